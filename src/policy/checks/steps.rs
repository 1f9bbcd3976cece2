//! `sequence` over named steps: what a list names comes in the order that the policy gives.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::ops::Range;

use crate::calendar::Time;
use crate::kind::{is_same_text, plain_form, plain_text};
use crate::language::messages::{names as words, policy as say, policy_file};
use crate::language::{Fact, Facts};
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{Argument, Compiled, Compiler, Names};
use crate::policy::located::Located;
use crate::policy::outcome::{Outcome, Shown, Undecided};
use crate::policy::parameter::{ParameterType, ParameterValue};
use crate::policy::path::Path;
use crate::policy::reason::other_form;
use crate::policy::slot::{Found, moment_at, no_answer, texts};
use crate::yaml::Node;

/// The order of named steps, and where a document names them.
#[derive(Debug)]
struct Steps {
    /// Where the names are.
    values: Path,
    /// Where the time of each is: steps without one have not come, and the others come as their times do.
    at: Option<Path>,
    /// The names, those of one place in any order among themselves.
    order: Vec<Vec<String>>,
    /// The place of each name, by its text; of those that are numbers or truth values also by what they are.
    places: [HashMap<String, usize>; 2],
    /// Whether the first place must come first.
    starts: bool,
    /// Which names may be left out between two that come; all where nothing is said.
    skip: Option<BTreeSet<String>>,
}

/// A step of a document.
struct Step<'w> {
    name: Located<'w>,
    /// Its place in the order.
    place: usize,
    /// Its time, where steps have one.
    time: Option<(Found<'w>, Time)>,
}

pub(super) fn compile<'k>(node: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    let values = node.get("values")?;
    let values = Path::compile(values.text(), values.span(), names, compiler)?;
    if !values.is_many() {
        let at = node.get("values").map_or(node.span(), Node::span);
        let help = words::EXAMPLE_HELP.with("example", Fact::code("values: 'steps[].name'"));
        compiler.problem(at, policy_file::ONE_STEP.with("path", Fact::code(values.shown())), Some(help));
        return None;
    }
    let at = match node.get("at") {
        None => None,
        Some(at) => {
            let path = Path::compile(at.text(), at.span(), names, compiler)?;
            if !path.is_beside(&values) {
                let says = policy_file::NOT_BESIDE.with("path", Fact::code(path.shown()));
                let says = says.with("values", Fact::code(values.shown()));
                let help = words::EXAMPLE_HELP.with("example", Fact::code("values: 'steps[].name', at: 'steps[].at'"));
                compiler.problem(at.span(), says, Some(help));
                return None;
            }
            Some(path)
        }
    };
    let Some(written) = node.get("order") else {
        compiler.without(node.span(), "sequence", &["order"], "order: [test, [training, review], production]");
        return None;
    };
    let order = order(written, compiler)?;
    let skip = match node.get("skip") {
        None if node.get("step").is_some_and(|step| step.text() == "one") => Some(Vec::new()),
        None => None,
        Some(skip) if skip.as_bool().is_some() => Some(Vec::new()),
        Some(skip) => Some(self::order(skip, compiler)?.into_iter().flatten().collect()),
    };
    hold(node, &values, (&order, skip.as_deref()), names, compiler)?;
    let starts = node.get("start").is_some_and(|start| start.text() == "required");
    let named = || order.iter().enumerate().flat_map(|(place, group)| group.iter().map(move |name| (name, place)));
    let places = [
        named().map(|(name, place)| (name.clone(), place)).collect(),
        named().filter_map(|(name, place)| Some((plain_text(name)?, place))).collect(),
    ];
    let skip = skip.map(|skip| skip.into_iter().collect());
    Some(Compiled::new(Steps { values, at, order, places, starts, skip }, &["first", "second", "skipped", "order"]))
}

/// The places of an order: a name, or several in any order; a parameter gives names, or all of the list.
fn order<'k>(node: Node<'k>, compiler: &mut Compiler<'k>) -> Option<Vec<Vec<String>>> {
    let mut order = Vec::new();
    let places: Vec<Node<'k>> = if node.is_sequence() { node.items().collect() } else { vec![node] };
    for place in places {
        let is_group = place.is_sequence();
        let mut group = Vec::new();
        for name in texts(place) {
            let of_parameter = match compiler.argument(name, &[ParameterType::Text, ParameterType::List])? {
                Argument::Written(name) => vec![name.text().to_owned()],
                Argument::Parameter(parameter) => match parameter.value {
                    ParameterValue::List(names) => names,
                    ParameterValue::Text(name) => vec![name],
                    _ => Vec::new(),
                },
            };
            if is_group {
                group.extend(of_parameter);
            } else {
                order.extend(of_parameter.into_iter().map(|name| vec![name]));
            }
        }
        if is_group {
            order.push(group);
        }
    }
    Some(order)
}

/// Holds the names against each other, and against what the schemas list for the field.
fn hold<'k>(
    node: Node<'k>,
    values: &Path,
    (order, skip): (&[Vec<String>], Option<&[String]>),
    names: &Names<'k>,
    compiler: &mut Compiler<'k>,
) -> Option<()> {
    let place = |key: &str, name: &str| {
        let listed = node.get(key)?;
        let all: Vec<Node<'k>> = listed.items().flat_map(|item| texts(item).collect::<Vec<_>>()).collect();
        Some(all.into_iter().find(|item| item.text() == name).unwrap_or(listed).span())
    };
    let known: Vec<&String> = order.iter().flatten().collect();
    let all: BTreeSet<&String> = known.iter().copied().collect();
    if let Some(name) = skip.into_iter().flatten().find(|name| !all.contains(name)) {
        compiler.unknown(place("skip", name)?, words::STEP, name, known.iter().map(|name| name.as_str()));
        return None;
    }
    let mut seen = BTreeSet::new();
    if let Some(name) = known.iter().copied().find(|name| !seen.insert(*name)) {
        compiler.problem(place("order", name)?, policy_file::TWO_STEPS.with("name", Fact::code(name)), None);
        return None;
    }
    let Some(listed) = values.listed(names, compiler) else { return Some(()) };
    match known.iter().find(|name| !listed.iter().any(|listed| is_same_text(listed, name))) {
        Some(name) => {
            compiler.unknown(place("order", name)?, words::VALUE, name, listed.iter().map(String::as_str));
            None
        }
        None => Some(()),
    }
}

impl Check for Steps {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        self.find(case).unwrap_or_else(|undecided| vec![undecided.into()])
    }

    fn absent(&self, case: &Case<'_>) -> Option<Outcome> {
        self.values.find(case).is_empty().then(|| self.values.lacking(case))
    }
}

impl Steps {
    fn find(&self, case: &Case<'_>) -> Result<Vec<Outcome>, Undecided> {
        let mut outcomes = Vec::new();
        let mut steps = self.steps(case, &mut outcomes)?;
        if self.at.is_some() {
            steps = by_time(steps);
        }
        if self.starts {
            match steps.first() {
                None if outcomes.is_empty() => outcomes.extend(self.absent(case)),
                Some(first) if first.place > 0 => {
                    let mut outcome = outcome(first, case, self.names(0..1), None);
                    outcome.says = Some((say::STEP_FIRST, say::STEP_HELP));
                    outcomes.push(outcome);
                }
                _ => {}
            }
        }
        let mut furthest: Option<&Step<'_>> = None;
        for step in &steps {
            let Some(before) = furthest else {
                furthest = Some(step);
                continue;
            };
            let first = || Fact::code(before.name.node.text());
            match step.place.cmp(&before.place) {
                Ordering::Less => {
                    let mut outcome = outcome(step, case, first(), None);
                    outcome.says = Some((say::STEP_BACK, say::STEP_HELP));
                    outcome.labels.push(Shown::of(&before.name).label(None));
                    outcomes.push(outcome);
                    continue;
                }
                Ordering::Equal => {}
                Ordering::Greater => {
                    let between = before.place + 1..step.place;
                    if let Some(skip) = &self.skip
                        && self.order[between.clone()].iter().any(|group| !group.iter().any(|name| skip.contains(name)))
                    {
                        let left_out = between.filter(|place| {
                            let group = self.order.get(*place).map_or(&[][..], Vec::as_slice);
                            !group.iter().any(|name| skip.contains(name))
                        });
                        let skipped = left_out.map(|place| self.names(place..place + 1)).collect();
                        let mut outcome = outcome(step, case, first(), Some(Fact::List(skipped)));
                        outcome.says = Some((say::STEP_LEFT_OUT, say::STEP_HELP));
                        outcome.labels.push(Shown::of(&before.name).label(None));
                        outcomes.push(outcome);
                    }
                }
            }
            furthest = Some(step);
        }
        Ok(outcomes)
    }

    /// The steps that have come, in the order of the list; what is none of them is an outcome.
    fn steps<'w>(&self, case: &Case<'w>, outcomes: &mut Vec<Outcome>) -> Result<Vec<Step<'w>>, Undecided> {
        let found = match &self.at {
            None => self.values.find(case).into_iter().map(|name| (name, None)).collect(),
            Some(at) => self.values.find_beside(at, case),
        };
        let mut steps = Vec::new();
        for (name, at) in found {
            if name.node.scalar().is_none() {
                return Err(other_form(&name, case));
            }
            let time = match at {
                // What has no time has not come.
                None if self.at.is_some() => continue,
                None => None,
                Some(at) => {
                    let found = Found { moment: moment_at(&at, case)?, at: Some(at) };
                    let time = found.moment.time(case.zone).map_err(|error| no_answer(&found, case, &error))?;
                    Some((found, time))
                }
            };
            match self.place(name.node) {
                Some(place) => steps.push(Step { name, place, time }),
                None => {
                    let step = Step { name, place: 0, time };
                    let mut outcome = outcome(&step, case, Fact::text(""), None);
                    outcome.facts.insert("order", self.names(0..self.order.len()));
                    outcome.says = Some((say::STEP_UNKNOWN, say::STEP_HELP));
                    outcomes.push(outcome);
                }
            }
        }
        Ok(steps)
    }

    /// The place of a name in the order.
    fn place(&self, name: Node<'_>) -> Option<usize> {
        let [by_text, by_value] = &self.places;
        match plain_form(name) {
            Some(value) => by_value.get(&value),
            None => by_text.get(name.text()),
        }
        .copied()
    }

    /// The names in some places of the order, as alternatives.
    fn names(&self, places: Range<usize>) -> Fact {
        Fact::any(self.order.get(places).into_iter().flatten().flatten().cloned())
    }
}

/// Steps in the order in which they came. Where two may have come in either order, at one time or on a day and at a moment
/// of that day, they stand as the order of the policy has them.
fn by_time(mut steps: Vec<Step<'_>>) -> Vec<Step<'_>> {
    let start = |step: &Step<'_>| step.time.as_ref().map(|(_, time)| time.start());
    steps.sort_by_key(|step| (start(step), step.place));
    let mut sorted = Vec::with_capacity(steps.len());
    // Steps of one day, which may still come after moments of that day, and when the day ends.
    let mut waiting: VecDeque<Step<'_>> = VecDeque::new();
    let mut end_of_day = None;
    for step in steps {
        if start(&step) >= end_of_day {
            sorted.extend(waiting.drain(..));
        }
        if let Some((_, Time::Day { end, .. })) = &step.time {
            end_of_day = Some(*end);
            waiting.push_back(step);
            continue;
        }
        while let Some(day) = waiting.pop_front_if(|day| day.place <= step.place) {
            sorted.push(day);
        }
        sorted.push(step);
    }
    sorted.extend(waiting);
    sorted
}

fn outcome(step: &Step<'_>, case: &Case<'_>, first: Fact, skipped: Option<Fact>) -> Outcome {
    let facts = Facts::new()
        .with("first", first)
        .with("second", Fact::code(step.name.node.text()))
        .with("skipped", skipped.unwrap_or_else(|| Fact::text("")))
        .with("order", Fact::text(""));
    let mut outcome = Outcome::fail(&step.name, facts);
    if let Some((found, _)) = &step.time {
        outcome.repair = case.repair_until(found).ok();
        outcome.work = case.work(found.at.as_ref());
    }
    outcome
}

//! Time slots: wherever a check wants a time.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::announced::{Announced, announced, changed, earliest_plan};
use super::case::Case;
use super::claims::POSTPONED;
use super::compile::{Argument, Compiler, Names};
use super::condition::Condition;
use super::facts::field_at;
use super::located::Located;
use super::outcome::{Outcome, Repair, Undecided, Work};
use super::parameter::{ParameterType, ParameterValue};
use super::path::Path;
use super::reason::told;
use crate::calendar::{Amount, Count, Days, Eves, Moment, MomentError, NoticeTerms, TimeError};
use crate::expression::{Type, Why};
use crate::finding::Unproven;
use crate::kind::Schema;
use crate::language::messages::{names as words, policy_file as say};
use crate::language::{Fact, Facts};
use crate::yaml::Node;

/// The fields that say that work began or was done.
const BEGUN: [&str; 4] = ["startedAt", "implementedAt", "endedAt", "completedAt"];

/// Where a check finds a time.
#[derive(Debug)]
pub enum Slot {
    /// The value at a path; of several, the earliest.
    Path(Path),
    /// When the target first had the document as it announces itself now, for the notice that it is the time of. It takes
    /// Git: without history, absent.
    Announced(Option<Arc<Notified>>),
    /// When the target last saw some paths change. It takes Git: without history, absent.
    Changed(Vec<Path>),
    /// The value of a `let`; one without a value is absent.
    Named(String),
    /// The earliest or latest of several.
    Of {
        /// Whether the latest is taken.
        latest: bool,
        /// The times to choose from; absent ones are left out.
        slots: Vec<Slot>,
        /// Which values of a path count: over `it`, and `key` where the path has `.*`.
        only: Option<Condition>,
    },
    /// The last moment at which a notice of the time of another slot is in time.
    Noticed {
        /// The time that the notice is of.
        of: Box<Slot>,
        /// How long before it.
        terms: NoticeTerms,
    },
}

/// What a notice is given of.
#[derive(Debug)]
pub struct Notified {
    /// The start.
    pub(super) before: Arc<Slot>,
    /// What else must be as it was announced.
    pub(super) announces: Vec<Path>,
}

/// A time that was found.
#[derive(Debug, Clone)]
pub struct Found<'w> {
    /// The time.
    pub moment: Moment,
    /// Where it is written; `None` for a time that comes from Git.
    pub at: Option<Located<'w>>,
}

impl Slot {
    /// Reads a slot.
    pub(super) fn compile<'k>(node: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        if let Some(text) = node.as_str() {
            let name = text.strip_prefix('$');
            if let Some((name, of)) = name.and_then(|name| names.lets.iter().rev().find(|(bound, _)| bound == name)) {
                if !is_time(of) {
                    compiler.problem(node.span(), say::NO_TIME.with("name", Fact::code(text)), None);
                    return None;
                }
                return Some(Slot::Named(name.clone()));
            }
            return match text {
                "announced" => Some(Slot::Announced(None)),
                _ => Path::compile(text, node.span(), names, compiler).map(Slot::Path),
            };
        }
        if node.is_sequence() {
            let slots: Option<Vec<Slot>> = node.items().map(|item| Slot::compile(item, names, compiler)).collect();
            return Some(Slot::Of { latest: false, slots: slots?, only: None });
        }
        if let Some(of) = node.get("slot") {
            return Self::noticed(node, of, names, compiler);
        }
        let entry = node.entries().find(|entry| entry.key.text() != "where")?;
        let name = entry.key.text();
        let latest = match name {
            "earliest" => false,
            "latest" => true,
            "changed" => {
                let mut path = |path: Node<'k>| Path::compile(path.text(), path.span(), names, compiler);
                return texts(entry.value).map(&mut path).collect::<Option<_>>().map(Slot::Changed);
            }
            _ => {
                compiler.unknown(entry.key.span(), words::TIME_SLOT, name, ["earliest", "latest", "changed", "slot"]);
                return None;
            }
        };
        let slots: Vec<Slot> = if entry.value.is_sequence() {
            entry.value.items().map(|item| Slot::compile(item, names, compiler)).collect::<Option<_>>()?
        } else {
            vec![Slot::compile(entry.value, names, compiler)?]
        };
        let only = match node.get("where") {
            None => None,
            Some(condition) => {
                let inner = match slots.as_slice() {
                    [Slot::Path(path)] => path.element_names(names, compiler),
                    _ => {
                        let help = say::WHERE_WITHOUT_PATH_HELP.into();
                        compiler.problem(condition.span(), say::WHERE_WITHOUT_PATH, Some(help));
                        return None;
                    }
                };
                Some(Condition::compile(condition, &inner, compiler)?)
            }
        };
        Some(Slot::Of { latest, slots, only })
    }

    /// Says what the notice is given of that it is the time of.
    pub(super) fn announce(&mut self, notified: &Arc<Notified>) {
        match self {
            Slot::Announced(of) => *of = Some(Arc::clone(notified)),
            Slot::Of { slots, .. } => slots.iter_mut().for_each(|slot| slot.announce(notified)),
            Slot::Path(_) | Slot::Changed(_) | Slot::Named(_) | Slot::Noticed { .. } => {}
        }
    }

    /// Reads `{slot: SLOT, minus: AMOUNT, count: …}`.
    fn noticed<'k>(node: Node<'k>, of: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        let of = Box::new(Slot::compile(of, names, compiler)?);
        let Some(minus) = node.get("minus") else {
            compiler.without(node.span(), "slot", &["minus"], "minus: 10 days");
            return None;
        };
        let terms = NoticeTerms { at_least: days(minus, compiler)?, count: count(node, compiler)?, eves: Eves::Free };
        compiler.counting(minus.span(), "minus").then_some(Slot::Noticed { of, terms })
    }

    /// The time; `None` where it is absent. Of a day and a moment on that day, the moment is the earliest: a day does not
    /// say when on it.
    ///
    /// # Errors
    /// A time that cannot be read, or that a clock change skips or repeats.
    pub fn find<'w>(&self, case: &Case<'w>) -> Result<Option<Found<'w>>, Undecided> {
        self.best(case, true)
    }

    /// The time that others must not come before. Of a day and a moment on that day, the day is the earliest: what is of
    /// the day may have come before the moment.
    ///
    /// # Errors
    /// As for [`Self::find`].
    pub fn find_bound<'w>(&self, case: &Case<'w>) -> Result<Option<Found<'w>>, Undecided> {
        self.best(case, false)
    }

    /// The time that comes after another one: where there may be several, the earliest at or after it; else the one there
    /// is, whenever it is.
    ///
    /// # Errors
    /// As for [`Self::find`].
    pub(super) fn find_from<'w>(&self, from: &Found<'_>, case: &Case<'w>) -> Result<Option<Found<'w>>, Undecided> {
        let is_one = match self {
            Slot::Path(path) => !path.is_many(),
            Slot::Of { latest, .. } => *latest,
            Slot::Announced(_) | Slot::Changed(_) | Slot::Named(_) | Slot::Noticed { .. } => true,
        };
        if is_one {
            return self.find(case);
        }
        let mut first: Option<Found<'w>> = None;
        for found in self.all(case)? {
            let to_from = found.moment.compare(&from.moment, case.zone);
            if to_from.map_err(|error| no_answer(&found, case, &error))? == Ordering::Less {
                continue;
            }
            let is_first = match &first {
                Some(first) => order(&found, first, case)? == Ordering::Less,
                None => true,
            };
            if is_first {
                first = Some(found);
            }
        }
        Ok(first)
    }

    /// Every time that it may stand for.
    ///
    /// # Errors
    /// As for [`Self::find`].
    pub(super) fn all<'w>(&self, case: &Case<'w>) -> Result<Vec<Found<'w>>, Undecided> {
        let mut all = Vec::new();
        match self {
            Slot::Of { latest: false, slots, only: None } => {
                for slot in slots {
                    all.extend(slot.all(case)?);
                }
            }
            Slot::Of { latest: true, .. } => all.extend(self.find(case)?),
            _ => self.collect(case, &mut all)?,
        }
        Ok(all)
    }

    /// The outcome where there is no time, shown where it should be.
    pub(super) fn lacking(&self, case: &Case<'_>) -> Outcome {
        match self.first_path() {
            Some(path) => path.lacking(case),
            None => Outcome::missing(&case.top(), Facts::new().with("missing", Fact::Text(String::new()))),
        }
    }

    fn best<'w>(&self, case: &Case<'w>, to_the_moment: bool) -> Result<Option<Found<'w>>, Undecided> {
        let mut all = Vec::new();
        self.collect(case, &mut all)?;
        let latest = match self {
            Slot::Of { latest, slots, .. } => {
                // The latest of what has happened is not known as long as one of it has not.
                if *latest && slots.len() > 1 && !all_are_there(slots, case)? {
                    return Ok(None);
                }
                *latest
            }
            _ => false,
        };
        let mut best: Option<Found<'w>> = None;
        for found in all {
            let better = match &best {
                None => true,
                Some(best) if latest => order(&found, best, case)? == Ordering::Greater,
                Some(best) if to_the_moment && is_within(&found, best, case)? => true,
                Some(best) if to_the_moment && is_within(best, &found, case)? => false,
                Some(best) => order(&found, best, case)? == Ordering::Less,
            };
            if better {
                best = Some(found);
            }
        }
        Ok(best)
    }

    fn collect<'w>(&self, case: &Case<'w>, all: &mut Vec<Found<'w>>) -> Result<(), Undecided> {
        match self {
            Slot::Path(path) => {
                for at in path.walk(case)? {
                    all.push(found(at, case)?);
                }
            }
            Slot::Announced(of) => all.extend(announcement(of.as_deref(), case).map(of_git)),
            Slot::Changed(paths) => all.extend(changed(case, paths).map(of_git)),
            Slot::Named(name) => {
                let named = case.lets.iter().rev().find(|named| named.name == *name);
                if let Some(moment) = named.map(|named| named.moment(case)).transpose()?.flatten() {
                    all.push(Found { moment, at: None });
                }
            }
            Slot::Noticed { of, terms } => {
                let (Some(before), Some(calendar)) = (of.find(case)?, case.calendar) else { return Ok(()) };
                let last = calendar.last_notice(&before.moment, terms, case.zone);
                let moment = last.map_err(|error| no_answer(&before, case, &error))?;
                all.push(Found { moment, at: before.at });
            }
            Slot::Of { latest, slots, only: None } => {
                for slot in slots {
                    // A path to several times stands for its earliest, and here for each of them.
                    match slot {
                        Slot::Path(_) if *latest => slot.collect(case, all)?,
                        _ => all.extend(slot.find(case)?),
                    }
                }
            }
            Slot::Of { slots, only: Some(condition), .. } => {
                for slot in slots {
                    let Slot::Path(path) = slot else { continue };
                    for (at, element) in path.walk_with_elements(case)? {
                        if condition.holds(&case.at(element))? {
                            all.push(found(at, case)?);
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// What it relies on that only the history in Git can prove.
    pub fn rests_on(&self) -> BTreeSet<Unproven> {
        match self {
            Slot::Announced(_) => BTreeSet::from([Unproven::Announcement]),
            Slot::Changed(_) => BTreeSet::from([Unproven::Change]),
            Slot::Path(_) | Slot::Named(_) => BTreeSet::new(),
            Slot::Of { slots, .. } => slots.iter().flat_map(Slot::rests_on).collect(),
            Slot::Noticed { of, .. } => of.rests_on(),
        }
    }

    /// The first path in it: where something missing is shown.
    pub fn first_path(&self) -> Option<&Path> {
        match self {
            Slot::Path(path) => Some(path),
            Slot::Announced(_) | Slot::Changed(_) | Slot::Named(_) => None,
            Slot::Of { slots, .. } => slots.iter().find_map(Slot::first_path),
            Slot::Noticed { of, .. } => of.first_path(),
        }
    }
}

/// When the target first had what a document announces now.
fn announcement(of: Option<&Notified>, case: &Case<'_>) -> Option<DateTime<Utc>> {
    let Some(Notified { before, announces }) = of else { return announced(case, &earliest_plan, &[]) };
    let start = |case: &Case<'_>| {
        let found = before.find(case).ok()??;
        let is_made = found.at.as_ref().is_some_and(|at| is_claim(at, case));
        Some(Announced { moment: found.moment, is_made })
    };
    announced(case, &start, announces)
}

/// Whether a value claims when something happened, as its schema says.
fn is_claim(at: &Located<'_>, case: &Case<'_>) -> bool {
    let schema = case.world.review.kind(at.document).and_then(|kind| kind.schema.as_deref());
    let field = schema.and_then(Schema::shape).and_then(|shape| shape.descend(&at.pointer()));
    field.and_then(|shape| shape.keyword("x-happened")).and_then(serde_json::Value::as_bool) == Some(true)
}

/// Whether a `let` may be a time.
fn is_time(of: &Type) -> bool {
    match of {
        Type::Time | Type::Any => true,
        Type::Optional(inner) => is_time(inner),
        _ => false,
    }
}

fn of_git<'w>(at: DateTime<Utc>) -> Found<'w> {
    Found { moment: Moment::from_instant(at), at: None }
}

/// Whether each slot that a document itself could have has a time. What only history would tell is left out.
fn all_are_there(slots: &[Slot], case: &Case<'_>) -> Result<bool, Undecided> {
    for slot in slots.iter().filter(|slot| !matches!(slot, Slot::Announced(_) | Slot::Changed(_))) {
        if slot.find(case)?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A number of days or working days.
pub(super) fn days<'k>(node: Node<'k>, compiler: &mut Compiler<'k>) -> Option<Days> {
    let value = match compiler.argument(node, &[ParameterType::Days])? {
        Argument::Parameter(parameter) => parameter.value,
        Argument::Written(node) => match ParameterValue::read(node, ParameterType::Days) {
            Ok(value) => value,
            Err(refusal) => {
                compiler.refuse(node.span(), &refusal);
                return None;
            }
        },
    };
    match value {
        ParameterValue::Amount(Amount::Days(days)) => Some(days),
        _ => None,
    }
}

/// How days are counted, as `count` of a mapping says.
pub(super) fn count<'k>(node: Node<'k>, compiler: &mut Compiler<'k>) -> Option<Count> {
    let Some(node) = node.get("count") else { return Some(Count::Calendar) };
    let text = match compiler.argument(node, &[ParameterType::Enum, ParameterType::Text])? {
        Argument::Parameter(parameter) => match parameter.value {
            ParameterValue::Text(text) => text,
            _ => return None,
        },
        Argument::Written(node) => node.text().to_owned(),
    };
    match text.as_str() {
        "calendar" => Some(Count::Calendar),
        "same-clock" => Some(Count::SameClock),
        "clear" => Some(Count::Clear),
        other => {
            compiler.unknown(node.span(), words::COUNT, other, ["calendar", "same-clock", "clear"]);
            None
        }
    }
}

/// A scalar or the scalars of a list.
pub(super) fn texts(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let single = node.scalar().is_some().then_some(node);
    single.into_iter().chain(node.items())
}

fn found<'w>(at: Located<'w>, case: &Case<'w>) -> Result<Found<'w>, Undecided> {
    let moment = moment_at(&at, case)?;
    Ok(Found { moment, at: Some(at) })
}

/// The time that is written at a place.
pub(super) fn moment_at(at: &Located<'_>, case: &Case<'_>) -> Result<Moment, Undecided> {
    let read =
        if at.node.scalar().is_some() { at.node.text().parse() } else { Err(MomentError::Malformed(String::new())) };
    read.map_err(|error| no_moment(at, &error, case))
}

/// Undecided, since the text in the place of a time is not a time.
pub(super) fn no_moment(at: &Located<'_>, error: &MomentError, case: &Case<'_>) -> Undecided {
    let why = told(at, None, case).unwrap_or_else(|| Why::no_moment(error, field_at(case.world, at)));
    Undecided::at(at, why)
}

/// Undecided, since nothing can be computed with a time; shown where it is written.
pub(super) fn no_answer(found: &Found<'_>, case: &Case<'_>, error: &TimeError) -> Undecided {
    match &found.at {
        Some(at) => {
            let field = field_at(case.world, at);
            Undecided::at(at, Why::no_answer(error, field, &found.moment, case.zone))
        }
        None => Undecided::at(&case.top(), Why::no_reckoning(error)),
    }
}

impl Case<'_> {
    /// Whether a time has come.
    ///
    /// # Errors
    /// A time that a clock change skips or repeats.
    pub(super) fn has_begun(&self, found: &Found<'_>) -> Result<bool, Undecided> {
        let start = found.moment.start(self.zone).map_err(|error| no_answer(found, self, &error))?;
        Ok(start <= self.now())
    }

    /// Whether an edit may mend what must be there before a time.
    ///
    /// # Errors
    /// As for [`Self::has_begun`].
    pub(super) fn repair_until(&self, found: &Found<'_>) -> Result<Repair, Undecided> {
        let start = found.moment.start(self.zone).map_err(|error| no_answer(found, self, &error))?;
        Ok(Repair::of(start, start <= self.now()))
    }

    /// Whether what was to happen at a time was done, as far as the document tells: where the time is only planned, and
    /// the document neither says that its work began nor that it is done, it may not have been, or still lies ahead.
    pub(super) fn work(&self, at: Option<&Located<'_>>) -> Work {
        let is_begun = || BEGUN.iter().any(|name| self.node.get(name).is_some_and(|claim| !claim.is_null()));
        let can_wait = || {
            let shape = self.kind.schema.as_deref().and_then(Schema::shape);
            let values = shape.and_then(|shape| shape.property("status")?.keyword("enum")?.as_array());
            values.is_some_and(|values| values.iter().any(|value| value == POSTPONED))
        };
        let Some(at) = at.filter(|at| self.is_open() && self.is_planned(at) && !is_begun() && can_wait()) else {
            return Work::Done;
        };
        let start = moment_at(at, self).ok().and_then(|moment| moment.start(self.zone).ok());
        if start.is_some_and(|start| self.now() < start) { Work::Ahead } else { Work::PerhapsUndone }
    }
}

/// Whether a time is a moment on the day that another one is.
fn is_within(moment: &Found<'_>, day: &Found<'_>, case: &Case<'_>) -> Result<bool, Undecided> {
    if moment.moment.is_date() || !day.moment.is_date() {
        return Ok(false);
    }
    let order = moment.moment.compare(&day.moment, case.zone);
    Ok(order.map_err(|error| no_answer(moment, case, &error))? == Ordering::Equal)
}

/// The order of two times by their instants, a date by its start.
fn order(a: &Found<'_>, b: &Found<'_>, case: &Case<'_>) -> Result<Ordering, Undecided> {
    let start = |found: &Found<'_>| found.moment.start(case.zone).map_err(|error| no_answer(found, case, &error));
    Ok(start(a)?.cmp(&start(b)?))
}

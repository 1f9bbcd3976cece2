//! `approval`: enough valid approvals.
//!
//! What counts is written in the decisions under `approvals` of a document: by a person whom the registry gives the role
//! on that day, for the scope that is asked for, before the stage, by none of those who are excluded; of decisions of a
//! person in a role on a scope that differ the last wins, a standing rejection blocks, one person counts once and wears
//! one hat.

use std::collections::BTreeSet;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};

use super::{Check, CheckKind, Compiled};
use crate::calendar::Moment;
use crate::expression::Why;
use crate::finding::Unproven;
use crate::kind::in_yaml;
use crate::language::messages::policy as say;
use crate::language::messages::policy_file::IN_NO_DOCUMENTS;
use crate::language::{Fact, Facts};
use crate::policy::argument::{Missing, TextArgument};
use crate::policy::case::{Case, Located};
use crate::policy::compile::{Argument, Compiler, Names};
use crate::policy::facts::{field_at, field_of, moment_fact};
use crate::policy::outcome::{Outcome, Shown, Standing, Undecided};
use crate::policy::parameter::{ParameterType, ParameterValue};
use crate::policy::path::Path;
use crate::policy::roles::Asked;
use crate::policy::slot::{Found, Slot, moment_at, no_answer, texts};
use crate::yaml::{Node, Step, Style};

pub(super) const CHECK: CheckKind =
    CheckKind { name: "approval", about: "enough valid approvals, by those who may give them, in time", compile };

const FACTS: &[&str] = &[
    "have",
    "need",
    "role",
    "area",
    "scope",
    "whoMay",
    "rejectedBy",
    "late",
    "lateAt",
    "ahead",
    "aheadAt",
    "before",
    "stage",
    "missing",
    "document",
];

/// How far a claimed time may lie ahead of the clock.
const SKEW: TimeDelta = TimeDelta::minutes(5);

#[derive(Debug)]
struct Approval {
    role: Option<TextArgument>,
    body: Option<TextArgument>,
    by: Option<TextArgument>,
    area: Vec<(String, TextArgument)>,
    /// The documents that hold the approvals, with the kinds that the path names.
    within: Option<(Path, Vec<String>)>,
    each_of: Option<Path>,
    scope: Vec<TextArgument>,
    count: usize,
    before: Option<Slot>,
    /// Paths of persons who do not count.
    excluded: Vec<Path>,
    /// Whether those who wrote the document are excluded too; who they are takes Git.
    not_author: bool,
    /// Whether a mere statement is enough.
    stated: bool,
    many_hats: bool,
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    let text = |key: &str, compiler: &mut Compiler<'k>| match node.get(key) {
        None => Some(None),
        Some(value) => TextArgument::compile(value, names, compiler).map(Some),
    };
    let path = |key: &str, compiler: &mut Compiler<'k>| match node.get(key) {
        None => Some(None),
        Some(value) => Path::compile(value.text(), value.span(), names, compiler).map(Some),
    };
    let (role, body) = (text("role", compiler)?, text("of", compiler)?);
    let by = match node.get("by") {
        None => None,
        Some(by) => Some(TextArgument::path(by, names, compiler)?),
    };
    if role.is_none() && by.is_none() {
        compiler.without(node.span(), "approval", &["role", "by"], "role: data-controller");
        return None;
    }
    let mut area = Vec::new();
    for entry in node.get("for").into_iter().flat_map(Node::entries) {
        area.push((entry.key.text().to_owned(), TextArgument::field(entry.value, names, compiler)?));
    }
    let scope =
        node.get("scope").into_iter().flat_map(texts).map(|scope| TextArgument::compile(scope, names, compiler));
    let scope = scope.collect::<Option<Vec<_>>>()?;
    let before = match node.get("before") {
        None => None,
        Some(before) => Some(Slot::compile(before, names, compiler)?),
    };
    let mut excluded = Vec::new();
    let mut not_author = false;
    for person in node.get("distinctFrom").into_iter().flat_map(Node::items) {
        if person.text() == "author" {
            not_author = true;
        } else {
            excluded.push(Path::compile(person.text(), person.span(), names, compiler)?);
        }
    }
    let within = match path("in", compiler)? {
        None => None,
        Some(path) => {
            let shapes = path.shapes(names, compiler);
            let kind = |(_, shape): &(String, Option<crate::kind::Shape<'_>>)| {
                shape.and_then(|shape| shape.keyword("x-ref")?.as_str()).map(str::to_owned)
            };
            let kinds: Vec<String> = shapes.iter().filter_map(kind).collect();
            if kinds.is_empty() {
                let span = node.get("in").map_or(node.span(), Node::span);
                compiler.problem(span, IN_NO_DOCUMENTS.with("path", Fact::code(path.shown())), None);
                return None;
            }
            Some((path, kinds))
        }
    };
    let check = Approval {
        role,
        body,
        by,
        area,
        within,
        each_of: path("eachOf", compiler)?,
        scope,
        count: count(node, compiler)?,
        before,
        excluded,
        not_author,
        stated: is_stated_enough(node, compiler)?,
        many_hats: node.get("hats").is_some_and(|hats| hats.text() == "many"),
    };
    Some(Compiled::new(check, FACTS))
}

fn count<'k>(node: Node<'k>, compiler: &mut Compiler<'k>) -> Option<usize> {
    let Some(written) = node.get("count") else { return Some(1) };
    match compiler.argument(written, &[ParameterType::Number])? {
        Argument::Written(number) => number.as_i64().and_then(|number| usize::try_from(number).ok()),
        Argument::Parameter(parameter) => match parameter.value {
            ParameterValue::Number(number) => number.plain().parse().ok(),
            _ => None,
        },
    }
}

fn is_stated_enough<'k>(node: Node<'k>, compiler: &mut Compiler<'k>) -> Option<bool> {
    let Some(written) = node.get("evidence") else { return Some(true) };
    let value = match compiler.argument(written, &[ParameterType::Evidence])? {
        Argument::Parameter(parameter) => parameter.value,
        Argument::Written(node) => match ParameterValue::read(node, ParameterType::Evidence) {
            Ok(value) => value,
            Err(refusal) => {
                compiler.refuse(node.span(), &refusal);
                return None;
            }
        },
    };
    Some(matches!(value, ParameterValue::List(levels) if levels.iter().any(|level| level == "stated")))
}

impl Check for Approval {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        self.all(case).unwrap_or_else(|undecided| vec![undecided.into()])
    }

    fn rests_on(&self) -> BTreeSet<Unproven> {
        let author = self.not_author.then_some(Unproven::Authorship);
        self.before.iter().flat_map(Slot::rests_on).chain(author).collect()
    }
}

/// A decision that is written in a document.
struct Decision<'w> {
    at: Located<'w>,
    /// Its place in the list.
    index: usize,
    by: &'w str,
    role: &'w str,
    body: Option<&'w str>,
    /// The region, service or party that it is for; all that the role covers where it names none.
    area: Vec<(&'w str, &'w str)>,
    scope: Vec<&'w str>,
    approved: bool,
    time: DateTime<Utc>,
}

/// What the decisions that fit come to.
#[derive(Default)]
struct Tally<'d, 'w> {
    /// Who approved in time.
    have: Vec<&'w str>,
    rejected: Vec<&'w str>,
    /// An approval that was given once the work had started.
    late: Option<&'d Decision<'w>>,
    /// An approval that the clock has not come to.
    ahead: Option<&'d Decision<'w>>,
}

/// How a decision that fits is heard.
#[derive(Clone, Copy)]
enum Heard {
    Approval,
    Rejection,
    /// A rejection by someone who no longer holds the role.
    Withdrawal,
}

impl Approval {
    /// One outcome for each approval that is asked for: by document, by party, by scope.
    fn all(&self, case: &Case<'_>) -> Result<Vec<Outcome>, Undecided> {
        if !self.stated {
            return Err(Undecided::at(&case.top(), Why::new(&say::NO_EVIDENCE)));
        }
        let before = match &self.before {
            None => None,
            Some(slot) => match slot.find(case)? {
                Some(found) => Some(found),
                None => return Ok(vec![Self::no_stage(slot, case)]),
            },
        };
        let arguments = [&self.role, &self.body, &self.by].into_iter().flatten();
        let mut arguments = arguments.chain(self.area.iter().map(|(_, value)| value)).chain(&self.scope);
        if let Some(missing) = arguments.find_map(|argument| argument.missing(case)) {
            return Ok(vec![lacks(&missing, case)]);
        }
        let documents = match &self.within {
            None => vec![case.top()],
            Some((path, kinds)) => path.find(case).iter().filter_map(|at| Self::referred(at, kinds, case)).collect(),
        };
        let areas = match &self.each_of {
            None => vec![None],
            Some(path) => path.find(case).into_iter().map(|at| Some(at.node.text().to_owned())).collect(),
        };
        let scopes: Vec<String> = self.scope.iter().flat_map(|scope| scope.find(case)).collect();
        let scopes: Vec<Option<String>> =
            if scopes.is_empty() { vec![None] } else { scopes.into_iter().map(Some).collect() };
        let mut outcomes = Vec::new();
        for document in &documents {
            let decisions = decisions(document, case)?;
            for area in &areas {
                for scope in &scopes {
                    let document = (document, decisions.as_slice());
                    outcomes.extend(self.one(case, document, area.as_deref(), scope.as_deref(), before.as_ref())?);
                }
            }
        }
        Ok(outcomes)
    }

    fn referred<'w>(at: &Located<'w>, kinds: &[String], case: &Case<'w>) -> Option<Located<'w>> {
        kinds.iter().find_map(|kind| case.world.find(kind, at.node.text()))
    }

    fn no_stage(slot: &Slot, case: &Case<'_>) -> Outcome {
        let (at, field) = match slot.first_path() {
            Some(path) => (path.nearest(case), case.field_fact(path.shown())),
            None => (case.top(), Fact::Text(String::new())),
        };
        Outcome::missing(&at, Facts::new().with("missing", field))
    }

    fn one<'w>(
        &self,
        case: &Case<'w>,
        (document, decisions): (&Located<'w>, &[Decision<'w>]),
        area: Option<&str>,
        scope: Option<&str>,
        before: Option<&Found<'_>>,
    ) -> Result<Option<Outcome>, Undecided> {
        let asked = self.asked(case, area);
        let refuse = |why: Why| Undecided::at(document, why);
        let now = case.world.review.clock.at.to_utc();
        let deadline = match before {
            None => None,
            Some(before) => Some(before.moment.start(case.zone).map_err(|error| no_answer(before, case, &error))?),
        };
        let excluded: Vec<String> =
            self.excluded.iter().flat_map(|path| path.find(case)).map(|at| at.node.text().to_owned()).collect();
        let mut tally = Tally::default();
        let mut heard: Vec<(&Decision<'_>, Heard)> = Vec::new();
        for decision in decisions.iter().filter(|decision| Self::fits(decision, &asked, scope)) {
            let held = asked.is_held(case.world, decision.by, decision.time, case.zone).map_err(|why| refuse(*why))?;
            let late = deadline.is_some_and(|deadline| decision.time >= deadline);
            match (decision.approved, held) {
                (true, true) if decision.time > now + SKEW => tally.ahead = tally.ahead.or(Some(decision)),
                (true, true) if late => tally.late = tally.late.or(Some(decision)),
                (true, true) => heard.push((decision, Heard::Approval)),
                (true, false) => {}
                (false, true) => heard.push((decision, Heard::Rejection)),
                // Who no longer holds the role blocks nobody, but takes back what was approved before.
                (false, false) => heard.push((decision, Heard::Withdrawal)),
            }
        }
        for (decision, how) in &heard {
            if heard.iter().any(|(later, _)| takes_back(later, decision, scope)) {
                continue;
            }
            let other_hat = !self.many_hats && wears_another_hat(decision, decisions);
            let excluded = excluded.iter().any(|id| id == decision.by);
            match how {
                Heard::Approval if !other_hat && !excluded && !tally.have.contains(&decision.by) => {
                    tally.have.push(decision.by);
                }
                Heard::Rejection => tally.rejected.push(decision.by),
                Heard::Approval | Heard::Withdrawal => {}
            }
        }
        let Tally { have, rejected, .. } = &tally;
        if have.len() >= self.count && rejected.is_empty() {
            return Ok(None);
        }
        let who_may: Vec<String> = asked
            .holders(case.world, now, case.zone)
            .map_err(|why| refuse(*why))?
            .into_iter()
            .filter(|id| !excluded.contains(id) && !have.contains(&id.as_str()))
            .filter(|id| self.many_hats || !has_another_hat(id, &asked, decisions))
            .collect();
        let passed = deadline.is_some_and(|deadline| now >= deadline);
        let facts = self.facts(case, &asked, &tally, &who_may, scope, before);
        let can_still = rejected.is_empty() && !passed && is_open(case);
        let standing = if can_still { Standing::Pending } else { Standing::Fail };
        let place = decisions.first().map_or_else(|| document.clone(), |first| first.at.clone());
        let place = document.node.entry("approvals").map_or(place, |entry| document.clone().into_entry(entry));
        let mut outcome = Outcome::new(standing, Shown::of(&place), facts);
        outcome.says = Some(if rejected.is_empty() {
            (say::APPROVAL_MISSING, say::APPROVAL_MISSING_HELP)
        } else {
            (say::APPROVAL_REJECTED, say::APPROVAL_REJECTED_HELP)
        });
        // A record is never to be altered; only what is planned can move.
        let planned = before.and_then(|found| found.at.as_ref()).is_some_and(is_planned);
        match (tally.late, tally.ahead) {
            _ if !rejected.is_empty() => {}
            (Some(late), _) if planned => {
                outcome.instead = (Some(say::APPROVAL_LATE), Some(say::APPROVAL_LATE_HELP));
                outcome.labels.push(Shown::of(&late.at).label(None));
            }
            (None, Some(ahead)) => {
                outcome.instead = (Some(say::APPROVAL_AHEAD), Some(say::APPROVAL_AHEAD_HELP));
                outcome.labels.push(Shown::of(&ahead.at).label(None));
            }
            _ if passed && !planned => {}
            _ => {
                if passed {
                    outcome.instead = (None, Some(say::APPROVAL_PASSED_HELP));
                }
                outcome.example = who_may.first().map(|person| example(document, &asked, person, scope, case));
            }
        }
        outcome.who_may = Some(who_may);
        outcome.before = deadline;
        Ok(Some(outcome))
    }

    fn asked(&self, case: &Case<'_>, area: Option<&str>) -> Asked {
        let first = |argument: &Option<TextArgument>| {
            argument.as_ref().and_then(|argument| argument.find(case).into_iter().next())
        };
        let mut scope: Vec<(String, String)> = self
            .area
            .iter()
            .filter_map(|(field, value)| Some((field.clone(), value.find(case).into_iter().next()?)))
            .collect();
        if let Some(area) = area {
            scope.push(("party".to_owned(), area.to_owned()));
        }
        Asked { role: first(&self.role), body: first(&self.body), scope, person: first(&self.by) }
    }

    fn fits(decision: &Decision<'_>, asked: &Asked, scope: Option<&str>) -> bool {
        let role = asked.role.as_deref().is_none_or(|role| role == decision.role);
        let body = asked.body.as_deref().is_none_or(|body| decision.body.is_none_or(|of| of == body));
        let person = asked.person.as_deref().is_none_or(|person| person == decision.by);
        // What is written for another region is of that region alone.
        let elsewhere = |(field, id): &(String, String)| {
            decision.area.iter().any(|(written, value)| written == field && value != id)
        };
        let area = !asked.scope.iter().any(elsewhere);
        // An approval without a scope covers nothing where one is asked for; a rejection without one covers everything.
        let unscoped = !decision.approved && decision.scope.is_empty();
        role && body && person && area && (unscoped || scope.is_none_or(|scope| decision.scope.contains(&scope)))
    }

    fn facts(
        &self,
        case: &Case<'_>,
        asked: &Asked,
        tally: &Tally<'_, '_>,
        who_may: &[String],
        scope: Option<&str>,
        before: Option<&Found<'_>>,
    ) -> Facts {
        let people = |ids: &mut dyn Iterator<Item = &str>| ids.map(|id| person_fact(case, id)).collect::<Vec<_>>();
        let number = |number: usize| Fact::number(u64::try_from(number).unwrap_or(u64::MAX));
        let nothing = || Fact::Text(String::new());
        let by = |decision: Option<&Decision<'_>>| decision.map_or_else(nothing, |one| person_fact(case, one.by));
        let at = |decision: Option<&Decision<'_>>| {
            decision.map_or_else(nothing, |one| moment_fact(&Moment::from_instant(one.time), case.zone))
        };
        let stage = before.and_then(|found| found.at.as_ref());
        let stage = stage.map(|at| case.field_fact(&crate::kind::shown_path(&at.pointer())));
        let area = asked.scope.first().map(|(_, id)| area_fact(case, id));
        let body = asked.body.as_deref().map(|id| area_fact(case, id));
        Facts::new()
            .with("have", number(tally.have.len()))
            .with("need", number(self.count))
            .with("role", super::words::role_fact(asked.role.as_deref().unwrap_or("")))
            .with("area", area.or(body).unwrap_or_else(|| Fact::Text(String::new())))
            .with("scope", scope.map_or_else(|| Fact::Text(String::new()), Fact::code))
            .with("whoMay", Fact::Or(people(&mut who_may.iter().map(String::as_str))))
            .with("rejectedBy", Fact::List(people(&mut tally.rejected.iter().copied())))
            .with("late", by(tally.late))
            .with("lateAt", at(tally.late))
            .with("ahead", by(tally.ahead))
            .with("aheadAt", at(tally.ahead))
            .with("stage", stage.unwrap_or_else(|| Fact::Text(String::new())))
            .with(
                "before",
                before.map_or_else(|| Fact::Text(String::new()), |found| moment_fact(&found.moment, case.zone)),
            )
    }
}

/// What the approval hangs on is not there, so that nobody can tell whose it would be.
fn lacks(missing: &Missing<'_>, case: &Case<'_>) -> Outcome {
    let (at, field) = match missing {
        Missing::Path(path) => (path.nearest(case), case.field_fact(path.shown())),
        Missing::Named(name) => (case.top(), Fact::code(*name)),
    };
    Outcome::missing(&at, Facts::new().with("missing", field))
}

/// The decisions of a document, as they are written.
fn decisions<'w>(document: &Located<'w>, case: &Case<'w>) -> Result<Vec<Decision<'w>>, Undecided> {
    let Some(list) = document.node.entry("approvals") else { return Ok(Vec::new()) };
    let list_at = document.clone().into_entry(list);
    let mut decisions = Vec::new();
    for (index, node) in list.value.items().enumerate() {
        let at = list_at.to_item(index, node);
        let text = |key: &str| node.get(key).filter(|value| !value.is_null()).map(|value| value.text());
        let decision = text("decision").unwrap_or("");
        if !matches!(decision, "approved" | "rejected") {
            continue;
        }
        let Some(written) = node.entry("at").filter(|entry| !entry.value.is_null()) else {
            let field = field_of(case.world, at.document, &at.pointer().key("at"));
            let why = Why::new(&say::LACKING).help(&say::LACKING_HELP);
            return Err(Undecided::at(&at, why.with("missing", field).with("key", Fact::code("at"))));
        };
        let written = at.clone().into_entry(written);
        let time = match moment_at(&written, case)? {
            Moment::Instant { at: time, .. } => time,
            local => return Err(without_offset(&written, &local, case)),
        };
        decisions.push(Decision {
            by: text("by").unwrap_or(""),
            role: text("role").unwrap_or(""),
            index,
            body: text("of"),
            area: node
                .get("for")
                .into_iter()
                .flat_map(Node::entries)
                .filter(|entry| !entry.value.is_null())
                .map(|entry| (entry.key.text(), entry.value.text()))
                .collect(),
            scope: node
                .get("scope")
                .into_iter()
                .flat_map(|scope| scope.items().collect::<Vec<_>>())
                .map(|item| item.text())
                .collect(),
            approved: decision == "approved",
            time: time.to_utc(),
            at,
        });
    }
    Ok(decisions)
}

/// The time of a decision is an instant; what is to be written is told in the zone of the document.
fn without_offset(at: &Located<'_>, local: &Moment, case: &Case<'_>) -> Undecided {
    let field = field_at(case.world, at);
    let noon = match local {
        Moment::Date(date) => format!("{date}T12:00").parse().unwrap_or(*local),
        _ => *local,
    };
    let instant = match noon.start(case.zone) {
        Ok(instant) => instant,
        Err(error) => return Undecided::at(at, Why::no_answer(&error, field, &noon, case.zone)),
    };
    let example = instant.with_timezone(&case.zone.offset(instant)).format("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let why = Why::new(&say::NO_OFFSET).help(&say::NO_OFFSET_HELP);
    let value = Fact::code(at.node.text());
    Undecided::at(at, why.with("field", field).with("value", value).with("example", Fact::code(example)))
}

/// Whether the same person decided otherwise later; of two at once the rejection counts. Who approves once more does
/// not take back the first approval. An approval lifts a rejection of what it covers; a rejection takes back whatever it
/// touches.
fn takes_back(later: &Decision<'_>, decision: &Decision<'_>, scope: Option<&str>) -> bool {
    let same = later.by == decision.by && later.body.zip(decision.body).is_none_or(|(a, b)| a == b);
    let covers = if scope.is_some() {
        // Both are of the scope that is asked for.
        true
    } else if later.approved {
        later.scope.is_empty() && decision.scope.is_empty()
            || !decision.scope.is_empty() && decision.scope.iter().all(|scope| later.scope.contains(scope))
    } else {
        later.scope.is_empty() || decision.scope.is_empty() || later.scope.iter().any(|s| decision.scope.contains(s))
    };
    let after = later.time > decision.time || (later.time == decision.time && !later.approved);
    same && later.approved != decision.approved && covers && after
}

/// Whether a person approved in another role than the one that is asked for.
fn has_another_hat(person: &str, asked: &Asked, all: &[Decision<'_>]) -> bool {
    let other = |decision: &Decision<'_>| asked.role.as_deref().is_some_and(|role| role != decision.role);
    all.iter().any(|decision| decision.by == person && decision.approved && other(decision))
}

/// Whether the person approved in another role of this document before.
fn wears_another_hat(decision: &Decision<'_>, all: &[Decision<'_>]) -> bool {
    all.iter().any(|other| {
        let before = (other.time, other.index) < (decision.time, decision.index);
        other.by == decision.by && other.approved && other.role != decision.role && before
    })
}

/// Whether a time is one that can still be moved: fields of what happened end in `At`.
fn is_planned(at: &Located<'_>) -> bool {
    !matches!(at.way.last(), Some(Step::Key(name)) if name.ends_with("At"))
}

/// The entry to write under `approvals` once a person has approved.
fn example(document: &Located<'_>, asked: &Asked, person: &str, scope: Option<&str>, case: &Case<'_>) -> String {
    let now = case.world.review.clock.at.to_utc();
    let now = now.with_timezone(&case.zone.offset(now)).to_rfc3339_opts(SecondsFormat::Secs, true);
    // What an approval can be for; the party of a role is not written.
    let area = |(field, _): &&(String, String)| ["region", "service"].contains(&field.as_str());
    let area: Vec<String> =
        asked.scope.iter().filter(area).map(|(field, id)| format!("{field}: {}", plain(id))).collect();
    let fields = [
        Some(format!("role: {}", asked.role.as_deref().map_or_else(|| "…".to_owned(), plain))),
        asked.body.as_deref().map(|body| format!("of: {}", plain(body))),
        (!area.is_empty()).then(|| format!("for: {{{}}}", area.join(", "))),
        Some(format!("by: {}", plain(person))),
        Some(format!("at: {now}")),
        scope.map(|scope| format!("scope: [{}]", plain(scope))),
        Some("decision: approved".to_owned()),
    ];
    let entry = format!("{{{}}}", fields.into_iter().flatten().collect::<Vec<_>>().join(", "));
    match document.node.get("approvals").filter(|list| !list.is_empty()) {
        None => format!("approvals:\n  - {entry}"),
        Some(list) if list.style() == Style::Flow => entry,
        Some(_) => format!("- {entry}"),
    }
}

/// An id as YAML has it.
fn plain(id: &str) -> String {
    in_yaml(&serde_json::Value::from(id))
}

/// Whether the document's own status says that it is not decided yet.
fn is_open(case: &Case<'_>) -> bool {
    !matches!(case.phase().as_deref(), Some("decided" | "closed"))
}

fn person_fact(case: &Case<'_>, id: &str) -> Fact {
    let name =
        case.world.find("Person", id).and_then(|person| person.node.get("title")).map(|title| title.text().to_owned());
    Fact::Person { id: id.to_owned(), name: name.unwrap_or_else(|| id.to_owned()), role: None }
}

/// A region, body, service or party by its title.
fn area_fact(case: &Case<'_>, id: &str) -> Fact {
    let kinds = ["Region", "Body", "Service", "Party"];
    let title = kinds.iter().find_map(|kind| case.world.find(kind, id)).and_then(|at| at.node.get("title"));
    match title.filter(|title| title.scalar().is_some()) {
        Some(title) => Fact::text(title.text()),
        None => Fact::code(id),
    }
}

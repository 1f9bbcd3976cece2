//! `may`: go or no-go for a stage of a document, at the moment of the clock.
//!
//! It is go when the check has nothing against the document, nothing that is due before the stage is still to come, and
//! the clock is within the stage's own times.

use chrono::{DateTime, FixedOffset, Utc};

use crate::calendar::{Moment, Zone};
use crate::check::Rules;
use crate::finding::{DocumentName, Judgement, Report, Severity, Tally};
use crate::kind::{Schema, unknown};
use crate::language::messages::plan as say;
use crate::language::{Fact, Reader, Refusal, Sentence};
use crate::policy::{Claims, met, moment_fact, values};
use crate::registry::zone_of;
use crate::report::{tell_finding, tell_pending};
use crate::standing::AllRules;
use crate::workspace::{Document, Review};
use crate::yaml::Node;

/// The status of work that rests, whatever its phase.
const POSTPONED: &str = "postponed";

/// A stage of a document of a project.
#[derive(Debug)]
pub struct Target<'w> {
    /// The project that the document is in.
    review: &'w Review,
    document: &'w Document,
    /// The key under `plan`; none of a document with one window.
    pub stage: Option<String>,
}

/// Whether a stage may be carried out now, and why not.
#[derive(Debug)]
pub struct Clearance {
    /// The document.
    pub document: DocumentName,
    /// The key under `plan`; none of a document with one window.
    pub stage: Option<String>,
    /// When it starts, where that is known.
    pub start: Option<DateTime<FixedOffset>>,
    /// When it ends, where that is known.
    pub end: Option<DateTime<FixedOffset>>,
    /// What stands against it; nothing where it is go.
    pub hindrances: Vec<Hindrance>,
}

/// Something that stands against carrying out a stage now.
#[derive(Debug, PartialEq, Eq)]
pub struct Hindrance {
    /// The rule that says so; none where the document's own status or times do.
    pub rule: Option<String>,
    /// What stands against it.
    pub says: String,
    /// What to do.
    pub help: Option<String>,
    /// Until when that can be done, where it is still to come and has such a moment.
    pub before: Option<DateTime<FixedOffset>>,
}

impl Clearance {
    /// Whether nothing stands against it.
    pub fn is_go(&self) -> bool {
        self.hindrances.is_empty()
    }

    /// The next moment at which it may be go: its start, where that lies ahead.
    pub fn next(&self, now: DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
        self.start.filter(|start| *start > now)
    }
}

/// A document of a project and its stage.
///
/// # Errors
/// A stage that there is none of, or that has to be named.
pub fn target<'w>(review: &'w Review, document: &'w Document, stage: Option<&str>) -> Result<Target<'w>, Refusal> {
    Ok(Target { review, document, stage: stage_of(review, document, stage)? })
}

fn stage_of(review: &Review, document: &Document, stage: Option<&str>) -> Result<Option<String>, Refusal> {
    let Some(plan) = review.node(document).and_then(|node| node.get("plan")).filter(|plan| plan.is_mapping()) else {
        return match stage {
            // A schema may have stages that the document does not plan.
            Some(stage) if planned_by_schema(review, document).contains(&stage) => Ok(Some(stage.to_owned())),
            Some(stage) => Err(say::NO_STAGES.with("stage", Fact::code(stage)).into()),
            None => Ok(None),
        };
    };
    let here: Vec<&str> = plan.entries().filter(|entry| is_stage(entry.value)).map(|entry| entry.key.text()).collect();
    match (stage, here.as_slice()) {
        (Some(stage), _) => {
            let known: Vec<&str> = here.iter().copied().chain(planned_by_schema(review, document)).collect();
            if known.contains(&stage) {
                return Ok(Some(stage.to_owned()));
            }
            Err(unknown(say::STAGE, stage, known))
        }
        (None, [one]) => Ok(Some((*one).to_owned())),
        (None, []) if plan.get("start").is_some() || plan.get("end").is_some() => Ok(None),
        (None, stages) => {
            let known = if stages.is_empty() { planned_by_schema(review, document) } else { stages.to_vec() };
            let stages = known.into_iter().map(Fact::code).collect();
            Err(say::WHICH_STAGE.with("stages", Fact::List(stages)).into())
        }
    }
}

/// Whether a value under `plan` is a stage: it is to have a start or an end.
fn is_stage(value: Node<'_>) -> bool {
    value.get("start").is_some() || value.get("end").is_some()
}

/// The stages that the schema of the document's kind knows.
fn planned_by_schema<'w>(review: &'w Review, document: &Document) -> Vec<&'w str> {
    let shape = review.kind(document).and_then(|kind| kind.schema.as_deref()).and_then(Schema::shape);
    let plan = shape.and_then(|shape| shape.property("plan"));
    let names = plan.map(|plan| plan.property_names()).unwrap_or_default();
    names.into_iter().filter(|name| !["start", "end"].contains(name)).collect()
}

/// Whether a stage may be carried out at the moment of the clock, by a report of the whole project.
pub fn clearance(target: &Target<'_>, rules: &AllRules, report: &Report, whole: &Review, reader: &Reader) -> Clearance {
    let Target { review, document, stage } = target;
    let now = report.clock.at;
    let name = document.name.clone().unwrap_or_else(|| DocumentName { kind: String::new(), id: String::new() });
    let reader = &Reader { language: reader.language, today: now.date_naive() };
    let mut hindrances = Vec::new();
    let mut hinder = |says: Sentence| {
        hindrances.push(Hindrance { rule: None, says: says.render(reader), help: None, before: None });
    };
    if let Some(status) = status(review, document) {
        hinder(status);
    }
    let mut projects = rules.by_project(whole);
    let own = projects.find(|(project, _)| std::ptr::eq(*project, *review)).map(|(_, rules)| rules);
    if !own.is_some_and(|rules| is_governed(review, rules, document)) {
        hinder(say::UNGOVERNED.into());
    }
    let own_zone = zone_of(review, document);
    let (start, end) = times(review, document, stage.as_deref(), own_zone, &mut hinder);
    let zone = own_zone.unwrap_or(Zone::UTC);
    let told = |at: DateTime<Utc>| at.with_timezone(&zone.offset(at));
    match (start, end) {
        (Some(start), _) if now < start => {
            hinder(say::AHEAD.with("start", moment_fact(&Moment::from_instant(start), zone)));
        }
        (_, Some(end)) if end <= now => {
            hinder(say::OVER.with("end", moment_fact(&Moment::from_instant(end), zone)));
        }
        _ => {}
    }
    // What cannot be read may concern any document, an overlap or a role among it.
    let is_own = |judged: &Judgement| judged.document.as_ref().is_none_or(|of| *of == name);
    for counted in report.findings.iter().filter(|counted| is_own(&counted.judgement)) {
        let tally: Tally = [(counted.severity, counted.status)].into_iter().collect();
        if tally.fails(Severity::Error) {
            let finding = tell_finding(counted, reader);
            let rule = Some(finding.rule.id.to_string());
            hindrances.push(Hindrance { rule, says: finding.message, help: finding.help, before: None });
        }
    }
    for due in report.pending.iter().filter(|due| is_own(&due.judgement)) {
        // What is due after the work, such as its report, does not stand against it.
        let is_due_first = due.open.before.zip(start).is_none_or(|(before, start)| before <= start);
        if is_due_first {
            let pending = tell_pending(due, reader);
            let rule = Some(pending.rule.id.to_string());
            hindrances.push(Hindrance { rule, says: pending.missing, help: None, before: pending.before });
        }
    }
    Clearance { document: name, stage: stage.clone(), start: start.map(told), end: end.map(told), hindrances }
}

/// Why a document's own status stands against it; none where it does not.
fn status(review: &Review, document: &Document) -> Option<Sentence> {
    let node = review.node(document)?;
    let status = node.get("status")?.text();
    let phase = review.kind(document).and_then(|kind| kind.phase(node));
    match phase {
        Some("draft") => Some(say::DRAFT.into()),
        Some("void" | "closed") => Some(say::STATUS.with("status", Fact::code(status))),
        _ if status == POSTPONED => Some(say::STATUS.with("status", Fact::code(status))),
        _ => None,
    }
}

/// Whether any rule of a policy applies to a document: what nothing asks for has not been looked at.
fn is_governed(review: &Review, rules: &Rules, document: &Document) -> bool {
    let policies = rules.policies();
    let claims = Claims::of(review);
    let documents = policies.documents(review, &claims);
    let values = values(review, &documents);
    !met(&policies.world(review, &claims, &documents, &values), policies, document).is_empty()
}

/// The start and the end of a stage; what is missing or cannot be read stands against it.
fn times(
    review: &Review,
    document: &Document,
    stage: Option<&str>,
    zone: Option<Zone>,
    hinder: &mut impl FnMut(Sentence),
) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
    let node = review.node(document);
    let (path, at) = match (stage, node) {
        (Some(stage), node) => (format!("plan.{stage}"), node.and_then(|node| node.get("plan")?.get(stage))),
        (None, Some(node)) if node.get("plan").is_some() => ("plan".to_owned(), node.get("plan")),
        (None, node) => ("window".to_owned(), node.and_then(|node| node.get("window"))),
    };
    let mut time = |key: &str| {
        let field = Fact::code(format!("{path}.{key}"));
        let Some(text) = at.and_then(|at| at.get(key)).filter(|text| !text.is_null()) else {
            hinder(say::NO_TIME.with("field", field));
            return None;
        };
        let moment = text.text().parse::<Moment>().ok();
        // By whose clocks a local time is, nobody says.
        if zone.is_none() && moment.is_some_and(|moment| moment.instant().is_none()) {
            hinder(say::NO_ZONE.with("field", field));
            return None;
        }
        let zone = zone.unwrap_or(Zone::UTC);
        let instant = moment.and_then(|moment| if key == "start" { moment.start(zone) } else { moment.end(zone) }.ok());
        if instant.is_none() {
            hinder(say::NO_MOMENT.with("field", field).with("value", Fact::code(text.text())));
        }
        instant
    };
    (time("start"), time("end"))
}

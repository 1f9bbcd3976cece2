//! The stages of a document: which there are, when they are planned, and what of the document itself stands against them.

use chrono::{DateTime, Utc};

use crate::calendar::{Moment, Zone};
use crate::kind::{Schema, unknown};
use crate::language::messages::plan as say;
use crate::language::{Fact, Refusal, Sentence};
use crate::policy::{Claims, Values, met};
use crate::standing::AllRules;
use crate::workspace::{Document, Review};
use crate::yaml::{Node, Pointer};

/// The status of work that rests, whatever its phase.
const POSTPONED: &str = "postponed";

/// A stage of a document of a project.
#[derive(Debug)]
pub struct Target<'w> {
    /// The project that the document is in.
    pub(super) review: &'w Review,
    pub(super) document: &'w Document,
    /// The key under `plan`; none of a document with one window.
    pub stage: Option<String>,
}

/// A document of a project and its stage.
///
/// # Errors
/// A stage that there is none of, or that has to be named.
pub fn target<'w>(review: &'w Review, document: &'w Document, stage: Option<&str>) -> Result<Target<'w>, Refusal> {
    Ok(Target { review, document, stage: stage_of(review, document, stage)? })
}

/// The stages that a document plans; one without a name where it has one plan or one window.
pub fn targets<'w>(review: &'w Review, document: &'w Document) -> Vec<Target<'w>> {
    let plan = review.node(document).and_then(|node| node.get("plan")).filter(|plan| plan.is_mapping());
    let stages: Vec<String> = plan.map(|plan| planned(plan)).unwrap_or_default();
    let mut targets: Vec<Target<'w>> =
        stages.into_iter().map(|stage| Target { review, document, stage: Some(stage) }).collect();
    if targets.is_empty() {
        targets.push(Target { review, document, stage: None });
    }
    targets
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
    let here = planned(plan);
    match (stage, here.as_slice()) {
        (Some(stage), _) => {
            let known: Vec<&str> = here.iter().map(String::as_str).chain(planned_by_schema(review, document)).collect();
            if known.contains(&stage) {
                return Ok(Some(stage.to_owned()));
            }
            Err(unknown(say::STAGE, stage, known))
        }
        (None, [one]) => Ok(Some(one.clone())),
        (None, []) if plan.get("start").is_some() || plan.get("end").is_some() => Ok(None),
        (None, stages) => {
            let known = || planned_by_schema(review, document).into_iter().map(Fact::code).collect();
            let stages = if stages.is_empty() { known() } else { stages.iter().map(Fact::code).collect() };
            Err(say::WHICH_STAGE.with("stages", Fact::List(stages)).into())
        }
    }
}

/// The stages that are under `plan`.
fn planned(plan: Node<'_>) -> Vec<String> {
    plan.entries().filter(|entry| is_stage(entry.value)).map(|entry| entry.key.text().to_owned()).collect()
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

/// Why a document's own status stands against it; none where it does not.
pub(super) fn status(review: &Review, document: &Document) -> Option<Sentence> {
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

/// Whether any rule of a policy applies to the document of a stage: what nothing asks for has not been looked at. `whole` is
/// the review that its project is in.
pub fn is_governed(target: &Target<'_>, rules: &AllRules, whole: &Review) -> bool {
    let Target { review, document, .. } = target;
    let Some((_, rules)) = rules.by_project(whole).find(|(project, _)| std::ptr::eq(*project, *review)) else {
        return false;
    };
    let policies = rules.policies();
    let claims = Claims::of(review);
    let documents = policies.documents(review, &claims);
    let values = Values::of(&documents);
    !met(&policies.world(review, &claims, &documents, &values), policies, document).is_empty()
}

/// Where the start and the end of a stage stand, as a pointer: under `plan`, in it, or in `window`.
pub(super) fn place(target: &Target<'_>) -> Pointer {
    let node = target.review.node(target.document);
    let schema = target.review.kind(target.document).and_then(|kind| kind.schema.as_deref());
    let knows = |field: &str| schema.and_then(Schema::shape).is_some_and(|shape| shape.property(field).is_some());
    let has_plan = || node.is_some_and(|node| node.get("plan").is_some()) || knows("plan") && !knows("window");
    match &target.stage {
        Some(stage) => Pointer::default().key("plan").key(stage),
        None => Pointer::default().key(if has_plan() { "plan" } else { "window" }),
    }
}

/// The start and the end of a stage; what is missing or cannot be read stands against it.
pub(super) fn times(
    target: &Target<'_>,
    zone: Option<Zone>,
    hinder: &mut impl FnMut(Sentence),
) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
    let place = place(target);
    let at = target.review.node(target.document).and_then(|node| place.resolve(node));
    let mut time = |key: &str| {
        let field = Fact::code(place.key(key).path());
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

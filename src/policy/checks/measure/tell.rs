//! What is told of a figure that is not as asked.

use std::cmp::Ordering;

use chrono::{DateTime, Utc};

use super::form::Measure;
use super::inputs::quantity_fact;
use super::reckon::measured_from;
use crate::calendar::Zone;
use crate::finding::{DocumentName, PeriodName};
use crate::kind::to_json;
use crate::language::messages::measure as say;
use crate::language::{Decimal, Fact, Facts, Noun, Phrase, Saying};
use crate::policy::case::Case;
use crate::policy::facts::period_fact;
use crate::policy::figure::{Figure, FigureKind, Quantity, Way};
use crate::policy::located::Located;
use crate::policy::measured::{Contribution, MeasureInput, Measured, Measurement, PeriodVerdict, When};
use crate::policy::outcome::{Outcome, OutcomeKind, Repair, Shown};
use crate::workspace::KindOf;

/// The facts that messages may tell.
pub(super) const FACTS: &[&str] = &[
    "figure",
    "bound",
    "least",
    "most",
    "share",
    "percentile",
    "period",
    "from",
    "to",
    "total",
    "loss",
    "allowed",
    "day",
    "dayLoss",
    "part",
    "whole",
    "kind",
    "contributors",
    "partial",
    "running",
    "missing",
];

/// How many documents are told of beside the one that adds most.
const MOST_BESIDE: usize = 4;

/// The outcomes of a measure: one for each period whose figure is not as asked.
pub(super) fn outcomes<'w>(measure: &Measure, measured: &Measured<'w>, case: &Case<'w>) -> Vec<Outcome> {
    let of_period = |measurement| outcome(measure, measured, measurement, case);
    measured.periods.iter().filter_map(of_period).collect()
}

fn outcome<'w>(
    measure: &Measure,
    measured: &Measured<'w>,
    measurement: &Measurement,
    case: &Case<'w>,
) -> Option<Outcome> {
    if matches!(measurement.verdict, PeriodVerdict::Holds | PeriodVerdict::Running | PeriodVerdict::NotOwed) {
        return None;
    }
    let zone = case.calendar.map_or(case.zone, crate::calendar::Calendar::zone);
    let ranked = ranked(measure, measured, measurement, zone, case);
    let place =
        ranked.first().filter(|_| points_at_inputs(measure)).map(|first| measured.inputs[first.input].at.clone());
    let beside = if place.is_some() { &ranked[1..] } else { &ranked[..] };
    let at = place.clone().unwrap_or_else(|| anchor(measure, case));
    let facts = facts(measure, measured, measurement, &ranked, zone, case);
    let mut outcome = Outcome::fail(&at, facts);
    outcome.says = Some(says(measure, measurement, case.now()));
    if let Some(first) = ranked.first().filter(|_| place.is_some()) {
        outcome.label = label(measure, first, &measured.inputs[first.input], 0);
    }
    for (number, one) in beside.iter().take(MOST_BESIDE).enumerate() {
        let input = &measured.inputs[one.input];
        let more = if number + 1 == MOST_BESIDE { beside.len() - MOST_BESIDE } else { 0 };
        outcome.labels.push(Shown::of(&input.at).label(label(measure, one, input, more)));
    }
    outcome.repair = measurement.broken.map(|broken| Repair::of(broken, broken <= case.now()));
    if measurement.verdict == PeriodVerdict::Pending {
        outcome.result = OutcomeKind::Pending;
        outcome.before = measurement.due;
        outcome.instead = (None, Some(say::GRACE_HELP));
    }
    if let (Some(_), Some(period)) = (&measure.of, measurement.period) {
        outcome.period = Some(PeriodName { of: subject(case), period: period.to_string() });
    }
    Some(outcome)
}

/// The document whose figure it is.
fn subject(case: &Case<'_>) -> Option<DocumentName> {
    case.document.name.clone()
}

/// Whether what is shown is a document that adds to the figure: not where there are too few of them.
fn points_at_inputs(measure: &Measure) -> bool {
    !matches!((measure.figure, measure.way), (FigureKind::Count | FigureKind::Sum, Way::AtLeast))
}

/// Where a figure is shown that no document adds to: at the element or the start of measuring.
fn anchor<'w>(measure: &Measure, case: &Case<'w>) -> Located<'w> {
    if case.it.is_some() || measure.of.is_none() {
        return case.subject();
    }
    measured_from(case).unwrap_or_else(|_| case.top())
}

/// What adds to a figure, the most first, then the earliest, then by path; what the change at hand touches before the rest.
fn ranked(
    measure: &Measure,
    measured: &Measured<'_>,
    measurement: &Measurement,
    zone: Zone,
    case: &Case<'_>,
) -> Vec<Contribution> {
    let nothing = |one: &Contribution| match one.amount {
        Quantity::Time(seconds) => seconds == 0,
        Quantity::Number(number) => number.is_zero(),
    };
    let is_least_first = measure.figure == FigureKind::Percentile && measure.way == Way::AtLeast;
    let mut ranked: Vec<Contribution> = measurement.contributions.iter().filter(|one| !nothing(one)).copied().collect();
    let start = |one: &Contribution| measured.inputs[one.input].when.start(zone);
    ranked.sort_by(|a, b| {
        let most = b.amount.compare(a.amount).unwrap_or(Ordering::Equal);
        let most = if is_least_first { most.reverse() } else { most };
        most.then_with(|| start(a).cmp(&start(b)))
    });
    if case.world.review.has_base()
        && let Some(at) = ranked.iter().position(|one| is_changed(&measured.inputs[one.input], case))
    {
        ranked[..=at].rotate_right(1);
    }
    ranked
}

/// Whether a document is another than on the target branch.
fn is_changed(input: &MeasureInput<'_>, case: &Case<'_>) -> bool {
    let review = case.world.review;
    let base = input.of.document.name.as_ref().and_then(|name| review.node(review.base(name)?));
    let now = review.node(input.of.document);
    base.map(to_json) != now.map(to_json)
}

fn facts(
    measure: &Measure,
    measured: &Measured<'_>,
    measurement: &Measurement,
    ranked: &[Contribution],
    zone: Zone,
    case: &Case<'_>,
) -> Facts {
    let told = |fact: Option<Fact>| fact.unwrap_or_else(|| Fact::text(""));
    let moment = |at: DateTime<Utc>| Fact::Time(at.with_timezone(&zone.offset(at)).into());
    let kind = measure.of.as_ref().map(|of| {
        let kind = case.world.review.kinds().get(&of.kind);
        kind.map_or_else(|| Fact::code(of.kind.as_str()), KindOf::fact)
    });
    let ids = ranked.iter().filter_map(|one| measured.inputs[one.input].of.document.name.as_ref());
    let is_time = measurement.total > 0 && matches!(measure.figure, FigureKind::Availability | FigureKind::Sum);
    let flag = |is_so: bool, word: &str| Fact::text(if is_so { word } else { "" });
    let (part, whole) = measurement.share.unzip();
    Facts::new()
        .with("figure", shown(measure, measurement))
        .with("bound", bound(measure, measurement))
        .with("least", flag(measure.way == Way::AtLeast, "at-least"))
        .with("most", flag(measure.way == Way::AtMost, "at-most"))
        .with("share", flag(measure.figure == FigureKind::Share, "share"))
        .with(
            "percentile",
            told((measure.figure == FigureKind::Percentile).then_some(Fact::Number(measure.percentile))),
        )
        .with("due", told(measurement.due.map(moment)))
        .with("period", told(measurement.period.map(period_fact)))
        .with("from", told(measurement.within.map(|within| moment(within.start()))))
        .with("to", told(measurement.within.map(|within| moment(within.end()))))
        .with("total", told(is_time.then(|| minutes(measurement.total, true))))
        .with("loss", told(is_time.then(|| minutes(measurement.lost, true))))
        .with("allowed", told(measurement.allowed.map(|allowed| allowed_minutes(allowed.floor()))))
        .with("day", told(measurement.worst.map(|(day, _)| Fact::Date(day))))
        .with("dayLoss", told(measurement.worst.map(|(_, seconds)| Fact::Number(in_minutes(seconds, true)))))
        .with("part", told(part.map(quantity_fact)))
        .with("whole", told(whole.map(quantity_fact)))
        .with("kind", told(kind))
        .with("contributors", Fact::List(ids.map(|name| Fact::code(name.id.as_str())).collect()))
        .with("partial", flag(measurement.partial, "partial"))
        .with("running", flag(measurement.verdict == PeriodVerdict::Lost, "running"))
}

/// A figure as it is shown: of a percentage with one decimal more than its bound, so that one that is not as asked is never
/// shown as the bound.
fn shown(measure: &Measure, measurement: &Measurement) -> Fact {
    match (measurement.value, measurement.bound.limit) {
        (None, _) => Fact::Label(say::NONE.label()),
        (Some(Figure::Percentage(ratio)), Quantity::Number(limit)) => {
            let percent = ratio.percent(limit.decimals() + 1, measure.way == Way::AtMost);
            percent.map_or_else(|| Fact::text(""), Fact::Percentage)
        }
        (Some(Figure::Percentage(_)), Quantity::Time(_)) => Fact::text(""),
        (Some(Figure::Amount(Quantity::Number(number))), _)
            if measure.figure == FigureKind::Count && number.is_zero() =>
        {
            Fact::Label(say::NONE.label())
        }
        (Some(Figure::Amount(amount)), _) => quantity_fact(amount),
    }
}

fn bound(measure: &Measure, measurement: &Measurement) -> Fact {
    match (measure.figure, measurement.bound.limit) {
        (FigureKind::Availability | FigureKind::Share, Quantity::Number(percent)) => Fact::Percentage(percent),
        (_, limit) => quantity_fact(limit),
    }
}

/// What is said where the policy says nothing, with the help.
fn says(measure: &Measure, measurement: &Measurement, now: DateTime<Utc>) -> (Phrase, Phrase) {
    let is_running = measurement.verdict == PeriodVerdict::Lost;
    let says = match (measure.figure, measure.way) {
        (FigureKind::Availability, Way::AtLeast) if is_running => say::AVAILABILITY_LOST,
        (FigureKind::Availability, _) => say::AVAILABILITY,
        _ => say::FIGURE,
    };
    let help = match measure.figure {
        _ if measurement.broken.is_some_and(|broken| now < broken) => say::PLANNED_HELP,
        FigureKind::Availability => say::AVAILABILITY_HELP,
        FigureKind::Share => say::SHARE_HELP,
        FigureKind::Count | FigureKind::Sum if measure.way == Way::AtLeast => say::COUNT_HELP,
        _ => say::MOST_HELP,
    };
    (says, help)
}

/// The words beside a document: what it adds, and how many more there are.
fn label(measure: &Measure, one: &Contribution, input: &MeasureInput<'_>, more: usize) -> Option<Saying> {
    let amount = match (measure.figure, one.amount) {
        (FigureKind::Count, _) if more == 0 => return None,
        (FigureKind::Count, _) => Fact::text(""),
        (_, Quantity::Time(seconds)) => minutes(seconds, true),
        (_, Quantity::Number(number)) => Fact::Number(number),
    };
    let is_open = matches!(input.when, When::Interval { open: true, .. });
    let facts = Facts::new()
        .with("own", amount)
        .with("open", Fact::text(if is_open { "open" } else { "" }))
        .with("more", if more > 0 { Fact::number(u64::try_from(more).unwrap_or(u64::MAX)) } else { Fact::text("") });
    Some(Saying::new(say::CONTRIBUTES, facts))
}

/// Seconds as minutes: whole ones, else with one decimal, rounded up or down.
fn in_minutes(seconds: i64, up: bool) -> Decimal {
    if seconds % 60 == 0 {
        return Decimal::from(seconds / 60);
    }
    let tenths = seconds.div_euclid(6) + i64::from(up && seconds.rem_euclid(6) != 0);
    Decimal::new(tenths.into(), 1)
}

fn minutes(seconds: i64, up: bool) -> Fact {
    Fact::Quantity { amount: in_minutes(seconds, up), of: Noun::MINUTE }
}

/// What may be lost, rounded down: to whole minutes where there are ten or more.
fn allowed_minutes(seconds: i128) -> Fact {
    let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
    let seconds = if seconds >= 600 { seconds - seconds % 60 } else { seconds };
    Fact::Number(in_minutes(seconds, false))
}

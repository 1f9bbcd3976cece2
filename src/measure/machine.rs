//! The figures for machines, described by `schemas/measures.schema.json`.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::changes::ChangeShares;
use super::levels::{Basis, Counting, FigureObstacle, MeasuredLevel, NotCounting, PeriodFigure, ServiceLevels};
use super::margin::{Distance, Margin, allowed};
use super::page::shown;
use crate::calendar::Zone;
use crate::language::personal_number::masked;
use crate::language::{Decimal, Reader};
use crate::policy::{Bound, Figure, FigureKind, LeftOut, MeasureTerms, Quantity, Way, When, amount_fact};

/// The contract's JSON Schema.
pub const SCHEMA: &str = include_str!("../../schemas/measures.schema.json");

/// The version of the contract: raised when something is taken away or changes its meaning.
const VERSION: u32 = 1;

/// The figures for machines; only what is in the way of one is told in the reader's language.
pub fn machine(levels: &ServiceLevels, reader: &Reader) -> Value {
    json!({
        "version": VERSION,
        "tool": {"name": "vedtak", "version": env!("CARGO_PKG_VERSION")},
        "clock": {"at": levels.clock.at.to_rfc3339(), "source": levels.clock.source},
        "source": "work-tree",
        "period": levels.period.map(|period| period.to_string()),
        "held": levels.is_held(),
        "measures": levels.levels.iter().map(|level| of_level(level, reader)).collect::<Vec<_>>(),
        "unread": levels.unread.iter().map(of_basis).collect::<Vec<_>>(),
        "changes": levels.changes.iter().map(of_changes).collect::<Vec<_>>(),
    })
}

fn of_changes(of: &ChangeShares) -> Value {
    let model = of.model.as_ref().map(|model| {
        let to = model.to.map(|to| to.to_string());
        json!({"id": model.id, "title": model.title, "to": to, "inForce": model.is_in_force})
    });
    json!({
        "service": of.service,
        "title": of.service_title,
        "model": model,
        "all": of.all,
        "made": of.made,
        "asPlanned": of.as_planned,
        "withDeviation": of.with_deviation,
        "rolledBack": of.rolled_back,
        "failed": of.failed,
        "untold": of.untold,
        "causedIncident": of.caused,
        "urgent": {"number": of.urgent.0, "of": of.urgent.1},
        "announcedInTime": {"number": of.announced.0, "of": of.announced.1},
    })
}

fn of_level(level: &MeasuredLevel, reader: &Reader) -> Value {
    let time = |at: DateTime<Utc>| told(at, level.zone);
    let obstacle = |one: &FigureObstacle| {
        let words = one.says.words(reader);
        json!({
            "message": masked(&words.message),
            "help": words.help.as_deref().map(masked),
            "pending": one.is_pending,
            "place": of_basis(&one.place),
        })
    };
    json!({
        "rule": level.rule,
        "title": level.title.of(reader.language),
        "clause": level.clause,
        "policy": level.policy,
        "subject": of_basis(&level.subject),
        "element": level.element,
        "services": level.services,
        "timezone": level.zone.name(),
        "measuredFrom": level.measured_from.map(time),
        "verdict": level.worst().as_str(),
        "alternative": level.is_alternative,
        "of": level.terms.as_ref().map(of_terms),
        "obstacles": level.obstacles.iter().map(obstacle).collect::<Vec<_>>(),
        "periods": level.periods.iter().map(|period| of_period(level, period)).collect::<Vec<_>>(),
        "beforeMeasuring": level.before.iter().map(|one| of_counting(one, level.zone)).collect::<Vec<_>>(),
        "withoutTime": level.timeless.iter().map(|one| of_left_out(one, level.zone)).collect::<Vec<_>>(),
    })
}

fn of_terms(terms: &MeasureTerms) -> Value {
    let figure = match terms.figure {
        FigureKind::Availability => "availability",
        FigureKind::Sum => "sum",
        FigureKind::Count => "count",
        FigureKind::Share => "share",
        FigureKind::Percentile => "percentile",
    };
    json!({
        "figure": figure,
        "p": terms.percentile.map(|p| number(&p)),
        "kind": terms.of,
        "where": terms.condition,
        "except": terms.except,
        "value": terms.adds.0,
        "whole": terms.adds.1,
        "hours": terms.hours,
        "grace": terms.grace.map(|grace| amount_fact(grace).to_json()),
        "bound": of_bound(terms.figure, terms.bound),
    })
}

fn of_bound(figure: FigureKind, bound: Bound) -> Value {
    let way = match bound.way {
        Way::AtLeast => "at-least",
        Way::AtMost => "at-most",
        Way::Equals => "equals",
    };
    let value = match (figure, bound.limit) {
        (FigureKind::Availability | FigureKind::Share, Quantity::Number(percent)) => {
            json!({"percent": number(&percent)})
        }
        (_, limit) => of_quantity(limit),
    };
    json!({"way": way, "value": value})
}

fn of_period(level: &MeasuredLevel, period: &PeriodFigure) -> Value {
    let measured = &period.measured;
    let time = |at: DateTime<Utc>| told(at, level.zone);
    let is_of_time = level.terms.as_ref().is_some_and(|terms| terms.is_of_time);
    let seconds = |seconds: i64| is_of_time.then_some(seconds);
    let value = match measured.value {
        None => Value::Null,
        Some(figure @ Figure::Percentage(_)) => {
            json!({"percent": shown(figure, measured.bound).as_ref().map(number)})
        }
        Some(Figure::Amount(amount)) => of_quantity(amount),
    };
    json!({
        "period": measured.period.map(|period| period.to_string()),
        "from": measured.within.map(|within| time(within.start())),
        "to": measured.within.map(|within| time(within.end())),
        "partial": measured.partial,
        "due": measured.due.map(time),
        "verdict": period.verdict.as_str(),
        "status": period.status,
        "figure": value,
        "margin": period.margin.map(of_margin),
        "totalSeconds": seconds(measured.total),
        "lostSeconds": seconds(measured.lost),
        "overlapSeconds": seconds(period.overlap),
        "allowedSeconds": allowed(measured).map(|allowed| number(&allowed)),
        "part": measured.share.map(|(part, _)| of_quantity(part)),
        "whole": measured.share.map(|(_, whole)| of_quantity(whole)),
        "counted": period.counted.iter().map(|one| of_counting(one, level.zone)).collect::<Vec<_>>(),
        "excepted": period.exempted.iter().map(|(one, taken)| {
            let mut told = of_counting(one, level.zone);
            told["seconds"] = (*taken).into();
            told
        }).collect::<Vec<_>>(),
        "notCounted": period.left_out.iter().map(|one| of_left_out(one, level.zone)).collect::<Vec<_>>(),
    })
}

fn of_margin(margin: Margin) -> Value {
    let (unit, distance) = match margin.distance {
        Distance::Seconds(seconds) => ("seconds", seconds),
        Distance::Number(number) => ("number", number),
    };
    json!({"beyond": margin.is_beyond, unit: number(&distance)})
}

fn of_counting(one: &Counting, zone: Zone) -> Value {
    let mut told = of_basis(&one.of);
    times(&mut told, Some(&one.when), zone);
    told["adds"] = one.amount.map_or(Value::Null, of_quantity);
    if let Some((part, whole)) = one.share {
        told["part"] = of_quantity(part);
        told["whole"] = of_quantity(whole);
    }
    told["exceptedSeconds"] = one.excepted.into();
    told
}

fn of_left_out(one: &NotCounting, zone: Zone) -> Value {
    let mut told = of_basis(&one.of);
    times(&mut told, one.when.as_ref(), zone);
    let (why, part) = match &one.why {
        None => ("before-measuring", None),
        Some(LeftOut::Condition(part)) => ("condition", part.as_ref().map(|part| masked(&part.code))),
        Some(LeftOut::NotYet) => ("not-yet", None),
        Some(LeftOut::Endless) => ("endless", None),
    };
    told["why"] = why.into();
    told["false"] = part.map_or(Value::Null, |part| part.into_owned().into());
    told["exception"] = one.is_exception.into();
    told
}

fn of_basis(of: &Basis) -> Value {
    let name = of.name.as_ref();
    json!({
        "document": name.map(|name| json!({"kind": name.kind, "id": name.id})),
        "title": of.title,
        "path": of.path,
        "line": of.line,
    })
}

/// Adds when something is.
fn times(told: &mut Value, when: Option<&When>, zone: Zone) {
    match when {
        Some(When::Interval { interval, open }) => {
            told["from"] = self::told(interval.start(), zone).into();
            told["to"] = if *open { Value::Null } else { self::told(interval.end(), zone).into() };
        }
        Some(When::At(at)) => told["at"] = self::told(*at, zone).into(),
        Some(When::In(period)) => told["in"] = period.to_string().into(),
        Some(When::Itself) | None => {}
    }
}

/// A moment on the clocks of a zone.
fn told(at: DateTime<Utc>, zone: Zone) -> String {
    at.with_timezone(&zone.offset(at)).to_rfc3339()
}

fn of_quantity(amount: Quantity) -> Value {
    match amount {
        Quantity::Time(seconds) => json!({"seconds": number(&Decimal::from(seconds))}),
        Quantity::Number(of) => json!({"number": number(&of)}),
    }
}

/// A number exactly as it is, which no reader of JSON rounds.
fn number(number: &Decimal) -> String {
    number.plain()
}

//! Functions at work: those of policies, of optional values, of lists, and conversions.

use std::cmp::Ordering;

use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, Timelike, Utc};

use super::code::Code;
use super::evaluate::{Evaluation, items, length, some, unlike};
use super::filled::{is_filled, skeleton};
use super::literal;
use super::operate::{entries, order};
use super::organisation::valid_organisation_number;
use super::scope::Outcome;
use super::signature::{Function, Unit, Zero};
use super::syntax::Operator;
use super::undecided::Reason;
use super::value::{List, Map, Value};
use super::version::Version;
use super::why::Why;
use crate::calendar::{InForce, Time, Zone};
use crate::language::Fact;
use crate::language::messages::policy as say;
use crate::source::Span;

type Answer<'v> = Result<Value<'v>, Reason>;

impl<'v> Evaluation<'_, 'v> {
    pub(super) fn call(&mut self, span: Span, function: Function, arguments: &'v [Code]) -> Outcome<'v> {
        // what a default or an alternative costs, and whether it fails, matters only where it is needed
        if let (Function::OrValue | Function::Or, [of, other]) = (function, arguments) {
            return match self.value(of)? {
                Value::Optional(None) => self.value(other),
                Value::Optional(Some(held)) if function == Function::OrValue => Ok(held.as_ref().clone()),
                value @ Value::Optional(_) => Ok(value),
                value => Err(unlike("orValue", &[&value]).at(of.span)),
            };
        }
        let values = arguments.iter().map(|argument| self.value(argument)).collect::<Result<Vec<_>, _>>()?;
        self.perform(function, &values).map_err(|reason| reason.at(span))
    }

    pub(super) fn matches(&mut self, text: &'v Code, pattern: &regex::Regex) -> Outcome<'v> {
        let value = self.value(text)?;
        let Some(found) = value.as_str() else { return Err(unlike("matches", &[&value]).at(text.span)) };
        self.charge(found.len()).map_err(|reason| reason.at(text.span))?;
        Ok(Value::Boolean(pattern.is_match(found)))
    }

    fn perform(&mut self, function: Function, values: &[Value<'v>]) -> Answer<'v> {
        match function {
            Function::Of | Function::NonZero | Function::None | Function::HasValue | Function::Value => {
                optional(function, values)
            }
            Function::Same => Ok(values.first().cloned().unwrap_or(Value::Null)),
            Function::Size => self.size(values),
            Function::ToBoolean
            | Function::ToDecimal
            | Function::ToDuration
            | Function::ToInteger
            | Function::ToText
            | Function::ToTime
            | Function::ToVersion => convert(function, values),
            Function::Distinct
            | Function::First
            | Function::Flatten
            | Function::Last
            | Function::Max
            | Function::Min
            | Function::Slice
            | Function::Sort
            | Function::Sum(_)
            | Function::Earliest
            | Function::Latest => self.of_list(function, values),
            Function::Reverse if matches!(values, [Value::List(_)]) => self.of_list(function, values),
            Function::CharAt
            | Function::Contains
            | Function::EndsWith
            | Function::Format
            | Function::IndexOf
            | Function::Join
            | Function::LastIndexOf
            | Function::LowerAscii
            | Function::Replace
            | Function::Reverse
            | Function::Split
            | Function::StartsWith
            | Function::Substring
            | Function::Trim
            | Function::UpperAscii => self.of_text(function, values),
            Function::PartOfDuration(unit) => match values {
                [Value::Duration(duration)] => Ok(Value::Integer(part_of_duration(*duration, unit))),
                values => Err(misapplied("a part of a duration", values)),
            },
            Function::PartOfTime(unit) => match values {
                [Value::Time(time), Value::Text(zone)] => {
                    Ok(Value::Integer(part_of_time(local(time.start(), zone.as_str())?, unit)))
                }
                values => Err(misapplied("a part of a time", values)),
            },
            _ => self.of_policies(function, values),
        }
    }

    fn size(&mut self, values: &[Value<'v>]) -> Answer<'v> {
        let size = match values {
            [Value::Text(text)] => {
                self.charge_text(text.as_str().len())?;
                text.as_str().chars().count()
            }
            [Value::List(list)] => length(list),
            [Value::Map(map)] => entries(map),
            values => return Err(misapplied("size", values)),
        };
        Ok(integer(size))
    }

    fn of_policies(&mut self, function: Function, values: &[Value<'v>]) -> Answer<'v> {
        let host = self.scope.host();
        match (function, values) {
            (Function::Skeleton, [Value::Text(text)]) => Ok(Value::text(skeleton(text.as_str()))),
            (Function::Filled, [value]) => Ok(Value::Boolean(is_filled(value, host.placeholders()))),
            (Function::WorkingDays, [Value::Time(from), Value::Time(to)]) => {
                host.working_days(from, to).map(Value::Integer).map_err(Reason::Host)
            }
            (Function::AddWorkingDays, [Value::Time(from), Value::Integer(days)]) => {
                host.add_working_days(from, *days).map(Value::Time).map_err(Reason::Host)
            }
            (Function::IsOpen, [Value::Text(hours), Value::Time(time)]) => {
                host.is_open(hours.as_str(), time).map(Value::Boolean).map_err(Reason::Host)
            }
            (Function::IsThere, [Value::Text(link)]) => Ok(Value::Boolean(host.is_there(link.as_str()))),
            (Function::IsWorkingDay, [Value::Time(day)]) => {
                host.is_working_day(day).map(Value::Boolean).map_err(Reason::Host)
            }
            (Function::Announced, [value]) => {
                let seen = value.seen().ok_or_else(|| misapplied("announced", values))?;
                host.announced(seen).map(Value::Time).map_err(Reason::Host)
            }
            (Function::HasRole, [Value::Text(person), Value::Text(role), scope @ ..]) => {
                let holds = host.has_role(person.as_str(), role.as_str(), scope.first());
                holds.map(Value::Boolean).map_err(Reason::Host)
            }
            (Function::InForce, [Value::Map(map), Value::Time(at)]) => in_force(map, at).map(Value::Boolean),
            (Function::Month | Function::Quarter | Function::Year, [Value::Time(time)]) => {
                let date = match time {
                    Time::Day { date, .. } => *date,
                    Time::Instant(at) => host.zone().local(*at).date(),
                };
                Ok(Value::text(match function {
                    Function::Month => format!("{:04}-{:02}", date.year(), date.month()),
                    Function::Quarter => format!("{:04}-Q{}", date.year(), date.month0() / 3 + 1),
                    _ => format!("{:04}", date.year()),
                }))
            }
            (Function::PeriodStart | Function::PeriodEnd, [Value::Text(text)]) => {
                let (first, after) =
                    literal::period(text.as_str()).ok_or_else(|| Reason::NoPeriod(text.as_str().to_owned()))?;
                let date = if function == Function::PeriodStart { first } else { after };
                Ok(Value::Time(Time::day(date, host.zone())))
            }
            (Function::ValidOrganisationNumber, [number, Value::Text(country)]) => {
                let number = match number {
                    Value::Integer(number) => number.to_string(),
                    Value::Text(text) => text.as_str().to_owned(),
                    _ => return Err(misapplied("validOrganisationNumber", values)),
                };
                let valid = valid_organisation_number(&number, country.as_str());
                let unknown =
                    || Reason::Host(Box::new(Why::new(&say::NO_COUNTRY).with("value", Fact::code(country.as_str()))));
                valid.map(Value::Boolean).ok_or_else(unknown)
            }
            (_, values) => Err(misapplied("the function", values)),
        }
    }

    fn of_list(&mut self, function: Function, values: &[Value<'v>]) -> Answer<'v> {
        let [Value::List(_), rest @ ..] = values else { return Err(misapplied("a list's function", values)) };
        let (size, all) = items(&values[0])?;
        self.charge(size)?;
        let mut all = all.collect::<Result<Vec<_>, _>>()?;
        Ok(match (function, rest) {
            (Function::First, []) => all.into_iter().next().map_or(Value::Optional(None), some),
            (Function::Last, []) => all.pop().map_or(Value::Optional(None), some),
            (Function::Reverse, []) => {
                all.reverse();
                Value::list(all)
            }
            (Function::Slice, [Value::Integer(from), Value::Integer(to)]) => {
                let bound = |at: i64| {
                    let found = usize::try_from(at).ok().filter(|at| *at <= all.len());
                    found.ok_or(Reason::NoIndex { index: at, length: all.len() })
                };
                let (first, last) = (bound(*from)?, bound(*to)?);
                let slice = all.get(first..last).ok_or(Reason::NoIndex { index: *to, length: all.len() })?;
                Value::list(slice.to_vec())
            }
            (Function::Distinct, []) => {
                let mut distinct: Vec<Value<'v>> = Vec::new();
                for value in all {
                    let mut found = false;
                    for known in &distinct {
                        self.charge(0)?;
                        found = found || self.equal(known, &value)?;
                    }
                    if !found {
                        distinct.push(value);
                    }
                }
                Value::list(distinct)
            }
            (Function::Sort, []) => {
                let keyed = all.into_iter().map(|value| (value.clone(), value)).collect();
                Value::list(self.sorted(keyed)?)
            }
            (Function::Max, []) => extreme(all, Ordering::Greater)?,
            (Function::Min, []) => extreme(all, Ordering::Less)?,
            (Function::Sum(zero), []) => {
                let mut all = all.into_iter();
                let mut sum = all.next().unwrap_or(match zero {
                    Zero::Integer => Value::Integer(0),
                    Zero::Decimal => Value::Decimal(0.0),
                    Zero::Duration => Value::Duration(TimeDelta::zero()),
                });
                if !matches!(sum, Value::Integer(_) | Value::Decimal(_) | Value::Duration(_)) {
                    return Err(unlike("sum", &[&sum]));
                }
                for next in all {
                    sum = self.operate(Operator::Add, &sum, &next)?;
                }
                sum
            }
            (Function::Earliest | Function::Latest, []) => {
                let times: Option<Vec<Time>> = all.iter().map(Value::as_time).collect();
                let times = times.ok_or_else(|| misapplied("earliest or latest", &all))?;
                let earliest = function == Function::Earliest;
                let first = times.into_iter().reduce(|a, b| if (a.start() <= b.start()) == earliest { a } else { b });
                Value::Time(first.ok_or(Reason::Nothing(if earliest { "earliest" } else { "latest" }))?)
            }
            (Function::Flatten, depth) => {
                let depth = match depth {
                    [] => 1,
                    [Value::Integer(depth)] => {
                        u32::try_from(*depth).map_err(|_| Reason::NoIndex { index: *depth, length: 0 })?
                    }
                    _ => return Err(misapplied("flatten", values)),
                };
                let mut flat = Vec::new();
                self.flatten(all, depth, &mut flat)?;
                Value::list(flat)
            }
            _ => return Err(misapplied("a list's function", values)),
        })
    }

    /// Values in the order of their keys, which all have to be of one type that has one.
    pub(super) fn sorted(&mut self, mut all: Vec<(Value<'v>, Value<'v>)>) -> Result<Vec<Value<'v>>, Reason> {
        self.charge(all.len())?;
        let keys = || all.iter().map(|(key, _)| key);
        for (a, b) in keys().zip(keys().skip(1)) {
            order(a, b).ok_or_else(|| unlike("sort", &[a, b]))?;
        }
        if let Some(first) = keys().next() {
            let kind = std::mem::discriminant(first);
            let other = keys().find(|key| std::mem::discriminant(*key) != kind || order(first, key).is_none());
            if let Some(other) = other {
                return Err(unlike("sort", &[first, other]));
            }
        }
        all.sort_by(|(a, _), (b, _)| preceding(a, b).unwrap_or(Ordering::Equal));
        Ok(all.into_iter().map(|(_, value)| value).collect())
    }

    fn flatten(&mut self, all: Vec<Value<'v>>, depth: u32, flat: &mut Vec<Value<'v>>) -> Result<(), Reason> {
        for value in all {
            self.charge(0)?;
            if depth > 0 && matches!(value, Value::List(_)) {
                let inner = items(&value)?.1.collect::<Result<Vec<_>, _>>()?;
                self.flatten(inner, depth - 1, flat)?;
            } else {
                flat.push(value);
            }
        }
        Ok(())
    }
}

fn optional<'v>(function: Function, values: &[Value<'v>]) -> Answer<'v> {
    Ok(match (function, values) {
        (Function::None, []) => Value::Optional(None),
        (Function::Of, [value]) => some(value.clone()),
        (Function::NonZero, [value]) => {
            let zero = match value {
                Value::Null | Value::Boolean(false) | Value::Integer(0) | Value::Optional(None) => true,
                Value::Decimal(number) => *number == 0.0,
                Value::Text(text) => text.as_str().is_empty(),
                Value::List(list) => length(list) == 0,
                Value::Map(map) => entries(map) == 0,
                Value::Duration(duration) => duration.is_zero(),
                _ => false,
            };
            if zero { Value::Optional(None) } else { some(value.clone()) }
        }
        (Function::HasValue, [Value::Optional(held)]) => Value::Boolean(held.is_some()),
        (Function::Value, [Value::Optional(Some(held))]) => held.as_ref().clone(),
        (Function::Value, [Value::Optional(None)]) => return Err(Reason::Nothing("value")),
        (_, values) => return Err(misapplied("an optional value's function", values)),
    })
}

/// CEL's conversions. A number that the other type cannot hold, or a text that it cannot read, has no value.
fn convert<'v>(function: Function, values: &[Value<'v>]) -> Answer<'v> {
    let [value] = values else { return Err(misapplied("a conversion", values)) };
    let (to, converted) = match function {
        Function::ToBoolean => (
            "a boolean",
            match value {
                Value::Boolean(_) => Some(value.clone()),
                Value::Text(text) => match text.as_str() {
                    "1" | "t" | "true" | "TRUE" | "True" => Some(Value::Boolean(true)),
                    "0" | "f" | "false" | "FALSE" | "False" => Some(Value::Boolean(false)),
                    _ => None,
                },
                _ => None,
            },
        ),
        Function::ToInteger => (
            "a whole number",
            match value {
                Value::Integer(_) => Some(value.clone()),
                // CEL leaves out the least, of which a double cannot tell whether it was out of bounds
                Value::Decimal(number) => {
                    super::read::whole(number.trunc()).filter(|whole| *whole != i64::MIN).map(Value::Integer)
                }
                Value::Text(text) => text.as_str().parse().ok().map(Value::Integer),
                Value::Time(time) => Some(Value::Integer(time.start().timestamp())),
                _ => None,
            },
        ),
        Function::ToDecimal => (
            "a number with decimals",
            match value {
                #[expect(clippy::cast_precision_loss, reason = "the nearest double is what CEL asks for")]
                Value::Integer(number) => Some(Value::Decimal(*number as f64)),
                Value::Decimal(_) => Some(value.clone()),
                Value::Text(text) => text.as_str().parse().ok().map(Value::Decimal),
                _ => None,
            },
        ),
        Function::ToDuration => (
            "a duration",
            match value {
                Value::Duration(_) => Some(value.clone()),
                Value::Text(text) => literal::duration(text.as_str()).map(Value::Duration),
                _ => None,
            },
        ),
        Function::ToVersion => (
            "a version",
            match value {
                Value::Text(text) => Version::read(text.as_str()).map(|version| Value::Version(version.into())),
                _ => None,
            },
        ),
        Function::ToTime => (
            "a time",
            match value {
                Value::Time(_) => Some(value.clone()),
                Value::Text(text) => literal::timestamp(text.as_str()).map(|at| Value::Time(Time::Instant(at))),
                _ => None,
            },
        ),
        _ => (
            "a text",
            match value {
                Value::Text(_) => Some(value.clone()),
                Value::Boolean(value) => Some(Value::text(value.to_string())),
                Value::Integer(number) => Some(Value::text(number.to_string())),
                Value::Decimal(number) => Some(Value::text(number.to_string())),
                Value::Duration(duration) => Some(Value::text(literal::duration_text(*duration))),
                Value::Time(Time::Day { date, .. }) => Some(Value::text(date.to_string())),
                Value::Time(Time::Instant(at)) => {
                    Some(Value::text(at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)))
                }
                _ => None,
            },
        ),
    };
    let text = || value.as_str().map_or_else(|| value.describe().to_owned(), str::to_owned);
    converted.ok_or_else(|| Reason::NotConverted { text: text(), to })
}

/// From the start of its `from` to the end of its `to`: a day is whole in both, a moment in `to` is excluded.
fn in_force(map: &Map<'_>, at: &Time) -> Result<bool, Reason> {
    let map = Value::Map(map.clone());
    let bound = |name: &str| match super::evaluate::member(&map, name)? {
        None => Ok(None),
        Some(Value::Time(time)) => Ok(Some(time)),
        Some(other) => Err(unlike("inForce", &[&other])),
    };
    let start = bound("from")?.map(|from| from.start());
    let end = bound("to")?.map(|to| match to {
        Time::Day { end, .. } => end,
        Time::Instant(at) => at,
    });
    Ok(InForce::at(at.start(), start, end) == InForce::Yes)
}

/// The first of the values that no other comes before (`Less`) or after (`Greater`).
fn extreme(all: Vec<Value<'_>>, wanted: Ordering) -> Answer<'_> {
    let name = if wanted == Ordering::Less { "min" } else { "max" };
    let mut all = all.into_iter();
    let mut found = all.next().ok_or(Reason::Nothing(name))?;
    // of one value too: what has no order is not the first of its like
    preceding(&found, &found).ok_or_else(|| unlike(name, &[&found]))?;
    for value in all {
        if preceding(&value, &found).ok_or_else(|| unlike(name, &[&found, &value]))? == wanted {
            found = value;
        }
    }
    Ok(found)
}

/// Which comes first; times by their starts.
fn preceding(left: &Value<'_>, right: &Value<'_>) -> Option<Ordering> {
    match (left, right) {
        (Value::Time(left), Value::Time(right)) => Some(left.start().cmp(&right.start())),
        (left, right) => order(left, right),
    }
}

/// What clocks show at an instant, in a zone by its name or by its offset from UTC.
fn local(at: DateTime<Utc>, zone: &str) -> Result<NaiveDateTime, Reason> {
    if let Some(offset) = literal::offset(zone) {
        return Ok(at.with_timezone(&offset).naive_local());
    }
    let named = Zone::named(zone).map_err(|_| Reason::NoZone(zone.to_owned()))?;
    Ok(named.local(at))
}

pub(super) fn misapplied(operation: &'static str, values: &[Value<'_>]) -> Reason {
    unlike(operation, &values.iter().collect::<Vec<_>>())
}

pub(super) fn integer<'v>(number: usize) -> Value<'v> {
    Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

fn part_of_time(local: NaiveDateTime, unit: Unit) -> i64 {
    match unit {
        Unit::Year => local.year().into(),
        Unit::Month => local.month0().into(),
        Unit::DayOfYear => local.ordinal0().into(),
        Unit::DayOfMonth => local.day0().into(),
        Unit::Date => local.day().into(),
        Unit::DayOfWeek => local.weekday().num_days_from_sunday().into(),
        Unit::Hours => local.hour().into(),
        Unit::Minutes => local.minute().into(),
        Unit::Seconds => local.second().into(),
        Unit::Milliseconds => (local.nanosecond() / 1_000_000).into(),
    }
}

/// The whole of a duration in a unit; of its milliseconds, those beyond its seconds.
fn part_of_duration(duration: TimeDelta, unit: Unit) -> i64 {
    match unit {
        Unit::Hours => duration.num_hours(),
        Unit::Minutes => duration.num_minutes(),
        Unit::Milliseconds => (duration.subsec_nanos() / 1_000_000).into(),
        _ => duration.num_seconds(),
    }
}

/// A list that is made of texts.
pub(super) fn texts<'v>(all: impl IntoIterator<Item = String>) -> Value<'v> {
    Value::List(List::Made(all.into_iter().map(Value::text).collect()))
}

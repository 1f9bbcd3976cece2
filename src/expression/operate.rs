//! Operators at work: equality across types, order, arithmetic without wrapping.

use std::cmp::Ordering;

use chrono::{DateTime, Datelike, TimeDelta, Utc};

use super::code::Code;
use super::evaluate::{Evaluation, items, member, unlike};
use super::scope::Outcome;
use super::syntax::Operator;
use super::undecided::Reason;
use super::value::{List, Map, Value};
use crate::calendar::Time;
use crate::source::Span;

impl<'v> Evaluation<'_, 'v> {
    pub(super) fn binary(&mut self, span: Span, operator: Operator, left: &'v Code, right: &'v Code) -> Outcome<'v> {
        let left = self.value(left)?;
        let right = self.value(right)?;
        self.operate(operator, &left, &right).map_err(|reason| reason.at(span))
    }

    /// The result of applying a binary operator to two values.
    pub(super) fn operate(
        &mut self,
        operator: Operator,
        left: &Value<'v>,
        right: &Value<'v>,
    ) -> Result<Value<'v>, Reason> {
        match operator {
            Operator::Equal => self.equal(left, right).map(Value::Boolean),
            Operator::Unequal => self.equal(left, right).map(|equal| Value::Boolean(!equal)),
            Operator::In => self.contains(left, right).map(Value::Boolean),
            Operator::Less => self.compare(operator, left, right, Ordering::is_lt),
            Operator::AtMost => self.compare(operator, left, right, Ordering::is_le),
            Operator::More => self.compare(operator, left, right, Ordering::is_gt),
            Operator::AtLeast => self.compare(operator, left, right, Ordering::is_ge),
            _ => self.calculate(operator, left, right),
        }
    }

    /// Values of unlike types are unequal, but for whole numbers and those with decimals.
    pub(super) fn equal(&mut self, left: &Value<'v>, right: &Value<'v>) -> Result<bool, Reason> {
        Ok(match (left, right) {
            (Value::Null, Value::Null) | (Value::Optional(None), Value::Optional(None)) => true,
            (Value::Boolean(left), Value::Boolean(right)) => left == right,
            (Value::Integer(_) | Value::Decimal(_), Value::Integer(_) | Value::Decimal(_)) => {
                order(left, right).is_some_and(Ordering::is_eq)
            }
            (Value::Text(left), Value::Text(right)) => {
                let (left, right) = (left.as_str(), right.as_str());
                if left.len() == right.len() {
                    self.charge(left.len() / 32)?;
                }
                left == right
            }
            (Value::Time(left), Value::Time(right)) => left == right,
            (Value::Duration(left), Value::Duration(right)) => left == right,
            (Value::Version(left), Value::Version(right)) => left.cmp(right).is_eq(),
            (Value::Optional(Some(left)), Value::Optional(Some(right))) => self.equal(left, right)?,
            (Value::List(_), Value::List(_)) => self.equal_lists(left, right)?,
            (Value::Map(_), Value::Map(_)) => self.equal_maps(left, right)?,
            _ => false,
        })
    }

    fn equal_lists(&mut self, left: &Value<'v>, right: &Value<'v>) -> Result<bool, Reason> {
        let ((_, mut left), (_, mut right)) = (items(left)?, items(right)?);
        loop {
            match (left.next().transpose()?, right.next().transpose()?) {
                (None, None) => return Ok(true),
                (Some(left), Some(right)) => {
                    self.charge(0)?;
                    if !self.equal(&left, &right)? {
                        return Ok(false);
                    }
                }
                _ => return Ok(false),
            }
        }
    }

    fn equal_maps(&mut self, left: &Value<'v>, right: &Value<'v>) -> Result<bool, Reason> {
        let ((size, keys), (other, _)) = (items(left)?, items(right)?);
        if size != other {
            return Ok(false);
        }
        for key in keys {
            self.charge(size)?;
            let key = key?;
            let name = key.as_str().unwrap_or_default();
            let (Some(left), Some(right)) = (member(left, name)?, member(right, name)?) else { return Ok(false) };
            if !self.equal(&left, &right)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn contains(&mut self, needle: &Value<'v>, haystack: &Value<'v>) -> Result<bool, Reason> {
        match haystack {
            Value::List(List::Borrowed(items)) => self.contains_one(needle, items),
            Value::List(List::Made(items)) => self.contains_one(needle, items),
            Value::List(List::Written(seen)) => {
                for item in seen.items() {
                    self.charge(0)?;
                    if self.equal(needle, &item?)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Value::Map(_) => match needle.as_str() {
                Some(name) => member(haystack, name).map(|value| value.is_some()),
                None => Ok(false),
            },
            other => Err(unlike("in", &[needle, other])),
        }
    }

    fn contains_one(&mut self, needle: &Value<'v>, items: &[Value<'v>]) -> Result<bool, Reason> {
        for item in items {
            self.charge(0)?;
            if self.equal(needle, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn compare(
        &mut self,
        operator: Operator,
        left: &Value<'v>,
        right: &Value<'v>,
        holds: fn(Ordering) -> bool,
    ) -> Result<Value<'v>, Reason> {
        if let (Value::Text(left), Value::Text(right)) = (left, right) {
            self.charge(left.as_str().len().min(right.as_str().len()) / 32)?;
        }
        let number = |value: &Value<'_>| matches!(value, Value::Integer(_) | Value::Decimal(_));
        match order(left, right) {
            Some(ordering) => Ok(Value::Boolean(holds(ordering))),
            // not a number is neither less nor more than any
            None if number(left) && number(right) => Ok(Value::Boolean(false)),
            None => Err(unlike(operator.text(), &[left, right])),
        }
    }

    fn calculate(&mut self, operator: Operator, left: &Value<'v>, right: &Value<'v>) -> Result<Value<'v>, Reason> {
        let overflow = || Reason::Overflow(operator.text());
        Ok(match (operator, left, right) {
            (_, Value::Integer(left), Value::Integer(right)) => Value::Integer(integers(operator, *left, *right)?),
            (_, Value::Decimal(a), Value::Decimal(b)) => match operator {
                Operator::Add => Value::Decimal(a + b),
                Operator::Subtract => Value::Decimal(a - b),
                Operator::Multiply => Value::Decimal(a * b),
                Operator::Divide => Value::Decimal(a / b),
                _ => return Err(unlike(operator.text(), &[left, right])),
            },
            (Operator::Add, Value::Text(left), Value::Text(right)) => {
                self.charge_made(left.as_str().len() + right.as_str().len())?;
                Value::text(format!("{}{}", left.as_str(), right.as_str()))
            }
            (Operator::Add, Value::List(_), Value::List(_)) => {
                let ((left_size, left), (right_size, right)) = (items(left)?, items(right)?);
                self.charge(left_size + right_size)?;
                Value::list(left.chain(right).collect::<Result<Vec<_>, _>>()?)
            }
            (Operator::Add, Value::Time(time), Value::Duration(by))
            | (Operator::Add, Value::Duration(by), Value::Time(time)) => {
                Value::Time(Time::Instant(moved(*time, *by).ok_or_else(overflow)?))
            }
            (Operator::Subtract, Value::Time(time), Value::Duration(by)) => {
                Value::Time(Time::Instant(moved(*time, -*by).ok_or_else(overflow)?))
            }
            (Operator::Subtract, Value::Time(left), Value::Time(right)) => {
                let between = left.start().signed_duration_since(right.start());
                Value::Duration(length(Some(between)).ok_or_else(overflow)?)
            }
            (Operator::Add, Value::Duration(left), Value::Duration(right)) => {
                Value::Duration(length(left.checked_add(right)).ok_or_else(overflow)?)
            }
            (Operator::Subtract, Value::Duration(left), Value::Duration(right)) => {
                Value::Duration(length(left.checked_sub(right)).ok_or_else(overflow)?)
            }
            _ => return Err(unlike(operator.text(), &[left, right])),
        })
    }

    pub(super) fn negate(&mut self, part: &'v Code) -> Outcome<'v> {
        match self.value(part)? {
            Value::Integer(number) => {
                number.checked_neg().map(Value::Integer).ok_or_else(|| Reason::Overflow("-").at(part.span))
            }
            Value::Decimal(number) => Ok(Value::Decimal(-number)),
            other => Err(unlike("-", &[&other]).at(part.span)),
        }
    }
}

/// A time in the years 1 to 9999.
fn moved(time: Time, by: TimeDelta) -> Option<DateTime<Utc>> {
    time.start().checked_add_signed(by).filter(|at| (1..=9999).contains(&at.year()))
}

fn integers(operator: Operator, left: i64, right: i64) -> Result<i64, Reason> {
    let result = match operator {
        Operator::Add => left.checked_add(right),
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::Divide | Operator::Remainder if right == 0 => return Err(Reason::DivisionByZero),
        Operator::Divide => left.checked_div(right),
        _ => left.checked_rem(right),
    };
    result.ok_or(Reason::Overflow(operator.text()))
}

/// Which comes first; `None` for what has no order, also for what is not a number.
pub(super) fn order(left: &Value<'_>, right: &Value<'_>) -> Option<Ordering> {
    Some(match (left, right) {
        (Value::Boolean(left), Value::Boolean(right)) => left.cmp(right),
        (Value::Integer(left), Value::Integer(right)) => left.cmp(right),
        (Value::Decimal(left), Value::Decimal(right)) => return left.partial_cmp(right),
        (Value::Integer(left), Value::Decimal(right)) => return mixed(*left, *right),
        (Value::Decimal(left), Value::Integer(right)) => return mixed(*right, *left).map(Ordering::reverse),
        (Value::Text(left), Value::Text(right)) => left.as_str().cmp(right.as_str()),
        (Value::Time(left), Value::Time(right)) => left.compare(right),
        (Value::Duration(left), Value::Duration(right)) => left.cmp(right),
        (Value::Version(left), Value::Version(right)) => left.cmp(right),
        _ => return None,
    })
}

/// A whole number against one with decimals: as the double that is nearest to it, as the tests of CEL have it. Whole numbers
/// beyond 2^53 that are near one another are the same there.
#[expect(clippy::cast_precision_loss, reason = "the nearest double is what CEL compares")]
fn mixed(whole: i64, decimal: f64) -> Option<Ordering> {
    (whole as f64).partial_cmp(&decimal)
}

/// A length of time that CEL has: its nanoseconds are a number of 64 bits.
fn length(duration: Option<TimeDelta>) -> Option<TimeDelta> {
    duration.filter(|duration| duration.num_nanoseconds().is_some())
}

/// How many entries a mapping has.
pub(super) fn entries(map: &Map<'_>) -> usize {
    match map {
        Map::Written(seen) => seen.len(),
        Map::Made(entries) => entries.len(),
    }
}

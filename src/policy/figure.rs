//! The arithmetic of service levels: exact, and of nothing but numbers and intervals.
//!
//! Times are whole seconds of real time. Percentages are ratios of whole numbers and are compared as such; they become
//! decimals only to be shown.

use std::cmp::Ordering;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::calendar::{Interval, IntervalSet, Zone};
use crate::language::Decimal;

/// Which figure is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// The share of the time that is not lost.
    Availability,
    /// The time that is lost, or the values together.
    Sum,
    /// How many documents there are.
    Count,
    /// The parts together, of the wholes together.
    Share,
    /// The value below or at which so many of a hundred lie.
    Percentile,
}

/// An amount: of time, or of what a document counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quantity {
    /// Seconds.
    Time(i64),
    /// A number.
    Number(Decimal),
}

/// A part of a whole that is more than nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    part: i128,
    whole: i128,
}

/// A figure, exact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figure {
    /// A share, told in percent.
    Percentage(Ratio),
    /// An amount.
    Amount(Quantity),
}

/// Which way a bound goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The figure is it or more.
    AtLeast,
    /// The figure is it or less.
    AtMost,
    /// The figure is it, as far as it has decimals.
    Equals,
}

/// What a figure has to be; of a percentage the number of percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bound {
    /// Which way it goes.
    pub way: Way,
    /// The value.
    pub limit: Quantity,
}

/// Time that was lost in a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Down {
    /// When, by all intervals together.
    pub lost: IntervalSet,
    /// For each interval the seconds of its own that count.
    pub own: Vec<i64>,
    /// For each interval the seconds within the period that are excepted.
    pub excepted: Vec<i64>,
}

/// The time that intervals take of `open`, the part of a period that counts; `except` does not count. What several take is
/// lost once.
pub fn down(intervals: &[Interval], except: &IntervalSet, open: &IntervalSet) -> Down {
    let counting = open.minus(except);
    let lost = intervals.iter().copied().collect::<IntervalSet>().intersection(&counting);
    let own: Vec<i64> = intervals.iter().map(|one| seconds_within(&counting, one)).collect();
    let excepted = intervals.iter().zip(&own).map(|(one, own)| seconds_within(open, one) - own).collect();
    Down { lost, own, excepted }
}

/// The seconds of an interval that lie in a set.
pub fn seconds_within(set: &IntervalSet, one: &Interval) -> i64 {
    let all = set.iter().as_slice();
    let first = all.partition_point(|part| part.end() <= one.start());
    let lengths = all[first..].iter().map_while(|part| part.overlap(one)).map(|both| both.length());
    lengths.sum::<TimeDelta>().num_seconds()
}

/// The seconds of a set.
pub fn seconds(set: &IntervalSet) -> i64 {
    set.length().num_seconds()
}

/// The instant at which more than `allowed` seconds are lost; none where they never are.
pub fn exceeded_at(lost: &IntervalSet, allowed: i64) -> Option<DateTime<Utc>> {
    let mut left = TimeDelta::seconds(allowed.max(0));
    for part in lost {
        if part.length() > left {
            return Some(part.start() + left);
        }
        left -= part.length();
    }
    None
}

/// The local day on which most was lost, the first of several, with its seconds.
pub fn worst_day(lost: &IntervalSet, zone: Zone) -> Option<(NaiveDate, i64)> {
    let mut days: Vec<(NaiveDate, i64)> = Vec::new();
    for part in lost {
        let mut from = part.start();
        while from < part.end() {
            let day = zone.date(from);
            let next = day.succ_opt().map_or(part.end(), |next| zone.start_of_day(next));
            let to = if next > from { part.end().min(next) } else { part.end() };
            let length = (to - from).num_seconds();
            match days.last_mut().filter(|(last, _)| *last == day) {
                Some((_, seconds)) => *seconds += length,
                None => days.push((day, length)),
            }
            from = to;
        }
    }
    days.into_iter().rev().max_by_key(|(_, seconds)| *seconds)
}

/// The value number `ceil(p / 100 x n)` of the n values in their order; none of none, or where they have no common unit.
pub fn nearest_rank(mut values: Vec<Quantity>, p: Decimal) -> Option<Quantity> {
    let first = *values.first()?;
    if values.iter().any(|value| first.compare(*value).is_none()) {
        return None;
    }
    values.sort_by(|a, b| a.compare(*b).unwrap_or(Ordering::Equal));
    let hundred = 100 * 10_i128.checked_pow(u32::from(p.decimals()))?;
    let n = i128::try_from(values.len()).ok()?;
    let rank = p.units().checked_mul(n)?.checked_add(hundred - 1)?.div_euclid(hundred);
    let rank = usize::try_from(rank.max(1)).ok()?;
    values.get(rank - 1).copied()
}

impl Quantity {
    /// Both together; none where they have no common unit, or are too large.
    pub fn plus(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Time(a), Self::Time(b)) => a.checked_add(b).map(Self::Time),
            (Self::Number(a), Self::Number(b)) => {
                let (a, b, decimals) = aligned(a, b)?;
                Some(Self::Number(Decimal::new(a.checked_add(b)?, decimals)))
            }
            _ => None,
        }
    }

    /// Their order; none where they have no common unit, or are too large.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Time(a), Self::Time(b)) => Some(a.cmp(&b)),
            (Self::Number(a), Self::Number(b)) => aligned(a, b).map(|(a, b, _)| a.cmp(&b)),
            _ => None,
        }
    }

    /// How much more it is than another; none where they have no common unit, or are too large.
    pub fn minus(self, other: Self) -> Option<Self> {
        match other {
            Self::Time(seconds) => self.plus(Self::Time(seconds.checked_neg()?)),
            Self::Number(number) => {
                self.plus(Self::Number(Decimal::new(number.units().checked_neg()?, number.decimals())))
            }
        }
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        match self {
            Self::Time(seconds) => seconds == 0,
            Self::Number(number) => number.units() == 0,
        }
    }

    /// Whether it is less than nothing.
    pub fn is_negative(self) -> bool {
        match self {
            Self::Time(seconds) => seconds < 0,
            Self::Number(number) => number.units() < 0,
        }
    }
}

impl Ratio {
    /// A part of a whole; none where the whole is nothing or less.
    pub fn new(part: i128, whole: i128) -> Option<Self> {
        (whole > 0).then_some(Self { part, whole })
    }

    /// A part of a whole of the same unit; none also where they have no common unit, or are too large.
    pub fn of(part: Quantity, whole: Quantity) -> Option<Self> {
        match (part, whole) {
            (Quantity::Time(part), Quantity::Time(whole)) => Self::new(part.into(), whole.into()),
            (Quantity::Number(part), Quantity::Number(whole)) => {
                let (part, whole, _) = aligned(part, whole)?;
                Self::new(part, whole)
            }
            _ => None,
        }
    }

    /// Rounded down to a whole number.
    pub fn floor(self) -> i128 {
        self.part.div_euclid(self.whole)
    }

    /// The percentage with so many decimals, rounded down, or up.
    pub fn percent(self, decimals: u8, up: bool) -> Option<Decimal> {
        let decimals = decimals.min(Decimal::MOST_DECIMALS);
        let scaled = self.part.checked_mul(100 * 10_i128.checked_pow(u32::from(decimals))?)?;
        let down = scaled.div_euclid(self.whole);
        let units = if up && scaled.rem_euclid(self.whole) != 0 { down + 1 } else { down };
        Some(Decimal::new(units, decimals))
    }

    /// The order of the percentage and a bound, as whole numbers.
    pub fn compare(self, percent: Decimal) -> Option<Ordering> {
        let scale = 100 * 10_i128.checked_pow(u32::from(percent.decimals()))?;
        Some(self.part.checked_mul(scale)?.cmp(&percent.units().checked_mul(self.whole)?))
    }
}

impl Bound {
    /// Whether a figure is as it has to be; none where both have no common unit, or are too large.
    pub fn holds(&self, figure: Figure) -> Option<bool> {
        let order = match (figure, self.limit) {
            (Figure::Percentage(ratio), Quantity::Number(percent)) if self.way == Way::Equals => {
                let floored = ratio.percent(percent.decimals(), false)?;
                floored.units().cmp(&percent.units())
            }
            (Figure::Amount(Quantity::Number(number)), Quantity::Number(limit)) if self.way == Way::Equals => {
                floored(number, limit.decimals())?.cmp(&limit.units())
            }
            (Figure::Percentage(ratio), Quantity::Number(percent)) => ratio.compare(percent)?,
            (Figure::Percentage(_), Quantity::Time(_)) => return None,
            (Figure::Amount(amount), limit) => amount.compare(limit)?,
        };
        Some(match self.way {
            Way::AtLeast => order != Ordering::Less,
            Way::AtMost => order != Ordering::Greater,
            Way::Equals => order == Ordering::Equal,
        })
    }

    /// Whether an amount is less than it has to be, and may still grow.
    pub fn is_short(&self, figure: Figure) -> bool {
        let Figure::Amount(amount) = figure else { return false };
        self.way != Way::AtMost && amount.compare(self.limit) == Some(Ordering::Less)
    }

    /// The seconds that may be lost of so many, where it bounds availability from below.
    pub fn allowed(&self, total: i64) -> Option<Ratio> {
        let Quantity::Number(percent) = self.limit else { return None };
        let hundred = 100 * 10_i128.checked_pow(u32::from(percent.decimals()))?;
        Ratio::new(i128::from(total).checked_mul(hundred.checked_sub(percent.units())?)?, hundred)
    }
}

/// Two numbers as whole numbers of one unit, and how many decimals that has.
fn aligned(a: Decimal, b: Decimal) -> Option<(i128, i128, u8)> {
    let decimals = a.decimals().max(b.decimals());
    let of = |number: Decimal| {
        let scale = 10_i128.checked_pow(u32::from(decimals - number.decimals()))?;
        number.units().checked_mul(scale)
    };
    Some((of(a)?, of(b)?, decimals))
}

/// A number cut down to so many decimals, as a whole number of them.
fn floored(number: Decimal, decimals: u8) -> Option<i128> {
    if number.decimals() <= decimals {
        let scale = 10_i128.checked_pow(u32::from(decimals - number.decimals()))?;
        return number.units().checked_mul(scale);
    }
    let scale = 10_i128.checked_pow(u32::from(number.decimals() - decimals))?;
    Some(number.units().div_euclid(scale))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    fn interval((start, length): (i64, i64)) -> Interval {
        Interval::new(at(start), at(start + length)).unwrap()
    }

    fn percent(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    fn at_least(text: &str) -> Bound {
        Bound { way: Way::AtLeast, limit: Quantity::Number(percent(text)) }
    }

    fn available(lost: i128, total: i128) -> Figure {
        Figure::Percentage(Ratio::new(total - lost, total).unwrap())
    }

    /// Of 525,600 minutes 0.1 % are 525.6; 526 leave 99.89992 %, which two decimals round to 99.90.
    #[test]
    fn a_figure_is_compared_exactly_and_never_shown_as_its_bound() {
        assert_eq!(at_least("99.9").holds(available(525, 525_600)), Some(true));
        assert_eq!(at_least("99.9").holds(available(526, 525_600)), Some(false));
        let shown = |lost: i128, up| Ratio::new(525_600 - lost, 525_600).unwrap().percent(2, up).unwrap().plain();
        assert_eq!([shown(526, false), shown(526, true), shown(525, false)], ["99.89", "99.90", "99.90"]);
        assert_eq!(at_least("70").holds(Figure::Percentage(Ratio::new(2_884, 4_120).unwrap())), Some(true));
        assert_eq!(at_least("70").holds(Figure::Percentage(Ratio::new(2_883, 4_120).unwrap())), Some(false));
        // As far as the bound has decimals: 99.317 is 99.3 and 99.31, not 99.32.
        let equals = |text| Bound { way: Way::Equals, limit: Quantity::Number(percent(text)) };
        let figure = available(305, 44_700);
        assert_eq!(
            ["99.3", "99.31", "99.32"].map(|text| equals(text).holds(figure)),
            [Some(true), Some(true), Some(false)]
        );
        // 0.56 % of 44,700 minutes are 250.32 = 15,019.2 seconds.
        assert_eq!(at_least("99.44").allowed(44_700 * 60).unwrap().floor(), 15_019);
    }

    #[test]
    fn numbers_and_times_have_no_common_unit() {
        let (number, time) = (Quantity::Number(percent("1.5")), Quantity::Time(60));
        assert_eq!(number.compare(time), None);
        assert_eq!(number.plus(Quantity::Number(percent("0.25"))), Some(Quantity::Number(percent("1.75"))));
        assert_eq!(number.minus(Quantity::Number(percent("2"))).map(Quantity::is_negative), Some(true));
        assert_eq!(nearest_rank(vec![number, time], percent("50")), None);
        assert_eq!(at_least("1").holds(Figure::Amount(time)), None);
        assert_eq!(Ratio::new(1, 0), None);
    }

    /// Of 1 to 10 the 95th percentile is number 9.5, rounded up the tenth; the 50th the fifth.
    #[test]
    fn a_percentile_goes_by_the_nearest_rank() {
        let values: Vec<Quantity> = (1..=10).rev().map(Quantity::Time).collect();
        for (p, expected) in [("95", 10), ("90", 9), ("50", 5), ("90.1", 10), ("0.1", 1), ("100", 10)] {
            assert_eq!(nearest_rank(values.clone(), percent(p)), Some(Quantity::Time(expected)), "{p}");
        }
        assert_eq!(nearest_rank(Vec::new(), percent("95")), None);
    }

    #[test]
    fn the_worst_day_is_a_local_one() {
        let zone = Zone::named("Europe/Oslo").unwrap();
        // 25 October 2026 has 25 hours from 22:00 UTC on the 24th; of equal days the first counts.
        let from: DateTime<Utc> = "2026-10-24T21:00:00Z".parse().unwrap();
        let all = IntervalSet::from(Interval::new(from, from + TimeDelta::hours(30)).unwrap());
        let day = NaiveDate::from_ymd_opt(2026, 10, 25).unwrap();
        assert_eq!(worst_day(&all, zone), Some((day, 25 * 3_600)));
        assert_eq!(worst_day(&IntervalSet::default(), zone), None);
    }

    proptest! {
        #[test]
        fn losses_agree_with_those_counted_second_by_second(
            lost in prop::collection::vec((0i64..60, 0i64..12), 0..8),
            except in prop::collection::vec((0i64..60, 0i64..12), 0..5),
            open in prop::collection::vec((5i64..50, 0i64..20), 0..4),
            allowed in 0i64..20,
        ) {
            let has = |spans: &[(i64, i64)], second: i64| {
                spans.iter().any(|(start, length)| *start <= second && second < start + length)
            };
            let set = |spans: &[(i64, i64)]| spans.iter().copied().map(interval).collect::<IntervalSet>();
            let intervals: Vec<Interval> = lost.iter().copied().map(interval).collect();
            let down = down(&intervals, &set(&except), &set(&open));
            let counts = |second: &i64| has(&open, *second) && !has(&except, *second);
            let all: Vec<i64> = (0..100).filter(counts).filter(|second| has(&lost, *second)).collect();
            prop_assert_eq!(seconds(&down.lost), i64::try_from(all.len()).unwrap());
            for (at, span) in lost.iter().enumerate() {
                let own = (0..100).filter(counts).filter(|second| has(&[*span], *second)).count();
                let within = (0..100).filter(|second| has(&open, *second) && has(&[*span], *second)).count();
                prop_assert_eq!(down.own[at], i64::try_from(own).unwrap());
                prop_assert_eq!(down.excepted[at], i64::try_from(within - own).unwrap());
            }
            // The second in which the one after those that are allowed is lost.
            let first = all.get(usize::try_from(allowed).unwrap()).copied();
            let exceeded = exceeded_at(&down.lost, allowed).map(|instant| instant.timestamp());
            prop_assert_eq!(exceeded, first);
        }
    }
}

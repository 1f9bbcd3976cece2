//! How far a figure is from its bound.

use crate::language::Decimal;
use crate::policy::{Figure, FigureKind, Measurement, Quantity, Way};

/// How far a figure is from its bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Margin {
    /// Whether it is beyond it, so that it is not as asked.
    pub is_beyond: bool,
    /// How much; never less than nothing.
    pub distance: Distance,
}

/// An exact distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    /// Of time, in seconds.
    Seconds(Decimal),
    /// Of numbers.
    Number(Decimal),
}

impl Margin {
    /// That of a figure; none where it has none, or where it must be the bound itself.
    ///
    /// Of availability it is the time that may still be lost, or was lost too much; of a share how many of its whole may still be
    /// lacking, or how many more it takes.
    pub fn of(figure: FigureKind, measurement: &Measurement) -> Option<Self> {
        let bound = measurement.bound;
        match figure {
            FigureKind::Availability => {
                let lost = Decimal::from(measurement.lost);
                Self::between(Quantity::Number(allowed(measurement)?), Quantity::Number(lost), true)
            }
            FigureKind::Share => Self::of_share(measurement),
            FigureKind::Sum | FigureKind::Count | FigureKind::Percentile => {
                let Figure::Amount(amount) = measurement.value? else { return None };
                match bound.way {
                    Way::AtLeast => Self::between(amount, bound.limit, false),
                    Way::AtMost => Self::between(bound.limit, amount, false),
                    Way::Equals => None,
                }
            }
        }
    }

    /// How much more one is than another; `seconds` is whether numbers are of seconds.
    fn between(more: Quantity, less: Quantity, seconds: bool) -> Option<Self> {
        let left = more.minus(less)?;
        let is_beyond = left.is_negative();
        let distance = match if is_beyond { less.minus(more)? } else { left } {
            Quantity::Time(time) => Distance::Seconds(Decimal::from(time)),
            Quantity::Number(number) if seconds => Distance::Seconds(number),
            Quantity::Number(number) => Distance::Number(number),
        };
        Some(Self { is_beyond, distance })
    }

    fn of_share(measurement: &Measurement) -> Option<Self> {
        let (Quantity::Number(part), Quantity::Number(whole)) = measurement.share? else { return None };
        let Quantity::Number(percent) = measurement.bound.limit else { return None };
        if part.decimals() > 0 || whole.decimals() > 0 {
            return None;
        }
        let hundred = 100 * 10_i128.checked_pow(u32::from(percent.decimals()))?;
        let scaled = percent.units().checked_mul(whole.units())?;
        let number = |units: i128| Quantity::Number(Decimal::new(units, 0));
        match measurement.bound.way {
            Way::AtLeast => {
                let needed = scaled.checked_add(hundred - 1)?.div_euclid(hundred);
                Self::between(number(part.units()), number(needed), false)
            }
            Way::AtMost => Self::between(number(scaled.div_euclid(hundred)), number(part.units()), false),
            Way::Equals => None,
        }
    }
}

/// The seconds that may be lost, exact; none where the bound is not of that.
pub(super) fn allowed(measurement: &Measurement) -> Option<Decimal> {
    let Quantity::Number(percent) = measurement.bound.limit else { return None };
    // What may be lost is so many seconds of the hundred times ten to the decimals of the bound.
    let exact = measurement.allowed?.percent(percent.decimals(), false)?;
    Some(Decimal::new(exact.units(), percent.decimals() + 2))
}

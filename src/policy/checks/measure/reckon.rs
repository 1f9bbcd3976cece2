//! The figures of a measure: for each period what counts, what does not, and what it comes to.

use std::cmp::Ordering;

use chrono::{DateTime, Utc};

use super::form::{Limit, Measure, Periods};
use super::inputs::{Blockers, Inputs, amounts, id, period_at, written};
use crate::calendar::{
    Amount, Calendar, DeadlineTerms, Eves, Interval, IntervalSet, Moment, Period, PeriodLength, TimeError, Zone,
};
use crate::expression::Why;
use crate::kind::name;
use crate::language::messages::measure as say;
use crate::language::messages::policy::NO_CALENDAR;
use crate::language::{Decimal, Fact, Facts};
use crate::policy::case::Case;
use crate::policy::facts::{field_at, field_of};
use crate::policy::figure::{
    Bound, Down, Figure, FigureKind, Quantity, Ratio, Way, down, exceeded_at, nearest_rank, seconds, seconds_within,
    worst_day,
};
use crate::policy::located::Located;
use crate::policy::measured::{Asking, Contribution, MeasureInput, Measured, Measurement, PeriodVerdict, When};
use crate::policy::outcome::{Outcome, Undecided};
use crate::policy::slot::{Found, moment_at, no_answer};
use crate::yaml::Pointer;

/// How many periods ahead of the running one are looked at, where something is planned in them.
const MOST_AHEAD: u32 = 24;

/// The field of a service that says from when on it is measured.
const MEASURED_FROM: &str = "measuredFrom";

/// The field of a report that names its month.
const MONTH: &str = "month";

/// A period with where it lies by the clock.
struct Slice {
    period: Period,
    /// From its first local midnight, or from the start of measuring, to that after it.
    within: Interval,
    partial: bool,
}

/// Everything that the figures of all periods have in common.
struct Reckoning<'r, 'w> {
    measure: &'r Measure,
    case: &'r Case<'w>,
    calendar: &'w Calendar,
    zone: Zone,
    bound: Bound,
    inputs: &'r [MeasureInput<'w>],
    except: &'r IntervalSet,
    /// The same one by one, where each is told of.
    exceptions: &'r [MeasureInput<'w>],
}

/// Computes the figures of a subject.
///
/// # Errors
/// What is in the way: a document that cannot be reckoned with, a bound that is none, no start of measuring.
pub(super) fn reckon<'w>(measure: &Measure, case: &Case<'w>, asking: &Asking) -> Result<Measured<'w>, Blockers> {
    let bound = Bound { way: measure.way, limit: measure.limit.find(measure.figure, case)? };
    let Some(of) = &measure.of else { return itself(measure, bound, case, asking) };
    let start = start(case)?;
    let Some(calendar) = case.calendar else {
        return Err(one(Undecided::at(&case.subject(), Why::new(&NO_CALENDAR))));
    };
    let zone = calendar.zone();
    let inputs = of.inputs(measure, (false, asking.is_told), case);
    let exceptions = measure
        .except
        .as_ref()
        .map_or_else(|| Ok(Inputs::default()), |one| one.inputs(measure, (true, asking.is_told), case));
    let (inputs, exceptions) = match (inputs, exceptions) {
        (Ok(inputs), Ok(exceptions)) => (inputs, exceptions),
        (Err(mut blockers), Err(more)) => {
            blockers.extend(more);
            return Err(blockers);
        }
        (Err(blockers), _) | (_, Err(blockers)) => return Err(blockers),
    };
    let except: IntervalSet = exceptions.counted.iter().filter_map(|one| one.when.interval()).collect();
    let exceptions_told: &[MeasureInput<'_>] = if asking.is_told { &exceptions.counted } else { &[] };
    let (inputs_of, except_of) = (&inputs.counted, &except);
    let reckoning = Reckoning {
        measure,
        case,
        calendar,
        zone,
        bound,
        inputs: inputs_of,
        except: except_of,
        exceptions: exceptions_told,
    };
    let slices = reckoning.slices(start, asking.period)?;
    let periods = slices.iter().map(|slice| reckoning.period(slice)).collect::<Result<Vec<_>, _>>()?;
    let left_out = inputs.left_out.into_iter().chain(exceptions.left_out).collect();
    let terms = measure.terms(bound);
    let measured_from = Some(start);
    let (inputs, exceptions) = (inputs.counted, exceptions.counted);
    Ok(Measured { terms, zone, measured_from, inputs, exceptions, left_out, periods })
}

/// Where the start of measuring stands, or that it is missing.
pub(super) fn measured_from<'w>(case: &Case<'w>) -> Result<Located<'w>, Blockers> {
    let is_service = case.document.name.as_ref().is_some_and(|own| own.kind == name::SERVICE);
    let of = if is_service { case.top() } else { case.service.clone().unwrap_or_else(|| case.top()) };
    match of.node.entry(MEASURED_FROM).filter(|entry| !entry.value.is_null()) {
        Some(entry) => Ok(of.into_entry(entry)),
        None => {
            let field = field_of(case.world, of.document, &Pointer::default().key(MEASURED_FROM));
            Err(vec![Outcome::missing(&of, Facts::new().with("missing", field))])
        }
    }
}

fn start(case: &Case<'_>) -> Result<DateTime<Utc>, Blockers> {
    let at = measured_from(case)?;
    let zone = case.calendar.map_or(case.zone, Calendar::zone);
    let moment = moment_at(&at, case).map_err(one)?;
    moment.start(zone).map_err(|error| one(no_answer(&Found { moment, at: Some(at.clone()) }, case, &error)))
}

/// Measures the document itself: its own value is the figure.
fn itself<'w>(measure: &Measure, bound: Bound, case: &Case<'w>, asking: &Asking) -> Result<Measured<'w>, Blockers> {
    let (value, whole, part) = amounts(measure, case).map_err(|outcome| vec![*outcome])?;
    let zone = case.calendar.map_or(case.zone, Calendar::zone);
    let period = match &measure.periods {
        Periods::Field(path) => match path.find(case).into_iter().next() {
            Some(at) => Some(period_at(&at, case).map_err(one)?),
            None => return Err(vec![path.lacking(case)]),
        },
        // What is told is told of the month that a report names, too, where the rule does not speak of it.
        Periods::None | Periods::Of(..) => {
            case.node.get(MONTH).filter(|_| asking.is_told).and_then(|at| at.text().parse().ok())
        }
    };
    let within = period.map(|period| period.interval(zone));
    let at = part.or_else(|| measure.value.as_ref()?.place(case)).unwrap_or_else(|| case.subject());
    let figure = match (value, whole) {
        (Some(part), Some(whole)) => percentage(part, whole, case)?,
        (Some(value), None) => Some(Figure::Amount(value)),
        (None, _) => None,
    };
    let holds = match figure {
        None => true,
        Some(figure) => bound.holds(figure).ok_or_else(|| one(unlike(case)))?,
    };
    // It says what was; from then on that its period is over, no edit mends it.
    let broken = within.map(|within| within.end()).filter(|end| !holds && *end <= case.now());
    let input = MeasureInput { of: case.subject(), at, when: When::Itself, value, whole };
    let measurement = Measurement {
        period,
        within,
        partial: false,
        bound,
        value: figure,
        total: 0,
        lost: 0,
        allowed: None,
        worst: None,
        share: value.zip(whole),
        contributions: value.map(|amount| Contribution { input: 0, amount, excepted: 0 }).into_iter().collect(),
        exempted: Vec::new(),
        broken,
        due: None,
        verdict: if holds { PeriodVerdict::Holds } else { PeriodVerdict::Fails },
    };
    let is_asked = asking.period.is_none_or(|asked| period.is_some_and(|period| ends_in(period, asked)));
    Ok(Measured {
        terms: measure.terms(bound),
        zone,
        measured_from: None,
        inputs: vec![input],
        exceptions: Vec::new(),
        left_out: Vec::new(),
        periods: is_asked.then_some(measurement).into_iter().collect(),
    })
}

impl Limit {
    fn find(&self, figure: FigureKind, case: &Case<'_>) -> Result<Quantity, Blockers> {
        let fits = |quantity: &Quantity| match figure {
            FigureKind::Availability | FigureKind::Share | FigureKind::Count => matches!(quantity, Quantity::Number(_)),
            FigureKind::Sum | FigureKind::Percentile => true,
        };
        let none = |at: &Located<'_>, field: Fact, value: &str| {
            let why = Why::new(&say::NO_AMOUNT).help(&say::NO_AMOUNT_HELP);
            one(Undecided::at(at, why.with("field", field).with("value", Fact::code(value))))
        };
        match self {
            Self::Given(quantity) => Ok(*quantity),
            Self::Named(name) => {
                let named = case.lets.iter().rev().find(|named| named.name == *name);
                let quantity = named.and_then(|named| {
                    let amount = named.amount(case).and_then(|amount| match amount {
                        Amount::Time(time) => Some(Quantity::Time(time.num_seconds())),
                        Amount::Days(_) | Amount::Months(_) => None,
                    });
                    named.quantity(case).or(amount)
                });
                quantity.filter(fits).ok_or_else(|| none(&case.subject(), Fact::code(name.as_str()), ""))
            }
            Self::At(path) => {
                let Some(at) = path.find(case).into_iter().next() else { return Err(vec![path.lacking(case)]) };
                written(at.node).filter(fits).ok_or_else(|| none(&at, field_at(case.world, &at), at.node.text()))
            }
        }
    }
}

impl Reckoning<'_, '_> {
    /// The periods that are looked at: the complete ones, newest first; the running one; those ahead in which something is
    /// planned. What lies before the start of measuring is left out.
    /// Where a period is asked for, those that end in it and have begun or have something planned in them.
    fn slices(&self, start: DateTime<Utc>, asked: Option<Period>) -> Result<Vec<Slice>, Blockers> {
        let refuse = |error: &TimeError| one(Undecided::at(&self.case.subject(), Why::no_reckoning(error)));
        let periods = match &self.measure.periods {
            Periods::None => Vec::new(),
            Periods::Field(path) => match path.find(self.case).into_iter().next() {
                Some(at) => {
                    let period = period_at(&at, self.case).map_err(one)?;
                    if asked.is_none_or(|asked| ends_in(period, asked)) { vec![period] } else { Vec::new() }
                }
                None => return Err(vec![path.lacking(self.case)]),
            },
            Periods::Of(length, _) if let Some(asked) = asked => {
                let mut periods = length.ending_in(asked).map_err(|error| refuse(&error))?;
                periods.retain(|period| self.has_begun(period));
                periods
            }
            Periods::Of(length, number) => {
                let now = self.case.now();
                let running = length.containing(self.zone.date(now)).map_err(|error| refuse(&error))?;
                let mut periods = length.complete(now, self.zone, *number).map_err(|error| refuse(&error))?;
                periods.push(running);
                periods.extend(self.ahead(*length, running));
                periods
            }
        };
        let slice = |period: Period| {
            let whole = period.interval(self.zone);
            let within = Interval::new(whole.start().max(start), whole.end()).filter(|within| !within.is_empty())?;
            Some(Slice { period, within, partial: within.start() > whole.start() })
        };
        Ok(periods.into_iter().filter_map(slice).collect())
    }

    /// Whether a period has begun, or something is planned in it.
    fn has_begun(&self, period: &Period) -> bool {
        let within = period.interval(self.zone);
        within.start() <= self.case.now() || self.inputs.iter().any(|input| is_in(&input.when, period, &within))
    }

    /// The periods after the running one in which something is planned, where that may already be too much.
    fn ahead(&self, length: PeriodLength, running: Period) -> Vec<Period> {
        let is_capped = self.measure.way == Way::AtMost && !matches!(length, PeriodLength::Months(_));
        let mut ahead = Vec::new();
        let mut next = running;
        for _ in 0..if is_capped { MOST_AHEAD } else { 0 } {
            let Ok(period) = length.containing(next.end()) else { break };
            let within = period.interval(self.zone);
            if self.inputs.iter().any(|input| is_in(&input.when, &period, &within)) {
                ahead.push(period);
            }
            next = period;
        }
        ahead
    }

    /// The figure of a period.
    fn period(&self, slice: &Slice) -> Result<Measurement, Blockers> {
        let refuse = |error: &TimeError| one(Undecided::at(&self.case.subject(), Why::no_reckoning(error)));
        let open = match &self.measure.hours {
            None => IntervalSet::from(slice.within),
            Some(name) => {
                let hours = self.calendar.hours(name, Eves::Free);
                let hours =
                    hours.map_err(|error| one(Undecided::at(&self.case.subject(), Why::not_in_calendar(&error))))?;
                hours.open(&slice.within).map_err(|error| refuse(&error))?
            }
        };
        let total = seconds(&open);
        self.divisible(slice)?;
        let members: Vec<usize> =
            (0..self.inputs.len()).filter(|at| is_in(&self.inputs[*at].when, &slice.period, &slice.within)).collect();
        let down = self.down(&members, &open);
        let contributions = self.contributions(&members, &down)?;
        let share = self.share(&members)?;
        let lost = seconds(&down.lost);
        let value = match self.measure.figure {
            FigureKind::Availability => {
                Ratio::new(i128::from(total) - i128::from(lost), total.into()).map(Figure::Percentage)
            }
            FigureKind::Sum if self.is_time() => Some(Figure::Amount(Quantity::Time(lost))),
            FigureKind::Sum => Some(Figure::Amount(self.sum(&contributions)?)),
            FigureKind::Count => Some(Figure::Amount(Quantity::Number(Decimal::from(members.len() as u64)))),
            FigureKind::Share => match share {
                Some((part, whole)) => percentage(part, whole, self.case)?,
                None => None,
            },
            FigureKind::Percentile => {
                let values: Vec<Quantity> = contributions.iter().map(|one| one.amount).collect();
                let is_none = values.is_empty();
                let ranked = nearest_rank(values, self.measure.percentile);
                if ranked.is_none() && !is_none {
                    return Err(one(unlike(self.case)));
                }
                ranked.map(Figure::Amount)
            }
        };
        let holds = match value {
            None => true,
            Some(figure) => self.bound.holds(figure).ok_or_else(|| one(unlike(self.case)))?,
        };
        let allowed = match self.measure.figure {
            FigureKind::Availability if self.bound.way == Way::AtLeast => self.bound.allowed(total),
            _ => None,
        };
        let due = self.due(slice).map_err(|error| refuse(&error))?;
        let exceeded = self.exceeded(&down, allowed, &members);
        let is_short = value.is_some_and(|figure| self.bound.is_short(figure));
        let verdict = self.verdict(slice, (holds, is_short), exceeded.is_some(), due);
        let broken = match verdict {
            PeriodVerdict::Fails => Some(exceeded.filter(|at| *at <= due).unwrap_or(due)),
            PeriodVerdict::Lost => exceeded,
            _ => None,
        };
        Ok(Measurement {
            period: Some(slice.period),
            within: Some(slice.within),
            partial: slice.partial,
            bound: self.bound,
            value,
            total,
            lost,
            allowed,
            worst: worst_day(&down.lost, self.zone),
            share,
            contributions,
            exempted: self.exempted(&members, &open),
            broken,
            due: Some(due),
            verdict,
        })
    }

    /// Holds what documents name as their period against this one: a quarter of which it is a month cannot be reckoned
    /// with, since nobody can tell how much of it is of this month.
    ///
    /// # Errors
    /// The first such document.
    fn divisible(&self, slice: &Slice) -> Result<(), Blockers> {
        let own = slice.period;
        let divided = self.inputs.iter().find_map(|input| match input.when {
            When::In(named) => {
                let touches = named.start() < own.end() && own.start() < named.end();
                let is_within = own.start() <= named.start() && named.end() <= own.end();
                (touches && !is_within).then_some((input, named))
            }
            When::Interval { .. } | When::At(_) | When::Itself => None,
        });
        let Some((input, named)) = divided else { return Ok(()) };
        let why = Why::new(&say::INPUT_DIVIDED).help(&say::INPUT_DIVIDED_HELP);
        let why = why.with("document", id(&input.of)).with("value", Fact::code(named.to_string()));
        Err(one(Undecided::at(&input.at, why.with("period", Fact::code(own.to_string())))))
    }

    /// Whether it measures the time that documents take, rather than values of them.
    fn is_time(&self) -> bool {
        self.measure.value.is_none()
    }

    /// The time that is lost, of figures of time.
    fn down(&self, members: &[usize], open: &IntervalSet) -> Down {
        let is_lost = matches!(self.measure.figure, FigureKind::Availability | FigureKind::Sum) && self.is_time();
        if !is_lost {
            return Down::default();
        }
        let intervals: Vec<Interval> = members.iter().filter_map(|at| self.inputs[*at].when.interval()).collect();
        down(&intervals, self.except, open)
    }

    /// The seconds that each exception takes from what would be lost without any.
    fn exempted(&self, members: &[usize], open: &IntervalSet) -> Vec<(usize, i64)> {
        if self.exceptions.is_empty() {
            return Vec::new();
        }
        let intervals = members.iter().filter_map(|at| self.inputs[*at].when.interval());
        let gross = intervals.collect::<IntervalSet>().intersection(open);
        let taken = self.exceptions.iter().enumerate().filter_map(|(at, one)| {
            let seconds = seconds_within(&gross, &one.when.interval()?);
            (seconds > 0).then_some((at, seconds))
        });
        taken.collect()
    }

    /// What each document adds.
    fn contributions(&self, members: &[usize], down: &Down) -> Result<Vec<Contribution>, Blockers> {
        let mut contributions = Vec::with_capacity(members.len());
        for (number, at) in members.iter().enumerate() {
            let input = &self.inputs[*at];
            let own = down.own.get(number).copied();
            let amount = match (own, input.value, self.measure.figure) {
                (Some(own), ..) => Quantity::Time(own),
                // What of a whole is not its part is what a share lacks.
                (None, Some(part), FigureKind::Share) if self.bound.way != Way::AtMost => {
                    input.whole.and_then(|whole| whole.minus(part)).ok_or_else(|| one(unlike(self.case)))?
                }
                (None, Some(value), _) => value,
                (None, None, FigureKind::Percentile) => Quantity::Time(self.length(input)?),
                (None, None, _) => Quantity::Number(Decimal::from(1)),
            };
            let excepted = down.excepted.get(number).copied().unwrap_or(0);
            contributions.push(Contribution { input: *at, amount, excepted });
        }
        Ok(contributions)
    }

    /// How long a document takes, of the hours that count.
    fn length(&self, input: &MeasureInput<'_>) -> Result<i64, Blockers> {
        let Some(interval) = input.when.interval() else { return Ok(0) };
        let Some(name) = &self.measure.hours else { return Ok(interval.length().num_seconds()) };
        let hours = self.calendar.hours(name, Eves::Free);
        let hours = hours.map_err(|error| one(Undecided::at(&input.at, Why::not_in_calendar(&error))))?;
        let open = hours.open(&interval).map_err(|error| one(Undecided::at(&input.at, Why::no_reckoning(&error))))?;
        Ok(seconds_within(&open, &interval))
    }

    fn sum(&self, contributions: &[Contribution]) -> Result<Quantity, Blockers> {
        let mut sum = None;
        for one_more in contributions {
            sum = Some(match sum {
                None => one_more.amount,
                Some(sum) => one_more.amount.plus(sum).ok_or_else(|| one(unlike(self.case)))?,
            });
        }
        Ok(sum.unwrap_or(match self.bound.limit {
            Quantity::Time(_) => Quantity::Time(0),
            Quantity::Number(_) => Quantity::Number(Decimal::from(0)),
        }))
    }

    /// Of a share the parts and the wholes together.
    fn share(&self, members: &[usize]) -> Result<Option<(Quantity, Quantity)>, Blockers> {
        let mut share: Option<(Quantity, Quantity)> = None;
        for input in members.iter().map(|at| &self.inputs[*at]) {
            let (Some(part), Some(whole)) = (input.value, input.whole) else { continue };
            share = Some(match share {
                None => (part, whole),
                Some((parts, wholes)) => {
                    parts.plus(part).zip(wholes.plus(whole)).ok_or_else(|| one(unlike(self.case)))?
                }
            });
        }
        Ok(share)
    }

    /// When a period is judged: at its end, or when the grace after its last day is over.
    fn due(&self, slice: &Slice) -> Result<DateTime<Utc>, TimeError> {
        let end = slice.within.end();
        let within = match self.measure.grace {
            None => return Ok(end),
            Some(Amount::Time(time)) => return Ok(end + time),
            Some(grace) => grace,
        };
        let terms = DeadlineTerms { within, less: false, hours: None, eves: Eves::Free };
        self.calendar.due(&Moment::Date(slice.period.last_day()), &terms, self.zone)?.end(self.zone)
    }

    /// The instant from which on it was certain that the figure is not as asked, whatever was still to come.
    fn exceeded(&self, down: &Down, allowed: Option<Ratio>, members: &[usize]) -> Option<DateTime<Utc>> {
        let most = match (self.measure.figure, self.bound.way, self.bound.limit) {
            (FigureKind::Availability, ..) => i64::try_from(allowed?.floor()).ok()?,
            (FigureKind::Sum, Way::AtMost, Quantity::Time(most)) if self.is_time() => most,
            (FigureKind::Count, Way::AtMost, limit) => return self.one_too_many(limit, members),
            _ => return None,
        };
        exceeded_at(&down.lost, most)
    }

    /// When the first document came that is more than may be.
    fn one_too_many(&self, limit: Quantity, members: &[usize]) -> Option<DateTime<Utc>> {
        let mut moments: Vec<DateTime<Utc>> =
            members.iter().map(|at| self.inputs[*at].when.start(self.zone)).collect::<Option<_>>()?;
        moments.sort_unstable();
        let number = |at: usize| Quantity::Number(Decimal::from(at as u64 + 1));
        let first = (0..moments.len()).find(|at| number(*at).compare(limit) == Some(Ordering::Greater))?;
        moments.get(first).copied()
    }

    fn verdict(
        &self,
        slice: &Slice,
        (holds, is_short): (bool, bool),
        is_exceeded: bool,
        due: DateTime<Utc>,
    ) -> PeriodVerdict {
        let now = self.case.now();
        let is_owed_whole = matches!(self.measure.figure, FigureKind::Count | FigureKind::Sum);
        if slice.partial && is_owed_whole && is_short && !holds {
            return PeriodVerdict::NotOwed;
        }
        let is_over = slice.within.end() <= now;
        match (holds, is_exceeded) {
            (true, _) if is_over => PeriodVerdict::Holds,
            (false, _) if due <= now => PeriodVerdict::Fails,
            (false, true) => PeriodVerdict::Lost,
            (false, false) if is_over => PeriodVerdict::Pending,
            (true, _) | (false, false) => PeriodVerdict::Running,
        }
    }
}

impl When {
    /// From when to when it is, where it is an interval.
    pub fn interval(&self) -> Option<Interval> {
        match self {
            Self::Interval { interval, .. } => Some(*interval),
            Self::At(_) | Self::In(_) | Self::Itself => None,
        }
    }

    /// When it begins.
    pub(super) fn start(&self, zone: Zone) -> Option<DateTime<Utc>> {
        match self {
            Self::Interval { interval, .. } => Some(interval.start()),
            Self::At(moment) => Some(*moment),
            Self::In(period) => Some(period.interval(zone).start()),
            Self::Itself => None,
        }
    }
}

/// Whether a period ends within another.
fn ends_in(period: Period, asked: Period) -> bool {
    asked.start() < period.end() && period.end() <= asked.end()
}

/// Whether something belongs to a period: an interval that touches it, a moment in it, a period within it.
fn is_in(when: &When, period: &Period, within: &Interval) -> bool {
    let holds = |moment: DateTime<Utc>| within.start() <= moment && moment < within.end();
    match when {
        When::Interval { interval, .. } if interval.is_empty() => holds(interval.start()),
        When::Interval { interval, .. } => interval.overlap(within).is_some(),
        When::At(moment) => holds(*moment),
        When::In(named) => period.start() <= named.start() && named.end() <= period.end(),
        When::Itself => true,
    }
}

/// The percentage that a part is of a whole; none of nothing.
///
/// # Errors
/// Amounts that have no common unit, or are too large.
fn percentage(part: Quantity, whole: Quantity, case: &Case<'_>) -> Result<Option<Figure>, Blockers> {
    if whole.is_zero() {
        return Ok(None);
    }
    let ratio = Ratio::of(part, whole).ok_or_else(|| one(unlike(case)))?;
    Ok(Some(Figure::Percentage(ratio)))
}

/// Amounts that have no common unit, or are too large to reckon with.
fn unlike(case: &Case<'_>) -> Undecided {
    Undecided::at(&case.subject(), Why::new(&say::UNLIKE_AMOUNTS).help(&say::UNLIKE_AMOUNTS_HELP))
}

/// One thing that is in the way.
fn one(blocker: impl Into<Outcome>) -> Blockers {
    vec![blocker.into()]
}

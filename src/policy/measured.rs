//! What a measure comes to, with all that it was computed from: the same for a figure that holds as for one that does not.

use chrono::{DateTime, NaiveDate, Utc};

use super::figure::{Bound, Figure, FigureKind, Quantity, Ratio};
use super::located::Located;
use crate::calendar::{Amount, Interval, Period, Zone};
use crate::language::{Decimal, Fact};

/// What is asked of a measure.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asking {
    /// The periods that end within this one; none for those that a rule judges.
    pub period: Option<Period>,
    /// Whether it is to be told what does not count, too; the verdict needs no more than what does.
    pub is_told: bool,
}

/// What a measure is made of, as the policy says it.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureTerms {
    /// Which figure it is.
    pub figure: FigureKind,
    /// The kind of the documents that count; none where the document itself is measured.
    pub of: Option<String>,
    /// Which of them count, as an expression; none where all do.
    pub condition: Option<String>,
    /// The kind of the documents whose time does not count.
    pub except: Option<String>,
    /// The set of hours that counts; none for round the clock.
    pub hours: Option<String>,
    /// How long after a period it is judged.
    pub grace: Option<Amount>,
    /// Of a percentile: how many of a hundred.
    pub percentile: Option<Decimal>,
    /// What each document adds, or of a share its part and what that is a part of, as the policy writes it.
    pub adds: (Option<String>, Option<String>),
    /// Whether it is of the time that documents take.
    pub is_of_time: bool,
    /// What is asked of it.
    pub bound: Bound,
}

/// A measure of one subject: a figure for each period.
#[derive(Debug)]
pub struct Measured<'w> {
    /// What it is made of.
    pub terms: MeasureTerms,
    /// The zone whose midnights divide its periods.
    pub zone: Zone,
    /// From when on it is measured; none where the document itself is.
    pub measured_from: Option<DateTime<Utc>>,
    /// The documents that count.
    pub inputs: Vec<MeasureInput<'w>>,
    /// The documents whose time does not count.
    pub exceptions: Vec<MeasureInput<'w>>,
    /// The documents that do not count.
    pub left_out: Vec<UncountedInput<'w>>,
    /// The figures, of the newest complete period first, then of those that are not over.
    pub periods: Vec<Measurement>,
}

/// A document that a figure is computed from.
#[derive(Debug)]
pub struct MeasureInput<'w> {
    /// The document.
    pub of: Located<'w>,
    /// The value in it that a finding is shown at.
    pub at: Located<'w>,
    /// When it is.
    pub when: When,
    /// What it adds; of a share its part.
    pub value: Option<Quantity>,
    /// Of a share what its part is a part of.
    pub whole: Option<Quantity>,
}

/// When something is that a figure is computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// From a moment to another.
    Interval {
        /// Both; where it is open, the end is the clock.
        interval: Interval,
        /// Whether its end is not written.
        open: bool,
    },
    /// At a moment.
    At(DateTime<Utc>),
    /// In a period that the document names.
    In(Period),
    /// The document is what is measured.
    Itself,
}

/// A document that does not count.
#[derive(Debug)]
pub struct UncountedInput<'w> {
    /// The document.
    pub of: Located<'w>,
    /// Whether it would have excepted time, rather than counted.
    pub is_exception: bool,
    /// Why.
    pub why: LeftOut,
    /// When it is, as far as that can be told and was asked for.
    pub when: Option<When>,
}

/// A part of a condition that is false for a document.
#[derive(Debug, Clone, PartialEq)]
pub struct FalsePart {
    /// The part as it is written, on one line.
    pub code: String,
    /// The fields of the document that it looks at and that are there, with their values.
    pub values: Vec<(Fact, Fact)>,
}

/// Why a document does not count.
#[derive(Debug, Clone, PartialEq)]
pub enum LeftOut {
    /// `where` does not hold: the first part of it that is false, where that was asked for.
    Condition(Option<FalsePart>),
    /// Its moment is not there: it has not happened.
    NotYet,
    /// It excepts time and has no end.
    Endless,
}

/// The figure of one period.
#[derive(Debug)]
pub struct Measurement {
    /// The period; none of a document that is measured itself and names none.
    pub period: Option<Period>,
    /// From when to when was measured.
    pub within: Option<Interval>,
    /// Whether measuring began after the period did.
    pub partial: bool,
    /// What is asked of the figure.
    pub bound: Bound,
    /// The figure; none where there is nothing to compute it from.
    pub value: Option<Figure>,
    /// The seconds of the period that count.
    pub total: i64,
    /// The seconds that were lost; of figures of time.
    pub lost: i64,
    /// The seconds that may be lost, where the bound says so.
    pub allowed: Option<Ratio>,
    /// The local day on which most was lost, with its seconds.
    pub worst: Option<(NaiveDate, i64)>,
    /// Of a share the parts and the wholes together.
    pub share: Option<(Quantity, Quantity)>,
    /// What each input adds, by its position in [`Measured::inputs`].
    pub contributions: Vec<Contribution>,
    /// The seconds that each exception takes from what would be lost, by its position in [`Measured::exceptions`]; only where
    /// that was asked for.
    pub exempted: Vec<(usize, i64)>,
    /// When it can be told for certain that the figure is not as asked; none as long as it is, or where nobody can tell.
    pub broken: Option<DateTime<Utc>>,
    /// When the period is judged: its end, and the grace after it.
    pub due: Option<DateTime<Utc>>,
    /// What it comes to.
    pub verdict: PeriodVerdict,
}

/// What an input adds to a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contribution {
    /// Its position in [`Measured::inputs`].
    pub input: usize,
    /// How much.
    pub amount: Quantity,
    /// The seconds of it that are excepted.
    pub excepted: i64,
}

/// What the figure of a period comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodVerdict {
    /// It is as asked.
    Holds,
    /// It is not.
    Fails,
    /// It is not, of a period that is not over: nothing that may still come changes that.
    Lost,
    /// The period is over and it is not yet as asked, but its grace is not over.
    Pending,
    /// The period is not over, and nothing is lost yet.
    Running,
    /// The period began before measuring did, so that what a whole one must reach is not asked of it.
    NotOwed,
}

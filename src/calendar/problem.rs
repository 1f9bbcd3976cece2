//! What can be wrong with a calendar document, and why a question about time has no answer.

use std::fmt;

use chrono::{DateTime, NaiveDateTime, Utc};

use super::{FIRST_YEAR, LAST_YEAR};
use crate::language::messages::policy::{FAR_YEAR, FAR_YEAR_HELP};
use crate::language::messages::{calendar as say, names};
use crate::language::{Fact, Phrase, Sentence};

/// A mistake in a calendar document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarProblem {
    /// Where: an RFC 6901 JSON pointer into the document; empty for the whole.
    pub pointer: String,
    /// What is wrong there.
    pub what: What,
}

/// The kinds of mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A name that nothing has.
    Unknown(UnknownName),
    /// `basedOn` leads back to the calendar itself.
    BaseCycle(Vec<String>),
    /// The calendar that this one is based on has problems of its own.
    BaseFails(String),
    /// A key that is required in a calendar without `basedOn`.
    Required(&'static str),
    /// `country` is not two capital letters.
    Country(String),
    /// The same weekday or id stands twice in a list.
    Repeated(String),
    /// Not a day or a span of the grammar.
    Day(String),
    /// A span where one day is wanted.
    NotOneDay(String),
    /// A weekday in a span that does not have exactly seven days in every year.
    NotSevenDays(String),
    /// A span whose end lies before its start.
    Backwards(String),
    /// A distance to Easter of more than 80 days.
    FarFromEaster(String),
    /// A year outside 1970 to 2199.
    Year(i32),
    /// Not `HH:MM-HH:MM`.
    Hours(String),
    /// Neither `days` nor `dates`, or an empty list of them.
    NoDays,
    /// A line that gives no `hours`.
    NoHours,
    /// `nth` is not 1 to 5 or `last`.
    Nth(String),
    /// A weekday that is not in a list.
    NoList(String),
    /// A key that only a list of weekdays can have.
    NeedsWeekdays(&'static str),
    /// `closed` in a window, where lines add up.
    ClosedWindow,
    /// `closed` together with `except`.
    ClosedExcept,
    /// `except` leads back to the set of hours itself.
    ExceptCycle(Vec<String>),
    /// A set of hours named `always`.
    Reserved(String),
    /// A window and a freeze of one name.
    SameName(String),
}

impl What {
    /// What is wrong, and what is required.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        let value = |phrase: Phrase, text: &str| phrase.with("value", Fact::code(text));
        match self {
            Self::Unknown(name) => name.sentence(),
            Self::BaseCycle(ids) => say::BASE_CYCLE.with("ids", Fact::all(ids)),
            Self::BaseFails(id) => say::BASE_FAILS.with("id", Fact::code(id)),
            Self::Required(key) => say::REQUIRED.with("key", Fact::code(*key)),
            Self::Country(text) => value(say::COUNTRY, text),
            Self::Repeated(name) => say::REPEATED.with("name", Fact::code(name)),
            Self::Day(text) => value(say::DAY, text),
            Self::NotOneDay(text) => value(say::NOT_ONE_DAY, text),
            Self::NotSevenDays(text) => value(say::NOT_SEVEN_DAYS, text),
            Self::Backwards(text) => value(say::BACKWARDS, text),
            Self::FarFromEaster(text) => value(say::FAR_FROM_EASTER, text),
            Self::Year(year) => FAR_YEAR
                .with("year", Fact::code(year.to_string()))
                .with("first", Fact::code(FIRST_YEAR.to_string()))
                .with("last", Fact::code(LAST_YEAR.to_string())),
            Self::Hours(text) => value(say::HOURS, text),
            Self::NoDays => say::NO_DAYS.into(),
            Self::NoHours => say::NO_HOURS.into(),
            Self::Nth(text) => value(say::NTH, text),
            Self::NoList(day) => say::NO_LIST.with("day", Fact::code(day)),
            Self::NeedsWeekdays(key) => say::NEEDS_WEEKDAYS.with("key", Fact::code(*key)),
            Self::ClosedWindow => say::CLOSED_WINDOW.into(),
            Self::ClosedExcept => say::CLOSED_EXCEPT.into(),
            Self::ExceptCycle(names) => say::EXCEPT_CYCLE.with("names", Fact::all(names)),
            Self::Reserved(name) => say::RESERVED.with("name", Fact::code(name)),
            Self::SameName(name) => say::SAME_NAME.with("name", Fact::code(name)),
        }
    }

    /// What to do.
    #[must_use]
    pub fn help(&self) -> Option<Sentence> {
        let example = |text: &str| names::EXAMPLE_HELP.with("example", Fact::code(text));
        Some(match self {
            Self::Unknown(name) => return name.help(),
            Self::BaseFails(_) => return None,
            Self::BaseCycle(_) => say::BASE_CYCLE_HELP.into(),
            Self::Required(key) => say::REQUIRED_HELP.with("key", Fact::code(*key)),
            Self::Country(_) => say::COUNTRY_HELP.into(),
            Self::Repeated(_) => say::REPEATED_HELP.into(),
            Self::Day(_) => say::DAY_HELP.into(),
            Self::NotOneDay(_) => say::NOT_ONE_DAY_HELP.into(),
            Self::NotSevenDays(_) => say::NOT_SEVEN_DAYS_HELP.into(),
            Self::Backwards(_) => say::BACKWARDS_HELP.into(),
            Self::FarFromEaster(_) => say::FAR_FROM_EASTER_HELP.into(),
            Self::Year(_) => FAR_YEAR_HELP.into(),
            Self::Hours(_) => example("08:00-16:00"),
            Self::NoDays | Self::NeedsWeekdays(_) => example("days: [monday]"),
            Self::NoHours => example("hours: 08:00-16:00"),
            Self::Nth(_) => example("nth: last"),
            Self::NoList(day) => names::WRITE_HELP.with("name", Fact::code(format!("[{day}]"))),
            Self::ClosedWindow => say::REMOVE_LINE_HELP.into(),
            Self::ClosedExcept => say::CLOSED_EXCEPT_HELP.into(),
            Self::ExceptCycle(_) => say::EXCEPT_CYCLE_HELP.into(),
            Self::Reserved(_) | Self::SameName(_) => say::OTHER_NAME_HELP.into(),
        })
    }
}

impl From<UnknownName> for What {
    fn from(name: UnknownName) -> Self {
        Self::Unknown(name)
    }
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A calendar.
    Calendar,
    /// A time zone.
    TimeZone,
    /// A weekday.
    Weekday,
    /// A value of `days`.
    Days,
    /// A set of hours.
    Hours,
    /// A window.
    Window,
    /// A freeze.
    Freeze,
}

impl NameKind {
    /// The word for it.
    const fn word(self) -> Phrase {
        match self {
            Self::Calendar => names::CALENDAR,
            Self::TimeZone => names::TIME_ZONE,
            Self::Weekday => names::WEEKDAY,
            Self::Days => names::DAYS,
            Self::Hours => names::HOURS,
            Self::Window => names::WINDOW,
            Self::Freeze => names::FREEZE,
        }
    }
}

/// A name that nothing has, and the nearest that something has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    /// What the name stands for.
    pub noun: NameKind,
    /// The name as given.
    pub name: String,
    /// The nearest known name, if one is near enough to be meant.
    pub nearest: Option<String>,
}

impl UnknownName {
    pub(super) fn among<'a>(noun: NameKind, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        Self { noun, name: name.to_owned(), nearest: nearest(name, known).map(str::to_owned) }
    }

    /// That there is no such name.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        let what = Fact::Label(self.noun.word().label());
        names::UNKNOWN.with("what", what).with("name", Fact::code(&self.name))
    }

    /// The name to write instead, if one is near enough to be meant.
    #[must_use]
    pub fn help(&self) -> Option<Sentence> {
        self.nearest.as_ref().map(|nearest| names::WRITE_HELP.with("name", Fact::code(nearest)))
    }
}

/// Why a question about time has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeError {
    /// A date or an instant outside the supported years.
    OutOfRange {
        /// Its year, in local time.
        year: i32,
    },
    /// A local time that no clock shows: it is put forward over it.
    Skipped {
        /// The time as written.
        local: NaiveDateTime,
        /// The instant at which the clock is put forward.
        change: DateTime<Utc>,
    },
    /// A local time that clocks show twice: they are put back.
    Ambiguous {
        /// The time as written.
        local: NaiveDateTime,
        /// Its first instant, before the clock is put back.
        first: DateTime<Utc>,
        /// Its second instant.
        second: DateTime<Utc>,
    },
    /// No open minute within ten years.
    NeverOpen,
    /// An end that lies before its start.
    Backwards,
}

impl fmt::Display for TimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfRange { year } => write!(f, "year {year} is outside {FIRST_YEAR} to {LAST_YEAR}"),
            Self::Skipped { local, .. } => {
                write!(f, "no clock shows {}: it is put forward then", local.format("%Y-%m-%dT%H:%M"))
            }
            Self::Ambiguous { local, .. } => {
                write!(
                    f,
                    "clocks show {} twice: they are put back then; give the offset",
                    local.format("%Y-%m-%dT%H:%M")
                )
            }
            Self::Backwards => write!(f, "the end lies before the start"),
            Self::NeverOpen => write!(f, "the hours have no open minute within ten years"),
        }
    }
}

impl std::error::Error for TimeError {}

/// The known name that was probably meant: one that starts alike, else the one with the fewest edits (at most a third).
fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = name.to_lowercase().chars().take(64).collect();
    let limit = (wanted.len() / 3).max(1);
    known
        .into_iter()
        .filter_map(|candidate| {
            let letters: Vec<char> = candidate.to_lowercase().chars().collect();
            let edits = if wanted.len() >= 3 && letters.starts_with(&wanted) { 0 } else { edits(&wanted, &letters) };
            (edits <= limit).then_some((edits, candidate))
        })
        .min_by_key(|&(edits, _)| edits)
        .map(|(_, candidate)| candidate)
}

/// The number of letters to put in, leave out, replace or swap with the next (optimal string alignment distance).
fn edits(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let mut fewest = (last[j] + usize::from(a != b)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && left[i - 1] == *b && right[j - 1] == *a {
                fewest = fewest.min(before[j - 1] + 1);
            }
            row.push(fewest);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_near() {
        let days = ["monday", "tuesday", "wednesday", "thursday"];
        assert_eq!(nearest("thu", days), Some("thursday"));
        assert_eq!(nearest("Thursday", days), Some("thursday"));
        assert_eq!(nearest("wendesday", days), Some("wednesday"));
        assert_eq!(nearest("torsdag", days), None);
        assert_eq!(nearest("", days), None);
    }

    #[test]
    fn a_swap_is_one_edit() {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(edits(&letters("olso"), &letters("oslo")), 1);
        assert_eq!(edits(&letters("kitten"), &letters("sitting")), 3);
        assert_eq!(edits(&[], &letters("abc")), 3);
    }
}

//! What can be wrong with a calendar document, and why a question about time has no answer.

use std::fmt;

use chrono::{DateTime, NaiveDateTime, Utc};

use super::{FIRST_YEAR, LAST_YEAR};

/// A mistake in a calendar document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: an RFC 6901 JSON pointer into the document; empty for the whole.
    pub pointer: String,
    /// What is wrong there.
    pub what: What,
}

/// The kinds of mistake. Displayed as an English phrase without a full stop.
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

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => name.fmt(f),
            Self::BaseCycle(ids) => write!(f, "calendars are based on each other: {}", chain(ids)),
            Self::BaseFails(id) => write!(f, "the calendar `{id}`, which this one is based on, has problems"),
            Self::Required(key) => write!(f, "`{key}` is required in a calendar without `basedOn`"),
            Self::Country(text) => write!(f, "country must be two capital letters such as `NO`, not `{text}`"),
            Self::Repeated(name) => write!(f, "`{name}` stands here twice"),
            Self::Day(text) => write!(
                f,
                "`{text}` is no date; write `MM-DD`, `YYYY-MM-DD`, `easter+1`, `saturday 06-20..06-26` or `12-20..01-02`"
            ),
            Self::NotOneDay(text) => write!(f, "`{text}` is a span; a holiday is one day"),
            Self::NotSevenDays(text) => write!(f, "`{text}` must span exactly seven days in every year"),
            Self::Backwards(text) => write!(f, "`{text}` ends before it starts"),
            Self::FarFromEaster(text) => write!(f, "`{text}` must lie within 80 days of easter"),
            Self::Year(year) => write!(f, "year {year} is outside {FIRST_YEAR} to {LAST_YEAR}"),
            Self::Hours(text) => write!(f, "`{text}` are no hours; write `HH:MM-HH:MM`, from 00:00 to 24:00"),
            Self::NoDays => write!(f, "a line must say `days` or `dates`"),
            Self::NoHours => write!(f, "a line must say `hours`"),
            Self::Nth(text) => write!(f, "`{text}` must be 1 to 5 or `last`"),
            Self::NoList(day) => write!(f, "weekdays are a list; write `[{day}]`"),
            Self::NeedsWeekdays(key) => write!(f, "`{key}` needs a list of weekdays in `days`"),
            Self::ClosedWindow => write!(f, "a window has no `closed`, since its lines add up"),
            Self::ClosedExcept => write!(f, "`closed` must not have `except`"),
            Self::ExceptCycle(names) => write!(f, "hours are exceptions of each other: {}", chain(names)),
            Self::Reserved(name) => {
                write!(f, "`{name}` is the name of hours round the clock and must not be given again")
            }
            Self::SameName(name) => {
                write!(f, "`{name}` is the name of a window too; windows and freezes share their names")
            }
        }
    }
}

impl From<UnknownName> for What {
    fn from(name: UnknownName) -> Self {
        Self::Unknown(name)
    }
}

fn chain(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// What a name was to name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
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

impl fmt::Display for Noun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Calendar => "calendar is named",
            Self::TimeZone => "time zone is named",
            Self::Weekday => "weekday is named",
            Self::Days => "choice of days is named",
            Self::Hours => "hours are named",
            Self::Window => "window is named",
            Self::Freeze => "freeze is named",
        })
    }
}

/// A name that nothing has, and the nearest that something has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    /// What it was to name.
    pub noun: Noun,
    /// The name as given.
    pub name: String,
    /// The nearest known name, if one is near enough to be meant.
    pub nearest: Option<String>,
}

impl UnknownName {
    pub(super) fn among<'a>(noun: Noun, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        Self { noun, name: name.to_owned(), nearest: nearest(name, known).map(str::to_owned) }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no {} `{}`", self.noun, self.name)?;
        self.nearest.iter().try_for_each(|nearest| write!(f, "; the nearest is `{nearest}`"))
    }
}

impl std::error::Error for UnknownName {}

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

    #[test]
    fn phrases_are_lowercase_without_a_full_stop() {
        let unknown = UnknownName::among(Noun::Hours, "ordinery", ["ordinary"]);
        for text in [
            What::Unknown(unknown.clone()).to_string(),
            What::NoDays.to_string(),
            What::BaseCycle(vec!["a".into(), "b".into()]).to_string(),
            TimeError::NeverOpen.to_string(),
        ] {
            assert!(text.starts_with(char::is_lowercase) && !text.ends_with('.'), "{text}");
        }
        assert_eq!(unknown.to_string(), "no hours are named `ordinery`; the nearest is `ordinary`");
    }
}

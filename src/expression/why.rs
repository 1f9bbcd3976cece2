//! Why a rule has no answer about a document, and what to do about it: in a form that no language touches until it is
//! told to somebody.

use crate::calendar::{FIRST_YEAR, LAST_YEAR, Moment, MomentError, TimeError, UnknownName, Zone, unreal};
use crate::language::messages::{policy as say, schema};
use crate::language::{Fact, Language, Phrase, Reader, Saying};

/// Why something could not be decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Why(Saying);

impl From<Saying> for Why {
    fn from(saying: Saying) -> Self {
        Self(saying)
    }
}

impl Why {
    /// A sentence without facts.
    pub fn new(says: &Phrase) -> Self {
        Self(Saying::plain(*says))
    }

    /// The same with what to do.
    #[must_use]
    pub fn help(self, phrase: &Phrase) -> Self {
        Self(self.0.help(*phrase))
    }

    /// The same with a fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: Fact) -> Self {
        self.0.facts.insert(name, fact);
        self
    }

    /// The sentence with what to do.
    pub fn saying(&self) -> &Saying {
        &self.0
    }

    /// The sentence.
    pub fn message(&self, reader: &Reader) -> String {
        self.0.say(reader)
    }

    /// What to do.
    pub fn advice(&self, reader: &Reader) -> Option<String> {
        self.0.words(reader).help
    }

    /// A time that is none. `field` is where it is written.
    pub fn no_moment(error: &MomentError, field: Fact) -> Self {
        match error {
            MomentError::Malformed(text) | MomentError::NoSuchTime(text) => Self::no_time(field, text),
            MomentError::OutOfRange(year) => Self::year(*year),
        }
    }

    /// A text in the place of a time.
    pub fn no_time(field: Fact, text: &str) -> Self {
        let why = Self::new(&say::NO_TIME).with("field", field).with("value", Fact::code(text));
        match unreal(text) {
            Some(calendar) => why.help(&schema::UNREAL_HELP).with("calendar", Fact::said(calendar)),
            None => why.help(&say::NO_TIME_HELP),
        }
    }

    /// A time that cannot be reckoned with in `zone`. `field` and `moment` are the one that it hangs on.
    pub fn no_answer(error: &TimeError, field: Fact, moment: &Moment, zone: Zone) -> Self {
        let clock = |says, help, example: String| {
            let value = Fact::code(moment.to_string());
            Self::new(says).help(help).with("field", field).with("value", value).with("example", Fact::code(example))
        };
        match *error {
            TimeError::Skipped { local, change } => {
                let example = zone.put_forward(local, change).format("%Y-%m-%dT%H:%M").to_string();
                clock(&say::CLOCK_SKIPS, &say::CLOCK_SKIPS_HELP, example)
            }
            TimeError::Ambiguous { first, second, .. } => {
                let offset = |at: chrono::DateTime<chrono::Utc>| {
                    at.with_timezone(&zone.offset(at)).format("%Y-%m-%dT%H:%M%:z").to_string()
                };
                clock(&say::CLOCK_REPEATS, &say::CLOCK_REPEATS_HELP, offset(first))
                    .with("second", Fact::code(offset(second)))
            }
            _ => Self::no_reckoning(error),
        }
    }

    /// The same where nothing says which time it hangs on.
    pub fn no_reckoning(error: &TimeError) -> Self {
        let clock = |says, local: chrono::NaiveDateTime| {
            let value = Fact::code(local.format("%Y-%m-%dT%H:%M").to_string());
            Self::new(says).with("field", Fact::Label(say::SOME_TIME.label())).with("value", value)
        };
        match *error {
            TimeError::OutOfRange { year } => Self::year(year),
            TimeError::Skipped { local, .. } => clock(&say::CLOCK_SKIPS, local),
            TimeError::Ambiguous { local, .. } => clock(&say::CLOCK_REPEATS, local),
            TimeError::NeverOpen => Self::new(&say::NEVER_OPEN),
            TimeError::Backwards => Self::new(&say::BACKWARDS).help(&say::BACKWARDS_HELP),
        }
    }

    fn year(year: i32) -> Self {
        let plain = |year: i32| Fact::code(year.to_string());
        Self::new(&say::FAR_YEAR)
            .help(&say::FAR_YEAR_HELP)
            .with("year", plain(year))
            .with("first", plain(FIRST_YEAR))
            .with("last", plain(LAST_YEAR))
    }

    /// A name that the policy's calendar does not have.
    pub fn not_in_calendar(error: &UnknownName) -> Self {
        Self::new(&say::NOT_IN_CALENDAR).with("value", Fact::code(error.name.as_str()))
    }
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message(&Reader::new(Language::En, chrono::NaiveDate::default())))
    }
}

//! What vedtak says in bokmål, Swedish and English: numbers, dates, durations, plurals, lists,
//! and the templates that messages are made of.
//!
//! A message is a [`Phrase`] of the tool or a [`Template`] of a policy, filled in with [`Facts`].
//! A fact is typed; it has one machine form, which no language touches, and one human form per
//! [`Reader`]. Rendering is the only place where a fact becomes words.

mod code;
mod date;
mod decimal;
mod duration;
mod fact;
mod facts;
mod field;
mod label;
mod list;
mod machine;
mod moment;
mod part;
mod period;
mod person;
pub mod personal_number;
mod phrase;
mod saying;
mod sentence;
mod template;
pub mod messages;
pub mod wording;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use code::span as code_span;
pub use date::month_label;
pub use decimal::Decimal;
pub use fact::Fact;
pub use facts::Facts;
pub use label::{Label, Modal, Noun};
pub use moment::{ZoneNote, ZonedTime};
pub use period::Period;
pub use person::{Held, Role};
pub use phrase::Phrase;
pub use saying::{Saying, Text, Words};
pub use sentence::{Refusal, Sentence};
pub use template::{Template, TemplateError, TemplateProblem, Templates};

/// A language that vedtak speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Norwegian bokmål.
    Nb,
    /// Swedish.
    Sv,
    /// English; what is missing in another language falls back to it.
    #[default]
    En,
}

impl Language {
    /// Every language, in the order in which they are listed for people.
    pub const ALL: [Self; 3] = [Self::Nb, Self::Sv, Self::En];

    /// The language's code as configuration and `--lang` write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// Reads a language tag or a POSIX locale: `nb`, `nn_NO.UTF-8`, `sv-SE`, `en_GB`, `C`.
    ///
    /// Norwegian in any form is bokmål, `C` and `POSIX` are English; any other language is `None`.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['_', '-', '.', '@']).next()?;
        match primary.to_ascii_lowercase().as_str() {
            "nb" | "no" | "nn" => Some(Self::Nb),
            "sv" => Some(Self::Sv),
            "en" | "c" | "posix" => Some(Self::En),
            _ => None,
        }
    }
}

/// Who reads a message, and on which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The language the message is written in.
    pub language: Language,
    /// The clock's local date; a year is named where it is not this day's year.
    pub today: NaiveDate,
}

impl Reader {
    /// A reader of `language` whose clock shows `today`.
    #[must_use]
    pub const fn new(language: Language, today: NaiveDate) -> Self {
        Self { language, today }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_locales_name_a_language() {
        let read = [
            ("nb", Some(Language::Nb)),
            ("no", Some(Language::Nb)),
            ("nb_NO.UTF-8", Some(Language::Nb)),
            ("nn_NO.UTF-8", Some(Language::Nb)),
            ("NO", Some(Language::Nb)),
            ("sv_SE", Some(Language::Sv)),
            ("sv-FI", Some(Language::Sv)),
            ("en_GB", Some(Language::En)),
            ("en_US.UTF-8@euro", Some(Language::En)),
            ("C", Some(Language::En)),
            ("C.UTF-8", Some(Language::En)),
            ("POSIX", Some(Language::En)),
            ("de_DE", None),
            ("", None),
            ("norsk", None),
        ];
        for (tag, language) in read {
            assert_eq!(Language::parse(tag), language, "{tag}");
        }
    }

    #[test]
    fn codes_are_read_back() {
        for language in Language::ALL {
            assert_eq!(Language::parse(language.code()), Some(language));
            assert_eq!(serde_json::to_value(language).unwrap(), language.code());
        }
        assert_eq!(Language::default(), Language::En);
    }
}

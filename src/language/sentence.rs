//! A sentence that is not told to anybody yet: its reader is known only later.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{Fact, Facts, Label, Language, Phrase, Reader};

/// A phrase with its facts, in no language yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence(Box<(Phrase, Facts)>);

impl Sentence {
    /// The same with a fact; one of the same name is replaced.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, fact: Fact) -> Self {
        self.0.1.insert(name, fact);
        self
    }

    /// The sentence in the reader's language.
    #[must_use]
    pub fn render(&self, reader: &Reader) -> String {
        self.0.0.render(reader, &self.0.1)
    }

    /// The sentence as words that another sentence quotes.
    #[must_use]
    pub fn fact(&self) -> Fact {
        let [nb, sv, en] = Language::ALL.map(|language| self.render(&Reader::new(language, NaiveDate::default())));
        Fact::Label(Label { nb, sv, en })
    }
}

/// Why a value or a name is refused, and what to do about it.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// What is wrong, and what is required.
    pub says: Sentence,
    /// What to do.
    pub help: Option<Sentence>,
}

impl From<Sentence> for Refusal {
    fn from(says: Sentence) -> Self {
        Self { says, help: None }
    }
}

impl From<Phrase> for Sentence {
    fn from(phrase: Phrase) -> Self {
        Self(Box::new((phrase, Facts::new())))
    }
}

impl Phrase {
    /// The phrase with its first fact.
    #[must_use]
    pub fn with(self, name: impl Into<Cow<'static, str>>, fact: Fact) -> Sentence {
        Sentence::from(self).with(name, fact)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_FIELD: Phrase =
        Phrase { nb: "{{ field }} mangler", sv: "{{ field }} saknas", en: "{{ field }} is missing" };
    const BECAUSE: Phrase =
        Phrase { nb: "ikke lest: {{ reason }}", sv: "inte läst: {{ reason }}", en: "not read: {{ reason }}" };

    #[test]
    fn a_sentence_is_told_in_the_readers_language_alone_and_within_another() {
        let sentence = NO_FIELD.with("field", Fact::code("id"));
        let outer = BECAUSE.with("reason", sentence.fact());
        let said = |sentence: &Sentence| {
            Language::ALL.map(|language| sentence.render(&Reader::new(language, NaiveDate::default())))
        };
        assert_eq!(said(&sentence), ["`id` mangler", "`id` saknas", "`id` is missing"]);
        assert_eq!(said(&outer), ["ikke lest: `id` mangler", "inte läst: `id` saknas", "not read: `id` is missing"]);
    }
}

//! What is to be said, with its facts, before anybody has chosen a language.

use std::sync::Arc;

use super::fact::ENGLISH;
use super::{Facts, Phrase, Reader, Templates};

/// The most characters of a message for which there is something shorter.
const MOST_SAID: usize = 120;

/// A text without its facts.
#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    /// A sentence of the tool's own.
    Phrase(Phrase),
    /// What a policy says, in the languages that it is written in.
    Templates(Arc<Templates>),
    /// Words that are the same in every language: a path, the reason that a library gives.
    Words(String),
    /// The first of these whose facts are all there and that is not empty.
    First(Vec<Text>),
    /// The message of something that has facts of its own.
    Message(Box<Saying>),
    /// The help of such a message.
    Help(Box<Saying>),
}

/// What is said of one thing, with its facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Saying {
    /// The fact and the requirement, or whatever there is to say.
    pub message: Text,
    /// What to do.
    pub help: Option<Text>,
    /// The facts that message and help tell.
    pub facts: Facts,
    /// The same with long values cut shorter, for a language in which the message would be too long.
    pub shorter: Option<Box<Saying>>,
}

/// A saying in a reader's language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// The fact and the requirement.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Text {
    /// The text in the reader's language; `None` where a policy's text tells a fact that is not there.
    #[must_use]
    pub fn say(&self, reader: &Reader, facts: &Facts) -> Option<String> {
        match self {
            Self::Phrase(phrase) => Some(phrase.render(reader, facts)),
            Self::Templates(templates) => templates.render(reader, facts),
            Self::Words(words) => Some(words.clone()),
            Self::First(texts) => texts.iter().find_map(|text| text.say(reader, facts).filter(|said| !said.is_empty())),
            Self::Message(saying) => Some(saying.say(reader)),
            Self::Help(saying) => saying.words(reader).help,
        }
    }
}

impl Saying {
    /// A sentence of the tool's own with its facts.
    #[must_use]
    pub fn new(phrase: Phrase, facts: Facts) -> Self {
        Self::of(Text::Phrase(phrase), facts)
    }

    /// A sentence of the tool's own that tells no facts.
    #[must_use]
    pub fn plain(phrase: Phrase) -> Self {
        Self::new(phrase, Facts::new())
    }

    /// Words that are the same in every language.
    #[must_use]
    pub fn verbatim(words: impl Into<String>) -> Self {
        Self::of(Text::Words(words.into()), Facts::new())
    }

    /// A text with its facts.
    #[must_use]
    pub fn of(message: Text, facts: Facts) -> Self {
        Self { message, help: None, facts, shorter: None }
    }

    /// The same with what to do.
    #[must_use]
    pub fn help(self, help: impl Into<Option<Phrase>>) -> Self {
        Self { help: help.into().map(Text::Phrase), ..self }
    }

    /// The message in the reader's language; empty where it cannot be said.
    #[must_use]
    pub fn say(&self, reader: &Reader) -> String {
        let message = self.said(reader);
        match &self.shorter {
            Some(shorter) if message.chars().count() > MOST_SAID => shorter.say(reader),
            _ => message,
        }
    }

    /// The message with these facts. Where it would be too long, lists of fields are told by their paths alone.
    fn said(&self, reader: &Reader) -> String {
        let message = self.message.say(reader, &self.facts).unwrap_or_default();
        if message.chars().count() <= MOST_SAID {
            return message;
        }
        let by_paths = self.facts.by_paths().and_then(|facts| self.message.say(reader, &facts));
        by_paths.unwrap_or(message)
    }

    /// All of it in the reader's language.
    #[must_use]
    pub fn words(&self, reader: &Reader) -> Words {
        let message = self.said(reader);
        if let Some(shorter) = self.shorter.as_ref().filter(|_| message.chars().count() > MOST_SAID) {
            return shorter.words(reader);
        }
        let say = |text: &Option<Text>| text.as_ref().and_then(|text| text.say(reader, &self.facts));
        Words { message, help: say(&self.help).filter(|help| !help.is_empty()) }
    }

    /// The message in English, whoever reads: it tells apart, and orders, what is said of one rule and one place.
    #[must_use]
    pub fn in_english(&self) -> String {
        self.say(&ENGLISH)
    }
}

//! What ends a run before it could answer.
//!
//! If mending the user's documents would make it go away, it is a judgement; everything else is an
//! [`Error`]: the user's own set-up is wrong (exit status 2) or the machine failed (exit status 3).

use std::sync::Arc;

use crate::language::{Reader, Sentence};
use crate::source::{SourceFile, Span};

/// Whose fault an error is; it decides the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ErrorKind {
    /// Arguments, configuration, policies, schemas or revisions: exit status 2.
    SetUp,
    /// Input and output, network, or a fault in vedtak itself: exit status 3.
    Machine,
}

/// Something that keeps vedtak from answering.
#[derive(Debug, Clone)]
pub struct Error {
    /// A short name such as `config` or `schema`.
    pub code: &'static str,
    /// Whose fault it is.
    pub fault: ErrorKind,
    /// What is wrong and what is required: a lowercase phrase.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The file and the place in it, with a label.
    pub place: Option<(Arc<SourceFile>, Span, String)>,
}

/// At least one error, in the order in which they were met.
#[derive(Debug, Clone)]
pub struct Errors(pub Vec<Error>);

impl Error {
    /// The set-up is wrong.
    pub fn set_up(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, fault: ErrorKind::SetUp, message: message.into(), help: None, place: None }
    }

    /// The machine failed.
    pub fn machine(code: &'static str, message: impl Into<String>) -> Self {
        Self { fault: ErrorKind::Machine, ..Self::set_up(code, message) }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The same with its place.
    #[must_use]
    pub fn at(self, file: &Arc<SourceFile>, span: Span, label: impl Into<String>) -> Self {
        Self { place: Some((Arc::clone(file), span, label.into())), ..self }
    }
}

/// An error of the user's set-up, told to its reader.
#[must_use]
pub fn set_up(code: &'static str, says: &Sentence, help: Option<&Sentence>, reader: &Reader) -> Error {
    let error = Error::set_up(code, says.render(reader));
    help.map(|help| help.render(reader)).into_iter().fold(error, Error::help)
}

impl From<Error> for Errors {
    fn from(error: Error) -> Self {
        Self(vec![error])
    }
}

impl Errors {
    /// The gravest kind among them: a machine that failed outweighs a wrong set-up.
    pub fn fault(&self) -> ErrorKind {
        self.0.iter().map(|error| error.fault).max().unwrap_or(ErrorKind::Machine)
    }
}

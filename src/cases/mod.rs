//! Tests of policies: cases with what is expected of them, run in memory as a check would.
//!
//! A case is one document among a registry and others, under a clock. It holds where the policy gives exactly the results
//! that are expected of it, and no built-in rule finds anything that is not: a document that breaks its schema proves
//! nothing about a policy.

mod compare;
mod coverage;
mod example;
mod merge;
mod mutant_text;
mod mutants;
mod mutation;
mod own;
mod project;
mod read;
mod run;
mod suite;

use std::collections::BTreeMap;
use std::fmt;

use crate::finding::Status;
use crate::language::{Language, Reader, Refusal};
use crate::source::{SourceFile, Span};

pub use coverage::{Coverage, Gap, Lack, coverage};
pub use example::{Example, examples};
pub use merge::merge_patch;
pub use mutants::{Change, Mutant};
pub use mutation::{Fate, Mutation, TriedMutant, mutate};
pub use own::OwnSetUp;
pub use project::{CaseProject, projects};
pub use run::run;
pub use suite::{Suite, SuiteSources};

/// What tests need beside their own text.
#[derive(Clone, Copy)]
pub struct TestFiles<'s> {
    /// Policies and calendars that are not shipped: path and text.
    pub policies: &'s [(String, String)],
    /// The kinds of the project's own and its time zone, which cases are judged with.
    pub own: &'s OwnSetUp,
    /// The folder of the test, from the root.
    pub folder: &'s str,
    /// The text of a file by its path, relative to the folder of the test.
    pub file: &'s dyn Fn(&str) -> Option<String>,
}

/// What became of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseResult {
    /// The title of the case.
    pub title: String,
    /// The test's path with the line and column of the case.
    pub place: String,
    /// The id of the policy that is tested.
    pub policy: String,
    /// Whether the case shows the rule to people.
    pub example: bool,
    /// How each rule of the policy came out that the document meets.
    pub rules: BTreeMap<String, Verdict>,
    /// What the policy says of the document, in the languages in which something is expected.
    pub said: Vec<Said>,
    /// What is not as expected; nothing where the case holds.
    pub problems: Vec<String>,
}

/// What a rule says of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The rule's id.
    pub rule: String,
    /// The language that it says it in.
    pub language: Language,
    /// The fact and the requirement.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// How a rule came out for a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It holds.
    Pass,
    /// It can still be met.
    Pending,
    /// The breach stood on the target branch already.
    Existing,
    /// It is waived.
    Waived,
    /// A record of the breach answers it.
    Answered,
    /// It fails.
    Fail,
    /// It could not be decided.
    Undecided,
}

const VERDICTS: [(&str, Verdict); 7] = [
    ("pass", Verdict::Pass),
    ("pending", Verdict::Pending),
    ("existing", Verdict::Existing),
    ("waived", Verdict::Waived),
    ("answered", Verdict::Answered),
    ("fail", Verdict::Fail),
    ("undecided", Verdict::Undecided),
];

impl Verdict {
    /// The verdict with a name, as tests write it.
    pub fn find(name: &str) -> Option<Self> {
        VERDICTS.iter().find(|(known, _)| *known == name).map(|(_, verdict)| *verdict)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(VERDICTS.iter().find(|(_, verdict)| verdict == self).map_or("", |(name, _)| name))
    }
}

impl From<Status> for Verdict {
    fn from(status: Status) -> Self {
        match status {
            Status::Active => Self::Fail,
            Status::Undecided => Self::Undecided,
            Status::Existing => Self::Existing,
            Status::Waived => Self::Waived,
            Status::Answered => Self::Answered,
        }
    }
}

impl CaseResult {
    /// Whether everything is as expected.
    pub fn holds(&self) -> bool {
        self.problems.is_empty()
    }
}

impl fmt::Display for CaseResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.title)?;
        self.problems.iter().try_for_each(|problem| write!(f, "\n  {}", problem.replace('\n', "\n  ")))
    }
}

/// A path relative to a folder, from the project's root.
pub fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A place as people write it.
fn place(file: &SourceFile, span: Span) -> String {
    let (start, _) = file.place(span);
    format!("{}:{}:{}", file.path, start.line, start.column)
}

/// Why a case cannot be run, on one line.
fn line(refusal: &Refusal, reader: Reader) -> String {
    let help = refusal.help.as_ref().map(|help| format!(" ({})", help.render(&reader))).unwrap_or_default();
    refusal.says.render(&reader) + &help
}

//! Reading a statement.

use chrono::{DateTime, FixedOffset};
use serde::Deserialize;

use super::{COMPLIANT, PREDICATE, STATEMENT};

/// A verdict as somebody wrote it; nothing of it is proven yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The repository that it is of.
    pub repository: Option<String>,
    /// The branch whose rules judged.
    pub target: Option<String>,
    /// The commit of the target.
    pub base: Option<String>,
    /// The commit that was to be merged.
    pub head: Option<String>,
    /// The commit whose tree was judged, where it is one.
    pub commit: Option<String>,
    /// The tree that was judged.
    pub merge: Option<String>,
    /// Whether the rules were those of the target.
    pub is_of_target: bool,
    /// Whether all of the repository was judged.
    pub is_whole: bool,
    /// When it was given, as it says itself.
    pub at: DateTime<FixedOffset>,
    /// Where that moment came from: `system`, `given` or `commit`.
    pub clock_source: String,
    /// The first moment at which time alone would change it.
    pub valid_until: Option<DateTime<FixedOffset>>,
    /// The result, in the word that it has.
    pub result: String,
    /// The figures.
    pub counts: StatementCounts,
    /// How many documents were judged that have no digest.
    pub without_digest: usize,
    /// The version of vedtak that gave it.
    pub tool: String,
}

/// The figures of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct StatementCounts {
    /// Documents that were judged.
    pub documents: u64,
    /// Errors that count.
    pub errors: u64,
    /// Warnings that count.
    pub warnings: u64,
    /// What could not be decided.
    pub undecided: u64,
    /// What was waived.
    pub waived: u64,
    /// What is still to come.
    pub pending: u64,
}

/// Why a text is no verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoStatement {
    /// It is no JSON, or lacks what a verdict has: what the reader says.
    Malformed(String),
    /// It is a statement of something else, or a verdict of a form that is not known: the name of its form.
    OtherType(String),
}

#[derive(Deserialize)]
struct Typed {
    #[serde(rename = "_type")]
    statement: String,
    #[serde(rename = "predicateType")]
    predicate: String,
}

#[derive(Deserialize)]
struct Whole {
    predicate: Predicate,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Predicate {
    repository: Option<String>,
    target: Option<String>,
    base: Option<String>,
    head: Option<String>,
    commit: Option<String>,
    merge: Option<String>,
    policies_from: String,
    scope: String,
    clock: Moment,
    valid_until: Option<DateTime<FixedOffset>>,
    result: String,
    summary: StatementCounts,
    without_digest: Vec<serde::de::IgnoredAny>,
    tool: Tool,
}

#[derive(Deserialize)]
struct Moment {
    at: DateTime<FixedOffset>,
    source: String,
}

#[derive(Deserialize)]
struct Tool {
    version: String,
}

impl Statement {
    /// Whether it says that the requirements are met: in its word, and in its figures.
    pub fn complies(&self) -> bool {
        let StatementCounts { documents, errors, undecided, .. } = self.counts;
        self.result == COMPLIANT && documents > 0 && errors == 0 && undecided == 0
    }

    /// Reads a statement. Fields that are not known are left alone; one that stands there twice is no statement.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(bytes: &[u8]) -> Result<Self, NoStatement> {
        let malformed = |error: serde_json::Error| NoStatement::Malformed(error.to_string());
        let typed: Typed = serde_json::from_slice(bytes).map_err(malformed)?;
        if typed.statement != STATEMENT {
            return Err(NoStatement::OtherType(typed.statement));
        }
        if typed.predicate != PREDICATE {
            return Err(NoStatement::OtherType(typed.predicate));
        }
        let Whole { predicate } = serde_json::from_slice(bytes).map_err(malformed)?;
        Ok(Self {
            repository: predicate.repository,
            target: predicate.target,
            base: predicate.base,
            head: predicate.head,
            commit: predicate.commit,
            merge: predicate.merge,
            is_of_target: predicate.policies_from == super::FROM_TARGET,
            is_whole: predicate.scope == "all",
            at: predicate.clock.at,
            clock_source: predicate.clock.source,
            valid_until: predicate.valid_until,
            result: predicate.result,
            counts: predicate.summary,
            without_digest: predicate.without_digest.len(),
            tool: predicate.tool.version,
        })
    }
}

//! Examples of a rule: cases of its policy's tests, cut down to what the rule reads.

use super::shelf::Shelf;
use super::written::Reads;
use crate::policy::{Pack, PolicyRule};

/// An example of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sample {
    /// What the case shows.
    pub(super) title: String,
    /// The document's fields that the rule reads, as YAML.
    pub(super) excerpt: String,
    /// What the rule says of it, with the help.
    pub(super) findings: Vec<(String, Option<String>)>,
}

/// An example that passes and one that fails.
pub(super) fn samples(_shelf: &Shelf, _pack: &Pack, _rule: &PolicyRule, _reads: &Reads) -> (Option<Sample>, Option<Sample>) {
    (None, None)
}

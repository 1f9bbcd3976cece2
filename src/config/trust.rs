//! Who approves changes of what is trusted: policies, schemas, registry and configuration.

use serde::Deserialize;

/// Whose approval a change of what is trusted needs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
    /// The role.
    pub role: String,
    /// The id of the body whose role it is, where it is one of a body.
    #[serde(rename = "of")]
    pub body: Option<String>,
    /// How many persons must approve.
    #[serde(default = "one")]
    pub count: usize,
    /// The levels of evidence of which one has to be reached: signed or reviewed, as the schema of the configuration has it.
    #[serde(default = "evidence")]
    pub evidence: Vec<String>,
}

fn one() -> usize {
    1
}

fn evidence() -> Vec<String> {
    vec!["signed".to_owned(), "reviewed".to_owned()]
}

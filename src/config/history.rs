//! What the configuration says of the repository that the project lies in: `git`.

use std::collections::BTreeSet;

use serde::Deserialize;

/// How the history of the target is read, and how changes come into it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GitSettings {
    /// The branch that changes are merged into.
    pub target: Option<String>,
    /// How changes are merged; none where nothing is said of it.
    pub merging: Option<Merging>,
    /// Whether no history is read where the project is judged as it lies.
    pub is_off: bool,
    /// The hashes of commits whose times are not believed.
    pub distrusted: BTreeSet<String>,
    /// The hash of the commit whose documents were brought along from elsewhere; without it that is the first commit with a
    /// configuration.
    pub imported: Option<String>,
}

/// How changes come into the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Merging {
    /// By a merge commit, whose first parent is the target.
    Merge,
    /// By one new commit that holds the whole change.
    Squash,
    /// By moving the branch to the change's own commit.
    Ff,
    /// By the change's commits made anew on top of the target.
    Rebase,
    /// In any of these ways.
    Any,
}

impl Merging {
    /// Whether the change's own commit can become the tip of the target.
    pub fn may_move_the_branch(self) -> bool {
        matches!(self, Self::Ff | Self::Rebase | Self::Any)
    }
}

/// The same as it is written.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Written {
    target: Option<String>,
    merge: Option<Merging>,
    history: Option<Off>,
    #[serde(default)]
    distrust_time: Vec<String>,
    imported: Option<Imported>,
}

/// The only thing that is said of the history as a whole.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Off {
    Off,
}

/// What was brought along from elsewhere.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Imported {
    from: String,
}

impl From<Written> for GitSettings {
    fn from(written: Written) -> Self {
        Self {
            target: written.target,
            merging: written.merge,
            is_off: written.history.is_some(),
            distrusted: written.distrust_time.into_iter().collect(),
            imported: written.imported.map(|imported| imported.from),
        }
    }
}

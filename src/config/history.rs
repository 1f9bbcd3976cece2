//! What the configuration says of the repository that the project lies in: `git`.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use serde::Deserialize;

use crate::calendar::{Amount, Days};

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
    /// How long after its check a change is merged at the latest, where that is said.
    within: Option<TimeDelta>,
    /// How long after its making a signed approval may come to the target, where that is said.
    age: Option<TimeDelta>,
}

impl GitSettings {
    /// How long after its check a change is merged at the latest.
    pub fn merge_within(&self) -> TimeDelta {
        self.within.unwrap_or(TimeDelta::hours(24))
    }

    /// How long after the moment that a signed approval claims the target may first have it.
    pub fn approval_age(&self) -> TimeDelta {
        self.age.unwrap_or(TimeDelta::days(30))
    }
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
    merge_within: Option<String>,
    approval_age: Option<String>,
}

/// A length of time as the schema of the configuration has it: so many hours, or so many days of 24 hours.
fn length(text: &str) -> Option<TimeDelta> {
    match text.parse().ok()? {
        Amount::Time(time) => Some(time),
        Amount::Days(Days::Calendar(days)) => TimeDelta::try_days(days.into()),
        Amount::Days(Days::Working(_)) | Amount::Months(_) => None,
    }
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
            within: written.merge_within.as_deref().and_then(length),
            age: written.approval_age.as_deref().and_then(length),
        }
    }
}

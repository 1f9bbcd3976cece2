//! Which documents get another verdict by other rules.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Counted, DocumentName, Report, Severity, Status};

/// What other rules do to a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impact {
    /// The document.
    pub document: DocumentName,
    /// The rules that it breaks, or that cannot be decided for it, by the rules in force.
    pub before: BTreeSet<String>,
    /// The same by the others.
    pub after: BTreeSet<String>,
}

impl Impact {
    /// Whether it complies by one and not by the other.
    pub fn is_flip(&self) -> bool {
        self.before.is_empty() != self.after.is_empty()
    }
}

/// The documents that break other rules by the second report than by the first, which judge the same documents, in the
/// order of kind and id.
pub fn impact(before: &Report, after: &Report) -> Vec<Impact> {
    let [before, after] = [before, after].map(broken);
    let names: BTreeSet<&DocumentName> = before.keys().chain(after.keys()).copied().collect();
    let of = |broken: &BTreeMap<&DocumentName, BTreeSet<String>>, name| broken.get(name).cloned().unwrap_or_default();
    let each = names.into_iter().map(|name| Impact {
        document: name.clone(),
        before: of(&before, name),
        after: of(&after, name),
    });
    each.filter(|impact| impact.before != impact.after).collect()
}

/// The rules that each document breaks.
fn broken(report: &Report) -> BTreeMap<&DocumentName, BTreeSet<String>> {
    let mut broken: BTreeMap<&DocumentName, BTreeSet<String>> = BTreeMap::new();
    // What a rule says of the change itself is no verdict on a document.
    for Counted { judgement, severity, status, .. } in
        report.findings.iter().filter(|one| !one.judgement.rule.is_of_changes)
    {
        let counts = matches!(status, Status::Active | Status::Existing) && *severity == Severity::Error;
        let name = judgement.subject();
        if let Some(name) = name.filter(|_| counts || *status == Status::Undecided) {
            broken.entry(name).or_default().insert(judgement.rule.id.to_string());
        }
    }
    broken
}

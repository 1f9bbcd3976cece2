//! The checks, one file each.

mod approval;
mod assert;
mod filled;
mod forbid;
mod notice;
mod overlap;
mod reference;
mod require;
mod sequence;
mod unique;
mod window;
mod words;

use std::collections::BTreeSet;

use super::case::Case;
use super::compile::{Compiler, Names};
use super::outcome::Outcome;
use super::path::Path;
use crate::finding::Unproven;
use crate::yaml::Node;

/// A check, ready to judge documents.
pub trait Check: Send + Sync + std::fmt::Debug {
    /// What keeps it from holding; nothing where it holds.
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome>;

    /// The path of its subject, where it is not there and the check holds by that.
    fn absent(&self, _: &Case<'_>) -> Option<&Path> {
        None
    }

    /// Whether all that it asks is that something is there, so that what it finds is always what is missing.
    fn asks_for_presence(&self) -> bool {
        false
    }

    /// What of it only history would tell.
    fn rests_on(&self) -> BTreeSet<Unproven> {
        BTreeSet::new()
    }
}

/// A check that a policy may use.
pub struct CheckKind {
    /// As policies write it.
    pub name: &'static str,
    /// When it holds, in a line.
    pub about: &'static str,
    /// Reads it: its argument, the part it stands in, the names that are bound.
    pub compile: for<'k> fn(Node<'k>, Node<'k>, &Names<'k>, &mut Compiler<'k>) -> Option<Compiled>,
}

/// A check as it was read.
pub struct Compiled {
    /// The check.
    pub check: Box<dyn Check>,
    /// The facts that its messages may tell.
    pub facts: &'static [&'static str],
}

impl Compiled {
    fn new(check: impl Check + 'static, facts: &'static [&'static str]) -> Self {
        Self { check: Box::new(check), facts }
    }
}

/// Every check, in the order of the names.
pub static CHECKS: &[CheckKind] = &[
    approval::CHECK,
    assert::CHECK,
    forbid::CHECK,
    notice::CHECK,
    overlap::CHECK,
    reference::CHECK,
    require::CHECK,
    sequence::CHECK,
    unique::CHECK,
    window::CHECK,
];

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::kind::Kind;

    #[test]
    fn every_check_has_its_form_in_the_schema_of_policies() {
        let schema: Value = serde_json::from_str(Kind::find("Policy").unwrap().schema).unwrap();
        let part = &schema["$defs"]["part"];
        for CheckKind { name, .. } in CHECKS {
            assert!(part["properties"][name].is_object(), "{name}: not in `properties` of `part`");
            let chosen = part["oneOf"].as_array().unwrap().contains(&json!({"required": [name]}));
            assert!(chosen, "{name}: not in `oneOf` of `part`, so that no policy may use it");
        }
        assert!(CHECKS.is_sorted_by_key(|check| check.name));
    }
}

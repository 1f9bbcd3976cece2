//! The built-in rules, in force for every document. Each has its file and its page beside it, in English; in `nb/` and `sv/`
//! the page stands in Norwegian and Swedish.

/// The page of a rule in each language, by the name of its file.
macro_rules! page {
    ($file:literal) => {
        crate::language::Phrase {
            nb: include_str!(concat!("nb/", $file)),
            sv: include_str!(concat!("sv/", $file)),
            en: include_str!($file),
        }
    };
}

mod ambiguous_scalar;
mod answers_nothing;
mod backdated;
mod clock_change;
mod collision;
mod contradiction;
mod deadlock;
mod deleted;
mod due_date;
mod duplicate_id;
mod duplicate_key;
mod expires_soon;
mod identity;
mod history;
mod limits;
mod lockdown;
mod misplaced;
mod moved_id;
mod paths;
mod personal_number;
mod policy_changed;
mod reversed_interval;
mod revocation;
mod rule;
mod schema;
mod syntax;
mod unapproved;
mod uncovered;
mod unknown_kind;
mod unknown_reference;
mod unknown_service;
mod unmatched;
mod waiver;

pub use answers_nothing::unbroken;
pub use expires_soon::{expiring, is_expiring, unloadable};
pub use policy_changed::{
    flips, locked_out, names_all, new_lists, set_up_to_come, touches_trust, trusted_files, trusts_nobody, unusable,
};
pub use revocation::revoked;
pub use rule::{Look, Rule};
pub use waiver::{outlived, waiver_rule};

use crate::finding::RuleInfo;

/// Every built-in rule, in the order of the ids.
pub static RULES: &[&Rule] = &[
    &ambiguous_scalar::RULE,
    &answers_nothing::RULE,
    &backdated::RULE,
    &clock_change::RULE,
    &collision::RULE,
    &contradiction::RULE,
    &deadlock::RULE,
    &deleted::RULE,
    &due_date::RULE,
    &duplicate_id::RULE,
    &duplicate_key::RULE,
    &expires_soon::RULE,
    &history::RULE,
    &identity::RULE,
    &limits::RULE,
    &lockdown::RULE,
    &misplaced::RULE,
    &moved_id::RULE,
    &paths::RULE,
    &personal_number::RULE,
    &policy_changed::RULE,
    &reversed_interval::RULE,
    &schema::RULE,
    &syntax::RULE,
    &unapproved::RULE,
    &uncovered::RULE,
    &unknown_kind::RULE,
    &unknown_reference::RULE,
    &unknown_service::RULE,
    &unmatched::RULE,
    &waiver::RULE,
];

/// Whether a rule looks at the set-up: what is named in it, who governs what, and who may decide.
pub fn judges_set_up(rule: &RuleInfo) -> bool {
    let all = [&deadlock::RULE, &misplaced::RULE, &uncovered::RULE, &unmatched::RULE];
    all.into_iter().any(|own| own.info.id == rule.id)
}

impl Rule {
    /// The rule with an id.
    pub fn find(id: &str) -> Option<&'static Rule> {
        RULES.iter().copied().find(|rule| rule.info.id == id)
    }
}

#[cfg(test)]
mod tests;

//! `misplaced`: documents of the registry stand in its files, and roles are known: elsewhere they confer nothing.

use std::collections::BTreeSet;

use super::rule::{Look, Rule};
use crate::finding::{Judgement, Lowering, RuleInfo, Severity};
use crate::kind::{name, nearest};
use crate::language::messages::documents as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Label, Saying};
use crate::policy::{Policies, World, roles_asked_for, roles_listed};
use crate::workspace::{Document, Misplaced, Review};
use crate::yaml::Node;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("misplaced", Severity::Error, title::MISPLACED, page!("misplaced.md"))
        .lowering(Lowering::Refused),
    look: Look::InForce(check),
};

fn check<'w>(world: &'w World<'w>, policies: &'w Policies, judgements: &mut Vec<Judgement>) {
    let review = world.review;
    let mut roles = Roles { policies, asked_for: None, listed: None };
    for document in review.documents() {
        judgements.extend(document.misplaced.as_ref().and_then(|why| of_document(review, document, why)));
        let Some(node) = review.node(document).filter(|_| review.kind(document).is_some_and(|kind| !kind.mapped))
        else {
            continue;
        };
        let list = if document.kind.as_deref() == Some(name::PERSON) { "roles" } else { "approvals" };
        let entries = node.get(list).into_iter().flat_map(|list| list.items().collect::<Vec<_>>());
        for (index, entry) in entries.enumerate() {
            let Some(role) = entry.get("role").filter(|role| role.scalar().is_some() && !role.is_null()) else {
                continue;
            };
            // Who approves as the person that a document names gives the role a word of their own.
            let unknown = roles.unknown(review, role);
            let unknown = unknown.filter(|(facts, _)| list == "roles" || facts.get("nearest").is_some());
            judgements.extend(unknown.map(|(facts, help)| {
                judgement(document, role, format!("/{list}/{index}/role"), say::MISPLACED_ROLE, help, facts)
            }));
        }
    }
}

/// The roles that are known, collected when they are first needed: those that schemas list are seldom asked about, and
/// take longest.
struct Roles<'p> {
    policies: &'p Policies,
    asked_for: Option<BTreeSet<String>>,
    listed: Option<BTreeSet<String>>,
}

impl Roles<'_> {
    /// The message about a role that is not known.
    fn unknown(&mut self, review: &Review, role: Node<'_>) -> Option<(Facts, crate::language::Phrase)> {
        let asked_for = self.asked_for.get_or_insert_with(|| roles_asked_for(review, self.policies));
        if asked_for.contains(role.text()) || self.policies.roles_below.contains(role.text()) {
            return None;
        }
        let listed = self.listed.get_or_insert_with(|| roles_listed(review));
        if listed.contains(role.text()) {
            return None;
        }
        let mut facts = Facts::new().with("role", Fact::code(role.text()));
        let help = match nearest(role.text(), asked_for.union(listed).map(String::as_str)) {
            Some(near) => {
                facts.insert("nearest", Fact::code(near));
                say::MISPLACED_ROLE_HELP_NEAREST
            }
            None => say::MISPLACED_ROLE_HELP,
        };
        Some((facts, help))
    }
}

/// A document of the registry that stands elsewhere.
fn of_document(review: &Review, document: &Document, why: &Misplaced) -> Option<Judgement> {
    let kind = review.kind(document)?;
    let id = document.name.as_ref().map_or("", |name| name.id.as_str());
    let mut facts = Facts::new().with("kind", kind.fact()).with("id", Fact::code(id));
    let (message, help) = match why {
        Misplaced::Beside(other) => {
            let unnamed =
                Label::new("et dokument uten `kind`", "ett dokument utan `kind`", "a document without `kind`");
            let other = other.as_ref().map_or(Fact::Label(unnamed), |other| {
                review.kinds().get(other).map_or_else(|| Fact::code(other), |kind| kind.fact())
            });
            facts.insert("other", other);
            (say::MISPLACED_BESIDE, say::MISPLACED_BESIDE_HELP)
        }
        Misplaced::Outside => {
            let registry = review.config().registry.as_ref().map_or(&[][..], |registry| &registry.texts);
            facts.insert("registry", Fact::any(registry));
            (say::MISPLACED_OUTSIDE, say::MISPLACED_OUTSIDE_HELP)
        }
    };
    let node = review.node(document)?;
    let at = node.get("kind").unwrap_or(node);
    Some(judgement(document, at, String::new(), message, help, facts))
}

fn judgement(
    document: &Document,
    at: Node<'_>,
    pointer: String,
    message: crate::language::Phrase,
    help: crate::language::Phrase,
    facts: Facts,
) -> Judgement {
    let machine = facts.to_json();
    let judgement = RULE.judgement(document, at.span(), Saying::new(message, facts).help(help));
    Judgement { pointer, facts: machine, ..judgement }
}

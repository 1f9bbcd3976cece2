//! `unmatched`: what the configuration names is there and has an effect, so that nobody takes for governed what is not.

use super::personal_number;
use super::rule::{Look, Rule};
use crate::config::{DocumentsEntry, FILE_NAME};
use crate::finding::{Judgement, Lowering, RuleInfo, Severity, Weight};
use crate::kind::{InertKind, name};
use crate::language::messages::config as say_config;
use crate::language::messages::documents as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Phrase, Saying};
use crate::load::Unmatched;
use crate::policy::{Located, Pack, Policies, PolicyRule, World, governs_something, not_applying};
use crate::source::{FileId, Side, Span};
use crate::workspace::{Document, KindOf, Review};
use crate::yaml::Node;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("unmatched", Severity::Warning, title::UNMATCHED, page!("unmatched.md"))
        .lowering(Lowering::Refused),
    look: Look::InForce(check),
};

fn check<'w>(world: &'w World<'w>, policies: &'w Policies, judgements: &mut Vec<Judgement>) {
    let review = world.review;
    // What is judged says what is there; the configuration is the target's.
    judgements.extend(review.merge.unmatched.iter().filter_map(|unmatched| without_effect(review, unmatched)));
    judgements.extend(policies.packs.iter().flat_map(|pack| not_governed(world, pack)));
    judgements.extend(review.documents().iter().filter_map(|document| not_taken(world, document)));
    judgements.extend(policies.packs.iter().filter_map(|pack| ungoverning_file(world, pack)));
    let Some(file) = review.configuration() else { return };
    judgements.extend(personal_number::needless(review).map(|allowed| {
        let facts = Facts::new()
            .with("path", Fact::code(&allowed.path))
            .with("pointer", allowed.pointer.as_ref().map_or_else(|| Fact::text(""), Fact::code));
        judgement(file, allowed.span, Saying::new(say::NO_NUMBER, facts).help(say::NO_NUMBER_HELP))
    }));
    // What `builtin:*` brings in may be there for later.
    let shipped = review.config().shipped.iter().filter(|(id, _)| id != "*");
    for (id, span) in shipped {
        let pack = policies.packs.iter().find(|pack| pack.id == *id);
        let says = ungoverning(world, pack, id, say::LISTED_NOWHERE_HELP);
        judgements.extend(says.map(|says| judgement(file, *span, says)));
    }
    let entries = review.config().documents.iter();
    judgements.extend(entries.filter_map(|entry| unjudged(review, policies, file, entry)));
    for pack in &policies.packs {
        let Some(span) = named_by_itself(review, &pack.file.path) else { continue };
        let says = ungoverning(world, Some(pack), &pack.id, say::LISTED_NOWHERE_HELP);
        judgements.extend(says.map(|says| judgement(file, span, says)));
    }
}

/// Where the configuration names a file of policies by itself.
fn named_by_itself(review: &Review, path: &str) -> Option<Span> {
    let config = review.config();
    let mut entries = config.policy_paths.iter();
    entries.find(|entry| entry.file().is_some_and(|file| config.path(file) == path)).map(|entry| entry.span)
}

/// An entry of `documents` whose kind has no schema or one that asks nothing, and is met by no rule: its documents are
/// held against nothing.
fn unjudged(review: &Review, policies: &Policies, file: FileId, entry: &DocumentsEntry) -> Option<Judgement> {
    let kind = entry.kind.as_ref()?;
    let is_open = |known: &KindOf| known.schema.as_ref().is_none_or(|schema| schema.asks_nothing());
    let known = review.kinds().get(&kind.value).filter(|known| known.mapped && is_open(known))?;
    let meets = |pack: &Pack| {
        let is_over = |rule: &PolicyRule| rule.effective.ended(review.today()).is_some();
        let of_kind = |rule: &PolicyRule| rule.is_judged() && !is_over(rule) && rule.kinds.contains(&known.name);
        pack.governs_without_service() && pack.rules.iter().any(of_kind)
    };
    if policies.packs.iter().any(meets) {
        return None;
    }
    let facts = Facts::new().with("kind", Fact::code(known.name.as_str()));
    let Some(schema) = known.schema.as_ref().and(entry.schema.as_ref()) else {
        let says = Saying::new(say::HELD_AGAINST_NOTHING, facts).help(say::HELD_AGAINST_NOTHING_HELP);
        return Some(judgement(file, kind.span, says));
    };
    let facts = facts.with("schema", Fact::code(schema.value.as_str()));
    Some(judgement(file, schema.span, Saying::new(say::ASKS_NOTHING, facts).help(say::ASKS_NOTHING_HELP)))
}

/// What is said of a pattern that matches nothing, or of a configuration below the root's.
fn without_effect(review: &Review, unmatched: &Unmatched) -> Option<Judgement> {
    match unmatched {
        Unmatched::Pattern { text, span, nearest } => {
            let mut facts = Facts::new().with("path", Fact::code(text));
            facts.insert("nearest", nearest.as_ref().map_or_else(|| Fact::text(""), Fact::code));
            let says = Saying::new(say::MATCHES_NOTHING, facts).help(say_config::NAMED_NOTHING_HELP);
            Some(judgement(review.configuration()?, *span, says))
        }
        Unmatched::FileForFolder { text, span } => {
            let facts = Facts::new().with("path", Fact::code(text));
            let says = Saying::new(say::FILE_FOR_FOLDER, facts).help(say::FILE_FOR_FOLDER_HELP);
            let mut judgement = judgement(review.configuration()?, *span, says);
            // What was to be in the folder is not judged.
            judgement.weight = Weight::Always(Severity::Error);
            Some(judgement)
        }
        Unmatched::NoConfiguration { text, span } => {
            let facts = Facts::new().with("path", Fact::code(text)).with("file", Fact::code(FILE_NAME));
            let says = Saying::new(say::NO_CONFIGURATION, facts).help(say::NO_CONFIGURATION_HELP);
            Some(judgement(review.configuration()?, *span, says))
        }
        Unmatched::Taken { text, span } => {
            let facts = Facts::new().with("path", Fact::code(text));
            let says = Saying::new(say::TAKEN, facts).help(say::TAKEN_HELP);
            Some(judgement(review.configuration()?, *span, says))
        }
        Unmatched::Nested(path) => {
            let file = review.sources.find(Side::Merge, path)?;
            let facts = Facts::new().with("path", Fact::code(path)).with("root", Fact::code(FILE_NAME));
            Some(judgement(file, Span::at(0), Saying::new(say::NESTED, facts).help(say::NESTED_HELP)))
        }
        Unmatched::Inert { path, span, inert } => {
            let mut facts = Facts::new().with("draft", Fact::code(inert.draft));
            let (name, message, help) = match (&inert.what, inert.is_of_other_draft) {
                (InertKind::Format(name), true) => (name, say::FORMAT_OF_OTHER_DRAFT, say::OTHER_DRAFT_HELP),
                (InertKind::Format(name), false) => (name, say::FORMAT_OF_NO_DRAFT, say::FORMAT_OF_NO_DRAFT_HELP),
                (InertKind::Keyword(name), _) => (name, say::KEYWORD_OF_OTHER_DRAFT, say::OTHER_DRAFT_HELP),
                (InertKind::BesideReference(name), _) => (name, say::BESIDE_REFERENCE, say::BESIDE_REFERENCE_HELP),
                (InertKind::Without { name, needs }, _) => {
                    facts.insert("nearest", Fact::code(*needs));
                    (name, say::KEYWORD_ALONE, say::KEYWORD_ALONE_HELP)
                }
                (InertKind::OfOtherType { name, types }, _) => {
                    facts.insert("types", Fact::all(types.iter().map(String::as_str)));
                    (name, say::KEYWORD_OF_OTHER_TYPE, say::KEYWORD_OF_OTHER_TYPE_HELP)
                }
                (InertKind::Mark { name, meant }, _) => {
                    facts.insert("nearest", Fact::code(*meant));
                    (name, say::NO_MARK, say::KEYWORD_OF_NO_DRAFT_HELP)
                }
                (InertKind::Misspelt { name, meant }, _) => {
                    facts.insert("nearest", Fact::code(*meant));
                    (name, say::KEYWORD_OF_NO_DRAFT, say::KEYWORD_OF_NO_DRAFT_HELP)
                }
            };
            let says = Saying::new(message, facts.with("name", Fact::code(name))).help(help);
            let judgement = in_schema(review, path, *span, says)?;
            // Other tools have formats of their own.
            let is_foreign = matches!(inert.what, InertKind::Format(_)) && !inert.is_of_other_draft;
            Some(if is_foreign { Judgement { weight: Weight::Always(Severity::Note), ..judgement } } else { judgement })
        }
        Unmatched::NoDraft { path, span, text, draft } => {
            let facts = Facts::new().with("schema", Fact::code(text)).with("draft", Fact::code(*draft));
            in_schema(review, path, *span, Saying::new(say::NO_DRAFT, facts).help(say::NO_DRAFT_HELP))
                .map(|judgement| Judgement { weight: Weight::Always(Severity::Note), ..judgement })
        }
        Unmatched::Projects(span) => {
            let facts = Facts::new().with("root", Fact::code(FILE_NAME));
            let says = Saying::new(say::PROJECTS_BELOW, facts).help(say::PROJECTS_BELOW_HELP);
            Some(judgement(review.configuration()?, *span, says))
        }
    }
}

/// The message about a policy that governs nothing; `None` where it governs something, if only in a project below.
fn ungoverning<'w>(world: &'w World<'w>, pack: Option<&'w Pack>, id: &str, help: Phrase) -> Option<Saying> {
    // One that has ended is named among what was not evaluated.
    let has_ended = |pack: &Pack| pack.info.effective.ended(world.review.today()).is_some();
    if pack.is_some_and(|pack| has_ended(pack) || governs_something(world, pack)) || is_listed_below(world.review, id) {
        return None;
    }
    Some(Saying::new(say::LISTED_NOWHERE, Facts::new().with("policy", Fact::code(id))).help(help))
}

/// Whether a service of a project below lists a policy.
fn is_listed_below(review: &Review, id: &str) -> bool {
    review.projects.iter().any(|project| {
        let is_service = |document: &&Document| document.kind.as_deref() == Some(name::SERVICE);
        let mut services = project.documents().iter().filter(is_service).filter_map(|document| project.node(document));
        services.any(|service| lists(service, id).is_some())
    })
}

/// The position and place at which a service lists a policy.
fn lists(service: Node<'_>, id: &str) -> Option<(usize, Span)> {
    let mut listed = service.get("policies")?.items().enumerate();
    listed.find(|(_, policy)| policy.text() == id).map(|(at, policy)| (at, policy.span()))
}

/// A policy of the project that a pattern or folder takes and that governs nothing, told at its id.
fn ungoverning_file<'w>(world: &'w World<'w>, pack: &'w Pack) -> Option<Judgement> {
    let review = world.review;
    if !review.config().owns(&pack.file.path) || named_by_itself(review, &pack.file.path).is_some() {
        return None;
    }
    let is_it = |policy: &Located<'w>| {
        let is_of_id = policy.node.get("id").is_some_and(|id| id.text() == pack.id);
        is_of_id && pack.is_in(&review.file(policy.document.file).path)
    };
    let policy = world.of_kind(name::POLICY).find(is_it)?;
    let says = ungoverning(world, Some(pack), &pack.id, say::LISTED_NOWHERE_HELP_FILE)?;
    let place = policy.node.get("id").map_or(policy.node.span(), |id| id.span());
    Some(of_document(policy.document, place, "/id".to_owned(), says))
}

/// The services that list a policy which does not apply to them.
fn not_governed<'w>(world: &'w World<'w>, pack: &'w Pack) -> Vec<Judgement> {
    if pack.info.effective.ended(world.review.today()).is_some() {
        return Vec::new();
    }
    let own = not_applying(world, pack).filter(|service| world.review.owns(service.document.file));
    let told = |service: Located<'w>| {
        let (at, span) = lists(service.node, &pack.id)?;
        let id = service.document.name.as_ref().map_or("", |name| name.id.as_str());
        let facts = Facts::new().with("policy", Fact::code(&pack.id)).with("service", Fact::code(id));
        let says = Saying::new(say::APPLIES_NOT, facts).help(say::APPLIES_NOT_HELP);
        Some(of_document(service.document, span, format!("/policies/{at}"), says))
    };
    own.filter_map(told).collect()
}

/// A policy or calendar that stands in a file which the configuration does not name among the policies.
fn not_taken(world: &World<'_>, document: &Document) -> Option<Judgement> {
    let review = world.review;
    let config = review.config();
    let path = &review.file(document.file).path;
    let kind = review.kind(document).filter(|kind| [name::POLICY, name::CALENDAR].contains(&kind.name.as_str()))?;
    // Who writes `policies: []` wants none in force.
    let wants_none = config.shipped.is_empty() && config.policy_paths.is_empty();
    if wants_none || config.is_policy_file(path) || !review.owns(document.file) {
        return None;
    }
    let id = document.name.as_ref().map_or("", |name| name.id.as_str());
    // Of what a service lists, its own entry tells.
    if kind.name == name::POLICY && world.of_kind(name::SERVICE).any(|service| lists(service.node, id).is_some()) {
        return None;
    }
    let relative = path.strip_prefix(&config.folder).unwrap_or(path).trim_start_matches('/');
    let facts = Facts::new()
        .with("kind", kind.fact())
        .with("id", Fact::code(id))
        .with("path", Fact::code(relative))
        .with("file", Fact::code(config.path(FILE_NAME)));
    let at = review.node(document)?.get("kind")?;
    let says = Saying::new(say::NOT_TAKEN, facts).help(say::NOT_TAKEN_HELP);
    Some(of_document(document, at.span(), "/kind".to_owned(), says))
}

/// A finding in a document.
fn of_document(document: &Document, span: Span, pointer: String, says: Saying) -> Judgement {
    let facts = says.facts.to_json();
    Judgement { pointer, facts, ..RULE.judgement(document, span, says) }
}

/// A finding in a schema file; where that is of another project, or is not read as others are, at the place of the
/// configuration that names it.
fn in_schema(review: &Review, path: &str, span: Span, says: Saying) -> Option<Judgement> {
    match review.trusted_file(path).filter(|_| review.config().owns(path)) {
        Some(file) => Some(judgement(file, span, says)),
        None => Some(judgement(review.configuration()?, review.config().place_of_schema(path), says)),
    }
}

/// A finding in the configuration.
fn judgement(file: FileId, span: Span, says: Saying) -> Judgement {
    let facts = says.facts.to_json();
    Judgement { facts, ..Judgement::new(RULE.reference(), file, span, says) }
}

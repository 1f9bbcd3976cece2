//! What the schemas say that fields mean for each other (`x-implies`), held against documents as a policy is: the rules
//! of every kind, whatever policy governs the document.

use serde_json::{Map, Value, json};

use super::case::Case;
use super::judge::judgement;
use super::pack::{Policies, RuleBody};
use super::world::World;
use crate::calendar::Zone;
use crate::finding::{Error, Judgement, set_up};
use crate::kind::name;
use crate::language::Fact;
use crate::language::messages::policy_file as say;
use crate::registry::{services_of, zone_of};
use crate::source::{SourceFile, Span};
use crate::workspace::{Document, KindOf, Workspace};
use crate::yaml::{Node, Pointer, Step};

/// The file that mistakes in implications are told in: the schemas' entries, one rule a kind.
const FILE: &str = "x-implies";

/// What the schemas of the kinds that `is_met` accepts say, as the file of a policy with one rule a kind, by the kind's
/// name, and whether only shipped schemas say it; `None` where none says anything. A reference that leads to nothing is
/// an error.
pub(super) fn implications(
    workspace: &Workspace,
    is_met: &dyn Fn(&KindOf) -> bool,
    errors: &mut Vec<Error>,
) -> Option<(SourceFile, bool)> {
    let mut is_shipped = true;
    let mut rules = Map::new();
    for kind in workspace.kinds.values().filter(|kind| is_met(kind) && kind.name != name::POLICY) {
        let Some(schema) = kind.schema.as_deref() else { continue };
        match schema.implications() {
            Ok(parts) if parts.is_empty() => {}
            Ok(parts) => {
                is_shipped &= !kind.mapped;
                rules.insert(kind.name.clone(), json!({"title": FILE, "kinds": [kind.name], "check": {"all": parts}}));
            }
            Err((entry, target)) => {
                let says = say::NO_IMPLICATION.with("kind", Fact::code(&kind.name)).with("target", Fact::code(target));
                let error = set_up("schema", &says, Some(&say::NO_IMPLICATION_HELP.into()), &workspace.reader);
                errors.push(match schema.implication_place(entry, &Pointer::default().key("$ref")) {
                    Some((file, place)) => error.at(&file, place.span, ""),
                    None => error,
                });
            }
        }
    }
    if rules.is_empty() {
        return None;
    }
    let policy = json!({"kind": name::POLICY, "id": FILE, "title": FILE, "rules": Value::Object(rules)});
    let text = serde_json::to_string(&policy).ok()?;
    Some((SourceFile::new(FILE, text), is_shipped))
}

/// Gives mistakes in the file of [`implications`] the places in the schemas that they are copied from. `root` is the
/// file's document.
pub(super) fn place_in_schemas(errors: &mut [Error], root: Option<Node<'_>>, workspace: &Workspace) {
    for error in errors {
        let Some((_, span, label)) = error.place.as_ref().filter(|(file, ..)| file.path == FILE) else { continue };
        let Some((way, is_key)) = root.map(|root| way_to(root, *span)) else { continue };
        let [Step::Key(_), Step::Key(kind), Step::Key(_), Step::Key(_), Step::Index(entry), below @ ..] =
            way.as_slice()
        else {
            continue;
        };
        let schema = workspace.kinds.get(kind).and_then(|kind| kind.schema.as_deref());
        let found = schema.and_then(|schema| schema.implication_place(*entry, &Pointer(below.to_vec())));
        if let Some((file, place)) = found {
            let span = if is_key { place.key.unwrap_or(place.span) } else { place.span };
            error.place = Some((file, span, label.clone()));
        }
    }
}

/// The way to the smallest part of a document that holds a place, and whether that is the part's key.
fn way_to(root: Node<'_>, span: Span) -> (Vec<Step>, bool) {
    let holds = |outer: Span| outer.start <= span.start && span.end <= outer.end;
    let mut way = Vec::new();
    let mut node = root;
    loop {
        if let Some(entry) = node.entries().find(|entry| holds(entry.key.span()) || holds(entry.value.span())) {
            way.push(Step::Key(entry.key.text().to_owned()));
            if holds(entry.key.span()) {
                return (way, true);
            }
            node = entry.value;
        } else if let Some((at, item)) = node.items().enumerate().find(|(_, item)| holds(item.span())) {
            way.push(Step::Index(at));
            node = item;
        } else {
            return (way, false);
        }
    }
}

/// What keeps a document from meaning what it says; nothing where its fields agree.
pub fn contradictions<'w>(world: &'w World<'w>, policies: &'w Policies, document: &'w Document) -> Vec<Judgement> {
    implied(world, policies, document, false)
}

/// What a document says is to be done by a moment (`due` beside an implication) and does not say is done: pending until
/// then.
pub fn owed<'w>(world: &'w World<'w>, policies: &'w Policies, document: &'w Document) -> Vec<Judgement> {
    implied(world, policies, document, true)
}

/// What fails of the implications of a document's kind: of those that say by when it is owed, or of the others.
fn implied<'w>(world: &'w World<'w>, policies: &'w Policies, document: &'w Document, owed: bool) -> Vec<Judgement> {
    let found = || {
        let pack = policies.implied.as_ref()?;
        let rule = pack.rule(document.kind.as_deref()?)?;
        let RuleBody::Check(check) = &rule.body else { return None };
        if owed && !check.part.has_due() {
            return None;
        }
        let (node, kind) = (world.judged(document)?, world.review.kind(document)?);
        let service = services_of(world.review, document).first().and_then(|service| world.located(service));
        let zone = zone_of(world.review, document).unwrap_or(Zone::UTC);
        let case = Case::new(world, (None, &pack.parameters), document, (node, kind), service, zone);
        let outcomes = check.part.judge(&case).into_iter().filter(|outcome| outcome.owed == owed);
        Some(outcomes.map(|outcome| judgement(&case, rule, outcome)).collect())
    };
    found().unwrap_or_default()
}

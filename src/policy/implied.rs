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
use crate::source::SourceFile;
use crate::workspace::{Document, KindOf, Workspace};

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
            Err(target) => {
                let says = say::NO_IMPLICATION.with("kind", Fact::code(&kind.name)).with("target", Fact::code(target));
                errors.push(set_up("schema", &says, Some(&say::NO_IMPLICATION_HELP.into()), &workspace.reader));
            }
        }
    }
    if rules.is_empty() {
        return None;
    }
    let policy = json!({"kind": name::POLICY, "id": FILE, "title": FILE, "rules": Value::Object(rules)});
    let text = serde_json::to_string_pretty(&policy).ok()?;
    Some((SourceFile::new(FILE, text), is_shipped))
}

/// What keeps a document from meaning what it says; nothing where its fields agree.
pub fn contradictions<'w>(world: &'w World<'w>, policies: &'w Policies, document: &'w Document) -> Vec<Judgement> {
    let found = || {
        let pack = policies.implied.as_ref()?;
        let rule = pack.rule(document.kind.as_deref()?)?;
        let RuleBody::Check(check) = &rule.body else { return None };
        let (node, kind) = (world.judged(document)?, world.review.kind(document)?);
        let service = services_of(world.review, document).first().and_then(|service| world.located(service));
        let zone = zone_of(world.review, document).unwrap_or(Zone::UTC);
        let case = Case::new(world, (None, &pack.parameters), document, (node, kind), service, zone);
        let outcomes = check.part.judge(&case);
        Some(outcomes.into_iter().map(|outcome| judgement(&case, rule, outcome)).collect())
    };
    found().unwrap_or_default()
}

//! The roles that something asks for or knows: policies, schemas, bodies. A role that nothing knows confers nothing.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::pack::Policies;
use super::packs::PACKS;
use super::parameter::ParameterValue;
use crate::kind::{Schema, Shape, name};
use crate::workspace::Review;
use crate::yaml::Node;

/// How deep in a schema a role may stand.
const DEPTH: usize = 4;

/// Keys of policies under which stands what people are told, and no condition.
pub(super) const TOLD: [&str; 13] = [
    "title", "whenSays", "message", "help", "lateHelp", "example", "about", "clause", "reading", "ours", "source",
    "provided", "stated",
];

/// The words of the policies that vedtak ships.
static SHIPPED: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut known = BTreeSet::new();
    for pack in &PACKS {
        let (_, tree) = pack.read();
        tree.roots().iter().filter_map(|root| tree.node(root)).for_each(|root| words(root, false, &mut known));
    }
    known
});

/// Every role that a policy, in force or not, asks for, that a schema lists, or that a body defines. What only may be a
/// role counts as one: a word that a condition compares with is not worth an error.
pub fn known_roles(review: &Review, policies: &Policies) -> BTreeSet<String> {
    let mut known = roles_asked_for(review, policies);
    known.extend(roles_listed(review));
    known
}

/// Those of [`known_roles`] that schemas list.
pub fn roles_listed(review: &Review) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    known.extend(OF_OUR_SCHEMAS.map(str::to_owned));
    let schemas = review.kinds().values().filter(|kind| kind.mapped).filter_map(|kind| kind.schema.as_deref());
    for shape in schemas.filter_map(Schema::shape) {
        listed(shape, DEPTH, &mut known);
    }
    known
}

/// Those that our own schemas list but for the schemas of policies, whose roles are asked for: to read all of them takes
/// longer than to judge a project.
const OF_OUR_SCHEMAS: [&str; 12] = [
    "chair",
    "data-controller",
    "implementation",
    "informed",
    "operations",
    "planning",
    "region-responsible",
    "solution",
    "standby",
    "system-manager",
    "system-owner",
    "testing",
];

/// Those of [`known_roles`] that a policy asks for or a body defines: nearly all that documents name, and much sooner
/// collected than what the schemas list.
pub fn roles_asked_for(review: &Review, policies: &Policies) -> BTreeSet<String> {
    let mut known = SHIPPED.clone();
    for side in [&review.merge, &review.target] {
        for document in &side.documents {
            match (document.kind.as_deref(), side.node(document)) {
                (Some(name::POLICY), Some(node)) => words(node, false, &mut known),
                (Some(name::BODY), Some(node)) => {
                    known.extend(
                        ["id", "function"].iter().filter_map(|key| node.get(key)).map(|at| at.text().to_owned()),
                    );
                }
                _ => {}
            }
        }
    }
    // Those of the configuration as it would be, too: whoever it names is registered with it.
    let proposed = review.proposed.as_deref().and_then(|proposed| proposed.as_ref().ok());
    let configs = [Some(review.config()), proposed.map(Review::config)];
    known.extend(configs.into_iter().flatten().filter_map(|config| Some(config.trust()?.role.clone())));
    let values = policies.packs.iter().flat_map(|pack| pack.parameters.values()).map(|parameter| &parameter.value);
    for value in values {
        match value {
            ParameterValue::Text(text) => known.extend([text.clone()]),
            ParameterValue::List(texts) => known.extend(texts.iter().cloned()),
            _ => {}
        }
    }
    known
}

/// What stands as a role, and every text that a condition may compare a role with.
fn words(node: Node<'_>, is_role: bool, known: &mut BTreeSet<String>) {
    if node.is_mapping() {
        for entry in node.entries().filter(|entry| !TOLD.contains(&entry.key.text())) {
            words(entry.value, matches!(entry.key.text(), "role" | "roles" | "value" | "values"), known);
        }
    } else if node.is_sequence() {
        node.items().for_each(|item| words(item, is_role, known));
    } else if is_role {
        known.insert(node.text().to_owned());
    } else {
        known.extend(node.text().split('"').skip(1).step_by(2).map(str::to_owned));
        known.extend(node.text().split('\'').skip(1).step_by(2).map(str::to_owned));
    }
}

/// The values of the fields called `role` of a schema.
fn listed(shape: Shape<'_>, depth: usize, known: &mut BTreeSet<String>) {
    for name in shape.property_names() {
        let Some(inner) = shape.property(name) else { continue };
        if name == "role" {
            let values =
                |keyword: &str| inner.keyword(keyword).and_then(|values| values.as_array()).into_iter().flatten();
            let texts = values("enum").chain(values("examples")).filter_map(|value| value.as_str().map(str::to_owned));
            known.extend(texts);
            known.extend(
                inner
                    .keyword("x-values")
                    .and_then(|values| values.as_object())
                    .into_iter()
                    .flat_map(|values| values.keys().cloned()),
            );
        } else if depth > 0 {
            listed(inner, depth - 1, known);
        }
    }
    if let Some(items) = shape.items().filter(|_| depth > 0) {
        listed(items, depth - 1, known);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::KINDS;

    #[test]
    fn what_our_schemas_list_is_written_here() {
        let mut known = BTreeSet::new();
        for kind in KINDS.iter().filter(|kind| !matches!(kind.name, name::POLICY | name::POLICY_TEST)) {
            listed(kind.schema().shape().unwrap(), DEPTH, &mut known);
        }
        assert_eq!(Vec::from_iter(&known), OF_OUR_SCHEMAS);
    }
}

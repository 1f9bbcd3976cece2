//! The entry to write once somebody has approved.

use chrono::{DateTime, FixedOffset, SecondsFormat};

use crate::kind::in_yaml;
use crate::registry::{Area, AskedRole};
use crate::yaml::{Node, Style};

/// The entry to write under `approvals` once a person has approved at `at`, as YAML: with the key where `list`, what
/// stands there, is missing or empty.
pub fn to_write(
    list: Option<Node<'_>>,
    asked: &AskedRole,
    person: &str,
    scope: Option<&str>,
    at: DateTime<FixedOffset>,
) -> String {
    let area: Vec<String> = asked.areas.iter().filter_map(area).collect();
    let fields = [
        Some(format!("role: {}", asked.role.as_deref().map_or_else(|| "…".to_owned(), plain))),
        asked.body.as_deref().map(|body| format!("of: {}", plain(body))),
        (!area.is_empty()).then(|| format!("for: {{{}}}", area.join(", "))),
        Some(format!("by: {}", plain(person))),
        Some(format!("at: {}", at.to_rfc3339_opts(SecondsFormat::Secs, true))),
        scope.map(|scope| format!("scope: [{}]", plain(scope))),
        Some("decision: approved".to_owned()),
    ];
    let entry = format!("{{{}}}", fields.into_iter().flatten().collect::<Vec<_>>().join(", "));
    match list.filter(|list| !list.is_empty()) {
        None => format!("approvals:\n  - {entry}"),
        Some(list) if list.style() == Style::Flow => entry,
        Some(_) => format!("- {entry}"),
    }
}

/// The `for` of an approval's entry: the region and service it is given for. A party is never written there.
fn area(area: &Area) -> Option<String> {
    match area {
        Area::Region(id) => Some(format!("region: {}", plain(id))),
        Area::Service(id) => Some(format!("service: {}", plain(id))),
        Area::Party(_) | Area::Named(_) => None,
    }
}

/// An id as YAML has it.
fn plain(id: &str) -> String {
    in_yaml(&serde_json::Value::from(id))
}

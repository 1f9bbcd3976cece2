//! What to write: the entry of an approval, and the person to register where nobody has the role.

use chrono::FixedOffset;

use crate::kind::{in_yaml, name};
use crate::registry::{Area, AskedRole};

/// What to write under `approvals` once a person has approved, as YAML from the top of the document. When that is, only
/// the writer knows: the time has its offset from UTC alone.
pub fn approval_entry(asked: &AskedRole, person: &str, scope: Option<&str>, offset: FixedOffset) -> String {
    let area: Vec<String> = asked.areas.iter().filter_map(area).collect();
    let fields = [
        Some(format!("role: {}", asked.role.as_deref().map_or_else(|| "…".to_owned(), plain))),
        asked.body.as_deref().map(|body| format!("of: {}", plain(body))),
        (!area.is_empty()).then(|| format!("for: {{{}}}", area.join(", "))),
        Some(format!("by: {}", plain(person))),
        Some(format!("at: YYYY-MM-DDThh:mm:ss{offset}")),
        scope.map(|scope| format!("scope: [{}]", plain(scope))),
        Some("decision: approved".to_owned()),
    ];
    format!("approvals:\n  - {{{}}}", fields.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// The person to register where nobody has the role that is asked for, as YAML; `None` for a seat in a body, which its
/// own document tells.
pub fn person_entry(asked: &AskedRole) -> Option<String> {
    let role = asked.role.as_deref().filter(|_| asked.body.is_none() && asked.person.is_none())?;
    let area: Vec<String> = asked.areas.iter().filter_map(area).collect();
    let area = if area.is_empty() { String::new() } else { format!(", for: {{{}}}", area.join(", ")) };
    let party = asked.areas.iter().find_map(|area| match area {
        Area::Party(id) => Some(plain(id)),
        Area::Region(_) | Area::Service(_) | Area::Named(_) | Area::Everywhere => None,
    });
    let party = party.as_deref().unwrap_or("…");
    let kind = name::PERSON;
    Some(format!("kind: {kind}\nid: …\ntitle: …\nparty: {party}\nroles: [{{role: {}{area}}}]", plain(role)))
}

/// The `for` of an approval's entry: the region and service it is given for. A party is never written there.
fn area(area: &Area) -> Option<String> {
    match area {
        Area::Region(id) => Some(format!("region: {}", plain(id))),
        Area::Service(id) => Some(format!("service: {}", plain(id))),
        Area::Party(_) | Area::Named(_) | Area::Everywhere => None,
    }
}

/// An id as YAML has it.
fn plain(id: &str) -> String {
    in_yaml(&serde_json::Value::from(id))
}

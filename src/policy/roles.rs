//! Who holds a role, by the registry as it stands.

use chrono::{DateTime, Utc};

use super::case::Case;
use super::expression::{Map, Value};
use crate::calendar::Moment;
use crate::yaml::Node;

/// Whether a person holds a role now, everywhere or for the region, service or party that is named.
pub(super) fn has_role(case: &Case<'_>, person: &str, role: &str, scope: Option<&Value<'_>>) -> Result<bool, String> {
    let Some(person) = case.world.find("Person", person) else { return Ok(false) };
    let wanted = wanted(scope)?;
    let now = case.world.workspace.clock.at.to_utc();
    let Some(roles) = person.node.get("roles") else { return Ok(false) };
    for held in roles.items() {
        if held.get("role").is_none_or(|name| name.text() != role) || !in_force(held, now, case)? {
            continue;
        }
        let fits = wanted.iter().all(|(field, value)| match field {
            // A role without a scope of that sort is held everywhere.
            Some(field) => held.get("for").and_then(|scope| scope.get(field)).is_none_or(|held| held.text() == value),
            None => held.get("for").is_some_and(|scope| scope.entries().any(|entry| entry.value.text() == value)),
        });
        if fits {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The scope that is asked for: fields with their values, or one value of any field.
fn wanted(scope: Option<&Value<'_>>) -> Result<Vec<(Option<String>, String)>, String> {
    match scope {
        None => Ok(Vec::new()),
        Some(Value::Text(text)) => Ok(vec![(None, text.as_str().to_owned())]),
        Some(Value::Map(Map::Made(entries))) => entries
            .iter()
            .map(|(field, value)| match (field.as_str(), value.as_str()) {
                (Some(field), Some(value)) => Ok((Some(field.to_owned()), value.to_owned())),
                _ => Err("a scope is a region, service or party by id".to_owned()),
            })
            .collect(),
        Some(_) => Err("a scope is a region, service or party by id".to_owned()),
    }
}

/// Whether `from` and `to` of something hold a moment: half-open, a date is midnight in the document's zone.
fn in_force(held: Node<'_>, at: DateTime<Utc>, case: &Case<'_>) -> Result<bool, String> {
    let bound = |name: &str| -> Result<Option<DateTime<Utc>>, String> {
        let Some(node) = held.get(name).filter(|node| !node.is_null()) else { return Ok(None) };
        let moment: Moment = node.text().parse().map_err(|error: crate::calendar::MomentError| error.to_string())?;
        moment.start(case.zone).map(Some).map_err(|error| error.to_string())
    };
    let begun = bound("from")?.is_none_or(|from| from <= at);
    let ended = bound("to")?.is_some_and(|to| to <= at);
    Ok(begun && !ended)
}

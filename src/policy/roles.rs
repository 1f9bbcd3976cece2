//! Who holds a role, by the registry as it stands. A registry document that fails confers nothing.

use chrono::{DateTime, Utc};

use super::case::{Case, Located, World};
use crate::calendar::{Moment, Zone};
use crate::expression::{Map, Value, Why};
use crate::language::Fact;
use crate::language::messages::policy as say;
use crate::yaml::Node;

/// A role that is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The role; none where a person is named instead.
    pub role: Option<String>,
    /// The body whose role it is.
    pub body: Option<String>,
    /// For which region and service it must be held.
    pub scope: Vec<(String, String)>,
    /// The person who must decide, where one is named.
    pub person: Option<String>,
}

impl Asked {
    /// Whether a person holds the role at a moment.
    ///
    /// # Errors
    /// A date of the registry that cannot be read.
    pub fn is_held(&self, world: &World<'_>, person: &str, at: DateTime<Utc>, zone: Zone) -> Result<bool, Box<Why>> {
        if self.person.as_deref().is_some_and(|named| named != person) {
            return Ok(false);
        }
        let Some(entry) = world.find("Person", person).filter(|person| world.is_sound(person)) else {
            return Ok(false);
        };
        let Some(role) = &self.role else { return Ok(true) };
        if let Some(body) = &self.body {
            return in_body(world, body, role, person, at, zone);
        }
        let Some(roles) = entry.node.get("roles") else { return Ok(false) };
        for held in roles.items() {
            let fits = held.get("role").is_some_and(|name| name.text() == role)
                && self.scope.iter().all(|(field, value)| covers(held, field, value));
            if fits && in_force(held, at, zone)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The ids of all who hold the role at a moment, in order.
    ///
    /// # Errors
    /// As [`is_held`](Self::is_held).
    pub fn holders(&self, world: &World<'_>, at: DateTime<Utc>, zone: Zone) -> Result<Vec<String>, Box<Why>> {
        let mut ids: Vec<&str> = world.review.ids("Person").collect();
        ids.sort_unstable();
        let mut holders = Vec::new();
        for id in ids {
            if self.is_held(world, id, at, zone)? {
                holders.push(id.to_owned());
            }
        }
        Ok(holders)
    }
}

/// A role without a scope of that sort is held everywhere.
fn covers(held: Node<'_>, field: &str, value: &str) -> bool {
    held.get("for")
        .and_then(|scope| scope.get(field))
        .filter(|scope| !scope.is_null())
        .is_none_or(|scope| scope.text() == value)
}

/// Whether a person sits in a body: its chair holds `chair`, every member in office any other role of the body.
fn in_body(
    world: &World<'_>,
    body: &str,
    role: &str,
    person: &str,
    at: DateTime<Utc>,
    zone: Zone,
) -> Result<bool, Box<Why>> {
    let Some(body) = world.find("Body", body).filter(|body| world.is_sound(body)) else { return Ok(false) };
    if !in_force(body.node, at, zone)? {
        return Ok(false);
    }
    let Some(members) = body.node.get("members") else { return Ok(false) };
    for member in members.items() {
        let is_chair = member.get("chair").and_then(Node::as_bool).unwrap_or(false);
        let fits = member.get("person").is_some_and(|id| id.text() == person) && (role != "chair" || is_chair);
        if fits && in_force(member, at, zone)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a person holds a role now, everywhere or for the region, service or party that is named: `hasRole`.
pub(super) fn has_role(case: &Case<'_>, person: &str, role: &str, scope: Option<&Value<'_>>) -> Result<bool, Box<Why>> {
    let Some(entry) = case.world.find("Person", person).filter(|person| case.world.is_sound(person)) else {
        return Ok(false);
    };
    let wanted = wanted(scope)?;
    let now = case.world.review.clock.at.to_utc();
    let Some(roles) = entry.node.get("roles") else { return Ok(false) };
    for held in roles.items() {
        if held.get("role").is_none_or(|name| name.text() != role) || !in_force(held, now, case.zone)? {
            continue;
        }
        let fits = wanted.iter().all(|(field, value)| match field {
            Some(field) => covers(held, field, value),
            None => held.get("for").is_some_and(|scope| scope.entries().any(|entry| entry.value.text() == value)),
        });
        if fits {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The scope that is asked for: fields with their values, or one value of any field.
fn wanted(scope: Option<&Value<'_>>) -> Result<Vec<(Option<String>, String)>, Box<Why>> {
    match scope {
        None => Ok(Vec::new()),
        Some(Value::Text(text)) => Ok(vec![(None, text.as_str().to_owned())]),
        Some(Value::Map(Map::Made(entries))) => entries
            .iter()
            .map(|(field, value)| match (field.as_str(), value.as_str()) {
                (Some(field), Some(value)) => Ok((Some(field.to_owned()), value.to_owned())),
                _ => Err(Box::new(Why::new(&say::NO_SCOPE))),
            })
            .collect(),
        Some(_) => Err(Box::new(Why::new(&say::NO_SCOPE))),
    }
}

/// Whether `from` and `to` of something hold a moment: half-open, a date is midnight in the zone.
fn in_force(held: Node<'_>, at: DateTime<Utc>, zone: Zone) -> Result<bool, Box<Why>> {
    let bound = |name: &str| -> Result<Option<DateTime<Utc>>, Box<Why>> {
        let Some(node) = held.get(name).filter(|node| !node.is_null()) else { return Ok(None) };
        let field = || Fact::code(name);
        let moment: Moment = node.text().parse().map_err(|error| Box::new(Why::no_moment(&error, field())))?;
        moment.start(zone).map(Some).map_err(|error| Box::new(Why::no_answer(&error, field(), &moment, zone)))
    };
    let begun = bound("from")?.is_none_or(|from| from <= at);
    let ended = bound("to")?.is_some_and(|to| to <= at);
    Ok(begun && !ended)
}

impl World<'_> {
    /// Whether a registry document can be relied on: it is read without fault, as its schema says, and the only one of
    /// its kind and id.
    pub fn is_sound(&self, at: &Located<'_>) -> bool {
        let document = at.document;
        let faultless = self
            .review
            .tree(document)
            .is_some_and(|tree| tree.faults().iter().all(|fault| fault.document != document.position));
        let only = document.name.as_ref().is_some_and(|name| !self.review.is_repeated(&name.kind, &name.id));
        faultless && only && self.breaches(at).is_some_and(<[_]>::is_empty)
    }
}

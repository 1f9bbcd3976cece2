//! The documents of the registry, typed.

use std::sync::OnceLock;

use chrono::{DateTime, Utc};

use super::validity::{Validity, ValidityState, bound};
use crate::calendar::{Moment, Zone};
use crate::expression::Why;
use crate::workspace::{Document, Review};
use crate::yaml::Node;

/// What a document of the registry says, and whether it can be relied on.
#[derive(Debug)]
pub struct RegistryEntry<'r, T> {
    pub(super) document: &'r Document,
    pub(super) value: T,
    reliable: OnceLock<bool>,
}

/// An organisation.
#[derive(Debug)]
pub struct Party<'r> {
    /// What it is called.
    pub title: Option<&'r str>,
}

/// Somebody who orders, approves or does the work.
#[derive(Debug)]
pub struct Person<'r> {
    /// What the person is called.
    pub title: Option<&'r str>,
    /// The id of the party that the person works for.
    pub party: Option<&'r str>,
    /// The roles of the person.
    pub roles: Vec<HeldRole<'r>>,
    /// The keys that the person signs with.
    pub keys: Vec<HeldKey<'r>>,
    /// Whether it is a program that writes, and no human: such a one holds no role.
    pub is_service: bool,
    /// Whether it signs verdicts, and decides nothing: such a one holds no role.
    pub is_gate: bool,
    /// The ids of those who can make it write, where it is one.
    pub responsible: Vec<&'r str>,
    /// When the person is there at all.
    pub validity: Validity<'r>,
}

impl Person<'_> {
    /// Whether one of the keys can sign at a moment.
    ///
    /// # Errors
    /// A time of a key that cannot be read or reckoned with.
    pub fn has_key_at(&self, at: DateTime<Utc>, zone: Zone) -> Result<bool, Box<Why>> {
        for key in &self.keys {
            let is_revoked = key.revoked_since(zone)?.is_some_and(|(_, since)| since <= at);
            if !is_revoked && matches!(key.validity.standing(at, zone)?, ValidityState::Holds) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// A key that a person signs with.
#[derive(Debug)]
pub struct HeldKey<'r> {
    /// The public key as one line: type, base64, and a comment or none.
    pub line: &'r str,
    /// When it is valid.
    pub validity: Validity<'r>,
    /// Whether a security key must verify its user at each signature.
    pub must_verify_user: bool,
    /// From when what it signs proves nothing, as written: since when it may be in other hands, and when it was revoked.
    revoked: Vec<&'r str>,
}

/// A role of a person.
#[derive(Debug)]
pub struct HeldRole<'r> {
    /// Its name.
    pub role: &'r str,
    /// The id of the only region that it is held for; none for all.
    pub region: Option<&'r str>,
    /// The id of the only service that it is held for; none for all.
    pub service: Option<&'r str>,
    /// When it is held.
    pub validity: Validity<'r>,
}

/// A body that decides.
#[derive(Debug)]
pub struct Body<'r> {
    /// What it is called.
    pub title: Option<&'r str>,
    /// The id of the only region that it decides for; none for all.
    pub region: Option<&'r str>,
    /// The ids of the services that it decides on; empty for all.
    pub services: Vec<&'r str>,
    /// Its members.
    pub members: Vec<Member<'r>>,
    /// When it exists.
    pub validity: Validity<'r>,
}

/// A member of a body.
#[derive(Debug)]
pub struct Member<'r> {
    /// The id of the person.
    pub person: &'r str,
    /// The id of the party that the member represents, where it is another than that of the person.
    pub represents: Option<&'r str>,
    /// Whether the member is the chair.
    pub is_chair: bool,
    /// When the member is in office.
    pub validity: Validity<'r>,
}

/// A part of the customer's organisation.
#[derive(Debug)]
pub struct Region<'r> {
    /// What it is called.
    pub title: Option<&'r str>,
}

/// A service that is managed.
#[derive(Debug)]
pub struct Service<'r> {
    /// What it is called.
    pub title: Option<&'r str>,
}

/// An agreement between parties.
#[derive(Debug)]
pub struct Agreement<'r> {
    /// The ids of its parties.
    pub parties: Vec<&'r str>,
    /// The ids of the services that it is about.
    pub services: Vec<&'r str>,
    /// When it is in force.
    pub validity: Validity<'r>,
}

impl<'r, T> RegistryEntry<'r, T> {
    pub(super) fn new(document: &'r Document, value: T) -> Self {
        Self { document, value, reliable: OnceLock::new() }
    }

    /// What the document says, if it can be relied on: it is read without fault, as its schema says, and the only one of
    /// its kind and id.
    pub(super) fn reliable(&self, review: &Review) -> Option<&T> {
        self.reliable.get_or_init(|| is_reliable(self.document, review)).then_some(&self.value)
    }
}

fn is_reliable(document: &Document, review: &Review) -> bool {
    let side = &review.target;
    let faultless =
        side.tree(document).is_some_and(|tree| tree.faults().iter().all(|fault| fault.document != document.position));
    let only = document.name.as_ref().is_some_and(|name| !side.is_repeated(&name.kind, &name.id));
    let valid = || {
        let schema = review.kind(document).and_then(|kind| kind.schema.as_deref());
        let node = side.node(document);
        schema.zip(node).is_none_or(|(schema, node)| schema.breaches(node).is_ok_and(|breaches| breaches.is_empty()))
    };
    faultless && only && valid()
}

impl HeldKey<'_> {
    /// From when what it signs proves nothing, as it is written and as an instant, the earliest of both times; `None` where it is
    /// not revoked.
    ///
    /// # Errors
    /// A time that cannot be read or reckoned with.
    pub fn revoked_since(&self, zone: Zone) -> Result<Option<(Moment, DateTime<Utc>)>, Box<Why>> {
        let mut earliest: Option<(Moment, DateTime<Utc>)> = None;
        for written in &self.revoked {
            let since = bound("revoked", Some(written), zone, Moment::start)?;
            earliest = match (earliest, since) {
                (Some(one), Some(other)) => Some(if other.1 < one.1 { other } else { one }),
                (one, other) => one.or(other),
            };
        }
        Ok(earliest)
    }
}

impl<'r> Party<'r> {
    pub(super) fn read(node: Node<'r>) -> Self {
        Self { title: title(node) }
    }
}

impl<'r> Person<'r> {
    pub(super) fn read(node: Node<'r>) -> Self {
        let role = |held: Node<'r>| {
            let area = held.get("for");
            Some(HeldRole {
                role: text(held, "role")?,
                region: area.and_then(|area| text(area, "region")),
                service: area.and_then(|area| text(area, "service")),
                validity: Validity::read(held),
            })
        };
        let key = |held: Node<'r>| {
            let revoked = held.get("revoked").filter(|revoked| !revoked.is_null());
            Some(HeldKey {
                line: text(held, "ssh")?,
                validity: Validity::read(held),
                must_verify_user: is_true(held, "verifyRequired"),
                revoked: revoked.map_or_else(Vec::new, |at| {
                    let times: Vec<&str> = ["compromisedSince", "at"].iter().filter_map(|key| text(at, key)).collect();
                    // One without its time is void from the beginning.
                    if times.is_empty() { vec![""] } else { times }
                }),
            })
        };
        let items = |key: &str| node.get(key).into_iter().flat_map(Node::items);
        Self {
            title: title(node),
            party: text(node, "party"),
            keys: items("keys").filter_map(key).collect(),
            is_service: is_true(node, "service"),
            is_gate: is_true(node, "gate"),
            responsible: texts(node, "responsible"),
            roles: node.get("roles").into_iter().flat_map(Node::items).filter_map(role).collect(),
            validity: Validity::read(node),
        }
    }
}

impl<'r> Body<'r> {
    pub(super) fn read(node: Node<'r>) -> Self {
        let member = |member: Node<'r>| {
            Some(Member {
                person: text(member, "person")?,
                represents: text(member, "represents"),
                is_chair: member.get("chair").and_then(Node::as_bool).unwrap_or(false),
                validity: Validity::read(member),
            })
        };
        Self {
            title: title(node),
            region: text(node, "region"),
            services: texts(node, "services"),
            members: node.get("members").into_iter().flat_map(Node::items).filter_map(member).collect(),
            validity: Validity::read(node),
        }
    }
}

impl<'r> Region<'r> {
    pub(super) fn read(node: Node<'r>) -> Self {
        Self { title: title(node) }
    }
}

impl<'r> Service<'r> {
    pub(super) fn read(node: Node<'r>) -> Self {
        Self { title: title(node) }
    }
}

impl<'r> Agreement<'r> {
    pub(super) fn read(node: Node<'r>) -> Self {
        Self { parties: texts(node, "parties"), services: texts(node, "services"), validity: Validity::read(node) }
    }
}

fn title(node: Node<'_>) -> Option<&str> {
    node.get("title").filter(|title| title.scalar().is_some()).map(Node::text)
}

fn is_true(node: Node<'_>, key: &str) -> bool {
    node.get(key).and_then(Node::as_bool).unwrap_or(false)
}

fn text<'r>(node: Node<'r>, key: &str) -> Option<&'r str> {
    node.get(key).filter(|value| !value.is_null()).map(Node::text)
}

fn texts<'r>(node: Node<'r>, key: &str) -> Vec<&'r str> {
    node.get(key).into_iter().flat_map(Node::items).map(Node::text).collect()
}

//! Decisions as they are written under `approvals` of a document.

use chrono::{DateTime, Utc};

use super::binding::Binding;
use super::evidence::Evidence;
use super::proof::SignatureProof;
use crate::calendar::{Moment, MomentError};
use crate::registry::Area;
use crate::yaml::Node;

/// An approval or a rejection that is written in a document.
#[derive(Debug, Clone)]
pub struct Decision<'w> {
    /// Its place in the list, from 0.
    pub index: usize,
    /// The id of the person.
    pub by: &'w str,
    /// The role that the person decides in.
    pub role: &'w str,
    /// The id of the body whose role it is, where one is written.
    pub body: Option<&'w str>,
    /// The ids of the region, service and party that it is for; all that the role covers where none is written.
    region: Option<&'w str>,
    service: Option<&'w str>,
    party: Option<&'w str>,
    /// The scopes that it covers, as written.
    pub scope: Vec<&'w str>,
    /// Whether it approves; else it rejects.
    pub approved: bool,
    /// What an approval depends on, where it says so: alone it approves nothing.
    pub conditions: Option<&'w str>,
    /// Whether its digest is that of the document as it stands, of other content, or absent.
    pub binding: Binding,
    /// Whether its signature was verified, and with which result.
    pub proof: SignatureProof,
    /// When Git first saw it, where that was asked; else when it was made.
    pub seen: DateTime<Utc>,
    /// The documents whose version it names, as `Kind/id`.
    pub with: Vec<&'w str>,
    /// When it was made, according to the document.
    pub at: DateTime<Utc>,
}

/// A decision whose time cannot be used: nothing that depends on it can be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Its place in the list, from 0.
    pub index: usize,
    /// Why its time cannot be used.
    pub time: UnreadableTime,
}

/// Why the time of a decision cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnreadableTime {
    /// The decision has no time.
    Missing,
    /// The text is not a time.
    Malformed(MomentError),
    /// It is a day or a local time, and means another instant in each zone.
    WithoutOffset(Moment),
}

/// The approvals and rejections in a list of decisions, in their order; what was only submitted is left out. `binding`
/// says what binds an entry to content.
///
/// # Errors
/// The first whose time cannot be used.
pub fn decisions<'w>(list: Node<'w>, binding: impl Fn(Node<'w>) -> Binding) -> Result<Vec<Decision<'w>>, Unreadable> {
    let mut decisions = Vec::new();
    for (index, node) in list.items().enumerate() {
        let text = |key: &str| text(node, key);
        let approved = match text("decision") {
            Some("approved") => true,
            Some("rejected") => false,
            _ => continue,
        };
        let at = time(node).map_err(|time| Unreadable { index, time })?;
        let area = |key: &str| node.get("for").and_then(|area| self::text(area, key));
        decisions.push(Decision {
            index,
            by: text("by").unwrap_or(""),
            role: text("role").unwrap_or(""),
            body: text("of"),
            region: area("region"),
            service: area("service"),
            party: area("party"),
            scope: node.get("scope").into_iter().flat_map(Node::items).map(Node::text).collect(),
            approved,
            conditions: text("conditions").filter(|conditions| !conditions.trim().is_empty()),
            with: node.get("with").into_iter().flat_map(Node::entries).map(|entry| entry.key.text()).collect(),
            binding: binding(node),
            proof: SignatureProof::Unasked,
            seen: at,
            at,
        });
    }
    Ok(decisions)
}

/// An entry by which a person puts a document forward, and does not decide on it.
#[derive(Debug, Clone)]
pub struct Submission<'w> {
    /// Its place in the list, from 0.
    pub index: usize,
    /// The id of the person.
    pub by: &'w str,
    /// Whether its digest is that of the document as it stands, of other content, or absent.
    pub binding: Binding,
    /// When it was made, according to the document; `None` where that cannot be used.
    pub at: Option<DateTime<Utc>>,
}

/// The submissions in a list of decisions, in their order.
pub fn submissions<'w>(list: Node<'w>, binding: impl Fn(Node<'w>) -> Binding) -> Vec<Submission<'w>> {
    let entries = list.items().enumerate().filter(|(_, node)| text(*node, "decision") == Some("submitted"));
    let read = |(index, node)| {
        let by = text(node, "by").unwrap_or("");
        Submission { index, by, binding: binding(node), at: time(node).ok() }
    };
    entries.map(read).collect()
}

impl<'w> Decision<'w> {
    /// The decision that a review at the forge is: of the whole document, in no list, seen now.
    pub(super) fn of_review(by: &'w str, role: &'w str, approved: bool, at: DateTime<Utc>, now: DateTime<Utc>) -> Self {
        Self {
            index: usize::MAX,
            by,
            role,
            body: None,
            region: None,
            service: None,
            party: None,
            scope: Vec::new(),
            approved,
            conditions: None,
            binding: Binding::Bound,
            proof: SignatureProof::Reviewed,
            seen: now,
            with: Vec::new(),
            at,
        }
    }
}

impl Decision<'_> {
    /// What it is proven by; `None` where it is not of the content as it stands, or nobody knows.
    pub fn evidence(&self) -> Option<Evidence> {
        let is_bound = matches!(self.binding, Binding::Bound | Binding::BoundInPart(_));
        match self.proof {
            SignatureProof::Signed if is_bound => Some(Evidence::Signed),
            SignatureProof::Committed if is_bound => Some(Evidence::Committed),
            SignatureProof::Reviewed if is_bound => Some(Evidence::Reviewed),
            _ => self.binding.evidence(),
        }
    }

    /// Whether it is a review at the forge, which is of all that is asked for.
    pub(super) fn is_review(&self) -> bool {
        self.proof == SignatureProof::Reviewed
    }

    /// Whether it approves without conditions.
    pub(super) fn is_free(&self) -> bool {
        self.approved && self.conditions.is_none()
    }

    /// Whether it is written for something else than an area that is asked for.
    pub(super) fn is_elsewhere(&self, area: &Area) -> bool {
        let (written, asked) = match area {
            Area::Region(id) => (self.region, id),
            Area::Service(id) => (self.service, id),
            Area::Party(id) => (self.party, id),
            Area::Named(_) | Area::Everywhere => return false,
        };
        written.is_some_and(|written| written != asked)
    }
}

fn text<'w>(node: Node<'w>, key: &str) -> Option<&'w str> {
    node.get(key).filter(|value| !value.is_null()).map(Node::text)
}

fn time(node: Node<'_>) -> Result<DateTime<Utc>, UnreadableTime> {
    let written = node.get("at").filter(|at| !at.is_null()).ok_or(UnreadableTime::Missing)?;
    let moment = match written.scalar() {
        Some(_) => written.text().parse().map_err(UnreadableTime::Malformed)?,
        None => return Err(UnreadableTime::Malformed(MomentError::Malformed(String::new()))),
    };
    match moment {
        Moment::Instant { at, .. } => Ok(at.to_utc()),
        local => Err(UnreadableTime::WithoutOffset(local)),
    }
}

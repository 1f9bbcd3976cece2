//! Documents as expressions are given them.

use std::fmt;

use super::form::{Form, PHASE};
use crate::calendar::Zone;
use crate::kind::phase_of;
use crate::yaml::Node;

/// A document that expressions can read.
#[derive(Clone, Copy)]
pub struct TypedDocument<'t> {
    node: Node<'t>,
    form: &'t Form,
    zone: Zone,
    /// The phase of the document: nearly every rule asks for it.
    pub(super) phase: Option<&'t str>,
}

impl<'t> TypedDocument<'t> {
    /// A document of a kind whose local times are those of a zone.
    pub fn new(node: Node<'t>, form: &'t Form, zone: Zone) -> Self {
        let written = node.get(PHASE).is_some() || form.field(PHASE).is_some();
        let phase = if written { None } else { phase(node, form) };
        Self { node, form, zone, phase }
    }

    /// Its root.
    pub fn node(&self) -> Node<'t> {
        self.node
    }

    /// Its fields and their types.
    pub fn form(&self) -> &'t Form {
        self.form
    }

    /// The zone of its local times.
    pub fn zone(&self) -> Zone {
        self.zone
    }
}

impl fmt::Debug for TypedDocument<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("kind", &self.form.kind())
            .field("at", &self.node.span())
            .finish_non_exhaustive()
    }
}

/// What the status of a document, or of a part of one, maps to.
pub(super) fn phase<'v>(node: Node<'v>, form: &'v Form) -> Option<&'v str> {
    let phases = form.phases();
    if phases.is_empty() {
        return None;
    }
    let status = node.get("status")?.as_str()?;
    let (_, phase) = phases.iter().find(|(name, _)| name.as_ref() == status)?;
    Some(phase_of(phase, node))
}

//! The phase of a document, beyond what its status maps to.

use crate::yaml::Node;

/// The field that says when work that had begun was stopped before it was done.
pub const STOPPED: &str = "stoppedAt";

/// Whether a document says that its work began and was stopped before it was done.
pub fn is_stopped(document: Node<'_>) -> bool {
    document.get(STOPPED).is_some_and(|at| at.scalar().is_some() && !at.is_null() && !at.text().is_empty())
}

/// The phase of a document whose status maps to `phase`. What had begun before it was called off is decided, not void:
/// it is judged as what has happened.
pub fn phase_of<'p>(phase: &'p str, document: Node<'_>) -> &'p str {
    if phase == "void" && is_stopped(document) { "decided" } else { phase }
}

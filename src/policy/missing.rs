//! What becomes of a part whose subject is missing: `missing`.

use super::compile::Compiler;
use super::narrowed::KEYS;
use crate::language::messages::policy_file as say;
use crate::yaml::Node;

/// What becomes of a check whose subject is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// It fails.
    Fail,
    /// It holds.
    Pass,
    /// It is pending.
    Pending,
}

/// `missing` of a part, or of the check in it.
#[expect(clippy::option_option, reason = "a part may say nothing of it, and what cannot be meant is another thing")]
pub(super) fn missing(node: Node<'_>, compiler: &mut Compiler<'_>) -> Option<Option<Missing>> {
    let inside =
        || node.entries().filter(|entry| !KEYS.contains(&entry.key.text())).find_map(|entry| written(entry.value));
    let missing = written(node).or_else(inside);
    // What must not be there and must not be missing can never be.
    if node.get("forbid").is_some() && matches!(missing, Some(Missing::Fail | Missing::Pending)) {
        let span = node.get("missing").map_or(node.span(), Node::span);
        compiler.problem(span, say::FORBID_MISSING, Some(say::FORBID_MISSING_HELP.into()));
        return None;
    }
    Some(missing)
}

/// `missing` as it is written beside something.
pub(super) fn written(node: Node<'_>) -> Option<Missing> {
    match node.get("missing")?.text() {
        "pass" => Some(Missing::Pass),
        "pending" => Some(Missing::Pending),
        _ => Some(Missing::Fail),
    }
}

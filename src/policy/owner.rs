//! Who owns the rules of a policy, and how far their waivers may go.

use super::compile::{Argument, Compiler};
use super::parameter::{ParameterType, ParameterValue};
use crate::calendar::Amount;
use crate::yaml::Node;

/// The role that may waive a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// The role.
    pub role: String,
    /// The id of the body whose role it is, where it is one of a body.
    pub body: Option<String>,
}

/// How far waivers of a policy's rules may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WaiverLimits {
    /// The longest that one may last, counted from its first approval; `None` without a limit.
    pub longest: Option<Amount>,
    /// Whether one may name documents by a pattern.
    pub patterns: bool,
}

/// The owner that a policy or a rule names, else that of what it belongs to.
pub(super) fn owner<'k>(node: Node<'k>, within: Option<&Owner>, compiler: &mut Compiler<'k>) -> Option<Owner> {
    role_at("owner", node, within, compiler)
}

/// Who may stop the work of the services that a policy governs: whom it names, else its owner.
pub(super) fn stopper<'k>(root: Node<'k>, owner: Option<&Owner>, compiler: &mut Compiler<'k>) -> Option<Owner> {
    role_at("lockdown", root, owner, compiler)
}

fn role_at<'k>(key: &str, node: Node<'k>, within: Option<&Owner>, compiler: &mut Compiler<'k>) -> Option<Owner> {
    let Some(written) = node.get(key) else { return within.cloned() };
    let role = text(written.get("role")?, ParameterType::Role, compiler)?;
    let body = match written.get("of") {
        None => None,
        Some(body) => Some(text(body, ParameterType::Text, compiler)?),
    };
    Some(Owner { role, body })
}

fn text<'k>(node: Node<'k>, kind: ParameterType, compiler: &mut Compiler<'k>) -> Option<String> {
    match compiler.argument(node, &[kind])? {
        Argument::Written(node) => Some(node.text().to_owned()),
        Argument::Parameter(parameter) => match parameter.value {
            ParameterValue::Text(text) => Some(text),
            _ => None,
        },
    }
}

/// What a policy says of waivers of its rules.
pub(super) fn limits<'k>(root: Node<'k>, compiler: &mut Compiler<'k>) -> WaiverLimits {
    let Some(written) = root.get("waivers") else { return WaiverLimits::default() };
    if let Some(longest) = written.get("atMost")
        && compiler.calendar.is_none()
    {
        // Days and months are counted in a calendar's zone.
        compiler.without(longest.span(), "waivers", &["calendar"], "calendar: \"NO\"");
    }
    WaiverLimits {
        longest: written.get("atMost").and_then(|longest| compiler.amount(longest)),
        patterns: written.get("globs").is_some_and(|globs| globs.as_bool() == Some(true)),
    }
}

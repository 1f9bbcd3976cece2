//! When policies and rules are in force.

use super::compile::Compiler;
use crate::finding::Effective;
use crate::language::Fact;
use crate::language::messages::policy_file as say;
use crate::yaml::Node;

/// When a policy or a rule is in force, within what it belongs to.
pub(super) fn effective(node: Node<'_>, within: Effective, compiler: &mut Compiler<'_>) -> Effective {
    let Some(written) = node.get("effective") else { return within };
    let day = |key: &str| written.get(key).and_then(|day| day.text().parse().ok());
    let effective = Effective { from: day("from"), to: day("to") }.within(within);
    if let Effective { from: Some(from), to: Some(to) } = effective
        && effective.is_never()
    {
        let says = say::NEVER_IN_FORCE.with("from", Fact::Date(from)).with("to", Fact::Date(to));
        compiler.problem(written.span(), says, Some(say::NEVER_IN_FORCE_HELP.into()));
    }
    effective
}

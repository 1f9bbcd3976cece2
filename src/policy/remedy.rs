//! `fix` of a part: the value that would make an assertion or a requirement hold, as an edit of the document.

use serde_json::Value;

use super::case::Case;
use super::compile::{Argument, Compiler, Names};
use super::edit::{adding, replacing};
use super::facts::field_of;
use super::parameter::{ParameterType, ParameterValue};
use super::path::Path;
use crate::finding::Fix;
use crate::kind::{equals, not_of_json, text_of, to_json};
use crate::language::messages::{names as words, policy as say, policy_file};
use crate::language::{Fact, Facts, Saying};
use crate::yaml::Node;

/// The value of a field that mends what a part finds.
#[derive(Debug)]
pub(super) struct Remedy {
    set: Path,
    /// The value: a text, a number, or true or false.
    to: Value,
    /// Whether the meaning of the document stays as it is.
    safe: bool,
}

impl Remedy {
    /// Reads `{set, to, safe}`.
    pub(super) fn compile<'k>(node: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        let (set, to) = (node.get("set")?, node.get("to")?);
        let path = Path::compile(set.text(), set.span(), names, compiler)?;
        if !path.is_one_field() {
            let says = policy_file::ONE_FIELD.with("path", Fact::code(set.text()));
            compiler.problem(set.span(), says, Some(words::EXAMPLE_HELP.with("example", Fact::code("set: status"))));
            return None;
        }
        let wanted = [ParameterType::Text, ParameterType::Enum, ParameterType::Boolean, ParameterType::Number];
        let to = match compiler.argument(to, &wanted)? {
            Argument::Written(to) if not_of_json(to).is_some() => {
                if let Err(refusal) = ParameterValue::read(to, ParameterType::Number) {
                    compiler.refuse(to.span(), &refusal);
                }
                return None;
            }
            Argument::Written(to) => to_json(to),
            Argument::Parameter(parameter) => parameter.value.to_scalar()?,
        };
        let safe = node.get("safe").and_then(|safe| safe.as_bool()).unwrap_or(false);
        Some(Self { set: path, to, safe })
    }

    /// The edit that sets the value; `None` where the document has no place for it, or has it already.
    pub(super) fn fix(&self, case: &Case<'_>) -> Option<Fix<Saying>> {
        let case = case.as_written();
        let (parent, key) = self.set.parent(&case)?;
        let edit = match parent.node.entry(key) {
            Some(entry) if equals(entry.value, &self.to) => None,
            Some(entry) => replacing(&parent.clone().into_entry(entry), &self.to, &case),
            None => adding(&parent, key, &self.to, &case),
        };
        let field = field_of(case.world, parent.document, &parent.pointer().key(key));
        let facts = Facts::new().with("field", field).with("to", Fact::code(text_of(&self.to)));
        Some(Fix { title: Saying::new(say::SET_FIX, facts), safe: self.safe, edits: vec![edit?] })
    }
}

//! `fix` of a part: the value that would make an assertion or a requirement hold, as an edit of the document.

use super::case::Case;
use super::compile::{Argument, Compiler, Names};
use super::facts::field_of;
use super::parameter::{ParameterType, ParameterValue};
use super::path::Path;
use crate::finding::{Edit, Fix};
use crate::language::messages::{names as words, policy as say, policy_file};
use crate::language::{Fact, Facts, Saying};
use crate::source::Span;
use crate::yaml::{Format, Node, Style, ambiguity};

/// The value of a field that mends what a part finds.
#[derive(Debug)]
pub(super) struct Remedy {
    set: Path,
    /// The value.
    to: String,
    /// Whether it is a text.
    is_text: bool,
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
        let (is_text, to) = match compiler.argument(to, &wanted)? {
            Argument::Written(to) => (to.as_str().is_some(), to.text().to_owned()),
            Argument::Parameter(parameter) => {
                (matches!(parameter.value, ParameterValue::Text(_)), parameter.value.written())
            }
        };
        let safe = node.get("safe").and_then(|safe| safe.as_bool()).unwrap_or(false);
        Some(Self { set: path, to, is_text, safe })
    }

    /// The edit that sets the value; `None` where the document has no place for it, or has it already.
    pub(super) fn fix(&self, case: &Case<'_>) -> Option<Fix<Saying>> {
        let case = case.as_written();
        let (parent, key) = self.set.parent(&case)?;
        let is_json = Format::by_ending(&case.world.review.file(parent.document.file).path) == Some(Format::Json);
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let to = if self.is_text && (is_json || !is_plain(&self.to)) { quoted(&self.to) } else { self.to.clone() };
        let (span, text) = match parent.node.entry(key) {
            Some(entry) => {
                let value = entry.value;
                let place = parent.clone().into_entry(entry).place();
                let is_simple = value.scalar().is_some() && value.style() != Style::BlockScalar;
                if !is_simple || place.definition.is_some() || value.text() == self.to {
                    return None;
                }
                let is_nothing = value.span().start == value.span().end;
                (value.span(), if is_nothing { format!(" {to}") } else { to })
            }
            None => {
                // After what names the document, where that is there.
                let at = parent.node.len().checked_sub(1)?.min(2);
                let before = parent.node.entries().nth(at)?.key.node().span().start;
                let key = if is_json { quoted(key) } else { key.to_owned() };
                let text = if parent.node.style() == Style::Flow {
                    format!("{key}: {to}, ")
                } else {
                    let file = case.world.review.file(parent.document.file);
                    let line = file.text.get(..before as usize)?.rsplit('\n').next()?;
                    format!("{key}: {to}\n{}", " ".repeat(line.chars().count()))
                };
                (Span::new(before as usize, before as usize), text)
            }
        };
        let field = field_of(case.world, parent.document, &parent.pointer().key(key));
        let facts = Facts::new().with("field", field).with("to", Fact::code(self.to.as_str()));
        Some(Fix {
            title: Saying::new(say::SET_FIX, facts),
            safe: self.safe,
            edits: vec![Edit { file: parent.document.file, span, text }],
        })
    }
}

/// Whether every reader of YAML takes a text without quotation marks for that text.
fn is_plain(text: &str) -> bool {
    let is_word = |character: char| character.is_alphanumeric() || matches!(character, '-' | '_');
    let begins = text.chars().next().is_some_and(char::is_alphabetic);
    begins && text.chars().all(is_word) && ambiguity(text).is_none() && !matches!(text, "true" | "false" | "null")
}

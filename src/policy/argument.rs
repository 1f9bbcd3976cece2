//! Arguments of checks that are texts: an id as it stands, a parameter, or what a path leads to.

use super::case::Case;
use super::compile::{Argument, Compiler, Names};
use super::parameter::{ParameterType, ParameterValue};
use super::path::Path;
use crate::yaml::Node;

/// A text, or several.
#[derive(Debug)]
pub enum TextArgument {
    /// As the policy or a parameter says.
    Given(Vec<String>),
    /// What stands at a path of the document.
    At(Path),
}

impl TextArgument {
    /// Reads an argument. A word that is a field of the documents at hand, or has a `.` or `[]`, is a path; every other
    /// word stands for itself.
    pub(super) fn compile<'k>(node: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        let wanted = [ParameterType::Text, ParameterType::Role, ParameterType::Enum, ParameterType::List];
        match compiler.argument(node, &wanted)? {
            Argument::Parameter(parameter) => match parameter.value {
                ParameterValue::Text(text) => Some(Self::Given(vec![text])),
                ParameterValue::List(texts) => Some(Self::Given(texts)),
                _ => None,
            },
            Argument::Written(node) => {
                let text = node.text();
                let first = text.split(['.', '[']).next().unwrap_or("");
                let shapes = compiler.shapes(&names.kinds);
                let is_field =
                    shapes.iter().flat_map(|(_, shape)| shape).any(|shape| shape.property_names().contains(&text));
                if first != text || is_field {
                    return Path::compile(text, node.span(), names, compiler).map(Self::At);
                }
                Some(Self::Given(vec![text.to_owned()]))
            }
        }
    }

    /// The texts.
    pub fn find(&self, case: &Case<'_>) -> Vec<String> {
        match self {
            Self::Given(texts) => texts.clone(),
            Self::At(path) => path
                .find(case)
                .into_iter()
                .filter(|at| at.node.scalar().is_some())
                .map(|at| at.node.text().to_owned())
                .collect(),
        }
    }
}

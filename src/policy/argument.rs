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
    /// The value of a `let`.
    Named(String),
}

/// What an argument leads to nothing by.
pub enum Missing<'a> {
    /// A path of the document.
    Path(&'a Path),
    /// The name of a `let`.
    Named(&'a str),
}

impl TextArgument {
    /// Reads an argument in which a word stands for itself: what has a `.` or `[]` in it is a path.
    pub(super) fn compile<'k>(node: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        let name = node.as_str().and_then(|text| text.strip_prefix('$'));
        if let Some((name, _)) = name.and_then(|name| names.lets.iter().rev().find(|(bound, _)| bound == name)) {
            return Some(Self::Named(name.clone()));
        }
        let wanted = [ParameterType::Text, ParameterType::Role, ParameterType::Enum, ParameterType::List];
        match compiler.argument(node, &wanted)? {
            Argument::Parameter(parameter) => match parameter.value {
                ParameterValue::Text(text) => Some(Self::Given(vec![text])),
                ParameterValue::List(texts) => Some(Self::Given(texts)),
                _ => None,
            },
            Argument::Written(node) if node.text().contains(['.', '[']) => Self::path(node, names, compiler),
            Argument::Written(node) => Some(Self::Given(vec![node.text().to_owned()])),
        }
    }

    /// Reads an argument in which a word that is a field of the documents at hand is a path to it.
    pub(super) fn field<'k>(node: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        let shapes = compiler.shapes(&names.kinds);
        let is_field =
            shapes.iter().flat_map(|(_, shape)| shape).any(|shape| shape.property_names().contains(&node.text()));
        if is_field { Self::path(node, names, compiler) } else { Self::compile(node, names, compiler) }
    }

    /// Reads an argument that is a path.
    pub(super) fn path<'k>(node: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        Path::compile(node.text(), node.span(), names, compiler).map(Self::At)
    }

    /// What leads to nothing in a document, where a path or a `let` does: what hangs on it cannot be judged.
    pub fn missing(&self, case: &Case<'_>) -> Option<Missing<'_>> {
        let nothing = self.find(case).is_empty();
        match self {
            Self::At(path) if nothing => Some(Missing::Path(path)),
            Self::Named(name) if nothing => Some(Missing::Named(name)),
            Self::Given(_) | Self::At(_) | Self::Named(_) => None,
        }
    }

    /// The texts.
    pub fn find(&self, case: &Case<'_>) -> Vec<String> {
        match self {
            Self::Given(texts) => texts.clone(),
            Self::Named(name) => {
                let named = case.lets.iter().rev().find(|named| named.name == *name);
                named.map(|named| named.texts(case)).unwrap_or_default()
            }
            Self::At(path) => path
                .find(case)
                .into_iter()
                .filter(|at| at.node.scalar().is_some())
                .map(|at| at.node.text().to_owned())
                .collect(),
        }
    }
}

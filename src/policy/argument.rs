//! Arguments of checks that are texts. An id and a path are told apart by their form: a bare text is a path, `{id: X}` an
//! id, `$x` a value; only what is never an id, a role or a scope, is also a bare word.

use super::case::Case;
use super::compile::{Argument, Compiler, Names};
use super::outcome::{Outcome, Undecided};
use super::parameter::{ParameterType, ParameterValue};
use super::path::Path;
use crate::language::messages::{names as words, policy_file as say};
use crate::language::{Fact, Facts};
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
    /// The text that `each` is at, of a list that the policy gives.
    Item,
    /// Texts and the values between them: `{{ it.region }}-council`.
    Template(Vec<TextArgument>),
}

/// Why an argument has no value.
pub enum Missing<'a> {
    /// A path of the document.
    Path(&'a Path),
    /// The name of a `let`.
    Named(&'a str),
}

impl Missing<'_> {
    /// What hangs on it is not there, so that nothing can be told of it.
    pub(super) fn outcome(&self, case: &Case<'_>) -> Outcome {
        match self {
            Missing::Path(path) => path.lacking(case),
            Missing::Named(name) => Outcome::missing(&case.top(), Facts::new().with("missing", Fact::code(*name))),
        }
    }
}

impl TextArgument {
    /// Reads an argument in which a bare word stands for itself, such as a role or a scope: what has a `.` or `[]` in it
    /// is a path, `{id: X}` an id, `$x` a value.
    pub(super) fn word<'k>(node: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        let is_path = |node: Node<'_>| node.text().contains(['.', '[']);
        Self::read(node, names, compiler, |node, names, compiler| {
            if is_path(node) {
                Self::path(node, None, names, compiler)
            } else {
                Some(Self::Given(vec![node.text().to_owned()]))
            }
        })
    }

    /// Reads an argument that names a document, of `kind` where that is known: a bare text is a path to its id,
    /// `{id: X}` the id itself, `$x` a value.
    pub(super) fn id<'k>(
        node: Node<'k>,
        kind: Option<&str>,
        names: &Names<'k>,
        compiler: &mut Compiler<'k>,
    ) -> Option<Self> {
        if node.as_str().is_some_and(|text| text.contains("{{")) {
            return Self::template(node, names, compiler);
        }
        Self::read(node, names, compiler, |node, names, compiler| Self::path(node, kind, names, compiler))
    }

    /// Reads a text with values in it: each `{{ … }}` is a path, or the name of a `let` or a parameter.
    fn template<'k>(node: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut rest = node.text();
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((name, after)) = after.split_once("}}") else {
                compiler.problem(node.span(), say::TAG_UNCLOSED.with("ends", Fact::code("}}")), None);
                return None;
            };
            if !before.is_empty() {
                pieces.push(Self::Given(vec![before.to_owned()]));
            }
            pieces.push(Self::piece(name.trim(), node, names, compiler)?);
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Self::Given(vec![rest.to_owned()]));
        }
        Some(Self::Template(pieces))
    }

    fn piece<'k>(name: &str, node: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        if names.item && name == "it" {
            return Some(Self::Item);
        }
        if names.lets.iter().any(|(bound, _)| bound == name) {
            return Some(Self::Named(name.to_owned()));
        }
        if let Some(parameter) = compiler.parameters.get(name)
            && let ParameterValue::Text(text) = &parameter.value
        {
            let text = text.clone();
            compiler.reads.parameters.insert(name.to_owned());
            return Some(Self::Given(vec![text]));
        }
        let path = Path::compile_scalar(name, node.span(), names, compiler)?;
        if path.is_many() {
            let says = say::ONE_FIELD.with("path", Fact::code(name));
            compiler.problem(node.span(), says, Some(say::ONE_BY_ONE_HELP.into()));
            return None;
        }
        Some(Self::At(path))
    }

    /// Reads `$name` of a parameter of some types or of a `let`.
    pub(super) fn of_types<'k>(
        node: Node<'k>,
        wanted: &[ParameterType],
        names: &Names<'k>,
        compiler: &mut Compiler<'k>,
    ) -> Option<Self> {
        Self::read_as(node, wanted, names, compiler, |node, names, compiler| Self::path(node, None, names, compiler))
    }

    fn read<'k>(
        node: Node<'k>,
        names: &Names<'k>,
        compiler: &mut Compiler<'k>,
        bare: impl FnOnce(Node<'k>, &Names<'k>, &mut Compiler<'k>) -> Option<Self>,
    ) -> Option<Self> {
        let wanted = [ParameterType::Text, ParameterType::Role, ParameterType::Enum, ParameterType::List];
        Self::read_as(node, &wanted, names, compiler, bare)
    }

    fn read_as<'k>(
        node: Node<'k>,
        wanted: &[ParameterType],
        names: &Names<'k>,
        compiler: &mut Compiler<'k>,
        bare: impl FnOnce(Node<'k>, &Names<'k>, &mut Compiler<'k>) -> Option<Self>,
    ) -> Option<Self> {
        if let Some(id) = node.get("id") {
            return Some(Self::Given(vec![id.text().to_owned()]));
        }
        if names.item && node.as_str() == Some("it") {
            return Some(Self::Item);
        }
        let name = node.as_str().and_then(|text| text.strip_prefix('$'));
        if let Some((name, _)) = name.and_then(|name| names.lets.iter().rev().find(|(bound, _)| bound == name)) {
            return Some(Self::Named(name.clone()));
        }
        match compiler.argument(node, wanted)? {
            Argument::Parameter(parameter) => match parameter.value {
                ParameterValue::Text(text) => Some(Self::Given(vec![text])),
                ParameterValue::List(texts) => Some(Self::Given(texts)),
                _ => None,
            },
            Argument::Written(node) => bare(node, names, compiler),
        }
    }

    /// Reads a path. A text that the schemas at hand do not know as one, and that is the id of a document, was meant as
    /// the id.
    fn path<'k>(node: Node<'k>, kind: Option<&str>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        let text = node.text();
        let before = compiler.errors.len();
        let path = Path::compile_scalar(text, node.span(), names, compiler);
        let is_known = |path: &Path| path.shapes(names, compiler).iter().any(|(_, shape)| shape.is_some());
        if !path.as_ref().is_some_and(is_known)
            && let Some(kind) = compiler.kind_of_id(kind, text)
        {
            compiler.errors.truncate(before);
            let says = say::ID_AS_PATH.with("id", Fact::code(text)).with("kind", Fact::code(kind));
            compiler.problem(
                node.span(),
                says,
                Some(words::WRITE_HELP.with("name", Fact::code(format!("{{id: {text}}}")))),
            );
            return None;
        }
        if path.is_none()
            && kind.is_some()
            && let Some(error) = compiler.errors.last_mut()
        {
            let id = say::OR_ID_HELP.with("id", Fact::code(format!("{{id: {text}}}"))).render(&compiler.reader);
            error.help = Some(error.help.take().into_iter().chain([id]).collect::<Vec<_>>().join("; "));
        }
        path.map(Self::At)
    }

    /// Why the argument has no value in a document, so that nothing can be judged by it; `None` where it has one.
    pub fn missing(&self, case: &Case<'_>) -> Option<Missing<'_>> {
        if let Self::Template(pieces) = self {
            return pieces.iter().find_map(|piece| piece.missing(case));
        }
        let nothing = self.find(case).is_empty();
        match self {
            Self::At(path) if nothing => Some(Missing::Path(path)),
            Self::Named(name) if nothing => Some(Missing::Named(name)),
            _ => None,
        }
    }

    /// Whether the `let` that gives the argument has a value.
    ///
    /// # Errors
    /// Why it has none.
    pub fn decided(&self, case: &Case<'_>) -> Result<(), Undecided> {
        if let Self::Template(pieces) = self {
            return pieces.iter().try_for_each(|piece| piece.decided(case));
        }
        let Self::Named(name) = self else { return Ok(()) };
        case.lets.iter().rev().find(|named| named.name == *name).map_or(Ok(()), |named| named.value(case))
    }

    /// The texts.
    pub fn find(&self, case: &Case<'_>) -> Vec<String> {
        match self {
            Self::Given(texts) => texts.clone(),
            Self::Template(pieces) => {
                let parts: Option<Vec<String>> =
                    pieces.iter().map(|piece| piece.find(case).into_iter().next()).collect();
                parts.map(|parts| parts.concat()).into_iter().collect()
            }
            Self::Item => case.item.iter().map(|item| item.to_string()).collect(),
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

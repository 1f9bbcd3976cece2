//! What narrows a part or a rule: the elements it is about, names, a condition, and the place to show.

use std::sync::Arc;

use super::argument::TextArgument;
use super::case::{Case, Let};
use super::compile::{Compiler, Names, Reads};
use super::condition::Condition;
use super::outcome::Undecided;
use super::parameter::ParameterType;
use super::path::Path;
use crate::expression::Type;
use crate::language::Fact;
use crate::language::messages::policy_file as say;
use crate::yaml::Node;

/// The keys of a part that are no check.
pub(super) const KEYS: [&str; 18] = [
    "kinds", "when", "each", "let", "at", "severity", "message", "help", "lateHelp", "example", "missing", "due",
    "happens", "strict", "then", "clause", "about", "fix",
];

/// What narrows a part or a rule.
#[derive(Debug)]
pub(super) struct Narrowed {
    pub(super) when: Option<Condition>,
    pub(super) each: Option<Each>,
    pub(super) lets: Vec<Arc<Let>>,
    pub(super) at: Option<Path>,
    /// What its expressions look at beside the document.
    pub(super) reads: Reads,
}

/// What a part is judged for, one by one.
#[derive(Debug)]
pub(super) enum Each {
    /// The values that a path of the document leads to.
    Path(Path),
    /// The texts of a list that the policy gives: `$name` of a parameter or a `let`.
    List(TextArgument),
}

impl Each {
    fn compile<'k>(node: Node<'k>, names: &mut Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        if node.text().starts_with('$') {
            let list = TextArgument::of_types(node, &[ParameterType::List], names, compiler)?;
            names.it = None;
            names.it_type = Some(Type::Text);
            names.item = true;
            return Some(Self::List(list));
        }
        let path = Path::compile(node.text(), node.span(), names, compiler)?;
        if !path.is_many() {
            let says = say::EACH_OF_ONE.with("path", Fact::code(node.text()));
            compiler.problem(node.span(), says, Some(say::EACH_OF_ONE_HELP.into()));
            return None;
        }
        *names = path.bound(names, compiler);
        Some(Self::Path(path))
    }

    /// The case at each of them.
    ///
    /// # Errors
    /// A `let` that has no value; as [`Path::walk`].
    pub(super) fn cases<'w>(&self, case: &Case<'w>) -> Result<Vec<Case<'w>>, Undecided> {
        match self {
            Self::Path(path) => Ok(path.walk(case)?.into_iter().map(|it| case.at(it)).collect()),
            Self::List(list) => {
                list.decided(case)?;
                Ok(list.find(case).into_iter().map(|item| case.at_item(item.into())).collect())
            }
        }
    }
}

impl Narrowed {
    /// Reads what narrows, with the names that are known inside.
    pub(super) fn compile<'k>(
        node: Node<'k>,
        names: &Names<'k>,
        compiler: &mut Compiler<'k>,
    ) -> Option<(Self, Names<'k>)> {
        let around = std::mem::take(&mut compiler.reads);
        let mut names = names.clone();
        let each = match node.get("each") {
            None => None,
            Some(each) => Some(Each::compile(each, &mut names, compiler)?),
        };
        let lets = match node.get("let") {
            None => Vec::new(),
            Some(lets) => Let::compile(lets, &mut names, compiler)?,
        };
        let when = match node.get("when") {
            None => None,
            Some(when) => {
                let when = Condition::compile(when, &names, compiler)?;
                names.known.extend_from_slice(when.proves());
                Some(when)
            }
        };
        let at = match node.get("at") {
            None => None,
            Some(at) => Some(Path::compile(at.text(), at.span(), &names, compiler)?),
        };
        let reads = std::mem::replace(&mut compiler.reads, around);
        Some((Self { when, each, lets, at, reads }, names))
    }
}

/// The names of `let` that stand in a part as arguments: `$name`, `$name.field`, or `{{ name }}` in a text.
pub(super) fn taken(node: Node<'_>, names: &Names<'_>) -> Vec<String> {
    let mut taken = Vec::new();
    for entry in node.entries().filter(|entry| !KEYS.contains(&entry.key.text())) {
        arguments(entry.value, &mut taken);
    }
    taken.retain(|name| names.lets.iter().any(|(bound, _)| bound == name));
    taken
}

fn arguments(node: Node<'_>, taken: &mut Vec<String>) {
    if node.is_mapping() {
        node.entries().for_each(|entry| arguments(entry.value, taken));
    } else if node.is_sequence() {
        node.items().for_each(|item| arguments(item, taken));
    } else if let Some(name) = node.text().strip_prefix('$') {
        taken.push(name.split('.').next().unwrap_or(name).to_owned());
    } else {
        let named = node.text().split("{{").skip(1).filter_map(|rest| rest.split("}}").next());
        taken.extend(named.map(|name| name.trim().to_owned()));
    }
}

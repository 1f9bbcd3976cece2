//! What a policy is compiled with: the kinds' schemas, the names that are bound, and the mistakes found so far.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::check::Check;
use super::parameter::{Parameter, ParameterType, ParameterValue};
use super::path::Path;
use crate::approval::ContentPaths;
use crate::calendar::{Amount, Calendar};
use crate::expression::{Environment, Form, Proven, Type};
use crate::finding::{Error, set_up};
use crate::kind::{Shape, unknown};
use crate::language::messages::{names, policy_file as say};
use crate::language::{Fact, Phrase, Reader, Refusal, Sentence};
use crate::source::{SourceFile, Span};
use crate::workspace::{KindOf, Workspace};
use crate::yaml::Node;

/// The state of compiling one policy file.
pub struct Compiler<'k> {
    /// The documents of the project.
    pub documents: &'k Workspace,
    /// Every kind that documents may have.
    pub kinds: &'k BTreeMap<String, KindOf>,
    /// Every calendar.
    pub calendars: &'k BTreeMap<String, Calendar>,
    /// The checks that parts may use.
    pub checks: &'static [CheckKind],
    /// The calendar that the policy names.
    pub calendar: Option<&'k Calendar>,
    /// The policy's parameters.
    pub parameters: BTreeMap<String, Parameter>,
    /// The file.
    pub file: Arc<SourceFile>,
    /// The kinds as expressions see them.
    pub forms: BTreeMap<String, Arc<Form>>,
    /// The names and types that expressions over documents of these kinds may use. Hundreds of expressions share a few of
    /// them. Made once all parameters are read.
    pub environments: Vec<(Vec<String>, Arc<Environment>)>,
    /// Whether it is a policy that is shipped, whose messages tests hold against the facts that they tell.
    pub is_shipped: bool,
    /// The rule that is read.
    pub rule: Option<Node<'k>>,
    /// What approvals of documents are of, by the rules that ask for them.
    pub extents: Vec<ApprovalExtent>,
    /// What is read looks at, beside the document.
    pub reads: Reads,
    /// The paths that were read and that no part has taken yet.
    pub paths: Vec<Path>,
    /// The reader of the mistakes.
    pub reader: Reader,
    /// The mistakes found so far.
    pub errors: Vec<Error>,
}

/// What an approval of documents is of that a rule asks for.
#[derive(Debug, Clone)]
pub struct ApprovalExtent {
    /// The kinds of the documents; any where the rule finds them by a reference.
    pub kinds: Option<Vec<String>>,
    /// The roles that may give it; any where a document says which.
    pub roles: Option<Vec<String>>,
    /// What it must cover; `None` for the whole document.
    pub covers: Option<ContentPaths>,
}

/// The names that are bound where a path or an expression stands.
#[derive(Debug, Clone, Default)]
pub struct Names<'k> {
    /// The kinds of the document.
    pub kinds: Vec<String>,
    /// What `it` is, with the kind it comes from; `None` where no `each` is around.
    pub it: Option<Vec<(String, Option<Shape<'k>>)>>,
    /// What `it` is to expressions.
    pub it_type: Option<Type>,
    /// The names of `let` with their types.
    pub lets: Vec<(String, Type)>,
    /// The kinds of `other`; none where there is no other document.
    pub other: Vec<String>,
    /// What the conditions around prove to be there.
    pub known: Vec<Proven>,
    /// Whether `it` is a text of a list that the policy gives.
    pub item: bool,
    /// Whether the version on the target branch is there wherever it is asked for.
    pub has_base: bool,
}

/// What a part of a policy looks at beside the document that it judges.
#[derive(Debug, Clone, Default)]
pub struct Reads {
    /// Whether it compares documents with those of a base revision.
    pub base: bool,
    /// The parameters of the policy that it rests on, by name.
    pub parameters: BTreeSet<String>,
}

impl Reads {
    /// Adds what something else looks at.
    pub fn add(&mut self, more: Self) {
        self.base |= more.base;
        self.parameters.extend(more.parameters);
    }
}

impl<'k> Compiler<'k> {
    /// Notes a mistake at a place, with advice.
    pub fn problem(&mut self, span: Span, says: impl Into<Sentence>, help: Option<Sentence>) {
        self.refuse(span, &Refusal { says: says.into(), help });
    }

    /// Notes that a value is not taken.
    pub fn refuse(&mut self, span: Span, refusal: &Refusal) {
        let error = set_up("policy", &refusal.says, refusal.help.as_ref(), &self.reader);
        self.errors.push(error.at(&self.file, span, ""));
    }

    /// Notes a name that is not there, with the nearest one. `what` is its word of [`names`].
    pub fn unknown<'c>(&mut self, span: Span, what: Phrase, name: &str, known: impl IntoIterator<Item = &'c str>) {
        self.refuse(span, &unknown(what, name, known));
    }

    /// Notes that a check lacks the argument `keys`, or all of them where it needs one of several; `example` is one as
    /// it may be written.
    pub fn without(&mut self, span: Span, check: &str, keys: &[&str], example: &str) {
        let says = say::CHECK_WITHOUT.with("check", Fact::code(check)).with("key", Fact::any(keys.iter().copied()));
        self.problem(span, says, Some(names::EXAMPLE_HELP.with("example", Fact::code(example))));
    }

    /// Notes a field that a kind does not have.
    pub fn unknown_field(&mut self, span: Span, path: &str, field: &str, kind: &str, near: Option<&str>) {
        let help = match near {
            Some(near) => say::NO_FIELD_HELP_NEAREST.with("name", Fact::code(near)),
            None => say::NO_FIELD_HELP.into(),
        };
        let says = say::NO_FIELD.with("path", Fact::code(path)).with("kind", Fact::code(kind));
        self.problem(span, says.with("field", Fact::code(field)), Some(help));
    }

    /// Whether the policy has the calendar that an argument counts days in; its absence is noted.
    pub fn counting(&mut self, span: Span, key: &str) -> bool {
        if self.calendar.is_none() {
            self.problem(span, say::NO_CALENDAR.with("key", Fact::code(key)), Some(say::NO_CALENDAR_HELP.into()));
        }
        self.calendar.is_some()
    }

    /// The kind of a document with an id: of `kind` where that is given, else of any.
    pub fn kind_of_id(&self, kind: Option<&str>, id: &str) -> Option<String> {
        let has = |kind: &&str| self.documents.find(kind, id).is_some();
        match kind {
            Some(kind) => Some(kind).filter(has).map(str::to_owned),
            None => self.kinds.keys().map(String::as_str).find(has).map(str::to_owned),
        }
    }

    /// The schemas of some kinds.
    pub fn shapes(&self, kinds: &[String]) -> Vec<(String, Option<Shape<'k>>)> {
        let shape = |kind: &String| {
            self.kinds.get(kind).and_then(|kind| kind.schema.as_ref()).and_then(|schema| schema.outline())
        };
        kinds.iter().map(|kind| (kind.clone(), shape(kind))).collect()
    }

    /// The value that a slot of an argument takes: the scalar itself, or that of the parameter it names with `$`.
    pub fn argument(&mut self, node: Node<'k>, wanted: &[ParameterType]) -> Option<Argument<'k>> {
        let Some(name) = node.as_str().and_then(|text| text.strip_prefix('$')) else {
            return Some(Argument::Written(node));
        };
        let Some(parameter) = self.parameters.get(name) else {
            let known: Vec<String> = self.parameters.keys().cloned().collect();
            self.unknown(node.span(), names::PARAMETER, name, known.iter().map(String::as_str));
            return None;
        };
        if !wanted.contains(&parameter.kind) {
            let wanted = Fact::any(wanted.iter().map(ToString::to_string));
            let says = say::PARAMETER_TYPE.with("name", Fact::code(name));
            let says = says.with("type", Fact::code(parameter.kind.to_string())).with("wanted", wanted.clone());
            self.problem(node.span(), says, Some(say::PARAMETER_TYPE_HELP.with("wanted", wanted)));
            return None;
        }
        let parameter = parameter.clone();
        self.reads.parameters.insert(name.to_owned());
        Some(Argument::Parameter(Box::new(parameter)))
    }

    /// An amount of time as an argument: written out, or that of a parameter of the type duration or days.
    pub fn amount(&mut self, node: Node<'k>) -> Option<Amount> {
        let value = match self.argument(node, &[ParameterType::Duration, ParameterType::Days])? {
            Argument::Parameter(parameter) => Ok(parameter.value),
            Argument::Written(node) => ParameterValue::read(node, ParameterType::Duration),
        };
        match value {
            Ok(ParameterValue::Amount(amount)) => Some(amount),
            Ok(_) => None,
            Err(refusal) => {
                self.refuse(node.span(), &refusal);
                None
            }
        }
    }
}

/// A check that a policy may use.
pub struct CheckKind {
    /// Its name in policies.
    pub name: &'static str,
    /// When it holds, in a line.
    pub about: &'static str,
    /// Reads it: its argument, the part it stands in, the names that are bound.
    pub compile: for<'k> fn(Node<'k>, Node<'k>, &Names<'k>, &mut Compiler<'k>) -> Option<Compiled>,
}

/// A check that has been read.
pub struct Compiled {
    /// The check.
    pub check: Box<dyn Check>,
    /// The facts that its messages may tell.
    pub facts: &'static [&'static str],
}

impl Compiled {
    pub(super) fn new(check: impl Check + 'static, facts: &'static [&'static str]) -> Self {
        Self { check: Box::new(check), facts }
    }
}

/// The value of an argument.
#[derive(Debug, Clone)]
pub enum Argument<'k> {
    /// As it stands in the policy.
    Written(Node<'k>),
    /// The value of this parameter.
    Parameter(Box<Parameter>),
}

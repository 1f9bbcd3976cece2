//! Paths: `plan.production.start`, `notices[].to`, `plan.*.start`, `changes[]->approvals[].at`, `it.region`.
//!
//! A path is read and held against the schemas when a policy is loaded; at check time it leads to zero or more values,
//! each with its place.

use super::case::{Case, Located};
use super::compile::{Compiler, Names};
use crate::expression::Type;
use crate::kind::{Shape, nearest};
use crate::language::Fact;
use crate::language::messages::policy_file as say;
use crate::source::Span;
use crate::yaml::{Node, PatternStep};

/// Whether fields that a schema does not name are expected: it says so, or names none at all.
fn is_open(shape: &Shape<'_>) -> bool {
    match shape.keyword("additionalProperties") {
        None => !shape.is_closed() && shape.property_names().is_empty(),
        Some(more) => more.as_bool() == Some(true),
    }
}

/// A way to values of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// As it is written.
    pub text: String,
    root: Base,
    steps: Vec<Step>,
}

/// Where a path starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Document,
    It,
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// Within a document.
    To(PatternStep),
    /// To the document of this kind that the value names: `->`.
    Follow(String),
}

impl Path {
    /// Whether the path can lead to more than one value.
    pub fn is_many(&self) -> bool {
        self.steps.iter().any(Step::is_many)
    }

    /// The path without positions, as messages show it.
    pub fn shown(&self) -> &str {
        &self.text
    }

    /// Reads a path and holds it against the schemas of what it starts from.
    pub(super) fn compile<'k>(text: &str, span: Span, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        let (root, rest) = match text.split_once('.').map_or((text, ""), |(first, rest)| (first, rest)) {
            ("doc", rest) => (Base::Document, rest),
            ("it", rest) if names.it.is_some() => (Base::It, rest),
            ("other", rest) if !names.other.is_empty() => (Base::Other, rest),
            _ => (Base::Document, text),
        };
        let mut steps = Vec::new();
        for (leg, part) in rest.split("->").enumerate() {
            if leg > 0 {
                steps.push(Step::Follow(String::new()));
            }
            for word in part.split('.').filter(|word| !word.is_empty()) {
                let (word, each) = word.strip_suffix("[]").map_or((word, false), |word| (word, true));
                match word {
                    "" => {}
                    "*" => steps.push(Step::To(PatternStep::Values)),
                    _ if word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') => {
                        steps.push(Step::To(PatternStep::Key(word.into())));
                    }
                    _ => {
                        let says = say::NOT_A_PATH.with("path", Fact::code(text)).with("word", Fact::code(word));
                        compiler.problem(span, says, Some(say::NOT_A_PATH_HELP.into()));
                        return None;
                    }
                }
                if each {
                    steps.push(Step::To(PatternStep::ITEMS));
                }
            }
        }
        let mut path = Self { text: text.to_owned(), root, steps };
        path.check(span, names, compiler).then_some(path)
    }

    /// Holds each step against the schemas, and finds out where `->` leads.
    fn check<'k>(&mut self, span: Span, names: &Names<'k>, compiler: &mut Compiler<'k>) -> bool {
        let mut at: Vec<(String, Option<Shape<'k>>)> = match self.root {
            Base::Document => compiler.shapes(&names.kinds),
            Base::Other => compiler.shapes(&names.other),
            Base::It => names.it.iter().flatten().map(|(kind, shape)| (kind.clone(), *shape)).collect(),
        };
        for step in &mut self.steps {
            let mut next = Vec::new();
            for (kind, shape) in &at {
                let Some(shape) = shape else {
                    next.push((kind.clone(), None));
                    continue;
                };
                match step {
                    Step::To(PatternStep::Key(name)) => match shape.property(name) {
                        Some(inner) => next.push((kind.clone(), Some(inner))),
                        None if shape.free_fields().is_some() => next.push((kind.clone(), shape.free_fields())),
                        None if is_open(shape) => next.push((kind.clone(), None)),
                        None => {
                            let names = shape.property_names();
                            let near = nearest(name, names.iter().copied());
                            compiler.unknown_field(span, &self.text, name, kind, near);
                            return false;
                        }
                    },
                    Step::To(PatternStep::Index(_) | PatternStep::Items { .. }) => match shape.items() {
                        Some(inner) => next.push((kind.clone(), Some(inner))),
                        None if shape.keyword("type").is_none_or(|kind| kind == "array") => {
                            next.push((kind.clone(), None));
                        }
                        None => {
                            let says = say::NOT_A_LIST.with("path", Fact::code(&self.text));
                            let says = says.with("kind", Fact::code(kind));
                            compiler.problem(span, says, Some(say::NOT_A_LIST_HELP.into()));
                            return false;
                        }
                    },
                    Step::To(PatternStep::Values | PatternStep::Keys(_) | PatternStep::Each) => {
                        let inner = shape.property_names().into_iter().filter_map(|name| shape.property(name));
                        next.extend(inner.map(|inner| (kind.clone(), Some(inner))));
                    }
                    Step::Follow(kind_to) => match shape.keyword("x-ref").and_then(|to| to.as_str()) {
                        Some(to) => {
                            to.clone_into(kind_to);
                            next.extend(compiler.shapes(&[to.to_owned()]));
                        }
                        None => {
                            let says = say::NOT_A_REFERENCE.with("path", Fact::code(&self.text));
                            let says = says.with("kind", Fact::code(kind));
                            compiler.problem(span, says, Some(say::NOT_A_REFERENCE_HELP.into()));
                            return false;
                        }
                    },
                }
            }
            // After `.*` only the fields that have the next step are meant.
            at = next;
            if at.is_empty() {
                // A rule whose path leads nowhere would never find anything.
                let kind = names.kinds.first().map_or("", String::as_str);
                compiler.unknown_field(span, &self.text, "*", kind, None);
                return false;
            }
        }
        true
    }

    /// The schemas of the values that it leads to.
    pub(super) fn shapes<'k>(&self, names: &Names<'k>, compiler: &Compiler<'k>) -> Vec<(String, Option<Shape<'k>>)> {
        let mut at: Vec<(String, Option<Shape<'k>>)> = match self.root {
            Base::Document => compiler.shapes(&names.kinds),
            Base::Other => compiler.shapes(&names.other),
            Base::It => names.it.iter().flatten().map(|(kind, shape)| (kind.clone(), *shape)).collect(),
        };
        for step in &self.steps {
            at = at
                .into_iter()
                .flat_map(|(kind, shape)| -> Vec<(String, Option<Shape<'k>>)> {
                    let Some(shape) = shape else { return vec![(kind, None)] };
                    match step {
                        Step::To(PatternStep::Key(name)) => vec![(kind, shape.property(name))],
                        Step::To(PatternStep::Index(_) | PatternStep::Items { .. }) => vec![(kind, shape.items())],
                        Step::To(PatternStep::Values | PatternStep::Keys(_) | PatternStep::Each) => shape
                            .property_names()
                            .into_iter()
                            .map(|name| (kind.clone(), shape.property(name)))
                            .collect(),
                        Step::Follow(to) => compiler.shapes(std::slice::from_ref(to)),
                    }
                })
                .collect();
        }
        at
    }

    /// The values that it leads to; nulls count as absent.
    pub fn find<'w>(&self, case: &Case<'w>) -> Vec<Located<'w>> {
        self.start(case).map_or_else(Vec::new, |start| follow(&self.steps, start, case))
    }

    fn start<'w>(&self, case: &Case<'w>) -> Option<Located<'w>> {
        match self.root {
            Base::Document => Some(case.top()),
            Base::It => case.it.clone(),
            Base::Other => case.other.clone(),
        }
    }

    /// Where something is missing: no value at the path that `filled` accepts, or an element of a list without one.
    pub fn unfilled<'w>(&self, case: &Case<'w>, filled: fn(Node<'w>) -> bool) -> Option<Located<'w>> {
        let (head, tail) = self.split();
        if head.is_empty() {
            let found = self.find(case).into_iter().any(|at| filled(at.node));
            return (!found).then(|| self.nearest(case));
        }
        let elements = self.elements(case);
        // Of the fields of a mapping one has to say it; of the items of a list each.
        let any = matches!(head.last(), Some(Step::To(PatternStep::Values)));
        if elements.is_empty() {
            return Some(self.nearest(case));
        }
        let lacking = |element: &Located<'w>| !follow(tail, element.clone(), case).iter().any(|at| filled(at.node));
        if any {
            return elements.iter().all(lacking).then(|| self.nearest(case));
        }
        elements.into_iter().find(lacking)
    }

    /// The steps in two: to the last list or mapping whose elements it takes, and the rest.
    fn split(&self) -> (&[Step], &[Step]) {
        let at = self.steps.iter().rposition(Step::is_many).map_or(0, |at| at + 1);
        self.steps.split_at(at)
    }

    /// The elements of the last list or mapping on the way.
    fn elements<'w>(&self, case: &Case<'w>) -> Vec<Located<'w>> {
        let (head, _) = self.split();
        self.start(case).map_or_else(Vec::new, |start| follow(head, start, case))
    }

    /// The names that a condition on its elements sees: `it` is the element.
    pub(super) fn element_names<'k>(&self, names: &Names<'k>, compiler: &Compiler<'k>) -> Names<'k> {
        let (head, _) = self.split();
        Self { text: self.text.clone(), root: self.root, steps: head.to_vec() }.bound(names, compiler)
    }

    /// The names inside an `each` over this path: `it` is a value that it leads to.
    pub(super) fn bound<'k>(&self, names: &Names<'k>, compiler: &Compiler<'k>) -> Names<'k> {
        let it_type = Some(self.ty(names, compiler));
        Names { it: Some(self.shapes(names, compiler)), it_type, ..names.clone() }
    }

    /// What a value that it leads to is to expressions.
    fn ty(&self, names: &Names<'_>, compiler: &Compiler<'_>) -> Type {
        let of = |kinds: &[String]| {
            let forms: Vec<_> = kinds.iter().filter_map(|kind| compiler.forms.get(kind).cloned()).collect();
            Type::documents(&forms)
        };
        let start = match self.root {
            Base::Document => of(&names.kinds),
            Base::Other => of(&names.other),
            Base::It => names.it_type.clone().unwrap_or(Type::Any),
        };
        self.steps.iter().fold(start, |ty, step| {
            let inner = match step {
                Step::To(PatternStep::Key(name)) => ty.field(name),
                Step::To(_) => ty.element(),
                Step::Follow(kind) => Some(of(std::slice::from_ref(kind))),
            };
            inner.unwrap_or(Type::Any)
        })
    }

    /// The values that it leads to, each with the element of the last list or mapping on the way.
    pub fn find_with_elements<'w>(&self, case: &Case<'w>) -> Vec<(Located<'w>, Located<'w>)> {
        let (_, tail) = self.split();
        let elements = self.elements(case).into_iter();
        elements
            .flat_map(|element| {
                let values = follow(tail, element.clone(), case);
                values.into_iter().map(move |value| (value, element.clone()))
            })
            .collect()
    }

    /// The deepest value on the way that is there: where something missing is shown.
    pub fn nearest<'w>(&self, case: &Case<'w>) -> Located<'w> {
        let mut at = self.start(case).unwrap_or_else(|| case.top());
        for step in &self.steps {
            let next = match step {
                Step::To(PatternStep::Values) | Step::Follow(_) => None,
                Step::To(step) => {
                    let mut parts = Vec::new();
                    at.clone().follow(step, &mut parts);
                    parts.into_iter().next().filter(|at| has_more(at.node))
                }
            };
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }
}

impl Step {
    /// Whether it can lead to more than one value.
    fn is_many(&self) -> bool {
        matches!(self, Self::To(step) if step.is_many())
    }
}

/// The values that steps lead to; nulls count as absent.
fn follow<'w>(steps: &[Step], start: Located<'w>, case: &Case<'w>) -> Vec<Located<'w>> {
    let mut found = vec![start];
    for step in steps {
        found = match step {
            Step::To(PatternStep::Key(name)) => {
                found.into_iter().filter_map(|at| at.node.entry(name).map(|entry| at.into_entry(entry))).collect()
            }
            Step::To(step) => {
                let mut parts = Vec::new();
                for at in found {
                    at.follow(step, &mut parts);
                }
                if matches!(step, PatternStep::Values) {
                    parts.iter_mut().for_each(Located::name);
                }
                parts
            }
            Step::Follow(kind) => found
                .iter()
                .filter_map(|at| {
                    case.world.find(kind, at.node.text()).map(|document| Located { key: at.key, ..document })
                })
                .collect(),
        };
    }
    found.retain(|at| !at.node.is_null());
    found
}

/// Whether something could be missing in a value: it is a collection.
fn has_more(node: Node<'_>) -> bool {
    node.is_mapping() || node.is_sequence()
}

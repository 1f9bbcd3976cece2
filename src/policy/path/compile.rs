//! Paths as policies write them, read and held against the schemas.

use super::{Base, Path, Step};
use crate::expression::{Proven, Type};
use crate::kind::{Shape, nearest, text_of};
use crate::language::Fact;
use crate::language::messages::policy_file as say;
use crate::policy::compile::{Compiler, Names};
use crate::source::Span;
use crate::yaml::PatternStep;

impl Path {
    /// Reads a path and holds it against the schemas of what it starts from.
    pub(in crate::policy) fn compile<'k>(
        text: &str,
        span: Span,
        names: &Names<'k>,
        compiler: &mut Compiler<'k>,
    ) -> Option<Self> {
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
        let mut path = Self { text: text.to_owned(), root, steps, is_scalar: false };
        let is_right = path.check(span, names, compiler);
        is_right.then(|| {
            compiler.paths.push(path.clone());
            path
        })
    }

    /// Reads a path to values that are scalars.
    pub(in crate::policy) fn compile_scalar<'k>(
        text: &str,
        span: Span,
        names: &Names<'k>,
        compiler: &mut Compiler<'k>,
    ) -> Option<Self> {
        let mut path = Self::compile(text, span, names, compiler)?;
        path.is_scalar = true;
        compiler.paths.extend_from_slice(std::slice::from_ref(&path));
        Some(path)
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
                        next.extend(others(shape).into_iter().map(|inner| (kind.clone(), inner)));
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
    pub(in crate::policy) fn shapes<'k>(
        &self,
        names: &Names<'k>,
        compiler: &Compiler<'k>,
    ) -> Vec<(String, Option<Shape<'k>>)> {
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
                        Step::To(PatternStep::Values | PatternStep::Keys(_) | PatternStep::Each) => {
                            let named = shape.property_names().into_iter().map(|name| shape.property(name));
                            named.chain(others(&shape)).map(|inner| (kind.clone(), inner)).collect()
                        }
                        Step::Follow(to) => compiler.shapes(std::slice::from_ref(to)),
                    }
                })
                .collect();
        }
        at
    }

    /// The values that a field may have, or each item of a list, as documents write them; `None` where a schema that it is
    /// read from does not list them.
    pub(in crate::policy) fn listed(&self, names: &Names<'_>, compiler: &Compiler<'_>) -> Option<Vec<String>> {
        let mut listed: Vec<String> = Vec::new();
        let values = |shape: Shape<'_>| {
            let values = shape.keyword("enum")?.as_array()?.iter().filter(|value| !value.is_null());
            Some(values.map(text_of).collect::<Vec<_>>())
        };
        for (_, shape) in self.shapes(names, compiler) {
            let shape = shape?;
            for value in values(shape).or_else(|| values(shape.items()?))? {
                if !listed.contains(&value) {
                    listed.push(value);
                }
            }
        }
        (!listed.is_empty()).then_some(listed)
    }

    /// The names that a condition on its elements sees: `it` is the element.
    pub(in crate::policy) fn element_names<'k>(&self, names: &Names<'k>, compiler: &Compiler<'k>) -> Names<'k> {
        let (head, _) = self.split();
        Self { text: self.text.clone(), root: self.root, steps: head.to_vec(), is_scalar: false }.bound(names, compiler)
    }

    /// The names inside an `each` over this path: `it` is a value that it leads to.
    pub(in crate::policy) fn bound<'k>(&self, names: &Names<'k>, compiler: &Compiler<'k>) -> Names<'k> {
        let it_type = Some(self.ty(names, compiler));
        // what was proven of another element, or of a name whose value may lie in it, says nothing of this one
        let lets = names.lets.iter().map(|(name, _)| name.as_str());
        let changed: Vec<&str> = lets.chain(["it", "key"]).collect();
        let stays = |known: &&Proven| !changed.iter().any(|name| known.is_of(name));
        let known = names.known.iter().filter(stays).cloned().collect();
        Names { it: Some(self.shapes(names, compiler)), it_type, known, item: false, ..names.clone() }
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
}

/// The schema of the fields of a mapping that its schema does not name: what `additionalProperties` asks of them; `None`, for
/// nothing, where an open schema names no field at all. Empty where there are no such fields.
fn others<'k>(shape: &Shape<'k>) -> Vec<Option<Shape<'k>>> {
    let patterns = shape.pattern_fields();
    if !patterns.is_empty() {
        return patterns.into_iter().chain(shape.free_fields()).map(Some).collect();
    }
    match shape.free_fields() {
        Some(free) => vec![Some(free)],
        None => {
            let is_mapping = shape.keyword("type").is_none_or(|kind| kind == "object");
            if is_mapping && shape.property_names().is_empty() && is_open(shape) { vec![None] } else { Vec::new() }
        }
    }
}

/// Whether fields that a schema does not name are expected: it says so, or names none at all.
fn is_open(shape: &Shape<'_>) -> bool {
    match shape.keyword("additionalProperties") {
        None => !shape.is_closed() && shape.property_names().is_empty(),
        Some(more) => more.as_bool() == Some(true),
    }
}

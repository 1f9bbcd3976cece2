//! Paths: `plan.production.start`, `notices[].to`, `plan.*.start`, `changes[]->approvals[].at`, `it.region`.
//!
//! A path is read and held against the schemas when a policy is loaded; at check time it leads to zero or more values,
//! each with its place.

mod compile;
mod walk;

use super::case::Case;
use super::located::Located;
use super::outcome::{Outcome, Undecided};
use crate::kind::Schema;
use crate::language::{Fact, Facts};
use crate::yaml::{self, Node, PatternStep, Pointer};

/// A way to values of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// As it is written.
    pub text: String,
    root: Base,
    steps: Vec<Step>,
    /// Whether each value that it leads to must be a scalar.
    is_scalar: bool,
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
    pub fn unfilled<'w>(&self, case: &Case<'w>, filled: &dyn Fn(&Located<'w>) -> bool) -> Option<Located<'w>> {
        let (head, tail) = self.split();
        if head.is_empty() {
            let found = self.find(case).iter().any(filled);
            return (!found).then(|| self.nearest(case));
        }
        let elements = self.elements(case);
        // Of the fields of a mapping one has to say it; of the items of a list each.
        let any = matches!(head.last(), Some(Step::To(PatternStep::Values)));
        if elements.is_empty() {
            return Some(self.nearest(case));
        }
        let lacking = |element: &Located<'w>| !follow(tail, element.clone(), case).iter().any(filled);
        if any {
            return elements.iter().all(lacking).then(|| self.nearest(case));
        }
        elements.into_iter().find(lacking)
    }

    /// Whether it leads to a plan that is written, and that rules do not see because the document is put off or stopped.
    pub fn is_put_off(&self, case: &Case<'_>) -> bool {
        let shape = case.kind.schema.as_deref().and_then(Schema::shape);
        let field = shape.zip(self.keys()).and_then(|(shape, pointer)| shape.descend(&pointer));
        let planned = field.and_then(|field| field.keyword("x-planned")).and_then(serde_json::Value::as_bool);
        let written = || {
            let node = case.world.review.judged(case.document)?;
            Some(!self.find(&Case { node, ..case.clone() }).is_empty())
        };
        case.rest().is_some() && planned == Some(true) && written() == Some(true)
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

    /// The values that it leads to, each with the element of the last list or mapping on the way.
    ///
    /// # Errors
    /// As [`Path::walk`].
    pub(super) fn walk_with_elements<'w>(&self, case: &Case<'w>) -> Result<Vec<(Located<'w>, Located<'w>)>, Undecided> {
        if let Some(undecided) = self.wrong_type(case) {
            return Err(undecided);
        }
        let (_, tail) = self.split();
        let pairs = self.elements(case).into_iter().flat_map(|element| {
            let values = follow(tail, element.clone(), case);
            values.into_iter().map(move |value| (value, element.clone()))
        });
        Ok(pairs.collect())
    }

    /// The values that it leads to, each with that of another path which lies beside it, if there is one.
    pub(super) fn find_beside<'w>(&self, other: &Self, case: &Case<'w>) -> Vec<(Located<'w>, Option<Located<'w>>)> {
        let ((_, tail), (_, beside)) = (self.split(), other.split());
        let elements = self.elements(case).into_iter();
        elements
            .flat_map(|element| {
                let beside = follow(beside, element.clone(), case).into_iter().next();
                follow(tail, element, case).into_iter().map(move |value| (value, beside.clone()))
            })
            .collect()
    }

    /// The field that it leads to as a fact of messages, with its label where it is one of the document's own.
    pub fn fact(&self, case: &Case<'_>) -> Fact {
        match self.of_element(case) {
            Some((path, pointer)) => field(path, Some(pointer), case),
            None => field(self.text.clone(), self.keys(), case),
        }
    }

    /// A path from an element of the document that is judged, as people write it from the document, and as a pointer.
    fn of_element(&self, case: &Case<'_>) -> Option<(String, Pointer)> {
        let it = case.it.as_ref().filter(|it| self.root == Base::It && std::ptr::eq(it.document, case.document))?;
        let mut pointer = it.pointer();
        let mut path = String::new();
        for step in &pointer.0 {
            match step {
                yaml::Step::Key(key) => {
                    path.push_str(if path.is_empty() { "" } else { "." });
                    path.push_str(key);
                }
                yaml::Step::Index(_) => path.push_str("[]"),
            }
        }
        path.push_str(self.text.strip_prefix("it")?);
        for step in &self.steps {
            pointer = match step {
                Step::To(PatternStep::Key(name)) => pointer.key(name),
                Step::To(PatternStep::Items { .. }) => {
                    pointer.0.push(yaml::Step::Index(0));
                    pointer
                }
                Step::To(_) | Step::Follow(_) => return None,
            };
        }
        Some((path, pointer))
    }

    /// The outcome where what a check judges is missing at this path, shown where it should be.
    pub(super) fn lacking(&self, case: &Case<'_>) -> Outcome {
        Outcome::missing(&self.nearest(case), Facts::new().with("missing", self.fact(case)))
    }

    /// As [`Self::fact`], of a key of the mapping that it leads to.
    pub fn fact_of_key(&self, key: &str, case: &Case<'_>) -> Fact {
        if let Some((path, pointer)) = self.of_element(case) {
            return field(format!("{path}.{key}"), Some(pointer.key(key)), case);
        }
        let pointer = self.keys().map(|pointer| pointer.key(key));
        field(format!("{}.{key}", self.text), pointer, case)
    }

    /// Whether it leads to one field of the document, or of the element at hand.
    pub(super) fn is_one_field(&self) -> bool {
        let is_key = |step: &Step| matches!(step, Step::To(PatternStep::Key(_)));
        self.root != Base::Other && !self.steps.is_empty() && self.steps.iter().all(is_key)
    }

    /// The mapping that the last key on the way belongs to, and that key, whether or not it is there.
    pub(super) fn parent<'w>(&self, case: &Case<'w>) -> Option<(Located<'w>, &str)> {
        let (last, before) = self.steps.split_last()?;
        let Step::To(PatternStep::Key(key)) = last else { return None };
        let parent = follow(before, self.start(case)?, case).into_iter().next()?;
        parent.node.is_mapping().then_some((parent, key.as_ref()))
    }

    /// Whether it leads to values beside those of another path: in the same elements of the same list or mapping.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        self.root == other.root && self.split().0 == other.split().0
    }

    /// The path as a pointer to the first value that it can lead to; `None` where it leaves the document.
    fn keys(&self) -> Option<Pointer> {
        let keys = self.steps.iter().map(|step| match step {
            Step::To(PatternStep::Key(name)) => Some(yaml::Step::Key(name.to_string())),
            Step::To(PatternStep::Items { .. }) => Some(yaml::Step::Index(0)),
            Step::To(_) | Step::Follow(_) => None,
        });
        keys.collect::<Option<_>>().map(Pointer).filter(|_| self.root == Base::Document)
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

/// A path of the document as a fact, with the label at `pointer` in its schema.
fn field(path: String, pointer: Option<Pointer>, case: &Case<'_>) -> Fact {
    let shape = case.kind.schema.as_deref().and_then(Schema::shape);
    let field = shape.zip(pointer).and_then(|(shape, pointer)| shape.descend(&pointer));
    Fact::Field { path, label: field.and_then(|field| field.label()) }
}

/// The values that steps lead to; nulls count as absent.
fn follow<'w>(steps: &[Step], start: Located<'w>, case: &Case<'w>) -> Vec<Located<'w>> {
    let mut found = follow_all(steps, start, case);
    found.retain(|at| !at.node.is_null());
    found
}

/// The same with the nulls.
fn follow_all<'w>(steps: &[Step], start: Located<'w>, case: &Case<'w>) -> Vec<Located<'w>> {
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
                    case.world.find_value(kind, at.node).map(|document| Located { key: at.key, ..document })
                })
                .collect(),
        };
    }
    found
}

/// Whether something could be missing in a value: it is a collection.
fn has_more(node: Node<'_>) -> bool {
    node.is_mapping() || node.is_sequence()
}

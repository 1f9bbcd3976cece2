//! What is known to be there: `has(doc.x) && doc.x == …` is as certain as a required field.

use std::collections::BTreeSet;

use super::check::Checker;
use super::environment::Proven;
use super::syntax::{Operator, Syntax, What};
use super::types::{Record, Type, step};

impl Checker<'_> {
    /// The way to what a part reads, from the name it begins with; `None` for what is computed.
    pub(super) fn path(&self, syntax: &Syntax) -> Option<String> {
        match &syntax.what {
            What::Name(name) => match self.local(name) {
                Some(slot) => Some(format!("#{slot}")),
                None => self.environment.find(name).map(|_| name.to_string()),
            },
            What::Select { of, field, .. } => Some(format!("{}.{}", self.path(of)?, step(&field.text))),
            What::Index { of, at, .. } => match &at.what {
                What::Text(text) => Some(format!("{}.{}", self.path(of)?, step(text))),
                _ => None,
            },
            _ => None,
        }
    }

    /// Adds what is known where a part has had this outcome.
    pub(super) fn suppose(&mut self, part: &Syntax, outcome: bool) {
        let mut facts = Vec::new();
        self.collect(part, outcome, &mut facts);
        self.facts.append(&mut facts);
    }

    /// What is known to be there where a whole expression is true.
    pub(super) fn proven(&self, whole: &Syntax) -> Vec<Proven> {
        let mut facts = Vec::new();
        self.collect(whole, true, &mut facts);
        facts.into_iter().map(Proven).collect()
    }

    fn collect(&self, part: &Syntax, outcome: bool, facts: &mut Vec<String>) {
        match &part.what {
            What::Not(inner) => self.collect(inner, !outcome, facts),
            What::And(parts) if outcome => parts.iter().for_each(|part| self.collect(part, true, facts)),
            What::Or(parts) if !outcome => parts.iter().for_each(|part| self.collect(part, false, facts)),
            What::Call { of, name, arguments } if outcome => {
                match (of.as_deref(), name.text.as_ref(), arguments.as_slice()) {
                    (None, "has" | "filled" | "written", [field]) | (Some(field), "hasValue", []) => {
                        self.reach(field, facts);
                    }
                    (Some(field), "orValue", [other]) if other.what == What::Boolean(false) => self.reach(field, facts),
                    _ => {}
                }
            }
            What::Binary { operator, left, right } => self.collect_comparison(*operator, left, right, outcome, facts),
            _ => {}
        }
    }

    /// `x != null`, and `x.orValue("") == "y"`, which the default does not make true.
    fn collect_comparison(
        &self,
        operator: Operator,
        left: &Syntax,
        right: &Syntax,
        outcome: bool,
        facts: &mut Vec<String>,
    ) {
        let equal = match operator {
            Operator::Equal => outcome,
            Operator::Unequal => !outcome,
            _ => return,
        };
        for (part, other) in [(left, right), (right, left)] {
            match (&part.what, &other.what) {
                (_, What::Null) if !equal => facts.extend(self.path(part)),
                (What::Call { of: Some(field), name, arguments }, What::Text(text))
                    if equal && name.text.as_ref() == "orValue" =>
                {
                    if matches!(arguments.as_slice(), [Syntax { what: What::Text(default), .. }] if default != text) {
                        self.reach(field, facts);
                    }
                }
                _ => {}
            }
        }
    }

    /// A field that is there, and what it lies in.
    fn reach(&self, field: &Syntax, facts: &mut Vec<String>) {
        let mut part = field;
        while let What::Select { of, .. } | What::Index { of, .. } = &part.what {
            facts.extend(self.path(part));
            part = of;
        }
    }

    /// The facts of a variable whose type says what is there in it.
    pub(super) fn suppose_type(&mut self, slot: usize, ty: &Type) {
        if let Type::Record(record) = ty {
            self.facts.extend(record.present.iter().map(|path| format!("#{slot}.{path}")));
        }
    }

    /// The type of a variable of which a test was true.
    pub(super) fn tested(&self, slot: usize, ty: &Type, test: &Syntax) -> Type {
        let Type::Record(record) = ty else { return ty.clone() };
        let mut facts = Vec::new();
        self.collect(test, true, &mut facts);
        let root = format!("#{slot}.");
        let found = facts.iter().filter_map(|fact| fact.strip_prefix(&root)).map(str::to_owned);
        let present: BTreeSet<String> = found.chain(record.present.iter().cloned()).collect();
        Type::Record(Record { layouts: record.layouts.clone(), present })
    }
}

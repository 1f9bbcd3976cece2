//! Expressions of policies: the Common Expression Language, compiled and type-checked when a policy is loaded, bounded,
//! and evaluated over documents as they are written.
//!
//! CEL is small, and all of it that policies can use is here: [`Expression::compile`] reads it and checks every name,
//! field, word and type against the schemas of the documents that it is for; [`Expression::evaluate`] walks the checked
//! code over the nodes of a document, so that nothing is converted that no rule reads. Both are bounded before and
//! while they run: no expression takes long, recurses deep or ends a thread. The `cel` crate is the oracle of the tests.

mod calls;
mod check;
mod code;
mod document;
mod environment;
mod evaluate;
mod facts;
mod filled;
mod form;
mod functions;
mod literal;
mod operate;
mod operators;
mod organisation;
mod parse;
mod perform;
mod problem;
mod scope;
mod strings;
mod subject;
mod syntax;
#[cfg(test)]
mod tests;
mod token;
mod types;
mod undecided;
mod value;
mod why;

use std::collections::BTreeSet;

pub use document::{Document, Instant, Zone};
pub use environment::Environment;
pub use evaluate::{LONGEST_TEXT, MOST_PASSES, MOST_WORK};
pub use filled::{PLACEHOLDERS, fold, is_filled, says_something};
pub use form::Form;
pub use organisation::valid_organisation_number;
pub use parse::{MOST_BRACKETS, MOST_CHARACTERS, MOST_HEIGHT, MOST_OPERATORS};
pub use problem::{MOST_COMPREHENSIONS, Problem, ProblemKind};
pub use scope::{Host, Scope};
pub use subject::{Subject, SubjectStep};
pub use types::{Choice, Record, Type};
pub use undecided::{Reason, Undecided};
pub use value::{List, Map, Seen, Text, Time, Value};
pub use why::Why;

use check::Checker;
use code::Code;
use evaluate::Evaluation;

/// An expression that has been checked.
#[derive(Debug)]
pub struct Expression {
    source: Box<str>,
    code: Code,
    ty: Type,
    names: BTreeSet<Box<str>>,
}

impl Expression {
    /// Reads and checks an expression.
    ///
    /// # Errors
    /// What is wrong with it: one problem of its syntax, or all of its names and types, in the order of the source.
    pub fn compile(source: &str, environment: &Environment) -> Result<Self, Vec<Problem>> {
        let syntax = parse::parse(source).map_err(|problem| vec![problem])?;
        let mut checker = Checker::new(environment, source);
        let (code, ty) = checker.part(&syntax);
        let Checker { mut problems, names, .. } = checker;
        if problems.is_empty() {
            return Ok(Self { source: source.into(), code, ty, names });
        }
        problems.sort_by_key(|problem| problem.span);
        problems.dedup();
        Err(problems)
    }

    /// Reads and checks an expression whose value has to be true or false.
    ///
    /// # Errors
    /// What is wrong with it, another type included.
    pub fn compile_boolean(source: &str, environment: &Environment) -> Result<Self, Vec<Problem>> {
        let expression = Self::compile(source, environment)?;
        if expression.ty.alternatives().iter().all(|ty| matches!(ty, Type::Boolean | Type::Any)) {
            return Ok(expression);
        }
        let (expected, found) = (Type::Boolean.to_string(), expression.ty.to_string());
        Err(vec![Problem { span: expression.code.span, kind: ProblemKind::Expected { expected, found } }])
    }

    /// As it is written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The type of its value.
    pub fn result_type(&self) -> &Type {
        &self.ty
    }

    /// Whether it speaks of a name, such as `now` or `base`.
    pub fn uses(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Its value in a scope.
    ///
    /// # Errors
    /// The part that has no value, and why.
    pub fn evaluate<'v>(&'v self, scope: &Scope<'_, 'v>) -> Result<Value<'v>, Undecided> {
        Evaluation::new(scope, scope.len()).value(&self.code).map_err(|undecided| *undecided)
    }

    /// Whether it is true in a scope.
    ///
    /// # Errors
    /// The part that has no value, and why; also a value that is neither true nor false.
    pub fn holds<'v>(&'v self, scope: &Scope<'_, 'v>) -> Result<bool, Undecided> {
        Evaluation::new(scope, scope.len()).boolean(&self.code).map_err(|undecided| *undecided)
    }
}

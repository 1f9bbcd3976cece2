//! From the text of an expression to its checked code.

use std::collections::BTreeSet;

use super::check::Checker;
use super::code::Code;
use super::environment::{Environment, Proven};
use super::parse::parse;
use super::problem::{ExpressionProblem, ProblemKind};
use super::types::Type;

/// An expression that has been checked.
#[derive(Debug)]
pub struct Expression {
    source: Box<str>,
    pub(super) code: Code,
    ty: Type,
    names: BTreeSet<Box<str>>,
    proves: Vec<Proven>,
}

impl Expression {
    /// Reads and checks an expression.
    ///
    /// # Errors
    /// What is wrong with it: one problem of its syntax, or all of its names and types, in the order of the source.
    pub fn compile(source: &str, environment: &Environment) -> Result<Self, Vec<ExpressionProblem>> {
        let syntax = parse(source).map_err(|problem| vec![problem])?;
        let mut checker = Checker::new(environment, source);
        let (code, ty) = checker.part(&syntax);
        let proves = checker.proven(&syntax);
        let Checker { mut problems, names, .. } = checker;
        if problems.is_empty() {
            return Ok(Self { source: source.into(), code, ty, names, proves });
        }
        problems.sort_by_key(|problem| problem.span);
        problems.dedup();
        Err(problems)
    }

    /// Reads and checks an expression whose value has to be true or false.
    ///
    /// # Errors
    /// What is wrong with it, another type included.
    pub fn compile_boolean(source: &str, environment: &Environment) -> Result<Self, Vec<ExpressionProblem>> {
        let expression = Self::compile(source, environment)?;
        if expression.ty.alternatives().iter().all(|ty| matches!(ty, Type::Boolean | Type::Any)) {
            return Ok(expression);
        }
        let (expected, found) = (Type::Boolean.label().into(), expression.ty.label().into());
        Err(vec![ExpressionProblem {
            span: expression.code.span,
            kind: ProblemKind::Expected { expected, found, function: None },
        }])
    }

    /// As it is written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The type of its value.
    pub fn result_type(&self) -> &Type {
        &self.ty
    }

    /// What is known to be there where it is true.
    pub fn proves(&self) -> &[Proven] {
        &self.proves
    }

    /// Whether it speaks of a name, such as `now` or `base`.
    pub fn uses(&self, name: &str) -> bool {
        self.names.contains(name)
    }
}

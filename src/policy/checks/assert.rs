//! `assert`: an expression is true.

use crate::language::{Fact, Facts};
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{CheckKind, Compiled, Compiler, Names};
use crate::policy::condition::Condition;
use crate::policy::outcome::Outcome;
use crate::policy::point::Point;
use crate::policy::trace::{ExpressionRole, TracedExpression};
use crate::yaml::Node;

pub(super) const CHECK: CheckKind = CheckKind { name: "assert", about: "the expression is true", compile };

#[derive(Debug)]
struct Assert {
    condition: Condition,
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    let condition = Condition::compile(node, names, compiler)?;
    Some(Compiled::new(Assert { condition }, &[]))
}

impl Check for Assert {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        match self.condition.holds(case) {
            Ok(true) => Vec::new(),
            Ok(false) => {
                vec![Outcome::fail(
                    &case.subject(),
                    Facts::new().with("fields", Fact::List(self.condition.reads(case))),
                )]
            }
            Err(undecided) => vec![undecided.into()],
        }
    }

    fn absent(&self, case: &Case<'_>) -> Option<Outcome> {
        self.condition.lacking(case)
    }

    fn trace(&self, case: &Case<'_>, depth: usize) -> Option<TracedExpression> {
        Some(self.condition.trace(ExpressionRole::Assert, case, depth))
    }

    fn points_inside(&self) -> Vec<Point> {
        self.condition.points().collect()
    }

    fn reach_inside(&self, case: &Case<'_>, tell: &mut dyn FnMut(Point, bool)) {
        self.condition.reach(case, tell);
    }

    fn is_about_place(&self) -> bool {
        true
    }
}

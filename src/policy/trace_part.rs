//! What the expressions of a part come to for a document, for the author of a policy.

use super::case::Case;
use super::located::Located;
use super::part::{Act, Part};
use super::trace::{ExpressionRole, TracedExpression};

impl Part {
    /// What the expressions of the part come to for a document, and those of the parts inside: `when`, `let` and `assert`.
    pub(super) fn trace(&self, case: &Case<'_>, depth: usize, told: &mut Vec<TracedExpression>) {
        if self.kinds.as_ref().is_some_and(|kinds| !kinds.contains(&case.kind.name)) {
            return;
        }
        let Some(each) = &self.narrowed.each else { return self.trace_one(case, depth, told) };
        for case in each.cases(case).unwrap_or_default() {
            let of_path = || case.it.as_ref().map(Located::way_with_indexes).unwrap_or_default();
            let element = case.item.as_ref().map_or_else(of_path, ToString::to_string);
            let role = ExpressionRole::Element(element);
            told.push(TracedExpression { role, span: None, depth, steps: Vec::new() });
            self.trace_one(&case, depth + 1, told);
        }
    }

    fn trace_one(&self, case: &Case<'_>, depth: usize, told: &mut Vec<TracedExpression>) {
        let case = &case.with_lets(&self.narrowed.lets);
        told.extend(self.narrowed.lets.iter().map(|named| named.trace(case, depth)));
        if let Some(when) = &self.narrowed.when {
            told.push(when.trace(ExpressionRole::When, case, depth));
            if !matches!(when.holds(case), Ok(true)) {
                return;
            }
        }
        match &self.act {
            Act::All(parts) | Act::Any(parts) => parts.iter().for_each(|part| part.trace(case, depth + 1, told)),
            Act::Not(part) => part.trace(case, depth + 1, told),
            Act::Check(check) => told.extend(check.trace(case, depth)),
        }
        if let Some(then) = self.then.as_ref().filter(|_| self.judge_act(case).is_empty()) {
            then.trace(case, depth + 1, told);
        }
    }
}

//! Which of a rule's points a document reaches: for those who want to know what the tests of a policy never come to.

use super::case::Case;
use super::part::{Act, Part};
use super::point::Point;

impl Part {
    /// All points of a rule whose outermost part this is, the rule first.
    pub(super) fn points(&self) -> Vec<Point> {
        let mut points = vec![Point::Rule(self.span)];
        if let Some(when) = &self.narrowed.when {
            points.push(Point::When(when.span));
            points.extend(when.points());
        }
        // The outermost part has one inside, which holds and fails as the rule does.
        if let Act::All(parts) = &self.act {
            for part in parts {
                part.add_points(&mut points);
            }
        }
        points
    }

    fn add_points(&self, points: &mut Vec<Point>) {
        if let Some(when) = &self.narrowed.when {
            points.push(Point::When(when.span));
            points.extend(when.points());
        }
        let inside = match &self.act {
            Act::All(parts) | Act::Any(parts) => parts.as_slice(),
            Act::Not(part) => std::slice::from_ref(&**part),
            Act::Check(check) => {
                points.extend(check.points_inside());
                &[]
            }
        };
        points.extend(inside.iter().chain(self.then.as_deref()).flat_map(Part::points_as_part));
    }

    /// The points of a part inside another, or inside a check; itself first.
    pub(super) fn points_as_part(&self) -> Vec<Point> {
        let mut points = vec![Point::Part(self.span)];
        self.add_points(&mut points);
        points
    }

    /// Tells the points that a document reaches of a part inside a check.
    pub(super) fn reach_as_part(&self, case: &Case<'_>, tell: &mut dyn FnMut(Point, bool)) {
        self.reach(case, Point::Part(self.span), tell);
    }

    /// Tells the points that a document reaches, each with whether it holds there; `point` is that of the part itself.
    /// Something that is still to come neither holds nor fails.
    pub(super) fn reach(&self, case: &Case<'_>, point: Point, tell: &mut dyn FnMut(Point, bool)) {
        if self.kinds.as_ref().is_some_and(|kinds| !kinds.contains(&case.kind.name)) {
            return;
        }
        // What is not judged reaches nothing.
        let is_judged = self.is_before(case).is_ok_and(|is_before| !is_before)
            && !self.is_unjudged(case)
            && !(self.reads.base && case.base_unclear().is_some());
        if !is_judged {
            return;
        }
        match &self.narrowed.each {
            None => self.reach_one(case, point, tell),
            // One whose elements cannot be told reaches nothing.
            Some(each) => each.cases(case).iter().flatten().for_each(|case| self.reach_one(case, point, tell)),
        }
    }

    fn reach_one(&self, case: &Case<'_>, point: Point, tell: &mut dyn FnMut(Point, bool)) {
        let inner = &case.with_lets(&self.narrowed.lets);
        if let Some(when) = &self.narrowed.when {
            let Ok(holds) = when.holds(inner) else { return };
            tell(Point::When(when.span), holds);
            when.reach(inner, tell);
            if !holds {
                return;
            }
        }
        let outcomes = self.judge_one(case);
        if outcomes.is_empty() {
            tell(point, true);
        } else if outcomes.iter().any(|outcome| outcome.gates()) {
            tell(point, false);
        }
        let mut inside = |part: &Part| part.reach_as_part(inner, tell);
        match &self.act {
            Act::All(parts) | Act::Any(parts) => parts.iter().for_each(&mut inside),
            Act::Not(part) => inside(part),
            Act::Check(check) => check.reach_inside(inner, tell),
        }
        if let Some(then) = self.then.as_ref().filter(|_| self.judge_act(inner).is_empty()) {
            then.reach_as_part(inner, tell);
        }
    }
}

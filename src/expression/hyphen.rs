//! Fields with a hyphen, `doc.owning-sig`, which CEL reads as a subtraction unless they stand between backticks.

use super::check::Checker;
use super::problem::ProblemKind;
use super::syntax::{Operator, Syntax, What};
use super::types::Type;
use crate::source::Span;

impl Checker<'_> {
    /// Whether a part begins with a field whose hyphen is read as a minus; if so, it is noted.
    pub(super) fn is_hyphenated(&mut self, part: &Syntax) -> bool {
        let left = left_edge(part);
        let (of, name, is_known) = match &left.what {
            // of a way alone: what is computed would be checked twice, and again in what it is computed of
            What::Select { of, field, optional } if self.path(of).is_some() => {
                let before = self.problems.len();
                let (_, ty) = self.part(of);
                self.problems.truncate(before);
                let is_known = ty.names(&field.text);
                (Some((of.span, ty, *optional)), field.span, is_known)
            }
            What::Name(name) => (None, left.span, self.is_name(name)),
            _ => return false,
        };
        let written = self.hyphenated(name);
        let (Some(dash), written) = (written.find('-'), written.to_owned()) else { return false };
        // a subtraction of what there is stays one
        let second = written[dash + 1..].split('-').next().unwrap_or_default();
        if is_known && self.is_name(second) {
            return false;
        }
        let (of, ty) = match of {
            Some((of, ty, optional)) => (format!("{}.{}", self.text(of), if optional { "?" } else { "" }), ty),
            None => ("doc.".to_owned(), self.environment.find("doc").cloned().unwrap_or(Type::Any)),
        };
        if !ty.names(&written) {
            return false;
        }
        let span = Span { start: left.span.start, end: name.start + u32::try_from(written.len()).unwrap_or(0) };
        let proposal = format!("{of}`{written}`");
        self.problem(span, ProblemKind::Hyphen { field: written, proposal });
        true
    }

    fn is_name(&self, name: &str) -> bool {
        self.local(name).is_some() || self.environment.names().any(|bound| bound == name)
    }

    /// The name at a place with the hyphens and names that stand right after it.
    fn hyphenated(&self, name: Span) -> &str {
        let rest = self.source.get(name.start as usize..).unwrap_or_default();
        let is_part = |character: char| character.is_ascii_alphanumeric() || character == '_' || character == '-';
        let end = rest.find(|character| !is_part(character)).unwrap_or(rest.len());
        rest[..end].trim_end_matches('-')
    }
}

/// The part that the text of a subtraction, or of a chain of them, begins with.
fn left_edge(part: &Syntax) -> &Syntax {
    match &part.what {
        What::Binary { operator: Operator::Subtract, left, .. } => left_edge(left),
        _ => part,
    }
}

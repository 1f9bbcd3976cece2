//! The marks that Git leaves around two versions which it could not merge. YAML can read some of them; nobody means it.

use super::super::fault::{Fault, FaultKind, SyntaxProblem};
use super::super::openings::line_end;
use super::super::tree::Root;
use super::Build;
use crate::source::Span;

impl Build<'_> {
    /// Has one fault for each conflict, at its first mark, and none of what follows from it; the documents that it
    /// touches are not read.
    pub(super) fn tell_conflicts(&mut self) {
        let conflicts = conflicts(self.text);
        if conflicts.is_empty() {
            return;
        }
        if self.tree.roots.is_empty() {
            self.tree.roots.push(Root { region: Span::new(0, self.text.len()), node: None, unportable: true });
        }
        let mut touched = vec![false; self.tree.roots.len()];
        let mut told = Vec::with_capacity(conflicts.len());
        for (first, last) in conflicts {
            let end = last.unwrap_or(first).start;
            let mut places = [Some(first), last].into_iter().flatten().peekable();
            for (document, root) in self.tree.roots.iter_mut().enumerate() {
                if root.region.start > end || root.region.end <= first.start {
                    continue;
                }
                root.node = None;
                root.unportable = true;
                touched[document] = true;
                // A document that only lies between the marks is told of at its start.
                let here = places.next_if(|place| root.region.contains(*place));
                let span = here.unwrap_or(Span::at(root.region.start as usize));
                let other = if span == first { last } else { Some(first) };
                told.push(Fault { kind: CONFLICT, span, other, document });
            }
        }
        let is_limit = |fault: &Fault| matches!(fault.kind, FaultKind::Limit { .. });
        self.tree.faults.retain(|fault| is_limit(fault) || !touched[fault.document]);
        self.tree.faults.extend(told);
    }
}

const CONFLICT: FaultKind = FaultKind::Syntax(SyntaxProblem::Conflict);

/// Each conflict: its first mark, and its last where that is another.
fn conflicts(text: &str) -> Vec<(Span, Option<Span>)> {
    let mut found: Vec<(Span, Option<Span>)> = Vec::new();
    // Whether the last conflict found has not ended.
    let mut open = false;
    if !may_have_marks(text) {
        return found;
    }
    let marks = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
    let breaks = ['\n', '\r'].into_iter().flat_map(|line_break| text.match_indices(line_break));
    let lines = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1));
    let mut starts: Vec<(usize, usize)> = lines
        .filter_map(|at| {
            let line = text.as_bytes().get(at).filter(|first| b"<|=>".contains(first)).map(|_| &text[at..])?;
            let which = marks.iter().position(|mark| line.starts_with(mark))?;
            let rest = &line[7..];
            (rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r'])).then_some((at, which))
        })
        .collect();
    starts.sort_unstable();
    for (at, which) in starts {
        let span = Span::new(at, line_end(text, at));
        match found.last_mut().filter(|_| open) {
            Some((_, last)) => *last = Some(span),
            None => found.push((span, None)),
        }
        open = which != 3;
    }
    found
}

/// Whether seven of one of the signs may stand side by side: then every seventh place is one of them somewhere.
fn may_have_marks(text: &str) -> bool {
    text.as_bytes().iter().skip(6).step_by(7).any(|byte| matches!(byte, b'<' | b'|' | b'=' | b'>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conflicts_are_told_once_each() {
        let marks = |text: &str| -> Vec<(u32, Option<u32>)> {
            conflicts(text).into_iter().map(|(first, last)| (first.start, last.map(|last| last.start))).collect()
        };
        assert_eq!(marks("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\nz\n"), [(0, Some(22))]);
        assert_eq!(marks("<<<<<<< a\n||||||| c\n=======\n>>>>>>> b\n<<<<<<< a\n"), [(0, Some(28)), (38, None)]);
        assert_eq!(marks("x\n=======\ny\n"), [(2, None)]);
        assert_eq!(marks("x\r\n>>>>>>> b\r\n"), [(3, None)]);
        for before in 0..14 {
            let text = format!("{}\n||||||| b\n", "x".repeat(before));
            assert_eq!(marks(&text), [(u32::try_from(before).unwrap() + 1, None)]);
        }
        assert_eq!(marks(" =======\n<<<<<<<<\n========\na: <<<<<<< b\n>>>>>>>x\n"), []);
    }
}

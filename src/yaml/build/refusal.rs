//! What the parser refuses, as a fault at the place that a writer would mend.

use granit_parser::ScanError;

use super::super::fault::FaultKind;
use super::super::places::line_start;
use super::{Build, GiveUp};
use crate::source::Span;

impl Build<'_> {
    pub(super) fn refuse(&mut self, error: &ScanError) -> GiveUp {
        let at = error.marker().byte_offset().unwrap_or(self.cursor).min(self.text.len());
        let span = self.char_at(at);
        if !self.in_document {
            // A document whose first token is at fault has no start of its own.
            let start = line_start(self.text, span.start as usize).max(self.cursor);
            self.cursor = start;
            if let Err(give_up) = self.start_document(start, span) {
                return give_up;
            }
        }
        let (kind, span) = self.explain(FaultKind::of(error.kind(), self.tree.limits.depth), at, span);
        self.fault(kind, span, None);
        GiveUp { go_on: true }
    }

    pub(super) fn control(&self, span: Span) -> Option<char> {
        self.tree.slice(span).chars().next().filter(|&c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    }

    /// The span of the character at a byte, empty at the end.
    pub(super) fn char_at(&self, at: usize) -> Span {
        let start = (0..=at).rev().find(|&at| self.tree.text.is_char_boundary(at)).unwrap_or(0);
        let width =
            self.tree.text[start..].chars().next().filter(|c| !matches!(c, '\n' | '\r')).map_or(0, char::len_utf8);
        Span::new(start, start + width)
    }
}

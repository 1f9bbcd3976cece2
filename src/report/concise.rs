//! One line for each finding, for pipes and editors that read `path:line:column: text`.

use std::io::{self, Write};

use super::rank::told;
use super::sink::{Log, Text};
use super::words;
use super::{Told, View};
use crate::finding::Status;
use crate::source::Sources;

pub(super) fn write(report: &Told, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    for ranked in told(report, sources) {
        let finding = ranked.finding;
        let place = || {
            let mut line = Text::<Log>::new();
            line.add(&ranked.file.path).own(":").number(ranked.start.line as usize);
            line.own(":").number(ranked.start.column as usize).own(": ");
            line
        };
        let mut line = place();
        line.own(finding.severity.as_str()).own("[").add(&ranked.rule_list()).own("]");
        line.own(match finding.status {
            Status::Active => " ",
            Status::Undecided => " (undecided) ",
            Status::Existing => " (existing) ",
            Status::Waived => " (waived) ",
            Status::Answered => " (answered) ",
        });
        line.add(&ranked.message(view)).end(out)?;
        if let Some(unjudged) = words::unjudged(&ranked, view) {
            place().add(&unjudged).end(out)?;
        }
    }
    for pending in &report.pending {
        let file = sources.file(pending.file);
        let start = file.place(pending.span).0;
        let mut line = Text::<Log>::new();
        line.add(&file.path).own(":").number(start.line as usize).own(":").number(start.column as usize);
        line.own(": pending[").add(&pending.rule.id).own("] ").add(&pending.missing);
        if let Some(before) = words::until_when(pending, view) {
            line.own("; ").add(&before);
        }
        line.end(out)?;
    }
    Ok(())
}

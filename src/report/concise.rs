//! A line a finding, for pipes and editors that read `path:line:column: text`.

use std::io::{self, Write};

use super::View;
use super::plain::plain;
use crate::finding::{Report, Status};
use crate::source::Sources;

pub(super) fn write(report: &Report, sources: &Sources, _: &View, out: &mut dyn Write) -> io::Result<()> {
    for finding in &report.findings {
        let file = sources.file(finding.primary.file);
        let (start, _) = file.place(finding.primary.span);
        let status = match finding.status {
            Status::Active => "",
            Status::Undecided => " (undecided)",
            Status::Existing => " (existing)",
            Status::Waived => " (waived)",
            Status::Answered => " (answered)",
        };
        writeln!(
            out,
            "{}:{}:{}: {}[{}]{status} {}",
            plain(&file.path),
            start.line,
            start.column,
            finding.severity.as_str(),
            plain(&finding.rule),
            plain(&finding.message)
        )?;
    }
    Ok(())
}

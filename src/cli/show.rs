//! A report in the formats that are asked for: on standard output, in files, in the summary of a job.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Exit;
use super::destination::Destination;
use super::output::{Runner, files_at, summarise, write_whole};
use super::terminal::{Color, fail, print};
use crate::finding::{Error, Severity};
use crate::language::messages::{config as say_config, report as say};
use crate::language::{Decimal, Fact, Facts, Noun, Reader};
use crate::report::{Reporter, Told, View, basis, held, markdown_within, remarks, verdict, write_plain};
use crate::source::Sources;

const SECOND: Noun = Noun { nb: ["sekund", "sekunder"], sv: ["sekund", "sekunder"], en: ["second", "seconds"] };

/// The choices of a command line on the output of a report.
pub(super) struct Show<'s> {
    /// The formats on standard output; without one, what the CI system wants.
    pub(super) asked: &'s [&'static str],
    /// When colours are used.
    pub(super) color: Color,
    /// Whether waived findings are shown in full.
    pub(super) waived_in_full: bool,
    /// The least severity that makes a run fail.
    pub(super) bar: Severity,
    /// The project's folder as seen from the top of its repository.
    pub(super) within: &'s str,
    /// The language and the day that texts are written for.
    pub(super) reader: Reader,
    /// The files that formats are written to.
    pub(super) destinations: &'s [Destination],
    /// The time from the start of the program until the report was there.
    pub(super) took: Duration,
}

impl Show<'_> {
    /// Writes a report wherever it is to go; the status tells whether that could be done. `other` gives the bytes of what is no
    /// format of a report.
    pub(super) fn write<'b>(&self, report: &Told, sources: &Sources, other: &dyn Fn(&str) -> Option<&'b [u8]>) -> Exit {
        let reader = self.reader;
        let variable = |name: &str| std::env::var(name).ok();
        let runner = Runner::detect(variable);
        let terminal = io::stdout().is_terminal();
        let files_at = files_at(variable).filter(|_| runner == Some(Runner::Github));
        let view = View {
            within: self.within,
            files_at: files_at.as_deref(),
            bar: self.bar,
            waived_in_full: self.waived_in_full,
            ..View::new(reader, false)
        };
        let formats = if self.asked.is_empty() { Runner::formats(runner) } else { self.asked };
        let mut exit = Exit::Compliant;
        let stdout = View { color: self.color.is_wanted(terminal), ..view };
        for reporter in formats.iter().filter_map(|format| Reporter::find(format)) {
            let printed = print(&reader, |out| (reporter.write)(report, sources, &stdout, out));
            exit = exit.max(printed);
            if printed == Exit::Machine {
                break;
            }
        }
        let failed = |path: &Path, error: &io::Error| {
            let facts = Facts::new()
                .with("path", Fact::code(path.display().to_string()))
                .with("reason", Fact::Text(error.to_string()));
            let error = Error::machine("output", say_config::OUTPUT.render(&reader, &facts));
            fail(&error.into(), self.color, reader)
        };
        let file = View { color: self.color == Color::Always, ..view };
        for Destination { format, typed, place } in self.destinations {
            let written = match (other(format), Reporter::find(format)) {
                (Some(bytes), _) => write_whole(place, |out| out.write_all(bytes)),
                (None, Some(reporter)) => write_whole(place, |out| (reporter.write)(report, sources, &file, out)),
                (None, None) => Ok(()),
            };
            if let Err(error) = written {
                exit = exit.max(failed(typed, &error));
            }
        }
        let summary = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()).map(PathBuf::from);
        if let Some(path) = summary.filter(|_| formats.contains(&"github"))
            && let Err(error) = summarise(&path, |room, out| markdown_within(room, report, sources, &view, out))
        {
            // The annotations have said it; a summary that is missing decides nothing.
            failed(&path, &error);
        }
        if formats.iter().all(|format| is_read_by_people(format)) {
            // Pretty says it itself; programs read the lines of the others, and this is none of them.
            if !formats.contains(&"pretty") {
                let _ = remarks(report, &View::new(reader, false), &mut io::stderr().lock());
            }
            let _ = write_plain(&closing(report, sources, &view, self.took), &mut io::stderr().lock());
        }
        // A report for GitLab has no place for what is no finding.
        if formats.contains(&"gitlab") {
            let _ = write_plain(&basis(report, &View::new(reader, false)), &mut io::stderr().lock());
        }
        exit
    }
}

/// Whether a closing line on standard error belongs to a format.
fn is_read_by_people(format: &str) -> bool {
    ["pretty", "concise", "github", "azure"].contains(&format)
}

/// One line that says what was checked, how it stands, and how long it took.
fn closing(report: &Told, sources: &Sources, view: &View, took: Duration) -> String {
    let hundredths = i128::try_from(took.as_millis().div_ceil(10)).unwrap_or(i128::MAX);
    let facts = held(report).with("time", Fact::Quantity { amount: Decimal::new(hundredths, 2), of: SECOND });
    let verdict = verdict(report, sources, view);
    say::CLOSING.render(&view.reader, &facts.with("verdict", Fact::Text(verdict)))
}

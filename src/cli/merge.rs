//! `vedtak merge`: the reports of all shares, as the one that one machine would have written, in any format.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::Exit;
use super::check::{fail_on, formats, output};
use super::destination::Destination;
use super::reader::{LanguageOption, clock};
use super::show::Show;
use super::terminal::{Color, fail, print};
use crate::finding::{Errors, set_up};
use crate::language::messages::shards as say;
use crate::language::{Fact, Reader};
use crate::report::{JoinedReport, Told, merge};
use crate::source::Sources;

/// The code of errors about reports of shares.
const CODE: &str = "merge";

/// The format that needs nothing but what every report has.
const JSON: &str = "json";

/// Arguments of `vedtak merge`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The reports of all shares, as `vedtak check --shard K/N --format json` wrote them, in any order
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Format on standard output, as `vedtak check` writes it
    #[arg(long, value_name = "FORMAT", value_parser = formats(), default_value = JSON)]
    format: &'static str,
    /// Write a format to a file as well; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = output)]
    output: Vec<(&'static str, PathBuf)>,
    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    color: Color,
    /// The least severity that makes the exit status 1; `pending`: errors, and whatever is still to come
    #[arg(long, value_name = "SEVERITY", value_parser = ["error", "warning", "note", "pending"], default_value = "error")]
    fail_on: String,
    /// End with 0 where there is no document to judge, instead of 2
    #[arg(long)]
    allow_empty: bool,
    /// Show waived findings in full, not a line each
    #[arg(long)]
    show_waived: bool,
    #[command(flatten)]
    language: LanguageOption,
}

/// Writes the report of all shares; the status is that of a check of everything.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let started = Instant::now();
    let reader = arguments.language.reader(clock(None));
    let merged = match merged(arguments, &reader) {
        Err(errors) => return fail(&errors, arguments.color, reader),
        Ok(merged) => merged,
    };
    let fail_on = fail_on(&arguments.fail_on);
    let JoinedReport { tally, documents, is_pending, .. } = &merged;
    let exit = Exit::of_figures(*documents, tally, *is_pending, fail_on, arguments.allow_empty);
    if arguments.format == JSON && arguments.output.is_empty() {
        return exit.max(print(&reader, |out| merged.write(out)));
    }
    match (told(&merged, &reader), Destination::elsewhere(&arguments.output, &arguments.files, &reader)) {
        (Ok((report, sources)), Ok(destinations)) => {
            // The words are those of the shares; so is the rest, which is said in their language on the day of the check.
            let today = merged.at().map_or(reader.today, |at| at.date_naive());
            let show = Show {
                asked: &[arguments.format],
                color: arguments.color,
                waived_in_full: arguments.show_waived,
                bar: fail_on.severity,
                within: &merged.within,
                reader: Reader { language: merged.language, today },
                destinations: &destinations,
                took: started.elapsed(),
            };
            exit.max(show.write(report, sources, &|_| None))
        }
        (Err(errors), _) | (_, Err(errors)) => fail(&errors, arguments.color, reader),
    }
}

fn told<'m>(merged: &'m JoinedReport, reader: &Reader) -> Result<&'m (Told, Sources), Errors> {
    merged.told().ok_or_else(|| set_up(CODE, &say::UNTOLD.into(), Some(&say::MERGE_HELP.into()), reader).into())
}

fn merged(arguments: &Arguments, reader: &Reader) -> Result<JoinedReport, Errors> {
    let refused = |says| Errors::from(set_up(CODE, &says, Some(&say::MERGE_HELP.into()), reader));
    let mut files = Vec::with_capacity(arguments.files.len());
    for path in &arguments.files {
        let name = path.display().to_string();
        let bytes = fs::read(path).map_err(|error| {
            refused(say::UNREAD.with("path", Fact::code(&name)).with("reason", Fact::Text(error.to_string())))
        })?;
        files.push((name, bytes));
    }
    merge(&files).map_err(refused)
}

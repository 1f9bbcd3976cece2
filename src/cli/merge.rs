//! `vedtak merge`: the reports of all shares, as the one that one machine would have written.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::check::fail_on;
use super::reader::{LanguageOption, clock};
use super::terminal::{Color, fail, print};
use crate::finding::{Errors, set_up};
use crate::language::messages::shards as say;
use crate::language::{Fact, Reader};
use crate::report::{JoinedReport, merge};

/// The code of errors about reports of shares.
const CODE: &str = "merge";

/// Arguments of `vedtak merge`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The reports of all shares, as `vedtak check --shard K/N --format json` wrote them, in any order
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Format on standard output; the others show text of the files, which the reports do not hold
    #[arg(long, value_name = "FORMAT", value_parser = ["json"], default_value = "json")]
    format: String,
    /// The least severity that makes the exit status 1; `pending`: errors, and whatever is still to come
    #[arg(long, value_name = "SEVERITY", value_parser = ["error", "warning", "note", "pending"], default_value = "error")]
    fail_on: String,
    /// End with 0 where there is no document to judge, instead of 2
    #[arg(long)]
    allow_empty: bool,
    #[command(flatten)]
    language: LanguageOption,
}

/// Writes the report of all shares; the status is that of a check of everything.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let reader = arguments.language.reader(clock(None));
    match merged(arguments, &reader) {
        Err(errors) => fail(&errors, Color::Auto, reader),
        Ok(merged) => {
            let printed = print(&reader, |out| merged.write(out));
            let fail_on = fail_on(&arguments.fail_on);
            let JoinedReport { tally, documents, is_pending, .. } = &merged;
            printed.max(Exit::of_figures(*documents, tally, *is_pending, fail_on, arguments.allow_empty))
        }
    }
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

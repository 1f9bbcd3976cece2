//! `vedtak analyse`: what policies can never do.

mod against;
mod project;
mod view;
mod write;

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, SecondsFormat};
use clap::{Args, ValueEnum};

use super::Exit;
use super::check::instant;
use super::progress::Progress;
use super::reader::{LanguageOption, clock};
use super::terminal::{Color, fail, print};
use crate::analyse::{Analysed, Analysis, Insight, analyse};
use crate::finding::{Clock, Error, Errors, Severity};
use crate::language::messages::config as say_config;
use crate::language::{Fact, Facts, Reader};
use project::Gathered;
use write::{Taken, take_over};

/// Arguments of `vedtak analyse`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Files or folders of policies, or a shipped policy such as builtin:medusa; without one, all policies in force
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    /// Another version of the policies, a file or a folder: tell where those in force are stricter and looser
    #[arg(long, value_name = "PATH")]
    against: Option<PathBuf>,
    /// Add each document that is shown as a case to the test of its policy; print it where there is no test to add to
    #[arg(long)]
    write: bool,
    /// Format on standard output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The least severity that makes the exit status 1
    #[arg(long, value_name = "SEVERITY", value_parser = ["error", "warning"], default_value = "error")]
    fail_on: String,
    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    color: Color,
    /// Analyse as if it were this moment (RFC 3339, such as 2026-11-26T12:00:00+01:00)
    #[arg(long, value_name = "TIME", value_parser = instant)]
    now: Option<DateTime<FixedOffset>>,
    #[command(flatten)]
    language: LanguageOption,
    /// How many threads work; without it as many as there are cores
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

/// The formats of an analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For machines
    Json,
}

/// Analyses the policies.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let clock = clock(arguments.now);
    let mut reader = arguments.language.reader(clock);
    if let Some(threads) = arguments.threads {
        // Only the first pool of a process can be sized; this is the first.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    match analyse_all(arguments, clock, &mut reader) {
        Ok((analysis, taken)) => finish(arguments, &analysis, &taken, reader),
        Err(errors) => fail(&errors, arguments.color, reader),
    }
}

fn analyse_all(arguments: &Arguments, clock: Clock, reader: &mut Reader) -> Result<(Analysis, Vec<Taken>), Errors> {
    let _progress = Progress::start();
    let (mut all, mut taken) = (Analysis::default(), Vec::new());
    for gathered in project::gather(&arguments.paths, &arguments.language, clock, reader)? {
        let Gathered { workspace, policies, only, .. } = &gathered;
        let old = arguments.against.as_deref().map(|path| against::policies(path, workspace, policies, reader));
        let old = old.transpose()?;
        let subject = Analysed { project: workspace, policies, only, against: old.as_ref(), clock };
        let analysis = analyse(subject)?;
        if arguments.write {
            let message = |insight: &Insight| view::message(insight, reader);
            let more = take_over(
                &analysis,
                &gathered,
                &message,
                &clock.at.to_rfc3339_opts(SecondsFormat::Secs, false),
                *reader,
            );
            taken.extend(more.map_err(|error| {
                let facts = Facts::new().with("path", Fact::code("*.test.yaml"));
                let facts = facts.with("reason", Fact::Text(error.to_string()));
                Error::machine("output", say_config::OUTPUT.render(reader, &facts))
            })?);
        }
        all.join(analysis);
    }
    Ok((all, taken))
}

fn finish(arguments: &Arguments, analysis: &Analysis, taken: &[Taken], reader: Reader) -> Exit {
    let least = if arguments.fail_on == "warning" { Severity::Warning } else { Severity::Error };
    let fails = analysis.insights.iter().any(|insight| insight.severity >= least);
    let exit = if fails { Exit::Findings } else { Exit::Compliant };
    let printed = match arguments.format {
        Format::Json => print(&reader, |out| view::json(analysis, taken, reader, out)),
        Format::Text => {
            let color = arguments.color.is_wanted(io::stdout().is_terminal());
            print(&reader, |out| view::text(analysis, taken, reader, color, out))
        }
    };
    exit.max(printed)
}

//! `vedtak check`: the gate.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use clap::Args;

use super::Exit;
use super::progress::Progress;
use super::reader::{LanguageOption, clock};
use super::terminal::{Color, fail, print};
use crate::check::{Rules, check};
use crate::finding::{Clock, Error, Errors, Report, Severity};
use crate::language::messages::{config as say_config, report as say};
use crate::language::{Decimal, Fact, Facts, Noun, Reader, wording};
use crate::policy;
use crate::load::{Options, load};
use crate::report::{REPORTERS, Reporter, View, plain};
use crate::source::Sources;
use crate::workspace::resolve;

const DOCUMENT: Noun = Noun { nb: ["dokument", "dokumenter"], sv: ["dokument", "dokument"], en: ["document", "documents"] };
const RULE: Noun = Noun { nb: ["regel", "regler"], sv: ["regel", "regler"], en: ["rule", "rules"] };
const SECOND: Noun = Noun { nb: ["sekund", "sekunder"], sv: ["sekund", "sekunder"], en: ["second", "seconds"] };

/// Arguments of `vedtak check`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Files or folders that findings are shown for; without one, the whole project
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Format on standard output; without it pretty on a terminal, else concise
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    format: Option<&'static str>,
    /// Write a format to a file as well; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = output)]
    output: Vec<(&'static str, PathBuf)>,
    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    color: Color,
    /// The least severity that makes the exit status 1
    #[arg(long, value_name = "SEVERITY", value_parser = ["error", "warning", "note"], default_value = "error")]
    fail_on: String,
    /// Judge as if it were this moment (RFC 3339, such as 2026-11-26T12:00:00+01:00)
    #[arg(long, value_name = "TIME", value_parser = instant)]
    now: Option<DateTime<FixedOffset>>,
    #[command(flatten)]
    language: LanguageOption,
    /// How many threads work; without it as many as there are cores
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

fn format(name: &str) -> Result<&'static str, String> {
    let known = || REPORTERS.iter().map(|reporter| reporter.name).collect::<Vec<_>>().join(", ");
    Reporter::find(name).map(|reporter| reporter.name).ok_or_else(|| format!("the formats are {}", known()))
}

fn output(text: &str) -> Result<(&'static str, PathBuf), String> {
    let (name, file) = text.split_once('=').ok_or("write it as FORMAT=FILE, such as json=report.json")?;
    if file.is_empty() {
        return Err("a file must follow the equals sign".to_owned());
    }
    Ok((format(name)?, PathBuf::from(file)))
}

fn instant(text: &str) -> Result<DateTime<FixedOffset>, String> {
    DateTime::parse_from_rfc3339(text).map_err(|error| format!("{error}; write it as 2026-11-26T12:00:00+01:00"))
}

/// Runs the gate.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let started = Instant::now();
    let clock = clock(arguments.now);
    let reader = arguments.language.reader(clock);
    if let Some(threads) = arguments.threads {
        // Only the first pool of a process can be sized; this is the first.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    match judge(arguments, clock, reader) {
        Ok((report, sources, view)) => finish(arguments, &report, &sources, view, started.elapsed()),
        Err((errors, reader)) => fail(&errors, arguments.color, reader),
    }
}

type Judged = (Report, Sources, View);

fn judge(arguments: &Arguments, clock: Clock, reader: Reader) -> Result<Judged, (Errors, Reader)> {
    let _progress = Progress::start();
    let options = arguments.language.options(reader).map_err(|error| (error.into(), reader))?;
    let options = Options { paths: arguments.paths.clone(), ..options };
    let loaded = load(&options).map_err(|errors| (errors, reader))?;
    let reader = loaded.reader;
    let workspace = resolve(loaded, clock).map_err(|errors| (errors, reader))?;
    let policies = policy::load(&workspace).map_err(|errors| (errors, reader))?;
    let rules = Rules::of(&workspace, policies).map_err(|errors| (errors, reader))?;
    let report = check(&workspace, &rules);
    let view = View { reader, color: false };
    Ok((report, workspace.sources, view))
}

fn finish(arguments: &Arguments, report: &Report, sources: &Sources, view: View, took: Duration) -> Exit {
    let terminal = io::stdout().is_terminal();
    let format = arguments.format.unwrap_or(if terminal { "pretty" } else { "concise" });
    let mut exit = Exit::of(report, fail_on(arguments));
    let stdout = View { color: arguments.color.is_wanted(terminal), ..view };
    if let Some(reporter) = Reporter::find(format) {
        exit = exit.max(print(|out| (reporter.write)(report, sources, &stdout, out)));
    }
    for (name, path) in &arguments.output {
        let file = View { color: arguments.color == Color::Always, ..view };
        if let Err(error) = write_file(name, path, report, sources, &file) {
            let facts = Facts::new()
                .with("path", Fact::code(path.display().to_string()))
                .with("reason", Fact::Text(error.to_string()));
            let error = Error::machine("output", say_config::OUTPUT.render(&view.reader, &facts));
            exit = exit.max(fail(&error.into(), arguments.color, view.reader));
        }
    }
    if format != "json" {
        let _ = writeln!(io::stderr(), "{}", plain(&closing(report, &view.reader, took)));
    }
    exit
}

fn write_file(name: &str, path: &PathBuf, report: &Report, sources: &Sources, view: &View) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    if let Some(reporter) = Reporter::find(name) {
        (reporter.write)(report, sources, view, &mut file)?;
    }
    file.flush()
}

/// One line that says what was checked, how it stands, and how long it took.
fn closing(report: &Report, reader: &Reader, took: Duration) -> String {
    let count = |number: usize, of: Noun| Fact::Count { n: u64::try_from(number).unwrap_or(u64::MAX), of };
    let hundredths = i128::try_from(took.as_millis().div_ceil(10)).unwrap_or(i128::MAX);
    let facts = Facts::new()
        .with("documents", count(report.summary.documents, DOCUMENT))
        .with("rules", count(report.summary.rules, RULE))
        .with("time", Fact::Quantity { amount: Decimal::new(hundredths, 2), of: SECOND });
    let number = |severity| u64::try_from(report.count(severity)).unwrap_or(u64::MAX);
    let (errors, warnings) = (number(Severity::Error), number(Severity::Warning));
    if errors + warnings == 0 && Exit::of(report, Severity::Warning) == Exit::Compliant {
        return say::COMPLIANT.render(reader, &facts);
    }
    let counts = wording::summary(reader.language, errors, warnings, 0);
    say::NOT_COMPLIANT.render(reader, &facts.with("counts", Fact::Text(counts)))
}

fn fail_on(arguments: &Arguments) -> Severity {
    match arguments.fail_on.as_str() {
        "warning" => Severity::Warning,
        "note" => Severity::Note,
        _ => Severity::Error,
    }
}

//! `vedtak test`: the tests of policies.

mod project;
mod view;

use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};

use super::Exit;
use super::progress::Progress;
use super::reader::{LanguageOption, clock};
use super::terminal::{Color, fail, print};
use crate::cases::{Change, Coverage, Mutation, Suite, SuiteSources, coverage, mutate};
use crate::finding::{Clock, Errors};
use crate::language::messages::testing as say;
use crate::language::{Decimal, Fact, Noun, Reader};
use crate::report::write_plain;

const SECOND: Noun = Noun { nb: ["sekund", "sekunder"], sv: ["sekund", "sekunder"], en: ["second", "seconds"] };

/// Arguments of `vedtak test`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Files or folders whose tests are run, or a shipped policy such as builtin:medusa; without one, the project's own
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    /// List the rules, parts, conditions and languages that no case comes to; the exit status is 1 where there are any
    #[arg(long)]
    coverage: bool,
    /// Change the policies, a little at a time, and list the changes that no case notices
    #[arg(long)]
    mutate: bool,
    /// The least share of such changes that cases must notice, in percent; the exit status is 1 where it is less
    #[arg(long, value_name = "PERCENT", requires = "mutate", value_parser = clap::value_parser!(u8).range(0..=100))]
    score: Option<u8>,
    /// Sorts of changes that are not made, such as side,swap: those by which the list names them
    #[arg(long, value_name = "SORT", requires = "mutate", value_delimiter = ',', value_parser = sorts())]
    except: Vec<String>,
    /// Format on standard output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    color: Color,
    #[command(flatten)]
    language: LanguageOption,
    /// How many threads work; without it as many as there are cores
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

/// The formats of what tests come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: what is not as expected
    Text,
    /// For machines
    Json,
}

/// What was run, and how long each part of it took.
struct Run {
    suite: Suite,
    took: Duration,
    coverage: Option<Coverage>,
    mutation: Option<(Mutation, Duration)>,
}

/// Runs the tests.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let clock = clock(None);
    let mut reader = arguments.language.reader(clock);
    if let Some(threads) = arguments.threads {
        // Only the first pool of a process can be sized; this is the first.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    match run_all(arguments, clock, &mut reader) {
        Ok(run) => finish(arguments, &run, reader),
        Err(errors) => fail(&errors, arguments.color, reader),
    }
}

fn run_all(arguments: &Arguments, clock: Clock, reader: &mut Reader) -> Result<Run, Errors> {
    let _progress = Progress::start();
    let gathered = project::gather(&arguments.paths, &arguments.language, clock, reader)?;
    let started = Instant::now();
    let file = |path: &str| gathered.text(path);
    let own = gathered.own();
    let sources = SuiteSources {
        tests: &gathered.tests,
        policies: &gathered.policies,
        instead: &gathered.instead,
        own: &own,
        file: &file,
    };
    let suite = Suite::run(&sources, *reader)?;
    let took = started.elapsed();
    let coverage = arguments.coverage.then(|| coverage(&suite));
    let mutation = arguments.mutate.then(|| {
        let started = Instant::now();
        let is_left_out = |change: &Change| arguments.except.iter().any(|sort| sort == change.as_str());
        let except: Vec<Change> = Change::ALL.into_iter().filter(is_left_out).collect();
        let mutation = mutate(&suite, &except);
        (mutation, started.elapsed())
    });
    Ok(Run { suite, took, coverage, mutation })
}

/// The sorts of changes by their names.
fn sorts() -> clap::builder::PossibleValuesParser {
    Change::ALL.map(Change::as_str).into()
}

fn finish(arguments: &Arguments, run: &Run, reader: Reader) -> Exit {
    let mutation = run.mutation.as_ref().map(|(mutation, _)| mutation);
    let wanted = arguments.score.map(usize::from);
    let is_scored = || wanted.is_none_or(|wanted| mutation.is_none_or(|mutation| mutation.score() >= wanted * 100));
    let holds = run.suite.results().all(|result| result.holds());
    let is_covered = run.coverage.as_ref().is_none_or(Coverage::is_full);
    let exit = if holds && is_covered && is_scored() { Exit::Compliant } else { Exit::Findings };
    let told = view::Told { suite: &run.suite, coverage: run.coverage.as_ref(), mutation, wanted, reader };
    let printed = match arguments.format {
        Format::Json => print(&reader, |out| view::json(&told, out)),
        Format::Text => {
            let color = arguments.color.is_wanted(io::stdout().is_terminal());
            print(&reader, |out| view::text(&told, color, out))
        }
    };
    let _ = write_plain(&times(run, reader), &mut io::stderr().lock());
    exit.max(printed)
}

/// How long it took.
fn times(run: &Run, reader: Reader) -> String {
    let seconds = |took: Duration| {
        let hundredths = i128::try_from(took.as_millis().div_ceil(10)).unwrap_or(i128::MAX);
        Fact::Quantity { amount: Decimal::new(hundredths, 2), of: SECOND }
    };
    let mut text = say::TOOK.with("time", seconds(run.took)).render(&reader);
    if let Some((_, took)) = &run.mutation {
        let times = took.as_millis() * 10 / run.took.as_millis().max(1);
        let times = Fact::number(Decimal::new(i128::try_from(times).unwrap_or(i128::MAX), 1));
        text.push('\n');
        text.push_str(&say::MUTANTS_TOOK.with("time", seconds(*took)).with("times", times).render(&reader));
    }
    text
}

//! `vedtak check`: the gate.

use std::io;
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::change::ChangeOptions;
use super::destination::Destination;
#[cfg(feature = "forge")]
use super::evidence::EvidenceOption;
use super::output::{Runner, files_at, summarise, write_whole};
use super::past::{complete, past, with_history};
use super::progress::Progress;
use super::reader::{LanguageOption, clock};
use super::repository::{within, within_of_project};
use super::show::Show;
#[cfg(feature = "forge")]
use super::status::{StatusOptions, StatusSubject};
use super::terminal::{Color, fail, print};
use super::verdict::{VerdictOptions, Written};
use super::{Exit, FailOn};
use crate::calendar::{Moment, MomentError};
use crate::finding::{Clock, Error, Errors, Report, RepositoryChange, Severity, Share};
use crate::kind::name;
use crate::language::messages::{git as say_git, testing as say_testing};
use crate::language::personal_number::{is_in, masked_found};
use crate::language::{Fact, Noun, Reader};
use crate::load::{LoadedChange, Options, load, load_change, reader_of_errors};
#[cfg(feature = "forge")]
use crate::report::verdict as verdict_words;
use crate::report::{REPORTERS, Reporter, View, tell, write_plain};
use crate::rules::touches_trust;
use crate::source::Sources;
use crate::standing::{report_of, rules_of_all};
use crate::workspace::{Review, resolve};

const TEST: Noun =
    Noun { nb: ["regeltest", "regeltester"], sv: ["regeltest", "regeltest"], en: ["policy test", "policy tests"] };

/// Arguments of `vedtak check`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Files or folders that findings are shown for; without one, the whole project
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Format on standard output; without it pretty, or concise with annotations where the CI system shows these
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    format: Option<&'static str>,
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
    #[command(flatten)]
    waivers: WaiverOptions,
    #[command(flatten)]
    change: ChangeOptions,
    /// Judge one of N shares of the documents, from 1/N to N/N; `vedtak merge` joins their JSON reports
    #[arg(long, value_name = "K/N", value_parser = share, conflicts_with_all = ["paths", "verdict"])]
    shard: Option<Share>,
    /// For authors: judge a change by the rules that it proposes; no such verdict says that it may be merged
    #[arg(long, value_name = "SIDE")]
    policy_from: Option<PolicyFrom>,
    #[command(flatten)]
    verdict: VerdictOptions,
    /// Judge as if it were this moment (RFC 3339, such as 2026-11-26T12:00:00+01:00)
    #[arg(long, value_name = "TIME", value_parser = instant)]
    now: Option<DateTime<FixedOffset>>,
    /// Say what was not done as well, such as tests of policies that `vedtak test` runs
    #[arg(short, long)]
    verbose: bool,
    #[command(flatten)]
    language: LanguageOption,
    /// How many threads work; without it as many as there are cores
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    #[cfg(feature = "forge")]
    #[command(flatten)]
    evidence: EvidenceOption,
    // What stands behind it in help has its heading.
    #[cfg(feature = "forge")]
    #[command(flatten)]
    status: StatusOptions,
}

/// Whose rules a change is judged by, where not by those of its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PolicyFrom {
    /// Those that the change proposes
    Worktree,
}

/// Whether waivers count, and how they are shown.
#[derive(Debug, Args)]
struct WaiverOptions {
    /// Show waived findings in full, not a line each
    #[arg(long)]
    show_waived: bool,
    /// Judge as if there were no waivers; the report says so
    #[arg(long)]
    no_waivers: bool,
}

/// The formats, as help lists them.
pub(super) fn formats() -> impl TypedValueParser<Value = &'static str> {
    let values = REPORTERS.iter().map(|reporter| PossibleValue::new(reporter.name).help(reporter.about));
    PossibleValuesParser::new(values).try_map(|name| format(&name))
}

fn format(name: &str) -> Result<&'static str, String> {
    let known = || REPORTERS.iter().map(|reporter| reporter.name).collect::<Vec<_>>().join(", ");
    Reporter::find(name).map(|reporter| reporter.name).ok_or_else(|| format!("the formats are {}", known()))
}

pub(super) fn output(text: &str) -> Result<(&'static str, PathBuf), String> {
    let (name, file) = text.split_once('=').ok_or("write it as FORMAT=FILE, such as json=report.json")?;
    if file.is_empty() {
        return Err("a file must follow the equals sign".to_owned());
    }
    Ok((format(name)?, PathBuf::from(file)))
}

/// The most shares that there may be.
const MOST_SHARES: u32 = 1000;

fn share(text: &str) -> Result<Share, String> {
    let parts = text.split_once('/').and_then(|(index, of)| Some((index.parse().ok()?, of.parse().ok()?)));
    let share = parts.map(|(index, of)| Share { index, of });
    let known = share.filter(|share| (1..=share.of).contains(&share.index) && share.of <= MOST_SHARES);
    known.ok_or_else(|| format!("write it as K/N, K from 1 to N and N at most {MOST_SHARES}, such as 2/4"))
}

pub(super) fn instant(text: &str) -> Result<DateTime<FixedOffset>, String> {
    let moment: Moment = text.parse().map_err(|error: MomentError| error.to_string())?;
    moment.instant().ok_or_else(|| "its offset from UTC is missing; write it as 2026-11-26T12:00+01:00".to_owned())
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
        Ok(judged) => finish(arguments, &judged, started.elapsed()),
        Err((errors, reader)) => {
            let sent = send_errors(arguments, &errors, reader);
            #[cfg(feature = "forge")]
            let sent = sent.max(arguments.status.set_undecided(&errors, &reader));
            fail(&errors, arguments.color, reader).max(sent)
        }
    }
}

/// The errors that left nothing judged, and who reads them.
pub(super) type Unanswered = (Errors, Reader);

/// A report with all that is needed to write it: sources, reader and destinations.
struct Judged {
    report: Report,
    sources: Sources,
    reader: Reader,
    destinations: Vec<Destination>,
    /// The verdict as it is to be written, where one is.
    verdict: Option<Written>,
    /// The commit to set a status on; none without `--status`.
    #[cfg(feature = "forge")]
    status: Option<StatusSubject>,
    /// How many tests of policies there are, which are not run.
    tests: usize,
}

fn judge(arguments: &Arguments, clock: Clock, reader: Reader) -> Result<Judged, Unanswered> {
    let _progress = Progress::start();
    let options = arguments.language.options(reader).map_err(|error| (error.into(), reader))?;
    let options = Options { paths: arguments.paths.clone(), ..options };
    let other_verdict = [
        ("--now", arguments.now.is_some()),
        ("--policy-from", arguments.policy_from.is_some()),
        ("--no-waivers", arguments.waivers.no_waivers),
    ];
    let may_be_signed = arguments.verdict.may_be_signed(&other_verdict, &arguments.paths, &reader);
    may_be_signed.map_err(|error| (error.into(), reader))?;
    #[cfg(feature = "forge")]
    let may_be_set = arguments.status.may_be_set(&other_verdict, &arguments.paths, arguments.shard.is_some(), &reader);
    #[cfg(feature = "forge")]
    may_be_set.map_err(|error| (error.into(), reader))?;
    let review = judged_review(arguments, &options, clock)?;
    let review =
        if arguments.policy_from.is_some() { by_own_rules(&review, reader_of_errors(&options))? } else { review };
    let review = review.with_share(arguments.shard);
    let reader = review.merge.reader;
    let outputs = [arguments.output.as_slice(), &arguments.verdict.files()].concat();
    let destinations = Destination::all(&outputs, &arguments.paths, &review).map_err(|errors| (errors, reader))?;
    arguments.verdict.can_sign(&review, &reader).map_err(|error| (error.into(), reader))?;
    #[cfg(feature = "forge")]
    let status = arguments.status.subject(&review, &arguments.change).map_err(|error| (error.into(), reader))?;
    let tests =
        review.documents().iter().filter(|document| document.kind.as_deref() == Some(name::POLICY_TEST)).count();
    // The process ends soon; to give back piece by piece what was read would cost more than finding a few faults.
    let mut review = ManuallyDrop::new(if arguments.waivers.no_waivers { review.without_waivers() } else { review });
    let told = |errors: Errors| if review.change.is_some() { on_target(errors, reader) } else { errors };
    let rules = ManuallyDrop::new(rules_of_all(&review).map_err(|errors| (told(errors), reader))?);
    let report = report_of(&review, &rules);
    complete(&review, &reader).map_err(|errors| (errors, reader))?;
    let complies = Exit::of(&report, fail_on(&arguments.fail_on), arguments.allow_empty) == Exit::Compliant;
    let verdict = arguments.verdict.of(&review, &rules, &report, (complies, &arguments.fail_on), &arguments.change);
    let verdict = verdict.map_err(|error| (error.into(), reader))?;
    let sources = std::mem::take(&mut review.sources);
    // What is written shows no number of a person, in the name of a file either.
    let sources = sources.under_paths(|path| is_in(path).then(|| masked_found(path).into_owned()));
    Ok(Judged {
        report,
        sources,
        reader,
        destinations,
        verdict,
        #[cfg(feature = "forge")]
        status,
        tests,
    })
}

/// What is judged by what, with what the forge says of it where that is given.
fn judged_review(arguments: &Arguments, options: &Options, clock: Clock) -> Result<Review, Unanswered> {
    #[cfg(feature = "forge")]
    let given = |change: &mut RepositoryChange| {
        let reader = reader_of_errors(options);
        let (of, forge) = (&arguments.change, &arguments.status.forge);
        change.request = arguments.evidence.of(change, of, forge, clock, &options.folder, &reader)?;
        Ok(())
    };
    #[cfg(not(feature = "forge"))]
    let given = |_: &mut RepositoryChange| Ok(());
    let review = review_with(&arguments.change, options, clock, given)?;
    #[cfg(feature = "forge")]
    arguments.evidence.is_used(&review).map_err(|error| (error.into(), review.merge.reader))?;
    Ok(review)
}

/// What is judged by what: the project as it lies, or a change of its repository.
pub(super) fn review(change: &ChangeOptions, options: &Options, clock: Clock) -> Result<Review, Unanswered> {
    review_with(change, options, clock, |_| Ok(()))
}

/// The same, with more that is known of the change.
fn review_with(
    change: &ChangeOptions,
    options: &Options,
    clock: Clock,
    more: impl FnOnce(&mut RepositoryChange) -> Result<(), Error>,
) -> Result<Review, Unanswered> {
    let unread = |errors| (errors, reader_of_errors(options));
    let variable = |name: &str| std::env::var(name).ok();
    let asked = change.asked(variable, &options.reader).map_err(|error| unread(error.into()))?;
    if let Some(asked) = asked {
        let reader = reader_of_errors(options);
        let mut change = load_change(options, &asked).map_err(|errors| unread(on_target(errors, reader)))?;
        more(&mut change.change).map_err(|error| unread(error.into()))?;
        return review_of_change(change, clock).map_err(|(errors, reader)| (on_target(errors, reader), reader));
    }
    let loaded = load(options).map_err(unread)?;
    let reader = loaded.reader;
    let judged = resolve(loaded, clock).and_then(|workspace| with_history(Review::of(workspace), &reader));
    judged.map_err(|errors| (errors, reader))
}

/// Errors of a set-up that is the target's: the files of the work tree may be right already. What is wrong with the revisions, or
/// with paths, is nobody's set-up.
pub(super) fn on_target(errors: Errors, reader: Reader) -> Errors {
    let told = |error: Error| match error.code {
        "revision" | "path" => error,
        _ => Error {
            message: say_git::ON_TARGET.with("says", Fact::Text(error.message.clone())).render(&reader),
            ..error
        },
    };
    Errors(errors.0.into_iter().map(told).collect())
}

/// A change with what it would be by its own rules, where it touches what is trusted.
pub(super) fn review_of_change(change: LoadedChange, clock: Clock) -> Result<Review, Unanswered> {
    let reader = change.sides[0].reader;
    let LoadedChange { sides, change: differs, line, coming, merged } = change;
    let past = past(Box::new(line), coming, &sides[0].config.git, clock);
    let review = Review::of_change(sides, differs, clock).map_err(|errors| (errors, reader))?;
    let mut review = review.with_past(&past);
    if touches_trust(&review) {
        let proposed = merged.load().and_then(|loaded| Ok(Review::of(resolve(loaded, clock)?)));
        let proposed = proposed.map(|proposed| proposed.compared_with(&review).with_past(&past));
        review.proposed = Some(Arc::new(proposed));
    }
    Ok(review)
}

/// What would be merged, by the rules that would be in force then: those of the target where the change leaves them as they are.
/// It is a project that is judged by itself, which the report says.
fn by_own_rules(review: &Review, reader: Reader) -> Result<Review, Unanswered> {
    match review.proposed.as_deref() {
        Some(Ok(proposed)) => Ok(proposed.clone()),
        Some(Err(errors)) => Err((errors.clone(), reader)),
        None => Ok(review.alone()),
    }
}

fn finish(arguments: &Arguments, judged: &Judged, took: Duration) -> Exit {
    let Judged { report, sources, reader, destinations, verdict, tests, .. } = judged;
    let reader = *reader;
    let within = within(&sources.root);
    let fail_on = fail_on(&arguments.fail_on);
    let show = Show {
        asked: arguments.format.as_slice(),
        color: arguments.color,
        waived_in_full: arguments.waivers.show_waived,
        bar: fail_on.severity,
        within: &within,
        reader,
        destinations,
        took,
    };
    let exit = Exit::of(report, fail_on, arguments.allow_empty);
    let other = |format: &str| verdict.as_ref().and_then(|verdict| verdict.bytes(format));
    let told = tell(report, &reader);
    #[cfg(feature = "forge")]
    let is_success = exit == Exit::Compliant;
    let exit = exit.max(show.write(&told, sources, &other));
    #[cfg(feature = "forge")]
    let exit = match &judged.status {
        Some(subject) => {
            let view = View { bar: fail_on.severity, within: &within, ..View::new(reader, false) };
            let words = verdict_words(&told, sources, &view);
            exit.max(arguments.status.set(subject, &within, is_success, &words, &reader))
        }
        None => exit,
    };
    if arguments.verbose && *tests > 0 {
        let tests = Fact::Count { n: u64::try_from(*tests).unwrap_or(u64::MAX), of: TEST };
        let _ = write_plain(&say_testing::NOT_RUN.with("tests", tests).render(&reader), &mut io::stderr().lock());
    }
    exit
}

/// Writes the errors that left nothing judged in the formats that people are sent, so that none of them is sent an empty
/// page; where they are to stand in the summary of a job, there as well. The exit status tells whether that could be done.
fn send_errors(arguments: &Arguments, errors: &Errors, reader: Reader) -> Exit {
    let variable = |name: &str| std::env::var(name).ok();
    let runner = Runner::detect(variable);
    let files_at = files_at(variable).filter(|_| runner == Some(Runner::Github));
    let within = std::env::current_dir().map(|folder| within_of_project(&folder)).unwrap_or_default();
    let view = View { files_at: files_at.as_deref(), within: &within, ..View::new(reader, false) };
    let asked = arguments.format.as_slice();
    let formats = if asked.is_empty() { Runner::formats(runner) } else { asked };
    let written = |name: &str| Reporter::find(name).and_then(|reporter| reporter.write_errors);
    let writers = formats.iter().filter_map(|format| written(format));
    let sent = writers.map(|write| print(&reader, |out| write(errors, &view, out))).max();
    // Which files a run reads is not known here: what is there already stays, and nothing is written that the next run could read, nor
    // where the errors say that it must not be.
    let is_refused = errors.0.iter().any(|error| error.code == "output");
    let destinations = Destination::elsewhere(&arguments.output, &arguments.paths, &reader).unwrap_or_default();
    // What `comment` reads is data by its format, and known as a report.
    let is_page = |destination: &&Destination| {
        let is_known = destination.format == "comment" || !destination.place.is_data();
        !is_refused && destination.place.is_new() && is_known
    };
    for Destination { format, place, .. } in destinations.iter().filter(is_page) {
        if let Some(write) = written(format) {
            let _ = write_whole(place, |out| write(errors, &view, out));
        }
    }
    let summary = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()).map(PathBuf::from);
    if let Some((path, write)) = summary.filter(|_| formats.contains(&"github")).zip(written("markdown")) {
        // The log has said it; a summary that is missing decides nothing.
        let _ = summarise(&path, |_, out| write(errors, &view, out));
    }
    sent.unwrap_or(Exit::SetUp)
}

/// What makes a run end with findings, as `--fail-on` names it.
pub(super) fn fail_on(bar: &str) -> FailOn {
    let severity = match bar {
        "warning" => Severity::Warning,
        "note" => Severity::Note,
        _ => Severity::Error,
    };
    FailOn { severity, pending: bar == "pending" }
}

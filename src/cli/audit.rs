//! `vedtak audit`: every step of a target, judged by the rules, the registry and the clock of its moment.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use clap::Args;
use serde_json::{Value, json};

use super::Exit;
use super::check::review_of_change;
use super::output::Format;
use super::past::complete;
use super::progress::Progress;
use super::reader::{LanguageOption, clock};
use super::terminal::{Color, fail, print};
use crate::approval::SKEW;
use crate::finding::{Clock, ClockSource, Error, Errors, Severity, set_up};
use crate::git::{Base, Head, TargetStep};
use crate::language::messages::{audit as say, config as say_config};
use crate::language::{Fact, Facts, Noun, Reader};
use crate::load::{Asked, Options, load_change, reader_at, steps_of_target};
use crate::report::{plain, tell, write_json};
use crate::standing::{report_of, rules_of_all};

/// The version of the JSON.
const VERSION: u32 = 1;

/// The verdict of a step that could not be judged.
const NOT_JUDGED: &str = "not-judged";

const STEP: Noun = Noun {
    nb: ["sammenslåing", "sammenslåinger"],
    sv: ["sammanslagning", "sammanslagningar"],
    en: ["merge", "merges"],
};

/// Arguments of `vedtak audit`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The target: its tip, such as origin/main; without it HEAD
    #[arg(value_name = "REVISION", default_value = "HEAD")]
    target: String,
    /// Only what came to the target on this day or later (2026-01-01)
    #[arg(long, value_name = "DATE")]
    since: Option<NaiveDate>,
    /// Only what came to the target on this day or earlier
    #[arg(long, value_name = "DATE")]
    until: Option<NaiveDate>,
    /// A file with a line for each step: what stands there is not judged again, what is judged is added
    #[arg(long, value_name = "FILE")]
    resume: Option<PathBuf>,
    /// Format on standard output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Pretty)]
    format: Format,
    #[command(flatten)]
    language: LanguageOption,
}

/// Judges every step: status 1 where one did not comply or could not be judged.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let reader = arguments.language.reader(clock(None));
    match audit(arguments, reader) {
        Err((errors, reader)) => fail(&errors, Color::Auto, reader),
        Ok((steps, reader)) => {
            let printed = print(&reader, |out| match arguments.format {
                Format::Json => write_json(&json!({"version": VERSION, "steps": steps}), out),
                Format::Pretty => people(&steps, &reader, out),
            });
            let is_well = steps.iter().all(|step| step["verdict"] == "compliant");
            printed.max(if is_well { Exit::Compliant } else { Exit::Findings })
        }
    }
}

fn audit(arguments: &Arguments, reader: Reader) -> Result<(Vec<Value>, Reader), (Errors, Reader)> {
    let _progress = Progress::start();
    let options = arguments.language.options(reader).map_err(|error| (error.into(), reader))?;
    let reader = reader_at(&options).unwrap_or(reader);
    let failed = |errors: Errors| (errors, reader);
    let base = Base::Revision(arguments.target.clone());
    let steps = steps_of_target(&options, &base).map_err(failed)?;
    let known = arguments.resume.as_deref().map_or(Ok(BTreeMap::new()), |path| known(path, &reader)).map_err(failed)?;
    let now = clock(None).at.to_utc() + SKEW;
    // What claims to be of the future, or of no time at all, is asked for whatever the days: it is told, not judged.
    let claimed = |step: &TargetStep| DateTime::from_timestamp(step.at, 0).filter(|at| *at <= now);
    let is_asked = |step: &&TargetStep| {
        claimed(step).map(|at| at.date_naive()).is_none_or(|day| {
            arguments.since.is_none_or(|since| day >= since) && arguments.until.is_none_or(|until| day <= until)
        })
    };
    let mut judged = Vec::new();
    for step in steps.iter().filter(is_asked) {
        // Before the very first commit there is nothing that it could be judged by.
        let Some(before) = &step.before else { continue };
        // What could not be judged may be by now.
        let result = match known.get(&step.commit).filter(|result| result["verdict"] != NOT_JUDGED) {
            Some(result) => result.clone(),
            None => {
                let result = judge(&options, (step, before), claimed(step), reader);
                if let Some(path) = &arguments.resume {
                    keep(path, &result, &reader).map_err(failed)?;
                }
                result
            }
        };
        judged.push(result);
    }
    Ok((judged, reader))
}

/// One step: the target before it is trusted, the target after it is judged, at the moment at which it came; none where that is
/// not to be believed.
fn judge(options: &Options, (step, before): (&TargetStep, &str), at: Option<DateTime<Utc>>, reader: Reader) -> Value {
    let report = || {
        let Some(at) = at else {
            return Err(Errors::from(set_up("clock", &say::AHEAD.into(), None, &reader)));
        };
        let clock = Clock { at: at.fixed_offset(), source: ClockSource::Commit };
        let (base, head) = (Base::Commit(before.to_owned()), Head::Revision(step.commit.clone()));
        let change = load_change(options, &Asked { base, head, is_request: false, into: None })?;
        let review = review_of_change(change, clock).map_err(|(errors, _)| errors)?;
        let report = report_of(&review, &rules_of_all(&review)?);
        complete(&review, &reader)?;
        Ok::<_, Errors>(report)
    };
    let at = at.map(|at| at.fixed_offset().to_rfc3339());
    let of_step = json!({"commit": step.commit, "before": before, "at": at, "title": step.title});
    let told = match report() {
        Err(errors) => {
            let reasons: Vec<&str> = errors.0.iter().map(|error| error.message.as_str()).collect();
            json!({"verdict": NOT_JUDGED, "reason": reasons.join("; "), "findings": []})
        }
        Ok(report) => {
            let fails = report.tally().fails(Severity::Error);
            let told = tell(&report, &reader);
            let gates = told.findings.iter().filter(|one| one.status.gates() && one.severity == Severity::Error);
            let findings = gates.map(|one| {
                json!({"rule": one.rule.id, "document": one.document, "message": one.message, "fingerprint": one.fingerprint.as_str()})
            });
            let verdict = if fails { "not-compliant" } else { "compliant" };
            let unproven = &report.summary.unproven;
            json!({"verdict": verdict, "policies": told.policies, "findings": findings.collect::<Vec<_>>(), "unproven": unproven})
        }
    };
    let fields = |value: Value| match value {
        Value::Object(fields) => fields,
        _ => serde_json::Map::new(),
    };
    Value::Object(fields(of_step).into_iter().chain(fields(told)).collect())
}

/// The results of an earlier run, by commit.
fn known(path: &Path, reader: &Reader) -> Result<BTreeMap<String, Value>, Errors> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(unwritten(path, &error, reader)),
    };
    let read = |line: &str| {
        let result: Value = serde_json::from_str(line).ok()?;
        Some((result["commit"].as_str()?.to_owned(), result))
    };
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(read).collect::<Option<_>>().ok_or_else(|| {
        let says = say::RESUME.with("path", Fact::code(path.display().to_string()));
        set_up("resume", &says, Some(&say::RESUME_HELP.into()), reader).into()
    })
}

fn keep(path: &Path, result: &Value, reader: &Reader) -> Result<(), Errors> {
    let file = OpenOptions::new().append(true).create(true).open(path);
    file.and_then(|mut file| writeln!(file, "{result}")).map_err(|error| unwritten(path, &error, reader))
}

fn unwritten(path: &Path, error: &io::Error, reader: &Reader) -> Errors {
    let facts = Facts::new().with("path", Fact::code(path.display().to_string()));
    let facts = facts.with("reason", Fact::Text(error.to_string()));
    Error::machine("resume", say_config::OUTPUT.render(reader, &facts)).into()
}

fn people(steps: &[Value], reader: &Reader, out: &mut dyn Write) -> io::Result<()> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut line = |text: &str| writeln!(out, "{}", plain(text));
    let with = |verdict: &str| steps.iter().filter(|step| step["verdict"] == verdict).count();
    for step in steps.iter().filter(|step| step["verdict"] != "compliant") {
        let commit = text(&step["commit"]);
        let facts = Facts::new()
            .with("at", Fact::text(text(&step["at"]).get(..10).unwrap_or_default()))
            .with("commit", Fact::code(commit.get(..12).unwrap_or(&commit)))
            .with("title", Fact::text(text(&step["title"])))
            .with("reason", Fact::text(text(&step["reason"])));
        let phrase = if step["verdict"] == NOT_JUDGED { say::UNJUDGED } else { say::BROKEN };
        line(&phrase.render(reader, &facts))?;
        for found in step["findings"].as_array().into_iter().flatten() {
            let id = text(&found["document"]["id"]);
            line(&format!("  {} {id}: {}", text(&found["rule"]), text(&found["message"])))?;
        }
    }
    let number = |number: usize| Fact::text(if number == 0 { String::new() } else { number.to_string() });
    let facts = Facts::new()
        .with("steps", Fact::Count { n: u64::try_from(steps.len()).unwrap_or(u64::MAX), of: STEP })
        .with("broken", Fact::text(with("not-compliant").to_string()))
        .with("unjudged", number(with(NOT_JUDGED)));
    line(&say::SUM.render(reader, &facts))?;
    line(&say::CLAIMS.render(reader, &Facts::new()))
}

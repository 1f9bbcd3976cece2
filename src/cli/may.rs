//! `vedtak may`: go or no-go for a stage of a document.

use std::io::{self, Write};

use chrono::{DateTime, FixedOffset};
use clap::Args;
use serde_json::{Value, json};

use super::Exit;
use super::answer::AnswerOptions;
use super::output::Format;
use super::past::{past, with_history};
use super::reader::clock;
use super::terminal::{Color, fail, print};
use crate::finding::{Clock, Errors, set_up};
use crate::git::Coming;
use crate::language::messages::plan as say;
use crate::language::{Fact, Facts, Reader, Refusal};
use crate::load::{LoadedTip, Options, load, load_tip};
use crate::plan::{Clearance, clearance, is_governed, target};
use crate::report::{plain, write_json};
use crate::standing::{report_of, rules_of_all};
use crate::workspace::{Review, resolve};

/// The version of the JSON.
const VERSION: u32 = 1;

/// Arguments of `vedtak may`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The id of a document, such as CHG-2026-0007; where several kinds have it, KIND/ID
    #[arg(value_name = "ID")]
    id: String,
    /// The stage, a key under `plan`; not for a document with one window
    #[arg(long, value_name = "STAGE")]
    stage: Option<String>,
    #[command(flatten)]
    answer: AnswerOptions,
}

/// Tells whether it may be carried out: status 0 for go, 1 for no-go.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let clock = clock(arguments.answer.now);
    let mut reader = arguments.answer.language.reader(clock);
    match judge(arguments, clock, &mut reader) {
        Err(errors) => fail(&errors, Color::Auto, reader),
        Ok((clearance, origin)) => {
            let printed = print(&reader, |out| match arguments.answer.format {
                Format::Json => write_json(&machine(&clearance, &origin, clock), out),
                Format::Pretty => people(&clearance, &origin, clock, &reader, out),
            });
            printed.max(if clearance.is_go() { Exit::Compliant } else { Exit::Findings })
        }
    }
}

/// The version of the project that an answer is about.
enum Origin {
    /// Whatever lies in the work tree.
    WorkTree,
    /// The tip of the target.
    Target {
        /// The branch.
        branch: String,
        /// The hash of its commit.
        commit: String,
    },
}

fn judge(arguments: &Arguments, clock: Clock, reader: &mut Reader) -> Result<(Clearance, Origin), Errors> {
    let options: Options = arguments.answer.language.options(*reader)?;
    let (review, origin) = match load_tip(&options)? {
        Some(LoadedTip { loaded, line, branch, commit }) => {
            *reader = loaded.reader;
            let git = loaded.config.git.clone();
            let review = Review::of(resolve(loaded, clock)?);
            let line = line.map(|line| past(Box::new(line), Coming::default(), &git, clock));
            let review = line.into_iter().fold(review, |review, past| review.with_past(&past));
            (review, Origin::Target { branch, commit })
        }
        None => {
            let loaded = load(&options)?;
            *reader = loaded.reader;
            (with_history(Review::of(resolve(loaded, clock)?), reader)?, Origin::WorkTree)
        }
    };
    let told = reader.to_owned();
    let refuse = |refusal: Refusal| Errors::from(set_up("may", &refusal.says, refusal.help.as_ref(), &told));
    let (project, found) = review.only_one_with_id(&arguments.id).map_err(refuse)?;
    let target = target(project, found, arguments.stage.as_deref()).map_err(refuse)?;
    let rules = rules_of_all(&review)?;
    let report = report_of(&review, &rules);
    Ok((clearance(&target, is_governed(&target, &rules, &review), &report, reader), origin))
}

/// For people: go or no-go, what stands against it, and when it may next be.
fn people(
    clearance: &Clearance,
    origin: &Origin,
    clock: Clock,
    reader: &Reader,
    out: &mut dyn Write,
) -> io::Result<()> {
    let told = |at: DateTime<FixedOffset>| Fact::Time(at.into());
    let stage = clearance.stage.as_deref().map_or_else(|| Fact::text(""), Fact::code);
    let facts = Facts::new().with("document", Fact::code(&clearance.document.id)).with("stage", stage);
    let phrase = if clearance.is_go() { say::GO } else { say::NO_GO };
    let end = clearance.end.map_or_else(|| Fact::text(""), told);
    let mut line = |text: &str| writeln!(out, "{}", plain(text));
    line(&phrase.render(reader, &facts.with("end", end)))?;
    for hindrance in &clearance.hindrances {
        let rule = hindrance.rule.as_ref().map(|rule| format!("{rule}: ")).unwrap_or_default();
        line(&format!("- {rule}{}", hindrance.says))?;
        if let Some(help) = &hindrance.help {
            line(&format!("  {help}"))?;
        }
    }
    if let Some(next) = clearance.next(clock.at).filter(|_| !clearance.is_go()) {
        line(&say::NEXT.with("start", told(next)).render(reader))?;
    }
    match origin {
        Origin::WorkTree => line(&say::WORK_TREE.render(reader, &Facts::new())),
        Origin::Target { branch, commit } => {
            let facts = Facts::new().with("branch", Fact::code(branch)).with("commit", Fact::code(&commit[..12]));
            line(&say::TARGET.render(reader, &facts))
        }
    }
}

/// For machines.
fn machine(clearance: &Clearance, origin: &Origin, clock: Clock) -> Value {
    let time = |at: Option<DateTime<FixedOffset>>| at.map(|at| at.to_rfc3339());
    let hindrances = clearance.hindrances.iter().map(|hindrance| {
        json!({
            "rule": hindrance.rule,
            "message": hindrance.says,
            "help": hindrance.help,
            "before": time(hindrance.before),
        })
    });
    let (source, commit) = match origin {
        Origin::WorkTree => ("work-tree", None),
        Origin::Target { commit, .. } => ("target", Some(commit)),
    };
    json!({
        "version": VERSION,
        "document": {"kind": clearance.document.kind, "id": clearance.document.id},
        "stage": clearance.stage,
        "verdict": if clearance.is_go() { "go" } else { "no-go" },
        "clock": {"at": clock.at.to_rfc3339()},
        "source": source,
        "commit": commit,
        "start": time(clearance.start),
        "end": time(clearance.end),
        "next": time(clearance.next(clock.at)),
        "hindrances": hindrances.collect::<Vec<_>>(),
    })
}

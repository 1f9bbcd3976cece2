//! `vedtak when`: the earliest compliant start of each stage of a document.

use std::io::{self, Write};

use clap::Args;
use serde_json::{Value, json};

use super::Exit;
use super::answer::AnswerOptions;
use super::output::Format;
use super::past::with_history;
use super::reader::clock;
use super::terminal::{Color, fail, print};
use crate::finding::{Clock, Errors, set_up};
use crate::language::messages::plan as say;
use crate::language::personal_number::masked;
use crate::language::{Fact, Facts, Reader, Refusal};
use crate::load::load;
use crate::plan::{Earliest, Hindrance, Schedule, StageSlot, StageTimes, StartBound, opened, target, targets, when};
use crate::report::{plain, write_json};
use crate::standing::{report_of, rules_of_all};
use crate::workspace::{Review, resolve};

/// The version of the JSON.
const VERSION: u32 = 1;

/// Arguments of `vedtak when`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The id of a document, such as CHG-2026-0007; where several kinds have it, KIND/ID
    #[arg(value_name = "ID")]
    id: String,
    /// One stage, a key under `plan`; without it all of them
    #[arg(long, value_name = "STAGE")]
    stage: Option<String>,
    #[command(flatten)]
    answer: AnswerOptions,
}

/// Tells when it may be carried out: status 0 where there is an answer for every stage, 1 where there is none.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let clock = clock(arguments.answer.now);
    let mut reader = arguments.answer.language.reader(clock);
    match judge(arguments, clock, &mut reader) {
        Err(errors) => fail(&errors, Color::Auto, reader),
        Ok(schedule) => {
            let printed = print(&reader, |out| match arguments.answer.format {
                Format::Json => write_json(&machine(&schedule, clock), out),
                Format::Pretty => people(&schedule, &reader, out),
            });
            printed.max(if schedule.is_answered() { Exit::Compliant } else { Exit::Findings })
        }
    }
}

fn judge(arguments: &Arguments, clock: Clock, reader: &mut Reader) -> Result<Schedule, Errors> {
    let loaded = load(&arguments.answer.language.options(*reader)?)?;
    *reader = loaded.reader;
    let review = with_history(Review::of(resolve(loaded, clock)?), reader)?;
    let told = reader.to_owned();
    let refuse = |refusal: Refusal| Errors::from(set_up("when", &refusal.says, refusal.help.as_ref(), &told));
    let (project, found) = review.only_one_with_id(&arguments.id).map_err(refuse)?;
    let draft = opened(&review, project, found);
    let (review, status) = match &draft {
        Some((review, status)) => (review, Some(status.clone())),
        None => (&review, None),
    };
    let (project, found) = review.only_one_with_id(&arguments.id).map_err(refuse)?;
    let targets = match &arguments.stage {
        Some(stage) => vec![target(project, found, Some(stage)).map_err(refuse)?],
        None => targets(project, found),
    };
    let rules = rules_of_all(review)?;
    let report = report_of(review, &rules);
    Ok(Schedule { opened: status, ..when(&targets, &rules, &report, review, reader)? })
}

/// For people: each stage with its earliest start, what sets it and what is still to come; then what no time mends.
fn people(schedule: &Schedule, reader: &Reader, out: &mut dyn Write) -> io::Result<()> {
    let mut line = |text: &str| writeln!(out, "{}", plain(&masked(text)));
    let heading = |heading: crate::language::Phrase| heading.render(reader, &Facts::new());
    line(&schedule.document.id)?;
    if let Some(status) = &schedule.opened {
        line(&say::JUDGED_AS.with("status", Fact::code(status)).render(reader))?;
    }
    for stage in &schedule.stages {
        let name = stage.stage.as_deref().map_or_else(|| Fact::text(""), Fact::code);
        let facts = Facts::new().with("stage", name);
        match &stage.planned {
            None => line(&say::NOT_TOLD.render(reader, &facts))?,
            Some(times) => {
                let phrase = if stage.is_compliant { say::PLANNED } else { say::NOT_PLANNED };
                line(&phrase.render(reader, &facts.with("times", times.told.clone())))?;
            }
        }
        for hindrance in &stage.hindrances {
            line(&format!("- {}", told(hindrance)))?;
        }
        if let Some(earliest) = &stage.earliest {
            let says = say::EARLIEST.with("start", earliest.told.clone()).with("times", earliest.slot.told.clone());
            line(&format!("  {}", says.render(reader)))?;
        } else if !stage.is_answered() && stage.planned.is_some() && stage.hindrances.is_empty() {
            line(&format!("  {}", say::NONE_BEFORE.with("until", Fact::Date(stage.until)).render(reader)))?;
        }
        for (position, bound) in stage.bounds.iter().rev().enumerate() {
            line(&format!("  - {}", of_bound(bound, position == 0, reader)))?;
        }
        let pending = stage.earliest.iter().flat_map(|earliest| &earliest.pending);
        for (position, hindrance) in pending.enumerate() {
            if position == 0 {
                line(&format!("  {}", heading(say::STILL_TO_COME)))?;
            }
            line(&format!("  - {}", told(hindrance)))?;
        }
    }
    for (position, hindrance) in schedule.also.iter().enumerate() {
        if position == 0 {
            line(&heading(say::ALSO))?;
        }
        line(&format!("- {}", told(hindrance)))?;
        if let Some(help) = &hindrance.help {
            line(&format!("  {help}"))?;
        }
    }
    line(&heading(say::WORK_TREE))
}

fn told(hindrance: &Hindrance) -> String {
    let rule = hindrance.rule.as_ref().map(|rule| format!("{rule}: ")).unwrap_or_default();
    format!("{rule}{}", hindrance.says)
}

fn of_bound(bound: &StartBound, sets: bool, reader: &Reader) -> String {
    let facts = Facts::new().with("rule", Fact::text(&bound.rule)).with("why", Fact::text(&bound.why));
    match &bound.earliest {
        None => say::BOUND_ALWAYS.render(reader, &facts),
        Some((_, start)) => {
            let sets = Fact::text(if sets { "sets" } else { "" });
            say::BOUND.render(reader, &facts.with("start", start.clone()).with("sets", sets))
        }
    }
}

/// For machines.
fn machine(schedule: &Schedule, clock: Clock) -> Value {
    json!({
        "version": VERSION,
        "document": {"kind": schedule.document.kind, "id": masked(&schedule.document.id)},
        "clock": {"at": clock.at.to_rfc3339()},
        "source": "work-tree",
        "judgedAs": schedule.opened,
        "stages": schedule.stages.iter().map(of_stage).collect::<Vec<_>>(),
        "also": schedule.also.iter().map(of_hindrance).collect::<Vec<_>>(),
    })
}

fn of_stage(stage: &StageTimes) -> Value {
    let bound = |bound: &StartBound| {
        let earliest = bound.earliest.as_ref().map(|(at, _)| at.to_rfc3339());
        json!({"rule": bound.rule, "earliest": earliest, "message": masked(&bound.why)})
    };
    let earliest = stage.earliest.as_ref();
    let pending = |earliest: &Earliest| earliest.pending.iter().map(of_hindrance).collect::<Vec<_>>();
    json!({
        "stage": stage.stage,
        "planned": stage.planned.as_ref().map(of_times),
        "compliant": stage.is_compliant,
        "earliest": earliest.map(|earliest| earliest.start.to_rfc3339()),
        "slot": earliest.map(|earliest| of_times(&earliest.slot)),
        "rules": stage.bounds.iter().rev().map(bound).collect::<Vec<_>>(),
        "pending": earliest.map(pending).unwrap_or_default(),
        "hindrances": stage.hindrances.iter().map(of_hindrance).collect::<Vec<_>>(),
        "until": stage.until.to_string(),
    })
}

fn of_times(times: &StageSlot) -> Value {
    json!({"start": times.start.to_rfc3339(), "end": times.end.to_rfc3339()})
}

fn of_hindrance(hindrance: &Hindrance) -> Value {
    json!({
        "rule": hindrance.rule,
        "message": masked(&hindrance.says),
        "help": hindrance.help.as_deref().map(masked),
        "before": hindrance.before.map(|at| at.to_rfc3339()),
    })
}

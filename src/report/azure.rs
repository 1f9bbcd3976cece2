//! Issues of an Azure Pipelines log: ten of a kind are kept, so the worst come first and the last says what is missing.

use std::io::{self, Write};

use super::rank::{Ranked, told_worst_first};
use super::sink::{Azure, Log, Text, cut};
use super::words;
use super::{Told, View};
use crate::finding::Severity;
use crate::language::messages::report as say;
use crate::source::Sources;

/// How many issues of a severity the agent keeps in a step.
const MOST_OF_A_KIND: usize = 10;

/// The most characters of a message in a list of issues.
const MOST_CHARACTERS: usize = 4_000;

pub(super) fn write(report: &Told, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let pending = words::pending_notes(report, view);
    let ranked = told_worst_first(report, &pending, sources);
    for (kind, weight) in [("error", Severity::Error), ("warning", Severity::Warning)] {
        let of_kind: Vec<&Ranked> = ranked.iter().filter(|ranked| ranked.weight == weight).collect();
        let most = if of_kind.len() > MOST_OF_A_KIND { MOST_OF_A_KIND - 1 } else { MOST_OF_A_KIND };
        for ranked in of_kind.iter().take(most) {
            issue(kind, ranked, view, out)?;
        }
        let left_out: usize = of_kind.iter().skip(most).map(|ranked| ranked.count()).sum();
        if left_out > 0 {
            let mut command = Text::<Azure>::new();
            command.own("##vso[task.logissue type=").own(kind).own(";]");
            command.add(&words::say_number(say::MORE, left_out, view));
            writeln!(out, "{}", command.as_str())?;
        }
    }
    // Azure has errors and warnings only; a note is a line of the log.
    for ranked in ranked.iter().filter(|ranked| ranked.weight == Severity::Note) {
        let mut line = Text::<Log>::new();
        line.add(&ranked.path(view)).own(":").number(ranked.start.line as usize).own(": ");
        line.add(&words::severity(Severity::Note, view)).own("[").add(&ranked.rule_list()).own("]: ");
        line.add(&ranked.message(view));
        for more in more(ranked, view) {
            line.own(" | ").add(&more);
        }
        line.end(out)?;
    }
    Ok(())
}

fn issue(kind: &'static str, ranked: &Ranked, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut command = Text::<Azure>::new();
    command.own("##vso[task.logissue type=").own(kind).own(";sourcepath=").add(&ranked.path(view));
    command
        .own(";linenumber=")
        .number(ranked.start.line as usize)
        .own(";columnnumber=")
        .number(ranked.start.column as usize);
    command.own(";code=").add(&ranked.rule_list()).own(";]").add(&cut(&ranked.message(view), MOST_CHARACTERS));
    for more in more(ranked, view) {
        command.own(" | ").add(&cut(&more, MOST_CHARACTERS));
    }
    writeln!(out, "{}", command.as_str())
}

/// What follows the message, all on one line.
fn more(ranked: &Ranked, view: &View) -> Vec<String> {
    let help = ranked.help(view).map(|help| format!("{}: {help}", words::say(say::HELP, view)));
    let all = ranked.blocks();
    let blocks = all.iter().enumerate().map(|(at, block)| words::block_line(block, at > 0, view));
    help.into_iter().chain(blocks).chain(words::unjudged(ranked, view)).collect()
}

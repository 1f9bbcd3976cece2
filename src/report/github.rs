//! Annotations of GitHub Actions: ten of a kind are shown, so the worst come first and the last says what is missing.

use std::io::{self, Write};

use super::rank::{Ranked, name, told_worst_first};
use super::sink::{GithubData, GithubProperty, Text, cut, shown, tame};
use super::words;
use super::{Told, View};
use crate::finding::Severity;
use crate::language::messages::report as say;
use crate::source::Sources;

/// How many annotations of a severity GitHub shows in a step.
const MOST_OF_A_KIND: usize = 10;

/// GitHub cuts a message after 4,096 characters.
const MOST_CHARACTERS: usize = 4_000;

/// The most characters of a message, so that there is room for what follows it.
const MOST_OF_MESSAGE: usize = 3_000;

pub(super) fn write(report: &Told, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let pending = words::pending_notes(report, view);
    let ranked = told_worst_first(report, &pending, sources);
    for (kind, weight) in [("error", Severity::Error), ("warning", Severity::Warning), ("notice", Severity::Note)] {
        let of_kind: Vec<&Ranked> = ranked.iter().filter(|ranked| ranked.weight == weight).collect();
        let most = if of_kind.len() > MOST_OF_A_KIND { MOST_OF_A_KIND - 1 } else { MOST_OF_A_KIND };
        for ranked in of_kind.iter().take(most) {
            annotation(kind, ranked, view, out)?;
        }
        let left_out: usize = of_kind.iter().skip(most).map(|ranked| ranked.count()).sum();
        if left_out > 0 {
            let mut command = Text::<GithubProperty>::new();
            command.own("::").own(kind).own("::");
            let more = words::say_number(say::MORE, left_out, view);
            end(&command, &Text::of(&more), out)?;
        }
    }
    Ok(())
}

fn annotation(kind: &'static str, ranked: &Ranked, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let (finding, start, end_) = (ranked.finding, ranked.start, ranked.end);
    let mut command = Text::<GithubProperty>::new();
    command.own("::").own(kind).own(" file=").add(&ranked.path(view));
    command.own(",line=").number(start.line as usize).own(",endLine=").number(end_.line as usize);
    command.own(",col=").number(start.column as usize);
    // Columns of different lines are refused.
    if start.line == end_.line {
        command.own(",endColumn=").number(end_.column as usize);
    }
    command
        .own(",title=")
        .add(&ranked.rule_list())
        .add(" ")
        .add(name(finding.document.as_ref(), &ranked.file.path))
        .own("::");
    let mut data = Text::<GithubData>::new();
    data.add(&cut(&limited(&ranked.message(view)), MOST_OF_MESSAGE));
    for lines in more(ranked, view) {
        let mut more = Text::<GithubData>::new();
        for line in lines {
            more.own("%0A").add(&limited(&line));
        }
        if data.as_str().chars().count() + more.as_str().chars().count() <= MOST_CHARACTERS {
            data.push(&more);
        }
    }
    end(&command, &data, out)
}

/// What follows the message, each in its lines, what matters most first: what does not fit is left out.
fn more(ranked: &Ranked, view: &View) -> Vec<Vec<String>> {
    let labelled = |label, text: &str| vec![format!("{}: {text}", words::say(label, view))];
    let mut more: Vec<Vec<String>> = words::unjudged(ranked, view).into_iter().map(|line| vec![line]).collect();
    more.extend(ranked.help(view).map(|help| labelled(say::HELP, &help)));
    let blocks = words::block_lines(&ranked.blocks(), view);
    more.extend((!blocks.is_empty()).then_some(blocks));
    more.extend(ranked.clauses().into_iter().map(|clause| labelled(say::RULE, clause)));
    more.extend(words::status(ranked.finding, view).map(|status| vec![status]));
    more
}

/// The text as it is shown, cut so that GitHub does not.
fn limited(text: &str) -> String {
    cut(&tame(&shown(text)), MOST_CHARACTERS).into_owned()
}

fn end(command: &Text<GithubProperty>, data: &Text<GithubData>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}{}", command.as_str(), data.as_str())
}

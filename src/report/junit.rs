//! `JUnit` XML in the shape of Jenkins (junit-10): a case for each rule and document that has something to say.
//!
//! Errors and what could not be judged fail their case; warnings and notes pass with a word; what does not count, and
//! what is still pending, is skipped. Jenkins takes a file without cases for a fault, so there is always one.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::rank::{Ranked, worst_first};
use super::sink::{Markup, Text};
use super::words::{self, Ending};
use super::{Told, View};
use crate::finding::{Block, DocumentName, Severity, Skipped, Status};
use crate::language::messages::report as say;
use crate::source::Sources;

/// How a case ended, the worst last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Passed,
    Skipped,
    Failed,
    Errored,
}

/// What is said of one rule and one document.
struct Case<'r> {
    document: Option<&'r DocumentName>,
    rule: &'r str,
    end: End,
    /// The first message, which lists of cases show.
    message: String,
    text: Text<Markup>,
}

/// Cases by file, and in it by document and rule.
type Suites<'r> = BTreeMap<String, BTreeMap<(Option<&'r DocumentName>, &'r str), Case<'r>>>;

pub(super) fn write(report: &Told, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let suites = suites(report, sources, view);
    let all = || suites.values().flat_map(BTreeMap::values);
    let ended = |end: End| all().filter(|case| case.end == end).count();
    let is_nothing = words::ending(report, view) == Ending::NothingJudged;
    // Where nothing was judged, that is a case of its own, and one that did not run.
    let of_itself = suites.is_empty() || is_nothing;
    let mut head = Text::<Markup>::new();
    head.own("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"vedtak\" tests=\"")
        .number(all().count() + usize::from(of_itself));
    head.own("\" failures=\"").number(ended(End::Failed)).own("\" errors=\"").number(ended(End::Errored)).own("\">\n");
    head.write(out)?;
    let properties = properties(report, view);
    if of_itself {
        let mut suite = Text::<Markup>::new();
        suite.own("  <testsuite name=\"vedtak\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"");
        suite.number(usize::from(is_nothing)).own("\">\n");
        suite.write(out)?;
        properties.write(out)?;
        let mut case = Text::<Markup>::new();
        case.own("    <testcase classname=\"vedtak\" name=\"").add(&words::verdict(report, sources, view));
        case.own(if is_nothing { "\">\n      <skipped/>\n    </testcase>\n" } else { "\"/>\n" });
        case.own("  </testsuite>\n");
        case.write(out)?;
    }
    for (at, (path, cases)) in suites.iter().enumerate() {
        let ended = |end: End| cases.values().filter(|case| case.end == end).count();
        let mut suite = Text::<Markup>::new();
        suite.own("  <testsuite name=\"").add(path).own("\" tests=\"").number(cases.len());
        suite.own("\" failures=\"").number(ended(End::Failed)).own("\" errors=\"").number(ended(End::Errored));
        suite.own("\" skipped=\"").number(ended(End::Skipped)).own("\" file=\"").add(path).own("\">\n");
        suite.write(out)?;
        // These are of the whole run, and properties are of a suite.
        if at == 0 && !of_itself {
            properties.write(out)?;
        }
        let mut suite = Text::<Markup>::new();
        for case in cases.values() {
            write_case(case, path, &mut suite);
        }
        suite.own("  </testsuite>\n");
        suite.write(out)?;
    }
    writeln!(out, "</testsuites>")
}

/// What was left out, what the project sets otherwise, and whose rules are in force, as properties.
fn properties(report: &Told, view: &View) -> Text<Markup> {
    let summary = &report.summary;
    let mut properties = Text::<Markup>::new();
    let mut property = |name: &'static str, value: &str| {
        properties.own("      <property name=\"").own(name).own("\" value=\"").add(value).own("\"/>\n");
    };
    for Skipped { what, why, count, .. } in &summary.skipped {
        let counted = if *count == 1 { String::new() } else { format!("{count} ") };
        property("not-evaluated", &format!("{counted}{what} ({why})"));
    }
    for own in &summary.overrides {
        property("override", &own.to_string());
    }
    property("policies", &words::basis(report, view));
    let mut all = Text::<Markup>::new();
    all.own("    <properties>\n").push(&properties).own("    </properties>\n");
    all
}

fn suites<'r>(report: &'r Told, sources: &'r Sources, view: &View) -> Suites<'r> {
    let mut suites = Suites::new();
    for ranked in worst_first(report, &[], sources) {
        let finding = ranked.finding;
        let end = match (finding.status, finding.severity) {
            (Status::Undecided, _) => End::Errored,
            (Status::Active, Severity::Error) => End::Failed,
            (Status::Active, _) => End::Passed,
            (Status::Existing | Status::Waived | Status::Answered, _) => End::Skipped,
        };
        let key = (finding.document.as_ref(), finding.rule.id.as_ref());
        let case = suites.entry(ranked.path(view)).or_default().entry(key).or_insert_with(|| Case {
            document: finding.document.as_ref(),
            rule: &finding.rule.id,
            end,
            message: words::status(finding, view)
                .filter(|_| end == End::Skipped)
                .unwrap_or_else(|| finding.message.clone()),
            text: Text::new(),
        });
        case.end = case.end.max(end);
        tell(&ranked, view, &mut case.text);
    }
    for pending in &report.pending {
        let path = format!("{}{}", view.within, sources.file(pending.file).path);
        let key = (pending.document.as_ref(), pending.rule.id.as_ref());
        let case = suites.entry(path).or_default().entry(key).or_insert_with(|| Case {
            document: pending.document.as_ref(),
            rule: &pending.rule.id,
            end: End::Skipped,
            message: pending.missing.clone(),
            text: Text::new(),
        });
        case.text.add(&words::say(say::PENDING, view)).own(": ").add(&pending.missing).own("\n");
        for more in words::who_and_when(pending, report, view) {
            case.text.own("  ").add(&more).own("\n");
        }
        blocks(&pending.blocks, view, &mut case.text);
    }
    suites
}

/// A finding in a few lines.
fn tell(ranked: &Ranked, view: &View, text: &mut Text<Markup>) {
    let finding = ranked.finding;
    text.add(&words::severity(finding.severity, view)).own(": ").add(&finding.message).own("\n");
    if let Some(help) = &finding.help {
        text.own("  ").add(&words::say(say::HELP, view)).own(": ").add(help).own("\n");
    }
    blocks(&finding.blocks, view, text);
    if let Some(clause) = &finding.clause {
        text.own("  ").add(&words::say(say::RULE, view)).own(": ").add(clause).own("\n");
    }
    if let Some(status) = words::status(finding, view) {
        text.own("  ").add(&status).own("\n");
    }
    text.own("  (").add(&ranked.path(view)).own(":").number(ranked.start.line as usize);
    text.own(":").number(ranked.start.column as usize).own(")\n");
}

/// What to write, below the help.
fn blocks(blocks: &[Block], view: &View, text: &mut Text<Markup>) {
    for line in words::block_lines(blocks, view) {
        text.own(if line.is_empty() { "" } else { "  " }).add(&line).own("\n");
    }
}

fn write_case(case: &Case, path: &str, suite: &mut Text<Markup>) {
    suite.own("    <testcase classname=\"");
    match case.document {
        Some(document) => suite.add(&document.kind).own(".").add(&document.id),
        None => suite.add(path),
    };
    suite.own("\" name=\"").add(case.rule).own("\">\n      ");
    let (open, middle, close) = match case.end {
        End::Passed => ("<system-out>", "", "</system-out>\n"),
        End::Skipped => ("<skipped message=\"", "\">", "</skipped>\n"),
        End::Failed => ("<failure type=\"error\" message=\"", "\">", "</failure>\n"),
        End::Errored => ("<error type=\"undecided\" message=\"", "\">", "</error>\n"),
    };
    suite.own(open);
    if case.end != End::Passed {
        suite.add(&case.message);
    }
    suite.own(middle).push(&case.text).own(close).own("    </testcase>\n");
}

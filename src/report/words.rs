//! Sentences that several formats say of a report.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use super::finding::{Finding, Pending};
use super::rank::{Ranked, told};
use super::{Told, View};
use crate::finding::{Block, BlockPlace, Met, Override, Partial, RuleRef, Setting, Severity, Skipped, Status};
use crate::language::messages::report as say;
use crate::language::messages::shards as say_shards;
use crate::language::{Decimal, Fact, Facts, Label, Noun, Phrase, Reader, Saying, wording};
use crate::source::Sources;

/// An example up to so many characters stands on the line of its label.
const MOST_OF_A_LINE: usize = 80;

const DOCUMENT: Noun =
    Noun { nb: ["dokument", "dokumenter"], sv: ["dokument", "dokument"], en: ["document", "documents"] };
const RULE: Noun = Noun { nb: ["regel", "regler"], sv: ["regel", "regler"], en: ["rule", "rules"] };

/// A phrase without facts.
pub(super) fn say(phrase: Phrase, view: &View) -> String {
    phrase.render(&view.reader, &Facts::new())
}

/// A phrase with a figure.
pub(super) fn say_number(phrase: Phrase, n: usize, view: &View) -> String {
    phrase.render(&view.reader, &Facts::new().with("n", Fact::Number(figure(n))))
}

/// A heading with a figure: it begins with a capital.
pub(super) fn heading(phrase: Phrase, n: usize, view: &View) -> String {
    let said = say_number(phrase, n, view);
    let mut rest = said.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// A phrase with one fact.
pub(super) fn say_fact(phrase: Phrase, name: &'static str, fact: Fact, view: &View) -> String {
    phrase.render(&view.reader, &Facts::new().with(name, fact))
}

/// How a report ends, for what is shown beside its verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// Something weighs as much as the bar.
    Fails,
    /// Nothing does, and something was judged.
    Holds,
    /// There was nothing to judge.
    NothingJudged,
}

/// How a report ends.
pub(super) fn ending(report: &Told, view: &View) -> Ending {
    match report.summary.documents {
        _ if report.tally().fails(view.bar) => Ending::Fails,
        0 => Ending::NothingJudged,
        _ => Ending::Holds,
    }
}

/// The verdict with its figures: what people are told, so that they find as many as they are promised.
pub fn verdict(report: &Told, sources: &Sources, view: &View) -> String {
    let told = told(report, sources);
    let gating = || told.iter().filter(|told| told.finding.gates());
    let unmet = gating().filter(|told| told.weight >= view.bar).count();
    let warnings = gating().filter(|told| told.weight == Severity::Warning && told.weight < view.bar).count();
    let is_judged = report.summary.documents > 0;
    let figures = [count(unmet), count(warnings), count(report.pending.len())];
    let summary = wording::summary(view.reader.language, is_judged, figures);
    let due = report.pending.iter().filter_map(|pending| pending.before).min();
    let due = due.map(|due| say_fact(say::FIRST_DUE, "due", deadline(due), view));
    // What is broken and does not gate is not passed over.
    let set_aside = [
        (Status::Answered, say::NUMBER_ANSWERED),
        (Status::Waived, say::NUMBER_WAIVED),
        (Status::Existing, say::NUMBER_EXISTING),
    ];
    let set_aside = set_aside.into_iter().filter_map(|(status, phrase)| {
        let number = told.iter().filter(|told| told.finding.status == status).count();
        (number > 0).then(|| say_fact(phrase, "n", Fact::Number(figure(number)), view))
    });
    std::iter::once(summary).chain(due).chain(set_aside).collect::<Vec<_>>().join(", ")
}

/// How many documents were judged by how many rules; of a change also how many there are, where it affects only some.
pub fn held(report: &Told) -> Facts {
    let summary = &report.summary;
    let facts = Facts::new()
        .with("documents", Fact::Count { n: count(summary.judged()), of: DOCUMENT })
        .with("rules", Fact::Count { n: count(summary.rules), of: RULE });
    if summary.unaffected == 0 { facts } else { facts.with("all", Fact::Number(figure(summary.documents))) }
}

/// The line that says how many documents were judged by how many rules, and when.
pub(super) fn judged(report: &Told, view: &View) -> String {
    let facts = held(report).with("at", Fact::Time(report.clock.at.into()));
    // A page is read in other years, too.
    let reader = Reader { today: NaiveDate::MIN, ..view.reader };
    say::JUDGED.render(&reader, &facts)
}

/// The line that says until when the clock alone changes nothing; `None` where that is not known.
pub(super) fn valid_until(report: &Told, view: &View) -> Option<String> {
    report.valid_until.map(|until| say_fact(say::VALID_UNTIL, "until", deadline(until), view))
}

/// The line that says that something was not evaluated, and why.
pub(super) fn skipped(skipped: &Skipped, view: &View) -> String {
    let Skipped { what, why, count, .. } = skipped;
    let what = if *count == 1 { what.clone() } else { format!("{count} {what}") };
    say::SKIPPED.render(&view.reader, &Facts::new().with("what", Fact::Text(what)).with("why", Fact::text(why)))
}

/// Whose rules a verdict goes by.
pub fn basis(report: &Told, view: &View) -> String {
    let basis = match &report.revisions {
        None => say(say::BASIS_WORK_TREE, view),
        Some(revisions) => {
            let commit = revisions.target.get(..12).unwrap_or(&revisions.target);
            say_fact(say::BASIS_TARGET, "commit", Fact::code(commit), view)
        }
    };
    let Some(Partial { share, .. }) = &report.partial else { return basis };
    let number = |number: u32| Fact::number(Decimal::from(u64::from(number)));
    let facts = Facts::new().with("index", number(share.index)).with("of", number(share.of));
    format!("{basis}, {}", say_shards::PART.render(&view.reader, &facts))
}

/// What the project sets otherwise, a sentence each.
pub(super) fn overrides(report: &Told, view: &View) -> Vec<String> {
    let overrides = report.summary.overrides.iter();
    overrides.map(|own| say_fact(say::OVERRIDE, "what", Fact::Text(setting(own, view)), view)).collect()
}

/// What a project sets otherwise, as a sentence.
pub(super) fn setting(own: &Override, view: &View) -> String {
    let code = |text: &str| Fact::code(text);
    let says = match &own.what {
        Setting::Exclude(glob) => Saying::new(say::SETTING_EXCLUDE, Facts::new().with("glob", code(glob))),
        Setting::Project(folder) => Saying::new(say::SETTING_PROJECT, Facts::new().with("folder", code(folder))),
        Setting::Remapped { kind, mapped } => {
            Saying::new(say::SETTING_REMAPPED, Facts::new().with("kind", code(kind)).with("as", code(mapped)))
        }
        Setting::Schemaless(kind) => Saying::new(say::SETTING_SCHEMALESS, Facts::new().with("kind", code(kind))),
        Setting::FormatsIgnored => Saying::plain(say::SETTING_FORMATS),
        Setting::WaiversIgnored => Saying::plain(say::SETTING_WAIVERS),
        Setting::Policies { service, policies } => {
            let phrase = match policies.len() {
                0 => say::SETTING_NO_POLICY,
                1 => say::SETTING_POLICY,
                _ => say::SETTING_POLICIES,
            };
            let policies = Fact::List(policies.iter().map(Fact::code).collect());
            Saying::new(phrase, Facts::new().with("service", code(service)).with("policies", policies))
        }
        Setting::Severity { rule, severity } => match severity {
            Some(level) => {
                let facts =
                    Facts::new().with("rule", code(rule)).with("severity", Fact::Text(self::severity(*level, view)));
                Saying::new(say::SETTING_SEVERITY, facts)
            }
            None => Saying::new(say::SETTING_OFF, Facts::new().with("rule", code(rule))),
        },
        Setting::AllowedNumber { path, pointer, reason } => {
            let facts = Facts::new().with("path", code(path)).with("reason", Fact::text(reason));
            if pointer.is_empty() {
                Saying::new(say::SETTING_NUMBER_BESIDE, facts)
            } else {
                Saying::new(say::SETTING_NUMBER, facts.with("pointer", code(pointer)))
            }
        }
        Setting::Parameter { policy, name, value, own, from } => {
            let facts = Facts::new().with("policy", code(policy)).with("name", code(name));
            let facts = facts.with("value", code(value)).with("own", code(own));
            match from {
                None => Saying::new(say::SETTING_PARAMETER, facts),
                Some(from) => Saying::new(say::SETTING_PARAMETER_LATER, facts.with("date", Fact::Date(*from))),
            }
        }
    };
    if own.folder.is_empty() {
        return says.say(&view.reader);
    }
    let facts = Facts::new().with("folder", code(&own.folder)).with("what", Fact::said(says));
    say::SETTING_IN.render(&view.reader, &facts)
}

/// Who may give what is missing, and before when.
pub(super) fn who_and_when(pending: &Pending, report: &Told, view: &View) -> Vec<String> {
    let people = || Fact::Or(pending.who_may.iter().map(|id| person(id, report)).collect());
    let who = match (&pending.command, pending.who_may.is_empty()) {
        (None, true) => None,
        (None, false) => Some(say_fact(wording::MAY_BE_GIVEN_BY, "whoMay", people(), view)),
        (Some(command), true) => Some(say_fact(wording::GIVEN_BY_COMMAND, "command", Fact::code(command), view)),
        (Some(command), false) => {
            let facts = Facts::new().with("whoMay", people()).with("command", Fact::code(command));
            Some(Saying::new(wording::ASKED_TO_RUN, facts).say(&view.reader))
        }
    };
    let when = match pending.before {
        Some(before) if who.is_none() => Some(say_fact(say::DONE_BEFORE, "before", deadline(before), view)),
        _ => until_when(pending, view),
    };
    who.into_iter().chain(when).collect()
}

/// Who approved a document by its own word; `None` for nobody.
pub(super) fn approved_by(met: &Met, report: &Told, view: &View) -> Option<String> {
    let person = |id: &String| report.titles.people.get(id).map_or_else(|| Fact::code(id), Fact::text);
    let people: Vec<Fact> = met.approved_by.iter().map(person).collect();
    (!people.is_empty()).then(|| say_fact(say::APPROVED_BY, "who", Fact::List(people), view))
}

/// A person by name and id.
fn person(id: &str, report: &Told) -> Fact {
    match report.titles.people.get(id) {
        Some(name) => Fact::Text(format!("{name} (`{id}`)")),
        None => Fact::code(id),
    }
}

/// Before when what is missing is to be given, where that is known.
pub(super) fn until_when(pending: &Pending, view: &View) -> Option<String> {
    pending.before.map(|before| say_fact(wording::BEFORE, "before", deadline(before), view))
}

/// A moment by which something is owed: midnight is the end of the day before.
fn deadline(at: DateTime<FixedOffset>) -> Fact {
    match at.date_naive().pred_opt().filter(|_| at.time() == NaiveTime::MIN) {
        Some(day) => Fact::said(Saying::new(say::END_OF_DAY, Facts::new().with("day", Fact::Date(day)))),
        None => Fact::Time(at.into()),
    }
}

/// What is pending as notes, for formats that have nothing but findings. Each begins with the word for it, so that
/// nobody takes it for a breach.
pub(super) fn pending_notes(report: &Told, view: &View) -> Vec<Finding> {
    let word = say(say::PENDING_WORD, view);
    let note = |pending: &Pending| {
        let help = who_and_when(pending, report, view).join("; ");
        let message = format!("{word}: {}", pending.missing);
        Finding {
            document: pending.document.clone(),
            help: (!help.is_empty()).then_some(help),
            blocks: pending.blocks.clone(),
            fingerprint: pending.fingerprint.clone(),
            ..Finding::new(pending.rule.clone(), Severity::Note, pending.file, pending.span, message)
        }
    };
    report.pending.iter().map(note).collect()
}

/// The lines of what to write: what stands on the line of the label, and what stands below it.
pub(super) fn example(example: &str) -> (Option<&str>, Vec<&str>) {
    let example = example.trim_end();
    let mut lines: Vec<&str> = example.lines().map(str::trim_end).collect();
    let first = (lines.len() == 1 && example.chars().count() <= MOST_OF_A_LINE).then(|| lines.remove(0).trim_start());
    (first, lines)
}

/// The label of what to write: where it belongs. `is_other` tells that another way stands before it.
pub(super) fn block_label(block: &Block, is_other: bool, view: &View) -> String {
    if let Some(document) = &block.document {
        let field = match &block.place {
            BlockPlace::Under { field, .. } => field.clone(),
            BlockPlace::Top | BlockPlace::New => Fact::text(""),
        };
        let facts = Facts::new().with("document", Fact::code(&document.id)).with("field", field);
        return say::WRITE_IN.render(&view.reader, &facts);
    }
    match &block.place {
        BlockPlace::Top => say(say::WRITE, view),
        BlockPlace::Under { field, .. } => say_fact(say::WRITE_UNDER, "field", field.clone(), view),
        BlockPlace::New if is_other || block.is_alternative => say(say::WRITE_NEW_ELSE, view),
        BlockPlace::New => say(say::WRITE_NEW, view),
    }
}

/// What to write with its label, in lines that are not yet harmless.
pub(super) fn block_lines(blocks: &[Block], view: &View) -> Vec<String> {
    blocks.iter().enumerate().flat_map(|(at, block)| lines_of(block, at > 0, view)).collect()
}

fn lines_of(block: &Block, is_other: bool, view: &View) -> Vec<String> {
    let label = block_label(block, is_other, view);
    let (first, below) = example(&block.text);
    let first = first.map_or_else(|| format!("{label}:"), |first| format!("{label}: {first}"));
    let below = below.into_iter().map(|line| if line.is_empty() { String::new() } else { format!("  {line}") });
    std::iter::once(first).chain(below).collect()
}

/// What to write with its label on one line; an arrow stands for each line break.
pub(super) fn block_line(block: &Block, is_other: bool, view: &View) -> String {
    let lines: Vec<&str> = block.text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    format!("{}: {}", block_label(block, is_other, view), lines.join(" ↵ "))
}

/// The rules that cannot be judged until a fault is mended, at most three of them named; nothing where there are none.
pub(super) fn unjudged(ranked: &Ranked, view: &View) -> Option<String> {
    let rules = unjudged_rules(ranked);
    (!rules.is_empty()).then(|| say_fact(say::UNJUDGED, "rules", Fact::List(rules), view))
}

/// The same, all of them named.
pub(super) fn unjudged_all(ranked: &Ranked, view: &View) -> Option<String> {
    let rules = unjudged_rules(ranked);
    let (last, others) = rules.split_last()?;
    // A list names three things; so the others are one.
    let all: Vec<String> = others.iter().map(|rule| rule.render(&view.reader)).collect();
    let others = (!others.is_empty()).then(|| Fact::Text(all.join(", ")));
    let named = others.into_iter().chain([last.clone()]).collect();
    Some(say_fact(say::UNJUDGED, "rules", Fact::List(named), view))
}

/// The rules that cannot be judged until a fault is mended, each once: those of policies by their ids, those that are
/// built in by their titles.
fn unjudged_rules(ranked: &Ranked) -> Vec<Fact> {
    let mut seen = BTreeSet::new();
    let rules = ranked.unjudged.iter().map(|finding| &finding.rule).filter(|rule| seen.insert(rule.id.as_ref()));
    rules
        .map(|rule| if rule.is_of_policy() { Fact::code(rule.id.as_ref()) } else { Fact::Label(quoted(rule)) })
        .collect()
}

/// The title of a rule in the quotation marks of each language.
fn quoted(rule: &RuleRef) -> Label {
    let Label { nb, sv, en } = rule.title.label();
    Label { nb: format!("«{nb}»"), sv: format!("”{sv}”"), en: format!("‘{en}’") }
}

/// The word for a severity.
pub(super) fn severity(severity: Severity, view: &View) -> String {
    say(
        match severity {
            Severity::Error => say::ERROR,
            Severity::Warning => say::WARNING,
            Severity::Note => say::NOTE,
        },
        view,
    )
}

/// Why a finding does not count; `None` for one that does.
pub(super) fn status(finding: &Finding, view: &View) -> Option<String> {
    let phrase = match finding.status {
        Status::Active | Status::Undecided => return None,
        Status::Existing => wording::EXISTING,
        Status::Waived => say::WAIVED_STATUS,
        Status::Answered => {
            let by = finding.facts.get("answeredBy").and_then(serde_json::Value::as_str);
            return Some(say_fact(say::ANSWERED_STATUS, "by", by.map_or_else(|| Fact::text(""), Fact::code), view));
        }
    };
    Some(say(phrase, view))
}

fn figure(n: usize) -> Decimal {
    Decimal::from(count(n))
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

//! Reports that every format is tried on.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::DateTime;
use proptest::prelude::*;
use vedtak::finding::{
    Block, BlockPlace, Clock, ClockSource, DocumentName, Edit, Fingerprint, Fingerprints, Fix, Met, PENDING_WAY,
    PolicyName, ReportScope, RuleInfo, RuleRef, Severity, Skipped, SkippedThing, Status, Summary, Titles,
};
use vedtak::language::{Language, Reader, Saying};
use vedtak::report::{Annotation, Finding, Pending};
use vedtak::report::{Reporter, Told, View};
use vedtak::rules::Rule;
use vedtak::source::{Side, SourceFile, Sources, Span};

/// A report with its files.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) report: Told,
    pub(crate) sources: Sources,
}

impl Case {
    /// The report in a format and a language.
    pub(crate) fn write_in(&self, format: &str, language: Language) -> String {
        let reader = Reader::new(language, now().at.date_naive());
        let mut out = Vec::new();
        let reporter = Reporter::find(format).unwrap();
        (reporter.write)(&self.report, &self.sources, &View::new(reader, false), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// The report in a format, in English.
    pub(crate) fn write(&self, format: &str) -> String {
        self.write_in(format, Language::En)
    }
}

fn now() -> Clock {
    Clock { at: DateTime::parse_from_rfc3339("2026-11-26T12:00:00+01:00").unwrap(), source: ClockSource::Given }
}

fn sources(files: &[(&str, &str)]) -> Sources {
    let files = files.iter().map(|(path, text)| Arc::new(SourceFile::new(*path, *text))).collect();
    Sources::new(PathBuf::from("/project"), Side::Merge, files)
}

#[expect(clippy::unnecessary_wraps, reason = "a finding's document is optional")]
fn document(kind: &str, id: &str) -> Option<DocumentName> {
    Some(DocumentName { kind: kind.to_owned(), id: id.to_owned() })
}

/// A finding at the first place where a file holds a text.
fn finding(sources: &Sources, path: &str, at: &str, rule: &str, severity: Severity, message: &str) -> Finding {
    let file = sources.find(Side::Merge, path).unwrap();
    let start = sources.file(file).text.find(at).unwrap();
    Finding::new(rule_of(rule), severity, file, Span::new(start, start + at.len()), message.to_owned())
}

fn report(sources: &Sources, findings: Vec<Finding>, pending: Vec<Pending>, skipped: Vec<Skipped>) -> Told {
    let policies = vec![PolicyName { id: "medusa".to_owned(), digest: format!("sha256:{}", "0".repeat(64)) }];
    let summary = Summary {
        documents: sources.iter(Side::Merge).count(),
        rules: 41,
        evaluated: 17,
        skipped,
        ..Summary::default()
    };
    let told = Told {
        partial: None,
        clock: now(),
        revisions: None,
        scope: ReportScope::All,
        policies,
        findings,
        pending,
        valid_until: None,
        met: Vec::new(),
        titles: Titles::default(),
        summary,
    };
    ordered(told, sources)
}

/// The same with a title for every document, and one that is met: as hostile as any text.
fn with_titles(mut report: Told) -> Told {
    let findings = &report.findings;
    let titles = findings.iter().filter_map(|finding| Some((finding.document.clone()?, finding.message.clone())));
    report.titles.documents = titles.collect();
    report.titles.people.insert("kari".to_owned(), findings[0].message.clone());
    let met = findings.iter().map(|finding| Met {
        document: DocumentName { kind: "Order".to_owned(), id: finding.message.clone() },
        file: finding.primary.file,
        span: finding.primary.span,
        approved_by: vec!["kari".to_owned(), finding.message.clone()],
    });
    report.met = met.collect();
    report
}

/// The same in the order of a report, each with its fingerprint.
pub(crate) fn ordered(mut told: Told, sources: &Sources) -> Told {
    told.findings.sort_by(|a, b| {
        let key = |finding: &Finding| (finding.primary.file, finding.primary.span);
        let words = |finding: &Finding| (finding.rule.id.clone(), finding.pointer.clone(), finding.message.clone());
        key(a).cmp(&key(b)).then_with(|| words(a).cmp(&words(b)))
    });
    told.pending
        .sort_by(|a, b| (a.file, a.span, &a.rule.id, &a.missing).cmp(&(b.file, b.span, &b.rule.id, &b.missing)));
    let mut fingerprints = Fingerprints::default();
    let path = |file| &sources.file(file).path;
    for Finding { rule, document, pointer, primary, fingerprint, .. } in &mut told.findings {
        let of = |ordinal| Fingerprint::of("", &rule.id, document.as_ref(), path(primary.file), pointer, ordinal);
        *fingerprint = fingerprints.next(of);
    }
    for Pending { rule, document, file, fingerprint, .. } in &mut told.pending {
        let of = |ordinal| Fingerprint::of("", &rule.id, document.as_ref(), path(*file), PENDING_WAY, ordinal);
        *fingerprint = fingerprints.next(of);
    }
    told.valid_until =
        told.pending.iter().filter_map(|pending| pending.before).filter(|before| *before > told.clock.at).min();
    told
}

/// The built-in rule with an id, or one of a policy.
pub(crate) fn rule_of(id: &str) -> RuleRef {
    Rule::find(id).map_or_else(|| RuleRef::Policy(Arc::new(policy_rule(id))), |rule| rule.reference())
}

/// A rule of a policy that says what it asks and where it comes from.
fn policy_rule(id: &str) -> RuleInfo {
    let title =
        vedtak::language::Label::new(format!("det {id} krever"), format!("det {id} kräver"), format!("what {id} asks"));
    RuleInfo {
        source: Some(Saying::verbatim(format!("agreement / {id}"))),
        ..RuleInfo::of_policy(id.to_owned(), Severity::Error, title)
    }
}

fn missing(sources: &Sources, path: &str, document: Option<DocumentName>, text: &str, who: &[&str]) -> Pending {
    Pending {
        command: None,
        pointer: String::new(),
        subject: None,
        rule: rule_of("MED-09"),
        document,
        file: sources.find(Side::Merge, path).unwrap(),
        span: Span::at(0),
        missing: text.to_owned(),
        blocks: Vec::new(),
        who_may: who.iter().map(|&id| id.to_owned()).collect(),
        before: Some(DateTime::parse_from_rfc3339("2026-12-08T18:00:00+01:00").unwrap()),
        fingerprint: Fingerprint::default(),
    }
}

const CHANGE: &str = "\
kind: ChangeRequest
id: CHG-2026-0007
title: Oppgradering av Medusa til 7.2
plan:
  test: {start: 2026-11-23, end: 2026-11-27}
  production: {start: 2026-11-28T18:00, end: 2026-11-28T20:00}
";

const PATH: &str = "changes/CHG-2026-0007.yaml";

fn notice(sources: &Sources, path: &str) -> Finding {
    Finding {
        help: Some(
            "move the start (`plan.production.start`) to Sunday 6 December or later, or ask for a waiver".to_owned(),
        ),
        document: document("ChangeRequest", "CHG-2026-0007"),
        pointer: "/plan/production/start".to_owned(),
        clause: Some("Bestillingsrutiner Medusa-drift, Norsk Helsenett / Varslingsfrist".to_owned()),
        ..finding(
            sources,
            path,
            "2026-11-28T18:00",
            "MED-12a",
            Severity::Error,
            "announced 2 days before the start; NHN must announce at least 10 days before",
        )
    }
}

/// Nothing to say, one finding, many of all sorts, what people are told once or in one line, Unicode, CRLF, several files, things skipped, and hostile text.
pub(crate) fn cases() -> Vec<Case> {
    vec![empty(), one(), many(), told(), unicode(), crlf(), files(), skipped(), hostile()]
}

fn empty() -> Case {
    let sources = sources(&[(PATH, CHANGE)]);
    Case { name: "empty", report: report(&sources, vec![], vec![], vec![]), sources }
}

fn one() -> Case {
    let sources = sources(&[(PATH, CHANGE)]);
    Case { name: "one", report: report(&sources, vec![notice(&sources, PATH)], vec![], vec![]), sources }
}

pub(crate) fn many() -> Case {
    let sources = sources(&[(PATH, CHANGE)]);
    let at = |text: &str, rule: &str, severity: Severity, message: &str| Finding {
        document: document("ChangeRequest", "CHG-2026-0007"),
        ..finding(&sources, PATH, text, rule, severity, message)
    };
    let status = |status: Status, finding: Finding| Finding { status, ..finding };
    let twice = "approval by the data controller for Helse Vest is missing; required before Tuesday 8 December, 18:00";
    let quoted = at("7.2", "ambiguous-scalar", Severity::Warning, "version (`title`) should have quotation marks");
    let edit = Edit { file: quoted.primary.file, span: quoted.primary.span, text: "\"7.2\"".to_owned() };
    let fix = Fix { title: "quote it".to_owned(), safe: true, edits: vec![edit] };
    let label = Annotation { file: quoted.primary.file, span: Span::new(0, 4), text: "announced here".to_owned() };
    let findings = vec![
        notice(&sources, PATH),
        Finding {
            clause: Some("first clause".to_owned()),
            ..at("kind: ChangeRequest", "MED-09", Severity::Error, twice)
        },
        Finding {
            clause: Some("second clause".to_owned()),
            ..at("kind: ChangeRequest", "MED-10", Severity::Error, twice)
        },
        status(
            Status::Undecided,
            at("test", "MED-20", Severity::Warning, "cannot be judged: test environment is missing"),
        ),
        Finding { fixes: vec![fix], labels: vec![label], ..quoted },
        at("title", "uncovered", Severity::Note, "no policy governs this document"),
        status(Status::Waived, at("plan", "MED-03", Severity::Error, "no rollback procedure (`rollback.procedure`)")),
        status(Status::Existing, at("end", "MED-04", Severity::Error, "the window ends outside service hours")),
        status(
            Status::Answered,
            at("start", "MED-05", Severity::Error, "work began 1 hour 25 minutes after the report"),
        ),
    ];
    let may = ["kari.nordmann", "ola.nordmann"];
    let missing =
        missing(&sources, PATH, document("ChangeRequest", "CHG-2026-0007"), "approval by the chair is missing", &may);
    Case { name: "many", report: report(&sources, findings, vec![missing], vec![]), sources }
}

/// What to write, for a finding.
pub(crate) const EXAMPLE: &str = "\
decision:
  by: medusa-forvaltningsrad
  at: …

  comment: ```svar```
";

/// A fact that fails two clauses with what to write, what a fault keeps from being judged beside a document without one,
/// and what is pending: twice of one rule, once with what to write.
pub(crate) fn told() -> Case {
    let other = CHANGE.replace("0007", "0008");
    let path = "changes/CHG-2026-0008.yaml";
    let sources = sources(&[(PATH, CHANGE), (path, &other)]);
    let at = |path: &str, text: &str, rule: &str, message: &str| Finding {
        document: document("ChangeRequest", if path == PATH { "CHG-2026-0007" } else { "CHG-2026-0008" }),
        ..finding(&sources, path, text, rule, Severity::Error, message)
    };
    let undecided = |path: &str, text: &str, rule: &str, message: &str| Finding {
        status: Status::Undecided,
        ..at(path, text, rule, message)
    };
    let clause = |clause: &str, finding: Finding| Finding { clause: Some(clause.to_owned()), ..finding };
    let example = |example: &str, finding: Finding| Finding { blocks: top(example), ..finding };
    let twice = "decision of the council is missing; required before the start";
    let reason = "cannot be judged: `plan.test` is no date";
    let findings = vec![
        clause("first clause", at(PATH, "kind: ChangeRequest", "MED-03", twice)),
        // Something else of the same place, between the two in the report's order.
        at(PATH, "kind: ChangeRequest", "MED-03a", "size (`size`) is missing; it must be `major` or `minor`"),
        clause("second clause", example(EXAMPLE, at(PATH, "kind: ChangeRequest", "MED-04", twice))),
        undecided(PATH, "end", "MED-20", reason),
        undecided(path, "kind: ChangeRequest", "MED-08b", reason),
        example("test: {start: …, end: …}", at(path, "test", "schema", "start (`plan.test`) is no date")),
        at(path, "production", "schema", "end (`plan.production`) is no date"),
        undecided(path, "end", "MED-08d", reason),
        undecided(path, "end", "MED-08d", "cannot be judged: `plan.end` is no date"),
        undecided(path, "end", "MED-10", reason),
        undecided(path, "end", "MED-11", reason),
        undecided(path, "end", "MED-12", reason),
    ];
    let due = |text: &str, who: &[&str]| missing(&sources, PATH, document("ChangeRequest", "CHG-2026-0007"), text, who);
    let pending = vec![
        Pending { before: None, ..due("approval by the data controller is missing", &["kari.nordmann"]) },
        Pending { blocks: top(EXAMPLE), ..due("approval by the chair is missing", &["ola.nordmann", "rita.rad"]) },
        Pending { rule: rule_of("MED-30"), ..due("notice to the regions is missing", &[]) },
    ];
    Case { name: "told", report: report(&sources, findings, pending, vec![]), sources }
}

fn unicode() -> Case {
    let (path, text) = ("endringer/blåbær 🫐.yaml", "tittel: é𝄞🫐 日本\nland: NO\n");
    let sources = sources(&[(path, text)]);
    let finding = finding(
        &sources,
        path,
        "🫐 日本",
        "schema",
        Severity::Error,
        "tittel har verdien `é𝄞🫐 日本`; «Jul» må være 99,44 % ❤️",
    );
    Case { name: "unicode", report: report(&sources, vec![finding], vec![], vec![]), sources }
}

fn crlf() -> Case {
    let text = CHANGE.replace('\n', "\r\n");
    let sources = sources(&[(PATH, &text)]);
    let whole =
        finding(&sources, PATH, "plan:\r\n  test: {start: 2026-11-23", "schema", Severity::Error, "spans two lines");
    Case { name: "crlf", report: report(&sources, vec![notice(&sources, PATH), whole], vec![], vec![]), sources }
}

fn files() -> Case {
    let other = CHANGE.replace("0007", "0008");
    let both = format!("{CHANGE}---\n{other}");
    let sources = sources(&[(PATH, CHANGE), ("changes/both.yaml", &both), ("other.yaml", "a: [\n")]);
    let mut last = notice(&sources, "changes/both.yaml");
    last.document = document("ChangeRequest", "CHG-2026-0008");
    last.primary.span = Span::new(CHANGE.len() + 10, CHANGE.len() + 14);
    let syntax =
        finding(&sources, "other.yaml", "[", "syntax", Severity::Error, "the list has no end; it must end with `]`");
    let findings = vec![notice(&sources, PATH), notice(&sources, "changes/both.yaml"), last, syntax];
    Case { name: "files", report: report(&sources, findings, vec![], vec![]), sources }
}

fn skipped() -> Case {
    let sources = sources(&[(PATH, CHANGE)]);
    let skipped = vec![
        Skipped {
            what: "files".to_owned(),
            why: "no documents of a known kind".to_owned(),
            count: 12,
            of: SkippedThing::OtherFiles,
        },
        Skipped {
            what: "MED-17".to_owned(),
            why: "switched off in vedtak.yaml".to_owned(),
            count: 1,
            of: SkippedThing::Rule,
        },
    ];
    Case { name: "skipped", report: report(&sources, vec![], vec![], skipped), sources }
}

/// What strangers would write.
pub(crate) const ATTACKS: &[&str] = &[
    "x ##[set-output name=approved;]true",
    "::error a,b::c",
    "\r\n::set-env name=PATH::/tmp",
    "##vso[task.complete result=Succeeded;]done",
    "\u{202e}evil\u{200b}",
    "\u{1b}[2J\u{9b}31m\u{7}",
    "</details></code></pre><script>alert(1)</script><img src=x onerror=y>",
    "``` `a` ``b @org/team #1 !2 www.example.com",
    "\"><b onclick='x'>&amp;]]>-->",
    "[[ATTACHMENT|/etc/passwd]]",
    "[a](javascript:alert(1)) ![b](http://example.com/c) | d |\n|---|",
    "%0A%25::add-mask::a",
];

fn hostile() -> Case {
    let path = "::error a,b::c ##[x]y ##vso[a.b]c @org `d`.yaml";
    of_texts(path, ATTACKS)
}

/// A text alone on a line, in a value, and after what ends a block.
/// Lines to write at the top of a document.
fn top(text: &str) -> Vec<Block> {
    vec![Block { document: None, place: BlockPlace::Top, text: text.to_owned(), is_alternative: false }]
}

fn example(text: &str) -> String {
    format!("{text}\nkey: {text}\n```\n{text}\n\n    {text}\n")
}

/// A report in which each text stands in every field that strangers may fill.
pub(crate) fn of_texts(path: &str, texts: &[&str]) -> Case {
    let source = format!("{}\n", texts.join("\n"));
    let sources = sources(&[(path, &source)]);
    let file = sources.find(Side::Merge, path).unwrap();
    let text = &sources.file(file).text;
    let mut findings = Vec::new();
    let mut at = 0;
    for (number, attack) in texts.iter().enumerate() {
        let length = attack.len().min(text.len() - at);
        let span = Span::new(at, at + length);
        at = (at + attack.len() + 1).min(text.len());
        let severity = [Severity::Error, Severity::Warning, Severity::Note][number % 3];
        let statuses =
            [Status::Active, Status::Active, Status::Undecided, Status::Waived, Status::Existing, Status::Answered];
        findings.push(Finding {
            status: statuses[number % statuses.len()],
            help: Some((*attack).to_owned()),
            clause: Some((*attack).to_owned()),
            blocks: top(&example(attack)),
            document: document(attack, attack),
            labels: vec![Annotation { file, span, text: (*attack).to_owned() }],
            facts: std::iter::once(((*attack).to_owned(), (*attack).into())).collect(),
            fixes: vec![Fix {
                title: (*attack).to_owned(),
                safe: true,
                edits: vec![Edit { file, span, text: (*attack).to_owned() }],
            }],
            ..Finding::new(rule_of(attack), severity, file, span, (*attack).to_owned())
        });
    }
    let skipped = texts
        .iter()
        .map(|text| Skipped { what: (*text).to_owned(), why: (*text).to_owned(), count: 1, of: SkippedThing::Path })
        .collect();
    // What stands beneath a fault, under a name of a stranger.
    let undecided = |(at, text): (usize, &&str)| Finding {
        document: document("K", "id"),
        status: if at == 0 { Status::Active } else { Status::Undecided },
        ..Finding::new(
            rule_of(if at == 0 { "schema" } else { text }),
            Severity::Error,
            file,
            Span::at(0),
            (*text).to_owned(),
        )
    };
    findings.extend(std::iter::once(&"a fault").chain(texts).enumerate().map(undecided));
    let due = |text: &&str| Pending {
        blocks: top(&example(text)),
        ..missing(&sources, path, document(text, text), text, &[text])
    };
    let pending = texts.iter().map(due).collect();
    Case { name: "hostile", report: with_titles(report(&sources, findings, pending, skipped)), sources }
}

/// So many findings in three files.
pub(crate) fn large(count: usize) -> Case {
    let text = CHANGE.repeat(40);
    let paths = ["a/1.yaml", "b/2.yaml", "c/3.yaml"];
    let sources = sources(&paths.map(|path| (path, text.as_str())));
    let findings = (0..count).map(|number| {
        let mut finding = notice(&sources, paths[number % 3]);
        finding.severity = [Severity::Error, Severity::Warning, Severity::Note][number / 3 % 3];
        finding.document = document("ChangeRequest", &format!("CHG-{}", number / 7));
        finding.rule = rule_of(&format!("MED-{}", number % 50));
        finding
    });
    let findings = findings.collect();
    Case { name: "large", report: report(&sources, findings, vec![], vec![]), sources }
}

/// Text made of what runners, forges and readers of markup look for.
pub(crate) fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "::", ":", "##[", "##vso[", "#", "##", "[", "]", "task.complete", "set-output name=a;", "error ", "add-mask", " ", "\u{a0}",
            "\u{fe0f}", "\u{200b}", "\u{34f}", "\u{ad}", "\u{e0001}", "\n", "\r", "\t", "\0", "\u{1b}", "\u{85}", "`", "``", "<", ">",
            "</details>", "<script>", "@org/team", "@a", "|", "%0A", "%25", "%", "&lt;", "&", "\"", "'", "](", "![", "http://a.b",
            "[[ATTACHMENT|", "attachment|", ",", ";", "=", "\\", "/approve", "-->", "]]>", "\u{ffff}", "a", "ab", "0",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 1..14).prop_map(|pieces| pieces.concat())
}

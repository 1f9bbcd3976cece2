//! What people are told: what is pending is shown in every format, what to write in all but two; one fact is told once,
//! and what a fault keeps from being judged in one line. Machines get every finding by itself.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;
use vedtak::finding::Severity;
use vedtak::language::Language;
use vedtak::report::Pending;
use vedtak::report::REPORTERS;
use vedtak::source::{Side, SourceFile, Sources, Span};

use super::reports::{Case, cases, large, many, of_texts, ordered, rule_of, told};
use super::xml::parse;

fn json(case: &Case, format: &str) -> Value {
    serde_json::from_str(&case.write(format)).unwrap()
}

fn lines<'t>(text: &'t str, part: &str) -> Vec<&'t str> {
    text.lines().filter(|line| line.contains(part)).collect()
}

/// The same case with its files and places moved so many bytes on.
fn moved(case: Case, by: &str) -> Case {
    let mut sources = Vec::new();
    for (_, file) in case.sources.iter(Side::Merge) {
        sources.push(Arc::new(SourceFile::new(file.path.clone(), format!("{by}{}", file.text))));
    }
    let sources = Sources::new(case.sources.root.clone(), Side::Merge, sources);
    let on = |span: Span| Span::new(span.start as usize + by.len(), span.end as usize + by.len());
    let mut report = case.report;
    for finding in &mut report.findings {
        finding.primary.span = on(finding.primary.span);
    }
    for pending in &mut report.pending {
        pending.span = on(pending.span);
    }
    Case { report: ordered(report, &sources), sources, ..case }
}

#[test]
fn what_is_pending_is_shown_in_every_format() {
    for (format, shown) in [
        ("pretty", "pending[MED-09]: approval by the chair is missing (changes/CHG-2026-0007.yaml:1)"),
        ("concise", "changes/CHG-2026-0007.yaml:1:1: pending[MED-09] approval by the chair is missing"),
        ("json", "approval by the chair is missing"),
        (
            "sarif",
            "pending: approval by the chair is missing\\nhelp: may be given by `ola.nordmann` or `rita.rad`; before Tuesday 8 December, 18:00\\nwrite:\\n  decision:",
        ),
        ("junit", "pending: approval by the chair is missing"),
        (
            "github",
            "::pending: approval by the chair is missing%0Ahelp: may be given by `ola.nordmann` or `rita.rad`; before Tuesday 8 December, 18:00%0Awrite:%0A  decision:",
        ),
        (
            "gitlab",
            "pending: approval by the chair is missing (may be given by `ola.nordmann` or `rita.rad`; before Tuesday 8 December, 18:00)",
        ),
        (
            "azure",
            "changes/CHG-2026-0007.yaml:1: note[MED-09]: pending: approval by the chair is missing | help: may be given by `ola.nordmann` or `rita.rad`; before Tuesday 8 December, 18:00 | write: decision: ↵   by: medusa-forvaltningsrad ↵   at: …",
        ),
        ("markdown", "- ⏳ approval by the chair is missing"),
        ("html", "<p>approval by the chair is missing</p>"),
        (
            "rdjson",
            "pending: approval by the chair is missing\\nhelp: may be given by `ola.nordmann` or `rita.rad`; before Tuesday 8 December, 18:00\\nwrite:\\n  decision:",
        ),
        ("comment", "\"missing\": \"approval by the chair is missing\""),
    ] {
        let output = told().write(format);
        assert_eq!(lines(&output, shown).len(), 1, "{format}: {output}");
    }
    assert_eq!(REPORTERS.len(), 12, "each is above");
    // Until when is shown also where it is nobody's to give.
    assert!(told().write("pretty").contains(
        "notice to the regions is missing (changes/CHG-2026-0007.yaml:1)\n  help: to be done before Tuesday 8 December, 18:00\n"
    ));
}

#[test]
fn what_is_pending_is_a_note_and_comes_after_what_counts() {
    for case in [told(), many()] {
        let (sarif, gitlab, rdjson) = (json(&case, "sarif"), json(&case, "gitlab"), json(&case, "rdjson"));
        let of = |entries: &Value, text: &str, level: &str| -> Vec<(String, String)> {
            let word = |value: &Value, pointer: &str| value.pointer(pointer).unwrap().as_str().unwrap().to_owned();
            entries.as_array().unwrap().iter().map(|entry| (word(entry, text), word(entry, level))).collect()
        };
        for (entries, note) in [
            (of(&sarif["runs"][0]["results"], "/message/text", "/level"), "note"),
            (of(&gitlab, "/description", "/severity"), "info"),
            (of(&rdjson["diagnostics"], "/message", "/severity"), "INFO"),
        ] {
            let pending: Vec<_> = entries.iter().filter(|(text, _)| text.starts_with("pending: ")).collect();
            assert_eq!(pending.len(), case.report.pending.len());
            assert!(pending.iter().all(|(_, level)| level == note), "{pending:?}");
            let first = entries.iter().position(|(text, _)| text.starts_with("pending: ")).unwrap();
            let counts = case.report.findings.iter().filter(|finding| finding.gates()).count();
            assert_eq!(first, counts, "after what counts, before what does not");
        }
        let github = case.write("github");
        assert!(lines(&github, "::pending: ").iter().all(|line| line.starts_with("::notice ")), "{github}");
    }
}

#[test]
fn what_is_pending_is_in_each_language() {
    for (language, begins, who) in [
        (
            Language::Nb,
            "venter: ",
            "kan gis av `kari.nordmann` eller `ola.nordmann`; før tirsdag 8. desember kl. 18.00",
        ),
        (Language::Sv, "väntar: ", "kan ges av `kari.nordmann` eller `ola.nordmann`; före tisdag 8 december kl. 18.00"),
    ] {
        for format in ["sarif", "github", "gitlab", "azure", "rdjson"] {
            let output = many().write_in(format, language);
            assert!(output.contains(&format!("{begins}approval by the chair is missing")), "{format}: {output}");
            assert!(output.contains(who), "{format}: {output}");
        }
    }
}

#[test]
fn a_pending_gives_way_to_what_counts_where_room_is_short() {
    let mut case = large(28);
    let pending = told().report.pending.remove(1);
    let file = case.report.findings[0].primary.file;
    case.report.pending = vec![Pending { file, ..pending }; 20];
    let github = case.write("github");
    let notices: Vec<&str> = github.lines().filter(|line| line.starts_with("::notice")).collect();
    let counts = case.report.findings.iter().filter(|finding| finding.severity == Severity::Note).count();
    assert_eq!((notices.len(), counts), (10, 9));
    assert!(notices[..9].iter().all(|line| !line.contains("pending: ")), "{github}");
    assert!(notices[9].contains("and 20 more"), "{github}");
    assert_eq!(github.lines().filter(|line| line.starts_with("::error")).count(), 10);

    let mut case = large(25_000);
    case.report.pending = vec![Pending { file, ..told().report.pending.remove(1) }; 3];
    let sarif = case.write("sarif");
    assert!(sarif.contains("and 3 more") && !sarif.contains("pending: "));
}

#[test]
fn fingerprints_of_what_is_pending_are_their_own_and_stay() {
    let prints = |case: &Case| -> [Vec<String>; 2] {
        let (gitlab, sarif) = (json(case, "gitlab"), json(case, "sarif"));
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let results = sarif["runs"][0]["results"].as_array().unwrap();
        [
            gitlab.as_array().unwrap().iter().map(|entry| text(&entry["fingerprint"])).collect(),
            results.iter().map(|entry| text(&entry["partialFingerprints"]["primaryLocationLineHash"])).collect(),
        ]
    };
    for case in cases() {
        let before = prints(&case);
        for prints in &before {
            assert_eq!(prints.iter().collect::<BTreeSet<_>>().len(), prints.len(), "{}", case.name);
        }
        if case.name == "told" {
            assert_eq!(before, prints(&moved(case, "# one\n# two\n")));
        }
    }
}

#[test]
fn what_to_write_is_shown_as_it_is_pasted() {
    let case = told();
    let pretty = case.write("pretty");
    let block =
        "\n  write:\n    decision:\n      by: medusa-forvaltningsrad\n      at: …\n\n      comment: ```svar```\n";
    assert_eq!(pretty.matches(block).count(), 2, "{pretty}");
    assert!(pretty.contains("\n  write: test: {start: …, end: …}\n"), "{pretty}");
    let markdown = case.write("markdown");
    let block = "</sub>\n  ````yaml\n  decision:\n    by: medusa-forvaltningsrad\n    at: …\n\n    comment: ```svar```\n  ````\n";
    assert_eq!(markdown.matches(block).count(), 2, "{markdown}");
    let html = case.write("html");
    let block = "<p><strong>write:</strong></p>\n<pre class=\"write\">decision:\n  by: medusa-forvaltningsrad\n  at: …\n\n  comment: ```svar```</pre>\n";
    assert_eq!(html.matches(block).count(), 2, "{html}");
    let junit = case.write("junit");
    parse(&junit).unwrap();
    assert_eq!(junit.matches("  write:\n    decision:\n      by: medusa-forvaltningsrad\n").count(), 2, "{junit}");
    assert!(case.write("github").contains("%0Awrite: test: {start: …, end: …}"));
    assert!(case.write("azure").contains(" | write: test: {start: …, end: …}"));
    for format in ["gitlab", "concise"] {
        assert!(!case.write(format).contains("write:"), "{format}");
    }
    for (language, label) in [(Language::Nb, "\n  skriv:\n"), (Language::Sv, "\n  skriv:\n")] {
        assert!(case.write_in("pretty", language).contains(label));
    }
}

#[test]
fn a_block_of_yaml_stays_in_its_item_whatever_it_holds() {
    let markdown = of_texts("a.yaml", &["::error::x", "````", "\r::a::b\u{85}c"]).write("markdown");
    let mut fence: Option<String> = None;
    for line in markdown.lines() {
        let inner = line.trim_start();
        match &fence {
            None if inner.starts_with("```") => {
                assert!(line.starts_with("  `") && line.ends_with("`yaml"), "{line}");
                fence = Some(inner.trim_end_matches("yaml").to_owned());
            }
            Some(open) if inner == open => fence = None,
            Some(open) => {
                assert!(line.is_empty() || line.starts_with("  "), "the item ends here: {line:?}");
                assert!(!inner.starts_with(open.as_str()), "the block ends here: {line:?}");
            }
            None => {}
        }
    }
    assert_eq!(fence, None);
    assert!(markdown.contains("\n  | ::error::x\n"), "{markdown}");
}

#[test]
fn people_are_told_one_fact_once() {
    let case = told();
    let twice = "decision of the council is missing";
    let pretty = case.write("pretty");
    assert_eq!(
        lines(&pretty, twice),
        ["error[MED-03, MED-04]: decision of the council is missing; required before the start"]
    );
    assert!(pretty.contains("\n  rule: first clause\n  rule: second clause\n"), "{pretty}");
    assert!(pretty.find("[MED-03a]").unwrap() < pretty.find("[MED-20]").unwrap(), "the report's order: {pretty}");
    assert_eq!(lines(&case.write("concise"), twice).len(), 1);
    assert!(case.write("concise").starts_with("changes/CHG-2026-0007.yaml:1:1: error[MED-03, MED-04] decision"));
    let github = case.write("github");
    assert_eq!(lines(&github, twice).len(), 1);
    assert!(github.contains(",title=MED-03%2C MED-04 CHG-2026-0007::decision"), "{github}");
    assert!(github.contains("%0Arule: first clause%0Arule: second clause"), "{github}");
    assert!(case.write("azure").contains(";code=MED-03, MED-04;]decision"));
    for format in ["github", "azure", "markdown", "html"] {
        assert_eq!(lines(&case.write(format), twice).len(), 1, "{format}");
    }
    for (format, key) in
        [("json", "\"rule\""), ("sarif", "\"ruleId\""), ("gitlab", "check_name"), ("rdjson", "\"value\"")]
    {
        let output = case.write(format);
        for rule in ["MED-03", "MED-04"] {
            assert_eq!(
                lines(&output, &format!("\"{rule}\"")).iter().filter(|line| line.contains(key)).count(),
                1,
                "{format}"
            );
        }
    }
}

#[test]
fn what_a_fault_keeps_from_being_judged_is_named_beneath_it() {
    let case = told();
    let short = "cannot be judged until this is mended: `MED-08b`, `MED-08d`, `MED-10` and 2 more";
    let long = "cannot be judged until this is mended: `MED-08b`, `MED-08d`, `MED-10`, `MED-11` and `MED-12`";
    let page = "cannot be judged until this is mended: <code>MED-08b</code>, <code>MED-08d</code>, <code>MED-10</code>, \
                <code>MED-11</code> and <code>MED-12</code>";
    for (format, line) in
        [("pretty", short), ("concise", short), ("github", short), ("azure", short), ("markdown", long), ("html", page)]
    {
        let output = case.write(format);
        assert_eq!(output.matches(line).count(), 1, "{format}: {output}");
        assert!(output.contains("MED-20"), "a document without a fault is told all: {format}");
        assert_eq!(output.matches("MED-08d").count(), 1, "{format}: {output}");
    }
    let pretty = case.write("pretty");
    let at = |text: &str| pretty.find(text).unwrap();
    assert!(at("start (`plan.test`) is no date") < at(short) && at(short) < at("end (`plan.production`) is no date"));
    for format in ["json", "sarif", "junit", "gitlab", "rdjson"] {
        let output = case.write(format);
        assert!(!output.contains("until this is mended"), "{format}");
        for rule in ["MED-08b", "MED-08d", "MED-10", "MED-11", "MED-12"] {
            assert!(output.contains(rule), "{format}: {rule}");
        }
    }
    assert_eq!(case.report.tally().count(Severity::Error), 12, "counts stay");
    // The headline promises as many as are shown: one of two rules, one by itself, two faults, one of no fault.
    assert!(case.write("markdown").starts_with("### ❌ `vedtak`: 5 requirements not met, 3 pending"));
    let said = [
        (Language::Nb, "kan ikke vurderes før det er rettet: `MED-08b`, `MED-08d`, `MED-10` og 2 til"),
        (Language::Sv, "kan inte bedömas förrän det är rättat: `MED-08b`, `MED-08d`, `MED-10` och 2 till"),
    ];
    for (language, line) in said {
        assert!(case.write_in("concise", language).contains(line));
    }
}

#[test]
fn nothing_that_blocks_is_put_away_under_what_does_not() {
    for status in [vedtak::finding::Status::Waived, vedtak::finding::Status::Existing] {
        let mut case = told();
        case.report
            .findings
            .iter_mut()
            .filter(|finding| finding.rule.id == "schema")
            .for_each(|finding| finding.status = status);
        assert!(!case.write("pretty").contains("until this is mended"));
    }
    let mut case = told();
    case.report
        .findings
        .iter_mut()
        .filter(|finding| finding.rule.id == "schema")
        .for_each(|finding| finding.severity = Severity::Warning);
    let pretty = case.write("pretty");
    assert!(!pretty.contains("until this is mended") && pretty.contains("[MED-08d]"), "{pretty}");
}

#[test]
fn what_is_put_away_is_counted_where_room_is_short() {
    // Twelve faults of documents of their own, each with two rules beneath it.
    let mut case = told();
    let fault = case.report.findings.iter().find(|finding| finding.rule.id == "schema").unwrap().clone();
    let undecided = case.report.findings.iter().find(|finding| finding.rule.id == "MED-10").unwrap().clone();
    case.report.findings.clear();
    for number in 0..12 {
        for (rule, of) in [("schema", &fault), ("MED-1", &undecided), ("MED-2", &undecided)] {
            let mut finding = of.clone();
            finding.rule = rule_of(rule);
            finding.document.as_mut().unwrap().id = format!("CHG-{number}");
            case.report.findings.push(finding);
        }
    }
    for format in ["github", "azure"] {
        let output = case.write(format);
        assert!(output.contains("and 9 more"), "nine are shown; of the rest there are three with two each: {output}");
    }
    let mut out = Vec::new();
    let reader = vedtak::language::Reader::new(Language::En, case.report.clock.at.date_naive());
    let view = vedtak::report::View::new(reader, false);
    vedtak::report::markdown_within(1_500, &case.report, &case.sources, &view, &mut out).unwrap();
    let markdown = String::from_utf8(out).unwrap();
    let shown = markdown.lines().filter(|line| line.starts_with("- ❌")).count();
    let more = markdown.lines().last().unwrap();
    let left: usize = more.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
    assert_eq!(left, case.report.findings.len() - 3 * shown + case.report.pending.len(), "{markdown}");
}

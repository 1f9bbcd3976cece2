//! What holds for every run; ARCHITECTURE.md numbers these. Parsing has its own in `yaml_properties.rs` and
//! `yaml_hostile.rs`, the order of the sources in `tidy.rs`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use chrono::DateTime;
use project::Project;
use serde_json::Value;
use vedtak::check::{Rules, check};
use vedtak::finding::{Clock, ClockSource, Counted, Report};
use vedtak::language::{Language, Reader};
use vedtak::load::{Options, load};
use vedtak::policy;
use vedtak::report::{REPORTERS, View, tell};
use vedtak::standing::standing;
use vedtak::workspace::{Review, resolve};

const NOW: &str = "2026-11-26T12:00:00+01:00";

const CONFIG: &str = "\
version: 1
documents:
  - paths: [\"notes/**\"]
    kind: Note
    schema: note.schema.json
";

const SCHEMA: &str = r#"{
  "type": "object",
  "required": ["title"],
  "properties": {"title": {"type": "string"}, "country": {"type": "string"}, "level": {"enum": ["low", "high"]}, "id": {}},
  "additionalProperties": false
}"#;

/// A note with a fault of every sort that a readable document may have.
const BAD: &str = "tilte: Blåbærtur 🫐\nlevel: huge\ncountry: NO\nlevel: low\n";

/// Paths and contents.
type Files<'f> = &'f [(&'f str, &'f [u8])];

fn project(files: Files) -> Project {
    let given = [("vedtak.yaml", CONFIG.as_bytes()), ("note.schema.json", SCHEMA.as_bytes())];
    Project::of(given.iter().chain(files).copied())
}

/// Many files with faults of every sort: several documents in one, CRLF, broken, unknown, ids that stand twice.
fn mess() -> Project {
    let mut files = Vec::new();
    for number in 0..40 {
        let text = match number % 8 {
            0 => BAD.to_owned(),
            1 => format!("title: a\nid: N-{number}\n---\n{BAD}---\ntitle: [\n---\ntitle: 7\n"),
            2 => BAD.replace('\n', "\r\n"),
            3 => "title: a\nid: same\n".to_owned(),
            4 => "title: \"never closed\n".to_owned(),
            5 => "title: *nobody\n".to_owned(),
            6 => format!("[{}", "[".repeat(100)),
            _ => "title: well\n".to_owned(),
        };
        files.push((format!("notes/{}/{number}.yaml", number % 3), text));
    }
    files.push(("other/change.yaml".to_owned(), "kind: ChangeReqest\nid: CHG-1\n".to_owned()));
    files.push(("other/app.yaml".to_owned(), "kind: Deployment\n".to_owned()));
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    project(&files)
}

/// The example that breaks the rules of its policy.
fn violations() -> Project {
    let project = Project::new();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/medusa-violations");
    for entry in ignore::Walk::new(&example).map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        let path = entry.path().strip_prefix(&example).unwrap();
        project.write(path.to_str().unwrap(), fs::read(entry.path()).unwrap());
    }
    project
}

fn vedtak(folder: &Project, arguments: &[&str]) -> Output {
    folder.command().args(["check", "--now", NOW]).args(arguments).output().unwrap()
}

fn json(folder: &Project, arguments: &[&str]) -> Value {
    let arguments: Vec<&str> = ["--format", "json"].iter().chain(arguments).copied().collect();
    serde_json::from_slice(&vedtak(folder, &arguments).stdout).unwrap()
}

fn each<'v>(report: &'v Value, field: &str) -> Vec<&'v Value> {
    report["findings"].as_array().unwrap().iter().map(|finding| &finding[field]).collect()
}

fn review(folder: &Project) -> Review {
    let at = DateTime::parse_from_rfc3339(NOW).unwrap();
    let reader = Reader::new(Language::En, at.date_naive());
    let options = Options { paths: Vec::new(), folder: folder.path().to_owned(), reader, language_given: true };
    Review::of(resolve(load(&options).unwrap(), Clock { at, source: ClockSource::Given }).unwrap())
}

fn rules(review: &Review) -> Rules {
    Rules::of(&review.target, policy::load(&review.target).unwrap()).unwrap()
}

fn report(review: &Review) -> Report {
    let rules = rules(review);
    standing(review, &rules, check(review, &rules))
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let folder = mess();
    for reporter in REPORTERS {
        let one = vedtak(&folder, &["--format", reporter.name, "--threads", "1"]).stdout;
        assert!(!one.is_empty());
        for threads in ["2", "7"] {
            let many = vedtak(&folder, &["--format", reporter.name, "--threads", threads]).stdout;
            assert!(one == many, "{} differs on {threads} threads", reporter.name);
        }
    }
}

#[test]
fn standard_output_holds_findings_and_no_clock() {
    let folder = mess();
    let output = vedtak(&folder, &["--format", "concise"]);
    let (stdout, stderr) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(stdout.lines().all(|line| line.contains(".yaml:")), "{stdout}");
    assert!(stderr.contains("second"), "the closing line says how long it took: {stderr}");
}

#[test]
fn every_place_lies_on_character_boundaries() {
    let folder = mess();
    let review = review(&folder);
    let findings = report(&review).findings;
    assert!(findings.len() > 40);
    for finding in &findings {
        let labels = finding.judgement.labels.iter().map(|label| (label.file, label.span));
        let edits = finding.judgement.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| (edit.file, edit.span));
        for (file, span) in
            labels.chain(edits).chain([(finding.judgement.primary.file, finding.judgement.primary.span)])
        {
            let file = review.sources.file(file);
            assert!(file.text.get(span.range()).is_some(), "{}: {span:?} of {}", file.path, finding.judgement.rule);
        }
    }
}

#[test]
fn findings_stand_in_the_order_of_path_and_place() {
    let found = json(&mess(), &[]);
    let key = |finding: &Value| {
        let number = |field: &str| finding["start"][field].as_u64().unwrap();
        (finding["path"].as_str().unwrap().to_owned(), number("line"), number("column"))
    };
    assert!(found["findings"].as_array().unwrap().is_sorted_by_key(key));
}

#[test]
fn the_order_in_which_rules_answer_changes_nothing() {
    let folder = mess();
    let review = review(&folder);
    let first = report(&review);
    let name = |found: &Counted| {
        (found.fingerprint.as_str().to_owned(), found.judgement.rule.clone(), found.judgement.primary.span)
    };
    let names: Vec<_> = first.findings.iter().map(name).collect();
    let distinct: BTreeSet<_> = names.iter().map(|(fingerprint, ..)| fingerprint).collect();
    assert_eq!(distinct.len(), names.len(), "no two findings share a fingerprint");
    for turn in [1, 7, names.len() / 2] {
        let rules = rules(&review);
        let mut judgements = check(&review, &rules);
        judgements.all.reverse();
        judgements.all.rotate_left(turn);
        let again = standing(&review, &rules, judgements);
        assert_eq!(again.findings.iter().map(name).collect::<Vec<_>>(), names);
    }
}

#[test]
fn fingerprints_stay_when_lines_move_and_values_change() {
    let note = "title: well\nlevel: huge\n";
    let plain = json(&project(&[("notes/a.yaml", note.as_bytes())]), &[]);
    let moved = json(&project(&[("notes/a.yaml", format!("# New.\n\n{note}").as_bytes())]), &[]);
    let other = json(&project(&[("notes/a.yaml", note.replace("huge", "enormous").as_bytes())]), &[]);
    assert_eq!(each(&plain, "fingerprint").len(), 1);
    assert_ne!(each(&plain, "start"), each(&moved, "start"));
    assert_eq!(each(&plain, "fingerprint"), each(&moved, "fingerprint"));
    assert_eq!(each(&plain, "fingerprint"), each(&other, "fingerprint"), "nothing of the content goes into it");
}

#[test]
fn a_language_changes_words_alone() {
    let folder = mess();
    let words = ["message", "help", "text", "title"];
    let [nb, sv, en] = ["nb", "sv", "en"].map(|language| json(&folder, &["--lang", language]));
    for field in ["rule", "severity", "status", "document", "path", "pointer", "start", "end", "facts", "fingerprint"] {
        assert!(!words.contains(&field));
        assert_eq!(each(&nb, field), each(&en, field), "{field}");
        assert_eq!(each(&sv, field), each(&en, field), "{field}");
    }
    assert_ne!(each(&nb, "message"), each(&en, "message"));
    assert_ne!(each(&sv, "message"), each(&nb, "message"));
}

#[test]
fn one_report_is_told_in_every_language_as_a_run_in_it_tells_it() {
    for folder in [mess(), violations()] {
        let review = review(&folder);
        let report = report(&review);
        for language in Language::ALL {
            let reader = Reader::new(language, review.today());
            for reporter in REPORTERS.iter().filter(|reporter| !reporter.name.contains("pretty")) {
                let mut told = Vec::new();
                let view = View::new(reader, false);
                (reporter.write)(&tell(&report, &reader), &review.sources, &view, &mut told).unwrap();
                let run = vedtak(&folder, &["--format", reporter.name, "--lang", language.code()]).stdout;
                let (told, run) = (String::from_utf8(told).unwrap(), String::from_utf8(run).unwrap());
                let differs = told.lines().zip(run.lines()).find(|(told, run)| told != run);
                assert_eq!(differs, None, "{} in {}", reporter.name, language.code());
                assert!(!told.is_empty() && told == run, "{} in {}", reporter.name, language.code());
            }
        }
    }
}

#[test]
fn formats_do_not_decide_the_exit_status() {
    let noted = project(&[("notes/a.yaml", b"title: well\ncountry: NO\n")]);
    assert!(!each(&json(&noted, &[]), "rule").is_empty());
    for (folder, bar, status) in [(&mess(), "error", 1), (&noted, "note", 1), (&noted, "warning", 0)] {
        for reporter in REPORTERS {
            let output = vedtak(folder, &["--format", reporter.name, "--fail-on", bar]);
            assert_eq!(output.status.code(), Some(status), "{} with {bar}", reporter.name);
        }
    }
}

#[test]
fn what_cannot_be_read_is_never_a_pass() {
    let large = format!("title: {}\n", "a".repeat(2 << 20));
    let cases: [(&str, &[u8]); 6] = [
        ("not YAML", b"title: [\n"),
        ("not UTF-8", b"title: \xff\xfe\n"),
        ("too large", large.as_bytes()),
        ("a list", b"- title: a\n"),
        ("a text", b"title\n"),
        ("nothing", b""),
    ];
    for (what, bytes) in cases {
        let output = vedtak(&project(&[("notes/a.yaml", bytes)]), &[]);
        assert_eq!(output.status.code(), Some(1), "{what}: {output:?}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_not_passed() {
    let folder = project(&[("outside.txt", b"title: well\n")]);
    fs::create_dir(folder.path().join("notes")).unwrap();
    std::os::unix::fs::symlink("../outside.txt", folder.path().join("notes/a.yaml")).unwrap();
    assert_eq!(vedtak(&folder, &[]).status.code(), Some(1));
}

#[test]
fn a_wrong_set_up_ends_with_2_and_an_answer_on_standard_error() {
    let cases: [(&str, Files, &[&str]); 4] = [
        ("an unknown key", &[("vedtak.yaml", b"langauge: nb\n")], &[]),
        ("a schema that is not there", &[("vedtak.yaml", b"documents: [{paths: [a], kind: A, schema: b}]\n")], &[]),
        ("a path that is not there", &[], &["nowhere"]),
        ("an unknown option", &[], &["--no-such-option"]),
    ];
    for (what, files, arguments) in cases {
        let output = vedtak(&project(files), arguments);
        assert_eq!(output.status.code(), Some(2), "{what}: {output:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{what}: {output:?}");
    }
}

#[test]
fn a_broken_document_does_not_hide_its_neighbours() {
    let alone = json(&project(&[("notes/a.yaml", BAD.as_bytes())]), &[]);
    let beside = json(
        &project(&[("notes/a.yaml", BAD.as_bytes()), ("notes/b.yaml", b"title: [\n"), ("notes/c.yaml", b"\xff")]),
        &[],
    );
    let of_a = |report: &Value| -> Vec<Value> {
        let findings = report["findings"].as_array().unwrap();
        findings.iter().filter(|finding| finding["path"] == "notes/a.yaml").cloned().collect()
    };
    assert!(of_a(&alone).len() >= 4);
    assert_eq!(of_a(&alone), of_a(&beside));
}

#[test]
fn what_was_not_evaluated_is_named() {
    let kubernetes = b"apiVersion: v1\nkind: Service\nmetadata: {name: web}\n";
    let folder =
        project(&[("app/service.yaml", kubernetes), ("app/broken.yaml", b"a: [\n"), ("notes/a.yaml", b"title: a\n")]);
    let report = json(&folder, &[]);
    assert_eq!(report["findings"].as_array().unwrap().len(), 0);
    assert_eq!(report["summary"]["documents"], 1);
    // The two files of others, the one that cannot be read with its reason; the schema is no document, and it was read.
    let skipped = report["summary"]["skipped"].as_array().unwrap();
    let told: Vec<&str> = skipped.iter().map(|entry| entry["what"].as_str().unwrap()).collect();
    assert_eq!(told, ["app/broken.yaml", "app/service.yaml"]);
    assert_eq!(skipped[0]["why"], "cannot be read as YAML or JSON");
}

#[test]
fn text_of_strangers_does_nothing_to_a_terminal() {
    let hostile = "\"\\e[31mred\\u202Eevil\\r\\n::error::x\": 1\n\"a\u{200b}b\": 2\n";
    let folder = project(&[("notes/a.yaml", hostile.as_bytes())]);
    for format in ["pretty", "concise"] {
        let stdout = String::from_utf8(vedtak(&folder, &["--format", format, "--color", "never"]).stdout).unwrap();
        let obeyed = |c: &char| (c.is_control() && *c != '\n') || matches!(c, '\u{200b}' | '\u{202e}');
        assert_eq!(stdout.chars().find(obeyed), None, "{format}: {stdout}");
        assert!(!stdout.lines().any(|line| line.trim_start().starts_with("::")), "{format}: {stdout}");
    }
}

#[test]
fn a_fix_makes_its_finding_go_away() {
    let text = "title: NO # kept\nid: 010\n";
    let folder = project(&[("notes/a.yaml", text.as_bytes())]);
    let before = report(&review(&folder));
    let mut edits: Vec<_> =
        before.findings.iter().flat_map(|finding| &finding.judgement.fixes).flat_map(|fix| fix.edits.clone()).collect();
    assert!(!edits.is_empty());
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    let mut mended = text.to_owned();
    for edit in edits {
        mended.replace_range(edit.span.range(), &edit.text);
    }
    assert!(mended.contains("# kept"));
    let after = report(&review(&project(&[("notes/a.yaml", mended.as_bytes())])));
    let fixable =
        |report: &Report| report.findings.iter().filter(|finding| !finding.judgement.fixes.is_empty()).count();
    assert!(fixable(&before) > 0 && fixable(&after) == 0, "{mended}");
}

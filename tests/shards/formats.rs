//! The shares together, in every format: to the byte what one machine shows.

use std::path::Path;

use serde_json::{Value, json};

use super::project::{Project, answer, vedtak};
use super::repository::Repository;
use super::{NOW, Parts, REGISTRY, check};

/// Every format of the shares together is what one machine shows, with the text of the files: for people and for machines, in
/// each language, of a project and of a change.
#[test]
fn every_format_comes_to_the_same() {
    const FORMATS: [&str; 11] =
        ["pretty", "concise", "json", "sarif", "junit", "github", "gitlab", "azure", "markdown", "html", "rdjson"];
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let repository = Repository::of([("vedtak.yaml", "language: sv\n"), ("registry.yaml", REGISTRY)]);
    repository.branch("change");
    let order = "kind: Order\nid: ORD-1\ntitle: Ny tjänst\nservice: medusa\n";
    let broken = "kind: Party\nid: x\ntitle: 𝄞 X\ntype: nothing\n---\nkind: Order\nid: ORD-2\nservice: [\n";
    repository.commit_files(
        "change",
        &[("order.yaml", order), ("broken.yaml", broken), ("crlf.yaml", "kind: Person\r\nid: p\r\nroles: 1\r\n")],
    );
    let cases: [(&Path, &[&str]); 5] = [
        (&examples.join("medusa-violations"), &["--lang", "nb"]),
        (&examples.join("medusa"), &["--lang", "en"]),
        (&examples.join("any-yaml/not-compliant"), &["--lang", "sv"]),
        (repository.path(), &["--base", "main"]),
        (repository.path(), &["--lang", "nb"]),
    ];
    for (folder, arguments) in cases {
        let divided = [1, 3].map(|of| Parts::of(folder, of, arguments));
        for format in FORMATS {
            let told = ["check", "--now", NOW, "--format", format];
            let whole = answer(vedtak(folder).args(told).args(arguments));
            for parts in &divided {
                let of = parts.files.len();
                let merged = parts.merge(&["--format", format]);
                let said = format!("{format} of {of}: {}, {arguments:?}\n{}", folder.display(), merged.err);
                assert_eq!((merged.status, &merged.out), (whole.status, &whole.out), "{said}");
                // How long it took is the last line on standard error, and says nothing of the report.
                let lines = |err: &str| err.lines().count();
                assert_eq!(lines(&merged.err), lines(&whole.err), "{format}: {} {}", merged.err, whole.err);
            }
        }
    }
}

/// Files as well, each written whole, none of them one that is read.
#[test]
fn formats_are_written_to_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/medusa-violations");
    let parts = Parts::of(&folder, 3, &[]);
    let merged = parts.merge(&["--output", "sarif=all.sarif", "--output", "html=all.html"]);
    let whole = check(&folder, &[]);
    assert_eq!((merged.status, &merged.out), (whole.status, &whole.out), "JSON is what is said");
    for (format, file) in [("sarif", "all.sarif"), ("html", "all.html")] {
        let told = answer(vedtak(&folder).args(["check", "--now", NOW, "--format", format]));
        assert_eq!(std::fs::read_to_string(parts.beside.path().join(file)).unwrap(), told.out, "{format}");
    }
    for (outputs, says) in [
        (&["html=1.json"][..], "1.json"),
        (&["html=vedtak.yaml"], "vedtak.yaml"),
        (&["html=nowhere/a.html"], "nowhere"),
        (&["html=a.html", "sarif=a.html"], "a.html"),
    ] {
        let arguments: Vec<&str> = outputs.iter().flat_map(|output| ["--output", output]).collect();
        let answer = parts.merge(&arguments);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{outputs:?}: {answer:?}");
        assert!(answer.err.contains(says), "{outputs:?}: {answer:?}");
    }
    assert!(!parts.beside.path().join("a.html").exists());
}

/// What is changed in a report, and how.
type Change = (&'static str, fn(&mut Value));

/// What other formats are made of is no more trusted than the rest: what does not fit ends with 2, and nothing is shown.
#[test]
fn what_a_part_carries_must_fit() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/medusa-violations");
    let change: [Change; 6] = [
        ("no file", |told| told["files"] = json!([])),
        ("no such file", |told| told["findings"][0]["place"]["file"] = json!(99)),
        ("no such line", |told| told["findings"][0]["place"]["start"] = json!([4_000_000_000_u32, 0])),
        ("before it begins", |told| told["findings"][0]["place"]["end"] = json!([1, 0])),
        ("a line far away", |told| told["files"][0]["lines"]["4000000000"] = json!("x\n")),
        ("a rule of nobody", |told| told["rules"] = json!([])),
    ];
    for (what, change) in change {
        let parts = Parts::of(&folder, 2, &[]).with(0, |report| change(&mut report["shard"]["told"]));
        let answer = parts.merge(&["--format", "sarif"]);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{what}: {answer:?}");
        assert!(answer.err.contains("lack what it takes to show them"), "{what}: {answer:?}");
    }
    let parts = Parts::of(&folder, 2, &[]).with(0, |report| {
        report["shard"]["told"]["findings"].as_array_mut().unwrap().pop();
    });
    assert_eq!(parts.merge(&[]).status, 2, "one finding too few");
}

/// A report of a part shows no number of a person, in the lines around its findings neither.
#[test]
fn what_a_part_carries_shows_no_number_of_a_person() {
    let number = "01017000027";
    let project = Project::of([
        ("vedtak.yaml", "language: en\n".to_owned()),
        ("a.yaml", format!("kind: Party\nid: x\n# {number}\ntitle: X {number}\ntype: nothing\n")),
    ]);
    let told = check(project.path(), &["--shard", "1/1"]);
    assert!(told.out.contains("personal-number") && !told.out.contains(number), "{}", told.out);
    let mut parts = Parts { beside: tempfile::tempdir().unwrap(), files: Vec::new() };
    parts.add("1.json", &told.out);
    let merged = parts.merge(&["--format", "pretty"]);
    let whole = answer(vedtak(project.path()).args(["check", "--now", NOW, "--format", "pretty"]));
    assert_eq!(merged.out, whole.out);
}

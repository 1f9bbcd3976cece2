//! The digest of a document against vectors, and against a second implementation in Python (`tests/digest/oracle.py`).
//!
//! What that one made of a thousand documents is stored, so that it need not be run here. The tests that run it are ignored,
//! for machines without Python 3; `.ci/full` runs them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use vedtak::approval::{ContentPaths, Extent, NoDigest, NoDigestReason, Preimage};
use vedtak::kind::KINDS;
use vedtak::yaml::{Format, Limits, parse_as};

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/digest").join(path)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// The bytes of a document of a text, with lists as an approval has them.
fn preimage(
    path: &str,
    text: &str,
    position: usize,
    (kind, id): (&str, &str),
    excluding: &[&str],
    covering: Option<&[&str]>,
) -> Result<Preimage, NoDigest> {
    let tree = parse_as(Format::of(path), &text.into(), &Limits::default());
    let excluding = ContentPaths::excluding(excluding.iter().copied()).unwrap();
    let covering = covering.map(|covering| ContentPaths::covering(covering.iter().copied()).unwrap());
    let extent = Extent { excluding: &excluding, covering: covering.as_ref() };
    Preimage::of(&tree, &tree.roots()[position], kind, id, extent)
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

/// The digest of what a line of the table describes, or the word for why it has none.
fn answer(entry: &Value) -> String {
    let text = |key: &str| entry[key].as_str().unwrap();
    let position = usize::try_from(entry["position"].as_u64().unwrap_or(0)).unwrap();
    let covering = entry.get("covering").map(texts);
    let name = (text("kind"), text("id"));
    let made = preimage(text("path"), text("text"), position, name, &texts(&entry["excluding"]), covering.as_deref());
    made.map_or_else(|why| word(&why).to_owned(), |preimage| preimage.digest())
}

const NAME: (&str, &str) = ("ChangeRequest", "CHG-2026-0007");
const TOP: &[&str] = &["approvals", "status"];
const NESTED: &[&str] = &[
    "approvals",
    "log",
    "notification/judgedAt",
    "plan/participants/[]/informedAt",
    "status",
    "test/criteria/sharedAt",
];
const COVERED: &[&str] = &[
    "affectsOperation",
    "class",
    "databases",
    "environments",
    "id",
    "implementer",
    "initiator",
    "kind",
    "requester",
    "rollback",
    "service",
];

/// The reason as the second implementation has it.
fn word(why: &NoDigest) -> &'static str {
    match why.reason {
        NoDigestReason::DuplicateKey(_) => "duplicate-key",
        _ => why.word(),
    }
}

#[test]
fn the_vectors_have_their_bytes_and_digests() {
    let readme = read(&data("README.md"));
    for (folder, excluding, covering) in
        [("top", TOP, None), ("nested", NESTED, None), ("delta", NESTED, None), ("covering", NESTED, Some(COVERED))]
    {
        let text = read(&data(folder).join("CHG-2026-0007.yaml"));
        let made = preimage("a.yaml", &text, 0, NAME, excluding, covering).unwrap();
        assert_eq!(made.as_str(), read(&data(folder).join("preimage.json")), "{folder}");
        let row = readme.lines().find(|line| line.starts_with(&format!("| `{folder}`"))).unwrap();
        assert!(row.contains(&format!("`{}`", made.digest())), "{folder}: {}", made.digest());
    }
}

/// The digest of the nested vector after an edit of its text.
fn edited(from: &str, to: &str) -> Result<String, NoDigest> {
    let text = read(&data("nested/CHG-2026-0007.yaml"));
    assert!(text.contains(from), "{from}");
    preimage("a.yaml", &text.replacen(from, to, 1), 0, NAME, NESTED, None).map(|made| made.digest())
}

#[test]
fn what_is_left_out_and_how_it_is_written_leave_the_digest() {
    let same = edited("", "").unwrap();
    for (from, to) in [
        ("informedAt: 2026-11-02", "informedAt: 2026-11-19"),
        (", informedAt: 2026-11-02", ""),
        ("informedAt: 2026-11-02", "informedAt: {x: [1]}"),
        ("sharedAt: 2026-11-16", "sharedAt: 2026-11-20"),
        ("log:\n", "log:\n  - x\n"),
        ("log:\n  - {at: 2026-11-17T09:00, text: Planen er sendt ut}\n", ""),
        ("status: proposed", "status: approved"),
        ("status: proposed\n", ""),
        ("log:\n", "approvals: [{by: kari.nordmann}]\nlog:\n"),
        ("service: medusa\nstatus: proposed\nclass: normal\n", "class: normal\nservice: \"medusa\"\n"),
        ("environments: [test, production]", "environments:\n- test\n- 'production' # here, too"),
        ("service: medusa", "\"service\": &s medusa"),
        ("affectsOperation: true", "affectsOperation: TRUE"),
    ] {
        assert_eq!(edited(from, to).unwrap(), same, "{from} -> {to}");
    }
}

#[test]
fn everything_else_changes_the_digest() {
    let same = edited("", "").unwrap();
    for (from, to) in [
        ("- {party: helse-vest}", "- {party: helse-vest}\n    - {party: nhn}"),
        ("- {party: helse-vest}", "- {party: helse-vest}\n    - {informedAt: x}"),
        ("- {party: helse-vest}", "- {party: helse-vest}\n    - {}"),
        ("    - {party: helse-vest}\n", ""),
        (
            "    - {party: softpro, informedAt: 2026-11-02}\n    - {party: helse-vest}",
            "    - {party: helse-vest}\n    - {party: softpro}",
        ),
        (
            "participants:\n    - {party: softpro, informedAt: 2026-11-02}\n    - {party: helse-vest}",
            "participants: {informedAt: x}",
        ),
        ("{party: helse-vest}", "[{party: helse-vest}]"),
        ("{party: helse-vest}", "{party: helse-vest, role: informed}"),
        ("log:\n", "notification: {judgedAt: x}\nlog:\n"),
        ("log:\n", "notification: {}\nlog:\n"),
        ("log:\n", "sharedAt: x\nlog:\n"),
        ("log:\n", "\"test/criteria/sharedAt\": x\nlog:\n"),
        ("  participants:", "  \"[]\": {informedAt: x}\n  participants:"),
        ("  participants:", "  informedAt: x\n  participants:"),
        ("criteria: {text: Alle 48 testtilfeller er godkjent, sharedAt: 2026-11-16}", "criteria: null"),
        ("maxDuration: PT2H", "maxDuration: 2"),
        ("maxDuration: PT2H", "maxDuration: \"2\""),
        ("maxDuration: PT2H", "maxDuration: null"),
        ("  maxDuration: PT2H\n", ""),
        ("øyeblikksbilde", "o\u{338}yeblikksbilde"),
        ("affectsOperation: true", "affectsOperation: \"true\""),
    ] {
        assert_ne!(edited(from, to).unwrap(), same, "{from} -> {to}");
    }
    let number = |text: &str| edited("maxDuration: PT2H", &format!("maxDuration: {text}")).unwrap();
    assert_ne!(number("2"), number("\"2\""));
    assert_ne!(number("2"), number("null"));
    // The kind, the id and the lists are part of what is hashed.
    let text = read(&data("nested/CHG-2026-0007.yaml"));
    let of = |name, excluding: &[&str]| preimage("a.yaml", &text, 0, name, excluding, None).unwrap().digest();
    assert_eq!(of(NAME, NESTED), same);
    assert_ne!(of(("Order", NAME.1), NESTED), same);
    assert_ne!(of((NAME.0, "CHG-2026-0008"), NESTED), same);
    let absent: Vec<&str> = NESTED.iter().copied().filter(|path| *path != "notification/judgedAt").collect();
    assert_ne!(of(NAME, &absent), same);
}

#[test]
fn what_other_tools_may_read_otherwise_has_no_digest() {
    for (written, spelling) in [
        ("2.0", Some("2")),
        ("2e0", Some("2")),
        ("1e3", Some("1000")),
        ("0x2", Some("2")),
        ("02", Some("2")),
        ("+2", Some("2")),
        ("-0", Some("0")),
        ("1.10", Some("1.1")),
        (".5", Some("0.5")),
        (".nan", None),
        ("-.inf", None),
        ("9007199254740993", None),
        ("9007199254740992", None),
        ("0.1000000000000000055511151231257827", None),
        ("1e-7", None),
    ] {
        let told = edited("maxDuration: PT2H", &format!("maxDuration: {written}")).unwrap_err().reason;
        let expected = NoDigestReason::Number { written: written.to_owned(), spelling: spelling.map(str::to_owned) };
        assert_eq!(told, expected);
        // In what is left out, too: whether it is, another reader may see otherwise.
        assert_eq!(edited("at: 2026-11-17T09:00", &format!("at: {written}")).unwrap_err().reason, expected);
    }
    for (from, to, reason) in [
        ("kind: ", "%YAML 1.1\n---\nkind: ", "version"),
        ("service: medusa", "service: !!str medusa", "tag"),
        ("  maxDuration: PT2H", "  <<: {maxDuration: PT2H}", "merge-key"),
        ("service: medusa", "service: medusa\nservice: medusa", "duplicate-key"),
        ("service: medusa", "1: a\n\"1\": a", "duplicate-key"),
        ("service: medusa", "service: [medusa", "unreadable"),
    ] {
        let text = if reason == "version" { "# a comment: not approved content\nkind: " } else { from };
        assert_eq!(word(&edited(text, to).unwrap_err()), reason, "{to}");
    }
    let deep = format!("service: {}{}", "[".repeat(70), "]".repeat(70));
    assert_eq!(word(&edited("service: medusa", &deep).unwrap_err()), "unreadable");
    // A neighbour's faults are its own.
    assert_eq!(
        edited("{at: 2026-11-17T09:00, text: Planen er sendt ut}\n", "x\n---\na: [\n").unwrap(),
        edited("", "").unwrap()
    );
}

#[test]
fn what_a_list_of_covered_fields_reaches_is_kept_in_its_parents() {
    let bytes = |text: &str, covering: &[&str]| {
        let made = preimage("a.yaml", text, 0, ("K", "i"), TOP, Some(covering)).unwrap();
        let value: Value = serde_json::from_str(made.as_str()).unwrap();
        value["content"].clone()
    };
    let text = "id: i\na: {b: 1, c: {d: 2, e: 3}}\nl: [{x: 1}, {y: 2}]\nn: null\ns: text\nm: {}\n";
    assert_eq!(bytes(text, &["a/c/d"]), json!({"a": {"c": {"d": 2}}}));
    assert_eq!(bytes(text, &["a/c/gone", "id"]), json!({"id": "i"}), "a parent goes with what was in it");
    assert_eq!(bytes(text, &["l/x", "n/x", "s/x"]), json!({"l": [{"x": 1}, {"y": 2}], "n": null, "s": "text"}));
    assert_eq!(bytes(text, &["m"]), json!({"m": {}}));
    assert_eq!(bytes(text, &["m/x"]), Value::Null);
}

fn table() -> Vec<Value> {
    read(&data("generated.jsonl")).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_second_implementation_had_the_same_answers() {
    let table = table();
    let mut refused: BTreeMap<&str, usize> = BTreeMap::new();
    for (line, entry) in table.iter().enumerate() {
        let expected = entry.get("digest").unwrap_or(&entry["refused"]).as_str().unwrap();
        assert_eq!(answer(entry), expected, "line {}: {}", line + 1, entry["text"].as_str().unwrap());
        if entry.get("digest").is_none() {
            *refused.entry(expected).or_default() += 1;
        }
    }
    assert_eq!(table.len(), 1000);
    let words = ["duplicate-key", "merge-key", "number", "tag", "unreadable", "version"];
    assert_eq!(refused.keys().copied().collect::<Vec<_>>(), words);
}

/// What `tests/digest/oracle.py` prints.
fn oracle(arguments: &[&str], input: &str) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/digest/oracle.py");
    python(&[&[script.to_str().unwrap()], arguments].concat(), input)
}

fn python(arguments: &[&str], input: &str) -> String {
    let mut python = Command::new("python3")
        .arg("-B")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("python3: {error}"));
    let mut stdin = python.stdin.take().unwrap();
    let given = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(given.as_bytes()).unwrap());
    let output = python.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[ignore = "needs python3"]
fn the_table_is_what_the_second_implementation_makes() {
    assert!(oracle(&["generate"], "") == read(&data("generated.jsonl")), "`oracle.py generate` makes another table");
}

#[test]
#[ignore = "needs python3"]
fn the_second_implementation_reads_the_vectors_the_table_and_the_samples_alike() {
    let mut entries = table();
    let entry = |text: String, (kind, id): (&str, &str), excluding: &[&str], covering: Option<&[&str]>| {
        let mut entry = json!({"path": "a.yaml", "text": text, "kind": kind, "id": id, "excluding": excluding});
        if let Some(covering) = covering {
            entry["covering"] = json!(covering);
        }
        entry
    };
    for (folder, excluding, covering) in
        [("top", TOP, None), ("nested", NESTED, None), ("delta", NESTED, None), ("covering", NESTED, Some(COVERED))]
    {
        entries.push(entry(read(&data(folder).join("CHG-2026-0007.yaml")), NAME, excluding, covering));
    }
    for kind in KINDS {
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/samples");
        let marked = kind.schema().not_approved();
        let excluding = ContentPaths::left_out(marked.iter().map(String::as_str));
        let excluding: Vec<&str> = excluding.written().iter().map(String::as_str).collect();
        let text = read(&samples.join(format!("{}.yaml", kind.file)));
        entries.push(entry(text, (kind.name, "x"), &excluding, None));
    }
    let lines: Vec<String> = entries.iter().map(Value::to_string).collect();
    let answers = oracle(&["digest"], &lines.join("\n"));
    assert_eq!(answers.lines().count(), entries.len());
    for (entry, told) in entries.iter().zip(answers.lines()) {
        assert_eq!(answer(entry), told, "{}", entry["text"].as_str().unwrap());
    }
    let samples = &answers.lines().collect::<Vec<_>>()[entries.len() - KINDS.len()..];
    assert!(samples.iter().all(|answer| answer.starts_with("sha256:")), "{samples:?}");
}

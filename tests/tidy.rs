//! The order of the house, held against the sources as text: which room may use which, where each foreign crate and each
//! access to the machine may stand, that everything public is documented, that errors are told by phrases, and that no
//! file grows too long.
//!
//! Every check is a function from sources to complaints; the tests at the end show each one to fail on a planted source.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "tidy/circles.rs"]
mod circles;
#[path = "tidy/planted.rs"]
mod planted;
#[path = "tidy/source.rs"]
mod source;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use circles::circles;
use source::{Source, all, inline_modules, is_word, join, paths, root};
use vedtak::kind::KINDS;

/// The rooms of the library. Each may use only those above it.
const ROOMS: &[&str] = &[
    "source",
    "language",
    "finding",
    "yaml",
    "git",
    "calendar",
    "kind",
    "expression",
    "config",
    "load",
    "workspace",
    "registry",
    "approval",
    "policy",
    "rules",
    "check",
    "standing",
    "report",
    "cases",
    "analyse",
    "explain",
    "fix",
    "measure",
    "plan",
    "verdict",
    "site",
    "lsp",
    "forge",
    "cli",
];

/// The rooms in which files import each other, and why those; in all others none do, directly or through a chain.
const CIRCULAR: &[(&str, &str)] =
    &[("language", "a fact may be a sentence, which tells facts; what is wrong with a template is told by one")];

/// Names that public types of several rooms have, and why; any other name means one thing in the whole library.
const SHARED_NAMES: &[(&str, &str)] =
    &[("Period", "a month, quarter or year: `calendar` counts with it, and `language` tells it")];

/// Something foreign, the places that may use it, and why those. No place at all means nowhere; `*` means anywhere.
type Place = (&'static str, &'static [&'static str], &'static str);

/// Where each crate of `[dependencies]` belongs.
const CRATES: &[Place] = &[
    ("cel", &["expression"], "the language of a policy's expressions"),
    ("chrono", &["*"], "the vocabulary of dates; arithmetic on them is the calendar's"),
    ("chrono-tz", &["calendar", "config"], "the calendar knows zones; the configuration reads the name of one"),
    ("clap", &["cli"], "only the command line has arguments"),
    ("clap_complete", &["cli"], "completions are made of the arguments"),
    ("clap_mangen", &["cli"], "manual pages are made of the arguments"),
    ("git2", &["git"], "everything else sees the repository as plain facts"),
    ("globset", &["source"], "one meaning of globs for the whole project"),
    ("granit-parser", &["yaml"], "one reader of YAML, kept behind one room"),
    ("icalendar", &["plan", "report", "site"], "views of a schedule"),
    ("ignore", &["source"], "one way to find files, and one meaning of globs"),
    ("indicatif", &["cli"], "only the command line has a terminal"),
    ("jsonschema", &["kind"], "a schema is compiled in one place and answers in our words"),
    ("lsp-server", &["lsp"], "the editor's protocol"),
    ("lsp-types", &["lsp"], "the editor's protocol"),
    ("miette", &["report"], "one view of findings among several; the rest does not know it"),
    ("minijinja", &[], "the oracle of our templates; only tests ask it"),
    ("num-bigint", &["kind", "approval"], "numbers of any size: `multipleOf` is exact, signatures by RSA keys"),
    (
        "rayon",
        &["load", "workspace", "check", "report", "cases", "analyse", "cli"],
        "the steps that go through all files, findings and cases, and the flag that sizes the pool",
    ),
    ("p521", &["approval"], "signatures of P-521, which ssh-key verifies only where there is a source of randomness"),
    ("regex", &["expression", "kind"], "the linear engine: no pattern of a policy, or of a schema of ours, runs away"),
    ("serde", &["*"], "derives on the types themselves"),
    ("serde_json", &["*"], "the JSON value type of facts, schemas and contracts"),
    ("serde_json_canonicalizer", &["approval"], "the bytes that an approval is bound to"),
    ("serde_yaml", &["yaml"], "writing; reading is the parser's"),
    ("sha2", &["finding", "approval"], "fingerprints and digests of files; digests of approved content"),
    ("ssh-key", &["approval"], "signatures"),
    ("unicode-security", &["expression"], "the look-alikes of Unicode, kept by those who keep them"),
    ("ureq", &["forge"], "the only room that speaks to a network"),
];

/// Where the machine may be touched: files, environment, processes, terminal.
const MACHINE: &[Place] = &[
    (
        "std::fs",
        &["source/walk", "source/files", "load", "cli"],
        "only loading reads a project; the command line writes reports",
    ),
    ("std::env", &["cli"], "only the command line knows an environment"),
    ("std::process", &["cli", "main"], "only the command line ends the process"),
    ("std::net", &["forge"], "only the forge speaks to a network"),
    ("std::thread", &["cli"], "work is shared out by rayon; the sign of life has a thread"),
    ("std::io::stdin", &["cli"], "only the command line has a terminal"),
    ("std::io::stdout", &["cli"], "only the command line has a terminal"),
    ("std::io::stderr", &["cli"], "only the command line has a terminal"),
];

/// Calls that touch the machine, or must not be made at all.
const WORDS: &[Place] = &[
    (".canonicalize(", &["load", "git"], "only loading looks at the disk"),
    (".exists(", &["load", "cli"], "only loading looks at the disk"),
    (".is_dir(", &["load", "source/walk", "cli"], "only loading looks at the disk"),
    (".is_file(", &["load", "source/walk", "cli"], "only loading looks at the disk"),
    (".metadata(", &["load", "source/walk", "source/files", "cli"], "only loading looks at the disk"),
    (".read_dir(", &["load", "source/walk"], "only loading looks at the disk"),
    ("Local::now(", &["cli/reader"], "the clock is an input, read in one place"),
    ("Utc::now(", &[], "the clock is an input, read in one place"),
    ("Instant::now(", &["cli"], "how long something takes is for the terminal alone"),
    ("SystemTime::now(", &[], "the clock is an input, read in one place"),
    ("print!(", &[], "it panics when the reader has gone; write to a sink"),
    ("println!(", &[], "it panics when the reader has gone; write to a sink"),
    ("eprint!(", &[], "it panics when the reader has gone; write to a sink"),
    ("eprintln!(", &[], "it panics when the reader has gone; write to a sink"),
    ("dbg!(", &[], "it is for the workbench"),
    ("todo!(", &[], "what is not there yet is not called"),
];

/// Where the names of kinds stand as they are: what is about a kind elsewhere says it by `kind::name`.
const NAMERS: &[&str] = &["kind"];

/// Crates that must not come in, not even below another.
const NEVER: &[(&str, &str)] = &[
    ("serde_yml", "unsound and unmaintained"),
    ("libyml", "unsound and unmaintained"),
    ("openssl", "a C library to keep patched; rustls serves"),
    ("openssl-sys", "a C library to keep patched; rustls serves"),
    ("saphyr-parser", "a second reader of YAML"),
    ("async-std", "an asynchronous runtime"),
    ("tokio", "an asynchronous runtime"),
];

/// No file is longer than this.
const MOST_LINES: usize = 600;

/// A room uses only the rooms above it, and the binary only the command line.
fn order(sources: &[Source]) -> Vec<String> {
    let rank = |room: &str| ROOMS.iter().position(|known| *known == room);
    let mut complaints = Vec::new();
    for source in sources {
        let Some(room) = source.room() else { continue };
        if room == "lib" || room == "main" {
            for (at, path) in paths(&source.code, "vedtak").into_iter().chain(paths(&source.code, "crate")) {
                if !path.starts_with("cli") {
                    complaints.push(format!(
                        "{}: `{room}` uses `{path}`; the binary is the command line alone",
                        source.at(at)
                    ));
                }
            }
            continue;
        }
        let Some(own) = rank(room) else {
            complaints.push(format!("{}: `{room}` is no room; give it its place in ROOMS", source.path));
            continue;
        };
        for (at, path) in paths(&source.code, "crate") {
            let target = path.split("::").next().unwrap_or("");
            match rank(target) {
                Some(other) if other <= own => {}
                Some(_) => complaints.push(format!("{}: `{room}` uses `{target}`, a room below it", source.at(at))),
                None => complaints.push(format!("{}: `crate::{target}` is no room", source.at(at))),
            }
        }
        let depth = source.place().map_or(0, |place| place.split('/').count());
        for (at, path) in paths(&source.code, "super") {
            let up = 1 + path.split("::").take_while(|part| *part == "super").count();
            if up >= depth + inline_modules(&source.code, at) {
                complaints
                    .push(format!("{}: `super` leaves the room; write `crate::` and the room's name", source.at(at)));
            }
        }
    }
    complaints.dedup();
    complaints
}

/// The library declares its rooms in their order, and every one that lies in `src`.
fn declared(lib: &Source, sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    let declared: Vec<&str> =
        lib.code.lines().filter_map(|line| line.trim().strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let expected: Vec<&str> = ROOMS.iter().copied().filter(|room| declared.contains(room)).collect();
    if declared != expected {
        complaints.push(format!("{}: the rooms stand as {declared:?}, their order is {expected:?}", lib.path));
    }
    for room in sources.iter().filter_map(Source::room).filter(|room| !["lib", "main"].contains(room)) {
        if !declared.contains(&room) && !complaints.iter().any(|said| said.contains(&format!("`{room}`"))) {
            complaints.push(format!("{}: `{room}` is not declared", lib.path));
        }
    }
    complaints
}

/// Foreign crates stand only in their places.
fn crates(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for (name, places, reason) in CRATES {
        for source in sources.iter().filter(|source| source.place().is_some() && !source.may(places)) {
            let ident = name.replace('-', "_");
            for (at, _) in paths(&source.product, &ident) {
                complaints.push(format!("{}: `{name}` belongs in {places:?} ({reason})", source.at(at)));
            }
        }
    }
    complaints.dedup();
    complaints
}

/// The machine is touched only where that is somebody's task.
fn machine(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources.iter().filter(|source| source.place().is_some()) {
        for (name, places, reason) in MACHINE.iter().filter(|(_, places, _)| !source.may(places)) {
            let rest = name.trim_start_matches("std::");
            // Once `std::io` is imported, its functions are called as `io::stdout()`.
            let short = rest.split("::").next().unwrap();
            let mut found = paths(&source.product, "std");
            found.extend(paths(&source.product, short).into_iter().map(|(at, path)| (at, join(short, &path))));
            let under =
                |path: &str| path.strip_prefix(rest).is_some_and(|more| more.is_empty() || more.starts_with("::"));
            for (at, _) in found.iter().filter(|(_, path)| under(path)) {
                complaints.push(format!("{}: `{name}` belongs in {places:?} ({reason})", source.at(*at)));
            }
        }
        for (word, places, reason) in WORDS.iter().filter(|(_, places, _)| !source.may(places)) {
            for (at, _) in source.product.match_indices(word) {
                let inside =
                    word.as_bytes()[0] != b'.' && source.product[..at].bytes().next_back().is_some_and(is_word);
                if !inside {
                    complaints.push(format!("{}: `{word}` belongs in {places:?} ({reason})", source.at(at)));
                }
            }
        }
    }
    complaints.dedup();
    complaints
}

/// No room but that of the kinds spells the name of one.
fn kinds(sources: &[Source]) -> Vec<String> {
    let is_product =
        |source: &&Source| source.place().is_some_and(|place| !place.split('/').any(|part| part == "tests"));
    let mut complaints = Vec::new();
    for source in sources.iter().filter(is_product).filter(|source| !source.may(NAMERS)) {
        for literal in &source.literals {
            let text = source.text[literal.clone()].trim_matches('"');
            if KINDS.iter().any(|kind| kind.name == text) {
                complaints.push(format!(
                    "{}: \"{text}\" is a kind; write it as `kind::name` has it",
                    source.at(literal.start)
                ));
            }
        }
    }
    complaints
}

/// What keeps vedtak from answering is told in the reader's language: no such call is given a text that the code spells
/// out. What speaks to people is a phrase of `language::messages`.
fn spoken(sources: &[Source]) -> Vec<String> {
    let calls = ["Error::set_up(", "Error::machine(", ".problem(", ".refuse(", ".help("];
    let mut complaints = Vec::new();
    for source in sources.iter().filter(|source| source.place().is_some()) {
        for (call, (at, _)) in
            calls.iter().flat_map(|call| source.product.match_indices(call).map(move |at| (call, at)))
        {
            let start = at + call.len();
            // The first argument of an error is its code.
            let skipped = usize::from(call.starts_with("Error::"));
            let spelt = |part: &Range<usize>| {
                let text = source.text[part.clone()].trim();
                let inner = text.strip_prefix("Some(").and_then(|inner| inner.strip_suffix(')')).unwrap_or(text);
                ["\"", "r\"", "r#\"", "format!("].iter().any(|start| inner.starts_with(start))
                    || [".to_string()", ".to_owned()"].iter().any(|end| inner.ends_with(end))
            };
            for part in arguments(&source.product, start).iter().skip(skipped).filter(|part| spelt(part)) {
                complaints.push(format!(
                    "{}: `{call}` is given `{}`; give it a phrase, so that it is told in the reader's language",
                    source.at(at),
                    source.text[part.clone()].trim()
                ));
            }
        }
    }
    complaints
}

/// The arguments of a call whose bracket opens just before `start`, in a text without literals.
fn arguments(code: &str, start: usize) -> Vec<Range<usize>> {
    let (mut depth, mut from, mut parts) = (0_usize, start, Vec::new());
    for (at, byte) in code.bytes().enumerate().skip(start) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' if depth == 0 => {
                parts.push(from..at);
                break;
            }
            b')' | b']' | b'}' => depth -= 1,
            b',' if depth == 0 => {
                parts.push(from..at);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts
}

/// Words of rules' ids that mean something else as well: an error's code, a command, a key, a word.
const ALSO_WORDS: [&str; 5] = ["schema", "waiver", "lockdown", "history", "paths"];

/// No rule is named by its id outside its own file: what there is to know of one is in its table.
fn rule_ids(sources: &[Source]) -> Vec<String> {
    let ids = vedtak::rules::RULES.iter().map(|rule| rule.info.id.as_ref()).filter(|id| !ALSO_WORDS.contains(id));
    let rules: Vec<_> = ids.map(|id| (format!("\"{id}\""), format!("src/rules/{}.rs", id.replace('-', "_")))).collect();
    let mut complaints = Vec::new();
    for source in sources.iter().filter(|source| source.place().is_some()) {
        let lines = source.text.lines().zip(source.code.lines().zip(source.product.lines())).enumerate();
        // Lines of tests are no product.
        for (number, (line, _)) in lines.filter(|(_, (_, (code, product)))| code.trim() == product.trim()) {
            for (literal, own) in rules.iter().filter(|(_, own)| source.path != *own) {
                if line.find(literal.as_str()).is_some_and(|at| !line[..at].contains("//")) {
                    complaints.push(format!("{}:{}: {literal} is known in {own} alone", source.path, number + 1));
                }
            }
        }
    }
    complaints
}

/// No two rooms have a public type of the same name, but for those that are listed.
fn names(sources: &[Source], shared: &[(&str, &str)]) -> Vec<String> {
    let mut first: BTreeMap<&str, (&str, String)> = BTreeMap::new();
    let mut complaints = Vec::new();
    for source in sources {
        let Some(room) = source.room() else { continue };
        for keyword in ["pub struct ", "pub enum ", "pub trait ", "pub type ", "pub union "] {
            for (at, _) in source.product.match_indices(keyword) {
                let name = &source.product[at + keyword.len()..];
                let name = &name[..name.bytes().take_while(|byte| is_word(*byte)).count()];
                let (other, place) = first.entry(name).or_insert_with(|| (room, source.at(at)));
                if *other != room && shared.iter().all(|(shared, _)| *shared != name) {
                    complaints.push(format!("{}: `{name}` is another type at {place}", source.at(at)));
                }
            }
        }
    }
    complaints
}

/// Every file says what it is, and every public item what it means.
fn documented(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        if !source.text.starts_with("//!") {
            complaints.push(format!("{}: the first line is no `//!` that says what the file is", source.path));
        }
        if source.place().is_none() {
            continue;
        }
        let lines: Vec<&str> = source.text.lines().collect();
        for (number, line) in source.product.lines().enumerate() {
            let item = line.trim_start();
            let module = item.starts_with("pub mod ") && item.trim_end().ends_with(';');
            if item.starts_with("pub ") && !item.starts_with("pub use ") && !module && !is_documented(&lines[..number])
            {
                complaints.push(format!("{}:{}: no `///` on `{}`", source.path, number + 1, item.trim_end()));
            }
        }
    }
    complaints
}

/// Whether the lines above an item end with a comment of its own, attributes aside.
fn is_documented(above: &[&str]) -> bool {
    let mut above = above.iter().rev().map(|line| line.trim());
    while let Some(line) = above.next() {
        if line.starts_with("#[") {
            continue;
        }
        if matches!(line, "]" | ")]") {
            above.find(|line| line.starts_with("#["));
            continue;
        }
        return line.starts_with("///");
    }
    false
}

/// No file is so long that nobody reads it.
fn short(sources: &[Source]) -> Vec<String> {
    let too_long = |source: &&Source| source.text.lines().count() > MOST_LINES;
    let words = |source: &Source| format!("{}: over {MOST_LINES} lines", source.path);
    sources.iter().filter(too_long).map(words).collect()
}

/// The manifest's dependencies have their places and their order, unsafe code is forbidden, and nothing banned is locked.
fn manifest(manifest: &str, lock: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    for section in ["dependencies", "dev-dependencies"] {
        let names: Vec<&str> = manifest
            .lines()
            .skip_while(|line| *line != format!("[{section}]"))
            .skip(1)
            .take_while(|line| !line.starts_with('['))
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once([' ', '.', '=']).map(|(name, _)| name))
            .collect();
        if !names.is_sorted() {
            complaints.push(format!("Cargo.toml: [{section}] is not in the order of the alphabet"));
        }
        for name in names.iter().filter(|_| section == "dependencies") {
            if !CRATES.iter().any(|(known, ..)| known == name) {
                complaints.push(format!("Cargo.toml: `{name}` has no place and no reason in CRATES"));
            }
        }
    }
    if !manifest.lines().any(|line| line == "unsafe_code = \"forbid\"") {
        complaints.push("Cargo.toml: unsafe code is not forbidden".to_owned());
    }
    for (name, reason) in NEVER {
        if lock.lines().any(|line| line == format!("name = \"{name}\"")) {
            complaints.push(format!("Cargo.lock: `{name}` must not come in: {reason}"));
        }
    }
    complaints
}

#[track_caller]
fn none(complaints: &[String]) {
    let mut text = String::new();
    for complaint in complaints {
        let _ = writeln!(text, "  {complaint}");
    }
    assert!(complaints.is_empty(), "{} complaints:\n{text}", complaints.len());
}

mod tree {
    use super::*;

    #[test]
    fn rules_are_named_in_their_own_files_alone() {
        none(&rule_ids(&all()));
    }

    #[test]
    fn rooms_use_only_rooms_above_them() {
        none(&order(&all()));
    }

    #[test]
    fn the_library_declares_its_rooms_in_order() {
        let sources = all();
        none(&declared(sources.iter().find(|source| source.path == "src/lib.rs").unwrap(), &sources));
    }

    #[test]
    fn no_files_import_each_other() {
        let straight = ROOMS.iter().copied().filter(|room| CIRCULAR.iter().all(|(circular, _)| circular != room));
        none(&circles(&all(), &straight.collect::<Vec<_>>()));
    }

    #[test]
    fn foreign_crates_stand_in_their_places() {
        none(&crates(&all()));
    }

    #[test]
    fn the_machine_is_touched_in_few_places() {
        none(&machine(&all()));
    }

    #[test]
    fn kinds_are_spelled_in_one_place() {
        none(&kinds(&all()));
    }

    #[test]
    fn errors_are_told_by_phrases() {
        none(&spoken(&all()));
    }

    #[test]
    fn modules_and_public_items_are_documented() {
        none(&documented(&all()));
    }

    #[test]
    fn a_type_has_a_name_of_its_own() {
        none(&names(&all(), SHARED_NAMES));
        let listed: Vec<_> = SHARED_NAMES.iter().map(|(name, _)| *name).collect();
        let told = names(&all(), &[]);
        let is_told = |name: &&str| told.iter().any(|complaint| complaint.contains(&format!("`{name}`")));
        assert!(listed.iter().all(is_told), "{listed:?}: a name that one room has is not listed");
    }

    #[test]
    fn files_are_short() {
        none(&short(&all()));
    }

    #[test]
    fn the_manifest_is_in_order() {
        let read = |name: &str| std::fs::read_to_string(root().join(name)).unwrap();
        none(&manifest(&read("Cargo.toml"), &read("Cargo.lock")));
    }
}

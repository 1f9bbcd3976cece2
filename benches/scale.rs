//! The gate of a large repository, beside the commands of Git that read the same: 20,000 documents of the shipped example and 3,000
//! commits, 20 documents changed by a branch. Each row is the median of some runs, and a ratio of two rows.
//!
//! `cargo bench --bench scale -- --steps 3000` audits all commits; without it the last two of them, and what all would take is reckoned.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run says so by panicking")]
#![expect(clippy::cast_precision_loss, reason = "seconds and counts are small")]

mod repository;

use std::env;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use repository::{COMMITS, DOCUMENTS, git, make};
use vedtak::git::{Base, Head, LineOptions, TargetTip};
use vedtak::source::PastFiles as _;

const CHANGE: &str = include_str!("../examples/medusa/changes/CHG-2026-0007.yaml");

/// A change of the example under an id of its own, which each version gives another title.
fn text(document: usize, version: usize) -> String {
    let text = CHANGE.replace("CHG-2026-0007", &format!("CHG-{document}"));
    text.replace("Oppgradering av Medusa til 7.2", &format!("Oppgradering av Medusa til 7.{version}"))
}

/// The example's registry, configuration, and orders that the changes cite.
fn others() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/medusa");
    let mut files = Vec::new();
    for folder in ["registry", "orders"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("the example is there") {
            let path = entry.expect("the folder can be read").path();
            let name = path.file_name().and_then(|name| name.to_str()).expect("a name is text");
            files.push((format!("{folder}/{name}"), std::fs::read_to_string(&path).expect("it is text")));
        }
    }
    let config = std::fs::read_to_string(root.join("vedtak.yaml")).expect("it is text");
    files.push(("vedtak.yaml".to_owned(), config));
    files
}

/// The median of how long a run takes, in seconds.
fn seconds(runs: usize, mut run: impl FnMut()) -> f64 {
    let mut taken: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .collect();
    taken.sort_by(f64::total_cmp);
    taken[runs / 2]
}

/// A run of the program, which must judge: status 0 or 1.
fn vedtak(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vedtak"));
    let output = command.current_dir(folder).env_clear().args(arguments).stderr(Stdio::piped()).output();
    let output = output.expect("the program runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {told}");
    black_box(output.stdout);
}

fn row(what: &str, seconds: f64, beside: Option<(f64, &str, f64)>) {
    let ratio = beside
        .map_or(String::new(), |(other, name, target)| format!("{:>8.2} x {name} (target {target})", seconds / other));
    println!("{what:<44}{seconds:>10.3} s{ratio}");
}

fn main() {
    let mut arguments = env::args().skip_while(|argument| argument != "--steps").skip(1);
    let steps: usize = arguments.next().map_or(2, |steps| steps.parse().expect("a number of commits"));
    let folder = tempfile::tempdir().expect("there is room for a temporary folder");
    let folder = folder.path();
    make(folder, &others(), text);

    let listed = seconds(5, || {
        black_box(git(folder, &["diff", "--name-only", "main...change"]));
        black_box(git(folder, &["ls-tree", "-r", "main"]));
    });
    row("git diff --name-only and git ls-tree -r", listed, None);
    let all = seconds(3, || {
        black_box(git(folder, &["cat-file", "--batch", "--batch-all-objects", "--unordered", "--buffer"]));
    });
    // Every version that there ever was; the share of those of `main` is reckoned.
    let count =
        String::from_utf8_lossy(&git(folder, &["cat-file", "--batch-check", "--batch-all-objects"])).lines().count();
    let texts = all * DOCUMENTS as f64 / count as f64;
    row("git cat-file --batch of every document", texts, None);
    // The changes are announced, and their work is still to come.
    let now = "2026-09-07T12:00:00+02:00";
    let request = ["check", "--lang", "en", "--format", "json", "--base", "main", "--head", "change", "--now", now];
    let checked = seconds(1, || vedtak(folder, &request));
    row("check --base main", checked, Some((listed, "git diff and git ls-tree", 3.0)));
    row("", checked, Some((texts, "git cat-file", 0.7)));

    let log = seconds(3, || {
        black_box(git(folder, &["log", "-m", "--first-parent", "--name-status", "--format=%H %ct", "main"]));
    });
    row("git log --name-status", log, None);
    let target = TargetTip::of(folder, &Base::Revision("main".to_owned())).expect("there is a main");
    let versions = target.with(&Head::Revision("change".to_owned()), "", None).expect("it can be merged");
    // To look for what never was takes the whole walk.
    let walked = seconds(3, || {
        let nothing = versions.line(LineOptions::default()).touch("nowhere", 0).expect("all of it is there");
        assert_eq!(black_box(nothing), None);
    });
    row("walk of the history", walked, Some((log, "git log", 1.0)));

    // All but the last steps are said to be judged already.
    let steps = steps.min(COMMITS - 1);
    let skip = format!("--skip={steps}");
    let judged = git(folder, &["rev-list", "--first-parent", &skip, "main"]);
    let lines = String::from_utf8_lossy(&judged);
    let lines = lines
        .lines()
        .map(|commit| format!("{{\"commit\": \"{commit}\", \"verdict\": \"compliant\", \"findings\": []}}\n"));
    let file = folder.join(".git/audit.jsonl");
    std::fs::write(&file, lines.collect::<String>()).expect("the folder can be written");
    let file = file.to_str().expect("a path of a temporary folder is text");
    let audited =
        seconds(1, || vedtak(folder, &["audit", "--lang", "en", "--format", "json", "--resume", file, "main"]));
    row(&format!("audit of {steps} commits"), audited, None);
    let whole = audited / steps as f64 * (COMMITS - 1) as f64;
    row(&format!("audit of {COMMITS} commits, reckoned"), whole, Some((log, "git log", 2.0)));
}

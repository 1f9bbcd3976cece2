//! A made-up repository: 20,000 documents and 3,000 commits on `main`, and a branch `change` that alters 20 of the documents. It is the
//! same each time.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// How many documents there are at the end.
pub const DOCUMENTS: usize = 20_000;

/// How many commits `main` has.
pub const COMMITS: usize = 3_000;

/// The number of a document and of the commit that the version is of: its text.
pub type Text = fn(usize, usize) -> String;

/// The path of a document.
pub fn path(document: usize) -> String {
    format!("changes/{}/CHG-{document}.yaml", document / 200)
}

/// Half of the documents come in the first commit, with the other files; the rest over the history, with three changes in each commit.
fn stream(others: &[(String, String)], text: Text) -> String {
    let mut out = String::new();
    let data =
        |out: &mut String, text: &str| writeln!(out, "data {}\n{text}", text.len()).expect("text can be written");
    let mut commit = |branch: &str, number: usize, from: Option<&str>, files: &[(usize, usize)]| {
        writeln!(out, "commit refs/heads/{branch}").expect("text can be written");
        if branch == "main" {
            writeln!(out, "mark :{}", number + 1).expect("text can be written");
        }
        writeln!(out, "committer Kari <kari@example.no> {} +0000", 1_700_000_000 + number * 3600)
            .expect("text can be written");
        data(&mut out, "step");
        if let Some(from) = from {
            writeln!(out, "from {from}").expect("text can be written");
        }
        for (path, text) in others.iter().filter(|_| number == 0) {
            writeln!(out, "M 100644 inline {path}").expect("text can be written");
            data(&mut out, text);
        }
        for (document, version) in files {
            writeln!(out, "M 100644 inline {}", path(*document)).expect("text can be written");
            data(&mut out, &text(*document, *version));
        }
    };
    let half = DOCUMENTS / 2;
    commit("main", 0, None, &(0..half).map(|document| (document, 0)).collect::<Vec<_>>());
    let mut next = half;
    for number in 1..COMMITS {
        let to = half + half * number / (COMMITS - 1);
        let new = (next..to).map(|document| (document, 0));
        let old = (0..3).map(|at| ((number * 7919 + at * 104_729) % next, number));
        let mut files: Vec<(usize, usize)> = new.chain(old).collect();
        files.sort_unstable();
        files.dedup_by_key(|(document, _)| *document);
        commit("main", number, None, &files);
        next = to;
    }
    let changed: Vec<(usize, usize)> = (0..20).map(|at| (at * 997, COMMITS)).collect();
    commit("change", COMMITS, Some(&format!(":{COMMITS}")), &changed);
    out
}

/// What Git answers; it must succeed.
pub fn git(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new("git").current_dir(folder).args(arguments).output().expect("there is a git command");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// Makes the repository in a folder, with these other files (path and text) in its first commit.
pub fn make(folder: &Path, others: &[(String, String)], text: Text) {
    git(folder, &["init", "-q", "-b", "main"]);
    let mut import = Command::new("git");
    let mut import = import
        .current_dir(folder)
        .args(["fast-import", "--quiet"])
        .stdin(Stdio::piped())
        .spawn()
        .expect("there is git");
    import.stdin.take().expect("it is a pipe").write_all(stream(others, text).as_bytes()).expect("git reads it");
    assert!(import.wait().expect("git ends").success());
    git(folder, &["repack", "-adq"]);
}

//! What Git takes of a pull request, and the walk over a target's history, beside the commands of Git that list the same: a
//! made-up repository of 20,000 documents and 3,000 commits, 20 documents changed by a branch.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run says so by panicking")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use criterion::{Criterion, criterion_group, criterion_main};
use vedtak::git::{Base, Head, LineOptions, TargetTip};
use vedtak::source::PastFiles as _;

const DOCUMENTS: usize = 20_000;
const COMMITS: usize = 3_000;

fn path(document: usize) -> String {
    format!("changes/{}/CHG-{document}.yaml", document / 200)
}

fn text(document: usize, version: usize) -> String {
    format!("kind: ChangeRequest\nid: CHG-{document}\ntitle: Version {version}\nservice: medusa\nstatus: submitted\n")
}

/// Half of the documents come in the first commit, the others over the history, with as many changes as additions.
fn stream() -> String {
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

fn git(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new("git").current_dir(folder).args(arguments).output().expect("there is a git command");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn repository(folder: &Path) {
    git(folder, &["init", "-q", "-b", "main"]);
    let mut import = Command::new("git");
    let mut import = import
        .current_dir(folder)
        .args(["fast-import", "--quiet"])
        .stdin(Stdio::piped())
        .spawn()
        .expect("there is git");
    import.stdin.take().expect("it is a pipe").write_all(stream().as_bytes()).expect("git reads it");
    assert!(import.wait().expect("git ends").success());
    git(folder, &["repack", "-adq"]);
}

fn lines(output: &[u8]) -> usize {
    String::from_utf8_lossy(output).lines().count()
}

fn bench(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("there is room for a temporary folder");
    let folder = folder.path();
    repository(folder);
    let mut group = criterion.benchmark_group("history");
    group.sample_size(10);
    let versions = || {
        let target = TargetTip::of(folder, &Base::Revision("main".to_owned())).expect("there is a main");
        target.with(&Head::Revision("change".to_owned()), "", None).expect("it can be merged")
    };
    let changed = versions().changed().map_or(0, |changed| changed.len());
    assert_eq!(changed, lines(&git(folder, &["diff", "--name-only", "main...change"])));
    group.bench_function("pull request", |bencher| {
        bencher.iter(|| black_box(versions().changed().map_or(0, |changed| changed.len())));
    });
    group.bench_function("git diff and git ls-tree", |bencher| {
        bencher.iter(|| {
            black_box(git(folder, &["diff", "--name-only", "main...change"]));
            black_box(git(folder, &["ls-tree", "-r", "main"]))
        });
    });
    let versions = versions();
    // To look for what never was takes the whole walk.
    let walk = || versions.line(LineOptions::default()).touch("nowhere", 0).expect("all of it is there");
    assert_eq!(walk(), None);
    group.bench_function("walk", |bencher| bencher.iter(|| black_box(walk())));
    let log = ["log", "-m", "--first-parent", "--name-only", "--format=%H %ct", "main"];
    group.bench_function("git log", |bencher| bencher.iter(|| black_box(git(folder, &log))));
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);

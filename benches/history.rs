//! What Git takes of a pull request, and the walk over a target's history, beside the commands of Git that list the same: a
//! made-up repository of 20,000 documents and 3,000 commits, 20 documents changed by a branch.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run says so by panicking")]

mod repository;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use repository::{git, make};
use vedtak::git::{Base, Head, LineOptions, TargetTip};
use vedtak::source::PastFiles as _;

fn text(document: usize, version: usize) -> String {
    format!("kind: ChangeRequest\nid: CHG-{document}\ntitle: Version {version}\nservice: medusa\nstatus: submitted\n")
}

fn lines(output: &[u8]) -> usize {
    String::from_utf8_lossy(output).lines().count()
}

fn bench(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("there is room for a temporary folder");
    let folder = folder.path();
    make(folder, &[], text);
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

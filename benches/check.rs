//! From files to a written report: a made-up project of 1, 1,000 and 10,000 documents.
//!
//! `cargo bench --bench check -- --write FOLDER COUNT` writes such a project and measures nothing; `benches/compare.sh` holds other
//! tools beside vedtak on it.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run says so by panicking")]

mod corpus;

use std::collections::BTreeSet;
use std::env;
use std::hint::black_box;
use std::path::Path;

use chrono::DateTime;
use criterion::{Criterion, Throughput, criterion_group};
use vedtak::check::{Rules, check};
use vedtak::finding::{Clock, ClockSource};
use vedtak::language::{Language, Reader};
use vedtak::load::{Options, load};
use vedtak::policy;
use vedtak::report::{Reporter, Told, View, tell};
use vedtak::standing::standing;
use vedtak::workspace::{Review, resolve};

/// All that `vedtak check` does but the command line; how many bytes the report has.
fn run(folder: &Path) -> (Told, usize) {
    let at = DateTime::UNIX_EPOCH.fixed_offset();
    let reader = Reader::new(Language::En, at.date_naive());
    let options = Options { paths: Vec::new(), folder: folder.to_owned(), reader, language_given: true };
    let loaded = load(&options).expect("the corpus has a configuration that can be read");
    let review = Review::of(resolve(loaded, Clock { at, source: ClockSource::Given }).expect("its kind is no other's"));
    let policies = policy::load(&review.target).expect("the policies that vedtak ships can be read");
    let rules = Rules::of(&review.target, policies).expect("no rule is lowered");
    let report = tell(&standing(&review, &rules, check(&review, &rules)), &reader);
    let mut written = Vec::new();
    let pretty = Reporter::find("pretty").expect("there is such a format");
    (pretty.write)(&report, &review.sources, &View::new(reader, false), &mut written).expect("memory can be written");
    (report, written.len())
}

fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("check");
    for (count, samples) in [(1, 100), (1_000, 20), (10_000, 10)] {
        let folder = tempfile::tempdir().expect("there is room for a temporary folder");
        corpus::write(folder.path(), count).expect("the folder can be written");
        let (report, _) = run(folder.path());
        assert_eq!(report.summary.documents, count);
        let bad: BTreeSet<_> = report.findings.iter().map(|finding| finding.primary.file).collect();
        assert_eq!(bad.len(), corpus::bad(count), "the verdicts are those that the corpus was made with");
        group.throughput(Throughput::Elements(count as u64)).sample_size(samples);
        group.bench_function(count.to_string(), |bencher| bencher.iter(|| run(black_box(folder.path()))));
    }
    group.finish();
}

criterion_group!(benches, bench);

fn main() {
    let mut arguments = env::args().skip_while(|argument| argument != "--write").skip(1);
    if let (Some(folder), Some(count)) = (arguments.next(), arguments.next()) {
        let count = count.parse().expect("a number of documents");
        corpus::write(Path::new(&folder), count).expect("the folder can be written");
        return;
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}

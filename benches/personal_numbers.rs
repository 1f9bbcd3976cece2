//! What the rule `personal-number` costs over 10,000 documents: the same project judged with it and without, and how large a
//! share of a whole run, from the files to the report, it is.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run says so by panicking")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::DateTime;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use vedtak::finding::{Clock, ClockSource};
use vedtak::language::{Language, Reader};
use vedtak::load::load_sides;
use vedtak::source::Memory;
use vedtak::standing::gate;
use vedtak::workspace::Review;

const DOCUMENTS: usize = 10_000;

/// How often each is run for the share; the shortest time counts.
const RUNS: u32 = 5;

/// A document of 1.5 KB with numbers of many kinds; one in a hundred has the number of a person.
fn document(number: usize) -> String {
    let mut text = format!(
        "# Change {number}\nkind: Sample\nid: CHG-2026-{number:05}\ntitle: Flytt del {number} til ny løsning\n"
    );
    for step in 0..12 {
        let _ = write!(
            text,
            "step{step}:\n  case: 2026/{:06}-{step}\n  start: 2026-11-{:02}T21:00:00+01:00\n  phone: '22 85 {:02} 50'\n  text: kopier 20260102-22{step:02} og sammenlikn summene\n",
            number * 7 + step,
            number % 27 + 1,
            step + 10,
        );
    }
    if number.is_multiple_of(100) {
        text.push_str("owner: 811228-9874\n");
    }
    text
}

fn project(more: &str) -> Memory {
    let config = format!("documents: [{{paths: ['d/**'], kind: Sample, schema: s.json}}]\n{more}");
    let files = (0..DOCUMENTS).map(|number| (format!("d/{:03}/{number}.yaml", number / 100), document(number)));
    let set_up = [("vedtak.yaml", config), ("s.json", r#"{"required": ["title"]}"#.to_owned())];
    Memory::new(set_up.map(|(path, text)| (path.to_owned(), text)).into_iter().chain(files))
}

fn read(files: &Memory) -> Review {
    let at = DateTime::UNIX_EPOCH.fixed_offset();
    let reader = Reader::new(Language::En, at.date_naive());
    let sides = load_sides(black_box(files), files, reader, true).expect("the project can be loaded");
    Review::between(sides, Clock { at, source: ClockSource::Given }).expect("its kind is no other's")
}

fn judge(review: &Review) -> usize {
    gate(review).expect("it has no policies").findings.len()
}

/// The shortest time of several runs.
fn shortest(run: impl Fn() -> usize) -> Duration {
    let time = |_| {
        let started = Instant::now();
        black_box(run());
        started.elapsed()
    };
    (0..RUNS).map(time).min().unwrap_or_default()
}

fn bench(criterion: &mut Criterion) {
    let (files, others) = (project(""), project("severity: {personal-number: 'off'}\n"));
    let (with, without) = (read(&files), read(&others));
    assert_eq!(judge(&with) - judge(&without), DOCUMENTS / 100, "the verdicts are those that the corpus was made with");
    let mut group = criterion.benchmark_group("personal-number");
    group.throughput(Throughput::Elements(DOCUMENTS as u64)).sample_size(10);
    group.bench_function("with", |bencher| bencher.iter(|| judge(black_box(&with))));
    group.bench_function("without", |bencher| bencher.iter(|| judge(black_box(&without))));
    group.finish();
    let whole = shortest(|| judge(&read(&files)));
    let (with, without) = (shortest(|| judge(&with)), shortest(|| judge(&without)));
    let own = with.saturating_sub(without);
    println!(
        "personal-number takes {own:.1?} of {whole:.1?} for {DOCUMENTS} documents, {:.1} %",
        100.0 * own.as_secs_f64() / whole.as_secs_f64()
    );
}

criterion_group!(benches, bench);
criterion_main!(benches);

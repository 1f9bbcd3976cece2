//! What it costs to look for the numbers of people in 10,000 documents: the rule `personal-number` looks through the text of
//! each, and everything that is written is looked through once more. At the end stands how it compares with reading the same
//! documents as YAML.

use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use vedtak::language::personal_number::{is_in, masked};
use vedtak::yaml::{Limits, parse};

const DOCUMENTS: usize = 10_000;

/// How often each is run for the ratios; the shortest time counts.
const RUNS: u32 = 3;

/// A document of 1.5 KB with numbers of many kinds; one in a hundred has the number of a person, a sample of the Swedish Tax
/// Agency.
fn document(number: usize) -> Arc<str> {
    let mut text = format!(
        "# Change {number}\nkind: Sample\nid: CHG-2026-{number:05}\ntitle: Flytt del {number} til ny løsning\n"
    );
    for step in 0..12 {
        let _ = write!(
            text,
            "step{step}:\n  case: 2026/{:06}-{step}\n  start: 2026-11-{:02}T21:00:00+01:00\n  phone: '22 85 {:02} 50'\n  \
             text: kopier 20260102-22{step:02} og sammenlikn summene\n",
            number * 7 + step,
            number % 27 + 1,
            step + 10,
        );
    }
    if number.is_multiple_of(100) {
        text.push_str("owner: 811228-9874\n");
    }
    text.into()
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
    let texts: Vec<Arc<str>> = (0..DOCUMENTS).map(document).collect();
    let found = || texts.iter().filter(|text| is_in(black_box(text))).count();
    let shown = || texts.iter().map(|text| masked(black_box(text)).len()).sum::<usize>();
    let read = || texts.iter().map(|text| parse(black_box(text), &Limits::default()).roots().len()).sum::<usize>();
    assert_eq!(found(), DOCUMENTS / 100, "these are the numbers that the documents were made with");
    let mut group = criterion.benchmark_group("personal-numbers");
    group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum())).sample_size(10);
    group.bench_function("found", |bencher| bencher.iter(found));
    group.bench_function("masked", |bencher| bencher.iter(shown));
    group.finish();
    let [found, shown, read] = [shortest(found), shortest(shown), shortest(read)];
    let share = |time: Duration| 100.0 * time.as_secs_f64() / read.as_secs_f64();
    println!(
        "{DOCUMENTS} documents: found in {found:.1?}, masked in {shown:.1?}, read in {read:.1?}; {:.1} % and {:.1} % of it",
        share(found),
        share(shown)
    );
}

criterion_group!(benches, bench);
criterion_main!(benches);

//! Text to tree: one change request, and a file of a hundred.

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use vedtak::yaml::{Limits, parse};

/// A change request of about 70 lines and 2 KB, never twice the same.
fn change(number: usize) -> String {
    let mut text = format!(
        "# Change {number}, as agreed in the board\nkind: ChangeRequest\nid: CHG-2026-{number:04}\ntitle: Move part {number} of the records\nservice: records\n\
         initiator: customer\nclass: normal\nstatus: proposed\nrequester: {{name: \"Kari Nordmann\", party: north}}\nenvironments: [test, production]\n\
         description: |\n  The records of part {number} move to the new store. Reading goes on all the time;\n  writing waits for as long as the \
         last copy takes, at most twenty minutes.\n\n  Nothing that users see changes.\nrisk:\n  level: medium\n  # Measured in the rehearsal.\n  \
         downtime: 20 minutes\nwindow:\n  start: \"2026-11-{:02}T21:00:00+01:00\"\n  end: \"2026-11-{:02}T23:30:00+01:00\"\nplan:\n",
        number % 27 + 1,
        number % 27 + 1
    );
    for step in 1..=6 {
        let _ = write!(
            text,
            "  - id: step-{step}\n    owner: person-{}\n    minutes: {}\n    text: copy shard {step} of part {number} and compare the sums\n",
            (number + step) % 17,
            step * 7
        );
    }
    text.push_str("notices:\n");
    for (to, days) in [("users", 10), ("partners", 15), ("board", 20)] {
        let _ = write!(text, "  - to: {to}\n    announcedAt: \"2026-10-{days}T08:00:00+02:00\"\n    channel: 'mail'\n");
    }
    text.push_str("rollback:\n  possible: true\n  until: 22:45\n  steps:\n    - point the readers at the old store\n    - drop what was copied\napprovals:\n");
    for role in ["service-owner", "data-controller"] {
        let _ = write!(
            text,
            "  - role: {role}\n    by: person-{}\n    decision: approved\n    evidence: stated\n",
            number % 13
        );
    }
    text
}

fn bench(criterion: &mut Criterion) {
    let limits = Limits::default();
    let one: Arc<str> = change(7).into();
    let hundred: Arc<str> = (0..100).map(change).collect::<Vec<_>>().join("---\n").into();
    let mut group = criterion.benchmark_group("parse");
    for (name, text) in [("1 document", &one), ("100 documents", &hundred)] {
        assert!(parse(text, &limits).faults().is_empty());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| parse(black_box(text), &limits)));
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);

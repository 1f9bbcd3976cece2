//! Fingerprints of what stands in lists: an entry that is put before another, removed or moved makes no other finding of
//! it, and nothing of a document's content can be guessed from them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use chrono::DateTime;
use vedtak::finding::{Clock, ClockSource};
use vedtak::language::{Language, Reader};
use vedtak::load::load_files;
use vedtak::source::Memory;
use vedtak::standing::gate;
use vedtak::workspace::{Review, resolve};

/// The fingerprints of the findings in lists, by pointer.
fn prints(text: &str) -> BTreeMap<String, String> {
    let at = DateTime::parse_from_rfc3339("2026-11-26T12:00:00+01:00").unwrap();
    let files = Memory::new([("a.yaml", text)]);
    let loaded = load_files(&files, Reader::new(Language::En, at.date_naive()), true).unwrap();
    let review = Review::of(resolve(loaded, Clock { at, source: ClockSource::Given }).unwrap());
    let report = gate(&review).unwrap();
    let in_list = |pointer: &str| pointer.split('/').any(|step| step.parse::<usize>().is_ok());
    let found = report.findings.iter().filter(|found| in_list(&found.judgement.pointer));
    found.map(|found| (found.judgement.pointer.clone(), found.fingerprint.as_str().to_owned())).collect()
}

/// A service with a list of these entries.
fn service(field: &str, entries: &[&str]) -> String {
    format!("kind: Service\nid: medusa\n{field}:\n  - {}\n", entries.join("\n  - "))
}

/// The one fingerprint that is found in such a list.
#[track_caller]
fn only(field: &str, entries: &[&str]) -> String {
    let prints = prints(&service(field, entries));
    assert_eq!(prints.len(), 1, "{prints:?}");
    prints.into_values().next().unwrap()
}

const GOOD: &str = "{name: Prod, type: production}";
const OTHER: &str = "{name: Kurs, type: training}";
const ODD: &str = "{name: Test, type: test, odd: 1}";

#[test]
fn entries_around_it_change_nothing() {
    let alone = only("environments", &[ODD]);
    for (what, entries) in [
        ("one put before", &[GOOD, ODD][..]),
        ("one put after", &[ODD, GOOD]),
        ("several around it", &[OTHER, GOOD, ODD, GOOD]),
        ("the same in another order", &[GOOD, ODD, OTHER]),
    ] {
        assert_eq!(only("environments", entries), alone, "{what}");
    }
}

#[test]
fn another_wrong_value_is_the_same_finding() {
    for (was, is) in [
        // The field at fault itself, also where it would tell the entry from others.
        (ODD, "{name: Test, type: test, odd: two}"),
        ("{name: Test, type: tset}", "{name: Test, type: prodd}"),
        ("{name: [], type: training}", "{name: {}, type: training}"),
        // Texts, figures and times of the entry.
        (ODD, "{name: Another, type: test, odd: 1}"),
    ] {
        assert_eq!(only("environments", &[GOOD, was]), only("environments", &[is, GOOD]), "{was} and {is}");
    }
}

#[test]
fn names_tell_entries_apart_wherever_they_stand() {
    let second = "{name: Kurs, type: training, odd: 1}";
    let by_place =
        |entries: &[&str]| -> Vec<String> { prints(&service("environments", entries)).into_values().collect() };
    let both = by_place(&[ODD, second]);
    assert_ne!(both[0], both[1]);
    assert_eq!(by_place(&[second, ODD]), [both[1].clone(), both[0].clone()], "each keeps its own");
    assert_eq!(by_place(&[second]), [both[1].clone()], "when the other is gone");
    // A reference to another document is a name as well.
    let databases = ["{name: MTU, region: vest, odd: 1}", "{name: MTU, region: nord, odd: 1}"];
    let (both, second) = (prints(&service("databases", &databases)), prints(&service("databases", &databases[1..])));
    assert_ne!(both["/databases/0/odd"], both["/databases/1/odd"]);
    assert_eq!(second["/databases/0/odd"], both["/databases/1/odd"]);
}

#[test]
fn an_id_tells_entries_apart() {
    let calendar = |holidays: &[&str]| {
        let holidays = holidays.join("\n  - ");
        prints(&format!("kind: Calendar\nid: x\nholidays:\n  - {holidays}\n")).into_values().collect::<Vec<_>>()
    };
    let (first, second) = ("{id: a, date: 1, name: x, odd: 1}", "{id: b, date: 1, name: x, odd: 1}");
    let both = calendar(&[first, second]);
    let swapped = calendar(&[second, first]);
    assert!(both.len() >= 2 && both.len().is_multiple_of(2), "{both:?}");
    let (a, b) = both.split_at(both.len() / 2);
    assert_eq!(swapped, [b, a].concat());
}

#[test]
fn equal_entries_are_counted() {
    let two: Vec<_> = prints(&service("environments", &[ODD, GOOD, ODD])).into_values().collect();
    assert_eq!(two.len(), 2);
    assert_ne!(two[0], two[1]);
    assert_eq!(two[0], only("environments", &[ODD]), "the first of them is the one that stood there alone");
}

#[test]
fn lists_in_lists_are_no_different() {
    let change = |notices: &str| {
        let text = format!("kind: ChangeRequest\nid: CHG-1\nnotices: [{notices}]\n");
        let prints = prints(&text);
        prints.into_iter().filter(|(pointer, _)| pointer.contains("/to/")).collect::<BTreeMap<_, _>>()
    };
    let only = |notices: &str| {
        let prints = change(notices);
        assert_eq!(prints.len(), 1, "{prints:?}");
        prints.into_values().next().unwrap()
    };
    let alone = only("{at: 2026-11-24, to: [ghost-party]}");
    let before = only("{at: 2026-11-20, to: []}, {at: 2026-11-24, to: [ghost-party]}");
    assert_eq!(alone, before);
    assert_eq!(alone, only("{at: 2026-11-24, to: [another-ghost]}"), "another wrong value");
}

#[test]
fn nothing_of_the_content_goes_in() {
    // Two people, two texts, two times, two figures: no fingerprint tells which.
    for (one, two) in [
        ("members: [{person: kari, odd: 1}]", "members: [{person: ola, odd: 1}]"),
        ("members: [{person: kari, from: 2025-01-01, odd: 1}]", "members: [{person: kari, from: 2026-01-01, odd: 1}]"),
    ] {
        let of = |list: &str| {
            let prints = prints(&format!("kind: Body\nid: raad\n{list}\n"));
            prints.into_iter().filter(|(pointer, _)| pointer.ends_with("/odd")).collect::<Vec<_>>()
        };
        assert_eq!(of(one).len(), 1);
        assert_eq!(of(one), of(two), "{one} and {two}");
    }
}

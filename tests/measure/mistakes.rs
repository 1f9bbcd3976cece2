//! Mistakes in a measure, each told at its place.

use super::{AVAILABILITY, project};

/// Measures with a mistake each: the check, the beginning of the place, and what is told there.
const MISTAKES: &[(&str, &str, &[&str])] = &[
    ("measure: {figure: availabilty, atLeast: 1}", "availabilty", &["`availability`"]),
    ("measure: {figure: count, period: month, atLeast: 1}", "{figure: count", &["`count` lacks `of`"]),
    ("measure: {figure: count, of: {kind: Incidnt, at: a}, period: month, atLeast: 1}", "Incidnt", &["`Incident`"]),
    (
        "measure: {figure: count, of: {kind: Incident, at: registerdAt}, period: month, atLeast: 1}",
        "registerdAt",
        &["`registerdAt`", "`registeredAt`"],
    ),
    (
        "measure: {figure: count, of: {kind: Incident, where: 'other.priorty == 1', at: registeredAt}, period: month, atLeast: 1}",
        "priorty",
        &["`priorty`", "`priority`"],
    ),
    ("measure: {figure: count, of: {kind: Incident}, period: month, atLeast: 1}", "{kind: Incident}", &["lacks"]),
    (
        "measure: {figure: count, of: {kind: Incident, at: registeredAt, in: id}, period: month, atLeast: 1}",
        "{kind: Incident",
        &["only one of"],
    ),
    (
        "measure: {figure: availability, of: {kind: Incident, at: registeredAt}, period: month, atLeast: 1}",
        "{kind: Incident",
        &["`availability` lacks `from`"],
    ),
    (
        "measure: {figure: availability, of: {kind: Incident, from: registeredAt}, period: month, atLeast: 1}",
        "{kind: Incident",
        &["lacks `to`"],
    ),
    (
        "measure: {figure: count, of: {kind: Incident, at: registeredAt}, atLeast: 1}",
        "{figure: count",
        &["lacks `period`"],
    ),
    (
        "measure: {figure: count, of: {kind: Incident, at: registeredAt}, period: fortnight, atLeast: 1}",
        "fortnight",
        &["`fortnight`", "`month`"],
    ),
    (
        "measure: {figure: count, of: {kind: Incident, at: registeredAt}, period: month, periods: 0, atLeast: 1}",
        "0, atLeast",
        &["from 1 to 120"],
    ),
    (
        "measure: {figure: count, of: {kind: Incident, at: registeredAt}, period: month}",
        "{figure: count",
        &["must have one of"],
    ),
    (
        "measure: {figure: count, of: {kind: Incident, at: registeredAt}, period: month, atLeast: 1, atMost: 2}",
        "{figure: count",
        &["must have one of"],
    ),
    (
        "measure: {figure: count, of: {kind: Incident, at: registeredAt}, period: month, atLeast: $noticeNhn}",
        "$noticeNhn",
        &["`noticeNhn`", "number"],
    ),
    (
        "measure: {figure: sum, of: {kind: Incident, from: registeredAt, to: resolvedAt}, period: month, atMost: 2 days}",
        "2 days",
        &["hours, minutes or seconds"],
    ),
    (
        "measure: {figure: sum, of: {kind: Incident, from: registeredAt, to: resolvedAt}, period: month, atMost: 2 huors}",
        "2 huors",
        &["`2 huors`", "a duration"],
    ),
    (
        "measure: {figure: availability, of: {kind: Incident, from: registeredAt, to: resolvedAt}, period: month, atLeast: '99,9 %'}",
        "'99,9",
        &["`99,9 %`", "a percentage"],
    ),
    (
        "measure: {figure: percentile, of: {kind: Incident, from: registeredAt, to: resolvedAt}, period: month, atMost: 1 hour}",
        "{figure: percentile",
        &["`percentile` lacks `p`"],
    ),
    (
        "measure: {figure: percentile, p: 101, of: {kind: Incident, from: registeredAt, to: resolvedAt}, period: month, atMost: 1 hour}",
        "101",
        &["at most 100"],
    ),
    (
        "measure: {figure: count, of: {kind: Incident, at: registeredAt}, except: {kind: Maintenance, at: id}, period: month, atMost: 1}",
        "except",
        &["`except` has no effect", "`count`"],
    ),
    (
        "measure: {figure: availability, of: {kind: Incident, from: registeredAt, to: resolvedAt}, hours: alwys, period: month, atLeast: 1}",
        "alwys",
        &["`alwys`", "`always`"],
    ),
    ("measure: {figure: share, part: title, period: month, atLeast: 1}", "month, atLeast", &["itself is measured"]),
    ("measure: {figure: share, part: 'doc.title + \"x\"', atLeast: 1}", "'doc.title", &["something else"]),
    (
        "measure: {figure: sum, of: {kind: Work, from: a, to: b}, except: {kind: Work, at: c}, period: month, atMost: 1 hour}",
        "{kind: Work, at: c}",
        &["`except` lacks `from`"],
    ),
    (
        "measure: {figure: sum, of: {kind: Work, from: 'a[].b', to: b}, period: month, atMost: 1 hour}",
        "'a[].b'",
        &["several values"],
    ),
    ("measure: {figure: sum, period: {field: id}, atMost: 1}", "{figure: sum", &["`sum` lacks `value`"]),
];

#[test]
fn mistakes_are_shown_at_their_places() {
    let mut failed = Vec::new();
    for (check, at, parts) in MISTAKES {
        let policy = format!(
            "kind: Policy\nid: own\ntitle: Own\ncalendar: \"NO\"\nparameters:\n  noticeNhn: {{type: days, value: 10 days, stricter: up, about: Notice}}\nrules:\n  LEVEL:\n    title: Level\n    kinds: [Service]\n    check: {{{check}}}\n"
        );
        let rule = policy.find("LEVEL").unwrap();
        let found = rule + policy[rule..].find(at).unwrap_or_else(|| panic!("{at}"));
        let line = policy[..found].matches('\n').count() + 1;
        let column = policy[..found].rsplit('\n').next().unwrap().chars().count() + 1;
        let answer = project(AVAILABILITY, &[]).with("policies/own.yaml", &policy).check(&[]);
        let place = format!("policies/own.yaml:{line}:{column}");
        let says = |part: &&str| answer.err.contains(*part);
        if answer.status != 2 || !says(&place.as_str()) || !parts.iter().all(says) {
            failed.push(format!(
                "{check}\nwanted 2, {place} and {parts:?}, got {}:\n{}{}",
                answer.status, answer.err, answer.out
            ));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

//! Work that is put off, called off or was never done: what is still owed of it, and what is said.

use super::clauses::{ACCESS, CHANGE, ORDER, REGISTRY};
use super::project::Project;

/// A rule with what it says.
type Told = (String, String);

/// What is found, and what is pending, in one document.
fn told(document: &str, now: &str) -> (Vec<Told>, Vec<Told>) {
    let report = Project::new().with("registry/all.yaml", REGISTRY).with("d.yaml", document).report(&["--now", now]);
    let of = |list: &str| {
        let text = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
        let all = report[list].as_array().unwrap().iter().filter(|one| one["path"] == "d.yaml");
        all.map(|one| {
            (text(one, "rule"), format!("{}{}; {}", text(one, "message"), text(one, "missing"), text(one, "help")))
        })
        .collect()
    };
    (of("findings"), of("pending"))
}

fn rules(told: &[Told]) -> Vec<&str> {
    let mut rules: Vec<&str> = told.iter().map(|(rule, _)| rule.as_str()).collect();
    rules.dedup();
    rules
}

/// The end of the work on its first day, Monday 30 November from 8 to 10.
const STOPPED: &str = "startedAt: 2026-11-30T08:00:00+01:00\nstoppedAt: 2026-11-30T10:00:00+01:00\n";
const LATER: &str = "2027-01-15T12:00:00+01:00";

#[test]
fn what_was_stopped_is_judged_for_what_was_done() {
    for status in ["cancelled", "postponed"] {
        let stopped =
            |text: &str| format!("{}{STOPPED}", text.replace("status: registered", &format!("status: {status}")));
        let (findings, pending) = told(&stopped(ORDER), LATER);
        assert_eq!(findings, [], "{status}");
        // What is only put off is announced again once it has a new time.
        assert_eq!(rules(&pending), if status == "postponed" { vec!["MED-12b"] } else { vec![] });
        // The notice of what would have come later is not owed any more; what was to be there at the start is.
        let is_notice = |line: &str| line.starts_with("announcedAt") || line.starts_with("notices");
        let unannounced: Vec<&str> = ORDER.lines().filter(|line| !is_notice(line)).collect();
        let unannounced = unannounced.join("\n") + "\n";
        assert_eq!(rules(&told(&stopped(&unannounced), LATER).0), [""; 0], "{status}");
        let unapproved = ORDER.replace("decision: approved", "decision: submitted");
        assert!(rules(&told(&stopped(&unapproved), LATER).0).contains(&"MED-08a"), "{status}");
        let unchannelled = ORDER.replace("channel: kundesenter@nhn.no\n", "");
        assert_eq!(rules(&told(&stopped(&unchannelled), LATER).0), ["MED-03"], "{status}");
    }
    // Without a start it is neither judged nor pending.
    let unapproved = ORDER.replace("decision: approved", "decision: submitted");
    let cancelled = unapproved.replace("status: registered", "status: cancelled");
    assert_eq!(told(&cancelled, LATER), (vec![], vec![]));
}

#[test]
fn what_is_put_off_does_not_lack_what_it_plans() {
    for (document, status) in [(ORDER, "status: registered"), (CHANGE, "status: proposed"), (ACCESS, "status: planned")]
    {
        let postponed = document.replace(status, "status: postponed");
        let (findings, pending) = told(&postponed, LATER);
        assert_eq!(findings, [], "{postponed}");
        for (rule, said) in pending {
            assert!(!said.contains("is missing"), "{rule}: {said}");
            assert!(said.contains("the work is postponed"), "{rule}: {said}");
        }
    }
}

/// A time that lies ahead is the new one of what is put off, and is owed as any other; one that has come is none.
#[test]
fn what_is_put_off_owes_what_its_new_time_asks_for() {
    let unreported = ACCESS.replace("announcedAt: 2026-11-19T14:00:00+01:00\n", "").replace("planned", "postponed");
    let moved = unreported.replace("2026-12-03", "2026-12-17");
    // Tuesday 15 December is the last day to report a need for Thursday 17 December.
    for (text, now, expected) in [
        (&moved, "2026-12-15T23:59:59+01:00", "pending"),
        (&moved, "2026-12-16T00:00:00+01:00", "owed"),
        (&moved, "2026-12-17T09:00:00+01:00", "nothing"),
        (&unreported, "2026-12-02T00:00:00+01:00", "owed"),
        (&unreported, "2026-12-03T09:00:00+01:00", "nothing"),
    ] {
        let (findings, pending) = told(text, now);
        let stands = match (rules(&findings).contains(&"MED-15"), &pending[..]) {
            (true, _) => "owed",
            (false, all) if all.iter().any(|(rule, said)| rule == "MED-15" && !said.contains("postponed")) => "pending",
            _ => "nothing",
        };
        assert_eq!(stands, expected, "{now}: {findings:?} {pending:?}");
    }
    // What was reported in time for the new day owes nothing.
    let reported = ACCESS.replace("planned", "postponed").replace("2026-12-03", "2026-12-17");
    assert_eq!(told(&reported, "2026-12-16T12:00:00+01:00"), (vec![], vec![]));
    // Of several windows the first says whether the times are new.
    let windows = "end: 2026-12-17T17:30, further: [{start: 2026-12-18T17:00, end: 2026-12-18T17:30}]}";
    let several = ORDER.replace("end: 2026-12-17T17:30}", windows).replace("registered", "postponed");
    assert_eq!(told(&several, "2026-12-17T20:00:00+01:00").0, []);
}

/// A week later, nobody has written that the access took place.
#[test]
fn what_was_planned_and_not_done_can_say_so() {
    let unsupervised = ACCESS.replace("supervisor: ola.nordmann\n", "");
    let (findings, _) = told(&unsupervised, "2026-12-10T12:00:00+01:00");
    assert_eq!(rules(&findings), ["MED-13"]);
    assert!(findings[0].1.contains("if the work was not done: `status: postponed`"), "{findings:?}");
    for status in ["postponed", "cancelled"] {
        let text = unsupervised.replace("status: planned", &format!("status: {status}"));
        assert_eq!(rules(&told(&text, "2026-12-10T12:00:00+01:00").0), [""; 0], "{status}");
    }
    // It took place: there is nothing to put off.
    let held = format!("{unsupervised}startedAt: 2026-12-03T09:00:00+01:00\n");
    let (findings, _) = told(&held, "2026-12-10T12:00:00+01:00");
    assert!(findings.iter().all(|(_, said)| !said.contains("not done")), "{findings:?}");
}

/// A field of a list is told by its path in the document.
#[test]
fn an_element_is_told_by_its_path() {
    let text = ORDER.replace("name: MTU, region: helse-vest, ", "name: MTU, ");
    let (findings, pending) = told(&text, "2026-12-01T12:00:00+01:00");
    for (rule, said) in findings.iter().chain(&pending) {
        assert!(!said.contains("`it."), "{rule}: {said}");
    }
    assert!(
        findings.iter().any(|(rule, said)| rule == "MED-08a" && said.contains("`region` in `databases`")),
        "{findings:?}"
    );
}

//! `examples/medusa` played through its calendar: on every day it holds what had happened by then, and nothing else, and
//! is compliant with what is still to come listed as pending. And what becomes of an announcement that never came.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod life;

use std::collections::BTreeSet;

use chrono::{DateTime, Days};
use life::{as_it_stood, day, example, judged, noon};
use vedtak::finding::{Report, Severity, Status};

/// What gates or warns, and what is pending, each as rule and document.
fn told(report: &Report) -> (Vec<String>, BTreeSet<String>) {
    let name = |judgement: &vedtak::finding::Judgement| {
        let id = judgement.document.as_ref().map_or("", |name| name.id.as_str());
        format!("{} {id}", judgement.rule.id)
    };
    // A folder may still be without documents.
    let is_of_a_document = |found: &&vedtak::finding::Counted| found.judgement.document.is_some();
    let counts = report.findings.iter().filter(|found| found.status.gates() && found.severity > Severity::Note);
    let counts = counts.filter(is_of_a_document);
    (
        counts.map(|found| name(&found.judgement)).collect(),
        report.pending.iter().map(|due| name(&due.judgement)).collect(),
    )
}

#[test]
fn it_is_compliant_on_every_day_of_its_life() {
    let files = example("medusa");
    let mut seen = BTreeSet::new();
    let mut date = day("2026-08-10");
    while date <= day("2026-10-27") {
        let (gates, pending) = told(&judged(&as_it_stood(&files, noon(date)), noon(date)));
        assert_eq!(gates, Vec::<String>::new(), "{date}");
        seen.extend(pending);
        date = date.checked_add_days(Days::new(1)).unwrap();
    }
    for rule in ["MED-08a", "MED-09", "MED-12a", "MED-12b", "MED-15", "MED-16", "MED-17"] {
        assert!(seen.iter().any(|pending| pending.starts_with(rule)), "{rule} was never pending: {seen:?}");
    }
    for later in ["2027-01-15", "2030-06-15", "2046-06-15"] {
        assert_eq!(told(&judged(&files, noon(day(later)))), (Vec::new(), BTreeSet::new()), "{later}");
    }
}

/// One requirement from before it is owed to after: pending, missed, answered.
fn missed(path: &str, cut: &[&str], rule: &str, steps: &[(&str, &str)]) {
    let mut files = example("medusa");
    let document = &mut files.get_mut(path).unwrap()[0];
    let id = document["id"].as_str().unwrap().to_owned();
    for key in cut {
        document.remove(*key);
    }
    for (now, expected) in steps {
        let now = DateTime::parse_from_rfc3339(now).unwrap();
        let mut stood = as_it_stood(&files, now);
        if *expected == "answered" {
            let deviation = format!(
                "kind: Deviation\nid: DEV-1\ntitle: Ikke gjort i tide\nservice: medusa\nstatus: open\n\
                 deviates: [{{rule: {rule}, document: {id}}}]\ncause: Glippet da to byttet vakt.\n\
                 reportedBy: ola.nordmann\nreportedAt: {}\n\
                 correction: {{action: Eget punkt i sjekklisten, owner: ola.nordmann, due: {}}}\n",
                now.to_rfc3339(),
                now.date_naive()
            );
            stood.insert("deviations/DEV-1.yaml".to_owned(), vec![serde_yaml::from_str(&deviation).unwrap()]);
        }
        let report = judged(&stood, now);
        let of = |judgement: &vedtak::finding::Judgement| {
            judgement.rule.id == rule && judgement.document.as_ref().is_some_and(|name| name.id == id)
        };
        let errors = || report.findings.iter().filter(|found| found.severity == Severity::Error);
        let found = errors().find(|found| of(&found.judgement));
        let stands = match found {
            Some(found) if found.status == Status::Answered => "answered",
            Some(_) => "missed",
            None if report.pending.iter().any(|due| of(&due.judgement)) => "pending",
            None => "met",
        };
        assert_eq!(stands, *expected, "{rule} of {id} at {now}");
        if stands == "answered" {
            assert!(errors().all(|found| !found.status.gates()), "{:?}", told(&report).0);
        }
    }
}

#[test]
fn an_upgrade_that_was_never_announced() {
    // 15 September 18.00 minus ten days is the whole of 5 September.
    missed(
        "changes/CHG-2026-0007.yaml",
        &["announcedAt", "notices"],
        "MED-12a",
        &[
            ("2026-09-05T23:59:59+02:00", "pending"),
            ("2026-09-06T00:00:00+02:00", "missed"),
            ("2026-09-15T17:59:59+02:00", "missed"),
            ("2026-09-15T18:00:00+02:00", "answered"),
            ("2027-09-15T18:00:00+02:00", "answered"),
        ],
    );
}

#[test]
fn a_copying_that_nobody_approved() {
    // It was ordered on 20 August at 10.00, and a draft until then.
    missed(
        "orders/ORD-2026-0031.yaml",
        &["approvals"],
        "MED-08a",
        &[("2026-08-20T09:59:59+02:00", "met"), ("2026-08-20T10:00:00+02:00", "answered")],
    );
}

#[test]
fn an_access_that_was_not_reported() {
    // Two working days before Thursday 10 September is Tuesday 8 September.
    missed(
        "access/ACC-2026-0012.yaml",
        &["announcedAt"],
        "MED-15",
        &[
            ("2026-09-08T23:59:59+02:00", "pending"),
            ("2026-09-09T00:00:00+02:00", "missed"),
            ("2026-09-10T09:00:00+02:00", "answered"),
        ],
    );
}

#[test]
fn an_evening_that_nobody_of_nhn_supervised() {
    // It starts on Wednesday 23 September at 17.00, the day before the slot that it belongs to.
    missed(
        "access/ACC-2026-0014.yaml",
        &["supervisors"],
        "MED-13",
        &[("2026-09-23T16:59:59+02:00", "pending"), ("2026-09-23T17:00:00+02:00", "answered")],
    );
}

//! `examples/medusa` played through its calendar: on every day it holds what had happened by then, and nothing else, and
//! is compliant with what is still to come listed as pending. And what becomes of an announcement that never came.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, TimeZone};
use serde_yaml::{Mapping, Value};
use vedtak::finding::{Clock, ClockSource, Report, Severity, Status};
use vedtak::language::{Language, Reader};
use vedtak::load::load_files;
use vedtak::source::Memory;
use vedtak::standing::gate;
use vedtak::workspace::{Review, resolve};

type Files = BTreeMap<String, Vec<Mapping>>;

/// Every file of the example with its documents.
fn example() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/medusa");
    let mut files = Files::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                let text = std::fs::read_to_string(&path).unwrap();
                let documents = serde_yaml::Deserializer::from_str(&text);
                let documents = documents.map(|one| serde::Deserialize::deserialize(one).unwrap()).collect();
                files.insert(path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned(), documents);
            }
        }
    }
    files
}

/// The report of the files at a moment.
fn judged(files: &Files, now: DateTime<FixedOffset>) -> Report {
    // JSON is YAML, and leaves no text in doubt.
    let texts = files.iter().filter(|(_, documents)| !documents.is_empty()).map(|(path, documents)| {
        let documents: Vec<String> = documents.iter().map(|one| serde_json::to_string(one).unwrap()).collect();
        (path.clone(), documents.join("\n---\n"))
    });
    let reader = Reader::new(Language::En, now.date_naive());
    let loaded = load_files(&Memory::new(texts), reader, true).unwrap();
    gate(&Review::of(resolve(loaded, Clock { at: now, source: ClockSource::Given }).unwrap())).unwrap()
}

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

/// A moment in Oslo, in summer time.
fn oslo(at: NaiveDateTime) -> DateTime<FixedOffset> {
    FixedOffset::east_opt(2 * 3600).unwrap().from_local_datetime(&at).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn noon(date: NaiveDate) -> DateTime<FixedOffset> {
    oslo(date.and_hms_opt(12, 0, 0).unwrap())
}

/// A time as documents write it: a day, a local time or an instant.
fn moment(text: &str) -> Option<DateTime<FixedOffset>> {
    let local = || text.parse().ok().or_else(|| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok()).map(oslo);
    let date = || text.parse::<NaiveDate>().ok().map(|date| oslo(date.and_hms_opt(0, 0, 0).unwrap()));
    DateTime::parse_from_rfc3339(text).ok().or_else(local).or_else(date)
}

fn is_ahead(value: Option<&Value>, now: DateTime<FixedOffset>) -> bool {
    value.and_then(Value::as_str).and_then(moment).is_some_and(|at| at > now)
}

/// Takes away what had not happened: times of what happens later, and entries of lists that are of such a time. Tells
/// whether something was taken, and whether something has happened.
fn forget(value: &mut Value, now: DateTime<FixedOffset>) -> (bool, bool) {
    let (mut taken, mut happened) = (false, false);
    match value {
        Value::Mapping(entries) => {
            let is_claim = |key: &Value| {
                key.as_str().is_some_and(|key| (key.ends_with("At") && key != "expectedAt") || key == "at")
            };
            let before = entries.len();
            entries.retain(|key, value| !is_claim(key) || !is_ahead(Some(value), now));
            taken |= entries.len() < before;
            happened |= entries.keys().any(is_claim);
            for (_, value) in entries.iter_mut() {
                let (more, done) = forget(value, now);
                taken |= more;
                happened |= done;
            }
        }
        Value::Sequence(items) => {
            let before = items.len();
            items.retain(|item| !is_ahead(item.get("at"), now));
            taken |= items.len() < before;
            for item in items {
                let (more, done) = forget(item, now);
                taken |= more;
                happened |= done;
            }
        }
        _ => {}
    }
    (taken, happened)
}

/// The example as it stood at a moment: documents of which nothing had happened are drafts, the others open as long as
/// something was still to happen.
fn as_it_stood(files: &Files, now: DateTime<FixedOffset>) -> Files {
    let mut stood = files.clone();
    for (path, documents) in &mut stood {
        if path.starts_with("registry/") || path == "vedtak.yaml" {
            for document in documents {
                let mut value = Value::Mapping(std::mem::take(document));
                forget(&mut value, now);
                *document = value.as_mapping().unwrap().clone();
            }
            continue;
        }
        documents.retain_mut(|document| {
            let kind = document["kind"].as_str().unwrap().to_owned();
            let stages = document.get("plan").and_then(Value::as_mapping).into_iter().flat_map(Mapping::values);
            let is_to_come = stages.into_iter().any(|stage| is_ahead(stage.get("start"), now));
            let mut value = Value::Mapping(std::mem::take(document));
            let (taken, happened) = forget(&mut value, now);
            *document = value.as_mapping().unwrap().clone();
            let open = match kind.as_str() {
                "Order" if document.contains_key("sentAt") => "sent",
                "Order" => "draft",
                "ChangeRequest" => "proposed",
                "Incident" => {
                    if taken {
                        document.insert("status".into(), "in-progress".into());
                    }
                    return happened;
                }
                "Meeting" => {
                    if is_ahead(document.get("window").and_then(|window| window.get("start")), now) {
                        document.insert("status".into(), "planned".into());
                        for key in ["decisions", "minutes"] {
                            document.remove(key);
                        }
                    }
                    return true;
                }
                _ => "planned",
            };
            let written = document["status"].as_str().unwrap().to_owned();
            let status = match (happened, taken || is_to_come) {
                _ if written == "draft" => "draft",
                (false, _) => "draft",
                (true, true) => open,
                (true, false) => &written,
            };
            document.insert("status".into(), status.into());
            true
        });
    }
    stood
}

#[test]
fn it_is_compliant_on_every_day_of_its_life() {
    let files = example();
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
    let mut files = example();
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

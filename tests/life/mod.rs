//! The shipped example as it stood at each moment of its life, and its report.

#![allow(dead_code, reason = "each program of tests uses a part of it")]

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeZone};
use serde_yaml::{Mapping, Value};
use vedtak::finding::{Clock, ClockSource, Report};
use vedtak::language::{Language, Reader};
use vedtak::load::load_files;
use vedtak::source::Memory;
use vedtak::standing::gate;
use vedtak::workspace::{Review, resolve};

/// Every file with its documents.
pub type Files = BTreeMap<String, Vec<Mapping>>;

/// Every file of an example with its documents.
pub fn example(name: &str) -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
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
pub fn judged(files: &Files, now: DateTime<FixedOffset>) -> Report {
    gate(&reviewed(files, now)).unwrap()
}

/// The files at a moment, to be judged.
pub fn reviewed(files: &Files, now: DateTime<FixedOffset>) -> Review {
    // JSON is YAML, and leaves no text in doubt.
    let texts = files.iter().filter(|(_, documents)| !documents.is_empty()).map(|(path, documents)| {
        let documents: Vec<String> = documents.iter().map(|one| serde_json::to_string(one).unwrap()).collect();
        (path.clone(), documents.join("\n---\n"))
    });
    let reader = Reader::new(Language::En, now.date_naive());
    let loaded = load_files(&Memory::new(texts), reader, true).unwrap();
    Review::of(resolve(loaded, Clock { at: now, source: ClockSource::Given }).unwrap())
}

/// A moment in Oslo, in summer time.
pub fn oslo(at: NaiveDateTime) -> DateTime<FixedOffset> {
    FixedOffset::east_opt(2 * 3600).unwrap().from_local_datetime(&at).unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn noon(date: NaiveDate) -> DateTime<FixedOffset> {
    oslo(date.and_hms_opt(12, 0, 0).unwrap())
}

/// A time as documents write it: a day, a local time or an instant.
pub fn moment(text: &str) -> Option<DateTime<FixedOffset>> {
    let local = || text.parse().ok().or_else(|| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok()).map(oslo);
    let date = || text.parse::<NaiveDate>().ok().map(|date| oslo(date.and_hms_opt(0, 0, 0).unwrap()));
    DateTime::parse_from_rfc3339(text).ok().or_else(local).or_else(date)
}

pub fn is_ahead(value: Option<&Value>, now: DateTime<FixedOffset>) -> bool {
    value.and_then(Value::as_str).and_then(moment).is_some_and(|at| at > now)
}

/// Takes away what had not happened: times of what happens later, and entries of lists that are of such a time. Tells
/// whether something was taken, and whether something has happened.
pub fn forget(value: &mut Value, now: DateTime<FixedOffset>) -> (bool, bool) {
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
pub fn as_it_stood(files: &Files, now: DateTime<FixedOffset>) -> Files {
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

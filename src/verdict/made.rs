//! Making a statement of a report.

use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::{COMPLIANT, FROM_TARGET, NOT_COMPLIANT, NOTHING_JUDGED, PREDICATE, STATEMENT};
use crate::approval::{Extent, marked, preimage};
use crate::calendar::{ZONES_VERSION, shipped, shipped_texts};
use crate::finding::{Counted, DocumentName, Report, Severity, Status, content_digest};
use crate::kind::{name, own_files};
use crate::language::personal_number::{is_in, is_in_source, masked};
use crate::language::{Language, Reader};
use crate::rules::is_expiring;
use crate::standing::AllRules;
use crate::workspace::{Document, Review};

/// What a report does not tell of its run.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'c> {
    /// The branch whose tip is trusted, as far as the run knows.
    pub target: Option<&'c str>,
    /// The digest of the program's own file, where it could be read.
    pub program: Option<&'c str>,
    /// The least severity that counted, as the command line names it.
    pub fail_on: &'c str,
    /// Whether the run ended with 0.
    pub complies: bool,
}

/// The statement of a report. Numbers of persons are left out or masked; the language of the reader plays no part.
pub fn statement(review: &Review, rules: &AllRules, report: &Report, of: &Circumstances<'_>) -> Value {
    let (with_digest, without) = documents(review);
    let tree =
        report.revisions.as_ref().map(|revisions| json!({"name": "tree", "digest": {"gitTree": revisions.merge}}));
    let subject: Vec<Value> = tree.into_iter().chain(with_digest).collect();
    let revisions = report.revisions.as_ref();
    let later = review.change.is_some().then(|| {
        let expiring = report.findings.iter().filter(|found| found.status.gates() && is_expiring(&found.judgement));
        json!({"at": instant(report.clock.at + review.config().git().merge_within()), "expiring": expiring.count()})
    });
    let english = Reader::new(Language::En, report.clock.at.with_timezone(&Utc).date_naive());
    let skipped = report.summary.skipped.iter().map(|skipped| {
        json!({"what": masked(&skipped.what.say(&english)), "why": skipped.why.say(&english), "count": skipped.count})
    });
    json!({
        "_type": STATEMENT,
        "subject": subject,
        "predicateType": PREDICATE,
        "predicate": {
            "repository": review.config().repository(),
            "target": of.target,
            "base": revisions.map(|revisions| &revisions.target),
            "head": revisions.and_then(|revisions| revisions.head.as_ref()),
            "commit": revisions.and_then(|revisions| revisions.whole_head.as_ref()),
            "merge": revisions.map(|revisions| &revisions.merge),
            "policiesFrom": if revisions.is_some() { FROM_TARGET } else { "work-tree" },
            "scope": report.scope,
            "paths": review.merge.focus.as_ref().map(|paths| paths.iter().map(|path| masked(path)).collect::<Vec<_>>()),
            "clock": {"at": instant(report.clock.at), "source": report.clock.source},
            "later": later,
            "validUntil": report.valid_until.map(instant),
            "result": result(report, of.complies),
            "failOn": of.fail_on,
            "summary": summary(report),
            "withoutDigest": without,
            "waivers": waivers(report),
            "overrides": report.summary.overrides.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "skipped": skipped.collect::<Vec<_>>(),
            "policies": report.policies,
            "schemas": schemas(review),
            "calendars": calendars(review, rules),
            "timeZones": ZONES_VERSION,
            "tool": {"name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION"), "digest": of.program},
        },
    })
}

fn result(report: &Report, complies: bool) -> &'static str {
    match () {
        () if report.summary.documents == 0 => NOTHING_JUDGED,
        () if complies => COMPLIANT,
        () => NOT_COMPLIANT,
    }
}

fn summary(report: &Report) -> Value {
    let tally = report.tally();
    json!({
        "documents": report.summary.documents,
        "unaffected": report.summary.unaffected,
        "rules": report.summary.rules,
        "evaluated": report.summary.evaluated,
        "errors": tally.count(Severity::Error),
        "warnings": tally.count(Severity::Warning),
        "notes": tally.count(Severity::Note),
        "undecided": tally.count_status(Status::Undecided),
        "waived": tally.count_status(Status::Waived),
        "existing": tally.count_status(Status::Existing),
        "answered": tally.count_status(Status::Answered),
        "pending": report.pending.len(),
        "unproven": report.summary.unproven,
    })
}

/// The documents that were judged: those with a digest as subjects, the others with the reason why they have none.
fn documents(review: &Review) -> (Vec<Value>, Vec<Value>) {
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for (project, document) in review.all_documents().filter(|(project, document)| project.in_focus(document.file)) {
        let name = shown(project, document);
        match digest(project, document) {
            Ok(hash) => with.push(json!({"name": name, "digest": {"sha256": hash}})),
            Err(reason) => without.push(json!({"name": name, "reason": reason})),
        }
    }
    (with, without)
}

/// `Kind/ID`, or the path of a document without them; before it the folder of a project below.
fn shown(project: &Review, document: &Document) -> String {
    let folder = &project.config().folder;
    let path = || project.file(document.file).path.clone();
    let name = document.name.as_ref().map_or_else(path, written);
    let name = if folder.is_empty() || document.name.is_none() { name } else { format!("{folder}: {name}") };
    masked(&name).into_owned()
}

fn written(name: &DocumentName) -> String {
    format!("{}/{}", name.kind, name.id)
}

/// The digest of a document without its marks, as hexadecimal digits, or a word that says why it has none. What holds the
/// number of a person has none here: who knows the rest could find the number by trying.
fn digest(project: &Review, document: &Document) -> Result<String, &'static str> {
    let excluding = marked(project.kind(document).and_then(|kind| kind.schema.as_deref()));
    let made = preimage(project.side_of(document), document, Extent::all_but(&excluding)).map_err(|why| why.word())?;
    let is_named_by_one = document.name.as_ref().is_some_and(|name| is_in(&name.id));
    if is_named_by_one || is_in_source(made.as_str()) {
        return Err("withheld");
    }
    let digest = made.digest();
    Ok(digest.strip_prefix("sha256:").unwrap_or(&digest).to_owned())
}

/// The waivers that took a finding out of the verdict, each with the rule and the document.
fn waivers(report: &Report) -> Vec<Value> {
    let waived = report.findings.iter().filter(|found| found.status == Status::Waived);
    let of = |found: &Counted| {
        let judgement = &found.judgement;
        let document = judgement.subject();
        json!({
            "waiver": judgement.facts.get("waivedBy").and_then(Value::as_str).map(masked),
            "rule": judgement.rule.id,
            "document": document.map(|name| masked(&written(name)).into_owned()),
            "until": judgement.facts.get("waivedUntil"),
        })
    };
    waived.map(of).collect()
}

/// The files of schemas in force: those that come with vedtak, then the project's own.
fn schemas(review: &Review) -> Vec<Value> {
    let entry = |path: &str, digest: &str| json!({"path": path, "digest": digest});
    let shipped = own_files().map(|(file, text)| entry(&format!("builtin:{file}"), &content_digest(text.as_bytes())));
    let projects = std::iter::once(review).chain(&review.projects);
    let mut own: Vec<(&str, &str)> = projects.flat_map(|project| project.target.schemas.digests()).collect();
    own.sort_unstable();
    own.dedup();
    shipped.chain(own.into_iter().map(|(path, digest)| entry(&masked(path), digest))).collect()
}

/// The calendars in force: those that come with vedtak, then the project's own.
fn calendars(review: &Review, rules: &AllRules) -> Vec<Value> {
    let of_vedtak = shipped_texts().map(|(id, text)| json!({"id": id, "digest": content_digest(text.as_bytes())}));
    let own = rules.by_project(review).flat_map(|(project, rules)| {
        let is_in_force = |document: &&Document| {
            let id = document.name.as_ref().filter(|one| one.kind == name::CALENDAR).map(|one| one.id.as_str());
            id.is_some_and(|id| shipped(id).is_none() && rules.policies().calendars.contains_key(id))
        };
        project.target.documents.iter().filter(is_in_force).map(|document| {
            let excluding = marked(project.kind(document).and_then(|kind| kind.schema.as_deref()));
            let made = preimage(&project.target, document, Extent::all_but(&excluding)).ok();
            let id = document.name.as_ref().map(|one| masked(&one.id).into_owned());
            json!({"id": id, "digest": made.map(|made| made.digest())})
        })
    });
    let mut all: Vec<Value> = of_vedtak.chain(own).collect();
    // The calendars of the root are seen in the projects below as well.
    let mut told = Vec::new();
    all.retain(|one| {
        let is_new = !told.contains(one);
        told.push(one.clone());
        is_new
    });
    all
}

fn instant(at: DateTime<FixedOffset>) -> String {
    at.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Secs, true)
}

//! `may`: go or no-go for a stage of a document, at the moment of the clock.
//!
//! It is go when the check has nothing against the document, nothing that is due before the stage is still to come, and
//! the clock is within the stage's own times.

use chrono::{DateTime, FixedOffset, Utc};

use super::stage::{Target, status, times};
use crate::calendar::{Moment, Zone};
use crate::finding::{Counted, DocumentName, Judgement, Report, Severity, Tally};
use crate::kind::name as kind_name;
use crate::language::messages::plan as say;
use crate::language::{Reader, Sentence};
use crate::policy::moment_fact;
use crate::registry::zone_of;
use crate::report::{tell_finding, tell_pending};

/// Whether a stage may be carried out now, and why not.
#[derive(Debug)]
pub struct Clearance {
    /// The document.
    pub document: DocumentName,
    /// The key under `plan`; none of a document with one window.
    pub stage: Option<String>,
    /// When it starts, where that is known.
    pub start: Option<DateTime<FixedOffset>>,
    /// When it ends, where that is known.
    pub end: Option<DateTime<FixedOffset>>,
    /// What stands against it; nothing where it is go.
    pub hindrances: Vec<Hindrance>,
}

/// Something that stands against carrying out a stage now.
#[derive(Debug, PartialEq, Eq)]
pub struct Hindrance {
    /// The rule that says so; none where the document's own status or times do.
    pub rule: Option<String>,
    /// What stands against it.
    pub says: String,
    /// What to do.
    pub help: Option<String>,
    /// Until when that can be done, where it is still to come and has such a moment.
    pub before: Option<DateTime<FixedOffset>>,
}

impl Clearance {
    /// Whether nothing stands against it.
    pub fn is_go(&self) -> bool {
        self.hindrances.is_empty()
    }

    /// The next moment at which it may be go: its start, where that lies ahead.
    pub fn next(&self, now: DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
        self.start.filter(|start| *start > now)
    }
}

/// Whether a stage may be carried out at the moment of the clock, by a report of the whole project; `governed` is whether any
/// rule of a policy applies to its document.
pub fn clearance(target: &Target<'_>, governed: bool, report: &Report, reader: &Reader) -> Clearance {
    let Target { review, document, stage } = target;
    let now = report.clock.at;
    let name = document.name.clone().unwrap_or_else(|| DocumentName { kind: String::new(), id: String::new() });
    let reader = &Reader { language: reader.language, today: now.date_naive() };
    let mut hindrances = Vec::new();
    let mut hinder = |says: Sentence| {
        hindrances.push(Hindrance { rule: None, says: says.render(reader), help: None, before: None });
    };
    if let Some(status) = status(review, document) {
        hinder(status);
    }
    if !governed {
        hinder(say::UNGOVERNED.into());
    }
    let own_zone = zone_of(review, document);
    let (start, end) = times(target, own_zone, &mut hinder);
    let zone = own_zone.unwrap_or(Zone::UTC);
    let told = |at: DateTime<Utc>| at.with_timezone(&zone.offset(at));
    match (start, end) {
        (Some(start), _) if now < start => {
            hinder(say::AHEAD.with("start", moment_fact(&Moment::from_instant(start), zone)));
        }
        (_, Some(end)) if end <= now => {
            hinder(say::OVER.with("end", moment_fact(&Moment::from_instant(end), zone)));
        }
        _ => {}
    }
    // What cannot be read may concern any document, an overlap or a role among it.
    let is_own = |judged: &Judgement| judged.document.as_ref().is_none_or(|of| *of == name);
    // A lockdown with a fault might stop it.
    let is_of_lockdown = |judged: &Judgement| judged.document.as_ref().is_some_and(|of| of.kind == kind_name::LOCKDOWN);
    let may_stop = |counted: &&Counted| is_own(&counted.judgement) || is_of_lockdown(&counted.judgement);
    for counted in report.findings.iter().filter(may_stop) {
        let tally: Tally = [(counted.severity, counted.status)].into_iter().collect();
        if tally.fails(Severity::Error) {
            let finding = tell_finding(counted, reader);
            let rule = Some(finding.rule.id.to_string());
            hindrances.push(Hindrance { rule, says: finding.message, help: finding.help, before: None });
        }
    }
    for due in report.pending.iter().filter(|due| is_own(&due.judgement)) {
        // What is due after the work, such as its report, does not stand against it.
        let is_due_first = due.open.before.zip(start).is_none_or(|(before, start)| before <= start);
        if is_due_first {
            let pending = tell_pending(due, reader);
            let rule = Some(pending.rule.id.to_string());
            hindrances.push(Hindrance { rule, says: pending.missing, help: None, before: pending.before });
        }
    }
    Clearance { document: name, stage: stage.clone(), start: start.map(told), end: end.map(told), hindrances }
}

//! The reports of all shares of the documents, joined into the one that a check of all of them writes.
//!
//! Why it is the same, to the byte: all that is found of one document, wherever it is shown, is in one share, and in the order
//! of a report. So within a share it is known which findings stood before a change, which waivers are used, what time alone
//! breaks and when the verdict changes next; for the rest, each share has judged what else has a say
//! ([`Related`](crate::workspace::Related)). What is left to do here is what needs all findings: the order among shares, the
//! ordinals of fingerprints, sums, and the first of the moments.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};

use chrono::{DateTime, FixedOffset};

use super::Told;
use super::carried::Carried;
use super::finding::{Finding, Pending};
use super::json::{Document, Due, Item, Key, Shard, VERSION, tool};
use super::rebuilt::{self, Rebuilt, titles};
use super::sink::json;
use crate::finding::{Clock, DocumentName, FingerprintSeed, Revisions, Status, Summary, Tally, UnprovenRule};
use crate::language::messages::shards as say;
use crate::language::{Decimal, Fact, Language, Sentence};
use crate::source::Sources;

/// The joined report of all shares.
pub struct JoinedReport {
    report: Document<'static>,
    /// What a reader is told, with as much of the files as is shown; none where the shares do not carry what that takes.
    told: Option<(Told, Sources)>,
    /// The language that the shares are told in.
    pub language: Language,
    /// The project's folder as seen from the top of its repository, with a slash at its end; empty where they are one.
    pub within: String,
    /// What the verdict is made of.
    pub tally: Tally,
    /// How many documents were judged.
    pub documents: usize,
    /// Whether something can still be met.
    pub is_pending: bool,
}

/// A share, as it was read.
struct Part<'n> {
    name: &'n str,
    report: Document<'static>,
    shard: Shard<'static>,
    told: Carried,
}

/// Something with its place among those of all shares.
struct Placed<T> {
    key: Key<'static>,
    rule: String,
    what: T,
}

impl JoinedReport {
    /// Writes it as a check of everything writes its report.
    ///
    /// # Errors
    /// What keeps it from being written.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        json(&self.report, out)
    }

    /// What a reader is told, with as much of the files as is shown.
    pub fn told(&self) -> Option<&(Told, Sources)> {
        self.told.as_ref()
    }

    /// The moment of the check.
    pub fn at(&self) -> Option<DateTime<FixedOffset>> {
        DateTime::parse_from_rfc3339(&self.report.clock.at).ok()
    }
}

/// Joins reports of shares, each with the name of its file. They are of one check: by this version, of the same files by the
/// same policies at the same clock, every share there once, and together as many documents as each says that there are. What
/// is there beyond that is as the reports say; nobody has signed them.
///
/// # Errors
/// Why they do not make a whole.
pub fn merge(files: &[(String, Vec<u8>)]) -> Result<JoinedReport, Sentence> {
    let mut parts = files.iter().map(|(name, bytes)| read(name, bytes)).collect::<Result<Vec<_>, _>>()?;
    parts.sort_by_key(|part| part.shard.index);
    complete(&parts)?;
    for part in &mut parts {
        let findings = &part.report.findings;
        let tally = findings.iter().map(|finding| (finding.severity, finding.status)).collect();
        let is_counted = part.report.summary.is_of(&tally)
            && part.shard.findings.len() == findings.len()
            && part.shard.pending.len() == part.report.pending.len()
            && part.told.findings.len() == findings.len()
            && part.told.pending.len() == part.report.pending.len()
            && part.shard.own_skipped <= part.report.summary.skipped.len();
        if !is_counted {
            return Err(say::MISCOUNTED.with("path", Fact::code(part.name)));
        }
    }
    let sum = parts.iter().fold(0_usize, |sum, part| sum.saturating_add(part.report.summary.documents));
    if let Some(part) = parts.iter().find(|part| part.shard.documents != sum) {
        return Err(say::LOST.with("sum", number(sum)).with("documents", number(part.shard.documents)));
    }
    join(parts)
}

fn read<'n>(name: &'n str, bytes: &[u8]) -> Result<Part<'n>, Sentence> {
    let path = || Fact::code(name);
    let none =
        |error: serde_json::Error| say::NO_REPORT.with("path", path()).with("reason", Fact::text(error.to_string()));
    // What another version wrote may look different: it is asked for its version before all else.
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(none)?;
    let version = value.get("tool").and_then(|tool| tool.get("version")).and_then(serde_json::Value::as_str);
    let own = tool().version;
    if let Some(version) = version.filter(|version| *version != own) {
        let says = say::OTHER_TOOL.with("path", path()).with("version", Fact::text(version));
        return Err(says.with("own", Fact::text(own)));
    }
    let is_whole = version.is_some() && value.get("findings").is_some() && value.get("shard").is_none();
    if is_whole {
        return Err(say::WHOLE.with("path", path()));
    }
    let mut report: Document<'static> = serde_json::from_value(value).map_err(none)?;
    match report.shard.take() {
        Some(shard) if report.version == VERSION && report.tool == tool() => {
            let Shard { told, .. } = shard;
            Ok(Part { name, report, shard: Shard { told: Carried::default(), ..shard }, told })
        }
        _ => Err(say::WHOLE.with("path", path())),
    }
}

/// Whether the parts, in the order of their numbers, are all of one check.
fn complete(parts: &[Part<'_>]) -> Result<(), Sentence> {
    let Some(first) = parts.first() else { return Ok(()) };
    let of = first.shard.of;
    for (at, part) in parts.iter().enumerate() {
        let says = |phrase: crate::language::Phrase| phrase.with("path", Fact::code(part.name));
        let other = || Fact::code(first.name);
        if part.shard.of != of {
            let says = says(say::OTHER_DIVISION).with("of", number(part.shard.of)).with("other", other());
            return Err(says.with("others", number(of)));
        }
        if part.shard.index == 0 || part.shard.index > of {
            return Err(says(say::NO_SUCH_PART).with("index", number(part.shard.index)).with("of", number(of)));
        }
        if let Some(before) = at.checked_sub(1).and_then(|at| parts.get(at))
            && before.shard.index == part.shard.index
        {
            let says = says(say::TWICE).with("index", number(part.shard.index));
            return Err(says.with("other", Fact::code(before.name)));
        }
        if let Some(what) = difference(first, part) {
            return Err(says(say::DIFFERENT).with("other", other()).with("what", Fact::code(what)));
        }
    }
    let there: BTreeSet<u32> = parts.iter().map(|part| part.shard.index).collect();
    let missing: Vec<Fact> = (1..=of).filter(|index| !there.contains(index)).take(MOST_NAMED).map(number).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let phrase = if missing.len() == 1 { say::ONE_MISSING } else { say::MISSING };
    Err(phrase.with("of", number(of)).with("parts", Fact::List(missing)))
}

/// How many missing parts are named.
const MOST_NAMED: usize = 20;

/// What tells two parts from one another that must be the same in all: the name of the field.
fn difference(one: &Part<'_>, other: &Part<'_>) -> Option<&'static str> {
    let (first, second) = (&one.report, &other.report);
    // What the parts took on the documents' own word comes last, and is of each alone.
    let common = |part: &Part<'_>| {
        let skipped = &part.report.summary.skipped;
        skipped.len().checked_sub(part.shard.own_skipped).and_then(|len| skipped.get(..len)).map(<[_]>::to_vec)
    };
    let fields = [
        ("clock", first.clock == second.clock),
        ("scope", first.scope == second.scope),
        ("policiesFrom", first.policies_from == second.policies_from),
        ("base", first.base == second.base),
        ("head", first.head == second.head),
        ("merge", first.merge == second.merge),
        ("policies", first.policies == second.policies),
        ("shard.files", one.shard.files == other.shard.files),
        ("shard.documents", one.shard.documents == other.shard.documents),
        ("shard.language", one.shard.language == other.shard.language),
        ("summary.rules", first.summary.rules == second.summary.rules),
        ("summary.overrides", first.summary.overrides == second.summary.overrides),
        ("summary.skipped", common(one) == common(other)),
    ];
    fields.into_iter().find_map(|(name, is_same)| (!is_same).then_some(name))
}

fn join(parts: Vec<Part<'_>>) -> Result<JoinedReport, Sentence> {
    let rebuilt = Rebuilt::of(parts.iter().map(|part| &part.told));
    let mut is_told = rebuilt.is_some();
    let mut findings: Vec<Placed<(Item<'static>, Option<Finding>)>> = Vec::new();
    let mut pending: Vec<Placed<(Due<'static>, Option<Pending>)>> = Vec::new();
    let mut valid_until: Option<(DateTime<FixedOffset>, String)> = None;
    let mut whole: Option<Document<'static>> = None;
    let mut own_skipped = Vec::new();
    let mut carried = Vec::new();
    let language = parts.first().and_then(|part| Language::parse(&part.shard.language)).unwrap_or_default();
    for (share, Part { name, mut report, shard, told }) in parts.into_iter().enumerate() {
        let items = shard.findings.into_iter().zip(std::mem::take(&mut report.findings)).enumerate();
        findings.extend(items.map(|(at, (key, item))| {
            let told = rebuilt.as_ref().and_then(|rebuilt| rebuilt.finding((share, at), &told, &item, &key));
            Placed { key, rule: item.rule.to_string(), what: (item, told) }
        }));
        let dues = shard.pending.into_iter().zip(std::mem::take(&mut report.pending)).enumerate();
        pending.extend(dues.map(|(at, (key, due))| {
            let told = rebuilt.as_ref().and_then(|rebuilt| rebuilt.pending((share, at), &told, &due, &key));
            Placed { key, rule: due.rule.to_string(), what: (due, told) }
        }));
        if let Some(until) = report.valid_until.take() {
            let at =
                DateTime::parse_from_rfc3339(&until).map_err(|_| say::MISCOUNTED.with("path", Fact::code(name)))?;
            let order = |at: &DateTime<FixedOffset>| (at.to_utc(), at.offset().local_minus_utc());
            if valid_until.as_ref().is_none_or(|(first, _)| order(&at) < order(first)) {
                valid_until = Some((at, until));
            }
        }
        let common = report.summary.skipped.len().saturating_sub(shard.own_skipped);
        own_skipped.extend(report.summary.skipped.drain(common..));
        carried.push(told);
        match &mut whole {
            None => whole = Some(report),
            Some(whole) => {
                let summary = &mut whole.summary;
                summary.documents += report.summary.documents;
                summary.unaffected = summary.unaffected.saturating_add(report.summary.unaffected);
                summary.evaluated = summary.evaluated.saturating_add(report.summary.evaluated);
                for UnprovenRule { rule, what, count } in report.summary.unproven {
                    match summary.unproven.iter_mut().find(|rested| rested.rule == rule && rested.what == what) {
                        Some(rested) => rested.count = rested.count.saturating_add(count),
                        None => summary.unproven.push(UnprovenRule { rule, what, count }),
                    }
                }
            }
        }
    }
    let Some(mut report) = whole else {
        return Err(say::MISSING.with("of", number(0_usize)).with("parts", Fact::List(Vec::new())));
    };
    findings.sort_by(order);
    pending.sort_by(order);
    // Findings with all else the same are told apart by their order among all of them.
    let mut seen: HashMap<FingerprintSeed, usize> = HashMap::new();
    for Placed { key, what: (item, told), .. } in &mut findings {
        let ordinal = seen.entry(key.seed.as_ref().clone()).and_modify(|count| *count += 1).or_insert(0);
        let fingerprint = key.seed.fingerprint(*ordinal);
        item.fingerprint = fingerprint.as_str().to_owned().into();
        if let Some(told) = told {
            told.fingerprint = fingerprint;
        }
    }
    own_skipped.sort_by(|a, b| a.what.cmp(&b.what));
    own_skipped.dedup_by(|a, b| a.what == b.what);
    report.summary.skipped.append(&mut own_skipped);
    report.summary.unproven.sort_by(|a, b| (&a.rule, a.what).cmp(&(&b.rule, b.what)));
    let (items, told_findings): (Vec<_>, Vec<_>) = findings.into_iter().map(|placed| placed.what).unzip();
    let (dues, told_pending): (Vec<_>, Vec<_>) = pending.into_iter().map(|placed| placed.what).unzip();
    (report.findings, report.pending) = (items, dues);
    report.valid_until = valid_until.as_ref().map(|(_, until)| until.clone());
    let tally: Tally = report.findings.iter().map(|finding| (finding.severity, finding.status)).collect();
    report.summary.count(&tally);
    let (documents, is_pending) = (report.summary.documents, !report.pending.is_empty());
    let lists: Option<(Vec<Finding>, Vec<Pending>)> =
        told_findings.into_iter().collect::<Option<_>>().zip(told_pending.into_iter().collect());
    is_told &= lists.is_some();
    let told = rebuilt.filter(|_| is_told).zip(lists).and_then(|(rebuilt, lists)| {
        told(&report, &rebuilt, &carried, lists, valid_until.map(|(at, _)| at)).map(|told| (told, rebuilt.sources))
    });
    let within = carried.first().map(|carried| carried.within.clone()).unwrap_or_default();
    Ok(JoinedReport { report, told, language, within, tally, documents, is_pending })
}

/// What a reader is told of all shares.
fn told(
    report: &Document<'_>,
    rebuilt: &Rebuilt,
    carried: &[Carried],
    (findings, pending): (Vec<Finding>, Vec<Pending>),
    valid_until: Option<DateTime<FixedOffset>>,
) -> Option<Told> {
    let first = carried.first()?;
    // As in a check of everything: what counts against a document, or is answered, is told of it.
    let is_told = |finding: &&Finding| finding.status.gates() || finding.status == Status::Answered;
    let of_findings = findings.iter().filter(is_told).filter_map(|finding| finding.document.clone());
    let of_pending = pending.iter().filter_map(|pending| pending.document.clone());
    let named: BTreeSet<DocumentName> = of_findings.chain(of_pending).collect();
    let met = rebuilt.met(carried.iter(), |name| named.contains(name))?;
    let skipped = report.summary.skipped.iter().enumerate();
    let skipped = skipped.map(|(at, skip)| rebuilt::skipped(&skip.what, &skip.why, skip.count, first.skipped.get(at)));
    let revision = |name: &Option<std::borrow::Cow<'_, str>>| name.as_deref().map(str::to_owned);
    let revisions = report.base.as_deref().map(|target| Revisions {
        target: target.to_owned(),
        head: revision(&report.head),
        whole_head: first.whole_head.clone(),
        merge: revision(&report.merge).unwrap_or_default(),
    });
    Some(Told {
        clock: Clock { at: DateTime::parse_from_rfc3339(&report.clock.at).ok()?, source: report.clock.source },
        scope: report.scope,
        partial: None,
        revisions,
        policies: report.policies.to_vec(),
        findings,
        pending,
        valid_until,
        met,
        titles: titles(carried.iter()),
        summary: Summary {
            documents: report.summary.documents,
            unaffected: report.summary.unaffected,
            rules: report.summary.rules,
            evaluated: report.summary.evaluated,
            skipped: skipped.collect(),
            overrides: rebuilt.overrides(first)?,
            unproven: report.summary.unproven.clone(),
        },
    })
}

/// The order of a report: by path, position, rule, pointer and the document that was judged.
fn order<T>(a: &Placed<T>, b: &Placed<T>) -> Ordering {
    let place = |key: &Key<'_>| (key.side, key.file, key.start, key.end);
    place(&a.key)
        .cmp(&place(&b.key))
        .then_with(|| a.rule.cmp(&b.rule))
        .then_with(|| a.key.pointer.cmp(&b.key.pointer))
        .then_with(|| a.key.subject.cmp(&b.key.subject))
}

fn number(number: impl TryInto<u64>) -> Fact {
    Fact::number(Decimal::from(number.try_into().unwrap_or(u64::MAX)))
}

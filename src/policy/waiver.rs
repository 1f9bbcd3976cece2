//! Whether a waiver is live: the one answer for the gate, the report and the tests of policies.

use chrono::{DateTime, Utc};

use super::facts::moment_fact;
use super::known_roles::TOLD;
use super::located::Located;
use super::lockdown::is_faulty;
use super::mandate::{Mandate, MandateGiven, NotGiven, proof_asked};
use super::owner::Owner;
use super::pack::{Pack, Policies, PolicyRule};
use super::person::person_of;
use super::world::World;
use crate::approval::{ContentPaths, digest, excluded};
use crate::calendar::{Amount, DeadlineTerms, Eves, Moment, Zone};
use crate::finding::DocumentName;
use crate::kind::{name, nearest, to_json};
use crate::language::{Fact, Facts, Saying};
use crate::registry::{Area, services_of, zone_of};
use crate::source::{FileId, Globs, Span};
use crate::workspace::{Document, Review};
use crate::yaml::{Limits, Node, parse_file};

/// The most documents that a pattern may name.
pub const MOST_DOCUMENTS: usize = 20;

/// One rule of a waiver for one entry of its documents.
#[derive(Debug, Clone)]
pub struct Grant {
    /// The waiver.
    pub waiver: DocumentName,
    /// Its file.
    pub file: FileId,
    /// The id of the rule, as it is written.
    pub rule: String,
    /// Its position among the waiver's rules.
    pub rule_index: usize,
    /// The id of the document or the pattern, as it is written.
    pub written: String,
    /// Its position among the waiver's documents.
    pub document_index: usize,
    /// The documents that it is about.
    pub documents: Vec<DocumentName>,
    /// The end of the waiver, as far as it can be read.
    pub end: Option<Ending>,
    /// What it is worth.
    pub worth: Result<ApprovedWaiver, Lapse>,
    /// What messages say of it: `rule`, `id`, `zone`; where they are known `end` as it is written, `until`, and `owner` with `area`.
    pub facts: Facts,
    places: Places,
}

/// Where in a waiver what it says stands.
#[derive(Debug, Clone, Copy)]
struct Places {
    rule: Span,
    document: Span,
    expires: Span,
    approvals: Span,
}

/// The end of a waiver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// As it is written.
    pub written: Moment,
    /// The first instant at which the waiver is no longer live. A day is included whole, a moment is excluded.
    pub until: DateTime<Utc>,
    /// The zone of its local times.
    pub zone: Zone,
}

/// A waiver that was approved, with when it begins and ends.
#[derive(Debug, Clone, PartialEq)]
pub struct ApprovedWaiver {
    /// When it was first approved.
    pub since: DateTime<Utc>,
    /// When it ends.
    pub end: Ending,
    /// The ids of those who approved it.
    pub by: Vec<String>,
    /// The same as messages name them.
    pub people: Vec<Fact>,
}

/// Why a waiver does not count.
#[derive(Debug, Clone, PartialEq)]
pub enum Lapse {
    /// The waiver's own document has faults, which are told elsewhere.
    Faulty,
    /// Its end cannot be reckoned with: it lies too far ahead, or a change of clocks skips it.
    NoEnd,
    /// No rule has the id; the nearest.
    NoRule(Option<String>),
    /// The rule cannot be waived: it is built in, or judges nothing.
    NotWaivable,
    /// Nobody owns the rule.
    NoOwner(String),
    /// No document has the id; the nearest.
    Orphaned(Option<String>),
    /// The policy with this id does not allow patterns.
    Pattern(String),
    /// The pattern names so many documents.
    TooMany(usize),
    /// The entry lacks the digest of the document.
    NoDigest,
    /// A pattern has a digest.
    DigestOfPattern,
    /// The document has no digest.
    Undigested,
    /// The entry leaves out this field, which is content or which the rule reads.
    LeavesOut(String),
    /// The document has changed since.
    Changed,
    /// The end was moved from here, and nobody approved that.
    Moved(Moment),
    /// It lasts longer than the policy allows, which is until then.
    TooLong(Amount, Moment),
    /// These persons rejected it.
    Rejected(Vec<String>),
    /// Nothing proves that this person asks for it, who could else approve it in another's name.
    Unsubmitted(Box<Fact>),
    /// It was approved only when it had ended.
    ApprovedLate,
    /// Nobody has approved it.
    Unapproved {
        /// The ids of those who may.
        who_may: Vec<String>,
        /// The same as messages name them.
        people: Vec<Fact>,
        /// Why an approval that stands there does not count: the person, and what speaks against it.
        uncounted: Option<Box<(Fact, Saying)>>,
    },
    /// It has ended.
    Expired(ApprovedWaiver),
}

impl ApprovedWaiver {
    /// Whether it waives a breach now: while it is live, and afterwards what was broken for good before it ended, in a
    /// document all of whose work, planned or done, lies before its end. `work` is the end of that work; `None` where the
    /// document may still be worked on.
    pub fn waives(&self, broken: Option<DateTime<Utc>>, work: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
        let until = self.end.until;
        let is_before = |at: Option<DateTime<Utc>>| at.is_some_and(|at| at < until);
        now < until || is_before(broken) && is_before(work)
    }
}

/// When the last of a document's work was planned or done, as far as it can be read; `None` of a document that may still be
/// worked on: that is neither closed nor says when the work began or ended.
pub fn end_of_work(review: &Review, document: &Document) -> Option<DateTime<Utc>> {
    const DONE: [&str; 4] = ["startedAt", "stoppedAt", "endedAt", "implementedAt"];
    let (root, kind) = review.node(document).zip(review.kind(document))?;
    let zone = zone_of(review, document).unwrap_or(Zone::UTC);
    let instant = |node: Node<'_>| node.text().parse::<Moment>().ok()?.start(zone).ok();
    let done: Vec<Node<'_>> = DONE.into_iter().filter_map(|key| root.get(key)).collect();
    if done.is_empty() && kind.phase(root) != Some("closed") {
        return None;
    }
    let mut last = Some(DateTime::<Utc>::MIN_UTC);
    let mut take = |node: Node<'_>| last = last.zip(instant(node)).map(|(last, at)| last.max(at));
    done.into_iter().for_each(&mut take);
    kind.places().plans.each(root, &mut |(), value, _| take(value));
    last
}

impl Grant {
    /// Whether it is about a rule of a document.
    pub fn is_of(&self, rule: &str, document: &DocumentName) -> bool {
        self.rule == rule && self.documents.contains(document)
    }

    /// Whether it waives a breach at the clock, or why not.
    ///
    /// # Errors
    /// Why it does not.
    pub fn waives(
        &self,
        broken: Option<DateTime<Utc>>,
        work: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> Result<&ApprovedWaiver, Lapse> {
        let in_force = self.worth.as_ref().map_err(Clone::clone)?;
        if in_force.waives(broken, work, now) { Ok(in_force) } else { Err(Lapse::Expired(in_force.clone())) }
    }

    /// Whether it has ended at the clock.
    pub fn has_ended(&self, now: DateTime<Utc>) -> bool {
        self.end.is_some_and(|end| end.until <= now)
    }

    /// Where it names the rule.
    pub fn rule_place(&self) -> (String, Span) {
        (format!("/rules/{}", self.rule_index), self.places.rule)
    }

    /// Where it names the document.
    pub fn document_place(&self) -> (String, Span) {
        (format!("/documents/{}", self.document_index), self.places.document)
    }

    /// Where it says when it ends.
    pub fn end_place(&self) -> (String, Span) {
        ("/expires".to_owned(), self.places.expires)
    }

    /// Where its approvals stand, or would.
    pub fn approvals_place(&self) -> (String, Span) {
        ("/approvals".to_owned(), self.places.approvals)
    }
}

/// What the waivers that count are worth: those of the trusted side, in the order of their files. Where their approvals must be
/// signed, those that a change brings or writes anew as well: the signature proves them, wherever they stand.
pub fn grants(world: &World<'_>, policies: &Policies) -> Vec<Grant> {
    let review = world.review;
    let are_proven = proof_asked(review).takes_signatures();
    let is_new = |document: &&Document| {
        let Some(name) = document.name.as_ref().filter(|name| name.kind == name::WAIVER) else { return false };
        let node = |document: &Document| review.node(document).map(to_json);
        let is_other = || review.base(name).is_none_or(|base| node(base) != node(document));
        are_proven && !review.is_of_one_side() && is_other()
    };
    let brought = review.documents().iter().filter(is_new).filter_map(|document| world.located(document));
    world.of_kind(name::WAIVER).chain(brought).flat_map(|waiver| grants_of(world, policies, &waiver)).collect()
}

/// What a waiver is worth, on whichever side it stands: a grant for each of its rules and each entry of its documents.
pub fn grants_of<'w>(world: &World<'w>, policies: &Policies, waiver: &Located<'w>) -> Vec<Grant> {
    let Some(own) = &waiver.document.name else { return Vec::new() };
    let judge = Judge::of(world, policies, waiver);
    let items = |key: &str| waiver.root.get(key).into_iter().flat_map(Node::items).enumerate().collect::<Vec<_>>();
    let place = |key: &str| waiver.root.entry(key).map_or(waiver.root.span(), |entry| entry.value.span());
    let mut grants = Vec::new();
    for (rule_index, rule) in items("rules") {
        for (document_index, entry) in items("documents") {
            let documents = judge.documents(rule, entry);
            let end = judge.end();
            let worth = judge.worth(rule, entry, end, &documents);
            let written = entry.get("id").map(|id| id.text().to_owned()).unwrap_or_default();
            grants.push(Grant {
                waiver: own.clone(),
                file: waiver.document.file,
                rule: rule.text().to_owned(),
                rule_index,
                facts: judge.facts(rule.text(), &written, end),
                written,
                document_index,
                documents: documents.iter().filter_map(|document| document.name.clone()).collect(),
                end,
                worth,
                places: Places {
                    rule: rule.span(),
                    document: entry.get("id").map_or(entry.span(), Node::span),
                    expires: place("expires"),
                    approvals: place("approvals"),
                },
            });
        }
    }
    grants
}

/// A waiver with what decides on it.
struct Judge<'j, 'w> {
    world: &'j World<'w>,
    policies: &'j Policies,
    waiver: &'j Located<'w>,
    zone: Zone,
}

impl<'j, 'w> Judge<'j, 'w> {
    fn of(world: &'j World<'w>, policies: &'j Policies, waiver: &'j Located<'w>) -> Self {
        let zone = zone_of(world.review, waiver.document).unwrap_or(Zone::UTC);
        Self { world, policies, waiver, zone }
    }

    fn review(&self) -> &'j Review {
        self.world.review
    }

    /// When the waiver ends, as far as that can be read.
    fn end(&self) -> Option<Ending> {
        let written: Moment = self.waiver.root.get("expires")?.text().parse().ok()?;
        let until = written.end(self.zone).ok()?;
        Some(Ending { written, until, zone: self.zone })
    }

    fn facts(&self, rule: &str, id: &str, end: Option<Ending>) -> Facts {
        let mut facts = Facts::new().with("rule", Fact::code(rule)).with("id", Fact::code(id));
        facts.insert("command", Fact::code(format!("vedtak digest {id} --waives {rule}")));
        if let Some(end) = end {
            facts.insert("end", moment_fact(&end.written, end.zone));
            facts.insert("until", moment_fact(&Moment::from_instant(end.until), end.zone));
            facts.insert("zone", Fact::text(end.zone.name()));
            if end.written.is_date() {
                facts.insert("lastDay", moment_fact(&end.written, end.zone));
            }
        }
        if let Some(owner) = self.policies.rule(rule).and_then(|(_, rule)| rule.owner.as_ref()) {
            facts.insert("owner", owner.name(self.review()));
            facts.insert("area", owner.area(&self.world.registry));
            let id = self.waiver.document.name.as_ref().map_or("", |name| name.id.as_str());
            // Elsewhere approvals are typed.
            if self.review().config().repository().is_some() {
                facts.insert("approve", owner.approval_command(id));
            }
        }
        facts
    }

    /// What the waiver is worth for a rule of documents.
    fn worth(
        &self,
        rule: Node<'_>,
        entry: Node<'_>,
        end: Option<Ending>,
        documents: &[&'j Document],
    ) -> Result<ApprovedWaiver, Lapse> {
        // Who asks for it must be known, or the approval might be by the same person.
        let requester = self.waiver.root.get("requester").map(Node::text).unwrap_or_default();
        if is_faulty(self.world, self.waiver) || self.world.registry.name_of_person(requester).is_none() {
            return Err(Lapse::Faulty);
        }
        let (pack, rule, owner) = self.owned(rule.text())?;
        self.named(entry, documents, pack, rule)?;
        let end = end.ok_or(Lapse::NoEnd)?;
        let given = self.approved(pack, rule, owner, documents);
        self.moved(end, given.as_ref().ok())?;
        let MandateGiven { since, by, .. } = given?;
        if since >= end.until {
            return Err(Lapse::ApprovedLate);
        }
        if let (Some(longest), Some(calendar)) =
            (pack.waivers.longest, pack.calendar.as_ref().and_then(|id| self.world.calendars.get(id)))
        {
            let terms = DeadlineTerms { within: longest, less: false, hours: None, eves: Eves::Working };
            let last = calendar.due(&Moment::from_instant(since), &terms, self.zone).map_err(|_| Lapse::Faulty)?;
            if end.until > last.end(calendar.zone()).map_err(|_| Lapse::Faulty)? {
                return Err(Lapse::TooLong(longest, last));
            }
        }
        let people = by.iter().map(|id| person_of(&self.world.registry, id)).collect();
        Ok(ApprovedWaiver { since, end, by, people })
    }

    /// The rule with an id, with its policy and its owner.
    fn owned(&self, id: &str) -> Result<(&'j Pack, &'j PolicyRule, &'j Owner), Lapse> {
        let Some((pack, rule)) = self.policies.rule(id) else {
            let known = self.policies.packs.iter().flat_map(|pack| &pack.rules).map(|rule| rule.id.as_ref());
            return Err(Lapse::NoRule(nearest(id, known).map(str::to_owned)));
        };
        if !rule.is_judged() {
            return Err(Lapse::NotWaivable);
        }
        let owner = rule.owner.as_ref().ok_or_else(|| Lapse::NoOwner(pack.id.clone()))?;
        Ok((pack, rule, owner))
    }

    /// The documents that an entry names. A pattern is of the kinds that the rule meets; none is of waivers and lockdowns.
    fn documents(&self, rule: Node<'_>, entry: Node<'_>) -> Vec<&'j Document> {
        let id = entry.get("id").map(Node::text).unwrap_or_default();
        let kind = entry.get("kind").map(Node::text);
        let globs = is_pattern(id).then(|| Globs::new(&[id]).ok()).flatten();
        let rule = self.policies.rule(rule.text()).map(|(_, rule)| rule).filter(|_| globs.is_some());
        let is_named = |name: &DocumentName| {
            kind.is_none_or(|kind| kind == name.kind)
                && ![name::WAIVER, name::LOCKDOWN].contains(&name.kind.as_str())
                && rule.is_none_or(|rule| rule.kinds.contains(&name.kind))
                && globs.as_ref().map_or_else(|| name.id == id, |globs| globs.matches(&name.id))
        };
        let documents = self.review().documents().iter();
        documents.filter(|document| document.name.as_ref().is_some_and(is_named)).collect()
    }

    /// Whether an entry names documents, as they are.
    fn named(&self, entry: Node<'_>, documents: &[&Document], pack: &Pack, rule: &PolicyRule) -> Result<(), Lapse> {
        let id = entry.get("id").map(Node::text).unwrap_or_default();
        if is_pattern(id) && !pack.waivers.patterns {
            return Err(Lapse::Pattern(pack.id.clone()));
        }
        if documents.is_empty() {
            let kind = entry.get("kind").map(Node::text);
            let names = self.review().documents().iter().filter_map(|document| document.name.as_ref());
            let of_kind = names.filter(|name| kind.is_none_or(|kind| kind == name.kind));
            return Err(Lapse::Orphaned(nearest(id, of_kind.map(|name| name.id.as_str())).map(str::to_owned)));
        }
        if is_pattern(id) {
            if entry.get("digest").is_some() {
                return Err(Lapse::DigestOfPattern);
            }
            // The limit is that of the waiver as a whole.
            let entries = self.waiver.root.get("documents").into_iter().flat_map(Node::items);
            let patterns = entries.filter(|entry| entry.get("id").is_some_and(|id| is_pattern(id.text())));
            let of_rule =
                self.waiver.root.get("rules").into_iter().flat_map(Node::items).find(|one| one.text() == rule.id);
            let hits = of_rule.map_or(0, |of| patterns.map(|entry| self.documents(of, entry).len()).sum());
            return if hits > MOST_DOCUMENTS { Err(Lapse::TooMany(hits)) } else { Ok(()) };
        }
        let written = entry.get("digest").ok_or(Lapse::NoDigest)?;
        for document in documents {
            let left_out = entry.get("excluding");
            let excluding = match left_out {
                None => ContentPaths::left_out([]),
                Some(list) => {
                    let read = list.items().map(Node::text).find(|path| reads(pack, rule, path));
                    if let Some(read) = read {
                        return Err(Lapse::LeavesOut(read.to_owned()));
                    }
                    let not_listed = || Lapse::LeavesOut(list.items().map(Node::text).collect::<Vec<_>>().join(", "));
                    excluded(self.review(), document, Some(list)).ok_or_else(not_listed)?
                }
            };
            let now = digest(self.review(), document, &excluding).map_err(|_| Lapse::Undigested)?;
            if now != written.text() {
                return Err(Lapse::Changed);
            }
        }
        Ok(())
    }

    /// Whether the end is later than on the target branch, and nobody has approved the waiver since.
    fn moved(&self, end: Ending, given: Option<&MandateGiven>) -> Result<(), Lapse> {
        let name = self.waiver.document.name.as_ref();
        let base = name.and_then(|name| self.review().base(name)).and_then(|base| self.review().node(base));
        let Some(base) = base else { return Ok(()) };
        let before: Option<Moment> = base.get("expires").and_then(|at| at.text().parse().ok());
        let Some(before) = before.filter(|before| *before != end.written) else { return Ok(()) };
        let is_later = before.end(self.zone).is_ok_and(|before| end.until > before);
        let is_anew = given.is_some_and(|given| given.is_anew(base, self.waiver.root));
        if is_later && !is_anew { Err(Lapse::Moved(before)) } else { Ok(()) }
    }

    /// When the owner of a rule had approved the waiver of it, for each service of the documents, and who did.
    fn approved(
        &self,
        pack: &Pack,
        rule: &PolicyRule,
        owner: &Owner,
        documents: &[&Document],
    ) -> Result<MandateGiven, Lapse> {
        let services = if owner.body.is_some() { Vec::new() } else { self.services(pack, documents) };
        let areas = services.into_iter().map(|id| vec![Area::Service(id)]).collect::<Vec<_>>();
        let areas = if areas.is_empty() { vec![Vec::new()] } else { areas };
        let excluded = self.excluded(documents);
        let requester = self.waiver.root.get("requester").map(|person| person.text().to_owned());
        let mut all: Option<MandateGiven> = None;
        for areas in areas {
            let evidence = proof_asked(self.review());
            // Nobody approves a waiver of their own in another's name.
            let submitter = requester.as_deref().filter(|_| evidence.takes_signatures());
            let scope = Some(rule.id.as_ref());
            let asked = Mandate { areas, scope, excluded: &excluded, submitter, evidence, ..Mandate::of(owner) };
            let given = asked.given(self.world, self.waiver, self.zone).map_err(|why| match why {
                NotGiven::Unreadable => Lapse::Faulty,
                NotGiven::Unsubmitted(who) => Lapse::Unsubmitted(Box::new(person_of(&self.world.registry, &who))),
                NotGiven::Rejected(by) => Lapse::Rejected(by),
                NotGiven::Missing { who_may, people, uncounted, .. } => {
                    Lapse::Unapproved { who_may, people, uncounted }
                }
            })?;
            all = Some(match all {
                None => given,
                Some(before) => before.with(given),
            });
        }
        all.ok_or(Lapse::Faulty)
    }

    /// The services of documents that follow the policy: for each a role that is of no body must be held.
    fn services(&self, pack: &Pack, documents: &[&Document]) -> Vec<String> {
        let services = documents.iter().flat_map(|document| services_of(self.review(), document));
        let follows = |service: &&Document| self.review().node(service).is_some_and(|node| pack.is_listed_by(node));
        let names = services.filter(follows).filter_map(|service| service.name.as_ref());
        let mut ids: Vec<String> = names.map(|name| name.id.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Those who ask for the waiver, or who ask for the work that it is for or put it forward.
    fn excluded(&self, documents: &[&Document]) -> Vec<String> {
        let own = self.waiver.root.get("requester");
        let nodes = || documents.iter().filter_map(|document| self.review().node(document));
        let of_work = nodes().filter_map(|node| node.get("requester"));
        let decisions = nodes().filter_map(|node| node.get("approvals")).flat_map(Node::items);
        let is_submission = |entry: &Node<'_>| entry.get("decision").is_some_and(|word| word.text() == "submitted");
        let submitted = decisions.filter(is_submission).filter_map(|entry| entry.get("by"));
        own.into_iter().chain(of_work).chain(submitted).map(|person| person.text().to_owned()).collect()
    }
}

fn is_pattern(id: &str) -> bool {
    id.contains(['*', '?'])
}

/// Whether a rule may read the field that a path leads to: whether it, or what its policy says for all rules, has the name of
/// the top-level field anywhere, or looks at the document as a whole. It may say yes where the rule reads something else
/// of that name, never no where the rule reads it.
pub fn reads(pack: &Pack, rule: &PolicyRule, path: &str) -> bool {
    let top = path.split('/').next().unwrap_or_default();
    // Every digest leaves these out.
    if matches!(path, "approvals" | "status") {
        return false;
    }
    let tree = parse_file(&pack.file, &Limits::default());
    let roots = tree.roots().iter().filter_map(|root| tree.node(root));
    let own = roots.filter(|root| root.get("id").is_some_and(|id| id.text() == pack.id)).collect::<Vec<_>>();
    let [root] = own.as_slice() else { return true };
    let shared = root
        .entries()
        .filter(|entry| entry.key.text() != "rules" && !TOLD.contains(&entry.key.text()))
        .map(|entry| entry.value);
    let of_rule = root.get("rules").and_then(|rules| rules.get(&rule.id));
    let Some(of_rule) = of_rule else { return true };
    let values = pack.parameters.values().map(|parameter| parameter.value.written());
    shared.chain([of_rule]).any(|node| names(node, top)) || values.into_iter().any(|value| has_word(&value, top))
}

/// Whether a key or a text within a node has a word, or names the document as a whole.
fn names(node: Node<'_>, word: &str) -> bool {
    if node.is_mapping() {
        let asked = node.entries().filter(|entry| !TOLD.contains(&entry.key.text()));
        return asked.into_iter().any(|entry| has_word(entry.key.text(), word) || names(entry.value, word));
    }
    if node.is_sequence() {
        return node.items().any(|item| names(item, word));
    }
    node.scalar().is_some() && has_word(node.text(), word)
}

/// The words of slots that read fields of other names.
const READ_AS: [(&str, &[&str]); 1] = [("announced", &["announcedAt", "notices"])];

fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        let tail = &rest[start..];
        let end = tail.find(|c| !is_part(c)).unwrap_or(tail.len());
        let (found, after) = tail.split_at(end);
        let is_whole_document = matches!(found, "doc" | "other" | "it") && !after.starts_with(['.', '[']);
        let stands_for = READ_AS.iter().any(|(name, fields)| *name == found && fields.contains(&word));
        if found == word || is_whole_document || stands_for {
            return true;
        }
        rest = after;
    }
    false
}

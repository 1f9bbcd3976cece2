//! Policies over documents: which rules meet a document, and the findings they make.

use super::case::{Case, Located, World};
use super::message::Message;
use super::outcome::{Outcome, Standing};
use super::{Body, Pack, Policies, PolicyRule, RuleCheck};
use crate::calendar::Zone;
use crate::expression::Why;
use crate::finding::{Finding, Pending, Severity, Status};
use crate::kind::Schema;
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts, Modal, Phrase, Reader, wording};
use crate::workspace::Document;

/// What judging a document came to.
#[derive(Debug, Default)]
pub struct Judged {
    /// The findings.
    pub findings: Vec<Finding>,
    /// What can still be met.
    pub pending: Vec<Pending>,
    /// How many rules met the document.
    pub evaluated: usize,
    /// Whether some policy governs the document; documents that belong to no service are governed by none and need none.
    pub governed: bool,
}

/// Holds a document against every policy that governs its services. `weight` gives the severity that the configuration
/// gives a rule; `None` where it is off.
pub fn judge<'w>(
    world: &'w World<'w>,
    policies: &'w Policies,
    document: &'w Document,
    weight: &dyn Fn(&PolicyRule) -> Option<Severity>,
) -> Judged {
    let mut judged = Judged::default();
    let (Some(node), Some(kind)) = (world.review.judged(document), world.review.kind(document)) else {
        return judged;
    };
    let services = services(world, document);
    for pack in &policies.packs {
        let Some(case) = governed(world, pack, document, node, kind, &services, &mut judged.findings) else { continue };
        judged.governed = true;
        for rule in &pack.rules {
            let Met::Judged(check, severity) = meet(&case, rule, weight) else { continue };
            judged.evaluated += 1;
            for outcome in check.part.judge(&case) {
                if outcome.gates() {
                    judged.findings.push(finding(&case, rule, severity, outcome));
                } else {
                    judged.pending.push(pending(&case, rule, severity, outcome));
                }
            }
        }
    }
    judged
}

/// The rules that a document meets: those of the policies that govern it whose kinds and condition hold for it. A
/// condition that cannot be decided counts as met.
pub fn met<'w>(world: &'w World<'w>, policies: &'w Policies, document: &'w Document) -> Vec<&'w PolicyRule> {
    let (Some(node), Some(kind)) = (world.review.judged(document), world.review.kind(document)) else {
        return Vec::new();
    };
    let services = services(world, document);
    let mut rules = Vec::new();
    for pack in &policies.packs {
        let Some(case) = governed(world, pack, document, node, kind, &services, &mut Vec::new()) else { continue };
        rules.extend(pack.rules.iter().filter(|rule| match &rule.body {
            Body::Check(check) => rule.kinds.contains(&kind.name) && check.part.applies(&case),
            Body::Provided(_) | Body::Stated(_) => false,
        }));
    }
    rules
}

/// What became of a rule on a document.
#[derive(Debug)]
pub enum Came {
    /// The policy governs none of the document's services.
    NotGoverned,
    /// The rule is about other kinds.
    OtherKind,
    /// The rule judges nothing: it is provided or stated.
    NotJudged,
    /// The configuration has it off.
    Off,
    /// Its `when` is false.
    PassedOver,
    /// It was judged: what it found, and what can still be met; it holds where there is neither.
    Judged(Vec<Finding>, Vec<Pending>),
}

/// Tells for every rule of every policy what becomes of it on a document, and why; it is judged as [`judge`] does.
pub fn trace<'w>(
    world: &'w World<'w>,
    policies: &'w Policies,
    document: &'w Document,
    weight: &dyn Fn(&PolicyRule) -> Option<Severity>,
    tell: &mut dyn FnMut(&Pack, &PolicyRule, Came),
) {
    let (Some(node), Some(kind)) = (world.review.judged(document), world.review.kind(document)) else { return };
    let services = services(world, document);
    for pack in &policies.packs {
        let case = governed(world, pack, document, node, kind, &services, &mut Vec::new());
        for rule in &pack.rules {
            let came = case.as_ref().map_or(Came::NotGoverned, |case| match meet(case, rule, weight) {
                Met::Passed(came) => came,
                Met::Judged(check, severity) => {
                    let outcomes = check.part.judge(case);
                    if outcomes.is_empty() && check.part.is_passed_over(case) {
                        return Came::PassedOver;
                    }
                    let (gating, open): (Vec<Outcome>, Vec<Outcome>) = outcomes.into_iter().partition(Outcome::gates);
                    let findings = gating.into_iter().map(|outcome| finding(case, rule, severity, outcome)).collect();
                    let pending = open.into_iter().map(|outcome| pending(case, rule, severity, outcome)).collect();
                    Came::Judged(findings, pending)
                }
            });
            tell(pack, rule, came);
        }
    }
}

/// Whether a rule has something to judge.
enum Met<'p> {
    Passed(Came),
    Judged(&'p RuleCheck, Severity),
}

fn meet<'p>(case: &Case<'_>, rule: &'p PolicyRule, weight: &dyn Fn(&PolicyRule) -> Option<Severity>) -> Met<'p> {
    let Body::Check(check) = &rule.body else { return Met::Passed(Came::NotJudged) };
    if !rule.kinds.contains(&case.kind.name) {
        return Met::Passed(Came::OtherKind);
    }
    weight(rule).map_or(Met::Passed(Came::Off), |severity| Met::Judged(check, severity))
}

/// A document under a policy; `None` where the policy does not govern it. A policy meets a document once, for the first
/// of its services that the policy governs.
fn governed<'w>(
    world: &'w World<'w>,
    pack: &'w Pack,
    document: &'w Document,
    node: crate::yaml::Node<'w>,
    kind: &'w crate::workspace::KindOf,
    services: &[Located<'w>],
    findings: &mut Vec<Finding>,
) -> Option<Case<'w>> {
    for service in services.iter().filter(|service| governs(pack, service)) {
        let case = new_case(world, pack, document, node, kind, Some(service.clone()));
        match applies(pack, &case) {
            Ok(true) => return Some(case),
            Ok(false) => {}
            Err(outcome) => findings.push(finding_of_pack(pack, &case, &outcome)),
        }
    }
    // Documents of a repository's own kinds belong to no service; a policy governs those whose kind it names.
    let own = kind.mapped && services.is_empty() && pack.applies.is_none();
    own.then(|| new_case(world, pack, document, node, kind, None))
}

/// The registry entries of the services that a document belongs to.
pub(crate) fn services<'w>(world: &World<'w>, document: &'w Document) -> Vec<Located<'w>> {
    let Some(node) = world.review.judged(document) else { return Vec::new() };
    if document.kind.as_deref() == Some("Service") {
        return world.located(document).into_iter().collect();
    }
    let named = ["service", "services"].into_iter().filter_map(|field| node.get(field));
    let ids =
        named.flat_map(|value| value.scalar().map(|_| value).into_iter().chain(value.items()).collect::<Vec<_>>());
    let mut found: Vec<Located<'w>> = ids.filter_map(|id| world.find("Service", id.text())).collect();
    if found.is_empty() && node.get("service").is_none() {
        found = leading_here(world, document);
    }
    found
}

/// Where a document names no service: those that name it.
fn leading_here<'w>(world: &World<'w>, document: &Document) -> Vec<Located<'w>> {
    let Some(name) = &document.name else { return Vec::new() };
    let fields: &[&str] = match name.kind.as_str() {
        "Party" => &["owner", "provider", "customers", "suppliers"],
        "Agreement" => &["agreements"],
        "Region" => &["regions"],
        _ => return Vec::new(),
    };
    let names = |service: &Located<'_>| {
        fields
            .iter()
            .filter_map(|field| service.node.get(field))
            .any(|value| value.text() == name.id || value.items().any(|item| item.text() == name.id))
    };
    world.of_kind("Service").filter(names).collect()
}

fn governs(pack: &Pack, service: &Located<'_>) -> bool {
    service.node.get("policies").is_some_and(|policies| policies.items().any(|id| id.text() == pack.id))
}

fn applies(pack: &Pack, case: &Case<'_>) -> Result<bool, Box<Outcome>> {
    match &pack.applies {
        None => Ok(true),
        Some(condition) => condition.holds(case).map_err(|undecided| Box::new(undecided.into())),
    }
}

fn new_case<'w>(
    world: &'w World<'w>,
    pack: &'w Pack,
    document: &'w Document,
    node: crate::yaml::Node<'w>,
    kind: &'w crate::workspace::KindOf,
    service: Option<Located<'w>>,
) -> Case<'w> {
    let zone = zone(world, pack, service.as_ref());
    Case::new(world, pack, document, (node, kind), service, zone)
}

/// The zone of a document's local times: its service's, else the configuration's, else the policy's calendar's, else
/// UTC.
fn zone(world: &World<'_>, pack: &Pack, service: Option<&Located<'_>>) -> Zone {
    let of_service =
        service.and_then(|service| service.node.get("timezone")).and_then(|zone| Zone::named(zone.text()).ok());
    let of_config = || world.review.config().timezone.and_then(|zone| Zone::named(zone.name()).ok());
    let of_calendar =
        || pack.calendar.as_deref().and_then(|id| world.calendars.get(id)).map(|calendar| calendar.zone());
    of_service.or_else(of_config).or_else(of_calendar).unwrap_or(Zone::UTC)
}

/// What is still missing, told as its finding would tell it.
fn pending(case: &Case<'_>, rule: &PolicyRule, severity: Severity, outcome: Outcome) -> Pending {
    let who_may = outcome.who_may.clone();
    let before = outcome.before.map(|before| before.with_timezone(&case.zone.offset(before)));
    let finding = finding(case, rule, severity, outcome);
    Pending {
        rule: finding.rule,
        document: finding.document,
        file: finding.primary.file,
        span: finding.primary.span,
        missing: finding.message,
        example: finding.example,
        by_person: who_may.is_some(),
        who_may: who_may.unwrap_or_default(),
        before,
    }
}

fn finding(case: &Case<'_>, rule: &PolicyRule, severity: Severity, outcome: Outcome) -> Finding {
    let reader = &case.world.review.reader;
    let today = reader.today;
    let mut severity = outcome.severity.map_or(severity, |own| own.min(severity));
    let not_yet = rule.effective.is_some_and(|from| today < from);
    if not_yet {
        severity = severity.min(Severity::Warning);
    }
    let mut facts = outcome.facts.clone();
    let modal = if severity == Severity::Error { Modal::Must } else { Modal::Should };
    facts.insert("must", modal.fact());
    facts.insert("field", field(case, &outcome));
    facts.insert("value", Fact::code(value_at(case, &outcome)));
    for (name, parameter) in &case.pack.parameters {
        if facts.get(name).is_none() {
            facts.insert(name.clone(), parameter.value.fact());
        }
    }
    let mut example = outcome.example;
    let (message, help, status) = match &outcome.result {
        Standing::Undecided(why) => {
            severity = Severity::Error;
            (cannot_be_judged(why, reader), why.advice(reader), Status::Undecided)
        }
        Standing::Missing => {
            (wording::CANNOT_BE_JUDGED.render(reader, &facts), fill_in(&facts, reader), Status::Active)
        }
        Standing::Fail | Standing::Pending => {
            let said = outcome.message.and_then(|number| rule.messages.find(number));
            let phrase = |phrase: Option<Phrase>| phrase.map(|phrase| phrase.render(reader, &facts));
            let (fact, advised) = outcome.instead;
            let message = phrase(fact).or_else(|| said.and_then(|message| message.fact(reader, &facts)));
            let help = phrase(advised).or_else(|| said.and_then(|message: &Message| message.help(reader, &facts)));
            example = said.and_then(|message| message.example(reader, &facts)).or(example);
            let own = || outcome.says.map(|(fact, _)| fact.render(reader, &facts));
            let title = || say::RULE_FAILS.render(reader, &Facts::new().with("title", Fact::Label(rule.title.clone())));
            let advice = || outcome.says.map(|(_, help)| help.render(reader, &facts)).filter(|help| !help.is_empty());
            (message.or_else(own).unwrap_or_else(title), help.or_else(advice), Status::Active)
        }
    };
    let mut finding = Finding::new(&rule.id, severity, outcome.place.file, outcome.place.span, message);
    finding.status = status;
    finding.help = help;
    finding.example = example;
    finding.document.clone_from(&outcome.place.document);
    finding.pointer = outcome.place.pointer;
    finding.primary.text = outcome.label;
    finding.labels = outcome.labels;
    finding.facts = outcome.facts.to_json();
    finding.fixes = outcome.fixes;
    finding.clause = clause(case.pack, rule, reader);
    finding
}

/// `applies` of a policy could not be decided: no rule of it can.
fn finding_of_pack(pack: &Pack, case: &Case<'_>, outcome: &Outcome) -> Finding {
    let reader = &case.world.review.reader;
    let (message, help) = match &outcome.result {
        Standing::Undecided(why) => (cannot_be_judged(why, reader), why.advice(reader)),
        _ => (String::new(), None),
    };
    let mut finding = Finding::new(&pack.id, Severity::Error, outcome.place.file, outcome.place.span, message);
    finding.status = Status::Undecided;
    finding.help = help;
    finding.document.clone_from(&case.document.name);
    finding
}

/// What to do about a field that is missing.
fn fill_in(facts: &Facts, reader: &Reader) -> Option<String> {
    let Some(Fact::Field { path, .. }) = facts.get("missing") else { return None };
    Some(say::LACKING_HELP.render(reader, &Facts::new().with("key", Fact::code(path.as_str()))))
}

fn cannot_be_judged(why: &Why, reader: &Reader) -> String {
    say::UNDECIDED.render(reader, &Facts::new().with("reason", Fact::Text(why.message(reader))))
}

/// Where the rule comes from: the agreement, the section of it, and its words.
fn clause(pack: &Pack, rule: &PolicyRule, reader: &Reader) -> Option<String> {
    let title = pack.document.as_deref().unwrap_or_else(|| pack.title.of(reader.language));
    let (section, quote) = split_clause(rule.clause.as_deref()?);
    let facts = Facts::new()
        .with("agreement", Fact::text(title))
        .with("section", Fact::text(section))
        .with("quote", Fact::text(quote.unwrap_or_default()));
    Some(say::CLAUSE.render(reader, &facts))
}

/// The heading of a clause, and its words where they are quoted behind it.
pub(crate) fn split_clause(clause: &str) -> (&str, Option<&str>) {
    match clause.find(['«', '”', '‘', '“']) {
        Some(at) => (clause[..at].trim_end().trim_end_matches('/').trim_end(), Some(&clause[at..])),
        None => (clause, None),
    }
}

/// The field at the place of an outcome, by its label.
fn field(case: &Case<'_>, outcome: &Outcome) -> Fact {
    let path = &outcome.place.path;
    if path.is_empty() {
        let label = case.kind.schema.as_deref().and_then(Schema::shape).and_then(|shape| shape.label());
        return label.map_or_else(|| Fact::code(case.kind.name.as_str()), Fact::Label);
    }
    let schema = outcome
        .place
        .document
        .as_ref()
        .and_then(|name| case.world.review.kinds().get(&name.kind))
        .and_then(|kind| kind.schema.as_deref());
    let root = case.world.find_name(outcome.place.document.as_ref());
    let label = schema.and_then(Schema::shape).zip(root).and_then(|(shape, root)| {
        shape.descend(&crate::yaml::Pointer::parse(&outcome.place.pointer, root.root))?.label()
    });
    Fact::Field { path: path.clone(), label }
}

fn value_at(case: &Case<'_>, outcome: &Outcome) -> String {
    let Some(root) = case.world.find_name(outcome.place.document.as_ref()) else { return String::new() };
    let pointer = crate::yaml::Pointer::parse(&outcome.place.pointer, root.root);
    pointer
        .resolve(root.root)
        .filter(|node| node.scalar().is_some())
        .map(|node| node.text().to_owned())
        .unwrap_or_default()
}

//! Policies over documents: which rules apply to a document, and what they find.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::answer::{answer, answerable, answerable_period};
use super::block::to_write;
use super::case::Case;
use super::located::Located;
use super::message::Message;
use super::outcome::{Doubt, Outcome, OutcomeKind, Repair};
use super::pack::{Pack, Policies, PolicyRule, RuleBody, RuleCheck};
use super::point::Point;
use super::trace::TracedExpression;
use super::world::World;
use crate::approval::ApprovedParts;
use crate::calendar::Zone;
use crate::config::{Config, FILE_NAME};
use crate::expression::Why;
use crate::finding::{
    Block, BlockPlace, BlockText, Judgement, Mark, Open, RuleRef, Ruling, Severity, Unproven, Weight,
};
use crate::kind::{Schema, name};
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts, Phrase, Saying, Text, wording};
use crate::registry::{self, services_of};
use crate::workspace::{Document, History};

/// The result of judging a document.
#[derive(Debug, Default)]
pub struct Judged {
    /// The judgements.
    pub judgements: Vec<Judgement>,
    /// The rules that relied on what only the history in Git can prove, and on what.
    pub rested: Vec<(RuleRef, Unproven)>,
    /// How many rules met the document.
    pub evaluated: usize,
    /// Whether some policy governs the document; documents that belong to no service are governed by none and need none.
    pub governed: bool,
    /// What of the document approvals are of, as far as rules ask for them.
    pub approved: ApprovedParts,
}

/// Holds a document against every policy that governs its services; `is_off` tells which rules are not to be asked.
pub fn judge<'w>(
    world: &'w World<'w>,
    policies: &'w Policies,
    document: &'w Document,
    is_off: &dyn Fn(&PolicyRule) -> bool,
) -> Judged {
    let mut judged = Judged::default();
    let (Some(node), Some(kind)) = (world.judged(document), world.review.kind(document)) else {
        return judged;
    };
    let services = services(world, document);
    for pack in &policies.packs {
        let cases = governed(world, pack, document, node, kind, &services, &mut judged.judgements);
        judged.governed |= !cases.is_empty();
        for rule in &pack.rules {
            let mut found = Vec::new();
            let (mut is_evaluated, mut rested) = (false, BTreeSet::new());
            for case in &cases {
                let Applicability::Judges(check) = applicability(case, rule, is_off) else { continue };
                if check.part.is_unjudged(case) {
                    continue;
                }
                is_evaluated = true;
                case.take_unproven();
                let outcomes = check.part.judge(case);
                let unknown = unknown(case, rule);
                let is_passed_over = || outcomes.is_empty() && check.part.is_passed_over(case);
                if !unknown.is_empty() && !is_passed_over() {
                    rested.extend(unknown);
                }
                found.extend(outcomes.into_iter().map(|outcome| judgement(case, rule, outcome)));
            }
            judged.evaluated += usize::from(is_evaluated);
            judged.rested.extend(rested.into_iter().map(|what| (rule.reference(), what)));
            if cases.len() > 1 {
                once_each(&mut found);
            }
            judged.judgements.append(&mut found);
        }
        for case in &cases {
            case.note_approved(|parts| judged.approved.extend(parts));
        }
    }
    judged
}

/// The rules that a document meets: those of the policies that govern it whose kinds and condition hold for it. A
/// condition that cannot be decided counts as met.
pub fn met<'w>(world: &'w World<'w>, policies: &'w Policies, document: &'w Document) -> Vec<&'w PolicyRule> {
    let (Some(node), Some(kind)) = (world.judged(document), world.review.kind(document)) else {
        return Vec::new();
    };
    let services = services(world, document);
    let mut rules = Vec::new();
    for pack in &policies.packs {
        let cases = governed(world, pack, document, node, kind, &services, &mut Vec::new());
        rules.extend(pack.rules.iter().filter(|rule| match &rule.body {
            RuleBody::Check(check) => {
                let is_over = rule.effective.ended(world.review.today()).is_some();
                let is_met = |case: &Case<'_>| check.part.applies(case) && !check.part.is_unjudged(case);
                !is_over && rule.kinds.contains(&kind.name) && cases.iter().any(is_met)
            }
            RuleBody::Provided(_) | RuleBody::Stated(_) => false,
        }));
    }
    rules
}

/// What became of a rule on a document.
#[derive(Debug)]
pub enum RuleOutcome {
    /// The policy governs none of the document's services.
    NotGoverned,
    /// The rule is about other kinds.
    OtherKind,
    /// The rule judges nothing: it is provided or stated.
    NotJudged,
    /// The configuration has it off.
    Off,
    /// This was its last day in force.
    Ended(NaiveDate),
    /// It compares with a base revision, and there is none.
    WithoutBase,
    /// Its `when` is false.
    PassedOver,
    /// It was judged: what keeps it from holding, and what it relied on that only the history in Git can prove.
    Judged(Vec<Judgement>, BTreeSet<Unproven>),
}

/// Tells for every rule of every policy what becomes of it on a document, and why; it is judged as [`judge`] does. What its
/// expressions come to is told to who asks for it.
pub fn trace<'w>(
    world: &'w World<'w>,
    policies: &'w Policies,
    document: &'w Document,
    is_off: &dyn Fn(&PolicyRule) -> bool,
    tell: &mut dyn FnMut(&Pack, &PolicyRule, RuleOutcome, Expressions<'_>),
) {
    let (Some(node), Some(kind)) = (world.judged(document), world.review.kind(document)) else { return };
    let services = services(world, document);
    for pack in &policies.packs {
        let cases = governed(world, pack, document, node, kind, &services, &mut Vec::new());
        for rule in &pack.rules {
            let came = cases.iter().map(|case| came(case, rule, is_off));
            let came = came.reduce(RuleOutcome::with).unwrap_or(RuleOutcome::NotGoverned);
            let expressions = || {
                let mut told = Vec::new();
                if let (Some(case), RuleBody::Check(check)) = (cases.first(), &rule.body) {
                    check.part.trace(case, 0, &mut told);
                }
                told
            };
            tell(pack, rule, came, &expressions);
        }
    }
}

/// Tells the points of the rules in force that a document reaches, each with whether it holds there; `is_off` tells which
/// rules are not to be asked.
pub fn reach<'w>(
    world: &'w World<'w>,
    policies: &'w Policies,
    document: &'w Document,
    is_off: &dyn Fn(&PolicyRule) -> bool,
    tell: &mut dyn FnMut(&Pack, &PolicyRule, Point, bool),
) {
    let (Some(node), Some(kind)) = (world.judged(document), world.review.kind(document)) else { return };
    let services = services(world, document);
    for pack in &policies.packs {
        for case in governed(world, pack, document, node, kind, &services, &mut Vec::new()) {
            for rule in &pack.rules {
                if let Applicability::Judges(check) = applicability(&case, rule, is_off) {
                    let point = Point::Rule(check.part.span);
                    check.part.reach(&case, point, &mut |point, holds| tell(pack, rule, point, holds));
                }
            }
        }
    }
}

/// What became of a rule on a document under a policy, for one of its services.
fn came(case: &Case<'_>, rule: &PolicyRule, is_off: &dyn Fn(&PolicyRule) -> bool) -> RuleOutcome {
    match applicability(case, rule, is_off) {
        Applicability::Exempt(came) => came,
        Applicability::Judges(check) if check.part.is_unjudged(case) => RuleOutcome::WithoutBase,
        Applicability::Judges(check) => {
            case.take_unproven();
            let outcomes = check.part.judge(case);
            let unknown = unknown(case, rule);
            if outcomes.is_empty() && check.part.is_passed_over(case) {
                return RuleOutcome::PassedOver;
            }
            let judgements = outcomes.into_iter().map(|outcome| judgement(case, rule, outcome)).collect();
            RuleOutcome::Judged(judgements, unknown)
        }
    }
}

impl RuleOutcome {
    /// What became of the rule for two services of a document together: judged, where it was for one of them.
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Judged(mut found, mut unknown), Self::Judged(more, others)) => {
                found.extend(more);
                once_each(&mut found);
                unknown.extend(others);
                Self::Judged(found, unknown)
            }
            (judged @ Self::Judged(..), _) | (_, judged @ Self::Judged(..)) => judged,
            (first, _) => first,
        }
    }
}

/// Keeps one of those that say the same of the same place, as a rule does that looks at nothing of a service.
fn once_each(found: &mut Vec<Judgement>) {
    let mut kept: Vec<Judgement> = Vec::new();
    for one in found.drain(..) {
        let same = |other: &Judgement| {
            one.pointer == other.pointer
                && one.primary == other.primary
                && one.ruling == other.ruling
                && one.says == other.says
        };
        if !kept.iter().any(same) {
            kept.push(one);
        }
    }
    *found = kept;
}

/// What the expressions of a rule come to on a document, for who asks for it.
pub type Expressions<'e> = &'e dyn Fn() -> Vec<TracedExpression>;

/// Whether a rule judges a document, or why it does not.
pub(super) enum Applicability<'p> {
    Exempt(RuleOutcome),
    Judges(&'p RuleCheck),
}

pub(super) fn applicability<'p>(
    case: &Case<'_>,
    rule: &'p PolicyRule,
    is_off: &dyn Fn(&PolicyRule) -> bool,
) -> Applicability<'p> {
    let RuleBody::Check(check) = &rule.body else { return Applicability::Exempt(RuleOutcome::NotJudged) };
    if !rule.kinds.contains(&case.kind.name) {
        return Applicability::Exempt(RuleOutcome::OtherKind);
    }
    if let Some(last) = rule.effective.ended(case.world.review.today()) {
        return Applicability::Exempt(RuleOutcome::Ended(last));
    }
    if is_off(rule) { Applicability::Exempt(RuleOutcome::Off) } else { Applicability::Judges(check) }
}

/// What a rule relied on that only the history in Git can prove, and that nobody can tell.
fn unknown(case: &Case<'_>, rule: &PolicyRule) -> BTreeSet<Unproven> {
    let asked = case.take_unproven();
    match case.world.review.history {
        History::Unknown => rule.rests_on().clone(),
        History::Known(_) | History::Told(_) => {
            // Who wrote what a change brings is told by its commits; what the target has was judged when it came.
            let is_of_change = case.world.review.change.is_some();
            let is_told = |what: &&Unproven| match what {
                Unproven::Announcement | Unproven::Change => true,
                Unproven::Authorship => is_of_change,
                Unproven::Approval => false,
            };
            rule.rests_on().iter().filter(|what| !is_told(what)).copied().chain(asked).collect()
        }
    }
}

/// A document under a policy, once for each of its services that the policy governs: what a clause asks for is owed to
/// every service. Local times are those of the first. Empty where the policy governs none of them.
pub(super) fn governed<'w>(
    world: &'w World<'w>,
    pack: &'w Pack,
    document: &'w Document,
    node: crate::yaml::Node<'w>,
    kind: &'w crate::workspace::KindOf,
    services: &[Located<'w>],
    judgements: &mut Vec<Judgement>,
) -> Vec<Case<'w>> {
    let mut cases: Vec<Case<'w>> = Vec::new();
    if pack.info.effective.ended(world.review.today()).is_some() {
        return cases;
    }
    let zone = zone(world, pack, services.first());
    for service in services.iter().filter(|service| governs(pack, service)) {
        let case = new_case(world, pack, document, (node, kind), Some(service.clone()), zone);
        match applies(pack, &case) {
            Ok(true) => cases.push(case),
            Ok(false) => {}
            Err(outcome) => judgements.push(judgement_of_pack(pack, &case, &outcome)),
        }
    }
    // Documents of a repository's own kinds belong to no service; a policy governs those whose kind it names.
    if kind.mapped && services.is_empty() && pack.governs_without_service() {
        cases.push(new_case(world, pack, document, (node, kind), None, zone));
    }
    cases
}

/// The registry entries of the services that a document belongs to.
pub(super) fn services<'w>(world: &World<'w>, document: &'w Document) -> Vec<Located<'w>> {
    services_of(world.review, document).into_iter().filter_map(|service| world.located(service)).collect()
}

fn governs(pack: &Pack, service: &Located<'_>) -> bool {
    pack.is_listed_by(service.node)
}

/// Whether there is something that a policy governs: a service that lists it, or documents of the repository's own kinds
/// that belong to no service. A kind of which there is no document yet counts as governed.
pub fn governs_something<'w>(world: &'w World<'w>, pack: &'w Pack) -> bool {
    let of_own_kind = || {
        let kinds = pack.rules.iter().flat_map(|rule| &rule.kinds);
        let own = kinds.filter_map(|kind| world.review.kinds().get(kind)).filter(|kind| kind.mapped);
        own.map(|kind| kind.name.as_str()).any(|kind| {
            let mut of_kind = world.of_kind(kind).peekable();
            of_kind.peek().is_none() || of_kind.any(|one| services(world, one.document).is_empty())
        })
    };
    listing(world, pack).next().is_some() || (pack.governs_without_service() && of_own_kind())
}

/// The services that list a policy and for which its `applies` does not hold. Where that cannot be decided, it is told of
/// their documents.
pub fn not_applying<'w>(world: &'w World<'w>, pack: &'w Pack) -> impl Iterator<Item = Located<'w>> {
    listing(world, pack).filter(move |service| {
        let Some(kind) = world.review.kind(service.document) else { return false };
        let zone = zone(world, pack, Some(service));
        let case = new_case(world, pack, service.document, (service.node, kind), Some(service.clone()), zone);
        matches!(applies(pack, &case), Ok(false))
    })
}

/// The services that list a policy.
fn listing<'w>(world: &World<'w>, pack: &'w Pack) -> impl Iterator<Item = Located<'w>> {
    world.of_kind(name::SERVICE).filter(|service| governs(pack, service))
}

fn applies(pack: &Pack, case: &Case<'_>) -> Result<bool, Box<Outcome>> {
    match &pack.applies {
        None => Ok(true),
        Some(condition) => condition.holds(case).map_err(|undecided| Box::new(undecided.into())),
    }
}

pub(super) fn new_case<'w>(
    world: &'w World<'w>,
    pack: &'w Pack,
    document: &'w Document,
    (node, kind): (crate::yaml::Node<'w>, &'w crate::workspace::KindOf),
    service: Option<Located<'w>>,
    zone: Zone,
) -> Case<'w> {
    let calendar = pack.calendar.as_deref().and_then(|id| world.calendars.get(id));
    Case::new(world, (calendar, &pack.parameters), document, (node, kind), service, zone)
}

/// The zone of a document's local times: that of the first of its services, else the configuration's, else the policy's calendar's, else
/// UTC.
pub(super) fn zone(world: &World<'_>, pack: &Pack, service: Option<&Located<'_>>) -> Zone {
    let of_service = registry::zone(world.review, service.map(|service| service.document));
    let of_calendar =
        || pack.calendar.as_deref().and_then(|id| world.calendars.get(id)).map(|calendar| calendar.zone());
    of_service.or_else(of_calendar).unwrap_or(Zone::UTC)
}

/// The judgement of a rule whose check does not hold.
pub(super) fn judgement(case: &Case<'_>, rule: &PolicyRule, outcome: Outcome) -> Judgement {
    let mut facts = outcome.facts.clone();
    facts.insert("field", field(case, &outcome));
    if facts.get("value").is_none() {
        facts.insert("value", Fact::code(value_at(case, &outcome)));
    }
    if facts.get("title").is_none() {
        facts.insert("title", Fact::Label(rule.title.label()));
    }
    for (name, parameter) in case.parameters {
        if facts.get(name).is_none() {
            facts.insert(name.clone(), parameter.value.fact());
        }
    }
    let registry = &case.world.registry;
    facts.learn_titles(|id| registry.name_of_person(id).or_else(|| registry.name_of_area(id)));
    let ruling = match &outcome.result {
        OutcomeKind::Undecided(_) => Ruling::Undecided,
        OutcomeKind::Missing | OutcomeKind::Fail => Ruling::Broken,
        OutcomeKind::Pending => Ruling::Open(Open {
            by_person: outcome.who_may.is_some(),
            who_may: outcome.who_may.clone().unwrap_or_default(),
            before: outcome.before.map(|before| before.with_timezone(&case.zone.offset(before))),
        }),
    };
    let mut says = match &outcome.result {
        OutcomeKind::Undecided(why) => cannot_be_judged(why),
        OutcomeKind::Missing if outcome.instead.0.is_none() => {
            let help = fill_in(&facts);
            Saying { help, ..Saying::new(wording::CANNOT_BE_JUDGED, facts) }
        }
        OutcomeKind::Missing | OutcomeKind::Fail | OutcomeKind::Pending => said(rule, &outcome, facts),
    };
    let mut blocks = to_write(case, rule, &outcome, &says.facts);
    let new = |says: Saying| Block {
        document: None,
        place: BlockPlace::New,
        text: BlockText::whole(says),
        is_alternative: false,
    };
    blocks.extend(outcome.register.map(Saying::verbatim).map(new));
    let broken = match outcome.repair {
        Some(Repair::Past(broken)) if ruling == Ruling::Broken => Some(broken),
        _ => None,
    };
    let weighs = outcome.severity.unwrap_or(rule.severity) == Severity::Error;
    if let Some(kind) = rule.answered_by.as_deref().filter(|_| broken.is_some() && weighs) {
        let message = outcome.message.and_then(|number| rule.messages.find(number));
        let late = outcome.late.map(Text::Phrase).or_else(|| message.and_then(Message::late_help));
        let late = late.map(|late| Saying::of(late, says.facts.clone()));
        let is_approval = outcome.who_may.is_some();
        let is_alternative;
        let period = outcome.period.as_ref();
        (says, is_alternative) = match period {
            Some(period) => (answerable_period(rule, kind, period, says), false),
            None => answerable(case, rule, kind, (outcome.doubt, outcome.work, late), is_approval, says),
        };
        blocks.retain(|_| outcome.doubt == Doubt::Unwritten);
        blocks.push(answer(case, rule, kind, period, is_alternative));
    }
    let mut judgement = Judgement::new(rule.reference(), outcome.place.file, outcome.place.span, says);
    judgement.ruling = ruling;
    judgement.blocks = blocks;
    judgement.weight = outcome.severity.map_or(Weight::OfRule, Weight::AtMost);
    judgement.document = outcome.place.document;
    judgement.pointer = outcome.place.pointer;
    judgement.primary.text = outcome.label;
    judgement.labels = outcome.labels;
    judgement.labels.extend(outcome.parameters.iter().filter_map(|name| set_here(case, name)));
    judgement.facts = outcome.facts.to_json();
    judgement.fixes = outcome.fixes;
    judgement.broken = broken;
    judgement.period = outcome.period;
    judgement
}

/// Where the configuration gives a parameter another value than the policy does.
fn set_here(case: &Case<'_>, name: &str) -> Option<Mark> {
    let parameter = case.parameters.get(name)?;
    let own = parameter.instead_of.as_ref().filter(|own| !own.is_same(&parameter.value))?;
    let review = case.world.review;
    let config = review.config();
    let policy = &case.parameters.policy;
    let sets = |config: &&Config| config.parameter(policy, name).is_some();
    let config = std::iter::once(config).chain(config.root.as_deref()).find(sets)?;
    let file = review.trusted_file(&config.path(FILE_NAME))?;
    let facts =
        Facts::new().with("name", Fact::code(name)).with("value", parameter.value.fact()).with("own", own.fact());
    let text = Some(Saying::new(say::PARAMETER_SET, facts));
    Some(Mark { file, span: config.place(&["parameters", policy, name]), text })
}

/// What is said of a check that fails: by the check where it knows more of this case, by the policy, by the check of
/// itself, and last that the rule does not hold.
fn said(rule: &PolicyRule, outcome: &Outcome, facts: Facts) -> Saying {
    let written = outcome.message.and_then(|number| rule.messages.find(number));
    let phrase = |phrase: Option<Phrase>| phrase.map(Text::Phrase);
    let (mut instead, mut advised) = outcome.instead;
    // A message that speaks of what is missing knows more of it than the words that stand for any, and these say nothing of
    // a time that is no field.
    let is_lack = instead.is_some_and(|instead| instead == say::LACKING || instead == say::OVERDUE);
    let is_told = written.is_some_and(|of| of.mentions().contains(&"missing"));
    let is_field = matches!(facts.get("missing"), Some(Fact::Field { .. }));
    if is_lack && outcome.result != OutcomeKind::Missing && (is_told || written.is_some() && !is_field) {
        instead = None;
        advised = advised.filter(|_| written.and_then(Message::help).is_none());
    }
    let (own, advice) = outcome.says.unzip();
    let mut told = Facts::new().with("title", Fact::Label(rule.title.label()));
    for name in ["field", "value"] {
        told.insert(name, facts.get(name).cloned().unwrap_or_else(|| Fact::text("")));
    }
    let fails = match told.get("value") {
        Some(Fact::Code(value)) if !value.is_empty() => Saying::new(say::RULE_FAILS_AT, told),
        _ => match facts.get("fields") {
            Some(Fact::List(fields)) if !fields.is_empty() => {
                Saying::new(say::RULE_FAILS_OF, told.with("fields", Fact::List(fields.clone())))
            }
            _ => Saying::new(say::RULE_FAILS, told),
        },
    };
    let message = phrase(instead).into_iter().chain(written.map(Message::fact)).chain(phrase(own));
    let help = phrase(advised).into_iter().chain(written.and_then(Message::help)).chain(phrase(advice));
    Saying {
        help: Some(Text::First(help.collect())),
        ..Saying::of(Text::First(message.chain([Text::Message(Box::new(fails))]).collect()), facts)
    }
}

/// `applies` of a policy could not be decided: no rule of it can.
fn judgement_of_pack(pack: &Pack, case: &Case<'_>, outcome: &Outcome) -> Judgement {
    let says = match &outcome.result {
        OutcomeKind::Undecided(why) => cannot_be_judged(why),
        _ => Saying::verbatim(String::new()),
    };
    let rule = RuleRef::Policy(Arc::clone(&pack.info));
    let mut judgement = Judgement::new(rule, outcome.place.file, outcome.place.span, says);
    judgement.ruling = Ruling::Undecided;
    judgement.document.clone_from(&case.document.name);
    judgement
}

/// What to do about a field that is missing.
fn fill_in(facts: &Facts) -> Option<Text> {
    let Some(Fact::Field { path, .. }) = facts.get("missing") else { return None };
    // In an item of a list the key alone: the finding is shown there.
    let key = Facts::new().with("key", Fact::code(path.rsplit_once("].").map_or(path.as_str(), |(_, key)| key)));
    Some(Text::Message(Box::new(Saying::new(say::LACKING_HELP, key))))
}

/// What is said of something that could not be decided.
pub fn cannot_be_judged(why: &Why) -> Saying {
    let reason = why.saying().clone();
    let help = Some(Text::Help(Box::new(reason.clone())));
    Saying { help, ..Saying::new(say::UNDECIDED, Facts::new().with("reason", Fact::said(reason))) }
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

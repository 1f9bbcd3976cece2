//! `approval`: enough valid approvals.
//!
//! Which decisions count is decided in the room `approval`; here the arguments are read, and the result becomes an
//! outcome.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::approval_arguments::{count, covers, evidence};
use super::approved::Approved;
use super::referred::Referred;
use super::submitted::unproven;
use super::uncounted::why;
use super::words::{area_fact, person_fact, role_fact};
use crate::approval::{
    ContentPaths, Decision, DecisionTally, Demand, Evidence, EvidenceDemand, Reached, Uncounted, approval_entry,
    authors, person_entry, tally, uncounted, who_may,
};
use crate::calendar::Moment;
use crate::expression::Why;
use crate::finding::Unproven;
use crate::kind::name;
use crate::language::messages::{approvals as say_signed, policy as say};
use crate::language::{Fact, Facts};
use crate::policy::argument::TextArgument;
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{ApprovalExtent, CheckKind, Compiled, Compiler, Names};
use crate::policy::facts::{field_at, moment_fact};
use crate::policy::outcome::{Doubt, Outcome, OutcomeKind, Repair, Shown, Undecided};
use crate::policy::path::Path;
use crate::policy::slot::{Found, Slot, no_answer, texts};
use crate::registry::{Area, AskedRole};
use crate::yaml::Node;

pub(super) const CHECK: CheckKind =
    CheckKind { name: "approval", about: "enough valid approvals, by those who may give them, in time", compile };

const FACTS: &[&str] = &[
    "have",
    "need",
    "role",
    "area",
    "scope",
    "whoMay",
    "rejectedBy",
    "late",
    "lateAt",
    "ahead",
    "aheadAt",
    "conditional",
    "conditions",
    "before",
    "stage",
    "missing",
    "document",
];

/// The field of who asks for something: a document's word for it proves nothing.
const REQUESTER: &str = "requester";

/// Makes an area of the id of a region or service.
type AreaOf = fn(String) -> Area;

#[derive(Debug)]
struct Approval {
    role: Option<TextArgument>,
    body: Option<TextArgument>,
    by: Option<TextArgument>,
    area: Vec<(AreaOf, TextArgument)>,
    /// The documents that hold the approvals.
    within: Option<Referred>,
    /// The documents whose version each approval must name.
    with: Vec<Referred>,
    each_of: Option<Path>,
    scope: Vec<TextArgument>,
    count: usize,
    before: Option<Slot>,
    /// Persons who do not count.
    excluded: Vec<TextArgument>,
    /// Whether those who wrote the document are excluded too; who they are takes Git.
    not_author: bool,
    evidence: EvidenceDemand,
    /// What each approval must cover; `None` for the whole document.
    covers: Option<ContentPaths>,
    roles_may_coincide: bool,
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    let path = |key: &str, compiler: &mut Compiler<'k>| match node.get(key) {
        None => Some(None),
        Some(value) => Path::compile(value.text(), value.span(), names, compiler).map(Some),
    };
    let role = match node.get("role") {
        None => None,
        Some(role) => Some(TextArgument::word(role, names, compiler)?),
    };
    let id = |key: &str, kind: &str, compiler: &mut Compiler<'k>| match node.get(key) {
        None => Some(None),
        Some(value) => TextArgument::id(value, Some(kind), names, compiler).map(Some),
    };
    let (body, by) = (id("of", name::BODY, compiler)?, id("by", name::PERSON, compiler)?);
    if role.is_none() && by.is_none() {
        compiler.without(node.span(), "approval", &["role", "by"], "role: data-controller");
        return None;
    }
    let mut area = Vec::new();
    for entry in node.get("for").into_iter().flat_map(Node::entries) {
        let (area_of, kind): (AreaOf, _) = match entry.key.text() {
            "service" => (Area::Service, name::SERVICE),
            _ => (Area::Region, name::REGION),
        };
        area.push((area_of, TextArgument::id(entry.value, Some(kind), names, compiler)?));
    }
    let scope = node.get("scope").into_iter().flat_map(texts).map(|scope| TextArgument::word(scope, names, compiler));
    let scope = scope.collect::<Option<Vec<_>>>()?;
    let before = match node.get("before") {
        None => None,
        Some(before) => Some(Slot::compile(before, names, compiler)?),
    };
    let mut excluded = Vec::new();
    let mut not_author = false;
    for person in node.get("distinctFrom").into_iter().flat_map(Node::items) {
        if person.text() == "author" {
            not_author = true;
        } else {
            excluded.push(TextArgument::id(person, Some(name::PERSON), names, compiler)?);
        }
    }
    let within = match node.get("in") {
        None => None,
        Some(path) => Some(Referred::compile(path, "in", names, compiler)?),
    };
    let with = node.get("with").into_iter().flat_map(texts);
    let with = with.map(|path| Referred::compile(path, "with", names, compiler)).collect::<Option<Vec<_>>>()?;
    let covers = match node.get("covers") {
        None => None,
        Some(list) => Some(covers(list, node, within.is_some(), names, compiler)?),
    };
    let given = |role: &TextArgument| if let TextArgument::Given(roles) = role { Some(roles.clone()) } else { None };
    let (kinds, roles) = (within.is_none().then(|| names.kinds.clone()), role.as_ref().and_then(given));
    compiler.extents.push(ApprovalExtent { kinds, roles, covers: covers.clone() });
    let check = Approval {
        role,
        body,
        by,
        area,
        within,
        with,
        each_of: path("eachOf", compiler)?,
        scope,
        count: count(node, compiler)?,
        before,
        excluded,
        not_author,
        evidence: evidence(node, compiler)?,
        covers,
        roles_may_coincide: node.get("hats").is_some_and(|hats| hats.text() == "many"),
    };
    Some(Compiled::new(check, FACTS))
}

impl Check for Approval {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        self.all(case).unwrap_or_else(|undecided| vec![undecided.into()])
    }

    fn rests_on(&self) -> BTreeSet<Unproven> {
        let author = self.not_author.then_some(Unproven::Authorship);
        self.before.iter().flat_map(Slot::rests_on).chain(author).collect()
    }
}

/// What the outcome of one demand is made of.
struct Told<'c, 'd, 'w> {
    case: &'c Case<'w>,
    approved: &'d Approved<'w>,
    demand: &'c Demand<'c>,
    tally: DecisionTally<'d, 'w>,
    /// Who may still give what is missing.
    who_may: Vec<String>,
    before: Option<&'c Found<'w>>,
    /// An approval that stands there and does not count.
    uncounted: Option<(&'d Decision<'w>, Uncounted)>,
}

impl Approval {
    /// One outcome for each approval that is asked for: by document, by party, by scope.
    fn all(&self, case: &Case<'_>) -> Result<Vec<Outcome>, Undecided> {
        let request = case.world.review.change.as_ref().and_then(|change| change.request.as_ref());
        let takes_reviews = request.is_some() && self.evidence.reached_by(Evidence::Reviewed) == Reached::Yes;
        if self.evidence.reached_by(Evidence::Signed) == Reached::Unknown && !takes_reviews {
            return Err(Undecided::at(&case.top(), Why::new(&say::NO_EVIDENCE)));
        }
        let before = match &self.before {
            None => None,
            Some(slot) => match slot.find(case)? {
                Some(found) => Some(found),
                None => return Ok(vec![unfilled(no_stage(slot, case))]),
            },
        };
        let arguments = [&self.role, &self.body, &self.by].into_iter().flatten();
        let arguments = arguments.chain(self.area.iter().map(|(_, value)| value)).chain(&self.scope);
        // Who is excluded must be known, or everybody might count.
        let mut arguments = arguments.chain(&self.excluded);
        if let Some(missing) = arguments.find_map(|argument| argument.missing(case)) {
            return Ok(vec![unfilled(missing.outcome(case))]);
        }
        let deadline = match &before {
            None => None,
            Some(before) => Some(before.moment.start(case.zone).map_err(|error| no_answer(before, case, &error))?),
        };
        let documents = match &self.within {
            None => vec![case.top()],
            Some(referred) => {
                let found = referred.find(case)?;
                if found.is_empty() {
                    return Ok(vec![unfilled(referred.path.lacking(case))]);
                }
                found
            }
        };
        let parties = match &self.each_of {
            None => vec![None],
            Some(path) => {
                let found = path.find(case);
                if found.is_empty() {
                    return Ok(vec![unfilled(path.lacking(case))]);
                }
                let parties = found
                    .into_iter()
                    .flat_map(|at| if at.node.is_sequence() { at.node.items().collect() } else { vec![at.node] });
                parties.map(|party| Some(party.text().to_owned())).collect()
            }
        };
        let scopes: Vec<String> = self.scope.iter().flat_map(|scope| scope.find(case)).collect();
        let scopes: Vec<Option<String>> =
            if scopes.is_empty() { vec![None] } else { scopes.into_iter().map(Some).collect() };
        let excluded: Vec<String> = self.excluded.iter().flat_map(|person| person.find(case)).collect();
        let with: Result<Vec<_>, _> = self.with.iter().map(|referred| referred.names(case)).collect();
        let with = with?.concat();
        let mut outcomes = Vec::new();
        for document in documents {
            let mut approved = Approved::read(document, &self.evidence, case)?;
            if self.evidence.takes_signatures() && self.unproven(&approved, deadline, case).is_some() {
                approved.add_introducers(case)?;
            }
            let mut excluded = excluded.clone();
            if self.is_distinct() {
                excluded.extend(approved.submitted.iter().map(|(by, _)| (*by).to_owned()));
            }
            if self.not_author {
                let world = case.world;
                excluded.extend(authors(world.review, approved.document.document, world.key_ring()));
            }
            excluded.extend(case.world.registry.responsible_for(&excluded));
            if self.evidence.takes_signatures() {
                outcomes.extend(self.unproven(&approved, deadline, case));
            }
            for party in &parties {
                let roles = self.asked(case, party.as_deref());
                for (role, scope) in roles.iter().flat_map(|role| scopes.iter().map(move |scope| (role, scope))) {
                    let elsewhere = elsewhere(&approved, scope.as_deref(), &scopes, role, case);
                    let demand = Demand {
                        role,
                        scope: scope.as_deref(),
                        elsewhere: &elsewhere,
                        count: self.count,
                        deadline,
                        excluded: &excluded,
                        with: &with,
                        covers: self.covers.as_ref(),
                        evidence: &self.evidence,
                        roles_may_coincide: self.roles_may_coincide,
                        now: case.now(),
                        zone: case.zone,
                    };
                    outcomes.extend(judge(case, &approved, &demand, before.as_ref())?);
                }
            }
        }
        Ok(outcomes)
    }

    /// Whether somebody may not approve what they put forward themselves.
    fn is_distinct(&self) -> bool {
        self.not_author || !self.excluded.is_empty()
    }

    /// The outcome where nothing proves who puts a document forward: then nobody knows who may not approve it.
    fn unproven(&self, approved: &Approved<'_>, deadline: Option<DateTime<Utc>>, case: &Case<'_>) -> Option<Outcome> {
        let is_requester =
            |argument: &&TextArgument| matches!(argument, TextArgument::At(path) if path.shown() == REQUESTER);
        let requesters = self.excluded.iter().filter(is_requester).flat_map(|argument| argument.find(case));
        unproven(approved, self.not_author, &requesters.collect::<Vec<_>>(), deadline, case)
    }

    /// The roles that are asked for: where an argument is a list, one for each of its values.
    fn asked(&self, case: &Case<'_>, party: Option<&str>) -> Vec<AskedRole> {
        let mut all = vec![AskedRole::default()];
        let mut each = |argument: Option<&TextArgument>, set: &dyn Fn(&mut AskedRole, String)| {
            let Some(argument) = argument else { return };
            let roles = argument.find(case).into_iter().flat_map(|value| {
                all.clone().into_iter().map(move |mut role| {
                    set(&mut role, value.clone());
                    role
                })
            });
            all = roles.collect();
        };
        each(self.role.as_ref(), &|asked, role| asked.role = Some(role));
        each(self.body.as_ref(), &|asked, body| asked.body = Some(body));
        each(self.by.as_ref(), &|asked, person| asked.person = Some(person));
        for (area, argument) in &self.area {
            each(Some(argument), &|asked, id| asked.areas.push(area(id)));
        }
        for asked in &mut all {
            asked.areas.extend(party.map(|party| Area::Party(party.to_owned())));
        }
        all
    }
}

/// The stages and other things that a decision may be of, as its `scope` names them.
const SCOPES: [&str; 8] = ["copy", "development", "test", "training", "production", "plan", "offer", "decision"];

/// The words in the scopes of rejections that mean something else than what is asked for: another scope that the check
/// asks for, another stage, another area, another document.
fn elsewhere(
    approved: &Approved<'_>,
    scope: Option<&str>,
    asked: &[Option<String>],
    role: &AskedRole,
    case: &Case<'_>,
) -> Vec<String> {
    // Where nothing is named, whatever is rejected is part of what is asked for.
    let Some(scope) = scope else { return Vec::new() };
    let own = approved.document.document.name.as_ref().map(|name| name.id.as_str());
    let is_document =
        |word: &str| case.world.review.kinds().keys().any(|kind| case.world.review.find(kind, word).is_some());
    let is_other = |word: &&str| {
        let is_this = *word == scope || own == Some(*word) || role.areas.iter().any(|area| area.id() == *word);
        let is_asked = asked.iter().flatten().any(|other| other == word);
        !is_this && (is_asked || SCOPES.contains(word) || is_document(word))
    };
    let rejections = approved.decisions.iter().filter(|decision| !decision.approved);
    rejections.flat_map(|decision| decision.scope.iter().copied()).filter(is_other).map(str::to_owned).collect()
}

/// The outcome of one demand; `None` where it is met.
fn judge<'w>(
    case: &Case<'w>,
    approved: &Approved<'w>,
    demand: &Demand<'_>,
    before: Option<&Found<'w>>,
) -> Result<Option<Outcome>, Undecided> {
    let refuse = |why: Box<Why>| Undecided::at(&approved.document, *why);
    let registry = &case.world.registry;
    let tally = tally(&approved.decisions, demand, registry).map_err(refuse)?;
    if std::ptr::eq(approved.document.document, case.document) {
        case.note_approved(|parts| {
            parts.is_asked |= demand.covers.is_some();
            tally.counted.iter().for_each(|decision| parts.add(decision.binding.covering()));
            if !tally.is_enough(demand) {
                parts.add(demand.covers);
            }
        });
    }
    if tally.is_enough(demand) {
        return Ok(None);
    }
    // Of one that is not signed a signed commit may be the proof.
    if !tally.unproven.is_empty() && approved.lacks_commits && tally.rejected.is_empty() {
        return Err(Undecided::at(&approved.document, Why::new(&say_signed::NO_COMMITS)));
    }
    if let Some((decision, key)) = tally.unverified
        && tally.rejected.is_empty()
    {
        return Err(approved.unverified(decision, key, case));
    }
    let who_may = who_may(&approved.decisions, demand, &tally, registry).map_err(refuse)?;
    let uncounted = uncounted(&approved.decisions, demand, &tally, registry).map_err(refuse)?;
    Ok(Some(Told { case, approved, demand, tally, who_may, before, uncounted }.outcome()))
}

impl Told<'_, '_, '_> {
    fn outcome(self) -> Outcome {
        let Self { case, approved, demand, .. } = self;
        let is_rejected = !self.tally.rejected.is_empty();
        let passed = demand.deadline.is_some_and(|deadline| demand.now >= deadline);
        // Until its moment it can be given, whatever the status says; without one the status tells.
        let can_still = !is_rejected && !passed && (demand.deadline.is_some() || case.is_open());
        let standing = if can_still { OutcomeKind::Pending } else { OutcomeKind::Fail };
        let place = approved.list.as_ref().unwrap_or(&approved.document);
        let mut outcome = Outcome::new(standing, Shown::of(place), self.facts());
        outcome.says = Some(if is_rejected {
            (say::APPROVAL_REJECTED, say::APPROVAL_REJECTED_HELP)
        } else {
            (say::APPROVAL_MISSING, say::APPROVAL_MISSING_HELP)
        });
        // A record is never to be altered; only what is planned can move.
        let planned = self.before.and_then(|found| found.at.as_ref()).is_some_and(|at| case.is_planned(at));
        match (self.tally.late, self.tally.ahead, self.tally.conditional) {
            _ if is_rejected => {
                let offset = case.zone.offset(demand.now);
                let rejected = self.tally.rejected.first().filter(|_| !passed);
                if demand.evidence.takes_signatures() {
                    let help = [say::APPROVAL_REJECTED_HELP_SIGNED, say_signed::REVIEW_REJECTED_HELP];
                    let help = help[usize::from(demand.evidence.takes_reviews_alone())];
                    outcome.says = Some((say::APPROVAL_REJECTED, help));
                    outcome.facts.insert("command", Fact::code(self.command()));
                } else {
                    outcome.example = rejected.map(|person| approval_entry(demand.role, person, demand.scope, offset));
                }
            }
            (Some(late), ..) => {
                outcome.instead = (Some(say::APPROVAL_LATE), planned.then_some(say::APPROVAL_LATE_HELP));
                outcome.labels.push(approved.place(late).label(None));
            }
            (None, Some(ahead), _) => {
                outcome.instead = (Some(say::APPROVAL_AHEAD), Some(say::APPROVAL_AHEAD_HELP));
                outcome.late = Some(say::APPROVAL_AHEAD_LATE);
                outcome.labels.push(approved.place(ahead).label(None));
            }
            (.., Some(conditional)) => {
                outcome.instead = (Some(say::APPROVAL_CONDITIONAL), Some(say::APPROVAL_CONDITIONAL_HELP));
                outcome.doubt = Doubt::Unwritten;
                outcome.late = Some(say::APPROVAL_CONDITIONAL_LATE);
                let lines = format!("conditionsMet:\n  - {{by: {}, how: …}}", conditional.by);
                let other = &approved.document;
                let is_other = !std::ptr::eq(other.document, case.document);
                outcome.example =
                    Some(if is_other { format!("other:\n  {}", lines.replace('\n', "\n  ")) } else { lines });
                outcome.labels.push(approved.place(conditional).label(None));
            }
            _ => {
                if let Some((decision, uncounted)) = &self.uncounted {
                    let area = outcome.facts.get("area").cloned().unwrap_or_else(|| Fact::text(""));
                    let registry = &case.world.registry;
                    let because = Fact::said(why(decision.role, uncounted, area, case.zone, registry));
                    outcome.facts.insert("by", person_fact(case, decision.by));
                    outcome.facts.insert("why", because);
                    outcome.instead = (Some(say::APPROVAL_UNCOUNTED), None);
                    outcome.labels.push(approved.place(decision).label(None));
                }
                // It may have been given in time, and only not be written.
                outcome.doubt = if passed { Doubt::Unwritten } else { Doubt::None };
                if passed && planned {
                    outcome.instead.1 = Some(say::APPROVAL_PASSED_HELP);
                }
                let offset = case.zone.offset(demand.now);
                let is_other = !std::ptr::eq(approved.document.document, case.document);
                if is_other {
                    outcome.other.clone_from(&approved.document.document.name);
                }
                let write = |person: &String| {
                    let lines = approval_entry(demand.role, person, demand.scope, offset);
                    // The approvals of another document are written there, wherever the policy shows that they are missing.
                    if is_other { format!("other:\n  {}", lines.replace('\n', "\n  ")) } else { lines }
                };
                if demand.evidence.takes_signatures() {
                    // Nobody writes a signature by hand.
                    let help = [say_signed::SIGN_HELP, say_signed::REVIEW_HELP];
                    let help = help[usize::from(demand.evidence.takes_reviews_alone())];
                    outcome.instead.1 = outcome.instead.1.or(Some(help));
                    outcome.facts.insert("command", Fact::code(self.command()));
                } else {
                    outcome.example = self.who_may.first().map(write);
                }
                if self.who_may.is_empty() {
                    outcome.register = person_entry(demand.role);
                }
            }
        }
        outcome.who_may = Some(self.who_may);
        outcome.repair = demand.deadline.map(|deadline| Repair::of(deadline, passed));
        outcome.work = case.work(self.before.and_then(|found| found.at.as_ref()));
        outcome.before = demand.deadline;
        outcome
    }

    /// The command by which what is missing is given; of a review, the line that names its role.
    fn command(&self) -> String {
        if self.demand.evidence.takes_reviews_alone() {
            return self.demand.role.role.as_ref().map_or_else(String::new, |role| format!("/vedtak role {role}"));
        }
        let id = self.approved.document.document.name.as_ref().map_or("", |name| name.id.as_str());
        let asked = self.demand.role;
        let option =
            |name: &str, value: Option<&str>| value.map_or_else(String::new, |value| format!(" --{name} {value}"));
        let role = option("role", asked.role.as_deref());
        format!(
            "vedtak approve {id}{role}{}{}",
            option("of", asked.body.as_deref()),
            option("scope", self.demand.scope)
        )
    }

    fn facts(&self) -> Facts {
        let Self { case, demand, tally, before, .. } = self;
        let people = |ids: &mut dyn Iterator<Item = &str>| ids.map(|id| person_fact(case, id)).collect::<Vec<_>>();
        let number = |number: usize| Fact::number(u64::try_from(number).unwrap_or(u64::MAX));
        let nothing = || Fact::Text(String::new());
        let by = |decision: Option<&Decision<'_>>| decision.map_or_else(nothing, |one| person_fact(case, one.by));
        let at = |decision: Option<&Decision<'_>>| {
            decision.map_or_else(nothing, |one| moment_fact(&Moment::from_instant(one.at), case.zone))
        };
        let conditions = tally.conditional.and_then(|decision| decision.conditions);
        let stage = before.and_then(|found| found.at.as_ref());
        let stage = stage.map(|at| field_at(case.world, at));
        let area = demand.role.areas.first().map(Area::id).or(demand.role.body.as_deref());
        Facts::new()
            .with("have", number(tally.approved.len()))
            .with("need", number(demand.count))
            .with("role", role_fact(case.world.review, demand.role.role.as_deref().unwrap_or("")))
            .with("area", area.map_or_else(nothing, |id| area_fact(case, id)))
            .with("scope", demand.scope.map_or_else(nothing, Fact::code))
            .with("whoMay", Fact::Or(people(&mut self.who_may.iter().map(String::as_str))))
            .with("rejectedBy", Fact::List(people(&mut tally.rejected.iter().copied())))
            .with("late", by(tally.late))
            .with("lateAt", at(tally.late))
            .with("ahead", by(tally.ahead))
            .with("aheadAt", at(tally.ahead))
            .with("conditional", by(tally.conditional))
            .with("conditions", conditions.map_or_else(nothing, Fact::text))
            .with("stage", stage.unwrap_or_else(nothing))
            .with("before", before.map_or_else(nothing, |found| moment_fact(&found.moment, case.zone)))
    }
}

/// A field that is missing, by which nobody can tell what has to be approved: it can be filled in at any time, whether or
/// not it was approved in time.
fn unfilled(mut missing: Outcome) -> Outcome {
    missing.repair = Some(Repair::Possible);
    missing
}

fn no_stage(slot: &Slot, case: &Case<'_>) -> Outcome {
    let (at, field) = match slot.first_path() {
        Some(path) => (path.nearest(case), path.fact(case)),
        None => (case.top(), Fact::Text(String::new())),
    };
    Outcome::missing(&at, Facts::new().with("missing", field))
}

//! The engine: rules x documents, in parallel. What it finds counts for nothing yet and is in no language.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::config::Level;
use crate::finding::{DocumentName, Error, Errors, Judgement, Lowering, Severity, Share, Unproven, set_up};
use crate::kind::nearest;
use crate::language::messages::policy_file::{BUILT_IN, BUILT_IN_HELP};
use crate::language::messages::{config as say_config, names};
use crate::language::{Fact, Phrase};
use crate::policy::{self, Claims, Expressions, Grant, Pack, Policies, PolicyRule, RuleOutcome, Values, World, judge};
use crate::rules::{Look, RULES, Rule};
use crate::source::FileId;
use crate::workspace::{Document, Related, Review, Waivers, Workspace};

/// The rules in force: built-in ones and policies, with the severities that the configuration gives them.
#[derive(Debug)]
pub struct Rules {
    policies: Policies,
    each: Vec<&'static Rule>,
    in_world: Vec<&'static Rule>,
    governed: Vec<&'static Rule>,
    lacking: Vec<&'static Rule>,
    all: Vec<&'static Rule>,
    in_force: Vec<&'static Rule>,
    off: Vec<String>,
    /// The day that it is.
    today: NaiveDate,
}

impl Rules {
    /// The built-in rules and the policies as the configuration weighs them.
    ///
    /// # Errors
    /// A rule that does not exist, one that must not be lowered, or a policy's rule with the id of a built-in one.
    pub fn of(target: &Workspace, policies: Policies) -> Result<Self, Errors> {
        let mut errors = levels(target, &policies);
        for pack in &policies.packs {
            for rule in pack.rules.iter().filter(|rule| Rule::find(&rule.id).is_some()) {
                let says = BUILT_IN.with("id", Fact::code(rule.id.as_ref()));
                let error = set_up("policy", &says, Some(&BUILT_IN_HELP.into()), &target.reader);
                errors.push(error.at(&pack.file, rule.span, ""));
            }
        }
        if !errors.is_empty() {
            return Err(Errors(errors));
        }
        let mut rules = Self {
            policies,
            each: Vec::new(),
            in_world: Vec::new(),
            governed: Vec::new(),
            lacking: Vec::new(),
            all: Vec::new(),
            in_force: Vec::new(),
            off: Vec::new(),
            today: target.clock.at.date_naive(),
        };
        let is_off = |id: &str| target.config.severity.get(id).is_some_and(|(level, _)| *level == Level::Off);
        for rule in RULES {
            if is_off(&rule.info.id) {
                rules.off.push(rule.info.id.to_string());
                // One that is off for some kinds only is asked all the same.
                if rule.info.lowering == Lowering::Allowed {
                    continue;
                }
            }
            match rule.look {
                Look::Each(_) => rules.each.push(rule),
                Look::InWorld(_) => rules.in_world.push(rule),
                Look::Governed(_) => rules.governed.push(rule),
                Look::Lacking(_) => rules.lacking.push(rule),
                Look::All(_) => rules.all.push(rule),
                Look::InForce(_) => rules.in_force.push(rule),
            }
        }
        let of_packs = rules.policies.packs.iter().flat_map(|pack| &pack.rules).filter(|rule| is_off(&rule.id));
        rules.off.extend(of_packs.map(|rule| rule.id.to_string()).collect::<Vec<_>>());
        Ok(rules)
    }

    /// These rules of a root, which therefore knows the roles that the rules of a project below it know.
    pub fn know_roles_of(&mut self, project: &Review, rules: &Self) {
        self.policies.roles_below.extend(policy::known_roles(project, &rules.policies));
    }

    /// Whether they are other rules by a day that is still to come: a parameter takes another value until then.
    pub fn change_by(&self, day: NaiveDate) -> bool {
        let parameters = self.policies.packs.iter().flat_map(|pack| pack.parameters.iter());
        parameters.filter_map(|(_, parameter)| parameter.later.as_ref()).any(|(_, from)| *from <= day)
    }

    /// The policies in force.
    pub fn policies(&self) -> &Policies {
        &self.policies
    }

    /// The ids of the rules that the configuration switches off, wholly or for some kinds.
    pub fn off(&self) -> &[String] {
        &self.off
    }

    /// The ids of the rules that judge nothing any more, with their last days.
    pub fn ended(&self) -> impl Iterator<Item = (&str, NaiveDate)> {
        let rules = self.policies.packs.iter().flat_map(|pack| &pack.rules).filter(|rule| rule.is_judged());
        rules.filter_map(|rule| Some((rule.id.as_ref(), rule.effective.ended(self.today)?)))
    }

    /// The ids of the rules that compare documents with how they stand on the target branch.
    pub fn comparing(&self) -> impl Iterator<Item = &str> {
        let rules = self.policies.packs.iter().flat_map(|pack| &pack.rules).filter(|rule| rule.compares());
        let in_force = rules.filter(|rule| rule.effective.ended(self.today).is_none() && !self.is_off(&rule.id));
        in_force.map(|rule| rule.id.as_ref())
    }

    /// The kinds whose documents have figures of many documents.
    fn of_many(&self) -> impl Iterator<Item = &str> {
        let rules = self.policies.packs.iter().flat_map(|pack| &pack.rules).filter(|rule| rule.is_of_many());
        rules.flat_map(|rule| &rule.kinds).map(String::as_str)
    }

    /// The kinds whose documents may answer a breach.
    pub fn records(&self) -> BTreeSet<&str> {
        let rules = self.policies.packs.iter().flat_map(|pack| &pack.rules);
        rules.filter_map(|rule| rule.info.answered_by.as_deref()).collect()
    }

    /// Whether a policy's rule is off.
    pub fn is_off(&self, id: &str) -> bool {
        self.off.iter().any(|off| off == id)
    }

    /// The ids of the rules in force.
    pub fn ids(&self) -> BTreeSet<String> {
        let looks = [&self.each, &self.in_world, &self.governed, &self.lacking, &self.all, &self.in_force];
        let built_in = looks.into_iter().flatten().map(|rule| rule.info.id.to_string());
        let of_packs = self.policies.packs.iter().flat_map(|pack| &pack.rules).filter(|rule| rule.is_judged());
        let of_packs = of_packs.filter(|rule| rule.effective.ended(self.today).is_none());
        built_in.chain(of_packs.map(|rule| rule.id.to_string()).filter(|id| !self.is_off(id))).collect()
    }
}

/// What is wrong with `severity` of the configuration.
fn levels(target: &Workspace, policies: &Policies) -> Vec<Error> {
    let Some(file) = &target.config.file else { return Vec::new() };
    let reader = &target.reader;
    let mut errors = Vec::new();
    for (id, (level, span)) in &target.config.severity {
        if let Some(least) = target.config.least(id).filter(|least| level.severity() < least.severity()) {
            let facts = |phrase: Phrase| {
                phrase
                    .with("rule", Fact::code(id))
                    .with("level", Fact::code(least.severity().map_or("off", Severity::as_str)))
            };
            let (says, help) = (facts(say_config::BELOW_ROOT), facts(say_config::BELOW_ROOT_HELP));
            errors.push(set_up("config", &says, Some(&help), reader).at(file, *span, ""));
            continue;
        }
        if policies.rule(id).is_some() {
            continue;
        }
        let Some(rule) = Rule::find(id) else {
            let of_packs = policies.packs.iter().flat_map(|pack| &pack.rules).map(|rule| rule.id.as_ref());
            let says = say_config::UNKNOWN_RULE.with("rule", Fact::code(id));
            let names_of_rules = RULES.iter().map(|rule| rule.info.id.as_ref()).chain(of_packs);
            let (says, help) = match nearest(id, names_of_rules) {
                Some(name) => {
                    let name = Fact::code(name);
                    (says.with("nearest", name.clone()), names::WRITE_HELP.with("name", name))
                }
                None => (says, say_config::UNKNOWN_RULE_HELP.into()),
            };
            errors.push(set_up("config", &says, Some(&help), reader).at(file, *span, ""));
            continue;
        };
        let lowered = level.severity().is_none_or(|severity| severity < rule.info.severity);
        if lowered && rule.info.lowering == Lowering::Refused {
            let told = |phrase: Phrase| phrase.with("rule", Fact::code(id));
            let (says, help) = (told(say_config::NOT_LOWERABLE), told(say_config::NOT_LOWERABLE_HELP));
            errors.push(set_up("config", &says, Some(&help), reader).at(file, *span, ""));
        }
    }
    errors
}

/// All judgements of a run, in no certain order and before it is decided what each counts for.
#[derive(Debug, Default)]
pub struct Judgements {
    /// The judgements that are of a file in focus.
    pub all: Vec<Judgement>,
    /// Those of records that may answer a breach, where they are not in focus: they are not shown, but a record with an
    /// error answers nothing.
    pub of_records: Vec<Judgement>,
    /// On how many documents in focus a rule relied on what only the history in Git can prove.
    pub rested: BTreeMap<(String, Unproven), usize>,
    /// What the waivers are worth; none where they do not count.
    pub grants: Vec<Grant>,
    /// Pairs of a rule and a document that were evaluated.
    pub evaluated: usize,
}

/// Holds every document in scope against every rule in force.
pub fn check(review: &Review, rules: &Rules) -> Judgements {
    check_those(review, rules, &|_| true)
}

/// Holds one document against every rule in force, as [`check`] does, and with it what may answer for it. What is found
/// of it when other documents are judged is not among this.
pub fn check_one(review: &Review, rules: &Rules, name: &DocumentName) -> Judgements {
    let answering = rules.records();
    let is_record = |document: &Document| document.kind.as_deref().is_some_and(|kind| answering.contains(kind));
    check_those(review, rules, &|document| document.name.as_ref() == Some(name) || is_record(document))
}

fn check_those(review: &Review, rules: &Rules, is_asked: &(dyn Fn(&Document) -> bool + Sync)) -> Judgements {
    let claims = Claims::of(review);
    let documents = rules.policies.documents(review, &claims);
    let values = Values::of(&documents);
    let world = rules.policies.world(review, &claims, &documents, &values);
    // What is trusted is judged as it would stand beside the rest of it after the merge.
    let after = review.after_merge();
    let after_claims = after.as_ref().map(Claims::of);
    let after_documents = after.as_ref().zip(after_claims.as_ref());
    let after_documents = after_documents.map(|(after, claims)| rules.policies.documents(after, claims));
    let after_values = after_documents.as_ref().map(Values::of);
    let after_world =
        after.as_ref().zip(after_claims.as_ref()).zip(after_documents.as_ref().zip(after_values.as_ref()));
    let after_world =
        after_world.map(|((after, claims), (of, values))| rules.policies.world(after, claims, of, values));
    let in_focus = |file: FileId| review.in_focus(file);
    let answering = rules.records();
    let is_of_record =
        |one: &Judgement| one.document.as_ref().is_none_or(|name| answering.contains(name.kind.as_str()));
    let grants = if review.waivers == Waivers::Ignored { Vec::new() } else { policy::grants(&world, &rules.policies) };
    let of_share = |grant: &&Grant| review.share.is_some_and(|share| share.has(Some(&grant.waiver), ""));
    let related = Related {
        records: &answering,
        of_many: &rules.of_many().collect(),
        waived: &grants.iter().filter(of_share).flat_map(|grant| &grant.documents).collect(),
    };
    let asked = review.asked_in_share(&related);
    let is_scanning = review.affected.as_ref().is_some_and(|affected| affected.has_rules());
    let found = review
        .documents()
        .par_iter()
        .enumerate()
        .filter(|(at, document)| is_asked(document) && asked.as_ref().is_none_or(|asked| asked.contains(at)))
        .filter(|(_, document)| review.is_affected(document) || is_scanning)
        .fold(Judgements::default, |mut found, (_, document)| {
            let mut own = Judgements::default();
            let world = after_world.as_ref().filter(|_| review.is_trusted(document)).unwrap_or(&world);
            if review.is_affected(document) {
                look(world.review, world, rules, document, &mut own);
            } else {
                look_by_scanning(world, rules, document, &mut own);
            }
            // What is found when a document is judged belongs to it, also where it is shown in another.
            let judged = in_focus(document.file);
            let (shown, hidden): (Vec<_>, Vec<_>) =
                own.all.into_iter().partition(|one| judged || in_focus(one.primary.file));
            own.all = shown;
            own.of_records.extend(hidden.into_iter().filter(is_of_record));
            let counts = review.in_share(document);
            if !judged || !counts {
                own.rested.clear();
            }
            if !counts {
                own.evaluated = 0;
            }
            found.add(own);
            found
        })
        .reduce(Judgements::default, |mut all, more| {
            all.add(more);
            all
        });
    let mut found = Judgements { grants, ..found };
    if review.affected.is_some() {
        // Whether one answers a breach that was found rests on what is found of it.
        let broken = broken(&found.all);
        let answers = |document: &&Document| {
            let is_record = document.kind.as_deref().is_some_and(|kind| answering.contains(kind));
            is_record && is_asked(document) && !review.is_affected(document) && review.may_answer(document, &broken)
        };
        for document in review.documents().iter().filter(answers) {
            let mut own = Judgements::default();
            look(review, &world, rules, document, &mut own);
            found.of_records.append(&mut own.all);
        }
    }
    // Each machine asks what is asked of all documents together; one of them counts it.
    let once = |count: usize| if review.share.is_none_or(Share::is_first) { count } else { 0 };
    let mut across = Vec::new();
    for rule in &rules.all {
        if let Look::All(look) = rule.look {
            look(review, &mut across);
            found.evaluated += once(review.documents().len());
        }
    }
    for rule in &rules.in_force {
        if let Look::InForce(look) = rule.look {
            let world = after_world.as_ref().filter(|_| rule.info.judges_registry).unwrap_or(&world);
            look(world, &rules.policies, &mut across);
            found.evaluated += once(rules.policies.packs.len());
        }
    }
    let (shown, hidden): (Vec<_>, Vec<_>) =
        across.into_iter().partition(|one| in_focus(one.primary.file) || one.rule.is_of_changes);
    found.all.extend(shown);
    found.of_records.extend(hidden.into_iter().filter(is_of_record));
    found
}

impl Judgements {
    fn add(&mut self, mut more: Self) {
        self.all.append(&mut more.all);
        self.of_records.append(&mut more.of_records);
        for (rested, count) in more.rested {
            *self.rested.entry(rested).or_default() += count;
        }
        self.evaluated += more.evaluated;
    }
}

/// The documents in which something is broken, or shown to be, that a record may answer, by their ids.
fn broken(found: &[Judgement]) -> BTreeSet<String> {
    let broken = found.iter().filter(|one| one.open().is_none() && one.rule.answered_by.is_some());
    let names = |one: &'_ Judgement| [one.subject().cloned(), one.document.clone()];
    broken.flat_map(names).flatten().map(|name| name.id).collect()
}

/// Judges a document that a change does not affect by the rules that look through documents of the kinds that were changed. What
/// is still to come of it is the target's.
fn look_by_scanning<'w>(world: &'w World<'w>, rules: &'w Rules, document: &'w Document, found: &mut Judgements) {
    let is_asked =
        |rule: &PolicyRule| world.review.affected.as_ref().is_some_and(|affected| affected.by_rule(&rule.id));
    let mut judged = judge(world, &rules.policies, document, &|rule| rules.is_off(&rule.id) || !is_asked(rule));
    judged.judgements.retain(|judgement| judgement.open().is_none());
    for judgement in &mut judged.judgements {
        judgement.judged.clone_from(&document.name);
    }
    found.all.append(&mut judged.judgements);
    found.evaluated += judged.evaluated;
}

fn look<'w>(
    review: &'w Review,
    world: &'w World<'w>,
    rules: &'w Rules,
    document: &'w Document,
    found: &mut Judgements,
) {
    for rule in &rules.each {
        if let Look::Each(look) = rule.look {
            look(review, document, &mut found.all);
        }
    }
    for rule in &rules.in_world {
        if let Look::InWorld(look) = rule.look {
            look(world, &rules.policies, document, &mut found.all);
        }
    }
    let mut judged = judge(world, &rules.policies, document, &|rule| rules.is_off(&rule.id));
    for rule in &rules.governed {
        if let Look::Governed(look) = rule.look {
            look(world, document, &judged, &mut found.all);
        }
    }
    for judgement in &mut judged.judgements {
        judgement.judged.clone_from(&document.name);
    }
    let open: Vec<&Judgement> = judged.judgements.iter().filter(|judgement| judgement.open().is_some()).collect();
    for rule in &rules.lacking {
        if let Look::Lacking(look) = rule.look {
            look(review, document, &open, &mut found.all);
        }
    }
    found.all.extend(judged.judgements);
    for (rule, what) in judged.rested {
        *found.rested.entry((rule.id.to_string(), what)).or_default() += 1;
    }
    found.evaluated +=
        rules.each.len() + rules.in_world.len() + rules.governed.len() + rules.lacking.len() + judged.evaluated;
}

/// Tells for every document in focus and every policy rule what becomes of it there, and why.
pub fn trace(
    review: &Review,
    rules: &Rules,
    tell: &mut dyn FnMut(&Document, &Pack, &PolicyRule, RuleOutcome, Expressions<'_>),
) {
    let claims = Claims::of(review);
    let documents = rules.policies.documents(review, &claims);
    let values = Values::of(&documents);
    let world = rules.policies.world(review, &claims, &documents, &values);
    for document in review.documents() {
        if review.in_focus(document.file) {
            let is_off = |rule: &PolicyRule| rules.is_off(&rule.id);
            policy::trace(&world, &rules.policies, document, &is_off, &mut |pack, rule, came, expressions| {
                tell(document, pack, rule, came, expressions);
            });
        }
    }
}

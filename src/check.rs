//! The engine: rules x documents, in parallel, the same answer on any number of threads.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::config::Level;
use crate::finding::{Error, Errors, Finding, Pending, PolicyName, Report, Scope, Severity, Skipped, Summary};
use crate::kind::nearest;
use crate::language::messages::{config as say_config, policy as say_policy, report as say};
use crate::language::{Fact, Facts, Noun, Phrase};
use crate::policy::{self, Came, HistoryFact, Pack, Policies, PolicyRule, World, documents, judge, values};
use crate::rules::{Look, RULES, Rule};
use crate::source::FileId;
use crate::workspace::{Document, Review, Workspace};

const DATED: Noun = Noun {
    nb: ["regel om varsling", "regler om varsling"],
    sv: ["regel om avisering", "regler om avisering"],
    en: ["rule on notice", "rules on notice"],
};

const AUTHORED: Noun = Noun {
    nb: ["regel om godkjenning", "regler om godkjenning"],
    sv: ["regel om godkännande", "regler om godkännande"],
    en: ["rule on approval", "rules on approval"],
};

/// The rules in force: built-in ones and policies, with the severities that the configuration gives them.
#[derive(Debug)]
pub struct Rules {
    policies: Policies,
    each: Vec<usize>,
    governed: Vec<usize>,
    lacking: Vec<usize>,
    all: Vec<usize>,
    off: Vec<String>,
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
                let error = Error::set_up("policy", format!("`{}` is a built-in rule", rule.id));
                errors.push(error.at(&pack.file, rule.span, ""));
            }
        }
        if !errors.is_empty() {
            return Err(Errors(errors));
        }
        let mut rules = Self {
            policies,
            each: Vec::new(),
            governed: Vec::new(),
            lacking: Vec::new(),
            all: Vec::new(),
            off: Vec::new(),
        };
        let is_off = |id: &str| target.config.severity.get(id).is_some_and(|(level, _)| *level == Level::Off);
        for (at, rule) in RULES.iter().enumerate() {
            if is_off(rule.id) {
                rules.off.push(rule.id.to_owned());
                // `duplicate-id` is off for a repository's own kinds only; `weigh` sees to that.
                if !rule.integrity {
                    continue;
                }
            }
            match rule.look {
                Look::Each(_) => rules.each.push(at),
                Look::Governed(_) => rules.governed.push(at),
                Look::Lacking(_) => rules.lacking.push(at),
                Look::All(_) => rules.all.push(at),
            }
        }
        let of_packs = rules.policies.packs.iter().flat_map(|pack| &pack.rules).filter(|rule| is_off(&rule.id));
        rules.off.extend(of_packs.map(|rule| rule.id.clone()).collect::<Vec<_>>());
        Ok(rules)
    }

    /// The policies in force.
    pub fn policies(&self) -> &Policies {
        &self.policies
    }

    fn count(&self) -> usize {
        let of_packs = self.policies.packs.iter().flat_map(|pack| &pack.rules).filter(|rule| rule.is_judged());
        let off = self.off.iter().filter(|id| Rule::find(id).is_none()).count();
        self.each.len() + self.governed.len() + self.lacking.len() + self.all.len() + of_packs.count() - off
    }
}

/// What is wrong with `severity` of the configuration.
fn levels(target: &Workspace, policies: &Policies) -> Vec<Error> {
    let Some(file) = &target.config.file else { return Vec::new() };
    let reader = &target.reader;
    let mut errors = Vec::new();
    for (id, (level, span)) in &target.config.severity {
        let facts = Facts::new().with("rule", Fact::code(id.as_str()));
        if policies.rule(id).is_some() {
            continue;
        }
        let Some(rule) = Rule::find(id) else {
            let of_packs = policies.packs.iter().flat_map(|pack| &pack.rules).map(|rule| rule.id.as_str());
            let facts = match nearest(id, RULES.iter().map(|rule| rule.id).chain(of_packs)) {
                Some(name) => facts.with("nearest", Fact::code(name)),
                None => facts,
            };
            errors.push(Error::set_up("config", say_config::UNKNOWN_RULE.render(reader, &facts)).at(file, *span, ""));
            continue;
        };
        let lowered = level.severity().is_none_or(|severity| severity < rule.severity);
        // Ids of a repository's own kinds are its own matter.
        if lowered && rule.integrity && rule.id != "duplicate-id" {
            let error = Error::set_up("config", say_config::NOT_LOWERABLE.render(reader, &facts)).at(file, *span, "");
            errors.push(error.help(say_config::NOT_LOWERABLE_HELP.render(reader, &facts)));
        }
    }
    errors
}

#[derive(Default)]
struct Found {
    findings: Vec<Finding>,
    pending: Vec<Pending>,
    evaluated: usize,
}

/// Loads the rules of the trusted side and holds what is judged against them: the whole answer of a gate, from files to a
/// report.
///
/// # Errors
/// A policy, calendar or configuration of the trusted side that cannot be used.
pub fn gate(review: &Review) -> Result<Report, Errors> {
    let rules = Rules::of(&review.target, policy::load(&review.target)?)?;
    Ok(check(review, &rules))
}

/// Holds every document in scope against every rule in force.
pub fn check(review: &Review, rules: &Rules) -> Report {
    let documents = documents(review, &rules.policies);
    let values = values(review, &documents);
    let world = World::new(review, &rules.policies, &documents, &values);
    let in_focus = |file: FileId| review.in_focus(file);
    let mut found = review
        .documents()
        .par_iter()
        .fold(Found::default, |mut found, document| {
            let mut own = Found::default();
            look(review, &world, rules, document, &mut own);
            // What is found when a document is judged belongs to it, also where it is shown in another.
            let judged = in_focus(document.file);
            found.findings.extend(own.findings.into_iter().filter(|one| judged || in_focus(one.primary.file)));
            found.pending.extend(own.pending.into_iter().filter(|one| judged || in_focus(one.file)));
            found.evaluated += own.evaluated;
            found
        })
        .reduce(Found::default, |mut all, mut more| {
            all.findings.append(&mut more.findings);
            all.pending.append(&mut more.pending);
            all.evaluated += more.evaluated;
            all
        });
    let mut across = Vec::new();
    for &rule in &rules.all {
        if let Look::All(look) = RULES[rule].look {
            look(review, &mut across);
            found.evaluated += review.documents().len();
        }
    }
    let Found { mut findings, pending, .. } = found;
    findings.extend(across.into_iter().filter(|finding| in_focus(finding.primary.file)));
    findings.retain_mut(|finding| weigh(review, finding));
    let summary = Summary {
        documents: review.documents().iter().filter(|document| in_focus(document.file)).count(),
        rules: rules.count(),
        evaluated: found.evaluated,
        skipped: skipped(review, rules),
        overrides: overrides(review, &rules.policies),
        unproven: unproven(review, &rules.policies),
    };
    let scope = if review.merge.focus.is_some() { Scope::Paths } else { Scope::All };
    let policies =
        rules.policies.packs.iter().map(|pack| PolicyName { id: pack.id.clone(), digest: pack.digest.clone() });
    Report::new(review.clock, scope, policies.collect(), findings, pending, summary, &review.sources)
}

fn look<'w>(review: &'w Review, world: &'w World<'w>, rules: &'w Rules, document: &'w Document, found: &mut Found) {
    for &rule in &rules.each {
        if let Look::Each(look) = RULES[rule].look {
            look(review, document, &mut found.findings);
        }
    }
    let mut judged = judge(world, &rules.policies, document, &|rule| in_force(review, rule));
    found.findings.append(&mut judged.findings);
    for &rule in &rules.governed {
        if let Look::Governed(look) = RULES[rule].look {
            look(review, document, judged.governed, &mut found.findings);
        }
    }
    for &rule in &rules.lacking {
        if let Look::Lacking(look) = RULES[rule].look {
            look(review, document, &judged.pending, &mut found.findings);
        }
    }
    found.pending.append(&mut judged.pending);
    found.evaluated += rules.each.len() + rules.governed.len() + rules.lacking.len() + judged.evaluated;
}

/// The severity that the configuration gives a policy's rule; `None` where it is off.
fn in_force(review: &Review, rule: &PolicyRule) -> Option<Severity> {
    match review.config().severity.get(&rule.id) {
        Some((level, _)) => level.severity(),
        None => Some(rule.severity),
    }
}

/// Tells for every document in focus and every policy rule what becomes of it there, and why.
pub fn trace(review: &Review, rules: &Rules, tell: &mut dyn FnMut(&Document, &Pack, &PolicyRule, Came)) {
    let documents = documents(review, &rules.policies);
    let values = values(review, &documents);
    let world = World::new(review, &rules.policies, &documents, &values);
    for document in review.documents() {
        if review.in_focus(document.file) {
            let weight = |rule: &PolicyRule| in_force(review, rule);
            policy::trace(&world, &rules.policies, document, &weight, &mut |pack, rule, came| {
                tell(document, pack, rule, came);
            });
        }
    }
}

/// Gives a finding of a built-in rule the severity of the configuration; false where the rule is off for it.
fn weigh(review: &Review, finding: &mut Finding) -> bool {
    if Rule::find(&finding.rule).is_none() {
        return true;
    }
    let Some((level, _)) = review.config().severity.get(&finding.rule) else { return true };
    let own =
        finding.document.as_ref().is_some_and(|name| review.kinds().get(&name.kind).is_none_or(|kind| !kind.mapped));
    if finding.rule == "duplicate-id" && own {
        return true;
    }
    let Some(severity) = level.severity() else { return false };
    finding.severity = severity;
    true
}

fn skipped(review: &Review, rules: &Rules) -> Vec<Skipped> {
    let off = say::RULE_OFF.render(&review.reader, &Facts::new());
    let rules_off = rules.off.iter().map(|rule| Skipped { what: rule.clone(), why: off.clone(), count: 1 });
    review.merge.skipped.iter().cloned().chain(rules_off).collect()
}

/// Every rule and parameter that the configuration sets otherwise than the rule or policy does.
fn overrides(review: &Review, policies: &Policies) -> Vec<String> {
    let mut overrides = Vec::new();
    for (id, (level, _)) in &review.config().severity {
        overrides.push(format!("{id}: {}", level.severity().map_or("off", Severity::as_str)));
    }
    for pack in &policies.packs {
        let changed: BTreeMap<_, _> = pack
            .parameters
            .iter()
            .filter(|(_, parameter)| parameter.instead_of.as_ref().is_some_and(|own| *own != parameter.value))
            .collect();
        overrides.extend(changed.into_iter().map(|(name, parameter)| {
            let own = parameter.instead_of.as_ref().map(|own| own.written()).unwrap_or_default();
            format!("{}.{name}: {} ({own})", pack.id, parameter.value.written())
        }));
    }
    overrides
}

/// What rests on the documents' own word because no history was consulted.
fn unproven(review: &Review, policies: &Policies) -> Vec<String> {
    let asked: Vec<_> = policies.packs.iter().flat_map(|pack| &pack.rules).map(PolicyRule::needs_history).collect();
    let dates = [HistoryFact::Announcement, HistoryFact::Changes];
    let told = [
        (&dates[..], DATED, say_policy::UNPROVEN),
        (&[HistoryFact::Authorship], AUTHORED, say_policy::UNPROVEN_AUTHORS),
    ];
    let tell = |(facts, of, phrase): (&[HistoryFact], Noun, Phrase)| {
        let rules = asked.iter().filter(|asked| facts.iter().any(|fact| asked.contains(fact))).count();
        let count = Fact::Count { n: u64::try_from(rules).unwrap_or(u64::MAX), of };
        (rules > 0).then(|| phrase.render(&review.reader, &Facts::new().with("count", count)))
    };
    told.into_iter().filter_map(tell).collect()
}

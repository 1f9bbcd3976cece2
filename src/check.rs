//! The engine: rules x documents, in parallel, the same answer on any number of threads.

use rayon::prelude::*;

use crate::config::Level;
use crate::finding::{Error, Errors, Finding, Report, Scope, Severity, Skipped, Summary};
use crate::kind::nearest;
use crate::language::messages::{config as say_config, report as say};
use crate::language::{Fact, Facts};
use crate::rules::{Look, RULES, Rule};
use crate::workspace::Workspace;

/// The rules in force, with the severities that the configuration gives them.
#[derive(Debug)]
pub struct Rules {
    each: Vec<usize>,
    all: Vec<usize>,
    off: Vec<&'static str>,
}

impl Rules {
    /// The built-in rules as the configuration weighs them.
    ///
    /// # Errors
    /// A rule that does not exist, or one that must not be lowered.
    pub fn of(workspace: &Workspace) -> Result<Self, Errors> {
        let mut rules = Self { each: Vec::new(), all: Vec::new(), off: Vec::new() };
        check_levels(workspace)?;
        for (at, rule) in RULES.iter().enumerate() {
            if workspace.config.severity.get(rule.id).is_some_and(|(level, _)| *level == Level::Off) {
                rules.off.push(rule.id);
                continue;
            }
            match rule.look {
                Look::Each(_) => rules.each.push(at),
                Look::All(_) => rules.all.push(at),
            }
        }
        Ok(rules)
    }

    fn count(&self) -> usize {
        self.each.len() + self.all.len()
    }
}

fn check_levels(workspace: &Workspace) -> Result<(), Errors> {
    let Some(file) = &workspace.config.file else { return Ok(()) };
    let reader = &workspace.reader;
    let mut errors = Vec::new();
    for (id, (level, span)) in &workspace.config.severity {
        let facts = Facts::new().with("rule", Fact::code(id.as_str()));
        let Some(rule) = Rule::find(id) else {
            let facts = match nearest(id, RULES.iter().map(|rule| rule.id)) {
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
    if errors.is_empty() { Ok(()) } else { Err(Errors(errors)) }
}

/// Holds every document in scope against every rule in force.
pub fn check(workspace: &Workspace, rules: &Rules) -> Report {
    let mut findings: Vec<Finding> = workspace
        .documents
        .par_iter()
        .fold(Vec::new, |mut findings, document| {
            for &rule in &rules.each {
                if let Look::Each(look) = RULES[rule].look {
                    look(workspace, document, &mut findings);
                }
            }
            findings
        })
        .reduce(Vec::new, |mut all, mut more| {
            all.append(&mut more);
            all
        });
    for &rule in &rules.all {
        if let Look::All(look) = RULES[rule].look {
            look(workspace, &mut findings);
        }
    }
    let mut overrides = Vec::new();
    for (id, (level, _)) in &workspace.config.severity {
        overrides.push(format!("{id}: {}", level.severity().map_or("off", Severity::as_str)));
    }
    findings.retain_mut(|finding| weigh(workspace, finding));
    findings.retain(|finding| workspace.in_focus(&workspace.sources.file(finding.primary.file).path));
    let documents =
        workspace.documents.iter().filter(|document| workspace.in_focus(&workspace.sources.file(document.file).path)).count();
    let mut skipped = workspace.skipped.clone();
    let off = say::RULE_OFF.render(&workspace.reader, &Facts::new());
    skipped.extend(rules.off.iter().map(|rule| Skipped { what: (*rule).to_owned(), why: off.clone(), count: 1 }));
    let summary = Summary { documents, rules: rules.count(), evaluated: documents * rules.count(), skipped, overrides };
    let scope = if workspace.focus.is_some() { Scope::Paths } else { Scope::All };
    Report::new(workspace.clock, scope, findings, summary, &workspace.sources)
}

/// Gives a finding the severity of the configuration; false where its rule is off for it.
fn weigh(workspace: &Workspace, finding: &mut Finding) -> bool {
    let Some((level, _)) = workspace.config.severity.get(&finding.rule) else { return true };
    let own = finding.document.as_ref().is_some_and(|name| workspace.kinds.get(&name.kind).is_none_or(|kind| !kind.mapped));
    if finding.rule == "duplicate-id" && own {
        return true;
    }
    let Some(severity) = level.severity() else { return false };
    finding.severity = severity;
    true
}

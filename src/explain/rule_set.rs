//! The rules that a reader is shown: those in force in a project, or all that vedtak ships.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::check::Rules;
use crate::config::{Config, Given, Level};
use crate::finding::{Clock, Errors, RuleInfo, Severity};
use crate::language::Reader;
use crate::load::load_as;
use crate::policy::{self, PACKS, Pack, Policies, PolicyRule};
use crate::source::{Memory, SourceFile, Span};
use crate::workspace::{Review, resolve};

/// The rules in force somewhere.
#[derive(Debug)]
pub struct RuleSet {
    /// The project; empty where there is none.
    pub review: Review,
    /// The rules.
    pub rules: Rules,
    /// Who reads.
    reader: Reader,
    /// The rules of the projects below that its root lists.
    pub below: Vec<RuleSet>,
    /// Whether there is a project; else every shipped policy is here, as it is.
    pub is_project: bool,
}

/// How much a rule weighs, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleWeight {
    /// The severity in force; `None` where the rule is off.
    pub severity: Option<Severity>,
    /// The rule's own.
    pub own: Severity,
    /// Where the project sets it.
    pub set_at: Option<FileLine>,
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileLine {
    /// The file, relative to the project's root; that of a shipped policy is `builtin:<id>`.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
}

impl FileLine {
    /// The line in which a span begins.
    pub fn of(file: &SourceFile, span: Span) -> Self {
        Self { path: file.path.clone(), line: file.lines().line(span.start) }
    }
}

impl fmt::Display for FileLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.path, self.line)
    }
}

impl RuleSet {
    /// The rules of a project; where there is neither a configuration nor a document, all that vedtak ships.
    ///
    /// # Errors
    /// A policy or a configuration that cannot be used.
    pub fn of(review: Review) -> Result<Self, Errors> {
        if review.config().file.is_none() && review.documents().is_empty() {
            return Self::shipped(review.merge.reader, review.clock);
        }
        Self::of_review(review, true)
    }

    /// All that vedtak ships, as it is.
    ///
    /// # Errors
    /// A shipped policy that cannot be used, which tests rule out.
    pub fn shipped(reader: Reader, clock: Clock) -> Result<Self, Errors> {
        let mut config = Config::default();
        for pack in &PACKS {
            // A policy that the configuration names is in force, whatever services there are.
            config.parameters.insert(pack.id.to_owned(), Given { span: Span::at(0), names: BTreeMap::new() });
        }
        Self::of_review(Review::of(resolve(load_as(&Memory::default(), config, reader)?, clock)?), false)
    }

    fn of_review(mut review: Review, is_project: bool) -> Result<Self, Errors> {
        let projects = std::mem::take(&mut review.projects).into_iter();
        let below: Vec<Self> = projects.map(|project| Self::of_review(project, true)).collect::<Result<_, _>>()?;
        let mut rules = Rules::of(&review.target, policy::load(&review.target)?)?;
        for project in &below {
            rules.know_roles_of(&project.review, &project.rules);
        }
        let reader = review.target.reader;
        Ok(Self { review, rules, reader, below, is_project })
    }

    /// Who reads.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The policies.
    pub fn policies(&self) -> &Policies {
        self.rules.policies()
    }

    /// The policy rule with an id, whatever its case.
    pub fn rule(&self, id: &str) -> Option<(&Pack, &PolicyRule)> {
        let exact = self.policies().rule(id);
        exact.or_else(|| {
            let mut all = self.policies().packs.iter().flat_map(|pack| pack.rules.iter().map(move |rule| (pack, rule)));
            all.find(|(_, rule)| rule.id.eq_ignore_ascii_case(id))
        })
    }

    /// The rules of this project and of those below that have a policy rule with an id.
    pub fn having(&self, id: &str) -> Option<&Self> {
        if self.rule(id).is_some() { Some(self) } else { self.below.iter().find(|project| project.rule(id).is_some()) }
    }

    /// The policies with whose rules they are: those of this project, then those that only a project below has.
    pub fn all_policies(&self) -> Vec<(&Self, &Pack)> {
        let mut all: Vec<(&Self, &Pack)> = Vec::new();
        for one in std::iter::once(self).chain(&self.below) {
            for pack in &one.policies().packs {
                if !all.iter().any(|(_, known)| known.id == pack.id && known.file.path == pack.file.path) {
                    all.push((one, pack));
                }
            }
        }
        all
    }

    /// How much a rule weighs here.
    pub fn weight(&self, rule: &RuleInfo) -> RuleWeight {
        let config = self.review.config();
        let own = rule.severity;
        match (config.severity.get(rule.id.as_ref()), &config.file) {
            (Some((level, span)), Some(file)) => {
                RuleWeight { severity: Level::severity(*level), own, set_at: Some(FileLine::of(file, *span)) }
            }
            _ => RuleWeight { severity: Some(own), own, set_at: None },
        }
    }
}

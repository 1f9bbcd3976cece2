//! Policies: rules in YAML, compiled when they are loaded, judged over documents.
//!
//! Every mistake in a policy is an error with its place; what fails while a rule runs leaves that rule undecided on
//! that document, which is never a pass.

mod argument;
mod calendars;
mod case;
mod checks;
mod compile;
mod condition;
mod facts;
mod host;
mod in_force;
mod judge;
mod known_roles;
mod load;
mod message;
mod outcome;
mod packs;
mod parameter;
mod part;
mod path;
mod reason;
mod slot;
mod stricter;
mod timeline;

pub use case::{Case, Located, Values, World, documents, values};
pub use checks::{CHECKS, CheckKind};
pub use facts::moment_fact;
pub use in_force::{Absent, absent};
pub(crate) use judge::split_clause;
pub use judge::{Came, governs_something, judge, met, trace};
pub use known_roles::known_roles;
pub use load::load;
pub use packs::{PACKS, ShippedPack};
pub use parameter::{Parameter, ParameterType, ParameterValue, amount_fact};
pub use stricter::{Naming, Stricter};

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

use crate::calendar::Calendar;
use crate::finding::{RuleInfo, RuleRef, Unproven};
use crate::language::Label;
use crate::source::{SourceFile, Span};
use condition::Condition;
use message::Messages;
use part::Part;

/// All policies of a run, with the calendars they use.
#[derive(Debug, Default)]
pub struct Policies {
    /// In the order of their ids.
    pub packs: Vec<Pack>,
    /// Calendars by id.
    pub calendars: BTreeMap<String, Calendar>,
    /// The kinds as expressions see them.
    pub forms: BTreeMap<String, Arc<crate::expression::Form>>,
    /// The roles that the projects below know, and that the root's people may therefore have.
    pub roles_below: BTreeSet<String>,
}

/// A policy.
#[derive(Debug)]
pub struct Pack {
    /// What is known of it where it cannot be told which services it governs: it then stands for all its rules.
    pub info: Arc<RuleInfo>,
    /// Its id.
    pub id: String,
    /// What people call it.
    pub title: Label,
    /// The agreement that it puts into rules.
    pub document: Option<String>,
    /// `sha256:` and the hexadecimal digest of its text.
    pub digest: String,
    /// The calendar that it counts with.
    pub calendar: Option<String>,
    /// Its parameters with the values in force.
    pub parameters: BTreeMap<String, Parameter>,
    /// Its rules in the order of the file.
    pub rules: Vec<PolicyRule>,
    /// Its file; that of a shipped policy is virtual.
    pub file: Arc<SourceFile>,
    /// The parameters as a value of expressions.
    values: crate::expression::Value<'static>,
    /// Which services it governs, of those that list it.
    applies: Option<Condition>,
}

/// A rule of a policy.
#[derive(Debug)]
pub struct PolicyRule {
    /// What findings, configuration and lists know of it; its id is the clause's.
    pub info: Arc<RuleInfo>,
    /// The kinds that it meets.
    pub kinds: Vec<String>,
    /// What it does.
    pub body: Body,
    /// Where in the agreement it stands.
    pub clause: Option<String>,
    /// The clause, where the id is another.
    pub covers: Option<String>,
    /// What in it is ours rather than the agreement's.
    pub ours: Option<Label>,
    /// How the agreement is read, where it allows several readings.
    pub reading: Option<Label>,
    /// More about it.
    pub about: Option<Label>,
    /// Where it stands.
    pub span: Span,
    rests_on: BTreeSet<Unproven>,
    messages: Messages,
}

/// What a rule does.
#[derive(Debug)]
pub enum Body {
    /// It judges documents.
    Check(Box<RuleCheck>),
    /// The tool itself provides what the clause asks.
    Provided(Label),
    /// It cannot be checked by machine and is only stated.
    Stated(Label),
}

/// The part of a rule that judges.
#[derive(Debug)]
pub struct RuleCheck {
    part: Part,
}

impl Pack {
    /// The rule with an id.
    pub fn rule(&self, id: &str) -> Option<&PolicyRule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}

impl Deref for PolicyRule {
    type Target = RuleInfo;

    fn deref(&self) -> &RuleInfo {
        &self.info
    }
}

impl PolicyRule {
    /// The rule as judgements name it.
    pub fn reference(&self) -> RuleRef {
        RuleRef::Policy(Arc::clone(&self.info))
    }

    /// Whether it judges documents, rather than being provided or stated.
    pub fn is_judged(&self) -> bool {
        matches!(self.body, Body::Check(_))
    }

    /// What of it only history would tell.
    pub fn rests_on(&self) -> &BTreeSet<Unproven> {
        &self.rests_on
    }
}

impl Policies {
    /// The rule with an id, and its policy.
    pub fn rule(&self, id: &str) -> Option<(&Pack, &PolicyRule)> {
        self.packs.iter().find_map(|pack| pack.rule(id).map(|rule| (pack, rule)))
    }
}

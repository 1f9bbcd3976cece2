//! What is known of a rule before it has judged anything: one table for built-in rules and those of policies.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Severity;
use crate::language::{Label, Language, Phrase, Saying};

/// Where the pages of the built-in rules are read.
const PAGES: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/src/rules/");

/// A rule, as findings, configuration, lists and formats know it.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleInfo {
    /// Its id, as findings and configuration name it.
    pub id: Cow<'static, str>,
    /// The severity of its findings, unless the configuration or the finding says otherwise.
    pub severity: Severity,
    /// What the configuration may do to it.
    pub lowering: Lowering,
    /// What cannot be judged as long as a finding of it stands.
    pub hides: Hides,
    /// Whether it asks that another document is there, so that a document by itself may break it.
    pub asks_for_others: bool,
    /// Whether it judges what a change does, and no document by itself. What it finds is shown whatever paths were asked for.
    pub is_of_changes: bool,
    /// Whether it judges the registry together, so that of a change it judges what would stand after the merge.
    pub judges_registry: bool,
    /// What it asks or finds, in a few words.
    pub title: Title,
    /// Its page in Markdown, in each language; policies have none.
    pub page: Option<Phrase>,
    /// Where it comes from: the agreement, the section, and its words.
    pub source: Option<Saying>,
    /// The kind of document that answers a breach of it which no edit can repair.
    pub answered_by: Option<Cow<'static, str>>,
    /// When it is in force.
    pub effective: Effective,
}

/// From when, and until when, something is in force: both days are. Until the first, findings weigh no more than warnings;
/// after the last there are none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effective {
    /// The first day; `None` for always.
    pub from: Option<NaiveDate>,
    /// The last day; `None` for ever.
    pub to: Option<NaiveDate>,
}

impl Effective {
    /// Without an end or a beginning.
    pub const ALWAYS: Self = Self { from: None, to: None };

    /// The days that both have.
    #[must_use]
    pub fn within(self, other: Self) -> Self {
        let to = match (self.to, other.to) {
            (Some(one), Some(another)) => Some(one.min(another)),
            (one, another) => one.or(another),
        };
        Self { from: self.from.max(other.from), to }
    }

    /// Whether there is no such day.
    pub fn is_never(self) -> bool {
        self.from.zip(self.to).is_some_and(|(from, to)| to < from)
    }

    /// Its first day, where that is still to come.
    pub fn begins(self, today: NaiveDate) -> Option<NaiveDate> {
        self.from.filter(|from| today < *from)
    }

    /// Its last day, where that is past.
    pub fn ended(self, today: NaiveDate) -> Option<NaiveDate> {
        self.to.filter(|to| *to < today)
    }
}

/// What the configuration may do to the severity of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lowering {
    /// Lower it or switch it off.
    Allowed,
    /// Neither: it keeps the gate itself whole.
    Refused,
    /// Both, but only for kinds of the repository's own.
    RefusedForShippedKinds,
    /// Both, but for the judgements that say otherwise.
    RefusedInPart,
}

/// What cannot be judged as long as a finding of the rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hides {
    /// Nothing: the finding is no fault of the document's form.
    Nothing,
    /// Whatever reads the value at fault.
    Value,
    /// Whatever reads the mapping in which the value stands: its fields are at fault together.
    Parent,
}

/// What a rule is called.
#[derive(Debug, Clone, PartialEq)]
pub enum Title {
    /// The title of a built-in rule.
    Own(Phrase),
    /// The title that a policy gives.
    Written(Label),
}

/// A rule that something refers to.
#[derive(Debug, Clone)]
pub enum RuleRef {
    /// A rule that is built in.
    BuiltIn(&'static RuleInfo),
    /// A rule of a policy, or a policy as a whole.
    Policy(Arc<RuleInfo>),
}

impl RuleInfo {
    /// A built-in rule that the configuration may lower and that hides nothing.
    pub const fn built_in(id: &'static str, severity: Severity, title: Phrase, page: Phrase) -> Self {
        Self {
            id: Cow::Borrowed(id),
            severity,
            lowering: Lowering::Allowed,
            hides: Hides::Nothing,
            asks_for_others: false,
            is_of_changes: false,
            judges_registry: false,
            title: Title::Own(title),
            page: Some(page),
            source: None,
            answered_by: None,
            effective: Effective::ALWAYS,
        }
    }

    /// The same rule, with which the configuration may do this.
    #[must_use]
    pub const fn lowering(mut self, lowering: Lowering) -> Self {
        self.lowering = lowering;
        self
    }

    /// The same rule, whose findings keep this from being judged.
    #[must_use]
    pub const fn hides(mut self, hides: Hides) -> Self {
        self.hides = hides;
        self
    }

    /// The same rule, which asks that another document is there.
    #[must_use]
    pub const fn asks_for_others(mut self) -> Self {
        self.asks_for_others = true;
        self
    }

    /// The same rule, which judges a change and no document.
    #[must_use]
    pub const fn of_changes(mut self) -> Self {
        self.is_of_changes = true;
        self
    }

    /// The same rule, which judges the registry as it would stand after a merge.
    #[must_use]
    pub const fn judges_registry(mut self) -> Self {
        self.judges_registry = true;
        self
    }

    /// A rule of a policy.
    pub fn of_policy(id: impl Into<String>, severity: Severity, title: Label) -> Self {
        Self {
            id: Cow::Owned(id.into()),
            severity,
            lowering: Lowering::Allowed,
            hides: Hides::Nothing,
            asks_for_others: false,
            is_of_changes: false,
            judges_registry: false,
            title: Title::Written(title),
            page: None,
            source: None,
            answered_by: None,
            effective: Effective::ALWAYS,
        }
    }

    /// The address of its page in the project's documentation, if it has one.
    pub fn address(&self) -> Option<String> {
        self.page.as_ref().map(|_| format!("{PAGES}{}.md", self.id.replace('-', "_")))
    }

    /// What its page says that it does, in one sentence, in a language; `None` without a page.
    pub fn what_it_does(&self, language: Language) -> Option<String> {
        let page = self.page.as_ref()?.of(language);
        // The first heading in bold is that of what it does.
        let text = page.split("**").nth(2).unwrap_or(page).trim_start();
        let sentence = text.split("\n\n").next().unwrap_or(text).replace('\n', " ");
        Some(sentence.split_inclusive(". ").next().unwrap_or(&sentence).trim().to_owned())
    }
}

impl Title {
    /// The title in a language.
    pub fn of(&self, language: Language) -> &str {
        match self {
            Self::Own(phrase) => phrase.of(language),
            Self::Written(label) => label.of(language),
        }
    }

    /// The title as the value of a fact.
    pub fn label(&self) -> Label {
        match self {
            Self::Own(phrase) => phrase.label(),
            Self::Written(label) => label.clone(),
        }
    }
}

impl RuleRef {
    /// Whether it comes from a policy.
    pub fn is_of_policy(&self) -> bool {
        matches!(self, Self::Policy(_))
    }
}

impl Deref for RuleRef {
    type Target = RuleInfo;

    fn deref(&self) -> &RuleInfo {
        match self {
            Self::BuiltIn(info) => info,
            Self::Policy(info) => info,
        }
    }
}

/// Two of them are the same where their ids are: an id names one rule.
impl PartialEq for RuleRef {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for RuleRef {}

impl fmt::Display for RuleRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)
    }
}

//! Policies as they are compiled.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

use super::claims::Claims;
use super::compile::ApprovalExtent;
use super::condition::Condition;
use super::message::Messages;
use super::owner::{Owner, WaiverLimits};
use super::parameter::Parameters;
use super::part::Part;
use super::point::Point;
use super::typed_documents::{TypedDocuments, Values};
use super::world::World;
use crate::approval::ContentPaths;
use crate::calendar::{Calendar, Zone};
use crate::expression::{Form, Scans};
use crate::finding::{RuleInfo, RuleRef, Unproven};
use crate::language::{Label, Language};
use crate::source::{SourceFile, Span};
use crate::workspace::Review;

/// All policies of a run, with the calendars they use.
#[derive(Debug, Default)]
pub struct Policies {
    /// In the order of their ids.
    pub packs: Vec<Pack>,
    /// Calendars by id.
    pub calendars: BTreeMap<String, Calendar>,
    /// The kinds as expressions see them.
    pub forms: BTreeMap<String, Arc<Form>>,
    /// What the schemas say that fields mean for each other, one rule a kind.
    pub implied: Option<Pack>,
    /// The roles that the projects below know, and that the root's people may therefore have.
    pub roles_below: BTreeSet<String>,
}

/// A policy.
#[derive(Debug)]
pub struct Pack {
    /// The policy as a rule of its own: what it is judged as where it cannot be decided which services it governs.
    pub info: Arc<RuleInfo>,
    /// Its id.
    pub id: String,
    /// Its title, in the three languages.
    pub title: Label,
    /// The agreement that it puts into rules.
    pub document: Option<String>,
    /// `sha256:` and the hexadecimal digest of its text.
    pub digest: String,
    /// The calendar that it counts with.
    pub calendar: Option<String>,
    /// Its parameters with the values in force.
    pub parameters: Parameters,
    /// Its rules in the order of the file.
    pub rules: Vec<PolicyRule>,
    /// Who may stop the work of the services that it governs.
    pub stopper: Option<Owner>,
    /// How far waivers of its rules may go.
    pub waivers: WaiverLimits,
    /// What the approvals are of that its rules ask for.
    pub(super) extents: Vec<ApprovalExtent>,
    /// Its file; that of a shipped policy is virtual.
    pub file: Arc<SourceFile>,
    /// Which services it governs, of those that list it.
    pub(super) applies: Option<Condition>,
    /// Which documents it looks through for that.
    pub(super) scans: Scans,
}

/// A rule of a policy.
#[derive(Debug)]
pub struct PolicyRule {
    /// What findings, configuration and lists know of it; its id is the clause's.
    pub info: Arc<RuleInfo>,
    /// The kinds that it meets.
    pub kinds: Vec<String>,
    /// What it does.
    pub body: RuleBody,
    /// The role that may waive it.
    pub owner: Option<Owner>,
    /// Where in the agreement it stands.
    pub clause: Option<String>,
    /// The clause that the rule covers, where its id is not that of the clause.
    pub covers: Option<String>,
    /// What the rule asks beyond the words of the agreement.
    pub ours: Option<Label>,
    /// How the agreement is read, where it allows several readings.
    pub reading: Option<Label>,
    /// More about it.
    pub about: Option<Label>,
    /// Where it stands.
    pub span: Span,
    pub(super) rests_on: BTreeSet<Unproven>,
    pub(super) scans: Scans,
    pub(super) messages: Messages,
}

/// What a rule does.
#[derive(Debug)]
pub enum RuleBody {
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
    pub(super) part: Part,
}

impl Pack {
    /// Which documents it looks through to tell which services it governs.
    pub fn scans(&self) -> &Scans {
        &self.scans
    }

    /// The rule with an id.
    pub fn rule(&self, id: &str) -> Option<&PolicyRule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// What approvals of documents of a kind, in a role, must cover, each as a rule asks for it; `None` for the whole document.
    pub fn asked_of<'p>(&'p self, kind: &'p str, role: &'p str) -> impl Iterator<Item = Option<&'p ContentPaths>> {
        let is_of = move |extent: &&ApprovalExtent| {
            extent.kinds.as_ref().is_none_or(|kinds| kinds.iter().any(|one| one == kind))
                && extent.roles.as_ref().is_none_or(|roles| roles.iter().any(|one| one == role))
        };
        self.extents.iter().filter(is_of).map(|extent| extent.covers.as_ref())
    }

    /// Whether it governs documents of the repository's own kinds, which belong to no service.
    pub fn governs_without_service(&self) -> bool {
        self.applies.is_none()
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

    /// Whether it, or a part of it, compares documents with how they stand on the target branch.
    pub fn compares(&self) -> bool {
        matches!(&self.body, RuleBody::Check(check) if check.part.compares())
    }

    /// Whether it is the figure of many documents, so that what it finds may be shown at any of them.
    pub fn is_of_many(&self) -> bool {
        matches!(&self.body, RuleBody::Check(check) if check.part.is_of_many())
    }

    /// Whether it, or a part of it, measures something.
    pub fn is_measure(&self) -> bool {
        matches!(&self.body, RuleBody::Check(check) if check.part.is_measure())
    }

    /// Whether it, or a part of it, asks that something is announced in time.
    pub fn is_notice(&self) -> bool {
        matches!(&self.body, RuleBody::Check(check) if check.part.is_notice())
    }

    /// Whether it judges documents, rather than being provided or stated.
    pub fn is_judged(&self) -> bool {
        matches!(self.body, RuleBody::Check(_))
    }

    /// What its tests should come to: the rule, its parts and their conditions, in the order of the file.
    pub fn points(&self) -> Vec<Point> {
        match &self.body {
            RuleBody::Check(check) => check.part.points(),
            RuleBody::Provided(_) | RuleBody::Stated(_) => Vec::new(),
        }
    }

    /// The messages and helps that lack languages: the place of each, and what it lacks.
    pub fn untold(&self) -> Vec<(Span, Vec<Language>)> {
        self.messages.untold()
    }

    /// What it relies on that only the history in Git can prove.
    pub fn rests_on(&self) -> &BTreeSet<Unproven> {
        &self.rests_on
    }

    /// Which documents it looks through, beside those that the judged one names and those that name it.
    pub fn scans(&self) -> &Scans {
        &self.scans
    }
}

impl Policies {
    /// Every document of a review as expressions see it; none where no policy would ask.
    pub fn documents<'w>(&'w self, review: &'w Review, claims: &'w Claims) -> TypedDocuments<'w> {
        let of_pack = match self.packs.as_slice() {
            [only] => only.calendar.as_deref().and_then(|id| self.calendars.get(id)).map(Calendar::zone),
            _ => None,
        };
        TypedDocuments::new(review, claims, &self.forms, of_pack.unwrap_or(Zone::UTC))
    }

    /// What the policies look at in a review.
    pub fn world<'w>(
        &'w self,
        review: &'w Review,
        claims: &'w Claims,
        documents: &'w TypedDocuments<'w>,
        values: &'w Values<'w>,
    ) -> World<'w> {
        World::new(review, &self.calendars, &self.forms, claims, documents, values)
    }

    /// The rule with an id, and its policy.
    pub fn rule(&self, id: &str) -> Option<(&Pack, &PolicyRule)> {
        self.packs.iter().find_map(|pack| pack.rule(id).map(|rule| (pack, rule)))
    }
}

//! The versions of documents that stood on the target, as rules see them, and since when something holds in them.

use std::sync::OnceLock;

use chrono::{DateTime, Utc};

use super::by_side::BySide;
use super::claims::without_unhappened;
use crate::calendar::Zone;
use crate::source::PastGap;
use crate::workspace::{Before, Document, Past, PastVersion, Review};
use crate::yaml::{Node, Tree};

/// The newest version of each document on the target; what came before it follows from it.
#[derive(Debug)]
pub struct Lives(BySide<OnceLock<Result<Option<Box<Life>>, PastGap>>>);

/// A version of a document on the target, with what stood before it.
#[derive(Debug)]
pub(super) struct Life {
    pub(super) version: PastVersion,
    seen: OnceLock<Option<Tree>>,
    before: OnceLock<Result<Earlier, PastGap>>,
}

/// What stood before a version.
#[derive(Debug)]
enum Earlier {
    Life(Box<Life>),
    Nothing,
    Import,
}

/// Since when something holds on the target without a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// It does not hold there yet.
    NotYet,
    /// From this moment, when it came about in a document that had been there before.
    Changed(DateTime<Utc>),
    /// From this moment, when the document came.
    Introduced(DateTime<Utc>),
    /// Nobody can tell: no history was read, some of it is not there, or the document was brought along from elsewhere.
    Unproven,
}

impl Since {
    /// The moment; where it does not hold yet, that of the clock.
    pub fn moment(self, clock: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Self::NotYet => Some(clock),
            Self::Changed(at) | Self::Introduced(at) => Some(at),
            Self::Unproven => None,
        }
    }
}

impl Life {
    fn new(version: PastVersion) -> Self {
        Self { version, seen: OnceLock::new(), before: OnceLock::new() }
    }

    /// The root node as rules see it: without what has not happened, and what it planned before it was put off. Local times
    /// are those of `zone`.
    pub(super) fn seen(&self, review: &Review, zone: Zone) -> Option<Node<'_>> {
        let node = self.version.node()?;
        let hidden = self
            .seen
            .get_or_init(|| without_unhappened(review, &self.version.document, node, self.version.tree(), zone));
        match hidden {
            None => Some(node),
            Some(tree) => tree.node(tree.roots().get(self.version.document.position)?),
        }
    }

    fn before(&self, past: &Past, review: &Review) -> Result<&Earlier, PastGap> {
        let find = || {
            Ok(match past.before(review, &self.version)? {
                Before::Version(version) => Earlier::Life(Box::new(Life::new(*version))),
                Before::Nothing => Earlier::Nothing,
                Before::Import => Earlier::Import,
            })
        };
        self.before.get_or_init(find).as_ref().map_err(Clone::clone)
    }
}

impl Lives {
    /// None is looked up before it is asked for.
    pub(super) fn of(review: &Review) -> Self {
        Self(BySide::of(review, |_| OnceLock::new()))
    }

    /// Since when something has held of a document on the target, without a break up to now.
    pub(super) fn since<'l>(
        &'l self,
        review: &Review,
        document: &Document,
        holds: &mut dyn FnMut(&'l Life) -> bool,
    ) -> Since {
        let Some(past) = review.past() else { return Since::Unproven };
        self.run(review, past, document, holds).unwrap_or_else(|gap| {
            past.note(&gap);
            Since::Unproven
        })
    }

    fn run<'l>(
        &'l self,
        review: &Review,
        past: &Past,
        document: &Document,
        holds: &mut dyn FnMut(&'l Life) -> bool,
    ) -> Result<Since, PastGap> {
        let Some(newest) = review.position_of(document).and_then(|at| self.0.at(at)) else { return Ok(Since::NotYet) };
        let find = || Ok(past.at_target(review, document)?.map(|version| Box::new(Life::new(version))));
        let newest = newest.get_or_init(find).as_ref().map_err(Clone::clone)?;
        let Some(mut life) = newest.as_deref().filter(|life| holds(life)) else { return Ok(Since::NotYet) };
        loop {
            match life.before(past, review)? {
                Earlier::Life(older) if holds(older) => life = older,
                Earlier::Life(_) => return Ok(Since::Changed(past.since(&life.version)?)),
                Earlier::Nothing => return Ok(Since::Introduced(past.since(&life.version)?)),
                Earlier::Import => return Ok(Since::Unproven),
            }
        }
    }
}

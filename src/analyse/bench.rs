//! Where rules are asked about made-up documents: many of them in one review, judged as a check judges them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{DateTime, FixedOffset};
use rayon::prelude::*;
use serde_json::{Value, json};

use super::filler::{Filler, Needs};
use crate::config::{FILE_NAME, read_config};
use crate::finding::{Clock, ClockSource, Errors};
use crate::language::Reader;
use crate::load::load_as;
use crate::policy::{
    Claims, ExpressionRole, Pack, Point, Policies, PolicyRule, RuleOutcome, Values, World, contradictions, reach, trace,
};
use crate::source::{Memory, SourceFile, Span};
use crate::workspace::{Document, Review, Workspace, resolve};

/// The number of made-up documents that are judged together in one review.
const BATCH: usize = 400;

/// The folder of documents that are asked about.
const FOLDER: &str = "asked";

/// A project with the policies that are asked.
pub(super) struct Bench<'b> {
    /// The project, whose kinds and configuration documents are judged with.
    pub project: &'b Workspace,
    /// The policies that are asked about, compiled, with the rules that the schemas imply.
    pub policies: &'b Policies,
    /// The ids of its policies.
    pub ids: Vec<String>,
    /// The clock that documents are judged by.
    pub clock: DateTime<FixedOffset>,
    /// The language that errors are told in.
    pub reader: Reader,
    /// The number of documents that may still be judged before the budget of the run is spent.
    pub left: AtomicUsize,
}

/// The results of judging a document that was made up: what of the rules and conditions it reaches, and with which outcome.
#[derive(Debug, Clone, Default)]
pub(super) struct Answer {
    /// The points of the rules that it comes to, and how they come out; of a point that it comes to several times, both
    /// may be there.
    pub points: BTreeSet<(Point, bool)>,
    /// The parts of the conditions that come to true or false: the place of the expression, and of the part in it.
    pub parts: BTreeMap<(Span, Span), bool>,
    /// Whether schema and implications take the document.
    pub is_well_formed: bool,
}

impl Answer {
    /// How a point came out; none where the document does not come to it, or does in both ways, or cannot be decided.
    pub(super) fn at(&self, point: Point) -> Option<bool> {
        match (self.points.contains(&(point, true)), self.points.contains(&(point, false))) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    /// Whether the document comes to a point at all.
    pub(super) fn reaches(&self, point: Point) -> bool {
        self.points.contains(&(point, true)) || self.points.contains(&(point, false))
    }
}

/// A question that made-up documents answer: the policies that are asked, and the rules and points of interest.
#[derive(Clone, Copy)]
pub(super) struct Question<'q> {
    /// The policies: those in force, or other versions of them.
    pub packs: &'q Policies,
    /// The rules.
    pub rules: &'q [&'q str],
    /// Whether the parts of conditions are told, too.
    pub with_parts: bool,
    /// Whether it matters that documents are well-formed.
    pub with_form: bool,
}

impl Bench<'_> {
    /// The maker of documents for this project and clock.
    pub(super) fn filler(&self) -> Filler<'_> {
        Filler { project: self.project, policies: &self.ids, clock: self.clock }
    }

    /// Whether so many more documents may be asked about; they are counted.
    pub(super) fn takes(&self, documents: usize) -> bool {
        let left = self.left.load(Ordering::Relaxed);
        self.left.store(left.saturating_sub(documents), Ordering::Relaxed);
        documents <= left
    }

    /// Asks about documents of a kind, in their order.
    ///
    /// # Errors
    /// A document that no check would look at, which is a fault of this program.
    pub(super) fn ask(
        &self,
        kind: &str,
        documents: &[Value],
        needs: &Needs,
        question: Question<'_>,
    ) -> Result<Vec<Answer>, Errors> {
        let registry = self.filler().registry(needs);
        let answers = documents.par_chunks(BATCH).map(|batch| self.batch(kind, batch, &registry, question));
        let answers: Result<Vec<Vec<Answer>>, Errors> = answers.collect();
        Ok(answers?.into_iter().flatten().collect())
    }

    fn batch(
        &self,
        kind: &str,
        documents: &[Value],
        registry: &[(String, Value)],
        question: Question<'_>,
    ) -> Result<Vec<Answer>, Errors> {
        let review = self.review(kind, documents, registry)?;
        let claims = Claims::of(&review);
        let typed = self.policies.documents(&review, &claims);
        let of_kinds = Values::of(&typed);
        let world = self.policies.world(&review, &claims, &typed, &of_kinds);
        let is_asked = |document: &&Document| review.file(document.file).path.starts_with(FOLDER);
        Ok(review.documents().iter().filter(is_asked).map(|document| self.answer(&world, document, question)).collect())
    }

    fn answer<'w>(&'w self, world: &'w World<'w>, document: &'w Document, question: Question<'w>) -> Answer {
        let mut answer =
            Answer { is_well_formed: question.with_form && self.is_well_formed(world, document), ..Answer::default() };
        let is_off = |rule: &PolicyRule| !question.rules.contains(&rule.id.as_ref());
        reach(world, question.packs, document, &is_off, &mut |_, _, point, holds| {
            answer.points.insert((point, holds));
        });
        if question.with_parts {
            let parts = &mut answer.parts;
            let mut tell = |_: &Pack, rule: &PolicyRule, _: RuleOutcome, told: crate::policy::Expressions<'_>| {
                if is_off(rule) {
                    return;
                }
                for expression in told() {
                    let Some(span) = expression.span.filter(|_| expression.role != ExpressionRole::Let(String::new()))
                    else {
                        continue;
                    };
                    for step in expression.steps.iter().filter(|step| step.element.is_none()) {
                        if let Some(value) = step.value.as_ref().ok().and_then(|value| value.parse::<bool>().ok()) {
                            parts.insert((span, step.place), value);
                        }
                    }
                }
            };
            trace(world, question.packs, document, &is_off, &mut tell);
        }
        answer
    }

    fn is_well_formed<'w>(&'w self, world: &'w World<'w>, document: &'w Document) -> bool {
        let located = world.located(document);
        located.is_some_and(|at| world.breaches(&at).is_some_and(<[_]>::is_empty))
            && contradictions(world, self.policies, document).is_empty()
    }

    /// A project with these documents.
    fn review(&self, kind: &str, documents: &[Value], registry: &[(String, Value)]) -> Result<Review, Errors> {
        let known = self.project.kinds.get(kind);
        let is_mapped = known.is_some_and(|known| known.mapped);
        let mut config = json!({"version": 1, "policies": []});
        if let Some(zone) = &self.project.config.timezone {
            config["timezone"] = json!(zone.to_string());
        }
        if is_mapped {
            let mut entry = json!({"paths": [format!("/{FOLDER}/*.json")], "kind": kind});
            if let Some(way) = known.and_then(|known| self.filler().id_way(known)) {
                entry["id"] = json!(way.join("."));
            }
            config["documents"] = json!([entry]);
        }
        let written = |(at, document): (usize, &Value)| (format!("{FOLDER}/{at:06}.json"), document.to_string());
        let mut files: Vec<(String, String)> = documents.iter().enumerate().map(written).collect();
        files.extend(
            registry
                .iter()
                .enumerate()
                .map(|(at, (_, document))| (format!("registry/{at:03}.json"), document.to_string())),
        );
        let config = read_config(&Arc::new(SourceFile::new(FILE_NAME, config.to_string())), &self.reader)?;
        let mut loaded = resolve(
            load_as(&Memory::new(files), config, self.reader)?,
            Clock { at: self.clock, source: ClockSource::Given },
        )?;
        loaded.kinds = Arc::clone(&self.project.kinds);
        Ok(Review::of(loaded))
    }
}

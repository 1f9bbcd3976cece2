//! What the measures of the rules in force come to, kept with the documents that they were computed from.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::changes::{ChangeShares, change_shares};
use super::margin::Margin;
use super::wanted::Wanted;
use crate::calendar::{Interval, Period, Zone};
use crate::check::Rules;
use crate::finding::{Clock, DocumentName, Judgement, PeriodName, Ruling, Status};
use crate::language::personal_number::masked;
use crate::language::{Fact, Label, Saying};
use crate::policy::{
    Asking, Claims, Contribution, LeftOut, Located, MeasureOf, MeasureTerms, Measured, Measurement, PeriodVerdict,
    Quantity, UncountedInput, Values, When, measure,
};
use crate::registry::services_of;
use crate::source::{FileId, Span};
use crate::standing::{AllRules, report_of};
use crate::workspace::{Document, Review};

/// The figures of all rules in force.
#[derive(Debug)]
pub struct ServiceLevels {
    /// The clock that they are judged by.
    pub clock: Clock,
    /// The period that was asked for.
    pub period: Option<Period>,
    /// In the order of the services, then of the rules.
    pub levels: Vec<MeasuredLevel>,
    /// The documents that cannot be read, which might be measured or count.
    pub unread: Vec<Basis>,
    /// How changes went, in the order of the services; where a rule is asked for, nothing.
    pub changes: Vec<ChangeShares>,
}

/// A measure of a rule, of one subject.
#[derive(Debug)]
pub struct MeasuredLevel {
    /// The rule.
    pub rule: String,
    /// What it is about.
    pub title: Label,
    /// Where in the agreement it stands.
    pub clause: Option<String>,
    /// The policy.
    pub policy: String,
    /// The agreement that it puts into rules, else what the policy is called.
    pub agreement: Label,
    /// What is measured.
    pub subject: Basis,
    /// The element of it that is, as a path; or the text of a list of the policy.
    pub element: Option<String>,
    /// The services that it belongs to, by their ids; the first is the one whose policy it is measured by.
    pub services: Vec<String>,
    /// The title of the first of them.
    pub service_title: Option<String>,
    /// The zone whose midnights divide periods.
    pub zone: Zone,
    /// Whether the rule may hold though it is broken: it stands inside `any` or `not`.
    pub is_alternative: bool,
    /// What the measure is made of; none where nothing could be computed.
    pub terms: Option<MeasureTerms>,
    /// What the kind of the documents that count is called, and that of those whose time does not.
    pub kinds: [Option<Fact>; 2],
    /// From when on it is measured.
    pub measured_from: Option<DateTime<Utc>>,
    /// Why it cannot be computed; empty where it can.
    pub obstacles: Vec<FigureObstacle>,
    /// Its figures, of the newest complete period first, then of those that are not over.
    pub periods: Vec<PeriodFigure>,
    /// The documents that count and were over before measuring began.
    pub before: Vec<Counting>,
    /// The documents that do not count and whose time cannot be told.
    pub timeless: Vec<Arc<NotCounting>>,
}

/// A document that a figure rests on, with where it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// Its kind and id; none where it has none.
    pub name: Option<DocumentName>,
    /// What it is called.
    pub title: Option<String>,
    /// Its file.
    pub path: String,
    /// The line in it, from 1.
    pub line: u32,
}

/// Why a figure cannot be computed.
#[derive(Debug)]
pub struct FigureObstacle {
    /// What is in the way, and what to do.
    pub says: Saying,
    /// Where.
    pub place: Basis,
    /// Whether it may still come, rather than being a fault.
    pub is_pending: bool,
}

/// The figure of a period.
#[derive(Debug)]
pub struct PeriodFigure {
    /// What it came to.
    pub measured: Measurement,
    /// What that means.
    pub verdict: FigureVerdict,
    /// Of one that is broken, what its finding counts for in a check: a record may answer it, or a waiver set it aside. None
    /// where that cannot be told of this figure alone.
    pub status: Option<Status>,
    /// How far it is from its bound.
    pub margin: Option<Margin>,
    /// The seconds that several documents took at once, which count once; of figures of time.
    pub overlap: i64,
    /// The documents that count, the one that adds most first.
    pub counted: Vec<Counting>,
    /// The documents whose time does not count, with the seconds that they take from what would be lost.
    pub exempted: Vec<(Counting, i64)>,
    /// The documents of the period that do not count.
    pub left_out: Vec<Arc<NotCounting>>,
}

/// What a figure means for who reads it, from what least has to be looked at to what most has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureVerdict {
    /// The period is not over and nothing is lost yet.
    Running,
    /// The period began before measuring did, so that what a whole one must reach is not asked of it.
    NotOwed,
    /// It is as asked.
    Held,
    /// The period is over, and what is missing may still come.
    Pending,
    /// It cannot be computed.
    Undecided,
    /// It is not as asked; of a period that is not over, for certain.
    Broken,
}

/// A document that counts.
#[derive(Debug, Clone)]
pub struct Counting {
    /// The document, which counts in several periods and may be of several figures.
    pub of: Arc<Basis>,
    /// When it is.
    pub when: When,
    /// What it adds by itself.
    pub amount: Option<Quantity>,
    /// Of a share its part and what that is a part of.
    pub share: Option<(Quantity, Quantity)>,
    /// The seconds of it that are excepted.
    pub excepted: i64,
}

/// A document that does not count.
#[derive(Debug, Clone)]
pub struct NotCounting {
    /// The document.
    pub of: Arc<Basis>,
    /// Why; none where it was over before measuring began.
    pub why: Option<LeftOut>,
    /// Whether it would have excepted time.
    pub is_exception: bool,
    /// When it is, as far as that can be told.
    pub when: Option<When>,
}

impl FigureVerdict {
    /// What contracts call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Running => "running",
            Self::NotOwed => "not-owed",
            Self::Pending => "pending",
            Self::Undecided => "undecided",
            Self::Broken => "broken",
        }
    }

    /// Whether a figure is neither as asked nor still to come.
    pub fn fails(self) -> bool {
        matches!(self, Self::Broken | Self::Undecided)
    }
}

impl ServiceLevels {
    /// Every verdict: of each figure, and of each measure that cannot be computed; but of those that a rule does without.
    pub fn verdicts(&self) -> impl Iterator<Item = FigureVerdict> {
        self.levels.iter().filter(|level| !level.is_alternative).flat_map(MeasuredLevel::verdicts)
    }

    /// Whether no figure is broken, and none is one that cannot be computed, also for want of a document that can be read.
    pub fn is_held(&self) -> bool {
        self.unread.is_empty() && !self.verdicts().any(FigureVerdict::fails)
    }
}

impl MeasuredLevel {
    /// The verdicts of its figures.
    pub fn verdicts(&self) -> impl Iterator<Item = FigureVerdict> {
        let obstacle = self.obstacles.iter().map(|one| one.is_pending).reduce(|all, one| all && one);
        let instead = obstacle.map(|all| if all { FigureVerdict::Pending } else { FigureVerdict::Undecided });
        self.periods.iter().map(|period| period.verdict).chain(instead)
    }

    /// The worst of them.
    pub fn worst(&self) -> FigureVerdict {
        self.verdicts().max().unwrap_or(FigureVerdict::Running)
    }
}

/// The figures of every rule in force, for each of its subjects; in the order of the services, then of the rules.
pub fn service_levels(review: &Review, rules: &AllRules, wanted: &Wanted) -> ServiceLevels {
    let mut levels = Vec::new();
    for (project, own) in rules.by_project(review) {
        of_project(project, own, wanted, &mut levels);
    }
    weigh(review, rules, &mut levels);
    // Of one service the rules stay in the order of their policies.
    levels.sort_by(|a, b| a.services.first().cmp(&b.services.first()));
    let changes = if wanted.rule.is_none() { change_shares(review, rules, wanted) } else { Vec::new() };
    let projects = rules.by_project(review).map(|(project, _)| project);
    let unread = projects.flat_map(unread).collect();
    ServiceLevels { clock: review.clock, period: wanted.period, levels, unread, changes }
}

/// The documents of a project that cannot be read: nobody can tell what they are.
fn unread(review: &Review) -> impl Iterator<Item = Basis> {
    let unread = review.documents().iter().filter(|document| review.owns(document.file));
    let read = |document: &Document| review.tree(document)?.node(review.root(document)?);
    let unread = unread.filter(move |document| read(document).is_none());
    unread.map(|document| {
        let span = review
            .root(document)
            .map_or_else(Span::default, |root| Span::new(root.region.start as usize, root.region.start as usize));
        Basis { name: document.name.clone().map(without_numbers), ..at(review, document.file, span) }
    })
}

/// Notes of every figure that is broken what a check makes of it.
fn weigh(review: &Review, rules: &AllRules, levels: &mut [MeasuredLevel]) {
    let is_broken = |period: &PeriodFigure| period.verdict == FigureVerdict::Broken;
    if !levels.iter().flat_map(|level| &level.periods).any(is_broken) {
        return;
    }
    let report = report_of(review, rules);
    let mut found: HashMap<(&str, String, &str), Status> = HashMap::new();
    for counted in &report.findings {
        let judgement = &counted.judgement;
        let Some(PeriodName { of: Some(of), period }) = &judgement.period else { continue };
        found.insert((judgement.rule.id.as_ref(), masked(&of.id).into_owned(), period.as_str()), counted.status);
    }
    for level in levels.iter_mut().filter(|level| level.element.is_none()) {
        let Some(name) = &level.subject.name else { continue };
        for figure in level.periods.iter_mut().filter(|figure| is_broken(figure)) {
            let Some(period) = figure.measured.period.map(|period| period.to_string()) else { continue };
            figure.status = found.get(&(level.rule.as_str(), name.id.clone(), period.as_str())).copied();
        }
    }
}

fn of_project(review: &Review, rules: &Rules, wanted: &Wanted, levels: &mut Vec<MeasuredLevel>) {
    let policies = rules.policies();
    let claims = Claims::of(review);
    let documents = policies.documents(review, &claims);
    let values = Values::of(&documents);
    let world = policies.world(review, &claims, &documents, &values);
    let asking = Asking { period: wanted.period, is_told: true };
    let is_off = |rule: &crate::policy::PolicyRule| {
        rules.is_off(&rule.id) || wanted.rule.as_ref().is_some_and(|wanted| rule.id != wanted.as_str())
    };
    let mut found: Vec<(usize, usize, MeasuredLevel)> = Vec::new();
    for document in review.documents().iter().filter(|document| review.in_focus(document.file)) {
        let services: Vec<String> = ids(review, document);
        if wanted.service.as_ref().is_some_and(|wanted| !services.contains(wanted)) {
            continue;
        }
        measure(&world, policies, document, &is_off, &asking, &mut |of| {
            let pack = policies.packs.iter().position(|pack| std::ptr::eq(pack, of.pack)).unwrap_or(0);
            let rule = of.pack.rules.iter().position(|rule| std::ptr::eq(rule, of.rule)).unwrap_or(0);
            let level = level(review, services.clone(), of);
            // Of another period than the one that is asked for there is nothing to tell.
            if !level.periods.is_empty() || !level.obstacles.is_empty() || wanted.period.is_none() {
                found.push((pack, rule, level));
            }
        });
    }
    found.sort_by_key(|(pack, rule, _)| (*pack, *rule));
    levels.extend(found.into_iter().map(|(_, _, level)| level));
}

/// The ids of the services that a document belongs to.
fn ids(review: &Review, document: &Document) -> Vec<String> {
    let services = services_of(review, document).into_iter();
    services.filter_map(|one| Some(masked(&one.name.as_ref()?.id).into_owned())).collect()
}

fn level(review: &Review, mut services: Vec<String>, of: MeasureOf<'_, '_>) -> MeasuredLevel {
    let MeasureOf { pack, rule, case, is_alternative, came } = of;
    let first = case.service.as_ref().and_then(|service| service.document.name.as_ref());
    if let Some(at) = first.and_then(|first| services.iter().position(|id| *id == masked(&first.id))) {
        services[..=at].rotate_right(1);
    }
    let service_title = case.service.as_ref().and_then(|service| title(service.root));
    let path = case.it.as_ref().map(|it| crate::kind::shown_path(&it.pointer()));
    let element = case.item.as_ref().map(ToString::to_string).or(path);
    let mut level = MeasuredLevel {
        rule: rule.id.to_string(),
        title: rule.title.label(),
        clause: rule.clause.clone(),
        policy: pack.id.clone(),
        agreement: pack.document.as_ref().map_or_else(|| pack.title.clone(), Label::same),
        subject: basis(review, &case.top()),
        element: element.map(|element| masked(&element).into_owned()),
        services,
        service_title,
        zone: case.calendar.map_or(case.zone, crate::calendar::Calendar::zone),
        is_alternative,
        terms: None,
        kinds: [None, None],
        measured_from: None,
        obstacles: Vec::new(),
        periods: Vec::new(),
        before: Vec::new(),
        timeless: Vec::new(),
    };
    match came {
        Err(judgements) => level.obstacles = judgements.into_iter().map(|one| obstacle(review, one)).collect(),
        Ok(measured) => keep(review, measured, &mut level),
    }
    level
}

fn obstacle(review: &Review, judgement: Judgement) -> FigureObstacle {
    let Judgement { ruling, document, primary, says, .. } = judgement;
    let place = Basis { name: document.map(without_numbers), title: None, ..at(review, primary.file, primary.span) };
    FigureObstacle { says, place, is_pending: matches!(ruling, Ruling::Open(_)) }
}

/// Keeps what was measured, each document with the periods that it is of.
fn keep(review: &Review, measured: Measured<'_>, level: &mut MeasuredLevel) {
    let Measured { terms, zone, measured_from, inputs, exceptions, left_out, periods } = measured;
    let inputs: Vec<Counting> = inputs
        .iter()
        .map(|input| Counting {
            of: Arc::new(basis(review, &input.of)),
            when: input.when,
            amount: input.value,
            share: input.value.zip(input.whole),
            excepted: 0,
        })
        .collect();
    let exceptions: Vec<Counting> = exceptions
        .iter()
        .map(|one| Counting {
            of: Arc::new(basis(review, &one.of)),
            when: one.when,
            amount: None,
            share: None,
            excepted: 0,
        })
        .collect();
    let left_out: Vec<Arc<NotCounting>> = left_out
        .into_iter()
        .map(|UncountedInput { of, is_exception, why, when }| {
            let of = Arc::new(basis(review, &of));
            Arc::new(NotCounting { of, why: Some(why), is_exception, when })
        })
        .collect();
    level.before = match measured_from {
        Some(from) => {
            inputs.iter().filter(|input| end(&input.when, zone).is_some_and(|end| end <= from)).cloned().collect()
        }
        None => Vec::new(),
    };
    level.timeless = left_out.iter().filter(|one| one.when.is_none()).cloned().collect();
    level.zone = zone;
    level.measured_from = measured_from;
    let (figure, is_of_time) = (terms.figure, terms.is_of_time);
    let called = |kind: &Option<String>| review.kinds().get(kind.as_ref()?).map(crate::workspace::KindOf::fact);
    level.kinds = [called(&terms.of), called(&terms.except)];
    level.terms = Some(terms);
    level.periods = periods
        .into_iter()
        .map(|measured| {
            let members: BTreeSet<usize> = measured.contributions.iter().map(|one| one.input).collect();
            let counted = ranked(&measured, &inputs);
            let own: i64 = measured.contributions.iter().filter_map(|one| seconds(one.amount)).sum();
            let whole = measured.period.map(|period| period.interval(zone));
            let in_whole = |when: &When| whole.is_some_and(|whole| touches(when, &whole, zone));
            let exempted =
                measured.exempted.iter().filter_map(|(at, lost)| Some((exceptions.get(*at)?.clone(), *lost)));
            // What lies in the part of the period before measuring began.
            let early = inputs
                .iter()
                .enumerate()
                .filter(|(at, input)| measured.partial && !members.contains(at) && in_whole(&input.when));
            let early = early.map(|(_, input)| {
                let (of, when) = (Arc::clone(&input.of), Some(input.when));
                Arc::new(NotCounting { of, why: None, is_exception: false, when })
            });
            let others = left_out.iter().filter(|one| one.when.as_ref().is_some_and(in_whole)).cloned();
            PeriodFigure {
                verdict: verdict(measured.verdict),
                status: None,
                margin: Margin::of(figure, &measured),
                overlap: if is_of_time { own - measured.lost } else { 0 },
                exempted: exempted.collect(),
                left_out: early.chain(others).collect(),
                counted,
                measured,
            }
        })
        .collect();
}

/// What adds to a figure, the most first, then in the order of time.
fn ranked(measured: &Measurement, inputs: &[Counting]) -> Vec<Counting> {
    let of = |one: &Contribution| {
        let input = inputs.get(one.input)?;
        Some(Counting { amount: Some(one.amount), excepted: one.excepted, ..input.clone() })
    };
    let mut ranked: Vec<Counting> = measured.contributions.iter().filter_map(of).collect();
    ranked.sort_by(|a, b| {
        let most = a.amount.zip(b.amount).and_then(|(a, b)| b.compare(a)).unwrap_or(std::cmp::Ordering::Equal);
        most.then_with(|| moment(&a.when).cmp(&moment(&b.when)))
    });
    ranked
}

fn verdict(verdict: PeriodVerdict) -> FigureVerdict {
    match verdict {
        PeriodVerdict::Holds => FigureVerdict::Held,
        PeriodVerdict::Fails | PeriodVerdict::Lost => FigureVerdict::Broken,
        PeriodVerdict::Pending => FigureVerdict::Pending,
        PeriodVerdict::Running => FigureVerdict::Running,
        PeriodVerdict::NotOwed => FigureVerdict::NotOwed,
    }
}

fn seconds(amount: Quantity) -> Option<i64> {
    match amount {
        Quantity::Time(seconds) => Some(seconds),
        Quantity::Number(_) => None,
    }
}

/// When something begins, for the order of those that add as much.
fn moment(when: &When) -> Option<DateTime<Utc>> {
    match when {
        When::Interval { interval, .. } => Some(interval.start()),
        When::At(at) => Some(*at),
        When::In(period) => Some(period.start().and_time(chrono::NaiveTime::MIN).and_utc()),
        When::Itself => None,
    }
}

/// When something is over, as far as it is.
fn end(when: &When, zone: Zone) -> Option<DateTime<Utc>> {
    match when {
        When::Interval { open: true, .. } | When::Itself => None,
        When::Interval { interval, .. } => Some(interval.end()),
        When::At(at) => Some(*at),
        When::In(period) => Some(period.interval(zone).end()),
    }
}

/// Whether something is of a time, if only for a part of it.
fn touches(when: &When, within: &Interval, zone: Zone) -> bool {
    let holds = |at: DateTime<Utc>| within.start() <= at && at < within.end();
    match when {
        When::Interval { interval, .. } if interval.is_empty() => holds(interval.start()),
        When::Interval { interval, .. } => interval.overlap(within).is_some(),
        When::At(at) => holds(*at),
        When::In(period) => period.interval(zone).overlap(within).is_some(),
        When::Itself => true,
    }
}

/// A document by its name, its title and its place.
fn basis(review: &Review, of: &Located<'_>) -> Basis {
    let name = of.document.name.clone().map(without_numbers);
    Basis { name, title: title(of.root), ..at(review, of.document.file, of.span()) }
}

fn at(review: &Review, file: FileId, span: Span) -> Basis {
    let file = review.file(file);
    Basis { name: None, title: None, path: masked(&file.path).into_owned(), line: file.place(span).0.line }
}

fn title(root: crate::yaml::Node<'_>) -> Option<String> {
    let title = root.get("title").filter(|title| title.scalar().is_some())?;
    Some(masked(title.text()).into_owned())
}

fn without_numbers(name: DocumentName) -> DocumentName {
    DocumentName { id: masked(&name.id).into_owned(), ..name }
}

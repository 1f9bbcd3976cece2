//! Parts: one check, or `all`, `any`, `not` of parts, each with what narrows it and what it says.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::alternatives::nearest;
use super::case::Case;
use super::check::Check;
use super::claims::Rest;
use super::compile::{Compiled, Compiler, Names, Reads};
use super::due::Owed;
use super::facts::moment_fact;
use super::message::{Message, Messages};
use super::missing::{Missing, missing, written};
use super::narrowed::{KEYS, Narrowed, taken};
use super::outcome::{Outcome, OutcomeKind, Shown, Undecided};
use super::path::Path;
use super::remedy::Remedy;
use super::slot::{Slot, no_answer};
use crate::calendar::Moment;
use crate::finding::{Severity, Unproven};
use crate::kind::meant;
use crate::language::messages::{names as words, policy as told, policy_file as say};
use crate::language::{Fact, Facts};
use crate::source::Span;
use crate::yaml::{Node, read};

/// A part of a rule.
#[derive(Debug)]
pub struct Part {
    /// Where it stands in the file of the policy.
    pub(super) span: Span,
    pub(super) kinds: Option<Vec<String>>,
    pub(super) narrowed: Narrowed,
    severity: Option<Severity>,
    message: Option<usize>,
    /// What the policy says of a subject that is missing, if it says anything.
    pub(super) missing: Option<Missing>,
    /// By when it is owed; at once where nothing is said.
    due: Option<Slot>,
    /// When what it judges happens: from then on no edit mends what has no moment of its own.
    happens: Option<Slot>,
    /// The names of `let` that arguments of the check take.
    taken: Vec<String>,
    /// The names of `let` that its message tells.
    told: Vec<String>,
    pub(super) act: Act,
    pub(super) then: Option<Box<Part>>,
    /// The value that would mend what it finds.
    fix: Option<Remedy>,
    /// The slot whose day tells whether the document is met, and the first such day.
    since: Option<(Slot, NaiveDate)>,
    /// What it looks at beside the document; of parts inside `all` and `any` that is their own.
    pub(super) reads: Reads,
    /// Whether it cannot be judged without a base revision.
    compares: bool,
    /// The paths of its check: where one comes upon a value of the wrong type, nothing is decided.
    paths: Vec<Path>,
}

/// What a part does.
#[derive(Debug)]
pub(super) enum Act {
    All(Vec<Part>),
    Any(Vec<Part>),
    Not(Box<Part>),
    Check(Box<dyn Check>),
}

impl Part {
    /// Whether it is, or holds, the figure of many documents.
    pub(super) fn is_of_many(&self) -> bool {
        let inside = match &self.act {
            Act::All(parts) | Act::Any(parts) => parts.iter().any(Self::is_of_many),
            Act::Not(part) => part.is_of_many(),
            Act::Check(check) => check.is_of_many(),
        };
        inside || self.then.as_ref().is_some_and(|then| then.is_of_many())
    }

    /// Reads a part. `inherited` is the message of what it stands in.
    pub(super) fn compile<'k>(
        node: Node<'k>,
        names: &Names<'k>,
        inherited: Option<usize>,
        messages: &mut Messages,
        compiler: &mut Compiler<'k>,
    ) -> Option<Self> {
        let around = std::mem::take(&mut compiler.reads);
        let around_paths = std::mem::take(&mut compiler.paths);
        let mut names = names.clone();
        let kinds = node.get("kinds").map(|kinds| kinds.items().map(|kind| kind.text().to_owned()).collect::<Vec<_>>());
        if let Some(kinds) = &kinds {
            for (kind, at) in kinds.iter().zip(node.get("kinds")?.items()) {
                if !names.kinds.contains(kind) {
                    let known: Vec<&str> = names.kinds.iter().map(String::as_str).collect();
                    let help = meant(kind, &known);
                    compiler.problem(at.span(), say::KIND_OF_OTHERS.with("kind", Fact::code(kind)), help);
                    return None;
                }
            }
            names.kinds.clone_from(kinds);
        }
        let (narrowed, names) = Narrowed::compile(node, &names, compiler)?;
        let severity = match node.get("severity") {
            None => None,
            Some(severity) => Some(
                read::<Severity>(severity).map_err(|error| compiler.problem(severity.span(), error.says, None)).ok()?,
            ),
        };
        let message = match Message::compile(node, compiler)? {
            Some(message) => Some(messages.add(message)),
            None => inherited,
        };
        compiler.paths.clear();
        let act = Self::act(node, &names, message, messages, compiler)?;
        let paths = std::mem::take(&mut compiler.paths);
        let inside = std::mem::take(&mut compiler.reads);
        let missing = missing(node, compiler)?;
        let due = match node.get("due") {
            None => None,
            Some(due) => Some(Slot::compile(due, &names, compiler)?),
        };
        let happens = happens(node, &names, compiler)?;
        let fix = match node.get("fix") {
            None => None,
            Some(fix) if node.get("assert").or_else(|| node.get("require")).is_none() => {
                compiler.problem(fix.span(), say::FIX_OF_OTHERS, Some(say::FIX_OF_OTHERS_HELP.into()));
                return None;
            }
            Some(fix) => Some(Remedy::compile(fix, &names, compiler)?),
        };
        let mut reads = std::mem::take(&mut compiler.reads);
        reads.add(narrowed.reads.clone());
        // The parts of `all` are each judged by themselves.
        let compares = reads.base || inside.base && !matches!(act, Act::All(_));
        if matches!(act, Act::Check(_)) {
            reads.add(inside.clone());
        }
        let taken = taken(node, &names);
        let message_of = message.filter(|_| !names.lets.is_empty()).and_then(|message| messages.find(message));
        let mentioned = message_of.map(Message::mentions).unwrap_or_default();
        let bound = |name: &&str| names.lets.iter().any(|(bound, _)| bound == name);
        let told = mentioned.into_iter().filter(bound).map(str::to_owned).collect();
        let then = match node.get("then") {
            None => None,
            Some(then) => Some(Box::new(Part::compile(then, &names, message, messages, compiler)?)),
        };
        compiler.reads.add(inside);
        compiler.reads.add(reads.clone());
        compiler.reads.add(around);
        compiler.paths = around_paths;
        let mut part = Self {
            span: node.span(),
            kinds,
            narrowed,
            severity,
            message,
            missing,
            due,
            happens,
            taken,
            told,
            act,
            then,
            fix,
            since: None,
            reads,
            compares,
            paths,
        };
        part.pass_on(None);
        Some(part)
    }

    /// What narrows a rule as a whole around its check.
    pub(super) fn around<'k>(
        narrowed: Narrowed,
        rule: Node<'k>,
        names: &Names<'k>,
        mut inner: Part,
        since: Option<(Slot, NaiveDate)>,
        compiler: &mut Compiler<'k>,
    ) -> Option<Self> {
        inner.pass_on(written(rule));
        let act = Act::All(vec![inner]);
        compiler.reads = narrowed.reads.clone();
        let happens = happens(rule, names, compiler)?;
        let reads = std::mem::take(&mut compiler.reads);
        let compares = reads.base;
        Some(Self {
            span: rule.span(),
            kinds: None,
            narrowed,
            severity: None,
            message: None,
            missing: None,
            due: None,
            happens,
            taken: Vec::new(),
            told: Vec::new(),
            act,
            then: None,
            fix: None,
            since,
            reads,
            compares,
            paths: Vec::new(),
        })
    }

    /// What is said of a missing subject holds for every part inside that says nothing of it.
    fn pass_on(&mut self, missing: Option<Missing>) {
        self.missing = self.missing.or(missing);
        let missing = self.missing;
        match &mut self.act {
            Act::All(parts) | Act::Any(parts) => parts.iter_mut().for_each(|part| part.pass_on(missing)),
            // Inside, a missing subject is told as one, and what that comes to is decided outside.
            Act::Not(part) => part.pass_on(missing.map(|_| Missing::Fail)),
            Act::Check(_) => {}
        }
    }

    fn act<'k>(
        node: Node<'k>,
        names: &Names<'k>,
        message: Option<usize>,
        messages: &mut Messages,
        compiler: &mut Compiler<'k>,
    ) -> Option<Act> {
        let mut act = None;
        for entry in node.entries() {
            let name = entry.key.text();
            if KEYS.contains(&name) {
                continue;
            }
            if act.is_some() {
                let says = say::ONE_CHECK.with("check", Fact::code(name));
                compiler.problem(entry.key.span(), says, Some(say::ONE_CHECK_HELP.into()));
                return None;
            }
            act = Some(match name {
                "all" | "any" => {
                    let parts: Vec<Option<Part>> = entry
                        .value
                        .items()
                        .map(|part| Part::compile(part, names, message, messages, compiler))
                        .collect();
                    let parts = parts.into_iter().collect::<Option<Vec<Part>>>()?;
                    if name == "all" { Act::All(parts) } else { Act::Any(parts) }
                }
                "not" => {
                    // What keeps it from holding is that the part inside holds, and of that there are no facts.
                    Self::hold_message(message, &[], names, messages, compiler);
                    Act::Not(Box::new(Part::compile(entry.value, names, None, messages, compiler)?))
                }
                _ => {
                    let Some(kind) = compiler.checks.iter().find(|check| check.name == name) else {
                        let known =
                            compiler.checks.iter().map(|check| check.name).chain(["all", "any", "not"]).chain(KEYS);
                        compiler.unknown(entry.key.span(), words::CHECK, name, known);
                        return None;
                    };
                    let Compiled { check, facts } = (kind.compile)(entry.value, node, names, compiler)?;
                    Self::hold_message(message, facts, names, messages, compiler);
                    Act::Check(check)
                }
            });
        }
        if act.is_none() {
            compiler.problem(node.span(), say::NO_CHECK, Some(say::NO_CHECK_HELP.into()));
        }
        act
    }

    /// Holds a message against the facts that a check tells, and against the names that are bound.
    fn hold_message(
        message: Option<usize>,
        facts: &[&str],
        names: &Names<'_>,
        messages: &Messages,
        compiler: &mut Compiler<'_>,
    ) {
        let Some(message) = message else { return };
        let lets: Vec<&str> = names.lets.iter().map(|(name, _)| name.as_str()).collect();
        let item: &[&str] = if names.item { &["it"] } else { &[] };
        messages.hold_against(message, &[facts, &["due"], item, &lets[..]].concat(), compiler);
    }

    /// What its checks rely on that only the history in Git can prove.
    pub fn rests_on(&self) -> BTreeSet<Unproven> {
        let due = self.due.iter().chain(&self.happens).flat_map(Slot::rests_on);
        let inner: BTreeSet<Unproven> = match &self.act {
            Act::All(parts) | Act::Any(parts) => parts.iter().flat_map(Part::rests_on).collect(),
            Act::Not(part) => part.rests_on(),
            Act::Check(check) => check.rests_on(),
        };
        self.then.iter().flat_map(|then| then.rests_on()).chain(due).chain(inner).collect()
    }

    /// Whether it, or a part inside it, compares documents with those of a base revision.
    pub(super) fn compares(&self) -> bool {
        let inside = match &self.act {
            Act::All(parts) | Act::Any(parts) => parts.iter().any(Part::compares),
            Act::Not(part) => part.compares(),
            Act::Check(_) => false,
        };
        inside || self.compares || self.then.as_ref().is_some_and(|then| then.compares())
    }

    /// Whether nothing of it can be judged, for want of a base revision.
    pub(super) fn is_unjudged(&self, case: &Case<'_>) -> bool {
        if !case.lacks_base() {
            return false;
        }
        self.compares
            || matches!(&self.act, Act::All(parts) if !parts.is_empty() && parts.iter().all(|part| part.is_unjudged(case)))
    }

    /// Whether it, or a part inside it, says by when something is owed (`due`).
    pub(super) fn has_due(&self) -> bool {
        let inside = match &self.act {
            Act::All(parts) | Act::Any(parts) => parts.iter().any(Part::has_due),
            Act::Not(part) => part.has_due(),
            Act::Check(_) => false,
        };
        inside || self.due.is_some() || self.then.as_ref().is_some_and(|then| then.has_due())
    }

    /// The outcomes that keep the part from holding; none where it holds or does not apply.
    pub fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        if self.kinds.as_ref().is_some_and(|kinds| !kinds.contains(&case.kind.name)) || self.is_unjudged(case) {
            return Vec::new();
        }
        match self.is_before(case) {
            Ok(false) => {}
            Ok(true) => return Vec::new(),
            Err(undecided) => return vec![undecided.into()],
        }
        if self.reads.base
            && let Some(undecided) = case.base_unclear()
        {
            return vec![undecided.into()];
        }
        match self.narrowed.each.as_ref().map(|each| each.cases(case)) {
            None => self.judge_one(case),
            Some(Ok(cases)) => cases.iter().flat_map(|case| self.judge_one(case)).collect(),
            Some(Err(undecided)) => vec![undecided.into()],
        }
    }

    /// Whether the document is of a time before the rule meets any. One whose time is missing is met.
    pub(super) fn is_before(&self, case: &Case<'_>) -> Result<bool, Undecided> {
        let Some((slot, from)) = &self.since else { return Ok(false) };
        let Some(found) = slot.find(case)? else { return Ok(false) };
        let start = found.moment.start(case.zone).map_err(|error| no_answer(&found, case, &error))?;
        Ok(case.zone.date(start) < *from)
    }

    pub(super) fn judge_one(&self, case: &Case<'_>) -> Vec<Outcome> {
        let inner;
        let case = if self.narrowed.lets.is_empty() {
            case
        } else {
            inner = case.with_lets(&self.narrowed.lets);
            &inner
        };
        if let Some(when) = &self.narrowed.when {
            match when.holds(case) {
                Ok(true) => {}
                Ok(false) => return Vec::new(),
                Err(undecided) => return vec![undecided.into()],
            }
        }
        let mut outcomes = self.judge_act(case);
        if let Some(fix) = &self.fix {
            let fails = |outcome: &&mut Outcome| matches!(outcome.result, OutcomeKind::Fail | OutcomeKind::Missing);
            outcomes.iter_mut().filter(fails).for_each(|outcome| outcome.fixes.extend(fix.fix(case)));
        }
        outcomes.retain_mut(|outcome| {
            let missing = outcome.result == OutcomeKind::Missing
                || outcome.result == OutcomeKind::Fail
                    && matches!(&self.act, Act::Check(check) if check.asks_for_presence());
            if missing && self.missing == Some(Missing::Pending) {
                outcome.result = OutcomeKind::Pending;
            }
            !(missing && self.missing == Some(Missing::Pass))
        });
        if case.rest().is_some() {
            outcomes.iter_mut().for_each(Outcome::put_off);
        }
        self.settle(&mut outcomes, case);
        self.owe(&mut outcomes, case);
        if case.rest() == Some(Rest::CalledOff) {
            outcomes.retain(Outcome::gates);
        }
        // A message with a hole where a value was to be told is as little decided as a check without one.
        let tells = |outcome: &Outcome| matches!(outcome.result, OutcomeKind::Fail | OutcomeKind::Pending);
        if outcomes.iter().any(|outcome| tells(outcome) && outcome.message.is_none()) {
            let mut lets = case.lets.iter().filter(|named| self.told.contains(&named.name));
            if let Some(undecided) = lets.find_map(|named| named.value(case).err()) {
                outcomes.retain(|outcome| !(tells(outcome) && outcome.message.is_none()));
                outcomes.push(undecided.into());
            }
        }
        for outcome in &mut outcomes {
            outcome.message = outcome.message.or(self.message);
            outcome.severity = outcome.severity.or(self.severity);
            outcome.parameters.extend(self.reads.parameters.iter().cloned());
            if let Some(item) = case.item.as_deref().filter(|_| outcome.facts.get("it").is_none()) {
                outcome.facts.insert("it", Fact::code(item));
            }
        }
        if let Some(then) = &self.then
            && outcomes.is_empty()
            && !(case.lacks_base() && matches!(&self.act, Act::All(parts) if parts.iter().any(Part::compares)))
        {
            outcomes.extend(then.judge(case));
            self.settle(&mut outcomes, case);
        }
        for outcome in &mut outcomes {
            for named in &self.narrowed.lets {
                if outcome.facts.get(&named.name).is_none() {
                    outcome.facts.insert(named.name.clone(), named.fact(case));
                }
            }
        }
        outcomes
    }

    /// Tells of what fails whether it has happened, where nothing inside knows a moment for it.
    fn settle(&self, outcomes: &mut Vec<Outcome>, case: &Case<'_>) {
        let is_open = |outcome: &Outcome| outcome.gates() && outcome.repair.is_none();
        let Some(happens) = self.happens.as_ref().filter(|_| outcomes.iter().any(is_open)) else { return };
        match Owed::by(happens, case) {
            Ok(owed) => outcomes.iter_mut().for_each(|outcome| owed.settle(outcome)),
            Err(undecided) => outcomes.push(undecided.into()),
        }
    }

    /// Makes what fails, or is pending without a moment of its own, pending as long as it is not owed.
    fn owe(&self, outcomes: &mut Vec<Outcome>, case: &Case<'_>) {
        let Some(due) = self.due.as_ref().filter(|_| !outcomes.is_empty()) else { return };
        match Owed::by(due, case) {
            Ok(owed) => outcomes.iter_mut().for_each(|outcome| {
                outcome.owed = true;
                owed.weigh(outcome);
            }),
            Err(undecided) => outcomes.push(undecided.into()),
        }
    }

    pub(super) fn judge_act(&self, case: &Case<'_>) -> Vec<Outcome> {
        match &self.act {
            Act::Check(check) => {
                let outcomes = self.in_the_way(check.as_ref(), case);
                self.placed(outcomes.map_or_else(|| check.judge(case), |one| vec![one]), case)
            }
            Act::All(parts) => self.placed(parts.iter().flat_map(|part| part.judge(case)).collect(), case),
            Act::Any(parts) => self.any(parts, case),
            Act::Not(part) => self.not(part, case),
        }
    }

    /// What keeps a check from being asked.
    pub(super) fn in_the_way(&self, check: &dyn Check, case: &Case<'_>) -> Option<Outcome> {
        // What rests on a name that has no value is not decided by taking it for nothing.
        let mut lets = case.lets.iter().filter(|named| self.taken.contains(&named.name));
        let undecided = lets.find_map(|named| named.value(case).err());
        if let Some(undecided) = undecided.or_else(|| self.paths.iter().find_map(|path| path.wrong_type(case))) {
            return Some(undecided.into());
        }
        // Where the policy says what a missing subject comes to, that decides, whatever the check makes of it.
        self.missing.and_then(|_| self.subject_missing(case).or_else(|| check.absent(case)))
    }

    /// The outcome where the part inside holds. What does not apply is left out, and of what could not be decided, or is
    /// not there to be judged, the opposite is not known either. As long as all that keeps it from holding may still come,
    /// it is pending.
    fn not(&self, part: &Part, case: &Case<'_>) -> Vec<Outcome> {
        if part.is_passed_over(case) {
            return Vec::new();
        }
        let mut inner = part.judge(case);
        let place = self.narrowed.at.as_ref().map_or_else(|| Shown::of(&case.subject()), |at| Self::place(at, case));
        if inner.is_empty() {
            return vec![Outcome::new(OutcomeKind::Fail, place, Facts::new())];
        }
        if inner.iter().any(Outcome::gates) {
            inner.retain(|outcome| matches!(outcome.result, OutcomeKind::Undecided(_) | OutcomeKind::Missing));
            return self.placed(inner, case);
        }
        let before = inner.iter().filter_map(|outcome| outcome.before).min();
        let due = before.map(|before| moment_fact(&Moment::from_instant(before), case.zone));
        let facts = Facts::new().with("due", due.unwrap_or_else(|| Fact::text("")));
        let mut pending = Outcome::new(OutcomeKind::Pending, place, facts);
        pending.before = before;
        pending.instead = (Some(told::NOT_KNOWN_YET), None);
        vec![pending]
    }

    /// What an expression is about is the field that `at` names, which is not there.
    fn subject_missing(&self, case: &Case<'_>) -> Option<Outcome> {
        let Act::Check(check) = &self.act else { return None };
        let at = self.narrowed.at.as_ref().filter(|_| check.is_about_place())?;
        at.find(case).is_empty().then(|| at.lacking(case))
    }

    /// The outcomes at the place that the part names, if it names one.
    fn placed(&self, mut outcomes: Vec<Outcome>, case: &Case<'_>) -> Vec<Outcome> {
        if let Some(at) = self.narrowed.at.as_ref().filter(|_| !outcomes.is_empty()) {
            let place = Self::place(at, case);
            for outcome in &mut outcomes {
                outcome.place = place.clone();
            }
        }
        outcomes
    }

    /// One outcome, at the alternative that got furthest: the one with the fewest failures.
    fn any(&self, parts: &[Part], case: &Case<'_>) -> Vec<Outcome> {
        let mut failing: Vec<Vec<Outcome>> = Vec::new();
        let mut pending: Option<Vec<Outcome>> = None;
        for part in parts {
            if part.is_passed_over(case) {
                continue;
            }
            let outcomes = part.judge(case);
            if outcomes.is_empty() {
                return Vec::new();
            }
            if outcomes.iter().all(|outcome| !outcome.gates()) {
                pending.get_or_insert(outcomes);
                continue;
            }
            failing.push(outcomes);
        }
        if let Some(pending) = pending {
            return pending;
        }
        // Where no alternative applies none of them holds.
        let none = || vec![Outcome::new(OutcomeKind::Fail, Shown::of(&case.subject()), Facts::new())];
        let mut outcome = nearest(&failing).unwrap_or_else(none).into_iter().find(Outcome::gates);
        if let (Some(outcome), Some(message)) = (&mut outcome, self.message) {
            outcome.message = Some(message);
        }
        if let (Some(outcome), Some(at)) = (&mut outcome, &self.narrowed.at) {
            outcome.place = Self::place(at, case);
        }
        outcome.into_iter().collect()
    }

    /// Whether the part applies and nothing keeps it from holding: a consent that does not apply is none.
    pub(super) fn holds(&self, case: &Case<'_>) -> bool {
        !self.is_passed_over(case) && self.judge(case).is_empty()
    }

    /// Whether the part applies to the document by its own `kinds` and `when`.
    pub(super) fn applies(&self, case: &Case<'_>) -> bool {
        let kind = self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&case.kind.name));
        // A condition that cannot be decided is judged, so that it is told.
        let is_before = self.is_before(case).unwrap_or(false);
        kind && !is_before
            && self
                .narrowed
                .when
                .as_ref()
                .is_none_or(|when| when.holds(&case.with_lets(&self.narrowed.lets)).unwrap_or(true))
    }

    /// Whether the part's own `when` keeps it from judging anything: the document, or each element.
    pub(super) fn is_passed_over(&self, case: &Case<'_>) -> bool {
        match &self.narrowed.each {
            None => !self.applies(case),
            Some(each) => {
                let cases = each.cases(case).unwrap_or_default();
                if self.is_before(case).unwrap_or(false) {
                    return true;
                }
                self.narrowed.when.is_some() && !cases.is_empty() && cases.iter().all(|case| !self.applies(case))
            }
        }
    }

    fn place(at: &Path, case: &Case<'_>) -> Shown {
        let found = at.find(case).into_iter().next();
        Shown::of(&found.unwrap_or_else(|| at.nearest(case)))
    }
}

/// `happens` of a rule or a part.
#[expect(clippy::option_option, reason = "a part may say nothing of it, and what cannot be read is another thing")]
fn happens<'k>(node: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Option<Slot>> {
    match node.get("happens") {
        None => Some(None),
        Some(happens) => Slot::compile(happens, names, compiler).map(Some),
    }
}

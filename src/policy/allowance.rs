//! How long something may take: by real time, by a calendar's hours, by days or by working days.

use super::case::Case;
use super::compile::{Argument, Compiler, Names};
use super::due::{Due, Owed};
use super::facts::{field_at, moment_fact};
use super::outcome::{Outcome, Undecided};
use super::parameter::{ParameterType, ParameterValue, amount_fact};
use super::slot::{Found, no_answer};
use crate::calendar::{Amount, Calendar, Deadline, DeadlineTerms, Elapsed, Eves, Moment, TimeError};
use crate::expression::Why;
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts};
use crate::yaml::Node;

/// How long something may take, as a check is told it.
#[derive(Debug)]
pub(super) struct Allowance {
    within: Length,
    /// Whether it has to take less than that, rather than at most.
    less: bool,
    /// The set of hours of the calendar that counts; round the clock without.
    hours: Option<String>,
}

/// How it stands by the clock with what has not come.
pub(super) struct Standing {
    /// Whether it is owed.
    pub(super) owed: Owed,
    /// How long ago the time is that it is counted from, as a fact of messages.
    pub(super) elapsed: Fact,
    /// When it is due, as a fact of messages.
    pub(super) due: Fact,
}

/// A length of time.
#[derive(Debug)]
enum Length {
    /// As the policy or a parameter says.
    Given(Amount),
    /// The value of a `let`.
    Named(String),
}

impl Allowance {
    /// Reads how long, from the argument `key` of `node`, and the `hours` beside it. `lessThan` is not reached.
    pub(super) fn compile<'k>(
        node: Node<'k>,
        (key, written): (&str, Node<'k>),
        names: &Names<'k>,
        compiler: &mut Compiler<'k>,
    ) -> Option<Self> {
        let within = Length::compile(written, names, compiler)?;
        if !compiler.counting(written.span(), key) {
            return None;
        }
        let hours = match node.get("hours") {
            None => None,
            Some(hours) => Some(hours_named(hours, compiler)?),
        };
        Some(Self { within, less: key == "lessThan", hours })
    }

    /// Whether something came in time.
    ///
    /// # Errors
    /// A time that cannot be read, that a clock change skips or repeats, or that comes before the one it is counted from;
    /// a length of time that is none.
    pub(super) fn judge(
        &self,
        from: &Found<'_>,
        to: &Found<'_>,
        within: Amount,
        case: &Case<'_>,
    ) -> Result<Deadline, Undecided> {
        self.reckon(from, within, case, |calendar, terms| {
            calendar.deadline(&from.moment, &to.moment, terms, case.zone).map_err(|error| {
                if error == TimeError::Backwards {
                    return backwards(from, to, case);
                }
                let at_fault = if from.moment.start(case.zone).is_err() { from } else { to };
                no_answer(at_fault, case, &error)
            })
        })
    }

    /// How it stands by the clock with what has not come: it is owed once it could no longer come in time; where the
    /// time that it is counted from lies ahead, not yet.
    ///
    /// # Errors
    /// As for [`Self::judge`].
    pub(super) fn standing(&self, from: &Found<'_>, within: Amount, case: &Case<'_>) -> Result<Standing, Undecided> {
        let now = Moment::from_instant(case.now());
        self.reckon(from, within, case, |calendar, terms| {
            let refuse = |error: &TimeError| no_answer(from, case, error);
            let due = calendar.due(&from.moment, terms, case.zone).map_err(|error| refuse(&error))?;
            let judged = match calendar.deadline(&from.moment, &now, terms, case.zone) {
                Ok(judged) => Some(judged),
                Err(TimeError::Backwards) => None,
                Err(error) => return Err(refuse(&error)),
            };
            let told = moment_fact(&due, case.zone);
            let at = due.end(case.zone).map_err(|error| refuse(&error))?;
            let due = Some(Due { at, told: told.clone(), work: case.work(None) });
            let is_over = judged.is_some_and(|judged| !judged.held);
            Ok(Standing {
                owed: if is_over { Owed::Now(due) } else { Owed::NotYet(due) },
                elapsed: judged.map_or_else(|| Fact::text(""), |judged| elapsed_fact(judged.elapsed)),
                due: told,
            })
        })
    }

    fn reckon<T>(
        &self,
        from: &Found<'_>,
        within: Amount,
        case: &Case<'_>,
        answer: impl FnOnce(&Calendar, &DeadlineTerms<'_>) -> Result<T, Undecided>,
    ) -> Result<T, Undecided> {
        let top = case.top();
        let at = from.at.as_ref().unwrap_or(&top);
        let Some(calendar) = case.calendar else { return Err(Undecided::at(at, Why::new(&say::NO_CALENDAR))) };
        let hours = match &self.hours {
            None => None,
            Some(name) => {
                let hours = calendar.hours(name, Eves::Free);
                Some(hours.map_err(|error| Undecided::at(at, Why::not_in_calendar(&error)))?)
            }
        };
        answer(calendar, &DeadlineTerms { within, less: self.less, hours: hours.as_ref(), eves: Eves::Free })
    }

    /// How long it may take for a document.
    ///
    /// # Errors
    /// What to say where it has no such length, boxed: it is missing or none.
    pub(super) fn within(&self, case: &Case<'_>) -> Result<Amount, Box<Outcome>> {
        let name = match &self.within {
            Length::Given(amount) => return Ok(*amount),
            Length::Named(name) => name,
        };
        let named = case.lets.iter().rev().find(|named| named.name == *name);
        if let Some(amount) = named.and_then(|named| named.amount(case)) {
            return Ok(amount);
        }
        let Some(text) = named.and_then(|named| named.texts(case).into_iter().next()) else {
            let missing = Facts::new().with("missing", Fact::code(name.as_str()));
            return Err(Box::new(Outcome::missing(&case.top(), missing)));
        };
        let why = Why::new(&say::NO_DURATION).help(&say::NO_DURATION_HELP);
        let why = why.with("field", Fact::code(name.as_str())).with("value", Fact::code(text));
        Err(Box::new(Undecided::at(&case.top(), why).into()))
    }

    /// The facts that tell of it: `required`, and the `hours` that count.
    pub(super) fn facts(&self, within: Amount) -> Facts {
        let hours = self.hours.as_deref().map_or_else(|| Fact::text(""), Fact::code);
        let less = if self.less { "less" } else { "" };
        Facts::new().with("required", amount_fact(within)).with("hours", hours).with("less", Fact::text(less))
    }
}

impl Length {
    fn compile<'k>(node: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        let name = node.as_str().and_then(|text| text.strip_prefix('$'));
        if let Some((name, _)) = name.and_then(|name| names.lets.iter().rev().find(|(bound, _)| bound == name)) {
            return Some(Self::Named(name.clone()));
        }
        compiler.amount(node).map(Self::Given)
    }
}

/// Time that has passed as a fact of messages.
pub(super) fn elapsed_fact(elapsed: Elapsed) -> Fact {
    match elapsed {
        Elapsed::Time(time) => Fact::Duration(time.num_seconds()),
        Elapsed::Days(days) => Fact::Days(days),
        Elapsed::WorkingDays(days) => Fact::WorkingDays(days),
    }
}

/// The name of a set of hours that the policy's calendar has.
pub(super) fn hours_named<'k>(node: Node<'k>, compiler: &mut Compiler<'k>) -> Option<String> {
    let name = match compiler.argument(node, &[ParameterType::Hours])? {
        Argument::Parameter(parameter) => match parameter.value {
            ParameterValue::Text(text) => text,
            _ => return None,
        },
        Argument::Written(node) => node.text().to_owned(),
    };
    if let Some(Err(error)) = compiler.calendar.map(|calendar| calendar.hours(&name, Eves::Free).map(|_| ())) {
        compiler.problem(node.span(), error.sentence(), error.help());
        return None;
    }
    Some(name)
}

/// Undecided, since something comes before what it is counted from.
fn backwards(from: &Found<'_>, to: &Found<'_>, case: &Case<'_>) -> Undecided {
    let field = |found: &Found<'_>| match &found.at {
        Some(at) => field_at(case.world, at),
        None => Fact::Label(say::SOME_TIME.label()),
    };
    let top = case.top();
    let why = Why::new(&say::BEFORE_ITS_START)
        .help(&say::OUT_OF_ORDER_HELP)
        .with("field", field(to))
        .with("time", moment_fact(&to.moment, case.zone))
        .with("start", field(from));
    Undecided::at(to.at.as_ref().unwrap_or(&top), why)
}

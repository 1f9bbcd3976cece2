//! The documents that a figure is computed from.

use chrono::{DateTime, Utc};

use super::form::{Measure, Moments, Source, Term};
use crate::calendar::{Amount, Interval, Moment, Period, TimeError, Zone};
use crate::expression::Why;
use crate::kind::{Schema, name, plain_form};
use crate::language::messages::measure as say;
use crate::language::messages::policy::{NO_PERIOD, NO_PERIOD_HELP};
use crate::language::{Decimal, Fact};
use crate::policy::belonging::Belongs;
use crate::policy::case::Case;
use crate::policy::condition::Condition;
use crate::policy::facts::{field_at, field_of, moment_fact};
use crate::policy::figure::{FigureKind, Quantity};
use crate::policy::located::Located;
use crate::policy::measured::{FalsePart, LeftOut, MeasureInput, UncountedInput, When};
use crate::policy::outcome::{Outcome, Shown, Undecided};
use crate::policy::path::Path;
use crate::policy::slot::{Found, moment_at, no_answer};
use crate::policy::world::World;
use crate::registry::{named_services, services_of, zone_of};
use crate::workspace::Document;
use crate::yaml::{Node, Pointer, ScalarKind};

/// How many documents that cannot be reckoned with are told of.
const MOST_TOLD: usize = 3;

/// The documents that count and those that do not.
#[derive(Default)]
pub(super) struct Inputs<'w> {
    pub(super) counted: Vec<MeasureInput<'w>>,
    pub(super) left_out: Vec<UncountedInput<'w>>,
}

/// What a document adds, of a share what that is a part of, and the place of the part.
type Amounts<'w> = (Option<Quantity>, Option<Quantity>, Option<Located<'w>>);

/// What is in the way of a figure.
pub(super) type Blockers = Vec<Outcome>;

impl Source {
    /// The documents of the subject's services that count.
    ///
    /// # Errors
    /// Those that cannot be reckoned with; the first of them.
    pub(super) fn inputs<'w>(
        &self,
        measure: &Measure,
        (is_exception, is_told): (bool, bool),
        case: &Case<'w>,
    ) -> Result<Inputs<'w>, Blockers> {
        let belongs = case.world.belongings.of(&self.kind, || belongs(&self.kind, case.world));
        let mut blockers: Blockers = belongs.unread.iter().take(MOST_TOLD).map(|one| unread(one, case)).collect();
        let mut inputs = Inputs::default();
        for other in members(&belongs, case) {
            if blockers.len() >= MOST_TOLD {
                break;
            }
            let zone = zone_of(case.world.review, other.document).unwrap_or(case.zone);
            let inner = Case { other: Some(other.clone()), zone, ..case.clone() };
            match self.input(measure, other.clone(), is_exception, &inner) {
                Ok(Ok(input)) => inputs.counted.push(input),
                Ok(Err(why)) => {
                    let (why, when) = if is_told { self.told(why, &inner) } else { (why, None) };
                    inputs.left_out.push(UncountedInput { of: other, is_exception, why, when });
                }
                Err(outcome) => blockers.push(*outcome),
            }
        }
        if blockers.is_empty() { Ok(inputs) } else { Err(blockers) }
    }

    /// Why a document does not count, with the part of the condition that is false, and when it is where that can be told.
    fn told(&self, why: LeftOut, case: &Case<'_>) -> (LeftOut, Option<When>) {
        let why = match why {
            LeftOut::Condition(_) => {
                LeftOut::Condition(self.condition.as_ref().and_then(|condition| false_part(condition, case)))
            }
            why => why,
        };
        (why, self.moments.find(case).ok().flatten().map(|(when, _)| when))
    }

    fn input<'w>(
        &self,
        measure: &Measure,
        other: Located<'w>,
        is_exception: bool,
        case: &Case<'w>,
    ) -> Result<Result<MeasureInput<'w>, LeftOut>, Box<Outcome>> {
        if let Some(condition) = &self.condition
            && !condition.holds(case).map_err(boxed)?
        {
            return Ok(Err(LeftOut::Condition(None)));
        }
        let terms = [&measure.value, &measure.whole].into_iter().flatten().filter_map(Term::path);
        if let Some(undecided) = self.moments.paths().chain(terms).find_map(|path| path.wrong_type(case)) {
            return Err(boxed(undecided));
        }
        let Some((when, mut at)) = self.moments.find(case)? else { return Ok(Err(LeftOut::NotYet)) };
        if is_exception {
            let is_open = matches!(when, When::Interval { open: true, .. });
            let input = MeasureInput { of: other, at, when, value: None, whole: None };
            return Ok(if is_open { Err(LeftOut::Endless) } else { Ok(input) });
        }
        let (value, whole, part) = amounts(measure, case)?;
        if let Some(part) = part {
            at = part;
        }
        Ok(Ok(MeasureInput { of: other, at, when, value, whole }))
    }
}

/// The part of a condition that keeps another document from counting, with what stands there.
fn false_part(condition: &Condition, case: &Case<'_>) -> Option<FalsePart> {
    let (code, fields) = condition.first_false(case)?;
    let other = case.other.as_ref()?;
    let value = |pointer: &Pointer| {
        let node = pointer.resolve(other.root).filter(|node| node.scalar().is_some() && !node.is_null())?;
        let schema = case.world.review.kind(other.document).and_then(|kind| kind.schema.as_deref());
        let shape = schema.and_then(Schema::shape).and_then(|shape| shape.descend(pointer));
        let label = shape.and_then(|shape| shape.value_label(node.text()));
        let value = Fact::Value { value: node.text().to_owned(), label };
        Some((field_of(case.world, other.document, pointer), value))
    };
    let values = fields.iter().filter_map(value).collect();
    Some(FalsePart { code, values })
}

/// What a document adds: its value; of a share the part with its place, and the whole.
///
/// # Errors
/// A value that is missing or no amount; a part that is not of its whole.
pub(super) fn amounts<'w>(measure: &Measure, case: &Case<'w>) -> Result<Amounts<'w>, Box<Outcome>> {
    let Some(term) = &measure.value else { return Ok((None, None, None)) };
    let (value, at) = term.quantity(case)?;
    if measure.figure != FigureKind::Share {
        return Ok((Some(value), None, None));
    }
    let (whole, _) = match &measure.whole {
        Some(whole) => whole.quantity(case)?,
        None => (Quantity::Number(Decimal::from(1)), None),
    };
    let rest = whole.minus(value);
    if value.is_negative() || rest.is_none_or(Quantity::is_negative) {
        let place = at.clone().or_else(|| case.other.clone()).unwrap_or_else(|| case.top());
        let why = Why::new(&say::PART_OF_LESS).help(&say::PART_OF_LESS_HELP);
        let why = why.with("part", quantity_fact(value)).with("whole", quantity_fact(whole));
        return Err(boxed(Undecided::at(&place, why)));
    }
    Ok((Some(value), Some(whole), at))
}

impl Moments {
    fn paths(&self) -> impl Iterator<Item = &Path> {
        let (first, others) = match self {
            Self::Interval(from, ends) => (from, ends.as_slice()),
            Self::At(path) | Self::In(path) => (path, &[][..]),
        };
        std::iter::once(first).chain(others)
    }

    /// When a document is, with the value that says so; none where that has not come.
    fn find<'w>(&self, case: &Case<'w>) -> Result<Option<(When, Located<'w>)>, Box<Outcome>> {
        match self {
            Self::Interval(from, ends) => {
                let Some(at) = from.find(case).into_iter().next() else { return Err(lacking(from, case)) };
                let (start, begins) = moment(&at, Moment::start, case)?;
                let mut end: Option<(DateTime<Utc>, Moment, Located<'w>)> = None;
                for at in ends.iter().flat_map(|end| end.find(case)) {
                    let (instant, moment) = moment(&at, Moment::end, case)?;
                    if end.as_ref().is_none_or(|(earliest, ..)| instant < *earliest) {
                        end = Some((instant, moment, at));
                    }
                }
                let when = match end {
                    None => {
                        let interval = Interval::new(start, case.now()).unwrap_or(Interval::at(start));
                        When::Interval { interval, open: true }
                    }
                    Some((end, ends, there)) => match Interval::new(start, end) {
                        Some(interval) => When::Interval { interval, open: false },
                        None => return Err(backwards((&at, &begins), (&there, &ends), case)),
                    },
                };
                Ok(Some((when, at)))
            }
            Self::At(path) => {
                let Some(at) = path.find(case).into_iter().next() else { return Ok(None) };
                let (instant, _) = moment(&at, Moment::start, case)?;
                Ok(Some((When::At(instant), at)))
            }
            Self::In(path) => {
                let Some(at) = path.find(case).into_iter().next() else { return Err(lacking(path, case)) };
                let period = period_at(&at, case).map_err(boxed)?;
                Ok(Some((When::In(period), at)))
            }
        }
    }
}

impl Term {
    fn path(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => Some(path),
            Self::Formula(_) => None,
        }
    }

    /// Where it stands in the document; none of an expression.
    pub(super) fn place<'w>(&self, case: &Case<'w>) -> Option<Located<'w>> {
        match self {
            Self::Path(path) => path.find(case).into_iter().next(),
            Self::Formula(_) => None,
        }
    }

    /// What is missing, where it is a field of the document that is measured itself.
    pub(super) fn absent(&self, case: &Case<'_>) -> Option<Outcome> {
        match self {
            Self::Path(path) if path.find(case).is_empty() => Some(path.lacking(case)),
            _ => None,
        }
    }

    /// What it comes to, with its place where it is a field.
    fn quantity<'w>(&self, case: &Case<'w>) -> Result<(Quantity, Option<Located<'w>>), Box<Outcome>> {
        let none = |at: &Located<'_>, value: &str| {
            let why = Why::new(&say::NO_AMOUNT).help(&say::NO_AMOUNT_HELP);
            let why = why.with("field", field_at(case.world, at)).with("value", Fact::code(value));
            boxed(Undecided::at(at, why))
        };
        match self {
            Self::Path(path) => {
                let Some(at) = path.find(case).into_iter().next() else {
                    return Err(if case.other.is_some() { lacking(path, case) } else { Box::new(path.lacking(case)) });
                };
                match written(at.node) {
                    Some(quantity) => Ok((quantity, Some(at))),
                    None => Err(none(&at, at.node.text())),
                }
            }
            Self::Formula(formula) => match formula.quantity(case).map_err(boxed)? {
                Some(quantity) => Ok((quantity, None)),
                None => Err(none(&case.other.clone().unwrap_or_else(|| case.top()), "")),
            },
        }
    }
}

/// The amount that a scalar of a document is: a number, a percentage, a length of time; true counts one. A number in
/// quotation marks is a text, and none.
pub(super) fn written(node: Node<'_>) -> Option<Quantity> {
    let text = node.text();
    match node.scalar()? {
        ScalarKind::Null => None,
        ScalarKind::Bool(value) => Some(Quantity::Number(Decimal::from(u32::from(value)))),
        ScalarKind::Int | ScalarKind::Float => {
            Decimal::parse(text).or_else(|| Decimal::parse(&plain_form(node)?)).map(Quantity::Number)
        }
        ScalarKind::String => match text.parse() {
            Ok(Amount::Time(time)) => Some(Quantity::Time(time.num_seconds())),
            Ok(_) => None,
            Err(_) => Decimal::parse(text.strip_suffix('%')?.trim()).map(Quantity::Number),
        },
    }
}

/// The period that a value of a document names.
///
/// # Errors
/// A text that names none.
pub(super) fn period_at(at: &Located<'_>, case: &Case<'_>) -> Result<Period, Undecided> {
    at.node.text().parse::<Period>().map_err(|_| {
        let why = Why::new(&NO_PERIOD).help(&NO_PERIOD_HELP);
        Undecided::at(at, why.with("field", field_at(case.world, at)).with("value", Fact::code(at.node.text())))
    })
}

/// An amount as a fact of messages.
pub(super) fn quantity_fact(quantity: Quantity) -> Fact {
    match quantity {
        Quantity::Time(seconds) => Fact::Duration(seconds),
        Quantity::Number(number) => Fact::Number(number),
    }
}

/// The documents of a kind by the services that they belong to.
fn belongs<'w>(kind: &str, world: &'w World<'w>) -> Belongs<'w> {
    let mut belongs = Belongs::default();
    let all = world.review.visible().map(|(document, _)| document);
    for document in all.filter(|document| document.kind.as_deref() == Some(kind)) {
        let Some(located) = world.located(document) else {
            belongs.unread.push(document);
            continue;
        };
        let services = services(world, document);
        if services.is_empty() {
            belongs.to_none.push(located);
            continue;
        }
        for service in services {
            belongs.to.entry(service).or_default().push(located.clone());
        }
    }
    belongs
}

/// The ids of the services that a document belongs to or names, each once.
fn services<'w>(world: &World<'w>, document: &'w Document) -> Vec<&'w str> {
    let review = world.review;
    let named = named_services(review, document).into_iter().map(|(_, id)| id.text());
    let belongs = services_of(review, document).into_iter().filter_map(|one| Some(one.name.as_ref()?.id.as_str()));
    let mut ids: Vec<&str> = named.chain(belongs).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The documents that share a service with the subject, each once; of a subject that belongs to none those that do not
/// either.
fn members<'w>(belongs: &Belongs<'w>, case: &Case<'w>) -> Vec<Located<'w>> {
    let own = match &case.document.name {
        Some(of) if of.kind == name::SERVICE => vec![of.id.as_str()],
        _ => services(case.world, case.document),
    };
    if own.is_empty() {
        return belongs.to_none.clone();
    }
    let mut all: Vec<Located<'w>> = own.iter().filter_map(|id| belongs.to.get(id)).flatten().cloned().collect();
    if own.len() > 1 {
        all.sort_by_key(|one| (one.document.file, one.document.position));
        all.dedup_by(|a, b| std::ptr::eq(a.document, b.document));
    }
    all
}

fn moment(
    at: &Located<'_>,
    instant: impl Fn(&Moment, Zone) -> Result<DateTime<Utc>, TimeError>,
    case: &Case<'_>,
) -> Result<(DateTime<Utc>, Moment), Box<Outcome>> {
    let moment = moment_at(at, case).map_err(boxed)?;
    match instant(&moment, case.zone) {
        Ok(instant) => Ok((instant, moment)),
        Err(error) => {
            let found = Found { moment, at: Some(at.clone()) };
            Err(boxed(no_answer(&found, case, &error)))
        }
    }
}

/// A field of a document that counts is missing.
fn lacking(path: &Path, case: &Case<'_>) -> Box<Outcome> {
    let at = path.nearest(case);
    let why = Why::new(&say::INPUT_LACKS).help(&say::INPUT_LACKS_HELP);
    let why = why.with("document", id(&at)).with("field", Fact::code(written_path(path)));
    boxed(Undecided::at(&at, why))
}

fn backwards(from: (&Located<'_>, &Moment), to: (&Located<'_>, &Moment), case: &Case<'_>) -> Box<Outcome> {
    let why = Why::new(&say::INPUT_BACKWARDS)
        .help(&say::INPUT_BACKWARDS_HELP)
        .with("document", id(to.0))
        .with("field", field_at(case.world, to.0))
        .with("time", moment_fact(to.1, case.zone))
        .with("start", field_at(case.world, from.0));
    let mut outcome: Outcome = Undecided::at(to.0, why).into();
    outcome.labels.push(Shown::of(from.0).label(None));
    Box::new(outcome)
}

/// A document of the kind that cannot be read: nobody can tell whether it counts.
fn unread(document: &Document, case: &Case<'_>) -> Outcome {
    let path = case.world.review.file(document.file).path.clone();
    let why = Why::new(&say::INPUT_UNREAD).help(&say::INPUT_UNREAD_HELP).with("path", Fact::code(path));
    Undecided::at(&case.subject(), why).into()
}

/// The id of a document, for messages.
pub(super) fn id(at: &Located<'_>) -> Fact {
    Fact::code(at.document.name.as_ref().map_or("", |name| name.id.as_str()))
}

/// A path of another document as people write it there.
fn written_path(path: &Path) -> &str {
    path.shown().strip_prefix("other.").unwrap_or(path.shown())
}

fn boxed(undecided: Undecided) -> Box<Outcome> {
    Box::new(undecided.into())
}

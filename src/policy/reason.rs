//! From an expression that has no value to what its reader is told: the field that it depends on, and what that must
//! be.

use super::case::{Case, Let};
use super::facts::field_at;
use super::located::Located;
use super::outcome::Undecided;
use crate::calendar::Moment;
use crate::expression::{Expression, NoValue, Reason, Subject, Why};
use crate::kind::{Expected, Telling, the_kind};
use crate::language::Fact;
use crate::language::messages::policy as say;
use crate::source::Span;
use crate::workspace::KindOf;
use crate::yaml::{PatternStep, Pointer};

/// Why an expression has no value for a case, shown at the field that it depends on where that is one of the
/// document's.
pub(super) fn undecided(failure: &NoValue, expression: &Expression, case: &Case<'_>) -> Undecided {
    if let Reason::Let { name, inner } = &failure.reason
        && let Some(named) = find_let(case, name)
    {
        return undecided(inner, &named.expression, case);
    }
    let spots = spots(expression.subjects(Some(failure.span)), case);
    let (why, at) = explain(&failure.reason, &spots, case);
    let own = at.filter(|at| std::ptr::eq(at.document, case.document));
    let undecided = Undecided::at(&own.unwrap_or_else(|| case.subject()), why);
    undecided.of_part(part(expression.source(), failure.span))
}

/// The most characters of a part of an expression that a finding shows.
const MOST_CHARACTERS: usize = 40;

/// A part of an expression on one line, its end cut off where it is long.
fn part(source: &str, span: Span) -> String {
    let part = source.get(span.range()).unwrap_or(source).split_whitespace().collect::<Vec<_>>().join(" ");
    match part.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{}…", &part[..end]),
        None => part,
    }
}

/// Undecided, since a value has another form than what reads it can use; shown there where it is one of the document's.
pub(super) fn other_form(at: &Located<'_>, case: &Case<'_>) -> Undecided {
    let why = Why::new(&say::OTHER_FORM).with("field", field_at(case.world, at));
    let kind = case.world.review.kind(at.document).and_then(KindOf::shown_by);
    let why = kind.into_iter().fold(why, |why, kind| why.help(&say::OTHER_FORM_HELP).with("kind", Fact::code(kind)));
    if std::ptr::eq(at.document, case.document) {
        return Undecided::at(at, why);
    }
    Undecided::at(&case.top(), why)
}

fn find_let<'c>(case: &'c Case<'_>, name: &str) -> Option<&'c Let> {
    case.lets.iter().rev().find(|named| named.name == name).map(AsRef::as_ref)
}

/// A place that an expression speaks of.
#[derive(Clone)]
struct Spot<'w> {
    /// The value; the mapping around it where it is missing.
    at: Located<'w>,
    /// The key that is missing there.
    missing: Option<String>,
}

/// The places in the documents at hand; what a `let` names is followed.
fn spots<'w>(subjects: Vec<Subject>, case: &Case<'w>) -> Vec<Spot<'w>> {
    let mut spots = Vec::new();
    for subject in subjects {
        let root = match subject.name.as_ref() {
            "doc" => Some(case.top()),
            "service" => case.service.clone(),
            "other" => case.other.clone(),
            "it" => case.it.clone().filter(|_| case.item.is_none()),
            "base" => case.base.clone(),
            name => {
                // Each `let` sees only those before it, so that this comes to an end.
                if let Some(named) = find_let(case, name) {
                    let before = case.lets.iter().rposition(|before| before.name == name).unwrap_or(0);
                    let outer = Case { lets: case.lets[..before].to_vec(), ..case.clone() };
                    spots.extend(self::spots(named.expression.subjects(None), &outer));
                }
                None
            }
        };
        let Some(root) = root else { continue };
        spots.extend(follow(root, &subject.way));
    }
    spots
}

fn follow<'w>(root: Located<'w>, way: &[PatternStep]) -> Vec<Spot<'w>> {
    let mut reached = vec![Spot { at: root, missing: None }];
    for step in way {
        let next = |spot: Spot<'w>| match step {
            _ if spot.missing.is_some() => vec![spot],
            PatternStep::Key(key) => {
                let entry = spot.at.node.entry(key).filter(|entry| !entry.value.is_null());
                vec![match entry {
                    Some(entry) => Spot { at: spot.at.into_entry(entry), missing: None },
                    None if spot.at.node.is_mapping() => Spot { missing: Some(key.to_string()), ..spot },
                    None => spot,
                }]
            }
            _ => {
                let mut parts = Vec::new();
                spot.at.follow(step, &mut parts);
                parts.into_iter().map(|at| Spot { at, missing: None }).collect()
            }
        };
        reached = reached.into_iter().flat_map(next).collect();
    }
    reached
}

/// What is said of a reason, and where.
fn explain<'w>(reason: &Reason, spots: &[Spot<'w>], case: &Case<'w>) -> (Why, Option<Located<'w>>) {
    let first = || spots.iter().find(|spot| spot.missing.is_none()).map(|spot| spot.at.clone());
    // What the schema rule says of the same value says best what is to be done.
    let of_value = || {
        let told = |spot: &Spot<'w>| told(&spot.at, spot.missing.as_deref(), case).map(|why| (why, spot.at.clone()));
        spots.iter().find_map(told).map(|(why, at)| (why, Some(at)))
    };
    let holding = |text: &str| {
        let holds = |spot: &&Spot<'w>| spot.missing.is_none() && spot.at.node.text() == text;
        spots.iter().find(holds).map(|spot| spot.at.clone())
    };
    let field = |at: &Option<Located<'w>>| {
        at.as_ref().map_or_else(|| Fact::Label(say::SOME_VALUE.label()), |at| field_at(case.world, at))
    };
    let plain = |says| (Why::new(says), first());
    match reason {
        Reason::NoField(name) | Reason::NoKey(name) => missing(name, spots, case),
        Reason::NotConverted { text, to: "a version" } => of_value().unwrap_or_else(|| {
            let at = holding(text);
            (Why::new(&say::NO_VERSION).with("field", field(&at)).with("value", Fact::code(text.as_str())), at)
        }),
        Reason::Unlike { .. } | Reason::NotConverted { .. } => of_value().unwrap_or_else(|| {
            let at = first();
            let why = Why::new(&say::OTHER_FORM).with("field", field(&at));
            let kind = at.as_ref().and_then(|at| case.world.review.kind(at.document)).and_then(KindOf::shown_by);
            let why =
                kind.into_iter().fold(why, |why, kind| why.help(&say::OTHER_FORM_HELP).with("kind", Fact::code(kind)));
            (why, at)
        }),
        Reason::NoIndex { .. } | Reason::Nothing(_) => {
            let at = first();
            (Why::new(&say::TOO_FEW).help(&say::TOO_FEW_HELP).with("field", field(&at)), at)
        }
        Reason::NoTime(text) => of_value().unwrap_or_else(|| {
            let at = holding(text);
            (Why::no_time(field(&at), text), at)
        }),
        Reason::NoDuration(text) => of_value().unwrap_or_else(|| {
            let at = holding(text);
            (
                Why::new(&say::NO_DURATION)
                    .help(&say::NO_DURATION_HELP)
                    .with("field", field(&at))
                    .with("value", Fact::code(text.as_str())),
                at,
            )
        }),
        Reason::NotWhole(text) => of_value().unwrap_or_else(|| {
            let at = holding(text);
            (Why::new(&say::NOT_WHOLE).with("field", field(&at)).with("value", Fact::code(text.as_str())), at)
        }),
        Reason::TooLarge(text) => {
            let at = holding(text);
            (Why::new(&say::TOO_LARGE).with("field", field(&at)).with("value", Fact::code(text.as_str())), at)
        }
        Reason::Inexact(text) => {
            let at = holding(text);
            (Why::new(&say::INEXACT).with("field", field(&at)).with("value", Fact::code(text.as_str())), at)
        }
        Reason::Skipped(text) | Reason::Repeated(text) => {
            let at = holding(text);
            let moment = text.parse::<Moment>().ok();
            let error = moment.and_then(|moment| moment.start(case.zone).err().map(|error| (moment, error)));
            match error {
                Some((moment, error)) => (Why::no_answer(&error, field(&at), &moment, case.zone), at),
                None => (Why::no_time(field(&at), text), at),
            }
        }
        Reason::NoZone(name) => {
            (Why::new(&say::NO_ZONE).help(&say::NO_ZONE_HELP).with("value", Fact::code(name.as_str())), holding(name))
        }
        Reason::NoClause(clause) => (Why::new(&say::NO_CLAUSE).with("value", Fact::code(clause.as_str())), first()),
        Reason::NoPeriod(text) => {
            let at = holding(text);
            let value = Fact::code(text.as_str());
            (Why::new(&say::NO_PERIOD).help(&say::NO_PERIOD_HELP).with("field", field(&at)).with("value", value), at)
        }
        Reason::NoDocument { kind, id } => no_document(kind, id, holding(id), case),
        Reason::DivisionByZero => plain(&say::BY_ZERO),
        Reason::Overflow(_) => plain(&say::OUT_OF_BOUNDS),
        Reason::TooManyPasses | Reason::TooMuchWork | Reason::TooLong => {
            (Why::new(&say::TOO_MUCH).help(&say::TOO_MUCH_HELP), None)
        }
        Reason::RepeatedKey(key) => (Why::new(&say::REPEATED_KEY).with("value", Fact::code(key.as_str())), None),
        Reason::Unbound(name) => (Why::new(&say::UNBOUND).with("value", Fact::code(name.as_str())), None),
        Reason::Let { inner, .. } => explain(&inner.reason, spots, case),
        Reason::Host(why) => (why.as_ref().clone(), first()),
    }
}

/// A field that is missing: as the schema says it where it asks for the field.
fn missing<'w>(name: &str, spots: &[Spot<'w>], case: &Case<'w>) -> (Why, Option<Located<'w>>) {
    let Some(spot) = spots.iter().find(|spot| spot.missing.as_deref() == Some(name)) else {
        let why = Why::new(&say::LACKING).help(&say::LACKING_HELP);
        return (why.with("missing", Fact::code(name)).with("key", Fact::code(name)), None);
    };
    if let Some(why) = told(&spot.at, Some(name), case) {
        return (why, Some(spot.at.clone()));
    }
    let why = Why::new(&say::LACKING).help(&say::LACKING_HELP);
    let field = super::facts::field_of(case.world, spot.at.document, &spot.at.pointer().key(name));
    (why.with("missing", field).with("key", Fact::code(name)), Some(spot.at.clone()))
}

/// A document that an id names is not there.
pub(super) fn no_document<'w>(
    kind: &str,
    id: &str,
    at: Option<Located<'w>>,
    case: &Case<'w>,
) -> (Why, Option<Located<'w>>) {
    let near = case.world.review.likely(kind, id);
    let help = if near.is_some() { &say::UNKNOWN_REFERENCE_HELP } else { &say::UNKNOWN_REFERENCE_HELP_ADD };
    let why = match &at {
        Some(at) => Why::new(&say::UNKNOWN_REFERENCE).with("field", field_at(case.world, at)),
        None => Why::new(&say::NOT_REGISTERED),
    };
    let why = why.help(help).with("what", the_kind(kind)).with("kind", Fact::code(kind)).with("id", Fact::code(id));
    (near.iter().fold(why, |why, near| why.with("nearest", Fact::code(*near))), at)
}

/// What the schema rule tells of a value, or of a key that is missing in it.
pub(super) fn told(at: &Located<'_>, missing: Option<&str>, case: &Case<'_>) -> Option<Why> {
    let workspace = case.world.review;
    let kind = workspace.kind(at.document)?;
    let schema = kind.schema.as_deref()?;
    let pointer: Pointer = at.pointer();
    let breach = case.world.breaches(at)?.iter().find(|breach| {
        breach.pointer == pointer
            && match (&breach.expected, missing) {
                (Expected::Key(key) | Expected::Misspelt(_, key) | Expected::Instead(_, key), Some(name)) => {
                    key == name
                }
                (
                    Expected::Key(_)
                    | Expected::NotKey(..)
                    | Expected::Misspelt(..)
                    | Expected::Instead(..)
                    | Expected::OtherKey(..)
                    | Expected::AnyKey(_),
                    None,
                ) => false,
                (_, name) => name.is_none(),
            }
    })?;
    let telling = Telling::new(at.root, schema.shape(), kind.fact(), &kind.library, kind.shown_by());
    Some(telling.saying(breach).0.into())
}

//! How large a number may be: `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum` and `multipleOf`, exactly.

use jsonschema::paths::Location;
use jsonschema::{Keyword, Retrieve, ValidationError, ValidationOptions};
use serde_json::{Map, Value};

use super::exact::Exact;
use super::instance::{Piece, Yaml};

/// The keyword by which a schema limits a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    AtLeast,
    Above,
    AtMost,
    Below,
    MultipleOf,
}

/// Every bound, with how an error of the library writes it before the limit.
const WRITTEN: [(Bound, &str); 5] = [
    (Bound::AtLeast, ">= "),
    (Bound::Above, "> "),
    (Bound::AtMost, "<= "),
    (Bound::Below, "< "),
    (Bound::MultipleOf, "multiple of "),
];

impl Bound {
    /// The bound and the limit that an error of the library is about; `None` for one of another keyword.
    pub(super) fn of(message: &str) -> Option<(Self, &str)> {
        WRITTEN.iter().find_map(|(bound, written)| Some((*bound, message.strip_prefix(written)?)))
    }

    fn written(self) -> &'static str {
        WRITTEN.iter().find(|(bound, _)| *bound == self).map_or("", |(_, written)| written)
    }
}

/// Lets the keywords hold numbers against their limits as they are written: the library compares doubles.
pub(super) fn with_bounds<R>(options: ValidationOptions<'_, R, Yaml>) -> ValidationOptions<'_, R, Yaml>
where
    R: AsRef<dyn Retrieve>,
{
    options
        .with_keyword("minimum", |parent, limit, _: Location| {
            let excluded = is_excluded(parent, "exclusiveMinimum");
            keyword(if excluded { Bound::Above } else { Bound::AtLeast }, limit)
        })
        .with_keyword("maximum", |parent, limit, _: Location| {
            let excluded = is_excluded(parent, "exclusiveMaximum");
            keyword(if excluded { Bound::Below } else { Bound::AtMost }, limit)
        })
        .with_keyword("exclusiveMinimum", |_, limit, _: Location| keyword(Bound::Above, limit))
        .with_keyword("exclusiveMaximum", |_, limit, _: Location| keyword(Bound::Below, limit))
        .with_keyword("multipleOf", |_, limit, _: Location| keyword(Bound::MultipleOf, limit))
}

/// Whether the limit itself is left out, as draft 4 says it.
fn is_excluded(parent: &Map<String, Value>, keyword: &str) -> bool {
    parent.get(keyword).and_then(Value::as_bool) == Some(true)
}

fn keyword<'a>(bound: Bound, limit: &'a Value) -> Result<Box<dyn for<'i> Keyword<'i, Yaml>>, ValidationError<'a>> {
    match limit {
        Value::Number(number) => Ok(Box::new(Limit {
            bound,
            exact: Exact::read(number.as_str()),
            small: number.as_i64(),
            written: number.as_str().to_owned(),
        })),
        // In draft 4 it belongs to `minimum` or `maximum`.
        Value::Bool(_) if matches!(bound, Bound::Above | Bound::Below) => Ok(Box::new(Nothing)),
        other => Err(ValidationError::schema(format!("{other} is not a number"))),
    }
}

struct Limit {
    bound: Bound,
    exact: Exact,
    /// The same, where it is whole and fits.
    small: Option<i64>,
    written: String,
}

impl Limit {
    fn takes(&self, piece: &Piece<'_>) -> bool {
        let Some(node) = piece.numeral() else { return true };
        if let (Some(number), Some(limit)) = (node.as_i64(), self.small) {
            return match self.bound {
                Bound::AtLeast => number >= limit,
                Bound::Above => number > limit,
                Bound::AtMost => number <= limit,
                Bound::Below => number < limit,
                Bound::MultipleOf => number.checked_rem(limit) == Some(0),
            };
        }
        let number = Exact::read(node.text());
        match self.bound {
            Bound::AtLeast => number >= self.exact,
            Bound::Above => number > self.exact,
            Bound::AtMost => number <= self.exact,
            Bound::Below => number < self.exact,
            Bound::MultipleOf => number.is_multiple_of(&self.exact),
        }
    }
}

impl<'i> Keyword<'i, Yaml> for Limit {
    fn validate(&self, piece: Piece<'i>) -> Result<(), ValidationError<'i>> {
        if self.takes(&piece) {
            return Ok(());
        }
        Err(ValidationError::custom(format!("{}{}", self.bound.written(), self.written)))
    }

    fn is_valid(&self, piece: Piece<'i>) -> bool {
        self.takes(&piece)
    }
}

/// A keyword that asks nothing.
struct Nothing;

impl<'i> Keyword<'i, Yaml> for Nothing {
    fn validate(&self, _: Piece<'i>) -> Result<(), ValidationError<'i>> {
        Ok(())
    }

    fn is_valid(&self, _: Piece<'i>) -> bool {
        true
    }
}

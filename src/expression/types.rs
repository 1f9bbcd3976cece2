//! The types of expressions.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use super::form::Form;

/// What is known of a value before a rule runs.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// Nothing is known.
    Any,
    /// Null.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// One of some whole numbers, as a schema lists them.
    Level(Arc<BTreeSet<i64>>),
    /// A number with decimals.
    Decimal,
    /// A text.
    Text,
    /// One of some texts.
    Choice(Choice),
    /// A day or an instant.
    Time,
    /// A length of time.
    Duration,
    /// A list of values of a type.
    List(Arc<Type>),
    /// A mapping whose keys authors choose.
    Map(Arc<Type>),
    /// A mapping with known fields: a document, or a place in one.
    Record(Record),
    /// A value that may be absent.
    Optional(Arc<Type>),
    /// One of several, or, of none, no value at all.
    Either(Arc<[Type]>),
}

/// The texts that a value can be.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub(super) values: BTreeSet<Arc<str>>,
    /// Whether they are written in the expression, rather than listed by a schema.
    pub(super) written: bool,
}

/// A mapping with known fields, of one of several kinds.
#[derive(Debug, Clone)]
pub struct Record {
    pub(super) forms: Vec<Arc<Form>>,
    /// The paths in it that are known to be there.
    pub(super) present: BTreeSet<String>,
}

impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        self.present == other.present
            && self.forms.len() == other.forms.len()
            && self.forms.iter().zip(&other.forms).all(|(a, b)| Arc::ptr_eq(a, b))
    }
}

impl Choice {
    pub(super) fn of_schema(values: impl IntoIterator<Item = Arc<str>>) -> Self {
        Self { values: values.into_iter().collect(), written: false }
    }

    pub(super) fn written(value: &str) -> Self {
        Self { values: BTreeSet::from([value.into()]), written: true }
    }

    pub(super) fn list(&self) -> Vec<String> {
        self.values.iter().map(ToString::to_string).collect()
    }
}

impl Type {
    /// The documents of some kinds.
    pub fn documents(kinds: &[Arc<Form>]) -> Self {
        kinds.iter().fold(Self::nothing(), |all, form| all.join(&form.ty()))
    }

    /// A list of values of a type.
    pub fn list(of: Type) -> Self {
        Self::List(Arc::new(of))
    }

    /// One of these texts.
    pub fn choice<S: AsRef<str>>(values: impl IntoIterator<Item = S>) -> Self {
        Self::Choice(Choice::of_schema(values.into_iter().map(|value| Arc::from(value.as_ref()))))
    }

    /// A mapping with these fields; a field of an optional type may be absent.
    pub fn mapping<'n>(name: &str, fields: impl IntoIterator<Item = (&'n str, Type)>) -> Self {
        let field = |(name, ty): (&str, Type)| match ty {
            Self::Optional(ty) => (Arc::from(name), ty.as_ref().clone(), false),
            ty => (Arc::from(name), ty, true),
        };
        Self::record(Form::fixed(name, fields.into_iter().map(field).collect()))
    }

    /// The same or null, as `base` is.
    #[must_use]
    pub fn or_null(self) -> Self {
        Self::Null.join(&self)
    }

    /// A value of this type that may be absent.
    #[must_use]
    pub fn optional(self) -> Self {
        match self {
            Self::Optional(_) => self,
            ty => Self::Optional(Arc::new(ty)),
        }
    }

    /// What lies under a key, whether it must be there or not; `None` where no kind has it.
    pub fn field(&self, name: &str) -> Option<Type> {
        match self {
            Self::Any => Some(Self::Any),
            Self::Map(of) => Some(of.as_ref().clone()),
            Self::Record(record) => {
                let types = record.forms.iter().filter_map(|form| Self::of_field(form, name));
                types.reduce(|a, b| a.join(&b))
            }
            Self::Optional(of) => of.field(name),
            Self::Either(some) => some.iter().filter_map(|ty| ty.field(name)).reduce(|a, b| a.join(&b)),
            _ => None,
        }
    }

    fn of_field(form: &Form, name: &str) -> Option<Type> {
        let field = form.field(name).map(super::form::Field::ty);
        field.or_else(|| form.rest().map(Form::ty)).or_else(|| form.is_open().then_some(Self::Any))
    }

    /// What lies in a list, or under the keys of a mapping; `None` for anything else.
    pub fn element(&self) -> Option<Type> {
        match self {
            Self::Any => Some(Self::Any),
            Self::List(of) | Self::Map(of) => Some(of.as_ref().clone()),
            Self::Record(record) => {
                let fields = record
                    .forms
                    .iter()
                    .flat_map(|form| form.fields().iter().map(super::form::Field::ty).chain(form.rest().map(Form::ty)));
                fields.reduce(|a, b| a.join(&b))
            }
            Self::Either(some) => some.iter().filter_map(Self::element).reduce(|a, b| a.join(&b)),
            _ => None,
        }
    }

    pub(super) fn nothing() -> Self {
        Self::Either(Arc::from([]))
    }

    pub(super) fn record(form: Arc<Form>) -> Self {
        Self::Record(Record { forms: vec![form], present: BTreeSet::new() })
    }

    pub(super) fn is_nothing(&self) -> bool {
        matches!(self, Self::Either(none) if none.is_empty())
    }

    /// Every type that the value can be of.
    pub(super) fn alternatives(&self) -> &[Type] {
        match self {
            Self::Either(some) => some,
            one => std::slice::from_ref(one),
        }
    }

    /// The same without null.
    pub(super) fn without_null(&self) -> Type {
        let rest = self.alternatives().iter().filter(|ty| **ty != Self::Null);
        rest.fold(Self::nothing(), |all, ty| all.join(ty))
    }

    /// The type of what is of one or of the other.
    pub(super) fn join(&self, other: &Self) -> Self {
        if matches!(self, Self::Any) || matches!(other, Self::Any) {
            return Self::Any;
        }
        let mut all: Vec<Type> = Vec::new();
        for ty in self.alternatives().iter().chain(other.alternatives()) {
            match all.iter_mut().find_map(|one| one.merged(ty).map(|merged| (one, merged))) {
                Some((one, merged)) => *one = merged,
                None => all.push(ty.clone()),
            }
        }
        match <[Type; 1]>::try_from(all) {
            Ok([one]) => one,
            Err(all) => Self::Either(all.into()),
        }
    }

    /// One type for two of the same sort; `None` where they differ too much.
    fn merged(&self, other: &Self) -> Option<Self> {
        Some(match (self, other) {
            (Self::Text, Self::Choice(_)) | (Self::Choice(_), Self::Text) => Self::Text,
            (Self::Integer, Self::Level(_)) | (Self::Level(_), Self::Integer) => Self::Integer,
            (Self::Level(a), Self::Level(b)) => Self::Level(Arc::new(a.union(b).copied().collect())),
            (Self::Choice(a), Self::Choice(b)) => {
                let values = a.values.union(&b.values).cloned().collect();
                Self::Choice(Choice { values, written: a.written && b.written })
            }
            (Self::List(a), Self::List(b)) => Self::list(a.join(b)),
            (Self::Map(a), Self::Map(b)) => Self::Map(Arc::new(a.join(b))),
            (Self::Optional(a), Self::Optional(b)) => Self::Optional(Arc::new(a.join(b))),
            (Self::Record(a), Self::Record(b)) => {
                let mut forms = a.forms.clone();
                forms.extend(
                    b.forms.iter().filter(|form| !a.forms.iter().any(|known| Arc::ptr_eq(known, form))).cloned(),
                );
                let present = a.present.intersection(&b.present).cloned().collect();
                Self::Record(Record { forms, present })
            }
            (a, b) if a == b => a.clone(),
            _ => return None,
        })
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("a value"),
            Self::Null => f.write_str("null"),
            Self::Boolean => f.write_str("a boolean"),
            Self::Integer | Self::Level(_) => f.write_str("a whole number"),
            Self::Decimal => f.write_str("a number with decimals"),
            Self::Text => f.write_str("a text"),
            Self::Choice(choice) if choice.values.len() == 1 => {
                choice.values.iter().try_for_each(|value| write!(f, "the text `{value}`"))
            }
            Self::Choice(_) => f.write_str("a word of a list"),
            Self::Time => f.write_str("a time"),
            Self::Duration => f.write_str("a duration"),
            Self::List(_) => f.write_str("a list"),
            Self::Map(_) => f.write_str("a mapping"),
            Self::Record(record) => {
                let mut names: Vec<String> = record.forms.iter().map(|form| form.name()).collect();
                names.dedup();
                write!(f, "a mapping (`{}`)", names.join("` or `"))
            }
            Self::Optional(of) => write!(f, "{of} that may be absent"),
            Self::Either(some) if some.is_empty() => f.write_str("no value"),
            Self::Either(some) => some.iter().enumerate().try_for_each(|(at, ty)| {
                f.write_str(if at == 0 { "" } else { " or " })?;
                ty.fmt(f)
            }),
        }
    }
}

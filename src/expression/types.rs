//! The types of expressions.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::choice::Choice;
use super::form::{Form, PHASE, Scalar};
use crate::language::messages::expression as say;
use crate::language::{Fact, Label, Language, Phrase, Reader};

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
    /// A version.
    Version,
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

/// A mapping with known fields, of one of several kinds.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    pub(super) layouts: Vec<Layout>,
    /// The paths in it that are known to be there.
    pub(super) present: BTreeSet<String>,
}

/// A step of a way as facts have it, which join steps with points: a name with a point in it is one step.
pub(super) fn step(name: &str) -> Cow<'_, str> {
    if name.contains('.') { Cow::Owned(name.replace('.', "\u{0}")) } else { Cow::Borrowed(name) }
}

/// Which fields a mapping has.
#[derive(Debug, Clone)]
pub enum Layout {
    /// Those of a schema.
    Form(Arc<Form>),
    /// Those that are listed.
    Listed(Arc<Listed>),
}

/// A mapping with listed fields, such as the parameters of a policy.
#[derive(Debug)]
pub struct Listed {
    /// The name that messages give it.
    name: Arc<str>,
    /// The fields with their types, and whether each is always there; in the order of their names.
    fields: Vec<(Arc<str>, Type, bool)>,
}

/// Two are the same where they are one: nothing else is compared.
impl PartialEq for Layout {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Form(a), Self::Form(b)) => Arc::ptr_eq(a, b),
            (Self::Listed(a), Self::Listed(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }
}

impl Layout {
    /// What people call it: the kind, or the path in it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Form(form) => form.name(),
            Self::Listed(listed) => listed.name.to_string(),
        }
    }

    /// Whether it is a document as a whole, or something listed, rather than a place in a document.
    pub(super) fn is_whole(&self) -> bool {
        match self {
            Self::Form(form) => form.is_whole(),
            Self::Listed(_) => true,
        }
    }

    /// The names of its fields, in their order.
    pub(super) fn names(&self) -> Vec<&str> {
        match self {
            Self::Form(form) => form.fields().iter().map(|field| field.name.as_ref()).collect(),
            Self::Listed(listed) => listed.fields.iter().map(|(name, ..)| name.as_ref()).collect(),
        }
    }

    /// The type of a field that is named, and whether it is always there.
    pub(super) fn field(&self, name: &str) -> Option<(Type, bool)> {
        match self {
            Self::Form(form) => form.field(name).map(|field| (Type::of_form(&field.form), field.certain)),
            Self::Listed(listed) => {
                let field = listed.fields.iter().find(|(field, ..)| field.as_ref() == name)?;
                Some((field.1.clone(), field.2))
            }
        }
    }

    /// The phases of its documents, where their status maps to them, and whether there always is a status.
    pub(super) fn phases(&self) -> Option<(Choice, bool)> {
        let Self::Form(form) = self else { return None };
        let phases = form.phases().iter().map(|(_, phase)| Arc::clone(phase));
        let certain = form.field("status").is_some_and(|status| status.certain);
        (!form.phases().is_empty()).then(|| (Choice::of_schema(phases), certain))
    }

    /// The type of the values whose keys authors choose.
    pub(super) fn rest(&self) -> Option<Type> {
        match self {
            Self::Form(form) => form.rest().map(Type::of_form),
            Self::Listed(_) => None,
        }
    }

    /// Whether keys are allowed of which nothing is known.
    pub(super) fn is_open(&self) -> bool {
        matches!(self, Self::Form(form) if form.is_open())
    }

    /// The type of a key, whether it is named or free; `None` where it cannot be there.
    pub(super) fn key(&self, name: &str) -> Option<(Type, bool)> {
        let phase = || self.phases().filter(|_| name == PHASE).map(|(phases, certain)| (Type::Choice(phases), certain));
        let free = || self.rest().map(|rest| (rest, false));
        self.field(name).or_else(phase).or_else(free).or_else(|| self.is_open().then_some((Type::Any, false)))
    }
}

impl Type {
    /// The documents of some kinds.
    pub fn documents(kinds: &[Arc<Form>]) -> Self {
        kinds.iter().fold(Self::nothing(), |all, form| all.join(&Self::of_form(form)))
    }

    /// The type of the values of a form.
    pub(super) fn of_form(form: &Arc<Form>) -> Self {
        let mut types: Vec<Self> = form.scalars().iter().map(Self::of_scalar).collect();
        if form.is_list() {
            types.push(Self::list(form.items().map_or(Self::Any, Self::of_form)));
        }
        if form.is_map() {
            types.push(match (form.rest(), form.fields().is_empty()) {
                (Some(rest), true) => Self::Map(Arc::new(Self::of_form(rest))),
                (None, true) if form.phases().is_empty() => Self::Map(Arc::new(Self::Any)),
                _ => Self::record(Layout::Form(Arc::clone(form))),
            });
        }
        if types.is_empty() { Self::Any } else { types.into_iter().fold(Self::nothing(), |all, ty| all.join(&ty)) }
    }

    fn of_scalar(scalar: &Scalar) -> Self {
        match scalar {
            Scalar::Boolean => Self::Boolean,
            Scalar::Integer => Self::Integer,
            Scalar::Level(values) => Self::Level(Arc::clone(values)),
            Scalar::Decimal => Self::Decimal,
            Scalar::Text => Self::Text,
            Scalar::Choice(choice) => Self::Choice(choice.clone()),
            Scalar::Time => Self::Time,
            Scalar::Duration => Self::Duration,
        }
    }

    /// A list of values of a type.
    pub fn list(of: Type) -> Self {
        Self::List(Arc::new(of))
    }

    /// Whether a field of this name is known of its values.
    pub(super) fn names(&self, name: &str) -> bool {
        self.alternatives().iter().any(|ty| match ty {
            Self::Record(record) => record.layouts.iter().any(|layout| layout.field(name).is_some()),
            _ => false,
        })
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
        let mut fields: Vec<(Arc<str>, Type, bool)> = fields.into_iter().map(field).collect();
        fields.sort_by(|a, b| a.0.cmp(&b.0));
        Self::record(Layout::Listed(Arc::new(Listed { name: name.into(), fields })))
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
                let types = record.layouts.iter().filter_map(|layout| Self::of_field(layout, name));
                types.reduce(|a, b| a.join(&b))
            }
            Self::Optional(of) => of.field(name),
            Self::Either(some) => some.iter().filter_map(|ty| ty.field(name)).reduce(|a, b| a.join(&b)),
            _ => None,
        }
    }

    fn of_field(layout: &Layout, name: &str) -> Option<Type> {
        let field = layout.field(name).map(|(ty, _)| ty);
        field.or_else(|| layout.rest()).or_else(|| layout.is_open().then_some(Self::Any))
    }

    /// What lies in a list, or under the keys of a mapping; `None` for anything else.
    pub fn element(&self) -> Option<Type> {
        match self {
            Self::Any => Some(Self::Any),
            Self::List(of) | Self::Map(of) => Some(of.as_ref().clone()),
            Self::Record(record) => {
                let named = |layout: &Layout| -> Vec<Type> {
                    let fields = layout.names().into_iter().filter_map(|name| layout.field(name));
                    fields.map(|(ty, _)| ty).chain(layout.rest()).collect()
                };
                let fields = record.layouts.iter().flat_map(named);
                fields.reduce(|a, b| a.join(&b))
            }
            Self::Either(some) => some.iter().filter_map(Self::element).reduce(|a, b| a.join(&b)),
            _ => None,
        }
    }

    pub(super) fn nothing() -> Self {
        Self::Either(Arc::from([]))
    }

    pub(super) fn record(layout: Layout) -> Self {
        Self::Record(Record { layouts: vec![layout], present: BTreeSet::new() })
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
                let mut layouts = a.layouts.clone();
                layouts.extend(b.layouts.iter().filter(|layout| !a.layouts.contains(layout)).cloned());
                let present = a.present.intersection(&b.present).cloned().collect();
                Self::Record(Record { layouts, present })
            }
            (a, b) if a == b => a.clone(),
            _ => return None,
        })
    }
}

impl Type {
    /// What a value of the type is called, with its article.
    #[must_use]
    pub fn label(&self) -> Label {
        let [nb, sv, en] = Language::ALL.map(|language| self.words(Reader::new(language, NaiveDate::default())));
        Label { nb, sv, en }
    }

    fn words(&self, reader: Reader) -> String {
        let plain = |phrase: Phrase| phrase.of(reader.language).to_owned();
        match self {
            Self::Any => plain(say::A_VALUE),
            Self::Null => plain(say::NULL),
            Self::Boolean => plain(say::A_BOOLEAN),
            Self::Integer | Self::Level(_) => plain(say::A_WHOLE_NUMBER),
            Self::Decimal => plain(say::A_DECIMAL),
            Self::Text => plain(say::A_TEXT),
            Self::Choice(choice) if choice.values.len() == 1 => {
                let value = choice.values.first().map_or("", AsRef::as_ref);
                say::THE_TEXT.with("value", Fact::code(value)).render(&reader)
            }
            Self::Choice(choice) => say::A_WORD.with("values", Fact::any(choice.list())).render(&reader),
            Self::Time => plain(say::A_TIME),
            Self::Duration => plain(say::A_DURATION),
            Self::Version => plain(say::A_VERSION),
            Self::List(_) => plain(say::A_LIST),
            Self::Map(_) => plain(say::A_MAPPING),
            Self::Record(record) => {
                let mut names: Vec<String> = record.layouts.iter().map(Layout::name).collect();
                names.dedup();
                say::A_MAPPING_OF.with("kinds", Fact::any(names)).render(&reader)
            }
            Self::Optional(of) => say::MAYBE.with("of", Fact::text(of.words(reader))).render(&reader),
            Self::Either(some) if some.is_empty() => plain(say::NO_VALUE),
            Self::Either(some) => {
                Fact::Or(some.iter().map(|ty| Fact::text(ty.words(reader))).collect()).render(&reader)
            }
        }
    }
}

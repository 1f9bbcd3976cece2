//! Parameters: what an agreement leaves to the parties, with the bounds that it does not.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;

use chrono::NaiveDate;

use crate::calendar::{Amount, Days};
use crate::expression::{Map, Value};
use crate::kind::unknown;
use crate::language::messages::{explain, names, policy_file as say, schema as types};
use crate::language::{Decimal, Fact, Phrase, Refusal};
use crate::source::Span;
use crate::yaml::Node;

/// The parameters of a policy by their names.
#[derive(Debug)]
pub struct Parameters {
    /// The id of the policy.
    pub policy: String,
    by_name: BTreeMap<String, Parameter>,
    /// The values in force as a value of expressions: `params`.
    pub(super) value: Value<'static>,
}

/// A parameter of a policy with the value in force.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its type.
    pub kind: ParameterType,
    /// The value in force.
    pub value: ParameterValue,
    /// The value of the policy itself, where the configuration gives another.
    pub instead_of: Option<ParameterValue>,
    /// The value that the configuration gives it from a later day on, and that day.
    pub later: Option<(ParameterValue, NaiveDate)>,
    /// The least value that the agreement allows.
    pub floor: Option<ParameterValue>,
    /// The greatest value that the agreement allows.
    pub ceiling: Option<ParameterValue>,
    /// Which way a project may move it.
    pub stricter: Stricter,
    /// Of a free one: what of the registry its values are names of.
    pub names: Vec<Naming>,
    /// Of an enumeration: the values there are, the weakest first.
    pub values: Vec<String>,
    /// What it is about.
    pub about: String,
    /// Where it is declared.
    pub span: Span,
}

/// What of a parameter's values is stricter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stricter {
    /// A higher one; of an enumeration a later one, of truth values `true`, of evidence the stronger.
    Up,
    /// A lower one; of truth values `false`.
    Down,
    /// A list with less.
    Subset,
    /// A list with more.
    Superset,
    /// None: the value stays as it is.
    Fixed,
    /// Any is as strict as another: a name of something in the registry, or one of several readings of a clause.
    Free,
}

/// Something of the registry that values are names of: `Body`, or `Service.environments[].type`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// As it is written.
    pub text: String,
    /// The kind of the documents.
    pub(super) kind: String,
    /// The keys that lead from a document to the names; of a list on the way, every item is meant.
    pub(super) keys: Vec<String>,
}

/// The type of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterType {
    /// Days or working days.
    Days,
    /// A duration.
    Duration,
    /// A percentage.
    Percentage,
    /// A number.
    Number,
    /// Text.
    Text,
    /// `true` or `false`.
    Boolean,
    /// One of `values`.
    Enum,
    /// A list of texts.
    List,
    /// Rows of values.
    Table,
    /// A level of evidence, or several.
    Evidence,
    /// A role.
    Role,
    /// The name of a calendar's hours.
    Hours,
}

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum ParameterValue {
    /// Days, working days or a duration.
    Amount(Amount),
    /// A number or a percentage.
    Number(Decimal),
    /// Text, a role, an enumeration's value, hours.
    Text(String),
    /// A truth value.
    Boolean(bool),
    /// Texts.
    List(Vec<String>),
    /// Rows.
    Table(serde_json::Value),
}

const TYPES: [(&str, ParameterType); 12] = [
    ("days", ParameterType::Days),
    ("duration", ParameterType::Duration),
    ("percentage", ParameterType::Percentage),
    ("number", ParameterType::Number),
    ("text", ParameterType::Text),
    ("boolean", ParameterType::Boolean),
    ("enum", ParameterType::Enum),
    ("list", ParameterType::List),
    ("table", ParameterType::Table),
    ("evidence", ParameterType::Evidence),
    ("role", ParameterType::Role),
    ("hours", ParameterType::Hours),
];

const WAYS: [(&str, Stricter); 6] = [
    ("up", Stricter::Up),
    ("down", Stricter::Down),
    ("subset", Stricter::Subset),
    ("superset", Stricter::Superset),
    ("fixed", Stricter::Fixed),
    ("free", Stricter::Free),
];

/// Levels of evidence, from the weakest.
const EVIDENCE: [&str; 5] = ["stated", "bound", "committed", "reviewed", "signed"];

impl Parameters {
    /// The parameters with the values in force.
    pub(super) fn new(policy: &str, by_name: BTreeMap<String, Parameter>) -> Self {
        let values = by_name.iter().map(|(name, parameter)| (name.as_str(), parameter.value.to_expression()));
        let value = Value::record(values);
        Self { policy: policy.to_owned(), by_name, value }
    }
}

impl Deref for Parameters {
    type Target = BTreeMap<String, Parameter>;

    fn deref(&self) -> &Self::Target {
        &self.by_name
    }
}

impl<'p> IntoIterator for &'p Parameters {
    type Item = (&'p String, &'p Parameter);
    type IntoIter = std::collections::btree_map::Iter<'p, String, Parameter>;

    fn into_iter(self) -> Self::IntoIter {
        self.by_name.iter()
    }
}

impl Stricter {
    /// The way with a name.
    pub(super) fn find(name: &str) -> Option<Self> {
        WAYS.iter().find(|(known, _)| *known == name).map(|(_, way)| *way)
    }

    /// The ways that values of a type can go.
    pub(super) fn of_type(kind: ParameterType) -> &'static [Self] {
        match kind {
            ParameterType::Days | ParameterType::Duration | ParameterType::Percentage | ParameterType::Number => {
                &[Self::Up, Self::Down, Self::Fixed]
            }
            ParameterType::Boolean => &[Self::Up, Self::Down, Self::Fixed, Self::Free],
            ParameterType::Enum => &[Self::Up, Self::Fixed, Self::Free],
            ParameterType::List => &[Self::Subset, Self::Superset, Self::Fixed, Self::Free],
            ParameterType::Evidence => &[Self::Up, Self::Fixed],
            ParameterType::Table => &[Self::Fixed],
            ParameterType::Text | ParameterType::Role | ParameterType::Hours => &[Self::Fixed, Self::Free],
        }
    }

    /// What a project may do with a parameter of a type that goes this way.
    pub fn may(self, kind: ParameterType) -> Phrase {
        match (self, kind) {
            (Self::Up, ParameterType::Enum | ParameterType::Boolean | ParameterType::Evidence)
            | (Self::Down, ParameterType::Boolean) => explain::MAY_BE_STRICTER,
            (Self::Up, _) => explain::MAY_RISE,
            (Self::Down, _) => explain::MAY_FALL,
            (Self::Subset, _) => explain::MAY_SHRINK,
            (Self::Superset, _) => explain::MAY_GROW,
            (Self::Fixed, _) => explain::MAY_NOT,
            (Self::Free, _) => explain::MAY_CHOOSE,
        }
    }
}

impl fmt::Display for Stricter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(WAYS.iter().find(|(_, way)| way == self).map_or("", |(name, _)| name))
    }
}

impl ParameterType {
    /// The type with a name.
    pub fn find(name: &str) -> Option<Self> {
        TYPES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// What a value of the type is called.
    const fn noun(self) -> Phrase {
        match self {
            Self::Days => say::A_NUMBER_OF_DAYS,
            Self::Duration => say::AN_AMOUNT,
            Self::Percentage => say::A_PERCENTAGE,
            Self::Number => say::A_NUMBER,
            Self::Text => say::A_TEXT,
            Self::Boolean => say::A_BOOLEAN,
            Self::Enum => say::ONE_OF_VALUES,
            Self::List => say::A_LIST,
            Self::Table => say::A_TABLE,
            Self::Evidence => say::EVIDENCE,
            Self::Role => say::A_ROLE,
            Self::Hours => say::HOURS,
        }
    }

    /// That a node holds no value of the type, and how one is written.
    fn refusal(self, node: Node<'_>) -> Refusal {
        let value = match node.scalar() {
            Some(_) => Fact::code(node.text()),
            None if node.is_mapping() => Fact::Label(types::OBJECT.label()),
            None => Fact::Label(types::ARRAY.label()),
        };
        let example = |example: Fact| Some(names::EXAMPLE_HELP.with("example", example));
        let help = match self {
            Self::Days => example(Fact::any(["10 days", "2 working days"])),
            Self::Duration => example(Fact::any(["30 minutes", "10 days", "PT2H"])),
            Self::Percentage => example(Fact::code("99.44 %")),
            Self::Number => example(Fact::code("3")),
            Self::List => example(Fact::code("[production, test]")),
            Self::Evidence => Some(names::CHOOSE_HELP.with("names", Fact::all(EVIDENCE))),
            _ => None,
        };
        Refusal { says: say::NOT_WANTED.with("value", value).with("wanted", Fact::Label(self.noun().label())), help }
    }
}

impl fmt::Display for ParameterType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(TYPES.iter().find(|(_, kind)| kind == self).map_or("", |(name, _)| name))
    }
}

/// A value as the configuration gives it: itself, or `{value, from}` with the day from which it holds.
///
/// # Errors
/// A day that is none, or another key.
pub(super) fn given(node: Node<'_>, kind: ParameterType) -> Result<(Node<'_>, Option<NaiveDate>), (Span, Refusal)> {
    let Some(value) = node.get("value").filter(|_| kind != ParameterType::Table) else { return Ok((node, None)) };
    if let Some(other) = node.entries().find(|entry| !["value", "from"].contains(&entry.key.text())) {
        return Err((other.key.span(), unknown(names::KEY, other.key.text(), ["value", "from"])));
    }
    let Some(from) = node.get("from") else { return Ok((value, None)) };
    let refusal = || {
        let says =
            say::NOT_WANTED.with("value", Fact::code(from.text())).with("wanted", Fact::Label(say::A_DAY.label()));
        (from.span(), Refusal { says, help: Some(names::EXAMPLE_HELP.with("example", Fact::code("from: 2027-01-01"))) })
    };
    from.text().parse().map(|day| (value, Some(day))).map_err(|_| refusal())
}

impl ParameterValue {
    /// Reads a value of a type.
    ///
    /// # Errors
    /// Why it is not one.
    pub fn read(node: Node<'_>, kind: ParameterType) -> Result<Self, Refusal> {
        let text = node.scalar().map(|_| node.text());
        let value = match kind {
            ParameterType::Days | ParameterType::Duration => {
                let amount = text.and_then(|text| text.parse::<Amount>().ok());
                let fits = |amount: &Amount| kind == ParameterType::Duration || matches!(amount, Amount::Days(_));
                amount.filter(fits).map(Self::Amount)
            }
            ParameterType::Number | ParameterType::Percentage => {
                text.and_then(|text| Decimal::parse(text.trim_end_matches('%').trim())).map(Self::Number)
            }
            ParameterType::Boolean => node.as_bool().map(Self::Boolean),
            ParameterType::List => {
                let is_list = node.is_sequence() && node.items().all(|item| item.scalar().is_some());
                is_list.then(|| Self::List(node.items().map(|item| item.text().to_owned()).collect()))
            }
            ParameterType::Evidence => {
                let levels: Vec<Node<'_>> = if text.is_some() { vec![node] } else { node.items().collect() };
                if let Some(level) = levels.iter().find(|level| !EVIDENCE.contains(&level.text())) {
                    return Err(kind.refusal(*level));
                }
                Some(Self::List(levels.iter().map(|level| level.text().to_owned()).collect()))
            }
            ParameterType::Table => Some(Self::Table(crate::kind::to_json(node))),
            ParameterType::Text | ParameterType::Enum | ParameterType::Role | ParameterType::Hours => {
                text.map(|text| Self::Text(text.to_owned()))
            }
        };
        value.ok_or_else(|| kind.refusal(node))
    }

    /// Whether this value lies below another of the same type, where the type has an order. Amounts of different units
    /// have none: what cannot be compared counts as below, so that no bound is passed unseen.
    pub fn is_below(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Amount(Amount::Days(Days::Calendar(a))), Self::Amount(Amount::Days(Days::Calendar(b))))
            | (Self::Amount(Amount::Days(Days::Working(a))), Self::Amount(Amount::Days(Days::Working(b))))
            | (Self::Amount(Amount::Months(a)), Self::Amount(Amount::Months(b))) => a < b,
            (Self::Amount(Amount::Time(a)), Self::Amount(Amount::Time(b))) => a < b,
            (Self::Amount(_), Self::Amount(_)) => true,
            (Self::Number(a), Self::Number(b)) => a.compare(b) == Ordering::Less,
            (Self::List(a), Self::List(b)) => weakest(a) < weakest(b),
            _ => false,
        }
    }

    /// Whether two values of one type are the same; lists are compared as sets.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::List(a), Self::List(b)) => {
                a.iter().all(|text| b.contains(text)) && b.iter().all(|text| a.contains(text))
            }
            (Self::Number(_), Self::Number(_)) => !self.is_below(other) && !other.is_below(self),
            (value, other) => value == other,
        }
    }

    /// The value as a fact of messages.
    pub fn fact(&self) -> Fact {
        match self {
            Self::Amount(amount) => amount_fact(*amount),
            Self::Number(number) => Fact::Number(*number),
            Self::Text(text) => Fact::code(text.as_str()),
            Self::Boolean(value) => Fact::code(value.to_string()),
            Self::List(texts) => Fact::List(texts.iter().map(Fact::code).collect()),
            Self::Table(value) => Fact::code(value.to_string()),
        }
    }

    /// The value as expressions see it.
    fn to_expression(&self) -> Value<'static> {
        match self {
            Self::Amount(Amount::Days(days)) => Value::Integer(match days {
                Days::Calendar(days) | Days::Working(days) => i64::from(*days),
            }),
            Self::Amount(Amount::Time(time)) => Value::Duration(*time),
            Self::Amount(Amount::Months(months)) => Value::Integer(i64::from(*months)),
            Self::Number(number) => Value::Decimal(number.plain().parse().unwrap_or(f64::NAN)),
            Self::Text(text) => Value::text(text.as_str()),
            Self::Boolean(value) => Value::Boolean(*value),
            Self::List(texts) => Value::list(texts.iter().map(|text| Value::text(text.as_str())).collect::<Vec<_>>()),
            Self::Table(rows) => rows_of(rows),
        }
    }

    /// The value as a scalar of a document: a text, a number, or true or false; `None` for anything else.
    pub fn to_scalar(&self) -> Option<serde_json::Value> {
        match self {
            Self::Text(text) => Some(text.as_str().into()),
            Self::Boolean(is) => Some((*is).into()),
            Self::Number(number) => number.plain().parse().ok().map(serde_json::Value::Number),
            Self::Amount(_) | Self::List(_) | Self::Table(_) => None,
        }
    }

    /// The value as it is written in YAML.
    pub fn written(&self) -> String {
        match self {
            Self::Amount(amount) => amount.to_string(),
            Self::Number(number) => number.plain(),
            Self::Text(text) => text.clone(),
            Self::Boolean(value) => value.to_string(),
            Self::List(texts) => format!("[{}]", texts.join(", ")),
            Self::Table(value) => value.to_string(),
        }
    }
}

/// An amount as a fact of messages.
pub fn amount_fact(amount: Amount) -> Fact {
    match amount {
        Amount::Days(Days::Calendar(days)) => Fact::Days(days.into()),
        Amount::Days(Days::Working(days)) => Fact::WorkingDays(days.into()),
        Amount::Time(time) => Fact::Duration(time.num_seconds()),
        Amount::Months(months) => Fact::Quantity { amount: Decimal::from(months), of: MONTH },
    }
}

const MONTH: crate::language::Noun =
    crate::language::Noun { nb: ["måned", "måneder"], sv: ["månad", "månader"], en: ["month", "months"] };

fn weakest(levels: &[String]) -> usize {
    let rank = |level: &String| EVIDENCE.iter().position(|known| known == level).unwrap_or(0);
    levels.iter().map(rank).min().unwrap_or(0)
}

/// A table, or what lies in it, as expressions see it: mappings with texts as keys, a cell innermost.
fn rows_of(rows: &serde_json::Value) -> Value<'static> {
    match rows {
        serde_json::Value::Object(rows) => {
            let entries: Vec<_> = rows.iter().map(|(key, row)| (Value::text(key.as_str()), rows_of(row))).collect();
            Value::Map(Map::Made(entries.into()))
        }
        serde_json::Value::String(text) => Value::text(text.as_str()),
        serde_json::Value::Bool(is) => Value::Boolean(*is),
        serde_json::Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Value::Integer(whole),
            (None, Some(decimal)) => Value::Decimal(decimal),
            (None, None) => Value::Null,
        },
        serde_json::Value::Array(_) | serde_json::Value::Null => Value::Null,
    }
}

//! Parameters: what an agreement leaves to the parties, with the bounds that it does not.

use std::fmt;

use crate::calendar::{Amount, Days};
use crate::language::{Decimal, Fact};
use crate::source::Span;
use crate::yaml::Node;

/// A parameter of a policy with the value in force.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its type.
    pub kind: ParameterType,
    /// The value in force.
    pub value: ParameterValue,
    /// The value of the policy itself, where the configuration gives another.
    pub instead_of: Option<ParameterValue>,
    /// The least value that the agreement allows.
    pub floor: Option<ParameterValue>,
    /// The greatest value that the agreement allows.
    pub ceiling: Option<ParameterValue>,
    /// Of an enumeration: the values there are.
    pub values: Vec<String>,
    /// What it is about.
    pub about: String,
    /// Where it is declared.
    pub span: Span,
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

/// Levels of evidence, from the weakest.
const EVIDENCE: [&str; 5] = ["stated", "bound", "committed", "reviewed", "signed"];

impl ParameterType {
    /// The type with a name.
    pub fn find(name: &str) -> Option<Self> {
        TYPES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// The names, joined by "or".
    pub fn any(kinds: &[Self]) -> String {
        kinds.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ")
    }
}

impl fmt::Display for ParameterType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(TYPES.iter().find(|(_, kind)| kind == self).map_or("", |(name, _)| name))
    }
}

impl ParameterValue {
    /// Reads a value of a type.
    ///
    /// # Errors
    /// Why it is not one, in English.
    pub fn read(node: Node<'_>, kind: ParameterType) -> Result<Self, String> {
        let text = || node.scalar().map(|_| node.text().to_owned()).ok_or_else(|| format!("a {kind} is needed here"));
        match kind {
            ParameterType::Days | ParameterType::Duration => {
                let amount: Amount =
                    text()?.parse().map_err(|error: crate::calendar::AmountError| error.to_string())?;
                let is_days = matches!(amount, Amount::Days(_));
                if kind == ParameterType::Days && !is_days {
                    return Err(format!("`{}` is not a number of days or working days", node.text()));
                }
                Ok(Self::Amount(amount))
            }
            ParameterType::Number | ParameterType::Percentage => {
                let text = text()?;
                let number = text.trim_end_matches('%').trim();
                Decimal::parse(number).map(Self::Number).ok_or_else(|| format!("`{text}` is not a number"))
            }
            ParameterType::Boolean => {
                node.as_bool().map(Self::Boolean).ok_or_else(|| "`true` or `false` is needed here".to_owned())
            }
            ParameterType::List => {
                if !node.is_sequence() || node.items().any(|item| item.scalar().is_none()) {
                    return Err("a list of texts is needed here".to_owned());
                }
                Ok(Self::List(node.items().map(|item| item.text().to_owned()).collect()))
            }
            ParameterType::Evidence => {
                let levels: Vec<String> = match node.scalar() {
                    Some(_) => vec![node.text().to_owned()],
                    None => node.items().map(|item| item.text().to_owned()).collect(),
                };
                match levels.iter().find(|level| !EVIDENCE.contains(&level.as_str())) {
                    Some(level) => {
                        Err(format!("`{level}` is no level of evidence; the levels are {}", EVIDENCE.join(", ")))
                    }
                    None => Ok(Self::List(levels)),
                }
            }
            ParameterType::Table => Ok(Self::Table(crate::kind::to_json(node))),
            ParameterType::Text | ParameterType::Enum | ParameterType::Role | ParameterType::Hours => {
                Ok(Self::Text(text()?))
            }
        }
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
            (Self::Number(a), Self::Number(b)) => as_f64(a) < as_f64(b),
            (Self::List(a), Self::List(b)) => weakest(a) < weakest(b),
            _ => false,
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

fn as_f64(number: &Decimal) -> f64 {
    number.plain().parse().unwrap_or(f64::NAN)
}

fn weakest(levels: &[String]) -> usize {
    let rank = |level: &String| EVIDENCE.iter().position(|known| known == level).unwrap_or(0);
    levels.iter().map(rank).min().unwrap_or(0)
}

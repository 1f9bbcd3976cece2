//! What types and formats are called, and how their values are written.

use super::breach::JsonType;
use super::own::name;
use crate::language::messages::{kinds as say_kind, schema as say};
use crate::language::{Fact, Label, Language, Phrase};
use crate::yaml::{Node, ScalarKind};

/// The type of a value as JSON Schema has it.
pub fn type_of(node: Node<'_>) -> JsonType {
    match node.scalar() {
        None if node.is_mapping() => JsonType::Object,
        None => JsonType::Array,
        Some(ScalarKind::Null) => JsonType::Null,
        Some(ScalarKind::Bool(_)) => JsonType::Boolean,
        Some(ScalarKind::Int) => JsonType::Integer,
        Some(ScalarKind::Float) => JsonType::Number,
        Some(ScalarKind::String) => JsonType::String,
    }
}

/// The truth value that a word of one of the three languages, or of YAML 1.1, was meant as.
pub(super) fn truth(word: &str) -> Option<&'static str> {
    match word.to_lowercase().as_str() {
        "yes" | "on" | "y" | "ja" | "j" | "sant" | "sann" | "true" => Some("true"),
        "no" | "off" | "n" | "nei" | "nej" | "usant" | "falskt" | "falsk" | "false" => Some("false"),
        _ => None,
    }
}

/// The name of a JSON type in messages.
pub(super) fn type_phrase(kind: JsonType) -> Phrase {
    match kind {
        JsonType::String => say::STRING,
        JsonType::Integer => say::INTEGER,
        JsonType::Number => say::NUMBER,
        JsonType::Boolean => say::BOOLEAN,
        JsonType::Object => say::OBJECT,
        JsonType::Array => say::ARRAY,
        JsonType::Null => say::NULL,
    }
}

/// A JSON type as messages name it: `a list`.
pub fn type_fact(kind: JsonType) -> Fact {
    Fact::Label(type_phrase(kind).label())
}

/// An example of a format, for schemas that give none.
pub(super) fn usual(format: &str) -> Option<&'static str> {
    Some(match format {
        "vedtak-date" | "date" => "2026-11-24",
        "vedtak-instant" | "date-time" => "2026-11-24T10:00:00+01:00",
        "vedtak-time" => "2026-11-24T18:00",
        "vedtak-timezone" => "Europe/Oslo",
        "duration" => "PT2H",
        _ => return None,
    })
}

/// The description of a format's values in messages.
pub(super) fn format_phrase(format: &str) -> Phrase {
    match format {
        "vedtak-date" | "date" => say::FORMAT_DATE,
        "vedtak-instant" | "date-time" => say::FORMAT_INSTANT,
        "vedtak-time" => say::FORMAT_TIME,
        "vedtak-timezone" => say::FORMAT_TIMEZONE,
        "duration" => say::FORMAT_DURATION,
        "regex" => say::FORMAT_REGEX,
        _ => say::FORMAT_OTHER,
    }
}

/// A kind with its article: `an order`, `et møte`.
pub(super) fn one_of_kind(label: &Label, language: Language) -> String {
    const NEUTER: [&[&str]; 2] = [
        &["organ", "vedlikehold", "møte", "regelsett", "skjema", "veikart", "problem"],
        &["avtal", "organ", "underhåll", "möte", "schema", "problem"],
    ];
    let word = label.of(language);
    let article = match language {
        Language::Nb if NEUTER[0].contains(&word) => "et",
        Language::Sv if NEUTER[1].contains(&word) => "ett",
        Language::Nb | Language::Sv => "en",
        Language::En if word.starts_with(['a', 'e', 'i', 'o', 'u']) => "an",
        Language::En => "a",
    };
    format!("{article} {word}")
}

/// What messages call a kind: its schema's title if it has one, else its name.
pub fn kind_fact(name: &str, label: Option<Label>) -> Fact {
    label.map_or_else(|| Fact::code(name), Fact::Label)
}

/// What a document of a kind is called where it is named by its id: `bestillingen`. A kind of the project's own is called
/// by its name.
pub fn the_kind(kind: &str) -> Fact {
    let phrase = match kind {
        name::AGREEMENT => say_kind::AGREEMENT,
        name::BODY => say_kind::BODY,
        name::CALENDAR => say_kind::CALENDAR,
        name::CHANGE_MODEL => say_kind::CHANGE_MODEL,
        name::CHANGE_REQUEST => say_kind::CHANGE_REQUEST,
        name::DEVIATION => say_kind::DEVIATION,
        name::INCIDENT => say_kind::INCIDENT,
        name::MAINTENANCE => say_kind::MAINTENANCE,
        name::MEETING => say_kind::MEETING,
        name::ORDER => say_kind::ORDER,
        name::PARTY => say_kind::PARTY,
        name::PERSON => say_kind::PERSON,
        name::POLICY => say_kind::POLICY,
        name::POLICY_TEST => say_kind::POLICY_TEST,
        name::REGION => say_kind::REGION,
        name::SERVICE => say_kind::SERVICE,
        name::SUPPLIER_ACCESS => say_kind::SUPPLIER_ACCESS,
        name::TRUST_CHANGE => say_kind::TRUST_CHANGE,
        name::WAIVER => say_kind::WAIVER,
        name::LOCKDOWN => say_kind::LOCKDOWN,
        _ => return Fact::code(kind),
    };
    Fact::Label(phrase.label())
}

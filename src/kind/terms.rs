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
        &[
            "avvik",
            "organ",
            "midlertidig endringsstopp",
            "vedlikehold",
            "møte",
            "regelsett",
            "skjema",
            "veikart",
            "problem",
        ],
        &["avtal", "organ", "tillfälligt ändringsstopp", "underhåll", "möte", "regeltest", "schema", "problem"],
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
        name::CATALOGUE_ENTRY => say_kind::CATALOGUE_ENTRY,
        name::ESCALATION => say_kind::ESCALATION,
        name::GOVERNANCE_MODEL => say_kind::GOVERNANCE_MODEL,
        name::PROBLEM => say_kind::PROBLEM,
        name::RELEASE => say_kind::RELEASE,
        name::RELEASE_NOTE => say_kind::RELEASE_NOTE,
        name::ROADMAP => say_kind::ROADMAP,
        name::SERVICE_REPORT => say_kind::SERVICE_REPORT,
        name::SUPPORT_REPORT => say_kind::SUPPORT_REPORT,
        _ => return Fact::code(kind),
    };
    Fact::Label(phrase.label())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::KINDS;

    #[test]
    fn every_kind_is_called_as_its_schema_says_and_has_its_article() {
        for kind in KINDS {
            let schema: serde_json::Value = serde_json::from_str(kind.schema).unwrap();
            let Fact::Label(the) = the_kind(kind.name) else { panic!("{} has no name in words", kind.name) };
            let definite = |language: &str| schema["x-kind"]["definite"][language].as_str().unwrap();
            assert_eq!(the.of(Language::Nb), definite("nb"));
            assert_eq!(the.of(Language::Sv), definite("sv"));
            assert_eq!(the.of(Language::En).trim_start_matches("the "), definite("en"), "{}", kind.name);
            // A noun whose definite form ends with a t is neuter, in both languages.
            let title = |language: &str| schema["x-title"][language].as_str().unwrap().to_owned();
            let label = Label::new(title("nb"), title("sv"), schema["title"].as_str().unwrap().to_owned());
            for (language, name, neuter) in [(Language::Nb, "nb", "et "), (Language::Sv, "sv", "ett ")] {
                let noun = definite(name).split(' ').next().unwrap();
                let is_neuter = noun.ends_with('t');
                assert_eq!(one_of_kind(&label, language).starts_with(neuter), is_neuter, "{}: {noun}", kind.name);
            }
        }
    }
}

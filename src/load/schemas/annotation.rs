//! Annotations that rules go by (`x-ref`, `x-happened` and their like) and names of formats: one that is written wrong
//! would switch off what it asks for.

use std::collections::BTreeSet;

use serde_json::Value;

use super::held::Held;
use crate::config::Config;
use crate::finding::{Error, set_up};
use crate::kind::{
    Breach, Choices, Expected, Formats, JsonType, KINDS, Library, PHASES, Reach, Telling, format_names, is_referred_to,
    meant_mark, near, nearest, unknown,
};
use crate::language::messages::{names, schema as say};
use crate::language::{Fact, Label, Reader};
use crate::yaml::{Pointer, Step};

/// The annotations that mark the values of a place, beside `x-ref`.
const MARKS: [&str; 4] = ["x-happened", "x-planned", "x-belongs", "x-approved"];

/// The kinds that references may name: vedtak's, and those that the configuration names.
pub(super) fn kinds_of(config: &Config) -> BTreeSet<&str> {
    let entries = config.root.iter().flat_map(|root| &root.documents).chain(&config.documents);
    let own = entries.filter_map(|entry| Some(entry.kind.as_ref()?.value.as_str()));
    own.chain(KINDS.iter().map(|kind| kind.name)).collect()
}

/// What is wrong with the annotations of a schema file.
pub(super) fn wrong(
    held: &Held,
    library: &Library,
    reach: &Reach<'_>,
    kinds: &BTreeSet<&str>,
    formats: Formats,
    reader: &Reader,
) -> Vec<Error> {
    let (Some(root), Some(schema)) = (held.root(), library.find(&held.address)) else { return Vec::new() };
    let nothing = Library::default();
    let telling = Telling::new(root, None, Fact::Label(Label::new("skjema", "schema", "schema")), &nothing, None);
    let mut errors = Vec::new();
    for written in &held.references.annotations {
        let Some(value) = schema.pointer(written) else { continue };
        let at = held.pointer(written);
        let Some(Step::Key(keyword)) = at.0.last() else { continue };
        let is_mark = match keyword.as_str() {
            "x-ref" => true,
            "x-phase" => value.is_object(),
            keyword => MARKS.contains(&keyword) && value == &Value::Bool(true),
        };
        if is_mark && reach.passes_over(&held.address, written) {
            let (says, help) = match keyword.as_str() {
                "x-phase" => (say::PHASES_NOTHING, say::PHASES_NOTHING_HELP),
                "x-belongs" => (say::BELONGS_NOWHERE, say::BELONGS_NOWHERE_HELP),
                _ => (say::MARKS_NOTHING, say::MARKS_NOTHING_HELP),
            };
            let says = says.with("name", Fact::code(keyword));
            let error = set_up("schema", &says, Some(&help.into()), reader);
            errors.push(error.at(&held.file, at.place(root).and_then(|place| place.key).unwrap_or(root.span()), ""));
            continue;
        }
        let breaches = match (keyword.as_str(), value) {
            ("format", Value::String(name)) => {
                let meant = meant_format(name).filter(|_| formats != Formats::Ignore);
                let known: Vec<&str> = format_names().collect();
                meant.map(|meant| of(&at, one_of(&known, Some(meant)))).into_iter().collect()
            }
            ("x-ref", Value::String(name)) => {
                if !kinds.contains(name.as_str()) && !is_referred_to(name) {
                    let refusal = unknown(names::KIND, name, kinds.iter().copied());
                    let error = set_up("schema", &refusal.says, refusal.help.as_ref(), reader);
                    errors.push(error.at(&held.file, held.span(written), ""));
                } else if !may_be_named(sibling(schema, written, "type")) {
                    let says = say::MARKS_NO_ID.with("name", Fact::code(keyword));
                    let error = set_up("schema", &says, Some(&say::MARKS_NO_ID_HELP.into()), reader);
                    let place = at.place(root).and_then(|place| place.key).unwrap_or(root.span());
                    errors.push(error.at(&held.file, place, ""));
                }
                continue;
            }
            ("x-ref", _) => vec![of_type(&at, JsonType::String)],
            ("x-happened" | "x-planned" | "x-belongs" | "x-approved", value) if !value.is_boolean() => {
                vec![of_type(&at, JsonType::Boolean)]
            }
            ("x-implies", value) => implications(&at, written, value),
            ("x-phase", value) => phases(&at, value, sibling(schema, written, "enum")),
            ("x-kind" | "x-title" | "x-description" | "x-values", value) if !value.is_object() => {
                vec![of_type(&at, JsonType::Object)]
            }
            ("x-kind", Value::Object(marks)) => {
                let flags = ["work", "trusted", "registry"].into_iter();
                let wrong = flags.filter(|flag| marks.get(*flag).is_some_and(|mark| !mark.is_boolean()));
                wrong.map(|flag| of_type(&at.key(flag), JsonType::Boolean)).collect()
            }
            (other, value) => {
                // Of our own marks a letter aside is refused, so that nothing is switched off unseen; a name that is
                // further from them, or has another tool's value, is only told.
                let meant = meant_mark(other, value).filter(|meant| other.starts_with("x-") && near(meant, other, 1));
                let parent = Pointer(at.0[..at.0.len() - 1].to_vec());
                let refused = |meant: &str| of(&parent, Expected::NotKey(other.to_owned(), Some(meant.to_owned())));
                meant.map(refused).into_iter().collect()
            }
        };
        errors.extend(breaches.iter().map(|breach| {
            let words = telling.words(breach, reader);
            let span = breach.span(root).unwrap_or(root.span());
            words.help.into_iter().fold(Error::set_up("schema", words.message).at(&held.file, span, ""), Error::help)
        }));
    }
    errors
}

/// What is wrong with `x-implies`: it is a list of parts, and stands at the top of a schema.
fn implications(at: &Pointer, written: &str, value: &Value) -> Vec<Breach> {
    let Some(parts) = value.as_array() else { return vec![of_type(at, JsonType::Array)] };
    if written != "/x-implies" {
        return vec![of(at, Expected::Nothing)];
    }
    let wrong = parts.iter().enumerate().filter(|(_, part)| !part.is_object());
    wrong.map(|(index, _)| of_type(&at.index(index), JsonType::Object)).collect()
}

/// What is wrong with `x-phase`: it maps the statuses of the same field to phases.
fn phases(at: &Pointer, value: &Value, statuses: Option<&Value>) -> Vec<Breach> {
    let Some(map) = value.as_object() else { return vec![of_type(at, JsonType::Object)] };
    let mut found = Vec::new();
    for (status, phase) in map {
        if !phase.as_str().is_some_and(|phase| PHASES.contains(&phase)) {
            let meant = phase.as_str().and_then(|phase| nearest(phase, PHASES));
            found.push(of(&at.key(status), one_of(&PHASES, meant)));
        }
        if let Some(statuses) = statuses.and_then(Value::as_array).filter(|all| !all.iter().any(|one| one == status)) {
            let asked = Expected::OneOf(Choices::of(statuses.clone()), None);
            found.push(of(at, Expected::OtherKey(status.clone(), Box::new(asked))));
        }
    }
    found
}

/// Whether values of a `type` can name a document, or list such names.
fn may_be_named(types: Option<&Value>) -> bool {
    let can = |one: &Value| one.as_str().is_none_or(|one| matches!(one, "string" | "integer" | "number" | "array"));
    match types {
        None => true,
        Some(Value::Array(types)) => types.iter().any(can),
        Some(one) => can(one),
    }
}

/// A keyword that stands beside the one at a JSON pointer.
fn sibling<'s>(schema: &'s Value, written: &str, keyword: &str) -> Option<&'s Value> {
    schema.pointer(written.rsplit_once('/')?.0)?.get(keyword)
}

/// The format that a name which is none was probably meant as. Other names are those of other tools.
fn meant_format(name: &str) -> Option<&'static str> {
    let mut known = format_names();
    if known.clone().any(|known| known == name) {
        return None;
    }
    let letters = |name: &str| -> String {
        name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let written = letters(name);
    known
        .clone()
        .find(|known| letters(known) == written)
        .or_else(|| known.find(|known| written.chars().count() > 4 && near(&letters(known), &written, 1)))
}

fn one_of(values: &[&str], meant: Option<&str>) -> Expected {
    Expected::OneOf(Choices::of(values.iter().map(|value| Value::from(*value)).collect()), meant.map(str::to_owned))
}

fn of_type(at: &Pointer, wanted: JsonType) -> Breach {
    of(at, Expected::Types(vec![wanted]))
}

fn of(at: &Pointer, expected: Expected) -> Breach {
    Breach { pointer: at.clone(), expected, keyword: String::new() }
}

//! The words of docs/glossary.md are those of the schemas.

use serde_json::Value;
use vedtak::kind::KINDS;

const GLOSSARY: &str = include_str!("../../docs/glossary.md");

/// The labels in Norwegian, Swedish and English of a kind, of a field at its top, or of a value of that field.
fn labels(kind: &str, field: Option<&str>, value: Option<&str>) -> [String; 3] {
    let known = KINDS.iter().find(|known| known.name == kind).unwrap_or_else(|| panic!("no kind {kind}"));
    let schema: Value = serde_json::from_str(known.schema).unwrap();
    let common: Value = serde_json::from_str(include_str!("../../schemas/common.schema.json")).unwrap();
    let spot = field.map_or(&schema, |field| &schema["properties"][field]);
    if let Some(value) = value {
        let of = &spot["x-values"][value];
        return ["nb", "sv", "en"].map(|language| of[language].as_str().unwrap_or("").to_owned());
    }
    let shared =
        spot["$ref"].as_str().and_then(|to| to.rsplit('/').next()).map_or(&Value::Null, |name| &common["$defs"][name]);
    let of = |name: &str| if spot[name].is_null() { shared[name].clone() } else { spot[name].clone() };
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    [text(&of("x-title")["nb"]), text(&of("x-title")["sv"]), text(&of("title"))]
}

#[test]
fn the_glossary_has_the_words_of_the_schemas() {
    let rows = GLOSSARY.lines().filter(|line| line.starts_with('|')).map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        cells
    });
    let mut compared = 0;
    for cells in rows.filter(|cells| cells.len() == 5 && cells[4].starts_with('`')) {
        let place: Vec<&str> = cells[4].split('`').map(str::trim).filter(|part| !part.is_empty()).collect();
        let (field, value) = match place.get(1).map(|field| field.split_once(": ").unwrap_or((field, ""))) {
            None => (None, None),
            Some((field, "")) => (Some(field), None),
            Some((field, value)) => (Some(field), Some(value)),
        };
        assert_eq!(labels(place[0], field, value), [cells[0], cells[1], cells[2]], "{}", cells[4]);
        compared += 1;
    }
    assert!(compared >= 10, "{compared} rows name a place in the schemas");
}

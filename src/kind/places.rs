//! The places in documents of a kind that its schema marks: references to other documents, local times,
//! claims of what has happened.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::key_pattern::KeyPattern;
use super::library::Library;
use super::walk::{Keywords, Roots, Subschema};
use crate::yaml::{KeyTest, PatternSet, PatternSpot, PatternStep};

/// The marked places of a kind, found once, however deep they lie.
#[derive(Debug, Default)]
pub struct Places {
    /// Where ids of other documents stand (`x-ref`), with the kind that they name.
    pub references: PatternSet<String>,
    /// Where times may stand without an offset (`format: vedtak-time`).
    pub times: PatternSet<()>,
    /// Mappings with such a `start` and such an `end`.
    pub intervals: PatternSet<()>,
    /// Where a document claims when something happened (`x-happened: true`).
    pub claims: PatternSet<()>,
    /// Where a document gives a time that is planned (`x-planned: true`).
    pub plans: PatternSet<()>,
}

/// What a schema says of the places in its documents, as a graph: a definition that holds itself leads back.
pub(super) struct Survey<'s> {
    /// The root is the first.
    spots: Vec<Spot<'s>>,
    /// The addresses in memory of the subschemas that have been visited.
    pub(super) seen: HashSet<*const Value>,
}

/// A place in documents: what all schemas say that describe it.
#[derive(Default)]
struct Spot<'s> {
    reference: Option<&'s str>,
    is_time: bool,
    is_claim: bool,
    is_plan: bool,
    /// The steps to its parts, each with the position of the spot there.
    next: Vec<(PatternStep, usize)>,
}

impl Places {
    /// The marked places of a schema.
    pub(super) fn of(schema: Subschema<'_>) -> Self {
        let survey = Survey::of(schema);
        let when = |is: &dyn Fn(&Spot<'_>) -> bool| survey.marked(|spot| is(spot).then_some(()));
        Self {
            references: survey.marked(|spot| spot.reference.map(str::to_owned)),
            times: when(&|spot| spot.is_time),
            intervals: when(&|spot| survey.has_time(spot, "start") && survey.has_time(spot, "end")),
            claims: when(&|spot| spot.is_claim),
            plans: when(&|spot| spot.is_plan),
        }
    }
}

impl<'s> Survey<'s> {
    pub(super) fn of(schema: Subschema<'s>) -> Self {
        let mut survey = Self { spots: vec![Spot::default()], seen: HashSet::new() };
        let mut roots = Roots::default();
        let mut known: HashMap<Vec<Place>, usize> = HashMap::from([(places(&[schema]), 0)]);
        let mut open = vec![(0, vec![schema])];
        while let Some((at, schemas)) = open.pop() {
            let alike = alike(&schemas, &mut roots);
            survey.seen.extend(alike.iter().map(|said| std::ptr::from_ref(said.at.value)));
            let mut spot = Spot {
                reference: alike.iter().find_map(|said| said.names).and_then(Value::as_str),
                is_time: alike.iter().find_map(|said| said.format).and_then(Value::as_str) == Some("vedtak-time"),
                is_claim: alike.iter().find_map(|said| said.happened).and_then(Value::as_bool) == Some(true),
                is_plan: alike.iter().find_map(|said| said.planned).and_then(Value::as_bool) == Some(true),
                next: Vec::new(),
            };
            let parts = parts(&alike);
            // A list that is marked as a whole marks its items, also where no schema describes these.
            let items = |part: &Part<'_>| matches!(part, Part::Item(_) | Part::Items(_));
            let mut of_items = parts.iter().filter(|(part, _)| items(part)).peekable();
            let whole = of_items.peek().is_some()
                && of_items.all(|(_, items)| self::alike(items, &mut roots).iter().all(|said| said.names.is_none()));
            let undescribed = !parts.iter().any(|(part, _)| items(part)) && may_be_list(&alike);
            let kind = spot.reference.take_if(|_| whole).or_else(|| spot.reference.filter(|_| undescribed));
            if let Some(kind) = kind {
                spot.next.push((PatternStep::ITEMS, survey.spots.len()));
                survey.spots.push(Spot { reference: Some(kind), ..Spot::default() });
            }
            for (part, schemas) in parts {
                let step = part.step(schema.library, &alike);
                let to = *known.entry(places(&schemas)).or_insert_with(|| {
                    survey.spots.push(Spot::default());
                    open.push((survey.spots.len() - 1, schemas));
                    survey.spots.len() - 1
                });
                spot.next.push((step, to));
            }
            survey.spots[at] = spot;
        }
        survey
    }

    /// The ways to the spots that have a mark.
    fn marked<M>(&self, mark: impl Fn(&Spot<'s>) -> Option<M>) -> PatternSet<M> {
        let spot = |spot: &Spot<'s>| PatternSpot { marks: mark(spot).into_iter().collect(), next: spot.next.clone() };
        PatternSet::new(self.spots.iter().map(spot).collect())
    }

    /// Whether the value of a key there is a time.
    fn has_time(&self, spot: &Spot<'s>, name: &str) -> bool {
        let is_named = |step: &PatternStep| matches!(step, PatternStep::Key(key) if key.as_ref() == name);
        spot.next.iter().any(|(step, to)| is_named(step) && self.spots[*to].is_time)
    }
}

/// The identity of a subschema: the addresses in memory of its value and of the text of its schema address.
type Place = (*const Value, *const u8);

fn places(schemas: &[Subschema<'_>]) -> Vec<Place> {
    schemas.iter().map(|schema| (std::ptr::from_ref(schema.value), schema.address.as_ptr())).collect()
}

/// The keywords of all subschemas that apply to the same value, those of the schema itself before those it refers to.
fn alike<'s>(schemas: &[Subschema<'s>], roots: &mut Roots<'s>) -> Vec<Keywords<'s>> {
    let mut found: Vec<Keywords<'s>> = Vec::new();
    let mut seen = HashSet::new();
    for schema in schemas {
        let _ = schema.walk(roots, &mut |keywords| {
            if seen.insert(std::ptr::from_ref(keywords.at.value)) {
                found.push(*keywords);
            }
            ControlFlow::Continue(())
        });
    }
    found
}

/// Whether the values that subschemas describe may be lists by their `type`.
fn may_be_list(alike: &[Keywords<'_>]) -> bool {
    let takes = |types: &Value| match types {
        Value::Array(types) => types.iter().any(|one| one == "array"),
        one => one == "array",
    };
    let mut types = alike.iter().filter_map(|said| said.at.value.get("type")).peekable();
    types.peek().is_some() && types.all(takes)
}

/// A part of a value, as a schema says it.
#[derive(Clone, Copy)]
enum Part<'s> {
    Property(&'s str),
    /// The keys that a pattern describes.
    Matching(&'s str),
    /// The keys that neither a name nor a pattern describes.
    Free,
    Item(usize),
    /// The items from a position on.
    Items(usize),
}

/// The parts of a value that these schemas describe, each with all that they say of it, the nearest first.
fn parts<'s>(alike: &[Keywords<'s>]) -> Vec<(Part<'s>, Vec<Subschema<'s>>)> {
    let mut found = Vec::new();
    let mut names: Vec<&str> =
        alike.iter().filter_map(|said| said.properties).flat_map(Map::keys).map(String::as_str).collect();
    let mut told = HashSet::new();
    names.retain(|name| told.insert(*name));
    for name in names {
        let of = |said: &Keywords<'s>| match said.properties.and_then(|properties| properties.get(name)) {
            Some(value) => said.at.inner(Some(value)),
            None if said.matches(name) => None,
            None => said.free(),
        };
        found.push((Part::Property(name), alike.iter().filter_map(of).collect()));
    }
    for said in alike {
        for (pattern, value) in said.patterns.into_iter().flatten() {
            found.extend(said.at.inner(Some(value)).map(|spot| (Part::Matching(pattern), vec![spot])));
        }
    }
    let first = alike.iter().map(Keywords::prefix_len).max().unwrap_or_default();
    let item = |at: usize| alike.iter().flat_map(move |said| said.item(at)).collect::<Vec<_>>();
    found.extend((0..first).map(|at| (Part::Item(at), item(at))));
    found.push((Part::Items(first), item(first)));
    found.push((Part::Free, alike.iter().flat_map(|said| [said.free(), said.rest()]).flatten().collect()));
    found.retain(|(_, schemas)| !schemas.is_empty());
    found
}

impl Part<'_> {
    /// The step to it in a document.
    fn step(self, library: &Library, alike: &[Keywords<'_>]) -> PatternStep {
        match self {
            Self::Property(name) => PatternStep::Key(name.into()),
            Self::Item(at) => PatternStep::Index(at),
            Self::Items(from) => PatternStep::Items { from },
            Self::Matching(pattern) => {
                let pattern = library.key_pattern(pattern);
                PatternStep::Keys(KeyTest::new(move |key| pattern.matches(key)))
            }
            Self::Free => {
                let named = alike.iter().filter_map(|said| said.properties).flat_map(Map::keys).cloned();
                let named: BTreeSet<String> = named.collect();
                let matching = alike.iter().filter_map(|said| said.patterns).flat_map(Map::keys);
                let patterns: Vec<Arc<KeyPattern>> = matching.map(|pattern| library.key_pattern(pattern)).collect();
                if named.is_empty() && patterns.is_empty() {
                    return PatternStep::Values;
                }
                let described = move |key: &str| named.contains(key) || patterns.iter().any(|one| one.matches(key));
                PatternStep::Keys(KeyTest::new(move |key| !described(key)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::kind::{KINDS, Shape};
    use crate::yaml::{Limits, parse};

    fn library(schema: &Value) -> Library {
        let mut library = Library::default();
        library.insert("vedtak:///a.json", schema.clone());
        library
    }

    fn of(schema: &Value) -> Places {
        Places::of(Subschema::root(&library(schema), "vedtak:///a.json").unwrap())
    }

    /// The ways to marks of at most so many steps, as text, in order.
    fn ways<M>(set: &PatternSet<M>, most: usize, show: fn(&M) -> String) -> Vec<String> {
        let turn = |step: &PatternStep| match step {
            PatternStep::Key(name) => format!("/{name}"),
            PatternStep::Index(at) => format!("/{at}"),
            PatternStep::Items { .. } | PatternStep::Each => "/[]".to_owned(),
            PatternStep::Values | PatternStep::Keys(_) => "/{}".to_owned(),
        };
        let mut found = Vec::new();
        let mut open = vec![(0, String::new(), 0)];
        while let Some((at, way, steps)) = open.pop() {
            let Some(spot) = set.spots().get(at) else { continue };
            found.extend(spot.marks.iter().map(|mark| format!("{way}{}", show(mark))));
            let next = spot.next.iter().filter(|_| steps < most);
            open.extend(next.map(|(step, to)| (*to, format!("{way}{}", turn(step)), steps + 1)));
        }
        found.sort();
        found
    }

    /// The marked places, found by going every way with no memory.
    fn plainly(shape: Shape<'_>, way: &str, depth: usize, found: &mut [Vec<String>; 4]) {
        if let Some(kind) = shape.keyword("x-ref").and_then(Value::as_str) {
            let whole = shape.items().is_some_and(|items| items.keyword("x-ref").is_none());
            found[0].push(format!("{way}{} {kind}", if whole { "/[]" } else { "" }));
        }
        if shape.keyword("format").and_then(Value::as_str) == Some("vedtak-time") {
            found[1].push(way.to_owned());
        }
        if shape.keyword("x-happened") == Some(&Value::Bool(true)) {
            found[2].push(way.to_owned());
        }
        if shape.keyword("x-planned") == Some(&Value::Bool(true)) {
            found[3].push(way.to_owned());
        }
        let Some(below) = depth.checked_sub(1) else { return };
        let mut names = Vec::new();
        for name in shape.property_names() {
            if !names.contains(&name) {
                names.push(name);
                plainly(shape.property(name).unwrap(), &format!("{way}/{name}"), below, found);
            }
        }
        if let Some(items) = shape.items() {
            plainly(items, &format!("{way}/[]"), below, found);
        }
        if let Some(free) = shape.free_fields() {
            plainly(free, &format!("{way}/{{}}"), below, found);
        }
    }

    #[test]
    fn every_marked_place_of_every_kind_is_found() {
        for kind in KINDS {
            let schema = kind.schema();
            let places = Places::of(schema.without_words().unwrap());
            let plain = |set| ways(set, 8, |()| String::new());
            let references = ways(&places.references, 8, |kind| format!(" {kind}"));
            let found = [references, plain(&places.times), plain(&places.claims), plain(&places.plans)];
            let mut expected = [const { Vec::new() }; 4];
            plainly(schema.shape().unwrap(), "", 8, &mut expected);
            for ways in &mut expected {
                ways.sort();
            }
            assert_eq!(found, expected, "{}", kind.name);
        }
    }

    #[test]
    fn a_definition_that_holds_itself_ends() {
        let schema = json!({
            "$ref": "#/$defs/node",
            "$defs": {"node": {"properties": {
                "to": {"x-ref": "Party"}, "left": {"$ref": "#/$defs/node"}, "right": {"$ref": "#/$defs/node"}
            }}}
        });
        let places = of(&schema);
        // Documents are marked as deep as they go.
        let deep = format!("{}{{to: x}}{}", "{left: {right: ".repeat(15), "}}".repeat(15));
        assert_eq!(told(&schema, &deep), [format!("{}/to Party", "/left/right".repeat(15))]);
        let plain = ways(&places.references, 3, |kind| format!(" {kind}"));
        assert_eq!(plain.len(), 7);
    }

    #[test]
    fn alternatives_that_lead_back_to_themselves_end() {
        let twice = json!([{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/a"}, {"properties": {"x": {"x-ref": "Party"}}}]);
        let places = of(&json!({"$ref": "#/$defs/a", "$defs": {"a": {"allOf": twice, "anyOf": twice}}}));
        assert_eq!(ways(&places.references, 64, String::clone), ["/xParty"]);
    }

    #[test]
    fn the_nearest_mark_counts_and_lists_mark_their_items() {
        let schema = json!({
            "properties": {
                "a": {"$ref": "#/$defs/ref", "x-ref": "Person"},
                "b": {"x-ref": "Service", "items": {}},
                "c": {"additionalProperties": {"$ref": "#/$defs/ref"}, "anyOf": [{"properties": {"d": {"x-ref": "Body"}}}]}
            },
            "$defs": {"ref": {"x-ref": "Party"}}
        });
        let told = ways(&of(&schema).references, 9, |kind| format!(" {kind}"));
        assert_eq!(told, ["/a Person", "/b/[] Service", "/c/d Party", "/c/{} Party"]);
    }

    #[test]
    fn intervals_are_mappings_with_a_start_and_an_end() {
        let time = json!({"format": "vedtak-time"});
        let places = of(&json!({"properties": {
            "plan": {"additionalProperties": {"properties": {"start": time, "end": time}}},
            "slots": {"items": {"properties": {"start": time, "end": time, "other": time}}},
            "half": {"properties": {"start": time}},
            "end": time
        }}));
        let told = ways(&places.intervals, 9, |()| String::new());
        assert_eq!(told, ["/plan/{}", "/slots/[]"]);
    }

    /// The values that the marks of a schema are told of, by their pointers.
    fn told(schema: &Value, text: &str) -> Vec<String> {
        let tree = parse(&text.into(), &Limits::default());
        let mut told = Vec::new();
        of(schema).references.each(tree.node(&tree.roots()[0]).unwrap(), &mut |kind, _, trail| {
            told.push(format!("{} {kind}", trail.pointer()));
        });
        told.sort();
        told
    }

    #[test]
    fn keys_are_told_by_what_describes_them() {
        let (party, body, person) = (json!({"x-ref": "Party"}), json!({"x-ref": "Body"}), json!({"x-ref": "Person"}));
        let patterns =
            json!({"properties": {"a": party}, "patternProperties": {"^x-": body}, "additionalProperties": person});
        assert_eq!(
            told(&patterns, "{a: 1, x-1: 2, other: 3, ax-: 4}"),
            ["/a Party", "/ax- Person", "/other Person", "/x-1 Body"]
        );
        // What is named but not marked is not free.
        let named = json!({"properties": {"a": {}}, "additionalProperties": person});
        assert_eq!(told(&named, "{a: 1, b: 2}"), ["/b Person"]);
        // A pattern describes what is named, too; a lookahead is read as the validator reads it.
        let both = json!({"properties": {"ab": {}}, "patternProperties": {"^a(?!c)": body}});
        assert_eq!(told(&both, "{ab: 1, ac: 2}"), ["/ab Body"]);
    }

    #[test]
    fn items_are_told_by_their_positions() {
        let (party, body) = (json!({"x-ref": "Party"}), json!({"x-ref": "Body"}));
        let new = json!({"prefixItems": [{}, party], "items": body});
        assert_eq!(told(&new, "[1, 2, 3, 4]"), ["/1 Party", "/2 Body", "/3 Body"]);
        let old = json!({"items": [{}, party], "additionalItems": body});
        assert_eq!(told(&old, "[1, 2, 3, 4]"), ["/1 Party", "/2 Body", "/3 Body"]);
        let deep =
            json!({"properties": {"a": {"patternProperties": {".": {"prefixItems": [{"properties": {"b": party}}]}}}}});
        assert_eq!(told(&deep, "a: {x: [{b: 1}, {b: 2}]}"), ["/a/x/0/b Party"]);
        assert_eq!(told(&json!({"items": body}), "[1, 2]"), ["/0 Body", "/1 Body"]);
    }

    #[test]
    fn values_are_told_with_their_pointers() {
        let places = of(&json!({"properties": {"a": {"items": {"additionalProperties": {"x-ref": "Party"}}}}}));
        let text = "a: [{x: 1, y: [2], z: ~}, {v: w}]\n".into();
        let tree = parse(&text, &Limits::default());
        let mut told = Vec::new();
        let root = tree.node(&tree.roots()[0]).unwrap();
        places.references.each(root, &mut |kind, node, trail| {
            assert_eq!(kind, "Party");
            told.push((node.text(), trail.pointer().to_string()));
        });
        let pointer = |text: &str| text.to_owned();
        assert_eq!(told, [("1", pointer("/a/0/x")), ("", pointer("/a/0/y")), ("w", pointer("/a/1/v"))]);
    }

    /// Whatever describes a value marks it, however it comes to describe it.
    #[test]
    fn marks_are_found_under_every_keyword_that_describes_the_value() {
        let party = json!({"x-ref": "Party"});
        let a = json!({"properties": {"a": party}});
        let plain = json!({"type": "string"});
        for (schema, text, expected) in [
            (json!({"dependentSchemas": {"b": a}}), "{a: 1, b: 2}", "/a"),
            (json!({"dependencies": {"b": a}}), "{a: 1, b: 2}", "/a"),
            (json!({"unevaluatedProperties": party}), "{a: 1}", "/a"),
            (json!({"unevaluatedItems": party}), "[1]", "/0"),
            (json!({"prefixItems": [{}], "unevaluatedItems": party}), "[1, 2]", "/1"),
            (json!({"contains": a}), "[{a: 1}]", "/0/a"),
            (json!({"items": {"properties": {"a": plain}}, "contains": a}), "[{a: 1}]", "/0/a"),
            (json!({"if": {}, "then": a}), "{a: 1}", "/a"),
            (json!({"if": {}, "else": a}), "{a: 1}", "/a"),
            // What is said elsewhere of the same field hides nothing.
            (json!({"properties": {"a": plain}, "if": {}, "then": a}), "{a: 1}", "/a"),
            (json!({"properties": {"a": plain}, "allOf": [a]}), "{a: 1}", "/a"),
            (json!({"properties": {"a": plain}, "anyOf": [{}, a]}), "{a: 1}", "/a"),
            (
                json!({"properties": {"a": plain}, "additionalProperties": {}, "dependentSchemas": {"a": a}}),
                "{a: 1}",
                "/a",
            ),
            (json!({"additionalProperties": plain, "oneOf": [a]}), "{a: 1}", "/a"),
            (json!({"items": plain, "allOf": [{"items": party}]}), "[1]", "/0"),
            (json!({"prefixItems": [plain], "allOf": [{"items": party}]}), "[1]", "/0"),
            // References that depend on the way lead to all that bear the name.
            (
                json!({"$ref": "#/$defs/n", "$defs": {"n": {"$dynamicAnchor": "n", "properties": {"a": party, "in": {"$dynamicRef": "#n"}}}}}),
                "{in: {in: {a: 1}}}",
                "/in/in/a",
            ),
            (
                json!({"$recursiveAnchor": true, "properties": {"a": party, "in": {"$recursiveRef": "#"}}}),
                "{in: {in: {a: 1}}}",
                "/in/in/a",
            ),
        ] {
            assert_eq!(told(&schema, text), [format!("{expected} Party")], "{schema}");
        }
    }
}

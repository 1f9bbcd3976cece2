//! The places in documents of a kind that its schema marks: references to other documents, local times,
//! claims of what has happened.

use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::key_pattern::KeyPattern;
use super::library::Library;
use super::walk::{Keywords, Roots, Subschema};
use crate::yaml::{KeyTest, Pattern, PatternSet, PatternStep};

/// The marked places of a kind, found once.
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

/// The same as lists.
#[derive(Debug, Default)]
struct Lists {
    references: Vec<(Pattern, String)>,
    times: Vec<Pattern>,
    intervals: Vec<Pattern>,
    claims: Vec<Pattern>,
    plans: Vec<Pattern>,
}

/// Deeper places are not looked for; a schema that goes in circles has none.
const MOST_DEPTH: usize = 8;

impl Places {
    /// The marked places of a schema.
    pub(super) fn of(schema: Subschema<'_>) -> Self {
        let lists = Lists::of(schema);
        let plain = |ways: Vec<Pattern>| ways.into_iter().map(|way| (way, ())).collect();
        Self {
            references: lists.references.into_iter().collect(),
            times: plain(lists.times),
            intervals: plain(lists.intervals),
            claims: plain(lists.claims),
            plans: plain(lists.plans),
        }
    }
}

impl Lists {
    fn of(schema: Subschema<'_>) -> Self {
        let mut survey = Survey { marked: HashMap::new(), roots: Roots::default() };
        let marks = survey.marks(schema, MOST_DEPTH);
        let ends = |name: &str| {
            let parent = move |way: &Pattern| way.before(name);
            marks.times.iter().filter_map(parent).collect::<Vec<_>>()
        };
        let starts = ends("start");
        Self {
            references: marks.references.iter().map(|(way, kind)| (way.clone(), (*kind).to_owned())).collect(),
            times: marks.times.clone(),
            intervals: ends("end").into_iter().filter(|way| starts.contains(way)).collect(),
            claims: marks.claims.clone(),
            plans: marks.plans.clone(),
        }
    }
}

/// The marks of a place in a schema and of the places below it, by the steps that lead there from it.
#[derive(Default)]
struct Marks<'s> {
    references: Vec<(Pattern, &'s str)>,
    times: Vec<Pattern>,
    claims: Vec<Pattern>,
    plans: Vec<Pattern>,
    /// How many steps deep the search went; `None` where nothing lies deeper.
    cut: Option<usize>,
}

/// A walk over a schema that looks at each of its definitions once.
struct Survey<'s> {
    /// What has been found, by where the schema and its address lie in memory, and by how deep was looked for
    /// what goes deeper.
    marked: HashMap<(*const Value, *const u8, Option<usize>), Rc<Marks<'s>>>,
    roots: Roots<'s>,
}

impl<'s> Survey<'s> {
    fn marks(&mut self, spot: Subschema<'s>, depth: usize) -> Rc<Marks<'s>> {
        let (place, address) = (std::ptr::from_ref(spot.value), spot.address.as_ptr());
        if let Some(whole) = self.marked.get(&(place, address, None)) {
            return whole.within(depth).map_or_else(|| Rc::clone(whole), Rc::new);
        }
        if let Some(cut) = self.marked.get(&(place, address, Some(depth))) {
            return Rc::clone(cut);
        }
        let marks = Rc::new(self.look(spot, depth));
        self.marked.insert((place, address, marks.cut), Rc::clone(&marks));
        marks
    }

    fn look(&mut self, spot: Subschema<'s>, depth: usize) -> Marks<'s> {
        let alike = self.alike(spot);
        let items = alike.iter().find_map(Keywords::items);
        let mut marks = Marks::default();
        if let Some(kind) = alike.iter().find_map(|said| said.names).and_then(Value::as_str) {
            // A list that is marked as a whole marks its items.
            let whole = items.is_some_and(|(_, items)| self.alike(items).iter().all(|said| said.names.is_none()));
            let way = if whole { Pattern::default().after(PatternStep::ITEMS) } else { Pattern::default() };
            marks.references.push((way, kind));
        }
        if alike.iter().find_map(|said| said.format).and_then(Value::as_str) == Some("vedtak-time") {
            marks.times.push(Pattern::default());
        }
        if alike.iter().find_map(|said| said.happened).and_then(Value::as_bool) == Some(true) {
            marks.claims.push(Pattern::default());
        }
        if alike.iter().find_map(|said| said.planned).and_then(Value::as_bool) == Some(true) {
            marks.plans.push(Pattern::default());
        }
        let parts = parts(&alike);
        let Some(below) = depth.checked_sub(1) else {
            marks.cut = (!parts.is_empty()).then_some(depth);
            return marks;
        };
        for (part, spot) in parts {
            let found = self.marks(spot, below);
            marks.cut = marks.cut.or(found.cut.map(|_| depth));
            if !found.is_empty() {
                let step = part.step(spot.library, &alike);
                marks.references.extend(found.references.iter().map(|(way, kind)| (way.after(step.clone()), *kind)));
                marks.times.extend(found.times.iter().map(|way| way.after(step.clone())));
                marks.claims.extend(found.claims.iter().map(|way| way.after(step.clone())));
                marks.plans.extend(found.plans.iter().map(|way| way.after(step.clone())));
            }
        }
        marks
    }

    /// What is said of the same value, the nearest first.
    fn alike(&mut self, spot: Subschema<'s>) -> Vec<Keywords<'s>> {
        let mut found = Vec::new();
        let _ = spot.walk(&mut self.roots, &mut |keywords| {
            found.push(*keywords);
            ControlFlow::Continue(())
        });
        found
    }
}

impl<'s> Marks<'s> {
    /// Whether nothing is marked.
    fn is_empty(&self) -> bool {
        self.references.is_empty() && self.times.is_empty() && self.claims.is_empty() && self.plans.is_empty()
    }

    /// The marks that at most `depth` steps lead to; `None` where those are all of them.
    fn within(&self, depth: usize) -> Option<Marks<'s>> {
        let near = |way: &Pattern| way.steps().count() <= depth;
        let all = self.references.iter().all(|(way, _)| near(way))
            && self.times.iter().chain(&self.claims).chain(&self.plans).all(near);
        (!all).then(|| Marks {
            references: self.references.iter().filter(|(way, _)| near(way)).cloned().collect(),
            times: self.times.iter().filter(|way| near(way)).cloned().collect(),
            claims: self.claims.iter().filter(|way| near(way)).cloned().collect(),
            plans: self.plans.iter().filter(|way| near(way)).cloned().collect(),
            cut: Some(depth),
        })
    }
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

/// The parts of a value that all these schemas describe, each as the nearest of them has it.
fn parts<'s>(alike: &[Keywords<'s>]) -> Vec<(Part<'s>, Subschema<'s>)> {
    let mut found = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    // What is nearer and has free keys describes the field.
    let mut free = None;
    for said in alike {
        for (name, value) in said.properties.into_iter().flatten() {
            if !names.contains(&name.as_str()) {
                names.push(name);
                found.push((Part::Property(name.as_str()), free.unwrap_or(said.at.with(value))));
            }
        }
        free = free.or_else(|| said.free());
    }
    for said in alike {
        for (pattern, value) in said.patterns.into_iter().flatten() {
            found.extend(said.at.inner(Some(value)).map(|spot| (Part::Matching(pattern), spot)));
        }
    }
    let prefix = alike.iter().find(|said| said.prefix().next().is_some());
    found.extend(prefix.into_iter().flat_map(Keywords::prefix).map(|(at, spot)| (Part::Item(at), spot)));
    found.extend(alike.iter().find_map(Keywords::items).map(|(from, spot)| (Part::Items(from), spot)));
    found.extend(free.map(|spot| (Part::Free, spot)));
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

    fn of(schema: &Value) -> Lists {
        let mut library = Library::default();
        library.insert("vedtak:///a.json", schema.clone());
        Lists::of(Subschema::root(&library, "vedtak:///a.json").unwrap())
    }

    fn written(way: &Pattern) -> String {
        let turn = |step: &PatternStep| match step {
            PatternStep::Key(name) => format!("/{name}"),
            PatternStep::Index(at) => format!("/{at}"),
            PatternStep::Items { .. } | PatternStep::Each => "/[]".to_owned(),
            PatternStep::Values | PatternStep::Keys(_) => "/{}".to_owned(),
        };
        way.steps().map(turn).collect()
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
            let places = Lists::of(schema.without_words().unwrap());
            let references = places.references.iter().map(|(way, kind)| format!("{} {kind}", written(way))).collect();
            let all = |ways: &[Pattern]| ways.iter().map(written).collect::<Vec<_>>();
            let found = [references, all(&places.times), all(&places.claims), all(&places.plans)];
            let mut expected = [const { Vec::new() }; 4];
            plainly(schema.shape().unwrap(), "", MOST_DEPTH, &mut expected);
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
        // One more way for each way to a node that is at most seven steps deep.
        assert_eq!(places.references.len(), (1 << MOST_DEPTH) - 1);
        assert!(places.references.iter().any(|(way, _)| written(way) == "/left/right/to"));
    }

    #[test]
    fn alternatives_that_lead_back_to_themselves_end() {
        let twice = json!([{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/a"}, {"properties": {"x": {"x-ref": "Party"}}}]);
        let places = of(&json!({"$ref": "#/$defs/a", "$defs": {"a": {"allOf": twice, "anyOf": twice}}}));
        assert_eq!(places.references.len(), 1);
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
        let told =
            of(&schema).references.iter().map(|(way, kind)| format!("{} {kind}", written(way))).collect::<Vec<_>>();
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
        let told: Vec<String> = places.intervals.iter().map(written).collect();
        assert_eq!(told, ["/plan/{}", "/slots/[]"]);
    }

    /// The values that the marks of a schema are told of, by their pointers.
    fn told(schema: &Value, text: &str) -> Vec<String> {
        let tree = parse(&text.into(), &Limits::default());
        let mut told = Vec::new();
        let ways: PatternSet<String> = of(schema).references.into_iter().collect();
        ways.each(tree.node(&tree.roots()[0]).unwrap(), &mut |kind, _, trail| {
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
        let ways: PatternSet<String> = places.references.into_iter().collect();
        ways.each(root, &mut |kind, node, trail| {
            assert_eq!(kind, "Party");
            told.push((node.text(), trail.pointer().to_string()));
        });
        let pointer = |text: &str| text.to_owned();
        assert_eq!(told, [("1", pointer("/a/0/x")), ("", pointer("/a/0/y")), ("w", pointer("/a/1/v"))]);
    }
}

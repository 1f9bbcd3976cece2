//! The places in documents of a kind that its schema marks: references to other documents, local times.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::library::Library;
use super::references::decoded;
use super::way::{Turn, Way, Ways};

/// The marked places of a kind, found once.
#[derive(Debug, Default)]
pub struct Places {
    /// Where ids of other documents stand (`x-ref`), with the kind that they name.
    pub references: Ways<String>,
    /// Where times may stand without an offset (`format: vedtak-time`).
    pub times: Ways<()>,
    /// Mappings with such a `start` and such an `end`.
    pub intervals: Ways<()>,
}

/// The same as lists.
#[derive(Debug, Default)]
struct Lists {
    references: Vec<(Way, String)>,
    times: Vec<Way>,
    intervals: Vec<Way>,
}

/// A schema without the words that are for people, with the library that its references lead into.
#[derive(Debug, Clone, Copy)]
pub struct Outline<'s> {
    pub(super) library: &'s Library,
    /// The address of the schema document.
    pub(super) address: &'s str,
    pub(super) root: &'s Value,
}

/// Deeper places are not looked for; a schema that goes in circles has none.
const MOST_DEPTH: usize = 8;

impl Places {
    /// The marked places of a schema.
    pub fn of(outline: Outline<'_>) -> Self {
        let lists = Lists::of(outline);
        let plain = |ways: Vec<Way>| ways.into_iter().map(|way| (way, ())).collect();
        Self {
            references: lists.references.into_iter().collect(),
            times: plain(lists.times),
            intervals: plain(lists.intervals),
        }
    }
}

impl Lists {
    fn of(outline: Outline<'_>) -> Self {
        let Outline { library, address, root } = outline;
        let mut survey = Survey { library, marked: HashMap::new(), roots: Vec::new() };
        let marks = survey.marks(Spot { address, root, value: root }, MOST_DEPTH);
        let ends = |name: &str| {
            let parent = move |way: &Way| way.before(name);
            marks.times.iter().filter_map(parent).collect::<Vec<_>>()
        };
        let starts = ends("start");
        Self {
            references: marks.references.iter().map(|(way, kind)| (way.clone(), (*kind).to_owned())).collect(),
            times: marks.times.clone(),
            intervals: ends("end").into_iter().filter(|way| starts.contains(way)).collect(),
        }
    }
}

/// A place in a schema.
#[derive(Clone, Copy)]
struct Spot<'s> {
    address: &'s str,
    /// The schema document with that address.
    root: &'s Value,
    value: &'s Value,
}

/// One turn further into a document, as a schema says it.
#[derive(Clone, Copy)]
enum Further<'s> {
    Field(&'s str),
    Items,
    Fields,
}

/// What a place in a schema and the places below it are marked as, by the way from it.
#[derive(Default)]
struct Marks<'s> {
    references: Vec<(Way, &'s str)>,
    times: Vec<Way>,
    /// How many turns deep was looked, if there is something deeper.
    cut: Option<usize>,
}

/// A walk over a schema that looks at each of its definitions once.
struct Survey<'s> {
    library: &'s Library,
    /// What has been found, by where the schema and its address lie in memory, and by how deep was looked for
    /// what goes deeper.
    marked: HashMap<(*const Value, *const u8, Option<usize>), Rc<Marks<'s>>>,
    /// Where references to other documents lead, by the address that they start from.
    roots: Vec<(&'s str, &'s str, &'s str, &'s Value)>,
}

impl<'s> Survey<'s> {
    fn marks(&mut self, spot: Spot<'s>, depth: usize) -> Rc<Marks<'s>> {
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

    fn look(&mut self, spot: Spot<'s>, depth: usize) -> Marks<'s> {
        let alike = self.alike(spot);
        let items = alike.iter().find_map(|said| said.spot.inner(said.items));
        let mut marks = Marks::default();
        if let Some(kind) = alike.iter().find_map(|said| said.names).and_then(Value::as_str) {
            // A list that is marked as a whole marks its items.
            let whole = items.is_some_and(|items| self.alike(items).iter().all(|said| said.names.is_none()));
            let way = if whole { Way::default().after(Turn::Items) } else { Way::default() };
            marks.references.push((way, kind));
        }
        if alike.iter().find_map(|said| said.format).and_then(Value::as_str) == Some("vedtak-time") {
            marks.times.push(Way::default());
        }
        let mut further = fields(&alike);
        further.extend(items.map(|spot| (Further::Items, spot)));
        let free = alike.iter().find_map(|said| said.spot.inner(said.free));
        further.extend(free.map(|spot| (Further::Fields, spot)));
        let Some(below) = depth.checked_sub(1) else {
            marks.cut = (!further.is_empty()).then_some(depth);
            return marks;
        };
        for (further, spot) in further {
            let found = self.marks(spot, below);
            marks.cut = marks.cut.or(found.cut.map(|_| depth));
            if !found.references.is_empty() || !found.times.is_empty() {
                let turn = Turn::from(further);
                marks.references.extend(found.references.iter().map(|(way, kind)| (way.after(turn.clone()), *kind)));
                marks.times.extend(found.times.iter().map(|way| way.after(turn.clone())));
            }
        }
        marks
    }

    /// The schemas that describe the same value, the nearest first: where references lead, and every alternative.
    fn alike(&mut self, spot: Spot<'s>) -> Vec<Said<'s>> {
        let mut found = Vec::new();
        self.gather(spot, &mut found);
        found
    }

    fn gather(&mut self, spot: Spot<'s>, found: &mut Vec<Said<'s>>) {
        // What goes in circles says nothing new.
        if found.iter().any(|said| std::ptr::eq(said.spot.value, spot.value)) {
            return;
        }
        let Some(map) = spot.value.as_object() else { return };
        let said = Said::read(spot, map);
        let (target, lists, singles) = (said.target, said.lists, said.singles);
        found.push(said);
        if let Some(spot) = target.and_then(|target| self.follow(spot, target)) {
            self.gather(spot, found);
        }
        for value in lists.into_iter().flatten().flatten().chain(singles.into_iter().flatten()) {
            self.gather(Spot { value, ..spot }, found);
        }
    }

    fn follow(&mut self, spot: Spot<'s>, target: &'s str) -> Option<Spot<'s>> {
        let (file, fragment) = target.split_once('#').unwrap_or((target, ""));
        let (address, root) = if file.is_empty() { (spot.address, spot.root) } else { self.root(spot.address, file)? };
        let fragment = if fragment.contains('%') { Cow::Owned(decoded(fragment)) } else { Cow::Borrowed(fragment) };
        Some(Spot { address, root, value: at(root, &fragment)? })
    }

    fn root(&mut self, base: &'s str, reference: &'s str) -> Option<(&'s str, &'s Value)> {
        if let Some((.., address, root)) = self.roots.iter().find(|(from, to, ..)| *from == base && *to == reference) {
            return Some((address, root));
        }
        let (address, root) = self.library.resolve(base, reference)?;
        self.roots.push((base, reference, address, root));
        Some((address, root))
    }
}

impl<'s> Marks<'s> {
    /// Those of them that so many turns lead to, if that is not all.
    fn within(&self, depth: usize) -> Option<Marks<'s>> {
        let near = |way: &Way| way.turns().count() <= depth;
        let all = self.references.iter().all(|(way, _)| near(way)) && self.times.iter().all(near);
        (!all).then(|| Marks {
            references: self.references.iter().filter(|(way, _)| near(way)).cloned().collect(),
            times: self.times.iter().filter(|way| near(way)).cloned().collect(),
            cut: Some(depth),
        })
    }
}

/// What one schema says of a value, its keywords read in one go.
struct Said<'s> {
    spot: Spot<'s>,
    names: Option<&'s Value>,
    format: Option<&'s Value>,
    properties: Option<&'s Map<String, Value>>,
    items: Option<&'s Value>,
    free: Option<&'s Value>,
    target: Option<&'s str>,
    /// `allOf`, `anyOf`, `oneOf`.
    lists: [Option<&'s Vec<Value>>; 3],
    /// `then`, `else`.
    singles: [Option<&'s Value>; 2],
}

impl<'s> Said<'s> {
    fn read(spot: Spot<'s>, map: &'s Map<String, Value>) -> Self {
        let mut said = Self {
            spot,
            names: None,
            format: None,
            properties: None,
            items: None,
            free: None,
            target: None,
            lists: [None; 3],
            singles: [None; 2],
        };
        for (key, value) in map {
            match key.as_str() {
                "x-ref" => said.names = Some(value),
                "format" => said.format = Some(value),
                "properties" => said.properties = value.as_object(),
                "items" => said.items = Some(value),
                "additionalProperties" => said.free = Some(value),
                "$ref" => said.target = value.as_str(),
                "allOf" => said.lists[0] = value.as_array(),
                "anyOf" => said.lists[1] = value.as_array(),
                "oneOf" => said.lists[2] = value.as_array(),
                "then" => said.singles[0] = Some(value),
                "else" => said.singles[1] = Some(value),
                _ => {}
            }
        }
        said
    }
}

impl<'s> Spot<'s> {
    /// The schema that a keyword of this one holds.
    fn inner(&self, value: Option<&'s Value>) -> Option<Spot<'s>> {
        value.filter(|value| value.is_object()).map(|value| Spot { value, ..*self })
    }
}

/// What stands at a JSON pointer.
fn at<'s>(root: &'s Value, pointer: &str) -> Option<&'s Value> {
    // A name (`$anchor`) is no pointer.
    if pointer.contains('~') || !pointer.starts_with('/') {
        return root.pointer(pointer);
    }
    // The usual case, with no copy of each part.
    pointer.split('/').skip(1).try_fold(root, |value, part| match value {
        Value::Array(items) => items.get(part.parse::<usize>().ok()?),
        other => other.get(part),
    })
}

/// The fields of a mapping that all these schemas describe, each as the nearest of them has it.
fn fields<'s>(alike: &[Said<'s>]) -> Vec<(Further<'s>, Spot<'s>)> {
    let mut found = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    // What is nearer and has free keys describes the field.
    let mut free = None;
    for said in alike {
        for (name, value) in said.properties.into_iter().flatten() {
            if !names.contains(&name.as_str()) {
                names.push(name);
                found.push((Further::Field(name), free.unwrap_or(Spot { value, ..said.spot })));
            }
        }
        free = free.or_else(|| said.spot.inner(said.free));
    }
    found
}

impl From<Further<'_>> for Turn {
    fn from(further: Further<'_>) -> Self {
        match further {
            Further::Field(name) => Self::Field(name.into()),
            Further::Items => Self::Items,
            Further::Fields => Self::Fields,
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
        Lists::of(Outline { library: &library, address: "vedtak:///a.json", root: schema })
    }

    fn written(way: &Way) -> String {
        let turn = |turn: &Turn| match turn {
            Turn::Field(name) => format!("/{name}"),
            Turn::Items => "/[]".to_owned(),
            Turn::Fields => "/{}".to_owned(),
        };
        way.turns().map(turn).collect()
    }

    /// The marked places, found by going every way with no memory.
    fn plainly(shape: Shape<'_>, way: &str, depth: usize, found: &mut [Vec<String>; 2]) {
        if let Some(kind) = shape.keyword("x-ref").and_then(Value::as_str) {
            let whole = shape.items().is_some_and(|items| items.keyword("x-ref").is_none());
            found[0].push(format!("{way}{} {kind}", if whole { "/[]" } else { "" }));
        }
        if shape.keyword("format").and_then(Value::as_str) == Some("vedtak-time") {
            found[1].push(way.to_owned());
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
            let places = Lists::of(schema.outline().unwrap());
            let references = places.references.iter().map(|(way, kind)| format!("{} {kind}", written(way))).collect();
            let found: [Vec<String>; 2] = [references, places.times.iter().map(written).collect()];
            let mut expected = [Vec::new(), Vec::new()];
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
        // One more way for each way to a node that is at most seven turns deep.
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

    #[test]
    fn values_are_told_with_their_pointers() {
        let places = of(&json!({"properties": {"a": {"items": {"additionalProperties": {"x-ref": "Party"}}}}}));
        let text = "a: [{x: 1, y: [2], z: ~}, {v: w}]\n".into();
        let tree = parse(&text, &Limits::default());
        let mut told = Vec::new();
        let root = tree.node(&tree.roots()[0]).unwrap();
        let ways: Ways<String> = places.references.into_iter().collect();
        ways.each(root, &mut |kind, node, trail| {
            assert_eq!(kind, "Party");
            told.push((node.text(), trail.pointer().to_string()));
        });
        let pointer = |text: &str| text.to_owned();
        assert_eq!(told, [("1", pointer("/a/0/x")), ("", pointer("/a/0/y")), ("w", pointer("/a/1/v"))]);
    }
}

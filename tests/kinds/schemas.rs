//! The schemas as values, with a walk over all that they say.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use vedtak::kind::{KINDS, Library, decoded, own_library};

/// The folder of the addresses of the schemas.
const FOLDER: &str = "https://vedtak.example/schemas/";

/// Schemas by file, without `.schema.json`.
#[derive(Clone, Default)]
pub struct Schemas {
    files: BTreeMap<String, Value>,
    /// The kind that a file is of.
    kinds: BTreeMap<String, String>,
}

/// A schema within a schema.
#[derive(Clone, Copy)]
pub struct Spot<'s> {
    pub file: &'s str,
    pub value: &'s Value,
    pub sort: Sort,
}

/// What a schema within a schema is there for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// It describes a value of its own: a field, an item, a definition, the document.
    Described,
    /// It is an alternative or a part of what describes a value.
    Part,
    /// It only asks for something (`if`, `not`, `propertyNames`…) of a value that another describes.
    Demand,
}

impl Schemas {
    /// The schemas of every kind that vedtak brings, and what they share.
    pub fn ours() -> Self {
        let find = |file: &str| own_library().find(&address(file)).unwrap().clone();
        let mut all = Self::default();
        for kind in KINDS {
            all.files.insert(kind.file.to_owned(), find(kind.file));
            all.kinds.insert(kind.file.to_owned(), kind.name.to_owned());
        }
        all.files.insert("common".to_owned(), find("common"));
        all
    }

    /// These: kind (none if empty), file and schema.
    pub fn of<const N: usize>(schemas: [(&str, &str, Value); N]) -> Self {
        let mut all = Self::default();
        for (kind, file, schema) in schemas {
            all.files.insert(file.to_owned(), schema);
            if !kind.is_empty() {
                all.kinds.insert(file.to_owned(), kind.to_owned());
            }
        }
        all
    }

    pub fn library(&self) -> Library {
        let mut library = Library::default();
        for (file, schema) in &self.files {
            library.insert(&address(file), schema.clone());
        }
        library
    }

    /// Each kind with its file and its schema.
    pub fn kinds(&self) -> impl Iterator<Item = (&str, &str, &Value)> {
        self.kinds.iter().map(|(file, kind)| (kind.as_str(), file.as_str(), &self.files[file]))
    }

    /// The top-level fields of each kind.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str, Spot<'_>)> {
        self.kinds().flat_map(|(kind, file, schema)| {
            let fields = schema["properties"].as_object().into_iter().flatten();
            fields.map(move |(name, value)| (kind, name.as_str(), Spot { file, value, sort: Sort::Described }))
        })
    }

    /// Every schema within the schemas, with where it stands: its file and the JSON pointer there.
    pub fn spots(&self) -> Vec<(String, Spot<'_>)> {
        let mut found = Vec::new();
        for (file, value) in &self.files {
            walk(Spot { file, value, sort: Sort::Described }, format!("{file}#"), &mut found);
        }
        found
    }

    /// A schema and all that its references lead to, the nearest first.
    pub fn chain<'s>(&'s self, spot: Spot<'s>) -> Vec<Spot<'s>> {
        let mut chain = vec![spot];
        while let Some(next) = self.follow(chain[chain.len() - 1]).filter(|_| chain.len() < 20) {
            chain.push(next);
        }
        chain
    }

    fn follow<'s>(&'s self, spot: Spot<'s>) -> Option<Spot<'s>> {
        let (file, pointer) =
            target(spot)?.split_once('#').map(|(file, pointer)| (file.to_owned(), decoded(pointer)))?;
        let (file, schema) = self.files.get_key_value(&file).unwrap();
        Some(Spot { file, value: schema.pointer(&pointer).unwrap(), ..spot })
    }

    /// A keyword of a schema, its own or that of what it refers to.
    pub fn keyword<'s>(&'s self, spot: Spot<'s>, name: &str) -> Option<&'s Value> {
        self.chain(spot).into_iter().find_map(|spot| spot.value.get(name))
    }
}

/// Where the reference of a schema leads: file and pointer.
pub fn target(spot: Spot<'_>) -> Option<String> {
    let (file, pointer) = spot.value.get("$ref")?.as_str()?.split_once('#')?;
    let file = if file.is_empty() { spot.file } else { file.trim_end_matches(".schema.json") };
    Some(format!("{file}#{pointer}"))
}

pub fn address(file: &str) -> String {
    format!("{FOLDER}{file}.schema.json")
}

fn walk<'s>(spot: Spot<'s>, at: String, found: &mut Vec<(String, Spot<'s>)>) {
    let Some(map) = spot.value.as_object() else { return };
    for (key, value) in map {
        // What a demand says inside is about what others describe.
        let below = |sort: Sort| if spot.sort == Sort::Demand { Sort::Demand } else { sort };
        let mut each =
            |value: &'s Value, at: String, sort: Sort| walk(Spot { value, sort: below(sort), ..spot }, at, found);
        let named = value.as_object().into_iter().flat_map(Map::iter);
        match key.as_str() {
            "properties" | "patternProperties" | "$defs" => {
                named.for_each(|(name, value)| each(value, format!("{at}/{key}/{}", escaped(name)), Sort::Described));
            }
            "dependentSchemas" => {
                named.for_each(|(name, value)| each(value, format!("{at}/{key}/{}", escaped(name)), Sort::Demand));
            }
            "items" | "additionalProperties" | "unevaluatedProperties" => {
                each(value, format!("{at}/{key}"), Sort::Described);
            }
            "if" | "then" | "else" | "not" | "propertyNames" | "contains" => {
                each(value, format!("{at}/{key}"), Sort::Demand);
            }
            "allOf" | "anyOf" | "oneOf" => {
                let values = value.as_array().into_iter().flatten().enumerate();
                values.for_each(|(index, value)| each(value, format!("{at}/{key}/{index}"), Sort::Part));
            }
            _ => {}
        }
    }
    found.push((at, spot));
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

#[test]
fn the_walk_tells_what_schemas_are_there_for() {
    let schemas = crate::with(&serde_json::json!({
        "items": {"anyOf": [{"properties": {"a": {}}}], "if": {"properties": {"b": {}}}}, "enum": [{"items": {}}]
    }));
    let mut told: Vec<_> = schemas.spots().into_iter().map(|(at, spot)| (at, spot.sort)).collect();
    told.retain(|(at, _)| at.starts_with("thing#/properties/x/"));
    let items = |rest: &str, sort: Sort| (format!("thing#/properties/x/items{rest}"), sort);
    let expected = [
        items("/anyOf/0/properties/a", Sort::Described),
        items("/anyOf/0", Sort::Part),
        items("/if/properties/b", Sort::Demand),
        items("/if", Sort::Demand),
        items("", Sort::Described),
    ];
    assert_eq!(told, expected);
}

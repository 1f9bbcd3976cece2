//! A JSON Schema, compiled once and shared.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use jsonschema::error::ValidationErrorKind as ErrorKind;
use jsonschema::{ReferencingError as Referencing, ValidationError, Validator};
use serde_json::{Value, json};

use super::approved::not_approved;
use super::bounds::with_bounds;
use super::breach::{Breach, Expected};
use super::budget::Budget;
use super::bundle::bundle;
use super::constants::with_exact_constants;
use super::drafts::NEWEST;
use super::instance::{Piece, Yaml, pattern_options};
use super::library::Library;
use super::likely::breaches;
use super::open::asks_nothing;
use super::own_patterns::with_own_patterns;
use super::places::Places;
use super::references::resolve;
use super::shape::Shape;
use super::walk::Subschema;
use crate::yaml::{Node, Pointer};

/// The address of a schema that only refers to one of ours.
const ENTRY: &str = "https://vedtak.example/entry";

/// How many subschemas may look at one value while errors are collected. Answers are remembered, errors are not: beyond
/// this, that nothing fits is told without saying why.
const MOST_LOOKS: u64 = 20_000;

/// A schema that is compiled when the first document meets it: compiling costs as much as validating sixty documents.
pub struct Schema {
    address: String,
    library: Arc<Library>,
    /// The same schemas as the validator gets them: of our own, without what is for people only.
    bare: Arc<Library>,
    formats: Formats,
    validator: OnceLock<Result<Validator<Yaml>, SchemaFault>>,
    breadth: OnceLock<u64>,
}

/// Whether a text must be of its `format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Formats {
    /// It must be, as the draft defines the format.
    #[default]
    Assert,
    /// `format` only describes.
    Ignore,
    /// It must be, and lengths of time are written as our kinds have them. Only for our own schemas, which tests hold
    /// against their meta-schema.
    #[serde(skip)]
    Own,
}

/// Why a schema cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaFault {
    /// What in the schema is at fault.
    pub cause: Cause,
    /// The reason in English.
    pub reason: String,
}

/// What in a schema is at fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// A reference with this fragment or address leads to nothing.
    Reference(String),
    /// This regular expression cannot be read.
    Pattern(String),
    /// Something else.
    Other,
}

impl Schema {
    /// The schema with this address in a library.
    pub fn new(address: &str, library: &Arc<Library>, formats: Formats) -> Self {
        let (library, bare) = (Arc::clone(library), Arc::clone(library));
        Self {
            address: address.to_owned(),
            library,
            bare,
            formats,
            validator: OnceLock::new(),
            breadth: OnceLock::new(),
        }
    }

    /// One of our own schemas, with the library of the same schemas without words.
    pub(super) fn own(address: &str, library: &Arc<Library>, bare: &Arc<Library>) -> Self {
        Self { bare: Arc::clone(bare), ..Self::new(address, library, Formats::Own) }
    }

    /// Compiles it, if that has not happened yet.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn compile(&self) -> Result<(), SchemaFault> {
        self.validator().as_ref().map(|_| ()).map_err(|fault| (*fault).clone())
    }

    /// How a document breaks it: the most likely branch of each alternative, in the order of the document's keys.
    ///
    /// # Errors
    /// The schema cannot be compiled.
    pub fn breaches(&self, root: Node<'_>) -> Result<Vec<Breach>, SchemaFault> {
        self.breaches_within(root, &Budget::of(root))
    }

    fn breaches_within(&self, root: Node<'_>, budget: &Budget) -> Result<Vec<Breach>, SchemaFault> {
        let validator = self.validator().as_ref().map_err(|fault| (*fault).clone())?;
        let whole = |expected| Breach { pointer: Pointer::default(), expected, keyword: format!("{}#", self.address) };
        let piece = || Piece::Node(root, budget);
        match budget.within(|| validator.is_valid(piece())) {
            Some(true) => return Ok(Vec::new()),
            Some(false) => {}
            None => return Ok(vec![whole(Expected::TooMuch)]),
        }
        if self.breadth() > MOST_LOOKS {
            return Ok(vec![whole(Expected::NoAlternative)]);
        }
        let found = budget.within(|| {
            let errors: Vec<ValidationError<'_>> = validator.iter_errors(piece()).collect();
            breaches(&errors, root, self.shape(), &self.library)
        });
        Ok(found.unwrap_or_else(|| vec![whole(Expected::NoAlternative)]))
    }

    /// The schema as a description of its documents, with the words that are for people.
    pub fn shape(&self) -> Option<Shape<'_>> {
        Subschema::root(&self.library, &self.address).map(Shape::new)
    }

    /// It as one document, with all that it refers to; `None` where a reference leads nowhere.
    pub fn bundled(&self) -> Option<Value> {
        // References are read from the address that it gives itself.
        let own = self.library.find(&self.address)?.get("$id").and_then(Value::as_str);
        let own = own.map(|id| resolve(&self.address, id.trim_end_matches('#')));
        bundle(&self.library, own.as_deref().unwrap_or(&self.address))
    }

    /// The same without those words: much sooner read.
    pub fn outline(&self) -> Option<Shape<'_>> {
        self.without_words().map(Shape::new)
    }

    /// Whether it asks nothing of its documents but that they are mappings.
    pub fn asks_nothing(&self) -> bool {
        self.without_words().is_some_and(|root| asks_nothing(root, self.formats != Formats::Ignore))
    }

    /// The places that it marks in its documents.
    pub fn places(&self) -> Places {
        self.without_words().map(Places::of).unwrap_or_default()
    }

    /// The keys that it marks as no approved content, as paths that a digest leaves out (`plan/participants/[]/informedAt`).
    pub fn not_approved(&self) -> Vec<String> {
        self.without_words().map(not_approved).unwrap_or_default()
    }

    /// The whole without the words that are for people.
    pub(super) fn without_words(&self) -> Option<Subschema<'_>> {
        Subschema::root(&self.bare, &self.address)
    }

    /// How many subschemas look at one value at most while errors are collected.
    fn breadth(&self) -> u64 {
        *self.breadth.get_or_init(|| Subschema::root(&self.library, &self.address).map_or(0, Subschema::breadth))
    }

    fn validator(&self) -> &Result<Validator<Yaml>, SchemaFault> {
        self.validator.get_or_init(|| self.build())
    }

    fn build(&self) -> Result<Validator<Yaml>, SchemaFault> {
        let absent = || SchemaFault { cause: Cause::Other, reason: format!("there is no schema `{}`", self.address) };
        let schema = self.bare.find(&self.address).ok_or_else(absent)?;
        let mut options = jsonschema::options_for::<Yaml>()
            .with_retriever(self.bare.as_ref().clone())
            .with_pattern_options(pattern_options())
            .should_validate_formats(self.formats != Formats::Ignore)
            .should_ignore_unknown_formats(true);
        options = with_bounds(super::formats::with_moments(options));
        if self.formats == Formats::Own {
            options = with_own_patterns(super::formats::with_lengths(options));
            // Tests hold our own schemas against their meta-schema, which costs more to compile than any of them. The
            // library always compiles it for the schema that it is given: draft 4's, for this one, is the smallest.
            let entry = json!({"$schema": "http://json-schema.org/draft-04/schema#", "$ref": self.address});
            return options.with_base_uri(ENTRY).build(&entry).map_err(|error| fault(&error));
        }
        let schema = with_exact_constants(schema.clone());
        options.with_base_uri(self.address.clone()).build(&schema).map_err(|error| fault(&error))
    }
}

impl std::fmt::Debug for Schema {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Schema").field("address", &self.address).finish_non_exhaustive()
    }
}

fn fault(error: &ValidationError<'_>) -> SchemaFault {
    let cause = match error.kind() {
        ErrorKind::Referencing(
            Referencing::PointerToNowhere { pointer: target }
            | Referencing::InvalidPercentEncoding { pointer: target, .. }
            | Referencing::InvalidArrayIndex { pointer: target, .. }
            | Referencing::NoSuchAnchor { anchor: target }
            | Referencing::InvalidAnchor { anchor: target }
            | Referencing::Unretrievable { uri: target, .. },
        ) => Cause::Reference(target.clone()),
        ErrorKind::Format { format } if format == "regex" => {
            Cause::Pattern(error.instance().as_str().unwrap_or_default().to_owned())
        }
        _ => Cause::Other,
    };
    SchemaFault { cause, reason: error.to_string() }
}

/// What in a schema is not as its meta-schema says: that of its `$schema`, else of the draft with this address. `root` is
/// the text that the schema was read from.
pub fn not_a_schema(schema: &Value, draft: &str, root: Node<'_>) -> Vec<Breach> {
    let mut schema = Cow::Borrowed(schema);
    if schema.is_object() && schema.get("$schema").is_none() && draft != NEWEST {
        schema.to_mut()["$schema"] = draft.into();
    }
    // Of parts in another draft than the whole the library judges each by its own; that is left to it.
    let Ok(judge) = jsonschema::meta::validator_for(&schema) else { return Vec::new() };
    if judge.is_valid(&schema) {
        return Vec::new();
    }
    let errors: Vec<ValidationError<'_>> = judge.iter_errors(&schema).collect();
    breaches(&errors, root, None, &Library::default())
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::yaml::{Limits, parse};

    /// The breaches of a document and the steps of the last look at it, which collects what is wrong.
    fn cost(schema: &Value, text: &str) -> (Vec<Breach>, u64) {
        let mut library = Library::default();
        library.insert("https://e.example/s", schema.clone());
        let schema = Schema::new("https://e.example/s", &Arc::new(library), Formats::Assert);
        let tree = parse(&text.into(), &Limits::default());
        let root = tree.node(&tree.roots()[0]).unwrap();
        let budget = Budget::of(root);
        (schema.breaches_within(root, &budget).unwrap(), budget.taken())
    }

    #[test]
    fn steps_grow_as_what_is_wrong_does() {
        let closed = json!({"properties": {"known": {}}, "additionalProperties": false});
        let numbers = json!({"additionalProperties": {"type": "integer"}});
        let one = |value: &str| json!({"properties": {"a": {"const": value}, "b": {"type": "integer"}}});
        let choice = json!({"additionalProperties": {"anyOf": [one("x"), one("y"), one("z")]}});
        for (schema, value) in [(closed, "x"), (numbers, "x"), (choice, "{a: x, b: c}")] {
            let [small, large] = [1_000, 4_000].map(|count| {
                let mut text = String::new();
                for key in 0..count {
                    let _ = writeln!(text, "key{key}: {value}");
                }
                let (breaches, steps) = cost(&schema, &text);
                assert_eq!(breaches.len(), count, "{schema}");
                steps
            });
            assert!(large <= 5 * small, "{schema}: {small}, then {large}");
        }
    }

    #[test]
    fn steps_have_an_end() {
        let one = |name: &str| json!({"properties": {"a": {"$ref": "#/$defs/n"}}, "required": [name]});
        let schema = json!({"$ref": "#/$defs/n", "$defs": {"n": {"anyOf": [one("x"), one("y")]}}});
        for depth in [20, 40, 60] {
            let text = format!("{}{{}}{}", "{a: ".repeat(depth), "}".repeat(depth));
            let (breaches, steps) = cost(&schema, &text);
            assert_eq!(breaches.iter().map(|breach| &breach.expected).collect::<Vec<_>>(), [&Expected::NoAlternative]);
            assert!(steps <= 200_000 + 100 * 400, "{steps}");
        }
    }
}

//! Kinds of documents and their JSON Schemas.
//!
//! A [`Schema`] validates nodes of a [`Tree`](crate::yaml::Tree) directly, with no second value model, and answers
//! with [`Breach`]es: typed, at a pointer, of the most likely branch. Words are made of them elsewhere.

mod approved;
mod bare;
mod belonging;
mod bounds;
mod breach;
mod budget;
mod bundle;
mod constants;
mod correct;
mod drafts;
mod equality;
mod exact;
mod flow;
mod formats;
mod implications;
mod inert;
mod instance;
mod key_pattern;
mod keywords;
mod library;
mod likely;
mod likeness;
mod mark;
mod misspelt;
mod nearest;
mod open;
mod own;
mod own_patterns;
mod phase;
mod places;
mod reach;
mod references;
mod schema;
mod shape;
mod terms;
mod test_document;
mod translated;
mod value;
mod walk;
mod words;

pub use belonging::Belonging;
pub use breach::{Breach, Choices, Expected, JsonType};
pub use bundle::bundle;
pub use drafts::{NEWEST, draft, unnamed_draft};
pub use equality::{GivenValue, equals, exact_double, form, is_same_text, is_same_value, plain_form, plain_text};
pub use flow::written as in_yaml;
pub use formats::format_names;
pub use inert::{Inert, InertKind, inert};
pub use key_pattern::is_regular_expression;
pub use library::Library;
pub use mark::{PHASES, meant as meant_mark};
pub use nearest::{meant, near, nearest, unknown};
pub use own::{KINDS, Kind, is_referred_to, name, own_files, own_library};
pub use phase::{STOPPED, is_stopped, phase_of};
pub use places::Places;
pub use reach::Reach;
pub use references::{
    Reference, References, WrittenPattern, decoded, encode_references, encoded, has_scheme, is_bundled, references,
    resolve,
};
pub use schema::{Cause, Formats, Schema, SchemaFault, not_a_schema};
pub use shape::Shape;
pub use terms::{kind_fact, the_kind, type_fact, type_of};
pub use test_document::Astray;
pub use translated::translate;
pub use value::{not_of_json, text_of, to_json};
pub use words::{Telling, shown_path};

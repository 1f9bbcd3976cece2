//! Kinds of documents and their JSON Schemas.
//!
//! A [`Schema`] validates nodes of a [`Tree`](crate::yaml::Tree) directly, with no second value model, and answers
//! with [`Breach`]es: typed, at a pointer, of the most likely branch. Words are made of them elsewhere.

mod breach;
mod formats;
mod instance;
mod likely;
mod nearest;
mod own;
mod references;
mod schema;
mod shape;
mod value;
mod words;

pub use breach::{Breach, Expected, JsonType};
pub use nearest::{near, nearest};
pub use own::{KINDS, Kind, own_library};
pub use references::{References, is_bundled, references, resolve};
pub use schema::{Library, Schema, SchemaFault};
pub use shape::Shape;
pub use value::to_json;
pub use words::{Telling, kind_fact, shown_path};

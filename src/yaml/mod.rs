//! YAML to one tree with exact places, for everything: documents, configuration, schemas, policies.
//!
//! [`parse`] is total: whatever it is given, it answers with a [`Tree`] of the documents that can be read and the
//! [`Fault`]s of those that cannot. Scalars are read by the core schema of YAML 1.2.2 (chapter 10.3), so `NO` is a
//! string. [`parse_file`] reads JSON, strictly, where a file's path says that it is JSON.

mod ambiguity;
mod build;
mod fault;
mod format;
mod keys;
mod large;
mod limits;
mod lookup;
mod merge;
mod node;
mod openings;
mod pattern;
mod places;
mod pointer;
mod portable;
mod scalar;
mod simple;
mod spaces;
mod spanned;
mod tree;
mod typed;
mod words;

pub use ambiguity::{Ambiguity, ambiguity};
pub use build::parse;
pub use fault::{Fault, FaultKind, JsonProblem, LimitKind, SyntaxProblem};
pub use format::{Format, parse_as, parse_file};
pub use limits::Limits;
pub use node::{Entries, Entry, Key, Node};
pub use pattern::{Child, KeyTest, PatternSet, PatternSpot, PatternStep, Trail};
pub use pointer::{Place, Pointer, Step};
pub use portable::Unportable;
pub use scalar::{ScalarKind, classify};
pub use simple::{SimpleDocument, simple_documents};
pub use spanned::Spanned;
pub use tree::{Comment, Root, Style, Tree};
pub use typed::{ReadError, read};

//! YAML to one tree with exact places, for everything: documents, configuration, schemas, policies.
//!
//! [`parse`] is total: whatever it is given, it answers with a [`Tree`] of the documents that can be read and the
//! [`Fault`]s of those that cannot. Scalars are read by the core schema of YAML 1.2.2 (chapter 10.3), so `NO` is a
//! string. JSON is read as the subset of YAML that it is.

mod build;
mod fault;
mod keys;
mod limits;
mod merge;
mod node;
mod pattern;
mod places;
mod pointer;
mod scalar;
mod spanned;
mod tree;
mod typed;
mod words;

pub use build::parse;
pub use fault::{Fault, FaultKind, LimitKind, SyntaxProblem};
pub use limits::Limits;
pub use node::{Entries, Entry, Key, Node};
pub use pattern::{KeyTest, Part, Pattern, PatternSet, PatternStep, Trail};
pub use pointer::{Place, Pointer, Step};
pub use scalar::{Ambiguity, ScalarKind, ambiguity, classify};
pub use spanned::Spanned;
pub use tree::{Comment, Root, Style, Tree};
pub use typed::{ReadError, read};

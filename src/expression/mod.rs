//! Expressions of policies: the Common Expression Language, compiled and type-checked when a policy is loaded, bounded,
//! and evaluated over documents as they are written.
//!
//! CEL is small, and all of it that policies can use is here: [`Expression::compile`] reads it and checks every name,
//! field, word and type against the schemas of the documents that it is for; [`Expression::evaluate`] walks the checked
//! code over the nodes of a document, so that nothing is converted that no rule reads. Both are bounded before and
//! while they run: no expression takes long, recurses deep or ends a thread. The `cel` crate is the oracle of the tests.

mod bounds;
mod calls;
mod check;
mod choice;
mod code;
mod compile;
mod comprehension;
mod document;
mod environment;
mod evaluate;
mod facts;
mod field_reads;
mod filled;
mod form;
mod format;
mod functions;
mod hyphen;
mod literal;
mod operate;
mod operators;
mod organisation;
mod parse;
mod perform;
mod problem;
mod read;
mod reference;
mod reliance;
mod scans;
mod scope;
mod shown;
mod sides;
mod signature;
mod strings;
mod subject;
mod syntax;
#[cfg(test)]
mod tests;
mod token;
mod traced;
mod types;
mod undecided;
mod value;
mod version;
mod why;

pub use bounds::{
    LONGEST_TEXT, MOST_BRACKETS, MOST_CHARACTERS, MOST_COMPREHENSIONS, MOST_HEIGHT, MOST_OPERATORS, MOST_PASSES,
    MOST_WORK,
};
pub use choice::Choice;
pub use compile::Expression;
pub use document::TypedDocument;
pub use environment::{Environment, Proven};
pub use field_reads::{FieldRead, ITEM, ReadStart, field_reads};
pub use filled::{PLACEHOLDERS, fold, is_filled, says_something};
pub use form::Form;
pub use organisation::{organisation_digits, valid_organisation_number};
pub use problem::{ExpressionProblem, ProblemKind, Unconverted};
pub use reference::{Documented, Sort, reference};
pub use reliance::{Beyond, FieldWay, KnownNames, Outlined, Reliance, Scrutiny, outlined};
pub use scans::{Scans, scans};
pub use scope::{Host, Scope};
pub use sides::{ConditionSide, sides};
pub use subject::Subject;
pub use traced::TracedPart;
pub use types::{Layout, Record, Type};
pub use undecided::{NoValue, Reason};
pub use value::{List, Map, Seen, TextValue, Value};
pub use version::Version;
pub use why::Why;

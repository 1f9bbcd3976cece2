//! Verdicts: what a check came to and what it rests on, as a statement of in-toto that other tools read too.
//!
//! [`statement`] makes one of a report; the same input and clock give the same bytes. [`Statement::read`] reads one, and
//! [`problems`] holds it and its signature against what whoever relies on it expects. `docs/verdict.md` is the contract.

mod made;
mod problem;
mod read;

pub use made::{Circumstances, statement};
pub use problem::{Expectation, SignatureSeen, StatementProblem, problems, signature_problem};
pub use read::{NoStatement, Statement, StatementCounts};

/// What statements of in-toto are called by their first field.
const STATEMENT: &str = "https://in-toto.io/Statement/v1";

/// What our predicate is called; one of another form has another name.
const PREDICATE: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/verdict/v1");

/// The words of `result`.
const COMPLIANT: &str = "compliant";
const NOT_COMPLIANT: &str = "not-compliant";
const NOTHING_JUDGED: &str = "nothing-judged";

/// The word of `policiesFrom` for rules that are the target's, which is trusted.
const FROM_TARGET: &str = "target";

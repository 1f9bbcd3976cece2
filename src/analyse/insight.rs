//! What an analysis comes to: what is proved, and what is not decided and why.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use crate::expression::Beyond;
use crate::finding::Severity;
use crate::source::{SourceFile, Span};

/// What an analysis of policies came to.
#[derive(Debug, Default)]
pub struct Analysis {
    /// What is proved, in the order of the policies and their files.
    pub insights: Vec<Insight>,
    /// What is not decided: by policy and rule.
    pub open: Vec<OpenQuestion>,
    /// How many questions were asked.
    pub questions: usize,
    /// How many of them are decided.
    pub decided: usize,
    /// How many documents the rules were asked about.
    pub documents: usize,
}

/// Something that is proved of a policy.
#[derive(Debug, Clone)]
pub struct Insight {
    /// What.
    pub claim: Proof,
    /// How much it weighs.
    pub severity: Severity,
    /// The id of the policy.
    pub policy: String,
    /// The rules that it is about.
    pub rules: Vec<String>,
    /// Where it stands: the file, and the place in it.
    pub place: (Arc<SourceFile>, Span),
    /// Where the other of two rules stands.
    pub other: Option<(Arc<SourceFile>, Span)>,
    /// The document that shows it, as small as it can be, where one does.
    pub example: Option<Witness>,
}

/// What is proved.
#[derive(Debug, Clone, PartialEq)]
pub enum Proof {
    /// The `when` of a rule is true for no document.
    RuleNeverApplies,
    /// The `when` of a part is true for no document that comes to it.
    PartNeverApplies,
    /// No document that a rule meets breaks it.
    RuleNeverFails,
    /// No document that comes to a part breaks it.
    PartNeverFails,
    /// An alternative holds for no document that comes to it.
    AlternativeNeverHolds,
    /// A side of `||`, as it is written, changes nothing.
    SideNeverDecides(String),
    /// A row of a table, by the values of its keys, is that of no document.
    RowNeverTaken(String),
    /// Two rules that both meet documents with these inputs, and of which each can be met, can never both be.
    NeverBoth(Inputs),
    /// Documents of a kind, told by these fields, meet no rule; a field without a value is not there.
    MeetNoRule(String, Inputs),
    /// The new version of a rule fails where the old one does not; where, if that is known for all documents.
    Stricter(Option<Vec<Inputs>>),
    /// The new version of a rule does not fail where the old one does.
    Looser(Option<Vec<Inputs>>),
}

/// The values that some fields may have, by their paths.
pub type Inputs = BTreeMap<String, Vec<InputValue>>;

/// What a field has.
#[derive(Debug, Clone, PartialEq)]
pub enum InputValue {
    /// Nothing: it is not there.
    Missing,
    /// This value.
    Value(Value),
    /// Any value that is as good as this one: another text, a number between the same bounds, a time in the same order.
    Like(Value),
}

/// A document that shows something.
#[derive(Debug, Clone, PartialEq)]
pub struct Witness {
    /// Its kind.
    pub kind: String,
    /// The document.
    pub document: Value,
    /// The documents that it names, with their kinds.
    pub registry: Vec<(String, Value)>,
    /// The values of the fields that matter.
    pub inputs: Inputs,
}

/// Something that is not decided.
#[derive(Debug, Clone)]
pub struct OpenQuestion {
    /// The id of the policy.
    pub policy: String,
    /// The rule, or the two.
    pub rules: Vec<String>,
    /// Where it stands.
    pub place: (Arc<SourceFile>, Span),
    /// Why.
    pub why: BTreeSet<Beyond>,
}

impl Analysis {
    /// Adds another analysis.
    pub fn join(&mut self, other: Self) {
        self.insights.extend(other.insights);
        self.open.extend(other.open);
        self.questions += other.questions;
        self.decided += other.decided;
        self.documents += other.documents;
    }

    /// Notes a question that is decided.
    pub(super) fn decide(&mut self) {
        self.questions += 1;
        self.decided += 1;
    }

    /// Notes a question that is not.
    pub(super) fn leave(&mut self, question: OpenQuestion) {
        self.questions += 1;
        self.open.push(question);
    }
}

/// How large a document is: by its values, then by its text.
pub(super) fn measure(document: &Value) -> (usize, usize, String) {
    fn leaves(value: &Value) -> usize {
        match value {
            Value::Object(fields) => fields.values().map(leaves).sum::<usize>().max(1),
            Value::Array(items) => items.iter().map(leaves).sum::<usize>().max(1),
            _ => 1,
        }
    }
    let text = document.to_string();
    (leaves(document), text.len(), text)
}

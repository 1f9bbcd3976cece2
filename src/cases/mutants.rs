//! Mutants of a policy: small changes of it, each of which its tests should notice.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::mutant_text::{after, before, beside, comparisons, cut, names, within};
use super::place;
use crate::calendar::Amount;
use crate::expression::sides;
use crate::kind::{name, text_of, to_json};
use crate::policy::Pack;
use crate::source::{SourceFile, Span};
use crate::yaml::{Limits, Node, ScalarKind, parse_file};

/// A change of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutant {
    /// The id of the policy.
    pub policy: String,
    /// The rules that may come out otherwise; of a change within a rule that rule alone.
    pub rules: Vec<String>,
    /// The parameter that is changed, where it is one.
    pub parameter: Option<String>,
    /// The place of the change in the policy's file, as `path:line:column`.
    pub place: String,
    /// The sort of change.
    pub change: Change,
    /// What stands there, on one line and cut short.
    pub old: String,
    /// What stands there instead; empty where it is dropped.
    pub new: String,
    pub(super) edit: Edit,
}

/// What sort of change a mutant is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A rule, a part or an argument of a check is left out.
    Drop,
    /// A condition is the opposite.
    Negate,
    /// A comparison takes in its bound, or leaves it out.
    Bound,
    /// A number or an amount is one more or one less.
    Number,
    /// A role is another.
    Role,
    /// Weaker evidence will do.
    Evidence,
    /// A parameter has another of its values.
    Value,
    /// The latest is taken in place of the earliest, or the other way.
    Swap,
    /// A condition lacks a side of an `&&` or `||`.
    Side,
}

impl Change {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Drop,
        Self::Negate,
        Self::Bound,
        Self::Number,
        Self::Role,
        Self::Evidence,
        Self::Value,
        Self::Swap,
        Self::Side,
    ];

    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Drop => "drop",
            Self::Negate => "negate",
            Self::Bound => "bound",
            Self::Number => "number",
            Self::Role => "role",
            Self::Evidence => "evidence",
            Self::Value => "value",
            Self::Swap => "swap",
            Self::Side => "side",
        }
    }
}

/// A change of the policy as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Edit {
    /// The rule is not there.
    DropRule,
    /// Another value at some paths, which stand for one text that aliases repeat; none where it is left out.
    At(Vec<Vec<Step>>, Option<Value>),
}

/// A step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Item(usize),
}

/// A policy as JSON, whose changes can be compiled by themselves.
#[derive(Debug)]
pub(super) struct Original {
    /// The policy without its rules.
    head: Map<String, Value>,
    rules: Map<String, Value>,
}

impl Original {
    /// The policy that a mutant is, with no other rules than those it may change; `None` where that is none.
    pub(super) fn with(&self, mutant: &Mutant) -> Option<Value> {
        let Edit::At(paths, value) = &mutant.edit else { return None };
        let rules = mutant.rules.iter().filter_map(|id| Some((id.clone(), self.rules.get(id)?.clone())));
        let mut written = self.head.clone();
        written.insert("rules".to_owned(), Value::Object(rules.collect()));
        let mut written = Value::Object(written);
        paths.iter().try_for_each(|path| apply(&mut written, path, value.as_ref()))?;
        Some(written)
    }
}

fn apply(target: &mut Value, path: &[Step], value: Option<&Value>) -> Option<()> {
    let (last, way) = path.split_last()?;
    let mut at = target;
    for step in way {
        at = match step {
            Step::Key(key) => at.get_mut(key)?,
            Step::Item(index) => at.get_mut(index)?,
        };
    }
    match (last, value) {
        (Step::Key(key), Some(value)) => *at.get_mut(key)? = value.clone(),
        (Step::Item(index), Some(value)) => *at.get_mut(index)? = value.clone(),
        (Step::Key(key), None) => drop(at.as_object_mut()?.shift_remove(key)?),
        (Step::Item(index), None) => drop(at.as_array_mut()?.remove(*index)),
    }
    Some(())
}

/// The mutants of a policy in the order of its file, with what they are made of.
pub(super) fn mutants(pack: &Pack) -> (Original, Vec<Mutant>) {
    let tree = parse_file(&pack.file, &Limits::default());
    let is_it = |root: &Node<'_>| {
        let is = |key: &str, text: &str| root.get(key).is_some_and(|value| value.text() == text);
        is("kind", name::POLICY) && is("id", &pack.id)
    };
    let root = tree.roots().iter().filter_map(|root| tree.node(root)).find(is_it);
    let Some(root) = root else { return (Original { head: Map::new(), rules: Map::new() }, Vec::new()) };
    let mut head = to_json(root).as_object().cloned().unwrap_or_default();
    let rules = head.shift_remove("rules").and_then(|rules| rules.as_object().cloned()).unwrap_or_default();
    let original = Original { head, rules };
    let mut roles = BTreeSet::new();
    roles_in(root, &mut roles);
    let mut found =
        Finder { pack, roles, lets: String::new(), rules: Vec::new(), parameter: None, mutants: Vec::new() };
    for entry in root.get("parameters").into_iter().flat_map(Node::entries) {
        let name = entry.key.text();
        let judged = pack.rules.iter().filter(|rule| rule.is_judged());
        let mentions = |id: &str| original.rules.get(id).is_some_and(|rule| rule.to_string().contains(name));
        found.rules = judged.map(|rule| rule.id.to_string()).filter(|id| mentions(id)).collect();
        found.parameter = Some(name.to_owned());
        found.parameter(name, entry.value);
    }
    found.parameter = None;
    for entry in root.get("rules").into_iter().flat_map(Node::entries) {
        let id = entry.key.text();
        if pack.rule(id).is_some_and(|rule| rule.is_judged()) {
            found.rules = vec![id.to_owned()];
            found.lets = used(entry.value);
            found.add(entry.key.span(), Change::Drop, (id, ""), Edit::DropRule);
            found.walk(entry.value, &mut vec![Step::Key("rules".to_owned()), Step::Key(id.to_owned())]);
        }
    }
    (original, found.mutants)
}

/// The keys of rules and parts that say something to people, or of the rule to lists.
const WORDS: [&str; 18] = [
    "message",
    "help",
    "lateHelp",
    "example",
    "title",
    "about",
    "clause",
    "reading",
    "ours",
    "covers",
    "answeredBy",
    "provided",
    "stated",
    "kinds",
    "effective",
    "severity",
    "owner",
    "announces",
];

/// The keys that hold a condition.
const CONDITIONS: [&str; 3] = ["when", "assert", "where"];

/// The arguments of `approval` that can be left out, so that less will do.
const LIMITS: [&str; 2] = ["distinctFrom", "with"];

/// Levels of evidence, from the weakest.
const EVIDENCE: [&str; 5] = ["stated", "bound", "committed", "reviewed", "signed"];

struct Finder<'p> {
    pack: &'p Pack,
    /// The roles that the policy names.
    roles: BTreeSet<String>,
    /// The conditions of the rule, with all names of `let` that they rest on.
    lets: String,
    rules: Vec<String>,
    parameter: Option<String>,
    mutants: Vec<Mutant>,
}

impl Finder<'_> {
    fn add(&mut self, span: Span, change: Change, (old, new): (&str, &str), edit: Edit) {
        let file: &Arc<SourceFile> = &self.pack.file;
        let mutant = Mutant {
            policy: self.pack.id.clone(),
            rules: self.rules.clone(),
            parameter: self.parameter.clone(),
            place: place(file, span),
            change,
            old: cut(old),
            new: cut(new),
            edit,
        };
        // What stands in several places of a rule by aliases is one text, and changed as one.
        let is_same = |other: &Mutant| {
            (&other.place, &other.rules, other.change) == (&mutant.place, &mutant.rules, change)
                && (&other.old, &other.new) == (&mutant.old, &mutant.new)
        };
        let same = self.mutants.iter().position(is_same);
        match (same.map(|index| &mut self.mutants[index].edit), &mutant.edit) {
            (Some(Edit::At(paths, _)), Edit::At(more, _)) => paths.extend_from_slice(more),
            _ => self.mutants.push(mutant),
        }
    }

    fn set(&mut self, node: Node<'_>, change: Change, value: Value, path: &[Step]) {
        let new = text_of(&value);
        let span = node.definition().unwrap_or(node.span());
        self.add(span, change, (node.text(), &new), Edit::At(vec![path.to_vec()], Some(value)));
    }

    fn leave_out(&mut self, node: Node<'_>, path: &[Step]) {
        let written = node.tree().text().get(node.span().range()).unwrap_or_default();
        self.add(node.span(), Change::Drop, (written, ""), Edit::At(vec![path.to_vec()], None));
    }

    /// Changes within a rule.
    fn walk(&mut self, node: Node<'_>, path: &mut Vec<Step>) {
        if node.is_sequence() {
            for (index, item) in node.items().enumerate() {
                path.push(Step::Item(index));
                self.walk(item, path);
                path.pop();
            }
            return;
        }
        if node.scalar().is_some() {
            self.number(node, path);
            return;
        }
        for entry in node.entries() {
            let (key, value) = (entry.key.text(), entry.value);
            if WORDS.contains(&key) {
                continue;
            }
            path.push(Step::Key(key.to_owned()));
            match key {
                _ if CONDITIONS.contains(&key) && value.scalar().is_some() => {
                    let negated = format!("!({})", value.text());
                    self.set(value, Change::Negate, Value::String(negated), path);
                    self.bounds(value, path);
                    // What `where` asks it asks of each element.
                    if key != "where" {
                        self.sides(value, path);
                    }
                }
                "let" => {
                    let used: Vec<_> = value.entries().filter(|named| names(&self.lets, named.key.text())).collect();
                    for named in used {
                        path.push(Step::Key(named.key.text().to_owned()));
                        self.bounds(named.value, path);
                        path.pop();
                    }
                }
                "role" if value.as_str().is_some_and(|role| !role.starts_with('$')) => {
                    let others: Vec<&String> = self.roles.iter().filter(|role| *role != value.text()).collect();
                    let other = others.iter().find(|role| role.as_str() > value.text()).or(others.first());
                    if let Some(other) = other.map(|role| (*role).clone()) {
                        self.set(value, Change::Role, Value::String(other), path);
                    }
                }
                "evidence" if value.scalar().is_some() => self.weaken(value, path),
                "strict" => {
                    if let Some(strict) = value.as_bool() {
                        self.set(value, Change::Bound, Value::Bool(!strict), path);
                    }
                }
                "all" | "any" if value.is_sequence() => {
                    for (index, item) in value.items().enumerate() {
                        path.push(Step::Item(index));
                        if value.len() > 1 {
                            self.leave_out(item, path);
                        }
                        self.walk(item, path);
                        path.pop();
                    }
                }
                // It tells what can still be mended, and changes no result.
                "happens" => {}
                "then" => {
                    self.leave_out(value, path);
                    self.walk(value, path);
                }
                "earliest" | "latest" => {
                    path.pop();
                    self.swap(node, key, path);
                    path.push(Step::Key(key.to_owned()));
                    self.walk(value, path);
                }
                "rows" | "allowed" | "values" | "initial" if !value.is_empty() => {
                    self.listed(value, path);
                    self.walk(value, path);
                }
                _ if LIMITS.contains(&key) => self.leave_out(value, path),
                _ => self.walk(value, path),
            }
            path.pop();
        }
    }

    /// The latest in place of the earliest, or the other way.
    fn swap(&mut self, node: Node<'_>, key: &str, path: &[Step]) {
        let Some(entry) = node.entry(key) else { return };
        let other = if key == "earliest" { "latest" } else { "earliest" };
        let swapped = node.entries().map(|entry| {
            let name = entry.key.text();
            (if name == key { other } else { name }.to_owned(), to_json(entry.value))
        });
        let edit = Edit::At(vec![path.to_vec()], Some(Value::Object(swapped.collect())));
        self.add(entry.key.span(), Change::Swap, (key, other), edit);
    }

    /// The rows of a table, the values that are allowed and the moves, each left out; the last of a list stays.
    fn listed(&mut self, node: Node<'_>, path: &mut Vec<Step>) {
        for (index, item) in node.items().enumerate().filter(|_| node.len() > 1) {
            path.push(Step::Item(index));
            self.leave_out(item, path);
            path.pop();
        }
        for entry in node.entries() {
            path.push(Step::Key(entry.key.text().to_owned()));
            self.leave_out_entry(entry.key.span(), entry.key.text(), path);
            self.listed(entry.value, path);
            path.pop();
        }
    }

    fn leave_out_entry(&mut self, span: Span, key: &str, path: &[Step]) {
        self.add(span, Change::Drop, (key, ""), Edit::At(vec![path.to_vec()], None));
    }

    /// A condition without each side of its `&&` and `||`.
    fn sides(&mut self, node: Node<'_>, path: &[Step]) {
        for side in sides(node.text()) {
            let Range { start, end } = side.span.range();
            let old = node.text().get(start..end).unwrap_or_default();
            let edit = Edit::At(vec![path.to_vec()], Some(Value::String(side.without)));
            self.add(within(node, start, end - start), Change::Side, (old, ""), edit);
        }
    }

    /// Comparisons that take in their bounds, or leave them out.
    fn bounds(&mut self, node: Node<'_>, path: &[Step]) {
        let text = node.text();
        for (at, old, new) in comparisons(text) {
            let changed = format!("{}{new}{}", &text[..at], &text[at + old.len()..]);
            let around =
                |operator: &str| format!("{}{operator}{}", before(&text[..at]), after(&text[at + old.len()..]));
            let (shown, instead) = (around(old), around(new));
            let edit = Edit::At(vec![path.to_vec()], Some(Value::String(changed)));
            self.add(within(node, at, old.len()), Change::Bound, (&shown, &instead), edit);
        }
    }

    /// A number or amount one more, and one less.
    fn number(&mut self, node: Node<'_>, path: &[Step]) {
        for step in [1, -1] {
            let value = match node.scalar() {
                Some(ScalarKind::Int) => node.as_i64().and_then(|number| number.checked_add(step)).map(Value::from),
                Some(ScalarKind::String) if node.text().parse::<Amount>().is_ok() => {
                    beside(node.text(), step).map(Value::String)
                }
                _ => None,
            };
            if let Some(value) = value.filter(|value| value.as_i64().is_none_or(|number| number >= 0)) {
                self.set(node, Change::Number, value, path);
            }
        }
    }

    fn weaken(&mut self, node: Node<'_>, path: &[Step]) {
        let level = EVIDENCE.iter().position(|level| *level == node.text());
        if let Some(weaker) = level.and_then(|level| level.checked_sub(1)) {
            self.set(node, Change::Evidence, Value::String(EVIDENCE[weaker].to_owned()), path);
        }
    }

    /// A parameter with another value. Its floor and ceiling are for repositories, and not in the way.
    fn parameter(&mut self, name: &str, node: Node<'_>) {
        let Some(value) = node.get("value") else { return };
        let path = [Step::Key("parameters".to_owned()), Step::Key(name.to_owned()), Step::Key("value".to_owned())];
        match node.get("type").map(Node::text) {
            Some("days" | "duration") => self.number(value, &path),
            Some("number" | "percentage") => {
                for step in [1, -1] {
                    if let Some(next) = beside(value.text(), step) {
                        self.set(value, Change::Number, Value::String(next), &path);
                    }
                }
            }
            Some("boolean") => {
                if let Some(is) = value.as_bool() {
                    self.set(value, Change::Value, Value::Bool(!is), &path);
                }
            }
            Some("enum") => {
                let values: Vec<&str> = node.get("values").into_iter().flat_map(Node::items).map(Node::text).collect();
                for other in values.iter().filter(|other| **other != value.text()) {
                    self.set(value, Change::Value, Value::String((*other).to_owned()), &path);
                }
            }
            Some("evidence") if value.scalar().is_some() => self.weaken(value, &path),
            Some("list") if value.len() > 1 => {
                for (index, item) in value.items().enumerate() {
                    self.leave_out(item, &[&path[..], &[Step::Item(index)]].concat());
                }
            }
            _ => {}
        }
    }
}

/// The roles that a policy names.
fn roles_in(node: Node<'_>, roles: &mut BTreeSet<String>) {
    for entry in node.entries() {
        match (entry.key.text(), entry.value.as_str()) {
            ("owner", _) => {}
            ("role", Some(role)) if !role.starts_with('$') => drop(roles.insert(role.to_owned())),
            _ => roles_in(entry.value, roles),
        }
    }
    node.items().for_each(|item| roles_in(item, roles));
}

/// The conditions of a rule, with all that they rest on: a name of `let` that is not in it serves messages alone.
fn used(rule: Node<'_>) -> String {
    let (mut text, mut lets) = (String::new(), Vec::new());
    conditions(rule, &mut text, &mut lets);
    loop {
        let before = lets.len();
        lets.retain(|(name, value)| {
            let is_used = names(&text, name);
            if is_used {
                text.push('\n');
                text.push_str(value);
            }
            !is_used
        });
        if lets.len() == before {
            return text;
        }
    }
}

fn conditions<'t>(node: Node<'t>, text: &mut String, lets: &mut Vec<(&'t str, &'t str)>) {
    for entry in node.entries() {
        match entry.key.text() {
            key if WORDS.contains(&key) => {}
            "let" => lets.extend(entry.value.entries().map(|named| (named.key.text(), named.value.text()))),
            _ => conditions(entry.value, text, lets),
        }
    }
    node.items().for_each(|item| conditions(item, text, lets));
    if node.scalar().is_some() {
        text.push('\n');
        text.push_str(node.text());
    }
}

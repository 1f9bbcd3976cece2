//! Examples of a rule: cases of its policy's tests, cut down to what the rule reads.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::rule_set::RuleSet;
use super::written::Reads;
use crate::cases::{Example, OwnSetUp, TestFiles, examples, joined};
use crate::kind::{name, to_json};
use crate::policy::{PACKS, Pack, PolicyRule};
use crate::source::{Side, SourceFile};
use crate::workspace::Workspace;
use crate::yaml::{Limits, ScalarKind, ambiguity, classify, parse_file};

/// How many characters of YAML stand on one line where they can.
const LINE: usize = 76;

/// An example of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sample {
    /// The document's fields that the rule reads, as YAML.
    pub(super) excerpt: String,
    /// What the rule says of it, with the help.
    pub(super) findings: Vec<(String, Option<String>)>,
}

/// An example that passes and one that fails, of the policy's own tests.
pub(super) fn samples(
    rule_set: &RuleSet,
    pack: &Pack,
    rule: &PolicyRule,
    reads: &Reads,
) -> (Option<Sample>, Option<Sample>) {
    let workspace = &*rule_set.review.target;
    let own = own_policies(workspace);
    let set_up = OwnSetUp::of(workspace);
    let set = workspace.config.parameters.get(&pack.id);
    let value = |name: &String| Some((name.clone(), to_json(workspace.config.parameter(&pack.id, name)?)));
    let parameters: Map<String, Value> =
        set.into_iter().flat_map(|given| given.names.keys().filter_map(value)).collect();
    let (mut passing, mut failing) = (None, None);
    for (path, text) in tests(workspace, pack) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let file = |asked: &str| {
            let id = workspace.sources.find(Side::Merge, &joined(&folder, asked))?;
            Some(workspace.sources.file(id).text.to_string())
        };
        let sources = TestFiles { policies: &own, own: &set_up, folder: &folder, file: &file };
        let (pass, fail) = examples(&text, &path, &sources, &rule.id, &parameters, *rule_set.reader());
        passing = passing.or(pass);
        failing = failing.or(fail);
    }
    (passing.map(|example| sample(&example, reads)), failing.map(|example| sample(&example, reads)))
}

/// How many cases the tests of a policy have.
pub(super) fn cases(rule_set: &RuleSet, pack: &Pack) -> usize {
    let of = |(path, text): (String, String)| {
        let tree = parse_file(&Arc::new(SourceFile::new(path, text)), &Limits::default());
        let roots = tree.roots().iter().filter_map(|root| tree.node(root));
        let of_pack = roots.filter(|root| root.get("policy").is_some_and(|policy| policy.text() == pack.id));
        of_pack.filter_map(|root| root.get("cases")).map(|cases| cases.items().count()).sum::<usize>()
    };
    tests(&rule_set.review.target, pack).into_iter().map(of).sum()
}

/// The tests of a policy: path and text.
fn tests(workspace: &Workspace, pack: &Pack) -> Vec<(String, String)> {
    let shipped = PACKS.iter().find(|shipped| shipped.path() == pack.file.path);
    if let Some(shipped) = shipped {
        return vec![(format!("{}.test", shipped.path()), shipped.tests.to_owned())];
    }
    let is_of = |node: crate::yaml::Node<'_>| node.get("policy").is_some_and(|policy| policy.text() == pack.id);
    let tests = workspace.documents.iter().filter(|document| document.kind.as_deref() == Some(name::POLICY_TEST));
    let files: BTreeSet<_> =
        tests.filter(|document| workspace.node(document).is_some_and(is_of)).map(|document| document.file).collect();
    files
        .into_iter()
        .map(|file| workspace.sources.file(file))
        .map(|file| (file.path.clone(), file.text.to_string()))
        .collect()
}

/// The policies and calendars of the project itself.
fn own_policies(workspace: &Workspace) -> Vec<(String, String)> {
    let is_one = |kind: Option<&str>| matches!(kind, Some(name::POLICY | name::CALENDAR));
    let documents = workspace.documents.iter().filter(|document| is_one(document.kind.as_deref()));
    let files: BTreeSet<_> = documents.map(|document| document.file).collect();
    let files = files.into_iter().map(|file| workspace.sources.file(file));
    files
        .filter(|file| workspace.config.is_policy_file(&file.path))
        .map(|file| (file.path.clone(), file.text.to_string()))
        .collect()
}

fn sample(example: &Example, reads: &Reads) -> Sample {
    let mut excerpt = String::new();
    block(&cut(&example.document, reads), 0, &mut excerpt);
    let findings = example.findings.iter().map(|finding| (finding.message.clone(), finding.help.clone()));
    Sample { excerpt, findings: findings.collect() }
}

/// A step of a path that a rule reads.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Key(String),
    AnyKey,
    Each,
}

/// The document with its kind and the fields that the rule reads.
fn cut(document: &Value, reads: &Reads) -> Value {
    let paths: Vec<Vec<Step>> = reads.paths.iter().map(|path| steps(path)).collect();
    // `plan` beside `plan.production.start` is how an expression leads there, not all that the rule reads.
    let is_way = |path: &Vec<Step>| paths.iter().any(|other| other.len() > path.len() && other.starts_with(path));
    let ends: Vec<&[Step]> = paths.iter().filter(|path| !is_way(path)).map(Vec::as_slice).collect();
    let mut shown = Map::new();
    if let Some(kind) = document.get("kind") {
        shown.insert("kind".to_owned(), kind.clone());
    }
    if let Some(Value::Object(kept)) = kept(document, &ends) {
        shown.extend(kept);
    }
    Value::Object(shown)
}

fn steps(path: &str) -> Vec<Step> {
    let own = path.split("->").next().unwrap_or(path);
    let mut steps = Vec::new();
    for part in own.split('.') {
        let key = part.trim_end_matches("[]");
        steps.push(if key == "*" { Step::AnyKey } else { Step::Key(key.to_owned()) });
        steps.extend(std::iter::repeat_n(Step::Each, part.matches("[]").count()));
    }
    steps
}

/// What of a value paths lead to; nothing where they lead nowhere.
fn kept(value: &Value, paths: &[&[Step]]) -> Option<Value> {
    if paths.iter().any(|path| path.is_empty()) {
        return Some(value.clone());
    }
    match value {
        Value::Object(fields) => {
            let below = |key: &str| -> Vec<&[Step]> {
                let leads = |path: &&&[Step]| matches!(&path[0], Step::AnyKey) || path[0] == Step::Key(key.to_owned());
                paths.iter().filter(leads).map(|path| &path[1..]).collect()
            };
            let kept: Map<String, Value> = fields
                .iter()
                .filter_map(|(key, value)| {
                    Some((key.clone(), kept(value, &below(key)).filter(|_| !below(key).is_empty())?))
                })
                .collect();
            (!kept.is_empty()).then_some(Value::Object(kept))
        }
        Value::Array(items) => {
            let below: Vec<&[Step]> =
                paths.iter().filter(|path| path[0] == Step::Each).map(|path| &path[1..]).collect();
            let kept: Vec<Value> = items.iter().filter_map(|item| kept(item, &below)).collect();
            (!kept.is_empty()).then_some(Value::Array(kept))
        }
        _ => None,
    }
}

/// A mapping as YAML, what is short on one line.
fn block(value: &Value, indent: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let line = format!("{pad}{}: {}", scalar(key), flow(value));
                if is_leaf(value) || line.chars().count() <= LINE {
                    out.push_str(&line);
                    out.push('\n');
                } else {
                    let _ = writeln!(out, "{pad}{}:", scalar(key));
                    block(value, indent + 2, out);
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                let line = format!("{pad}- {}", flow(item));
                if line.chars().count() <= LINE || !item.is_object() {
                    out.push_str(&line);
                    out.push('\n');
                } else {
                    let mut inner = String::new();
                    block(item, indent + 2, &mut inner);
                    let _ = write!(out, "{pad}- {}", inner.trim_start());
                }
            }
        }
        other => {
            let _ = writeln!(out, "{pad}{}", flow(other));
        }
    }
}

fn is_leaf(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => true,
    }
}

fn flow(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let fields = fields.iter().map(|(key, value)| format!("{}: {}", scalar(key), flow(value)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::String(text) => scalar(text),
        other => other.to_string(),
    }
}

/// A text as YAML reads it back, quoted where another reader might take it for something else.
fn scalar(text: &str) -> String {
    let plain = classify(text) == ScalarKind::String
        && ambiguity(text).is_none()
        && text.starts_with(|c: char| c.is_alphanumeric())
        && !text.contains([',', '[', ']', '{', '}', '"', '\n', '\t'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([':', ' ']);
    if plain { text.to_owned() } else { Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn excerpt(document: &Value, paths: &[&str]) -> String {
        let reads = Reads { paths: paths.iter().map(|path| (*path).to_owned()).collect(), ..Reads::default() };
        let mut text = String::new();
        block(&cut(document, &reads), 0, &mut text);
        text
    }

    #[test]
    fn only_what_is_read_is_shown() {
        let document = json!({
            "kind": "ChangeRequest", "id": "CHG-1", "title": "x",
            "plan": {"test": {"start": "a", "end": "b"}, "production": {"start": "c", "end": "d"}},
            "notices": [{"from": "nhn", "to": ["helse-vest"]}, {"from": "nhn"}],
        });
        assert_eq!(
            excerpt(&document, &["plan", "plan.*.start", "notices[].to"]),
            "\
kind: ChangeRequest
plan: {test: {start: a}, production: {start: c}}
notices: [{to: [helse-vest]}]
"
        );
        assert_eq!(excerpt(&document, &["plan"]).lines().count(), 2);
        assert_eq!(excerpt(&document, &["rollback.procedure"]), "kind: ChangeRequest\n");
    }

    #[test]
    fn texts_are_quoted_where_they_must_be() {
        assert_eq!(scalar("2026-12-08T18:00"), "2026-12-08T18:00");
        assert_eq!(scalar("NO"), "\"NO\"");
        assert_eq!(scalar("a: b"), "\"a: b\"");
        assert_eq!(scalar("true"), "\"true\"");
        assert_eq!(scalar("PT2H"), "PT2H");
    }

    #[test]
    fn what_is_long_stands_on_several_lines() {
        let long = "ord ".repeat(12);
        let document = json!({"kind": "Order", "a": {"b": long, "c": long}, "d": [{"e": long, "f": long}]});
        let text = excerpt(&document, &["a", "d"]);
        assert!(text.contains("a:\n  b: \"ord ord"), "{text}");
        assert!(text.contains("d:\n  - e: \"ord"), "{text}");
    }

    #[test]
    fn paths_start_at_the_test() {
        assert_eq!(joined("policies", "../schemas/a.yaml"), "schemas/a.yaml");
        assert_eq!(joined("", "a.yaml"), "a.yaml");
    }
}

//! What is shown before somebody decides: the document as it is read, not as it is written.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::who::Decider;
use super::{Arguments, person};
use crate::approval::{Binding, ContentPaths, Preimage, decisions};
use crate::calendar::{Moment, Zone};
use crate::kind::in_yaml;
use crate::language::messages::approve as say;
use crate::language::{Fact, Reader, Sentence};
use crate::policy::{moment_fact, role_fact};
use crate::report::plain;
use crate::workspace::{Document, Review};

/// What is decided on.
pub(super) struct Shown<'s> {
    pub(super) project: &'s Review,
    pub(super) document: &'s Document,
    /// What is hashed of it.
    pub(super) preimage: &'s Preimage,
    pub(super) digest: &'s str,
    /// What is left out.
    pub(super) excluding: &'s ContentPaths,
    /// The documents that are approved with it, and their digests.
    pub(super) with: &'s Map<String, Value>,
}

/// Writes what is decided on.
pub(super) fn show(
    shown: &Shown<'_>,
    arguments: &Arguments,
    decider: &Decider<'_>,
    zone: Zone,
    reader: &Reader,
    out: &mut dyn Write,
) -> io::Result<()> {
    let name = shown.document.name.as_ref().map_or_else(String::new, |name| format!("{}/{}", name.kind, name.id));
    let role = arguments.role.as_deref().map_or_else(|| Fact::text(""), |role| role_fact(shown.project, role));
    let says = match arguments.decision() {
        "submitted" => say::SUBMITS.with("name", Fact::code(name)),
        "rejected" => say::REJECTS.with("name", Fact::code(name)).with("role", role),
        _ => say::APPROVES.with("name", Fact::code(name)).with("role", role),
    };
    let mut line = |says: Sentence| writeln!(out, "{}", plain(&says.render(reader)));
    line(says.with("who", person(decider)))?;
    for (name, digest) in shown.with {
        line(say::WITH.with("name", Fact::code(name)).with("digest", Fact::code(digest.as_str().unwrap_or(""))))?;
    }
    if let Some(before) = before(shown, decider, zone) {
        line(before)?;
    }
    line(say::LEFT_OUT.with("paths", Fact::all(shown.excluding.written().iter().cloned())))?;
    line(say::CONTENT.with("digest", Fact::code(shown.digest)))?;
    let whole: Value = serde_json::from_str(shown.preimage.as_str()).unwrap_or_default();
    let mut lines = Vec::new();
    written(&whole["content"], "  ", &mut lines);
    lines.iter().try_for_each(|line| writeln!(out, "{}", plain(line)))
}

/// What became of the content since the same person decided on it last.
fn before(shown: &Shown<'_>, decider: &Decider<'_>, zone: Zone) -> Option<Sentence> {
    let list = shown.project.node(shown.document)?.get("approvals")?;
    let made = decisions(list, |_| Binding::Stated).ok()?;
    let last = made.iter().filter(|decision| decision.by == decider.id).max_by_key(|decision| decision.at)?;
    let digest = list.item(last.index)?.get("digest")?;
    let says = if digest.text() == shown.digest { say::SAME_BEFORE } else { say::OTHER_BEFORE };
    Some(says.with("who", person(decider)).with("at", moment_fact(&Moment::from_instant(last.at), zone)))
}

/// A value on lines of its own, each key with its value.
fn written(value: &Value, indent: &str, lines: &mut Vec<String>) {
    let is_short = |value: &Value| match value {
        Value::Object(map) => map.is_empty(),
        Value::Array(items) => items.iter().all(|item| !item.is_object() && !item.is_array()),
        _ => true,
    };
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let key = in_yaml(&Value::from(key.as_str()));
                if is_short(value) {
                    lines.push(format!("{indent}{key}: {}", in_yaml(value)));
                } else {
                    lines.push(format!("{indent}{key}:"));
                    written(value, &format!("{indent}  "), lines);
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                let first = lines.len();
                written(item, &format!("{indent}  "), lines);
                if let Some(line) = lines.get_mut(first) {
                    let dash = format!("{indent}- {}", &line[indent.len() + 2..]);
                    *line = dash;
                }
            }
        }
        other => lines.push(format!("{indent}{}", in_yaml(other))),
    }
}

//! A policy rule as its author wrote it: what explanations show and the compiled rule no longer holds.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::kind::name;
use crate::language::Label;
use crate::policy::{Pack, PolicyRule};
use crate::yaml::{Limits, Node, Tree, parse_file};

/// Keys of a rule and of its parts that say something to people.
const WORDS: [&str; 10] =
    ["title", "about", "ours", "reading", "clause", "covers", "provided", "stated", "effective", "whenSays"];

/// Keys whose values are names of something else than fields.
const NAMES: [&str; 14] = [
    "id", "kinds", "kind", "severity", "count", "hours", "role", "of", "inside", "outside", "evidence", "atLeast",
    "within", "missing",
];

/// The text of a policy, read once for all of its rules.
#[derive(Debug)]
pub(super) struct Written {
    tree: Tree,
    /// Which document of the file.
    position: usize,
}

/// What a rule reads.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Reads {
    /// Its condition.
    pub(super) when: Option<String>,
    /// What its author says of the parts of the condition that cannot be put into words.
    pub(super) when_says: Option<Label>,
    /// The list whose elements it looks at.
    pub(super) each: Option<String>,
    /// The parameters that it uses, in the order of their names.
    pub(super) parameters: BTreeSet<String>,
    /// The fields that it may read, as paths or parts of expressions name them: `plan.production.start`.
    pub(super) paths: BTreeSet<String>,
}

/// The newest revision of the agreement that was approved.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Approval {
    pub(super) date: NaiveDate,
    pub(super) by: Option<String>,
}

impl Written {
    /// Reads the text of a policy again.
    pub(super) fn of(pack: &Pack) -> Self {
        let tree = parse_file(&pack.file, &Limits::default());
        let is_it = |node: Option<Node<'_>>| {
            let text = |key: &str| node.and_then(|node| node.get(key)).map(|value| value.text().to_owned());
            text("kind").as_deref() == Some(name::POLICY) && text("id").as_deref() == Some(pack.id.as_str())
        };
        let position = tree.roots().iter().position(|root| is_it(tree.node(root))).unwrap_or(0);
        Self { tree, position }
    }

    fn root(&self) -> Option<Node<'_>> {
        self.tree.roots().get(self.position).and_then(|root| self.tree.node(root))
    }

    /// The newest entry of the revision log that is an approval.
    pub(super) fn approval(&self) -> Option<Approval> {
        let revisions = self.root()?.get("source")?.get("revisions")?;
        let approvals =
            revisions.items().filter(|entry| entry.get("what").is_some_and(|what| what.text() == "approved"));
        let dated = approvals.filter_map(|entry| {
            let by = entry.get("by").map(|by| by.text().to_owned());
            Some(Approval { date: entry.get("date")?.text().parse().ok()?, by })
        });
        dated.max_by_key(|approval| approval.date)
    }

    /// What a parameter is about, in every language that says it.
    pub(super) fn about_parameter(&self, name: &str) -> Option<Label> {
        self.root()?.get("parameters")?.get(name)?.get("about").map(label)
    }

    /// The check of a rule.
    pub(super) fn check(&self, rule: &PolicyRule) -> Option<Node<'_>> {
        self.root()?.get("rules")?.get(&rule.id)?.get("check")
    }

    /// What a rule reads.
    pub(super) fn reads(&self, pack: &Pack, rule: &PolicyRule) -> Reads {
        let node = self.root().and_then(|root| root.get("rules")?.get(&rule.id));
        let Some(node) = node else { return Reads::default() };
        let text = |key: &str| node.get(key).map(|value| value.text().trim().to_owned());
        let mut reads = Reads {
            when: text("when"),
            when_says: node.get("whenSays").map(label),
            each: text("each"),
            ..Reads::default()
        };
        gather(node, pack, &mut reads);
        reads
    }
}

/// One text, or one per language.
fn label(node: Node<'_>) -> Label {
    if node.scalar().is_some() {
        return Label::same(node.text());
    }
    let word = |language: &str| node.get(language).map(|text| text.text().to_owned()).unwrap_or_default();
    Label::new(word("nb"), word("sv"), word("en"))
}

fn gather(node: Node<'_>, pack: &Pack, reads: &mut Reads) {
    for entry in node.entries() {
        let key = entry.key.text();
        if WORDS.contains(&key) {
            continue;
        }
        if ["message", "help", "example"].contains(&key) {
            parameters_of_message(entry.value, pack, reads);
        } else if entry.value.scalar().is_some() {
            scalar(entry.value.text(), !NAMES.contains(&key), pack, reads);
        } else {
            gather_all(entry.value, !NAMES.contains(&key), pack, reads);
        }
    }
}

fn gather_all(node: Node<'_>, fields: bool, pack: &Pack, reads: &mut Reads) {
    gather(node, pack, reads);
    for item in node.items() {
        if item.scalar().is_some() {
            scalar(item.text(), fields, pack, reads);
        } else {
            gather_all(item, fields, pack, reads);
        }
    }
}

/// A path, a parameter, or an expression.
fn scalar(text: &str, fields: bool, pack: &Pack, reads: &mut Reads) {
    if let Some(name) = text.strip_prefix('$') {
        let name = name.split('.').next().unwrap_or(name);
        if pack.parameters.contains_key(name) {
            reads.parameters.insert(name.to_owned());
        }
        return;
    }
    for name in after(text, "params.") {
        if pack.parameters.contains_key(&name) {
            reads.parameters.insert(name);
        }
    }
    let named = after(&text.replace(".?", "."), "doc.");
    if fields && named.is_empty() && is_path(text) {
        reads.paths.insert(text.to_owned());
    }
    reads.paths.extend(named.into_iter().filter(|path| path != "phase").map(|path| method_less(&path)));
}

/// What stands after each mention of a name such as `doc.`: letters, digits and points.
fn after(text: &str, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(name) {
        let inside = text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
        if inside {
            continue;
        }
        let rest = &text[at + name.len()..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))).unwrap_or(rest.len());
        let word = rest[..end].trim_end_matches('.');
        if !word.is_empty() {
            found.push(if rest[end..].starts_with('(') { called(word) } else { word.to_owned() });
        }
    }
    found.retain(|word| !word.is_empty());
    found
}

/// The value that a method is called on: `notices` of `notices.exists`.
fn called(word: &str) -> String {
    word.rsplit_once('.').map(|(of, _)| of.to_owned()).unwrap_or_default()
}

fn method_less(path: &str) -> String {
    path.strip_suffix(".orValue").unwrap_or(path).to_owned()
}

fn is_path(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "_.*[]->".contains(c))
        && !matches!(text, "it" | "announced" | "other")
        && !text.starts_with("it.")
        && !text.starts_with("other.")
}

fn parameters_of_message(node: Node<'_>, pack: &Pack, reads: &mut Reads) {
    let texts: Vec<&str> = match node.scalar() {
        Some(_) => vec![node.text()],
        None => node.entries().map(|entry| entry.value.text()).collect(),
    };
    let mentions = |name: &str| texts.iter().any(|text| text.contains(&format!("{{{{ {name} }}}}")));
    reads.parameters.extend(pack.parameters.keys().filter(|name| mentions(name)).cloned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_in_expressions() {
        let found = |text: &str| after(&text.replace(".?", "."), "doc.");
        assert_eq!(found("doc.a.b == 1 && !doc.c"), ["a.b", "c"]);
        assert_eq!(found("doc.notices.exists(n, n.at == doc.at)"), ["notices", "at"]);
        assert_eq!(found("doc.?size.orValue(\"\") == \"major\""), ["size"]);
        assert_eq!(found("mydoc.a || x.doc.b"), Vec::<String>::new());
    }

    #[test]
    fn paths_are_told_from_other_texts() {
        for path in ["announcedAt", "plan.*.start", "notices[].to", "changes[]->approvals[].at"] {
            assert!(is_path(path), "{path}");
        }
        for other in ["it.region", "10 days", "announced", "key in [\"production\"]", "Order"] {
            assert!(!is_path(other), "{other}");
        }
    }
}

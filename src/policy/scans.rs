//! Which other documents a rule looks through, beside those that the judged one names and those that name it. A change of one of
//! these can alter what the rule finds in a document that the change does not touch.

use std::collections::BTreeMap;

use super::known_roles::TOLD;
use crate::expression::{Scans, scans};
use crate::yaml::Node;

/// The functions that reach beyond the judged document and the registry.
const BEYOND: [&str; 4] = ["docs", "lookup", "folders", "isThere"];

/// What a rule looks through; it may be more than it does, and never less. `kinds` are those that it meets.
pub(super) fn scans_of(rule: Node<'_>, kinds: &[String], is_kind: &dyn Fn(&str) -> bool) -> Scans {
    let mut walk = Walk { kinds, is_kind, found: Scans::default() };
    // The document itself, where no `each` binds an element of it.
    let lets = BTreeMap::from([(ELEMENT.to_owned(), "doc".to_owned())]);
    walk.part(rule, &lets);
    walk.found
}

/// What `each` binds.
const ELEMENT: &str = "it";

/// What the other document of a check is called.
const OTHER: &str = "other";

struct Walk<'k> {
    kinds: &'k [String],
    is_kind: &'k dyn Fn(&str) -> bool,
    found: Scans,
}

impl Walk<'_> {
    fn part(&mut self, node: Node<'_>, around: &BTreeMap<String, String>) {
        if node.is_sequence() {
            node.items().for_each(|item| self.part(item, around));
            return;
        }
        if !node.is_mapping() {
            let text = node.text();
            if BEYOND.iter().any(|function| text.contains(function)) {
                self.found.add(scans(text, around));
            }
            return;
        }
        let mut lets = around.clone();
        if let Some(each) = node.get("each") {
            // An element of the document stands in it; one of a list that is reckoned stands where that comes from.
            let from = each.text().strip_prefix('$').map_or_else(|| "doc".to_owned(), str::to_owned);
            lets.insert(ELEMENT.to_owned(), lets.get(&from).cloned().unwrap_or(from));
        }
        for named in node.get("let").into_iter().flat_map(Node::entries) {
            lets.insert(named.key.text().to_owned(), named.value.text().to_owned());
        }
        // A `let` may have any name, also one that is a text elsewhere.
        for named in node.get("let").into_iter().flat_map(Node::entries) {
            self.part(named.value, &lets);
        }
        for entry in node.entries().filter(|entry| entry.key.text() != "let" && !TOLD.contains(&entry.key.text())) {
            let mut lets = lets.clone();
            match entry.key.text() {
                "unique" => {
                    self.own();
                    self.any_other(entry.value, &mut lets);
                }
                "overlap" => {
                    self.overlap(entry.value);
                    self.any_other(entry.value, &mut lets);
                }
                // What belongs to a service may do so by way of any other document.
                "measure" if entry.value.get("of").is_some() => self.found.anything = true,
                "reference" if entry.value.get("value").is_some() => {
                    let kind = entry.value.get("kind").map(Node::text).unwrap_or_default();
                    self.found.kinds.insert(kind.to_owned());
                    self.any_other(entry.value, &mut lets);
                }
                _ => {}
            }
            self.part(entry.value, &lets);
        }
    }

    fn own(&mut self) {
        self.found.kinds.extend(self.kinds.iter().cloned());
    }

    /// The documents with which an interval may overlap: of the kinds that it names, or of its own.
    fn overlap(&mut self, overlap: Node<'_>) {
        let with = overlap.get("with");
        let named = with.and_then(|with| with.get("kinds").or_else(|| with.get("kind")));
        match named {
            None => self.own(),
            Some(named) => {
                let kinds = named.items().chain(named.scalar().map(|_| named));
                let kinds: Vec<String> = kinds.map(|kind| kind.text().to_owned()).collect();
                if kinds.is_empty() || !kinds.iter().all(|kind| (self.is_kind)(kind)) {
                    self.found.anything = true;
                }
                self.found.kinds.extend(kinds);
            }
        }
    }

    /// In this check `other` is any document, not one that the judged one names: what it leads on to may be of any kind.
    fn any_other(&mut self, check: Node<'_>, lets: &mut BTreeMap<String, String>) {
        lets.insert(OTHER.to_owned(), "anyOther".to_owned());
        self.found.anything |= holds_way(check);
    }
}

/// Whether a path in it leads on to other documents.
fn holds_way(node: Node<'_>) -> bool {
    node.scalar().is_some() && node.text().contains("->")
        || node.items().any(holds_way)
        || node.entries().any(|entry| holds_way(entry.value))
}

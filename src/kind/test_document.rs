//! Where a test of a policy has a document beside the key for it, or that key where the document itself belongs: one mistake
//! that would break its schema in as many ways as the document has fields.

use super::breach::Breach;
use super::own::name;
use crate::language::messages::schema as say;
use crate::language::{Fact, Facts, Saying};
use crate::source::Span;
use crate::yaml::{Node, Pointer, Step};

/// The key under which a document of a test stands.
const DOCUMENT: &str = "document";

/// What else says which document it is.
const OTHERS: [&str; 2] = ["file", "fixture"];

/// Keys of a case that hold its document, or say of it what it is.
const CASE: [&str; 11] =
    ["expect", "example", "base", "others", "registry", "parameters", "git", "clock", "patch", "file", "fixture"];

/// A document of a test that stands in the wrong place.
#[derive(Debug)]
pub struct Astray {
    /// The pointer of what holds it.
    pub pointer: Pointer,
    /// The key that shows it: `kind`, or `document` where that is too much.
    pub span: Span,
    is_too_deep: bool,
    is_case: bool,
}

impl Astray {
    /// All of them in a document of a kind; none where that is no `PolicyTest`.
    pub fn all(kind: &str, root: Node<'_>) -> Vec<Self> {
        let mut found = Vec::new();
        if kind != name::POLICY_TEST {
            return found;
        }
        let top = Pointer::default();
        for fixture in root.get("fixtures").into_iter().flat_map(Node::entries) {
            found.extend(Self::too_deep(fixture.value, top.key("fixtures").key(fixture.key.text())));
        }
        let registry = |node: Node<'_>, at: &Pointer, found: &mut Vec<Self>| {
            let documents = node.get("registry").into_iter().flat_map(Node::items).enumerate();
            let at = at.key("registry");
            found.extend(documents.filter_map(|(index, item)| Self::too_deep(item, item_at(&at, index))));
        };
        registry(root, &top, &mut found);
        for (index, case) in root.get("cases").into_iter().flat_map(Node::items).enumerate() {
            let at = item_at(&top.key("cases"), index);
            found.extend(Self::version(case, &at, true));
            found.extend(case.get("base").and_then(|base| Self::version(base, &at.key("base"), false)));
            for (index, other) in case.get("others").into_iter().flat_map(Node::items).enumerate() {
                found.extend(Self::version(other, &item_at(&at.key("others"), index), false));
            }
            registry(case, &at, &mut found);
        }
        found
    }

    /// A document without the key for it, or with that key twice.
    fn version(node: Node<'_>, at: &Pointer, is_case: bool) -> Option<Self> {
        if let Some(document) = node.get(DOCUMENT) {
            return Self::too_deep(document, at.key(DOCUMENT));
        }
        let kind = node.entry("kind")?;
        let is_other = OTHERS.iter().any(|key| node.get(key).is_some());
        (!is_other).then(|| Self { pointer: at.clone(), span: kind.key.span(), is_too_deep: false, is_case })
    }

    /// `document` where the document itself belongs.
    fn too_deep(node: Node<'_>, pointer: Pointer) -> Option<Self> {
        let inner = node.entry(DOCUMENT).filter(|entry| entry.value.get("kind").is_some())?;
        let is_it = node.get("kind").is_none();
        is_it.then(|| Self { pointer, span: inner.key.span(), is_too_deep: true, is_case: false })
    }

    /// Whether a breach of the schema comes of it.
    pub fn explains(&self, breach: &Breach) -> bool {
        let Some(below) = breach.pointer.0.strip_prefix(self.pointer.0.as_slice()) else { return false };
        match below.first() {
            Some(Step::Key(key)) => !self.is_case || !CASE.contains(&key.as_str()),
            _ => true,
        }
    }

    /// What is said of it.
    pub fn saying(&self) -> Saying {
        let named = self.pointer.0.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Index(_) => None,
        });
        let facts = Facts::new().with("place", Fact::code(named.unwrap_or_default()));
        let (says, help) = if self.is_too_deep {
            (say::DOCUMENT_TOO_DEEP, say::DOCUMENT_TOO_DEEP_HELP)
        } else {
            (say::DOCUMENT_BESIDE, say::DOCUMENT_BESIDE_HELP)
        };
        Saying::new(says, facts).help(help)
    }
}

fn item_at(list: &Pointer, index: usize) -> Pointer {
    let mut pointer = list.clone();
    pointer.0.push(Step::Index(index));
    pointer
}

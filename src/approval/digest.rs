//! The digest of a document: what an approval, a waiver or a reference is bound to. `docs/digest.md` says how other tools
//! compute it.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::content::{Content, Misspelt};
use super::content_path::ContentPaths;
use crate::language::messages::digest as say;
use crate::language::{Fact, Sentence};
use crate::source::Span;
use crate::yaml::{FaultKind, Node, Root, Tree, Unportable};

/// Names what is hashed and how; a digest of another form has another.
const TYPE: &str = "vedtak-digest/1";

/// What is hashed of a document, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preimage(String);

/// What a digest covers of a document, beside its kind and id.
#[derive(Debug, Clone, Copy)]
pub struct Extent<'p> {
    /// What is left out.
    pub excluding: &'p ContentPaths,
    /// All that is covered; `None` for the whole document.
    pub covering: Option<&'p ContentPaths>,
}

impl<'p> Extent<'p> {
    /// The whole document but for what is left out.
    pub fn all_but(excluding: &'p ContentPaths) -> Self {
        Self { excluding, covering: None }
    }
}

/// Why a document has no digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoDigest {
    /// What in the document is so.
    pub reason: NoDigestReason,
    /// Where.
    pub span: Span,
}

/// What keeps a document from having a digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoDigestReason {
    /// It cannot be read, or only in part, or passes a limit.
    Unreadable,
    /// A mapping has this key twice.
    DuplicateKey(String),
    /// It uses what other readers of YAML may read otherwise.
    Unportable(Unportable),
    /// A number that has other spellings.
    Number {
        /// As it is written.
        written: String,
        /// The one spelling that it may have, where there is one.
        spelling: Option<String>,
    },
    /// It has no kind or no id.
    Nameless,
    /// Other documents have its kind and id too: `Kind/id`.
    Repeated(String),
}

impl Preimage {
    /// What is hashed of a document: RFC 8785 of its content with its kind and id, and of what was left out or covered.
    /// The kind is the one that it is judged by, and the id is a text, whatever stands in the document.
    ///
    /// # Errors
    /// Where another text, or another reader of the same text, could have the same bytes for another content.
    pub fn of(tree: &Tree, root: &Root, kind: &str, id: &str, extent: Extent<'_>) -> Result<Self, NoDigest> {
        let mut content = Content::of(whole(tree, root)?).map_err(|misspelt| NoDigest::number(&misspelt))?;
        content.exclude(extent.excluding);
        if let Some(covering) = extent.covering {
            content = content.cover(covering);
        }
        let list = |paths| Content::List(ContentPaths::written(paths).iter().map(|path| Content::Text(path)).collect());
        let mut parts = vec![
            ("content", content),
            ("excluding", list(extent.excluding)),
            ("id", Content::Text(id)),
            ("kind", Content::Text(kind)),
            ("type", Content::Text(TYPE)),
        ];
        parts.extend(extent.covering.map(|covering| ("covering", list(covering))));
        let mut text = String::new();
        Content::Mapping(parts).write(&mut text);
        Ok(Self(text))
    }

    /// The bytes: UTF-8 without a byte order mark and without a line break at the end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digest: `sha256:` and 64 lower-case hexadecimal digits.
    pub fn digest(&self) -> String {
        let mut digest = String::from("sha256:");
        for byte in Sha256::digest(self.0.as_bytes()) {
            let _ = write!(digest, "{byte:02x}");
        }
        digest
    }
}

/// The root of a document that every reader of YAML 1.2 reads alike, but for its numbers.
fn whole<'t>(tree: &'t Tree, root: &Root) -> Result<Node<'t>, NoDigest> {
    let position = tree.roots().iter().position(|one| one == root);
    if let Some(fault) = tree.faults().iter().find(|fault| Some(fault.document) == position) {
        let reason = match &fault.kind {
            FaultKind::DuplicateKey(key) => NoDigestReason::DuplicateKey(key.clone()),
            FaultKind::Syntax(_) | FaultKind::Limit { .. } => NoDigestReason::Unreadable,
        };
        return Err(NoDigest { reason, span: fault.span });
    }
    if let Some((what, span)) = tree.unportable(root) {
        return Err(NoDigest { reason: NoDigestReason::Unportable(what), span });
    }
    tree.node(root).ok_or(NoDigest { reason: NoDigestReason::Unreadable, span: root.region })
}

impl NoDigest {
    fn number(misspelt: &Misspelt<'_>) -> Self {
        let written = misspelt.node.text().to_owned();
        let reason = NoDigestReason::Number { written, spelling: misspelt.spelling.clone() };
        Self { reason, span: misspelt.node.definition().unwrap_or(misspelt.node.span()) }
    }

    /// The reason as a word for machines.
    pub fn word(&self) -> &'static str {
        match self.reason {
            NoDigestReason::Unreadable => "unreadable",
            NoDigestReason::DuplicateKey(_) => "repeated-key",
            NoDigestReason::Unportable(Unportable::Version) => "version",
            NoDigestReason::Unportable(Unportable::Tag) => "tag",
            NoDigestReason::Unportable(Unportable::MergeKey) => "merge-key",
            NoDigestReason::Number { .. } => "number",
            NoDigestReason::Nameless => "nameless",
            NoDigestReason::Repeated(_) => "repeated",
        }
    }

    /// What is so, and what is required.
    pub fn says(&self) -> Sentence {
        match &self.reason {
            NoDigestReason::Unreadable => say::UNREADABLE.into(),
            NoDigestReason::DuplicateKey(key) => say::DUPLICATE_KEY.with("key", Fact::code(key)),
            NoDigestReason::Unportable(Unportable::Version) => say::VERSION.into(),
            NoDigestReason::Unportable(Unportable::Tag) => say::TAG.into(),
            NoDigestReason::Unportable(Unportable::MergeKey) => say::MERGE_KEY.into(),
            NoDigestReason::Number { written, .. } => say::NUMBER.with("number", Fact::code(written)),
            NoDigestReason::Nameless => say::NAMELESS.into(),
            NoDigestReason::Repeated(name) => say::REPEATED.with("name", Fact::code(name)),
        }
    }

    /// What to do.
    pub fn help(&self) -> Sentence {
        match &self.reason {
            NoDigestReason::Unreadable
            | NoDigestReason::DuplicateKey(_)
            | NoDigestReason::Nameless
            | NoDigestReason::Repeated(_) => say::CHECK_HELP.into(),
            NoDigestReason::Unportable(Unportable::Version) => say::VERSION_HELP.into(),
            NoDigestReason::Unportable(Unportable::Tag) => say::TAG_HELP.into(),
            NoDigestReason::Unportable(Unportable::MergeKey) => say::MERGE_KEY_HELP.into(),
            NoDigestReason::Number { written, spelling } => {
                let spelling = spelling.as_ref().map_or_else(|| Fact::text(""), Fact::code);
                say::NUMBER_HELP.with("quoted", Fact::code(format!("\"{written}\""))).with("spelling", spelling)
            }
        }
    }
}

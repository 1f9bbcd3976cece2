//! What binds an approval to content: its digests, held against the documents as they stand.

use super::content_path::ContentPaths;
use super::digest::{Extent, NoDigest, NoDigestReason, Preimage};
use super::evidence::Evidence;
use crate::kind::Schema;
use crate::source::Span;
use crate::workspace::{Document, Review, Workspace};
use crate::yaml::Node;

/// What binds an approval to content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Binding {
    /// Nothing: the document says that it is approved.
    Stated,
    /// Its digest is that of the document as it stands, and so are those of the documents that it names beside it.
    Bound,
    /// The same of a part of the document: of no more than these paths.
    BoundInPart(ContentPaths),
    /// Its digest is that of other content.
    OtherContent,
    /// It names another version of this document: `Kind/id`.
    OtherVersion(String),
    /// This field of it cannot be verified, so that nobody knows what it is of.
    Unverified(&'static str),
}

/// Fields of an approval that nothing verifies.
const UNVERIFIED: [&str; 4] = ["from", "was", "delegation", "emergency"];

impl Binding {
    /// What binds an entry under `approvals` of a document.
    pub fn of(review: &Review, document: &Document, entry: Node<'_>) -> Self {
        let field = |key: &str| entry.get(key).filter(|value| !value.is_null());
        if let Some(key) = UNVERIFIED.into_iter().find(|key| field(key).is_some()) {
            return Self::Unverified(key);
        }
        if let Some(with) = field("with") {
            for named in with.entries() {
                let version = named.key.text().split_once('/');
                let Some(other) = version.and_then(|(kind, id)| review.find(kind, id)) else {
                    return Self::Unverified("with");
                };
                match digest(review, other, &ContentPaths::left_out([])) {
                    Err(_) => return Self::Unverified("with"),
                    Ok(digest) if digest != named.value.text() => {
                        return Self::OtherVersion(named.key.text().to_owned());
                    }
                    Ok(_) => {}
                }
            }
        }
        let Some(written) = field("digest") else {
            let unbound = ["excluding", "covering"].into_iter().find(|key| field(key).is_some());
            return unbound.map_or(Self::Stated, Self::Unverified);
        };
        let Some(excluding) = excluded(review, document, field("excluding")) else {
            return Self::Unverified("excluding");
        };
        let covering = match field("covering") {
            None => None,
            Some(list) => match ContentPaths::covering(list.items().map(Node::text)) {
                Some(paths) if list.is_sequence() => Some(paths),
                _ => return Self::Unverified("covering"),
            },
        };
        let extent = Extent { excluding: &excluding, covering: covering.as_ref() };
        match preimage(review.side_of(document), document, extent).map(|preimage| preimage.digest()) {
            Err(_) => Self::Unverified("digest"),
            Ok(digest) if digest == written.text() => covering.map_or(Self::Bound, Self::BoundInPart),
            Ok(_) => Self::OtherContent,
        }
    }

    /// What an approval that is bound so covers, where that is no more than a part.
    pub fn covering(&self) -> Option<&ContentPaths> {
        if let Self::BoundInPart(covering) = self { Some(covering) } else { None }
    }

    /// What an approval that is bound so is proven by; `None` where it is not of the content as it stands, or nobody knows.
    pub fn evidence(&self) -> Option<Evidence> {
        match self {
            Self::Stated => Some(Evidence::Stated),
            Self::Bound | Self::BoundInPart(_) => Some(Evidence::Bound),
            Self::OtherContent | Self::OtherVersion(_) | Self::Unverified(_) => None,
        }
    }
}

/// What an approval leaves out of its digest: the two defaults, or what it lists. A list counts where each path of it is one
/// that the schema of the kind marks, or lies within one, or leads nowhere in the document: what is content today cannot be
/// left out, whatever the approval says.
pub fn excluded(review: &Review, document: &Document, written: Option<Node<'_>>) -> Option<ContentPaths> {
    let Some(written) = written else { return Some(ContentPaths::left_out([])) };
    let listed = ContentPaths::excluding(written.items().map(Node::text))?;
    let marked = marked(review.kind(document).and_then(|kind| kind.schema.as_deref()));
    let root = review.node(document)?;
    listed.are_within(&marked, root).then_some(listed)
}

/// What the digest of a document of a kind leaves out, by the schema of the kind.
pub fn marked(schema: Option<&Schema>) -> ContentPaths {
    let marked = schema.map(Schema::not_approved).unwrap_or_default();
    ContentPaths::left_out(marked.iter().map(String::as_str))
}

/// The digest of a document of a review, of all but what is excluded.
///
/// # Errors
/// As for [`preimage`].
pub fn digest(review: &Review, document: &Document, excluding: &ContentPaths) -> Result<String, NoDigest> {
    Ok(preimage(review.side_of(document), document, Extent::all_but(excluding))?.digest())
}

/// The bytes that the digest of a document is made of, as far as an approval covers the document.
///
/// # Errors
/// A document that cannot be told from others, or whose content could be that of others.
pub fn preimage(workspace: &Workspace, document: &Document, extent: Extent<'_>) -> Result<Preimage, NoDigest> {
    let unreadable = || NoDigest { reason: NoDigestReason::Unreadable, span: Span::at(0) };
    let (tree, root) = workspace.tree(document).zip(workspace.root(document)).ok_or_else(unreadable)?;
    // A document that cannot be read has no name either, and is told as what cannot be read.
    let name = document.name.as_ref();
    let (kind, id) = name.map_or(("", ""), |name| (name.kind.as_str(), name.id.as_str()));
    let preimage = Preimage::of(tree, root, kind, id, extent)?;
    let start = || document.id_place.or_else(|| tree.node(root).map(|node| node.span())).unwrap_or(root.region);
    let Some(name) = name else { return Err(NoDigest { reason: NoDigestReason::Nameless, span: start() }) };
    if workspace.is_repeated(&name.kind, &name.id) {
        return Err(NoDigest { reason: NoDigestReason::Repeated(format!("{kind}/{id}")), span: start() });
    }
    Ok(preimage)
}

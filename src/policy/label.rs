//! Texts that a policy gives in one language or in several.

use crate::language::Label;
use crate::yaml::Node;

/// A text in one language or in several.
pub(super) fn label(node: Option<Node<'_>>) -> Option<Label> {
    let node = node?;
    if node.scalar().is_some() {
        return Some(Label::same(node.text()));
    }
    let word = |language: &str| node.get(language).map(|text| text.text().to_owned()).unwrap_or_default();
    let (nb, sv, mut en) = (word("nb"), word("sv"), word("en"));
    if en.is_empty() {
        en = if nb.is_empty() { sv.clone() } else { nb.clone() };
    }
    Some(Label { nb, sv, en })
}

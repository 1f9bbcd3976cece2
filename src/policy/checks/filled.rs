//! Whether a value says something.

use crate::expression::{PLACEHOLDERS, says_something};
use crate::yaml::Node;

/// Whether a value is there and says something: text that is no placeholder, a number, a truth value, or a list or
/// mapping with such a value in it.
pub(in crate::policy) fn is_filled(node: Node<'_>) -> bool {
    if node.is_mapping() {
        return node.entries().any(|entry| is_filled(entry.value));
    }
    if node.is_sequence() {
        return node.items().any(is_filled);
    }
    !node.is_null() && node.as_str().is_none_or(|text| says_something(text, PLACEHOLDERS))
}

//! The shipped policies that a configuration names, and the contents that it pins them to.

use std::sync::Arc;

use crate::finding::{Error, set_up};
use crate::language::messages::config as say;
use crate::language::{Fact, Reader};
use crate::source::{SourceFile, Span};
use crate::yaml::Spanned;

/// The prefix of an entry of `policies` that names a shipped policy.
pub(super) const SHIPPED: &str = "builtin:";

/// The prefix of a digest, before 64 lower-case hexadecimal digits.
const DIGEST: &str = "sha256:";

/// A content that a shipped policy may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// The id of the policy.
    pub id: String,
    /// `sha256:` and the hexadecimal digest of its text.
    pub digest: String,
    /// Its place in the configuration file.
    pub span: Span,
}

/// The shipped policies among the entries of `policies`, each once, and what they are pinned to: `builtin:ID` or
/// `builtin:ID@sha256:…`.
pub(super) fn shipped(
    entries: &[Spanned<String>],
    file: &Arc<SourceFile>,
    reader: &Reader,
    errors: &mut Vec<Error>,
) -> (Vec<(String, Span)>, Vec<Pin>) {
    let (mut ids, mut pins) = (Vec::<(String, Span)>::new(), Vec::new());
    for entry in entries {
        let Some(named) = entry.value.strip_prefix(SHIPPED) else { continue };
        let (id, digest) = named.split_once('@').map_or((named, None), |(id, digest)| (id, Some(digest)));
        if let Some(digest) = digest {
            if id == "*" || !is_digest(digest) {
                let says = say::NO_PIN.with("entry", Fact::code(&entry.value));
                errors.push(set_up("config", &says, Some(&say::NO_PIN_HELP.into()), reader).at(file, entry.span, ""));
            }
            pins.push(Pin { id: id.to_owned(), digest: digest.to_owned(), span: entry.span });
        }
        if !ids.iter().any(|(known, _)| known == id) {
            ids.push((id.to_owned(), entry.span));
        }
    }
    (ids, pins)
}

fn is_digest(text: &str) -> bool {
    let digits = text.strip_prefix(DIGEST).unwrap_or_default();
    digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

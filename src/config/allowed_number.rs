//! The places where the rule `personal-number` lets stand what looks like the number of a person.

use serde::Deserialize;

use crate::source::Span;
use crate::yaml::Spanned;

/// A place of which the project says that what stands there is nobody's number, or may be known by all: a case number that
/// passes for one, or a number that an authority has published for tests. It names the place, never the number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowedNumber {
    /// The file, relative to the configuration's folder.
    pub path: String,
    /// The JSON Pointer to the value or key; `None` for the comments of the file and its name.
    pub pointer: Option<String>,
    /// Why it may stand there.
    pub reason: String,
    /// Where the configuration names the file.
    pub span: Span,
}

/// The same as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    path: Spanned<String>,
    pointer: Option<String>,
    reason: String,
}

impl From<Written> for AllowedNumber {
    fn from(written: Written) -> Self {
        let Written { path, pointer, reason } = written;
        let span = path.span;
        let path = path.value.strip_prefix("./").map_or(path.value.clone(), str::to_owned);
        Self { path, pointer, reason, span }
    }
}

impl AllowedNumber {
    /// Whether it is about what stands at a pointer; an empty one is that of comments and names of files.
    pub fn is_at(&self, pointer: &str) -> bool {
        self.pointer.as_deref().unwrap_or("") == pointer
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::config::{Config, read_config};
    use crate::language::{Language, Reader};
    use crate::source::SourceFile;

    fn config(path: &str, text: &str) -> Result<Config, String> {
        let reader = Reader::new(Language::En, chrono::NaiveDate::default());
        let read = read_config(&Arc::new(SourceFile::new(path, text)), &reader);
        read.map_err(|errors| errors.0.into_iter().map(|error| error.message).collect())
    }

    #[test]
    fn a_place_is_a_file_and_a_pointer() {
        let text = "personalNumbers:\n  - {path: ./a.yaml, pointer: /id, reason: published for tests}\n  - {path: b.yaml, reason: case number}\n";
        let root = config("vedtak.yaml", text).unwrap();
        assert!(root.allows_number("a.yaml", "/id") && root.allows_number("b.yaml", ""));
        assert!(!root.allows_number("a.yaml", "/id/0") && !root.allows_number("a.yaml", ""));
        assert!(!root.allows_number("b.yaml", "/id") && !root.allows_number("x/a.yaml", "/id"));
        let below = config("services/x/vedtak.yaml", text).unwrap();
        assert!(below.allows_number("services/x/a.yaml", "/id") && !below.allows_number("a.yaml", "/id"));
    }

    #[test]
    fn a_place_needs_a_path_and_a_reason_and_a_pointer_begins_with_a_slash() {
        for entry in [
            "{path: a.yaml}",
            "{reason: x}",
            "{path: a.yaml, pointer: id, reason: x}",
            "{path: '', reason: x}",
            "{path: a.yaml, reason: x, number: 1}",
        ] {
            assert!(config("vedtak.yaml", &format!("personalNumbers: [{entry}]\n")).is_err(), "{entry}");
        }
    }
}

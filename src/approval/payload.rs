//! What an approval's signature is over. `docs/approve.md` says how other tools make it.

use super::content::Content;
use crate::yaml::Node;

/// Names what is signed and how; what is signed of another form has another.
const TYPE: &str = "vedtak-approval/1";

/// The most bytes that an entry may have, as they are signed.
const MOST: usize = 4096;

/// The bytes that are signed: an entry under `approvals` with the document and the repository that it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload(String);

/// Why an entry cannot be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPayload {
    /// It is no mapping, or has a number that has other spellings.
    Malformed,
    /// It has not this field, which must be signed.
    Missing(&'static str),
    /// It has more than 4096 bytes.
    TooLong,
}

/// The fields that are signed in every entry. A scope is none: what is submitted has none, and an approval without one
/// covers nothing where a scope is asked for.
const FIELDS: [&str; 5] = ["role", "by", "at", "decision", "digest"];

impl Payload {
    /// What is signed of an entry of a document: RFC 8785 of all of the entry but its signature, whatever it holds.
    ///
    /// # Errors
    /// An entry that lacks what must be signed, is too long, or could be written in another way.
    pub fn of(entry: Node<'_>, kind: &str, id: &str, repository: &str) -> Result<Self, NoPayload> {
        let is_there = |field: &str| entry.get(field).is_some_and(|value| !value.is_null());
        if let Some(field) = FIELDS.into_iter().find(|field| !is_there(field)) {
            return Err(NoPayload::Missing(field));
        }
        let Ok(Content::Mapping(mut fields)) = Content::of(entry) else { return Err(NoPayload::Malformed) };
        fields.retain(|(name, _)| *name != "signature");
        let approval = Content::Mapping(fields);
        let mut text = String::new();
        approval.write(&mut text);
        if text.len() > MOST {
            return Err(NoPayload::TooLong);
        }
        text.clear();
        let whole = vec![
            ("approval", approval),
            ("id", Content::Text(id)),
            ("kind", Content::Text(kind)),
            ("repository", Content::Text(repository)),
            ("type", Content::Text(TYPE)),
        ];
        Content::Mapping(whole).write(&mut text);
        Ok(Self(text))
    }

    /// The bytes: UTF-8 without a byte order mark and without a line break at the end.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

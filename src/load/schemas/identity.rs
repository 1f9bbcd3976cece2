//! Addresses that two schemas give themselves: a reference to one of them would lead to either.

use std::collections::HashMap;

use super::held::Held;
use crate::finding::{Error, set_up};
use crate::kind::to_json;
use crate::language::messages::schema as say;
use crate::language::{Fact, Reader, Sentence};

/// Every schema that gives itself an address that another schema has. Copies of one schema may share it.
pub(super) fn of(held: &[Held], reader: &Reader) -> Vec<Error> {
    let mut known: HashMap<&str, (usize, &str)> =
        held.iter().enumerate().map(|(at, held)| (held.address.as_str(), (at, ""))).collect();
    let value = |(at, pointer): (usize, &str)| {
        let held: &Held = &held[at];
        held.root().and_then(|root| held.pointer(pointer).resolve(root)).map(to_json)
    };
    let mut errors = Vec::new();
    for (at, file) in held.iter().enumerate() {
        for (address, pointer) in &file.references.ids {
            let Some(written) = written(file, pointer) else { continue };
            let place = (at, pointer.as_str());
            let first = *known.entry(address).or_insert(place);
            if first == place || value(first) == value(place) {
                continue;
            }
            let says: Sentence = say::TWO_IDS
                .with("id", Fact::code(file.text(&written)))
                .with("file", Fact::code(held[first.0].file.path.as_str()));
            let error = set_up("schema", &says, Some(&say::TWO_IDS_HELP.into()), reader);
            errors.push(error.at(&file.file, file.span(&written), ""));
        }
    }
    errors
}

/// The JSON pointer of the keyword by which a part of a schema gives itself an address; `None` for one that only names a
/// place in its document.
fn written(file: &Held, part: &str) -> Option<String> {
    let keyword = |name: &str| format!("{part}/{name}");
    let is_old = file.text("/$schema").contains("/draft-04/");
    let written = keyword(if is_old { "id" } else { "$id" });
    let id = file.text(&written);
    (!id.is_empty() && !id.starts_with('#')).then_some(written)
}

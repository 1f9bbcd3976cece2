//! Where the references of schema files lead, by the addresses of files and by those that schemas give themselves.

use serde_json::Value;

use super::held::Held;
use crate::kind::{Library, Reference, decoded, encoded, resolve};

/// The file and the pointer that a reference leads to, as far as that can be told without the documents.
pub(super) fn target(held: &[Held], reference: &Reference) -> Option<(usize, String)> {
    let (address, fragment) = reference.target.split_once('#').unwrap_or((&reference.target, ""));
    let address = resolve(&reference.base, address);
    let fragment = decoded(fragment);
    let named = !fragment.is_empty() && !fragment.starts_with('/');
    let wanted = if named { format!("{address}#{fragment}") } else { address };
    held.iter().enumerate().find_map(|(at, held)| {
        let whole = (held.address == wanted).then_some("");
        let part = || held.references.ids.iter().find(|(id, _)| *id == wanted).map(|(_, pointer)| pointer.as_str());
        let pointer = whole.or_else(part)?;
        Some((at, if named { pointer.to_owned() } else { format!("{pointer}{fragment}") }))
    })
}

/// Writes each `$ref` as the address of a file with a pointer within it. To a file that is found by its path, an address
/// that a part of it gives itself is relative to another base than to one that is found by its own.
pub(super) fn settle_references(held: &[Held], library: &mut Library) {
    let all = || held.iter().flat_map(|held| &held.references.references);
    // Where these lead depends on the way that leads to them.
    let is_dynamic = |reference: &Reference| {
        reference.pointer.ends_with("/$dynamicRef") || reference.pointer.ends_with("/$recursiveRef")
    };
    if all().any(is_dynamic) {
        return;
    }
    for file in held {
        let mut settled: Vec<(&str, String)> = Vec::new();
        for reference in file.references.references.iter().filter(|found| found.pointer.ends_with("/$ref")) {
            let within = reference.target == "#" || reference.target.starts_with("#/");
            if within && (reference.base == file.address || reference.base == address(file)) {
                continue;
            }
            let Some((at, pointer)) = target(held, reference) else { continue };
            if library.find(&held[at].address).is_some_and(|schema| schema.pointer(&pointer).is_some()) {
                settled.push((&reference.pointer, format!("{}#{}", address(&held[at]), encoded(&pointer))));
            }
        }
        let Some(mut schema) = library.find(&file.address).filter(|_| !settled.is_empty()).cloned() else { continue };
        for (pointer, target) in settled {
            if let Some(place) = schema.pointer_mut(pointer) {
                *place = Value::String(target);
            }
        }
        library.insert(&file.address, schema);
    }
}

/// The address that the schema of a file gives itself, else that of the file.
fn address(held: &Held) -> &str {
    let own = held.references.ids.iter().find(|(id, pointer)| pointer.is_empty() && !id.contains('#'));
    own.map_or(&held.address, |(id, _)| id)
}

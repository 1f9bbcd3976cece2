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

/// Writes each reference so that it is found however its file is: to a file that is found by its path, an address that a
/// part of it gives itself is relative to another base than to one that is found by its own.
pub(super) fn settle_references(held: &[Held], library: &mut Library) {
    let all = || held.iter().flat_map(|held| &held.references.references);
    let dynamic = all().any(is_dynamic);
    for file in held {
        let mut settled: Vec<(&str, String)> = Vec::new();
        for reference in file.references.references.iter().filter(|reference| !reference.is_meta()) {
            let target = if dynamic { by_address(held, reference) } else { by_file(held, file, reference, library) };
            settled.extend(target.map(|target| (reference.pointer.as_str(), target)));
        }
        let Some(mut schema) = library.find(&file.address).filter(|_| !settled.is_empty()).cloned() else { continue };
        for (pointer, target) in settled {
            if let Some(place) = schema.pointer_mut(pointer) {
                *place = Value::String(target);
            }
        }
        library.insert(&file.address, schema);
    }
    if dynamic {
        insert_parts(held, library);
    }
}

/// Whether where a reference leads depends on the way to it.
fn is_dynamic(reference: &Reference) -> bool {
    reference.pointer.ends_with("/$dynamicRef") || reference.pointer.ends_with("/$recursiveRef")
}

/// A `$ref` as the address of a file with a pointer within it, where it is not written so already.
fn by_file(held: &[Held], file: &Held, reference: &Reference, library: &Library) -> Option<String> {
    let within = reference.target == "#" || reference.target.starts_with("#/");
    if within && (reference.base == file.address || reference.base == address(file)) {
        return None;
    }
    let (at, pointer) = target(held, reference)?;
    library.find(&held[at].address)?.pointer(&pointer)?;
    Some(format!("{}#{}", address(&held[at]), encoded(&pointer)))
}

/// A reference as the address of the innermost schema with one of its own that holds its target, and a pointer within that.
/// The schemas that are entered on the way, by which a dynamic reference goes, are those of the reference as it is written.
fn by_address(held: &[Held], reference: &Reference) -> Option<String> {
    // What a dynamic reference means in its own schema stays.
    if is_dynamic(reference) && reference.target.starts_with('#') {
        return None;
    }
    let (at, pointer) = target(held, reference)?;
    let parts = held[at].references.ids.iter().filter(|(id, _)| !id.contains('#'));
    let holds = |part: &str| pointer.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let innermost = parts.filter(|(_, part)| holds(part)).max_by_key(|(_, part)| part.len());
    let (id, part) = innermost.map_or((held[at].address.as_str(), ""), |(id, part)| (id, part));
    let fragment = match reference.target.split_once('#') {
        Some((_, name)) if is_dynamic(reference) => name.to_owned(),
        _ => encoded(&pointer[part.len()..]),
    };
    Some(if fragment.is_empty() { id.to_owned() } else { format!("{id}#{fragment}") })
}

/// Lets every part that gives itself an address be found by it.
fn insert_parts(held: &[Held], library: &mut Library) {
    for file in held {
        for (id, pointer) in file.references.ids.iter().filter(|(id, part)| !id.contains('#') && !part.is_empty()) {
            let Some(whole) = library.find(&file.address).filter(|_| library.find(id).is_none()) else { continue };
            let (draft, part) = (whole.get("$schema").cloned(), whole.pointer(pointer).cloned());
            let Some(Value::Object(mut part)) = part else { continue };
            let own = if part.contains_key("$id") { "$id" } else { "id" };
            part.insert(own.to_owned(), Value::String(id.clone()));
            if let Some(draft) = draft {
                part.entry("$schema").or_insert(draft);
            }
            library.insert(id, Value::Object(part));
        }
    }
}

/// The address that the schema of a file gives itself, else that of the file.
fn address(held: &Held) -> &str {
    let own = held.references.ids.iter().find(|(id, pointer)| pointer.is_empty() && !id.contains('#'));
    own.map_or(&held.address, |(id, _)| id)
}

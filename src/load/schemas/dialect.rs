//! The drafts that schemas are written in: one that is known, or a dialect of the project's own that leads to one.

use std::collections::BTreeSet;

use serde_json::Value;

use super::held::Held;
use crate::kind::{Library, NEWEST, draft, resolve};

/// The draft that a `$schema` leads to, itself or by the meta-schemas of the project: `address` is what it is made
/// absolute to, `written` as it stands.
pub(super) fn draft_of(address: &str, written: &str, held: &[Held]) -> Option<&'static str> {
    let (mut address, mut written) = (address.to_owned(), written.to_owned());
    // A chain of so many meta-schemas meets one of them twice.
    for _ in 0..=held.len() {
        if let Some(draft) = draft(&written) {
            return Some(draft);
        }
        let meta = at(&address, held)?;
        let next = meta.references.references.iter().find(|reference| reference.pointer == "/$schema")?;
        address = resolve(&next.base, next.target.split('#').next().unwrap_or(""));
        written.clone_from(&next.target);
    }
    None
}

/// Says of each file in which drafts it is read: validators read a file without `$schema` in the draft of the schema that
/// they began with, whatever is between. `roots` are the addresses of the schemas that documents are held against,
/// `aliases` what else a file is found by, with its address.
pub(super) fn hand_down_drafts(held: &mut [Held], roots: &[String], aliases: &[(String, String)]) {
    let mut drafts: Vec<Vec<&'static str>> = vec![Vec::new(); held.len()];
    for root in roots {
        let Some(first) = held.iter().position(|held| held.address == *root) else { continue };
        let draft = own_draft(&held[first], held).unwrap_or(NEWEST);
        let (mut open, mut seen) = (vec![first], BTreeSet::new());
        while let Some(at) = open.pop() {
            if !seen.insert(at) {
                continue;
            }
            if !drafts[at].contains(&draft) {
                drafts[at].push(draft);
            }
            let references = held[at].references.references.iter().filter(|reference| !reference.is_meta());
            let targets = references.filter_map(|reference| {
                let address = resolve(&reference.base, reference.target.split('#').next().unwrap_or(""));
                let alias = aliases.iter().find(|(alias, _)| *alias == address);
                let address = alias.map_or(&address, |(_, address)| address);
                held.iter().position(|held| is_at(held, address))
            });
            open.extend(targets.filter(|at| !seen.contains(at)));
        }
    }
    for (held, drafts) in held.iter_mut().zip(drafts) {
        held.drafts = if drafts.is_empty() { vec![NEWEST] } else { drafts };
    }
}

/// The draft that the `$schema` of a file leads to.
fn own_draft(schema: &Held, held: &[Held]) -> Option<&'static str> {
    let named = schema.references.references.iter().find(|reference| reference.pointer == "/$schema")?;
    draft_of(&resolve(&named.base, named.target.split('#').next().unwrap_or("")), &named.target, held)
}

/// The meta-schema of the project that a schema names.
pub(super) fn own_meta<'h>(schema: &Held, held: &'h [Held]) -> Option<&'h Held> {
    let named = schema.references.references.iter().find(|reference| reference.pointer == "/$schema")?;
    at(&resolve(&named.base, named.target.split('#').next().unwrap_or("")), held)
}

/// Whether a file has an address, or its schema or a part of it gives itself that address.
fn is_at(held: &Held, address: &str) -> bool {
    held.address == address || held.references.ids.iter().any(|(own, _)| own == address)
}

/// The file with an address, or whose schema gives itself that address.
fn at<'h>(address: &str, held: &'h [Held]) -> Option<&'h Held> {
    let whole = |(own, pointer): &(String, String)| pointer.is_empty() && own == address;
    held.iter().find(|held| held.address == address || held.references.ids.iter().any(whole))
}

/// Writes each `$schema` as validators know the draft that it leads to. What the project's own meta-schemas ask beyond
/// their draft is asked when the files are held against them.
pub(super) fn settle_drafts(held: &[Held], library: &mut Library) {
    for schema_file in held {
        let Some(mut schema) = library.find(&schema_file.address).cloned() else { continue };
        let mut settled = false;
        for reference in schema_file.references.references.iter().filter(|reference| reference.is_meta()) {
            let address = resolve(&reference.base, reference.target.split('#').next().unwrap_or(""));
            let draft = draft_of(&address, &reference.target, held);
            if let (Some(draft), Some(place)) = (draft, schema.pointer_mut(&reference.pointer)) {
                settled |= place != draft;
                *place = Value::String(draft.to_owned());
            }
        }
        if settled {
            library.insert(&schema_file.address, schema);
        }
    }
}

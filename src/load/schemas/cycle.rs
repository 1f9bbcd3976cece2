//! References that lead back to themselves without a step into the document: nothing could ever fail or meet them.

use super::held::Held;
use super::target::target;
use crate::finding::Error;
use crate::kind::Reference;
use crate::language::messages::schema as say;
use crate::language::{Fact, Facts, Reader};

/// Every reference that leads back to itself.
pub(super) fn of(held: &[Held], reader: &Reader) -> Vec<Error> {
    let references: Vec<(usize, &Reference)> = held
        .iter()
        .enumerate()
        .flat_map(|(at, held)| held.references.references.iter().map(move |reference| (at, reference)))
        .filter(|(_, reference)| reference.pointer.ends_with("/$ref"))
        .collect();
    let targets: Vec<Option<(usize, String)>> =
        references.iter().map(|(_, reference)| target(held, reference)).collect();
    // By file and pointer, so that the parts of a schema stand together.
    let holder = |reference: &Reference| reference.pointer.strip_suffix("/$ref").unwrap_or_default().to_owned();
    let mut places: Vec<(usize, String, usize)> =
        references.iter().enumerate().map(|(number, (file, reference))| (*file, holder(reference), number)).collect();
    places.sort();
    let met = |target: &Option<(usize, String)>| {
        let Some((file, from)) = target else { return Vec::new() };
        let first = places.partition_point(|(at, holder, _)| (at, holder) < (file, from));
        let parts =
            places[first..].iter().take_while(|(at, holder, _)| at == file && holder.starts_with(from.as_str()));
        parts.filter(|(_, holder, _)| stays(&holder[from.len()..])).map(|(.., number)| *number).collect()
    };
    let next: Vec<Vec<usize>> = targets.iter().map(met).collect();
    let circles = (0..references.len()).filter(|&start| leads_back(start, &next));
    circles
        .map(|at| {
            let (file, reference) = references[at];
            let held = &held[file];
            let facts = Facts::new().with("reference", Fact::code(held.text(&reference.pointer)));
            let error = Error::set_up("schema", say::CIRCLE.render(reader, &facts));
            error.at(&held.file, held.span(&reference.pointer), "").help(say::CIRCLE_HELP.render(reader, &facts))
        })
        .collect()
}

/// Whether the way from a schema to one of its parts stays at the same value of the document.
fn stays(way: &str) -> bool {
    if !way.is_empty() && !way.starts_with('/') {
        return false;
    }
    let mut steps = way.split('/').skip(1);
    while let Some(step) = steps.next() {
        match step {
            "allOf" | "anyOf" | "oneOf" | "dependentSchemas" | "dependencies" => {
                steps.next();
            }
            "not" | "if" | "then" | "else" => {}
            _ => return false,
        }
    }
    true
}

fn leads_back(start: usize, next: &[Vec<usize>]) -> bool {
    let mut seen = vec![false; next.len()];
    let mut ahead = next[start].clone();
    while let Some(at) = ahead.pop() {
        if at == start {
            return true;
        }
        if !std::mem::replace(&mut seen[at], true) {
            ahead.extend(&next[at]);
        }
    }
    false
}

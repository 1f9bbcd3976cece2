//! Where the waiver is written: among the waivers that the configuration names, beside those that are there, or in
//! `waivers/`.

use crate::config::DocumentsEntry;
use crate::kind::name;
use crate::load::file_of_past;
use crate::source::{Disk, EntryKind, Files as _};
use crate::workspace::Review;

/// The file that has an id of a waiver already, whatever the case of its letters.
pub(super) fn taken(project: &Review, id: &str) -> Option<String> {
    let waivers = project.documents().iter().filter(|document| document.kind.as_deref() == Some(name::WAIVER));
    let mut same = waivers.filter(|one| one.name.as_ref().is_some_and(|name| name.id.eq_ignore_ascii_case(id)));
    let document = same.next().map(|document| project.file(document.file).path.clone());
    let disk = disk(project);
    let file = || places(project, id).into_iter().find(|path| matches!(disk.look_at(path), Ok(EntryKind::File(_))));
    document.or_else(file)
}

/// The first place, from the root, that is read as a waiver and where nothing stands.
pub(super) fn free_place(project: &Review, id: &str) -> Option<String> {
    let disk = disk(project);
    // A link on the way is something that stands there.
    let is_free = |path: &str| disk.look_at(path).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound);
    places(project, id).into_iter().find(|path| is_free(path))
}

fn disk(project: &Review) -> Disk {
    Disk::new(project.sources.root.clone(), None)
}

/// The places, from the root, whose files are read as waivers, the best first.
fn places(project: &Review, id: &str) -> Vec<String> {
    let config = project.config();
    let of_waivers =
        config.documents.iter().filter(|entry| entry.kind.as_ref().is_some_and(|kind| kind.value == name::WAIVER));
    let mapped = of_waivers.rev().map(|entry| config.path(&file_in(entry, id)));
    let waivers = project.documents().iter().rev();
    let waivers = waivers.filter(|document| document.kind.as_deref() == Some(name::WAIVER));
    let beside = waivers.filter(|document| project.owns(document.file)).map(|document| {
        let path = &project.file(document.file).path;
        let folder = path.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"));
        format!("{folder}{id}.yaml")
    });
    let usual = config.path(&format!("waivers/{id}.yaml"));
    let mut places: Vec<String> = mapped.chain(beside).chain([usual]).filter(|path| is_read(project, path)).collect();
    let mut known = std::collections::BTreeSet::new();
    places.retain(|path| known.insert(path.clone()));
    places
}

/// A file that the first path of an entry names, relative to the configuration's folder.
fn file_in(entry: &DocumentsEntry, id: &str) -> String {
    let written = entry.first.value.trim_start_matches("./").trim_start_matches('/');
    let is_plain = |part: &&str| !part.contains(['*', '?', '[', '{']);
    let parts: Vec<&str> = written.split('/').filter(|part| !part.is_empty()).collect();
    let folders = parts.iter().take_while(|part| is_plain(part)).count();
    let file = parts.last().filter(|part| part.matches('*').count() == 1 && !part.contains(['?', '[', '{']));
    let file = file.map_or_else(|| format!("{id}.yaml"), |part| part.replace('*', id));
    let mut path: Vec<&str> = parts[..folders].to_vec();
    path.push(&file);
    path.join("/")
}

/// Whether a file of a path would be read, and could hold a waiver.
fn is_read(project: &Review, path: &str) -> bool {
    let config = project.config();
    let Some(read) = file_of_past(config, path) else { return false };
    let kind = read.entry.and_then(|at| config.documents.get(at)).and_then(|entry| entry.kind.as_ref());
    kind.is_none_or(|kind| kind.value == name::WAIVER)
}

//! What a new document is called and where it is written: among those of its kind that the configuration names, beside those
//! that are there, or in a folder of its own.

use chrono::{Datelike as _, NaiveDate};

use crate::config::{DocumentsEntry, FILE_NAME};
use crate::finding::{DocumentName, Error, set_up};
use crate::language::messages::request as say;
use crate::language::{Fact, Reader};
use crate::load::file_of_past;
use crate::source::{Disk, EntryKind, Files as _};
use crate::workspace::Review;

/// A document to be written.
pub(super) struct NewDocument {
    /// Its kind.
    pub(super) kind: &'static str,
    /// How its id begins, before the year and the number.
    pub(super) prefix: &'static str,
    /// The folder of documents of the kind, where nothing else says where they stand.
    pub(super) folder: &'static str,
}

/// The id of a new document, the given one or that of the next number of the year, and its file from the root, where nothing
/// stands yet.
///
/// # Errors
/// An id that is none or is taken, and where no place is read as one of such documents.
pub(super) fn named(
    code: &'static str,
    project: &Review,
    new: &NewDocument,
    given: Option<&str>,
    today: NaiveDate,
    reader: &Reader,
) -> Result<(String, String), Error> {
    let no_place = |id: &str| {
        let config = project.config();
        let path = config.path(&format!("{}/{id}.yaml", new.folder));
        let entry = format!("- {{paths: [/{}/*.yaml], kind: {}}}", new.folder, new.kind);
        let help = say::NO_PLACE_HELP.with("entry", Fact::text(entry));
        let help = help.with("file", Fact::text(config.path(FILE_NAME)));
        set_up(code, &say::NO_PLACE.with("path", Fact::code(path)), Some(&help), reader)
    };
    if let Some(id) = given {
        let is_id = id.len() <= 64
            && id.starts_with(|c: char| c.is_ascii_alphanumeric())
            && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
        if !is_id {
            return Err(set_up(code, &say::WRONG_ID.with("id", Fact::code(id)), None, reader));
        }
        if let Some(path) = taken(project, new, id) {
            let says = say::TAKEN.with("id", Fact::code(id)).with("path", Fact::code(path));
            return Err(set_up(code, &says, Some(&say::TAKEN_HELP.into()), reader));
        }
        let path = free_place(project, new, id).ok_or_else(|| no_place(id))?;
        return Ok((id.to_owned(), path));
    }
    let prefix = format!("{}-{}-", new.prefix, today.year());
    let numbers =
        names(project, new).filter_map(|(name, _)| name.id.strip_prefix(prefix.as_str())?.parse::<u32>().ok());
    let last = numbers.max().unwrap_or(0);
    // A file of that name may be there without such a document.
    let mut ids = (1..=99).map(|more| format!("{prefix}{:04}", last.saturating_add(more)));
    let id = ids.find(|id| taken(project, new, id).is_none()).unwrap_or_else(|| format!("{prefix}0001"));
    free_place(project, new, &id).map(|path| (id.clone(), path)).ok_or_else(|| no_place(&id))
}

/// The documents of the kind, on both sides, each with its file.
fn names<'r>(project: &'r Review, new: &NewDocument) -> impl Iterator<Item = (&'r DocumentName, &'r str)> {
    let kind = new.kind;
    let all = project.documents().iter().chain(project.base_documents());
    let of_kind = all.filter_map(|document| Some((document.name.as_ref()?, project.file(document.file).path.as_str())));
    of_kind.filter(move |(name, _)| name.kind == kind)
}

/// The file that has an id of the kind already, whatever the case of its letters.
fn taken(project: &Review, new: &NewDocument, id: &str) -> Option<String> {
    let disk = disk(project);
    let document = names(project, new).find(|(name, _)| name.id.eq_ignore_ascii_case(id));
    let is_there = |path: &String| matches!(disk.look_at(path), Ok(EntryKind::File(_)));
    document.map(|(_, path)| path.to_owned()).or_else(|| places(project, new, id).into_iter().find(is_there))
}

/// The first place, from the root, that is read as one of the kind and where nothing stands.
fn free_place(project: &Review, new: &NewDocument, id: &str) -> Option<String> {
    let disk = disk(project);
    // A link on the way is something that stands there.
    let is_free = |path: &str| disk.look_at(path).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound);
    places(project, new, id).into_iter().find(|path| is_free(path))
}

fn disk(project: &Review) -> Disk {
    Disk::new(project.sources.root.clone(), None)
}

/// The places, from the root, whose files are read as documents of the kind, the best first.
fn places(project: &Review, new: &NewDocument, id: &str) -> Vec<String> {
    let config = project.config();
    let of_kind =
        config.documents.iter().filter(|entry| entry.kind.as_ref().is_some_and(|kind| kind.value == new.kind));
    let mapped = of_kind.rev().map(|entry| config.path(&file_in(entry, id)));
    let there = project.documents().iter().rev().filter(|document| document.kind.as_deref() == Some(new.kind));
    let beside = there.filter(|document| project.owns(document.file)).map(|document| {
        let path = &project.file(document.file).path;
        let folder = path.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"));
        format!("{folder}{id}.yaml")
    });
    let usual = config.path(&format!("{}/{id}.yaml", new.folder));
    let all = mapped.chain(beside).chain([usual]);
    let mut places: Vec<String> = all.filter(|path| is_read(project, new, path)).collect();
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

/// Whether a file of a path would be read, and could hold a document of the kind.
fn is_read(project: &Review, new: &NewDocument, path: &str) -> bool {
    let config = project.config();
    let Some(read) = file_of_past(config, path) else { return false };
    let kind = read.entry.and_then(|at| config.documents.get(at)).and_then(|entry| entry.kind.as_ref());
    kind.is_none_or(|kind| kind.value == new.kind)
}

//! The schemas that a configuration names, with the files of the project that these refer to: read, held against their
//! own meta-schemas, and compiled, so that a fault in them is told before any document is judged.

mod annotation;
mod cycle;
mod dialect;
mod fault;
mod held;
mod identity;
mod target;
mod without_effect;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::encoding;
use super::named::Unmatched;
use crate::config::Config;
use crate::finding::{Error, Errors, content_digest, set_up};
use crate::kind::{
    Library, Reach, Reference, Schema, decoded, encode_references, has_scheme, is_bundled, not_of_json, references,
    resolve, to_json,
};
use crate::language::messages::{config as say, schema as say_schema};
use crate::language::{Fact, Facts, Phrase, Reader};
use crate::source::{EntryKind, Files, Globs, SourceFile, Span};
use crate::yaml::{Limits, Node, parse_file};
use held::Held;

/// What the addresses of the project's own schema files begin with; the path from the root follows.
const ADDRESS: &str = "vedtak:///";

/// Schemas may be larger than documents: generated ones are.
const MOST_BYTES: usize = 8 << 20;

/// The schemas of a configuration, each compiled.
#[derive(Debug, Default)]
pub struct Schemas {
    library: Arc<Library>,
    compiled: BTreeMap<String, Arc<Schema>>,
    /// The digests of the files that were read, by their paths.
    files: BTreeMap<String, String>,
    /// What they say that has no effect, in the order in which they were read.
    pub(super) without_effect: Vec<Unmatched>,
}

impl Schemas {
    /// All schema files that were read, by address.
    pub fn library(&self) -> &Arc<Library> {
        &self.library
    }

    /// Whether a file was read as a schema.
    pub fn is_schema(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The paths of all files that were read as schemas.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The paths of all files that were read as schemas, with the digests of their texts.
    pub fn digests(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, digest)| (path.as_str(), digest.as_str()))
    }

    /// The schema of a file, by its path as the configuration of a folder writes it.
    pub fn find(&self, folder: &str, path: &str) -> Option<&Arc<Schema>> {
        self.compiled.get(&normal(folder, path)?)
    }
}

/// All schemas that the configuration names, with those they refer to.
pub(super) fn of(config: &Config, files: &dyn Files, reader: &Reader) -> Result<Schemas, Errors> {
    let mut reading = Reading {
        files,
        reader,
        library: Library::default(),
        opened: BTreeSet::new(),
        read: BTreeSet::new(),
        held: Vec::new(),
        aliases: Vec::new(),
        errors: Vec::new(),
    };
    let mut named = BTreeSet::new();
    for entry in &config.documents {
        if let (Some(schema), Some(file)) = (&entry.schema, &config.file) {
            let path = normal(&config.folder, &schema.value);
            let address = path.as_deref().map_or_else(String::new, address_of);
            reading.add(path.as_deref(), &schema.value, &address, (file, schema.span));
            named.extend(path);
        }
    }
    if let Some(file) = &config.file {
        for path in paths_of(&config.schemas, files) {
            reading.add(Some(&path), &path, &address_of(&path), (file, Span::at(0)));
        }
    }
    reading.follow_all();
    dialect::settle_drafts(&reading.held, &mut reading.library);
    let roots: Vec<String> = named.iter().map(|path| address_of(path)).collect();
    dialect::hand_down_drafts(&mut reading.held, &roots, &reading.aliases);
    if reading.errors.is_empty() {
        reading.errors = reading
            .held
            .iter()
            .flat_map(|held| fault::not_a_schema(held, &reading.held, &reading.library, reader))
            .collect();
        reading.errors.extend(cycle::of(&reading.held, reader));
        reading.errors.extend(identity::of(&reading.held, reader));
    }
    if reading.errors.is_empty() {
        let kinds = annotation::kinds_of(config);
        let reach = Reach::of(&reading.library, roots.iter().map(String::as_str));
        let wrong = |held| annotation::wrong(held, &reading.library, &reach, &kinds, config.formats, reader);
        reading.errors = reading.held.iter().flat_map(wrong).collect();
    }
    if !reading.errors.is_empty() {
        return Err(Errors(reading.errors));
    }
    let said = |held| without_effect::of(held, &reading.library, config.formats);
    let without_effect = reading.held.iter().flat_map(said).collect();
    target::settle_references(&reading.held, &mut reading.library);
    let Reading { mut library, held, aliases, .. } = reading;
    for (alias, address) in aliases {
        library.alias(&alias, &address);
    }
    for held in &held {
        library.insert_file(&held.address, &held.file);
    }
    let library = Arc::new(library);
    let compiled: BTreeMap<String, Arc<Schema>> = named
        .into_par_iter()
        .map(|path| {
            let schema = Arc::new(Schema::new(&address_of(&path), &library, config.formats));
            // What is at fault is told below, in the order of the paths.
            let _ = schema.compile();
            (path, schema)
        })
        .collect();
    let errors = fault::of(&compiled, &held, &library, reader);
    let files = held.iter().map(|held| (held.file.path.clone(), content_digest(held.file.text.as_bytes()))).collect();
    if errors.is_empty() { Ok(Schemas { library, compiled, files, without_effect }) } else { Err(Errors(errors)) }
}

struct Reading<'r> {
    files: &'r dyn Files,
    reader: &'r Reader,
    library: Library,
    /// The addresses of the files that were opened.
    opened: BTreeSet<String>,
    /// The addresses that are there: those of the files, and those that schemas give themselves.
    read: BTreeSet<String>,
    held: Vec<Held>,
    /// Addresses by which references find a schema that bears its own as it is written, with the address of its file.
    aliases: Vec<(String, String)>,
    errors: Vec<Error>,
}

impl Reading<'_> {
    /// Reads a schema file under an address. `path` is none where it leads out of the project; `from` is the place that
    /// names it, as `written`.
    fn add(&mut self, path: Option<&str>, written: &str, address: &str, from: (&Arc<SourceFile>, Span)) {
        if path.is_some() && !self.opened.insert(address.to_owned()) {
            return;
        }
        self.read.insert(address.to_owned());
        let Some(path) = path else {
            let says = say::OUTSIDE.with("path", Fact::code(written));
            let error = set_up("schema", &says, Some(&say::SCHEMA_FILE_HELP.into()), self.reader);
            self.errors.push(error.at(from.0, from.1, ""));
            return;
        };
        let named = |phrase: Phrase| phrase.with("path", Fact::code(path));
        let (says, help) = match text_of(self.files, path, self.reader) {
            Ok(text) => return self.hold(Arc::new(SourceFile::new(path, text)), address),
            Err(NoText::Missing) if has_scheme(written) => {
                let reference = |phrase: Phrase| phrase.with("reference", Fact::code(written));
                (reference(say::REMOTE), Some(reference(say::REMOTE_HELP)))
            }
            Err(NoText::Missing) => (named(say::NO_PATH), Some(named(say::SCHEMA_FILE_HELP))),
            Err(NoText::Link) => (named(say::LINKED), Some(named(say::LINKED_HELP))),
            Err(NoText::Because(reason)) => (named(say::NO_FILE).with("reason", Fact::Text(reason)), None),
        };
        self.errors.push(set_up("schema", &says, help.as_ref(), self.reader).at(from.0, from.1, ""));
    }

    fn hold(&mut self, file: Arc<SourceFile>, address: &str) {
        let tree = parse_file(&file, &Limits { bytes: MOST_BYTES, nodes: 1_000_000, ..Limits::default() });
        for fault in tree.faults() {
            let words = fault.words(&tree, self.reader);
            let error = Error::set_up("schema", words.message).at(&file, fault.span, "");
            self.errors.push(words.help.into_iter().fold(error, Error::help));
        }
        if !tree.faults().is_empty() {
            return;
        }
        let mut roots = tree.roots().iter().filter_map(|root| tree.node(root)).filter(|root| !root.is_null());
        let (first, second) = (roots.next(), roots.next());
        let said = |says: Phrase, help: Phrase| set_up("schema", &says.into(), Some(&help.into()), self.reader);
        let Some(root) = first.filter(|root| root.is_mapping() || root.as_bool().is_some()) else {
            let error = said(say_schema::NO_SCHEMA, say_schema::NO_SCHEMA_HELP);
            self.errors.push(error.at(&file, first.map_or(Span::at(0), Node::span), ""));
            return;
        };
        if let Some(second) = second {
            let error = said(say_schema::ONE_SCHEMA, say_schema::ONE_SCHEMA_HELP);
            self.errors.push(error.at(&file, second.span(), ""));
            return;
        }
        if let Some(number) = not_of_json(root) {
            let says =
                say_schema::NOT_OF_JSON.with("number", Fact::code(number.text().chars().take(40).collect::<String>()));
            let error = set_up("schema", &says, Some(&say_schema::NOT_OF_JSON_HELP.into()), self.reader);
            self.errors.push(error.at(&file, number.span(), ""));
            return;
        }
        let mut schema = to_json(root);
        encode_references(&mut schema);
        let references = references(&schema, address);
        self.read.extend(references.ids.iter().map(|(address, _)| address.clone()));
        self.library.insert(address, schema);
        self.held.push(Held { file, tree, address: address.to_owned(), references, drafts: Vec::new() });
    }

    /// Reads what the files refer to by relative addresses, and what that refers to; then looks at the absolute ones,
    /// which must lead to a file that is there by now.
    fn follow_all(&mut self) {
        let mut absolute = Vec::new();
        let mut at = 0;
        while let Some(held) = self.held.get(at) {
            let (file, path) = (Arc::clone(&held.file), held.file.path.clone());
            let outward =
                held.references.references.iter().filter(|found| found.is_meta() || !found.target.starts_with('#'));
            for reference in outward.cloned().collect::<Vec<_>>() {
                let target = reference.target.split('#').next().unwrap_or("");
                let relative = !target.is_empty() && !target.contains(':') && !target.starts_with('/');
                if !relative {
                    absolute.push((at, reference));
                    continue;
                }
                let address = resolve(&reference.base, target);
                if self.read.contains(&address) {
                    absolute.extend(reference.is_meta().then_some((at, reference)));
                    continue;
                }
                // A schema with an address of its own on the web has its neighbours beside it all the same.
                let from = reference.base.strip_prefix(ADDRESS).map_or(path.clone(), decoded);
                let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
                let target = decoded(target);
                let path = normal(folder, &target);
                let is_there = || path.as_deref().is_some_and(|path| self.files.look_at(path).is_ok());
                if let Some(named) = self.named(&target).filter(|_| !is_there()) {
                    self.read.insert(address.clone());
                    self.aliases.push((address, named));
                    continue;
                }
                let span = self.held[at].span(&reference.pointer);
                if reference.is_meta() {
                    // That it leads to a draft can be told once all is read.
                    absolute.push((at, reference));
                    if !is_there() {
                        continue;
                    }
                }
                self.add(path.as_deref(), &target, &address, (&file, span));
            }
            at += 1;
        }
        for (at, reference) in absolute {
            self.look_at(at, &reference);
        }
    }

    /// The address of the one file whose schema gives itself this address, as it is written there.
    fn named(&self, id: &str) -> Option<String> {
        let mut found = self.held.iter().filter(|held| {
            let own = ["/$id", "/id"].into_iter().map(|key| held.text(key)).find(|own| !own.is_empty());
            own.is_some_and(|own| own.trim_end_matches('#') == id)
        });
        found.next().filter(|_| found.next().is_none()).map(|held| held.address.clone())
    }

    /// A reference to an address of the web: to a meta-schema that is bundled, or to what is in the project.
    fn look_at(&mut self, at: usize, reference: &Reference) {
        let target = reference.target.split('#').next().unwrap_or("");
        let address = resolve(&reference.base, target);
        let known = if reference.is_meta() {
            dialect::draft_of(&address, &reference.target, &self.held).is_some()
        } else {
            is_bundled(target) || self.read.contains(&address)
        };
        if known {
            return;
        }
        let held = &self.held[at];
        let facts = Facts::new().with("reference", Fact::code(held.text(&reference.pointer)));
        let (fact, help) = if reference.is_meta() {
            (say_schema::UNKNOWN_DRAFT, say_schema::UNKNOWN_DRAFT_HELP)
        } else {
            (say::REMOTE, say::REMOTE_HELP)
        };
        let error = Error::set_up("schema", fact.render(self.reader, &facts));
        let error = error.at(&held.file, held.span(&reference.pointer), "");
        self.errors.push(error.help(help.render(self.reader, &facts)));
    }
}

/// The paths of the files that globs name, in their order.
fn paths_of(globs: &Globs, files: &dyn Files) -> Vec<String> {
    if globs.is_empty() {
        return Vec::new();
    }
    let entries =
        files.entries(&[]).into_iter().filter(|entry| matches!(entry.kind, EntryKind::File(_) | EntryKind::Link));
    entries.map(|entry| entry.path).filter(|path| globs.matches(path)).collect()
}

/// Why a schema file has no text.
enum NoText {
    Missing,
    Link,
    /// In the reader's language, or the system's words.
    Because(String),
}

fn text_of(files: &dyn Files, path: &str, reader: &Reader) -> Result<String, NoText> {
    let because = |phrase: Phrase| NoText::Because(phrase.render(reader, &Facts::new()));
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => NoText::Missing,
        _ => NoText::Because(error.to_string()),
    };
    match files.look_at(path).map_err(failed)? {
        EntryKind::File(_) => {}
        EntryKind::Link => return Err(NoText::Link),
        // A pipe would be waited for without end.
        _ => return Err(because(say_schema::NO_ORDINARY_FILE)),
    }
    let bytes = files.read(path, MOST_BYTES).map_err(failed)?;
    if bytes.len() > MOST_BYTES {
        return Err(because(say_schema::TOO_LARGE));
    }
    // In UTF-16 without a mark the letters of English are UTF-8 as well.
    if let Some((name, _)) = encoding::decode(&bytes) {
        let facts = Facts::new().with("encoding", Fact::text(name));
        return Err(NoText::Because(say_schema::OTHER_ENCODING.render(reader, &facts)));
    }
    String::from_utf8(bytes).map_err(|_| because(say_schema::NOT_UTF8))
}

/// A path relative to a folder, made relative to the root; none where it leads out of the project.
fn normal(folder: &str, path: &str) -> Option<String> {
    if path.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/').filter(|part| !matches!(*part, "" | ".")) {
        match part {
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// The address of a file of the project.
fn address_of(path: &str) -> String {
    format!("{ADDRESS}{}", crate::kind::encoded(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_project() {
        assert_eq!(normal("", "./schemas//a.json").as_deref(), Some("schemas/a.json"));
        assert_eq!(normal("schemas", "../a.json").as_deref(), Some("a.json"));
        assert_eq!(normal("schemas", "x/y/../../../a.json").as_deref(), Some("a.json"));
        assert_eq!(normal("schemas", "../../a.json"), None);
        assert_eq!(normal("schemas", "x/../../../schemas/a.json"), None);
        assert_eq!(normal("", "/etc/passwd"), None);
        assert_eq!(normal("", "."), None);
    }
}

//! The schemas that a configuration names, and the files of the project that these refer to.

use std::collections::BTreeSet;
use std::path::{Component, Path};
use std::sync::Arc;

use crate::config::Config;
use crate::finding::{Error, Errors};
use crate::kind::{Library, is_bundled, references, resolve, to_json};
use crate::language::messages::config as say;
use crate::language::{Fact, Facts, Reader};
use crate::source::{SourceFile, Span};
use crate::yaml::{Limits, Pointer, Tree, parse};

/// What the addresses of the project's own schema files begin with; the path from the root follows.
pub const ADDRESS: &str = "vedtak:///";

/// Schemas may be larger than documents: generated ones are.
const MOST_BYTES: usize = 8 << 20;

/// All schemas that the configuration names, with those they refer to.
pub(super) fn of(config: &Config, root: &Path, reader: &Reader) -> Result<Library, Errors> {
    let mut reading = Reading { root, reader, library: Library::default(), read: BTreeSet::new(), errors: Vec::new() };
    for entry in &config.documents {
        if let (Some(schema), Some(file)) = (&entry.schema, &config.file) {
            reading.add(&schema.value, &format!("{ADDRESS}{}", normal(&schema.value)), Some((file, schema.span)));
        }
    }
    if reading.errors.is_empty() { Ok(reading.library) } else { Err(Errors(reading.errors)) }
}

struct Reading<'r> {
    root: &'r Path,
    reader: &'r Reader,
    library: Library,
    /// The addresses that are there.
    read: BTreeSet<String>,
    errors: Vec<Error>,
}

impl Reading<'_> {
    /// Reads a schema file under an address, and what it refers to. `from` is the place that names it.
    fn add(&mut self, path: &str, address: &str, from: Option<(&Arc<SourceFile>, Span)>) {
        if !self.read.insert(address.to_owned()) {
            return;
        }
        let facts = Facts::new().with("path", Fact::code(path));
        let at = |error: Error| match from {
            Some((file, span)) => error.at(file, span, ""),
            None => error,
        };
        let inside = !Path::new(path).is_absolute()
            && Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        let full = self.root.join(path);
        let real = full.canonicalize();
        if !inside || real.as_ref().is_ok_and(|real| !real.starts_with(self.root)) {
            self.errors.push(at(Error::set_up("schema", say::OUTSIDE.render(self.reader, &facts))));
            return;
        }
        let text = match std::fs::read(&full) {
            Ok(bytes) if bytes.len() > MOST_BYTES => Err(format!("> {MOST_BYTES} B")),
            Ok(bytes) => String::from_utf8(bytes).map_err(|_| "UTF-8".to_owned()),
            Err(error) => Err(error.to_string()),
        };
        let text = match text {
            Ok(text) => text,
            Err(reason) => {
                let facts = facts.with("reason", Fact::Text(reason));
                self.errors.push(at(Error::set_up("schema", say::NO_FILE.render(self.reader, &facts))));
                return;
            }
        };
        let file = Arc::new(SourceFile::new(normal(path), text));
        self.read_file(&file, address);
    }

    fn read_file(&mut self, file: &Arc<SourceFile>, address: &str) {
        let limits = Limits { bytes: MOST_BYTES, nodes: 1_000_000, ..Limits::default() };
        let tree = parse(&file.text, &limits);
        for fault in tree.faults() {
            let words = fault.words(&tree, self.reader);
            let error = Error::set_up("schema", words.message).at(file, fault.span, "");
            self.errors.push(words.help.into_iter().fold(error, Error::help));
        }
        let Some(root) = tree.roots().first().and_then(|root| tree.node(root)).filter(|_| tree.faults().is_empty()) else {
            return;
        };
        let schema = to_json(root);
        let named = schema.get("$id").or_else(|| schema.get("id")).and_then(|id| id.as_str());
        let base = named.map_or_else(|| address.to_owned(), |id| resolve(address, id.trim_end_matches('#')));
        let outward: Vec<(String, String)> = references(&schema).0;
        self.library.insert(address, schema);
        self.read.insert(base.clone());
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (pointer, reference) in outward {
            self.follow(file, &tree, &base, folder, &pointer, &reference);
        }
    }

    /// A reference that leads out of a schema file: to a meta-schema that is bundled, or to a file of the project.
    fn follow(&mut self, file: &Arc<SourceFile>, tree: &Tree, base: &str, folder: &str, pointer: &str, reference: &str) {
        let target = reference.split('#').next().unwrap_or("");
        let address = resolve(base, target);
        if is_bundled(target) || self.read.contains(&address) {
            return;
        }
        let root = tree.roots().first().and_then(|root| tree.node(root));
        let place = root.and_then(|root| Pointer::parse(pointer, root).place(root)).map_or(Span::at(0), |place| place.span);
        let relative = !target.contains(':') && !target.starts_with('/');
        if !relative || pointer.ends_with("/$schema") {
            let facts = Facts::new().with("reference", Fact::code(reference));
            let error = Error::set_up("schema", say::REMOTE.render(self.reader, &facts)).at(file, place, "");
            self.errors.push(error.help(say::REMOTE_HELP.render(self.reader, &facts)));
            return;
        }
        let path = resolve(&format!("{ADDRESS}{folder}/x"), target);
        let escapes = target.split('/').filter(|part| *part == "..").count() > folder.split('/').filter(|part| !part.is_empty()).count();
        let path = if escapes { target.to_owned() } else { path[ADDRESS.len()..].to_owned() };
        self.add(&path, &address, Some((file, place)));
    }
}

/// The path without `.` parts.
fn normal(path: &str) -> String {
    path.split('/').filter(|part| !matches!(*part, "" | ".")).collect::<Vec<_>>().join("/")
}

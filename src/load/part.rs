//! A part of a project, for commands that look at a few of its files only.

use std::sync::Arc;

use super::{Loaded, Options, Read, Schemas, configuration, read_entry, root_of, select};
use crate::finding::Errors;
use crate::language::Reader;
use crate::source::{Entry, Side, SourceFile, Sources, walk};
use crate::yaml::Limits;

/// Reads the files in one folder of the project that `options.folder` lies in; none where there is no such folder.
/// `part` is relative to the project's root. Schemas that the configuration names are not read.
///
/// # Errors
/// A configuration that cannot be used.
pub fn load_part(options: &Options, part: &str) -> Result<Loaded, Errors> {
    let root = root_of(&options.folder);
    let mut reader = options.reader;
    let config = configuration(&root, &mut reader, options.language_given)?;
    let folder = root.join(part);
    let found = if folder.is_dir() { walk(&folder) } else { Vec::new() };
    let below = |entry: Entry| Entry { path: format!("{part}/{}", entry.path), ..entry };
    let limits = Limits::default();
    let (sources, files): (Vec<Arc<SourceFile>>, Vec<Read>) = found
        .into_iter()
        .filter_map(|entry| select(&config, below(entry)))
        .map(|(entry, named)| read_entry(&root, entry, named, limits.bytes))
        .unzip();
    let schemas = Schemas::default();
    let sources = Sources::new(root, Side::Merge, sources);
    Ok(Loaded { side: Side::Merge, config, reader, sources, files, schemas, focus: None })
}

/// Who reads an answer in the project that `options.folder` lies in: its configuration's language, if none was given.
///
/// # Errors
/// A configuration that cannot be used.
pub fn reader_at(options: &Options) -> Result<Reader, Errors> {
    let mut reader = options.reader;
    configuration(&root_of(&options.folder), &mut reader, options.language_given)?;
    Ok(reader)
}

//! A part of a project, for commands that look at a few of its files only.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::project::{disk, root_of};
use super::projects::{Configured, configuration, configured};
use super::{Loaded, Options, read_side};
use crate::finding::Errors;
use crate::language::Reader;
use crate::source::{Disk, Side};

/// Reads the files in one folder of the project that `options.folder` lies in; none where there is no such folder.
/// `part` is relative to the project's root. Schemas that the configuration names are not read.
///
/// # Errors
/// A configuration that cannot be used.
pub fn load_part(options: &Options, part: &str) -> Result<Loaded, Errors> {
    let files = disk(&root_of(&options.folder), &options.reader)?;
    let mut reader = options.reader;
    let mut config = configuration(&files, &mut reader, options.language_given)?;
    // What the configuration names lies elsewhere.
    config.named.clear();
    let configured = Configured { config: Arc::new(config), schemas: Arc::default() };
    read_side(&files.below(part), Side::Merge, &[configured], reader, &[])
}

/// The schemas of the kinds that are the project's own, which `options.folder` lies in, and of the projects below it: by
/// the name of the kind, each as one document. Of two kinds of one name that of the root comes first.
///
/// # Errors
/// A configuration or schema that cannot be used.
pub fn own_schemas(options: &Options) -> Result<BTreeMap<String, Value>, Errors> {
    let mut reader = options.reader;
    let files = Disk::new(root_of(&options.folder), None);
    let mut own = BTreeMap::new();
    for Configured { config, schemas } in configured(&files, &mut reader, options.language_given)? {
        for entry in &config.documents {
            let (Some(kind), Some(schema)) = (&entry.kind, &entry.schema) else { continue };
            if let Some(schema) = schemas.find(&config.folder, &schema.value).and_then(|schema| schema.bundled()) {
                own.entry(kind.value.clone()).or_insert(schema);
            }
        }
    }
    Ok(own)
}

/// Who reads an answer in the project that `options.folder` lies in: its configuration's language, if none was given.
///
/// # Errors
/// A configuration that cannot be used.
pub fn reader_at(options: &Options) -> Result<Reader, Errors> {
    let mut reader = options.reader;
    configuration(&Disk::new(root_of(&options.folder), None), &mut reader, options.language_given)?;
    Ok(reader)
}

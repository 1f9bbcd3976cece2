//! The projects below a root: folders that its configuration lists and that have a configuration of their own.

use std::sync::Arc;

use super::{Schemas, configuration, configuration_at, named, schemas};
use crate::config::{Config, FILE_NAME};
use crate::finding::Errors;
use crate::language::Reader;
use crate::source::Files;

/// A configuration with its schemas.
pub(super) struct Configured {
    /// The configuration.
    pub config: Arc<Config>,
    /// Its schemas.
    pub schemas: Arc<Schemas>,
}

/// The configuration of the root, then those of the projects that it lists, in the order of their folders. Only what the
/// root lists counts. The reader's language gives way to that of the root's where `language_given` is false.
///
/// # Errors
/// A configuration or schema that cannot be used.
pub(super) fn configured(
    files: &dyn Files,
    reader: &mut Reader,
    language_given: bool,
) -> Result<Vec<Configured>, Errors> {
    let mut root = configuration(files, reader, language_given)?;
    let folders = folders(&root, files);
    root.inner.clone_from(&folders);
    let root = Arc::new(root);
    let mut errors = Vec::new();
    let mut configs = vec![Arc::clone(&root)];
    for folder in &folders {
        let inner = folders.iter().filter(|other| named::is_below(other, folder)).cloned().collect();
        let mut of_all = *reader;
        match configuration_at(files, &format!("{folder}/{FILE_NAME}"), &mut of_all, true) {
            Ok(config) => configs.push(Arc::new(config.below(&root, inner))),
            Err(more) => errors.extend(more.0),
        }
    }
    let mut configured = Vec::with_capacity(configs.len());
    for config in configs {
        match schemas::of(&config, files, reader) {
            Ok(schemas) => configured.push(Configured { config, schemas: Arc::new(schemas) }),
            Err(more) => errors.extend(more.0),
        }
    }
    if errors.is_empty() { Ok(configured) } else { Err(Errors(errors)) }
}

/// The folders of the projects that a root lists, in order.
fn folders(root: &Config, files: &dyn Files) -> Vec<String> {
    if root.projects.is_empty() {
        return Vec::new();
    }
    let entries = files.entries(&[]);
    let folders = entries.iter().filter_map(|entry| named::folder_of_config(&entry.path));
    let mut folders: Vec<String> = folders
        .filter(|folder| !folder.is_empty() && root.projects.matches_folder(folder))
        .map(str::to_owned)
        .collect();
    folders.sort();
    folders
}

//! The projects below a root: folders that its configuration lists and that have a configuration of their own.

use std::sync::Arc;

use super::project::read_text;
use super::schemas::Schemas;
use super::{encoding, named, schemas};
use crate::config::{Config, FILE_NAME, language_of, read_config};
use crate::finding::{Error, Errors};
use crate::language::messages::config as say;
use crate::language::{Fact, Facts, Reader};
use crate::source::{EntryKind, Files, SourceFile};

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

/// The folders of the projects that a root lists and does not leave out, in order.
fn folders(root: &Config, files: &dyn Files) -> Vec<String> {
    if root.projects.is_empty() {
        return Vec::new();
    }
    let entries = files.entries(&[]);
    let entries = entries.iter().filter(|entry| !root.excludes(&entry.path));
    let folders = entries.filter_map(|entry| named::folder_of_config(&entry.path));
    let mut folders: Vec<String> = folders
        .filter(|folder| !folder.is_empty() && root.projects.matches_folder(folder))
        .map(str::to_owned)
        .collect();
    folders.sort();
    folders
}

/// The configuration of the root.
pub(super) fn configuration(files: &dyn Files, reader: &mut Reader, language_given: bool) -> Result<Config, Errors> {
    configuration_at(files, FILE_NAME, reader, language_given)
}

/// The configuration at a path.
fn configuration_at(
    files: &dyn Files,
    path: &str,
    reader: &mut Reader,
    language_given: bool,
) -> Result<Config, Errors> {
    let facts = || Facts::new().with("path", Fact::code(path));
    if files.look_at(path).is_ok_and(|kind| !matches!(kind, EntryKind::File(_))) {
        let error = Error::set_up("config", say::NO_ORDINARY_CONFIG.render(reader, &facts()));
        return Err(error.help(say::NO_ORDINARY_CONFIG_HELP.render(reader, &facts())).into());
    }
    let text = match read_text(files, path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Config::default()),
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            let bytes = files.read(path, usize::MAX).unwrap_or_default();
            let says = match encoding::decode(&bytes) {
                Some((name, _)) => say::OTHER_ENCODING.render(reader, &facts().with("encoding", Fact::text(name))),
                None => say::ENCODING.render(reader, &facts()),
            };
            let error = Error::set_up("config", says);
            return Err(error.help(say::ENCODING_HELP.render(reader, &facts())).into());
        }
        Err(error) => {
            let facts = facts().with("reason", Fact::Text(error.to_string()));
            return Err(Error::machine("config", say::NO_FILE.render(reader, &facts)).into());
        }
    };
    let file = Arc::new(SourceFile::new(path, text));
    if !language_given && let Some(language) = language_of(&file.text) {
        reader.language = language;
    }
    read_config(&file, reader)
}

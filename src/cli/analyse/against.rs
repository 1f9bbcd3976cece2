//! Another version of the policies, as files.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::finding::{Error, Errors, set_up};
use crate::kind::name;
use crate::language::messages::{analyse as say, config as say_config};
use crate::language::{Fact, Reader};
use crate::policy::{Policies, load_instead};
use crate::source::{Disk, Files, SourceFile};
use crate::workspace::Workspace;
use crate::yaml::{Limits, parse_file};

/// The most bytes of a file that is read.
const MOST_BYTES: usize = 16 << 20;

/// Reads the policies of a file or a folder; those in force give the calendars.
///
/// # Errors
/// A path that does not exist or cannot be read, a policy with a mistake, no policy at all.
pub(super) fn policies(
    path: &Path,
    workspace: &Workspace,
    in_force: &Policies,
    reader: &Reader,
) -> Result<Policies, Errors> {
    let mut policies = Policies::default();
    let mut errors = Vec::new();
    for file in files(path, reader)? {
        let tree = parse_file(&file, &Limits::default());
        for (position, root) in tree.roots().iter().enumerate() {
            let is_policy =
                tree.node(root).is_some_and(|node| node.get("kind").is_some_and(|kind| kind.text() == name::POLICY));
            if !is_policy {
                continue;
            }
            match load_instead(&file, position, workspace, in_force) {
                Ok(pack) => policies.packs.push(pack),
                Err(more) => errors.extend(more.0),
            }
        }
    }
    if !errors.is_empty() {
        return Err(Errors(errors));
    }
    let known = |id: &String| in_force.packs.iter().any(|pack| pack.id == *id);
    if !policies.packs.iter().any(|pack| known(&pack.id)) {
        let says = say::NOTHING_TO_COMPARE.with("path", Fact::code(path.display().to_string()));
        return Err(set_up("analyse", &says, Some(&say::NOTHING_TO_COMPARE_HELP.into()), reader).into());
    }
    policies.packs.retain(|pack| known(&pack.id));
    Ok(policies)
}

fn files(path: &Path, reader: &Reader) -> Result<Vec<Arc<SourceFile>>, Errors> {
    let failed = |error: &io::Error| -> Errors {
        let says = say_config::NO_FILE.with("path", Fact::code(path.display().to_string()));
        Error::set_up("path", says.with("reason", Fact::code(error.to_string())).render(reader)).into()
    };
    let is_folder = fs::metadata(path).map_err(|error| failed(&error))?.is_dir();
    if !is_folder {
        let text = fs::read_to_string(path).map_err(|error| failed(&error))?;
        return Ok(vec![Arc::new(SourceFile::new(path.display().to_string(), text))]);
    }
    let disk = Disk::new(path, None);
    let is_named = |path: &str| [".yaml", ".yml", ".json"].iter().any(|ending| path.ends_with(ending));
    let mut files = Vec::new();
    for entry in disk.entries(&[]).into_iter().filter(|entry| is_named(&entry.path)) {
        let bytes = disk.read(&entry.path, MOST_BYTES).map_err(|error| failed(&error))?;
        if let Ok(text) = String::from_utf8(bytes) {
            files.push(Arc::new(SourceFile::new(path.join(&entry.path).display().to_string(), text)));
        }
    }
    Ok(files)
}

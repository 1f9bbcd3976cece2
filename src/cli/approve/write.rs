//! A file is written anew only where it is still what was read.

use std::{fs, io};

use crate::cli::output::replace;
use crate::finding::{Error, set_up};
use crate::language::messages::approve as say;
use crate::language::{Fact, Reader};
use crate::source::SourceFile;
use crate::workspace::Review;

/// Puts another text in the place of a file of a project.
///
/// # Errors
/// A file that has changed since it was read, or that cannot be read or written.
pub(super) fn rewrite(project: &Review, file: &SourceFile, made: &str, reader: &Reader) -> Result<(), Error> {
    let path = || Fact::code(&file.path);
    let place = project.sources.root.join(&file.path);
    let failed = |error: &io::Error| {
        let says = say::NOT_WRITTEN.with("path", path()).with("reason", Fact::code(error.to_string()));
        Error::machine("approve", says.render(reader))
    };
    let bytes = fs::read(&place).map_err(|error| failed(&error))?;
    let mark = if bytes.starts_with("\u{feff}".as_bytes()) { "\u{feff}" } else { "" };
    if bytes.strip_prefix(mark.as_bytes()) != Some(file.text.as_bytes()) {
        let says = say::CHANGED.with("path", path());
        return Err(set_up("approve", &says, Some(&say::CHANGED_HELP.into()), reader));
    }
    replace(&place, format!("{mark}{made}").as_bytes()).map_err(|error| failed(&error))
}

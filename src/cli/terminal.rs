//! Standard output and standard error: colours, and readers that have gone.

use std::io::{self, BufWriter, IsTerminal as _, Write};

use clap::ValueEnum;

use super::Exit;
use crate::finding::Errors;
use crate::language::Reader;
use crate::report::{View, errors as write_errors};

/// `--color`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    /// The option, then `NO_COLOR` (no-color.org), then `CLICOLOR_FORCE`, then whether it is a terminal.
    pub(super) fn is_wanted(self, terminal: bool) -> bool {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if set("NO_COLOR") => false,
            Color::Auto => {
                terminal || std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0")
            }
        }
    }
}

/// Writes to standard output. A reader that has read enough (`| head`) is no failure.
pub(super) fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Exit {
    let mut out = BufWriter::new(io::stdout().lock());
    let written = write(&mut out).and_then(|()| out.flush());
    if written.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe) { Exit::Machine } else { Exit::Compliant }
}

/// Says on standard error why there is no answer.
pub(super) fn fail(errors: &Errors, color: Color, reader: Reader) -> Exit {
    let color = color.is_wanted(io::stderr().is_terminal());
    let mut out = BufWriter::new(io::stderr().lock());
    let _ = write_errors(errors, &View { reader, color }, &mut out);
    let _ = out.flush();
    Exit::of_errors(errors)
}

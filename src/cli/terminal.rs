//! Standard output and standard error: colours, and readers that have gone.

use std::io::{self, BufWriter, IsTerminal as _, Write};

use clap::ValueEnum;

use super::Exit;
use super::masked::Masked;
use crate::finding::{Error, Errors};
use crate::language::messages::{config as say_config, report as say};
use crate::language::{Fact, Facts, Reader};
use crate::report::{View, errors as write_errors, write_plain};

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

/// Writes to standard output. What is not written whole, be it that its reader has gone, is no answer.
pub(super) fn print(reader: &Reader, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Exit {
    let mut out = Masked::new(BufWriter::new(io::stdout().lock()));
    match write(&mut out).and_then(|()| out.flush()) {
        Ok(()) => Exit::Compliant,
        Err(error) => fail_to_print(&error, reader),
    }
}

/// Says on standard error that standard output could not be written.
pub(super) fn fail_to_print(error: &io::Error, reader: &Reader) -> Exit {
    let facts = Facts::new().with("reason", Fact::Text(error.to_string()));
    let message = say_config::STANDARD_OUTPUT.render(reader, &facts);
    fail(&Error::machine("output", message).into(), Color::Auto, *reader)
}

/// Says on standard error why there is no answer.
pub(super) fn fail(errors: &Errors, color: Color, reader: Reader) -> Exit {
    let color = color.is_wanted(io::stderr().is_terminal());
    let mut out = Masked::new(BufWriter::new(io::stderr().lock()));
    let _ = write_errors(errors, &View::new(reader, color), &mut out);
    let _ = out.flush();
    Exit::of_errors(errors)
}

/// Says on standard error, in lines that no terminal and no runner obeys, why the arguments cannot be used.
pub(super) fn fail_plainly(text: &str) -> Exit {
    let _ = write_plain(text, &mut io::stderr().lock());
    Exit::SetUp
}

/// Lets a panic say what it says through the same sink as everything else: it may hold text of a document.
pub(super) fn tame_panics(reader: Reader) {
    std::panic::set_hook(Box::new(move |panic| {
        let payload = panic.payload();
        let what = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let what = what.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default();
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let facts = Facts::new().with("what", Fact::Text(what)).with("place", Fact::Text(place));
        let _ = write_plain(&say::PANIC.render(&reader, &facts), &mut io::stderr().lock());
    }));
}

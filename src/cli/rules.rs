//! `vedtak rules`: every rule in force.

use clap::Args;

use super::Exit;
use super::explain::workspace;
use super::output::Format;
use super::reader::{LanguageOption, clock};
use super::terminal::{Color, fail, print};
use crate::explain::{Paper, Shelf, list, list_json};

/// Arguments of `vedtak rules`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Format on standard output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Pretty)]
    format: Format,
    #[command(flatten)]
    language: LanguageOption,
}

/// Lists the rules.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let clock = clock(None);
    let mut reader = arguments.language.reader(clock);
    let shelf = workspace(&arguments.language, Vec::new(), clock, &mut reader).and_then(Shelf::of);
    match shelf {
        Err(errors) => fail(&errors, Color::Auto, reader),
        Ok(shelf) => print(&reader, |out| match arguments.format {
            Format::Json => out.write_all(list_json(&shelf).as_bytes()),
            Format::Pretty => {
                let mut paper = Paper::new();
                list(&shelf, &mut paper);
                out.write_all(paper.into_text().as_bytes())
            }
        }),
    }
}

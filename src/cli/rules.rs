//! `vedtak rules`: every rule in force.

use clap::Args;

use super::Exit;
use super::explain::workspace;
use super::output::Format;
use super::reader::{LanguageOption, clock};
use super::terminal::{Color, fail, print};
use crate::explain::{RuleSet, TextPage, list, list_json};
use crate::workspace::Review;

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
    let rule_set = workspace(&arguments.language, Vec::new(), clock, &mut reader).map(Review::of).and_then(RuleSet::of);
    match rule_set {
        Err(errors) => fail(&errors, Color::Auto, reader),
        Ok(rule_set) => print(&reader, |out| match arguments.format {
            Format::Json => list_json(&rule_set, out),
            Format::Pretty => {
                let mut page = TextPage::new();
                list(&rule_set, &mut page);
                out.write_all(page.into_text().as_bytes())
            }
        }),
    }
}

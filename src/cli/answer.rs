//! What commands that answer one question take: the moment, the format and the language of the answer.

use chrono::{DateTime, FixedOffset};
use clap::Args;

use super::check::instant;
use super::output::Format;
use super::reader::LanguageOption;

/// The options of an answer.
#[derive(Debug, Args)]
pub(super) struct AnswerOptions {
    /// Judge as if it were this moment (RFC 3339, such as 2026-11-26T12:00:00+01:00)
    #[arg(long, value_name = "TIME", value_parser = instant)]
    pub(super) now: Option<DateTime<FixedOffset>>,
    /// Format on standard output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Pretty)]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) language: LanguageOption,
}

//! `--lang`, which every command that says something has, and what a command needs to know of the moment it runs in.

use chrono::{DateTime, FixedOffset, Local, Utc};
use clap::Args;

use crate::finding::{Clock, ClockSource, Error};
use crate::language::messages::config as say;
use crate::language::{Fact, Facts, Language, Reader};
use crate::load::{Options, language_from};

/// The language of what is said.
#[derive(Debug, Args)]
pub(super) struct LanguageOption {
    /// Language of messages; without it that of vedtak.yaml, then of the environment
    #[arg(long, value_name = "LANGUAGE", value_parser = ["nb", "sv", "en"])]
    lang: Option<String>,
}

impl LanguageOption {
    /// Whether a language was asked for, so that no configuration changes it.
    pub(super) fn is_given(&self) -> bool {
        self.lang.is_some()
    }

    /// The language that was asked for.
    pub(super) fn given(&self) -> Option<Language> {
        self.lang.as_deref().and_then(Language::parse)
    }

    /// Who reads, before any configuration is read.
    pub(super) fn reader(&self, clock: Clock) -> Reader {
        let language = self.given().unwrap_or_else(|| language_from(|name| std::env::var(name).ok()));
        Reader::new(language, clock.at.with_timezone(&Utc).date_naive())
    }

    /// What to load for this reader from the current folder, findings shown for all of it.
    pub(super) fn options(&self, reader: Reader) -> Result<Options, Error> {
        let folder = std::env::current_dir().map_err(|error| {
            let facts = Facts::new().with("path", Fact::code(".")).with("reason", Fact::code(error.to_string()));
            Error::machine("path", say::NO_FILE.render(&reader, &facts))
        })?;
        Ok(Options { paths: Vec::new(), folder, reader, language_given: self.is_given() })
    }
}

/// Who reads, as far as the environment tells.
pub(super) fn of_environment() -> Reader {
    Reader::new(language_from(|name| std::env::var(name).ok()), now().date_naive())
}

/// The clock of this run: the one given, else the machine's, looked at once.
pub(super) fn clock(given: Option<DateTime<FixedOffset>>) -> Clock {
    match given {
        Some(at) => Clock { at, source: ClockSource::Given },
        None => Clock { at: now(), source: ClockSource::System },
    }
}

/// The machine's clock. Nothing else asks the machine for the time.
fn now() -> DateTime<FixedOffset> {
    Local::now().fixed_offset()
}

//! `vedtak explain`: a rule in a reader's words, or what became of every rule on a file's documents.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use clap::Args;

use super::Exit;
use super::check::instant;
use super::past::with_history;
use super::reader::{LanguageOption, clock};
use super::terminal::{Color, fail, print};
use crate::explain::{PageOptions, RuleSet, TextPage, applied, builtin, rule};
use crate::finding::{Clock, Error, Errors};
use crate::kind::nearest;
use crate::language::messages::{config as say_config, explain as say};
use crate::language::{Fact, Facts, Reader};
use crate::load::{Options, load};
use crate::rules::{RULES, Rule};
use crate::workspace::{Review, Workspace, resolve};

/// Arguments of `vedtak explain`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The id of a rule such as MED-12a or schema; or a file, for what became of every rule on its documents
    #[arg(value_name = "RULE|FILE")]
    what: String,
    /// Judge as if it were this moment (RFC 3339, such as 2026-11-26T12:00:00+01:00)
    #[arg(long, value_name = "TIME", value_parser = instant)]
    now: Option<DateTime<FixedOffset>>,
    /// For authors of policies: conditions as they are written, and on a file the value of each part of them
    #[arg(long)]
    trace: bool,
    #[command(flatten)]
    language: LanguageOption,
}

/// Explains.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let clock = clock(arguments.now);
    let mut reader = arguments.language.reader(clock);
    match explain(arguments, clock, &mut reader) {
        Ok(text) => print(&reader, |out| out.write_all(text.as_bytes())),
        Err(errors) => fail(&errors, Color::Auto, reader),
    }
}

fn rule_set(arguments: &Arguments, paths: Vec<PathBuf>, clock: Clock, reader: &mut Reader) -> Result<RuleSet, Errors> {
    let review = Review::of(workspace(&arguments.language, paths, clock, reader)?);
    RuleSet::of(with_history(review, reader)?)
}

fn explain(arguments: &Arguments, clock: Clock, reader: &mut Reader) -> Result<String, Errors> {
    let mut out = TextPage::new();
    // The id of a built-in rule is never a file; `./schema` is.
    if Rule::find(&arguments.what).is_none() && fs::metadata(Path::new(&arguments.what)).is_ok() {
        let paths = vec![PathBuf::from(&arguments.what)];
        let rule_set = rule_set(arguments, paths, clock, reader)?;
        applied(&rule_set, &arguments.what, arguments.trace, &mut out);
        return Ok(out.into_text());
    }
    let rule_set = rule_set(arguments, Vec::new(), clock, reader)?;
    if let Some(found) = Rule::find(&arguments.what) {
        builtin(&rule_set, found, &mut out);
        return Ok(out.into_text());
    }
    if let Some(having) = rule_set.having(&arguments.what)
        && let Some((pack, found)) = having.rule(&arguments.what)
    {
        rule(having, pack, found, PageOptions { here: true, code: arguments.trace }, &mut out);
        return Ok(out.into_text());
    }
    // A shipped policy that this project does not use can be read all the same.
    let shipped = RuleSet::shipped(*reader, clock)?;
    if let Some((pack, found)) = shipped.rule(&arguments.what) {
        rule(&shipped, pack, found, PageOptions { here: false, code: arguments.trace }, &mut out);
        return Ok(out.into_text());
    }
    Err(unknown(&arguments.what, [&rule_set, &shipped], reader).into())
}

/// The project that lies here, or that the paths lie in: of one that its root lists, that one alone.
pub(super) fn workspace(
    language: &LanguageOption,
    paths: Vec<PathBuf>,
    clock: Clock,
    reader: &mut Reader,
) -> Result<Workspace, Errors> {
    let options = language.options(*reader)?;
    let loaded = load(&Options { paths, ..options })?;
    *reader = loaded.reader;
    Ok(resolve(loaded, clock)?.in_question())
}

fn unknown(id: &str, shelves: [&RuleSet; 2], reader: &Reader) -> Error {
    let all = shelves.into_iter().flat_map(|rule_set| rule_set.all_policies());
    let of_packs = all.flat_map(|(_, pack)| &pack.rules);
    // A clause that several rules carry out: `MED-12` is `MED-12a` and `MED-12b`.
    let is_part = |name: &str| {
        let rest = name.strip_prefix(id);
        rest.is_some_and(|rest| rest.len() == 1 && rest.starts_with(|letter: char| letter.is_ascii_lowercase()))
    };
    let names = RULES.iter().map(|rule| rule.info.id.as_ref()).chain(of_packs.map(|rule| rule.id.as_ref()));
    let names: Vec<&str> = names.collect();
    let mut parts: Vec<&str> = names.iter().copied().filter(|name| is_part(name)).collect();
    parts.sort_unstable();
    parts.dedup();
    let facts = Facts::new()
        .with("rule", Fact::code(id))
        .with("nearest", nearest(id, names.iter().copied()).map_or_else(|| Fact::text(""), Fact::code));
    let message = if parts.is_empty() {
        say_config::UNKNOWN_RULE.render(reader, &facts)
    } else {
        let parts = Fact::List(parts.into_iter().map(Fact::code).collect());
        say::DIVIDED.render(reader, &facts.clone().with("parts", parts))
    };
    let error = Error::set_up("explain", message);
    error.help(say::ALL_RULES.render(reader, &facts))
}

//! `vedtak measure`: the figures of service levels, with all that they were computed from.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use clap::{Args, ValueEnum};

use super::Exit;
use super::check::instant;
use super::past::with_history;
use super::reader::{LanguageOption, clock};
use super::terminal::{Color, fail, print};
use crate::calendar::Period;
use crate::finding::{Clock, Errors, set_up};
use crate::kind::{meant, name, unknown};
use crate::language::messages::{levels as say, names};
use crate::language::{Fact, Reader, Refusal};
use crate::load::{Options, load};
use crate::measure::{ServiceLevels, Wanted, machine, page, service_levels, text};
use crate::policy::period_fact;
use crate::report::{write_json, write_page};
use crate::standing::{AllRules, rules_of_all};
use crate::workspace::{Review, resolve};

/// Arguments of `vedtak measure`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Files or folders whose documents are measured; without them all of the project
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Only the figures of a service, by its id
    #[arg(long, value_name = "SERVICE")]
    service: Option<String>,
    /// The periods that end within this one (2026-10, 2026-Q4 or 2026); without it those that the rules judge
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// Only the figures of a rule, by its id
    #[arg(long, value_name = "RULE")]
    rule: Option<String>,
    /// Format on standard output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Judge as if it were this moment (RFC 3339, such as 2026-11-26T12:00:00+01:00)
    #[arg(long, visible_alias = "at", value_name = "TIME", value_parser = instant)]
    now: Option<DateTime<FixedOffset>>,
    #[command(flatten)]
    language: LanguageOption,
}

/// The formats of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables for people
    #[value(alias = "pretty")]
    Text,
    /// For machines; schemas/measures.schema.json is its contract
    Json,
    /// One page by itself, for reading, printing and sending
    Html,
}

/// Shows the figures: status 1 where one is broken, or cannot be computed, whether or not a record answers it.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let clock = clock(arguments.now);
    let mut reader = arguments.language.reader(clock);
    match levels(arguments, clock, &mut reader) {
        Err(errors) => fail(&errors, Color::Auto, reader),
        Ok(levels) => {
            let printed = print(&reader, |out| match arguments.format {
                Format::Text => out.write_all(text(&page(&levels, &reader)).as_bytes()),
                Format::Json => write_json(&machine(&levels, &reader), out),
                Format::Html => write_page(&page(&levels, &reader), reader.language, out),
            });
            printed.max(if levels.is_held() { Exit::Compliant } else { Exit::Findings })
        }
    }
}

fn levels(arguments: &Arguments, clock: Clock, reader: &mut Reader) -> Result<ServiceLevels, Errors> {
    let options = arguments.language.options(*reader)?;
    let loaded = load(&Options { paths: arguments.paths.clone(), ..options })?;
    *reader = loaded.reader;
    let told = *reader;
    let refuse = |refusal: &Refusal| Errors::from(set_up("measure", &refusal.says, refusal.help.as_ref(), &told));
    let period = arguments.period.as_deref().map(period).transpose().map_err(|refusal| refuse(&refusal))?;
    let review = with_history(Review::of(resolve(loaded, clock)?), reader)?;
    let rules = rules_of_all(&review)?;
    if let Some(service) = &arguments.service {
        known_service(service, &review).map_err(|refusal| refuse(&refusal))?;
    }
    if let Some(rule) = &arguments.rule {
        measuring(rule, &review, &rules).map_err(|refusal| refuse(&refusal))?;
    }
    let wanted = Wanted { service: arguments.service.clone(), rule: arguments.rule.clone(), period };
    let levels = service_levels(&review, &rules, &wanted);
    // That nothing was measured is not that all is well.
    if levels.levels.is_empty() && levels.changes.is_empty() {
        let refusal = match period {
            Some(period) => Refusal {
                says: say::NOTHING_IN.with("period", period_fact(period)),
                help: Some(say::NOTHING_IN_HELP.into()),
            },
            None => Refusal { says: say::NOTHING.into(), help: Some(say::NOTHING_HELP.into()) },
        };
        return Err(refuse(&refusal));
    }
    Ok(levels)
}

fn period(text: &str) -> Result<Period, Refusal> {
    text.parse().map_err(|_| Refusal {
        says: say::NO_PERIOD.with("value", Fact::code(text)),
        help: Some(names::EXAMPLE_HELP.with("example", Fact::any(["2026-10", "2026-Q4", "2026"]))),
    })
}

/// That there is a service with an id, in the project or in one below it.
fn known_service(id: &str, review: &Review) -> Result<(), Refusal> {
    let projects = || std::iter::once(review).chain(&review.projects);
    if projects().any(|project| project.find(name::SERVICE, id).is_some()) {
        return Ok(());
    }
    let all: BTreeSet<&str> = projects().flat_map(|project| project.ids(name::SERVICE)).collect();
    Err(unknown(names::SERVICE, id, all))
}

/// That there is a rule in force with an id, and that it measures something.
fn measuring(id: &str, review: &Review, rules: &AllRules) -> Result<(), Refusal> {
    let all = || rules.by_project(review).flat_map(|(_, own)| &own.policies().packs).flat_map(|pack| &pack.rules);
    let measuring: BTreeSet<&str> = all().filter(|rule| rule.is_measure()).map(|rule| rule.id.as_ref()).collect();
    if measuring.contains(id) {
        return Ok(());
    }
    if all().any(|rule| rule.id == id) {
        let names: Vec<&str> = measuring.iter().copied().collect();
        let choose = || names::CHOOSE_HELP.with("names", Fact::all(names.iter().copied()));
        let help = (!names.is_empty()).then(choose);
        return Err(Refusal { says: say::MEASURES_NOTHING.with("rule", Fact::code(id)), help });
    }
    let names: Vec<&str> = measuring.iter().copied().collect();
    let says = unknown(names::RULE, id, names.iter().copied()).says;
    let nearest = crate::kind::nearest(id, names.iter().copied());
    let help = match nearest {
        Some(_) => meant(id, &names),
        None => (!names.is_empty()).then(|| names::CHOOSE_HELP.with("names", Fact::all(names.iter().copied()))),
    };
    Err(Refusal { says, help })
}

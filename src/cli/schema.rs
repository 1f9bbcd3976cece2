//! `vedtak schema`: the JSON Schema of a kind, and which kinds there are.

use std::collections::BTreeMap;
use std::io::{self, Write};

use clap::Args;
use serde_json::Value;

use super::Exit;
use super::calendar::table;
use super::reader::{LanguageOption, clock};
use super::terminal::{Color, fail, print};
use crate::config::{FILE_NAME, SCHEMA as CONFIG};
use crate::finding::{Error, Errors};
use crate::kind::{KINDS, Kind, bundle, nearest, own_library, translate};
use crate::language::messages::commands as say;
use crate::language::{Fact, Facts, Label, Language, Reader};
use crate::load::{own_schemas, reader_at};
use crate::report::write_json;

/// The schema of the report in JSON.
const REPORT: &str = include_str!("../../schemas/report.schema.json");

/// The contract of verdicts.
const VERDICT: &str = include_str!("../../schemas/verdict.schema.json");

/// The contract of service levels.
const MEASURES: &str = crate::measure::MEASURES_SCHEMA;

/// Schemas beside those of the kinds: the name and the text.
const OTHERS: &[(&str, &str)] =
    &[(FILE_NAME, CONFIG), ("report", REPORT), ("verdict", VERDICT), ("measures", MEASURES)];

/// Arguments of `vedtak schema`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A kind such as `ChangeRequest`, also of the project's own, `vedtak.yaml`, `report`, `verdict` or `measures`; without it all are listed
    #[arg(value_name = "KIND")]
    kind: Option<String>,
    #[command(flatten)]
    language: LanguageOption,
}

/// Prints a schema, or the names of all.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let reader = arguments.language.reader(clock(None));
    match &arguments.kind {
        Some(name) => match text_of(name, arguments.language.given()) {
            Some(text) => print(&reader, |out| writeln!(out, "{}", text.trim_end())),
            None => {
                let reader = project_reader(arguments, reader);
                match own(arguments, reader) {
                    Err(errors) => fail(&errors, Color::Auto, reader),
                    Ok(own) => match own.get(name) {
                        Some(schema) => print(&reader, |out| write_json(&told(schema, arguments), out)),
                        None => fail(&unknown(name, &own, &reader).into(), Color::Auto, reader),
                    },
                }
            }
        },
        None => {
            let reader = project_reader(arguments, reader);
            // Where the configuration or a schema cannot be used, that is for `vedtak check` to say.
            let own = own(arguments, reader).unwrap_or_default();
            print(&reader, |out| list(&own, &reader, out))
        }
    }
}

/// Who reads in this project; where its configuration cannot be used, that is for `vedtak check` to say.
fn project_reader(arguments: &Arguments, reader: Reader) -> Reader {
    let options = arguments.language.options(reader).map_err(Errors::from);
    options.and_then(|options| reader_at(&options)).unwrap_or(reader)
}

/// The schemas of the project's own kinds.
fn own(arguments: &Arguments, reader: Reader) -> Result<BTreeMap<String, Value>, Errors> {
    own_schemas(&arguments.language.options(reader).map_err(Errors::from)?)
}

/// A schema of the project's own, its words in the language that is asked for.
fn told(schema: &Value, arguments: &Arguments) -> Value {
    let mut schema = schema.clone();
    if let Some(language) = arguments.language.given() {
        translate(&mut schema, language);
    }
    schema
}

/// The schema with a name as one document: its words in one language, or in all where none is asked for, so that what is
/// written to a file is the same on every machine.
fn text_of(name: &str, language: Option<Language>) -> Option<String> {
    let mut schema = match (OTHERS.iter().find(|(other, _)| *other == name), language) {
        (Some((_, text)), None) => return Some((*text).to_owned()),
        (Some((_, text)), Some(_)) => serde_json::from_str(text).ok()?,
        (None, _) => bundle(own_library(), &Kind::find(name)?.address())?,
    };
    if let Some(language) = language {
        translate(&mut schema, language);
    }
    serde_json::to_string_pretty(&schema).ok()
}

fn list(own: &BTreeMap<String, Value>, reader: &Reader, out: &mut dyn Write) -> io::Result<()> {
    let none = Facts::new();
    let label = |label: Option<Label>| label.map_or_else(String::new, |label| label.of(reader.language).to_owned());
    let kinds: Vec<[String; 2]> = KINDS
        .iter()
        .map(|kind| [kind.name.to_owned(), label(kind.schema().shape().and_then(|shape| shape.label()))])
        .collect();
    writeln!(out, "{}", say::KINDS.render(reader, &none))?;
    table(&kinds, out)?;
    if !own.is_empty() {
        writeln!(out, "\n{}", say::OWN_KINDS.render(reader, &none))?;
        let own = own.iter().map(|(name, schema)| [name.clone(), own_title(schema, reader)]);
        table(&own.collect::<Vec<_>>(), out)?;
    }
    writeln!(out, "\n{}", say::OTHER_SCHEMAS.render(reader, &none))?;
    let others = OTHERS.iter().map(|(name, text)| {
        let title = if *name == "report" { say::REPORT.render(reader, &none) } else { label(title_of(text)) };
        [(*name).to_owned(), title]
    });
    table(&others.collect::<Vec<_>>(), out)
}

fn title_of(text: &str) -> Option<Label> {
    let schema: Value = serde_json::from_str(text).ok()?;
    let other = |language: &str| schema["x-title"][language].as_str().unwrap_or_default();
    Some(Label::new(other("nb"), other("sv"), schema["title"].as_str()?))
}

/// The title of a schema of the project's own; none where it has none.
fn own_title(schema: &Value, reader: &Reader) -> String {
    let translated = schema["x-title"][reader.language.code()].as_str();
    translated.or_else(|| schema["title"].as_str()).unwrap_or_default().to_owned()
}

fn unknown(name: &str, own: &BTreeMap<String, Value>, reader: &Reader) -> Error {
    let names = KINDS.iter().map(|kind| kind.name).chain(OTHERS.iter().map(|(name, _)| *name));
    let names = names.chain(own.keys().map(String::as_str));
    let facts = Facts::new()
        .with("name", Fact::code(name))
        .with("nearest", nearest(name, names).map_or_else(|| Fact::text(""), Fact::code));
    Error::set_up("schema", say::NO_SCHEMA.render(reader, &facts)).help(say::NO_SCHEMA_HELP.render(reader, &facts))
}

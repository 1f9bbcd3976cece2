//! What keeps a schema from being used, told at its place in the schema's file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::dialect;
use super::held::Held;
use crate::finding::Error;
use crate::kind::{
    Cause, Formats, Library, Schema, SchemaFault, Telling, decoded, is_regular_expression, not_a_schema as breaches_of,
    resolve,
};
use crate::language::messages::{config as say, schema as say_schema};
use crate::language::{Fact, Facts, Label, Reader};
use crate::source::Span;

/// What in a schema file is not as its meta-schema says.
pub(super) fn not_a_schema(held: &Held, all: &[Held], library: &Library, reader: &Reader) -> Vec<Error> {
    // A part in another draft than the whole is judged by its own when it is compiled.
    let mixed =
        held.references.references.iter().any(|reference| reference.is_meta() && reference.pointer != "/$schema");
    let (Some(root), Some(schema), false) = (held.root(), library.find(&held.address), mixed) else {
        return Vec::new();
    };
    let nothing = Library::default();
    let telling = Telling::new(root, None, Fact::Label(Label::new("skjema", "schema", "schema")), &nothing, None);
    let mut read = held.drafts.iter().map(|draft| breaches_of(schema, draft, root));
    let mut breaches = read.find(|breaches| !breaches.is_empty()).unwrap_or_default();
    if let Some(meta) = breaches.is_empty().then(|| dialect::own_meta(held, all)).flatten() {
        let meta = Schema::new(&meta.address, &Arc::new(library.clone()), Formats::Ignore);
        breaches = meta.breaches(root).unwrap_or_default();
    }
    breaches
        .iter()
        .map(|breach| {
            let words = telling.words(breach, reader);
            let span = breach.span(telling.document).unwrap_or(root.span());
            words.help.into_iter().fold(Error::set_up("schema", words.message).at(&held.file, span, ""), Error::help)
        })
        .collect()
}

/// What keeps the schemas that are named from being compiled, each once.
pub(super) fn of(
    named: &BTreeMap<String, Arc<Schema>>,
    held: &[Held],
    library: &Library,
    reader: &Reader,
) -> Vec<Error> {
    let mut errors: Vec<Error> = Vec::new();
    for (path, schema) in named {
        let Err(fault) = schema.compile() else { continue };
        for error in told(&fault, path, held, library, reader) {
            if !errors.iter().any(|other| same(other, &error)) {
                errors.push(error);
            }
        }
    }
    errors
}

fn same(a: &Error, b: &Error) -> bool {
    let place = |error: &Error| error.place.as_ref().map(|(file, span, _)| (file.path.clone(), *span));
    a.message == b.message && place(a) == place(b)
}

fn told(fault: &SchemaFault, path: &str, held: &[Held], library: &Library, reader: &Reader) -> Vec<Error> {
    let errors = match &fault.cause {
        Cause::Reference(target) => references(target, held, library, reader),
        Cause::Pattern(pattern) => patterns(pattern, held, reader),
        Cause::Other => Vec::new(),
    };
    if !errors.is_empty() {
        return errors;
    }
    let facts = Facts::new().with("reason", Fact::code(fault.reason.as_str()));
    let error = Error::set_up("schema", say::NOT_A_SCHEMA.render(reader, &facts));
    let file = held.iter().find(|held| held.file.path == path).map(|held| &held.file);
    vec![match file {
        Some(file) => error.at(file, Span::at(0), ""),
        None => error,
    }]
}

/// Every reference that leads to nothing by this fragment or address.
fn references(target: &str, held: &[Held], library: &Library, reader: &Reader) -> Vec<Error> {
    let target = decoded(target);
    let all = || held.iter().flat_map(|held| held.references.references.iter().map(move |reference| (held, reference)));
    let matching = || {
        all().filter(|(_, reference)| {
            let (address, fragment) = reference.target.split_once('#').unwrap_or((&reference.target, ""));
            let fragment = decoded(fragment);
            fragment == target
                || fragment.trim_start_matches('/') == target
                || resolve(&reference.base, address) == target
        })
    };
    // The same fragment may lead somewhere in one file and to nothing in another.
    let broken: Vec<_> = matching()
        .filter(|(_, reference)| {
            let (address, fragment) = reference.target.split_once('#').unwrap_or((&reference.target, ""));
            let schema = library.find(&resolve(&reference.base, address));
            schema.is_none_or(|schema| schema.pointer(&decoded(fragment)).is_none())
        })
        .collect();
    let places = if broken.is_empty() { matching().collect() } else { broken };
    places
        .into_iter()
        .map(|(held, reference)| {
            let facts = Facts::new().with("reference", Fact::code(held.text(&reference.pointer)));
            let error = Error::set_up("schema", say::NO_TARGET.render(reader, &facts));
            error.help(say::NO_TARGET_HELP.render(reader, &facts)).at(&held.file, held.span(&reference.pointer), "")
        })
        .collect()
}

/// Every place of a regular expression that cannot be read.
fn patterns(pattern: &str, held: &[Held], reader: &Reader) -> Vec<Error> {
    let facts = Facts::new().with("pattern", Fact::code(pattern));
    let (message, help) = if !is_regular_expression(pattern) {
        (say_schema::BAD_PATTERN, say_schema::BAD_PATTERN_HELP)
    } else if pattern.contains("\\k<") {
        (say_schema::UNUSABLE_PATTERN, say_schema::NAMED_REFERENCE_HELP)
    } else {
        (say_schema::UNUSABLE_PATTERN, say_schema::LARGE_PATTERN_HELP)
    };
    let (message, help) = (message.render(reader, &facts), help.render(reader, &facts));
    let mut errors = Vec::new();
    for held in held {
        for written in held.references.patterns.iter().filter(|written| written.pattern == pattern) {
            let way = held.pointer(&written.pointer);
            let place = held.root().and_then(|root| way.place(root));
            let span = place
                .map_or(Span::at(0), |place| if written.key { place.key.unwrap_or(place.span) } else { place.span });
            errors.push(Error::set_up("schema", message.clone()).at(&held.file, span, "").help(help.clone()));
        }
    }
    errors
}

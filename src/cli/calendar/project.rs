//! Which calendar a name stands for: one that ships, or one of the project's.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::words::{Sets, hours_fact};
use crate::calendar::{
    Calendar, CalendarSpec, LineSpec, SpecText, compile_over_shipped, shipped, shipped_spec, shipped_texts,
};
use crate::cli::reader::{LanguageOption, clock};
use crate::finding::{Error, Errors, set_up};
use crate::kind::{Telling, name, nearest};
use crate::language::messages::commands as say;
use crate::language::{Fact, Facts, Reader};
use crate::load::load_part;
use crate::source::Span;
use crate::workspace::{Document, Workspace, resolve};
use crate::yaml::{Pointer, read};

/// Where a project keeps its calendars.
const FOLDER: &str = "policies/calendars";

/// A calendar that was found.
pub(super) struct Found {
    /// The calendar.
    pub(super) calendar: Cow<'static, Calendar>,
    /// Its document, then those that it is based on, the nearest first.
    pub(super) specs: Vec<CalendarSpec>,
}

impl Found {
    /// The lines of a set, of the nearest document that gives it.
    pub(super) fn lines(&self, name: &str, of: Sets) -> &[LineSpec] {
        self.specs.iter().find_map(|spec| of(spec).get(name)).map_or(&[], Vec::as_slice)
    }

    /// The hours of a freeze where it is not whole days, why it is, and what it does not stop.
    pub(super) fn reasons(&self, name: &str, reader: &Reader) -> String {
        let Some(lines) = self.specs.iter().find_map(|spec| spec.freezes.get(name)) else { return String::new() };
        let mut said: Vec<String> = Vec::new();
        for line in lines {
            let reason =
                line.reason.as_ref().map_or("", |reason: &SpecText| reason.in_language(reader.language.code()));
            let classes = line.except.iter().map(|class| Fact::code(class).bare(reader)).collect::<Vec<_>>().join(", ");
            let facts = Facts::new().with("classes", Fact::text(classes.as_str()));
            let not_stopped = if classes.is_empty() { String::new() } else { say::NOT_STOPPED.render(reader, &facts) };
            let hours = line.hours.as_deref().map_or_else(String::new, |hours| hours_fact(hours).bare(reader));
            let parts = [hours, crate::report::plain(reason).into_owned(), not_stopped];
            let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
            if !text.is_empty() && !said.contains(&text) {
                said.push(text);
            }
        }
        said.join(", ")
    }
}

/// Finds a calendar. The reader's language becomes the project's, if none was asked for.
pub(super) fn find(name: &str, language: &LanguageOption, reader: &mut Reader) -> Result<Found, Errors> {
    let options = language.options(*reader)?;
    let loaded = load_part(&options, FOLDER)?;
    *reader = loaded.reader;
    let workspace = resolve(loaded, clock(None))?;
    let own = calendars(&workspace)?;
    if let Some(calendar) = shipped(name) {
        return Ok(Found { calendar: Cow::Borrowed(calendar), specs: line(name, &BTreeMap::new()) });
    }
    let specs: BTreeMap<String, CalendarSpec> =
        own.iter().map(|(id, calendar)| (id.clone(), calendar.spec.clone())).collect();
    let (mut compiled, failed) = compile_over_shipped(&specs);
    let (shown, reader) = (&workspace, *reader);
    let errors: Vec<Error> = own
        .iter()
        .filter_map(|(id, calendar)| Some((id, calendar, failed.get(id)?)))
        .flat_map(|(id, calendar, problems)| {
            problems.iter().map(move |problem| {
                let reason = problem.what.sentence().fact();
                let says = say::CALENDAR_FAULT.with("id", Fact::code(id)).with("reason", reason);
                let error = set_up("calendar", &says, problem.what.help().as_ref(), &reader);
                error_at(error, shown, calendar.document, place(shown, calendar.document, &problem.pointer))
            })
        })
        .collect();
    if !errors.is_empty() {
        return Err(Errors(errors));
    }
    match compiled.remove(name) {
        Some(calendar) => Ok(Found { calendar: Cow::Owned(calendar), specs: line(name, &specs) }),
        None => Err(unknown(name, &specs, &reader).into()),
    }
}

/// A document of a calendar and what it says.
struct Own<'w> {
    document: &'w Document,
    spec: CalendarSpec,
}

/// The calendars of the project, all of them as their schema says.
fn calendars(workspace: &Workspace) -> Result<BTreeMap<String, Own<'_>>, Errors> {
    let reader = &workspace.reader;
    let mut errors = faults(workspace);
    let mut own: BTreeMap<String, Own<'_>> = BTreeMap::new();
    for document in workspace.documents.iter().filter(|document| document.kind.as_deref() == Some(name::CALENDAR)) {
        let Some(node) = workspace.node(document) else { continue };
        if is_shipped(&workspace.sources.file(document.file).text) {
            continue;
        }
        let before = errors.len();
        breaches(workspace, document, &mut errors);
        let (Some(name), true) = (&document.name, errors.len() == before) else { continue };
        let facts = Facts::new().with("id", Fact::code(name.id.as_str()));
        let span = document.id_place.unwrap_or(node.span());
        if shipped_texts().any(|(id, _)| id == name.id) {
            let error = Error::set_up("calendar", say::SHIPPED_ID.render(reader, &facts));
            errors.push(error_at(error.help(say::SHIPPED_ID_HELP.render(reader, &facts)), workspace, document, span));
        } else if own.contains_key(&name.id) {
            let error = Error::set_up("calendar", say::SAME_ID.render(reader, &facts));
            errors.push(error_at(error, workspace, document, span));
        } else {
            match read::<CalendarSpec>(node) {
                Ok(spec) => drop(own.insert(name.id.clone(), Own { document, spec })),
                Err(error) => {
                    let span = error.span.unwrap_or(node.span());
                    errors.push(error_at(set_up("calendar", &error.says, None, reader), workspace, document, span));
                }
            }
        }
    }
    if errors.is_empty() { Ok(own) } else { Err(Errors(errors)) }
}

/// Whether a file is one that ships, to the letter: in the repository of vedtak itself, or a copy kept to read.
fn is_shipped(text: &str) -> bool {
    shipped_texts().any(|(_, shipped)| shipped == text)
}

/// What in the files of calendars is not YAML.
fn faults(workspace: &Workspace) -> Vec<Error> {
    let mut errors = Vec::new();
    for (tree, (_, file)) in workspace.trees.iter().zip(workspace.sources.iter(crate::source::Side::Merge)) {
        for fault in tree.iter().flat_map(|tree| tree.faults().iter().map(move |fault| (tree, fault))) {
            let (tree, fault) = fault;
            let words = fault.words(tree, &workspace.reader);
            let file = std::sync::Arc::new(crate::source::SourceFile::new(file.path.clone(), file.text.to_string()));
            let error = Error::set_up("calendar", words.message).at(&file, fault.span, "");
            errors.push(words.help.into_iter().fold(error, Error::help));
        }
    }
    errors
}

/// How a calendar's document breaks its schema.
fn breaches(workspace: &Workspace, document: &Document, errors: &mut Vec<Error>) {
    let (Some(node), Some(kind)) = (workspace.node(document), workspace.kind(document)) else { return };
    let Some(schema) = &kind.schema else { return };
    let found = match schema.breaches(node) {
        Ok(found) => found,
        Err(fault) => {
            errors.push(Error::machine("calendar", fault.reason));
            return;
        }
    };
    let shape = schema.shape();
    let telling = Telling::new(node, shape, kind.fact(), &kind.library, kind.shown_by());
    for breach in found {
        let words = telling.words(&breach, &workspace.reader);
        let error = words.help.into_iter().fold(Error::set_up("calendar", words.message), Error::help);
        errors.push(error_at(error, workspace, document, breach.span(telling.document).unwrap_or(node.span())));
    }
}

/// The place of a value of a document.
fn place(workspace: &Workspace, document: &Document, pointer: &str) -> Span {
    let Some(node) = workspace.node(document) else { return Span::at(0) };
    Pointer::parse(pointer, node).place(node).map_or(node.span(), |place| place.span)
}

fn error_at(error: Error, workspace: &Workspace, document: &Document, span: Span) -> Error {
    let file = workspace.sources.file(document.file);
    error.at(&std::sync::Arc::new(crate::source::SourceFile::new(file.path.clone(), file.text.to_string())), span, "")
}

/// A calendar's document and those that it is based on.
fn line(name: &str, own: &BTreeMap<String, CalendarSpec>) -> Vec<CalendarSpec> {
    let of = |id: &str| own.get(id).or_else(|| shipped_spec(id));
    std::iter::successors(of(name), |spec| of(spec.based_on.as_deref()?)).cloned().collect()
}

fn unknown(name: &str, own: &BTreeMap<String, CalendarSpec>, reader: &Reader) -> Error {
    let mut names: Vec<&str> = shipped_texts().map(|(id, _)| id).chain(own.keys().map(String::as_str)).collect();
    names.sort_unstable();
    let mut facts = Facts::new().with("name", Fact::code(name));
    facts.insert("nearest", nearest(name, names.iter().copied()).map_or_else(|| Fact::text(""), Fact::code));
    let shown: Vec<String> = names.into_iter().take(12).map(|name| Fact::code(name).render(reader)).collect();
    facts.insert("names", Fact::text(shown.join(", ")));
    Error::set_up("calendar", say::NO_CALENDAR.render(reader, &facts))
        .help(say::NO_CALENDAR_HELP.render(reader, &facts))
}

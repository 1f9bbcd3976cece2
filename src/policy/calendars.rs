//! The calendars of a run: those that are shipped and needed, and the project's own.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::well_formed::well_formed_root;
use crate::calendar::{Calendar, CalendarSpec, compile_over_shipped, shipped};
use crate::finding::{Error, set_up};
use crate::kind::name;
use crate::language::Fact;
use crate::language::messages::{commands as say, names};
use crate::source::{SourceFile, Span};
use crate::workspace::Workspace;
use crate::yaml::{Node, Pointer, read};

/// Compiles the calendars that `wanted` names, what they are based on, and all of the project's own.
pub(super) fn calendars(
    workspace: &Workspace,
    wanted: &[String],
    errors: &mut Vec<Error>,
) -> BTreeMap<String, Calendar> {
    let reader = &workspace.reader;
    let mut specs: BTreeMap<String, CalendarSpec> = BTreeMap::new();
    let mut files: BTreeMap<String, (&Arc<SourceFile>, Node<'_>)> = BTreeMap::new();
    for document in workspace.documents.iter().filter(|document| document.kind.as_deref() == Some(name::CALENDAR)) {
        let file = workspace.sources.file(document.file);
        let Some(tree) = workspace.tree(document).filter(|_| workspace.config.is_policy_file(&file.path)) else {
            continue;
        };
        let Some(root) = well_formed_root(tree, file, document.position, name::CALENDAR, reader, errors) else {
            continue;
        };
        let id = root.get("id").map(|id| id.text().to_owned()).unwrap_or_default();
        if shipped(&id).is_some() || specs.contains_key(&id) {
            let (says, help) = match shipped(&id) {
                Some(_) => (say::SHIPPED_ID, say::SHIPPED_ID_HELP),
                None => (say::SAME_ID, names::OTHER_ID_HELP),
            };
            let [says, help] = [says, help].map(|phrase| phrase.with("id", Fact::code(&id)));
            let error = set_up("calendar", &says, Some(&help), reader);
            errors.push(error.at(file, root.get("id").map_or(root.span(), |id| id.span()), ""));
            continue;
        }
        match read::<CalendarSpec>(root) {
            Ok(spec) => {
                specs.insert(id.clone(), spec);
                files.insert(id, (file, root));
            }
            Err(error) => {
                let told = set_up("calendar", &error.says, None, reader);
                errors.push(told.at(file, error.span.unwrap_or(root.span()), ""));
            }
        }
    }
    let (mut calendars, problems) = compile_over_shipped(&specs);
    for id in wanted {
        if let Some(calendar) = shipped(id) {
            calendars.entry(id.clone()).or_insert_with(|| calendar.clone());
        }
    }
    for (id, problems) in problems {
        for problem in problems {
            let says = say::CALENDAR_FAULT.with("id", Fact::code(&id)).with("reason", problem.what.sentence().fact());
            let error = set_up("calendar", &says, problem.what.help().as_ref(), reader);
            errors.push(match files.get(&id) {
                Some((file, root)) => error.at(file, place(*root, &problem.pointer), ""),
                None => error,
            });
        }
    }
    calendars
}

fn place(root: Node<'_>, pointer: &str) -> Span {
    Pointer::parse(pointer, root).place(root).map_or(Span::at(0), |place| place.span)
}

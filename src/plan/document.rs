//! The document that is asked about by its id.

use crate::finding::DocumentName;
use crate::kind::nearest;
use crate::language::messages::{digest, plan as say};
use crate::language::{Fact, Refusal};
use crate::workspace::{Document, Review};

/// The document with an id, or `Kind/id`, with the project that it is in.
///
/// # Errors
/// An id that no document has, or several have.
pub fn document<'w>(review: &'w Review, id: &str) -> Result<(&'w Review, &'w Document), Refusal> {
    let shown = |name: &DocumentName| format!("{}/{}", name.kind, name.id);
    let is_asked = |name: &DocumentName| name.id == id || shown(name) == id;
    let projects = || std::iter::once(review).chain(&review.projects);
    let is_owned = |project: &Review, document: &Document| project.config().owns(&project.file(document.file).path);
    let all = || projects().flat_map(|project| project.documents().iter().map(move |document| (project, document)));
    let all = || all().filter(|(project, document)| is_owned(project, document));
    let named = || all().filter_map(|(project, document)| Some((project, document, document.name.as_ref()?)));
    let found: Vec<(&Review, &Document, &DocumentName)> = named().filter(|(.., name)| is_asked(name)).collect();
    let code = |text: &str| Fact::code(text);
    match found.as_slice() {
        [(project, document, _)] => Ok((project, document)),
        [] => {
            let known = named().map(|(.., name)| name.id.as_str());
            let near = nearest(id, known).map_or_else(|| Fact::text(""), Fact::code);
            let says = digest::UNKNOWN.with("name", code(id)).with("nearest", near);
            Err(Refusal { says, help: Some(say::ID_HELP.into()) })
        }
        [(.., first), others @ ..] if others.iter().all(|(.., name)| name == first) => {
            Err(say::REPEATED.with("name", code(&shown(first))).into())
        }
        several => {
            let names = several.iter().map(|(.., name)| Fact::code(shown(name))).collect();
            let help = digest::SEVERAL_HELP.with("names", Fact::Or(names));
            Err(Refusal { says: digest::SEVERAL.with("name", code(id)), help: Some(help) })
        }
    }
}

//! The document that is asked about by its id, in every command alike.

use super::{Document, Review};
use crate::finding::DocumentName;
use crate::kind::nearest;
use crate::language::messages::asked as say;
use crate::language::{Fact, Refusal};

/// A document with the project that it is in.
type Asked<'w> = (&'w Review, &'w Document);

impl Review {
    /// Every document of this root and of the projects below it, each with the project that owns its file.
    pub fn all_documents(&self) -> impl Iterator<Item = Asked<'_>> {
        let projects = std::iter::once(self).chain(&self.projects);
        let documents =
            projects.flat_map(|project| project.documents().iter().map(move |document| (project, document)));
        documents.filter(|(project, document)| project.owns(document.file))
    }

    /// The documents with an id, or with a kind and id as `Kind/id`; of several of one project with the same the first.
    pub fn with_id(&self, id: &str) -> Vec<Asked<'_>> {
        let mut found: Vec<Asked<'_>> = Vec::new();
        for (project, document) in self.all_documents() {
            let is_asked = document.name.as_ref().is_some_and(|name| name.id == id || shown(name) == id);
            let is_known =
                || found.iter().any(|(other, known)| std::ptr::eq(*other, project) && known.name == document.name);
            if is_asked && !is_known() {
                found.push((project, document));
            }
        }
        found
    }

    /// The document with an id, or `Kind/id`; of several of one project with the same the first.
    ///
    /// # Errors
    /// An id that no document has, which is told without help, or that several have.
    pub fn one_with_id(&self, id: &str) -> Result<Asked<'_>, Refusal> {
        let found = self.with_id(id);
        match found.as_slice() {
            [one] => Ok(*one),
            [] => {
                let names = self.all_documents().filter_map(|(_, document)| document.name.as_ref());
                let name = |name: &DocumentName| if id.contains('/') { shown(name) } else { name.id.clone() };
                let mut names: Vec<String> = names.map(name).collect();
                names.sort_unstable();
                let near = nearest(id, names.iter().map(String::as_str)).map_or_else(|| Fact::text(""), Fact::code);
                Err(say::ID_UNKNOWN.with("name", Fact::code(id)).with("nearest", near).into())
            }
            several => {
                let mut names: Vec<String> =
                    several.iter().filter_map(|(_, document)| document.name.as_ref()).map(shown).collect();
                names.dedup();
                if names.len() < several.len() {
                    let path = |(project, document): &Asked<'_>| project.file(document.file).path.clone();
                    names = several.iter().map(path).collect();
                }
                let help = Some(say::ID_SEVERAL_HELP.with("names", Fact::all(names)));
                Err(Refusal { says: say::ID_SEVERAL.with("name", Fact::code(id)), help })
            }
        }
    }

    /// The same, of one document alone.
    ///
    /// # Errors
    /// An id that no document has, or several have.
    pub fn only_one_with_id(&self, id: &str) -> Result<Asked<'_>, Refusal> {
        let unknown = |refusal: Refusal| Refusal { help: refusal.help.or(Some(say::ID_HELP.into())), ..refusal };
        let (project, document) = self.one_with_id(id).map_err(unknown)?;
        match document.name.as_ref().filter(|name| project.is_repeated(&name.kind, &name.id)) {
            Some(name) => Err(say::ID_REPEATED.with("name", Fact::code(shown(name))).into()),
            None => Ok((project, document)),
        }
    }
}

/// The name of a document as people type it.
fn shown(name: &DocumentName) -> String {
    format!("{}/{}", name.kind, name.id)
}

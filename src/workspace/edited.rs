//! A review as it would be with other values or at another time: nothing is read again, and nothing on the disk changes.

use std::sync::Arc;

use super::{Review, Workspace};
use crate::finding::{Clock, Edit};
use crate::source::{FileId, Span};
use crate::yaml::{Limits, parse_file};

/// What becomes of a side.
type Change<'c> = &'c dyn Fn(&Workspace) -> Workspace;

impl Review {
    /// The same review with some scalars of one judged file replaced. None of them is a kind or an id, so that the documents
    /// stay who they are. Edits of other files than the first's are left out.
    #[must_use]
    pub fn edited(&self, edits: &[Edit]) -> Self {
        let Some(file) = edits.first().map(|edit| edit.file) else { return self.clone() };
        let mut edits: Vec<&Edit> = edits.iter().filter(|edit| edit.file == file).collect();
        edits.sort_by_key(|edit| edit.span);
        let mut text = self.file(file).text.to_string();
        for edit in edits.iter().rev() {
            text.replace_range(edit.span.range(), &edit.text);
        }
        self.each(&|workspace| workspace.edited(file, &text, &edits), &Workspace::copied)
    }

    /// The same review as rules see it at another moment.
    #[must_use]
    pub fn with_clock(&self, clock: Clock) -> Self {
        let at_clock = |workspace: &Workspace| Workspace { clock, ..workspace.copied() };
        self.each_with_before(&at_clock)
    }

    /// The same review with other sides, and so what it is compared with.
    fn each_with_before(&self, change: Change<'_>) -> Self {
        let before = self.before.as_ref().map(|before| Arc::new(before.each_with_before(change)));
        let projects = self.projects.iter().map(|project| project.each_with_before(change)).collect();
        Self { projects, before, ..self.each(change, change) }
    }

    /// The same review with other sides; where both are one, they stay one.
    fn each(&self, judged: Change<'_>, trusted: Change<'_>) -> Self {
        let merge = Arc::new(judged(&self.merge));
        let target = if self.is_of_one_side() { Arc::clone(&merge) } else { Arc::new(trusted(&self.target)) };
        let projects = self.projects.iter().map(|project| project.each(judged, trusted)).collect();
        let (clock, sources) = (merge.clock, merge.sources.with_target(&self.sources));
        Self {
            target,
            merge,
            clock,
            sources,
            projects,
            history: self.history.clone(),
            waivers: self.waivers,
            change: self.change.clone(),
            compared: self.compared.clone(),
            proposed: None,
            share: self.share,
            affected: self.affected.clone(),
            before: None,
        }
    }
}

impl Workspace {
    fn edited(&self, file: FileId, text: &str, edits: &[&Edit]) -> Self {
        let mut edited = self.copied();
        edited.sources = self.sources.with_text(file, text.to_owned());
        if let Some(tree) = edited.trees.get_mut(file.index()).filter(|tree| tree.is_some()) {
            *tree = Some(Arc::new(parse_file(edited.sources.file(file), &Limits::default())));
        }
        for document in edited.documents.iter_mut().filter(|document| document.file == file) {
            document.id_place = document.id_place.map(|place| moved(place, edits));
        }
        edited
    }

    /// The same snapshot again, without the projects below it. What is large in it is shared.
    fn copied(&self) -> Self {
        Self {
            sources: self.sources.clone(),
            files: Arc::clone(&self.files),
            trees: self.trees.clone(),
            documents: self.documents.clone(),
            kinds: Arc::clone(&self.kinds),
            config: Arc::clone(&self.config),
            schemas: Arc::clone(&self.schemas),
            clock: self.clock,
            reader: self.reader,
            skipped: self.skipped.clone(),
            focus: self.focus.clone(),
            unmatched: self.unmatched.clone(),
            remapped: self.remapped.clone(),
            projects: Vec::new(),
            index: self.index.clone(),
            numbers: self.numbers.clone(),
            repeated: self.repeated.clone(),
        }
    }
}

/// Where a place lies after edits that do not touch it.
fn moved(place: Span, edits: &[&Edit]) -> Span {
    let before = || edits.iter().filter(|edit| edit.span.end <= place.start);
    let (removed, added): (usize, usize) =
        before().fold((0, 0), |(removed, added), edit| (removed + edit.span.len(), added + edit.text.len()));
    let at = |offset: u32| (offset as usize + added).saturating_sub(removed);
    Span::new(at(place.start), at(place.end))
}

//! What schemas say that has no effect, or that depends on the day on which it is read: told, but no reason to refuse them.

use super::held::Held;
use crate::kind::{Formats, Inert, InertKind, Library, inert, unnamed_draft};
use crate::load::named::Unmatched;
use crate::source::Span;

/// What a schema file says that no value is held against, and a `$schema` that names no draft.
pub(super) fn of(held: &Held, library: &Library, formats: Formats) -> Vec<Unmatched> {
    let path = || held.file.path.clone();
    let mut found = Vec::new();
    let written = held.text("/$schema");
    if let Some(draft) = unnamed_draft(written) {
        let span = held.span("/$schema");
        found.push(Unmatched::NoDraft { path: path(), span, text: written.to_owned(), draft });
    }
    let mut all: Vec<Inert> = Vec::new();
    for inert in
        library.find(&held.address).iter().flat_map(|schema| held.drafts.iter().flat_map(|draft| inert(schema, draft)))
    {
        if !all.iter().any(|known| known.pointer == inert.pointer && known.what == inert.what) {
            all.push(inert);
        }
    }
    // That formats are ignored is told of itself.
    let counts = |what: &InertKind| formats != Formats::Ignore || !matches!(what, InertKind::Format(_));
    for inert in all.into_iter().filter(|inert| counts(&inert.what)) {
        let place = held.root().and_then(|root| held.pointer(&inert.pointer).place(root));
        let span = place.map_or(Span::at(0), |place| match inert.what {
            InertKind::Format(_) => place.span,
            _ => place.key.unwrap_or(place.span),
        });
        found.push(Unmatched::Inert { path: path(), span, inert });
    }
    found
}

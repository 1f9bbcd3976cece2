//! A stage at another time: the document as it would be with all times of the stage moved together.

use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use super::stage::{Target, place};
use crate::calendar::{Moment, Precision, Resolved, Zone};
use crate::finding::Edit;
use crate::kind::Schema;
use crate::source::{FileId, Span};
use crate::workspace::{Document, Review};
use crate::yaml::{Pointer, Step};

/// The planned times of a stage, which move together: its start and its end, and what else is planned with them, such as
/// the reserved slot of an access.
#[derive(Debug)]
pub(super) struct Movable {
    file: FileId,
    zone: Zone,
    times: Vec<(Span, Moment)>,
    /// The start.
    start: Moment,
}

/// What moves with a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MovedWith {
    /// All that is planned with it: of a document with one window every interval, such as the reserved slot.
    All,
    /// What lies within it: the work is moved, and the slot that it is to lie in stands.
    Within,
}

impl Movable {
    /// The times of a stage, with others of the document or with those alone that lie within it; `None` where one of them is
    /// shared with other places of the file, so that it cannot move alone. Start and end are there and times.
    pub(super) fn of(target: &Target<'_>, zone: Zone, extent: MovedWith) -> Option<Self> {
        let root = target.review.node(target.document)?;
        let place = place(target);
        let mut pointers = vec![place.key("start"), place.key("end")];
        if let Some(kind) = target.review.kind(target.document) {
            kind.places().plans.each(root, &mut |(), _, trail| {
                let pointer = trail.pointer();
                if !pointers.contains(&pointer) && moves_along(&pointer, target, &place) {
                    pointers.push(pointer);
                }
            });
        }
        let mut times = Vec::with_capacity(pointers.len());
        for pointer in &pointers {
            let moment = pointer.resolve(root).and_then(|node| node.text().parse::<Moment>().ok());
            let Some(moment) = moment else { continue };
            let is_within = |stage: &[(Span, Moment)]| match stage {
                [(_, start), (_, end), ..] => (local(start, zone)..=local(end, zone)).contains(&local(&moment, zone)),
                _ => true,
            };
            if extent == MovedWith::Within && !is_within(&times) {
                continue;
            }
            times.push((pointer.own(root)?.span(), moment));
        }
        let start = times.first()?.1;
        Some(Self { file: target.document.file, zone, times, start })
    }

    /// The start on the clocks of the document's zone.
    pub(super) fn start(&self) -> NaiveDateTime {
        local(&self.start, self.zone)
    }

    /// Whether the start is a day.
    pub(super) fn is_by_days(&self) -> bool {
        self.start.is_date()
    }

    /// The first instant after the stage where it starts at a time on the clocks of its zone; `None` where a clock change skips
    /// or repeats that time.
    pub(super) fn end(&self, start: NaiveDateTime) -> Option<DateTime<Utc>> {
        let (_, end) = self.times.get(1)?;
        moved(end, start - self.start(), self.zone)?.end(self.zone).ok()
    }

    /// The edits that move the stage to a start on the clocks of its zone; `None` where one of its times would be one that
    /// a clock change skips or repeats.
    pub(super) fn to(&self, start: NaiveDateTime) -> Option<Vec<Edit>> {
        let by = start - self.start();
        let moved = |(span, moment): &(Span, Moment)| {
            let text = format!("\"{}\"", moved(moment, by, self.zone)?);
            Some(Edit { file: self.file, span: *span, text })
        };
        self.times.iter().map(moved).collect()
    }
}

/// The review as it would be with a draft of it open, and the status that it then has: what rules ask of a draft, they ask
/// later. `None` of what is no draft. `whole` is the review that the document's project is in.
pub fn opened(whole: &Review, review: &Review, document: &Document) -> Option<(Review, String)> {
    let (kind, node) = (review.kind(document)?, review.node(document)?);
    if kind.phase(node) != Some("draft") {
        return None;
    }
    let status = kind.schema.as_deref().and_then(Schema::shape)?.property("status")?;
    let phases = status.keyword("x-phase")?;
    let mut values = status.keyword("enum")?.as_array()?.iter().filter_map(|value| value.as_str());
    let open = values.find(|value| phases.get(value).and_then(|phase| phase.as_str()) == Some("open"))?;
    let span = Pointer::default().key("status").own(node)?.span();
    let edit = Edit { file: document.file, span, text: format!("\"{open}\"") };
    Some((whole.edited(&[edit]), open.to_owned()))
}

/// Whether a planned time moves with a stage: what is planned in it, and of a document with one window every interval.
fn moves_along(pointer: &Pointer, target: &Target<'_>, place: &Pointer) -> bool {
    let is_end = matches!(pointer.0.last(), Some(Step::Key(key)) if key == "start" || key == "end");
    is_end && (target.stage.is_none() || pointer.0.starts_with(&place.0))
}

/// A time on the clocks of a zone; of a date its first.
fn local(moment: &Moment, zone: Zone) -> NaiveDateTime {
    match moment {
        Moment::Date(date) => date.and_time(NaiveTime::MIN),
        Moment::Local { at, .. } => *at,
        Moment::Instant { at, .. } => zone.local(at.to_utc()),
    }
}

/// A time so much later by the clocks of a zone, in the form that it has.
fn moved(moment: &Moment, by: TimeDelta, zone: Zone) -> Option<Moment> {
    let at = local(moment, zone).checked_add_signed(by)?;
    let Resolved::Once(instant) = zone.resolve(at) else {
        return moment.is_date().then(|| Moment::Date(at.date()));
    };
    let is_whole = at.and_utc().timestamp() % 60 == 0;
    let precision = |written: Precision| if is_whole { written } else { written.max(Precision::Second) };
    Some(match moment {
        Moment::Date(_) => Moment::Date(at.date()),
        Moment::Local { precision: written, .. } => Moment::Local { at, precision: precision(*written) },
        Moment::Instant { precision: written, .. } => {
            Moment::Instant { at: instant.with_timezone(&zone.offset(instant)), precision: precision(*written) }
        }
    })
}

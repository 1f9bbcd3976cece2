//! Which findings stood before a change.

use std::collections::HashMap;

use crate::finding::{Counted, DocumentName, Judgement, Report, Status};
use crate::kind::to_json;
use crate::source::Side;
use crate::workspace::Review;

/// Marks the findings that stood before a change, on what the change does not touch: the target has one of the same rule
/// and document, at the same place, with the same facts. Both were judged by the target's rules at the same
/// clock, so that time alone makes no difference. What could not be decided is never excused by that it could not be before.
pub(super) fn mark(review: &Review, before: &Report, report: &mut Report) {
    let Some(at_base) = review.before.as_deref() else { return };
    let mut stood: HashMap<Key<'_>, Vec<&Counted>> = HashMap::new();
    for was in before.findings.iter().filter(|found| found.status == Status::Active) {
        stood.entry(key(at_base, &was.judgement)).or_default().push(was);
    }
    for found in report.findings.iter_mut().filter(|found| found.status == Status::Active) {
        if !is_untouched(review, &found.judgement) {
            continue;
        }
        // Each of those that stood excuses one.
        let Some(same) = stood.get_mut(&key(review, &found.judgement)) else { continue };
        if let Some(at) = same.iter().position(|was| is_as_bad(&was.judgement, &found.judgement)) {
            same.swap_remove(at);
            found.status = Status::Existing;
        }
    }
}

/// Whether two judgements of the same have the same facts. Which name comes near to a wrong one makes it no worse.
fn is_as_bad(was: &Judgement, is: &Judgement) -> bool {
    let count = |judgement: &Judgement| judgement.facts.keys().filter(|key| *key != NEAREST).count();
    let mut facts = was.facts.iter().filter(|(key, _)| *key != NEAREST);
    count(was) == count(is) && facts.all(|(key, value)| is.facts.get(key) == Some(value))
}

/// The fact that is only a proposal.
const NEAREST: &str = "nearest";

/// Whether a finding is of something that the change leaves as it was.
pub(super) fn is_any_untouched(review: &Review, report: &Report) -> bool {
    let mut active = report.findings.iter().filter(|found| found.status == Status::Active);
    active.any(|found| is_untouched(review, &found.judgement))
}

/// Whether a change leaves what a judgement is of as it was: the file, or the document wherever it is now.
fn is_untouched(review: &Review, judgement: &Judgement) -> bool {
    let file = judgement.primary.file;
    let shown = review.file(file);
    if file.side() == Side::Target {
        return true;
    }
    let differs = review.change.as_ref().is_some_and(|change| change.of(&shown.path).is_some());
    if !differs && review.sources.find(Side::Target, &shown.path).is_some() {
        return true;
    }
    // What rules of policies say of a document rests on its content; what others say may rest on how it is written.
    let name = judgement.judged.as_ref();
    name.is_some_and(|name| {
        let sides = [&review.target, &review.merge];
        let is_one = sides.iter().all(|side| !side.is_repeated(&name.kind, &name.id));
        let [was, is] = sides.map(|side| side.find(&name.kind, &name.id).and_then(|document| side.node(document)));
        is_one && was.zip(is).is_some_and(|(was, is)| to_json(was) == to_json(is))
    })
}

/// What two judgements must have in common, beside their facts, to be the same: any difference may be a worse breach. Where no
/// document is known, that is the file.
type Key<'j> = (&'j str, Result<&'j DocumentName, &'j str>, &'j str, Option<String>);

fn key<'j>(review: &'j Review, judgement: &'j Judgement) -> Key<'j> {
    let subject = judgement.subject().ok_or_else(|| review.file(judgement.primary.file).path.as_str());
    let period = judgement.period.as_ref().map(|period| period.period.clone());
    (&judgement.rule.id, subject, &judgement.pointer, period)
}

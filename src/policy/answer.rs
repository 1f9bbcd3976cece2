//! What answers a breach that no edit can repair: a record of it, and what to do where the document may not say what
//! happened.

use super::case::Case;
use super::outcome::{Doubt, Work};
use super::pack::PolicyRule;
use super::placeholder::notes;
use crate::finding::{Block, BlockPlace, BlockText, PeriodName};
use crate::language::messages::measure::ANSWER_PERIOD;
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts, Saying, Text};
use crate::source::SourceFile;

/// What is said of a breach that no edit can repair: a record of the kind `kind` answers it. Where what is written may not
/// be what happened, or the work may not have been done, what to do then stands beside it; `late` is what the policy
/// itself says that can still be done. Beside it, whether there is another way than the record.
pub(super) fn answerable(
    case: &Case<'_>,
    rule: &PolicyRule,
    kind: &str,
    (doubt, work, late): (Doubt, Work, Option<Saying>),
    is_approval: bool,
    says: Saying,
) -> (Saying, bool) {
    let id = case.document.name.as_ref().map_or("", |name| name.id.as_str());
    let mut facts = Facts::new()
        .with("kind", Fact::code(kind))
        .with("rule", Fact::code(rule.id.as_ref()))
        .with("document", Fact::code(id));
    let late = late.map(Fact::said).filter(Fact::is_told);
    let is_late = late.is_some();
    facts.insert("late", late.unwrap_or_else(|| Fact::text("")));
    facts.insert("approval", if is_approval { Fact::code("approvals") } else { Fact::text("") });
    let uncounted = says.facts.get("why").filter(|_| is_approval);
    facts.insert("uncounted", uncounted.cloned().unwrap_or_else(|| Fact::text("")));
    for name in ["missing", "field"] {
        facts.insert(name, says.facts.get(name).map_or_else(|| Fact::text(""), by_key));
    }
    let help = match (doubt, work) {
        (_, Work::Done) if is_late => say::ANSWER_LATE,
        (Doubt::None, Work::Done) => say::ANSWER,
        (Doubt::Unwritten, Work::Done) => say::ANSWER_ELSE,
        (Doubt::Untrue, Work::Done) => say::ANSWER_TRUE,
        (_, Work::PerhapsUndone) if is_late => say::ANSWER_UNDONE_LATE,
        (Doubt::Unwritten, Work::PerhapsUndone) => say::ANSWER_UNDONE_ELSE,
        (_, Work::PerhapsUndone) => say::ANSWER_UNDONE,
        (_, Work::Ahead) if is_late => say::ANSWER_AHEAD_LATE,
        (Doubt::Unwritten, Work::Ahead) => say::ANSWER_AHEAD_ELSE,
        (_, Work::Ahead) => say::ANSWER_AHEAD,
    };
    let is_alternative = help != say::ANSWER;
    let help = Some(Text::Message(Box::new(Saying::new(help, facts))));
    (Saying { help, ..says }, is_alternative)
}

/// What is said of a breach in a period, which a record of the kind `kind` answers: beside that, what the figure was made of.
pub(super) fn answerable_period(rule: &PolicyRule, kind: &str, period: &PeriodName, says: Saying) -> Saying {
    let help = says.help.clone().map(|help| Fact::said(Saying::of(help, says.facts.clone())));
    let facts = Facts::new()
        .with("kind", Fact::code(kind))
        .with("rule", Fact::code(rule.id.as_ref()))
        .with("document", Fact::code(period.period.as_str()))
        .with("help", help.unwrap_or_else(|| Fact::text("")));
    Saying { help: Some(Text::Message(Box::new(Saying::new(ANSWER_PERIOD, facts)))), ..says }
}

/// Fields by what is typed, which the message has named in words: their paths, in an item of a list its key.
fn by_key(fact: &Fact) -> Fact {
    match fact {
        Fact::Field { path, .. } => Fact::code(path.rsplit_once("].").map_or(path.as_str(), |(_, key)| key)),
        Fact::List(facts) => Fact::List(facts.iter().map(by_key).collect()),
        _ => Fact::text(""),
    }
}

/// The record of the kind `kind` that answers a breach of a rule, to be filled in.
pub(super) fn answer(
    case: &Case<'_>,
    rule: &PolicyRule,
    kind: &str,
    period: Option<&PeriodName>,
    is_alternative: bool,
) -> Block<BlockText> {
    let id = case.document.name.as_ref().map_or("", |name| name.id.as_str());
    let (key, id) = match period {
        None => ("document", id.to_owned()),
        // A year alone would be a number.
        Some(period) if period.period.len() == 4 => ("period", format!("\"{}\"", period.period)),
        Some(period) => ("period", period.period.clone()),
    };
    let service = case.service.as_ref().and_then(|service| service.document.name.as_ref());
    let facts = Facts::new()
        .with("kind", Fact::text(kind))
        .with("service", Fact::text(service.map_or("…", |name| name.id.as_str())))
        .with("rule", Fact::text(rule.id.as_ref()))
        .with("key", Fact::text(key))
        .with("document", Fact::text(id));
    let says = Saying::new(say::ANSWER_RECORD, facts);
    let file = SourceFile::new("block", says.in_english());
    let notes = notes(case.world.review, kind, &file);
    let offset = Some(case.zone.offset(case.now()));
    let text = BlockText { offset, notes, ..BlockText::whole(says) };
    Block { document: None, place: BlockPlace::New, text, is_alternative }
}

//! How changes went, on the page of service levels.

use super::changes::ChangeShares;
use crate::language::messages::{levels as say, measure as say_measure};
use crate::language::{Fact, Facts, Phrase, Reader};
use crate::policy::Ratio;
use crate::report::{PagePart, PageRow, PageTable, Tone};

/// How the changes of a service, or by a change model, went.
pub(super) fn changes(of: &ChangeShares, reader: &Reader, parts: &mut Vec<PagePart>) {
    let told = |phrase: Phrase| phrase.render(reader, &Facts::new());
    let service =
        of.service_title.as_ref().map_or_else(|| of.service.clone(), |title| format!("{title} ({})", of.service));
    match &of.model {
        None => {
            parts.push(PagePart::Rule { id: String::new(), title: service, word: String::new(), tone: Tone::Plain });
        }
        Some(model) => {
            let title = model.title.as_ref().map_or_else(|| model.id.clone(), |title| format!("{} {title}", model.id));
            parts.push(PagePart::Heading(say::BY_MODEL.with("model", Fact::text(title)).render(reader)));
            parts.push(PagePart::Line(match (model.is_in_force, model.to) {
                (false, _) => told(say::MODEL_ENDED),
                (true, Some(to)) => say::MODEL_TO.with("to", Fact::Date(to)).render(reader),
                (true, None) => told(say::MODEL_ENDLESS),
            }));
        }
    }
    let rows = [
        (say::AS_PLANNED, of.as_planned, of.made, true),
        (say::WITH_DEVIATION, of.with_deviation, of.made, true),
        (say::ROLLED_BACK, of.rolled_back, of.made, true),
        (say::FAILED, of.failed, of.made, true),
        (say::UNTOLD, of.untold, of.made, of.untold > 0),
        (say::CAUSED, of.caused, of.made, true),
        (say::NOT_MADE, of.all - of.made, of.all, of.all > of.made),
        (say::URGENT, of.urgent.0, of.urgent.1, of.model.is_none()),
        (say::IN_TIME, of.announced.0, of.announced.1, true),
    ];
    let row = |(what, n, all, _): (Phrase, u64, u64, bool)| {
        let number = say::OF.with("n", Fact::number(n)).with("all", Fact::number(all)).render(reader);
        let share = Ratio::new(n.into(), all.into()).and_then(|share| share.percent(1, false));
        let share = share.map_or_else(|| told(say_measure::NONE), |share| Fact::Percentage(share).cell(reader));
        PageRow { cells: vec![told(what), number, share], ..PageRow::default() }
    };
    let head = [say::HOW, say::NUMBER_OF, say::SHARE].map(told);
    let rows = rows.into_iter().filter(|(_, _, all, is_told)| *is_told && *all > 0).map(row).collect();
    parts.push(PagePart::Table(PageTable { head: head.to_vec(), amounts: vec![false, true, true], rows }));
}

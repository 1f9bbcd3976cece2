//! The figures as a page for people.

use chrono::{DateTime, Utc};

use super::change_page::changes;
use super::levels::{Basis, Counting, FigureVerdict, MeasuredLevel, NotCounting, PeriodFigure, ServiceLevels};
use super::margin::{Distance, Margin, allowed};
use crate::calendar::{Resolved, Zone};
use crate::finding::Status;
use crate::language::messages::{explain as say_explain, levels as say, measure as say_measure, plan as say_plan};
use crate::language::personal_number::masked;
use crate::language::{Decimal, Fact, Facts, Noun, Phrase, Reader, ZoneNote, ZonedTime};
use crate::policy::{
    Bound, Figure, FigureKind, LeftOut, MeasureTerms, PeriodVerdict, Quantity, Way, When, amount_fact, period_fact,
    split_clause,
};
use crate::report::{Page, PagePart, PageRow, PageTable, Tone};

/// The most documents of a period that are shown; a page of thousands stalls a phone.
const MOST_SHOWN: usize = 100;

/// The figures as a page, in a reader's language.
pub fn page(levels: &ServiceLevels, reader: &Reader) -> Page {
    let teller = Teller { reader: Reader { today: levels.clock.at.date_naive(), ..*reader } };
    let mut page = Page {
        title: teller.say(say::TITLE),
        verdict: teller.verdict(levels),
        tone: match (levels.levels.is_empty(), levels.is_held()) {
            (true, _) => Tone::Plain,
            (false, true) => Tone::Good,
            (false, false) => Tone::Bad,
        },
        about: if levels.levels.is_empty() { Vec::new() } else { vec![teller.counts(levels)] },
        ..Page::default()
    };
    let mut service: Option<&String> = None;
    for level in &levels.levels {
        let own = level.services.first();
        if service != own || page.parts.is_empty() {
            service = own;
            page.parts.push(PagePart::Section(heading(level)));
            if let Some(from) = level.measured_from {
                let day = Fact::Date(level.zone.date(from));
                page.parts.push(PagePart::Quiet(say::MEASURED_FROM.with("from", day).render(&teller.reader)));
            }
        }
        teller.level(level, &mut page.parts);
    }
    if !levels.unread.is_empty() {
        page.parts.push(PagePart::Section(teller.say(say::UNREAD)));
        let place = |of: &Basis| format!("`{}:{}`", of.path, of.line);
        page.parts.push(PagePart::List(levels.unread.iter().take(MOST_SHOWN).map(place).collect()));
        if levels.unread.len() > MOST_SHOWN {
            page.parts.push(teller.more(levels.unread.len()));
        }
    }
    for (number, of) in levels.changes.iter().enumerate() {
        if number == 0 {
            page.parts.push(PagePart::Section(teller.say(say::CHANGES)));
        }
        changes(of, &teller.reader, &mut page.parts);
    }
    let at = Fact::Time(levels.clock.at.into());
    page.foot.push(say::COMPUTED.with("at", at).render(&teller.reader));
    page.foot.push(teller.say(say_plan::WORK_TREE));
    page
}

/// The service that levels are of; of what belongs to none the document.
fn heading(level: &MeasuredLevel) -> String {
    match level.services.first() {
        None => name(&level.subject).to_owned(),
        Some(id) => match &level.service_title {
            Some(title) => format!("{title} ({id})"),
            None => id.clone(),
        },
    }
}

/// What says things to a reader.
struct Teller {
    reader: Reader,
}

impl Teller {
    fn say(&self, phrase: Phrase) -> String {
        phrase.render(&self.reader, &Facts::new())
    }

    fn verdict(&self, levels: &ServiceLevels) -> String {
        let number = |wanted: FigureVerdict| levels.verdicts().filter(|verdict| *verdict == wanted).count() as u64;
        let mut unread = Fact::text("");
        if !levels.unread.is_empty() {
            let n = levels.unread.len() as u64;
            unread = Fact::Count { n, of: say::UNREAD_DOCUMENTS };
        } else if levels.levels.is_empty() {
            return self.say(say::NOTHING);
        }
        if levels.is_held() {
            return self.say(say::ALL_MET);
        }
        let some = |n: u64, of: Noun| if n > 0 { Fact::Count { n, of } } else { Fact::text("") };
        let broken = some(number(FigureVerdict::Broken), say::NOT_MET);
        let undecided = some(number(FigureVerdict::Undecided), say::NOT_COMPUTED);
        let some = [broken, undecided, unread].into_iter().filter(Fact::is_told).map(|fact| fact.render(&self.reader));
        some.collect::<Vec<_>>().join(", ")
    }

    /// How many figures there are, by what they come to.
    fn counts(&self, levels: &ServiceLevels) -> String {
        let all: Vec<FigureVerdict> = levels.verdicts().collect();
        let number = |wanted: FigureVerdict| all.iter().filter(|verdict| **verdict == wanted).count() as u64;
        let each = [
            FigureVerdict::Held,
            FigureVerdict::Broken,
            FigureVerdict::Undecided,
            FigureVerdict::Pending,
            FigureVerdict::Running,
            FigureVerdict::NotOwed,
        ];
        let counts = each.into_iter().filter(|verdict| number(*verdict) > 0).map(|verdict| {
            let facts = say::COUNT.with("n", Fact::number(number(verdict)));
            facts.with("verdict", Fact::Label(word(verdict, None).label())).render(&self.reader)
        });
        let counts = counts.collect::<Vec<_>>().join(", ");
        let all = Fact::Count { n: all.len() as u64, of: say::FIGURES };
        say::COUNTS.with("all", all).with("counts", Fact::text(counts)).render(&self.reader)
    }

    fn level(&self, level: &MeasuredLevel, parts: &mut Vec<PagePart>) {
        let worst = level.worst();
        parts.push(PagePart::Rule {
            id: level.rule.clone(),
            title: level.title.of(self.reader.language).to_owned(),
            word: self.say(word(worst, only_lost(level))),
            tone: tone(worst),
        });
        if let Some(terms) = &level.terms {
            parts.push(PagePart::Quiet(self.asks(level, terms)));
        }
        if let Some(clause) = &level.clause {
            let facts = Facts::new().with("document", Fact::Label(level.agreement.clone()));
            let facts = facts.with("clause", Fact::text(split_clause(clause).0));
            parts.push(PagePart::Quiet(say_explain::STANDS_IN.render(&self.reader, &facts)));
        }
        let of_itself = level.terms.as_ref().is_some_and(|terms| terms.of.is_none());
        if of_itself
            || level.element.is_some()
            || level.services.first() != level.subject.name.as_ref().map(|name| &name.id)
        {
            let element = level.element.as_ref().map(|path| format!(", `{path}`")).unwrap_or_default();
            let document = Fact::text(format!("{}{element}", titled(&level.subject)));
            parts.push(PagePart::Quiet(say::OF_DOCUMENT.with("document", document).render(&self.reader)));
        }
        if level.is_alternative {
            parts.push(PagePart::Quiet(self.say(say::ALTERNATIVE)));
        }
        for obstacle in &level.obstacles {
            let words = obstacle.says.words(&self.reader);
            parts.push(PagePart::Line(masked(&words.message).into_owned()));
            parts.extend(words.help.map(|help| PagePart::Quiet(masked(&help).into_owned())));
            parts.push(PagePart::Quiet(format!("`{}:{}`", obstacle.place.path, obstacle.place.line)));
        }
        let Some(terms) = &level.terms else { return };
        parts.push(PagePart::Table(self.periods(level, terms)));
        for period in &level.periods {
            self.arithmetic(level, terms, period, parts);
        }
        if !level.before.is_empty() {
            let items = level
                .before
                .iter()
                .map(|one| self.because(&one.of, Some(&one.when), level.zone, &self.say(say::EARLY)));
            self.list(say::NOT_COUNTED, items.collect(), parts);
        }
        if !level.timeless.is_empty() {
            self.list(
                say::NOT_COUNTED,
                level.timeless.iter().map(|one| self.left_out(one, level.zone)).collect(),
                parts,
            );
        }
    }

    /// What a rule asks, and what it is computed from.
    fn asks(&self, level: &MeasuredLevel, terms: &MeasureTerms) -> String {
        let some = |text: &Option<String>| text.as_ref().map_or_else(|| Fact::text(""), Fact::code);
        let grace = terms.grace.map_or_else(|| Fact::text(""), amount_fact);
        let kind = |of: usize| level.kinds[of].clone().unwrap_or_else(|| Fact::text(""));
        let figure = self.figure(terms);
        say::ASKS
            .with("figure", Fact::text(figure))
            .with("bound", Fact::text(self.bound(terms.figure, terms.bound)))
            .with("kind", kind(0))
            .with("except", kind(1))
            .with("hours", some(&terms.hours))
            .with("value", some(&terms.adds.0))
            .with("whole", some(&terms.adds.1))
            .with("grace", grace)
            .render(&self.reader)
    }

    fn figure(&self, terms: &MeasureTerms) -> String {
        match terms.figure {
            FigureKind::Availability => self.say(say::AVAILABILITY),
            FigureKind::Sum => self.say(say::SUM),
            FigureKind::Count => self.say(say::NUMBER),
            FigureKind::Share => self.say(say::SHARE),
            FigureKind::Percentile => {
                let p = terms.percentile.unwrap_or_default();
                say::PERCENTILE.with("p", Fact::Number(p)).render(&self.reader)
            }
        }
    }

    fn bound(&self, figure: FigureKind, bound: Bound) -> String {
        let limit = match (figure, bound.limit) {
            (FigureKind::Availability | FigureKind::Share, Quantity::Number(percent)) => Fact::Percentage(percent),
            (_, limit) => quantity(limit),
        };
        let phrase = match bound.way {
            Way::AtLeast => say::AT_LEAST,
            Way::AtMost => say::AT_MOST,
            Way::Equals => say::EXACTLY,
        };
        phrase.with("bound", limit).render(&self.reader)
    }

    /// The figure of each period, with its bound and how far it is from it.
    fn periods(&self, level: &MeasuredLevel, terms: &MeasureTerms) -> PageTable {
        let head = [say::PERIOD, say::FIGURE, say::MARGIN, say::RESULT].map(|head| self.say(head));
        let row = |period: &PeriodFigure| PageRow {
            cells: vec![
                self.period(level, period),
                self.value(period),
                period.margin.map(|margin| self.margin(terms, margin)).unwrap_or_default(),
                self.result(period),
            ],
            tone: tone(period.verdict),
            is_sum: false,
        };
        let rows = level.periods.iter().map(row).collect();
        PageTable { head: head.to_vec(), amounts: vec![false, true, true, false], rows }
    }

    /// What a figure comes to, and what a check makes of it.
    fn result(&self, period: &PeriodFigure) -> String {
        let says = self.say(word(period.verdict, Some(period.measured.verdict)));
        let more = match period.status {
            Some(Status::Answered) => say::ANSWERED,
            Some(Status::Waived) => say::WAIVED,
            Some(Status::Active | Status::Undecided | Status::Existing) | None => return says,
        };
        format!("{says}, {}", self.say(more))
    }

    fn period(&self, level: &MeasuredLevel, period: &PeriodFigure) -> String {
        match period.measured.period {
            Some(period) => period_fact(period).render(&self.reader),
            None => name(&level.subject).to_owned(),
        }
    }

    /// A figure as it is shown: of a percentage with one decimal more than its bound.
    fn value(&self, period: &PeriodFigure) -> String {
        let fact = match period.measured.value {
            None => return self.say(say_measure::NONE),
            Some(figure @ Figure::Percentage(_)) => shown(figure, period.measured.bound).map(Fact::Percentage),
            Some(Figure::Amount(amount)) => Some(quantity(amount)),
        };
        fact.map(|fact| fact.cell(&self.reader)).unwrap_or_default()
    }

    fn margin(&self, terms: &MeasureTerms, margin: Margin) -> String {
        let is_floor = terms.figure != FigureKind::Availability && terms.bound.way == Way::AtLeast;
        let phrase = match (margin.is_beyond, is_floor) {
            (false, false) => say::LEFT,
            (true, false) => say::TOO_MUCH,
            (false, true) => say::ABOVE,
            (true, true) => say::SHORT,
        };
        let is_nothing = match margin.distance {
            Distance::Seconds(number) | Distance::Number(number) => number.is_zero(),
        };
        if is_nothing {
            return self.say(if is_floor { say::JUST } else { say::NOTHING_LEFT });
        }
        // What is beyond is never shown as nothing, and what is left never as more than it is.
        let amount = match margin.distance {
            Distance::Seconds(seconds) => self.in_minutes(minutes(seconds, margin.is_beyond)),
            Distance::Number(number) => Fact::Number(number).cell(&self.reader),
        };
        phrase.with("amount", Fact::text(amount)).render(&self.reader)
    }

    /// An amount in a table: of time in minutes.
    fn amount(&self, amount: Quantity, up: bool) -> String {
        match amount {
            Quantity::Time(seconds) => self.in_minutes(minutes(Decimal::from(seconds), up)),
            Quantity::Number(_) => quantity(amount).cell(&self.reader),
        }
    }

    fn in_minutes(&self, minutes: Decimal) -> String {
        format!("{} min", Fact::Number(minutes).cell(&self.reader))
    }

    /// All that a figure was computed from.
    fn arithmetic(
        &self,
        level: &MeasuredLevel,
        terms: &MeasureTerms,
        period: &PeriodFigure,
        parts: &mut Vec<PagePart>,
    ) {
        let measured = &period.measured;
        let is_plain = period.exempted.is_empty() && period.left_out.is_empty() && !measured.partial;
        let is_due = measured.verdict == PeriodVerdict::Pending;
        if terms.of.is_some() && period.counted.is_empty() && is_plain && !is_due {
            return;
        }
        parts.push(PagePart::Heading(self.period(level, period)));
        if let Some(line) = self.sums(terms, period) {
            parts.push(PagePart::Line(line));
        }
        if let Some(within) = measured.within.filter(|_| measured.partial) {
            let from = Fact::Time(zoned(within.start(), level.zone));
            parts.push(PagePart::Line(say::PARTIAL.with("from", from).render(&self.reader)));
        }
        if let Some(due) = measured.due.filter(|_| is_due) {
            let due = Fact::Time(zoned(due, level.zone));
            parts.push(PagePart::Line(say::DUE.with("due", due).render(&self.reader)));
        }
        if terms.of.is_none() {
            return;
        }
        if period.counted.is_empty() {
            parts.push(PagePart::Line(self.say(say::NO_DOCUMENT)));
        } else {
            parts.push(PagePart::Table(self.documents(level, terms, period)));
            if period.counted.len() > MOST_SHOWN {
                parts.push(self.more(period.counted.len()));
            }
        }
        if !period.exempted.is_empty() {
            let items = period.exempted.iter().map(|(one, seconds)| {
                let time = Fact::text(self.amount(Quantity::Time(*seconds), true));
                let document = Fact::text(self.document(&one.of, Some(&one.when), level.zone));
                say::TAKES.with("document", document).with("time", time).render(&self.reader)
            });
            self.list(say::EXEMPTED, items.collect(), parts);
        }
        if !period.left_out.is_empty() {
            let items = period.left_out.iter().map(|one| self.left_out(one, level.zone));
            self.list(say::NOT_COUNTED, items.collect(), parts);
        }
    }

    /// The arithmetic of a period in a sentence.
    fn sums(&self, terms: &MeasureTerms, period: &PeriodFigure) -> Option<String> {
        let measured = &period.measured;
        let margin = period.margin.map(|margin| self.margin(terms, margin));
        let margin = Fact::text(margin.unwrap_or_default());
        if terms.is_of_time {
            let told = |seconds: Decimal, up: bool| Fact::Quantity { amount: minutes(seconds, up), of: Noun::MINUTE };
            let allowed = allowed(measured).map_or_else(|| Fact::text(""), |allowed| told(allowed, false));
            let facts = say::LOST_OF.with("lost", told(Decimal::from(measured.lost), true));
            let facts = facts.with("total", told(Decimal::from(measured.total), true));
            return Some(facts.with("allowed", allowed).with("margin", margin).render(&self.reader));
        }
        let (part, whole) = measured.share?;
        let facts = say::PART_OF.with("part", quantity(part)).with("whole", quantity(whole));
        Some(facts.with("margin", margin).render(&self.reader))
    }

    /// The documents of a period that count, with what each adds.
    fn documents(&self, level: &MeasuredLevel, terms: &MeasureTerms, period: &PeriodFigure) -> PageTable {
        let shown = &period.counted[..period.counted.len().min(MOST_SHOWN)];
        let is_excepted = shown.iter().any(|one| one.excepted > 0);
        let is_span = shown.iter().any(|one| matches!(one.when, When::Interval { .. }));
        let is_amount = terms.figure != FigureKind::Count;
        let mut head = vec![say::DOCUMENT];
        head.extend(if is_span { vec![say::FROM, say::TO] } else { vec![say::WHEN] });
        head.extend(is_amount.then_some(say::COUNTS_FOR));
        head.extend(is_excepted.then_some(say::EXCEPTED));
        let columns = head.len();
        let mut amounts = vec![false; if is_span { 3 } else { 2 }];
        amounts.resize(columns, true);
        let mut rows: Vec<PageRow> = Vec::new();
        for one in shown {
            let mut cells = vec![format!("`{}`", name(&one.of))];
            cells.extend(self.times(&one.when, level.zone, is_span));
            if is_amount {
                cells.push(self.adds(one));
            }
            if is_excepted {
                let excepted = (one.excepted > 0).then(|| self.amount(Quantity::Time(one.excepted), true));
                cells.push(excepted.unwrap_or_default());
            }
            rows.push(PageRow { cells, ..PageRow::default() });
        }
        if terms.is_of_time && period.counted.len() > 1 {
            let sum = |phrase: Phrase, seconds: i64| {
                let mut cells = vec![String::new(); columns];
                cells[0] = self.say(phrase);
                cells[3] = self.amount(Quantity::Time(seconds), true);
                PageRow { cells, is_sum: true, ..PageRow::default() }
            };
            let lost = period.measured.lost;
            if period.overlap > 0 {
                rows.push(sum(say::EACH, lost + period.overlap));
                rows.push(sum(say::ONCE, period.overlap));
            }
            rows.push(sum(say::TOGETHER, lost));
        }
        PageTable { head: head.into_iter().map(|head| self.say(head)).collect(), amounts, rows }
    }

    /// What a document adds; of a share its part and whole.
    fn adds(&self, one: &Counting) -> String {
        match (one.share, one.amount) {
            (Some((part, whole)), _) => {
                let facts = say::PART_OF.with("part", quantity(part)).with("whole", quantity(whole));
                facts.with("margin", Fact::text("")).render(&self.reader)
            }
            (None, Some(amount)) => self.amount(amount, true),
            (None, None) => String::new(),
        }
    }

    /// When something is, in a cell, or in two.
    fn times(&self, when: &When, zone: Zone, is_span: bool) -> Vec<String> {
        let at = |at: DateTime<Utc>| Fact::Time(zoned(at, zone)).cell(&self.reader);
        let mut cells = match when {
            When::Interval { interval, open } => {
                let end = if *open { self.say(say::OPEN) } else { at(interval.end()) };
                return vec![at(interval.start()), end];
            }
            When::At(moment) => vec![at(*moment)],
            When::In(period) => vec![period_fact(*period).render(&self.reader)],
            When::Itself => vec![String::new()],
        };
        if is_span {
            cells.push(String::new());
        }
        cells
    }

    /// A document by its id and title, with when it is.
    fn document(&self, of: &Basis, when: Option<&When>, zone: Zone) -> String {
        let time = |at: DateTime<Utc>| zoned(at, zone);
        let times = match when {
            Some(When::Interval { interval, open: false }) if !interval.is_empty() => {
                Fact::Times { from: time(interval.start()), to: time(interval.end()) }
            }
            Some(When::Interval { interval, .. }) => Fact::Time(time(interval.start())),
            Some(When::At(at)) => Fact::Time(time(*at)),
            Some(When::In(period)) => period_fact(*period),
            Some(When::Itself) | None => return titled(of),
        };
        format!("{}, {}", titled(of), times.render(&self.reader))
    }

    fn left_out(&self, one: &NotCounting, zone: Zone) -> String {
        let why = match &one.why {
            None => self.say(say::EARLY),
            Some(LeftOut::Condition(part)) => {
                let values = part.as_ref().map(|part| part.values.as_slice()).unwrap_or_default();
                let value = |(field, value): &(Fact, Fact)| {
                    let says = say::VALUE.with("field", field.clone()).with("value", value.clone());
                    Fact::text(says.render(&self.reader))
                };
                let code = part.as_ref().filter(|_| values.is_empty());
                let code = code.map_or_else(|| Fact::text(""), |part| Fact::code(short(&part.code)));
                let values = Fact::List(values.iter().map(value).collect());
                say::CONDITION.with("values", values).with("part", code).render(&self.reader)
            }
            Some(LeftOut::NotYet) => self.say(say::NOT_YET),
            Some(LeftOut::Endless) => self.say(say::ENDLESS),
        };
        self.because(&one.of, one.when.as_ref(), zone, &why)
    }

    fn because(&self, of: &Basis, when: Option<&When>, zone: Zone, why: &str) -> String {
        let document = Fact::text(self.document(of, when, zone));
        say::BECAUSE.with("document", document).with("why", Fact::text(why)).render(&self.reader)
    }

    fn list(&self, heading: Phrase, mut items: Vec<String>, parts: &mut Vec<PagePart>) {
        let all = items.len();
        items.truncate(MOST_SHOWN);
        parts.push(PagePart::Line(format!("{}:", self.say(heading))));
        parts.push(PagePart::List(items));
        if all > MOST_SHOWN {
            parts.push(self.more(all));
        }
    }

    fn more(&self, all: usize) -> PagePart {
        let n = Fact::number((all - MOST_SHOWN) as u64);
        PagePart::Quiet(say::MORE.with("n", n).render(&self.reader))
    }
}

/// What a verdict is called; one of a period that is not over by what it is there.
fn word(verdict: FigureVerdict, of: Option<PeriodVerdict>) -> Phrase {
    match verdict {
        FigureVerdict::Held => say::MET,
        FigureVerdict::Broken if of == Some(PeriodVerdict::Lost) => say::LOST,
        FigureVerdict::Broken => say::BROKEN,
        FigureVerdict::Pending => say::PENDING,
        FigureVerdict::Running => say::RUNNING,
        FigureVerdict::NotOwed => say::NOT_OWED,
        FigureVerdict::Undecided => say::UNDECIDED,
    }
}

/// That all that is broken is of periods that are not over, where it is so.
fn only_lost(level: &MeasuredLevel) -> Option<PeriodVerdict> {
    let broken = || level.periods.iter().filter(|period| period.verdict == FigureVerdict::Broken);
    (broken().count() > 0 && broken().all(|period| period.measured.verdict == PeriodVerdict::Lost))
        .then_some(PeriodVerdict::Lost)
}

fn tone(verdict: FigureVerdict) -> Tone {
    match verdict {
        FigureVerdict::Held => Tone::Good,
        FigureVerdict::Broken | FigureVerdict::Undecided => Tone::Bad,
        FigureVerdict::Pending | FigureVerdict::Running | FigureVerdict::NotOwed => Tone::Waiting,
    }
}

/// A percentage with one decimal more than its bound, cut down, or up where it may be at most that: so that one that is not
/// as asked is never shown as the bound.
pub(super) fn shown(figure: Figure, bound: Bound) -> Option<Decimal> {
    match (figure, bound.limit) {
        (Figure::Percentage(ratio), Quantity::Number(limit)) => {
            ratio.percent(limit.decimals() + 1, bound.way == Way::AtMost)
        }
        _ => None,
    }
}

/// Seconds as minutes with at most two decimals, cut down or up.
fn minutes(seconds: Decimal, up: bool) -> Decimal {
    let scale = 60 * 10_i128.pow(u32::from(seconds.decimals()));
    if seconds.units() % scale == 0 {
        return Decimal::new(seconds.units() / scale, 0);
    }
    let hundredths = seconds.units().saturating_mul(100);
    Decimal::new(hundredths.div_euclid(scale) + i128::from(up && hundredths.rem_euclid(scale) != 0), 2)
}

fn quantity(amount: Quantity) -> Fact {
    match amount {
        Quantity::Time(seconds) => Fact::Duration(seconds),
        Quantity::Number(number) => Fact::Number(number),
    }
}

/// What a document is known by: its id, else where it stands.
fn name(of: &Basis) -> &str {
    of.name.as_ref().map_or(of.path.as_str(), |name| name.id.as_str())
}

fn titled(of: &Basis) -> String {
    match &of.title {
        Some(title) => format!("`{}` {title}", name(of)),
        None => format!("`{}`", name(of)),
    }
}

/// A part of an expression, no longer than fits on a line.
fn short(part: &str) -> String {
    match part.char_indices().nth(60) {
        None => part.to_owned(),
        Some((at, _)) => format!("{}…", &part[..at]),
    }
}

/// A moment on the clocks of a zone; of an hour that comes twice, which of the two it is.
fn zoned(at: DateTime<Utc>, zone: Zone) -> ZonedTime {
    let note = match zone.resolve(zone.local(at)) {
        Resolved::Twice { first, .. } if first == at => ZoneNote::Summer,
        Resolved::Twice { .. } => ZoneNote::Standard,
        Resolved::Once(_) | Resolved::Skipped { .. } => ZoneNote::None,
    };
    ZonedTime { at: at.with_timezone(&zone.offset(at)), note }
}

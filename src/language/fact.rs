//! A fact that a message tells, typed, and its form for people.

use chrono::{NaiveDate, NaiveTime};

use super::personal_number::masked_figure;
use super::{
    Decimal, Label, Language, Noun, Period, Reader, Role, Saying, ZonedTime, code, date, duration, field, list, moment,
    period,
};

/// The reader of texts that no person has asked for, such as sort keys: English, with every year named.
pub(super) const ENGLISH: Reader = Reader::new(Language::En, NaiveDate::MIN);

/// Something that a message tells, in a form that no language touches.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// Ordinary words, rendered as they are.
    Text(String),
    /// A value of a document, an id, a path or a command, in backticks.
    Code(String),
    /// A value of an enumeration and what it means: `` `urgent` (haster) ``.
    Value {
        /// The value as the document has it.
        value: String,
        /// Its label, where the schema gives one.
        label: Option<Label>,
    },
    /// A field of a document: ``start i produksjon (`plan.production.start`)``.
    ///
    /// A path that ends in an index (from 0) is the item, counted from 1: ``varsel nr. 2 (`notices`)``.
    Field {
        /// The path from the document's top.
        path: String,
        /// The label from the schema's title.
        label: Option<Label>,
    },
    /// A word in the three languages.
    Label(Label),
    /// A number.
    Number(Decimal),
    /// How many there are of something; none is said in words.
    Count {
        /// How many.
        n: u64,
        /// Of what.
        of: Noun,
    },
    /// An amount in figures, zero and fractions included: `1,5 timer`.
    Quantity {
        /// How much.
        amount: Decimal,
        /// Of what.
        of: Noun,
    },
    /// Days of the calendar; the sentence says before or after.
    Days(i64),
    /// Working days; the sentence says before or after.
    WorkingDays(i64),
    /// A duration in seconds; the sentence says before or after.
    Duration(i64),
    /// A percentage.
    Percentage(Decimal),
    /// A day.
    Date(NaiveDate),
    /// A day and a time of day.
    Time(ZonedTime),
    /// Days, both ends included.
    Dates {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        to: NaiveDate,
    },
    /// A stretch of time.
    Times {
        /// Its start.
        from: ZonedTime,
        /// Its end.
        to: ZonedTime,
    },
    /// Hours of any day; an end at midnight is 24.00.
    Hours {
        /// Their start.
        from: NaiveTime,
        /// Their end.
        to: NaiveTime,
    },
    /// A period that a figure is computed for.
    Period(Period),
    /// A person, with the role that makes them matter here.
    Person {
        /// The person's id in the registry.
        id: String,
        /// The person's name.
        name: String,
        /// The role held.
        role: Option<Role>,
    },
    /// A role.
    Role(Role),
    /// Things joined by "and", at most three of them named.
    List(Vec<Fact>),
    /// Alternatives joined by "or", at most three of them named.
    Or(Vec<Fact>),
    /// The same where only those that are named are held: thousands of findings may have the same alternatives.
    OrMore {
        /// The first three.
        named: Vec<Fact>,
        /// How many more there are.
        more: u64,
    },
    /// A sentence within a sentence.
    Said(Box<Saying>),
}

impl Fact {
    /// Takes the labels from the fields of a list of several, which stand in each other's way; none where there is nothing to take.
    pub(super) fn by_paths(&mut self) -> Option<()> {
        let (Self::List(items) | Self::Or(items)) = self else { return None };
        if items.len() < 2 {
            return None;
        }
        let labels = items.iter_mut().filter_map(|item| match item {
            Self::Field { label, .. } => label.take(),
            _ => None,
        });
        (labels.count() > 0).then_some(())
    }

    /// Ordinary words.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A value of a document, an id, a path or a command.
    #[must_use]
    pub fn code(code: impl Into<String>) -> Self {
        Self::Code(code.into())
    }

    /// Ids, names or values, every one of them named: `` `NO`, `SE` ``.
    #[must_use]
    pub fn all(names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let mut text = String::new();
        for name in names {
            if !text.is_empty() {
                text.push_str(", ");
            }
            code::write(&name.into(), &mut text);
        }
        Self::Text(text)
    }

    /// Ids, names or values of which one is to be chosen; at most three are named.
    #[must_use]
    pub fn any(names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::Or(names.into_iter().map(Self::code).collect())
    }

    /// Alternatives of which only those are held that are named; `all` is how many there are.
    #[must_use]
    pub fn first_of(alternatives: impl IntoIterator<Item = Fact>, all: usize) -> Self {
        let most = if all == list::MOST_NAMED + 1 { all } else { list::MOST_NAMED };
        let named: Vec<Fact> = alternatives.into_iter().take(most).collect();
        let more = u64::try_from(all.saturating_sub(named.len())).unwrap_or(u64::MAX);
        Self::OrMore { named, more }
    }

    /// A number.
    #[must_use]
    pub fn number(number: impl Into<Decimal>) -> Self {
        Self::Number(number.into())
    }

    /// A sentence within a sentence.
    #[must_use]
    pub fn said(saying: Saying) -> Self {
        Self::Said(Box::new(saying))
    }

    /// The fact in the reader's words.
    #[must_use]
    pub fn render(&self, reader: &Reader) -> String {
        let mut out = String::new();
        self.write(*reader, false, &mut out);
        out
    }

    /// The fact without backticks, and a field or value by its label alone: `start i produksjon`.
    #[must_use]
    pub fn bare(&self, reader: &Reader) -> String {
        let mut out = String::new();
        self.write(*reader, true, &mut out);
        out
    }

    /// The fact as a cell of a table: `to. 26.11.2026`, `1 h 25 min`; others as [`Self::bare`].
    #[must_use]
    pub fn cell(&self, reader: &Reader) -> String {
        let mut out = String::new();
        match self {
            Self::Date(day) => date::write_short_date(*day, reader.language, &mut out),
            Self::Time(moment) => moment::write_short(moment, reader.language, &mut out),
            Self::Duration(seconds) => duration::write_short(*seconds, reader.language, &mut out),
            _ => self.write(*reader, true, &mut out),
        }
        out
    }

    /// Whether there is something to tell: no empty text, empty list or count of none.
    ///
    /// `{% if name %}` asks this of a fact that is there. A number is told also when it is zero.
    #[must_use]
    pub fn is_told(&self) -> bool {
        match self {
            Self::Text(text) | Self::Code(text) => !text.is_empty(),
            Self::Value { value, .. } => !value.is_empty(),
            Self::Count { n, .. } => *n > 0,
            Self::List(items) | Self::Or(items) | Self::OrMore { named: items, .. } => !items.is_empty(),
            Self::Said(saying) => !saying.say(&ENGLISH).is_empty(),
            _ => true,
        }
    }

    /// The machine's form, which no language touches.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        // every form is a string, a number, a list or a map with text for keys
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Adds what may be the id of something that has a title.
    pub(super) fn ids<'f>(&'f self, ids: &mut Vec<&'f str>) {
        match self {
            Self::Code(id) | Self::Text(id) => ids.push(id),
            Self::List(items) | Self::Or(items) | Self::OrMore { named: items, .. } => {
                for item in items {
                    item.ids(ids);
                }
            }
            _ => {}
        }
    }

    /// Writes the fact in the reader's words; `bare` leaves out backticks and paths.
    pub(super) fn write(&self, reader: Reader, bare: bool, out: &mut String) {
        let language = reader.language;
        match self {
            Self::Text(text) => out.push_str(text),
            Self::Code(text) => code::write_or_bare(text, bare, out),
            Self::Value { value, label } => field::write_value(value, label.as_ref(), language, bare, out),
            Self::Field { path, label } => field::write_field(path, label.as_ref(), language, bare, out),
            Self::Label(label) => out.push_str(label.of(language)),
            Self::Number(number) => write_figure(number, language, out),
            Self::Count { n, of } => write_count(*n, *of, language, out),
            Self::Quantity { amount, of } => {
                write_figure(amount, language, out);
                out.push(' ');
                out.push_str(of.form(language, amount));
            }
            Self::Days(n) => duration::write_days(*n, Noun::DAY, language, out),
            Self::WorkingDays(n) => duration::write_days(*n, Noun::WORKING_DAY, language, out),
            Self::Duration(seconds) => duration::write(*seconds, language, out),
            Self::Percentage(number) => {
                number.write(language, out);
                out.push_str(if language == Language::En { "%" } else { " %" });
            }
            Self::Date(day) => date::write_date(*day, reader, out),
            Self::Time(moment) => moment::write(moment, reader, out),
            Self::Dates { from, to } => date::write_dates(*from, *to, reader, out),
            Self::Times { from, to } => moment::write_span(from, to, reader, out),
            Self::Hours { from, to } => moment::write_hours(*from, *to, language, out),
            Self::Period(period) => period::write(*period, language, out),
            Self::Person { name, role, .. } => {
                out.push_str(name);
                if let Some(role) = role {
                    out.push_str(", ");
                    role.write(language, bare, out);
                }
            }
            Self::Role(role) => role.write(language, bare, out),
            Self::List(items) => list::write(items, 0, list::and(language), reader, bare, out),
            Self::Or(items) => list::write(items, 0, list::or(language), reader, bare, out),
            Self::OrMore { named, more } => list::write(named, *more, list::or(language), reader, bare, out),
            Self::Said(saying) => out.push_str(&saying.say(&reader)),
        }
    }
}

impl From<Label> for Fact {
    fn from(label: Label) -> Self {
        Self::Label(label)
    }
}

impl From<Decimal> for Fact {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<NaiveDate> for Fact {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

impl From<ZonedTime> for Fact {
    fn from(moment: ZonedTime) -> Self {
        Self::Time(moment)
    }
}

/// A number, unless it may be that of a person: then stars.
fn write_figure(number: &Decimal, language: Language, out: &mut String) {
    match masked_figure(&number.plain()) {
        Some(stars) => out.push_str(&stars),
        None => number.write(language, out),
    }
}

fn write_count(n: u64, of: Noun, language: Language, out: &mut String) {
    if n > 0 {
        return duration::write_amount(n, of, language, out);
    }
    out.push_str(match language {
        Language::Nb => "ingen ",
        Language::Sv => "inga ",
        Language::En => "no ",
    });
    out.push_str(of.form_of(language, n));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Held;

    fn said(fact: &Fact) -> [String; 3] {
        Language::ALL.map(|language| fact.render(&Reader::new(language, NaiveDate::default())))
    }

    fn said_bare(fact: &Fact) -> [String; 3] {
        Language::ALL.map(|language| fact.bare(&Reader::new(language, NaiveDate::default())))
    }

    fn controller() -> Role {
        Role {
            id: "data-controller".into(),
            title: Some(Label::new("dataansvarlig", "personuppgiftsansvarig", "data controller")),
            held: Held::For("Helse Vest".into()),
        }
    }

    #[test]
    fn a_count_of_none_is_a_word() {
        let requirement = Noun { nb: ["krav", "krav"], sv: ["krav", "krav"], en: ["requirement", "requirements"] };
        let warning = Noun { nb: ["advarsel", "advarsler"], sv: ["varning", "varningar"], en: ["warning", "warnings"] };
        let count = |n, of| said(&Fact::Count { n, of });
        assert_eq!(count(3, requirement), ["3 krav", "3 krav", "3 requirements"]);
        assert_eq!(count(0, warning), ["ingen advarsler", "inga varningar", "no warnings"]);
        assert_eq!(count(1, warning), ["1 advarsel", "1 varning", "1 warning"]);
        assert_eq!(count(2, warning), ["2 advarsler", "2 varningar", "2 warnings"]);
        assert_eq!(count(30_000, warning), ["30 000 advarsler", "30 000 varningar", "30,000 warnings"]);
    }

    #[test]
    fn percentages_have_a_space_but_in_english() {
        let figure = |text| said(&Fact::Percentage(Decimal::parse(text).unwrap()));
        assert_eq!(figure("99.44"), ["99,44 %", "99,44 %", "99.44%"]);
        assert_eq!(figure("99.317"), ["99,317 %", "99,317 %", "99.317%"]);
        assert_eq!(figure("100"), ["100 %", "100 %", "100%"]);
    }

    #[test]
    fn persons_come_with_their_role() {
        let kari = Fact::Person { id: "kari.nordmann".into(), name: "Kari Nordmann".into(), role: Some(controller()) };
        assert_eq!(
            said(&kari),
            [
                "Kari Nordmann, dataansvarlig for Helse Vest",
                "Kari Nordmann, personuppgiftsansvarig för Helse Vest",
                "Kari Nordmann, data controller for Helse Vest",
            ]
        );
        let chair = Role {
            id: "chair".into(),
            title: Some(Label::new("leder", "ordförande", "chair")),
            held: Held::Of("Medusa Forvaltningsråd".into()),
        };
        assert_eq!(
            said(&Fact::Role(chair)),
            [
                "leder av Medusa Forvaltningsråd",
                "ordförande i Medusa Forvaltningsråd",
                "chair of Medusa Forvaltningsråd",
            ]
        );
        let untitled = Role { id: "owner".into(), title: None, held: Held::Everywhere };
        assert_eq!(said(&Fact::Role(untitled.clone())), ["`owner`"; 3]);
        assert_eq!(said_bare(&Fact::Role(untitled)), ["owner"; 3]);
    }

    #[test]
    fn labels_fall_back_to_english() {
        assert_eq!(said(&Fact::Label(Label::new("haster", "", "urgent"))), ["haster", "urgent", "urgent"]);
        assert_eq!(said(&Fact::Label(Label::same("Helse Vest"))), ["Helse Vest"; 3]);
    }

    #[test]
    fn words_are_told_unless_there_are_none() {
        assert!(Fact::number(0).is_told() && Fact::Days(0).is_told() && Fact::text("a").is_told());
        assert!(!Fact::text("").is_told() && !Fact::List(vec![]).is_told());
        assert!(!Fact::Count { n: 0, of: Noun::DAY }.is_told());
    }
}

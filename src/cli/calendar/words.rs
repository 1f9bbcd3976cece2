//! Lines of hours and windows in words.

use chrono::NaiveTime;

use crate::calendar::{CalendarSpec, LineSpec, Nth, OneOrMany, WordOrList};
use crate::kind::{Kind, Schema, Shape, name};
use crate::language::messages::commands as say;
use crate::language::{Fact, Facts, Reader};
use crate::yaml::{Pointer, Step};

/// Which sets of a calendar: its hours or its windows.
pub(super) type Sets = fn(&CalendarSpec) -> &std::collections::BTreeMap<String, Vec<LineSpec>>;

/// What each line says.
pub(super) fn lines(lines: &[LineSpec], reader: &Reader) -> Vec<String> {
    let schema = Kind::find(name::CALENDAR).map(Kind::schema);
    lines.iter().map(|spec| line(spec, &Words { schema: schema.as_ref(), reader })).collect()
}

struct Words<'w> {
    schema: Option<&'w Schema>,
    reader: &'w Reader,
}

impl Words<'_> {
    /// What people call a value of a field of a line.
    fn value(&self, field: &str, value: &str) -> Fact {
        let steps =
            ["hours", "", "", field].map(|key| if key.is_empty() { Step::Index(0) } else { Step::Key(key.to_owned()) });
        let mut steps = steps.to_vec();
        steps[1] = Step::Key("ordinary".to_owned());
        let shape = self.schema.and_then(Schema::shape).and_then(|shape| shape.descend(&Pointer(steps)));
        let label = shape.and_then(|shape: Shape<'_>| {
            shape.value_label(value).or_else(|| shape.items().and_then(|items| items.value_label(value)))
        });
        label.map_or_else(|| Fact::text(value), Fact::Label)
    }
}

fn line(spec: &LineSpec, words: &Words<'_>) -> String {
    let reader = words.reader;
    let none = Facts::new();
    let mut said: Vec<String> = days(spec, words).into_iter().collect();
    let dates: &[String] = match &spec.dates {
        None => &[],
        Some(OneOrMany::One(one)) => std::slice::from_ref(one),
        Some(OneOrMany::Many(many)) => many,
    };
    said.extend(dates.iter().map(|date| Fact::code(date).bare(reader)));
    let except = |phrase: crate::language::Phrase, name: &str| {
        phrase.render(reader, &Facts::new().with("name", Fact::code(name)))
    };
    match (&spec.hours, &spec.except) {
        (None, Some(name)) => said.push(except(say::ALL_EXCEPT, name)),
        (Some(hours), name) => {
            said.push(if hours == "closed" {
                say::CLOSED.render(reader, &none)
            } else {
                hours_fact(hours).bare(reader)
            });
            said.extend(name.as_ref().map(|name| except(say::EXCEPT, name)));
        }
        (None, None) => {}
    }
    said.join(", ")
}

fn days(spec: &LineSpec, words: &Words<'_>) -> Option<String> {
    let reader = words.reader;
    let none = Facts::new();
    match spec.days.as_ref()? {
        WordOrList::Word(word) if word == "working" => Some(say::ON_WORKING_DAYS.render(reader, &none)),
        WordOrList::Word(_) => Some(say::ON_ALL_DAYS.render(reader, &none)),
        WordOrList::List(names) => {
            let labels: Vec<String> = names.iter().map(|name| words.value("days", name).bare(reader)).collect();
            // All of them are named, however many there are.
            let days = Fact::text(labels.join(", "));
            let days = match &spec.nth {
                None => days,
                Some(nth) => {
                    let nth = match nth {
                        Nth::Number(number) => number.to_string(),
                        Nth::Word(word) => word.clone(),
                    };
                    let facts = Facts::new().with("days", days).with("nth", words.value("nth", &nth));
                    Fact::text(say::IN_MONTH.render(reader, &facts))
                }
            };
            Some(match spec.holidays {
                Some(true) => say::ON_HOLIDAYS_TOO.render(reader, &Facts::new().with("days", days)),
                _ => days.bare(reader),
            })
        }
    }
}

pub(super) fn hours_fact(text: &str) -> Fact {
    let time = |text: &str| NaiveTime::parse_from_str(if text == "24:00" { "00:00" } else { text }, "%H:%M").ok();
    let ends = text.split_once('-').and_then(|(from, to)| Some((time(from)?, time(to)?)));
    ends.map_or_else(|| Fact::text(text), |(from, to)| Fact::Hours { from, to })
}

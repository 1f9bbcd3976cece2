//! The shape of a `Calendar` document as it is written, before it is judged.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A `Calendar` document. The grammar of its values is described in the [module](super).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct CalendarSpec {
    /// `Calendar`; not looked at here.
    pub kind: Option<String>,
    /// Its id.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<SpecText>,
    /// The id of the calendar that it extends.
    pub based_on: Option<String>,
    /// A name of the IANA time zone database.
    pub timezone: Option<String>,
    /// Two capital letters, ISO 3166-1.
    pub country: Option<String>,
    /// The weekdays that are working days.
    pub workweek: Option<Vec<String>>,
    /// Its holidays.
    pub holidays: Vec<HolidaySpec>,
    /// Named sets of hours.
    pub hours: BTreeMap<String, Vec<LineSpec>>,
    /// Named windows: when something may happen.
    pub windows: BTreeMap<String, Vec<LineSpec>>,
    /// Named freezes: when nothing may.
    pub freezes: BTreeMap<String, Vec<FreezeSpec>>,
}

/// One holiday.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct HolidaySpec {
    /// Its id in the calendar.
    pub id: String,
    /// A day of the grammar.
    pub date: String,
    /// The first year in which it holds.
    #[serde(default)]
    pub from: Option<i32>,
    /// The last year in which it holds.
    #[serde(default)]
    pub to: Option<i32>,
    /// Public or eve.
    #[serde(default)]
    pub class: Class,
    /// Its name.
    pub name: SpecText,
}

/// The class of a holiday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// A public holiday; never a working day.
    #[default]
    Public,
    /// A day before a feast that custom or agreement, not the law, keeps free.
    Eve,
}

/// A line of a set of hours or of a window.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct LineSpec {
    /// `working`, `all`, or weekdays.
    pub days: Option<WordOrList>,
    /// Which of the weekdays in the month.
    pub nth: Option<Nth>,
    /// Days and spans.
    pub dates: Option<OneOrMany>,
    /// `HH:MM-HH:MM` or `closed`.
    pub hours: Option<String>,
    /// The name of a set of hours to leave out.
    pub except: Option<String>,
    /// Whether weekdays count that are holidays.
    pub holidays: Option<bool>,
}

/// A line of a freeze.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct FreezeSpec {
    /// Days and spans.
    pub dates: OneOrMany,
    /// `HH:MM-HH:MM` of each day; the whole day without.
    #[serde(default)]
    pub hours: Option<String>,
    /// Why.
    #[serde(default)]
    pub reason: Option<SpecText>,
    /// The classes of documents that it does not stop.
    #[serde(default)]
    pub except: Vec<String>,
}

/// Text in one language or in several by language tag.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "a text, or a mapping from a language to a text")]
pub enum SpecText {
    /// The same in every language.
    Plain(String),
    /// By language: `nb`, `sv`, `en`.
    ByLanguage(BTreeMap<String, String>),
}

/// `days`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "`working`, `all`, or a list of weekdays")]
pub enum WordOrList {
    /// `working` or `all`.
    Word(String),
    /// Weekdays.
    List(Vec<String>),
}

/// `dates`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "a date or a list of dates")]
pub enum OneOrMany {
    /// One day or span.
    One(String),
    /// Several.
    Many(Vec<String>),
}

/// `nth`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "1 to 5 or `last`")]
pub enum Nth {
    /// Counted from the start of the month.
    Number(i64),
    /// `last`.
    Word(String),
}

impl SpecText {
    /// The text in a language, else in English, else in the first language there is; empty if there is none.
    pub fn in_language(&self, language: &str) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::ByLanguage(texts) => texts
                .get(language)
                .or_else(|| texts.get("en"))
                .or_else(|| texts.values().next())
                .map_or("", String::as_str),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_keys_are_refused_at_every_level() {
        for text in [
            r#"{"basedon": "NO"}"#,
            r#"{"holidays": [{"id": "x", "date": "01-01", "name": "x", "note": ""}]}"#,
            r#"{"hours": {"office": [{"hour": "07:00-17:00"}]}}"#,
            r#"{"freezes": {"winter": [{"dates": "12-20", "why": ""}]}}"#,
        ] {
            assert!(serde_json::from_str::<CalendarSpec>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn short_and_long_forms_are_read() {
        let yaml = "hours: {office: [{days: working, dates: 12-24, hours: 07:00-17:00}, {days: [friday], nth: last, dates: [easter-4, 2026-12-31]}]}";
        let spec: CalendarSpec = serde_yaml::from_str(yaml).unwrap();
        let lines = &spec.hours["office"];
        assert_eq!(lines[0].dates, Some(OneOrMany::One("12-24".into())));
        assert_eq!(lines[0].hours.as_deref(), Some("07:00-17:00"));
        assert_eq!(lines[1].nth, Some(Nth::Word("last".into())));
        assert_eq!(lines[1].dates, Some(OneOrMany::Many(vec!["easter-4".into(), "2026-12-31".into()])));
    }

    #[test]
    fn text_falls_back_to_english_and_then_to_any() {
        let by =
            |pairs: &[(&str, &str)]| SpecText::ByLanguage(pairs.iter().map(|&(l, t)| (l.into(), t.into())).collect());
        assert_eq!(by(&[("en", "Easter"), ("nb", "Påske")]).in_language("sv"), "Easter");
        assert_eq!(by(&[("nb", "Påske")]).in_language("sv"), "Påske");
        assert_eq!(SpecText::Plain("x".into()).in_language("sv"), "x");
    }
}

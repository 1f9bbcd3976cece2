//! What the tests of this room share: the calendars that ship, and short ways to write instants.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Calendar, CalendarSpec, Eves, Interval, Times, compile_all};
use crate::language::{Language, Reader, Sentence};

/// A sentence in English, then what to do, if that is said.
pub(super) fn english(says: &Sentence, help: Option<&Sentence>) -> String {
    let reader = Reader::new(Language::En, NaiveDate::default());
    let help = help.map(|help| format!(" → {}", help.render(&reader))).unwrap_or_default();
    says.render(&reader) + &help
}

/// A calendar that ships with the project.
pub(super) fn shipped(id: &str) -> &'static Calendar {
    static SHIPPED: LazyLock<BTreeMap<String, Calendar>> = LazyLock::new(|| {
        let texts = [
            include_str!("../../policies/calendars/NO.yaml"),
            include_str!("../../policies/calendars/SE.yaml"),
            include_str!("../../policies/calendars/helseplattformen.yaml"),
            include_str!("../../policies/calendars/inera.yaml"),
            include_str!("../../policies/calendars/medusa.yaml"),
        ];
        let specs = texts.map(|text| serde_yaml::from_str::<CalendarSpec>(text).unwrap());
        let (calendars, failed) =
            compile_all(&specs.into_iter().map(|spec| (spec.id.clone().unwrap(), spec)).collect());
        assert_eq!(failed, BTreeMap::new());
        calendars
    });
    &SHIPPED[id]
}

/// An instant in the local time of Oslo and Stockholm, which is the same; at a repeated time the first.
pub(super) fn at(text: &str) -> DateTime<Utc> {
    shipped("NO").zone().resolve(format!("{text}:00").parse().unwrap()).as_start()
}

pub(super) fn local(instant: DateTime<Utc>) -> String {
    shipped("NO").zone().local(instant).format("%Y-%m-%dT%H:%M").to_string()
}

pub(super) fn span(start: &str, end: &str) -> Interval {
    Interval::new(at(start), at(end)).unwrap()
}

pub(super) fn ordinary() -> Times<'static> {
    shipped("helseplattformen").hours("ordinary", Eves::Free).unwrap()
}

pub(super) fn on_call() -> Times<'static> {
    shipped("helseplattformen").hours("onCall", Eves::Free).unwrap()
}

pub(super) fn calendar(yaml: &str) -> Calendar {
    let spec: CalendarSpec = serde_yaml::from_str(yaml).unwrap();
    Calendar::compile(&spec, Some(shipped("NO"))).unwrap()
}

pub(super) fn open(times: &Times<'_>, start: &str, end: &str) -> Vec<String> {
    times
        .open(&span(start, end))
        .unwrap()
        .iter()
        .map(|interval| format!("{} {}", local(interval.start()), local(interval.end())))
        .collect()
}

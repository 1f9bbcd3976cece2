//! `vedtak measure` against a calculation of its own: every minute of a period is looked at by itself, with no interval, no union
//! and no clock of ours. Times are UTC and local by chrono-tz; percentages are compared as products of whole numbers.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, TimeZone as _, Timelike as _, Utc, Weekday};
use chrono_tz::Europe::Oslo;
use proptest::prelude::*;
use serde_json::Value;

use super::project;

/// A stretch of time in minutes from the first of March 2026 in UTC; without a length it is not over.
type Span = (i64, Option<i64>);

/// 1 March 2026, 00:00 UTC.
fn origin() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 1, 0, 0, 0).unwrap()
}

/// 3 November 2026, 12:00 UTC: what is not over ends here.
fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 3, 12, 0, 0).unwrap()
}

fn moments(span: Span) -> (DateTime<Utc>, DateTime<Utc>) {
    let from = origin() + TimeDelta::minutes(span.0);
    (from, span.1.map_or(now(), |length| from + TimeDelta::minutes(length)))
}

/// Near the nights when the clocks change (29 March and 25 October), near the ends of months, or anywhere.
fn span(longest: i64) -> impl Strategy<Value = Span> {
    let around = |at: DateTime<Utc>| {
        let minutes = (at - origin()).num_minutes();
        minutes - 300..minutes + 300
    };
    let at = |month: u32, day: u32| Utc.with_ymd_and_hms(2026, month, day, 0, 0, 0).unwrap();
    let start = prop_oneof![
        around(at(3, 29) + TimeDelta::hours(1)),
        around(at(10, 25) + TimeDelta::hours(1)),
        around(at(11, 1)),
        around(at(10, 1)),
        0..350_000_i64,
    ];
    (start, prop_oneof![9 => (0..longest).prop_map(Some), 1 => Just(None)])
}

/// The documents of a kind, in local time with its offset.
fn documents(kind: &str, spans: &[Span]) -> Vec<(String, String)> {
    let local = |at: DateTime<Utc>| at.with_timezone(&Oslo).fixed_offset().to_rfc3339();
    let document = |(number, span): (usize, &Span)| {
        let (from, to) = moments(*span);
        let mut text = format!("id: {kind}-{number}\nfrom: {}", local(from));
        if span.1.is_some() {
            write!(text, "\nto: {}", local(to)).unwrap();
        }
        (format!("{kind}/{number}.yaml"), text)
    };
    spans.iter().enumerate().map(document).collect()
}

/// The minute of a moment, from the first of March.
fn minute(at: DateTime<Utc>) -> i64 {
    (at - origin()).num_minutes()
}

/// Every minute from the first local midnight of a month to that after the last of so many.
fn minutes(year: i32, month: u32, months: u32) -> std::ops::Range<i64> {
    let midnight = |date: NaiveDate| Oslo.from_local_datetime(&date.and_hms_opt(0, 0, 0).unwrap()).unwrap().to_utc();
    let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
    minute(midnight(first))..minute(midnight(first + chrono::Months::new(months)))
}

/// Each as its first minute and the one after its last.
fn spans(of: &[Span]) -> Vec<(i64, i64)> {
    of.iter().map(|span| (span.0, span.0 + span.1.unwrap_or(minute(now()) - span.0))).collect()
}

fn is_in(spans: &[(i64, i64)], minute: i64) -> bool {
    spans.iter().any(|(from, to)| *from <= minute && minute < *to)
}

/// What is not over excepts nothing.
fn closed(spans: &[Span]) -> Vec<Span> {
    spans.iter().copied().filter(|span| span.1.is_some()).collect()
}

fn counted(of: impl Iterator) -> i64 {
    i64::try_from(of.count()).unwrap()
}

fn run(measure: &str, documents: &[(String, String)]) -> Value {
    let documents: Vec<(&str, &str)> = documents.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let project = project(&[("LEVEL", measure)], &documents);
    let now = now().to_rfc3339();
    project.run(&["measure", "--now", &now, "--format", "json"]).json()
}

/// The first figure: that of the newest complete period.
fn newest(told: &Value) -> &Value {
    &told["measures"][0]["periods"][0]
}

const OF: &str = "of: {kind: Outage, from: from, to: to}\nexcept: {kind: Work, from: from, to: to}";

/// Office hours by hand: Monday to Friday from 7 to 17. October 2026 has no public holiday.
fn is_office(minute: i64) -> bool {
    let local = (origin() + TimeDelta::minutes(minute)).with_timezone(&Oslo);
    !matches!(local.weekday(), Weekday::Sat | Weekday::Sun) && (7..17).contains(&local.hour())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn availability_agrees_with_every_minute_by_itself(
        outages in prop::collection::vec(span(4_000), 0..8),
        works in prop::collection::vec(span(3_000), 0..4),
        is_year in any::<bool>(),
    ) {
        let period = if is_year { "12 months" } else { "month\nperiods: 1" };
        let measure = format!("figure: availability\n{OF}\nperiod: {period}\natLeast: 99.44 %");
        let told = run(&measure, &[documents("outages", &outages), documents("work", &works)].concat());
        let figure = newest(&told);
        let all = if is_year { minutes(2025, 11, 12) } else { minutes(2026, 10, 1) };
        let (outages, works) = (spans(&outages), spans(&closed(&works)));
        let lost = counted(all.clone().filter(|at| is_in(&outages, *at) && !is_in(&works, *at)));
        let total = all.end - all.start;
        prop_assert_eq!(&figure["totalSeconds"], &Value::from(total * 60));
        prop_assert_eq!(&figure["lostSeconds"], &Value::from(lost * 60));
        let holds = (total - lost) * 10_000 >= total * 9_944;
        prop_assert_eq!(&figure["verdict"], if holds { "held" } else { "broken" });
        // Each by itself, and what each work takes from what would be lost.
        let own = |span: &(i64, i64)| counted(all.clone().filter(|at| is_in(&[*span], *at) && !is_in(&works, *at)));
        let together: i64 = outages.iter().map(own).sum();
        prop_assert_eq!(&figure["overlapSeconds"], &Value::from((together - lost) * 60));
        for one in figure["counted"].as_array().unwrap() {
            let number: usize = one["document"]["id"].as_str().unwrap()["outages-".len()..].parse().unwrap();
            let seconds = (own(&outages[number]) * 60).to_string();
            prop_assert_eq!(&one["adds"]["seconds"], seconds.as_str());
        }
        let taken = |span: &(i64, i64)| counted(all.clone().filter(|at| is_in(&outages, *at) && is_in(&[*span], *at)));
        let excepted: i64 = works.iter().map(taken).sum();
        let told: i64 = figure["excepted"].as_array().unwrap().iter().map(|one| one["seconds"].as_i64().unwrap()).sum();
        prop_assert_eq!(told, excepted * 60);
    }

    #[test]
    fn time_in_service_hours_agrees_with_every_minute_by_itself(
        outages in prop::collection::vec(span(6_000), 0..6),
    ) {
        let measure = "figure: sum\nof: {kind: Outage, from: from, to: to}\nhours: ordinary\nperiod: month\nperiods: 1\natMost: 20 hours";
        let documents = documents("outages", &outages);
        let documents: Vec<(&str, &str)> = documents.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let project = project(&[("LEVEL", measure)], &documents);
        let policy = std::fs::read_to_string(project.path().join("policies/own.yaml")).unwrap();
        project.write("policies/own.yaml", policy.replace("calendar: \"NO\"", "calendar: helseplattformen"));
        let told = project.run(&["measure", "--now", &now().to_rfc3339(), "--format", "json"]).json();
        let figure = newest(&told);
        let all: Vec<i64> = minutes(2026, 10, 1).filter(|minute| is_office(*minute)).collect();
        let outages = spans(&outages);
        let lost = counted(all.iter().filter(|minute| is_in(&outages, **minute)));
        prop_assert_eq!(&figure["totalSeconds"], &Value::from(counted(all.iter()) * 60));
        prop_assert_eq!(&figure["lostSeconds"], &Value::from(lost * 60));
        prop_assert_eq!(&figure["verdict"], if lost <= 20 * 60 { "held" } else { "broken" });
    }

    #[test]
    fn shares_agree_with_products_of_whole_numbers(
        numbers in prop::collection::vec((0_i64..1_000, 0_i64..200), 0..6),
        percent in 1_i64..1_000,
    ) {
        let least = format!("{}.{}", percent / 10, percent % 10);
        let measure = format!(
            "figure: share\nof: {{kind: Report, in: month}}\npart: part\nwhole: whole\nperiod: month\nperiods: 1\natLeast: {least} %"
        );
        let report = |(number, (part, more)): (usize, &(i64, i64))| {
            let text = format!("id: r{number}\nmonth: 2026-10\npart: {part}\nwhole: {}", part + more);
            (format!("reports/{number}.yaml"), text)
        };
        let told = run(&measure, &numbers.iter().enumerate().map(report).collect::<Vec<_>>());
        let figure = newest(&told);
        let part: i64 = numbers.iter().map(|(part, _)| part).sum();
        let whole: i64 = numbers.iter().map(|(part, more)| part + more).sum();
        // Of nothing there is no share, and nothing is asked of it.
        let holds = whole == 0 || part * 1_000 >= percent * whole;
        prop_assert_eq!(&figure["verdict"], if holds { "held" } else { "broken" });
        if whole > 0 {
            // The smallest number that would do, found by trying.
            let needed = (0..=whole).find(|some| some * 1_000 >= percent * whole).unwrap();
            let margin = &figure["margin"];
            prop_assert_eq!(&margin["beyond"], &Value::from(part < needed));
            let distance = (part - needed).abs().to_string();
            prop_assert_eq!(&margin["number"], distance.as_str());
        }
    }

    #[test]
    fn percentiles_agree_with_counting_those_that_are_no_longer(
        lengths in prop::collection::vec(0_i64..500, 1..12),
        p in 1_i64..=100,
    ) {
        let measure = format!(
            "figure: percentile\np: {p}\nof: {{kind: Outage, from: from, to: to}}\nperiod: month\nperiods: 1\natMost: 4 hours"
        );
        // All begin on 5 October.
        let start = (Utc.with_ymd_and_hms(2026, 10, 5, 0, 0, 0).unwrap() - origin()).num_minutes();
        let spans: Vec<Span> = lengths.iter().map(|length| (start, Some(*length))).collect();
        let told = run(&measure, &documents("outages", &spans));
        let figure = newest(&told);
        // The least length that at least so many of a hundred do not exceed.
        let enough = |most: i64| {
            let within = counted(lengths.iter().filter(|length| **length <= most));
            within * 100 >= p * counted(lengths.iter())
        };
        let expected = (0..500).find(|most| enough(*most)).unwrap();
        let seconds = (expected * 60).to_string();
        prop_assert_eq!(&figure["figure"]["seconds"], seconds.as_str());
        prop_assert_eq!(&figure["verdict"], if expected <= 240 { "held" } else { "broken" });
    }
}

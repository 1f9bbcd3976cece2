//! The form of facts for machines, which no language touches: a contract of the JSON report.

use chrono::NaiveTime;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::fact::ENGLISH;
use super::personal_number::masked;
use super::{Decimal, Fact, Facts, Held, Role, duration, period};

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Code(text) => serializer.serialize_str(&masked(text)),
            Self::Value { value, .. } => serializer.serialize_str(value),
            Self::Field { path, .. } => serializer.serialize_str(path),
            Self::Label(label) => serializer.serialize_str(&label.en),
            Self::Number(number) | Self::Percentage(number) => number.serialize(serializer),
            Self::Quantity { amount, .. } => amount.serialize(serializer),
            Self::Count { n, .. } => serializer.serialize_u64(*n),
            Self::Days(n) => one("days", *n, serializer),
            Self::WorkingDays(n) => one("workingDays", *n, serializer),
            Self::Duration(seconds) => serializer.serialize_str(&duration::iso(*seconds)),
            Self::Date(day) => serializer.collect_str(day),
            Self::Time(moment) => serializer.serialize_str(&moment.at.to_rfc3339()),
            Self::Dates { from, to } => ends(&from.to_string(), &to.to_string(), serializer),
            Self::Times { from, to } => ends(&from.at.to_rfc3339(), &to.at.to_rfc3339(), serializer),
            Self::Hours { from, to } => {
                let end = if *to == NaiveTime::MIN { "24:00".to_owned() } else { to.format("%H:%M").to_string() };
                ends(&from.format("%H:%M").to_string(), &end, serializer)
            }
            Self::Period(period) => serializer.serialize_str(&period::code(*period)),
            Self::Person { id, .. } => serializer.serialize_str(id),
            Self::Role(role) => role.serialize(serializer),
            Self::List(items) | Self::Or(items) | Self::OrMore { named: items, .. } => serializer.collect_seq(items),
            // As a label: in English.
            Self::Said(saying) => serializer.serialize_str(&saying.say(&ENGLISH)),
        }
    }
}

impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("role", &self.id)?;
        match &self.held {
            Held::Everywhere => {}
            Held::For(name) => map.serialize_entry("for", name)?,
            Held::Of(name) => map.serialize_entry("of", name)?,
        }
        map.end()
    }
}

impl Serialize for Decimal {
    /// A number; text where no JSON number holds it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let plain = self.plain();
        if let Ok(whole) = plain.parse::<i64>() {
            serializer.serialize_i64(whole)
        } else if let Ok(whole) = plain.parse::<u64>() {
            serializer.serialize_u64(whole)
        } else if let (1.., Ok(fraction)) = (self.decimals(), plain.parse::<f64>()) {
            serializer.serialize_f64(fraction)
        } else {
            serializer.serialize_str(&plain)
        }
    }
}

fn one<S: Serializer>(unit: &str, n: i64, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(unit, &n)?;
    map.end()
}

fn ends<S: Serializer>(from: &str, to: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(2))?;
    map.serialize_entry("from", from)?;
    map.serialize_entry("to", to)?;
    map.end()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};
    use serde_json::json;

    use super::*;
    use crate::language::{Label, Noun, Period};

    #[test]
    fn every_fact_has_one_form_for_machines() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let at = |text| DateTime::parse_from_rfc3339(text).unwrap().into();
        let label = Label::new("haster", "akut", "urgent");
        let controller = Role { id: "data-controller".into(), title: None, held: Held::For("Helse Vest".into()) };
        let forms = [
            (Fact::text("some words"), json!("some words")),
            (Fact::code("CHG-2026-0007"), json!("CHG-2026-0007")),
            (Fact::Value { value: "urgent".into(), label: Some(label.clone()) }, json!("urgent")),
            (Fact::Field { path: "plan.production.start".into(), label: None }, json!("plan.production.start")),
            (Fact::Label(label), json!("urgent")),
            (Fact::number(5), json!(5)),
            (Fact::number(-5), json!(-5)),
            (Fact::number(Decimal::new(15, 1)), json!(1.5)),
            (Fact::number(u64::MAX), json!(u64::MAX)),
            (Fact::number(Decimal::new(i128::MAX, 0)), json!(i128::MAX.to_string())),
            (Fact::Count { n: 3, of: Noun::DAY }, json!(3)),
            (Fact::Quantity { amount: Decimal::from(305), of: Noun::MINUTE }, json!(305)),
            (Fact::Days(2), json!({"days": 2})),
            (Fact::WorkingDays(-2), json!({"workingDays": -2})),
            (Fact::Duration(5100), json!("PT1H25M")),
            (Fact::Percentage(Decimal::new(99_317, 3)), json!(99.317)),
            (Fact::Date(day(26)), json!("2026-11-26")),
            (Fact::Time(at("2026-11-26T14:10:00+01:00")), json!("2026-11-26T14:10:00+01:00")),
            (Fact::Dates { from: day(23), to: day(27) }, json!({"from": "2026-11-23", "to": "2026-11-27"})),
            (
                Fact::Times { from: at("2026-11-26T18:00:00+01:00"), to: at("2026-11-26T20:00:00+01:00") },
                json!({"from": "2026-11-26T18:00:00+01:00", "to": "2026-11-26T20:00:00+01:00"}),
            ),
            (
                Fact::Hours { from: NaiveTime::from_hms_opt(7, 0, 0).unwrap(), to: NaiveTime::MIN },
                json!({"from": "07:00", "to": "24:00"}),
            ),
            (Fact::Period(Period::Month { year: 2026, month: 10 }), json!("2026-10")),
            (Fact::Period(Period::Quarter { year: 2026, quarter: 4 }), json!("2026-Q4")),
            (Fact::Period(Period::Year(2026)), json!("2026")),
            (Fact::Period(Period::Months { from: (2025, 11), to: (2026, 10) }), json!("2025-11/2026-10")),
            (
                Fact::Person { id: "kari.nordmann".into(), name: "Kari Nordmann".into(), role: None },
                json!("kari.nordmann"),
            ),
            (Fact::Role(controller), json!({"role": "data-controller", "for": "Helse Vest"})),
            (Fact::List(vec![Fact::text("a"), Fact::Days(1)]), json!(["a", {"days": 1}])),
            (Fact::Or(vec![]), json!([])),
        ];
        for (fact, form) in forms {
            assert_eq!(fact.to_json(), form, "{fact:?}");
        }
    }

    #[test]
    fn facts_are_a_map_in_the_order_of_names() {
        let facts = Facts::new().with("required", Fact::Days(10)).with("actual", Fact::Days(2));
        let text = r#"{"actual":{"days":2},"required":{"days":10}}"#;
        assert_eq!(serde_json::to_string(&facts).unwrap(), text);
        assert_eq!(
            serde_json::Value::Object(facts.to_json()),
            serde_json::from_str::<serde_json::Value>(text).unwrap()
        );
    }
}

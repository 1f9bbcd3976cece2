//! A small world for the tests: a zone, a registry, a clock.

use std::cell::RefCell;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::super::*;
use crate::calendar::{Time, Zone};
use crate::kind::KINDS;
use crate::language::{Language, Reader, Sentence};
use crate::yaml::{Limits, Tree, parse};

/// A sentence in English.
pub(super) fn english(says: &Sentence) -> String {
    says.render(&Reader::new(Language::En, NaiveDate::default()))
}

pub(super) fn oslo() -> Zone {
    Zone::named("Europe/Oslo").unwrap()
}

/// The form of a kind.
pub(super) fn kind(name: &str) -> Arc<Form> {
    Form::of_kind(name, Some(&Arc::new(crate::kind::Kind::find(name).unwrap().schema())))
}

pub(super) fn kinds() -> Vec<Arc<Form>> {
    KINDS.iter().map(|kind| Form::of_kind(kind.name, Some(&Arc::new(kind.schema())))).collect()
}

/// The names of a rule over documents of some kinds.
pub(super) fn environment(names: &[&str]) -> Environment {
    let forms: Vec<Arc<Form>> = names.iter().map(|name| kind(name)).collect();
    Environment::new(kinds())
        .with_document(&forms)
        .with("service", Type::documents(&[kind("Service")]).or_null())
        .with("other", Type::documents(&[kind("Meeting")]))
        .with(
            "params",
            Type::mapping(
                "params",
                [
                    ("environments", Type::list(Type::Text)),
                    ("notice", Type::Duration),
                    ("percent", Type::Decimal),
                    ("scope", Type::choice(["all", "some"])),
                    ("synced-within", Type::Duration),
                ],
            ),
        )
}

pub(super) fn tree(text: &str) -> Tree {
    let tree = parse(&text.into(), &Limits::default());
    assert_eq!(tree.faults(), [], "{text}");
    tree
}

/// What a host answers with, and what it was asked.
pub(super) struct World<'t> {
    pub(super) documents: Vec<(&'static str, &'static str, Value<'t>)>,
    pub(super) meetings: Vec<Value<'t>>,
    pub(super) asked: RefCell<Vec<String>>,
}

impl World<'_> {
    pub(super) fn empty() -> Self {
        Self { documents: Vec::new(), meetings: Vec::new(), asked: RefCell::default() }
    }
}

impl Host for World<'_> {
    fn now(&self) -> DateTime<Utc> {
        "2026-11-21T12:00:00Z".parse().unwrap()
    }

    fn zone(&self) -> Zone {
        oslo()
    }

    fn working_days(&self, from: &Time, to: &Time) -> Result<i64, Box<Why>> {
        Ok((to.start() - from.start()).num_days())
    }

    fn add_working_days(&self, from: &Time, days: i64) -> Result<Time, Box<Why>> {
        Ok(Time::Instant(from.start() + chrono::TimeDelta::days(days)))
    }

    /// Of the moment of the clock nothing is known.
    fn is_working_day(&self, day: &Time) -> Result<bool, Box<Why>> {
        if day.start() == self.now() {
            return Err(Box::new(Why::new(&crate::language::messages::policy::NO_CALENDAR)));
        }
        let date = oslo().date(day.start());
        Ok(!matches!(chrono::Datelike::weekday(&date), chrono::Weekday::Sat | chrono::Weekday::Sun))
    }

    fn is_there(&self, link: &str) -> bool {
        link.starts_with("https://")
    }

    fn is_open(&self, hours: &str, time: &Time) -> Result<bool, Box<Why>> {
        Ok(hours == "ordinary" && time.start() != self.now())
    }

    fn announced(&self, what: Seen<'_>) -> Result<Time, Box<Why>> {
        assert!(what.node.is_mapping());
        Ok(Time::Instant(self.now()))
    }

    fn has_role(&self, person: &str, role: &str, scope: Option<&Value<'_>>) -> Result<bool, Box<Why>> {
        Ok(person == "kari.nordmann" && role == "chair" && scope.is_none())
    }

    fn find<'v>(&'v self, kind: &str, id: &str) -> Option<Value<'v>> {
        self.asked.borrow_mut().push(format!("{kind}/{id}"));
        self.documents.iter().find(|(of, name, _)| *of == kind && *name == id).map(|(.., value)| value.clone())
    }

    fn folders(&self, _: &str, globs: &crate::source::Globs) -> Arc<[Value<'static>]> {
        let all = ["changes", "changes/2026", "registry"];
        all.into_iter().filter(|folder| globs.matches_folder(folder)).map(Value::from).collect()
    }

    fn documents<'v>(&'v self, kind: &str) -> &'v [Value<'v>] {
        self.asked.borrow_mut().push(kind.to_owned());
        if kind == "Meeting" { &self.meetings } else { &[] }
    }
}

/// The sample of a kind.
pub(super) fn sample(file: &str) -> String {
    std::fs::read_to_string(format!("{}/schemas/samples/{file}.yaml", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The value of an expression over a document, as text; or why it has none.
pub(super) fn evaluate(source: &str, document: &str) -> String {
    let tree = tree(document);
    let root = tree.node(&tree.roots()[0]).unwrap();
    let name = root.get("kind").unwrap().text().to_owned();
    let environment = environment(&[&name]);
    let expression = match Expression::compile(source, &environment) {
        Ok(expression) => expression,
        Err(problems) => {
            let told = problems
                .iter()
                .map(|problem| format!("{:?}: {}", &source[problem.span.range()], english(&problem.kind.sentence())));
            return format!("refused: {}", told.collect::<Vec<_>>().join("; "));
        }
    };
    let form = kind(&name);
    let document = TypedDocument::new(root, &form, oslo());
    let world = World::empty();
    let mut scope = Scope::new(&world);
    scope.bind("doc", Value::document(&document));
    scope.bind("base", Value::Null);
    scope.bind("service", Value::Null);
    scope.bind("kind", Value::from(name.as_str()));
    scope.bind("params", params());
    match expression.evaluate(&scope) {
        Ok(value) => show(&value),
        Err(undecided) => format!("undecided: {:?}: {undecided}", &source[undecided.span.range()]),
    }
}

pub(super) fn params<'v>() -> Value<'v> {
    Value::record([
        ("environments", Value::list(vec![Value::from("production")])),
        ("notice", Value::Duration(chrono::TimeDelta::days(10))),
        ("percent", Value::Decimal(99.5)),
        ("scope", Value::from("all")),
        ("synced-within", Value::Duration(chrono::TimeDelta::days(30))),
    ])
}

/// A value as a test writes it.
pub(super) fn show(value: &Value<'_>) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Boolean(value) => value.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => format!("{number:?}"),
        Value::Text(text) => format!("{:?}", text.as_str()),
        Value::Time(Time::Day { date, .. }) => date.to_string(),
        Value::Time(Time::Instant(at)) => at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true),
        Value::Duration(duration) => super::super::literal::duration_text(*duration),
        Value::Version(version) => version.to_string(),
        Value::Optional(None) => "none".to_owned(),
        Value::Optional(Some(held)) => format!("some({})", show(held)),
        list @ Value::List(_) => {
            let (_, items) = super::super::evaluate::items(list).unwrap();
            format!("[{}]", items.map(|item| show(&item.unwrap())).collect::<Vec<_>>().join(", "))
        }
        map @ Value::Map(_) => {
            let (_, keys) = super::super::evaluate::items(map).unwrap();
            let entry = |key: Value<'_>| {
                let name = key.as_str().unwrap().to_owned();
                format!("{name}: {}", show(&super::super::evaluate::member(map, &name).unwrap().unwrap()))
            };
            format!("{{{}}}", keys.map(|key| entry(key.unwrap())).collect::<Vec<_>>().join(", "))
        }
    }
}

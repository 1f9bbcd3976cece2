//! The tests of the CEL specification (github.com/google/cel-spec, `tests/simple/testdata`): what it gives a value has
//! the same value here, or is refused when it is loaded. tests/data/cel-spec holds those files whose cases are about more
//! than protocol buffers, as of commit 508bd98; the environment variable `VEDTAK_CEL_SPEC` may name a folder with all.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use chrono::{DateTime, TimeDelta};

use super::super::*;
use super::textproto::{Field, Message, all, get, read};
use super::world::*;
use crate::calendar::Time;

/// What became of a case.
#[derive(Debug, Clone, PartialEq)]
enum Verdict {
    /// The same value, or an error in both.
    Agrees,
    /// Refused when it is loaded.
    Refused(String),
    /// It binds what policies never have: messages, bytes, numbers without a sign, names with points.
    Foreign,
    /// Another value, or none where there is to be one, or one where there is to be none.
    Differs(String),
}

#[test]
fn the_tests_of_the_cel_specification() {
    let own = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/cel-spec");
    let folder = std::env::var_os("VEDTAK_CEL_SPEC").map_or_else(own, PathBuf::from);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "textproto"));
    paths.sort();
    let (mut differing, mut sums) = (Vec::new(), BTreeMap::<&str, usize>::new());
    let is_told = std::env::var_os("VEDTAK_CEL_SPEC_TOLD").is_some();
    for path in &paths {
        let file = read(&fs::read_to_string(path).unwrap());
        let file_name = get(&file, "name").unwrap().text();
        for section in all(&file, "section").map(Field::message) {
            let section_name = get(section, "name").unwrap().text();
            for case in all(section, "test").map(Field::message) {
                let name = format!("{file_name}/{section_name}/{}", get(case, "name").unwrap().text());
                let verdict = judge(case);
                let word = match &verdict {
                    Verdict::Agrees => "agree",
                    Verdict::Refused(_) => "refused",
                    Verdict::Foreign => "foreign",
                    Verdict::Differs(_) => "differ",
                };
                *sums.entry(word).or_default() += 1;
                if is_told {
                    println!("{name}: {} : {verdict:?}", get(case, "expr").unwrap().text());
                }
                if let Verdict::Differs(how) = verdict {
                    differing.push(format!("{name}: {}: {how}", get(case, "expr").unwrap().text()));
                }
            }
        }
    }
    println!("{sums:?}");
    assert!(sums["agree"] >= 882, "{sums:?}");
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), differing.join("\n"));
}

fn judge(case: &Message) -> Verdict {
    let source = get(case, "expr").unwrap().text();
    if get(case, "check_only").is_some() {
        return Verdict::Refused("only its type is asked for".to_owned());
    }
    let mut environment = Environment::new(Vec::new());
    let mut declared = Vec::new();
    for declaration in all(case, "type_env").map(Field::message) {
        let Some(ident) = get(declaration, "ident") else { continue };
        let name = get(declaration, "name").unwrap().text();
        let ty = get(ident.message(), "type").map_or(Type::Any, |ty| of_type(ty.message()));
        declared.push(name.clone());
        environment = environment.with(&name, ty);
    }
    let is_contained = |name: &String| name.contains('.');
    let mut bound = Vec::new();
    for binding in all(case, "bindings").map(Field::message) {
        let name = get(binding, "key").unwrap().text();
        let value = get(get(binding, "value").unwrap().message(), "value").unwrap();
        let Some(value) = of_message(value.message()) else { return Verdict::Foreign };
        if !declared.contains(&name) {
            environment = environment.with(&name, Type::Any);
        }
        bound.push((name, value));
    }
    if declared.iter().chain(bound.iter().map(|(name, _)| name)).any(is_contained) {
        return Verdict::Foreign;
    }
    let expression = match Expression::compile(&source, &environment) {
        Ok(expression) => expression,
        Err(problems) => return Verdict::Refused(english(&problems[0].kind.sentence())),
    };
    let world = World::empty();
    let mut scope = Scope::new(&world);
    for (name, value) in &bound {
        scope.bind(name, value.clone());
    }
    let found = expression.evaluate(&scope);
    let is_error = get(case, "eval_error").or_else(|| get(case, "any_eval_errors")).is_some();
    let expected = get(case, "value").cloned();
    let typed = || get(get(case, "typed_result")?.message(), "result").cloned();
    let yes = Field::Message(vec![("bool_value".to_owned(), Field::Word("true".to_owned()))]);
    let expected = expected.or_else(typed).unwrap_or(yes);
    match (found, is_error) {
        (Err(_), true) => Verdict::Agrees,
        (Ok(value), true) => Verdict::Differs(format!("{}, not an error", show(&value))),
        (Err(error), false) => Verdict::Differs(format!("{error}, not {expected:?}")),
        (Ok(value), false) if is_same(&value, expected.message()) => Verdict::Agrees,
        (Ok(value), false) => Verdict::Differs(format!("{}, not {expected:?}", show(&value))),
    }
}

/// The type that a declaration gives a name.
fn of_type(ty: &Message) -> Type {
    let Some((name, field)) = ty.first() else { return Type::Any };
    match (name.as_str(), field) {
        ("primitive", Field::Word(word)) => match word.as_str() {
            "BOOL" => Type::Boolean,
            "INT64" => Type::Integer,
            "DOUBLE" => Type::Decimal,
            "STRING" => Type::Text,
            _ => Type::Any,
        },
        ("well_known", Field::Word(word)) if word == "TIMESTAMP" => Type::Time,
        ("well_known", Field::Word(word)) if word == "DURATION" => Type::Duration,
        ("list_type", Field::Message(list)) => {
            Type::list(get(list, "elem_type").map_or(Type::Any, |ty| of_type(ty.message())))
        }
        _ => Type::Any,
    }
}

/// Our value of one of theirs; `None` where it is a message, or what only messages are made of.
fn of_message(value: &Message) -> Option<Value<'static>> {
    let (name, field) = value.first()?;
    Some(match name.as_str() {
        "null_value" => Value::Null,
        "bool_value" => Value::Boolean(field.text() == "true"),
        "int64_value" => Value::Integer(number(&field.text())),
        "double_value" => Value::Decimal(decimal(&field.text())),
        "string_value" => Value::text(field.text()),
        "list_value" => {
            let items = all(field.message(), "values").map(|item| of_message(item.message()));
            Value::list(items.collect::<Option<Vec<_>>>()?)
        }
        "map_value" => {
            let entry = |entry: &Field| {
                let part = |name: &str| of_message(get(entry.message(), name)?.message());
                let key = part("key")?.as_str()?.to_owned();
                Some((key, part("value")?))
            };
            let entries = all(field.message(), "entries").map(entry);
            Value::record(entries.collect::<Option<Vec<_>>>()?)
        }
        "object_value" => of_object(field.message())?,
        _ => return None,
    })
}

fn of_object(object: &Message) -> Option<Value<'static>> {
    let (name, field) = object.first()?;
    let part = |name: &str| get(field.message(), name).map_or(0, |field| number(&field.text()));
    let (seconds, nanoseconds) = (part("seconds"), part("nanos"));
    match name.as_str() {
        "type.googleapis.com/google.protobuf.Timestamp" => {
            let at = DateTime::from_timestamp(seconds, u32::try_from(nanoseconds).ok()?)?;
            Some(Value::Time(Time::Instant(at)))
        }
        "type.googleapis.com/google.protobuf.Duration" => {
            Some(Value::Duration(TimeDelta::seconds(seconds) + TimeDelta::nanoseconds(nanoseconds)))
        }
        _ => None,
    }
}

fn number(text: &str) -> i64 {
    match text.strip_prefix("0x") {
        Some(digits) => i64::from_str_radix(digits, 16).unwrap(),
        None => text.parse().unwrap(),
    }
}

fn decimal(text: &str) -> f64 {
    text.parse().unwrap_or_else(|_| text.trim_end_matches('f').parse().unwrap())
}

fn is_same(found: &Value<'_>, expected: &Message) -> bool {
    let Some(expected) = of_message(expected) else { return false };
    same(found, &expected)
}

fn same(found: &Value<'_>, expected: &Value<'_>) -> bool {
    match (found, expected) {
        (Value::Decimal(a), Value::Decimal(b)) => a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan(),
        (Value::List(_), Value::List(_)) => {
            let of = |list: &Value<'_>| -> Vec<String> {
                super::super::evaluate::items(list).unwrap().1.map(|item| show(&item.unwrap())).collect()
            };
            of(found) == of(expected)
        }
        (Value::Map(_), Value::Map(_)) => {
            let of = |map: &Value<'_>| -> Vec<String> {
                let keys = super::super::evaluate::items(map).unwrap().1.map(|key| key.unwrap());
                let entry = |key: Value<'_>| {
                    let name = key.as_str().unwrap().to_owned();
                    format!("{name}: {}", show(&super::super::evaluate::member(map, &name).unwrap().unwrap()))
                };
                let mut entries: Vec<String> = keys.map(entry).collect();
                entries.sort();
                entries
            };
            of(found) == of(expected)
        }
        _ => show(found) == show(expected),
    }
}

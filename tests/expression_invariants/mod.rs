//! What holds for any text whatever that is taken for an expression. The fuzz target checks the same.

use std::sync::{Arc, OnceLock};

use chrono::{DateTime, NaiveDate, Utc};
use vedtak::calendar::{Time, Zone};
use vedtak::expression::{
    Environment, Expression, Form, Host, MOST_CHARACTERS, NoValue, Scope, Seen, Type, TypedDocument, Value, Why,
};
use vedtak::kind::Kind;
use vedtak::language::messages::policy as say;
use vedtak::language::{Language, Reader, Sentence};
use vedtak::source::{Globs, Span};
use vedtak::yaml::{Limits, Tree, parse};

/// A document that expressions may read.
const DOCUMENT: &str = include_str!("../../schemas/samples/change-request.yaml");

/// A world without documents, calendars and roles.
struct Nothing;

impl Host for Nothing {
    fn now(&self) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH
    }

    fn zone(&self) -> Zone {
        Zone::UTC
    }

    fn working_days(&self, _: &Time, _: &Time) -> Result<i64, Box<Why>> {
        Err(Box::new(Why::new(&say::NO_CALENDAR)))
    }

    fn add_working_days(&self, from: &Time, _: i64) -> Result<Time, Box<Why>> {
        Ok(*from)
    }

    fn is_working_day(&self, _: &Time) -> Result<bool, Box<Why>> {
        Ok(true)
    }

    fn is_there(&self, _: &str) -> bool {
        false
    }

    fn is_open(&self, _: &str, _: &Time) -> Result<bool, Box<Why>> {
        Ok(false)
    }

    fn announced(&self, _: Seen<'_>) -> Result<Time, Box<Why>> {
        Err(Box::new(Why::new(&say::NO_HISTORY)))
    }

    fn has_role(&self, _: &str, _: &str, _: Option<&Value<'_>>) -> Result<bool, Box<Why>> {
        Ok(false)
    }

    fn find<'v>(&'v self, _: &str, _: &str) -> Option<Value<'v>> {
        None
    }

    fn documents<'v>(&'v self, _: &str) -> &'v [Value<'v>] {
        &[]
    }

    fn folders(&self, _: &str, _: &Globs) -> Arc<[Value<'static>]> {
        Arc::from([])
    }
}

/// What expressions are held against, made once.
struct Bench {
    form: Arc<Form>,
    environment: Environment,
    tree: Tree,
}

fn bench() -> &'static Bench {
    static BENCH: OnceLock<Bench> = OnceLock::new();
    BENCH.get_or_init(|| {
        let kind = Kind::find("ChangeRequest").expect("a kind of vedtak's");
        let form = Form::of_kind(kind.name, Some(&Arc::new(kind.schema())));
        let environment = Environment::new(vec![Arc::clone(&form)])
            .with_document(std::slice::from_ref(&form))
            .with("any", Type::Any)
            .with("list", Type::list(Type::Integer));
        Bench { form, environment, tree: parse(&DOCUMENT.into(), &Limits::default()) }
    })
}

/// Compiles a text and, where it can be, evaluates it twice and takes it apart, and checks all that must hold. Whether it
/// could be compiled.
pub fn check(source: &str) -> bool {
    let Bench { form, environment, tree } = bench();
    let compiled = Expression::compile(source, environment);
    let expression = match compiled {
        Ok(expression) => expression,
        Err(problems) => {
            assert!(!problems.is_empty(), "refused for nothing: {source:?}");
            for problem in problems {
                inside(source, problem.span);
                said(&problem.kind.sentence(), source);
                if let Some(help) = problem.kind.help() {
                    said(&help, source);
                }
            }
            return false;
        }
    };
    assert!(source.chars().count() <= MOST_CHARACTERS, "too long and taken: {} bytes", source.len());
    let root = tree.node(&tree.roots()[0]).expect("the document can be read");
    let document = TypedDocument::new(root, form, Zone::UTC);
    let mut scope = Scope::new(&Nothing);
    scope.bind("doc", Value::document(&document));
    scope.bind("base", Value::Null);
    scope.bind("kind", Value::from("ChangeRequest"));
    scope.bind("any", Value::list(vec![Value::from(1), Value::from("a"), Value::from(1.5), Value::Null]));
    scope.bind("list", Value::list(vec![Value::from(3), Value::from(0), Value::from(-7)]));
    let first = told(source, expression.evaluate(&scope));
    assert_eq!(told(source, expression.evaluate(&scope)), first, "another value the second time: {source:?}");
    for part in expression.trace(&scope) {
        inside(source, part.span);
        let _ = told(source, part.value);
    }
    for subject in expression.subjects(None) {
        assert!(["doc", "base", "kind", "any", "list"].contains(&subject.name.as_ref()), "{subject:?}: {source:?}");
    }
    true
}

/// A value as text, or the place and the reason of there being none.
fn told(source: &str, value: Result<Value<'_>, NoValue>) -> String {
    match value {
        Ok(value) => value.shown(Zone::UTC),
        Err(failure) => {
            inside(source, failure.span);
            let reason = failure.to_string();
            assert!(!reason.is_empty(), "no reason: {source:?}");
            format!("{:?}: {reason}", failure.span)
        }
    }
}

fn inside(source: &str, span: Span) {
    assert!(span.start <= span.end, "{span:?}: {source:?}");
    assert!(source.get(span.range()).is_some(), "{span:?} cuts a character or leaves the text: {source:?}");
}

fn said(sentence: &Sentence, source: &str) {
    for language in Language::ALL {
        let words = sentence.render(&Reader::new(language, NaiveDate::default()));
        let is_filled_in = !words.contains("{{") || source.contains("{{");
        assert!(!words.is_empty() && is_filled_in, "{words:?} of {source:?}");
    }
}

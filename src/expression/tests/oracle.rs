//! The `cel` crate says the same, of expressions that are written here and of any that are made at random.

use std::collections::HashMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::super::*;
use super::world::*;
use crate::yaml::{Node, ScalarKind};

const DOCUMENT: &str = "n: 3\nm: -2\nzero: 0\nhalf: 1.5\ns: Åse og Kåre\nempty: ''\nyes: true\nno: false\n\
                        list: [1, 2, 3, 2]\nwords: [ab, c, '']\nnone: []\nmap: {a: 1, b: {c: deep}}\n\
                        items: [{name: x, size: 1}, {name: y}, {size: 3}]\n";

/// The oracle's value of a node.
fn cel_value(node: Node<'_>) -> cel::Value {
    match node.scalar() {
        None if node.is_mapping() => {
            let entries = node.entries().map(|entry| (entry.key.text().to_owned(), cel_value(entry.value)));
            entries.collect::<HashMap<_, _>>().into()
        }
        None => node.items().map(cel_value).collect::<Vec<_>>().into(),
        Some(ScalarKind::Null) => cel::Value::Null,
        Some(ScalarKind::Bool(value)) => value.into(),
        Some(ScalarKind::Int) => node.as_i64().unwrap().into(),
        Some(ScalarKind::Float) => node.as_f64().unwrap().into(),
        Some(ScalarKind::String) => node.text().into(),
    }
}

/// The oracle's answer as [`show`] writes ours; `None` where it fails.
fn cel_show(value: &cel::Value) -> String {
    match value {
        cel::Value::Null => "null".to_owned(),
        cel::Value::Bool(value) => value.to_string(),
        cel::Value::Int(number) => number.to_string(),
        cel::Value::Float(number) => format!("{number:?}"),
        cel::Value::String(text) => format!("{:?}", text.as_str()),
        cel::Value::List(items) => format!("[{}]", items.iter().map(cel_show).collect::<Vec<_>>().join(", ")),
        cel::Value::Duration(duration) => super::super::literal::duration_text(*duration),
        cel::Value::Timestamp(at) => at.to_utc().to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true),
        cel::Value::Map(map) => {
            let mut entries: Vec<String> =
                map.map.iter().map(|(key, value)| format!("{key}: {}", cel_show(value))).collect();
            entries.sort();
            format!("{{{}}}", entries.join(", "))
        }
        other => format!("{other:?}"),
    }
}

struct Oracle {
    env: Arc<cel::Env>,
}

impl Oracle {
    fn new() -> Self {
        let mut env = cel::Env::stdlib().with_optional_support(true);
        env.add_extension(cel::extensions::strings).unwrap();
        env.add_extension(cel::extensions::lists).unwrap();
        Self { env: Arc::new(env) }
    }

    /// The value as text; an error where there is none, or the expression cannot be read.
    fn evaluate(&self, source: &str, document: Node<'_>) -> Result<String, String> {
        let program = self.env.compile(source).map_err(|errors| errors.to_string())?;
        let mut context = cel::Context::with_env(Arc::clone(&self.env));
        context.add_variable_from_value("doc", cel_value(document));
        program.execute(&context).map(|value| cel_show(&value)).map_err(|error| error.to_string())
    }
}

/// Our value as text; the problems that refuse the expression, or the reason why it has no value.
fn ours(source: &str, document: Node<'_>) -> Result<Result<String, String>, Vec<ExpressionProblem>> {
    let environment = Environment::new(Vec::new()).with("doc", Type::Any);
    let expression = Expression::compile(source, &environment)?;
    let form = Form::of_kind("Any", None);
    let document = TypedDocument::new(document, &form, oslo());
    let world = World::empty();
    let mut scope = Scope::new(&world);
    scope.bind("doc", Value::document(&document));
    Ok(expression.evaluate(&scope).map(|value| show(&value)).map_err(|undecided| undecided.to_string()))
}

#[test]
fn what_is_written_here_has_the_same_value() {
    let oracle = Oracle::new();
    let tree = tree(DOCUMENT);
    let root = tree.node(&tree.roots()[0]).unwrap();
    for source in [
        "doc.n + doc.m * 2 - 7 / 2 % 3",
        "-7 / 2 + -7 % 2",
        "doc.half * 2.0 > 1 && doc.n >= 2.5 && 1 != 1.5",
        "doc.s.size() + size(doc.list) + doc.map.size()",
        "doc.s < \"Å\" || doc.s > \"A\"",
        "doc.missing || true",
        "doc.missing && false",
        "true || doc.missing",
        "false || doc.missing",
        "doc.n / doc.zero == 1 || doc.yes",
        "doc.n % doc.zero == 1",
        "doc.list.exists(x, x / doc.zero == 1 || x == 3)",
        "doc.list.all(x, x > 2 && x / doc.zero == 1)",
        "doc.list.all(x, x > 0) && doc.none.all(x, x / 0 == 1) && !doc.none.exists(x, true)",
        "doc.list.exists_one(x, x == 3) && !doc.list.exists_one(x, x == 2)",
        "doc.list.filter(x, x > 1).map(x, x * x)",
        "doc.list.map(x, x > 1, x + 1)",
        "doc.map.exists(k, k == \"b\")",
        "doc.map.a == 1 && \"a\" in doc.map && !(\"z\" in doc.map)",
        "has(doc.map.a) && !has(doc.map.z)",
        "doc.?map.?z.orValue(9) + doc.?map.?a.orValue(9)",
        "doc.?map.b.?c.orValue(\"\")",
        "doc.?missing.?deeper.hasValue()",
        "doc.list[?9].orValue(0) + doc.list[?0].orValue(0)",
        "doc.list[9]",
        "doc.list[-1]",
        "doc[\"n\"] + doc.map[\"a\"]",
        "doc.items.filter(i, has(i.size) && i.size > 1).map(i, i.?name.orValue(\"?\"))",
        "doc.items.map(i, i.?name.optMap(n, n + \"!\").orValue(\"-\"))",
        "[1, 2.0, 3] == [1.0, 2, 3] && doc.list == [1, 2, 3, 2]",
        "{\"a\": 1, \"b\": {\"c\": \"deep\"}} == doc.map",
        "2 in doc.list && 2.0 in doc.list && !(7 in doc.list)",
        "\"a\" + \"b\" + string(1) + string(true) + doc.s",
        "int(\"12\") + int(3.9) + int(-3.9)",
        "int(\"x\")",
        "double(\"1.5\") + double(2)",
        "doc.s.charAt(0) + doc.s.substring(1, 3) + doc.s.substring(9)",
        "doc.s.indexOf(\"K\") + doc.s.lastIndexOf(\"å\") + doc.s.indexOf(\"e\", 4) + doc.s.lastIndexOf(\"e\", 4) + doc.s.indexOf(\"z\")",
        "doc.s.substring(20)",
        "doc.s.lowerAscii() + doc.s.upperAscii() + doc.s.reverse() + \" x \".trim()",
        "doc.s.replace(\"å\", \"aa\") + doc.s.replace(\"e\", \"\", 1)",
        "doc.s.split(\" \") + doc.s.split(\"\", 3) + doc.s.split(\" \", 2) + doc.empty.split(\",\")",
        "doc.words.join(\"-\") + doc.words.join()",
        "doc.s.startsWith(\"Åse\") && doc.s.endsWith(\"re\") && doc.s.contains(\"og\") && doc.s.matches(\"^Å.*e$\")",
        "doc.list.distinct() + doc.list.sort() + doc.list.reverse() + doc.list.slice(1, 3)",
        "[[1], [2, [3]]].flatten().size() + [[1], [2, [3]]].flatten(2).size()",
        "duration(\"1h30m\") + duration(\"90s\") > duration(\"1.5h\")",
        "timestamp(\"2026-12-08T18:00:00+01:00\") - timestamp(\"2026-12-08T00:00:00Z\")",
        "timestamp(\"2026-12-08T18:00:00+01:00\") + duration(\"36h\")",
        "duration(\"90m\").getHours() + duration(\"90m\").getMinutes()",
        "doc.yes ? doc.n : doc.missing",
        "doc.no ? doc.missing : doc.yes ? 1 : 2",
        "9223372036854775807 + doc.n",
        "-9223372036854775808 - doc.n",
        "-9223372036854775808 / doc.m < 0",
        "'a\\n\\u00e5\\x41\\101' + r'\\n' + '''x'y''' + \"\"\"q\"q\"\"\"",
        "0x1F + -0x2 + 1",
        "1e3 + .5 + 2.5E-1",
        "doc.n < 4 == doc.yes",
        "!doc.no && !!doc.yes",
        "--doc.n - -doc.n",
        "doc.words.map(w, w.size()).exists(n, n == 2)",
        "doc.list.all(a, doc.list.exists(b, a == b)) && doc.list.exists(a, a == 1)",
        "[1, 2].map(x, [x, x * 10]).map(p, p[1])",
        "optional.of(1).or(optional.of(2)).value() + optional.none().orValue(5)",
        "[?doc.?missing, ?doc.?n]",
        "{\"k\": 1, ?\"l\": doc.?missing, ?\"m\": doc.?n}",
        "[doc.n, doc.missing][0]",
        "null == null && doc.n != null",
    ] {
        let expected = oracle.evaluate(source, root);
        let found = ours(source, root).unwrap_or_else(|problems| panic!("{source}: {problems:?}"));
        match (&expected, &found) {
            (Ok(expected), Ok(found)) => assert_eq!(expected, found, "{source}"),
            (Err(_), Err(_)) => {}
            _ => panic!("{source}: the oracle has {expected:?}, not {found:?}"),
        }
    }
}

/// Expressions of a type, over the document and the variables of `depth` comprehensions.
fn numbers(depth: u32) -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        (-3_i64..4).prop_map(|number| number.to_string()),
        Just("doc.n".to_owned()),
        Just("doc.zero".to_owned()),
        Just("doc.map.a".to_owned()),
        Just("doc.missing".to_owned()),
        Just("doc.?missing.orValue(7)".to_owned()),
        (0_usize..6).prop_map(|at| format!("doc.list[{at}]")),
        Just("doc.items[0].size".to_owned()),
        Just("doc.items[1].size".to_owned()),
    ];
    if depth == 0 {
        return leaf.boxed();
    }
    let (a, b) = (numbers(depth - 1), numbers(depth - 1));
    prop_oneof![
        2 => leaf,
        3 => (a, prop::sample::select(vec!["+", "-", "*", "/", "%"]), b).prop_map(|(a, op, b)| format!("({a} {op} {b})")),
        1 => texts(depth - 1).prop_map(|text| format!("{text}.size()")),
        1 => lists(depth - 1).prop_map(|list| format!("size({list})")),
        1 => (truths(depth - 1), numbers(depth - 1), numbers(depth - 1)).prop_map(|(c, a, b)| format!("({c} ? {a} : {b})")),
        1 => numbers(depth - 1).prop_map(|number| format!("-{number}").replace("--", "- -")),
    ]
    .boxed()
}

fn texts(depth: u32) -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        prop::sample::select(vec!["\"a\"", "'å'", "\"\"", "doc.s", "doc.empty", "doc.missing", "doc.items[0].name"])
            .prop_map(str::to_owned),
        Just("doc.?map.?b.?c.orValue(\"x\")".to_owned()),
    ];
    if depth == 0 {
        return leaf.boxed();
    }
    prop_oneof![
        2 => leaf,
        2 => (texts(depth - 1), texts(depth - 1)).prop_map(|(a, b)| format!("({a} + {b})")),
        1 => (texts(depth - 1), numbers(depth - 1)).prop_map(|(text, at)| format!("{text}.charAt({at})")),
        1 => (texts(depth - 1), numbers(0), numbers(0)).prop_map(|(text, a, b)| format!("{text}.substring({a}, {b})")),
        1 => (texts(depth - 1), texts(0), texts(0)).prop_map(|(text, a, b)| format!("{text}.replace({a}, {b})")),
        1 => numbers(depth - 1).prop_map(|number| format!("string({number})")),
    ]
    .boxed()
}

fn lists(depth: u32) -> BoxedStrategy<String> {
    let leaf = prop::sample::select(vec!["doc.list", "doc.none", "[1, 2]", "doc.missing", "doc.?missing.orValue([])"])
        .prop_map(str::to_owned);
    if depth == 0 {
        return leaf.boxed();
    }
    prop_oneof![
        2 => leaf,
        1 => (lists(depth - 1), lists(depth - 1)).prop_map(|(a, b)| format!("({a} + {b})")),
        1 => (lists(depth - 1), inner_truths(depth - 1)).prop_map(|(list, test)| format!("{list}.filter(x, {test})")),
        1 => (lists(depth - 1), numbers(depth - 1)).prop_map(|(list, body)| format!("{list}.map(x, {body} + x)")),
        1 => lists(depth - 1).prop_map(|list| format!("{list}.distinct().reverse()")),
    ]
    .boxed()
}

/// Tests that may speak of `x`.
fn inner_truths(depth: u32) -> BoxedStrategy<String> {
    (prop::sample::select(vec!["x", "doc.n / x", "x % 2"]), prop::sample::select(vec!["==", "<", ">="]), numbers(depth))
        .prop_map(|(x, op, number)| format!("{x} {op} {number}"))
        .boxed()
}

fn truths(depth: u32) -> BoxedStrategy<String> {
    let leaf = prop::sample::select(vec![
        "true",
        "false",
        "doc.yes",
        "doc.no",
        "doc.missing",
        "has(doc.n)",
        "has(doc.missing)",
        "has(doc.map.z)",
        "doc.?map.?a.hasValue()",
        "doc.n == 3",
    ])
    .prop_map(str::to_owned);
    if depth == 0 {
        return leaf.boxed();
    }
    let two = (truths(depth - 1), truths(depth - 1));
    prop_oneof![
        2 => leaf,
        3 => two.clone().prop_map(|(a, b)| format!("({a} && {b})")),
        3 => two.clone().prop_map(|(a, b)| format!("({a} || {b})")),
        1 => (two.clone(), truths(depth - 1)).prop_map(|((a, b), c)| format!("{a} && {b} || {c}")),
        // the oracle takes `!!x` for `x` whatever it is, so none stands beside another
        2 => truths(depth - 1).prop_map(|a| format!("!({a})")),
        2 => (numbers(depth - 1), prop::sample::select(vec!["==", "!=", "<", "<=", ">", ">="]), numbers(depth - 1))
            .prop_map(|(a, op, b)| format!("{a} {op} {b}")),
        1 => (texts(depth - 1), prop::sample::select(vec!["==", "<", ">="]), texts(depth - 1))
            .prop_map(|(a, op, b)| format!("{a} {op} {b}")),
        1 => (numbers(depth - 1), lists(depth - 1)).prop_map(|(a, b)| format!("{a} in {b}")),
        2 => (lists(depth - 1), prop::sample::select(vec!["all", "exists", "exists_one"]), inner_truths(depth - 1))
            .prop_map(|(list, how, test)| format!("{list}.{how}(x, {test})")),
        1 => (truths(depth - 1), two).prop_map(|(c, (a, b))| format!("({c} ? {a} : {b})")),
        1 => (texts(depth - 1), texts(0)).prop_map(|(a, b)| format!("{a}.contains({b})")),
    ]
    .boxed()
}

fn any_expression() -> impl Strategy<Value = String> {
    prop_oneof![4 => truths(4), 2 => numbers(3), 1 => texts(3), 1 => lists(3)]
}

/// Whether the oracle and we say the same; `None` where we refuse what it takes, as the checker may.
fn agree(oracle: &Oracle, source: &str) -> Option<()> {
    let tree = tree(DOCUMENT);
    let root = tree.node(&tree.roots()[0]).unwrap();
    let found = ours(source, root).ok()?;
    let expected = oracle.evaluate(source, root);
    match (&expected, &found) {
        (Ok(expected), Ok(found)) => assert_eq!(expected, found, "{source}"),
        (Err(_), Err(_)) => {}
        _ => panic!("{source}: the oracle has {expected:?}, not {found:?}"),
    }
    Some(())
}

#[test]
fn signs_do_not_mix_with_negation() {
    for (source, reads) in [
        ("! - true", false),
        ("-!x", false),
        ("!!x", true),
        ("- -x", true),
        ("! -1", true),
        ("- -1", true),
        ("!-x", false),
    ] {
        assert_eq!(Oracle::new().env.compile(source).is_ok(), reads, "{source}");
        assert_eq!(super::super::parse::parse(source).is_ok(), reads, "{source}");
    }
}

#[test]
fn commas_stand_where_the_grammar_lets_them() {
    for source in ["[,]", "[ , ]", "[]", "[1,]", "[,1]", "[,,]", "[1,,]", "{,}", "{}", "{\"k\": 1,}", "{,\"k\": 1}"] {
        let expected = Oracle::new().env.compile(source).is_ok();
        assert_eq!(super::super::parse::parse(source).is_ok(), expected, "{source}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn expressions_made_at_random_have_the_same_value(source in any_expression()) {
        let oracle = Oracle::new();
        prop_assume!(agree(&oracle, &source).is_some());
    }

    #[test]
    fn what_one_can_read_the_other_can(tokens in prop::collection::vec(prop::sample::select(vec![
        "1", "x", "y", "\"t\"", "+", "-", "*", "==", "&&", "||", "!", "?", ":", ".", ".?", "[", "]", "(", ")", ",", "in",
        "f(", "1.5", "true", "a.b", "[?", "x ? y :", "(x)", "{", "}", "\"k\":",
    ]), 1..8)) {
        let source = tokens.join(" ");
        let expected = Oracle::new().env.compile(&source);
        let found = super::super::parse::parse(&source);
        match (&expected, &found) {
            // only we refuse messages, `name{…}`
            (Ok(_), Ok(_) | Err(ExpressionProblem { kind: ProblemKind::Unsupported(_), .. })) | (Err(_), Err(_)) => {}
            _ => prop_assert!(false, "{source}: {:?}, not {found:?}", expected.map(|_| ()).map_err(|errors| errors.to_string())),
        }
    }

    #[test]
    fn nothing_that_is_written_ends_a_thread(source in "[ -~åÅ\\n]{0,60}|([a-z.?()\\[\\]\"'&|=!<> 0-9]{0,80})") {
        let environment = environment(&["ChangeRequest"]);
        if let Err(problems) = Expression::compile(&source, &environment) {
            for problem in problems {
                prop_assert!(source.get(problem.span.range()).is_some(), "{source:?}: {problem:?}");
                prop_assert!(!super::world::english(&problem.kind.sentence()).is_empty());
            }
        }
    }
}

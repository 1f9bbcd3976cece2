//! What CEL's extensions and vedtak add: comprehensions of two variables, `format`, offsets, versions, `written`, sums;
//! and the advice on what people write who know other languages.

use std::sync::Arc;

use super::super::*;
use super::world::*;

const CHANGE: &str = "kind: ChangeRequest\nid: CHG-1\ntitle: A\nenvironments: [test, production]\n";

#[track_caller]
fn all_are(cases: &[(&str, &str)]) {
    let failed: Vec<String> = cases
        .iter()
        .map(|(source, expected)| (source, expected, evaluate(source, CHANGE)))
        .filter(|(_, expected, found)| found != *expected)
        .map(|(source, expected, found)| format!("{source}\n  {found}\n  and not {expected}"))
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn comprehensions_of_two_variables() {
    all_are(&[
        ("doc.environments.exists(i, e, i == 1 && e == \"production\")", "true"),
        ("doc.environments.all(i, e, i < 1)", "false"),
        ("[1, 2].existsOne(i, x, i + x == 3) && [1, 2].exists_one(i, x, x > 1)", "true"),
        // what has no value counts only where no other item decides
        ("[1, 0].exists(i, x, 1 / x == 1)", "true"),
        ("[0, 1].exists(i, x, 1 / x == 2)", "undecided: \"1 / x\": a division by zero"),
        ("{\"a\": 1, \"b\": 2}.exists(k, v, k == \"b\" && v == 2)", "true"),
        ("[5, 6, 7].transformList(i, x, i * x)", "[0, 6, 14]"),
        ("[5, 6, 7].transformList(i, x, i > 0, i * x)", "[6, 14]"),
        ("{\"a\": 1, \"b\": 2}.transformList(k, v, k + string(v))", "[\"a1\", \"b2\"]"),
        ("{\"a\": 1, \"b\": 2}.transformMap(k, v, v * 10)", "{a: 10, b: 20}"),
        ("{\"a\": 1, \"b\": 2}.transformMap(k, v, v > 1, k)", "{b: \"b\"}"),
        ("doc.environments.transformMapEntry(i, e, {e: i})", "{test: 0, production: 1}"),
        ("[\"a\", \"a\"].transformMapEntry(i, e, {e: i})", "undecided: \"{e: i}\": the key `a` is there twice"),
        ("[1].transformMap(i, x, x)", "refused: \"[1]\": this is a list; it must be a mapping for `transformMap`"),
        (
            "[1].transformMapEntry(i, x, x)",
            "refused: \"x\": this is a whole number; it must be a mapping for `transformMapEntry`",
        ),
        ("[3, 1, 2].sortBy(x, -x) + [].sortBy(x, 1)", "[3, 2, 1]"),
        ("doc.environments.sortBy(e, e.size()).first().orValue(\"\")", "\"test\""),
        (
            "[1, 2].sortBy(x, [x])",
            "refused: \"[x]\": this is a list; it must be a boolean, a number, a text, a time or a duration for `sortBy`",
        ),
        ("dyn([1, \"a\"]).sortBy(x, x)", "undecided: \"x\": `sort` is not for a whole number and a text"),
        ("[1].exists(i, i, true)", "refused: \"i\": both variables are called `i`; each must have its own name"),
        ("[1].all(1, x, true)", "refused: \"1\": the first argument of `all` is not a name; it must be a new name"),
        ("[1].filter(i, x, true)", "refused: \"filter\": `filter` takes 2 arguments, not 3"),
        ("[1].transformList(x, x)", "refused: \"transformList\": `transformList` takes 3 to 4 arguments, not 2"),
    ]);
}

#[test]
fn values_in_texts() {
    all_are(&[
        ("\"%s, %d, %.2f, %e\".format([\"a\", 7, 2.345, 1500.0])", "\"a, 7, 2.35, 1.500000e+03\""),
        ("\"%b %o %x %X %%\".format([5, 8, 255, 255])", "\"101 10 ff FF %\""),
        ("\"%x %b\".format([-255, true])", "\"-ff 1\""),
        ("\"%s\".format([[1, \"a\", {\"b\": true, \"a\": null}]])", "\"[1, a, {a: null, b: true}]\""),
        ("\"%s\".format([doc.environments])", "\"[test, production]\""),
        ("\"%s\".format([duration(\"90s\")]) + \"%s\".format([version(\"v1.0\")])", "\"90s1\""),
        ("\"%d\".format([1.5])", "undecided: \"\\\"%d\\\".format([1.5])\": `format` is not for a number with decimals"),
        ("\"%a\".format([1])", "refused: \"\\\"%a\\\"\": `%a` is not a place for a value in `format`"),
        ("\"%s %s\".format([1])", "refused: \"[1]\": the text has places for 2, the list has 1; there must be as many"),
        ("(\"%s\" + \" %s\").format([1] + [2])", "\"1 2\""),
        (
            "(\"%s\" + \" %s\").format([1] + [])",
            "undecided: \"(\\\"%s\\\" + \\\" %s\\\").format([1] + [])\": there is no position 1 among 1",
        ),
    ]);
}

#[test]
fn zones_are_names_or_offsets() {
    let at = |zone: &str| format!("timestamp(\"2026-12-08T23:30:00Z\").getHours(\"{zone}\")");
    // 23:30 in UTC is 00:30 one hour ahead, 01:30 two hours ahead, 14:00 nine and a half behind
    for (zone, expected) in [
        ("Europe/Oslo", "0"),
        ("+01:00", "0"),
        ("+02:00", "1"),
        ("02:00", "1"),
        ("-09:30", "14"),
        ("UTC", "23"),
        ("+1:00", "refused: \"\\\"+1:00\\\"\": there is no time zone `+1:00`"),
        ("+24:00", "refused: \"\\\"+24:00\\\"\": there is no time zone `+24:00`"),
        ("Europe/Olso", "refused: \"\\\"Europe/Olso\\\"\": there is no time zone `Europe/Olso`"),
    ] {
        assert_eq!(evaluate(&at(zone), CHANGE), expected, "{zone}");
    }
    all_are(&[
        (
            "now.getHours(\"+\" + \"01:00\")",
            // the clock of the tests is 2026-11-21T12:00:00Z
            "13",
        ),
        ("now.getHours(doc.title)", "undecided: \"now.getHours(doc.title)\": there is no time zone `A`"),
    ]);
}

#[test]
fn versions_compare_number_by_number() {
    all_are(&[
        ("version(\"1.10\") > version(\"1.9\") && version(\"1.0\") == version(\"v1\")", "true"),
        ("[\"1.10\", \"1.9\", \"1.2\"].map(x, version(x)).sort()", "[1.2, 1.9, 1.10]"),
        ("version(\"latest\")", "refused: \"\\\"latest\\\"\": `latest` is not a version, such as `1.10.2`"),
        ("version(doc.title)", "undecided: \"version(doc.title)\": `A` cannot be read as a version"),
        (
            "version(\"1.10\") > \"1.9\"",
            "refused: \"version(\\\"1.10\\\") > \\\"1.9\\\"\": a version is compared with a text; both must be versions",
        ),
    ]);
}

#[test]
fn sums_and_extremes() {
    all_are(&[
        ("[1, 2, 3].sum() + [].sum()", "6"),
        ("[1.5, 2.5].sum()", "4.0"),
        ("doc.environments.map(e, 1.5).filter(x, x > 2.0).sum()", "0.0"),
        ("[duration(\"1h\"), duration(\"30m\")].sum()", "5400s"),
        (
            "[\"a\"].sum()",
            "refused: \"[\\\"a\\\"]\": this is a list; it must be a list of numbers or durations of one type for `sum`",
        ),
        (
            "[1, 2.5].sum() > 3",
            "refused: \"[1, 2.5]\": this is a list; it must be a list of numbers or durations of one type for `sum`",
        ),
        ("[3, 7, 5].max() - [3, 7, 5].min()", "4"),
        ("[1, 2.5].max()", "2.5"),
        ("[\"b\", \"a\"].min()", "\"a\""),
        ("[now, now + duration(\"1h\")].max() - now", "3600s"),
        ("{\"low\": 1, \"high\": 2}[\"high\"] + {\"a\": 1}.a", "3"),
        ("[].max()", "undecided: \"[].max()\": `max` of nothing"),
        (
            "[1, \"a\"].min()",
            "refused: \"[1, \\\"a\\\"]\": this is a list; it must be a list of values that have an order for `min`",
        ),
    ]);
}

#[test]
fn what_is_written_is_told_from_what_is_by_default() {
    // the schema has `normal` as the class of a change that names none
    assert_eq!(evaluate("has(doc.class) && !written(doc.class)", CHANGE), "true");
    assert_eq!(evaluate("written(doc.class)", &format!("{CHANGE}class: normal\n")), "true");
    assert_eq!(evaluate("written(doc.daytime)", CHANGE), "false");
    assert_eq!(evaluate("written(doc.title) && !written(doc.plan.preparedBy)", CHANGE), "true");
    assert_eq!(
        evaluate("written(doc)", CHANGE),
        "refused: \"doc\": the argument of `written` is not a field; it must be one, such as `doc.title`"
    );
    assert!(evaluate("written(doc.titel)", CHANGE).starts_with("refused: \"titel\""));
}

#[test]
fn folders_are_those_of_a_glob() {
    all_are(&[
        ("folders(\"changes/*\")", "[\"changes/2026\"]"),
        ("\"registry\" in folders(\"*\")", "true"),
        ("folders(doc.title)", "refused: \"doc.title\": the pattern is computed; it must be written out as a text"),
        ("folders(\"a{b\")", "refused: \"\\\"a{b\\\"\": the pattern `a{b` cannot be read"),
    ]);
}

/// The place, the sentence and the advice for what is wrong.
fn advice(source: &str) -> String {
    let environment = environment(&["ChangeRequest"]);
    let problems = Expression::compile(source, &environment).expect_err(source);
    let told = problems.iter().map(|problem| {
        let help = problem.kind.help().map(|help| english(&help)).unwrap_or_default();
        format!("{}: {}: {help}", &source[problem.span.range()], english(&problem.kind.sentence()))
    });
    told.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_other_languages_write_is_told_as_cel_writes_it() {
    for (source, expected) in [
        ("doc.class = \"urgent\"", "=: `=` is not an operator of CEL: write `==`"),
        ("doc.affectsOperation and true", "and: `and` is not an operator of CEL: write `&&`"),
        ("(true OR false)", "OR: `OR` is not an operator of CEL: write `||`"),
        ("true & false", "&: `&` is not an operator of CEL: write `&&`"),
        ("not doc.affectsOperation", "not: `not` is not an operator of CEL: write `!`"),
        ("true && not doc.affectsOperation", "not: `not` is not an operator of CEL: write `!`"),
        ("not(true)", "not: there is no function `not`: write `!`"),
        ("len(doc.environments) > 1", "len: there is no function `len`: write `size`"),
        ("doc.environments.length() > 1", "length: a list has no function `length`: write `size`"),
        ("doc.title.upper()", "upper: a text has no function `upper`: write `upperAscii`"),
        ("True", "True: there is no name `True` here: write `true`"),
        ("class == \"urgent\"", "class: there is no name `class` here: write `doc.class`"),
        (
            "params.synced-within > duration(\"1h\")",
            "params.synced-within: the hyphen in `synced-within` is read as a minus: write `` params.`synced-within` ``",
        ),
        (
            "params.?synced-within.orValue(duration(\"1h\")) > duration(\"1h\")",
            "params.?synced-within: the hyphen in `synced-within` is read as a minus: write `` params.?`synced-within` ``",
        ),
        (
            "has(params.synced-within)",
            "params.synced-within: the hyphen in `synced-within` is read as a minus: write `` params.`synced-within` ``",
        ),
        (
            "!(params.synced-within in [duration(\"1h\")])",
            "params.synced-within: the hyphen in `synced-within` is read as a minus: write `` params.`synced-within` ``",
        ),
    ] {
        assert_eq!(advice(source), expected, "{source}");
    }
}

#[test]
fn a_subtraction_stays_one() {
    all_are(&[("doc.environments.map(size, size.size()-1).max()", "9"), ("[7].all(title, 7-2 == 5)", "true")]);
    assert!(evaluate("params.`synced-within` == duration(\"720h\")", CHANGE).contains("true"));
}

#[test]
fn what_a_condition_proves_may_be_selected() {
    let around = environment(&["ChangeRequest"]);
    let when = Expression::compile_boolean("has(doc.plan) && has(doc.daytime) || false", &around).unwrap();
    assert_eq!(when.proves(), []);
    let when = Expression::compile_boolean("kind != \"\" && has(doc.plan.preparedBy)", &around);
    assert!(when.is_err(), "`plan` need not be there");
    let when = Expression::compile_boolean("has(doc.daytime) && doc.title != \"\"", &around).unwrap();
    let source = "doc.daytime == false";
    let refused = Expression::compile(source, &around);
    let inner = Environment::within(Arc::new(around)).knowing(when.proves());
    assert!(Expression::compile(source, &inner).is_ok());
    assert!(refused.is_err());
    assert!(when.proves().iter().all(|known| known.is_of("doc") && !known.is_of("it")));
}

#[test]
fn a_name_with_a_point_proves_nothing_of_another_way() {
    let around = environment(&["ChangeRequest"]).with("m", Type::Any.clone());
    let map = Type::mapping("m", [("a", Type::mapping("a", [("b", Type::Integer.optional())]).optional())]);
    let around = around.with("m", map);
    assert!(Expression::compile("has(m.a) && has(m.a.b) && m.a.b == 1", &around).is_ok());
    assert!(Expression::compile("has(m.`a.b`) && m.a.b == 1", &around).is_err());
    assert!(Expression::compile("m[?\"a.b\"].hasValue() && m.a.b == 1", &around).is_err());
}

#[test]
fn every_example_of_the_documentation_is_true() {
    let document = sample("change-request");
    let tree = tree(&document);
    let root = tree.node(&tree.roots()[0]).unwrap();
    let form = kind("ChangeRequest");
    let change = TypedDocument::new(root, &form, oslo());
    let registry = [("Party", "party"), ("Person", "person"), ("Meeting", "meeting")];
    let trees: Vec<_> = registry.iter().map(|(name, file)| (kind(name), self::tree(&sample(file)))).collect();
    let seen: Vec<TypedDocument<'_>> = trees
        .iter()
        .map(|(form, tree)| TypedDocument::new(tree.node(&tree.roots()[0]).unwrap(), form, oslo()))
        .collect();
    let world = World {
        documents: vec![
            ("Party", "nhn", Value::document(&seen[0])),
            ("Person", "kari.nordmann", Value::document(&seen[1])),
        ],
        meetings: Vec::new(),
        asked: std::cell::RefCell::default(),
    };
    let environment = environment(&["ChangeRequest"])
        .with("it", Type::Text)
        .with("key", Type::Text)
        .with("id", Type::Text)
        .with("file", Type::mapping("file", ["folder", "name", "path"].map(|field| (field, Type::Text))));
    let mut failed = Vec::new();
    for one in reference() {
        let source = one.example;
        let expression = match Expression::compile_boolean(source, &environment) {
            Ok(expression) => expression,
            Err(problems) => {
                failed.push(format!("{}: {source}: {}", one.form, english(&problems[0].kind.sentence())));
                continue;
            }
        };
        let mut scope = Scope::new(&world);
        scope.bind("doc", Value::document(&change));
        scope.bind("base", Value::Null);
        scope.bind("service", Value::Null);
        scope.bind("kind", Value::from("ChangeRequest"));
        scope.bind("params", params());
        scope.bind("other", Value::document(&seen[2]));
        scope.bind("it", Value::from("test"));
        scope.bind("key", Value::from(""));
        scope.bind("id", Value::from(root.get("id").unwrap().text()));
        let file = [("folder", "changes/2026"), ("name", "a.yaml"), ("path", "changes/2026/a.yaml")];
        scope.bind("file", Value::record(file.map(|(key, text)| (key, Value::from(text)))));
        match expression.holds(&scope) {
            Ok(true) => {}
            found => failed.push(format!("{}: {source}: {found:?}", one.form)),
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

//! The evaluator: what CEL's specification says, and what policies say of documents.

use super::super::*;
use super::world::*;

/// A change with little in it.
const SMALL: &str = "kind: ChangeRequest\nid: C1\ntitle: Å\nservice: medusa\nstatus: proposed\ninitiator: nhn\n\
                     requester: kari.nordmann\npurpose: upgrade\nenvironments: [test, production]\nclass: ~\n";

fn is(source: &str, expected: &str) {
    assert_eq!(evaluate(source, SMALL), expected, "{source}");
}

#[test]
fn errors_are_absorbed_where_another_operand_decides() {
    let fails = "1 / (doc.title.size() - 1) > 0";
    is(&format!("{fails} || true"), "true");
    is(&format!("true || {fails}"), "true");
    is(&format!("{fails} && false"), "false");
    is(&format!("false && {fails}"), "false");
    for source in [format!("{fails} || false"), format!("{fails} && true"), format!("!({fails})")] {
        is(&source, "undecided: \"1 / (doc.title.size() - 1)\": a division by zero");
    }
    is("[0, 1, 2].exists(i, 2 / i == 2)", "true");
    is("[0, 4].exists(i, 2 / i == 2)", "undecided: \"2 / i\": a division by zero");
    is("[0, 1].all(i, 2 / i > 5)", "false");
    is("[0, 1].all(i, 2 / i > 1)", "undecided: \"2 / i\": a division by zero");
    is("[1, 0].exists_one(i, 2 / i == 2)", "undecided: \"2 / i\": a division by zero");
    is("true ? 1 : 1 / 0", "1");
}

#[test]
fn numbers_are_equal_across_types_and_never_wrap() {
    // a whole number is compared as the double that is nearest to it, as the specification's conformance tests have it
    is(
        "1 == 1.0 && 2 > 1.5 && 9007199254740993 == 9007199254740992.0 && 9007199254740994 > 9007199254740992.0",
        "true",
    );
    is("dyn(1) == dyn(\"1\")", "false");
    is("[1, 2] == [1.0, 2.0] && {\"a\": 1} == {\"a\": 1.0}", "true");
    is("9223372036854775807 + 1 > 0", "undecided: \"9223372036854775807 + 1\": the result of `+` is out of bounds");
    is("-9223372036854775808 < 0 && 7 / -2 == -3 && -7 % 3 == -1", "true");
    is("1 % 0 == 0", "undecided: \"1 % 0\": a division by zero");
    is("1.0 / 0.0 > 1.0", "true");
    is("0.0 / 0.0 == 0.0 / 0.0 || 0.0 / 0.0 < 1.0", "false");
    is("int(\"12\") + int(2.9) + int(\"x\")", "undecided: \"int(\\\"x\\\")\": `x` cannot be read as a whole number");
    is("string(12) + string(true) + string(1.5) + string(duration(\"90m\"))", "\"12true1.55400s\"");
    is("double(3) / 2.0", "1.5");
    // the part beyond the seconds, as the specification's conformance tests have it
    is("duration(\"123.321s\").getMilliseconds()", "321");
}

#[test]
fn optional_values_chain() {
    is("doc.?plan", "none");
    is("doc.?plan.?production.?start.hasValue()", "false");
    is("doc.?class", "some(\"normal\")");
    is("doc.?title.orValue(string(1 / 0))", "\"Å\"");
    is("doc.?plan.?preparedBy.or(optional.of(\"x\")).orValue(\"y\")", "\"x\"");
    is("doc.?title.optMap(t, t + t)", "some(\"ÅÅ\")");
    is("doc.?channel.optMap(t, t)", "refused: \"channel\": `ChangeRequest` has no field `channel`");
    is("doc.?plan.optMap(p, 1)", "none");
    is("optional.ofNonZeroValue(\"\")", "none");
    is("[?doc.?plan.?preparedBy, ?doc.?title, \"x\"]", "[\"Å\", \"x\"]");
    is("{\"a\": 1, ?\"b\": doc.?plan.?preparedBy}", "{a: 1}");
    is("[1, 2][?5]", "none");
    is("[1, 2][?1].orValue(0)", "2");
    is("base.?title", "none");
    is("has(base.title)", "false");
    is("doc.environments[5] == \"test\"", "undecided: \"doc.environments[5]\": there is no position 5 among 2");
}

#[test]
fn defaults_are_filled_in_nulls_dropped_and_the_phase_is_there() {
    is("doc.class", "\"normal\"");
    is("doc.size == \"major\" && doc.affectsOperation && has(doc.class)", "true");
    is("doc.phase", "\"open\"");
    is("\"phase\" in doc", "true");
    is("\"plan\" in doc", "false");
    let nulls = SMALL.to_owned() + "affects: [~, routines]\nplan: ~\n";
    assert_eq!(evaluate("doc.?affects.orValue([]).size()", &nulls), "1");
    assert_eq!(evaluate("doc.?affects.orValue([])[0]", &nulls), "\"routines\"");
    assert_eq!(evaluate("has(doc.plan)", &nulls), "false");
    let unknown = SMALL.replace("proposed", "propsed");
    assert_eq!(
        evaluate("doc.phase == \"open\"", &unknown),
        "undecided: \"doc.phase\": the status `propsed` of `C1` is none of those that there are"
    );
}

#[test]
fn times_are_read_by_their_format_and_a_date_is_its_whole_day() {
    let document = SMALL.to_owned()
        + "announcedAt: 2026-11-24T10:00+01:00\nplan: {test: {start: 2026-11-24, end: 2026-11-24T18:00}}\n\
           rollback: {maxDuration: P1DT2H30M}\n";
    let is = |source: &str, expected: &str| assert_eq!(evaluate(source, &document), expected, "{source}");
    is("doc.?announcedAt", "some(2026-11-24T09:00:00Z)");
    is("doc.?plan.?test.?start", "some(2026-11-24)");
    is("doc.?plan.?test.?end", "some(2026-11-24T17:00:00Z)");
    is("doc.?rollback.?maxDuration", "some(95400s)");
    is("doc.?plan.?test.?start.orValue(now) == doc.?announcedAt.orValue(now)", "true");
    is("doc.?plan.?test.?end.orValue(now) > doc.?plan.?test.?start.orValue(now)", "false");
    is("doc.?plan.?test.?start.orValue(now) - now == duration(\"59h\")", "true");
    is("doc.?announcedAt.orValue(now).getHours(\"Europe/Oslo\")", "10");
    is("doc.?announcedAt.orValue(now).getHours(\"Mars\")", "refused: \"\\\"Mars\\\"\": there is no time zone `Mars`");
    is("quarter(doc.?plan.?test.?start.orValue(now)) + month(now) + year(now)", "\"2026-Q42026-112026\"");
    is("periodStart(\"2026-Q4\") < now && periodEnd(\"2026-11\") > now && now < periodStart(\"2027\")", "true");
    is(
        "periodStart(\"2026-13\")",
        "undecided: \"periodStart(\\\"2026-13\\\")\": `2026-13` is no year, quarter or month",
    );
    is("latest([now, ?doc.?announcedAt, ?doc.?startedAt])", "2026-11-24T09:00:00Z");
    is("earliest([?doc.?startedAt])", "undecided: \"earliest([?doc.?startedAt])\": `earliest` of nothing");
}

#[test]
fn a_local_time_that_the_clock_skips_or_repeats_is_undecided() {
    let document = SMALL.to_owned() + "plan: {test: {start: 2026-03-29T02:30, end: 2026-10-25T02:30}}\n";
    assert_eq!(
        evaluate("doc.?plan.?test.?start.orValue(now) < now", &document),
        "undecided: \"doc.?plan.?test.?start\": `2026-03-29T02:30` does not exist: the clock skips it"
    );
    assert_eq!(
        evaluate("doc.?plan.?test.?end.orValue(now) < now", &document),
        "undecided: \"doc.?plan.?test.?end\": `2026-10-25T02:30` comes twice: write the offset"
    );
    let wrong = SMALL.to_owned() + "announcedAt: soon\n";
    assert_eq!(
        evaluate("doc.?announcedAt.orValue(now) < now", &wrong),
        "undecided: \"doc.?announcedAt\": `soon` is no time"
    );
}

#[test]
fn the_innermost_part_that_fails_is_named() {
    is(
        "string(doc.environments[1 + 1].size() + 2).size()",
        "undecided: \"doc.environments[1 + 1]\": there is no position 2 among 2",
    );
    is(
        "doc.environments.map(e, e.charAt(5 * 5))[0]",
        "undecided: \"e.charAt(5 * 5)\": there is no position 25 among 4",
    );
    is("dyn(doc.title).more.and.more", "undecided: \"dyn(doc.title).more\": `a field` is not for a text");
    is("params[doc.title].size()", "undecided: \"params[doc.title]\": there is no key `Å`");
}

#[test]
fn filled_asks_for_an_answer() {
    let with = |answer: &str| SMALL.to_owned() + &format!("rollback: {{procedure: {answer}}}\n");
    let filled = |document: &str| evaluate("filled(doc.rollback.procedure)", document);
    assert_eq!(filled(SMALL), "false");
    assert_eq!(filled(&with("T.B.D.")), "false");
    assert_eq!(filled(&with("ingen")), "true");
    assert_eq!(evaluate("filled(doc.environments) && !filled(doc.databases) && filled(\"ok\")", SMALL), "true");
}

#[test]
fn texts_and_lists_have_the_functions_of_their_extensions() {
    is("\"tacocat\".charAt(3) + \"abc\".charAt(3)", "\"o\"");
    is(
        "[\"hello mellow\".indexOf(\"ello\"), \"hello mellow\".indexOf(\"jello\"), \"hello mellow\".indexOf(\"ello\", 2)]",
        "[1, -1, 7]",
    );
    is(
        "[\"hello mellow\".lastIndexOf(\"ello\"), \"hello mellow\".lastIndexOf(\"ello\", 6), \"hello mellow\".lastIndexOf(\"\")]",
        "[7, 1, 12]",
    );
    is("[\"hello\", \"mellow\"].join(\" \") + [].join()", "\"hello mellow\"");
    is("\"TacoCåt\".lowerAscii() + \"TacoCåt\".upperAscii()", "\"tacocåtTACOCåT\"");
    is(
        "\"hello hello\".replace(\"he\", \"we\", 1) + \"hello hello\".replace(\"he\", \"we\")",
        "\"wello hellowello wello\"",
    );
    is(
        "\"hello hello hello\".split(\" \", 2) + \"ab\".split(\"\") + \"x\".split(\" \", 0)",
        "[\"hello\", \"hello hello\", \"a\", \"b\"]",
    );
    is("\"tåcocat\".substring(4) + \"tåcocat\".substring(0, 2)", "\"cattå\"");
    is("\"abc\".substring(2, 1)", "undecided: \"\\\"abc\\\".substring(2, 1)\": there is no position 2 among 1");
    is("\"  trim \".trim() + \"gums\".reverse()", "\"trimsmug\"");
    is(
        "[1, 2, 2, 1].distinct() + [3, 1, 2].sort() + [1, 2].reverse() + [1, 2, 3, 4].slice(1, 3)",
        "[1, 2, 1, 2, 3, 2, 1, 2, 3]",
    );
    is("[1, 2, 3].sum() + [4].sum()", "10");
    is("[duration(\"1h\"), duration(\"90m\")].sum() == duration(\"150m\")", "true");
    is("[].sum()", "0");
    is(
        "[1, 9223372036854775807].sum()",
        "undecided: \"[1, 9223372036854775807].sum()\": the result of `+` is out of bounds",
    );
    is("dyn([\"a\", \"b\"]).sum()", "undecided: \"dyn([\\\"a\\\", \\\"b\\\"]).sum()\": `sum` is not for a text");
    is("[[1], [2, [3]]].flatten()", "[1, 2, [3]]");
    is("[[1], [2, [3]]].flatten(2)", "[1, 2, 3]");
    is("[1, 2].first().orValue(0) + [1, 2].last().orValue(0)", "3");
    is("[doc.service].flatten()", "[\"medusa\"]");
    is("doc.environments.map(e, e.size())", "[4, 10]");
    is("doc.environments.filter(e, e != \"test\") + [\"x\"]", "[\"production\", \"x\"]");
    is("doc.environments.exists_one(e, e == \"test\") && !doc.environments.existsOne(e, true)", "true");
    is("{\"a\": 1, \"b\": 2}.exists(k, k == \"b\") && \"a\" in {\"a\": 1}", "true");
    is("{\"a\": 1, \"a\": 2}", "undecided: \"\\\"a\\\"\": the key `a` is there twice");
    is("\"Å\".size() + size([1, 2])", "3");
    is("\"abc\".matches(\"^a.c$\") && matches(\"abc\", \"b\")", "true");
}

#[test]
fn parameters_are_read_as_a_mapping() {
    is("\"production\" in params.environments && params[\"synced-within\"] > params.notice", "true");
    is("params.percent > 99 && params.scope == \"all\"", "true");
}

#[test]
fn the_registry_and_other_documents_are_the_hosts() {
    let person = tree("kind: Person\nid: kari.nordmann\ntitle: Kari\nparty: nhn\n");
    let meeting = tree(&sample("meeting"));
    let change = tree(SMALL);
    let node = |tree: &'static crate::yaml::Tree| tree.node(&tree.roots()[0]).unwrap();
    let [person, meeting, change] = [person, meeting, change].map(|tree| node(Box::leak(Box::new(tree))));
    let forms = ["Person", "Meeting", "ChangeRequest"].map(kind);
    let person = TypedDocument::new(person, &forms[0], oslo());
    let meeting = TypedDocument::new(meeting, &forms[1], oslo());
    let change = TypedDocument::new(change, &forms[2], oslo());
    let mut world = World::empty();
    world.documents.push(("Person", "kari.nordmann", Value::document(&person)));
    world.meetings.push(Value::document(&meeting));
    let mut environment = environment(&["ChangeRequest"]);
    let compile = |source: &str, environment: &Environment| Expression::compile(source, environment).unwrap();
    let requester = compile("person(doc.requester)", &environment);
    let broken = compile("1 / 0", &environment);
    let once = compile("doc.id + doc.id", &environment);
    let twice = compile("twice + twice", &environment.clone().with("twice", Type::Text));
    environment = environment.with("twice", Type::Text);
    environment = environment.with("requester", requester.result_type().clone()).with("broken", Type::Integer);
    let mut scope = Scope::new(&world);
    scope.bind("doc", Value::document(&change));
    scope.bind_let("requester", &requester);
    scope.bind_let("broken", &broken);
    // a name that is bound anew speaks of the one before it
    scope.bind_let("twice", &once);
    scope.bind_let("twice", &twice);
    let mut inner = scope.inner();
    inner.bind("other", Value::document(&meeting));
    let evaluate = |source: &str| {
        let expression: &'static Expression = Box::leak(Box::new(compile(source, &environment)));
        expression.evaluate(&inner).map_or_else(|undecided| undecided.to_string(), |value| show(&value))
    };
    assert_eq!(evaluate("requester.party + requester.title"), "\"nhnKari\"");
    assert_eq!(*world.asked.borrow(), ["Person/kari.nordmann"]);
    assert_eq!(evaluate("docs(\"Meeting\").exists(m, m.id == other.id)"), "true");
    assert_eq!(evaluate("person(\"nobody\").party"), "there is no `Person` `nobody`");
    assert_eq!(evaluate("broken + 1"), "`broken` has no value: a division by zero");
    assert_eq!(evaluate("isWorkingDay(now)"), "the policy names no calendar");
    assert_eq!(evaluate("isThere(\"docs/plan.md\")"), "false");
    assert_eq!(evaluate("isOpen(\"ordinary\", now)"), "false");
    assert_eq!(evaluate("twice.size()"), "8");
    assert_eq!(evaluate("hasRole(doc.requester, \"chair\") && announced(doc) == now"), "true");
    assert_eq!(evaluate("validOrganisationNumber(\"994598759\", \"NO\")"), "true");
    assert_eq!(evaluate("addWorkingDays(now, 2) - now"), "172800s");
    assert_eq!(evaluate("service.?title"), "`service` is not known here");
}

#[test]
fn an_interval_is_in_force_from_its_first_day_through_its_last() {
    let service = sample("service");
    let environment = Environment::new(kinds()).with_document(&[kind("Service")]);
    let source = "[inForce(doc, timestamp(\"2026-06-30T21:59:59Z\")), inForce(doc, timestamp(\"2026-06-30T22:00:00Z\")), \
                  inForce(doc, timestamp(\"2027-07-01T21:59:59Z\")), inForce(doc, timestamp(\"2027-07-01T22:00:00Z\"))]";
    let expression = Expression::compile(source, &environment).unwrap();
    let lines = service.lines().filter(|line| !line.starts_with("from:") && !line.starts_with("to:"));
    let text = lines.collect::<Vec<_>>().join("\n") + "\nfrom: 2026-07-01\nto: 2027-07-01\n";
    let tree = tree(&text);
    let form = kind("Service");
    let document = TypedDocument::new(tree.node(&tree.roots()[0]).unwrap(), &form, oslo());
    let world = World::empty();
    let mut scope = Scope::new(&world);
    scope.bind("doc", Value::document(&document));
    assert_eq!(show(&expression.evaluate(&scope).unwrap()), "[false, true, true, false]");
}

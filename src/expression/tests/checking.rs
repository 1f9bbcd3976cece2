//! The checker: each rule met and broken.

use std::sync::Arc;

use super::super::*;
use super::world::{english, environment};

/// The problems of an expression over documents of some kinds: the place, what is said, the nearest name.
fn problems(kinds: &[&str], source: &str) -> Vec<(String, String, Option<String>)> {
    match Expression::compile(source, &environment(kinds)) {
        Ok(_) => Vec::new(),
        Err(problems) => problems
            .into_iter()
            .map(|problem| {
                let place = source[problem.span.range()].to_owned();
                (place, english(&problem.kind.sentence()), problem.kind.nearest().map(str::to_owned))
            })
            .collect(),
    }
}

fn taken(source: &str) {
    assert_eq!(problems(&["ChangeRequest"], source), [], "{source}");
}

/// One problem: its place, a part of what is said, the nearest name.
fn refused(source: &str, place: &str, said: &str, nearest: Option<&str>) {
    let problems = problems(&["ChangeRequest"], source);
    let [(found_place, found_said, found_nearest)] = problems.as_slice() else {
        panic!("{source}: {problems:#?}");
    };
    assert_eq!(found_place, place, "{source}");
    assert!(found_said.contains(said), "{source}: {found_said}");
    assert_eq!(found_nearest.as_deref(), nearest, "{source}");
}

#[test]
fn names_and_fields_are_those_there_are() {
    taken(r#"doc.title != "" && kind == "ChangeRequest" && doc.phase in ["open", "decided"]"#);
    refused(r#"dco.title != """#, "dco", "there is no name `dco`", Some("doc"));
    refused(r#"doc.tilte != """#, "tilte", "`ChangeRequest` has no field `tilte`", Some("title"));
    refused(r#"doc.phsae == "open""#, "phsae", "has no field `phsae`", Some("phase"));
    refused("doc.?plan.?prodction.hasValue()", "prodction", "`ChangeRequest.plan` has no field", Some("production"));
    refused("has(doc.decsion)", "decsion", "has no field", Some("decision"));
    refused("siez(doc.title) > 1", "siez", "there is no function `siez`", Some("size"));
    refused("doc.title.startWith(\"a\")", "startWith", "has no function `startWith`", Some("startsWith"));
    refused("doc.environments.exist(e, true)", "exist", "a list has no function `exist`", Some("exists"));
    refused(r#"docs("Meting").size() > 0"#, "\"Meting\"", "there is no kind `Meting`", Some("Meeting"));
    refused("docs(kind).size() > 0", "kind", "it must be written out", None);
    refused("doc.?environments.orValue([]).all(e, f == e)", "f", "there is no name `f`", None);
    refused("params.notices > duration(\"1h\")", "notices", "`params` has no field `notices`", Some("notice"));
}

#[test]
fn a_field_that_one_kind_lacks_names_the_kind() {
    let both = ["ChangeRequest", "Maintenance"];
    assert_eq!(problems(&both, "doc.affectsOperation"), []);
    let found = problems(&both, "doc.purpose == \"upgrade\"");
    assert_eq!(found[0].0, "purpose");
    assert_eq!(found[0].1, "`Maintenance` has no field `purpose`, unlike `ChangeRequest`");
    let kind = Expression::compile("doc.purpose == \"upgrade\"", &environment(&both)).unwrap_err().remove(0).kind;
    assert_eq!(english(&kind.help().unwrap()), "narrow the part to those that have it, with `kinds: [ChangeRequest]`");
}

#[test]
fn plain_selection_is_only_for_what_is_certain() {
    taken(r#"doc.requester != "" && doc.class == "urgent" && doc.affectsOperation"#);
    refused("doc.databases.size() > 0", "doc.databases", "may be missing in", None);
    refused("doc.?plan.production.hasValue()", "doc.?plan.production", "may be missing in", None);
    taken("doc.?databases.orValue([]).size() > 0");
    let kind = Expression::compile("doc.plan.size() > 0", &environment(&["ChangeRequest"])).unwrap_err().remove(0).kind;
    assert_eq!(english(&kind.help().unwrap()), "write `doc.?plan.orValue(…)`, or ask `has(…) &&` before");
}

#[test]
fn a_guard_makes_it_certain() {
    for source in [
        "has(doc.databases) && doc.databases.size() > 0",
        "!has(doc.databases) || doc.databases.size() > 0",
        "has(doc.databases) ? doc.databases.size() > 0 : false",
        "!has(doc.databases) ? false : doc.databases.size() > 0",
        "!(!has(doc.databases) || doc.databases.size() == 0) && doc.databases.size() < 9",
        "doc.?plan.?production.hasValue() && has(doc.plan.production.start)",
        "doc.?plan.?production.?start.hasValue() && doc.plan.production.start < now",
        "filled(doc.rollback.procedure) && doc.rollback.procedure.size() > 3",
        r#"doc.?billing.?basis.orValue("") == "agreement" && filled(doc.billing.agreement)"#,
        "doc.?databases.orValue([]).all(d, has(d.region) && d.region != \"\")",
        "doc.?databases.orValue([]).filter(d, has(d.region)).all(d, d.region != \"\")",
        "doc.?databases.orValue([]).map(d, has(d.region), d.region).size() > 0",
        "doc.?daytime.orValue(false) && doc.daytime",
        "base != null && base.title != doc.title",
        "base == null || base.title != doc.title",
        "service != null && service.sensitiveData",
        "doc.?databases.hasValue() && doc.?databases.value().size() > 0",
        r#"doc["title"] != "" && has(doc.plan) && doc.plan.?test.hasValue()"#,
    ] {
        taken(source);
    }
    refused("has(doc.databases) || doc.databases.size() > 0", "doc.databases", "may be missing in", None);
    refused("doc.databases.size() > 0 && has(doc.databases)", "doc.databases", "may be missing in", None);
    refused("has(doc.databases) ? true : doc.databases.size() > 0", "doc.databases", "may be missing in", None);
    refused("base.title != doc.title", "base", "`base` may be `null`", None);
    refused("doc.?databases.value().size() > 0", "value", "may hold nothing", None);
    refused(
        "doc.?databases.orValue([]).exists(d, has(d.region)) && doc.?databases.orValue([]).all(d, d.region == \"x\")",
        "d.region",
        "may be missing in",
        None,
    );
    refused(
        r#"doc.?billing.?basis.orValue("agreement") == "agreement" && doc.billing.basis == "fixed""#,
        "doc.billing",
        "may be missing in",
        None,
    );
}

#[test]
fn times_and_durations_are_no_texts() {
    taken(r#"doc.?announcedAt.orValue(now) < timestamp("2026-12-08T00:00:00Z")"#);
    taken(r#"has(doc.announcedAt) && now - doc.announcedAt > duration("240h") && now + params.notice > now"#);
    refused(
        r#"doc.?announcedAt.orValue(now) < "2026-12-08""#,
        r#"doc.?announcedAt.orValue(now) < "2026-12-08""#,
        "a time is compared with a text",
        None,
    );
    refused(
        r#"has(doc.announcedAt) && doc.announcedAt == "2026-12-08""#,
        r#"doc.announcedAt == "2026-12-08""#,
        "a time is compared with a text",
        None,
    );
    refused(
        r#"params.notice >= "10 days""#,
        r#"params.notice >= "10 days""#,
        "a duration is compared with a text",
        None,
    );
    refused(r#"timestamp("2026-12-08") < now"#, "\"2026-12-08\"", "is not a time with its offset", None);
    refused(r#"duration("10 days") < params.notice"#, "\"10 days\"", "is not a duration", None);
    refused("now.getHours() > 7", "getHours", "lacks a time zone", None);
    taken(r#"now.getHours("Europe/Oslo") > 7 && params.notice.getHours() > 2"#);
    refused("now + now > now", "now + now", "`+` must not stand between a time and a time", None);
    refused("now > params.notice", "now > params.notice", "`>` must not stand between a time and a duration", None);
}

#[test]
fn words_are_those_of_the_schema() {
    taken(r#"doc.class == "urgent" && doc.status in ["draft", "proposed"] && "production" in doc.environments"#);
    refused(r#"doc.class == "urgnet""#, "\"urgnet\"", "is none of the values here: `normal`", Some("urgent"));
    refused(r#""urgnet" != doc.class"#, "\"urgnet\"", "is none of the values", Some("urgent"));
    refused(r#"doc.status in ["draft", "propsed"]"#, "\"propsed\"", "is none of the values", Some("proposed"));
    refused(r#""prodution" in doc.environments"#, "\"prodution\"", "is none of the values", Some("production"));
    refused(r#"kind == "Maintenance""#, "\"Maintenance\"", "is none of the values here: `ChangeRequest`", None);
    refused(r#"doc.phase == "close""#, "\"close\"", "is none of the values", Some("closed"));
    refused(r#"params.scope == "al""#, "\"al\"", "is none of the values", Some("all"));
    refused(
        r#"["test", "prduction"].all(e, e in doc.environments)"#,
        "e",
        "`prduction` is none of the values",
        Some("production"),
    );
    taken(r#"doc.?billing.?basis.orValue("") == "agreement" && doc.?billing.?basis.orValue("unknown") != "unknown""#);
    refused(
        r#"doc.?billing.?basis.orValue("") == "agrement""#,
        "\"agrement\"",
        "is none of the values",
        Some("agreement"),
    );
    refused(
        r#"doc.?billing.?basis.orValue("agrement") == "fixed""#,
        "\"agrement\"",
        "is none of the values",
        Some("agreement"),
    );
    refused("doc.class == doc.size", "doc.class == doc.size", "are never equal", None);
    taken(r#"doc.class + "-change" == doc.title"#);
}

#[test]
fn numbers_are_those_of_the_schema() {
    assert_eq!(problems(&["Incident"], "doc.priority == 1 || doc.priority in [3, 4] || doc.priority + 1 > 5"), []);
    assert_eq!(problems(&["Incident"], "doc.priority == 5")[0].1, "`5` is none of the values here: `1`, `2`, `3`, `4`");
    assert_eq!(problems(&["Incident"], "doc.priority in [4, 5]")[0].0, "5");
}

#[test]
fn operators_are_for_their_types() {
    taken("1 + 2 * 3 == 7 && 1.5 / 2.0 < 1 && -doc.title.size() < 0 && 7 % 2 == 1");
    refused("1 + 1.0 == 2.0", "1 + 1.0", "`+` must not stand between a whole number and a number with decimals", None);
    refused("doc.title + 1 == \"\"", "doc.title + 1", "`+` must not stand between a text and a whole number", None);
    refused("doc.title == 1", "doc.title == 1", "a text and a whole number are never equal", None);
    refused("doc.title < 1", "doc.title < 1", "`<` must not stand between a text and a whole number", None);
    refused("doc.title && true", "doc.title", "this is a text; it must be a boolean", None);
    refused("!doc.title", "doc.title", "it must be a boolean", None);
    refused("doc.title == null", "doc.title == null", "a text is never `null`", None);
    refused("doc.?plan && true", "doc.?plan", "it must be a boolean", None);
    refused("doc.?class == \"urgent\"", "doc.?class == \"urgent\"", "are never equal", None);
    refused(r#""medusa" in doc.service"#, r#""medusa" in doc.service"#, "`in` must not stand between", None);
    taken(r#""medusa" in [doc.service].flatten()"#);
    refused("doc.title.exists(t, true)", "doc.title", "it must be a list or a mapping for `exists`", None);
    refused("doc.title.name == \"\"", "name", "`doc.title` is a text, which has no fields", None);
    refused("[1, 2][\"a\"] == 1", "\"a\"", "it must be a whole number", None);
    refused("-doc.title == 1", "doc.title", "it must be a number", None);
}

#[test]
fn calls_have_their_arguments() {
    taken(
        "workingDays(now, now + params.notice) >= 2 && isWorkingDay(now) && isOpen(\"ordinary\", now) && month(now) == \"2026-11\"",
    );
    taken("hasRole(doc.requester, \"chair\") && person(doc.requester).party == \"nhn\"");
    taken(r#"doc.title.matches("^[A-Z]") && doc.title.replace("a", "b").split(" ").join("-") != """#);
    taken("latest([?doc.?announcedAt, ?doc.?startedAt]) < now && filled(doc.description)");
    refused("workingDays(now) > 1", "workingDays", "takes 2 arguments, not 1", None);
    refused("hasRole(doc.requester)", "hasRole", "takes 2 to 3 arguments, not 1", None);
    refused("workingDays(now, 3) > 1", "3", "argument 2 of `workingDays` is a whole number; it must be a time", None);
    refused("doc.title.startsWith(1)", "1", "argument 1 of `startsWith` is a whole number", None);
    refused("doc.environments.all(e)", "all", "takes 2 to 3 arguments, not 1", None);
    refused("doc.environments.all(doc.title, true)", "doc.title", "it must be a new name", None);
    refused("has(doc)", "doc", "is not a field; it must be one", None);
    refused("has(doc.title, 1)", "has", "takes 1 argument, not 2", None);
    refused("doc.title.matches(doc.title)", "doc.title", "it must be written out", None);
    refused(r#"doc.title.matches("(")"#, "\"(\"", "unclosed group", None);
    refused("inForce(doc, now)", "doc", "has no field `from`", None);
    refused("optional.off(1).hasValue()", "off", "has no function", Some("of"));
    refused("lookup(\"Body\", 3).title == \"\"", "3", "argument 2 of `lookup`", None);
}

#[test]
fn results_have_types() {
    let environment = environment(&["ChangeRequest"]);
    let of = |source: &str| Expression::compile(source, &environment).unwrap().result_type().clone();
    assert_eq!(of("doc.title"), Type::Text);
    assert_eq!(of("doc.?announcedAt"), Type::Time.optional());
    assert_eq!(of("doc.?databases.orValue([]).map(d, d.?name.orValue(\"\"))"), Type::list(Type::Text));
    assert_eq!(of("doc.?plan.?production.?start.orValue(now) - now"), Type::Duration);
    assert_eq!(of("[1, 2].first().orValue(0)"), Type::Integer);
    let problems = Expression::compile_boolean("doc.title", &environment).unwrap_err();
    assert_eq!(english(&problems[0].kind.sentence()), "this is a text; it must be a boolean");
    assert!(Expression::compile_boolean("doc.affectsOperation", &environment).is_ok());
}

#[test]
fn every_mistake_is_told_at_once_in_order() {
    let found = problems(&["ChangeRequest"], r#"doc.tilte == "x" && nwo > now && doc.clas == "y""#);
    let places: Vec<&str> = found.iter().map(|(place, ..)| place.as_str()).collect();
    assert_eq!(places, ["tilte", "nwo", "clas"]);
}

#[test]
fn syntax_is_that_of_cel() {
    refused("", "", "the expression ends where a value must stand", None);
    refused(".true", "true", "`true` stands where a name must stand", None);
    refused("1 +", "", "the expression ends", None);
    refused("(1 == 1", "(", "this bracket is never closed; it must be closed by `)`", None);
    refused("1 == 1)", ")", "`)` closes nothing", None);
    refused("1 = 1", "=", "`=` is not an operator of CEL", None);
    refused("1 == #1", "#", "`#` has no meaning here", None);
    refused("doc.title == \"abc", "\"abc", "no closing quotation mark", None);
    refused(r#"doc.title == "\q""#, r"\q", "is not a known escape", None);
    refused("99999999999999999999 > 1", "99999999999999999999", "is not a number of 64 bits", None);
    refused("1 == 1 2", "2", "`2` stands where an operator or the end must stand", None);
    refused("for == 1", "for", "is a reserved word", None);
    refused("b\"a\" == b\"b\"", "b", "bytes of CEL must not be used", None);
    refused("1u == 1u", "1u", "unsigned numbers of CEL", None);
    refused("doc{} == 1", "{", "messages of CEL", None);
    taken("doc.?contacts.orValue([]).all(c, \"testing\" in c.for) // reserved words may be fields");
    taken("doc.`title` == 'a' + \"b\" + r'\\d' + '''c\nd''' && -1 < 0x1F && .5 < 1e3");
}

/// What a schema asks for is there, also where it says nothing else of it, and in mappings whose keys are free.
#[test]
fn required_keys_are_there_without_a_description() {
    let schema = serde_json::json!({
        "type": "object",
        "required": ["free", "bare", "own"],
        "properties": {
            "free": {"type": "object", "additionalProperties": {"type": "object", "required": ["x"]}},
            "bare": {"type": "object", "required": ["x"]},
            "both": {
                "type": "object",
                "required": ["a"],
                "properties": {"a": {"type": "string"}, "b": {"type": "string"}},
                "allOf": [{"required": ["b"]}],
            },
        },
    });
    let mut library = crate::kind::Library::default();
    library.insert("https://e.example/thing", schema);
    let schema = crate::kind::Schema::new("https://e.example/thing", &Arc::new(library), crate::kind::Formats::Ignore);
    let form = Form::of_kind("Thing", Some(&Arc::new(schema)));
    let around = Environment::new(Vec::new()).with_document(&[form]);
    for (source, is_certain) in [
        ("doc.free.all(k, doc.free[k].x == 1)", true),
        ("doc.free.all(k, v, v.x == 1)", true),
        ("doc.free.all(k, v, v.y == 1)", false),
        ("doc.free.k.x == 1", false),
        ("has(doc.free.k) && doc.free.k.x == 1", true),
        ("doc.bare.x == 1", true),
        ("doc.bare.y == 1", false),
        ("doc.own == 1", true),
        ("has(doc.both) && doc.both.a == doc.both.b", true),
    ] {
        assert_eq!(Expression::compile(source, &around).is_ok(), is_certain, "{source}");
    }
}

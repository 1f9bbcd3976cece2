//! What parts of policies may say beside their checks: `each` over a list, `fix`, `not`, kinds of the policy, days from
//! which rules meet documents; named steps in an order, placeholders, references by templates, parameters that
//! vedtak.yaml sets.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::Project;
use serde_json::Value;

const SCHEMA: &str = r#"{
  "type": "object",
  "properties": {
    "id": {"type": "string"},
    "title": {"type": "string", "title": "title"},
    "owner": {"type": "string", "title": "owner"},
    "region": {"type": "string"},
    "seen": {"type": "integer"},
    "plan": {"type": "object", "properties": {"start": {"type": "string"}, "end": {"type": "string"}}},
    "start": {"type": "string", "format": "vedtak-time"},
    "basis": {"type": "string", "enum": ["hourly", "fixed"]},
    "billing": {"type": "object", "properties": {"basis": {"type": "string"}, "by": {"type": "string"}}},
    "input": {"type": "array", "items": {"type": "object", "properties": {"region": {"type": "string"}, "at": {"type": "string"}}}},
    "steps": {"type": "array", "title": "steps", "items": {"type": "object", "properties": {
      "name": {"type": "string", "enum": ["a", "b", "c", "d", "e", "f"]},
      "to": {"type": "string"},
      "at": {"type": "string", "format": "vedtak-time", "title": "time"}}}}
  }
}"#;

const POLICY: &str = "kind: Policy
id: own
title: Own
calendar: \"NO\"
parameters:
  regions: {type: list, value: [vest, nord], stricter: superset}
  placeholders: {type: list, value: [Ikke klart]}
  limit: {type: number, value: 5, stricter: down}
  basis: {type: text, value: hourly}
  ladder: {type: list, value: [a, b, c]}
rules:
  OWN-1: {title: The rule, kinds: [Kep], check: ";

const CONFIG: &str =
    "language: en\ntimezone: Europe/Oslo\ndocuments: [{paths: [keps/], kind: Kep, schema: kep.json}]\n";

fn files(check: &str, document: &str) -> [(&'static str, String); 5] {
    [
        ("vedtak.yaml", CONFIG.to_owned()),
        ("policies/own.yaml", format!("{POLICY}{check}}}\n")),
        ("kep.json", SCHEMA.to_owned()),
        ("keps/1.yaml", format!("id: one\n{document}")),
        ("registry/all.yaml", "{kind: Party, id: vest-hf, title: Helse Vest, type: region}\n".to_owned()),
    ]
}

const NOW: [&str; 2] = ["--now", "2026-11-26T12:00:00+01:00"];

/// The findings of the rule.
fn found(project: &Project, language: &str) -> Vec<Value> {
    let answer = project.run(&[&["check", "--format", "json", "--lang", language], &NOW[..]].concat());
    assert_ne!(answer.status, 2, "{}", answer.err);
    let report = answer.json();
    report["findings"].as_array().unwrap().iter().filter(|found| found["rule"] == "OWN-1").cloned().collect()
}

fn told(check: &str, document: &str, language: &str) -> Vec<String> {
    let found = found(&Project::of(files(check, document)), language);
    found.iter().map(|found| found["message"].as_str().unwrap().to_owned()).collect()
}

fn says(check: &str, document: &str) -> Vec<String> {
    told(check, document, "en")
}

/// What is said of a policy that is refused.
fn refused(policy: &str) -> String {
    let project = Project::of(files("", "")).with("policies/own.yaml", policy);
    let answer = project.check(&["--format", "concise"]);
    assert_eq!(answer.status, 2, "{policy}: {}", answer.out);
    answer.err
}

fn refused_check(check: &str) -> String {
    refused(&format!("{POLICY}{check}}}\n"))
}

fn steps(names: &str) -> String {
    let items = names.split_whitespace().map(|name| match name.split_once('@') {
        // A letter, and the day of October on which it came, or a time.
        Some((name, time)) if time.contains('-') => format!("{{name: {name}, at: {time}}}"),
        Some((name, day)) => format!("{{name: {name}, at: 2026-10-{day:0>2}T12:00:00+02:00}}"),
        None => format!("{{name: {name}}}"),
    });
    format!("steps: [{}]\n", items.collect::<Vec<_>>().join(", "))
}

#[test]
fn named_steps_come_in_their_order() {
    let any = "{sequence: {values: 'steps[].name', order: [a, b, [c, d], e]}}";
    for names in ["a b c d e", "a b d c e", "a a b", "b e", "a e", "c d c", "", "e"] {
        assert_eq!(says(any, &steps(names)), [""; 0], "{names}");
    }
    assert_eq!(says(any, "title: none\n"), [""; 0]);
    assert_eq!(says(any, &steps("b a")), ["`a` comes after `b`; it must come before"]);
    assert_eq!(says(any, &steps("a e c b")).len(), 2);
    assert_eq!(says(any, &steps("a f")), ["`f` is none of the steps; it must be `a`, `b`, `c` or 2 more"]);

    // The schema lists no values of this field.
    let free = "{sequence: {values: 'steps[].to', order: [test, production]}}";
    assert_eq!(says(free, "steps: [{to: test}, {to: production}]\n"), [""; 0]);
    let back = says(free, "steps: [{to: production}, {to: test}]\n");
    assert_eq!(back, ["`test` comes after `production`; it must come before"]);

    let first = "{sequence: {values: 'steps[].name', order: [a, b, [c, d], e], start: required}}";
    assert_eq!(says(first, &steps("a e")), [""; 0]);
    assert_eq!(says(first, &steps("b e")), ["`b` comes first; `a` must come before it"]);
    assert_eq!(says(first, "title: none\n"), ["cannot be judged: `name` in `steps` is missing"]);

    let whole = "{sequence: {values: 'steps[].name', order: [a, b, [c, d], e], skip: false}}";
    // One of those that come in any order is enough.
    for names in ["a b c e", "b d e", "e", "a b c d e"] {
        assert_eq!(says(whole, &steps(names)), [""; 0], "{names}");
    }
    assert_eq!(says(whole, &steps("a c")), ["`c` follows `a` at once; `b` must come between"]);
    assert_eq!(says(whole, &steps("a e")), ["`e` follows `a` at once; `b` and `c` or `d` must come between"]);

    let some = "{sequence: {values: 'steps[].name', order: [a, b, [c, d], e], skip: [b]}}";
    assert_eq!(says(some, &steps("a c e")), [""; 0]);
    assert_eq!(says(some, &steps("a e")), ["`e` follows `a` at once; `c` or `d` must come between"]);

    let ladder = "{sequence: {values: 'steps[].name', order: $ladder, step: one}}";
    assert_eq!(says(ladder, &steps("a b b c")), [""; 0]);
    assert_eq!(says(ladder, &steps("a c")).len(), 1);
    assert_eq!(says("{sequence: {values: 'steps[].name', order: $ladder, step: any}}", &steps("a c")), [""; 0]);
}

#[test]
fn times_give_the_order_of_steps() {
    let check = "{sequence: {values: 'steps[].name', at: 'steps[].at', order: [a, b, c], skip: false}}";
    // What has no time has not come; equal times may be in either order.
    for names in ["b@2 a@1", "a@1 c b@2", "c@3 b@3 a@3", "c", "a@1 b@2 c@3"] {
        assert_eq!(says(check, &steps(names)), [""; 0], "{names}");
    }
    assert_eq!(says(check, &steps("a@2 b@1")), ["`a` comes after `b`; it had to come before"]);
    assert_eq!(says(check, &steps("a@1 b c@3")), ["`c` follows `a` at once; `b` had to come between"]);
    let undecided = says(check, "steps: [{name: a, at: never}, {name: b, at: 2026-10-01T12:00:00+02:00}]\n");
    assert!(undecided[0].starts_with("cannot be judged"), "{undecided:?}");
}

/// A day does not say when on it: it comes neither before nor after a moment of that day.
#[test]
fn a_day_and_a_moment_of_it_have_no_order() {
    let any = "{sequence: {values: 'steps[].name', at: 'steps[].at', order: [a, b, c]}}";
    let whole =
        "{sequence: {values: 'steps[].name', at: 'steps[].at', order: [a, b, c], skip: false, start: required}}";
    for names in [
        // On the day itself, in any order of the list; also where the day's first and last moment is meant.
        "a@2026-10-02T12:00+02:00 b@2026-10-02",
        "a@2026-10-02 b@2026-10-02T12:00+02:00",
        "b@2026-10-02 a@2026-10-02T23:59+02:00",
        "b@2026-10-02T00:00+02:00 a@2026-10-02",
        "b@2026-10-02 a@2026-10-02T12:00",
        // The day may lie between two moments, or two days around one.
        "a@2026-10-02T08:00+02:00 b@2026-10-02 c@2026-10-02T12:00+02:00",
        "a@2026-10-02 b@2026-10-02T12:00+02:00 c@2026-10-02",
        "c@2026-10-02 b@2026-10-02 a@2026-10-02T12:00+02:00",
        "c@2026-10-02T12:00+02:00 a@2026-10-02 b@2026-10-02",
        // And on the days around.
        "a@2026-10-01T23:59+02:00 b@2026-10-02 c@2026-10-03T00:00+02:00",
        "a@2026-10-01 b@2026-10-02 c@2026-10-03",
        "a@2026-10-01 b@2026-10-01T10:00+02:00 b@2026-10-02 c@2026-10-02T10:00+02:00",
    ] {
        assert_eq!(says(any, &steps(names)), [""; 0], "{names}");
        if names.contains("c@") {
            assert_eq!(says(whole, &steps(names)), [""; 0], "{names}");
        }
    }
    for (names, says_so) in [
        ("a@2026-10-03T00:00+02:00 b@2026-10-02", "`a` comes after `b`; it had to come before"),
        ("a@2026-10-02 b@2026-10-01T23:59+02:00", "`a` comes after `b`; it had to come before"),
        ("a@2026-10-03 b@2026-10-02", "`a` comes after `b`; it had to come before"),
        // The moments have an order, whatever the day between them says.
        (
            "b@2026-10-02T12:00+02:00 a@2026-10-02T13:00+02:00 b@2026-10-02",
            "`a` comes after `b`; it had to come before",
        ),
    ] {
        assert_eq!(says(any, &steps(names)), [says_so], "{names}");
    }
    assert_eq!(
        says(whole, &steps("a@2026-10-02 c@2026-10-02T12:00+02:00 b@2026-10-03")).len(),
        2,
        "`c` left `b` out, which comes after it"
    );
}

/// Twice as many steps take about twice as long: with ten thousand in the list and as many in the order, what looked at all
/// others for each would take minutes.
#[test]
fn many_steps_are_judged_soon() {
    let count = 10_000;
    let names: Vec<String> = (0..count).map(|number| format!("s{number}")).collect();
    let items: Vec<String> =
        (0..count).map(|number| format!("  - {{to: s{number}, at: 2026-10-02T12:00:00+02:00}}\n")).collect();
    let check =
        format!("{{sequence: {{values: 'steps[].to', at: 'steps[].at', order: [{}], skip: false}}}}", names.join(", "));
    let began = std::time::Instant::now();
    assert_eq!(says(&check, &format!("steps:\n{}", items.concat())), [""; 0]);
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}

#[test]
fn steps_are_told_in_each_language() {
    let check = "{sequence: {values: 'steps[].name', order: [a, b], start: required}}";
    assert_eq!(told(check, &steps("b"), "nb"), ["`b` kommer først; `a` må komme før det"]);
    assert_eq!(told(check, &steps("b"), "sv"), ["`b` kommer först; `a` ska komma före det"]);
}

#[test]
fn mistakes_in_an_order_are_refused() {
    for (arguments, parts) in [
        ("values: 'steps[].name'", &["order"][..]),
        ("values: title, order: [a]", &["one value"]),
        ("values: 'steps[].nam', order: [a]", &["`nam`", "`name`"]),
        ("values: 'steps[].name', at: start, order: [a]", &["same elements"]),
        ("values: 'steps[].name', order: [a, aa]", &["`aa`"]),
        ("values: 'steps[].name', order: [a, b, a]", &["`a` is in the order twice"]),
        ("values: 'steps[].name', order: [a, b], skip: [c]", &["there is no step `c`"]),
        ("values: 'steps[].name', order: $lader", &["`lader`", "`ladder`"]),
        ("values: 'steps[].name', order: [a], step: two", &["`two`"]),
        ("values: 'steps[].name', order: [a], strat: required", &["`strat`", "`start`"]),
    ] {
        let error = refused_check(&format!("{{sequence: {{{arguments}}}}}"));
        for part in parts {
            assert!(error.contains(part) && error.contains("policies/own.yaml:12:"), "{arguments}: {part}\n{error}");
        }
    }
}

#[test]
fn placeholders_say_nothing_unless_they_are_allowed() {
    assert_eq!(says("{require: [owner]}", "owner: TBD\n"), ["owner (`owner`) says only `TBD`; it must be filled in"]);
    assert_eq!(
        told("{require: [owner]}", "owner: TBD\n", "nb"),
        ["i owner (`owner`) står det bare `TBD`; feltet må fylles ut"]
    );
    assert_eq!(
        told("{require: [owner]}", "owner: TBD\n", "sv"),
        ["i owner (`owner`) står det bara `TBD`; fältet ska fyllas i"]
    );
    for (owners, written) in [("[TBD]", "`TBD`"), ("[TBD, todo, TBD]", "`TBD` and `todo`")] {
        assert_eq!(
            says("{require: [owner]}", &format!("owner: {owners}\n")),
            [format!("owner (`owner`) says only {written}; it must be filled in")]
        );
    }
    // What stands there is not said to be missing.
    assert_eq!(
        says("{require: [owner, title]}", "owner: TBD\n"),
        ["owner (`owner`) and title (`title`) are missing or say nothing, such as `TBD`; must be filled in"]
    );
    let allow = "{require: {paths: [owner], placeholders: allow}}";
    assert_eq!(says(allow, "owner: TBD\n"), [""; 0]);
    assert_eq!(says(allow, "owner: '…'\n"), [""; 0]);
    for document in ["title: x\n", "owner: ''\n", "owner: ' '\n", "owner: null\n"] {
        assert_eq!(says(allow, document).len(), 1, "{document}");
    }
    let also = "{require: {paths: [owner], placeholders: $placeholders}}";
    assert_eq!(
        says(also, "owner: 'ikke  klart.'\n"),
        ["owner (`owner`) says only `ikke  klart.`; it must be filled in"]
    );
    assert_eq!(says(also, "owner: TBD\n").len(), 1);
    assert_eq!(says(also, "owner: klart\n"), [""; 0]);
    for (value, part) in [("alow", "`allow`"), ("$placeholder", "`placeholders`"), ("$basis", "list")] {
        let error = refused_check(&format!("{{require: {{paths: [owner], placeholders: {value}}}}}"));
        assert!(error.contains(part), "{value}: {error}");
    }
}

/// docs/placeholders.md lists the words that say nothing, all of them and no others.
#[test]
fn the_words_that_say_nothing_are_documented() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/placeholders.md")).unwrap();
    let rows =
        page.lines().filter(|line| ["| English", "| Norwegian", "| Swedish"].iter().any(|row| line.starts_with(row)));
    let words = rows.flat_map(|row| row.split('`').skip(1).step_by(2)).map(vedtak::expression::fold);
    let documented: std::collections::BTreeSet<String> = words.collect();
    let known = vedtak::expression::PLACEHOLDERS.iter().map(|word| (*word).to_owned()).collect();
    assert_eq!(documented, known);
}

#[test]
fn each_of_a_list_is_judged() {
    let check = "{each: $regions, assert: 'doc.?input.orValue([]).exists(r, r.?region.orValue(\"\") == it)', message: {en: '{{ it }} has no input'}}";
    assert_eq!(says(check, "input: [{region: vest}, {region: nord}]\n"), [""; 0]);
    assert_eq!(says(check, "input: [{region: vest}]\n"), ["`nord` has no input"]);
    assert_eq!(says(check, "title: none\n").len(), 2);
    // On every check, with `it` as an argument; from a `let` too.
    let reference = "{each: $regions, reference: {value: '{{ it }}-hf', kind: Party}}";
    assert_eq!(says(reference, "").len(), 1, "there is vest-hf and no nord-hf");
    let named = "{let: {wanted: '[\"vest\", \"sor\"]'}, all: [{each: $wanted, reference: {value: it, kind: Party}}]}";
    assert_eq!(says(named, "").len(), 2);
    let nothing =
        "{let: {wanted: '[string(1 / (size(doc.?id.orValue(\"\")) - 3))]'}, all: [{each: $wanted, require: [title]}]}";
    assert!(says(nothing, "")[0].starts_with("cannot be judged"));
    for (check, part) in [
        ("{each: $region, require: [title]}", "`regions`"),
        ("{each: $basis, require: [title]}", "list"),
        ("{each: title, require: [title]}", "one value"),
        ("{each: $regions, require: [it.region]}", "`it`"),
    ] {
        let error = refused_check(check);
        assert!(error.contains(part), "{check}: {error}");
    }
}

/// An alternative whose condition no element meets has not been met by anything.
#[test]
fn an_alternative_that_meets_no_element_does_not_hold() {
    let any = |when: &str| {
        format!(
            "{{any: [{{each: 'input[]', when: 'it.?region.orValue(\"\") == \"{when}\"', require: [it.region]}}, {{require: [owner]}}]}}"
        )
    };
    assert_eq!(says(&any("vest"), "input: [{region: vest}]\n"), [""; 0]);
    assert_eq!(says(&any("nord"), "input: [{region: vest}]\n").len(), 1);
    assert_eq!(says(&any("nord"), "input: [{region: vest}]\nowner: kari\n"), [""; 0]);
    // Nor is it a consent.
    let overlap = "{overlap: {interval: plan, with: {interval: plan}, unless: {each: 'input[]', when: 'it.?region.orValue(\"\") == \"nord\"', require: [it.region]}}}";
    let project = |region: &str| {
        let two = |id: &str| {
            format!(
                "id: {id}\nplan: {{start: 2026-12-01T10:00, end: 2026-12-01T12:00}}\ninput: [{{region: {region}}}]\n"
            )
        };
        Project::of(files(overlap, "")).with("keps/1.yaml", two("one")).with("keps/2.yaml", two("two"))
    };
    assert_eq!(found(&project("nord"), "en"), [] as [Value; 0]);
    assert!(!found(&project("vest"), "en").is_empty());
}

#[test]
fn a_reference_may_be_a_template() {
    let check = "{reference: {value: '{{ region }}-hf', kind: Party}}";
    assert_eq!(says(check, "region: vest\n"), [""; 0]);
    assert_eq!(says(check, "region: nord\n").len(), 1);
    // Without what it is made of there is nothing to look up.
    assert_eq!(says("{reference: {value: '{{ region }}-hf', kind: Party}, missing: fail}", "title: x\n").len(), 1);
    let named = "{let: {part: '\"vest\"'}, reference: {value: '{{ part }}-hf', kind: Party}}";
    assert_eq!(says(named, ""), [""; 0]);
    let nothing = "{let: {part: 'string(1 / (size(doc.?id.orValue(\"\")) - 3))'}, reference: {value: '{{ part }}-hf', kind: Party}}";
    assert!(says(nothing, "")[0].starts_with("cannot be judged"));
    for (value, part) in
        [("{{ regon }}-hf", "`regon`"), ("{{ region -hf", "`}}`"), ("{{ input[].region }}-hf", "several values")]
    {
        let error = refused_check(&format!("{{reference: {{value: '{value}', kind: Party}}}}"));
        assert!(error.contains(part), "{value}: {error}");
    }
}

#[test]
fn the_opposite_of_what_is_not_decided_is_not_decided() {
    let not = |inner: &str, document: &str| says(&format!("{{not: {{{inner}}}}}"), document);
    assert_eq!(not("require: [owner]", "title: x\n"), [""; 0]);
    assert_eq!(not("require: [owner]", "owner: kari\n"), ["not met: The rule"]);
    // What does not apply is left out, and so is what there is none of.
    assert_eq!(not("when: 'false', require: [owner]", "owner: kari\n"), [""; 0]);
    // A subject that is missing cannot be judged, one way or the other.
    let window = "notice: {before: start, atLeast: 3 days, from: owner}";
    assert!(not(window, "title: x\n")[0].starts_with("cannot be judged"));
    assert_eq!(says(&format!("{{not: {{{window}}}, missing: pass}}"), "title: x\n"), [""; 0]);
    assert!(
        not("assert: '1 / (size(doc.?id.orValue(\"\")) - 3) == 1'", "title: x\n")[0].starts_with("cannot be judged")
    );
    // It has a message of its own, which tells no facts of what is inside.
    let own = "{not: {require: [owner]}, message: {en: 'nobody must own this; {{ must }} be free'}}";
    assert_eq!(says(own, "owner: kari\n"), ["nobody must own this; must be free"]);
    let error = refused_check("{not: {require: [owner]}, message: {en: '{{ missing }}'}}");
    assert!(error.contains("`missing`"), "{error}");
}

#[test]
fn a_policy_offers_a_fix() {
    let fixes = |check: &str, document: &str| {
        let found = found(&Project::of(files(check, document)), "en");
        found[0]["fixes"].clone()
    };
    let check = "{assert: 'doc.?basis.orValue(\"\") == \"hourly\"', fix: {set: basis, to: $basis, safe: true}}";
    let fix = &fixes(check, "title: x\nbasis: fixed\n")[0];
    assert_eq!((fix["title"].as_str(), &fix["safe"]), (Some("set `basis` to `hourly`"), &Value::Bool(true)), "{fix}");
    // Applied, it makes the finding go away, wherever the value is to stand.
    for (check, document, fixed) in [
        (check, "title: x\nbasis: fixed # so far\n", "title: x\nbasis: hourly # so far\n"),
        (check, "title: x\n", "basis: hourly\ntitle: x\n"),
        (check, "title: x\nbasis:\n", "title: x\nbasis: hourly\n"),
        (
            "{require: [billing.by], fix: {set: billing.by, to: \"NO\"}}",
            "billing:\n  basis: a\n",
            "billing:\n  by: \"NO\"\n  basis: a\n",
        ),
        (
            "{require: [billing.by], fix: {set: billing.by, to: 'a b'}}",
            "billing: {basis: a}\n",
            "billing: {by: a b, basis: a}\n",
        ),
        (
            "{require: [billing.by], fix: {set: billing.by, to: 'a, b: c'}}",
            "billing: {basis: a}\n",
            "billing: {by: \"a, b: c\", basis: a}\n",
        ),
        ("{require: [seen], fix: {set: seen, to: 3}}", "title: x\n", "seen: 3\ntitle: x\n"),
    ] {
        let edits = &fixes(check, document)[0]["edits"];
        let edit = &edits[0];
        let text = format!("id: one\n{document}");
        let offset = |place: &Value| {
            let line = usize::try_from(place["line"].as_u64().unwrap()).unwrap() - 1;
            let column = usize::try_from(place["column"].as_u64().unwrap()).unwrap() - 1;
            text.split_inclusive('\n').take(line).map(str::len).sum::<usize>() + column
        };
        let (start, end) = (offset(&edit["start"]), offset(&edit["end"]));
        let after = format!("{}{}{}", &text[..start], edit["text"].as_str().unwrap(), &text[end..]);
        assert_eq!(after, format!("id: one\n{fixed}"), "{check}: {edits}");
        assert_eq!(says(check, fixed), [""; 0]);
    }
    for (check, part) in [
        ("{assert: 'true', fix: {set: basi, to: x}}", "`basis`"),
        ("{assert: 'true', fix: {set: 'input[].at', to: x}}", "one field"),
        ("{assert: 'true', fix: {set: basis}}", "fix.to`"),
        ("{forbid: [basis], fix: {set: basis, to: x}}", "`assert`"),
        ("{assert: 'true', fix: {set: basis, to: $basi}}", "`basis`"),
    ] {
        let error = refused_check(check);
        assert!(error.contains(part), "{check}: {error}");
    }
}

#[test]
fn kinds_may_stand_on_the_policy() {
    let policy = |kinds: &str, own: &str| {
        POLICY.replace("calendar:", &format!("kinds: {kinds}\ncalendar:")).replace("kinds: [Kep], check: ", own)
            + "check: {require: [owner]}}\n"
    };
    let project = Project::of(files("", "title: x\n")).with("policies/own.yaml", policy("[Kep]", ""));
    assert_eq!(found(&project, "en").len(), 1);
    let project =
        Project::of(files("", "title: x\n")).with("policies/own.yaml", policy("[Kep, Party]", "kinds: [Kep], "));
    assert_eq!(found(&project, "en").len(), 1);
    let error = refused(&policy("[Kep]", "kinds: [Party], "));
    assert!(error.contains("`Party` is not among `kinds` of the policy"), "{error}");
    let error = refused(&policy("[Kepp]", ""));
    assert!(error.contains("`Kepp`") && error.contains("`Kep`"), "{error}");
}

#[test]
fn a_rule_meets_documents_of_its_time() {
    let rule = |effective: &str| format!("{{require: [owner]}}, effective: {{{effective}}}");
    // Until the day findings are warnings that name it; then they are errors.
    let found_of = |effective: &str, document: &str| found(&Project::of(files(&rule(effective), document)), "en");
    let early = &found_of("from: 2026-11-27", "title: x\n")[0];
    assert_eq!(early["severity"], "warning");
    assert!(early["message"].as_str().unwrap().ends_with("(in force from Friday 27 November)"), "{early}");
    assert_eq!(found_of("from: 2026-11-26", "title: x\n")[0]["severity"], "error");
    // With `by`, only documents whose own time is on or after the day are met, on its clocks.
    let by = "from: 2026-11-01, by: start";
    for (start, met) in [
        ("2026-10-31", false),
        ("2026-10-31T23:59", false),
        ("2026-11-01", true),
        ("2026-11-01T00:00", true),
        ("2026-10-31T23:30:00+00:00", true),
        ("2026-12-24", true),
    ] {
        assert_eq!(found_of(by, &format!("start: {start}\n")).len(), usize::from(met), "{start}");
    }
    // One without that time is met, and one whose time cannot be read is not decided.
    assert_eq!(found_of(by, "title: x\n").len(), 1);
    assert!(found_of(by, "start: soon\n")[0]["message"].as_str().unwrap().starts_with("cannot be judged"));
    for (effective, part) in [("by: start", "from"), ("from: 2026-11-01, by: strat", "`start`")] {
        let error = refused_check(&rule(effective));
        assert!(error.contains(part), "{effective}: {error}");
    }
    // What stands on the policy is that of its rules.
    let policy = format!("{POLICY}{{require: [owner]}}}}\n")
        .replace("calendar:", "effective: {from: 2026-11-01, by: start}\ncalendar:");
    for (document, met) in [("start: 2026-10-01\n", 0), ("start: 2026-11-02\n", 1)] {
        let project = Project::of(files("", document)).with("policies/own.yaml", &policy);
        assert_eq!(found(&project, "en").len(), met);
    }
}

#[test]
fn what_rests_on_a_changed_parameter_says_who_set_it() {
    let check = "{all: [{assert: 'double(doc.?seen.orValue(0)) < params.limit', at: seen}, {require: [owner]}]}";
    let labels = |config: &str| {
        let project = Project::of(files(check, "seen: 9\n")).with("vedtak.yaml", format!("{CONFIG}{config}"));
        let found = found(&project, "en");
        assert_eq!(found.len(), 2, "{found:?}");
        found.iter().map(|found| found["labels"].to_string()).collect::<Vec<_>>()
    };
    let set = labels("parameters: {own: {limit: 4}}\n");
    let told = set.iter().filter(|labels| labels.contains("`limit` is set to 4 here; the policy has 5"));
    assert_eq!(told.count(), 1, "only the part that reads it: {set:?}");
    assert!(set.iter().any(|labels| labels.contains("vedtak.yaml")), "{set:?}");
    for config in ["", "parameters: {own: {limit: 5}}\n"] {
        assert!(labels(config).iter().all(|labels| !labels.contains("limit")), "{config}");
    }
}

/// The names of a part are told in the messages of what is judged where it holds.
#[test]
fn a_part_after_another_tells_the_names_of_both() {
    let check = "{each: 'input[]', let: {who: 'it.?region.orValue(\"\")'}, assert: 'who != \"\"', \
                 then: {let: {time: 'it.?at.orValue(\"\")'}, assert: 'time == \"\"', message: '{{ who }}: {{ time }}'}}";
    assert_eq!(says(check, "input: [{region: vest, at: noon}]\n"), ["`vest`: `noon`"]);
}

/// A changed value may hold from a day on; until then the policy's own is in force, and the day is told.
#[test]
fn a_changed_parameter_may_hold_from_a_day_on() {
    let check = "{assert: 'double(doc.?seen.orValue(0)) < params.limit', at: seen}";
    let run = |value: &str| {
        let config = format!("{CONFIG}parameters: {{own: {{limit: {value}}}}}\n");
        let project = Project::of(files(check, "seen: 4\n")).with("vedtak.yaml", config);
        project.check(&["--format", "json", NOW[0], NOW[1]])
    };
    for (value, fails, told) in [
        ("4", 1, "own.limit: 4 (5)"),
        ("{value: 4, from: 2026-11-26}", 1, "own.limit: 4 (5)"),
        ("{value: 4, from: 2026-11-27}", 0, "own.limit: 4 from 2026-11-27 (5)"),
    ] {
        let report = run(value).json();
        let found = report["findings"].as_array().unwrap().iter().filter(|found| found["rule"] == "OWN-1").count();
        assert_eq!(found, fails, "{value}");
        assert!(report["summary"]["overrides"].to_string().contains(told), "{value}: {}", report["summary"]);
    }
    // What holds later is no weaker either, and its day is one.
    for (value, part) in [
        ("{value: 6, from: 2027-01-01}", "at most"),
        ("{value: 4, from: soon}", "a date"),
        ("{value: 4, form: 2027-01-01}", "`form`"),
    ] {
        let answer = run(value);
        assert_eq!(answer.status, 2, "{value}: {}", answer.out);
        assert!(answer.err.contains(part) && answer.err.contains("vedtak.yaml:4:"), "{value}: {}", answer.err);
    }
}

/// A value of another type than its schema says is neither greater nor less than anything.
#[test]
fn a_wrongly_typed_value_is_undecided() {
    for expression in ["doc.?seen.orValue(0) < 10", "doc.?seen.orValue(0) >= 10", "doc.?seen.orValue(0) + 1 == 4"] {
        let found = says(&format!("{{assert: '{expression}'}}"), "seen: abc\n");
        assert!(found[0].starts_with("cannot be judged"), "{expression}: {found:?}");
    }
}

/// A number that is a parameter, with decimals or without, is told like any other.
#[test]
fn a_let_tells_numbers() {
    let check = "{let: {need: 'params.limit', half: 'params.limit / 2.0'}, require: [owner], message: {en: '{{ need }} and {{ half }}'}}";
    assert_eq!(says(check, "title: x\n"), ["5 and 2.5"]);
}

/// Of two elements the second has a region, which is not what the first says.
#[test]
fn what_another_element_says_is_no_placeholder() {
    let told = says("{require: ['input[].region']}", "input: [{at: x}, {region: vest}]\n");
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("is missing") && !told[0].contains("vest"), "{told:?}");
}

#[test]
fn what_says_nothing_is_shown_at_its_place() {
    let pointer = |check: &str, document: &str| {
        let found = found(&Project::of(files(check, document)), "en");
        found[0]["pointer"].as_str().map(str::to_owned)
    };
    assert_eq!(pointer("{require: [owner]}", "title: x\nowner: TBD\n").as_deref(), Some("/owner"));
    assert_eq!(pointer("{require: [billing.by]}", "billing: {by: …}\n").as_deref(), Some("/billing/by"));
    assert_eq!(pointer("{require: [billing.by]}", "billing: {basis: hourly}\n").as_deref(), Some("/billing"));
}

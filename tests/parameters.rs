//! A project moves the parameters of a policy to what is stricter and never to what is weaker: a weaker value is refused
//! with exit status 2 at its place, with both values, in every language; so is a declaration that says nonsense.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::{Answer, Project};

const REGISTRY: &str = "\
kind: Service
id: medusa
title: Medusa
owner: nhn
policies: [own]
timezone: Europe/Oslo
databases: [{name: MTU, region: helse-vest}]
---
kind: Party
id: nhn
title: Norsk Helsenett SF
type: provider
contacts: [{name: Kundesenteret, for: [orders], email: kundesenter@nhn.example, phone: 24 20 00 00}]
---
kind: Region
id: helse-vest
title: Helse Vest
party: nhn
---
kind: Body
id: council
title: The council
function: management-council
services: [medusa]
members: [{person: kari.nordmann}]
---
kind: Body
id: board
title: The board
function: cab
services: [medusa]
members: [{person: kari.nordmann}]
---
kind: Person
id: kari.nordmann
title: Kari Nordmann
party: nhn
";

/// A policy with one parameter.
fn policy(parameter: &str) -> String {
    format!(
        "kind: Policy\nid: own\ntitle: Own\ncalendar: helseplattformen\nparameters:\n  limit: {parameter}\nrules:\n  OWN-1:\n    \
         title: Has a background\n    kinds: [SupplierAccess]\n    check: {{require: [background]}}\n"
    )
}

fn project(parameter: &str, value: Option<&str>) -> Project {
    let given = value.map(|value| format!("parameters: {{own: {{limit: {value}}}}}\n")).unwrap_or_default();
    Project::of([
        ("vedtak.yaml", format!("version: 1\n{given}")),
        ("policies/own.yaml", policy(parameter)),
        ("registry/medusa.yaml", REGISTRY.to_owned()),
    ])
}

fn vedtak(project: &Project, language: &str) -> Answer {
    let now = "2026-11-26T12:00:00+01:00";
    project.run(&["check", "--format", "concise", "--now", now, "--lang", language])
}

/// What each type may be moved to, and what not: declaration, a value that is taken, one that is refused.
const MOVES: &[(&str, &str, &[&str], &[&str])] = &[
    ("up", "{type: days, value: 10 days, stricter: up}", &["10 days", "11 days"], &["9 days", "12 working days"]),
    ("a floor is up", "{type: days, value: 10 days, floor: 8 days}", &["8 days", "11 days"], &["7 days"]),
    ("a ceiling is down", "{type: duration, value: PT1H, ceiling: PT2H}", &["PT2H", "PT30M"], &["PT3H"]),
    ("down", "{type: duration, value: PT1H, stricter: down}", &["PT1H", "PT30M"], &["PT61M"]),
    ("both bounds", "{type: number, value: 5, floor: 3, ceiling: 9, stricter: up}", &["3", "9"], &["2", "10"]),
    ("percentage", "{type: percentage, value: 99.44 %, stricter: up}", &["99.5 %", "99.440 %"], &["99.43 %"]),
    ("no word is fixed", "{type: number, value: 5}", &["5"], &["4", "6"]),
    ("fixed", "{type: days, value: 10 days, stricter: fixed}", &["10 days"], &["11 days"]),
    ("true is stricter", "{type: boolean, value: false, stricter: up}", &["true", "false"], &[]),
    ("not back from true", "{type: boolean, value: true, stricter: up}", &["true"], &["false"]),
    ("false is stricter", "{type: boolean, value: false, stricter: down}", &["false"], &["true"]),
    ("readings of a clause", "{type: boolean, value: false, stricter: free}", &["false", "true"], &[]),
    ("superset", "{type: list, value: [a, b], stricter: superset}", &["[b, a]", "[a, b, c]"], &["[]", "[a]", "[a, c]"]),
    ("subset", "{type: list, value: [a, b], stricter: subset}", &["[b, a]", "[a]", "[]"], &["[a, b, c]", "[c]"]),
    ("fixed list", "{type: list, value: [a, b]}", &["[b, a]"], &["[]", "[a]", "[a, b, c]"]),
    (
        "enumeration",
        "{type: enum, values: [low, middle, high], value: middle, stricter: up}",
        &["middle", "high"],
        &["low", "hihg"],
    ),
    (
        "enumeration with a floor",
        "{type: enum, values: [low, middle, high], value: high, floor: middle}",
        &["middle", "high"],
        &["low"],
    ),
    ("free enumeration", "{type: enum, values: [a, b], value: a, stricter: free}", &["a", "b"], &["c"]),
    ("fixed enumeration", "{type: enum, values: [a, b], value: a}", &["a"], &["b"]),
    (
        "of a list of evidence the weakest counts",
        "{type: evidence, value: committed, stricter: up}",
        &["committed", "signed", "[signed, reviewed]"],
        &["stated", "[signed, stated]", "[]"],
    ),
    ("a text is fixed", "{type: text, value: Bestilling Medusa}", &["Bestilling Medusa"], &["Bestilling"]),
    ("a table is fixed", "{type: table, value: {a: 1, b: 2}}", &["{b: 2, a: 1}"], &["{a: 1}", "{a: 1, b: 3}"]),
    ("a role is fixed", "{type: role, value: chair}", &["chair"], &["clerk"]),
    ("a body", "{type: text, value: council, stricter: free, names: Body}", &["council", "board"], &["bord", "nhn"]),
    (
        "an address",
        "{type: text, value: a@b.example, stricter: free, names: ['Party.contacts[].email', 'Party.contacts[].phone']}",
        &["kundesenter@nhn.example", "24 20 00 00", "a@b.example"],
        &["kundsenter@nhn.example"],
    ),
    (
        "databases",
        "{type: list, value: [BHM], stricter: free, names: 'Service.databases[].name'}",
        &["[MTU]", "[BHM, MTU]"],
        &["[MTU, XYZ]"],
    ),
    ("hours", "{type: hours, value: ordinary, stricter: free}", &["ordinary"], &["night"]),
];

#[test]
fn a_value_is_taken_if_it_is_no_weaker_and_else_refused_at_its_place() {
    let mut failed = Vec::new();
    for (name, parameter, taken, refused) in MOVES {
        for value in *taken {
            let output = vedtak(&project(parameter, Some(value)), "en");
            if output.status != 0 {
                failed.push(format!("{name}, {value} taken: {}", output.err));
            }
        }
        for value in *refused {
            let output = vedtak(&project(parameter, Some(value)), "en");
            let said = &output.err;
            let right = output.status == 2
                && said.contains("vedtak.yaml:2:27")
                && said.contains("`limit`")
                && output.out.is_empty();
            if !right {
                failed.push(format!("{name}, {value} refused: {} {said}", output.status));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn a_refusal_says_both_values_and_why() {
    let cases: &[(&str, &str, [&str; 3])] = &[
        (
            "{type: days, value: 10 days, floor: 10 days}",
            "9 days",
            [
                "`limit` er 9 dager; avtalen krever minst 10 dager",
                "`limit` är 9 dagar; avtalet kräver minst 10 dagar",
                "`limit` is 9 days; the agreement requires at least 10 days",
            ],
        ),
        (
            "{type: list, value: [production, test], stricter: superset}",
            "[test]",
            [
                "`limit` er `[test]` og mangler `production`; listen må ha alt som står i `[production, test]`",
                "`limit` är `[test]` och saknar `production`; listan ska ha allt som står i `[production, test]`",
                "`limit` is `[test]` and lacks `production`; the list must have all of `[production, test]`",
            ],
        ),
        (
            "{type: list, value: [a], stricter: subset}",
            "[a, b]",
            [
                "`limit` er `[a, b]` og har `b` i tillegg; listen kan bare ha det som står i `[a]`",
                "`limit` är `[a, b]` och har `b` därutöver; listan får bara ha det som står i `[a]`",
                "`limit` is `[a, b]` and adds `b`; the list must have nothing but `[a]`",
            ],
        ),
        (
            "{type: text, value: council, stricter: free, names: Body}",
            "bord",
            [
                "`limit` er `bord`; `bord` finnes ikke som `Body` i registeret",
                "`limit` är `bord`; `bord` finns inte som `Body` i registret",
                "`limit` is `bord`; `bord` is not there as `Body` in the registry",
            ],
        ),
        (
            "{type: evidence, value: signed, stricter: up}",
            "[signed, stated]",
            [
                "`limit` er `[signed, stated]`, som er svakere enn `[signed]`",
                "`limit` är `[signed, stated]`, som är svagare än `[signed]`",
                "`limit` is `[signed, stated]`, weaker than `[signed]`",
            ],
        ),
    ];
    for (parameter, value, said) in cases {
        let folder = project(parameter, Some(value));
        for (language, said) in ["nb", "sv", "en"].into_iter().zip(said) {
            let output = vedtak(&folder, language);
            let text = &output.err;
            assert!(text.contains(said), "{value} in {language}: {text}");
        }
    }
}

#[test]
fn a_declaration_that_says_nonsense_is_refused_at_its_place() {
    let cases: &[(&str, &str, &str)] = &[
        ("a way that a list has not", "{type: list, value: [a], stricter: up}", "up"),
        ("a way that days have not", "{type: days, value: 10 days, stricter: superset}", "superset"),
        ("an enumeration lists the weakest first", "{type: enum, values: [a, b], value: a, stricter: down}", "down"),
        ("a table does not move", "{type: table, value: {a: 1}, stricter: free}", "free"),
        ("a free number", "{type: number, value: 1, stricter: free}", "free"),
        ("no such way", "{type: number, value: 1, stricter: upp}", "upp"),
        ("a floor of what goes down", "{type: number, value: 5, floor: 3, stricter: down}", "3"),
        ("a ceiling of what goes up", "{type: number, value: 5, ceiling: 9, stricter: up}", "9"),
        ("a floor of what is fixed", "{type: number, value: 5, floor: 3, stricter: fixed}", "3"),
        ("a floor of a text", "{type: text, value: a, floor: b}", "b"),
        ("both bounds and no word", "{type: number, value: 5, floor: 3, ceiling: 9}", "3"),
        ("a value below its floor", "{type: days, value: 8 days, floor: 10 days}", "8 days"),
        ("a value above its ceiling", "{type: number, value: 10, ceiling: 9}", "10"),
        ("a value in another unit than its floor", "{type: days, value: 10 days, floor: 10 working days}", "10 days"),
        ("a value that is no choice", "{type: enum, values: [a, b], value: c}", "c}"),
        ("a floor that is no choice", "{type: enum, values: [a, b], value: b, floor: c}", "c}"),
        ("no choices", "{type: enum, value: only}", "only"),
        ("a free text that names nothing", "{type: text, value: a, stricter: free}", "free"),
        ("a fixed text that names", "{type: text, value: a, names: Body}", "Body"),
        ("a kind that there is not", "{type: text, value: a, stricter: free, names: Bdy}", "Bdy"),
        ("a kind of work", "{type: text, value: a, stricter: free, names: Order}", "Order"),
        ("a field that there is not", "{type: text, value: a, stricter: free, names: Party.contcts}", "Party.contcts"),
    ];
    let mut failed = Vec::new();
    for (name, parameter, at) in cases {
        let text = policy(parameter);
        let line = text.lines().nth(5).unwrap();
        let column = line.rfind(at).unwrap() + 1;
        let folder = project(parameter, None);
        let output = vedtak(&folder, "en");
        let said = &output.err;
        if output.status != 2 || !said.contains(&format!("policies/own.yaml:6:{column}]")) {
            failed.push(format!("{name}, at column {column}: {} {said}", output.status));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

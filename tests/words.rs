//! What owners of documents are told, in their three languages: of documents that a rule cannot judge, and of fields
//! that are not as their schema says.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::Project;
use serde_json::Value;

const OTHERS: &str = r#"kind: Region
id: helse-vest
title: Helse Vest
party: nhn
country: "NO"
---
kind: Person
id: kari
title: Kari Nordmann
party: nhn
roles: [{role: data-controller, for: {region: helse-vest}, from: 2025-01-01, to: null}]
"#;

/// The service and its provider, and the others that the tests need.
fn registry() -> String {
    format!("{}{OTHERS}", project::SERVICE)
}

const CHANGE: &str = r"
kind: ChangeRequest
id: CHG-1
title: Upgrade
service: medusa
status: proposed
initiator: nhn
requester: kari
purpose: upgrade
environments: [production]
databases: [{name: MTU, region: helse-vest, operation: change}]
expectedDowntime: PT2H
announcedAt: 2026-11-24T10:00:00+01:00
plan: {production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}}
approvals: []
";

const LANGUAGES: [&str; 3] = ["nb", "sv", "en"];

/// The change with these lines in the place of its own.
fn change(lines: &[(&str, &str)]) -> String {
    lines.iter().fold(CHANGE.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    })
}

/// The report of a change under a policy of one rule, in a language.
fn report(check: &str, change: &str, language: &str) -> Value {
    let rule = format!("  P-1:\n    title: One rule\n    kinds: [ChangeRequest]\n    check: {check}\n");
    let project = Project::new()
        .with("vedtak.yaml", "language: en\n")
        .with("registry.yaml", registry())
        .with("change.yaml", change)
        .with("policies/p.yaml", format!("kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\nrules:\n{rule}"));
    let now = "2026-11-25T12:00:00+01:00";
    let answer = project.run(&["check", "--format", "json", "--now", now, "--lang", language]);
    assert_eq!(answer.status, 1, "{answer:?}");
    answer.json()
}

/// Message and help of the findings of `rule`.
fn said(check: &str, change: &str, rule: &str, language: &str) -> Vec<(String, String)> {
    let report = report(check, change, language);
    let of = |finding: &Value, name: &str| finding[name].as_str().unwrap_or_default().to_owned();
    let all = report["findings"].as_array().unwrap().iter();
    let found: Vec<_> = all
        .filter(|finding| finding["rule"] == rule)
        .map(|finding| {
            let undecided = finding["status"] == "undecided";
            assert_eq!(undecided, rule == "P-1", "what cannot be judged is neither a pass nor a failure: {finding}");
            (of(finding, "message"), of(finding, "help"))
        })
        .collect();
    assert!(!found.is_empty(), "{report}");
    found
}

/// The rule gives one finding, with these words in each language: message, then help.
fn told(check: &str, lines: &[(&str, &str)], expected: [(&str, &str); 3]) {
    told_by("P-1", check, lines, expected);
}

fn told_by(rule: &str, check: &str, lines: &[(&str, &str)], expected: [(&str, &str); 3]) {
    let change = change(lines);
    for (language, (message, help)) in LANGUAGES.into_iter().zip(expected) {
        assert_eq!(said(check, &change, rule, language), [(message.to_owned(), help.to_owned())], "{language}");
    }
}

const PASSES: &str = "{assert: \"doc.id == 'CHG-1'\"}";

/// The schema gives one finding, with these words.
fn schema(lines: &[(&str, &str)], expected: [(&str, &str); 3]) {
    told_by("schema", PASSES, lines, expected);
}

#[test]
fn a_text_where_a_rule_expects_a_list() {
    told(
        "{assert: \"'production' in doc.environments\"}",
        &[("environments: [production]", "environments: production")],
        [
            (
                "kan ikke vurderes: miljøer (`environments`) er tekst; det må være en liste",
                "skriv verdien som liste: `[production]`",
            ),
            (
                "kan inte bedömas: miljöer (`environments`) är text; det ska vara en lista",
                "skriv värdet som en lista: `[production]`",
            ),
            (
                "cannot be judged: environments (`environments`) is text; it must be a list",
                "write the value as a list: `[production]`",
            ),
        ],
    );
}

#[test]
fn an_end_before_its_start() {
    let reversed = [("end: 2026-12-08T20:00", "end: 2026-12-08T12:00")];
    let expected = [
        (
            "kan ikke vurderes: slutt tirsdag 8. desember kl. 12.00 er før start tirsdag 8. desember kl. 18.00",
            "rett start eller slutt",
        ),
        (
            "kan inte bedömas: slut tisdag 8 december kl. 12.00 är före start tisdag 8 december kl. 18.00",
            "rätta start eller slut",
        ),
        (
            "cannot be judged: the end, Tuesday 8 December, 12:00, is before the start, Tuesday 8 December, 18:00",
            "correct the start or the end",
        ),
    ];
    told("{window: {path: plan.production, inside: always}}", &reversed, expected);
}

#[test]
fn a_decision_without_its_time_zone() {
    let approval = "approvals: [{role: data-controller, for: {region: helse-vest}, by: kari, \
                    at: 2026-11-20T12:00, scope: [production], decision: approved}]";
    let check = "{approval: {role: data-controller, for: {region: {id: helse-vest}}}}";
    told(
        check,
        &[("approvals: []", approval)],
        [
            (
                "kan ikke vurderes: tidspunkt for beslutningen (`at` i `approvals`) har verdien `2026-11-20T12:00` uten tidssone",
                "skriv tidssonen, for eksempel `2026-11-20T12:00:00+01:00`",
            ),
            (
                "kan inte bedömas: tidpunkt för beslutet (`at` i `approvals`) har värdet `2026-11-20T12:00` utan tidszon",
                "skriv tidszonen, till exempel `2026-11-20T12:00:00+01:00`",
            ),
            (
                "cannot be judged: time of decision (`at` in `approvals`) has the value `2026-11-20T12:00` without its time zone",
                "write the time zone, for example `2026-11-20T12:00:00+01:00`",
            ),
        ],
    );
}

#[test]
fn a_field_that_is_missing() {
    told(
        "{assert: \"doc.requester == 'kari'\"}",
        &[("requester: kari\n", "")],
        [
            (
                "kan ikke vurderes: bestiller (`requester`) mangler; kreves for endringsforespørsel",
                "skriv for eksempel `requester: kari.nordmann`",
            ),
            (
                "kan inte bedömas: beställare (`requester`) saknas; krävs för ändringsbegäran",
                "skriv till exempel `requester: kari.nordmann`",
            ),
            (
                "cannot be judged: orderer (`requester`) is missing; required in every change request",
                "write for example `requester: kari.nordmann`",
            ),
        ],
    );
}

#[test]
fn a_name_in_the_place_of_an_id() {
    told(
        "{assert: \"person(doc.requester).party == 'nhn'\"}",
        &[("requester: kari", "requester: Kari Nordmann")],
        [
            (
                "kan ikke vurderes: bestiller (`requester`) viser til personen `Kari Nordmann`, som ikke er registrert; den nærmeste er `kari`",
                "skriv `kari`, eller legg inn dokumentet det vises til",
            ),
            (
                "kan inte bedömas: beställare (`requester`) hänvisar till personen `Kari Nordmann`, som inte finns i registret; den närmaste är `kari`",
                "skriv `kari`, eller lägg in dokumentet som hänvisningen gäller",
            ),
            (
                "cannot be judged: orderer (`requester`) refers to the person `Kari Nordmann`, which is not registered; the nearest is `kari`",
                "write `kari`, or add the document that is referred to",
            ),
        ],
    );
}

#[test]
fn a_time_that_is_none() {
    let expected = [
        (
            "kan ikke vurderes: start i produksjon (`plan.production.start`) har verdien `8. desember`; den må være en dato eller et tidspunkt",
            "skriv for eksempel `2026-12-08T18:00`",
        ),
        (
            "kan inte bedömas: start i produktion (`plan.production.start`) har värdet `8. desember`; det ska vara ett datum eller en tidpunkt",
            "skriv till exempel `2026-12-08T18:00`",
        ),
        (
            "cannot be judged: start in production (`plan.production.start`) has the value `8. desember`; it must be a date or a time",
            "write for example `2026-12-08T18:00`",
        ),
    ];
    let lines = [("start: 2026-12-08T18:00", "start: 8. desember")];
    told(
        "{assert: \"doc.?plan.?production.?start.orValue(now) > timestamp('2026-01-01T00:00:00Z')\"}",
        &lines,
        expected,
    );
    told("{window: {path: plan.production, inside: always}}", &lines, expected);
    let notice = "{notice: {before: plan.production.start, from: announcedAt, atLeast: 10 days}}";
    told(notice, &lines, expected);
    told("{sequence: [announcedAt, plan.production.start]}", &lines, expected);
}

#[test]
fn a_time_that_a_clock_change_skips() {
    let lines = [("start: 2026-12-08T18:00, end: 2026-12-08T20:00", "start: 2027-03-28T02:30, end: 2027-03-28T05:00")];
    let expected = [
        (
            "kan ikke vurderes: start i produksjon (`plan.production.start`) har verdien `2027-03-28T02:30`, som ikke finnes; klokken stilles fram da",
            "skriv klokkeslettet som klokken viser da, som `2027-03-28T03:30`, og se også på den andre enden av tidsrommet",
        ),
        (
            "kan inte bedömas: start i produktion (`plan.production.start`) har värdet `2027-03-28T02:30`, som inte finns; klockan ställs fram då",
            "skriv tiden som klockan visar då, som `2027-03-28T03:30`, och se även på andra änden av tidsrymden",
        ),
        (
            "cannot be judged: start in production (`plan.production.start`) has the value `2027-03-28T02:30`, which does not exist; clocks go forward then",
            "write the time that clocks show then, such as `2027-03-28T03:30`, and look at the other end of the interval too",
        ),
    ];
    told(
        "{assert: \"doc.?plan.?production.?start.orValue(now) > timestamp('2026-01-01T00:00:00Z')\"}",
        &lines,
        expected,
    );
    told("{sequence: [announcedAt, plan.production.start]}", &lines, expected);
    told("{window: {path: plan.production, inside: always}}", &lines, expected);
}

/// What a rule does with a document that has no words of its own here must still be in the reader's language.
#[test]
fn no_reason_is_english_to_those_who_read_another_language() {
    let checks: [(&str, &[(&str, &str)]); 10] = [
        (
            "{assert: \"doc.?plan.?production.?start.orValue(now) + duration('1h') > doc.?announcedAt.orValue(now)\"}",
            &[("2026-12-08T18:00", "17")],
        ),
        (
            "{assert: \"doc.?rollback.?maxDuration.orValue(duration('1h')) > duration('1h')\"}",
            &[("approvals: []", "approvals: []\nrollback: {maxDuration: none}")],
        ),
        ("{assert: \"10 / (doc.environments.size() - 1) > 2\"}", &[]),
        ("{assert: \"doc.environments[3] == 'test'\"}", &[]),
        ("{assert: \"periodStart(doc.title) < now\"}", &[]),
        (
            "{assert: \"workingDays(now, doc.?plan.?production.?start.orValue(now)) > 2\"}",
            &[("2026-12-08T18:00", "2300-01-01T18:00")],
        ),
        ("{assert: \"announced(doc) < now\"}", &[("announcedAt: 2026-11-24T10:00:00+01:00\n", "")]),
        ("{assert: \"isOpen('ordinary', now)\"}", &[]),
        ("{assert: \"int(doc.title) > 2\"}", &[]),
        ("{assert: \"validOrganisationNumber(doc.title, 'DK')\"}", &[]),
    ];
    for (check, lines) in checks {
        let change = change(lines);
        let [nb, sv, en] = LANGUAGES.map(|language| said(check, &change, "P-1", language).remove(0));
        let reason = |message: &str| message.split_once(": ").unwrap().1.to_owned();
        assert!(nb.0.starts_with("kan ikke vurderes: ") && sv.0.starts_with("kan inte bedömas: "), "{nb:?} {sv:?}");
        assert_ne!(reason(&nb.0), reason(&en.0), "{check}");
        assert_ne!(reason(&sv.0), reason(&en.0), "{check}");
        for (words, _) in [nb, sv] {
            for english in [" is ", " of ", " the ", " there ", "cannot", "not "] {
                assert!(!format!(" {words} ").contains(english), "{check}: {words}");
            }
        }
    }
}

#[test]
fn a_field_by_what_people_call_it() {
    schema(
        &[("expectedDowntime: PT2H", "nedetid: PT2H")],
        [
            (
                "en endringsforespørsel har ikke feltet `nedetid`; det nærmeste er forventet nedetid (`expectedDowntime`)",
                "skriv `expectedDowntime`, eller fjern feltet",
            ),
            (
                "en ändringsbegäran har inte fältet `nedetid`; det närmaste är förväntad nertid (`expectedDowntime`)",
                "skriv `expectedDowntime`, eller ta bort fältet",
            ),
            (
                "a change request has no field `nedetid`; the nearest is expected downtime (`expectedDowntime`)",
                "write `expectedDowntime`, or remove the field",
            ),
        ],
    );
}

#[test]
fn a_field_that_is_like_no_other() {
    schema(
        &[("approvals: []", "approvals: []\nzzzzzzzz: 1")],
        [
            (
                "en endringsforespørsel har ikke feltet `zzzzzzzz`",
                "bruk et felt som finnes, som `size`, `implementer` eller `class`, eller fjern det; `vedtak schema ChangeRequest` viser alle",
            ),
            (
                "en ändringsbegäran har inte fältet `zzzzzzzz`",
                "använd ett fält som finns, som `size`, `implementer` eller `class`, eller ta bort det; `vedtak schema ChangeRequest` visar alla",
            ),
            (
                "a change request has no field `zzzzzzzz`",
                "use a field that exists, such as `size`, `implementer` or `class`, or remove it; `vedtak schema ChangeRequest` lists them all",
            ),
        ],
    );
}

#[test]
fn a_form_is_told_by_examples_and_not_by_a_pattern() {
    schema(
        &[("expectedDowntime: PT2H", "expectedDowntime: 2 timer")],
        [
            (
                "forventet nedetid (`expectedDowntime`) har verdien `2 timer`; den må skrives som `PT45M`, `PT2H`, `none` eller `unknown`",
                "skriv `PT2H`",
            ),
            (
                "förväntad nertid (`expectedDowntime`) har värdet `2 timer`; det ska skrivas som `PT45M`, `PT2H`, `none` eller `unknown`",
                "skriv `PT2H`",
            ),
            (
                "expected downtime (`expectedDowntime`) has the value `2 timer`; it must be written like `PT45M`, `PT2H`, `none` or `unknown`",
                "write `PT2H`",
            ),
        ],
    );
    schema(
        &[("expectedDowntime: PT2H", "expectedDowntime: ca. 2 t")],
        [
            (
                "forventet nedetid (`expectedDowntime`) har verdien `ca. 2 t`; den må skrives som `PT45M`, `PT2H`, `none` eller `unknown`",
                "skriv for eksempel `PT2H`",
            ),
            (
                "förväntad nertid (`expectedDowntime`) har värdet `ca. 2 t`; det ska skrivas som `PT45M`, `PT2H`, `none` eller `unknown`",
                "skriv till exempel `PT2H`",
            ),
            (
                "expected downtime (`expectedDowntime`) has the value `ca. 2 t`; it must be written like `PT45M`, `PT2H`, `none` or `unknown`",
                "write for example `PT2H`",
            ),
        ],
    );
}

#[test]
fn a_blank_in_a_time_is_one_finding() {
    schema(
        &[("start: 2026-12-08T18:00", "start: 2026-12-15 12:00")],
        [
            (
                "start i produksjon (`plan.production.start`) har verdien `2026-12-15 12:00`; den må være en dato eller et tidspunkt",
                "skriv `2026-12-15T12:00`",
            ),
            (
                "start i produktion (`plan.production.start`) har värdet `2026-12-15 12:00`; det ska vara ett datum eller en tidpunkt",
                "skriv `2026-12-15T12:00`",
            ),
            (
                "start in production (`plan.production.start`) has the value `2026-12-15 12:00`; it must be a date or a time",
                "write `2026-12-15T12:00`",
            ),
        ],
    );
}

#[test]
fn what_is_missing_is_asked_for_with_its_values() {
    schema(
        &[("purpose: upgrade\n", "")],
        [
            (
                "formål (`purpose`) mangler; kreves for endringsforespørsel",
                "skriv `purpose` med verdien `upgrade` (oppgradering), `maintenance` (vedlikehold), `correction` (rettelse) eller 6 til",
            ),
            (
                "syfte (`purpose`) saknas; krävs för ändringsbegäran",
                "skriv `purpose` med värdet `upgrade` (uppgradering), `maintenance` (underhåll), `correction` (rättelse) eller 6 till",
            ),
            (
                "purpose (`purpose`) is missing; required in every change request",
                "write `purpose` with the value `upgrade`, `maintenance`, `correction` or 6 more",
            ),
        ],
    );
}

#[test]
fn a_role_is_not_guessed() {
    let approval = "approvals: [{by: kari, at: 2026-11-20T12:00:00+01:00, scope: [production], decision: approved}]";
    schema(
        &[("approvals: []", approval)],
        [
            (
                "rolle (`role` i `approvals`) mangler; kreves i godkjenning nr. 1 (`approvals`)",
                "skriv `role`: rollen som regelen krever, slik den står under `roles` hos personen",
            ),
            (
                "roll (`role` i `approvals`) saknas; krävs i godkännande nr 1 (`approvals`)",
                "skriv `role`: rollen som regeln kräver, som den står under `roles` hos personen",
            ),
            (
                "role (`role` in `approvals`) is missing; required in approval 1 (`approvals`)",
                "write `role`: the role that the rule asks for, as it stands under `roles` of the person",
            ),
        ],
    );
}

#[test]
fn a_value_in_the_words_of_the_readers_language() {
    schema(
        &[("purpose: upgrade", "purpose: oppgradering")],
        [
            (
                "formål (`purpose`) har verdien `oppgradering`; den må være `upgrade`, `maintenance`, `correction` eller 6 til",
                "skriv `upgrade` (oppgradering)",
            ),
            (
                "syfte (`purpose`) har värdet `oppgradering`; det ska vara `upgrade`, `maintenance`, `correction` eller 6 till",
                "skriv `upgrade` (uppgradering)",
            ),
            (
                "purpose (`purpose`) has the value `oppgradering`; it must be `upgrade`, `maintenance`, `correction` or 6 more",
                "write `upgrade`",
            ),
        ],
    );
}

#[test]
fn a_text_where_fields_must_stand() {
    schema(
        &[("plan: {production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}}", "billing: timer")],
        [
            (
                "fakturering (`billing`) er tekst; det må være en tilordning (`nøkkel: verdi`)",
                "skriv `basis` under `billing`",
            ),
            (
                "fakturering (`billing`) är text; det ska vara en mappning (`nyckel: värde`)",
                "skriv `basis` under `billing`",
            ),
            ("billing (`billing`) is text; it must be a mapping (`key: value`)", "write `basis` below `billing`"),
        ],
    );
}

/// A check without its subject fails, and says which field is to be filled in.
#[test]
fn a_subject_that_is_missing() {
    let change = change(&[("start: 2026-12-08T18:00, ", "")]);
    let check = "{notice: {before: plan.production.start, from: announcedAt, atLeast: 10 days}}";
    let helps =
        ["fyll ut `plan.production.start`", "fyll i `plan.production.start`", "fill in `plan.production.start`"];
    for (language, help) in LANGUAGES.into_iter().zip(helps) {
        let report = report(check, &change, language);
        let finding = report["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "P-1").unwrap();
        assert_eq!(finding["status"], "active");
        assert_eq!(finding["help"], help);
    }
}

/// What a `let` names is followed to the field that it hangs on; a sound field may still not be what a rule
/// reckons with.
#[test]
fn a_field_behind_a_name() {
    let named = "{let: {lead: \"doc.environments\"}, assert: \"lead.all(name, name in doc.environments)\"}";
    told(
        named,
        &[("environments: [production]", "environments: production")],
        [
            (
                "kan ikke vurderes: miljøer (`environments`) er tekst; det må være en liste",
                "skriv verdien som liste: `[production]`",
            ),
            (
                "kan inte bedömas: miljöer (`environments`) är text; det ska vara en lista",
                "skriv värdet som en lista: `[production]`",
            ),
            (
                "cannot be judged: environments (`environments`) is text; it must be a list",
                "write the value as a list: `[production]`",
            ),
        ],
    );
    let sound = "{assert: \"int(doc.title) > 2\"}";
    told(
        sound,
        &[],
        [
            (
                "kan ikke vurderes: tittel (`title`) har en annen form enn regelen regner med",
                "se formen i `vedtak schema ChangeRequest`",
            ),
            (
                "kan inte bedömas: titel (`title`) har en annan form än regeln räknar med",
                "se formen i `vedtak schema ChangeRequest`",
            ),
            (
                "cannot be judged: title (`title`) has another form than the rule expects",
                "see the form in `vedtak schema ChangeRequest`",
            ),
        ],
    );
}

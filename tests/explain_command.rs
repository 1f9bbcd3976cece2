//! `vedtak explain` and `vedtak rules` as their users run them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::{Answer, Project};
use serde_json::Value;

const NOW: &str = "2026-11-26T12:00:00+01:00";

const CONFIG: &str = "\
version: 1
language: nb
parameters:
  medusa:
    noticeNhn: 14 days
severity:
  MED-12b: warning
  MED-08c: \"off\"
  ambiguous-scalar: note
";

const REGISTRY: &str = "\
kind: Service
id: medusa
title: Medusa
owner: helse-vest
provider: nhn
policies: [medusa, lokal]
timezone: Europe/Oslo
---
kind: Service
id: annen
title: Annen tjeneste
owner: helse-vest
provider: nhn
policies: [lokal]
timezone: Europe/Oslo
---
{kind: Party, id: nhn, title: Norsk Helsenett SF, type: provider}
---
{kind: Party, id: helse-vest, title: Helse Vest, type: region}
---
{kind: Person, id: ola.nordmann, title: Ola Nordmann, party: nhn}
";

const CHANGE: &str = "\
kind: ChangeRequest
id: CHG-2026-0007
title: Oppgradering av Medusa til 7.2
service: medusa
status: proposed
initiator: nhn
requester: ola.nordmann
purpose: upgrade
environments: [test, production]
affectsOperation: true
plan:
  test: {start: 2026-11-25, end: 2026-11-27}
  production: {start: 2026-12-03T18:00, end: 2026-12-03T20:00}
announcedAt: 2026-11-24T10:00:00+01:00
notices: [{from: nhn, to: [helse-vest], channel: e-mail, at: 2026-11-24T10:00:00+01:00}]
";

const POLICY: &str = "\
kind: Policy
id: lokal
title: {nb: Lokale regler, sv: Lokala regler, en: Local rules}
source: {document: Rutine for endringer}
parameters:
  titles: {type: list, value: [], about: Titles that nobody may use}
rules:
  LOK-1:
    title: {nb: Endringer har en vei tilbake, sv: Ändringar har en väg tillbaka, en: Changes have a way back}
    about: {nb: Uten en vei tilbake blir en feil stående, en: Without a way back a mistake stays}
    kinds: [ChangeRequest]
    when: '\"production\" in doc.environments && doc.title.size() > 3 && !(doc.title in params.titles)'
    check: {require: [rollback.procedure]}
    message: {nb: \"{{ missing }} mangler\", en: \"{{ missing }} is missing\"}
    effective: {from: 2027-01-01}
    clause: Kapittel 2
    covers: RUT-2
    ours: {nb: Også små endringer, en: Small changes too}
  LOK-2:
    title: \"Evil \\e[31m title\"
    kinds: [Order]
    check: {require: [title]}
";

const TESTS: &str = "\
kind: PolicyTest
id: lokal
title: Lokale regler
policy: lokal
language: nb
clock: 2026-11-20T12:00:00+01:00
registry: [../registry/all.yaml]
fixtures:
  change:
    kind: ChangeRequest
    id: CHG-1
    title: Ny integrasjon
    service: annen
    status: proposed
    initiator: nhn
    requester: ola.nordmann
    purpose: upgrade
    environments: [production]
    plan: {production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}}
    rollback: {procedure: 'Legg tilbake: 7.1.4', maxDuration: PT2H}
cases:
  - {title: a way back, fixture: change, expect: {}, example: true}
  - {title: no way back, fixture: change, patch: {rollback: null}, expect: {LOK-1: fail}, example: true}
";

fn folder(files: &[(&str, &str)]) -> Project {
    Project::of(files.iter().copied())
}

fn project() -> Project {
    folder(&[
        ("vedtak.yaml", CONFIG),
        ("registry/all.yaml", REGISTRY),
        ("changes/CHG-2026-0007.yaml", CHANGE),
        ("policies/lokal.yaml", POLICY),
        ("policies/lokal.test.yaml", TESTS),
    ])
}

fn run(project: &Project, arguments: &[&str]) -> Answer {
    project::answer(project.command().args(arguments).env("LC_ALL", "C"))
}

/// What is said, in a run that ends well.
fn said(project: &Project, arguments: &[&str]) -> String {
    let answer = run(project, arguments);
    assert_eq!((answer.status, answer.err.as_str()), (0, ""), "{answer:?}");
    answer.out
}

/// The lines of shipped policies move with every change of theirs.
fn without_lines(text: &str) -> String {
    let mut out = String::new();
    let mut parts = text.split("builtin:medusa:");
    out.push_str(parts.next().unwrap());
    for part in parts {
        out.push_str("builtin:medusa:LINE");
        out.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    out
}

#[track_caller]
fn tells(text: &str, lines: &[&str]) {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in lines {
        assert!(flat.contains(line), "no {line:?} in\n{text}");
    }
}

#[test]
fn a_rule_is_explained_in_three_languages() {
    let nowhere = folder(&[]);
    for language in ["nb", "sv", "en"] {
        let text = said(&nowhere, &["explain", "MED-12a", "--lang", language, "--now", NOW]);
        insta::assert_snapshot!(format!("med_12a_{language}"), without_lines(&text));
    }
}

#[test]
fn a_rule_is_found_whatever_its_case() {
    let nowhere = folder(&[]);
    assert_eq!(said(&nowhere, &["explain", "med-12A"]), said(&nowhere, &["explain", "MED-12a"]));
}

#[test]
fn what_the_tool_provides_and_what_is_only_stated_say_so() {
    let nowhere = folder(&[]);
    let provided = said(&nowhere, &["explain", "MED-02", "--lang", "nb"]);
    tells(&provided, &["Filen er den skriftlige bestillingen", "vedtak sørger selv for dette", "under Kundene"]);
    let stated = said(&nowhere, &["explain", "MED-24", "--lang", "sv"]);
    tells(&stated, &["får ett ärendenummer", "detta kan ingen maskin bedöma"]);
    for text in [provided, stated] {
        assert!(!text.contains("--fail-on") && !text.contains("feil:") && !text.contains("fel:"), "{text}");
    }
}

#[test]
fn a_built_in_rule_shows_its_page_and_whether_it_can_be_lowered() {
    let nowhere = folder(&[]);
    insta::assert_snapshot!("schema", said(&nowhere, &["explain", "schema", "--lang", "en"]));
    let lowered = said(&project(), &["explain", "ambiguous-scalar"]);
    tells(
        &lowered,
        &["Hva den gjør", "Hvorfor", "satt i vedtak.yaml:9; regelens eget nivå er advarsel", "kan settes ned"],
    );
}

#[test]
fn a_project_shows_what_it_changed_and_where() {
    let project = project();
    let text = said(&project, &["explain", "MED-12a"]);
    tells(
        &text,
        &[
            "slik gjelder den her",
            "`noticeNhn` er 14 dager, satt i vedtak.yaml:5; avtalens egen verdi er 10 dager",
            "NHN skulle varsle minst 14 dager før",
        ],
    );
    assert!(!text.contains("NHN må varsle minst 10 dager"), "examples are judged by the project's own values:\n{text}");
    let off = said(&project, &["explain", "MED-08c"]);
    tells(&off, &["slått av: vurderes ikke", "satt i vedtak.yaml:8; regelens eget nivå er feil"]);
}

#[test]
fn a_rule_of_the_project_itself_is_explained_as_any_other() {
    insta::assert_snapshot!("own_rule", said(&project(), &["explain", "LOK-1", "--now", NOW]));
    tells(&said(&project(), &["explain", "LOK-1", "--now", "2027-02-01T12:00:00Z"]), &["har vært i kraft siden"]);
}

/// What a check asks that compares two versions stands in words, and how to get an example of a rule that has none.
#[test]
fn what_checks_ask_is_told_in_words() {
    let moves = "{field: status, initial: draft, allowed: {draft: [proposed, cancelled], cancelled: []}}";
    let fixed = "{paths: [title, purpose], once: 'base.status == \"approved\"'}";
    let check =
        format!("{{all: [{{transition: {moves}}}, {{immutable: {fixed}}}, {{assert: 'doc.purpose == \"upgrade\"'}}]}}");
    let more = format!("  LOK-3: {{title: Steps, kinds: [ChangeRequest], check: {check}}}\n");
    let project = project().with("policies/lokal.yaml", format!("{POLICY}{more}"));
    for (language, fixed, none) in [
        ("en", "purpose (`purpose`) must not change once", "no example: the policy has 2 cases"),
        ("nb", "formål (`purpose`) kan ikke endres når", "ingen eksempler: regelsettet har 2 testtilfeller"),
        ("sv", "syfte (`purpose`) får inte ändras när", "inga exempel: regeluppsättningen har 2 testfall"),
    ] {
        tells(&said(&project, &["explain", "LOK-3", "--lang", language]), &[fixed, none]);
    }
}

#[test]
fn a_shipped_policy_that_a_project_does_not_use_can_be_read() {
    let registry = REGISTRY.replace("medusa, lokal", "lokal");
    let project = folder(&[("registry/all.yaml", &registry), ("policies/lokal.yaml", POLICY)]);
    let text = said(&project, &["explain", "MED-14", "--lang", "en"]);
    tells(&text, &["MED-14: Joint work", "not in force in this project: no service lists `medusa` in its `policies`"]);
}

#[test]
fn conditions_are_told_in_words_as_far_as_there_are_any() {
    let told = |when: &str, says: &str| {
        let policy = format!(
            "kind: Policy\nid: lokal\ntitle: Local rules\n\
             parameters: {{strict: {{type: boolean, value: true, about: x}}, lax: {{type: boolean, value: false, about: x}}}}\n\
             rules:\n  LOK-1:\n    title: A\n    kinds: [ChangeRequest]\n    when: '{when}'\n{says}    check: {{require: [rollback]}}\n"
        );
        let project = folder(&[("registry/all.yaml", REGISTRY), ("policies/lokal.yaml", &policy)]);
        said(&project, &["explain", "LOK-1", "--lang", "en"])
    };
    let wordless = "- a condition holds that is written as an expression only; `--trace` shows it";
    for (when, words) in [
        (
            "params.strict && !params.lax",
            "- the parameter `strict` has the value `true` (yes) - the parameter `lax` has the value `false` (no)",
        ),
        ("doc.?plan.?test.hasValue()", "- test period (`plan.test`) has content"),
        ("!doc.?plan.?test.hasValue()", "- test period (`plan.test`) is missing"),
        (
            "doc.class == \"urgent\" || has(doc.log) && !has(doc.test)",
            "- class (`class`) has the value `urgent`, or log (`log`) has content and test (`test`) is missing",
        ),
        (
            "!(doc.class == \"urgent\" && doc.size == \"major\")",
            "- it is not so that class (`class`) has the value `urgent` and size (`size`) has the value `major`",
        ),
        ("!(doc.class == \"urgent\" || doc.size == \"major\")", wordless),
        ("doc.title.size() > 3 && doc.title.size() < 9", wordless),
        ("(doc.class == \"urgent\" ? true : has(doc.log)) && has(doc.test)", wordless),
    ] {
        let text = told(when, "");
        tells(&text, &[words]);
        assert!(text.matches(wordless).count() <= 1 && !text.contains("size()"), "{text}");
    }
    let says = "    whenSays: {en: the title is short, nb: tittelen er kort}\n";
    let text = told("has(doc.log) && doc.title.size() > 3 && doc.title.size() < 9", says);
    tells(&text, &["when all of this is so: - log (`log`) has content - the title is short why"]);
}

#[test]
fn an_unknown_rule_is_answered_with_the_nearest() {
    for (folder, id, nearest) in
        [(folder(&[]), "MED-12x", "MED-12a"), (project(), "LOK1", "LOK-1"), (project(), "shema", "schema")]
    {
        let output = run(&folder, &["explain", id, "--lang", "en"]);
        assert_eq!(output.status, 2, "{output:?}");
        assert!(output.out.is_empty());
        let stderr = &output.err;
        tells(stderr, &[&format!("the rule `{id}` is not known; the nearest is `{nearest}`"), "run `vedtak rules`"]);
    }
}

#[test]
fn a_clause_that_several_rules_carry_out_names_them() {
    for (language, told) in [
        ("nb", "er delt på flere regler: `MED-12a` og `MED-12b`"),
        ("sv", "är delad på flera regler"),
        ("en", "is divided among several rules"),
    ] {
        let output = run(&folder(&[]), &["explain", "MED-12", "--lang", language]);
        assert_eq!(output.status, 2, "{output:?}");
        tells(&output.err, &["`MED-12`", told]);
    }
}

#[test]
fn a_file_shows_which_rules_applied_and_why_the_others_did_not() {
    let project = project();
    let text = said(&project, &["explain", "changes/CHG-2026-0007.yaml", "--now", NOW]);
    insta::assert_snapshot!("file", without_lines(&text));
    let off = said(&project, &["explain", "registry", "--now", NOW, "--lang", "en"]);
    assert_eq!(off.matches("registry/all.yaml: ").count(), 5, "{off}");
}

#[test]
fn a_document_that_a_policy_does_not_govern_says_so() {
    let other = CHANGE.replace("service: medusa", "service: annen");
    let project = project();
    project.write("changes/other.yaml", other.replace("0007", "0008"));
    let text = said(&project, &["explain", "changes/other.yaml", "--now", NOW]);
    tells(&text, &["regelsettet gjelder ikke for dette dokumentets tjeneste `annen`", "LOK-1 advarsel:"]);
}

#[test]
fn rules_that_are_off_say_where() {
    let config = CONFIG.replace("MED-12b: warning", "MED-12a: \"off\"").replace("scalar: note", "scalar: \"off\"");
    let project = folder(&[
        ("vedtak.yaml", &config),
        ("registry/all.yaml", &REGISTRY.replace(", lokal", "")),
        ("changes/a.yaml", CHANGE),
    ]);
    let text = said(&project, &["explain", "changes/a.yaml", "--now", NOW]);
    tells(&text, &["MED-12a slått av i vedtak.yaml:7", "ambiguous-scalar slått av i vedtak.yaml:9"]);
}

#[test]
fn an_alternative_that_does_not_apply_is_left_out_also_where_its_condition_uses_a_let() {
    let policy = "\
kind: Policy
id: lokal
title: Local rules
rules:
  LOK-3:
    title: A way back
    kinds: [ChangeRequest]
    check:
      any:
        - {let: {never: 'doc.title == \"\"'}, when: 'never', require: [title]}
        - require: [rollback.procedure]
";
    let project = folder(&[
        ("vedtak.yaml", "version: 1\nlanguage: en\n"),
        ("registry/all.yaml", &REGISTRY.replace("medusa, lokal", "lokal")),
        ("policies/lokal.yaml", policy),
        ("changes/a.yaml", CHANGE),
    ]);
    let text = said(&project, &["explain", "changes/a.yaml", "--now", NOW]);
    tells(&text, &["LOK-3 error:"]);
}

fn traced(policy: &str, document: &str, language: &str) -> String {
    let project = folder(&[
        ("vedtak.yaml", "version: 1\n"),
        ("registry/all.yaml", &REGISTRY.replace("medusa, lokal", "lokal")),
        ("policies/lokal.yaml", policy),
        ("changes/a.yaml", document),
    ]);
    said(&project, &["explain", "changes/a.yaml", "--trace", "--now", NOW, "--lang", language])
}

/// The trace of a rule, line by line, without what is said above it.
fn trace_of(policy: &str, document: &str) -> (String, Vec<String>) {
    let text = traced(policy, document, "en");
    let lines = text.lines().skip_while(|line| !line.contains("(policies/lokal.yaml)")).skip(1);
    let lines = lines
        .filter(|line| line.starts_with("      ") && !line.trim_start().starts_with("- "))
        .map(|line| line[6..].to_owned())
        .collect();
    (text, lines)
}

const TRACED: &str = "\
kind: Policy
id: lokal
title: Local rules
rules:
  LOK-1:
    title: A
    kinds: [ChangeRequest]
    when: 'doc.initiator == \"nhn\" && doc.affectsOperation'
    check:
      all:
        - let: {days: 'doc.environments.size()', count: 'int(doc.title)'}
          assert: 'days == 2 || count > 3'
        - each: 'notices[]'
          assert: 'it.?to.orValue([]).exists(t, t == \"helse-nord\") && 1 / (copies - 2) > 0'
          let: {copies: 'size(it.?to.orValue([])) + 1'}
        - when: 'doc.class == \"urgent\"'
          assert: 'doc.title == \"never looked at\"'
        - kinds: [ChangeRequest]
          require: [announcedAt]
          then: {assert: 'doc.?plan.?test.?owner.hasValue()'}
";

#[test]
fn authors_of_policies_see_the_value_of_every_part() {
    let (text, lines) = trace_of(TRACED, CHANGE);
    let expected = "\
when (policies/lokal.yaml:8)
  doc.initiator == \"nhn\" && doc.affectsOperation → true
    doc.initiator == \"nhn\" → true
      doc.initiator → \"nhn\"
    doc.affectsOperation → true
    let days (policies/lokal.yaml:11)
      doc.environments.size() → 2
        doc.environments → [\"test\", \"production\"]
    let count (policies/lokal.yaml:11)
      int(doc.title) → no value: WHY
        doc.title → \"Oppgradering av Medusa til 7.2\"
    assert (policies/lokal.yaml:12)
      days == 2 || count > 3 → true
        days == 2 → true
          days → 2
        count > 3 → no value: WHY
          count → no value: WHY
    each notices[0]
      let copies (policies/lokal.yaml:15)
        size(it.?to.orValue([])) + 1 → 2
          size(it.?to.orValue([])) → 1
            it.?to.orValue([]) → [\"helse-vest\"]
              it.?to → optional.of([\"helse-vest\"])
      assert (policies/lokal.yaml:14)
        it.?to.orValue([]).exists(t, t == \"helse-nord\") && 1 / (copies - 2) > 0 → false
          it.?to.orValue([]).exists(t, t == \"helse-nord\") → false
            it.?to.orValue([]) → [\"helse-vest\"]
              it.?to → optional.of([\"helse-vest\"])
            [0] t == \"helse-nord\" → false
              [0] t → \"helse-vest\"
          1 / (copies - 2) > 0 → no value: WHY
            1 / (copies - 2) → no value: WHY
              (copies - 2) → 0
                copies → 2
    when (policies/lokal.yaml:16)
      doc.class == \"urgent\" → false
        doc.class → \"normal\"
      assert (policies/lokal.yaml:20)
        doc.?plan.?test.?owner.hasValue() → false
          doc.?plan.?test.?owner → optional.none()";
    let told: Vec<String> = lines
        .iter()
        .map(|line| line.split_once("no value: ").map_or(line.clone(), |(code, _)| format!("{code}no value: WHY")))
        .collect();
    assert_eq!(told.join("\n"), expected, "{text}");
    let why = lines.iter().filter(|line| line.contains("no value: ")).collect::<Vec<_>>();
    assert!(why[0].contains("another form") && why[3].contains("divides by a value of 0"), "{why:?}");
    let project = project();
    let plain = said(&project, &["explain", "changes/CHG-2026-0007.yaml", "--now", NOW]);
    assert!(!plain.contains("when (") && !plain.contains("doc."), "{plain}");
}

#[test]
fn a_rule_that_is_undecided_is_traced_to_the_part_without_a_value() {
    let policy = TRACED.replace("days == 2 || count > 3", "days == 1 || count > 3");
    let (text, lines) = trace_of(&policy, CHANGE);
    tells(&text, &["LOK-1 error: cannot be judged", "days == 1 → false", "count > 3 → no value:"]);
    let whole = lines.iter().find(|line| line.contains("days == 1 || count > 3")).unwrap();
    assert!(whole.contains("no value: "), "{whole}");
    for (language, told) in [("nb", "ingen verdi: "), ("sv", "inget värde: ")] {
        let text = traced(&policy, CHANGE, language);
        assert!(text.contains(told), "{text}");
    }
}

#[test]
fn a_trace_shows_no_number_of_a_person_and_does_nothing_to_a_terminal() {
    let number = "01010100050";
    let title = format!("title: \"{number} \\e[31m ##vso[x] {} end\"", "x".repeat(130));
    let document = CHANGE.replace("title: Oppgradering av Medusa til 7.2", &title);
    let policy =
        TRACED.replace("never looked at", number).replace("doc.class == \"urgent\"", "doc.class == \"normal\"");
    let (text, _) = trace_of(&policy, &document);
    assert!(text.contains("doc.title → \"***********") && text.contains("xxx…"), "{text}");
    assert!(!text.contains(number) && !text.contains('\u{1b}') && !text.contains("x end"), "{text}");
}

#[test]
fn a_rule_shows_its_condition_as_it_is_written_to_its_author() {
    let nowhere = folder(&[]);
    let text = said(&nowhere, &["explain", "MED-01", "--trace", "--lang", "en"]);
    tells(&text, &["when: !(doc.phase in [\"draft\", \"void\"]) && !(doc.initiator == params.softpro"]);
}

#[test]
fn a_broken_document_is_explained_too() {
    let project = project();
    project.write("changes/broken.yaml", "kind: ChangeRequest\nid: [\n---\nkind: Order\n");
    let text = said(&project, &["explain", "changes/broken.yaml", "--now", NOW, "--lang", "en"]);
    tells(
        &text,
        &["changes/broken.yaml: document 1", "no other rule was evaluated", "error: id (`id`) is missing; required"],
    );
    project.write("changes/none.yaml", "a: 1\n");
    tells(
        &said(&project, &["explain", "changes/none.yaml", "--lang", "en"]),
        &["`changes/none.yaml` has no documents"],
    );
}

#[test]
fn text_of_strangers_does_nothing_to_a_terminal() {
    let project = project();
    for arguments in [&["explain", "LOK-2"][..], &["rules"]] {
        let text = said(&project, arguments);
        assert!(!text.contains('\u{1b}') && text.contains("\\u{1b}[31m title"), "{text}");
    }
}

#[test]
fn all_rules_are_listed_in_a_project_and_outside_one() {
    let nowhere = said(&folder(&[]), &["rules", "--lang", "en"]);
    tells(
        &nowhere,
        &["not in a project", "built-in rules", "MED-12a error NHN announces changes in time", "MED-24 -", "text only"],
    );
    let project = said(&project(), &["rules", "--lang", "nb"]);
    tells(
        &project,
        &[
            "MED-12b advarsel Kundens endringer varsles i tide Norsk Helsenett / Varslingsfrist, satt i vedtak.yaml:7",
            "MED-08c av Bestillingen nevner database og region Bestillingen skal inneholde, satt i vedtak.yaml:8",
            "ivaretatt av vedtak",
            "Lokale regler (policies/lokal.yaml)",
            "LOK-1 feil Endringer har en vei tilbake Kapittel 2",
        ],
    );
}

#[test]
fn the_list_is_there_for_machines() {
    let list =
        |folder: &Project| -> Value { serde_json::from_str(&said(folder, &["rules", "--format", "json"])).unwrap() };
    let nowhere = list(&folder(&[]));
    assert_eq!((&nowhere["version"], &nowhere["project"]), (&1.into(), &false.into()));
    let project = list(&project());
    let rule = |id: &str| project["rules"].as_array().unwrap().iter().find(|rule| rule["id"] == id).unwrap().clone();
    let off = rule("MED-08c");
    assert_eq!((&off["state"], &off["severity"], &off["ownSeverity"]), (&"off".into(), &Value::Null, &"error".into()));
    assert_eq!(off["setAt"], serde_json::json!({"path": "vedtak.yaml", "line": 8}));
    assert_eq!(rule("MED-02")["state"], "provided");
    assert_eq!(rule("MED-24")["state"], "stated");
    let own = rule("LOK-1");
    assert_eq!(
        (&own["policy"], &own["covers"], &own["effectiveFrom"]),
        (&"lokal".into(), &"RUT-2".into(), &"2027-01-01".into())
    );
    assert_eq!(rule("schema")["policy"], Value::Null);
    let keys: Vec<&String> = off.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "id",
            "title",
            "state",
            "severity",
            "ownSeverity",
            "setAt",
            "policy",
            "clause",
            "covers",
            "kinds",
            "effectiveFrom"
        ]
    );
}

#[test]
fn a_set_up_that_is_wrong_ends_with_2() {
    let project = folder(&[("vedtak.yaml", "langauge: nb\n")]);
    for arguments in [&["explain", "schema"][..], &["rules"]] {
        let output = run(&project, arguments);
        assert_eq!(output.status, 2, "{output:?}");
        assert!(output.out.is_empty() && !output.err.is_empty());
    }
}

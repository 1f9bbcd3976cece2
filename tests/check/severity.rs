//! How much findings weigh, and when a run fails.

use super::project::Project;

fn config(severity: &str) -> Project {
    let config = format!("documents: [{{paths: ['d/'], kind: Thing, schema: s.json}}]\nseverity: {{{severity}}}\n");
    Project::new()
        .with("vedtak.yaml", config)
        .with("s.json", "{\"minProperties\": 1}")
        .with("d/a.yaml", "country: NO\n")
}

#[test]
fn a_note_never_fails_a_run_unless_asked_to() {
    let project = config("");
    assert_eq!(project.report(&[])["findings"][0]["severity"], "note");
    assert_eq!(project.check(&[]).status, 0);
    assert_eq!(project.check(&["--fail-on", "warning"]).status, 0);
    assert_eq!(project.check(&["--fail-on", "note"]).status, 1);
}

#[test]
fn severities_can_be_raised() {
    let warning = config("ambiguous-scalar: warning");
    assert_eq!((warning.check(&[]).status, warning.check(&["--fail-on", "warning"]).status), (0, 1));
    // The last line says what the status says.
    let last = |arguments: &[&str]| warning.check(arguments).err.lines().next_back().unwrap_or_default().to_owned();
    assert!(last(&[]).starts_with("compliant, 1 warning; "), "{}", last(&[]));
    let failed = last(&["--fail-on", "warning"]);
    assert!(failed.starts_with("1 requirement not met; "), "{failed}");
    let error = config("ambiguous-scalar: error");
    assert_eq!(error.check(&[]).status, 1);
    let report = error.report(&[]);
    assert_eq!(report["summary"]["overrides"][0], "ambiguous-scalar: error");
    assert_eq!(report["summary"]["errors"], 1);
}

#[test]
fn a_rule_that_is_off_is_said_to_be() {
    let project = config("ambiguous-scalar: off");
    let report = project.report(&[]);
    assert_eq!(report["findings"].as_array().unwrap().len(), 0);
    let skipped = report["summary"]["skipped"].as_array().unwrap();
    assert!(skipped.iter().any(|entry| entry["what"] == "ambiguous-scalar"), "{skipped:?}");
    assert_eq!(report["summary"]["overrides"][0], "ambiguous-scalar: off");
}

#[test]
fn rules_that_keep_the_gate_whole_are_not_lowered() {
    for rule in ["syntax", "duplicate-key", "limits", "schema", "unknown-kind"] {
        for level in ["off", "note", "warning"] {
            let answer = config(&format!("{rule}: {level}")).check(&[]);
            assert_eq!(answer.status, 2, "{rule}: {level}: {answer:?}");
            assert!(
                answer.err.contains(&format!("`{rule}` keeps the gate whole and must not be lowered")),
                "{answer:?}"
            );
            assert!(answer.err.contains("[vedtak.yaml:2:12]"), "{answer:?}");
            assert!(answer.err.contains("\n  help: "), "{answer:?}");
        }
        assert_ne!(config(&format!("{rule}: error")).check(&[]).status, 2);
    }
}

#[test]
fn duplicate_ids_can_be_lowered_in_other_peoples_kinds_only() {
    let party = "kind: Party\nid: nhn\nname: Norsk Helsenett\n";
    let project =
        config("duplicate-id: off").with("d/b.yaml", "id: A\n---\nid: A\n").with("p.yaml", party).with("q.yaml", party);
    let found = project.findings(&[]);
    let duplicates: Vec<&String> = found.iter().filter(|finding| finding.ends_with("duplicate-id")).collect();
    assert_eq!(duplicates, ["q.yaml:2:5 duplicate-id"]);
}

#[test]
fn an_unknown_rule_or_level_is_told_at_its_place() {
    let answer = config("ambigous-scalar: error").check(&[]);
    assert_eq!(answer.status, 2);
    assert!(
        answer.err.contains("the rule `ambigous-scalar` is not known; the nearest is `ambiguous-scalar`"),
        "{answer:?}"
    );
    let answer = config("schema: fatal").check(&[]);
    assert_eq!(answer.status, 2);
    assert!(answer.err.contains("`fatal`") && answer.err.contains("[vedtak.yaml:2:20]"), "{answer:?}");
}

#[test]
fn the_status_says_how_a_run_ended() {
    let good = Project::new().with("a.yaml", "kind: Party\nid: x\ntitle: X\ntype: supplier\n");
    assert_eq!(good.check(&[]).status, 0);
    let bad = Project::new().with("a.yaml", "kind: Party\n");
    assert_eq!(bad.check(&[]).status, 1);
    let wrong = Project::new().with("vedtak.yaml", "langauge: nb\n");
    assert_eq!(wrong.check(&[]).status, 2);
    assert_eq!(good.check(&["--format", "xml"]).status, 2);
    assert_eq!(good.check(&["--no-such-flag"]).status, 2);
    assert_eq!(good.check(&["--now", "yesterday"]).status, 2);
    assert_eq!(good.check(&["--output", "json=no/such/folder/x.json"]).status, 2);
    if cfg!(target_os = "linux") {
        assert_eq!(good.check(&["--output", "json=/dev/full"]).status, 3);
        // A machine that failed outweighs findings.
        assert_eq!(bad.check(&["--output", "json=/dev/full"]).status, 3);
    }
    assert_eq!(good.check(&["--help"]).status, 0);
}

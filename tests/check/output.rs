//! What is written where, in which language, with which colours, and that it is the same every time.

use serde_json::Value;

use super::project::{Answer, Project, answer};

fn sample() -> Project {
    let config = "language: sv\ndocuments: [{paths: ['d/'], kind: Thing, schema: s.json}]\n";
    Project::new()
        .with("vedtak.yaml", config)
        .with("s.json", r#"{"required": ["title"], "properties": {"size": {"enum": ["small", "large"]}}}"#)
        .with("d/a.yaml", "id: A\nsize: lrge\n")
        .with("d/b.yaml", "id: A\ntitle: Blåbær 日本 𝄞\ncountry: NO\n")
        .with("d/c.yaml", "title: [\n")
        .with("d/d.yaml", "id: D\ntitle: x\ntitle: y\n")
}

fn run(project: &Project, arguments: &[&str], environment: &[(&str, &str)]) -> Answer {
    answer(project.command().arg("check").args(arguments).envs(environment.iter().copied()))
}

#[test]
fn json_is_as_its_contract_says() {
    let contract: Value = serde_json::from_str(include_str!("../../schemas/report.schema.json")).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&contract).unwrap();
    let empty = Project::new();
    for report in [sample().report(&[]), sample().report(&["d/a.yaml"]), empty.report(&[])] {
        let errors: Vec<String> =
            validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        // The contract would notice.
        let mut other = report.clone();
        other["findings"] = Value::Null;
        assert!(!validator.is_valid(&other));
    }
}

#[test]
fn the_clock_is_in_the_report() {
    let report = sample().report(&["--now", "2026-11-26T12:00:00+01:00"]);
    assert_eq!(report["clock"], serde_json::json!({"at": "2026-11-26T12:00:00+01:00", "source": "given"}));
    assert_eq!(sample().report(&[])["clock"]["source"], "system");
}

#[test]
fn one_run_feeds_every_consumer() {
    let project = sample();
    let arguments =
        ["--format", "concise", "--output", "json=r.json", "--output", "pretty=r.txt", "--output", "concise=r.list"];
    let answer = project.check(&arguments);
    assert_eq!(answer.status, 1);
    let file = |name: &str| std::fs::read_to_string(project.path().join(name)).unwrap();
    assert_eq!(file("r.list"), answer.out);
    let report: Value = serde_json::from_str(&file("r.json")).unwrap();
    assert_eq!(report["findings"].as_array().unwrap().len(), answer.out.lines().count());
    assert!(file("r.txt").contains("╭─[d/a.yaml:2:7]"));
}

#[test]
fn the_language_is_the_flags_then_the_configurations_then_the_environments() {
    let (sv, nb, en) = ("saknas", "mangler", "is missing");
    let project = sample();
    let norwegian = [("LANG", "nb_NO.UTF-8")];
    assert!(run(&project, &["--lang", "en"], &norwegian).out.contains(en));
    assert!(run(&project, &["--lang", "nb"], &[]).out.contains(nb));
    assert!(run(&project, &[], &norwegian).out.contains(sv));
    let project = project.with("vedtak.yaml", "documents: [{paths: ['d/'], kind: Thing, schema: s.json}]\n");
    assert!(run(&project, &[], &norwegian).out.contains(nb));
    assert!(run(&project, &[], &[("LANG", "nb_NO.UTF-8"), ("LC_ALL", "sv_SE")]).out.contains(sv));
    assert!(run(&project, &[], &[]).out.contains(en));
}

#[test]
fn a_broken_configuration_is_told_of_in_its_own_language() {
    let project = Project::new().with("vedtak.yaml", "language: nb\ndokumenter: []\n");
    let answer = run(&project, &[], &[]);
    assert_eq!(answer.status, 2);
    assert!(
        answer.err.starts_with(
            "feil[config]: en konfigurasjon har ikke feltet `dokumenter`; det nærmeste er dokumenter (`documents`)"
        ),
        "{answer:?}"
    );
}

#[test]
fn the_language_changes_words_only() {
    let project = sample();
    let report = |language: &str| -> Value {
        let out = run(&project, &["--format", "json", "--lang", language, "--now", "2026-11-26T12:00:00Z"], &[]).out;
        let mut report: Value = serde_json::from_str(&out).unwrap();
        for finding in report["findings"].as_array_mut().unwrap() {
            for words in ["message", "help"] {
                finding[words] = Value::Null;
            }
            for list in ["labels", "fixes"] {
                for entry in finding[list].as_array_mut().unwrap() {
                    entry[if list == "labels" { "text" } else { "title" }] = Value::Null;
                }
            }
        }
        for entry in report["summary"]["skipped"].as_array_mut().unwrap() {
            (entry["what"], entry["why"]) = (Value::Null, Value::Null);
        }
        report
    };
    assert_eq!(report("nb"), report("sv"));
    assert_eq!(report("nb"), report("en"));
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let project = sample();
    let coloured = |arguments: &[&str], environment: &[(&str, &str)]| {
        run(&project, &[&["--format", "pretty"], arguments].concat(), environment).out.contains('\u{1b}')
    };
    assert!(!coloured(&[], &[]));
    assert!(coloured(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(!coloured(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "0")]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")]));
    // Pipes and files hold no colour even then, but in what is written for people.
    let answer = run(&project, &["--format", "json", "--color", "always"], &[]);
    assert!(!answer.out.contains('\u{1b}'));
}

#[test]
fn the_answer_is_the_same_on_any_number_of_threads() {
    let mut project = sample();
    for number in 0..200 {
        let text = format!("id: N{}\nsize: {}\n---\ncountry: NO\n---\na: [\n", number % 50, number);
        project = project.with(&format!("d/n{number}.yaml"), text);
    }
    for format in ["pretty", "concise", "json"] {
        let outputs = ["1", "2", "8"].map(|threads| {
            project.check(&["--format", format, "--threads", threads, "--now", "2026-11-26T12:00:00Z"]).out
        });
        assert!(outputs[0].len() > 10_000);
        assert!(outputs[0] == outputs[1] && outputs[0] == outputs[2], "{format}");
    }
}

#[test]
fn the_closing_line_goes_beside_the_answer() {
    let project = sample();
    let answer = project.check(&["--format", "concise"]);
    // The verdict comes first; then, as a clause of its own, what was judged: not all of it is at fault.
    let basis = "policies: work tree (untrusted)\n";
    assert!(answer.err.starts_with(&format!("{basis}5 requirements not met; ")), "{answer:?}");
    assert!(answer.err.contains(" documents checked against "), "{answer:?}");
    assert_eq!(project.check(&["--format", "json"]).err, "");
    let good = Project::new().with("a.yaml", "kind: Party\nid: x\ntitle: X\ntype: supplier\n");
    let good = good.check(&["--format", "concise"]);
    assert!(good.err.starts_with(&format!("{basis}compliant; 1 document checked against ")), "{good:?}");
}

#[test]
fn what_was_not_evaluated_is_said_in_every_log() {
    let project = Project::new().with("some.yaml", "a: 1\n");
    let line = "not evaluated: some.yaml (no documents of a known kind)\n";
    for format in ["concise", "github", "azure"] {
        let answer = project.check(&["--format", format]);
        assert_eq!(answer.out, "", "{format}");
        assert!(answer.err.starts_with(line), "{format}: {answer:?}");
    }
    let pretty = project.check(&["--format", "pretty"]);
    assert!(pretty.out.contains(line) && !pretty.err.contains(line), "{pretty:?}");
    assert_eq!(project.check(&["--format", "json"]).err, "");
}

#[test]
fn lines_and_columns_count_from_one_in_scalar_values() {
    let project = Project::of_schema(r#"{"properties": {"b": {"type": "integer"}}}"#)
        .with("d/a.yaml", "\u{feff}a: 日本𝄞\r\nå: {æ: 1, b: x}\r\nb: \"日本𝄞\"\r\n");
    let report = project.report(&[]);
    let finding = &report["findings"][0];
    assert_eq!(finding["start"], serde_json::json!({"line": 3, "column": 4}));
    assert_eq!(finding["end"], serde_json::json!({"line": 3, "column": 9}));
    assert_eq!(finding["pointer"], "/b");
}

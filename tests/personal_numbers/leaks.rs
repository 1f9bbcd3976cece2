//! Every command in every format, on projects with a number in every place.

use super::project::{Answer, Project, answer};

/// Numbers of nobody: of the test populations of the Norwegian Tax Administration (the month is 80 more; the check digits are
/// 11 less the weighted sum: 1\u{b7}3+7\u{b7}7+8\u{b7}6+6\u{b7}1+3\u{b7}8+9\u{b7}9+2\u{b7}4 = 219 = 19\u{b7}11+10, so 1;
/// 1\u{b7}5+7\u{b7}4+8\u{b7}3+6\u{b7}2+3\u{b7}7+9\u{b7}6+2\u{b7}5+1\u{b7}2 = 156 = 14\u{b7}11+2, so 9), one that begins
/// with 0, and a sample of the Swedish Tax Agency.
const PLAIN: &str = "17863920019";
const ZERO: &str = "04893220084";
const SWEDISH: &str = "811228-9874";

const FORMATS: [&str; 11] =
    ["pretty", "concise", "json", "sarif", "junit", "github", "gitlab", "azure", "markdown", "html", "rdjson"];

/// What no output may have among its digits: most of a number, with its first zero and without it.
const SECRETS: [&str; 4] = ["7863920019", "4893220084", "8112289874", "3920019"];

const CONFIG: &str = "version: 1\nlanguage: en\ntimezone: Europe/Oslo\ndocuments:\n  - {paths: ['work/**'], kind: Change, schema: s.json}\n";

/// Asks for what no document has, so that every value is shown beside a finding.
const SCHEMA: &str = r#"{"type": "object", "properties": {"owner": {}, "title": {"type": "string", "maxLength": 3}, "note": {"enum": ["x"]}, "num": {"maximum": 1}, "d": {"format": "date"}}, "additionalProperties": false, "required": ["kind", "id", "owner"]}"#;

fn policy(more: &str) -> String {
    format!("kind: Policy\nid: example\ntitle: Example\ncalendar: \"NO\"\nkinds: [Change]\nrules:\n  {more}\n")
}

fn change(more: &str) -> String {
    format!("kind: Change\nid: CHG-1\n{more}\n")
}

/// The files of a project beside configuration and schema: path and text.
type Case = Vec<(String, String)>;

fn one(path: &str, text: impl Into<String>) -> Case {
    vec![(path.to_owned(), text.into())]
}

/// A place with its files.
type Place = (&'static str, Case);

/// Each place with its files.
fn cases() -> Vec<Place> {
    [in_values(), in_names(), in_policies(), in_configuration()].concat()
}

/// How a value may be written, and what else may stand in a document.
fn in_values() -> Vec<Place> {
    let own = |more: &str| one("work/a.yaml", change(more));
    vec![
        ("behind a line break", own(&format!("title: \"Hei,\\n{PLAIN}\""))),
        ("behind a tab", own(&format!("title: \"Hei,\\t{PLAIN}\""))),
        (
            "in JSON",
            one("work/a.json", format!("{{\"kind\":\"Change\",\"id\":\"CHG-1\",\"title\":\"Hei,\\n{PLAIN}\"}}")),
        ),
        ("its second digit escaped", own("title: \"1\\x37863920019\"")),
        ("its first digit escaped", own("title: \"\\u00317863920019\"")),
        (
            "escaped in JSON",
            one("work/a.json", "{\"kind\":\"Change\",\"id\":\"CHG-1\",\"title\":\"178\\u00363920019\"}"),
        ),
        ("all of it escaped", own("title: \"\\x31\\x37\\x38\\x36\\x33\\x39\\x32\\x30\\x30\\x31\\x39\"")),
        ("plain", own(&format!("title: {PLAIN}"))),
        ("a leading zero", own(&format!("title: {ZERO}"))),
        ("a leading zero, quoted", own(&format!("title: '{ZERO}'"))),
        ("a leading zero where a number is asked for", own(&format!("num: {ZERO}"))),
        ("a Swedish one without its sign", own("num: 8112289874")),
        ("Swedish", own(&format!("title: {SWEDISH}"))),
        ("Swedish with no-break space", own("title: \"811228\\u00a09874\"")),
        ("an en dash", own("title: 178639\u{2013}20019")),
        ("a soft hyphen", own("title: \"178639\u{ad}20019\"")),
        (
            "digits of full width",
            own("title: \"\u{ff11}\u{ff17}\u{ff18}\u{ff16}\u{ff13}\u{ff19}\u{ff12}\u{ff10}\u{ff10}\u{ff11}\u{ff19}\""),
        ),
        (
            "Arabic digits",
            own("title: \"\u{661}\u{667}\u{668}\u{666}\u{663}\u{669}\u{662}\u{660}\u{660}\u{661}\u{669}\""),
        ),
        ("over two lines", own("title: 178639\n  20019")),
        ("a line joined to the next", own("title: \"178639\\\n  20019\"")),
        ("a literal block", own(&format!("title: |\n  first\n  {PLAIN} second"))),
        ("a value of an enumeration", own(&format!("note: {PLAIN}"))),
        ("a date", own(&format!("d: {PLAIN}"))),
        ("a key", own(&format!("{PLAIN}: x"))),
        ("a key twice", own(&format!("'{PLAIN}': x\n'{PLAIN}': y"))),
        ("a key of a list", own(&format!("m:\n  - {{'{SWEDISH}': [1]}}"))),
        ("a comment", own(&format!("# {PLAIN}"))),
        ("an anchor", own(&format!("title: &{PLAIN} x"))),
        ("an alias that is nowhere", own(&format!("title: *{PLAIN}"))),
        ("a tag", own(&format!("title: !{PLAIN} x"))),
        ("no YAML", own(&format!("title: [{PLAIN}, \"x"))),
    ]
}

/// Ids, kinds and names of files.
fn in_names() -> Vec<Place> {
    vec![
        ("an id", one("work/a.yaml", format!("kind: Change\nid: '{PLAIN}'\n"))),
        (
            "an id twice",
            vec![
                ("work/a.yaml".to_owned(), format!("kind: Change\nid: '{PLAIN}'\n")),
                ("work/b.yaml".to_owned(), format!("kind: Change\nid: '{PLAIN}'\n")),
            ],
        ),
        ("a kind", one("work/a.yaml", format!("kind: '{PLAIN}'\nid: '{SWEDISH}'\n"))),
        ("the name of a file", one(&format!("work/{PLAIN}.yaml"), change("title: x"))),
        ("the name of a folder", one(&format!("work/{SWEDISH}/a.yaml"), change("title: x"))),
        ("the name of a file that is no document", one(&format!("work/{PLAIN}.yaml"), "[")),
    ]
}

/// Policies, their tests, and the values that they read.
fn in_policies() -> Vec<Place> {
    let with_rule = |rule: &str, more: &str| {
        let open = ("s.json".to_owned(), r#"{"type": "object", "additionalProperties": {}}"#.to_owned());
        vec![("policies/p.yaml".to_owned(), policy(rule)), ("work/a.yaml".to_owned(), change(more)), open]
    };
    let measure = "EX-1: {title: Example, check: {measure: {figure: sum, value: num, atMost: 5}}}";
    let assert =
        "EX-1: {title: Example, let: {w: 'doc.?num.orValue(0)'}, check: {assert: 'doc.?num.orValue(0) < 5', at: num}}";
    let require = "EX-1: {title: Example, check: {require: [owner]}}";
    vec![
        ("a figure", with_rule(measure, &format!("num: {PLAIN}"))),
        ("a figure that lost its zero", with_rule(measure, &format!("num: {ZERO}"))),
        ("a value of let", with_rule(assert, &format!("num: {PLAIN}"))),
        ("a value of let that lost its zero", with_rule(assert, &format!("num: {ZERO}"))),
        ("the title of a rule", with_rule(&require.replace("Example", &format!("Example {PLAIN}")), "")),
        ("the id of a rule", with_rule(&require.replace("EX-1", &format!("'{PLAIN}'")), "")),
        (
            "the message of a rule",
            with_rule(&require.replace("check:", &format!("message: \"see {SWEDISH}\", check:")), ""),
        ),
        (
            "a parameter",
            with_rule(
                &format!("EX-1: {{title: Example, check: {{assert: \"doc.?id.orValue('') == '{PLAIN}'\"}}}}"),
                "",
            ),
        ),
        (
            "the id of a policy",
            vec![
                ("policies/p.yaml".to_owned(), policy(require).replace("id: example", &format!("id: '{PLAIN}'"))),
                ("work/a.yaml".to_owned(), change("")),
            ],
        ),
        (
            "a mistake in a policy",
            with_rule(&format!("EX-1: {{title: Example {PLAIN}, check: {{requires: ['{SWEDISH}']}}}}"), ""),
        ),
        (
            "an expression that is none",
            with_rule(&format!("EX-1: {{title: Example, check: {{assert: 'doc.x == == {PLAIN}'}}}}"), ""),
        ),
        (
            "the title of a test",
            vec![
                ("policies/p.yaml".to_owned(), policy(require)),
                (
                    "policies/p.test.yaml".to_owned(),
                    format!(
                        "kind: PolicyTest\nid: example\ntitle: T\npolicy: example\ncases:\n  - title: case {PLAIN}\n    document: {{kind: Change, id: '{SWEDISH}'}}\n    expect: {{}}\n"
                    ),
                ),
                ("work/a.yaml".to_owned(), change("")),
            ],
        ),
    ]
}

/// The configuration, schemas and the registry.
fn in_configuration() -> Vec<Place> {
    let config = |more: &str| one("vedtak.yaml", format!("{CONFIG}{more}\n"));
    vec![
        ("exclude", config(&format!("exclude: ['{PLAIN}', 'work/{SWEDISH}.yaml']"))),
        ("a severity", config(&format!("severity: {{'{PLAIN}': error}}"))),
        ("a key of the configuration", config(&format!("'{PLAIN}': 1"))),
        ("a comment of the configuration", config(&format!("# {PLAIN}"))),
        ("a parameter of the configuration", config(&format!("parameters: {{medusa: {{x: '{PLAIN}'}}}}"))),
        (
            "a figure of a schema",
            one("s.json", SCHEMA.replace("\"maximum\": 1", &format!("\"maximum\": {PLAIN}, \"const\": {PLAIN}"))),
        ),
        (
            "a schema",
            one(
                "s.json",
                SCHEMA
                    .replace("\"type\": \"object\"", &format!("\"title\": \"Kind {PLAIN}\", \"const\": \"{SWEDISH}\"")),
            ),
        ),
        (
            "an allowed place",
            vec![
                (
                    "vedtak.yaml".to_owned(),
                    format!(
                        "{CONFIG}personalNumbers:\n  - {{path: work/a.yaml, pointer: /title, reason: 'like {SWEDISH}'}}\n"
                    ),
                ),
                ("work/a.yaml".to_owned(), change(&format!("title: {PLAIN}"))),
            ],
        ),
        (
            "a place that does not exist",
            config(&format!("personalNumbers: [{{path: 'work/{PLAIN}.yaml', pointer: '/{SWEDISH}', reason: x}}]")),
        ),
        (
            "a service",
            one(
                "registry/s.yaml",
                format!("kind: Service\nid: '{PLAIN}'\ntitle: {SWEDISH}\nprovider: '{ZERO}'\npolicies: ['{PLAIN}']\n"),
            ),
        ),
        (
            "a person",
            one("registry/p.yaml", format!("kind: Person\nid: '{PLAIN}'\nname: {SWEDISH}\nparty: '{ZERO}'\n")),
        ),
    ]
}

fn project(files: &Case) -> Project {
    let project =
        Project::of([("vedtak.yaml", CONFIG), ("s.json", SCHEMA), ("work/ok.yaml", "kind: Change\nid: CHG-9\n")]);
    files.iter().fold(project, |project, (path, text)| project.with(path, text))
}

/// The digits of a text, in ASCII and with escapes read, and nothing between them.
fn digits(text: &str) -> [String; 2] {
    let only = |text: &str| {
        let value = |c: char| match u32::from(c) {
            code @ 0x660..=0x669 => char::from_digit(code - 0x660, 10),
            code @ 0xff10..=0xff19 => char::from_digit(code - 0xff10, 10),
            _ => Some(c).filter(char::is_ascii_digit),
        };
        text.chars().filter_map(value).collect::<String>()
    };
    let read = (0x30..0x3a).fold(text.to_owned(), |text, code| {
        let digit = char::from_u32(code).unwrap().to_string();
        let escapes =
            [format!("\\x{code:x}"), format!("\\u{code:04x}"), format!("\\u{{{code:x}}}"), format!("&#{code};")];
        escapes.iter().fold(text, |text, escape| text.replace(escape.as_str(), &digit))
    });
    [only(text), only(&read)]
}

fn shows_none(text: &str, what: &str) {
    for digits in digits(text) {
        for secret in SECRETS {
            assert!(!digits.contains(secret), "{what}: {secret}\n{text}");
        }
    }
}

fn said(answer: &Answer) -> String {
    format!("{}\n{}", answer.out, answer.err)
}

#[test]
fn no_command_shows_a_number_in_any_format() {
    for (place, files) in cases() {
        let project = project(&files);
        let file = files
            .iter()
            .map(|(path, _)| path.as_str())
            .find(|path| path.starts_with("work/"))
            .unwrap_or("work/ok.yaml");
        let mut check = vec![
            "check".to_owned(),
            "--now".to_owned(),
            "2026-11-26T12:00:00+01:00".to_owned(),
            "--verbose".to_owned(),
        ];
        check.extend(FORMATS.iter().flat_map(|format| ["--output".to_owned(), format!("{format}=out-{format}")]));
        let mut runs: Vec<Vec<String>> = vec![check.clone()];
        runs.push([check.as_slice(), &["--format".to_owned(), "github".to_owned()]].concat());
        let mut run = |arguments: &[&str]| runs.push(arguments.iter().map(|text| (*text).to_owned()).collect());
        run(&["check", "--color", "always", "--format", "pretty", file]);
        run(&["explain", file]);
        run(&["explain", "--trace", file]);
        run(&["rules"]);
        run(&["rules", "--format", "json"]);
        run(&["may", "CHG-1"]);
        run(&["digest", file]);
        run(&["digest", file, "--format", "json", "--canonical"]);
        run(&["schema"]);
        run(&["schema", "Change"]);
        if files.iter().any(|(path, _)| path.starts_with("policies/")) {
            run(&["explain", "EX-1"]);
            run(&["test", "--coverage", "--mutate"]);
            run(&["test", "--format", "json", "--coverage", "--mutate"]);
        }
        if place == "plain" {
            for arguments in [
                &["explain", PLAIN][..],
                &["explain", "personal-number"],
                &["may", PLAIN, "--format", "json"],
                &["may", "CHG-1", "--stage", PLAIN],
                &["digest", PLAIN],
                &["digest", file, "--canonical"],
                &["schema", PLAIN],
                &["calendar", PLAIN],
                &["calendar", "NO", "--year", PLAIN],
                &["test", PLAIN],
                &["check", "--17863920019"],
                &["check", "--now", PLAIN],
                &["check", "--output", "json=work/17863920019.yaml"],
                &["check", "work/811228-9874"],
                &["17863920019"],
            ] {
                run(arguments);
            }
        }
        for arguments in runs {
            let summary = project.path().join("summary.md");
            let all: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let answer = answer(project.command().args(&all).env("GITHUB_STEP_SUMMARY", &summary));
            let what = format!("{place}: {}", all.join(" "));
            assert!(!answer.err.contains("panicked") && (0..=2).contains(&answer.status), "{what}: {}", said(&answer));
            shows_none(&said(&answer), &what);
            let is_json = all.contains(&"json") || all == ["schema", "Change"];
            if is_json && !answer.out.is_empty() {
                assert!(serde_json::from_str::<serde_json::Value>(&answer.out).is_ok(), "{what}: {}", answer.out);
            }
        }
        for entry in std::fs::read_dir(project.path()).unwrap().map(Result::unwrap) {
            let name = entry.file_name().into_string().unwrap();
            if name.starts_with("out-") || name == "summary.md" {
                shows_none(&std::fs::read_to_string(entry.path()).unwrap(), &format!("{place}: {name}"));
            }
        }
    }
}

/// Each place where a number stands is told of, but for those that no document and no configuration has.
#[test]
fn every_number_is_found() {
    let unread = [
        "a schema",
        "a figure of a schema",
        "a mistake in a policy",
        "an expression that is none",
        "a severity",
        "a key of the configuration",
        "a parameter of the configuration",
        "an allowed place",
        "the id of a rule",
        "a kind",
        "the name of a file that is no document",
    ];
    for (place, files) in cases().into_iter().filter(|(place, _)| !unread.contains(place)) {
        let report = project(&files).report(&[]);
        let findings = report["findings"].as_array().unwrap();
        assert!(findings.iter().any(|finding| finding["rule"] == "personal-number"), "{place}: {report:#}");
    }
}

/// A fix that would write the number is not offered, and the help does not tell it.
#[test]
fn no_fix_writes_a_number() {
    for value in [ZERO, "0701234569"] {
        let report = project(&one("work/a.yaml", change(&format!("num: {value}")))).report(&[]);
        for finding in report["findings"].as_array().unwrap() {
            assert_eq!(finding["fixes"], serde_json::json!([]), "{finding:#}");
            let told = finding.to_string();
            assert!(!told.contains(value.trim_start_matches('0')), "{told}");
        }
    }
}

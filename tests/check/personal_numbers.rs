//! The number of a person in the place of an organisation's is refused, and shown in no format.

use super::project::Project;

const FORMATS: [&str; 11] =
    ["pretty", "concise", "json", "sarif", "junit", "github", "gitlab", "azure", "markdown", "html", "rdjson"];

fn party(number: &str) -> Project {
    let text = format!("kind: Party\nid: vest\ntitle: Vest\ntype: region\norganisationNumber: {number}\n");
    Project::new().with("registry/vest.yaml", text)
}

/// Message and help of what the schema says.
fn told(number: &str, language: &str) -> (String, String) {
    let report = party(number).run(&["check", "--format", "json", "--lang", language]).json();
    let all = report["findings"].as_array().unwrap().iter();
    let findings: Vec<_> = all.filter(|finding| finding["rule"] == "schema").collect();
    assert_eq!(findings.len(), 1, "{number}: {report:#}");
    (findings[0]["message"].as_str().unwrap().to_owned(), findings[0]["help"].as_str().unwrap_or("").to_owned())
}

/// Evident samples with check digits that are right: a D-number without quotation marks, and numbers in them.
#[test]
fn the_number_of_a_person_is_in_no_format() {
    for number in ["41010100044", "\"41010100044\"", "\"410101 00044\"", "\"01010100050\"", "\"19811228-9874\""] {
        for format in FORMATS {
            let answer = party(number).check(&["--format", format]);
            let all = format!("{}{}", answer.out, answer.err);
            assert_eq!(answer.status, 1, "{number}, {format}: {all}");
            for digits in number.trim_matches('"').split([' ', '-']) {
                assert!(!all.contains(digits), "{number}, {format}: {all}");
            }
        }
    }
    for (language, help) in [
        ("nb", "fjern det som ser ut som fødselsnummeret til en person, også fra historikken i Git"),
        ("sv", "ta bort det som ser ut som en persons personnummer, även ur historiken i Git"),
        ("en", "remove what looks like the personal number of a person, from the history in Git as well"),
    ] {
        for number in ["41010100044", "\"41010100044\""] {
            let (message, told) = told(number, language);
            assert!(message.contains("`***********`"), "{message}");
            assert_eq!(told, help);
        }
    }
}

#[test]
fn what_is_no_organisation_number_is_told_how_many_digits_one_has() {
    for (language, help) in [
        ("nb", "skriv `organisationNumber`: ni siffer (norsk) eller ti (svensk)"),
        ("sv", "skriv `organisationNumber`: nio siffror (norskt) eller tio (svenskt)"),
        ("en", "write `organisationNumber`: nine digits (Norwegian) or ten (Swedish)"),
    ] {
        for number in ["99999999999", "\"99999999999\"", "12345678", "\"9945987\"", "\"994 598 75\""] {
            assert_eq!(told(number, language).1, help, "{number}");
        }
    }
    // Zeros at the front are lost without quotation marks.
    assert_eq!(told("012345678", "nb").1, "sett verdien i anførselstegn: `\"012345678\"`");
    for number in ["994598759", "\"994598759\"", "\"994 598 759\"", "\"556559-4230\"", "5565594230"] {
        assert_eq!(party(number).report(&[])["findings"], serde_json::json!([]), "{number}");
    }
}

/// A project whose documents are of one kind of its own, with one file.
fn widgets(path: &str, text: &str) -> Project {
    let config = "documents:\n  - {paths: ['**/*.yaml', '**/a.json'], kind: Widget, schema: s.json}\n";
    Project::of([("vedtak.yaml", config), ("s.json", "{\"required\": [\"title\"]}"), (path, text)])
}

/// Wherever it stands, it is found once, with line and rule, and no format shows it. The numbers are those of
/// `src/language/personal_number.rs`.
#[test]
fn a_number_of_a_person_is_found_wherever_it_stands() {
    const NORWEGIAN: &str = "01010100050";
    const SWEDISH: &str = "811228-9874";
    let order = |more: &str| format!("kind: Widget\nid: one\ntitle: Ok\n{more}");
    let cases: &[(&str, String, u64)] = &[
        ("a.yaml", order(&format!("note: ring {NORWEGIAN}\n")), 4),
        ("a.yaml", order("note: \"\\x30\\x31010100050\"\n"), 4),
        ("a.yaml", order(&format!("note:\n  - deep: [{SWEDISH}]\n")), 5),
        ("a.yaml", order(&format!("{NORWEGIAN}: key\n")), 4),
        ("a.yaml", order(&format!("# about {SWEDISH}\nnote: x\n")), 4),
        ("a.yaml", format!("# {NORWEGIAN}\n{}", order("")), 1),
        ("a.yaml", order("note: |\n  first\n  010101 00050 second\n"), 6),
        ("a.yaml", order("note: 010101\n  00050\n"), 4),
        ("a.yaml", format!("kind: Widget\nid: '{NORWEGIAN}'\ntitle: Ok\n"), 2),
        ("a.yaml", format!("{}---\n# {NORWEGIAN}\nkind: Widget\nid: two\ntitle: Ok\n", order("")), 5),
        ("notes/01010100050.yaml", order(""), 1),
        ("d/a.json", format!("{{\"kind\": \"Widget\", \"id\": \"one\", \"title\": \"{NORWEGIAN}\"}}"), 1),
    ];
    let secrets = [NORWEGIAN, SWEDISH, "010101 00050", "811228"];
    for (path, text, line) in cases {
        let project = widgets(path, text);
        let report = project.report(&[]);
        let found: Vec<_> =
            report["findings"].as_array().unwrap().iter().filter(|found| found["rule"] == "personal-number").collect();
        assert_eq!(found.len(), 1, "{path}\n{text}\n{report:#}");
        assert_eq!(found[0]["severity"], "error");
        assert_eq!(found[0]["start"]["line"].as_u64().or_else(|| found[0]["line"].as_u64()), Some(*line), "{found:#?}");
        for format in FORMATS {
            let answer = project.check(&["--format", format]);
            assert_eq!(answer.status, 1, "{format}: {}", answer.err);
            for secret in secrets {
                assert!(
                    !answer.out.contains(secret) && !answer.err.contains(secret),
                    "{format}\n{text}\n{}",
                    answer.out
                );
            }
        }
    }
    let plain = widgets(
        "a.yaml",
        &order(
            "organisation: 994598759\nother: 556559-4230\nphone: '0701234569'\ncase: 2026/123456-12\nat: 2026-12-08T18:00\n",
        ),
    );
    let found = plain.findings(&[]);
    assert!(!found.iter().any(|found| found.contains("personal-number")), "{found:?}");
}

/// A fingerprint of a document whose id is a number of a person is that of the masked id.
#[test]
fn no_number_of_a_person_is_part_of_a_fingerprint() {
    let of = |id: &str| {
        let project = widgets("a.yaml", &format!("kind: Widget\nid: '{id}'\n"));
        let report = project.report(&[]);
        let findings = report["findings"].as_array().unwrap().clone();
        findings.iter().find(|found| found["rule"] == "schema").unwrap()["fingerprint"].clone()
    };
    // Another person: the serial number 100 gives the check digits 1 (0·3 + 1·7 + 1·1 + 1·9 + 1·4 = 21, 21 + 1 = 22) and
    // 3 (1·4 + 1·2 + 1·6 + 1·5 + 1·2 = 19, 19 + 3 = 22).
    assert_eq!(of("01010100050"), of("01010110013"));
    assert_ne!(of("01010100050"), of("02"));
}

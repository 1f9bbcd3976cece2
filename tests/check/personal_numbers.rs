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

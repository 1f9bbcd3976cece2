//! A shipped policy that is pinned to its content: another version of the program may bring another.

use sha2::{Digest as _, Sha256};

use super::project::Project;

const REGISTRY: &str = "\
{kind: Party, id: nhn, title: NHN, type: provider}
---
{kind: Service, id: medusa, title: Medusa, owner: nhn, policies: [medusa], timezone: Europe/Oslo}
";

/// The digest of the text as it lies in the repository.
fn digest() -> String {
    let text = include_bytes!("../../policies/medusa.yaml");
    let digits: Vec<String> = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{}", digits.concat())
}

fn other() -> String {
    format!("sha256:{}", "0a".repeat(32))
}

fn project(policies: &[String]) -> Project {
    let entries: Vec<String> = policies.iter().map(|entry| format!("  - {entry:?}\n")).collect();
    let config = format!("language: en\npolicies:\n{}", entries.concat());
    Project::of([("vedtak.yaml", config.as_str()), ("registry/medusa.yaml", REGISTRY)])
}

#[test]
fn a_policy_is_used_while_it_is_as_pinned() {
    let (is, other) = (digest(), other());
    let pin = |digest: &str| format!("builtin:medusa@{digest}");
    let unpinned = project(&["builtin:medusa".to_owned()]).report(&[]);
    for policies in [
        vec![pin(&is)],
        vec![pin(&other), pin(&is)],
        vec![pin(&is), pin(&other)],
        vec!["builtin:*".to_owned(), pin(&is)],
    ] {
        let report = project(&policies).report(&[]);
        assert_eq!(report["policies"][0]["id"], "medusa", "{policies:?}");
        assert_eq!(report["policies"][0]["digest"].as_str(), Some(is.as_str()), "{policies:?}");
        assert_eq!(report["summary"], unpinned["summary"], "{policies:?}");
    }
    // The attack, or another version of the program: it would judge by other rules and say nothing.
    for policies in
        [vec![pin(&other)], vec!["builtin:*".to_owned(), pin(&other)], vec![pin(&other), "builtin:medusa".to_owned()]]
    {
        let answer = project(&policies).check(&[]);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{policies:?}: {answer:?}");
        let told = [
            format!("`builtin:medusa` is `{is}`; it must be `{other}`"),
            format!("pin this one: `{}`", pin(&is)),
            format!("vedtak.yaml:{}:5", 3 + policies.iter().position(|entry| entry.contains('@')).unwrap()),
        ];
        // What is shown in lines is one text.
        let err = answer.err.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in told {
            assert!(err.contains(&part), "{policies:?}: {part}: {err}");
        }
    }
}

#[test]
fn a_pin_is_of_one_policy_and_of_a_whole_digest() {
    let is = digest();
    for entry in [
        format!("builtin:*@{is}"),
        format!("builtin:medusa@{}", &is[..20]),
        format!("builtin:medusa@{}", is.to_uppercase()),
        format!("builtin:medusa@{}", &is[7..]),
        "builtin:medusa@".to_owned(),
        "builtin:medusa@latest".to_owned(),
    ] {
        let answer = project(std::slice::from_ref(&entry)).check(&[]);
        assert_eq!(answer.status, 2, "{entry}: {answer:?}");
        assert!(answer.err.contains("pins no policy to a content"), "{entry}: {answer:?}");
    }
    let answer = project(&[format!("builtin:medussa@{is}")]).check(&[]);
    assert!(answer.status == 2 && answer.err.contains("write `builtin:medusa`"), "{answer:?}");
}

/// What `vedtak rules` shows is what is written.
#[test]
fn the_list_of_rules_shows_what_to_write() {
    let answer = project(&["builtin:medusa".to_owned()]).run(&["rules", "--lang", "en"]);
    let start = answer.out.find("`builtin:medusa@").unwrap() + 1;
    let entry = answer.out[start..].split('`').next().unwrap().to_owned();
    assert_eq!(entry, format!("builtin:medusa@{}", digest()));
    assert_ne!(project(&[entry]).check(&[]).status, 2);
}

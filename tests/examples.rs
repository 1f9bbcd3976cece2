//! The examples say what their README says they do.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::PathBuf;
use std::process::Command;

fn example(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// The status and standard output of `vedtak check` in a folder.
fn check(folder: &str, arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_vedtak"))
        .args(["check", "--color", "never"])
        .args(arguments)
        .arg(example(folder))
        .env_clear()
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn any_yaml_compliant() {
    let (status, out) = check("any-yaml/compliant", &["--format", "concise", "--fail-on", "note"]);
    assert_eq!((status, out.as_str()), (Some(0), ""));
}

#[test]
fn any_yaml_not_compliant_is_told_in_every_language() {
    for language in ["nb", "sv", "en"] {
        let (status, out) = check("any-yaml/not-compliant", &["--format", "pretty", "--lang", language]);
        assert_eq!(status, Some(1));
        insta::with_settings!({omit_expression => true}, {
            insta::assert_snapshot!(format!("any_yaml_{language}"), out);
        });
    }
}

#[test]
fn everything_planted_in_any_yaml_is_found_and_nothing_else() {
    let (_, out) = check("any-yaml/not-compliant", &["--format", "concise"]);
    let found: Vec<&str> = out.lines().filter_map(|line| line.split(": ").next()).collect();
    let planted = [
        "catalogue/ambiguous-scalar.yaml:5:10",
        "catalogue/duplicate-key.yaml:6:1",
        "catalogue/enum.yaml:2:7",
        "catalogue/enum.yaml:5:7",
        "catalogue/missing-key.yaml:2:1",
        "catalogue/one-of.yaml:9:5",
        "catalogue/pattern.yaml:2:7",
        "catalogue/unknown-key.yaml:6:1",
        "catalogue/wrong-type.yaml:6:11",
        "releases/alias.yaml:6:27",
        "releases/alias.yaml:8:13",
        "releases/bound.yaml:5:55",
        "releases/broken-document.yaml:8:23",
        "releases/broken-document.yaml:11:37",
        "releases/condition.yaml:2:1",
    ];
    assert_eq!(found, planted);
    for path in std::fs::read_dir(example("any-yaml/not-compliant/catalogue")).unwrap() {
        let text = std::fs::read_to_string(path.unwrap().path()).unwrap();
        assert!(text.starts_with("# Planted: "), "{text}");
    }
}

#[test]
fn both_projects_of_any_yaml_have_the_same_set_up() {
    for file in
        ["vedtak.yaml", "schemas/service.schema.json", "schemas/release.schema.yaml", "schemas/shared.schema.yaml"]
    {
        let read = |folder: &str| std::fs::read_to_string(example("any-yaml").join(folder).join(file)).unwrap();
        assert_eq!(read("compliant"), read("not-compliant"), "{file}");
    }
}

#[cfg(unix)]
#[test]
fn every_command_of_the_tour_ends_as_it_says() {
    let tour = std::fs::read_to_string(example("README.md")).unwrap();
    let lines = tour.lines().filter(|line| line.starts_with("vedtak ") || line.starts_with("(cd "));
    let commands: Vec<(&str, &str)> = lines.map(|line| line.split_once(" # ").unwrap()).collect();
    assert!(commands.len() > 8, "{commands:?}");
    let program = PathBuf::from(env!("CARGO_BIN_EXE_vedtak"));
    for (command, status) in commands {
        let path = format!("{}:/usr/bin:/bin", program.parent().unwrap().display());
        let mut shell = Command::new("sh");
        shell.args(["-c", command]).current_dir(example("")).env_clear().env("PATH", path);
        let output = shell.output().unwrap();
        let status: i32 = status.trim().parse().unwrap();
        assert_eq!(output.status.code(), Some(status), "{command}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stdout.is_empty() || !output.stderr.is_empty(), "{command}");
    }
}

#[test]
fn the_tour_comes_to_every_example() {
    let tour = std::fs::read_to_string(example("README.md")).unwrap();
    for entry in std::fs::read_dir(example("")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name == "README.md" || tour.contains(&format!("]({name}")), "{name}");
    }
}

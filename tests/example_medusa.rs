//! `examples/medusa`: compliant wherever it lies and whenever it is checked, and clear about a start that is moved; and the
//! examples of the other agreements, which are compliant too.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// The clock of what is shown to people.
const NOW: &str = "2026-11-30T12:00:00+01:00";

/// Years after everything in the example.
const LATER: &str = "2036-06-15T12:00:00+02:00";

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/medusa")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}

/// A copy as an archive is unpacked: no Git around it.
fn unpacked() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&example(), folder.path());
    folder
}

fn vedtak(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vedtak")).current_dir(folder).arg("check").args(arguments).output().unwrap()
}

fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .current_dir(folder)
        .args([
            "-c",
            "user.name=Kari Nordmann",
            "-c",
            "user.email=kari.nordmann@helse-vest.example",
            "-c",
            "commit.gpgSign=false",
        ])
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Nothing is found, by today's clock and years from now, and everything is looked at.
fn is_compliant(folder: &Path, path: &[&str]) {
    for clock in [&[][..], &["--now", NOW], &["--now", LATER]] {
        let output = vedtak(folder, &[path, &["--format", "json"], clock].concat());
        let said = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{clock:?}\n{said}\n{}", String::from_utf8_lossy(&output.stderr));
        let report: Value = serde_json::from_str(&said).unwrap();
        assert_eq!(report["findings"], Value::Array(Vec::new()), "{clock:?}");
        assert_eq!(report["summary"]["documents"], 33, "{clock:?}");
        assert_eq!(report["policies"][0]["id"], "medusa", "{clock:?}");
    }
}

#[test]
fn it_is_compliant_in_a_clone() {
    is_compliant(Path::new(env!("CARGO_MANIFEST_DIR")), &["examples/medusa"]);
    is_compliant(&example(), &[]);
}

/// The examples of the other agreements, with how many documents each has: nothing in them is found, today and years later,
/// but what a deviation answers.
#[test]
fn so_are_the_others() {
    for (name, documents, policies) in [
        ("fagapplikasjoner", 19, &["fagapplikasjoner"][..]),
        ("helseplattformen", 23, &["helseplattformen"]),
        ("inera", 35, &["inera"]),
        ("interregional", 30, &["interregional"]),
        ("medusa-interregional", 42, &["interregional", "medusa"]),
    ] {
        let folder = example().with_file_name(name);
        for clock in [&[][..], &["--now", NOW], &["--now", LATER]] {
            let output = vedtak(&folder, &[&["--format", "json"], clock].concat());
            let said = String::from_utf8_lossy(&output.stdout);
            assert_eq!(output.status.code(), Some(0), "{name} {clock:?}\n{said}");
            let report: Value = serde_json::from_str(&said).unwrap();
            // Meetings are to be held every year, and an example ends.
            let is_of_meetings = |finding: &Value| finding["rule"] == "INE-01" || finding["rule"] == "INE-02";
            let findings = report["findings"].as_array().unwrap().iter();
            let open: Vec<_> =
                findings.filter(|finding| finding["status"] != "answered" && !is_of_meetings(finding)).collect();
            assert!(open.is_empty(), "{name} {clock:?}: {open:?}");
            assert_eq!(report["summary"]["documents"], documents, "{name}");
            let mut ids: Vec<&Value> =
                report["policies"].as_array().unwrap().iter().map(|policy| &policy["id"]).collect();
            ids.sort_by_key(|id| id.to_string());
            assert_eq!(ids, policies, "{name}");
        }
    }
}

/// A change under two agreements meets both: each finds what it asks for, in the same document.
#[test]
fn a_change_under_two_agreements_meets_both() {
    let folder = tempfile::tempdir().unwrap();
    copy(&example().with_file_name("medusa-interregional"), folder.path());
    let path = folder.path().join("changes/CHG-2026-0007.yaml");
    let text = fs::read_to_string(&path).unwrap();
    // 5 to 14 September: 9 days of notice, where Medusa asks for 10; and nobody coordinates.
    let text = text.replace("2026-09-15T", "2026-09-14T").replace("coordinator: nhn\n", "");
    fs::write(&path, text).unwrap();
    let output = vedtak(folder.path(), &["--format", "json", "--now", NOW]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let rules: Vec<&Value> = report["findings"].as_array().unwrap().iter().map(|finding| &finding["rule"]).collect();
    assert_eq!(rules, ["IRM-12", "MED-12a"]);
}

#[test]
fn it_is_compliant_in_an_unpacked_archive() {
    is_compliant(unpacked().path(), &[]);
}

#[test]
fn it_is_compliant_in_a_repository_of_its_own() {
    let folder = unpacked();
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "--all"]);
    git(folder.path(), &["commit", "--quiet", "--message", "Bestillinger og endringer"]);
    is_compliant(folder.path(), &[]);
}

/// What a person reads, in every language, after some text of a file has been changed.
fn told(file: &str, changes: &[(&str, &str)]) -> String {
    let folder = unpacked();
    let path = folder.path().join(file);
    let mut text = fs::read_to_string(&path).unwrap();
    for (from, to) in changes {
        assert!(text.contains(from), "{file}: {from}");
        text = text.replace(from, to);
    }
    fs::write(&path, text).unwrap();
    let mut told = String::new();
    for language in ["nb", "sv", "en"] {
        let output =
            vedtak(folder.path(), &["--format", "pretty", "--color", "never", "--lang", language, "--now", NOW]);
        assert_eq!(output.status.code(), Some(1), "{file}");
        told.push_str(&String::from_utf8(output.stdout).unwrap());
        told.push('\n');
    }
    told
}

#[test]
fn a_change_moved_one_day_says_what_is_what_must_be_and_the_first_day_that_would_do() {
    // 5 to 14 September: 9 days, and 15 September is the first that will do.
    insta::assert_snapshot!(told("changes/CHG-2026-0007.yaml", &[("2026-09-15T", "2026-09-14T")]));
}

#[test]
fn an_order_moved_one_day() {
    // 21 to 23 September: 2 days.
    insta::assert_snapshot!(told("orders/ORD-2026-0034.yaml", &[("2026-09-24T17", "2026-09-23T17")]));
}

#[test]
fn an_access_reported_one_day_later() {
    // Wednesday 9 September for Thursday the 10th: 1 working day.
    insta::assert_snapshot!(told("access/ACC-2026-0012.yaml", &[("2026-09-08T14", "2026-09-09T14")]));
}

#[test]
fn an_access_moved_one_day() {
    // Friday 11 September has no slot; the next is Thursday the 17th.
    insta::assert_snapshot!(told("access/ACC-2026-0012.yaml", &[("2026-09-10T", "2026-09-11T")]));
}

#[test]
fn an_extended_slot_moved_one_day() {
    // From Wednesday 16 to Tuesday 22 September: 4 working days.
    insta::assert_snapshot!(told("access/ACC-2026-0014.yaml", &[("2026-09-23T", "2026-09-22T")]));
}

#[test]
fn maintenance_that_was_done_is_not_to_be_rewritten() {
    // 16 to 25 October: 9 days, told of what is over.
    insta::assert_snapshot!(told("maintenance/MNT-2026-0007.yaml", &[("2026-10-15T10:00", "2026-10-16T10:00")]));
}

/// The approval is there; only the region by which it is counted is not, and writing that is all there is to do.
#[test]
fn a_region_that_is_missing_is_filled_in_and_answers_for_no_breach() {
    let folder = unpacked();
    let path = folder.path().join("orders/ORD-2026-0031.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("{name: MTU, region: helse-vest,", "{name: MTU,")).unwrap();
    for (language, message, help) in [
        ("nb", "kan ikke vurderes: databasens helseregion", "fyll ut "),
        ("sv", "kan inte bedömas: ", "fyll i "),
        ("en", "cannot be judged: region of the database", "fill in "),
    ] {
        let output = vedtak(folder.path(), &["--format", "json", "--lang", language, "--now", NOW]);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let findings = report["findings"].as_array().unwrap();
        let found: Vec<_> = findings.iter().filter(|finding| finding["rule"] == "MED-08a").collect();
        assert_eq!(found.len(), 1, "{findings:#?}");
        assert!(found[0]["message"].as_str().unwrap().starts_with(message), "{}", found[0]);
        assert_eq!(found[0]["help"], format!("{help}`region`"));
        assert_eq!(found[0]["blocks"], serde_json::json!([]), "{}", found[0]);
    }
}

/// One approval that is missing for two stages is one thing to do for people, and two findings for machines.
#[test]
fn an_approval_missing_for_two_stages_is_told_once() {
    let folder = unpacked();
    let path = folder.path().join("orders/ORD-2026-0034.yaml");
    let order = fs::read_to_string(&path).unwrap();
    let kept: Vec<&str> = order.lines().filter(|line| !line.contains("role: data-controller")).collect();
    fs::write(&path, kept.join("\n").replace("approvals:", "approvals: []") + "\n").unwrap();
    let said = |format: &str, language: &str| {
        let output = vedtak(folder.path(), &["--now", NOW, "--lang", language, "--format", format]);
        assert_eq!(output.status.code(), Some(1), "{format}");
        String::from_utf8(output.stdout).unwrap()
    };
    let report: Value = serde_json::from_str(&said("json", "en")).unwrap();
    let scopes = report["findings"].as_array().unwrap().iter().map(|finding| finding["facts"]["scope"].clone());
    assert_eq!(scopes.collect::<Vec<_>>(), ["production", "test"]);
    for format in ["pretty", "concise", "markdown", "html", "github", "azure"] {
        for (language, scopes) in [("nb", ["production", "og", "test"]), ("sv", ["production", "och", "test"])] {
            let text = said(format, language).replace(['`'], "").replace("<code>", "").replace("</code>", "");
            assert_eq!(text.matches(&scopes.join(" ")).count(), 1, "{format}: {text}");
            let lines = text.matches("role: data-controller").count();
            assert_eq!(lines, usize::from(format != "concise"), "{format}: {text}");
            assert!(format == "concise" || text.contains("scope: [production, test"), "{format}: {text}");
        }
    }
    let comment = said("markdown", "en");
    assert!(comment.contains("(1)") && comment.contains("1 requirement not met"), "{comment}");
}

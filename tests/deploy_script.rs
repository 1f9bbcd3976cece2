//! The script of a deployment job, run against an example with a clock given: it deploys on a go and on nothing else.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The status of the command that the script runs.
const DEPLOYED: i32 = 7;

/// A `vedtak` for the path of the script: at each call it is the next of these moments; the last one stays.
fn clockwork(folder: &Path, moments: &[&str]) -> PathBuf {
    let clock = folder.join("clock");
    fs::write(&clock, moments.join("\n") + "\n").unwrap();
    let script = format!(
        "#!/bin/sh\nnow=$(head -n 1 '{0}')\nif [ \"$(wc -l < '{0}')\" -gt 1 ]; then\n  tail -n +2 '{0}' > '{0}.rest'\n  \
         mv '{0}.rest' '{0}'\nfi\ncommand=$1\nshift\nprintf 'asked %s\\n' \"$now\" >&2\nexec '{1}' \"$command\" --now \"$now\" \"$@\"\n",
        clock.display(),
        env!("CARGO_BIN_EXE_vedtak"),
    );
    let tools = folder.join("tools");
    fs::create_dir(&tools).unwrap();
    fs::write(tools.join("vedtak"), script).unwrap();
    fs::set_permissions(tools.join("vedtak"), fs::Permissions::from_mode(0o755)).unwrap();
    tools
}

/// The exit status of the script in the example, how often it asked, and whether it deployed.
fn run(moments: &[&str], environment: &[(&str, &str)]) -> (i32, usize, bool) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let tools = clockwork(folder.path(), moments);
    let deployed = folder.path().join("deployed");
    let output = Command::new("sh")
        .arg(root.join("examples/ci/deploy.sh"))
        .args(["sh", "-c", &format!("touch '{}'; exit {DEPLOYED}", deployed.display())])
        .current_dir(root.join("examples/medusa"))
        .env("PATH", format!("{}:{}", tools.display(), std::env::var("PATH").unwrap()))
        .env_remove("WAIT")
        .envs([("DOCUMENT", "CHG-2026-0007"), ("STAGE", "production"), ("EVERY", "0")])
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code().unwrap(), said.matches("asked ").count(), deployed.exists())
}

/// It is planned on 15 September from 18.00 to 20.00.
const BEFORE: &str = "2026-09-15T17:59:59+02:00";
const WITHIN: &str = "2026-09-15T18:00:00+02:00";
const AFTER: &str = "2026-09-15T20:00:00+02:00";

#[test]
fn it_deploys_on_a_go_and_hands_on_the_status() {
    assert_eq!(run(&[WITHIN], &[]), (DEPLOYED, 1, true));
    assert_eq!(run(&[BEFORE], &[]), (1, 1, false));
    assert_eq!(run(&[AFTER], &[]), (1, 1, false));
}

#[test]
fn it_waits_for_a_go_as_long_as_it_may() {
    assert_eq!(run(&[BEFORE, BEFORE, WITHIN], &[("WAIT", "5")]), (DEPLOYED, 3, true));
    assert_eq!(run(&[BEFORE, WITHIN], &[("WAIT", "1"), ("EVERY", "1")]), (DEPLOYED, 2, true));
    assert_eq!(run(&[BEFORE, BEFORE, BEFORE, WITHIN], &[("WAIT", "2")]), (1, 3, false));
    assert_eq!(run(&[AFTER], &[("WAIT", "2")]), (1, 3, false));
}

#[test]
fn what_nobody_can_tell_is_not_waited_for() {
    assert_eq!(run(&[WITHIN], &[("DOCUMENT", "CHG-2026-0700"), ("WAIT", "60"), ("EVERY", "60")]), (2, 1, false));
    assert_eq!(run(&[WITHIN], &[("STAGE", "produksjon"), ("WAIT", "60"), ("EVERY", "60")]), (2, 1, false));
    // Of two stages it has to be said which.
    assert_eq!(run(&[WITHIN], &[("STAGE", "")]), (2, 1, false));
}

#[test]
fn what_it_is_given_is_no_option_and_no_command() {
    assert_eq!(run(&[WITHIN], &[("DOCUMENT", "--help")]), (2, 1, false));
    for wait in ["1; touch broken", "$(touch broken)", "-1", " "] {
        assert_eq!(run(&[WITHIN], &[("WAIT", wait)]), (2, 0, false), "{wait}");
    }
    assert_eq!(run(&[WITHIN], &[("DOCUMENT", "")]), (2, 0, false));
    assert!(!Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/medusa/broken").exists());
}

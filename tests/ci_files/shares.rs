//! The workflow that divides the work, run as runners run it: each job on a machine of its own, with what the others left.

use super::*;
use std::os::unix::fs::PermissionsExt as _;

/// The only script of a job that calls vedtak.
fn script(job: &str) -> String {
    let path = "examples/ci/github/vedtak-shards.yml";
    let file = File::new(path, &read(path)).unwrap();
    let job = file.documents[0]["jobs"][job].clone();
    let own = File { path: path.to_owned(), text: String::new(), documents: vec![job] };
    let mut scripts = own.scripts().into_iter().filter(|script| script.contains("vedtak "));
    let only = scripts.next().unwrap();
    assert_eq!(scripts.next(), None);
    only
}

fn run(job: &str, folder: &Path, runner: &Path, environment: &[(&str, &str)]) -> (Option<i32>, String) {
    fs::create_dir_all(runner.join("bin")).unwrap();
    // An artifact may not be run until it is told so.
    let program = runner.join("bin/vedtak");
    // No process that another test starts has it open for writing.
    assert!(Command::new("cp").arg(env!("CARGO_BIN_EXE_vedtak")).arg(&program).status().unwrap().success());
    fs::set_permissions(&program, fs::Permissions::from_mode(0o644)).unwrap();
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", &script(job)]).current_dir(folder);
    command.env("RUNNER_TEMP", runner).env("GITHUB_ACTIONS", "true").env_remove("GITHUB_STEP_SUMMARY");
    let ended = command.envs(environment.iter().copied()).output().unwrap();
    (ended.status.code(), String::from_utf8([ended.stdout, ended.stderr].concat()).unwrap())
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    command.args(["-c", "user.name=Kari Nordmann", "-c", "user.email=kari@example.no"]);
    assert!(command.args(arguments).status().unwrap().success(), "{arguments:?}");
}

const PARTY: &str = "kind: Party\nid: nhn\ntitle: NHN\ntype: provider\n";

#[test]
fn parts_are_judged_apart_and_joined() {
    for (text, status) in [(PARTY.to_owned(), Some(0)), (PARTY.replace("type:", "tpye:"), Some(1))] {
        let (folder, parts) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(folder.path().join("vedtak.yaml"), "version: 1\nlanguage: en\n").unwrap();
        fs::write(folder.path().join("party.yaml"), &text).unwrap();
        let parts = parts.path();
        fs::create_dir(parts.join("parts")).unwrap();
        for part in ["1", "2", "3", "4"] {
            let runner = tempfile::tempdir().unwrap();
            let set = [("PART", part), ("NOW", "2026-11-26T12:00:00Z")];
            let (ended, log) = run("part", folder.path(), runner.path(), &set);
            assert_eq!(ended, Some(0), "{part}: {log}");
            let name = format!("part-{part}.json");
            fs::copy(runner.path().join(&name), parts.join("parts").join(&name)).unwrap();
        }
        let elsewhere = tempfile::tempdir().unwrap();
        let (ended, log) = run("vedtak", elsewhere.path(), parts, &[]);
        assert_eq!(ended, status, "{log}");
        assert_eq!(log.contains("::error file=party.yaml"), status == Some(1), "{log}");
        assert!(fs::read_to_string(parts.join("vedtak.html")).unwrap().contains("<html"));
        // A part that is not there, be it that its job was never run.
        fs::remove_file(parts.join("parts/part-3.json")).unwrap();
        assert_eq!(run("vedtak", elsewhere.path(), parts, &[]).0, Some(2));
        fs::remove_dir_all(parts.join("parts")).unwrap();
        assert_eq!(run("vedtak", elsewhere.path(), parts, &[]).0, Some(2));
    }
    // What is no matter of findings ends the job of a part.
    let (folder, runner) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::write(folder.path().join("vedtak.yaml"), "version: 7\n").unwrap();
    let set = [("PART", "1"), ("NOW", "2026-11-26T12:00:00Z")];
    assert_eq!(run("part", folder.path(), runner.path(), &set).0, Some(1));
}

#[test]
#[ignore = "needs ssh-keygen"]
fn one_machine_signs_what_was_merged() {
    let (folder, runner) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let key = runner.path().join("key");
    let made =
        Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-C", "gate", "-f"]).arg(&key).status();
    assert!(made.unwrap().success());
    let public = fs::read_to_string(key.with_extension("pub")).unwrap();
    let registry = format!(
        "{PARTY}---\nkind: Person\nid: gate\ntitle: The gate\nparty: nhn\nservice: true\ngate: true\n\
         responsible: [kari]\nkeys: [{{ssh: {}}}]\n---\nkind: Person\nid: kari\ntitle: Kari Nordmann\nparty: nhn\nroles: []\n",
        public.trim()
    );
    fs::write(folder.path().join("vedtak.yaml"), "version: 1\nlanguage: en\nrepository: nhn/test\n").unwrap();
    fs::write(folder.path().join("registry.yaml"), registry).unwrap();
    git(folder.path(), &["init", "-q", "-b", "main"]);
    for message in ["first", "second"] {
        git(folder.path(), &["add", "-A"]);
        git(folder.path(), &["commit", "-q", "-m", message]);
        fs::write(folder.path().join("note.txt"), "A note.\n").unwrap();
    }
    let secret = fs::read_to_string(&key).unwrap();
    let set = [("GATE_KEY", secret.trim_end()), ("GITHUB_REF", "refs/heads/main"), ("CI", "true")];
    let (status, log) = run("record", folder.path(), runner.path(), &set);
    assert_eq!(status, Some(0), "{log}");
    let head = Command::new("git").args(["rev-parse", "HEAD"]).current_dir(folder.path()).output().unwrap();
    let head = String::from_utf8(head.stdout).unwrap();
    let verified = Command::new(env!("CARGO_BIN_EXE_vedtak"))
        .arg("verify")
        .arg(runner.path().join("verdict.json"))
        .args(["--commit", head.trim()])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8([verified.stdout, verified.stderr].concat()).unwrap();
    assert!(told.contains("signed by: The gate"), "{told}");
    let mode = fs::metadata(runner.path().join("gate_key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "nobody else reads the key");
}

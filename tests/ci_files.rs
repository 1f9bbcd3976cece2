//! What is given to CI systems: every file parses, pins what it runs, asks for no more than it needs, lets no value into a
//! script, and calls options that exist. The action's own scripts are run as a runner runs them.
//!
//! Every check is a function from a file to complaints; the tests at the end show each one to fail on a planted file.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Deserialize as _;
use serde_yaml::Value;
use vedtak::report::REPORTERS;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}")).replace("\r\n", "\n")
}

/// A file given to a CI system: its path from the root, its text, its documents.
struct File {
    path: String,
    text: String,
    documents: Vec<Value>,
}

impl File {
    fn new(path: &str, text: &str) -> Result<Self, serde_yaml::Error> {
        let documents = serde_yaml::Deserializer::from_str(text).map(Value::deserialize).collect::<Result<_, _>>()?;
        Ok(Self { path: path.to_owned(), text: text.to_owned(), documents })
    }

    /// Whether it is a workflow of GitHub or of Gitea, which reads the same.
    fn is_workflow(&self) -> bool {
        self.documents.iter().any(|document| document.get("jobs").is_some())
    }

    /// All values that stand under one of these keys, at any depth.
    fn under(&self, keys: &[&str]) -> Vec<Value> {
        let mut found = Vec::new();
        for document in &self.documents {
            gather(document, keys, &mut found);
        }
        found
    }

    /// The text of all scripts.
    fn scripts(&self) -> Vec<String> {
        let texts = |value: Value| match value {
            Value::String(text) => vec![text],
            Value::Sequence(lines) => lines.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        self.under(&["run", "bash", "script", "before_script", "pwsh", "powershell"])
            .into_iter()
            .flat_map(texts)
            .collect()
    }
}

fn gather(value: &Value, keys: &[&str], found: &mut Vec<Value>) {
    match value {
        Value::Mapping(mapping) => {
            for (key, inner) in mapping {
                if key.as_str().is_some_and(|key| keys.contains(&key)) {
                    found.push(inner.clone());
                }
                gather(inner, keys, found);
            }
        }
        Value::Sequence(items) => items.iter().for_each(|item| gather(item, keys, found)),
        _ => {}
    }
}

fn files() -> Vec<File> {
    let mut paths = vec!["action.yml".to_owned(), ".pre-commit-hooks.yaml".to_owned()];
    for folder in [".github/workflows", "examples/ci"] {
        walk(folder, &mut paths);
    }
    // The script of a deployment job has tests of its own.
    paths.retain(|path| Path::new(path).extension().is_none_or(|extension| extension != "md" && extension != "sh"));
    paths.sort();
    assert!(paths.len() > 10, "{paths:?}");
    paths.iter().map(|path| File::new(path, &read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))).collect()
}

fn walk(folder: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(root().join(folder)).unwrap().map(Result::unwrap) {
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            walk(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// No template expression stands in a script: a value could become a command there.
fn values_stay_out_of_scripts(file: &File) -> Vec<String> {
    let opens =
        |script: &String| ["${{", "$[[ inputs", "$(System.", "$(Build."].iter().any(|open| script.contains(open));
    let words = |script: String| format!("{}: a script takes a value by template: {script}", file.path);
    file.scripts().into_iter().filter(opens).map(words).collect()
}

/// What a workflow uses is named by a full commit.
fn actions_are_pinned(file: &File) -> Vec<String> {
    let mut complaints = Vec::new();
    for used in file.under(&["uses"]) {
        let used = used.as_str().unwrap_or_default();
        if !used.split_once('@').is_some_and(|(_, revision)| is_commit(revision)) {
            complaints.push(format!("{}: `{used}` is not pinned to a commit", file.path));
        }
    }
    complaints
}

fn is_commit(text: &str) -> bool {
    text.len() == 40 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// A workflow says what it may do and starts with reading at most; it never runs a stranger's change with its own token.
fn permissions_are_least(file: &File) -> Vec<String> {
    let mut complaints = Vec::new();
    if file.text.contains("pull_request_target") {
        complaints.push(format!("{}: `pull_request_target` gives a stranger's change the target's token", file.path));
    }
    if file.is_workflow() {
        let start = file.documents.iter().find_map(|document| document.get("permissions"));
        let reads = |start: &Value| {
            start.as_mapping().is_some_and(|named| named.values().all(|level| level.as_str() == Some("read")))
        };
        if !start.is_some_and(reads) {
            complaints.push(format!("{}: the workflow starts with more than reading", file.path));
        }
    }
    if file.under(&["permissions"]).iter().any(Value::is_string) {
        complaints.push(format!("{}: permissions are given wholesale", file.path));
    }
    complaints
}

/// A checkout leaves no token behind.
fn checkouts_keep_no_token(file: &File) -> Vec<String> {
    let mut steps = Vec::new();
    for found in file.under(&["steps"]) {
        steps.extend(found.as_sequence().into_iter().flatten().cloned());
    }
    let keeps = |step: &Value| {
        let is_checkout =
            step.get("uses").and_then(Value::as_str).is_some_and(|uses| uses.contains("actions/checkout@"));
        let option = step.get("with").and_then(|with| with.get("persist-credentials"));
        is_checkout && option.and_then(Value::as_bool) != Some(false)
    };
    steps.iter().filter(|step| keeps(step)).map(|_| format!("{}: a checkout keeps the token", file.path)).collect()
}

/// Every line that calls vedtak calls a command and options that the binary has, and formats that exist.
fn commands_exist(path: &str, text: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    for line in text.lines() {
        // The end of the repository's address is no call.
        let line = line.replace("github.com/vedtak/vedtak ", "");
        for call in line.split("vedtak ").skip(1) {
            if !call.starts_with(|first: char| first.is_ascii_lowercase() || first == '-') {
                continue;
            }
            let call = call.split(['`', '|', ';', '#', ')']).next().unwrap_or_default().replace(['"', '\''], "");
            let words: Vec<&str> = call.split_whitespace().collect();
            let Some((command, rest)) = words.split_first() else { continue };
            let help = help(command);
            // A sentence about vedtak: its second word is no command and it has no options.
            if help.is_none() && !command.starts_with('-') && !rest.iter().any(|word| word.starts_with("--")) {
                continue;
            }
            let options = help.unwrap_or_else(|| help_of(&[]));
            let words = if command.starts_with('-') { words.as_slice() } else { rest };
            for word in words.iter().take_while(|word| **word != "--").filter(|word| word.starts_with("--")) {
                let option = word.split('=').next().unwrap_or_default();
                if !options.split([' ', ',', '\n']).any(|known| known == option) {
                    complaints.push(format!("{path}: `vedtak {command}` has no option `{option}`"));
                }
            }
            for pair in words.windows(2) {
                let format = match *pair {
                    ["--format", format] => format,
                    ["--output", output] => output.split('=').next().unwrap_or_default(),
                    _ => continue,
                };
                if !REPORTERS.iter().any(|reporter| reporter.name == format) && format != "FORMAT" {
                    complaints.push(format!("{path}: there is no format `{format}`"));
                }
            }
        }
    }
    complaints
}

/// The help of a command; nothing where there is no such command.
fn help(command: &str) -> Option<String> {
    let listed = help_of(&[]);
    let commands = listed.split("Commands:").nth(1)?.split("\n\n").next()?;
    let known = commands.lines().filter_map(|line| line.split_whitespace().next());
    known.into_iter().any(|known| known == command).then(|| help_of(&[command]))
}

fn help_of(command: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_vedtak")).args(command).arg("--help").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n  {}", complaints.len(), complaints.join("\n  "));
}

fn each(check: impl Fn(&File) -> Vec<String>) -> Vec<String> {
    files().iter().flat_map(check).collect()
}

mod tree {
    use super::*;

    #[test]
    fn no_value_becomes_a_command() {
        none(&each(values_stay_out_of_scripts));
    }

    #[test]
    fn what_runs_is_pinned() {
        none(&each(actions_are_pinned));
    }

    #[test]
    fn workflows_start_with_reading() {
        none(&each(permissions_are_least));
        none(&each(checkouts_keep_no_token));
    }

    #[test]
    fn workflows_name_what_is_there() {
        none(&each(workflows_hold_together));
    }

    #[test]
    fn commands_shown_exist() {
        let mut complaints = each(|file| commands_exist(&file.path, &file.text));
        for page in ["docs/ci.md", "examples/ci/README.md", "Containerfile"] {
            complaints.extend(commands_exist(page, &read(page)));
        }
        none(&complaints);
    }

    #[test]
    fn yaml_in_the_page_is_yaml() {
        let page = read("docs/ci.md");
        let blocks: Vec<&str> = page.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
        assert!(!blocks.is_empty());
        for block in blocks {
            let file = File::new("docs/ci.md", block).unwrap_or_else(|error| panic!("{error}\n{block}"));
            none(&actions_are_pinned(&file));
        }
    }

    #[test]
    fn examples_name_one_commit_of_vedtak() {
        let mut named: Vec<String> = Vec::new();
        for file in files().iter().filter(|file| file.path.starts_with("examples/ci/")) {
            let used = file.under(&["uses"]).into_iter().filter_map(|value| value.as_str().map(str::to_owned));
            named.extend(used.filter_map(|used| used.strip_prefix("vedtak/vedtak@").map(str::to_owned)));
            let given = file.under(&["revision", "REVISION"]).into_iter();
            named.extend(given.filter_map(|value| value.as_str().map(str::to_owned)).filter(|value| is_commit(value)));
        }
        assert!(named.len() >= 7, "{named:?}");
        named.dedup();
        assert_eq!(named.len(), 1, "{named:?}");
    }

    #[test]
    fn the_action_fetches_what_a_release_builds() {
        let action = File::new("action.yml", &read("action.yml")).unwrap();
        let scripts = action.scripts().concat();
        let mut fetched: Vec<&str> = scripts
            .split("target=")
            .skip(1)
            .filter_map(|rest| rest.split_once(" ;;"))
            .map(|(target, _)| target)
            .collect();
        let release = File::new("release.yml", &read(".github/workflows/release.yml")).unwrap();
        let built = release.under(&["target"]);
        let mut built: Vec<&str> = built.iter().filter_map(Value::as_str).collect();
        fetched.sort_unstable();
        built.sort_unstable();
        assert_eq!(fetched, built);
        assert!(scripts.contains("name=\"vedtak-$VERSION-$target\""));
        assert!(release.scripts().concat().contains("name=\"vedtak-$VERSION-$TARGET\""));
    }

    #[test]
    fn one_rust_builds_all() {
        let manifest = read("Cargo.toml");
        let promised = manifest.split("rust-version = \"").nth(1).unwrap().split('"').next().unwrap();
        for file in files() {
            for toolchain in file.under(&["RUSTUP_TOOLCHAIN"]) {
                assert_eq!(toolchain.as_str(), Some(format!("{promised}.0").as_str()), "{}", file.path);
            }
            for image in file.text.split("library/rust:").skip(1) {
                assert!(image.starts_with(promised), "{}", file.path);
            }
        }
        assert!(read("Containerfile").contains(&format!("library/rust:{promised}-")));
    }

    #[test]
    fn hooks_call_the_gate_once() {
        let hooks = File::new("hooks", &read(".pre-commit-hooks.yaml")).unwrap();
        for hook in hooks.documents[0].as_sequence().unwrap() {
            let whole = hook.get("pass_filenames").and_then(Value::as_bool) == Some(false);
            // A commit may touch files alone that hold no documents; a whole project without any is none.
            assert_eq!(hook["entry"].as_str(), Some(if whole { "vedtak check" } else { "vedtak check --allow-empty" }));
            let serial = hook.get("require_serial").and_then(Value::as_bool) == Some(true);
            assert!(whole || serial, "{hook:?}");
        }
    }
}

/// What a workflow says of its own parts is so: each job that is waited for is there, each of its outputs, each step that is named;
/// every job has a machine and ends by itself.
fn workflows_hold_together(file: &File) -> Vec<String> {
    let mut complaints = Vec::new();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    for document in &file.documents {
        let Some(jobs) = document.get("jobs").and_then(Value::as_mapping) else { continue };
        let mut tell = |job: &str, what: String| complaints.push(format!("{}: job `{job}` {what}", file.path));
        for (name, job) in jobs {
            let name = text(name).unwrap_or_default();
            if job.get("uses").is_none() && (job.get("runs-on").is_none() || job.get("timeout-minutes").is_none()) {
                tell(&name, "has no machine, or no end".to_owned());
            }
            let needs = match job.get("needs") {
                Some(Value::Sequence(needs)) => needs.iter().filter_map(text).collect(),
                Some(one) => text(one).into_iter().collect(),
                None => Vec::new(),
            };
            for need in needs.iter().filter(|need| jobs.get(need.as_str()).is_none()) {
                tell(&name, format!("waits for `{need}`, which is not there"));
            }
            let steps = job.get("steps").and_then(Value::as_sequence).cloned().unwrap_or_default();
            let ids: Vec<String> = steps.iter().filter_map(|step| step.get("id").and_then(text)).collect();
            let written = serde_yaml::to_string(job).unwrap();
            for used in written.split("needs.").skip(1) {
                let parts: Vec<&str> = used.split(['.', ' ', '}']).collect();
                let is_needed = parts.first().is_some_and(|job| needs.iter().any(|need| need == job));
                let output = || jobs.get(parts[0])?.get("outputs")?.get(*parts.get(2)?);
                if !is_needed || parts.get(1) == Some(&"outputs") && output().is_none() {
                    tell(
                        &name,
                        format!("uses `needs.{}`, which it does not have", parts[..parts.len().min(3)].join(".")),
                    );
                }
            }
            for used in written.split("steps.").skip(1).filter_map(|used| used.split('.').next()) {
                if !ids.iter().any(|id| id == used) {
                    tell(&name, format!("uses the step `{used}`, which is not there"));
                }
            }
            for used in written.split("matrix.").skip(1).filter_map(|used| used.split([' ', '}']).next()) {
                let matrix = job.get("strategy").and_then(|strategy| strategy.get("matrix"));
                let included = || matrix?.get("include")?.as_sequence()?.iter().find_map(|one| one.get(used));
                if matrix.and_then(|matrix| matrix.get(used)).or_else(included).is_none() {
                    tell(&name, format!("uses `matrix.{used}`, which is not there"));
                }
            }
        }
    }
    complaints
}

#[cfg(unix)]
#[path = "ci_files/shares.rs"]
mod shares;

/// The action's scripts, run as a runner runs them: Bash that stops at a failure, inputs in the environment.
#[cfg(unix)]
mod action {
    use super::*;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    struct Ended {
        status: Option<i32>,
        output: String,
        log: String,
    }

    /// Runs a script of the action in a folder, with a folder of the runner's own.
    fn run(step: usize, folder: &Path, runner: &Path, environment: &[(&str, &str)]) -> Ended {
        let action = File::new("action.yml", &read("action.yml")).unwrap();
        let script = &action.scripts()[step];
        let file = runner.join("output");
        fs::write(&file, "").unwrap();
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]).current_dir(folder);
        command
            .envs(["PATHS", "FORMAT", "OUTPUT", "LANGUAGE_OF_MESSAGES", "VERSION", "CHECKSUMS"].map(|name| (name, "")));
        command.env("FAIL_ON", "error").env("FOLDER", ".").env("RUNNER_TEMP", runner).env("GITHUB_OUTPUT", &file);
        command.env("GITHUB_ACTIONS", "true").env_remove("GITHUB_STEP_SUMMARY");
        let ended = command.envs(environment.iter().copied()).output().unwrap();
        let log = [ended.stdout, ended.stderr].concat();
        Ended {
            status: ended.status.code(),
            output: fs::read_to_string(file).unwrap(),
            log: String::from_utf8(log).unwrap(),
        }
    }

    /// A project that is in order, and a runner that has vedtak.
    fn scene() -> (tempfile::TempDir, tempfile::TempDir) {
        let (folder, runner) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(folder.path().join("vedtak.yaml"), "version: 1\nlanguage: en\n").unwrap();
        fs::write(folder.path().join("party.yaml"), PARTY).unwrap();
        fs::create_dir_all(runner.path().join("vedtak/bin")).unwrap();
        symlink(env!("CARGO_BIN_EXE_vedtak"), runner.path().join("vedtak/bin/vedtak")).unwrap();
        (folder, runner)
    }

    const PARTY: &str = "kind: Party\nid: sample-party\ntitle: Sample party\ntype: provider\n";

    #[test]
    fn a_change_is_blocked_read_repaired_and_passed() {
        let (folder, runner) = scene();
        let report = runner.path().join("vedtak.sarif");
        let output = format!("sarif={}\n", report.display());
        let check = || run(1, folder.path(), runner.path(), &[("OUTPUT", &output)]);
        let passed = check();
        assert_eq!(passed.status, Some(0), "{}", passed.log);
        fs::write(folder.path().join("party.yaml"), PARTY.replace("type:", "tpye:")).unwrap();
        let blocked = check();
        assert_eq!(blocked.status, Some(1), "{}", blocked.log);
        assert_eq!(blocked.output, format!("exit-status=1\nsarif={}\n", report.display()));
        assert!(blocked.log.contains("::error file=party.yaml"), "{}", blocked.log);
        assert!(fs::read_to_string(&report).unwrap().contains("party.yaml"));
        fs::write(folder.path().join("party.yaml"), PARTY).unwrap();
        assert_eq!(check().status, Some(0));
    }

    #[test]
    fn a_report_that_this_run_did_not_write_is_not_handed_on() {
        let (folder, runner) = scene();
        fs::write(folder.path().join("vedtak.sarif"), "{}").unwrap();
        fs::write(folder.path().join("vedtak.yaml"), "version: 7\n").unwrap();
        let ended = run(1, folder.path(), runner.path(), &[("OUTPUT", "sarif=vedtak.sarif")]);
        assert_eq!((ended.status, ended.output.as_str()), (Some(2), "exit-status=2\n"), "{}", ended.log);
    }

    #[test]
    fn inputs_are_no_commands_and_no_options() {
        let (folder, runner) = scene();
        let evil = "$(touch broken)\n`touch broken`\n; touch broken\n--fail-on=note";
        let ended = run(1, folder.path(), runner.path(), &[("PATHS", evil)]);
        assert_eq!(ended.status, Some(2), "{}", ended.log);
        assert!(!folder.path().join("broken").exists());
        let ended = run(1, folder.path(), runner.path(), &[("FAIL_ON", "error --now 2020-01-01")]);
        assert_eq!(ended.status, Some(2), "{}", ended.log);
    }

    #[test]
    fn nothing_fetched_runs_before_its_checksum_is_right() {
        let (folder, runner) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let name = "vedtak-1.2.3-x86_64-unknown-linux-musl";
        // An archive as a release has it, and a curl that answers with it.
        let tools = folder.path().join("tools");
        fs::create_dir_all(folder.path().join(name)).unwrap();
        fs::create_dir(&tools).unwrap();
        fs::write(folder.path().join(name).join("vedtak"), "#!/bin/sh\n").unwrap();
        let packed = Command::new("tar").args(["-czf", "released.tar.gz", name]).current_dir(folder.path()).status();
        assert!(packed.unwrap().success());
        let archive = folder.path().join("released.tar.gz");
        fs::write(tools.join("curl"), format!("#!/bin/sh\ncp '{}' archive.tar.gz\n", archive.display())).unwrap();
        fs::set_permissions(tools.join("curl"), fs::Permissions::from_mode(0o755)).unwrap();
        let path = format!("{}:{}", tools.display(), std::env::var("PATH").unwrap());
        let get = |version: &str, checksums: &str| {
            let machine = [("RUNNER_OS", "Linux"), ("RUNNER_ARCH", "X64"), ("PATH", path.as_str())];
            let given = [("VERSION", version), ("CHECKSUMS", checksums)];
            let ended = run(0, folder.path(), runner.path(), &[machine.as_slice(), &given].concat());
            (ended.status, ended.log, runner.path().join("vedtak/bin/vedtak").exists())
        };

        for version in ["latest", "1", "1.2", "v1.2.3", "1.2.3/../../x", "1.2.3 x"] {
            let (status, log, there) = get(version, "");
            assert_eq!((status, there), (Some(2), false), "{version}: {log}");
        }
        let (status, log, there) = get("1.2.3", "");
        assert_eq!((status, there), (Some(2), false), "{log}");
        let (status, log, there) = get("1.2.3", &format!("{}  {name}.tar.gz\n", "0".repeat(64)));
        assert_eq!((status, there), (Some(2), false), "{log}");
        assert!(!runner.path().join("vedtak/archive.tar.gz").exists());

        let sum =
            Command::new("sh").args(["-c", "sha256sum < $0 || shasum -a 256 < $0"]).arg(&archive).output().unwrap();
        let sum = String::from_utf8(sum.stdout).unwrap().split_whitespace().next().unwrap().to_owned();
        let other = format!("{}  vedtak-1.2.3-aarch64-apple-darwin.tar.gz\n", "0".repeat(64));
        let (status, log, there) = get("1.2.3", &format!("{other}{sum}  {name}.tar.gz\n"));
        assert_eq!((status, there), (Some(0), true), "{log}");
    }
}

/// Each check is seen to fail.
mod planted {
    use super::*;

    fn complaints(check: impl Fn(&File) -> Vec<String>, text: &str) -> usize {
        check(&File::new("planted.yml", text).unwrap()).len()
    }

    #[test]
    fn a_value_in_a_script() {
        let bad = "steps:\n  - run: echo ${{ github.head_ref }}\n  - run: echo $HEAD\n";
        assert_eq!(complaints(values_stay_out_of_scripts, bad), 1);
        assert_eq!(complaints(values_stay_out_of_scripts, "steps:\n  - bash: echo ${{ parameters.x }}\n"), 1);
        assert_eq!(
            complaints(values_stay_out_of_scripts, "spec: {}\n---\na:\n  script: ['x', 'echo $[[ inputs.x ]]']\n"),
            1
        );
    }

    #[test]
    fn an_action_by_tag_or_branch() {
        for bad in ["actions/checkout@v7", "actions/checkout", "a/b@main", "a/b@3d3c42e"] {
            assert_eq!(complaints(actions_are_pinned, &format!("steps:\n  - uses: {bad}\n")), 1, "{bad}");
        }
    }

    #[test]
    fn too_much_permission() {
        for bad in [
            "jobs: {}\n",
            "permissions: write-all\njobs: {}\n",
            "permissions: {contents: write}\njobs: {}\n",
            "on: pull_request_target\npermissions: {}\njobs: {}\n",
            "permissions: {}\njobs: {a: {permissions: read-all}}\n",
        ] {
            assert!(complaints(permissions_are_least, bad) > 0, "{bad}");
        }
        let bad = "jobs: {a: {steps: [{uses: actions/checkout@x}, {uses: actions/checkout@x, with: {persist-credentials: false}}]}}";
        assert_eq!(complaints(checkouts_keep_no_token, bad), 1);
    }

    #[test]
    fn a_workflow_that_names_what_is_not_there() {
        let job =
            |more: &str| format!("permissions: {{}}\njobs:\n  a:\n    runs-on: x\n    timeout-minutes: 1\n{more}");
        assert_eq!(complaints(workflows_hold_together, &job("")), 0);
        for bad in [
            "    needs: b\n",
            "    steps: [{run: x, env: {A: '${{ needs.a.outputs.now }}'}}]\n",
            "    steps: [{run: x, if: steps.gate.outputs.x}]\n",
            "    steps: [{run: x, env: {A: '${{ matrix.part }}'}}]\n",
            "  b:\n    runs-on: x\n",
            "  b:\n    needs: a\n    runs-on: x\n    timeout-minutes: 1\n    env: {A: '${{ needs.a.outputs.now }}'}\n",
        ] {
            assert_eq!(complaints(workflows_hold_together, &job(bad)), 1, "{bad}");
        }
    }

    #[test]
    fn commands_that_are_not_there() {
        for (bad, count) in [
            ("run: vedtak check --upon main", 1),
            ("`vedtak check --strict` and `vedtak check --fail-on warning`", 1),
            ("vedtak comment --token x", 1),
            ("vedtak check --output \"serif=x\"", 1),
            ("vedtak check --format yaml", 1),
            ("vedtak reads it all; vedtak check --lang nb a b -- --base", 0),
            ("vedtak --version", 0),
        ] {
            assert_eq!(commands_exist("planted", bad).len(), count, "{bad}: {:?}", commands_exist("planted", bad));
        }
    }
}

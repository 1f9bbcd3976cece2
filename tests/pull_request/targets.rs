//! Which revision is the target: by its name, or as the CI system says.

use crate::project::answer;
use crate::repository::{Repository, check_in, git_in};

const THING: &str = "kind: Party\nid: nhn\ntitle: NHN\ntype: provider\n";

fn repository() -> Repository {
    let repository = Repository::of([("vedtak.yaml", "version: 1\n"), ("registry.yaml", THING)]);
    repository.branch("change");
    repository.commit_files("change", &[("more.yaml", "kind: Party\nid: nhn\n")]);
    repository
}

#[test]
fn names_are_those_of_branches_and_whole_hashes() {
    let repository = repository();
    let hash = repository.git(&["rev-parse", "main"]);
    repository.git(&["update-ref", "refs/remotes/origin/main", "main"]);
    for name in
        ["main", "origin/main", "refs/heads/main", "refs/remotes/origin/main", "HEAD^", "HEAD~1", "change~", &hash]
    {
        let report = repository.project.report(&["--base", name]);
        assert_eq!(report["base"].as_str(), Some(hash.as_str()), "{name}");
        assert_eq!(report["head"], serde_json::Value::Null, "{name}: the work tree is no commit");
    }
    for (name, why) in [
        ("nowhere", "`nowhere` is no branch or commit in this clone"),
        ("mainn", "write `main`"),
        (&hash[..10], "cannot be read as a revision"),
        ("main@{1}", "cannot be read as a revision"),
        ("HEAD^{tree}", "cannot be read as a revision"),
        (":/first", "cannot be read as a revision"),
        ("main..change", "cannot be read as a revision"),
        ("main^é", "cannot be read as a revision"),
        ("HEAD~5", "leads farther back"),
        ("0000000000000000000000000000000000000001", "is no branch or commit in this clone"),
    ] {
        let answer = repository.check(&["--base", name]);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{name}: {answer:?}");
        assert!(answer.err.contains(why), "{name}: {answer:?}");
    }
}

/// Whoever may push tags would choose what is trusted.
#[test]
fn a_tag_is_not_taken_for_a_branch() {
    for name in ["main", "origin/main"] {
        let repository = repository();
        repository.git(&["update-ref", "refs/remotes/origin/main", "main"]);
        repository.git(&["tag", name, "change"]);
        let answer = repository.check(&["--base", name]);
        assert_eq!(answer.status, 2, "{name}: {answer:?}");
        assert!(answer.err.contains("the name of both a branch and a tag"), "{name}: {answer:?}");
        let whole = if name == "main" { "refs/heads/main" } else { "refs/remotes/origin/main" };
        assert!(answer.err.contains(&format!("write the full name, `{whole}`")), "{name}: {answer:?}");
        let by_whole_name = repository.check(&["--base", "refs/remotes/origin/main"]);
        assert_eq!(by_whole_name.status, 1, "{by_whole_name:?}");
    }
}

/// Each CI system names the branch; the commit that its event names is as old as the event.
#[test]
fn the_target_is_found_where_a_ci_system_runs() {
    let repository = repository();
    let old = repository.git(&["rev-parse", "main"]);
    repository.switch("main");
    let tip = repository.commit_files("moved on", &[("note.yaml", "a: 1\n")]);
    repository.git(&["update-ref", "refs/remotes/origin/main", "main"]);
    // The branch that is here may be an old one.
    repository.git(&["reset", "-q", "--hard", &old]);
    repository.switch("change");
    let run = |set: &[(&str, &str)]| {
        let mut command = repository.project.command();
        command.args(["check", "--lang", "en", "--format", "json"]).envs(set.iter().copied());
        answer(&mut command)
    };
    let head = repository.git(&["rev-parse", "HEAD"]);
    for set in [
        &[("GITHUB_EVENT_NAME", "pull_request"), ("GITHUB_BASE_REF", "main"), ("GITHUB_SHA", "x")][..],
        &[
            ("CI_MERGE_REQUEST_IID", "1"),
            ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"),
            ("CI_MERGE_REQUEST_DIFF_BASE_SHA", &old),
        ],
        &[("SYSTEM_PULLREQUEST_PULLREQUESTID", "1"), ("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main")],
    ] {
        let report = run(set).json();
        assert_eq!(report["base"].as_str(), Some(tip.as_str()), "{set:?}");
        assert_eq!(report["head"].as_str(), Some(head.as_str()), "{set:?}");
    }
    for set in [
        &[("GITHUB_EVENT_NAME", "pull_request"), ("GITHUB_BASE_REF", "gone")][..],
        &[("GITHUB_EVENT_NAME", "pull_request")],
        &[("GITHUB_EVENT_NAME", "merge_group")],
        &[("CI_MERGE_REQUEST_IID", "1")],
        &[("SYSTEM_PULLREQUEST_PULLREQUESTID", "1")],
    ] {
        let answer = run(set);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{set:?}: {answer:?}");
        assert!(!answer.err.is_empty(), "{set:?}");
    }
    let event = repository.path().join(".git/event.json");
    std::fs::write(&event, format!("{{\"merge_group\": {{\"base_sha\": \"{old}\"}}}}")).unwrap();
    let queue = [("GITHUB_EVENT_NAME", "merge_group"), ("GITHUB_EVENT_PATH", event.to_str().unwrap()), ("CI", "true")];
    let report = run(&queue).json();
    assert_eq!(report["base"].as_str(), Some(old.as_str()));
    assert_eq!(report["head"].as_str(), Some(head.as_str()));
}

/// `pull_request_target` checks out the target, so that the change would not be looked at; a base that the command line names
/// makes no difference to that.
#[test]
fn a_run_without_the_change_is_refused() {
    let repository = repository();
    repository.switch("main");
    for event in ["pull_request_target", "pull_request"] {
        for given in [&[][..], &["--base", "main"], &["--base", "HEAD", "--head", "main"]] {
            let mut command = repository.project.command();
            command.args(["check", "--lang", "en"]).args(given);
            let answer = answer(command.env("GITHUB_EVENT_NAME", event).env("GITHUB_BASE_REF", "main"));
            assert_eq!(answer.status, 2, "{given:?}: {answer:?}");
            assert!(answer.err.contains("the change is not part of it"), "{given:?}: {answer:?}");
        }
    }
    // What the index holds is looked at, and so is the same outside a pull request.
    assert_eq!(repository.check(&["--base", "main", "--head", "main"]).status, 0);
    let mut staged = repository.project.command();
    staged.args(["check", "--staged"]).env("GITHUB_EVENT_NAME", "pull_request").env("GITHUB_BASE_REF", "main");
    assert_eq!(answer(&mut staged).status, 0);
}

/// A request into another branch than the one that the target's configuration names has other rules.
#[test]
fn a_request_into_another_branch_is_refused() {
    let repository = Repository::of([("vedtak.yaml", "version: 1\ngit: {target: main}\n"), ("a.yaml", THING)]);
    repository.git(&["branch", "lenient"]);
    repository.branch("change");
    repository.commit_files("more", &[("note.yaml", "a: 1\n")]);
    let event = repository.path().join(".git/event.json");
    let tip = repository.git(&["rev-parse", "main"]);
    let queue = format!("{{\"merge_group\": {{\"base_sha\": \"{tip}\", \"base_ref\": \"refs/heads/lenient\"}}}}");
    std::fs::write(&event, queue).unwrap();
    let run = |arguments: &[&str], set: &[(&str, &str)]| {
        answer(repository.project.command().args(["check", "--lang", "en"]).args(arguments).envs(set.iter().copied()))
    };
    let request = |into| [("CI_MERGE_REQUEST_IID", "1"), ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", into)];
    let queue = [("GITHUB_EVENT_NAME", "merge_group"), ("GITHUB_EVENT_PATH", event.to_str().unwrap())];
    for (arguments, set) in [
        (&[][..], &request("lenient")[..]),
        (&["--base", "main"], &request("lenient")),
        (&["--base", "lenient"], &request("lenient")),
        (&[], &queue),
    ] {
        let answer = run(arguments, set);
        assert_eq!(answer.status, 2, "{arguments:?} {set:?}: {answer:?}");
        assert!(answer.err.contains("`lenient`") && answer.err.contains("`main`"), "{arguments:?}: {answer:?}");
    }
    for arguments in [&[][..], &["--base", "main"]] {
        assert_ne!(run(arguments, &request("main")).status, 2, "{arguments:?}");
    }
}

/// A hash says nothing of a branch: a commit with rules that were never those of the target could be named by one.
#[test]
fn a_hash_is_one_that_the_target_has_been_at() {
    const CONFIG: &str = "version: 1\ngit: {target: main}\n";
    let repository = Repository::of([("vedtak.yaml", CONFIG), ("a.yaml", THING)]);
    let first = repository.git(&["rev-parse", "main"]);
    repository.branch("side");
    let side = repository.commit_files("lenient", &[("note.yaml", "a: 1\n")]);
    repository.switch("main");
    repository.git(&["merge", "-q", "--no-ff", "-m", "merge", "side"]);
    let tip = repository.git(&["rev-parse", "main"]);
    repository.branch("change");
    let change = repository.commit_files("change", &[("more.yaml", "a: 1\n")]);
    // The attack: what was merged has been a commit of a branch, never the target itself; what is not merged neither.
    for base in [&side, &change, &format!("{tip}^2"), &format!("{change}~0")] {
        let answer = repository.check(&["--base", base]);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{base}: {answer:?}");
        assert!(answer.err.contains("has never been the tip of `main`"), "{base}: {answer:?}");
        assert!(answer.err.contains("write `--base origin/main`"), "{base}: {answer:?}");
    }
    // The twin: the tip and what it was before, by a hash or by names that the clone has.
    for (base, commit) in [
        (tip.clone(), &tip),
        (first.clone(), &first),
        (format!("{change}^"), &tip),
        (format!("{tip}~1"), &first),
        ("side".to_owned(), &side),
    ] {
        let report = repository.project.report(&["--base", &base]);
        assert_eq!(report["base"].as_str(), Some(commit.as_str()), "{base}");
    }
    // A merge queue builds on a commit that is not on the target yet, and a run of it may say so itself.
    let event = repository.path().join(".git/event.json");
    std::fs::write(&event, format!("{{\"merge_group\": {{\"base_sha\": \"{side}\"}}}}")).unwrap();
    for given in [&[][..], &["--base", &side]] {
        let mut command = repository.project.command();
        command.args(["check", "--lang", "en", "--format", "json"]).args(given);
        command.env("GITHUB_EVENT_NAME", "merge_group").env("GITHUB_EVENT_PATH", &event).env("CI", "true");
        assert_eq!(answer(&mut command).json()["base"].as_str(), Some(side.as_str()), "{given:?}");
    }
    // Where the configuration of the revision names no branch, nothing is known of it.
    repository.commit_files("no branch named", &[("vedtak.yaml", "version: 1\n")]);
    let unnamed = repository.git(&["rev-parse", "HEAD"]);
    assert_eq!(repository.check(&["--base", &unnamed]).status, 0);
    // A branch that cannot be had is no reason to believe the hash.
    repository.git(&["remote", "add", "origin", "https://example.no/team.git"]);
    let answer = repository.check(&["--base", &tip]);
    assert_eq!(answer.status, 2, "{answer:?}");
}

/// A branch of this name in the clone may be an old one: where there is a remote, its own is wanted.
#[test]
fn a_branch_that_was_not_fetched_is_not_taken_from_here() {
    let repository = repository();
    repository.git(&["remote", "add", "origin", "https://example.no/team.git"]);
    let mut command = repository.project.command();
    command.args(["check", "--lang", "en"]).env("CI_MERGE_REQUEST_IID", "1");
    let answer = answer(command.env("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"));
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains("git fetch origin main:refs/remotes/origin/main"), "{answer:?}");
}

#[test]
fn a_shallow_clone_says_what_to_fetch() {
    let repository = repository();
    repository.switch("main");
    repository.commit_files("moved on", &[("note.yaml", "a: 1\n")]);
    let folder = tempfile::tempdir().unwrap();
    let clone = folder.path().join("clone");
    let from = format!("file://{}", repository.path().display());
    let arguments = ["clone", "-q", "--depth", "1", "--no-single-branch", &from, clone.to_str().unwrap()];
    assert!(git_in(folder.path(), &arguments).status.success());
    assert!(git_in(&clone, &["checkout", "-q", "change"]).status.success());
    let answer = check_in(&clone, &["--base", "origin/main"]);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains("the clone is shallow"), "{answer:?}");
    assert!(answer.err.contains("fetch-depth: 0"), "{answer:?}");
    let answer = check_in(&clone, &["--base", "HEAD~1"]);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains("the clone is shallow"), "{answer:?}");
}

#[test]
fn a_partial_clone_says_what_is_missing() {
    let repository = repository();
    repository.git(&["config", "uploadpack.allowFilter", "true"]);
    let folder = tempfile::tempdir().unwrap();
    let clone = folder.path().join("clone");
    let from = format!("file://{}", repository.path().display());
    let arguments = ["clone", "-q", "--filter=blob:none", "--no-checkout", &from, clone.to_str().unwrap()];
    assert!(git_in(folder.path(), &arguments).status.success());
    let answer = check_in(&clone, &["--base", "origin/main", "--head", "origin/change"]);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains("the clone is partial"), "{answer:?}");
    assert!(answer.err.contains("clone without `--filter`"), "{answer:?}");
}

#[test]
fn replaced_objects_are_refused() {
    let repository = repository();
    repository.git(&["replace", "main", "change"]);
    for arguments in [&["--base", "main"][..], &[]] {
        let answer = repository.check(arguments);
        assert_eq!(answer.status, 2, "{arguments:?}: {answer:?}");
        assert!(answer.err.contains("replaces objects"), "{arguments:?}: {answer:?}");
    }

    let repository = self::repository();
    std::fs::create_dir_all(repository.path().join(".git/info")).unwrap();
    std::fs::write(repository.path().join(".git/info/grafts"), "").unwrap();
    let answer = repository.check(&["--base", "main"]);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains("replaces objects"), "{answer:?}");
}

#[test]
fn without_a_commit_or_a_repository_there_is_no_base() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.yaml"), THING).unwrap();
    let answer = check_in(folder.path(), &["--base", "main"]);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains("does not lie in a Git repository"), "{answer:?}");
    assert!(git_in(folder.path(), &["init", "-q", "-b", "main"]).status.success());
    for arguments in [&["--base", "HEAD"][..], &["--staged"]] {
        let answer = check_in(folder.path(), arguments);
        assert_eq!(answer.status, 2, "{answer:?}");
        assert!(answer.err.contains("no commits yet"), "{answer:?}");
    }
}

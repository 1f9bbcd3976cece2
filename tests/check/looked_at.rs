//! What is judged: everything that is there and that nobody has left out in so many words.

use std::path::Path;

use git2::Repository;

use super::project::Project;

/// A document with a finding, wherever it lies.
const BAD: &str = "kind: Party\nid: x\n";

/// Makes a repository of a project, with these files tracked.
pub fn track(project: &Project, files: &[&str]) -> Repository {
    let repository = Repository::init(project.path()).unwrap();
    let mut index = repository.index().unwrap();
    for file in files {
        index.add_path(Path::new(file)).unwrap();
    }
    index.write().unwrap();
    repository
}

/// The files that have findings.
fn judged(project: &Project, arguments: &[&str]) -> Vec<String> {
    let mut files: Vec<String> = project
        .findings(arguments)
        .into_iter()
        .filter_map(|finding| finding.split(':').next().map(str::to_owned))
        .collect();
    files.sort();
    files.dedup();
    files
}

#[test]
fn hidden_files_and_folders_are_like_any_other() {
    let all = [".a.yaml", ".hidden/a.yaml", "b/.c/d.json", "b/.c/.e.yml", ".github/x.yaml", ".gitlab/y.yaml"];
    let project = Project::new().with(".git/refs/z.yaml", BAD).with(".git/HEAD", "ref: refs/heads/main\n");
    std::fs::remove_dir_all(project.path().join(".git")).unwrap();
    let project = all.iter().fold(project, |project, file| {
        project.with(file, if Path::new(file).extension().unwrap() == "json" { "{\"kind\": \"Party\"}" } else { BAD })
    });
    let mut expected = all.to_vec();
    expected.sort_unstable();
    assert_eq!(judged(&project, &[]), expected);
    // The database of Git is never entered.
    let repository = track(&project, &[]);
    std::fs::write(repository.path().join("inside.yaml"), BAD).unwrap();
    assert_eq!(judged(&project, &[]), expected);
}

#[test]
fn what_git_tracks_is_judged_whatever_gitignore_says() {
    let project = Project::new()
        .with(".gitignore", "/build/\n*.local.yaml\n")
        .with("build/tracked.yaml", BAD)
        .with("build/untracked.yaml", BAD)
        .with("a.local.yaml", BAD)
        .with("b.local.yaml", BAD)
        .with("deep/.gitignore", "*\n")
        .with("deep/c.yaml", BAD)
        .with("deep/d.yaml", BAD)
        .with("plain.yaml", BAD);
    // Without a repository nothing is ignored.
    assert_eq!(judged(&project, &[]).len(), 7);
    track(&project, &["build/tracked.yaml", "a.local.yaml", "deep/c.yaml"]);
    let tracked = ["a.local.yaml", "build/tracked.yaml", "deep/c.yaml", "plain.yaml"];
    assert_eq!(judged(&project, &[]), tracked);
    // Once it is gone from the disk there is nothing to judge.
    std::fs::remove_file(project.path().join("deep/c.yaml")).unwrap();
    assert_eq!(judged(&project, &[]), ["a.local.yaml", "build/tracked.yaml", "plain.yaml"]);
}

#[test]
fn what_is_ignored_is_judged_where_it_is_spelt() {
    let files = |project: Project| {
        project
            .with(".gitignore", "build/\n")
            .with("build/a.yaml", BAD)
            .with("build/b.yaml", BAD)
            .with("plain.yaml", BAD)
    };
    // The path of a file is spelt, a pattern or a folder is not.
    for (entry, expected) in [
        ("build/a.yaml", &["build/a.yaml", "plain.yaml"][..]),
        ("./build/a.yaml", &["build/a.yaml", "plain.yaml"]),
        ("build/", &["plain.yaml"]),
        ("build/*.yaml", &["plain.yaml"]),
    ] {
        let config = format!("documents: [{{paths: [\"{entry}\"]}}]\n");
        let project = files(Project::new().with("vedtak.yaml", config));
        track(&project, &[]);
        let found: Vec<String> = judged(&project, &[]).into_iter().filter(|file| file != "vedtak.yaml").collect();
        assert_eq!(found, expected, "{entry}");
    }
    let project = files(Project::new());
    track(&project, &[]);
    assert_eq!(judged(&project, &["build/b.yaml"]), ["build/b.yaml"]);
    assert_eq!(judged(&project, &["build"]), [""; 0]);
}

#[test]
fn a_global_ignore_file_changes_nothing() {
    let project = Project::new().with("a.yaml", BAD).with("home/.config/git/ignore", "*.yaml\n");
    let repository = track(&project, &[]);
    std::fs::write(repository.path().join("info/exclude"), "*.yaml\n").unwrap();
    assert_eq!(judged(&project, &["a.yaml"]), ["a.yaml"]);
    assert_eq!(judged(&project, &[]), ["a.yaml"]);
}

#[cfg(unix)]
#[test]
fn a_linked_folder_is_told_like_a_linked_file() {
    for (paths, is_finding) in [
        ("orders/", true),
        ("orders/**/*.yaml", true),
        ("/orders/*", true),
        ("orders/sub/", true),
        ("*.yaml", true),
        ("other/", false),
    ] {
        let project = Project::new()
            .with("vedtak.yaml", format!("documents: [{{paths: [\"{paths}\"]}}]\n"))
            .with("hidden/a.txt", BAD)
            .with("other/fine.yaml", "kind: Party\nid: x\ntitle: X\ntype: supplier\n");
        std::os::unix::fs::symlink("hidden", project.path().join("orders")).unwrap();
        let told = project.findings(&[]).iter().any(|finding| finding == "orders:1:1 limits");
        assert_eq!(told, is_finding, "{paths}: {:?}", project.findings(&[]));
        if !is_finding {
            let skipped = project.report(&[])["summary"]["skipped"].to_string();
            assert!(skipped.contains("\"orders\"") && skipped.contains("link to a folder"), "{skipped}");
        }
    }
}

#[test]
fn a_repository_inside_is_not_entered_and_not_forgotten() {
    let project = Project::new().with("vedtak.yaml", "documents: [{paths: [\"inner/\"]}]\n").with("inner/a.yaml", BAD);
    Repository::init(project.path().join("inner")).unwrap();
    assert_eq!(project.findings(&[]), ["inner:1:1 limits"]);
    let unnamed = Project::new().with("inner/a.yaml", BAD);
    Repository::init(unnamed.path().join("inner")).unwrap();
    assert!(unnamed.report(&[])["summary"]["skipped"].to_string().contains("repository of its own"));
}

/// What the configuration names and what is not there: the set-up is wrong, and is told at its place with what was meant.
#[test]
fn a_file_that_is_named_and_not_there_is_an_error() {
    let table = [
        (
            "documents: [{paths: [\"orders/b.yaml\"]}]",
            "the file `orders/b.yaml` is not in the project",
            "write `orders/a.yaml`",
        ),
        ("documents: [{paths: [\"Orders/A.yaml\"]}]", "the file `Orders/A.yaml` is not", "write `orders/a.yaml`"),
        ("documents: [{paths: [\"orders/a.yml\"]}]", "the file `orders/a.yml` is not", "write `orders/a.yaml`"),
        (
            "documents: [{paths: [\"no/such.json\"]}]",
            "the file `no/such.json` is not",
            "correct the path, or remove it",
        ),
        (
            "policies: [\"builtin:*\", \"policies/own.yml\"]",
            "the file `policies/own.yml` is not",
            "write `policies/own.yaml`",
        ),
        ("policies: [\"builtin:medussa\"]", "no policy `medussa` comes with vedtak", "write `builtin:medusa`"),
        (
            "policies: [\"builtin:\"]",
            "comes with vedtak",
            "write `builtin:fagapplikasjoner`, `builtin:helseplattformen`",
        ),
        ("documents: [{paths: [\"../x/*.yaml\"]}]", "`../x/*.yaml` leads out of the project", "put the files into"),
        ("exclude: [\"orders/../../x\"]", "leads out of the project", "put the files into"),
        ("policies: [\"polic\\\\ies\\\\*.yaml\"]", "is not written as paths are here", "with `/` between the parts"),
        (
            "documents: [{paths: [\"C:/orders/*.yaml\"]}]",
            "is not written as paths are here",
            "with `/` between the parts",
        ),
    ];
    for (config, message, help) in table {
        let project = Project::new()
            .with("vedtak.yaml", format!("{config}\n"))
            .with("orders/a.yaml", "kind: Party\nid: x\ntitle: X\ntype: supplier\n")
            .with("policies/own.yaml", "# nothing\n");
        let answer = project.check(&[]);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{config}: {answer:?}");
        assert!(answer.err.contains(message) && answer.err.contains(help), "{config}: {}", answer.err);
        assert!(answer.err.contains("vedtak.yaml:1:"), "{config}: {}", answer.err);
    }
}

/// A file that is named for what it holds holds it.
#[test]
fn a_file_that_is_named_for_nothing_in_it_is_an_error() {
    let party = "kind: Party\nid: x\ntitle: X\ntype: supplier\n";
    let policy = |id: &str| format!("kind: Policy\nid: {id}\ntitle: P\ncalendar: \"NO\"\nrules: {{}}\n");
    let calendar = "kind: Calendar\nid: own\ntitle: Own\nbasedOn: \"NO\"\n";
    let holds = "holds neither a policy nor a calendar";
    for (file, text, told) in [
        ("policies/q.yaml", "title: Second\nrules: [", Some("`[`")),
        ("policies/q.yaml", "Kind: Policy\nid: q\n", Some(holds)),
        ("policies/q.yaml", "", Some(holds)),
        ("policies/q.yaml", "# kind: Policy\n", Some(holds)),
        ("policies/q.yaml", party, Some(holds)),
        ("policies/q.yaml", "- kind: Policy\n", Some(holds)),
        ("policies/q.json", "{}", Some(holds)),
        ("policies/q.yaml", calendar, None),
        ("registry/q.yaml", "title: Second\n", Some("holds no document of the registry")),
        ("registry/q.yaml", "", Some("holds no document of the registry")),
        ("registry/q.yaml", "kind: Order\nid: x\n", Some("holds no document of the registry")),
        ("registry/q.yaml", "a: [", Some("`[`")),
        ("registry/q.yaml", party, None),
    ] {
        let key = if file.starts_with("policies") { "policies" } else { "registry" };
        let project =
            Project::new().with("vedtak.yaml", format!("{key}: [\"{file}\"]\n")).with("a.yaml", party).with(file, text);
        let answer = project.check(&[]);
        match told {
            None => assert_ne!(answer.status, 2, "{text}: {answer:?}"),
            Some(told) => {
                assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{text}: {answer:?}");
                assert!(answer.err.contains(told), "{text}: {}", answer.err);
            }
        }
        // A pattern may stand for what comes later.
        project.write("vedtak.yaml", format!("{key}: [\"{}*\"]\n", file.split('q').next().unwrap()));
        let is_no_policy = file.starts_with("policies") && text.ends_with("rules: [");
        assert_eq!(project.check(&[]).status == 2, is_no_policy, "{text}");
    }
    let project = Project::new().with("policies/q.yaml", policy("q")).with("a.yaml", party);
    project.write("vedtak.yaml", "policies: [policies/q.yaml]\nexclude: [policies/]\n");
    let answer = project.check(&[]);
    assert!(answer.status == 2 && answer.err.contains("left out by `exclude`"), "{answer:?}");
}

#[test]
fn a_configuration_that_is_not_read_is_an_error() {
    for name in ["vedtak.yml", "Vedtak.yaml", "VEDTAK.YML", ".vedtak.yaml", "vedtak.json"] {
        let project = Project::new().with(name, "language: en\n").with("a.yaml", BAD);
        let answer = project.check(&[]);
        assert_eq!(answer.status, 2, "{name}: {answer:?}");
        assert!(answer.err.contains(&format!("`{name}` is not read")) && answer.err.contains("rename"), "{answer:?}");
    }
    let folder = Project::new().with("vedtak.yaml/a.yaml", BAD).check(&[]);
    assert!(folder.status == 2 && folder.err.contains("`vedtak.yaml` is not an ordinary file"), "{folder:?}");
    let two =
        Project::new().with("vedtak.yaml", "language: en\n---\nexclude: [a.yaml]\n").with("a.yaml", BAD).check(&[]);
    assert!(two.status == 2 && two.err.contains("vedtak.yaml:3:1") && two.err.contains("another document"), "{two:?}");
    // A document that says nothing is none.
    let one = Project::new().with("vedtak.yaml", "# first\n---\nlanguage: en\n---\n").with("a.yaml", BAD).check(&[]);
    assert_eq!(one.status, 1, "{one:?}");
}

#[cfg(unix)]
#[test]
fn a_linked_configuration_is_an_error() {
    let project = Project::new().with("elsewhere/v.yaml", "exclude: ['**']\n").with("a.yaml", BAD);
    std::os::unix::fs::symlink("elsewhere/v.yaml", project.path().join("vedtak.yaml")).unwrap();
    let answer = project.check(&[]);
    assert!(answer.status == 2 && answer.err.contains("not an ordinary file"), "{answer:?}");
}

#[test]
fn a_repository_without_a_work_tree_has_no_documents() {
    let bare = Project::new();
    Repository::init_bare(bare.path()).unwrap();
    let answer = bare.check(&[]);
    assert!(answer.status == 2 && answer.err.contains("Git repository without a work tree"), "{answer:?}");
    let project = Project::new().with("a.yaml", BAD);
    track(&project, &[]);
    let answer = project.check(&[".git"]);
    assert!(answer.status == 2 && answer.err.contains("without a work tree"), "{answer:?}");
}

/// Whatever a kind is called, a document of ours does not leave the gate by it.
#[test]
fn kinds_in_another_case_or_language_are_recognised() {
    for (kind, meant) in [
        ("changerequest", "ChangeRequest"),
        ("CHANGEREQUEST", "ChangeRequest"),
        ("Endringsforespørsel", "ChangeRequest"),
        ("endringsforespørsel", "ChangeRequest"),
        ("ändringsbegäran", "ChangeRequest"),
        ("change request", "ChangeRequest"),
        ("Bestilling", "Order"),
        ("beställning", "Order"),
        ("order", "Order"),
        ("change-request", "ChangeRequest"),
        ("change_request", "ChangeRequest"),
        ("supplier-access", "SupplierAccess"),
        ("policy-test", "PolicyTest"),
        ("Tja\u{308}nst", "Service"),
        ("Tjenester", "Service"),
        ("Change", "ChangeRequest"),
        ("changes", "ChangeRequest"),
        ("RFC", "ChangeRequest"),
        ("Access", "SupplierAccess"),
    ] {
        let project = Project::new().with("a.yaml", format!("kind: {kind}\nid: X-1\ntitle: x\n"));
        let report = project.report(&[]);
        let finding = &report["findings"][0];
        assert_eq!(finding["rule"], "unknown-kind", "{kind}: {report}");
        assert!(finding["help"].as_str().unwrap().contains(&format!("`{meant}`")), "{kind}: {finding}");
    }
    let other = Project::new().with("a.yaml", "kind: Change\nauthor: x\nbody: y\n");
    assert_eq!(other.findings(&[]), [""; 0]);
    for foreign in ["Deployment", "Charge", "Orchestra", "storage#object", "List"] {
        let project = Project::new().with("a.yaml", format!("kind: {foreign}\nid: X-1\ntitle: x\n"));
        assert_eq!(project.findings(&[]), [""; 0], "{foreign}");
    }
}

/// However the key and the kind are written, a document of ours is one of ours.
#[test]
fn a_kind_is_found_however_it_is_written() {
    for (file, text, rule) in [
        ("a.yaml", "\"k\\x69nd\": Person\nid: x\n", "schema"),
        ("a.json", "{\"\\u006bind\": \"Person\", \"id\": \"x\"}", "schema"),
        ("a.yaml", "\"ki\\\n  nd\": Person\nid: x\n", "syntax"),
        ("a.yaml", "kind:\n  Person\nid: x\n", "schema"),
        ("a.yaml", "kind: !!str Person\nid: x\n", "schema"),
        ("a.yaml", "? kind\n: Person\n", "schema"),
        ("a.yaml", "k: &k kind\n*k : Person\nid: x\n", "schema"),
        ("a.yaml", "kind: !!int Person\nid: x\n", "syntax"),
        ("a.yaml", "kind: Foo\nkind: Person\nid: x\n", "unknown-kind"),
        ("a.yaml", "kind: ~\nkind: Person\nid: x\n", "unknown-kind"),
        ("a.yaml", "kind: [Person]\nid: x\n", "unknown-kind"),
        ("a.yaml", "Kind: Person\nid: x\n", "unknown-kind"),
        ("a.yaml", "\"kind \": Person\nid: x\n", "unknown-kind"),
        ("a.yaml", "KIND: change-request\nid: x\n", "unknown-kind"),
        ("a.yaml", "y: [1,x100001]\n---\n\"k\\x69nd\": Person\nid: x\n", "schema"),
        ("a.yaml", "y: [\n---\n\"k\\x69nd\": Person\nid: x\nz: [\n", "syntax"),
    ] {
        let project = Project::new().with(file, text);
        let found = project.findings(&[]);
        assert!(found.iter().any(|finding| finding.ends_with(rule)), "{text}: {found:?}");
        assert_eq!(project.check(&[]).status, 1, "{text}");
    }
    for foreign in ["kind: Foo\nkind: Bar\n", "Kind: Deployment\n", "kinds: [Person]\n", "a: {Kind: Person}\n"] {
        let project = Project::new().with("a.yaml", foreign);
        assert_eq!(project.findings(&[]), [""; 0], "{foreign}");
    }
}

/// However a file keeps its text from being read, a document of ours in it is told.
#[test]
fn a_document_of_ours_is_found_in_what_cannot_be_read() {
    let pad = "x".repeat((1 << 20) + 24);
    let twice = |text: &str| text.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<u8>>();
    let marked = |mark: &[u8], text: &str| [mark, text.as_bytes()].concat();
    for (what, file, bytes, rule) in [
        ("behind a comment", "a.yaml", format!("#{pad}\n{BAD}").into_bytes(), Some("limits")),
        ("behind a value", "a.yaml", format!("x: {pad}\n{BAD}").into_bytes(), Some("limits")),
        (
            "behind a value in JSON",
            "a.json",
            format!("{{\"x\": \"{pad}\", \"kind\": \"Person\"}}").into_bytes(),
            Some("limits"),
        ),
        ("behind an escape", "a.yaml", format!("x: {pad}\n\"k\\x69nd\": Person\n").into_bytes(), Some("limits")),
        ("another kind", "a.yaml", format!("#{pad}\nkind: Deployment\n").into_bytes(), None),
        ("deep in JSON", "a.json", format!("{{\"x\": \"{pad}\", \"y\": {{\"kind\": \"Person\"}}}}").into_bytes(), None),
        ("after a zero", "a.yaml", format!("#\0\n{BAD}").into_bytes(), Some("syntax")),
        ("after a zero, even", "a.yaml", format!("#\0\n{BAD}#").into_bytes(), Some("syntax")),
        ("after two", "a.yaml", format!("\0#\n{BAD}").into_bytes(), Some("syntax")),
        ("in UTF-16", "a.yaml", twice(BAD), Some("syntax")),
        ("after a mark of UTF-16", "a.yaml", marked(b"\xff\xfe", BAD), Some("syntax")),
        ("after a mark of UTF-16, big", "a.yaml", marked(b"\xfe\xff", BAD), Some("syntax")),
        ("in Latin 1", "a.yaml", marked(b"# \xe5\n", BAD), Some("syntax")),
        ("after two marks", "a.yaml", marked(b"\xef\xbb\xbf\xef\xbb\xbf", BAD), Some("syntax")),
        ("after three marks", "a.yaml", marked(b"\xef\xbb\xbf\xef\xbb\xbf\xef\xbb\xbf", BAD), Some("syntax")),
    ] {
        let project = Project::new().with(file, bytes);
        let found: Vec<String> =
            project.findings(&[]).iter().map(|one| one.rsplit(' ').next().unwrap().to_owned()).collect();
        assert_eq!(found.first().map(String::as_str), rule, "{what}: {found:?}");
    }
}

#[test]
fn what_is_taken_out_is_named() {
    let project = Project::new()
        .with("vedtak.yaml", "exclude: [\"drafts/\"]\ndocuments: [{paths: [\"notes/*.yaml\"], kind: Note}]\n")
        .with("drafts/a.yaml", BAD)
        .with("drafts/other.yaml", "title: x\n")
        .with("notes/b.yaml", BAD)
        .with("notes/c.yaml", "title: x\n");
    let skipped = project.report(&[])["summary"]["skipped"].as_array().unwrap().clone();
    let told: Vec<(&str, &str)> =
        skipped.iter().map(|entry| (entry["what"].as_str().unwrap(), entry["why"].as_str().unwrap())).collect();
    assert_eq!(
        told,
        [
            ("drafts/a.yaml", "left out by `exclude` in vedtak.yaml"),
            ("notes/b.yaml", "`Party` is judged as `Note`, because `documents` in vedtak.yaml says so"),
        ]
    );
    for (path, why) in [
        ("drafts", "all of it is left out by `exclude` in vedtak.yaml"),
        ("drafts/other.yaml", "all of it is left out by `exclude` in vedtak.yaml"),
        ("vedtak.yaml", "the configuration is read, but is no document"),
    ] {
        let skipped = project.report(&[path])["summary"]["skipped"].to_string();
        assert!(skipped.contains(&format!("\"what\":\"{path}\"")) && skipped.contains(why), "{path}: {skipped}");
    }
}

/// Three verdicts: what has no document to judge is never called compliant.
#[test]
fn nothing_judged_is_not_compliant() {
    let good = "kind: Party\nid: x\ntitle: X\ntype: supplier\n";
    let full = || Project::new().with("a.yaml", good).with("b.txt", "x").with("c/other.yaml", "title: x\n");
    let table: Vec<(&str, Project, &[&str], bool)> = vec![
        ("an empty folder", Project::new(), &[], true),
        ("other people's files", Project::new().with("a.yaml", "title: x\n").with("b.txt", "x"), &[], true),
        ("all excluded", Project::new().with("vedtak.yaml", "exclude: ['**']\n").with("a.yaml", good), &[], true),
        (
            "a pattern that matches nothing",
            Project::new().with("vedtak.yaml", "documents: [{paths: ['*.yaml'], kind: Party}]\n").with("b.txt", "x"),
            &[],
            true,
        ),
        ("a path that is no document", full(), &["b.txt"], true),
        ("a path without documents", full(), &["c"], true),
        ("paths of which one is judged", full(), &["b.txt", "a.yaml"], false),
        ("the whole", full(), &[], false),
    ];
    for (what, project, arguments, is_empty) in table {
        for format in ["concise", "json", "pretty", "markdown", "html", "junit", "sarif", "github"] {
            let arguments = [arguments, &["--format", format]].concat();
            let answer = project.check(&arguments);
            assert_eq!(answer.status, if is_empty { 2 } else { 0 }, "{what}, {format}: {answer:?}");
            let all = format!("{}{}", answer.out, answer.err);
            assert!(!(is_empty && all.contains("compliant")), "{what}, {format}: {all}");
            // Nor does anything beside the verdict say so.
            let well = [("markdown", "✅"), ("html", "verdict holds"), ("junit", "skipped=\"0\"")];
            if let Some((_, well)) = well.iter().find(|(of, _)| *of == format) {
                let mut lines = all.lines().take_while(|line| !line.contains("</testsuite>"));
                assert_eq!(lines.any(|line| line.contains(well)), !is_empty, "{what}, {format}: {all}");
            }
            let allowed = project.check(&[&arguments[..], &["--allow-empty"]].concat());
            assert_eq!(allowed.status, 0, "{what}, {format}: {allowed:?}");
        }
        let words = ["nb", "sv", "en"].map(|language| {
            let mut command = project.command();
            let output = command.args(["check", "--lang", language, "--format", "concise"]).args(arguments).output();
            String::from_utf8(output.unwrap().stderr).unwrap()
        });
        let said = ["ingenting er vurdert", "ingenting är bedömt", "nothing judged"];
        assert!(words.iter().zip(said).all(|(text, said)| text.contains(said) == is_empty), "{what}: {words:?}");
    }
}

/// What vedtak writes about documents is none of them, however large.
#[test]
fn a_report_inside_the_project_is_no_document() {
    let documents = (0..4000).fold(String::new(), |text, at| text + "---\nkind: Party\nid: " + &format!("p{at}\n"));
    let project = Project::new().with("a.yaml", &documents[..documents.len().min(60_000)]);
    for format in ["json", "sarif", "gitlab", "rdjson"] {
        let report = project.check(&["--format", format]).out;
        let times = 3 * (1 << 20) / report.len() + 1;
        // The same findings again, until the report is over the limit.
        let findings = serde_json::from_str::<serde_json::Value>(&report).unwrap();
        let large = serde_json::json!({"version": 2, "reports": vec![findings; times]}).to_string();
        assert!(large.len() > 1 << 20);
        let with =
            Project::new().with("a.yaml", "kind: Party\nid: x\ntitle: X\ntype: supplier\n").with("report.json", large);
        assert_eq!(with.findings(&[]), [""; 0], "{format}");
    }
    // One of ours that is too large is none the less ours.
    let text = format!("{{\"title\": \"{}\", \"kind\": \"Party\"}}", "x".repeat(1 << 19));
    let large = format!("{}, \"more\": \"{}\"}}", &text[..text.len() - 1], "y".repeat(1 << 20));
    assert_eq!(Project::new().with("b.json", large).findings(&[]), ["b.json:1:1 limits"]);
}

/// A text as Windows saves it: UTF-16 with its mark.
fn utf16(text: &str) -> Vec<u8> {
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

#[test]
fn another_encoding_is_told_by_its_name() {
    let good = "kind: Party\nid: x\ntitle: X\ntype: supplier\n";
    let of = |config: Vec<u8>, schema: Vec<u8>| {
        Project::new().with("vedtak.yaml", config).with("s.json", schema).with("a.yaml", good).check(&[])
    };
    let names = "documents: [{paths: [a.yaml], kind: Thing, schema: s.json}]\n";
    let config = of(utf16("language: en\n"), b"{}".to_vec());
    assert_eq!(config.status, 2);
    assert!(config.err.contains("`vedtak.yaml` is written in UTF-16; the file must be saved as UTF-8"), "{config:?}");
    assert!(config.err.contains("help: save the file again as UTF-8"), "{config:?}");
    let unmarked = of(utf16("language: en\n")[2..].to_vec(), b"{}".to_vec());
    assert!(unmarked.status == 2 && unmarked.err.contains("UTF-16"), "{unmarked:?}");
    let schema = of(names.into(), utf16("{}"));
    assert_eq!(schema.status, 2);
    assert!(schema.err.contains("it is written in UTF-16 and must be saved again as UTF-8"), "{schema:?}");
    let other = of(b"language: \xff\n".to_vec(), b"{}".to_vec());
    assert!(other.status == 2 && other.err.contains("`vedtak.yaml` is not UTF-8"), "{other:?}");
}

#[test]
fn json_that_is_no_object_is_told_in_the_words_of_json() {
    for (file, text, message) in [
        ("d/a.json", "[1]", "the document is not an object; a JSON document must begin with `{` and end with `}`"),
        ("d/a.JSON", "\"x\"", "the document is not an object"),
        ("d/a.yaml", "[1]", "the document is not a mapping"),
    ] {
        let project = Project::new()
            .with("vedtak.yaml", "documents: [{paths: ['d/'], kind: Thing, schema: s.json}]\n")
            .with("s.json", "{\"required\": [\"title\"]}")
            .with(file, text);
        let report = project.report(&[]);
        let finding = &report["findings"][0];
        assert_eq!(finding["rule"], "syntax", "{file}: {report}");
        assert!(finding["message"].as_str().unwrap().contains(message), "{file}: {finding}");
    }
}

/// A file is what its name ends in, also where it has no other name.
#[test]
fn a_file_that_is_called_by_its_ending_alone_is_read() {
    for file in ["d/.yaml", "d/.yml", ".YAML", "d/.json", "d/a.b.yaml", "d/.a.yaml"] {
        let text = if file.ends_with("json") { "{\"kind\": \"Party\", \"id\": \"x\"}" } else { BAD };
        let project = Project::new().with(file, text).with("vedtak.yaml", "language: en\n");
        assert_eq!(judged(&project, &[]), [file], "{file}");
        assert_eq!(judged(&project, &[file]), [file], "{file}");
    }
    let project = Project::new().with("d/.json", "kind: Party\n").with("vedtak.yaml", "documents: [{paths: [d]}]\n");
    assert!(project.check(&[]).out.contains("JSON"), "{:?}", project.check(&[]));
    let project = Project::new().with("README.md", "x").with("yaml", BAD).with("a.yaml", BAD);
    track(&project, &["README.md"]);
    for (path, why) in [("README.md", "no YAML or JSON file is there"), ("yaml", "the name does not end in")] {
        let skipped = &project.report(&[path])["summary"]["skipped"];
        let told: Vec<_> = skipped.as_array().unwrap().iter().filter(|one| one["what"] == path).collect();
        assert!(matches!(told[..], [one] if one["why"].as_str().unwrap().starts_with(why)), "{skipped}");
    }
}

/// What Git tracks is judged also where a sparse checkout leaves it out.
#[test]
fn what_a_sparse_checkout_leaves_out_is_judged() {
    let project = Project::new()
        .with("vedtak.yaml", "documents: [{paths: ['d/*'], kind: Thing, schema: s.json}]\n")
        .with("s.json", "{\"properties\": {\"n\": {\"type\": \"integer\"}}}")
        .with("b.yaml", BAD)
        .with("c.yaml", BAD)
        .with("e/f.yaml", BAD)
        .with("d/x.yaml", "n: x\n")
        .with("large.yaml", format!("#{}\n{BAD}", "x".repeat(1 << 20)));
    let repository =
        track(&project, &["vedtak.yaml", "s.json", "b.yaml", "c.yaml", "e/f.yaml", "d/x.yaml", "large.yaml"]);
    let leave_out = |paths: &[&str]| {
        let mut index = repository.index().unwrap();
        for path in paths {
            let mut entry = index.get_path(Path::new(path), 0).unwrap();
            entry.flags |= 0x4000;
            entry.flags_extended |= 0x4000;
            index.add(&entry).unwrap();
            std::fs::remove_file(project.path().join(path)).unwrap();
        }
        index.write().unwrap();
    };
    let all = ["b.yaml", "c.yaml", "d/x.yaml", "e/f.yaml", "large.yaml"];
    assert_eq!(judged(&project, &[]), all);
    leave_out(&["b.yaml", "e/f.yaml", "d/x.yaml", "large.yaml"]);
    assert_eq!(judged(&project, &[]), all);
    // The schema and the configuration as well; what is there is read from there.
    leave_out(&["s.json", "vedtak.yaml"]);
    project.write("b.yaml", "kind: Party\nid: x\ntitle: X\ntype: supplier\n");
    assert_eq!(judged(&project, &[]), all[1..]);
    // What is gone without that is gone.
    std::fs::remove_file(project.path().join("c.yaml")).unwrap();
    assert_eq!(judged(&project, &[]), all[2..]);
}

/// What cannot be read is told as that, whatever it may hold.
#[test]
fn a_file_that_cannot_be_read_as_yaml_is_named() {
    for (file, text, is_readable) in [
        ("x/a.yaml", "x: [\n", false),
        ("x/a.yaml", "a: 1\n---\nx: [\n", false),
        ("x/a.json", "{\"x\": 1,}", false),
        ("x/a.yaml", "{{ template }}: x\nb: }\n", false),
        ("x/a.yaml", "a: 1\na: 2\n", true),
        ("x/a.yaml", "", true),
        ("x/a.yaml", "- 1\n", true),
    ] {
        let project = Project::new().with(file, text).with("b.yaml", "kind: Party\nid: x\ntitle: X\ntype: supplier\n");
        let answer = project.check(&["--format", "json"]);
        let skipped = answer.json()["summary"]["skipped"].to_string();
        let told = skipped.contains("cannot be read as YAML or JSON") && skipped.contains(&format!("\"{file}\""));
        assert_eq!((answer.status, told), (0, !is_readable), "{text}: {skipped}");
    }
}

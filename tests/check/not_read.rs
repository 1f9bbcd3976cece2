//! What is there and cannot be looked at: it may hold anything, so that no run passes it over.

use std::io;
use std::path::Path;

use git2::{IndexEntry, IndexTime, Oid, Repository};
use vedtak::language::{Language, Reader};
use vedtak::load::load_files;
use vedtak::source::{EntryKind, FileEntry, Files, Memory};
use vedtak::workspace::resolve;

use super::project::Project;

const GOOD: &str = "kind: Party\nid: x\ntitle: X\ntype: supplier\n";

/// Files in memory, and one more entry of a disk.
struct Beside(Memory, FileEntry);

impl Files for Beside {
    fn root(&self) -> &Path {
        self.0.root()
    }

    fn entries(&self, spelt: &[String]) -> Vec<FileEntry> {
        let mut entries = self.0.entries(spelt);
        entries.push(self.1.clone());
        entries.sort();
        entries
    }

    fn look_at(&self, path: &str) -> io::Result<EntryKind> {
        if path == self.1.path { Ok(self.1.kind.clone()) } else { self.0.look_at(path) }
    }

    fn read(&self, path: &str, most: usize) -> io::Result<Vec<u8>> {
        if path == self.1.path { Err(io::ErrorKind::PermissionDenied.into()) } else { self.0.read(path, most) }
    }
}

#[test]
fn what_the_system_does_not_show_is_in_scope() {
    let denied = || EntryKind::Unreadable("permission denied".to_owned());
    for config in ["", "documents: [{paths: ['d/**/*.yaml']}]\n", "documents: [{paths: ['other/*']}]\n"] {
        for (path, kind, is_in_scope) in [
            ("d/e", denied(), true),
            (".", denied(), true),
            ("d/e/a.yaml", denied(), true),
            ("d/e/a.yaml", EntryKind::File(1), true),
            ("d/e/a\u{fffd}.yaml", EntryKind::Unnameable, true),
            ("d/e/a\u{fffd}.txt", EntryKind::Unnameable, config.contains("d/**")),
        ] {
            let memory = Memory::new([("vedtak.yaml", config), ("ok.yaml", GOOD)]);
            let files = Beside(memory, FileEntry { path: path.to_owned(), kind: kind.clone() });
            let at = chrono::DateTime::parse_from_rfc3339("2026-11-26T12:00:00+01:00").unwrap();
            let loaded = load_files(&files, Reader::new(Language::En, at.date_naive()), true).unwrap();
            let clock = vedtak::finding::Clock { at, source: vedtak::finding::ClockSource::Given };
            let workspace = resolve(loaded, clock).unwrap();
            let mut all = workspace.documents.iter().map(|document| &workspace.sources.file(document.file).path);
            assert_eq!(all.any(|one| one == path), is_in_scope, "{config}: {path} {kind:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf8_is_a_finding() {
    use std::os::unix::ffi::OsStrExt as _;

    let project = Project::new().with("ok.yaml", GOOD);
    let name = std::ffi::OsStr::from_bytes(b"a\xff.yaml");
    std::fs::write(project.path().join(name), "x: 1\n").unwrap();
    assert_eq!(project.findings(&[]), ["a\u{fffd}.yaml:1:1 limits"]);
    assert_eq!(project.check(&[]).status, 1);
}

/// Adds an entry to the index of a repository that no file of the work tree stands for.
fn track(project: &Project, path: &str, mode: u32, is_sparse: bool) {
    let repository = Repository::init(project.path()).unwrap();
    let mut index = repository.index().unwrap();
    let id = if mode == 0o160_000 { Oid::from_str(&"1".repeat(40)).unwrap() } else { repository.blob(b"x").unwrap() };
    let never = IndexTime::new(0, 0);
    let (flags, flags_extended) = if is_sparse { (0x4000, 0x4000) } else { (0, 0) };
    let entry = IndexEntry {
        ctime: never,
        mtime: never,
        dev: 0,
        ino: 0,
        mode,
        uid: 0,
        gid: 0,
        file_size: 0,
        id,
        flags,
        flags_extended,
        path: path.as_bytes().to_vec(),
    };
    index.add(&entry).unwrap();
    index.write().unwrap();
}

#[test]
fn what_git_tracks_and_the_folder_lacks_is_told() {
    let (link, submodule) = (0o120_000, 0o160_000);
    for (what, mode, is_sparse, has_folder, told) in [
        ("a submodule that is not checked out", submodule, false, true, "repository of its own"),
        ("a submodule that a sparse checkout leaves out", submodule, true, false, "repository of its own"),
        ("a link that a sparse checkout leaves out", link, true, false, "link"),
    ] {
        let path = if mode == link { "orders/a.yaml" } else { "orders" };
        let project = Project::new().with("ok.yaml", GOOD);
        track(&project, path, mode, is_sparse);
        if has_folder {
            std::fs::create_dir(project.path().join(path)).unwrap();
        }
        let skipped = project.report(&[])["summary"]["skipped"].to_string();
        assert!(skipped.contains(told) && skipped.contains(path), "{what}: {skipped}");
        // Where documents are named that may lie there it is a finding.
        project.write("vedtak.yaml", "documents: [{paths: ['orders/**/*.yaml']}]\n");
        assert_eq!(project.findings(&[]), [format!("{path}:1:1 limits")], "{what}");
    }
}

#[test]
fn a_listed_project_that_is_a_repository_of_its_own_is_a_finding() {
    let project = Project::new().with("vedtak.yaml", "projects: ['services/*']\n").with("ok.yaml", GOOD);
    project.write("services/a/vedtak.yaml", "");
    project.write("services/a/bad.yaml", "kind: Party\n");
    project.write("services/b/vedtak.yaml", "");
    Repository::init(project.path()).unwrap();
    Repository::init(project.path().join("services/a")).unwrap();
    let findings = project.findings(&[]);
    assert!(findings.iter().any(|one| one == "services/a:1:1 limits"), "{findings:?}");
    assert_eq!(project.check(&[]).status, 1);
}

/// What a test of a policy expects is compared by no check: nobody takes it for a proof.
#[test]
fn tests_of_policies_are_told_as_not_run() {
    let test = "kind: PolicyTest\nid: t\ntitle: T\npolicy: medusa\nclock: 2026-11-21T12:00:00+01:00\nregistry: [r.yaml]\ncases:\n  \
                - {title: a, document: {kind: Order, id: ORD-1}, expect: {MED-01: pass}}\n";
    for (config, path, text, is_told) in [
        ("", "policies/own.test.yaml", test, true),
        ("documents: [{paths: ['tests/']}]\n", "tests/own.yaml", test, true),
        ("exclude: [tests/]\n", "tests/own.yaml", test, false),
        ("", "o.yaml", "kind: Party\nid: a\ntitle: A\ntype: supplier\n", false),
    ] {
        let project = Project::new().with("vedtak.yaml", config).with(path, text);
        let skipped = &project.report(&[])["summary"]["skipped"];
        let told = skipped.as_array().unwrap().iter().find(|one| {
            one["why"]
                == "tests of policies are not run by `vedtak check`; their documents are only held against the schema"
        });
        assert_eq!(told.map(|one| one["what"].as_str().unwrap()), is_told.then_some(path), "{config}: {skipped}");
    }
}

/// A document under a name that is no YAML or JSON file's is not judged, and nobody may think that it is.
#[test]
fn a_document_whose_name_has_another_ending_is_told() {
    let order = "kind: Order\nid: ORD-1\ntitle: x\n";
    let fenced = "# How to order\n\n```yaml\nkind: Order\nid: ORD-1\n```\n";
    let code = "use project::Project;\n\nconst ORDER: &str = \"\\\nkind: Order\nid: ORD-1\n\";\n";
    let json = "// An order.\n{\n  \"kind\": \"Order\",\n  \"id\": \"ORD-1\"\n}\n";
    let late = format!("title: x\ntext: |\n{}kind: Order\nid: ORD-1\n", "  a\n".repeat(3000));
    let cases: &[(&str, &str, bool)] = &[
        ("orders/ORD-2026-0099", order, true),
        ("orders/a.txt", order, true),
        ("orders/a.md", order, true),
        ("orders/a.yaml.bak", order, true),
        ("orders/a.yaml~", order, true),
        ("orders/a.yaml.orig", order, true),
        ("orders/a.ymal", order, true),
        ("orders/a.yaml ", order, true),
        (".a.yaml.swp", order, true),
        ("orders/a.jsonc", json, true),
        ("a.jsonl", "{\"id\": \"ORD-1\", \"kind\": \"Order\"}\n", true),
        ("a.txt", "# A comment.\n\n---\nid: ORD-1\r\nkind: \"Order\"\r\n", true),
        ("a.txt", "\u{feff}kind: Order # ours\nid: ORD-1\n", true),
        ("a.md", fenced, false),
        ("a.md", &format!("---\ntitle: Orders\n---\n{}", fenced.replace("```", "~~~")), false),
        ("a.md", &format!("---\n{order}---\n\nA text.\n"), true),
        ("a.rs", code, false),
        ("a.txt", "kind: Order\n", false),
        ("a.txt", "kind: Deployment\nid: x\n", false),
        ("a.txt", "a text of the kind: Order\nid: 1\n", false),
        ("a.txt", "spec:\n  kind: Order\n  id: 1\n", false),
        ("a.txt", &late, false),
        ("a.bin", "kind: Order\nid: ORD-1\n\0", false),
        // Named files are judged, whatever they are called.
        ("named/a.txt", order, false),
        ("excluded/a.txt", order, false),
    ];
    for (path, text, is_told) in cases {
        let config = "documents: [{paths: ['named/']}]\nexclude: [excluded/]\n";
        let project = Project::new().with("vedtak.yaml", config).with(path, text);
        let report = project.report(&[]);
        let skipped = &report["summary"]["skipped"];
        let told = skipped.as_array().unwrap().iter().any(|one| {
            one["what"] == *path
                && one["why"]
                    == "the name does not end in `.yaml`, `.yml` or `.json`, and no entry of `documents` names it"
        });
        assert_eq!(told, *is_told, "{path:?} {text:?}: {skipped}");
    }
}

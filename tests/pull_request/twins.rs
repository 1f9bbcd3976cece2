//! Files whose paths are one path where case makes no difference.

use crate::repository::Repository;

const THING: &str = "kind: Party\nid: nhn\ntitle: NHN\ntype: provider\n";
const OTHER: &str = "kind: Party\nid: softpro\ntitle: Softpro\ntype: supplier\n";

#[test]
fn two_paths_that_differ_in_case_alone_are_told_at_both() {
    let repository = Repository::of([("registry/nhn.yaml", THING)]);
    repository.branch("change");
    // The attack: whoever checks this out on a machine without case sees one of the two.
    repository.commit_files("twin", &[("registry/NHN.yaml", OTHER)]);
    let both = ["registry/NHN.yaml paths active", "registry/nhn.yaml paths active"];
    let of_paths = |arguments: &[&str]| {
        let mut found = repository.findings(arguments);
        found.retain(|one| one.contains(" paths "));
        found
    };
    assert_eq!(of_paths(&["--base", "main", "--head", "HEAD"]), both);
    assert_eq!(of_paths(&["--base", "main"]), both);
    assert_eq!(of_paths(&[]), both, "the project as it lies");
    let answer = repository.check(&["--base", "main"]);
    assert_eq!(answer.status, 1, "{answer:?}");
    assert!(
        answer.out.contains("the path is that of `registry/nhn.yaml` but for the case of its letters"),
        "{answer:?}"
    );
    // A folder does it too, and what no document stands in.
    repository.git(&["mv", "registry/NHN.yaml", "softpro.yaml"]);
    repository.commit_files("folder", &[("Registry/nhn.yaml", "a: 1\n")]);
    assert_eq!(of_paths(&["--base", "main"]), ["Registry/nhn.yaml paths active", "registry/nhn.yaml paths active"]);
    // The twin that is none: other folders and endings.
    repository.git(&["mv", "Registry/nhn.yaml", "Registry/other.yaml"]);
    repository.commit_files("honest", &[("registry/nhn.json", "{}\n")]);
    assert_eq!(of_paths(&["--base", "main"]), [""; 0]);
    assert_eq!(of_paths(&[]), [""; 0]);
}

/// What stood before does not gate, and no configuration makes less of it.
#[test]
fn twins_that_stood_before_are_existing_and_stay_an_error() {
    let repository = Repository::of([("a/nhn.yaml", THING), ("a/Nhn.yaml", OTHER)]);
    repository.branch("change");
    repository.commit_files("other", &[("note.yaml", "a: 1\n")]);
    assert_eq!(repository.against_main(), ["a/Nhn.yaml paths existing", "a/nhn.yaml paths existing"]);
    assert_eq!(repository.check(&["--base", "main"]).status, 0);
    repository.project.write("vedtak.yaml", "severity: {paths: warning}\n");
    assert_eq!(repository.check(&[]).status, 2);
}

//! Ways around the gate, each beside an honest project that looks much like it: the one is told, the other stays green.

use std::path::Path;

use super::project::{Answer, Project};

const NOW: &str = "2026-11-30T12:00:00+01:00";

/// A file of the example: its path, and what is written there in place of what.
type Edit = (&'static str, &'static [(&'static str, &'static str)]);

/// The example for Medusa with files more and some written otherwise.
fn example(more: &[(&str, &str)], edits: &[Edit]) -> Project {
    let project = Project::new();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/medusa");
    let mut open = vec![from.clone()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(&from).unwrap().to_str().unwrap().replace('\\', "/");
                project.write(&name, std::fs::read(&path).unwrap());
            }
        }
    }
    for (path, text) in more {
        project.write(path, text);
    }
    for (path, changes) in edits {
        let mut text = std::fs::read_to_string(project.path().join(path)).unwrap();
        for (from, to) in *changes {
            assert!(text.contains(from), "{path} has no `{from}`");
            text = text.replace(from, to);
        }
        project.write(path, text);
    }
    project
}

fn check(project: &Project) -> Answer {
    project.check(&["--format", "concise", "--now", NOW])
}

const ORDER: &str = "orders/ORD-2026-0031.yaml";

/// The order of the example under another id, as its file, with something in it written otherwise.
fn order(from: &str, to: &str) -> String {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/medusa").join(ORDER));
    let text = text.unwrap().replace("ORD-2026-0031", "ORD-2026-0099").replace("NHN-000031", "NHN-000099");
    assert!(text.contains(from), "{from}");
    text.replace(from, to)
}

#[test]
fn what_goes_around_the_gate_is_told_and_its_twin_is_not() {
    let unapproved = order("decision: approved", "decision: rejected");
    let honest = order("decision: approved", "decision: approved");
    let granted = order("by: per.nordmann", "by: x.x")
        + "---\nkind: Person\nid: x.x\ntitle: X\nparty: helse-vest\nroles: [{role: data-controller, for: {region: helse-vest}, from: 2026-01-01}]\n";
    let parameter = |value: &'static str| -> Edit {
        let edits: &'static [(&str, &str)] = Box::leak(Box::new([(
            "policies: [\"builtin:medusa\"]\n",
            &*Box::leak(
                format!("policies: [\"builtin:medusa\"]\nparameters: {{medusa: {{{value}}}}}\n").into_boxed_str(),
            ),
        )]));
        ("vedtak.yaml", edits)
    };
    // What it is, the project, its status, and what is told of it.
    let cases = [
        ("a bad order in a hidden file", example(&[("orders/.x.yaml", &unapproved)], &[]), 1, "orders/.x.yaml"),
        ("a good order in a hidden file", example(&[("orders/.x.yaml", &honest)], &[]), 0, ""),
        ("a bad order in a hidden folder", example(&[("orders/.x/x.yaml", &unapproved)], &[]), 1, "orders/.x/x.yaml"),
        ("a good order in a hidden folder", example(&[("orders/.x/x.yaml", &honest)], &[]), 0, ""),
        (
            "a person in an order's file who grants what the order needs",
            example(&[("orders/x.yaml", &granted)], &[]),
            1,
            "error[misplaced]",
        ),
        ("the same approval by whom the registry knows", example(&[("orders/x.yaml", &honest)], &[]), 0, ""),
        (
            "a parameter that is weaker than the agreement",
            example(&[], &[parameter("majorCriteria: []")]),
            2,
            "majorCriteria",
        ),
        ("another that is", example(&[], &[parameter("operatingEnvironments: [test]")]), 2, "operatingEnvironments"),
        ("one that is as the agreement has it", example(&[], &[parameter("noticeNhn: 10 days")]), 0, ""),
        ("one that is the repository's to set", example(&[], &[parameter("namedSupervisor: true")]), 0, ""),
        (
            "a moment with its fraction of a second",
            example(&[], &[(ORDER, &[("10:00:00+02:00", "10:00:00.000+02:00")])]),
            0,
            "",
        ),
        (
            "one that ends before its fraction",
            example(&[], &[(ORDER, &[("10:00:00+02:00", "10:00:00.+02:00")])]),
            1,
            ORDER,
        ),
    ];
    for (name, project, status, told) in cases {
        let answer = check(&project);
        assert_eq!(answer.status, status, "{name}: {answer:?}");
        assert!(answer.out.contains(told) || answer.err.contains(told), "{name}: {answer:?}");
    }
}

#[test]
fn what_exclude_takes_out_is_told_and_what_is_not_taken_out_is_judged() {
    let bad = order("decision: approved", "decision: rejected");
    let excluding: Edit = ("vedtak.yaml", &[("version: 1\n", "version: 1\nexclude: [orders/X*]\n")]);
    let attack = example(&[("orders/X.yaml", &bad)], &[excluding]);
    // The formats of GitLab and of reviewdog have findings only.
    for format in ["pretty", "concise", "json", "sarif", "junit", "github", "azure", "markdown", "html"] {
        let answer = attack.check(&["--format", format, "--now", NOW]);
        assert_eq!(answer.status, 0, "{format}: {answer:?}");
        let told = |text: &str| answer.out.contains(text) || answer.err.contains(text);
        assert!(told("orders/X"), "{format}: {answer:?}");
    }
    assert_eq!(check(&example(&[("orders/X.yaml", &bad)], &[])).status, 1);
    let honest = check(&example(&[], &[]));
    assert_eq!(honest.status, 0, "{honest:?}");
    assert!(!honest.err.contains("exclude") && !honest.out.contains("exclude"), "{honest:?}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_a_link_is_told_and_a_folder_is_judged() {
    let linked = example(&[], &[]);
    std::fs::rename(linked.path().join("orders"), linked.path().join("kept")).unwrap();
    std::os::unix::fs::symlink("kept", linked.path().join("orders")).unwrap();
    let answer = check(&linked);
    assert_eq!(answer.status, 1, "{answer:?}");
    assert!(answer.out.contains("orders"), "{answer:?}");
    // A file with the link's target, as Git writes a link where there are none.
    let written = example(&[], &[]);
    std::fs::rename(written.path().join("orders"), written.path().join("kept")).unwrap();
    written.write("orders", "kept");
    let answer = check(&written);
    assert!(answer.out.contains("error[unmatched]") && answer.out.contains("orders/"), "{answer:?}");
    assert_eq!(check(&example(&[], &[])).status, 0);
}

#[cfg(unix)]
#[test]
fn a_report_goes_through_no_link_and_into_a_file() {
    let project = example(&[], &[]);
    project.write("victim.txt", "kept\n");
    std::os::unix::fs::symlink("victim.txt", project.path().join("report.json")).unwrap();
    project.check(&["--now", NOW, "--output", "json=report.json"]);
    assert_eq!(std::fs::read_to_string(project.path().join("victim.txt")).unwrap(), "kept\n");
    let honest = example(&[("report.txt", "old")], &[]);
    assert_eq!(honest.check(&["--now", NOW, "--output", "json=report.txt"]).status, 0);
    assert!(std::fs::read_to_string(honest.path().join("report.txt")).unwrap().contains("\"findings\""));
}

//! What a pattern of the configuration names and nothing judges is said to be left out.

use super::looked_at::track;
use super::project::Project;

/// What an entry of `documents` matches and Git ignores, or `!` takes back, is said to be left out in every format.
#[test]
fn what_a_pattern_names_and_nothing_judges_is_named() {
    let project = |paths: &str| {
        let config = format!("documents: [{{paths: [{paths}], kind: Note, schema: s.json}}]\n");
        let files =
            ["docs/a.yaml", "docs/b.yaml", "docs/c.local.yaml", "docs/local/d.yaml", "build/e.yaml", "build/f.yaml"];
        let project = Project::new().with("vedtak.yaml", config).with("s.json", "{\"required\": [\"title\"]}");
        let project = project.with(".gitignore", "*.local.yaml\n/build/\n/docs/local/\n/policies/\n");
        let project = files.iter().fold(project, |project, file| project.with(file, "title: x\n"));
        track(&project, &["docs/a.yaml"]);
        project.with("docs/local/.gitignore", "*\n").with("docs/only/g.local.yaml", "title: x\n")
    };
    let ignored = "left out by `.gitignore`; Git does not track the file, which a pattern in vedtak.yaml matches";
    let taken = "left out with `!` in `documents` of vedtak.yaml";
    for (paths, expected) in [
        ("'docs/a.yaml'", &[][..]),
        ("'docs/*.yaml'", &[("docs/c.local.yaml", ignored, 1)]),
        ("'docs/*.yaml', 'docs/c.local.yaml'", &[]),
        (
            "'docs/'",
            &[("docs/c.local.yaml", ignored, 1), ("docs/local/", ignored, 2), ("docs/only/g.local.yaml", ignored, 1)],
        ),
        ("'docs/a.yaml', 'build/*.yaml'", &[("build/", ignored, 2)]),
        ("'docs/*.yaml', '!docs/*.local.yaml'", &[]),
        ("'docs/*.yaml', '!docs/b.yaml'", &[("docs/b.yaml", taken, 1), ("docs/c.local.yaml", ignored, 1)]),
        // What only a sign leads to is not looked for in what is ignored as a whole.
        (
            "'**/*.local.yaml', 'docs/a.yaml'",
            &[("docs/c.local.yaml", ignored, 1), ("docs/only/g.local.yaml", ignored, 1)],
        ),
    ] {
        let project = project(paths);
        let skipped = project.report(&[])["summary"]["skipped"].as_array().unwrap().clone();
        let told: Vec<(&str, &str, u64)> = skipped
            .iter()
            .map(|one| (one["what"].as_str().unwrap(), one["why"].as_str().unwrap(), one["count"].as_u64().unwrap()))
            .filter(|(_, why, _)| why.starts_with("left out"))
            .collect();
        assert_eq!(told, expected, "{paths}");
        for format in ["pretty", "concise", "json", "sarif", "junit", "github", "azure", "markdown", "html"] {
            let answer = project.check(&["--format", format]);
            for (what, ..) in expected {
                assert!(format!("{}{}", answer.out, answer.err).contains(what), "{paths} {format} {what}: {answer:?}");
            }
        }
    }
    // A policy that is ignored is not in force.
    let policies = project("'docs/a.yaml'")
        .with("policies/p.yaml", "kind: Policy\n")
        .with("vedtak.yaml", "policies: ['policies/*.yaml']\n");
    assert!(policies.report(&[])["summary"]["skipped"].to_string().contains("policies/p.yaml"));
    // Asked for by its path it says the same.
    let asked = project("'docs/*.yaml', '!docs/b.yaml'");
    assert!(asked.report(&["docs/b.yaml"])["summary"]["skipped"].to_string().contains(taken));
}

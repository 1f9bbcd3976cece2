//! Made-up histories, told by the git command alone: what it shows of every commit says since when a document is announced.

use std::collections::BTreeMap;

use crate::repository::Repository;
use crate::story::{NOW, Story, change};

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % end as u64).unwrap()
    }

    fn one_of<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }
}

const STARTS: [&str; 3] = ["2026-12-05T18:00", "2026-12-08T18:00", "2026-12-12T18:00"];

/// One step: documents are written, moved, joined in a file or deleted, and committed on main or through a merge.
fn step(story: &Story, numbers: &mut Numbers, documents: &mut BTreeMap<usize, (String, String)>) {
    // Dates go forwards as a rule, and sometimes back.
    let day = 1 + numbers.below(28);
    let month = 2 + numbers.below(9);
    let at = format!("2026-{month:02}-{day:02}T09:00:00Z");
    let merges = numbers.below(4) == 0;
    if merges {
        story.repository.branch("side");
        story.files(&at, &[("note.yaml", Some(&format!("a: {}\n", numbers.below(1_000_000))))]);
        story.repository.switch("main");
        story.at(&at, &["merge", "-q", "--no-ff", "--no-commit", "side"]);
    }
    for _ in 0..=numbers.below(2) {
        let number = numbers.below(3);
        if numbers.below(8) == 0 {
            documents.remove(&number);
            continue;
        }
        let more = format!(
            "title: {}\nstatus: {}\n",
            numbers.one_of(&["One", "Two"]),
            numbers.one_of(&["proposed", "proposed", "draft"])
        );
        let text = change(&format!("CHG-{number}"), numbers.one_of(&STARTS), &more);
        let known = documents.get(&number).map(|(path, _)| path.clone());
        let path = known.filter(|_| numbers.below(3) > 0);
        let path = path.unwrap_or_else(|| numbers.one_of(&["all.yaml", "own.yaml", "more/other.yaml"]).to_owned());
        documents.insert(number, (path, text));
    }
    let folder = story.repository.path().join("changes");
    let _ = std::fs::remove_dir_all(&folder);
    let mut files: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (path, text) in documents.values() {
        files.entry(path).or_default().push(text);
    }
    for (path, texts) in files {
        story.repository.project.write(&format!("changes/{path}"), texts.join("---\n"));
    }
    story.commit(&at);
    if merges {
        story.repository.git(&["branch", "-q", "-D", "side"]);
    }
}

/// The text of a document in a commit, as Git shows it.
fn shown(repository: &Repository, commit: &str, id: &str) -> Option<String> {
    let files = repository.git(&["ls-tree", "-r", "--name-only", commit, "--", "changes"]);
    let texts = files.lines().map(|path| repository.git(&["show", &format!("{commit}:{path}")]));
    let documents = texts.flat_map(|text| text.split("---").map(|part| part.trim().to_owned()).collect::<Vec<_>>());
    documents.into_iter().find(|text| text.lines().any(|line| line == format!("id: {id}")))
}

fn line<'t>(text: &'t str, key: &str) -> &'t str {
    text.lines().find(|line| line.starts_with(&format!("{key}:"))).unwrap()
}

/// Since when a document is announced, by what Git shows; the plans differ in their starts alone, whose texts are in order.
fn expected(repository: &Repository, id: &str) -> Option<String> {
    let clock = chrono::DateTime::parse_from_rfc3339(NOW).unwrap().timestamp();
    let log = repository.git(&["log", "--first-parent", "--format=%H %ct", "main"]);
    let mut commits: Vec<(&str, i64)> =
        log.lines().map(|line| line.split_once(' ').unwrap()).map(|(id, at)| (id, at.parse().unwrap())).collect();
    let mut latest = 0;
    for (_, at) in commits.iter_mut().rev() {
        latest = latest.max(*at);
        *at = latest.min(clock);
    }
    let now = shown(repository, "main", id)?;
    let holds = |text: &str| {
        line(text, "status") == "status: proposed"
            && line(text, "title") == line(&now, "title")
            && line(text, "plan") <= line(&now, "plan")
    };
    let run = commits.iter().take_while(|(commit, _)| shown(repository, commit, id).is_some_and(|text| holds(&text)));
    let at = run.last().map_or(clock, |(_, at)| *at);
    let zone: chrono_tz::Tz = "Europe/Oslo".parse().unwrap();
    Some(chrono::DateTime::from_timestamp(at, 0).unwrap().with_timezone(&zone).fixed_offset().to_rfc3339())
}

#[test]
fn git_says_the_same_of_made_up_histories() {
    for seed in 1..=4 {
        let story = Story::with("announced", ", announces: [title]", &[]);
        let (mut numbers, mut documents) = (Numbers(seed), BTreeMap::new());
        for _ in 0..12 {
            step(&story, &mut numbers, &mut documents);
        }
        let ids = (0..3).map(|number| format!("CHG-{number}"));
        let expected: Vec<(String, String)> =
            ids.filter_map(|id| Some((id.clone(), expected(&story.repository, &id)?))).collect();
        assert_eq!(story.told(&["--base", "main"]), expected, "{seed}");
        assert_eq!(story.told(&[]), expected, "{seed}");
    }
}

//! Documents that show something, taken over as cases of tests.

use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::project::Gathered;
use crate::analyse::{Analysis, Insight};
use crate::cases::{OwnSetUp, TestFiles, Verdict, joined, run};
use crate::kind::name;
use crate::language::Reader;
use crate::source::Side;
use crate::workspace::Document;

/// A case that was taken over, or is to be.
pub(super) struct Taken {
    /// The test's file, where it was added to one.
    pub path: Option<String>,
    /// The case, or a whole test with it.
    pub text: String,
    /// How many cases these are.
    pub count: usize,
}

/// Takes over the documents of an analysis: added at the end of the test of each policy, where it has one that ends with
/// its cases; else they are given back as a test of their own.
///
/// # Errors
/// A file that cannot be written.
pub(super) fn take_over(
    analysis: &Analysis,
    gathered: &Gathered,
    message: &dyn Fn(&Insight) -> String,
    clock: &str,
    reader: Reader,
) -> io::Result<Vec<Taken>> {
    let own = OwnSetUp::of(&gathered.workspace);
    let mut all = Vec::new();
    for id in gathered.policies.packs.iter().map(|pack| pack.id.as_str()) {
        let of_policy: Vec<&Insight> =
            analysis.insights.iter().filter(|one| one.policy == id && one.example.is_some()).collect();
        if of_policy.is_empty() {
            continue;
        }
        let test = test_of(gathered, id);
        let judge = Judge { gathered, own: &own, id, clock, reader };
        let (head, path) = match &test {
            Some((path, text)) => (text.clone(), path.clone()),
            None => (judge.head(), format!("{id}.test.yaml")),
        };
        let mut text = head;
        let mut added = String::new();
        let mut count = 0;
        for insight in of_policy {
            let Some(case) = judge.case(insight, &text, &path, &message(insight)) else { continue };
            if text.contains(&case) {
                continue;
            }
            text.push_str(&case);
            added.push_str(&case);
            count += 1;
        }
        if count == 0 {
            continue;
        }
        match test {
            Some((path, before)) => {
                let full = PathBuf::from(&gathered.root).join(&path);
                let mut file = fs::OpenOptions::new().append(true).open(full)?;
                let gap = if before.ends_with('\n') { "" } else { "\n" };
                file.write_all(format!("{gap}{added}").as_bytes())?;
                all.push(Taken { path: Some(path), text: added, count });
            }
            None => all.push(Taken { path: None, text, count }),
        }
    }
    Ok(all)
}

/// The first test of a policy whose file is one document that ends with its cases.
fn test_of(gathered: &Gathered, id: &str) -> Option<(String, String)> {
    let workspace = &gathered.workspace;
    let is_test = |document: &&Document| {
        document.kind.as_deref() == Some(name::POLICY_TEST)
            && workspace.node(document).and_then(|node| node.get("policy")).is_some_and(|policy| policy.text() == id)
    };
    let is_last = |document: &&Document| {
        let node = workspace.node(document);
        let last = node.and_then(|node| node.entries().last());
        let is_block = |entry: &crate::yaml::Entry<'_>| {
            let text = &workspace.sources.file(document.file).text;
            let case = entry.value.items().next().map(|item| item.span().start as usize);
            case.and_then(|at| text.get(..at)).is_some_and(|before| before.ends_with("\n  - "))
        };
        let is_only = workspace.tree(document).is_some_and(|tree| tree.roots().len() == 1);
        let is_yaml = workspace.sources.file(document.file).text.starts_with(|first| first != '{');
        is_only && is_yaml && last.is_some_and(|entry| entry.key.text() == "cases" && is_block(&entry))
    };
    let found = workspace.documents.iter().filter(is_test).find(is_last)?;
    let file = workspace.sources.file(found.file);
    Some((file.path.clone(), file.text.to_string()))
}

struct Judge<'j> {
    gathered: &'j Gathered,
    own: &'j OwnSetUp,
    id: &'j str,
    clock: &'j str,
    reader: Reader,
}

impl Judge<'_> {
    /// The beginning of a test of its own.
    fn head(&self) -> String {
        let id = self.id;
        let title = self.gathered.policies.packs.iter().find(|pack| pack.id == id).map(|pack| &pack.title);
        let title = json!(title.map_or(id, |title| title.of(self.reader.language)));
        format!("kind: {}\nid: {id}\ntitle: {title}\npolicy: {id}\nclock: {}\ncases:\n", name::POLICY_TEST, self.clock)
    }

    /// A document as a case at the end of a test, expected to come out as it does there; none where a built-in rule finds
    /// something in it, so that it proves nothing about the policy.
    fn case(&self, insight: &Insight, test: &str, path: &str, title: &str) -> Option<String> {
        let example = insight.example.as_ref()?;
        let case = |expect: &Map<String, Value>| {
            let block = example.case(title, self.clock, expect);
            block.lines().flat_map(|line| ["  ", line, "\n"]).collect::<String>()
        };
        let result = self.last(&(test.to_owned() + &case(&Map::new())), path)?;
        let failing = result.rules.iter().filter(|(_, verdict)| **verdict != Verdict::Pass);
        let expect: Map<String, Value> =
            failing.map(|(rule, verdict)| (rule.clone(), json!(verdict.to_string()))).collect();
        let written = case(&expect);
        self.last(&(test.to_owned() + &written), path)?.holds().then_some(written)
    }

    /// What becomes of the last case of a test.
    fn last(&self, text: &str, path: &str) -> Option<crate::cases::CaseResult> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let workspace = &self.gathered.workspace;
        let file = |path: &str| {
            let found = workspace.sources.find(Side::Merge, &joined(folder, path))?;
            Some(workspace.sources.file(found).text.to_string())
        };
        let policies = self.gathered.own_policies();
        let sources = TestFiles { policies: &policies, own: self.own, folder, file: &file };
        run(text, path, &sources, self.reader).pop()
    }
}

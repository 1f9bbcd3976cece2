//! `paths`: no two files have paths that some machines take for one.

use std::collections::BTreeMap;

use super::rule::{Look, Rule};
use crate::finding::{Judgement, Lowering, RuleInfo, Severity};
use crate::language::messages::documents as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::source::{FileId, Side, Span};
use crate::workspace::Review;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("paths", Severity::Error, title::PATHS, page!("paths.md")).lowering(Lowering::Refused),
    look: Look::All(check),
};

fn check(review: &Review, judgements: &mut Vec<Judgement>) {
    let mut files: BTreeMap<String, Vec<(FileId, &str)>> = BTreeMap::new();
    for (file, source) in review.sources.iter(Side::Merge) {
        files.entry(folded(&source.path)).or_default().push((file, &source.path));
    }
    for twins in files.values().filter(|twins| twins.len() > 1) {
        for (file, path) in twins.iter().filter(|(file, _)| review.owns(*file)) {
            let Some((_, other)) = twins.iter().find(|(_, other)| other != path) else { continue };
            let facts = Facts::new().with("other", Fact::code(*other));
            let machine = facts.to_json();
            let says = Saying::new(say::TWIN_PATHS, facts).help(say::TWIN_PATHS_HELP);
            judgements.push(Judgement { facts: machine, ..Judgement::new(RULE.reference(), *file, Span::at(0), says) });
        }
    }
}

/// A path without the case of its letters.
fn folded(path: &str) -> String {
    path.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_makes_no_difference_in_any_script() {
        for (one, other) in
            [("Changes/A.yaml", "changes/a.YAML"), ("Å/Ø.yaml", "å/ø.yaml"), ("straße", "STRASSE"), ("ΟΔΟΣ", "οδος")]
        {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        assert_ne!(folded("a/b.yaml"), folded("a-b.yaml"));
        assert_ne!(folded("a.yaml"), folded("å.yaml"));
    }
}

//! What rules are, in a reader's words: the list of all of them, the explanation of one, and what became of each on a
//! document.
//!
//! Nothing here runs a rule: what became of it is told by the engine ([`crate::check::trace`]).

mod applied;
mod builtin;
mod condition;
mod list;
mod paper;
mod rule;
mod sample;
mod shelf;
mod written;

pub use applied::applied;
pub use builtin::builtin;
pub use list::{list, list_json};
pub use paper::Paper;
pub use rule::rule;
pub use shelf::{Place, Shelf, Weight};

use crate::language::messages::explain::TITLES;
use crate::language::{Facts, Reader};

/// What a built-in rule is called; its id where it has no other name.
pub fn title_of_builtin(id: &str, reader: &Reader) -> String {
    let title = TITLES.iter().find(|(name, _)| *name == id);
    title.map_or_else(|| id.to_owned(), |(_, phrase)| phrase.render(reader, &Facts::new()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::rules::RULES;

    #[test]
    fn every_built_in_rule_has_a_title_of_at_most_fifty_characters() {
        let named: Vec<&str> = TITLES.iter().map(|(id, _)| *id).collect();
        assert_eq!(named, RULES.iter().map(|rule| rule.id).collect::<Vec<_>>());
        for (id, phrase) in TITLES {
            for text in Language::ALL.map(|language| phrase.of(language)) {
                assert!(text.chars().count() <= 50, "{id}: {text}");
            }
        }
    }
}

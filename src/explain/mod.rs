//! What rules are, in a reader's words: the list of all of them, the explanation of one, and what became of each on a
//! document.
//!
//! Nothing here runs a rule: what became of it is told by the engine ([`crate::check::trace`]).

mod applied;
mod asks;
mod builtin;
mod condition;
mod list;
mod text_page;
mod rule;
mod sample;
mod rule_set;
mod values;
mod written;

pub use applied::applied;
pub use builtin::builtin;
pub use list::{list, list_json};
pub use rule::{PageOptions, rule};
pub use rule_set::{FileLine, RuleSet, RuleWeight};
pub use text_page::TextPage;

#[cfg(test)]
mod tests {
    use crate::language::Language;
    use crate::rules::RULES;

    #[test]
    fn every_built_in_rule_has_a_title_of_at_most_fifty_characters() {
        for rule in RULES {
            for text in Language::ALL.map(|language| rule.info.title.of(language)) {
                assert!((1..=50).contains(&text.chars().count()), "{}: {text}", rule.info.id);
            }
        }
    }
}

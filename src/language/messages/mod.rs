//! The tool's own sentences, by the room that says them. Each is written in every language, not translated word for
//! word; a test holds all to the same facts.

pub mod analyse;
pub mod approvals;
pub mod approve;
pub mod asked;
pub mod audit;
pub mod calendar;
pub mod cases;
pub mod collision;
pub mod commands;
pub mod config;
pub mod digest;
pub mod documents;
pub mod explain;
pub mod expression;
pub mod forge;
pub mod git;
pub mod history;
pub mod impact;
pub mod json;
pub mod kept;
pub mod kinds;
pub mod levels;
pub mod listing;
pub mod lockdowns;
pub mod measure;
pub mod names;
pub mod parameters;
pub mod plan;
pub mod policy;
pub mod policy_file;
pub mod report;
pub mod request;
pub mod rules;
pub mod schema;
pub mod shards;
pub mod syntax;
pub mod testing;
pub mod trust;
pub mod verdicts;
pub mod waive;
pub mod waivers;

/// Declares phrases, and `ALL` with their names for the test that holds the languages together.
macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident { nb: $nb:literal, sv: $sv:literal, en: $en:literal $(,)? })*) => {
        $($(#[$doc])* pub const $name: $crate::language::Phrase = $crate::language::Phrase { nb: $nb, sv: $sv, en: $en };)*

        /// Every phrase of this room with its name.
        pub const ALL: &[(&str, $crate::language::Phrase)] = &[$((stringify!($name), $name)),*];
    };
}
use phrases;

/// Every phrase of every room, with its name.
pub fn all() -> Vec<(&'static str, super::Phrase)> {
    [
        analyse::ALL,
        approvals::ALL,
        approve::ALL,
        asked::ALL,
        audit::ALL,
        calendar::ALL,
        cases::ALL,
        collision::ALL,
        commands::ALL,
        config::ALL,
        digest::ALL,
        documents::ALL,
        explain::ALL,
        expression::ALL,
        forge::ALL,
        git::ALL,
        history::ALL,
        impact::ALL,
        json::ALL,
        kept::ALL,
        kinds::ALL,
        levels::ALL,
        listing::ALL,
        lockdowns::ALL,
        measure::ALL,
        names::ALL,
        parameters::ALL,
        plan::ALL,
        policy::ALL,
        policy_file::ALL,
        report::ALL,
        request::ALL,
        rules::ALL,
        schema::ALL,
        shards::ALL,
        syntax::ALL,
        testing::ALL,
        trust::ALL,
        verdicts::ALL,
        waive::ALL,
        waivers::ALL,
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn no_room_is_left_out() {
        let text = include_str!("mod.rs");
        for room in text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')) {
            assert!(text.contains(&format!("        {room}::ALL,")), "{room}");
        }
    }

    #[test]
    fn all_languages_tell_the_same_facts() {
        for (name, phrase) in all() {
            let facts =
                Language::ALL.map(|language| phrase.variables(language).unwrap_or_else(|e| panic!("{name}: {e}")));
            for (language, others) in Language::ALL.iter().zip(&facts) {
                assert_eq!(*others, facts[0], "{name}: {} and {}", language.code(), Language::ALL[0].code());
            }
        }
    }

    #[test]
    fn phrases_keep_the_voice() {
        for (name, phrase) in all() {
            for language in Language::ALL {
                let text = phrase.of(language);
                assert!(!text.ends_with('.'), "{name}: no final full stop");
                assert!(text.matches(';').count() <= 1, "{name}: one semicolon at most");
                let first = text.chars().next().unwrap_or(' ');
                assert!(!first.is_uppercase(), "{name}: a lowercase phrase: {text}");
                let barred = [
                    "ugyldig",
                    "ulovlig",
                    "glemt",
                    "ogiltig",
                    "olaglig",
                    "glömt",
                    "invalid",
                    "illegal",
                    "forgot",
                    "må ikke",
                    "måste inte",
                    "may not",
                ];
                for word in barred {
                    assert!(!text.contains(word), "{name}: `{word}` is not our word");
                }
            }
        }
    }
}

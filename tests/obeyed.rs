//! Help is obeyed to the letter: what a finding says is to be done is done to the document that it is about, in each
//! language, as a reader would who has nothing but the text. The finding must then be gone, or answered, and nothing else
//! may be wrong that was not before.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "obeyed/reader.rs"]
mod reader;
#[path = "obeyed/world.rs"]
mod world;

use std::collections::{BTreeMap, BTreeSet};

use reader::{Way, ways};
use vedtak::language::Language;
use world::{Told, World, worlds};

/// What became of one way that a finding offers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// The finding is gone, or answered.
    Mended,
    /// The finding is gone, and another that came up in its place is gone once its own help is obeyed.
    Followed,
    /// It says itself that it stays.
    Stays,
    /// It stands, in these words.
    Stands(String),
    /// Something is wrong now that was not: rule and message.
    Refused(String),
    /// The reader did not know what to do.
    Unread,
}

/// Cases in which a help, obeyed to the letter, makes another repair due that this reader does not find: the title, and what
/// is due. Each is held to be so still.
const NOT_OBEYED: [(&str, &str); 1] = [(
    "customers are to be told of an access that has no time yet",
    "a notice is written, and cannot be counted before the window is filled in that another finding asks for",
)];

#[test]
fn every_help_is_obeyed() {
    let mut seen: BTreeMap<(String, String), BTreeSet<(Outcome, String)>> = BTreeMap::new();
    let mut counts: BTreeMap<Language, [usize; 6]> = BTreeMap::new();
    for world in worlds() {
        for language in Language::ALL {
            let before = world.judge(language);
            for finding in before.iter().filter(|finding| finding.counts()) {
                let offered = ways(&world, finding, language);
                let count = counts.entry(language).or_default();
                if offered.is_empty() && !reader::asks_people(&finding.rule, finding.help.as_deref().unwrap_or("")) {
                    count[5] += 1;
                    note(&mut seen, language, finding, Outcome::Unread, &world);
                }
                // A role without a holder is the registry's matter; what follows is that of whoever is registered.
                let asks_people = reader::asks_people(&finding.rule, finding.help.as_deref().unwrap_or(""))
                    || reader::asks_for_nobody(&world, finding);
                for way in offered.into_iter().filter(|_| !asks_people) {
                    let outcome = obey(&world, &before, finding, &way, language, 1);
                    count[match outcome {
                        Outcome::Mended => 0,
                        Outcome::Followed => 1,
                        Outcome::Stays => 2,
                        Outcome::Stands(_) => 3,
                        Outcome::Refused(_) => 4,
                        Outcome::Unread => 5,
                    }] += 1;
                    note(&mut seen, language, finding, outcome, &world);
                }
            }
        }
    }
    let mut lines = Vec::new();
    let mut not_obeyed: BTreeSet<&str> = BTreeSet::new();
    for ((what, help), outcomes) in &seen {
        for (outcome, world) in outcomes
            .iter()
            .filter(|(outcome, _)| !matches!(outcome, Outcome::Mended | Outcome::Followed | Outcome::Stays))
        {
            let known = NOT_OBEYED.iter().find(|(title, _)| world.starts_with(&format!("{title}: ")));
            match (known, outcome) {
                (Some((title, _)), Outcome::Refused(_)) => {
                    not_obeyed.insert(*title);
                }
                _ => lines.push(format!("{what}\n    {help}\n    {outcome:?} ({world})")),
            }
        }
    }
    println!("mended, mended at the second try, stays by its own word, stands, refused, unread: {counts:?}");
    assert!(lines.is_empty(), "{}\n{counts:?}, {} kinds", lines.join("\n"), lines.len());
    assert_eq!(not_obeyed.len(), NOT_OBEYED.len(), "no longer refused: {not_obeyed:?} are all that is");
}

type Seen = BTreeMap<(String, String), BTreeSet<(Outcome, String)>>;

/// Keeps one example of each help and outcome; of what is refused, one for each case.
fn note(seen: &mut Seen, language: Language, finding: &Told, outcome: Outcome, world: &World) {
    let help = finding.help.clone().unwrap_or_default();
    let kind = std::mem::discriminant(&outcome);
    let key = (format!("{} {language:?}", finding.rule), reader::shape_of(&help));
    let known = seen.entry(key).or_default();
    let is_of_case = |told: &str| !matches!(outcome, Outcome::Refused(_)) || told.starts_with(&world.title);
    if !known.iter().any(|(other, told)| std::mem::discriminant(other) == kind && is_of_case(told)) {
        known.insert((outcome, format!("{}: {}", world.title, finding.message)));
    }
}

/// Does what a way says, and then what the text says of whatever is wrong only now: a few times, as a reader would go on.
fn obey(world: &World, before: &[Told], finding: &Told, way: &Way, language: Language, rest: usize) -> Outcome {
    let Some(after) = way.done(world, finding) else {
        return if matches!(way, Way::Leave) { Outcome::Stays } else { Outcome::Unread };
    };
    let judged = after.judge(language);
    let is_new = |told: &&Told| {
        // Who might give an approval is a matter of the registry.
        let of_registry = told.rule == "deadlock" && told.blocks.is_empty();
        told.counts()
            && told.is_error
            && !of_registry
            && !before.iter().any(|old| old.is_of(told) && old.message == told.message)
    };
    if let Some(new) = judged.iter().find(is_new) {
        let follow = || {
            ways(&after, new, language).iter().any(|way| {
                let outcome = obey(&after, &judged, new, way, language, rest - 1);
                outcome == Outcome::Mended
            })
        };
        if rest > 0 && follow() {
            return Outcome::Followed;
        }
        return Outcome::Refused(format!("{}: {}", new.rule, new.message));
    }
    // What is said of the same place in the same words, or in others that nobody said before.
    let is_still = |told: &&Told| {
        let known = before.iter().any(|old| old.is_of(told) && old.message == told.message);
        told.counts() && told.is_of(finding) && (told.message == finding.message || !known)
    };
    let Some(still) = judged.iter().find(is_still) else { return Outcome::Mended };
    let goes_on = |still: &Told| {
        let ways = ways(&after, still, language);
        ways.iter().any(|way| obey(&after, &judged, still, way, language, rest - 1) == Outcome::Mended)
    };
    let has_other_words =
        still.message != finding.message || still.help != finding.help || still.blocks != finding.blocks;
    if rest > 0 && has_other_words && goes_on(still) {
        return Outcome::Followed;
    }
    Outcome::Stands(still.message.clone())
}

//! The name that was probably meant.

use crate::language::messages::names;
use crate::language::{Fact, Phrase, Refusal, Sentence};

/// How many names help lists in the place of the nearest one.
const MOST_LISTED: usize = 12;

/// The candidate nearest to `name`: by edit distance with transpositions (optimal string alignment), case ignored, at
/// most a third of the name's length and at most 3 away; of equally near ones the first. `None` where none is near.
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let name: Vec<char> = name.chars().flat_map(char::to_lowercase).take(64).collect();
    let most = (name.len() / 3).clamp(1, 3);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let letters: Vec<char> = candidate.chars().flat_map(char::to_lowercase).take(64).collect();
        let distance = distance(&name, &letters);
        if distance <= most && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Whether two names are at most `most` letters apart, case counted.
pub fn near(a: &str, b: &str, most: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().take(64).collect());
    a.len().abs_diff(b.len()) <= most && distance(&a, &b) <= most
}

/// The fewest letters to put in, leave out, replace or swap with the next.
pub(super) fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &left) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &right) in b.iter().enumerate() {
            let replaced = last[j] + usize::from(left != right);
            let mut least = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && left == b[j - 1] && a[i - 1] == right {
                least = least.min(before_last[j - 1] + 1);
            }
            row.push(least);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

/// A name that nothing has, with the nearest that something has, else all of a few. `what` is its word of [`names`].
pub fn unknown<'c>(what: Phrase, name: &str, known: impl IntoIterator<Item = &'c str>) -> Refusal {
    let known: Vec<&str> = known.into_iter().collect();
    let says = names::UNKNOWN.with("what", Fact::Label(what.label())).with("name", Fact::code(name));
    Refusal { says, help: meant(name, &known) }
}

/// Help with the name that was probably meant, else with all names where they are few.
pub fn meant(name: &str, known: &[&str]) -> Option<Sentence> {
    match nearest(name, known.iter().copied()) {
        Some(near) => Some(names::WRITE_HELP.with("name", Fact::code(near))),
        None if (1..=MOST_LISTED).contains(&known.len()) => {
            Some(names::CHOOSE_HELP.with("names", Fact::all(known.iter().copied())))
        }
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_name_is_found_and_a_far_one_is_not() {
        let fields = ["environments", "databases", "title", "id"];
        assert_eq!(nearest("enviroments", fields), Some("environments"));
        assert_eq!(nearest("tilte", fields), Some("title"));
        assert_eq!(nearest("Title", fields), Some("title"));
        assert_eq!(nearest("rollback", fields), None);
        assert_eq!(nearest("xy", fields), None);
    }
}

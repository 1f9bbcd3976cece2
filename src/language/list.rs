//! Things joined by a word: at most three are named, then how many more there are; one more is named, too.

use super::{Decimal, Fact, Language, Reader};

/// How many things a list names before it says how many more there are.
pub(super) const MOST_NAMED: usize = 3;

/// The word that joins what is all there.
pub(super) const fn and(language: Language) -> &'static str {
    match language {
        Language::Nb => "og",
        Language::Sv => "och",
        Language::En => "and",
    }
}

/// The word that joins alternatives.
pub(super) const fn or(language: Language) -> &'static str {
    match language {
        Language::Nb | Language::Sv => "eller",
        Language::En => "or",
    }
}

/// Writes the things and how many `others` there are, the last after `conjunction`.
pub(super) fn write(items: &[Fact], others: u64, conjunction: &str, reader: Reader, bare: bool, out: &mut String) {
    // "1 more" is no shorter than what it stands for.
    let most = if others == 0 && items.len() == MOST_NAMED + 1 { items.len() } else { MOST_NAMED };
    let named = &items[..items.len().min(most)];
    let more = others.saturating_add((items.len() - named.len()) as u64);
    for (at, item) in named.iter().enumerate() {
        if at > 0 && at + 1 == named.len() && more == 0 {
            out.push(' ');
            out.push_str(conjunction);
            out.push(' ');
        } else if at > 0 {
            out.push_str(", ");
        }
        item.write(reader, bare, out);
    }
    if more > 0 {
        out.push(' ');
        out.push_str(conjunction);
        out.push(' ');
        Decimal::from(more).write(reader.language, out);
        out.push_str(match reader.language {
            Language::Nb => " til",
            Language::Sv => " till",
            Language::En => " more",
        });
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn said(fact: &Fact) -> [String; 3] {
        Language::ALL.map(|language| fact.render(&Reader::new(language, NaiveDate::default())))
    }

    fn person(name: &str) -> Fact {
        Fact::Person { id: name.to_lowercase().replace(' ', "."), name: name.into(), role: None }
    }

    #[test]
    fn lists_name_three_and_count_the_rest() {
        let letters = |n: usize| ["a", "b", "c", "d", "e", "f", "g"][..n].iter().map(|l| Fact::text(*l)).collect();
        let list = |n| said(&Fact::List(letters(n)));
        assert_eq!(list(0), [""; 3]);
        assert_eq!(list(1), ["a"; 3]);
        assert_eq!(list(2), ["a og b", "a och b", "a and b"]);
        assert_eq!(list(3), ["a, b og c", "a, b och c", "a, b and c"]);
        assert_eq!(list(4), ["a, b, c og d", "a, b, c och d", "a, b, c and d"]);
        assert_eq!(list(7), ["a, b, c og 4 til", "a, b, c och 4 till", "a, b, c and 4 more"]);
        let or = |n| said(&Fact::Or(letters(n)));
        assert_eq!(or(3), ["a, b eller c", "a, b eller c", "a, b or c"]);
        let first = |n: usize| {
            said(&Fact::first_of(["a", "b", "c", "d", "e", "f", "g"][..n].iter().map(|l| Fact::text(*l)), n))
        };
        assert_eq!((first(2), first(3), first(7)), (or(2), or(3), or(7)));
        assert_eq!(or(7), ["a, b, c eller 4 til", "a, b, c eller 4 till", "a, b, c or 4 more"]);
    }

    #[test]
    fn alternatives_are_joined_by_or() {
        let classes = ["urgent", "standard", "normal"].map(Fact::code).to_vec();
        assert_eq!(
            said(&Fact::Or(classes.clone())),
            [
                "`urgent`, `standard` eller `normal`",
                "`urgent`, `standard` eller `normal`",
                "`urgent`, `standard` or `normal`",
            ]
        );
        assert_eq!(
            Fact::Or(classes).bare(&Reader::new(Language::Nb, NaiveDate::default())),
            "urgent, standard eller normal"
        );
        let people = Fact::Or(vec![person("Kari Nordmann"), person("Ola Nordmann")]);
        assert_eq!(said(&people)[0], "Kari Nordmann eller Ola Nordmann");
    }
}

//! How like what was written is to what may be written: names of fields, their titles, examples.

use super::nearest::{distance, nearest};
use crate::language::Label;

/// A field that may stand where another name was written.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'c> {
    /// Its name.
    pub name: &'c str,
    /// Its label.
    pub label: Option<Label>,
    /// Whether it has to be there and is not.
    pub lacking: bool,
}

impl Candidate<'_> {
    fn titles(&self) -> impl Iterator<Item = &str> {
        self.label.iter().flat_map(|label| [label.nb.as_str(), label.sv.as_str(), label.en.as_str()])
    }

    /// The words of its titles that say something on their own.
    fn words(&self) -> impl Iterator<Item = &str> {
        self.titles().flat_map(str::split_whitespace).filter(|word| word.chars().count() >= 4)
    }
}

/// The field that was meant: by its name, else by what people call it, else by the one word or short form that only it
/// is called by.
pub(super) fn meant<'c>(written: &str, fields: &'c [Candidate<'c>]) -> Option<&'c Candidate<'c>> {
    let only = |is_meant: &dyn Fn(&Candidate<'_>) -> bool| {
        let mut found = fields.iter().filter(|field| is_meant(field));
        found.next().filter(|_| found.next().is_none())
    };
    let same = |title: &str| title.to_lowercase() == written.to_lowercase();
    called(written, fields)
        .or_else(|| only(&|field| nearest(written, field.titles()).is_some()))
        .or_else(|| only(&|field| field.words().any(same)))
        .or_else(|| only(&|field| written.len() > 4 && nearest(written, field.words()).is_some()))
        .or_else(|| only(&|field| is_short_of(written, field)))
}

/// The field that is nearest by its name, else the only one that people call so.
pub(super) fn called<'c>(written: &str, fields: &'c [Candidate<'c>]) -> Option<&'c Candidate<'c>> {
    if let Some(name) = nearest(written, fields.iter().map(|field| field.name)) {
        return fields.iter().find(|field| field.name == name);
    }
    let is_called = |field: &&Candidate<'_>| field.titles().any(|title| title.to_lowercase() == written.to_lowercase());
    let mut found = fields.iter().filter(is_called);
    found.next().filter(|_| found.next().is_none())
}

/// Whether a text is how people shorten what a field is called: its beginning, or letters of it.
fn is_short_of(written: &str, field: &Candidate<'_>) -> bool {
    let begins = |word: &str| written.chars().count() >= 4 && word.to_lowercase().starts_with(&written.to_lowercase());
    field.words().any(begins) || field.titles().any(|title| is_short_for(written, title))
}

/// Whether a text has the letters of one word, in their order, the first and some more: `tlf` of `telefon`.
fn is_short_for(short: &str, word: &str) -> bool {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    let wanted: Vec<char> = short.chars().flat_map(char::to_lowercase).collect();
    let starts_alike = word.chars().flat_map(char::to_lowercase).next() == wanted.first().copied();
    let whole = wanted.len() >= 3 && !word.contains(' ') && word.chars().count() <= 5 * wanted.len();
    whole && starts_alike && wanted.iter().all(|letter| letters.any(|other| other == *letter))
}

/// The fields in the order in which they help most: first what is lacking, then the nearest in letters.
pub(super) fn best<'c>(written: &str, mut fields: Vec<Candidate<'c>>) -> Vec<Candidate<'c>> {
    let far = |field: &Candidate<'_>| {
        if is_short_of(written, field) {
            return 0;
        }
        let texts = std::iter::once(field.name).chain(field.titles()).filter(|text| !text.is_empty());
        texts.map(|text| apart(written, text)).min().unwrap_or(usize::MAX)
    };
    fields.sort_by_cached_key(|field| (!field.lacking, far(field)));
    fields
}

/// The example that is most like what was written: with figures where that has some, then the nearest in letters.
pub(super) fn likest<'e>(written: &str, examples: &[&'e str]) -> Option<&'e str> {
    let figures = |text: &str| text.contains(|letter: char| letter.is_ascii_digit());
    examples.iter().copied().min_by_key(|example| (figures(example) != figures(written), apart(written, example)))
}

fn apart(a: &str, b: &str) -> usize {
    let letters = |text: &str| text.chars().flat_map(char::to_lowercase).take(64).collect::<Vec<char>>();
    distance(&letters(a), &letters(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field<'c>(name: &'c str, nb: &str, sv: &str, en: &str) -> Candidate<'c> {
        Candidate { name, label: Some(Label::new(nb, sv, en)), lacking: false }
    }

    #[test]
    fn a_field_is_known_by_what_people_call_it() {
        let fields = [
            field("title", "tittel", "titel", "title"),
            field("phone", "telefonnummer", "telefonnummer", "telephone number"),
            field("email", "e-postadresse", "e-postadress", "e-mail address"),
            field("expectedDowntime", "forventet nedetid", "förväntad nertid", "expected downtime"),
        ];
        let name = |written: &str| meant(written, &fields).map(|field| field.name);
        assert_eq!(name("telefon"), Some("phone"));
        assert_eq!(name("Telefon"), Some("phone"));
        assert_eq!(name("tlf"), Some("phone"));
        assert_eq!(name("nedetid"), Some("expectedDowntime"));
        assert_eq!(name("nertid"), Some("expectedDowntime"));
        assert_eq!(name("tilte"), Some("title"));
        assert_eq!(name("colour"), None);
    }

    #[test]
    fn what_is_lacking_comes_first() {
        let fields = vec![
            field("kind", "", "", ""),
            field("party", "", "", ""),
            Candidate { lacking: true, ..field("zone", "", "", "") },
        ];
        let names: Vec<_> = best("partner", fields).into_iter().map(|field| field.name).collect();
        assert_eq!(names, ["zone", "party", "kind"]);
    }

    #[test]
    fn the_likest_example_has_figures_where_the_value_has() {
        assert_eq!(likest("2 timer", &["none", "unknown", "PT2H"]), Some("PT2H"));
        assert_eq!(likest("ingen", &["none", "unknown", "PT2H"]), Some("none"));
        assert_eq!(likest("x", &[]), None);
    }
}

//! Words that exist in the three languages: labels, countable nouns and modal verbs.

use serde::{Deserialize, Serialize};

use super::{Decimal, Fact, Language};

/// A word or a noun phrase in each language, as schemas' titles and the glossary give it.
///
/// A text that is empty falls back to English.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Label {
    /// In bokmål.
    #[serde(default)]
    pub nb: String,
    /// In Swedish.
    #[serde(default)]
    pub sv: String,
    /// In English.
    #[serde(default)]
    pub en: String,
}

impl Label {
    /// A label from its three texts.
    #[must_use]
    pub fn new(nb: impl Into<String>, sv: impl Into<String>, en: impl Into<String>) -> Self {
        Self { nb: nb.into(), sv: sv.into(), en: en.into() }
    }

    /// A label that reads the same in every language, such as a name.
    #[must_use]
    pub fn same(text: impl Into<String>) -> Self {
        Self { nb: String::new(), sv: String::new(), en: text.into() }
    }

    /// The text in `language`, or the English one where it is empty.
    #[must_use]
    pub fn of(&self, language: Language) -> &str {
        let text = match language {
            Language::Nb => &self.nb,
            Language::Sv => &self.sv,
            Language::En => &self.en,
        };
        if text.is_empty() { &self.en } else { text }
    }
}

/// A countable noun: for each language the form for one and the form for any other number.
///
/// A form may be a whole phrase (`krav är inte uppfyllda`), for what inflects with the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Noun {
    /// In bokmål: one, other.
    pub nb: [&'static str; 2],
    /// In Swedish: one, other.
    pub sv: [&'static str; 2],
    /// In English: one, other.
    pub en: [&'static str; 2],
}

impl Noun {
    /// The form that `amount` takes (CLDR's cardinal plural rules: `one` or `other`).
    ///
    /// Only whole numbers are `one`; bokmål also counts 1,0 so, Swedish and English do not.
    #[must_use]
    pub fn form(&self, language: Language, amount: &Decimal) -> &'static str {
        let [one, other] = self.forms(language);
        let is_one = match language {
            Language::Nb => amount.is_one(),
            Language::Sv | Language::En => amount.is_one() && amount.decimals() == 0,
        };
        if is_one { one } else { other }
    }

    /// The form that a whole number takes.
    #[must_use]
    pub const fn form_of(&self, language: Language, n: u64) -> &'static str {
        let [one, other] = self.forms(language);
        if n == 1 { one } else { other }
    }

    const fn forms(&self, language: Language) -> [&'static str; 2] {
        match language {
            Language::Nb => self.nb,
            Language::Sv => self.sv,
            Language::En => self.en,
        }
    }
}

/// How strongly a rule speaks: the modal verb that its severity calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modal {
    /// An error: what must be.
    Must,
    /// A warning: what should be.
    Should,
}

impl Modal {
    /// The verb of a demand: `må`, `bör`, `must`.
    #[must_use]
    pub fn verb(self) -> Label {
        match self {
            Self::Must => Label::new("må", "ska", "must"),
            Self::Should => Label::new("bør", "bör", "should"),
        }
    }

    /// The verb of a demand whose moment has passed: `skulle`, `ska`, `had to`. Swedish `skulle` would read as if it were
    /// not certain; advice has the same verb then as before.
    #[must_use]
    pub fn past(self) -> Label {
        match self {
            Self::Must => Label::new("skulle", "ska", "had to"),
            Self::Should => self.verb(),
        }
    }

    /// The verb of a prohibition: `kan ikke`, `får inte`, `should not`.
    ///
    /// Never `må ikke`, `måste inte` or `may not`, which also read as "need not".
    #[must_use]
    pub fn barred(self) -> Label {
        match self {
            Self::Must => Label::new("kan ikke", "får inte", "must not"),
            Self::Should => Label::new("bør ikke", "bör inte", "should not"),
        }
    }

    /// The verb as the fact that templates name `must`; `is_past` where its moment has passed.
    #[must_use]
    pub fn fact(self, is_past: bool) -> Fact {
        Fact::Label(if is_past { self.past() } else { self.verb() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Noun = Noun::HOUR;

    #[test]
    fn only_one_is_one() {
        let form = |text: &str| Language::ALL.map(|language| HOUR.form(language, &Decimal::parse(text).unwrap()));
        assert_eq!(form("0"), ["timer", "timmar", "hours"]);
        assert_eq!(form("1"), ["time", "timme", "hour"]);
        assert_eq!(form("2"), ["timer", "timmar", "hours"]);
        assert_eq!(form("1.5"), ["timer", "timmar", "hours"]);
        assert_eq!(form("1.0"), ["time", "timmar", "hours"]);
    }

    #[test]
    fn the_modal_follows_the_severity() {
        let all = |label: Label| Language::ALL.map(|language| label.of(language).to_owned());
        assert_eq!(all(Modal::Must.verb()), ["må", "ska", "must"]);
        assert_eq!(all(Modal::Should.verb()), ["bør", "bör", "should"]);
        assert_eq!(all(Modal::Must.past()), ["skulle", "ska", "had to"]);
        assert_eq!(all(Modal::Should.past()), ["bør", "bör", "should"]);
        assert_eq!(all(Modal::Must.barred()), ["kan ikke", "får inte", "must not"]);
    }

    #[test]
    fn a_label_is_read_from_a_title() {
        let label: Label = serde_json::from_str(r#"{"nb": "klasse", "en": "class"}"#).unwrap();
        assert_eq!(Language::ALL.map(|language| label.of(language).to_owned()), ["klasse", "class", "class"]);
    }
}

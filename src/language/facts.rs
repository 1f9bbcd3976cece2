//! The facts of a finding, by name.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Fact;

/// Facts by name, in the order of their names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts(BTreeMap<Cow<'static, str>, Fact>);

impl Facts {
    /// No facts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// These facts and one more; a fact of the same name is replaced.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, fact: Fact) -> Self {
        self.insert(name, fact);
        self
    }

    /// Adds a fact; the one of the same name that was there before is returned.
    pub fn insert(&mut self, name: impl Into<Cow<'static, str>>, fact: Fact) -> Option<Fact> {
        self.0.insert(name.into(), fact)
    }

    /// The fact of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Fact> {
        self.0.get(name)
    }

    /// Every fact with its name, in the order of names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Fact)> {
        self.0.iter().map(|(name, fact)| (name.as_ref(), fact))
    }

    /// The machine's form, as findings and the JSON report carry it.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Map<String, serde_json::Value> {
        self.iter().map(|(name, fact)| (name.to_owned(), fact.to_json())).collect()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Extend<(String, Fact)> for Facts {
    fn extend<I: IntoIterator<Item = (String, Fact)>>(&mut self, facts: I) {
        self.0.extend(facts.into_iter().map(|(name, fact)| (Cow::Owned(name), fact)));
    }
}

impl FromIterator<(String, Fact)> for Facts {
    fn from_iter<I: IntoIterator<Item = (String, Fact)>>(facts: I) -> Self {
        let mut collected = Self::new();
        collected.extend(facts);
        collected
    }
}

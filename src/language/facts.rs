//! The facts of a finding, by name.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Fact;

/// Facts by name, in the order of their names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    facts: BTreeMap<Cow<'static, str>, Fact>,
    /// What is called what, by id: for `{{ fact | name }}`.
    titles: BTreeMap<String, String>,
}

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
        self.facts.insert(name.into(), fact)
    }

    /// The fact of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Fact> {
        self.facts.get(name)
    }

    /// Learns the titles of the ids that the facts name; `title` knows that of an id.
    pub fn learn_titles<'t>(&mut self, title: impl Fn(&str) -> Option<&'t str>) {
        let mut ids = Vec::new();
        self.facts.values().for_each(|fact| fact.ids(&mut ids));
        let titles = ids.into_iter().filter_map(|id| Some((id.to_owned(), title(id)?.to_owned())));
        self.titles = titles.collect();
    }

    /// The same with lists of fields by their paths, without labels; none where there is no such list.
    pub(super) fn by_paths(&self) -> Option<Self> {
        let mut facts = self.clone();
        let changed = facts.facts.values_mut().filter_map(Fact::by_paths).count();
        (changed > 0).then_some(facts)
    }

    /// The fact with titles in the place of ids that have one.
    pub(super) fn named(&self, fact: &Fact) -> Fact {
        let all = |items: &[Fact]| items.iter().map(|item| self.named(item)).collect();
        match fact {
            Fact::Code(id) | Fact::Text(id) => self.titles.get(id).map_or_else(|| fact.clone(), Fact::text),
            Fact::List(items) => Fact::List(all(items)),
            Fact::Or(items) => Fact::Or(all(items)),
            Fact::OrMore { named, more } => Fact::OrMore { named: all(named), more: *more },
            _ => fact.clone(),
        }
    }

    /// Every fact with its name, in the order of names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Fact)> {
        self.facts.iter().map(|(name, fact)| (name.as_ref(), fact))
    }

    /// The machine's form, as findings and the JSON report carry it.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Map<String, serde_json::Value> {
        self.iter().map(|(name, fact)| (name.to_owned(), fact.to_json())).collect()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }
}

impl Extend<(String, Fact)> for Facts {
    fn extend<I: IntoIterator<Item = (String, Fact)>>(&mut self, facts: I) {
        self.facts.extend(facts.into_iter().map(|(name, fact)| (Cow::Owned(name), fact)));
    }
}

impl FromIterator<(String, Fact)> for Facts {
    fn from_iter<I: IntoIterator<Item = (String, Fact)>>(facts: I) -> Self {
        let mut collected = Self::new();
        collected.extend(facts);
        collected
    }
}

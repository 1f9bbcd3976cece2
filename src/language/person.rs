//! Persons, and the roles they hold.

use super::{Label, Language};

/// A role as it is held: `dataansvarlig for Helse Vest`, `chair of Medusa Forvaltningsråd`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The role's id: `data-controller`.
    pub id: String,
    /// What people call it; without one the id is shown in backticks.
    pub title: Option<Label>,
    /// What it is held for or in.
    pub held: Held,
}

/// What a role is held for or in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Held {
    /// Everywhere.
    #[default]
    Everywhere,
    /// For a region, a service or a party: its name.
    For(String),
    /// In a body: its name.
    Of(String),
}

impl Role {
    /// Writes the role and what it is held for; `bare` leaves out backticks.
    pub(super) fn write(&self, language: Language, bare: bool, out: &mut String) {
        match &self.title {
            Some(title) => out.push_str(title.of(language)),
            None if bare => out.push_str(&super::code::visible(&self.id)),
            None => super::code::write(&self.id, out),
        }
        let (word, name) = match (&self.held, language) {
            (Held::Everywhere, _) => return,
            (Held::For(name), Language::Nb | Language::En) => (" for ", name),
            (Held::For(name), Language::Sv) => (" för ", name),
            (Held::Of(name), Language::Nb) => (" av ", name),
            (Held::Of(name), Language::Sv) => (" i ", name),
            (Held::Of(name), Language::En) => (" of ", name),
        };
        out.push_str(word);
        out.push_str(name);
    }
}

//! Whose key it is, and which persons of the registry cannot be told apart.

use std::collections::{BTreeMap, HashMap};

use super::ssh_signature::PublicKey;
use crate::registry::Registry;
use crate::workspace::{Document, Review};
use crate::yaml::Node;

/// What tells a person from others: it may stand under one person only, also once it has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PersonMark {
    /// A key.
    Key,
    /// An e-mail address.
    Email,
    /// An account at a forge.
    Account,
}

/// A mark that stands under several persons.
#[derive(Debug)]
pub struct SharedMark<'r> {
    /// Whether it is a key, an address or an account.
    pub mark: PersonMark,
    /// The persons, with their documents and where it stands in them: the list and the position in it.
    pub people: Vec<(&'r str, &'r Document, Node<'r>, usize)>,
}

/// The keys of all persons, and who shares a mark with another.
#[derive(Debug)]
pub struct KeyRing<'r> {
    owners: HashMap<PublicKey, Vec<&'r str>>,
    /// Those who have an e-mail address, in lower case.
    addresses: HashMap<String, Vec<&'r str>>,
    /// Those who have an account at a forge, by its host and number.
    accounts: HashMap<String, Vec<&'r str>>,
    shared: Vec<SharedMark<'r>>,
    /// For each person who shares a mark, one with whom.
    others: BTreeMap<&'r str, &'r str>,
}

impl PersonMark {
    /// The list of a person that it stands in.
    pub fn list(self) -> &'static str {
        match self {
            Self::Key => "keys",
            Self::Email => "emails",
            Self::Account => "accounts",
        }
    }
}

impl<'r> KeyRing<'r> {
    /// Of all persons of the registry, whether or not their documents can be relied on.
    pub fn of(review: &'r Review, registry: &Registry<'r>) -> Self {
        type Place<'r> = (&'r str, &'r Document, Node<'r>, usize);
        let mut places: HashMap<(PersonMark, String), Vec<Place<'r>>> = HashMap::new();
        let mut owners: HashMap<PublicKey, Vec<&'r str>> = HashMap::new();
        for (id, document, _) in registry.people() {
            let Some(node) = review.target.node(document) else { continue };
            for mark in [PersonMark::Key, PersonMark::Email, PersonMark::Account] {
                for (index, item) in node.get(mark.list()).into_iter().flat_map(Node::items).enumerate() {
                    let Some((text, at)) = spelt(mark, item) else { continue };
                    places.entry((mark, text)).or_default().push((id, document, at, index));
                    if let Some(key) = PublicKey::read(at.text()).filter(|_| mark == PersonMark::Key) {
                        owners.entry(key).or_default().push(id);
                    }
                }
            }
        }
        let by = |wanted: PersonMark| {
            let of_mark = places.iter().filter(move |((mark, _), _)| *mark == wanted);
            of_mark.map(|((_, text), people)| (text.clone(), people.iter().map(|(id, ..)| *id).collect())).collect()
        };
        let (addresses, accounts) = (by(PersonMark::Email), by(PersonMark::Account));
        let is_shared = |people: &[Place<'r>]| people.iter().any(|(id, ..)| *id != people[0].0);
        let mut shared: Vec<SharedMark<'r>> = places
            .into_iter()
            .filter(|(_, people)| is_shared(people))
            .map(|((mark, _), people)| SharedMark { mark, people })
            .collect();
        shared.sort_by_key(|one| (one.people[0].0, one.mark.list(), one.people[0].3));
        let mut others = BTreeMap::new();
        for one in &shared {
            for (id, ..) in &one.people {
                let other = one.people.iter().map(|(id, ..)| *id).find(|other| other != id);
                others.extend(other.map(|other| (*id, other)));
            }
        }
        Self { owners, addresses, accounts, shared, others }
    }

    /// The ids of those who have a key.
    pub fn owners(&self, key: &PublicKey) -> &[&'r str] {
        self.owners.get(key).map_or(&[], Vec::as_slice)
    }

    /// The ids of those who have an e-mail address, given in lower case.
    pub fn of_address(&self, address: &str) -> &[&'r str] {
        self.addresses.get(address).map_or(&[], Vec::as_slice)
    }

    /// The ids of those who have an account at a forge, by its host and its number.
    pub fn of_account(&self, host: &str, number: &str) -> &[&'r str] {
        self.accounts.get(&account(host, number)).map_or(&[], Vec::as_slice)
    }

    /// Another person from whom one cannot be told apart.
    pub fn double_of(&self, person: &str) -> Option<&'r str> {
        self.others.get(person).copied()
    }

    /// The keys, addresses and accounts that stand under several persons, in the order of the first of these persons.
    pub fn shared(&self) -> &[SharedMark<'r>] {
        &self.shared
    }
}

/// What a mark is compared by, and where it stands: keys by what they are, addresses in any case, accounts by their number.
fn spelt(mark: PersonMark, item: Node<'_>) -> Option<(String, Node<'_>)> {
    let field = |key: &str| item.get(key).filter(|value| value.scalar().is_some() && !value.is_null());
    match mark {
        PersonMark::Key => {
            let at = field("ssh")?;
            let text = at.text().split_whitespace().nth(1).unwrap_or(at.text());
            Some((PublicKey::read(at.text()).map_or_else(|| text.to_owned(), |key| key.fingerprint()), at))
        }
        PersonMark::Email => item.scalar().map(|_| (item.text().to_lowercase(), item)),
        PersonMark::Account => {
            let (forge, id) = (field("forge")?, field("id")?);
            Some((account(forge.text(), id.text()), id))
        }
    }
}

/// An account by its forge and its number, however both are written.
fn account(host: &str, number: &str) -> String {
    format!("{} {}", host.to_lowercase(), number.trim_start_matches('0'))
}

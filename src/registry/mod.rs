//! The registry: parties, people, bodies, regions, services and agreements, read once from the trusted side of a review.
//!
//! [`Registry::holding`] alone says who held which role when, and why somebody did not. [`services_of`] and [`zone_of`]
//! say which services a document belongs to, and whose clocks its local times are told by.

mod entry;
mod holding;
mod services;
mod validity;

pub use entry::{Agreement, Body, HeldKey, HeldRole, Member, Party, Person, Region, RegistryEntry, Service};
pub use holding::{Area, AskedRole, Holding, NotHeld};
pub use services::{named_services, services_of, zone, zone_of};
pub use validity::{Validity, ValidityState};

use std::collections::BTreeMap;

use crate::kind::name;
use crate::workspace::{Document, Review};
use crate::yaml::Node;

/// What the documents of the registry say, by kind and id. Of several with one id the first is kept; it confers nothing.
pub struct Registry<'r> {
    review: &'r Review,
    parties: BTreeMap<&'r str, RegistryEntry<'r, Party<'r>>>,
    people: BTreeMap<&'r str, RegistryEntry<'r, Person<'r>>>,
    bodies: BTreeMap<&'r str, RegistryEntry<'r, Body<'r>>>,
    regions: BTreeMap<&'r str, RegistryEntry<'r, Region<'r>>>,
    services: BTreeMap<&'r str, RegistryEntry<'r, Service<'r>>>,
    agreements: BTreeMap<&'r str, RegistryEntry<'r, Agreement<'r>>>,
}

impl<'r> Registry<'r> {
    /// Reads the registry of the trusted side.
    pub fn of(review: &'r Review) -> Self {
        Self {
            review,
            parties: read(review, name::PARTY, Party::read),
            people: read(review, name::PERSON, Person::read),
            bodies: read(review, name::BODY, Body::read),
            regions: read(review, name::REGION, Region::read),
            services: read(review, name::SERVICE, Service::read),
            agreements: read(review, name::AGREEMENT, Agreement::read),
        }
    }

    /// The agreement with an id; none where its document cannot be relied on.
    pub fn agreement(&self, id: &str) -> Option<&Agreement<'r>> {
        self.agreements.get(id)?.reliable(self.review)
    }

    /// The body with an id; none where its document cannot be relied on.
    pub fn body(&self, id: &str) -> Option<&Body<'r>> {
        self.bodies.get(id)?.reliable(self.review)
    }

    /// The person with an id; none where the document cannot be relied on.
    pub fn person(&self, id: &str) -> Option<&Person<'r>> {
        self.people.get(id)?.reliable(self.review)
    }

    /// Everybody with their ids and documents, whether or not these can be relied on.
    pub fn people(&self) -> impl Iterator<Item = (&'r str, &'r Document, &Person<'r>)> {
        self.people.iter().map(|(id, entry)| (*id, entry.document, &entry.value))
    }

    /// What a person is called, whether or not the document can be relied on.
    pub fn name_of_person(&self, id: &str) -> Option<&'r str> {
        self.people.get(id)?.value.title
    }

    /// Whether an id is that of a region.
    pub fn is_region(&self, id: &str) -> bool {
        self.regions.contains_key(id)
    }

    /// What a region, body, service or party is called, whether or not the document can be relied on.
    pub fn name_of_area(&self, id: &str) -> Option<&'r str> {
        if let Some(region) = self.regions.get(id) {
            return region.value.title;
        }
        if let Some(body) = self.bodies.get(id) {
            return body.value.title;
        }
        if let Some(service) = self.services.get(id) {
            return service.value.title;
        }
        self.parties.get(id)?.value.title
    }
}

fn read<'r, T>(
    review: &'r Review,
    kind: &'r str,
    read: impl Fn(Node<'r>) -> T,
) -> BTreeMap<&'r str, RegistryEntry<'r, T>> {
    let mut entries = BTreeMap::new();
    let is_one = |document: &&Document| document.kind.as_deref() == Some(kind) && document.misplaced.is_none();
    for document in review.target.documents.iter().filter(is_one) {
        let (Some(name), Some(node)) = (&document.name, review.target.node(document)) else { continue };
        entries.entry(name.id.as_str()).or_insert_with(|| RegistryEntry::new(document, read(node)));
    }
    entries
}

//! The services that a document belongs to, and the zone of its local times.

use crate::calendar::Zone;
use crate::kind::name;
use crate::workspace::{Document, Review};
use crate::yaml::Node;

/// The registered services that a document belongs to: those that its fields name (`x-ref: Service`), else those that
/// bring it along (`x-belongs`); a service belongs to itself.
pub fn services_of<'r>(review: &'r Review, document: &'r Document) -> Vec<&'r Document> {
    if document.kind.as_deref() == Some(name::SERVICE) {
        return vec![document];
    }
    let named = named_services(review, document);
    let found: Vec<&Document> = named.into_iter().filter_map(|(_, id)| review.find(name::SERVICE, id.text())).collect();
    if found.is_empty() { bringing(review, document) } else { found }
}

/// The ids of services that a document names as its own, each with the field that it stands in.
pub fn named_services<'r>(review: &'r Review, document: &'r Document) -> Vec<(&'r str, Node<'r>)> {
    let (Some(node), Some(kind)) = (review.node(document), review.kind(document)) else { return Vec::new() };
    let mut named = Vec::new();
    for field in &kind.belonging().services {
        let Some(value) = node.get(field) else { continue };
        named.extend(ids(value).map(|id| (field.as_str(), id)));
    }
    named
}

/// The services that name a document among what belongs to them.
fn bringing<'r>(review: &'r Review, document: &Document) -> Vec<&'r Document> {
    let (Some(name), Some(kind)) = (&document.name, review.kinds().get(name::SERVICE)) else { return Vec::new() };
    let brings = kind.belonging().brings.iter().filter(|(_, kind)| *kind == name.kind);
    let fields: Vec<&str> = brings.map(|(field, _)| field.as_str()).collect();
    if fields.is_empty() {
        return Vec::new();
    }
    let names_it = |service: &&Document| {
        let node = review.node(service);
        let values = fields.iter().filter_map(|field| node?.get(field));
        values.flat_map(ids).any(|id| id.text() == name.id)
    };
    let services = review.visible().map(|(service, _)| service);
    services.filter(|service| service.kind.as_deref() == Some(name::SERVICE)).filter(names_it).collect()
}

/// The zone of local times under a service, as far as the service and the configuration say.
pub fn zone(review: &Review, service: Option<&Document>) -> Option<Zone> {
    let of_service = service.and_then(|service| review.node(service)?.get("timezone"));
    let of_service = of_service.and_then(|zone| Zone::named(zone.text()).ok());
    of_service.or_else(|| review.config().timezone.and_then(|zone| Zone::named(zone.name()).ok()))
}

/// The zone of a document's local times, as far as the first of its services and the configuration say.
pub fn zone_of(review: &Review, document: &Document) -> Option<Zone> {
    zone(review, services_of(review, document).first().copied())
}

/// A scalar, or the items of a list.
fn ids(value: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    value.scalar().map(|_| value).into_iter().chain(value.items())
}

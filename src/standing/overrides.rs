//! What a project sets otherwise than rules, policies and kinds do of themselves.

use std::collections::BTreeSet;

use crate::config::DocumentsEntry;
use crate::finding::{Override, Setting};
use crate::kind::{Formats, Kind, name};
use crate::policy::{PACKS, Policies};
use crate::source::{FileId, Span};
use crate::workspace::{Document, Review, Waivers};

/// Everything that the configuration and the registry of a project set otherwise, in a fixed order.
pub(super) fn of(review: &Review, policies: &Policies) -> Vec<Override> {
    let config = review.config();
    let file = review.configuration();
    let at = |way: &[&str], what: Setting| (what, file.map(|file| (file, config.place(way))));
    let mut all: Vec<(Setting, Option<(FileId, Span)>)> = Vec::new();
    for (rule, (level, _)) in &config.severity {
        let what = Setting::Severity { rule: rule.clone(), severity: level.severity() };
        all.push(at(&["severity", rule], what));
    }
    let is_given = |pack: &str, name: &str| config.parameter(pack, name).is_some();
    for pack in &policies.packs {
        for (name, parameter) in pack.parameters.iter().filter(|(name, _)| is_given(&pack.id, name)) {
            let own = parameter.instead_of.as_ref().unwrap_or(&parameter.value);
            let in_force = parameter.instead_of.as_ref().map(|_| (&parameter.value, None));
            let later = parameter.later.as_ref().map(|(value, from)| (value, Some(*from)));
            for (value, from) in in_force.into_iter().chain(later).filter(|(value, _)| **value != *own) {
                let what = Setting::Parameter {
                    policy: pack.id.clone(),
                    name: name.clone(),
                    value: value.written(),
                    own: own.written(),
                    from,
                };
                all.push(at(&["parameters", &pack.id, name], what));
            }
        }
    }
    let excluded = config.excluded.iter().enumerate();
    all.extend(excluded.map(|(index, glob)| at(&["exclude", &index.to_string()], Setting::Exclude(glob.clone()))));
    let projects = review.projects.iter().map(|project| Setting::Project(project.config().folder.clone()));
    all.extend(projects.map(|what| at(&["projects"], what)));
    let entry_of = |kind: &str| {
        let of_kind = |entry: &DocumentsEntry| entry.kind.as_ref().is_some_and(|own| own.value == kind);
        config.documents.iter().position(of_kind).unwrap_or_default().to_string()
    };
    for (kind, mapped) in review.merge.remapped.iter().cloned() {
        let entry = entry_of(&mapped);
        all.push(at(&["documents", &entry, "kind"], Setting::Remapped { kind, mapped }));
    }
    for kind in review.kinds().values().filter(|kind| kind.mapped && kind.schema.is_none()) {
        all.push(at(&["documents", &entry_of(&kind.name), "kind"], Setting::Schemaless(kind.name.clone())));
    }
    let allowed = config.allowed_numbers.iter().enumerate();
    all.extend(allowed.map(|(index, own)| {
        let (path, reason) = (own.path.clone(), own.reason.clone());
        let what = Setting::AllowedNumber { path, pointer: own.pointer.clone().unwrap_or_default(), reason };
        at(&["personalNumbers", &index.to_string()], what)
    }));
    all.extend((config.formats == Formats::Ignore).then(|| at(&["formats"], Setting::FormatsIgnored)));
    all.extend((review.waivers == Waivers::Ignored).then_some((Setting::WaiversIgnored, None)));
    all.extend(services(review).map(|(what, file, span)| (what, Some((file, span)))));
    let folder = || config.folder.clone();
    all.into_iter().map(|(what, place)| Override { folder: folder(), what, place }).collect()
}

/// The project's services that list no policy, or others than those that are shipped; each with its place.
fn services(review: &Review) -> impl Iterator<Item = (Setting, FileId, Span)> {
    let is_service = |document: &&Document| {
        let kind = document.kind.as_deref();
        kind == Some(name::SERVICE) && Kind::find(name::SERVICE).is_some() && review.owns(document.file)
    };
    review.target.documents.iter().filter(is_service).filter_map(|document| {
        let node = review.node(document)?;
        let policies = node.entry("policies");
        let listed: Vec<String> = policies
            .iter()
            .flat_map(|entry| entry.value.items().collect::<Vec<_>>())
            .map(|id| id.text().to_owned())
            .collect();
        let shipped: BTreeSet<&str> = PACKS.iter().map(|pack| pack.id).collect();
        let is_own = listed.is_empty() || listed.iter().any(|id| !shipped.contains(id.as_str()));
        let service = document.name.as_ref()?.id.clone();
        let span = policies.map_or(node.span(), |entry| entry.key.span());
        is_own.then_some((Setting::Policies { service, policies: listed }, document.file, span))
    })
}

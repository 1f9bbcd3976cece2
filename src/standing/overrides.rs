//! What a project sets otherwise than rules, policies and kinds do of themselves.

use std::collections::BTreeSet;

use crate::finding::{Override, Setting};
use crate::kind::{Formats, Kind, name};
use crate::policy::{PACKS, Policies};
use crate::workspace::{Document, Review};

/// Everything that the configuration and the registry of a project set otherwise, in a fixed order.
pub(super) fn of(review: &Review, policies: &Policies) -> Vec<Override> {
    let config = review.config();
    let mut all: Vec<Setting> =
        config.severity.iter().map(|(id, (level, _))| severity(id.clone(), level.severity())).collect();
    let is_given = |pack: &str, name: &str| config.parameter(pack, name).is_some();
    for pack in &policies.packs {
        for (name, parameter) in pack.parameters.iter().filter(|(name, _)| is_given(&pack.id, name)) {
            if let Some(own) = parameter.instead_of.as_ref().filter(|own| **own != parameter.value) {
                let (policy, name) = (pack.id.clone(), name.clone());
                all.push(Setting::Parameter { policy, name, value: parameter.value.written(), own: own.written() });
            }
        }
    }
    all.extend(config.excluded.iter().cloned().map(Setting::Exclude));
    all.extend(review.projects.iter().map(|project| Setting::Project(project.config().folder.clone())));
    all.extend(review.merge.remapped.iter().cloned().map(|(kind, mapped)| Setting::Remapped { kind, mapped }));
    let kinds = review.kinds().values().filter(|kind| kind.mapped && kind.schema.is_none());
    all.extend(kinds.map(|kind| Setting::Schemaless(kind.name.clone())));
    all.extend((config.formats == Formats::Ignore).then_some(Setting::FormatsIgnored));
    all.extend(services(review));
    all.into_iter().map(|what| Override { folder: config.folder.clone(), what }).collect()
}

fn severity(rule: String, severity: Option<crate::finding::Severity>) -> Setting {
    Setting::Severity { rule, severity }
}

/// The project's services that list no policy, or others than those that are shipped.
fn services(review: &Review) -> impl Iterator<Item = Setting> {
    let is_service = |document: &&Document| {
        let kind = document.kind.as_deref();
        kind == Some(name::SERVICE) && Kind::find(name::SERVICE).is_some() && review.owns(document.file)
    };
    review.target.documents.iter().filter(is_service).filter_map(|document| {
        let node = review.node(document)?;
        let listed: Vec<String> = node
            .get("policies")
            .into_iter()
            .flat_map(|list| list.items().collect::<Vec<_>>())
            .map(|id| id.text().to_owned())
            .collect();
        let shipped: BTreeSet<&str> = PACKS.iter().map(|pack| pack.id).collect();
        let is_own = listed.is_empty() || listed.iter().any(|id| !shipped.contains(id.as_str()));
        let service = document.name.as_ref()?.id.clone();
        is_own.then_some(Setting::Policies { service, policies: listed })
    })
}

//! Which policies may be in force, and which of them govern something.

use chrono::NaiveDate;

use super::pack::Pack;
use super::packs::PACKS;
use crate::kind::{name, nearest};
use crate::workspace::{Review, Workspace};
use crate::yaml::Node;

/// Why a policy that a service lists is not in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent<'r> {
    /// The configuration does not take the shipped policy of that id.
    NotTaken,
    /// It stands in a file that the configuration does not name among the policies: this one.
    InFile(&'r str),
    /// This was its last day.
    Ended(NaiveDate),
    /// There is none of that id; this one was meant, perhaps.
    Unknown(Option<&'r str>),
}

/// Why a policy is not in force; `None` where it is, or is once the service that lists it is registered.
pub fn absent<'r>(review: &'r Review, id: &str) -> Option<Absent<'r>> {
    // What is in force on the target is in force also where the change puts it elsewhere. By its own rules a change has what it
    // leaves, and no more.
    let compared = review.compared_target().filter(|_| review.change.is_some());
    let sides = || [&review.merge, &review.target].into_iter().chain(compared);
    let own = || sides().flat_map(|side| own(side));
    let taken = || PACKS.iter().map(|pack| pack.id).filter(|id| review.config().takes_shipped(id));
    let is_policy_file = |path: &str| review.config().is_policy_file(path);
    let in_force = || own().filter(|(known, path)| *known == id && is_policy_file(path));
    if taken().any(|known| known == id) || in_force().next().is_some() {
        let last = in_force().find_map(|(known, _)| last_day(review, known));
        return last.filter(|last| *last < review.today()).map(Absent::Ended);
    }
    if PACKS.iter().any(|pack| pack.id == id) {
        return Some(Absent::NotTaken);
    }
    if let Some((_, path)) = own().find(|(known, _)| *known == id) {
        return Some(Absent::InFile(path));
    }
    let mut known: Vec<&str> =
        own().filter(|(_, path)| is_policy_file(path)).map(|(id, _)| id).chain(taken()).collect();
    known.sort_unstable();
    Some(Absent::Unknown(nearest(id, known)))
}

/// The last day of a policy of the project, where it has one.
fn last_day(review: &Review, id: &str) -> Option<NaiveDate> {
    let sides = [&review.merge, &review.target].into_iter();
    let mut nodes = sides.filter_map(|side| side.node(side.find(name::POLICY, id)?));
    nodes.find_map(|node| node.get("effective")?.get("to")?.text().parse().ok())
}

/// The policies that are documents of a side: the id of each, and its file.
fn own(side: &Workspace) -> impl Iterator<Item = (&str, &str)> {
    let policies = side.documents.iter().filter(|document| document.kind.as_deref() == Some(name::POLICY));
    policies.filter_map(|document| {
        let id = document.name.as_ref().map(|name| name.id.as_str())?;
        Some((id, side.sources.file(document.file).path.as_str()))
    })
}

impl Pack {
    /// Whether the registry entry of a service lists the policy.
    pub fn is_listed_by(&self, service: Node<'_>) -> bool {
        service.get("policies").is_some_and(|policies| policies.items().any(|id| id.text() == self.id))
    }

    /// Whether the file at a path holds the policy.
    pub fn is_in(&self, path: &str) -> bool {
        self.file.path == path
    }
}

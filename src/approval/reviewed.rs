//! Reviews of the pull request at its forge, as decisions on the documents that it changes.
//!
//! A review is of the files as they were in the commit that was reviewed. It approves a document where the document's file is the
//! same after the merge; a request for changes is heard whatever has become of the file. Which account is whom is for the
//! registry of the target to say.

use super::decision::Decision;
use super::identity::KeyRing;
use crate::calendar::Zone;
use crate::expression::Why;
use crate::finding::{AccountReview, RequestEvidence};
use crate::registry::{Registry, ValidityState};
use crate::workspace::{Document, Review};

/// The decisions that reviews are on a document, each in the one role that the reviewer names or holds.
///
/// # Errors
/// A time of the registry that cannot be read or reckoned with.
pub fn reviewed<'w>(
    review: &'w Review,
    document: &Document,
    registry: &Registry<'w>,
    ring: &KeyRing<'w>,
    zone: Zone,
) -> Result<Vec<Decision<'w>>, Box<Why>> {
    let Some((request, path)) = request(review, document) else { return Ok(Vec::new()) };
    let now = review.clock.at.to_utc();
    let most = review.config().git().approval_age();
    let mut decisions = Vec::new();
    for given in &request.reviews {
        let is_of_this = given.files.contains(&path) && now - given.at <= most;
        let Some(by) = person(&request.host, &given.account, ring).filter(|_| is_of_this || !given.approved) else {
            continue;
        };
        for role in roles(by, given, registry, zone)? {
            decisions.push(Decision::of_review(by, role, given.approved, given.at, now));
        }
    }
    Ok(decisions)
}

/// The persons whose account opened the pull request that changes a document: none, or more than one where the registry gives the
/// account to several.
pub fn opener<'r>(review: &Review, document: &Document, ring: &KeyRing<'r>) -> Vec<&'r str> {
    let account = request(review, document).and_then(|(request, _)| Some((&request.host, request.opener.as_ref()?)));
    account.map_or_else(Vec::new, |(host, number)| ring.of_account(host, number).to_vec())
}

/// What the forge says of the pull request, where it changes the file of a document, and the path of that file.
fn request<'w>(review: &'w Review, document: &Document) -> Option<(&'w RequestEvidence, String)> {
    let change = review.change.as_ref()?;
    let path = &review.file(document.file).path;
    let is_changed = document.file.side() == crate::source::Side::Merge && change.of(path).is_some();
    Some((change.request.as_ref()?, change.from_top(path))).filter(|_| is_changed)
}

/// The person whose account it is, where that is one who can be told from all others.
fn person<'r>(host: &str, account: &str, ring: &KeyRing<'r>) -> Option<&'r str> {
    match ring.of_account(host, account) {
        [one] => Some(*one).filter(|id| ring.double_of(id).is_none()),
        _ => None,
    }
}

/// The role that a reviewer names; else the only one that the person holds. A request for changes without either is heard in
/// every role.
fn roles<'w>(
    by: &str,
    given: &'w AccountReview,
    registry: &Registry<'w>,
    zone: Zone,
) -> Result<Vec<&'w str>, Box<Why>> {
    if let Some(role) = &given.role {
        return Ok(vec![role]);
    }
    let Some(person) = registry.person(by) else { return Ok(Vec::new()) };
    let mut held: Vec<&'w str> = Vec::new();
    for role in &person.roles {
        if matches!(role.validity.standing(given.at, zone)?, ValidityState::Holds) && !held.contains(&role.role) {
            held.push(role.role);
        }
    }
    if given.approved && held.len() != 1 {
        held.clear();
    }
    Ok(held)
}

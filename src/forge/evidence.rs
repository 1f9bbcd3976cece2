//! What a forge says of a pull request that proves something: who opened it, and the last word of each reviewer. It is written
//! to a file, which is bound to the pull request and to the moment.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::address::Address;
use super::client::ForgeFailure;
use super::service::{ForgePlace, ForgeReview, ForgeService, PullRequest, ReviewState};

/// The form of the file.
pub const EVIDENCE_TYPE: &str = "vedtak-evidence/1";

/// What a reviewer writes before the role that the review is given in.
const ROLE: &str = "/vedtak role ";

/// The file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EvidenceFile {
    /// [`EVIDENCE_TYPE`].
    pub r#type: String,
    /// The forge's name in options.
    pub forge: String,
    /// Its host name, as the registry names it.
    pub host: String,
    /// The repository.
    pub repository: String,
    /// The number of the pull request.
    pub pull_request: u64,
    /// The branch that it would be merged into.
    pub target: String,
    /// The commit at the tip of its branch.
    pub head: String,
    /// When the forge was asked (RFC 3339).
    pub fetched_at: String,
    /// The id of the account that opened it.
    pub opener: Option<String>,
    /// The last word of each reviewer, in the order of the accounts.
    pub reviews: Vec<ReviewEntry>,
}

/// The last word of a reviewer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReviewEntry {
    /// The id of the account.
    pub account: String,
    /// Its name, for people.
    pub login: String,
    /// What it came to.
    pub decision: ReviewDecision,
    /// The commit that was reviewed.
    pub commit: String,
    /// When (RFC 3339).
    pub at: String,
    /// The role that the reviewer names.
    pub role: Option<String>,
}

/// What a review comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewDecision {
    /// It approves.
    Approved,
    /// It asks for changes.
    Rejected,
}

/// Asks a forge for the evidence of a pull request; none where it does not say which commit a review is of. Left out are reviews
/// of whoever opened it, of programs, those that were dismissed, and approvals by who may not write to the repository.
///
/// # Errors
/// The forge does not say.
pub fn evidence(
    service: &dyn ForgeService,
    place: &ForgePlace,
    pull_request: &PullRequest,
    fetched_at: String,
) -> Result<Option<EvidenceFile>, ForgeFailure> {
    let Some(all) = service.reviews(pull_request.number)? else { return Ok(None) };
    let mut last: BTreeMap<String, ForgeReview> = BTreeMap::new();
    for review in all {
        last.insert(review.account.clone(), review);
    }
    let mut reviews = Vec::new();
    for review in last.into_values() {
        let decision = match review.state {
            ReviewState::Approved => ReviewDecision::Approved,
            ReviewState::Rejected => ReviewDecision::Rejected,
            ReviewState::Dismissed => continue,
        };
        if review.is_bot || pull_request.opener.as_ref() == Some(&review.account) {
            continue;
        }
        if decision == ReviewDecision::Approved && !service.may_write(&review.login)? {
            continue;
        }
        reviews.push(ReviewEntry {
            role: role(&review.body),
            account: review.account,
            login: review.login,
            decision,
            commit: review.commit,
            at: review.at,
        });
    }
    Ok(Some(EvidenceFile {
        r#type: EVIDENCE_TYPE.to_owned(),
        forge: place.forge.name().to_owned(),
        host: place.host(),
        repository: place.repository.clone(),
        pull_request: pull_request.number,
        target: pull_request.target.clone(),
        head: pull_request.head.clone(),
        fetched_at,
        opener: pull_request.opener.clone(),
        reviews,
    }))
}

impl ForgePlace {
    /// The host name of the forge, as the registry names it.
    pub fn host(&self) -> String {
        Address::read(&self.server).map(|address| address.host().to_lowercase()).unwrap_or_default()
    }
}

/// The role that a review names on a line of its own; none where it names none, or two.
fn role(body: &str) -> Option<String> {
    let mut named = body.lines().filter_map(|line| line.trim().strip_prefix(ROLE)).map(str::trim);
    let role = named.next().filter(|role| !role.is_empty())?;
    named.next().is_none().then(|| role.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_names_one_role() {
        assert_eq!(role("fine\r\n /vedtak role data-controller \r\n").as_deref(), Some("data-controller"));
        assert_eq!(role("as /vedtak role chair"), None);
        assert_eq!(role("/vedtak role a\n/vedtak role b"), None);
        assert_eq!(role("/vedtak role "), None);
        assert_eq!(role(""), None);
    }
}

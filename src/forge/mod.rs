//! Forges: the comment on a pull request, comments on its lines, its reviews as evidence, and how a commit stands.
//!
//! Everything goes through a [`Transport`], which carries a request to a server and its answer back; tests have one that is a
//! forge in memory. A [`Client`] asks by it, again where that helps; a [`ForgeService`] knows what a forge calls things;
//! [`upsert`] keeps the one comment. What comes back is the text of strangers, and is harmless only in the hands of
//! [`report`](crate::report).

mod address;
mod azure;
mod client;
mod difference;
mod environment;
mod evidence;
mod gitea;
mod github;
mod gitlab;
mod http;
mod inline;
mod service;
mod transport;
mod upsert;

pub use address::is_safe_address;
pub use client::{Client, FailureKind, ForgeFailure};
pub use environment::{RunContext, run_context};
pub use evidence::{EVIDENCE_TYPE, EvidenceFile, ReviewDecision, ReviewEntry, evidence};
pub use http::Http;
pub use inline::{WantedComment, comment_on_lines};
pub use service::{
    Author, CommitStatus, FileDifference, ForgeKind, ForgePlace, ForgeReview, ForgeService, InlineComment, Posted,
    PullRequest, ReviewState, Which,
};
pub use transport::{ForgeRequest, ForgeResponse, ForgeToken, MOST_OF_ANSWER, Method, Transport, Unreachable};
pub use upsert::{Upserted, marker, upsert};

/// A forge, asked about a repository by a client.
pub fn service<'c, 't: 'c>(client: &'c Client<'t>, place: &ForgePlace) -> Box<dyn ForgeService + 'c> {
    let place = place.clone();
    match place.forge {
        ForgeKind::Github => Box::new(github::Github { client, place }),
        ForgeKind::Gitlab => Box::new(gitlab::Gitlab { client, place }),
        ForgeKind::Gitea => Box::new(gitea::Gitea { client, place }),
        ForgeKind::Azure => Box::new(azure::Azure { client, place }),
    }
}

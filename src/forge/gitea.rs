//! Gitea and Forgejo: <https://docs.gitea.com/api/>.

use serde_json::{Value, json};

use super::client::{Client, FailureKind, ForgeFailure, PAGE, part, text_at};
use super::service::{
    Author, CommitStatus, ForgePlace, ForgeReview, ForgeService, Posted, PullRequest, ReviewState, Which,
};
use super::transport::Method;

/// The account of the token that a run has, which is no user's; both forges give it this id.
const RUN: &str = "-2";

/// A repository at Gitea.
pub(super) struct Gitea<'c, 't> {
    pub(super) client: &'c Client<'t>,
    pub(super) place: ForgePlace,
}

impl Gitea<'_, '_> {
    fn url(&self, rest: &str) -> String {
        self.place.below_repos(rest)
    }

    fn all(&self, rest: &str) -> Result<Vec<Value>, ForgeFailure> {
        let separator = if rest.contains('?') { '&' } else { '?' };
        self.client.all(&format!("{}{separator}limit={PAGE}", self.url(rest)), |entry| text_at(entry, "/id"))
    }
}

impl ForgeService for Gitea<'_, '_> {
    fn own(&self) -> Result<Author, ForgeFailure> {
        match self.client.get(&format!("{}/user", self.place.api)) {
            Ok(user) => Ok(Author::Id(text_at(&user, "/id").unwrap_or_else(|| RUN.to_owned()))),
            Err(failure) if matches!(failure.kind, FailureKind::Forbidden | FailureKind::NotFound) => {
                Ok(Author::Id(RUN.to_owned()))
            }
            Err(failure) => Err(failure),
        }
    }

    fn pull_request(&self, which: &Which) -> Result<Option<PullRequest>, ForgeFailure> {
        match which {
            Which::Number(number) => Ok(pull_request(&self.client.get(&self.url(&format!("/pulls/{number}")))?)),
            Which::Head { sha, .. } => {
                let mut found = self.all("/pulls?state=open")?.iter().filter_map(pull_request).collect::<Vec<_>>();
                found.retain(|pull_request| pull_request.head == *sha);
                Ok(if found.len() == 1 { found.pop() } else { None })
            }
        }
    }

    fn parents(&self, commit: &str) -> Result<Vec<String>, ForgeFailure> {
        let commit = self.client.get(&self.url(&format!("/git/commits/{}?stat=false&files=false", part(commit))))?;
        let parents = commit.get("parents").and_then(Value::as_array);
        Ok(parents.into_iter().flatten().filter_map(|parent| text_at(parent, "/sha")).collect())
    }

    fn comments(&self, pull_request: u64) -> Result<Vec<Posted>, ForgeFailure> {
        let posted = |comment: &Value| {
            Some(Posted {
                id: text_at(comment, "/id")?,
                author: text_at(comment, "/user/id"),
                login: text_at(comment, "/user/login"),
                is_bot: text_at(comment, "/user/id").is_some_and(|id| id.starts_with('-')),
                body: text_at(comment, "/body").unwrap_or_default(),
            })
        };
        Ok(self.all(&format!("/issues/{pull_request}/comments"))?.iter().filter_map(posted).collect())
    }

    fn create(&self, pull_request: u64, body: &str) -> Result<(), ForgeFailure> {
        let url = self.url(&format!("/issues/{pull_request}/comments"));
        self.client.json(Method::Post, &url, Some(&json!({ "body": body }))).map(drop)
    }

    fn update(&self, _: u64, id: &str, body: &str) -> Result<(), ForgeFailure> {
        let url = self.url(&format!("/issues/comments/{}", part(id)));
        self.client.json(Method::Patch, &url, Some(&json!({ "body": body }))).map(drop)
    }

    fn delete(&self, _: u64, id: &str) -> Result<(), ForgeFailure> {
        self.client.json(Method::Delete, &self.url(&format!("/issues/comments/{}", part(id))), None).map(drop)
    }

    fn files_at(&self, commit: &str) -> Option<String> {
        Some(format!("{}/{}/src/commit/{commit}/", self.place.server, self.place.repository))
    }

    fn reviews(&self, pull_request: u64) -> Result<Option<Vec<ForgeReview>>, ForgeFailure> {
        let all = self.all(&format!("/pulls/{pull_request}/reviews"))?;
        Ok(Some(all.iter().filter_map(review).collect()))
    }

    fn may_write(&self, login: &str) -> Result<bool, ForgeFailure> {
        let answer = self.client.get(&self.url(&format!("/collaborators/{}/permission", part(login))))?;
        Ok(matches!(answer.get("permission").and_then(Value::as_str), Some("owner" | "admin" | "write")))
    }

    fn set_status(&self, commit: &str, status: &CommitStatus) -> Result<(), ForgeFailure> {
        let state = if status.is_success { "success" } else { "failure" };
        let mut body = json!({ "state": state, "context": status.context, "description": status.description });
        if let Some(details) = &status.details {
            body["target_url"] = json!(details);
        }
        self.client.json(Method::Post, &self.url(&format!("/statuses/{}", part(commit))), Some(&body)).map(drop)
    }
}

fn pull_request(value: &Value) -> Option<PullRequest> {
    Some(PullRequest {
        number: value.get("number")?.as_u64()?,
        head: text_at(value, "/head/sha")?,
        target: text_at(value, "/base/ref")?,
        opener: text_at(value, "/user/id"),
        base: None,
    })
}

fn review(value: &Value) -> Option<ForgeReview> {
    let is = |name: &str| value.get(name).and_then(Value::as_bool) == Some(true);
    let state = match value.get("state")?.as_str()? {
        _ if is("dismissed") => ReviewState::Dismissed,
        // Who has no say at the forge approves nothing; a no is heard.
        "APPROVED" if is("official") && !is("stale") => ReviewState::Approved,
        "APPROVED" => ReviewState::Dismissed,
        "REQUEST_CHANGES" => ReviewState::Rejected,
        _ => return None,
    };
    let account = text_at(value, "/user/id")?;
    Some(ForgeReview {
        is_bot: account.starts_with('-'),
        account,
        login: text_at(value, "/user/login")?,
        state,
        commit: text_at(value, "/commit_id").unwrap_or_default(),
        at: text_at(value, "/submitted_at")?,
        body: text_at(value, "/body").unwrap_or_default(),
    })
}

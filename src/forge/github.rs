//! GitHub: <https://docs.github.com/rest>.

use serde_json::{Value, json};

use super::client::{Client, FailureKind, ForgeFailure, PAGE, part, text_at};
use super::difference::lines_of_patch;
use super::service::{
    Author, CommitStatus, FileDifference, ForgePlace, ForgeReview, ForgeService, InlineComment, Posted, PullRequest,
    ReviewState, Which,
};
use super::transport::Method;

/// The program whose token a run of GitHub Actions has. Nobody can register a name with brackets.
const RUN: &str = "github-actions[bot]";

/// A repository at GitHub.
pub(super) struct Github<'c, 't> {
    pub(super) client: &'c Client<'t>,
    pub(super) place: ForgePlace,
}

impl Github<'_, '_> {
    fn url(&self, rest: &str) -> String {
        self.place.below_repos(rest)
    }

    fn all(&self, rest: &str) -> Result<Vec<Value>, ForgeFailure> {
        let separator = if rest.contains('?') { '&' } else { '?' };
        self.client.all(&format!("{}{separator}per_page={PAGE}", self.url(rest)), |entry| text_at(entry, "/id"))
    }
}

impl Github<'_, '_> {
    /// The program whose token it is, which only the other interface of GitHub tells; that of a run where it does not.
    fn program(&self) -> Author {
        let api = self.place.api.strip_suffix("/v3").unwrap_or(&self.place.api);
        let query = json!({ "query": "query { viewer { login } }" });
        let answer = self.client.json(Method::Post, &format!("{api}/graphql"), Some(&query));
        let login = answer.ok().and_then(|answer| text_at(&answer, "/data/viewer/login"));
        Author::Program(login.unwrap_or_else(|| RUN.to_owned()))
    }
}

impl ForgeService for Github<'_, '_> {
    fn own(&self) -> Result<Author, ForgeFailure> {
        match self.client.get(&format!("{}/user", self.place.api)) {
            Ok(user) => Ok(text_at(&user, "/id").map_or_else(|| self.program(), Author::Id)),
            // The token of a run or of an app is no user's.
            Err(failure) if matches!(failure.kind, FailureKind::Forbidden | FailureKind::NotFound) => {
                Ok(self.program())
            }
            Err(failure) => Err(failure),
        }
    }

    fn pull_request(&self, which: &Which) -> Result<Option<PullRequest>, ForgeFailure> {
        match which {
            Which::Number(number) => Ok(pull_request(&self.client.get(&self.url(&format!("/pulls/{number}")))?)),
            Which::Head { owner, branch, sha } => {
                let rest = format!("/pulls?state=open&head={}", part(&format!("{owner}:{branch}")));
                let mut found = self.all(&rest)?.iter().filter_map(pull_request).collect::<Vec<_>>();
                found.retain(|pull_request| pull_request.head == *sha);
                Ok(if found.len() == 1 { found.pop() } else { None })
            }
        }
    }

    fn parents(&self, commit: &str) -> Result<Vec<String>, ForgeFailure> {
        let commit = self.client.get(&self.url(&format!("/git/commits/{}", part(commit))))?;
        let parents = commit.get("parents").and_then(Value::as_array);
        Ok(parents.into_iter().flatten().filter_map(|parent| text_at(parent, "/sha")).collect())
    }

    fn comments(&self, pull_request: u64) -> Result<Vec<Posted>, ForgeFailure> {
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
        Some(format!("{}/{}/blob/{commit}/", self.place.server, self.place.repository))
    }

    fn difference(&self, pull_request: u64) -> Result<Option<Vec<FileDifference>>, ForgeFailure> {
        let rest = format!("/pulls/{pull_request}/files");
        let base = format!("{}?per_page={PAGE}", self.url(&rest));
        let files = self.client.all(&base, |file| text_at(file, "/filename"))?;
        let difference = files.iter().filter_map(|file| {
            // A file that is too large to be shown has no patch, and no line to comment on.
            let lines = lines_of_patch(file.get("patch")?.as_str()?, false);
            Some(FileDifference { path: text_at(file, "/filename")?, lines })
        });
        Ok(Some(difference.collect()))
    }

    fn inline(&self, pull_request: u64) -> Result<Vec<Posted>, ForgeFailure> {
        let all = self.all(&format!("/pulls/{pull_request}/comments"))?;
        // A comment whose line is gone has no line, and stands no more.
        Ok(all.iter().filter(|comment| comment.get("line").is_some_and(Value::is_number)).filter_map(posted).collect())
    }

    fn comment_on_lines(&self, of: &PullRequest, comments: &[InlineComment]) -> Result<(), ForgeFailure> {
        let comments: Vec<Value> = comments
            .iter()
            .map(|comment| json!({ "path": comment.path, "line": comment.line, "side": "RIGHT", "body": comment.body }))
            .collect();
        let body = json!({ "commit_id": of.head, "event": "COMMENT", "comments": comments });
        self.client.json(Method::Post, &self.url(&format!("/pulls/{}/reviews", of.number)), Some(&body)).map(drop)
    }

    fn reviews(&self, pull_request: u64) -> Result<Option<Vec<ForgeReview>>, ForgeFailure> {
        let all = self.all(&format!("/pulls/{pull_request}/reviews"))?;
        Ok(Some(all.iter().filter_map(review).collect()))
    }

    fn may_write(&self, login: &str) -> Result<bool, ForgeFailure> {
        let answer = self.client.get(&self.url(&format!("/collaborators/{}/permission", part(login))))?;
        Ok(matches!(answer.get("permission").and_then(Value::as_str), Some("admin" | "write")))
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

fn posted(value: &Value) -> Option<Posted> {
    Some(Posted {
        id: text_at(value, "/id")?,
        author: text_at(value, "/user/id"),
        login: text_at(value, "/user/login"),
        is_bot: value.pointer("/user/type").and_then(Value::as_str) == Some("Bot"),
        body: text_at(value, "/body").unwrap_or_default(),
    })
}

fn review(value: &Value) -> Option<ForgeReview> {
    let state = match value.get("state")?.as_str()? {
        "APPROVED" => ReviewState::Approved,
        "CHANGES_REQUESTED" => ReviewState::Rejected,
        "DISMISSED" => ReviewState::Dismissed,
        _ => return None,
    };
    Some(ForgeReview {
        account: text_at(value, "/user/id")?,
        login: text_at(value, "/user/login")?,
        is_bot: value.pointer("/user/type").and_then(Value::as_str) != Some("User"),
        state,
        // Without a commit nobody knows what was reviewed.
        commit: text_at(value, "/commit_id").unwrap_or_default(),
        at: text_at(value, "/submitted_at")?,
        body: text_at(value, "/body").unwrap_or_default(),
    })
}

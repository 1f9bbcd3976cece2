//! Azure DevOps, Services and Server: <https://learn.microsoft.com/rest/api/azure/devops/git/>.

use serde_json::{Value, json};

use super::client::{Client, ForgeFailure, part, text_at};
use super::service::{Author, CommitStatus, ForgePlace, ForgeService, Posted, PullRequest, Which};
use super::transport::Method;

/// The version of the interface.
const VERSION: &str = "api-version=7.1";

/// A repository at Azure DevOps.
pub(super) struct Azure<'c, 't> {
    pub(super) client: &'c Client<'t>,
    pub(super) place: ForgePlace,
}

impl Azure<'_, '_> {
    /// Project and repository, encoded.
    fn names(&self) -> (String, String) {
        let (project, name) = self.place.repository.rsplit_once('/').unwrap_or(("", &self.place.repository));
        (part(project), part(name))
    }

    fn url(&self, rest: &str) -> String {
        let (project, name) = self.names();
        format!("{}/{project}/_apis/git/repositories/{name}{rest}?{VERSION}", self.place.api)
    }

    /// A comment's address; its id is those of the thread and of the comment in it.
    fn comment(&self, pull_request: u64, id: &str) -> String {
        let (thread, comment) = id.split_once('/').unwrap_or((id, "1"));
        self.url(&format!("/pullRequests/{pull_request}/threads/{}/comments/{}", part(thread), part(comment)))
    }
}

impl ForgeService for Azure<'_, '_> {
    fn own(&self) -> Result<Author, ForgeFailure> {
        let data = self.client.get(&format!("{}/_apis/connectionData?{VERSION}-preview", self.place.api))?;
        Ok(Author::Id(text_at(&data, "/authenticatedUser/id").unwrap_or_default()))
    }

    fn pull_request(&self, which: &Which) -> Result<Option<PullRequest>, ForgeFailure> {
        let Which::Number(number) = which else { return Ok(None) };
        let value = self.client.get(&self.url(&format!("/pullRequests/{number}")))?;
        let read = || {
            let target = text_at(&value, "/targetRefName")?;
            Some(PullRequest {
                number: value.get("pullRequestId")?.as_u64()?,
                head: text_at(&value, "/lastMergeSourceCommit/commitId")?,
                target: target.strip_prefix("refs/heads/").unwrap_or(&target).to_owned(),
                opener: text_at(&value, "/createdBy/id"),
                base: None,
            })
        };
        Ok(read())
    }

    fn parents(&self, commit: &str) -> Result<Vec<String>, ForgeFailure> {
        let commit = self.client.get(&self.url(&format!("/commits/{}", part(commit))))?;
        let parents = commit.get("parents").and_then(Value::as_array);
        Ok(parents.into_iter().flatten().filter_map(|parent| text_at(parent, "")).collect())
    }

    fn comments(&self, pull_request: u64) -> Result<Vec<Posted>, ForgeFailure> {
        let answer = self.client.get(&self.url(&format!("/pullRequests/{pull_request}/threads")))?;
        let threads = answer.get("value").and_then(Value::as_array);
        let posted = threads.into_iter().flatten().filter_map(|thread| {
            let first = thread.get("comments")?.as_array()?.first()?;
            let is_deleted = first.get("isDeleted").and_then(Value::as_bool) == Some(true);
            let posted = Posted {
                id: format!("{}/{}", text_at(thread, "/id")?, text_at(first, "/id")?),
                author: text_at(first, "/author/id"),
                login: None,
                is_bot: false,
                body: text_at(first, "/content").unwrap_or_default(),
            };
            (!is_deleted).then_some(posted)
        });
        Ok(posted.collect())
    }

    fn create(&self, pull_request: u64, body: &str) -> Result<(), ForgeFailure> {
        // A thread that is open may keep a pull request from being completed, which is for the gate to say.
        let comment = json!({ "parentCommentId": 0, "content": body, "commentType": "text" });
        let thread = json!({ "comments": [comment], "status": "closed" });
        let url = self.url(&format!("/pullRequests/{pull_request}/threads"));
        self.client.json(Method::Post, &url, Some(&thread)).map(drop)
    }

    fn update(&self, pull_request: u64, id: &str, body: &str) -> Result<(), ForgeFailure> {
        let url = self.comment(pull_request, id);
        self.client.json(Method::Patch, &url, Some(&json!({ "content": body }))).map(drop)
    }

    fn delete(&self, pull_request: u64, id: &str) -> Result<(), ForgeFailure> {
        self.client.json(Method::Delete, &self.comment(pull_request, id), None).map(drop)
    }

    fn files_at(&self, commit: &str) -> Option<String> {
        let (project, name) = self.names();
        Some(format!("{}/{project}/_git/{name}?version=GC{commit}&path=/", self.place.server))
    }

    fn set_status(&self, commit: &str, status: &CommitStatus) -> Result<(), ForgeFailure> {
        let state = if status.is_success { "succeeded" } else { "failed" };
        let (genre, name) = status.context.split_once(" / ").unwrap_or(("vedtak", &status.context));
        let mut body = json!({
            "state": state, "description": status.description, "context": { "genre": genre, "name": name },
        });
        if let Some(details) = &status.details {
            body["targetUrl"] = json!(details);
        }
        self.client.json(Method::Post, &self.url(&format!("/commits/{}/statuses", part(commit))), Some(&body)).map(drop)
    }
}

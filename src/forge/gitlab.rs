//! GitLab: <https://docs.gitlab.com/api/rest/>.

use serde_json::{Value, json};

use super::client::{Client, ForgeFailure, PAGE, part, text_at};
use super::difference::lines_of_patch;
use super::service::{
    Author, CommitStatus, FileDifference, ForgePlace, ForgeService, InlineComment, Posted, PullRequest, Which,
};
use super::transport::Method;

/// A project at GitLab.
pub(super) struct Gitlab<'c, 't> {
    pub(super) client: &'c Client<'t>,
    pub(super) place: ForgePlace,
}

impl Gitlab<'_, '_> {
    fn url(&self, rest: &str) -> String {
        format!("{}/projects/{}{rest}", self.place.api, part(&self.place.repository))
    }

    fn all(&self, rest: &str, id: &str) -> Result<Vec<Value>, ForgeFailure> {
        let separator = if rest.contains('?') { '&' } else { '?' };
        self.client.all(&format!("{}{separator}per_page={PAGE}", self.url(rest)), |entry| text_at(entry, id))
    }

    /// The notes that people and programs wrote; those on lines, or the others.
    fn notes(&self, number: u64, on_lines: bool) -> Result<Vec<Posted>, ForgeFailure> {
        let all = self.all(&format!("/merge_requests/{number}/notes?sort=asc&order_by=created_at"), "/id")?;
        let is_wanted = |note: &&Value| {
            let is_on_line = note.get("type").and_then(Value::as_str) == Some("DiffNote");
            is_on_line == on_lines && note.get("system").and_then(Value::as_bool) != Some(true)
        };
        let posted = |note: &Value| {
            Some(Posted {
                id: text_at(note, "/id")?,
                author: text_at(note, "/author/id"),
                login: text_at(note, "/author/username"),
                is_bot: false,
                body: text_at(note, "/body").unwrap_or_default(),
            })
        };
        Ok(all.iter().filter(is_wanted).filter_map(posted).collect())
    }
}

impl ForgeService for Gitlab<'_, '_> {
    fn own(&self) -> Result<Author, ForgeFailure> {
        let user = self.client.get(&format!("{}/user", self.place.api))?;
        Ok(Author::Id(text_at(&user, "/id").unwrap_or_default()))
    }

    fn pull_request(&self, which: &Which) -> Result<Option<PullRequest>, ForgeFailure> {
        let Which::Number(number) = which else { return Ok(None) };
        let value = self.client.get(&self.url(&format!("/merge_requests/{number}")))?;
        let read = || {
            Some(PullRequest {
                number: value.get("iid")?.as_u64()?,
                head: text_at(&value, "/sha")?,
                target: text_at(&value, "/target_branch")?,
                opener: text_at(&value, "/author/id"),
                base: text_at(&value, "/diff_refs/base_sha").zip(text_at(&value, "/diff_refs/start_sha")),
            })
        };
        Ok(read())
    }

    fn parents(&self, commit: &str) -> Result<Vec<String>, ForgeFailure> {
        let commit = self.client.get(&self.url(&format!("/repository/commits/{}", part(commit))))?;
        let parents = commit.get("parent_ids").and_then(Value::as_array);
        Ok(parents.into_iter().flatten().filter_map(|parent| text_at(parent, "")).collect())
    }

    fn comments(&self, pull_request: u64) -> Result<Vec<Posted>, ForgeFailure> {
        self.notes(pull_request, false)
    }

    fn create(&self, pull_request: u64, body: &str) -> Result<(), ForgeFailure> {
        let url = self.url(&format!("/merge_requests/{pull_request}/notes"));
        self.client.json(Method::Post, &url, Some(&json!({ "body": body }))).map(drop)
    }

    fn update(&self, pull_request: u64, id: &str, body: &str) -> Result<(), ForgeFailure> {
        let url = self.url(&format!("/merge_requests/{pull_request}/notes/{}", part(id)));
        self.client.json(Method::Put, &url, Some(&json!({ "body": body }))).map(drop)
    }

    fn delete(&self, pull_request: u64, id: &str) -> Result<(), ForgeFailure> {
        let url = self.url(&format!("/merge_requests/{pull_request}/notes/{}", part(id)));
        self.client.json(Method::Delete, &url, None).map(drop)
    }

    fn files_at(&self, commit: &str) -> Option<String> {
        Some(format!("{}/{}/-/blob/{commit}/", self.place.server, self.place.repository))
    }

    fn difference(&self, pull_request: u64) -> Result<Option<Vec<FileDifference>>, ForgeFailure> {
        let files = self.all(&format!("/merge_requests/{pull_request}/diffs"), "/new_path")?;
        let difference = files.iter().filter_map(|file| {
            // A line that was there before has to be named by its old number too.
            let lines = lines_of_patch(file.get("diff")?.as_str()?, true);
            Some(FileDifference { path: text_at(file, "/new_path")?, lines })
        });
        Ok(Some(difference.collect()))
    }

    fn inline(&self, pull_request: u64) -> Result<Vec<Posted>, ForgeFailure> {
        self.notes(pull_request, true)
    }

    fn comment_on_lines(&self, of: &PullRequest, comments: &[InlineComment]) -> Result<(), ForgeFailure> {
        let Some((base, start)) = &of.base else { return Ok(()) };
        let url = self.url(&format!("/merge_requests/{}/discussions", of.number));
        for comment in comments {
            let position = json!({
                "position_type": "text", "base_sha": base, "start_sha": start, "head_sha": of.head,
                "old_path": comment.path, "new_path": comment.path, "new_line": comment.line,
            });
            self.client.json(Method::Post, &url, Some(&json!({ "body": comment.body, "position": position })))?;
        }
        Ok(())
    }

    fn set_status(&self, commit: &str, status: &CommitStatus) -> Result<(), ForgeFailure> {
        let state = if status.is_success { "success" } else { "failed" };
        let mut body = json!({ "state": state, "name": status.context, "description": status.description });
        if let Some(details) = &status.details {
            body["target_url"] = json!(details);
        }
        self.client.json(Method::Post, &self.url(&format!("/statuses/{}", part(commit))), Some(&body)).map(drop)
    }
}

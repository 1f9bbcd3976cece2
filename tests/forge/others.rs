//! GitLab, Gitea and Azure DevOps: the requests that each is sent, as its documentation has them, and what is read of its answers.

use std::cell::RefCell;

use serde_json::{Value, json};
use vedtak::forge::{
    Author, Client, CommitStatus, ForgeKind, ForgePlace, ForgeRequest, ForgeResponse, ForgeToken, InlineComment,
    PullRequest, ReviewState, Transport, Unreachable, Upserted, WantedComment, Which, comment_on_lines, service,
    upsert,
};

use ReviewState::{Approved, Dismissed, Rejected};

use crate::fake::answer;

/// A server that knows these answers, each by method and path with the query, and keeps what is written.
struct Script {
    base: &'static str,
    answers: Vec<(&'static str, Value)>,
    written: RefCell<Vec<(String, Value)>>,
}

impl Script {
    fn new(base: &'static str, answers: Vec<(&'static str, Value)>) -> Self {
        Self { base, answers, written: RefCell::default() }
    }

    fn written(&self) -> Vec<(String, Value)> {
        self.written.borrow().clone()
    }
}

impl Transport for Script {
    fn send(&self, request: &ForgeRequest, token: Option<&ForgeToken>) -> Result<ForgeResponse, Unreachable> {
        assert!(token.is_some());
        let path = request.url.strip_prefix(self.base).unwrap();
        let asked = format!("{} {path}", request.method.name());
        if let Some(body) = &request.body {
            self.written.borrow_mut().push((asked, serde_json::from_str(body).unwrap()));
            return Ok(answer(201, &json!({})));
        }
        if asked.starts_with("DELETE") {
            self.written.borrow_mut().push((asked, Value::Null));
            return Ok(ForgeResponse { status: 204, ..ForgeResponse::default() });
        }
        let known = self.answers.iter().find(|(known, _)| *known == asked);
        Ok(known.map_or_else(|| answer(404, &json!({ "message": asked })), |(_, value)| answer(200, value)))
    }
}

fn client(script: &Script) -> Client<'_> {
    Client::new(script, Some(ForgeToken::new("PRIVATE-TOKEN", "", "secret")), &|_| {})
}

const MARKER: &str = "<!-- vedtak comment  -->";

fn status() -> CommitStatus {
    CommitStatus {
        context: "vedtak / main".to_owned(),
        is_success: false,
        description: "1 error".to_owned(),
        details: Some("https://forge.test/run".to_owned()),
    }
}

const GITLAB: &str = "https://gitlab.test/api/v4";

fn gitlab() -> ForgePlace {
    ForgePlace::new(ForgeKind::Gitlab, "https://gitlab.test", None, "nhn/drift/medusa")
}

#[test]
fn gitlab_keeps_notes() {
    let project = "/projects/nhn%2Fdrift%2Fmedusa";
    let note = |id: u64, author: u64, body: &str| json!({ "id": id, "author": { "id": author }, "body": body, "system": false });
    let mut system = note(1, 5, &format!("{MARKER}\nx"));
    system["system"] = json!(true);
    let notes = json!([system, note(2, 9, &format!("{MARKER}\nx")), note(3, 5, &format!("{MARKER}\nold"))]);
    let script = Script::new(
        GITLAB,
        vec![
            ("GET /user", json!({ "id": 5 })),
            (
                "GET /projects/nhn%2Fdrift%2Fmedusa/merge_requests/3/notes?sort=asc&order_by=created_at&per_page=100&page=1",
                notes,
            ),
            (
                "GET /projects/nhn%2Fdrift%2Fmedusa/merge_requests/3",
                json!({ "iid": 3, "sha": "abc", "target_branch": "main", "author": { "id": 8 },
                "diff_refs": { "base_sha": "b", "start_sha": "s", "head_sha": "abc" } }),
            ),
            ("GET /projects/nhn%2Fdrift%2Fmedusa/repository/commits/mmm", json!({ "parent_ids": ["s", "abc"] })),
        ],
    );
    let client = client(&script);
    let service = service(&client, &gitlab());
    assert_eq!(upsert(service.as_ref(), 3, "", "new"), Ok(Upserted::Updated));
    service.create(3, "x").unwrap();
    service.delete(3, "4").unwrap();
    service.set_status("abc", &status()).unwrap();
    let found = service.pull_request(&Which::Number(3)).unwrap().unwrap();
    assert_eq!((found.head.as_str(), found.target.as_str(), found.opener.as_deref()), ("abc", "main", Some("8")));
    assert_eq!(found.base, Some(("b".to_owned(), "s".to_owned())));
    assert_eq!(service.parents("mmm").unwrap(), ["s", "abc"]);
    assert_eq!(service.files_at("abc").unwrap(), "https://gitlab.test/nhn/drift/medusa/-/blob/abc/");
    assert_eq!(service.reviews(3), Ok(None), "approvals there are of no commit");
    let expected = [
        (format!("PUT {project}/merge_requests/3/notes/3"), json!({ "body": format!("{MARKER}\nnew") })),
        (format!("POST {project}/merge_requests/3/notes"), json!({ "body": "x" })),
        (format!("DELETE {project}/merge_requests/3/notes/4"), Value::Null),
        (
            format!("POST {project}/statuses/abc"),
            json!({ "state": "failed", "name": "vedtak / main", "description": "1 error", "target_url": "https://forge.test/run" }),
        ),
    ];
    assert_eq!(script.written(), expected);
}

#[test]
fn gitlab_takes_comments_on_lines_that_were_added() {
    let script = Script::new(
        GITLAB,
        vec![
            ("GET /user", json!({ "id": 5 })),
            (
                "GET /projects/nhn%2Fdrift%2Fmedusa/merge_requests/3/diffs?per_page=100&page=1",
                json!([{ "new_path": "a.yaml", "diff": "@@ -1 +1,2 @@\n kind: A\n+id: 1\n" }]),
            ),
            (
                "GET /projects/nhn%2Fdrift%2Fmedusa/merge_requests/3/notes?sort=asc&order_by=created_at&per_page=100&page=1",
                json!([]),
            ),
        ],
    );
    let client = client(&script);
    let service = service(&client, &gitlab());
    let of = PullRequest {
        number: 3,
        head: "h".to_owned(),
        target: "main".to_owned(),
        opener: None,
        base: Some(("b".to_owned(), "s".to_owned())),
    };
    let wanted = |line: u32, text: &str| WantedComment {
        comment: InlineComment { path: "a.yaml".to_owned(), line, body: "no".to_owned() },
        text: text.to_owned(),
        fingerprint: format!("f{line}"),
    };
    let added = comment_on_lines(service.as_ref(), &of, "p/", &[wanted(1, "kind: A"), wanted(2, "id: 1")]);
    assert_eq!(added, Ok(Some(1)));
    let position = json!({ "position_type": "text", "base_sha": "b", "start_sha": "s", "head_sha": "h",
        "old_path": "a.yaml", "new_path": "a.yaml", "new_line": 2 });
    let body = json!({ "body": "<!-- vedtak line p/ f2 -->\nno", "position": position });
    let url = "POST /projects/nhn%2Fdrift%2Fmedusa/merge_requests/3/discussions".to_owned();
    assert_eq!(script.written(), [(url, body)]);
}

#[test]
fn gitea_keeps_comments_and_reviews() {
    let user = |id: i64| json!({ "id": id, "login": format!("u{id}") });
    let comment = |id: u64, author: i64, body: &str| json!({ "id": id, "user": user(author), "body": body });
    let review = |state: &str, more: Value| {
        let mut review = json!({ "id": 1, "user": user(4), "state": state, "commit_id": "abc", "official": true,
            "stale": false, "dismissed": false, "submitted_at": "2026-11-26T10:00:00Z", "body": "" });
        more.as_object().unwrap().iter().for_each(|(name, value)| review[name] = value.clone());
        review
    };
    let reviews = [
        review("APPROVED", json!({})),
        review("APPROVED", json!({ "id": 2, "official": false })),
        review("APPROVED", json!({ "id": 3, "stale": true })),
        review("REQUEST_CHANGES", json!({ "id": 4, "official": false })),
        review("REQUEST_CHANGES", json!({ "id": 5, "dismissed": true })),
        review("COMMENT", json!({ "id": 6 })),
    ];
    let script = Script::new(
        "https://git.test/api/v1",
        vec![
            (
                "GET /repos/nhn/drift/issues/3/comments?limit=100&page=1",
                json!([comment(3, -2, &format!("{MARKER}\nsame"))]),
            ),
            (
                "GET /repos/nhn/drift/pulls?state=open&limit=100&page=1",
                json!([
                    { "id": 1, "number": 3, "head": { "sha": "abc" }, "base": { "ref": "main" }, "user": user(8) },
                    { "id": 2, "number": 4, "head": { "sha": "def" }, "base": { "ref": "main" }, "user": user(8) },
                ]),
            ),
            ("GET /repos/nhn/drift/pulls/3/reviews?limit=100&page=1", json!(reviews)),
            ("GET /repos/nhn/drift/collaborators/u4/permission", json!({ "permission": "owner" })),
            (
                "GET /repos/nhn/drift/git/commits/mmm?stat=false&files=false",
                json!({ "parents": [{ "sha": "s" }, { "sha": "abc" }] }),
            ),
        ],
    );
    let client = client(&script);
    let service = service(&client, &ForgePlace::new(ForgeKind::Gitea, "https://git.test", None, "nhn/drift"));
    // The token of a run has no user there.
    assert_eq!(service.own(), Ok(Author::Id("-2".to_owned())));
    assert_eq!(upsert(service.as_ref(), 3, "", "same"), Ok(Upserted::Unchanged));
    let head = Which::Head { owner: "kari".to_owned(), branch: "x".to_owned(), sha: "abc".to_owned() };
    assert_eq!(service.pull_request(&head).unwrap().unwrap().number, 3);
    let states: Vec<ReviewState> = service.reviews(3).unwrap().unwrap().iter().map(|review| review.state).collect();
    let expected = [Approved, Dismissed, Dismissed, Rejected, Dismissed];
    assert_eq!(states, expected);
    assert_eq!(service.may_write("u4"), Ok(true));
    assert_eq!(service.parents("mmm").unwrap(), ["s", "abc"]);
    service.update(3, "3", "new").unwrap();
    service.set_status("abc", &status()).unwrap();
    let expected = [
        ("PATCH /repos/nhn/drift/issues/comments/3".to_owned(), json!({ "body": "new" })),
        (
            "POST /repos/nhn/drift/statuses/abc".to_owned(),
            json!({ "state": "failure", "context": "vedtak / main", "description": "1 error", "target_url": "https://forge.test/run" }),
        ),
    ];
    assert_eq!(script.written(), expected);
}

#[test]
fn azure_keeps_threads() {
    let thread = |id: u64, author: &str, body: &str, is_deleted: bool| {
        let comment = json!({ "id": 1, "author": { "id": author }, "content": body, "isDeleted": is_deleted });
        json!({ "id": id, "comments": [comment] })
    };
    let threads = json!({ "value": [
        thread(10, "me", &format!("{MARKER}\ngone"), true),
        thread(11, "other", &format!("{MARKER}\nforged"), false),
        thread(12, "me", &format!("{MARKER}\nold"), false),
        thread(13, "me", &format!("{MARKER}\ntwin"), false),
    ] });
    let script = Script::new(
        "https://dev.azure.test/nhn",
        vec![
            ("GET /_apis/connectionData?api-version=7.1-preview", json!({ "authenticatedUser": { "id": "me" } })),
            ("GET /Drift%20A/_apis/git/repositories/medusa/pullRequests/5/threads?api-version=7.1", threads),
            (
                "GET /Drift%20A/_apis/git/repositories/medusa/pullRequests/5?api-version=7.1",
                json!({ "pullRequestId": 5, "targetRefName": "refs/heads/main", "createdBy": { "id": "kari" },
                "lastMergeSourceCommit": { "commitId": "abc" } }),
            ),
            (
                "GET /Drift%20A/_apis/git/repositories/medusa/commits/mmm?api-version=7.1",
                json!({ "parents": ["s", "abc"] }),
            ),
        ],
    );
    let client = client(&script);
    let place = ForgePlace::new(ForgeKind::Azure, "https://dev.azure.test/nhn/", None, "Drift A/medusa");
    let service = service(&client, &place);
    assert_eq!(upsert(service.as_ref(), 5, "", "new"), Ok(Upserted::Updated));
    service.create(5, "x").unwrap();
    service.set_status("abc", &status()).unwrap();
    let found = service.pull_request(&Which::Number(5)).unwrap().unwrap();
    assert_eq!((found.head.as_str(), found.target.as_str(), found.opener.as_deref()), ("abc", "main", Some("kari")));
    assert_eq!(service.parents("mmm").unwrap(), ["s", "abc"]);
    let files = "https://dev.azure.test/nhn/Drift%20A/_git/medusa?version=GCabc&path=/";
    assert_eq!(service.files_at("abc").as_deref(), Some(files));
    let base = "/Drift%20A/_apis/git/repositories/medusa";
    let comment = json!({ "parentCommentId": 0, "content": "x", "commentType": "text" });
    let expected = [
        (
            format!("PATCH {base}/pullRequests/5/threads/12/comments/1?api-version=7.1"),
            json!({ "content": format!("{MARKER}\nnew") }),
        ),
        (format!("DELETE {base}/pullRequests/5/threads/13/comments/1?api-version=7.1"), Value::Null),
        (
            format!("POST {base}/pullRequests/5/threads?api-version=7.1"),
            json!({ "comments": [comment], "status": "closed" }),
        ),
        (
            format!("POST {base}/commits/abc/statuses?api-version=7.1"),
            json!({ "state": "failed", "description": "1 error", "context": { "genre": "vedtak", "name": "main" },
                "targetUrl": "https://forge.test/run" }),
        ),
    ];
    assert_eq!(script.written(), expected);
}

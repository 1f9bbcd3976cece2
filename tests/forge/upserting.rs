//! One comment, kept up to date, and nobody else's touched.

use std::cell::RefCell;
use std::time::Duration;

use serde_json::json;
use vedtak::forge::{Client, FailureKind, ForgeFailure, Method, Unreachable, Upserted, Which, marker, service, upsert};

use crate::fake::{Fault, Forge, HEAD, OTHER, OWN, TOKEN, answer, client, place, token, with_header};

const COMMENTS: (Method, &str) = (Method::Get, "/issues/7/comments");
const CREATE: (Method, &str) = (Method::Post, "/issues/7/comments");

/// What becomes of a comment that says `text`, of the project at the top.
fn put(forge: &Forge, text: &str) -> Result<Upserted, ForgeFailure> {
    let client = client(forge);
    upsert(service(&client, &place()).as_ref(), 7, "", text)
}

fn body(text: &str) -> String {
    format!("<!-- vedtak comment  -->\n{text}")
}

#[test]
fn it_is_created_brought_up_to_date_and_left_alone() {
    let forge = Forge::default();
    assert_eq!(put(&forge, "one"), Ok(Upserted::Created));
    assert_eq!(forge.bodies(), [(1, body("one"))]);
    assert_eq!(put(&forge, "one"), Ok(Upserted::Unchanged));
    assert_eq!(put(&forge, "two"), Ok(Upserted::Updated));
    assert_eq!(forge.bodies(), [(1, body("two"))]);
    let expected = ["POST /repos/nhn/drift/issues/7/comments", "PATCH /repos/nhn/drift/issues/comments/1"];
    assert_eq!(forge.writes(), expected, "what says so already is not written");
}

#[test]
fn ends_of_lines_make_no_other_text() {
    let forge = Forge::default();
    forge.comment(3, OWN, &body("one\r\ntwo\n"));
    assert_eq!(put(&forge, "one\ntwo\n"), Ok(Upserted::Unchanged));
    assert_eq!(put(&forge, "one\ntwo"), Ok(Upserted::Unchanged), "forges take the last end of a line away");
}

#[test]
fn of_two_of_ours_the_oldest_stays() {
    let forge = Forge::default();
    // By their numbers, not by the order of their letters.
    forge.comment(10, OWN, &body("new"));
    forge.comment(9, OWN, &body("old"));
    assert_eq!(put(&forge, "old"), Ok(Upserted::Unchanged));
    assert_eq!(forge.bodies(), [(9, body("old"))]);
}

#[test]
fn what_others_wrote_is_not_touched() {
    let forge = Forge::default();
    forge.comment(1, OTHER, &body("forged"));
    forge.comment(2, OWN, "the gate says something else");
    forge.comment(3, OWN, &format!("> {}", body("quoted")));
    assert_eq!(put(&forge, "one"), Ok(Upserted::Created));
    assert_eq!(forge.bodies().len(), 4);
    assert_eq!(put(&forge, "two"), Ok(Upserted::Updated));
    let bodies = forge.bodies();
    assert_eq!(bodies[0].1, body("forged"));
    assert_eq!(bodies[3], (4, body("two")));
}

#[test]
fn each_project_has_one_of_its_own() {
    let forge = Forge::default();
    let client = client(&forge);
    let service = service(&client, &place());
    for within in ["", "services/medusa/", "services/portal/"] {
        assert_eq!(upsert(service.as_ref(), 7, within, within), Ok(Upserted::Created));
        assert_eq!(upsert(service.as_ref(), 7, within, within), Ok(Upserted::Unchanged));
    }
    assert_eq!(marker("a-->b/"), "<!-- vedtak comment a%2D%2D%3Eb/ -->", "no folder ends the hidden line");
}

#[test]
fn a_run_is_known_by_a_name_that_nobody_else_can_have() {
    let run = "github-actions[bot]";
    for (program, knows_programs) in [(run, true), (run, false), ("gate-of-nhn[bot]", true)] {
        let forge = Forge { program: Some(program), knows_programs, ..Forge::default() };
        // A person cannot be called so; should a forge allow it, it is no program.
        let user = json!({ "id": 9, "login": program, "type": "User" });
        forge.comments.borrow_mut().insert(1, json!({ "id": 1, "user": user, "body": body("x") }));
        let user = json!({ "id": 8, "login": "other[bot]", "type": "Bot" });
        forge.comments.borrow_mut().insert(2, json!({ "id": 2, "user": user, "body": body("y") }));
        assert_eq!(put(&forge, "one"), Ok(Upserted::Created));
        assert_eq!(put(&forge, "two"), Ok(Upserted::Updated));
        assert_eq!(forge.bodies(), [(1, body("x")), (2, body("y")), (3, body("two"))]);
    }
}

#[test]
fn ours_is_found_on_any_page() {
    let forge = Forge::default();
    (1..=250).for_each(|id| forge.comment(id, OTHER, "talk"));
    forge.comment(251, OWN, &body("one"));
    assert_eq!(put(&forge, "one"), Ok(Upserted::Unchanged));
    assert_eq!(forge.log.borrow().iter().filter(|line| line.contains("/comments?")).count(), 3);
}

#[test]
fn a_server_without_pages_is_asked_twice_at_most() {
    let forge = Forge { knows_no_pages: true, ..Forge::default() };
    (1..=150).for_each(|id| forge.comment(id, OTHER, "talk"));
    forge.comment(151, OWN, &body("one"));
    assert_eq!(put(&forge, "one"), Ok(Upserted::Unchanged));
    assert_eq!(forge.log.borrow().iter().filter(|line| line.contains("/comments?")).count(), 2);
}

#[test]
fn the_pull_request_is_found_by_its_head() {
    let forge = Forge::default();
    let client = client(&forge);
    let service = service(&client, &place());
    let head = |branch: &str, sha: &str| Which::Head {
        owner: "kari".to_owned(),
        branch: branch.to_owned(),
        sha: sha.to_owned(),
    };
    let number = |which| service.pull_request(&which).unwrap().map(|found| found.number);
    assert_eq!(number(head("order", HEAD)), Some(7));
    assert_eq!(number(head("order", "4444")), None, "it has gone on");
    assert_eq!(number(head("other", HEAD)), None);
}

/// The kind of a failure, and how long was waited for it.
fn failure(forge: &Forge) -> (FailureKind, Option<u16>, Vec<u64>) {
    let waited = RefCell::new(Vec::new());
    let wait = |pause: Duration| waited.borrow_mut().push(pause.as_secs());
    let client = Client::new(forge, Some(token()), &wait);
    let failure = upsert(service(&client, &place()).as_ref(), 7, "", "one").unwrap_err();
    assert!(!format!("{failure:?}").contains(TOKEN), "{failure:?}");
    let waited = waited.borrow().clone();
    (failure.kind, failure.status, waited)
}

#[test]
fn a_fork_may_not_write() {
    let forge = Forge::default();
    forge.fault(CREATE, 9, answer(403, &json!({ "message": "Resource not accessible by integration" })));
    assert_eq!(failure(&forge), (FailureKind::Forbidden, Some(403), vec![]));
    assert_eq!(forge.bodies(), []);
}

#[test]
fn what_the_forge_does_not_take_is_not_sent_again() {
    let forge = Forge::default();
    forge.fault(CREATE, 9, answer(422, &json!({ "message": "Body is too long" })));
    assert_eq!(failure(&forge), (FailureKind::Refused, Some(422), vec![]));
}

#[test]
fn who_asks_too_often_waits_as_long_as_the_forge_says() {
    let busy = |seconds: &str| with_header(answer(429, &json!({})), "retry-after", seconds);
    let forge = Forge::default();
    forge.fault(CREATE, 2, busy("7"));
    let waited = RefCell::new(Vec::new());
    let wait = |pause: Duration| waited.borrow_mut().push(pause.as_secs());
    let client = Client::new(&forge, Some(token()), &wait);
    assert_eq!(upsert(service(&client, &place()).as_ref(), 7, "", "one"), Ok(Upserted::Created));
    assert_eq!(*waited.borrow(), [7, 7]);
    // No longer than a minute, and not for ever.
    let forge = Forge::default();
    forge.fault(CREATE, 9, busy("3600"));
    assert_eq!(failure(&forge), (FailureKind::Busy, Some(429), vec![]));
    let forge = Forge::default();
    forge.fault(CREATE, 99, busy("50"));
    assert_eq!(failure(&forge), (FailureKind::Busy, Some(429), vec![50, 50]));
    // GitHub says it by 403 as well.
    let forge = Forge::default();
    let limited = with_header(answer(403, &json!({})), "x-ratelimit-remaining", "0");
    forge.fault(CREATE, 1, limited);
    assert_eq!(put(&forge, "one"), Ok(Upserted::Created));
}

#[test]
fn a_forge_that_fails_is_asked_again_where_that_does_no_harm() {
    let broken = answer(502, &json!("<html>"));
    let forge = Forge::default();
    forge.fault(COMMENTS, 3, broken.clone());
    assert_eq!(put(&forge, "one"), Ok(Upserted::Created));
    let forge = Forge::default();
    forge.fault(COMMENTS, 4, broken.clone());
    assert_eq!(failure(&forge), (FailureKind::Broken, Some(502), vec![1, 2, 4]));
    // Nobody knows whether the comment was taken, so that it is not sent twice.
    let forge = Forge::default();
    forge.fault(CREATE, 1, broken);
    assert_eq!(failure(&forge), (FailureKind::Broken, Some(502), vec![]));
}

#[test]
fn a_forge_that_cannot_be_reached_is_no_answer() {
    let forge = Forge::default();
    let answer = Err(Unreachable(format!("connection reset while sending Bearer {TOKEN}")));
    forge.faults.borrow_mut().push(Fault { on: CREATE, times: 1, answer });
    assert_eq!(failure(&forge), (FailureKind::Unreachable, None, vec![]));
    let client = Client::new(&forge, None, &|_| {});
    let failed = upsert(service(&client, &place()).as_ref(), 7, "", "one").unwrap_err();
    assert_eq!((failed.kind, failed.says.as_str()), (FailureKind::Unauthorised, "Bad credentials"));
}

#[test]
fn no_token_follows_a_redirect_to_another_server() {
    let to = |location: &str| with_header(answer(307, &json!({})), "location", location);
    for location in
        ["https://evil.test/x", "http://api.forge.test/x", "//evil.test/x", "https://api.forge.test:444/x", ""]
    {
        let forge = Forge::default();
        forge.fault(COMMENTS, 1, to(location));
        // The forge in memory would fail if another server were asked.
        assert_eq!(failure(&forge).0, FailureKind::Elsewhere, "{location}");
    }
    let forge = Forge::default();
    forge.fault(COMMENTS, 1, to("/repos/nhn/drift/issues/7/comments?per_page=100&page=1"));
    assert_eq!(put(&forge, "one"), Ok(Upserted::Created), "a repository that was renamed");
    let forge = Forge::default();
    forge.fault(CREATE, 1, to("/repos/nhn/drift/issues/7/comments"));
    assert_eq!(failure(&forge).0, FailureKind::Elsewhere, "what writes is not sent on");
    let forge = Forge::default();
    forge.fault(COMMENTS, 99, to("/repos/nhn/drift/issues/7/comments"));
    assert_eq!(failure(&forge).0, FailureKind::Elsewhere, "not for ever");
}

#[test]
fn a_dry_run_reads_and_writes_nothing() {
    let forge = Forge::default();
    let client = client(&forge).dry();
    assert_eq!(upsert(service(&client, &place()).as_ref(), 7, "", "one"), Ok(Upserted::Created));
    assert_eq!(forge.bodies(), []);
    assert_eq!(forge.writes(), [""; 0]);
    let sent = client.sent();
    assert_eq!(sent.last().unwrap().method, Method::Post);
    assert!(!format!("{sent:?}").contains(TOKEN));
}

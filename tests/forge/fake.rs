//! A forge in memory that keeps what it is told: GitHub, as far as it is asked.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::{Value, json};
use vedtak::forge::{
    Client, ForgeKind, ForgePlace, ForgeRequest, ForgeResponse, ForgeToken, Method, Transport, Unreachable,
};

/// The token that the forge knows.
pub const TOKEN: &str = "t0k3n-of-the-gate";

/// The account of that token, and another.
pub const OWN: u64 = 41;
pub const OTHER: u64 = 7;

/// The commit at the tip of the pull request, the one that tries out the merge, and one of something else.
pub const HEAD: &str = "1111111111111111111111111111111111111111";
pub const MERGE: &str = "2222222222222222222222222222222222222222";
pub const ELSEWHERE: &str = "3333333333333333333333333333333333333333";

/// A fault that answers a request in the place of the forge.
#[derive(Clone)]
pub struct Fault {
    /// The method and the end of the path that it is about.
    pub on: (Method, &'static str),
    /// How many requests it is about.
    pub times: usize,
    pub answer: Result<ForgeResponse, Unreachable>,
}

pub struct Forge {
    /// The commit at the tip of the pull request.
    pub head: String,
    pub comments: RefCell<BTreeMap<u64, Value>>,
    pub inline: RefCell<Vec<Value>>,
    pub reviews: RefCell<Vec<Value>>,
    pub files: RefCell<Vec<Value>>,
    pub statuses: RefCell<Vec<(String, Value)>>,
    /// Requests, in their order: method and path with the query.
    pub log: RefCell<Vec<String>>,
    pub faults: RefCell<Vec<Fault>>,
    /// Whether lists are given whole, whatever page is asked for.
    pub knows_no_pages: bool,
    /// The program whose token it is; none where it is a user's.
    pub program: Option<&'static str>,
    /// Whether the forge tells which program it is.
    pub knows_programs: bool,
}

impl Default for Forge {
    fn default() -> Self {
        Self {
            head: HEAD.to_owned(),
            comments: RefCell::default(),
            inline: RefCell::default(),
            reviews: RefCell::default(),
            files: RefCell::default(),
            statuses: RefCell::default(),
            log: RefCell::default(),
            faults: RefCell::default(),
            knows_no_pages: false,
            program: None,
            knows_programs: true,
        }
    }
}

pub fn answer(status: u16, body: &Value) -> ForgeResponse {
    ForgeResponse { status, headers: Vec::new(), body: body.to_string().into_bytes() }
}

pub fn with_header(mut answer: ForgeResponse, name: &str, value: &str) -> ForgeResponse {
    answer.headers.push((name.to_owned(), value.to_owned()));
    answer
}

impl Forge {
    /// A comment that stands there already.
    pub fn comment(&self, id: u64, author: u64, body: &str) {
        self.comments.borrow_mut().insert(id, json!({ "id": id, "user": user(author), "body": body }));
    }

    pub fn fault(&self, on: (Method, &'static str), times: usize, answer: ForgeResponse) {
        self.faults.borrow_mut().push(Fault { on, times, answer: Ok(answer) });
    }

    /// The bodies of the comments that stand there, by id.
    pub fn bodies(&self) -> Vec<(u64, String)> {
        let body = |comment: &Value| comment["body"].as_str().unwrap().to_owned();
        self.comments.borrow().iter().map(|(id, comment)| (*id, body(comment))).collect()
    }

    /// The requests that wrote something.
    pub fn writes(&self) -> Vec<String> {
        self.log.borrow().iter().filter(|line| !line.starts_with("GET ")).cloned().collect()
    }

    /// The page of a list that is asked for.
    fn page(&self, all: &[Value], query: &BTreeMap<String, String>) -> ForgeResponse {
        let number = |name: &str, other: usize| query.get(name).map_or(other, |value| value.parse().unwrap());
        let (page, size) = (number("page", 1), number("per_page", 30).min(100));
        if self.knows_no_pages {
            return answer(200, &Value::Array(all.to_vec()));
        }
        let items: Vec<Value> = all.iter().skip((page - 1) * size).take(size).cloned().collect();
        let found = answer(200, &Value::Array(items));
        if all.len() <= page * size {
            return found;
        }
        with_header(found, "link", &format!("<https://api.forge.test/x?page={}>; rel=\"next\"", page + 1))
    }

    fn handle(&self, method: Method, path: &str, query: &BTreeMap<String, String>, body: &Value) -> ForgeResponse {
        let rest = path.strip_prefix("/repos/nhn/drift").unwrap_or(path);
        let parts: Vec<&str> = rest.trim_start_matches('/').split('/').collect();
        match (method, parts.as_slice()) {
            (Method::Post, ["graphql"]) if self.knows_programs => {
                answer(200, &json!({ "data": { "viewer": { "login": self.program.unwrap_or("gate") } } }))
            }
            (Method::Get, ["user"]) if self.program.is_some() => {
                answer(403, &json!({ "message": "Resource not accessible by integration" }))
            }
            (Method::Get, ["user"]) => answer(200, &user(OWN)),
            (Method::Get, ["pulls", "7"]) => answer(200, &self.pull_request()),
            (Method::Get, ["pulls"]) => {
                let is_it = query.get("head").is_some_and(|head| head == "kari%3Aorder");
                self.page(&if is_it { vec![self.pull_request()] } else { Vec::new() }, query)
            }
            (Method::Get, ["git", "commits", MERGE]) => {
                answer(200, &json!({ "parents": [{ "sha": ELSEWHERE }, { "sha": self.head }] }))
            }
            (Method::Get, ["git", "commits", "4444444444444444444444444444444444444444"]) => {
                answer(200, &json!({ "parents": [{ "sha": self.head }] }))
            }
            (Method::Get, ["issues", "7", "comments"]) => {
                let all: Vec<Value> = self.comments.borrow().values().cloned().collect();
                self.page(&all, query)
            }
            (Method::Post, ["issues", "7", "comments"]) => {
                let id = self.comments.borrow().keys().last().map_or(1, |last| last + 1);
                let author = self.program.map_or_else(|| user(OWN), program);
                let comment = json!({ "id": id, "user": author, "body": body["body"] });
                self.comments.borrow_mut().insert(id, comment.clone());
                answer(201, &comment)
            }
            (Method::Patch, ["issues", "comments", id]) => {
                let id: u64 = id.parse().unwrap();
                let mut comments = self.comments.borrow_mut();
                let Some(comment) = comments.get_mut(&id) else { return answer(404, &json!({})) };
                comment["body"] = body["body"].clone();
                answer(200, comment)
            }
            (Method::Delete, ["issues", "comments", id]) => {
                let gone = self.comments.borrow_mut().remove(&id.parse().unwrap());
                ForgeResponse { status: if gone.is_some() { 204 } else { 404 }, ..ForgeResponse::default() }
            }
            (Method::Get, ["pulls", "7", "files"]) => self.page(&self.files.borrow(), query),
            (Method::Get, ["pulls", "7", "comments"]) => self.page(&self.inline.borrow(), query),
            (Method::Get, ["pulls", "7", "reviews"]) => self.page(&self.reviews.borrow(), query),
            (Method::Post, ["pulls", "7", "reviews"]) => self.review(body),
            (Method::Get, ["collaborators", login, "permission"]) => {
                answer(200, &json!({ "permission": if *login == "reader" { "read" } else { "write" } }))
            }
            (Method::Post, ["statuses", commit]) => {
                self.statuses.borrow_mut().push(((*commit).to_owned(), body.clone()));
                answer(201, &json!({}))
            }
            _ => answer(404, &json!({ "message": "Not Found" })),
        }
    }

    fn pull_request(&self) -> Value {
        json!({
            "id": 1, "number": 7, "head": { "sha": self.head }, "base": { "ref": "main" }, "user": user(OTHER),
        })
    }

    /// A comment on a line that the difference does not show makes GitHub refuse all of them.
    fn review(&self, body: &Value) -> ForgeResponse {
        assert_eq!((&body["event"], &body["commit_id"]), (&json!("COMMENT"), &json!(self.head)));
        let comments = body["comments"].as_array().unwrap();
        assert!((1..=30).contains(&comments.len()));
        let shown = |comment: &Value| {
            let line = comment["line"].as_u64().unwrap();
            self.files.borrow().iter().any(|file| {
                let lines =
                    file["patch"].as_str().unwrap().lines().filter(|line| !line.starts_with(['-', '@'])).count();
                file["filename"] == comment["path"] && line <= lines as u64
            })
        };
        if !comments.iter().all(shown) {
            return answer(
                422,
                &json!({ "message": "Unprocessable Entity", "errors": ["Line could not be resolved"] }),
            );
        }
        for comment in comments {
            let mut comment = comment.clone();
            comment["id"] = json!(1000 + self.inline.borrow().len());
            comment["user"] = user(OWN);
            self.inline.borrow_mut().push(comment);
        }
        answer(200, &json!({ "id": 1 }))
    }
}

pub fn user(id: u64) -> Value {
    json!({ "id": id, "login": if id == OWN { "gate" } else { "ola" }, "type": "User" })
}

fn program(login: &str) -> Value {
    json!({ "id": 41_898_282, "login": login, "type": "Bot" })
}

impl Transport for Forge {
    fn send(&self, request: &ForgeRequest, token: Option<&ForgeToken>) -> Result<ForgeResponse, Unreachable> {
        let url = request.url.strip_prefix("https://api.forge.test").expect("no other server is asked");
        self.log.borrow_mut().push(format!("{} {url}", request.method.name()));
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let mut faults = self.faults.borrow_mut();
        let is_here =
            |fault: &&mut Fault| fault.times > 0 && fault.on.0 == request.method && path.ends_with(fault.on.1);
        if let Some(fault) = faults.iter_mut().find(is_here) {
            fault.times -= 1;
            return fault.answer.clone();
        }
        drop(faults);
        if token.is_none_or(|token| token.value() != format!("Bearer {TOKEN}")) {
            return Ok(answer(401, &json!({ "message": "Bad credentials" })));
        }
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let query = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let body = request.body.as_ref().map_or(Value::Null, |body| serde_json::from_str(body).unwrap());
        Ok(self.handle(request.method, path, &query, &body))
    }
}

/// The repository at the forge.
pub fn place() -> ForgePlace {
    ForgePlace::new(ForgeKind::Github, "https://forge.test", Some("https://api.forge.test"), "nhn/drift")
}

pub fn token() -> ForgeToken {
    ForgeToken::new("Authorization", "Bearer ", TOKEN)
}

/// A client that waits for nothing.
pub fn client(transport: &dyn Transport) -> Client<'_> {
    Client::new(transport, Some(token()), &|_| {})
}

/// A difference that adds all lines of a text.
pub fn added(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("+{line}")).collect();
    format!("@@ -0,0 +1,{} @@\n{}\n", lines.len(), lines.join("\n"))
}

//! GitHub's own description of its interface in front of the forge in memory: it tells which of our requests it does not allow.
//! `.ci/forges` fetches the description and the program that holds requests against it.

use std::fs::{self, File};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::fake::{TOKEN, added};
use crate::program::{CHANGE, check, forge, repository};
use crate::project::{Answer, answer as run};
use crate::repository::Repository;
use crate::server::Server;

/// What of the description is about our requests; the rest would take minutes to read.
const PATHS: [&str; 12] = [
    "/user",
    "/repos/{owner}/{repo}/pulls",
    "/repos/{owner}/{repo}/pulls/{pull_number}",
    "/repos/{owner}/{repo}/pulls/{pull_number}/files",
    "/repos/{owner}/{repo}/pulls/{pull_number}/comments",
    "/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
    "/repos/{owner}/{repo}/issues/{issue_number}/comments",
    "/repos/{owner}/{repo}/issues/comments/{comment_id}",
    "/repos/{owner}/{repo}/collaborators/{username}/permission",
    "/repos/{owner}/{repo}/git/commits/{commit_sha}",
    "/repos/{owner}/{repo}/statuses/{sha}",
    "/repos/{owner}/{repo}",
];

/// The program in front of a server; it ends with this.
struct Prism {
    url: String,
    log: std::path::PathBuf,
    child: Child,
}

impl Prism {
    fn start(folder: &Path, server: &str) -> Self {
        let named = |name: &str| std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set; see .ci/forges"));
        let description = fs::read(named("VEDTAK_GITHUB_OPENAPI")).unwrap();
        let mut description: Value = serde_json::from_slice(&description).unwrap();
        let paths = description["paths"].as_object_mut().unwrap();
        assert!(PATHS.iter().all(|path| paths.contains_key(*path)), "a path is gone from the description");
        paths.retain(|path, _| PATHS.contains(&path.as_str()));
        let file = folder.join("github.json");
        fs::write(&file, description.to_string()).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let log = folder.join("prism.log");
        let child = Command::new(named("VEDTAK_PRISM"))
            .arg("proxy")
            .arg(&file)
            .args([server, "--host", "127.0.0.1", "--port", &port.to_string()])
            .stdout(File::create(&log).unwrap())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let prism = Self { url: format!("http://127.0.0.1:{port}"), log, child };
        let is_there = || TcpStream::connect(("127.0.0.1", port)).is_ok();
        for _ in 0..600 {
            if is_there() {
                return prism;
            }
            std::thread::sleep(Duration::from_millis(500));
        }
        panic!("the description is not served: {}", fs::read_to_string(&prism.log).unwrap());
    }

    /// What it says against requests so far.
    fn complaints(&self) -> Vec<String> {
        std::thread::sleep(Duration::from_millis(500));
        let log = fs::read_to_string(&self.log).unwrap();
        let against = |line: &&str| line.contains("Violation: request") || line.contains("Route not resolved");
        log.lines().filter(against).map(str::to_owned).collect()
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn vedtak(repository: &Repository, url: &str, arguments: &[&str]) -> Answer {
    let mut command = repository.project.command();
    command.args(arguments);
    command.env("GITHUB_ACTIONS", "true").env("GITHUB_REPOSITORY", "nhn/drift").env("GITHUB_REF", "refs/pull/7/merge");
    command.env("GITHUB_SERVER_URL", url).env("GITHUB_API_URL", url).env("GITHUB_TOKEN", TOKEN);
    run(command.env("GITHUB_RUN_ID", "42"))
}

#[test]
#[ignore = "needs Node.js and packages of npm, which .ci/forges fetches"]
fn github_describes_every_request() {
    let repository = repository();
    let forge = forge(&repository);
    let patch = added(CHANGE);
    forge.files.borrow_mut().push(json!({ "filename": "changes/a.yaml", "patch": patch }));
    forge.reviews.borrow_mut().push(json!({
        "id": 1, "user": { "id": 9, "login": "kari", "type": "User" }, "state": "APPROVED", "body": "",
        "commit_id": repository.git(&["rev-parse", "HEAD"]), "submitted_at": "2026-11-26T10:00:00Z",
    }));
    // Two of ours, so that one is deleted, and one that says something else.
    forge.comment(1, crate::fake::OWN, "<!-- vedtak comment  -->\nold");
    forge.comment(2, crate::fake::OWN, "<!-- vedtak comment  -->\nold");
    let server = Server::start(forge);
    let folder = tempfile::tempdir().unwrap();
    let prism = Prism::start(folder.path(), &server.url);
    // It does complain of what is wrong.
    let planted = prism.url.strip_prefix("http://").unwrap();
    let body = r#"{"text": 1}"#;
    let mut stream = TcpStream::connect(planted).unwrap();
    std::io::Write::write_all(&mut stream, format!("POST /repos/nhn/drift/issues/7/comments HTTP/1.1\r\nhost: {planted}\r\nauthorization: Bearer x\r\ncontent-type: application/json\r\nuser-agent: vedtak/planted\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len()).as_bytes()).unwrap();
    let _ = std::io::Read::read_to_end(&mut stream, &mut Vec::new());
    let planted = prism.complaints();
    assert!(!planted.is_empty(), "{}", fs::read_to_string(&prism.log).unwrap());
    let (_, report) = check(&repository, &[]);
    let report = report.path().join("comment.json");
    let reviews = folder.path().join("reviews.json");
    for (arguments, status) in [
        (vec!["comment", "--review", "--report", report.to_str().unwrap()], 0),
        (vec!["comment", "--report", report.to_str().unwrap()], 0),
        (vec!["evidence", reviews.to_str().unwrap()], 0),
        (vec!["check", "--base", "main", "--head", "HEAD", "--status"], 1),
    ] {
        let answer = vedtak(&repository, &prism.url, &arguments);
        assert_eq!(answer.status, status, "{arguments:?} {answer:?}\n{}", fs::read_to_string(&prism.log).unwrap());
    }
    assert_eq!(prism.complaints(), planted, "{}", fs::read_to_string(&prism.log).unwrap());
    drop(prism);
    let forge = server.stop();
    for wanted in ["PATCH ", "DELETE ", "POST /repos/nhn/drift/pulls/7/reviews", "POST /repos/nhn/drift/statuses/"] {
        assert!(forge.writes().iter().any(|line| line.starts_with(wanted)), "{wanted}: {:?}", forge.writes());
    }
}

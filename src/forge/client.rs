//! What is asked of a forge, asked again where that helps, and what went wrong in words of the forge.

use std::cell::RefCell;
use std::time::Duration;

use serde_json::Value;

use super::address::{Address, encoded};
use super::transport::{ForgeRequest, ForgeResponse, ForgeToken, Method, Transport};

/// How often a request is sent at most.
const TRIES: u32 = 4;

/// The longest that is waited before a request is sent again, and for one request in all.
const LONGEST_WAIT: Duration = Duration::from_mins(1);
const LONGEST_WAIT_IN_ALL: Duration = Duration::from_mins(2);

/// How many redirects on one server are followed.
const MOST_REDIRECTS: u32 = 3;

/// How many entries are asked for at once, and how many pages of them at most.
pub(super) const PAGE: usize = 100;
const MOST_PAGES: usize = 100;

/// How much of the words of a forge is told.
const MOST_OF_WORDS: usize = 300;

/// What kept a request from doing what it was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// The token is not valid (401).
    Unauthorised,
    /// The token may not do it (403), such as that of a run for a fork.
    Forbidden,
    /// There is no such thing, or none that the token may see (404, 410).
    NotFound,
    /// The forge does not take what was sent (another status from 400 on).
    Refused,
    /// Too many requests (429, or 403 that says so), also after waiting.
    Busy,
    /// The forge failed (5xx), also when it was asked again.
    Broken,
    /// The forge cannot be reached, or its answer cannot be read.
    Unreachable,
    /// The forge sends on to another server, to which no token goes.
    Elsewhere,
}

/// A request that did not do what it was for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForgeFailure {
    /// What kind of failure it is.
    pub kind: FailureKind,
    /// The status of HTTP, where there was an answer.
    pub status: Option<u16>,
    /// The method and the path that were asked.
    pub asked: String,
    /// What the forge or the machine said, without the token; may be empty. It is the text of a stranger.
    pub says: String,
}

/// A forge's server, asked in the name of a token.
pub struct Client<'t> {
    transport: &'t dyn Transport,
    token: Option<ForgeToken>,
    /// Waits for so long.
    wait: &'t dyn Fn(Duration),
    /// The requests of a dry run, in which nothing is written.
    dry: Option<RefCell<Vec<ForgeRequest>>>,
}

impl<'t> Client<'t> {
    /// Asks by a transport; `wait` is called before a request is sent again.
    pub fn new(transport: &'t dyn Transport, token: Option<ForgeToken>, wait: &'t dyn Fn(Duration)) -> Self {
        Self { transport, token, wait, dry: None }
    }

    /// The same, which reads but writes nothing, and keeps what it would send.
    #[must_use]
    pub fn dry(self) -> Self {
        Self { dry: Some(RefCell::default()), ..self }
    }

    /// The requests of a dry run, in their order.
    pub fn sent(&self) -> Vec<ForgeRequest> {
        self.dry.as_ref().map(|sent| sent.borrow().clone()).unwrap_or_default()
    }

    /// Asks for JSON.
    pub(super) fn get(&self, url: &str) -> Result<Value, ForgeFailure> {
        self.json(Method::Get, url, None)
    }

    /// Sends JSON, and reads what comes back; null where that is nothing.
    pub(super) fn json(&self, method: Method, url: &str, body: Option<&Value>) -> Result<Value, ForgeFailure> {
        let request = request(method, url, body);
        let answer = self.send(&request)?;
        if answer.body.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_slice(&answer.body).map_err(|error| self.failure(FailureKind::Unreachable, &request, &error))
    }

    /// All entries of a list, page by page; `base` has its query begun. Servers that know no pages give the same entries
    /// again: what `id` knows already ends it.
    pub(super) fn all(&self, base: &str, id: impl Fn(&Value) -> Option<String>) -> Result<Vec<Value>, ForgeFailure> {
        let mut all: Vec<Value> = Vec::new();
        let mut known = std::collections::HashSet::new();
        for page in 1..=MOST_PAGES {
            let request = request(Method::Get, &format!("{base}&page={page}"), None);
            let answer = self.send(&request)?;
            let entries: Vec<Value> = serde_json::from_slice(&answer.body)
                .map_err(|error| self.failure(FailureKind::Unreachable, &request, &error))?;
            let count = entries.len();
            let new: Vec<Value> =
                entries.into_iter().filter(|entry| id(entry).is_some_and(|id| known.insert(id))).collect();
            let is_last = match answer.header("link") {
                Some(link) => !link.contains("rel=\"next\""),
                None => count < PAGE,
            };
            let is_empty = new.is_empty();
            all.extend(new);
            if is_last || is_empty {
                break;
            }
        }
        Ok(all)
    }

    /// Sends a request, again where the forge says when, or where it does no harm.
    fn send(&self, request: &ForgeRequest) -> Result<ForgeResponse, ForgeFailure> {
        if let Some(sent) = &self.dry {
            sent.borrow_mut().push(request.clone());
            if request.method != Method::Get {
                return Ok(ForgeResponse { status: 200, ..ForgeResponse::default() });
            }
        }
        let mut request = request.clone();
        let (mut waited, mut redirects, mut tries) = (Duration::ZERO, 0, 0);
        loop {
            tries += 1;
            let answer = self.exchange(&request);
            // What adds something is sent again only where it was turned away unread.
            let is_repeatable = request.method != Method::Post;
            let (failure, pause) = match answer {
                Ok(answer) if (300..400).contains(&answer.status) && answer.status != 304 => {
                    redirects += 1;
                    request.url = self.onward(&request, &answer, redirects)?;
                    tries -= 1;
                    continue;
                }
                Ok(answer) if answer.status < 400 => return Ok(answer),
                Ok(answer) => {
                    let failure = self.refusal(&request, &answer);
                    let named = pause(&answer);
                    let pause = match failure.kind {
                        FailureKind::Busy => Some(named.unwrap_or(backoff(tries))),
                        FailureKind::Broken if is_repeatable || named.is_some() => {
                            Some(named.unwrap_or(backoff(tries)))
                        }
                        _ => None,
                    };
                    (failure, pause)
                }
                Err(failure) => {
                    let is_worth_it = is_repeatable && failure.kind == FailureKind::Unreachable;
                    (failure, is_worth_it.then(|| backoff(tries)))
                }
            };
            let pause = pause.filter(|pause| {
                tries < TRIES && *pause <= LONGEST_WAIT && waited.saturating_add(*pause) <= LONGEST_WAIT_IN_ALL
            });
            let Some(pause) = pause else { return Err(failure) };
            waited += pause;
            (self.wait)(pause);
        }
    }

    /// One exchange, by a way on which nobody listens.
    fn exchange(&self, request: &ForgeRequest) -> Result<ForgeResponse, ForgeFailure> {
        if !Address::read(&request.url).is_some_and(|address| address.is_safe()) {
            let says = "only https, or http on this machine";
            return Err(self.failure(FailureKind::Unreachable, request, &says));
        }
        let answer = self.transport.send(request, self.token.as_ref());
        answer.map_err(|error| self.failure(FailureKind::Unreachable, request, &error.0))
    }

    /// Where a redirect leads: on the same server only, and only for what is read.
    fn onward(&self, request: &ForgeRequest, answer: &ForgeResponse, count: u32) -> Result<String, ForgeFailure> {
        let to = answer.header("location").unwrap_or_default();
        let elsewhere = || self.failure(FailureKind::Elsewhere, request, &to);
        let here = Address::read(&request.url).ok_or_else(elsewhere)?;
        let url = if to.starts_with('/') && !to.starts_with("//") { here.with_path(to) } else { to.to_owned() };
        let is_here = Address::read(&url).is_some_and(|there| there.is_same_server(&here));
        let is_followed = is_here && count <= MOST_REDIRECTS && request.method == Method::Get;
        if is_followed { Ok(url) } else { Err(elsewhere()) }
    }

    fn refusal(&self, request: &ForgeRequest, answer: &ForgeResponse) -> ForgeFailure {
        let kind = match answer.status {
            401 => FailureKind::Unauthorised,
            403 if is_rate_limited(answer) => FailureKind::Busy,
            403 => FailureKind::Forbidden,
            404 | 410 => FailureKind::NotFound,
            429 => FailureKind::Busy,
            500.. => FailureKind::Broken,
            _ => FailureKind::Refused,
        };
        let mut failure = self.failure(kind, request, &words(&answer.body));
        failure.status = Some(answer.status);
        failure
    }

    fn failure(&self, kind: FailureKind, request: &ForgeRequest, says: &dyn ToString) -> ForgeFailure {
        let path = Address::read(&request.url).map(|address| address.path().to_owned()).unwrap_or_default();
        let clean = |text: &str| self.token.as_ref().map_or_else(|| text.to_owned(), |token| token.scrubbed(text));
        let says: String = clean(&says.to_string()).chars().take(MOST_OF_WORDS).collect();
        ForgeFailure { kind, status: None, asked: clean(&format!("{} {path}", request.method.name())), says }
    }
}

fn request(method: Method, url: &str, body: Option<&Value>) -> ForgeRequest {
    let body = body.map(ToString::to_string);
    ForgeRequest { method, url: url.to_owned(), accept: "application/json", body }
}

/// Whether a forge turned a request away because there were too many, which GitHub says by 403 too.
fn is_rate_limited(answer: &ForgeResponse) -> bool {
    answer.header("retry-after").is_some() || answer.header("x-ratelimit-remaining") == Some("0")
}

/// How long the forge asks to wait.
fn pause(answer: &ForgeResponse) -> Option<Duration> {
    answer.header("retry-after")?.trim().parse().ok().map(Duration::from_secs)
}

/// How long is waited where the forge does not say: one second, then two, then four.
fn backoff(tries: u32) -> Duration {
    Duration::from_secs(1 << tries.saturating_sub(1).min(5))
}

/// What a forge says of an error, in the first field that has words.
fn words(body: &[u8]) -> String {
    let value: Value = serde_json::from_slice(body).unwrap_or_default();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let named = ["message", "error", "error_description"].iter().find_map(|name| value.get(name));
    match named {
        Some(Value::String(words)) => words.clone(),
        Some(other) => text(other).unwrap_or_else(|| other.to_string()),
        None => String::new(),
    }
}

/// A part of a path, encoded.
pub(super) fn part(text: &str) -> String {
    encoded(text, b"-._~")
}

/// A field of JSON as text: a number or a string, the same however a forge writes ids.
pub(super) fn text_at(value: &Value, pointer: &str) -> Option<String> {
    match value.pointer(pointer)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

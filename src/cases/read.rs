//! From a test's text to its cases.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use serde_json::{Map, Value};

use super::{TestFiles, joined, merge_patch};
use crate::calendar::Moment;
use crate::kind::{to_json, unknown};
use crate::language::messages::{cases as say, names};
use crate::language::wording::DOCUMENT;
use crate::language::{Fact, Language, Refusal};
use crate::source::{SourceFile, Span};
use crate::workspace::{History, Review, ToldHistory, Waivers};
use crate::yaml::{Limits, Node, parse_file};

/// A test as it is written; its schema has been held against it.
#[derive(Debug)]
pub(super) struct Test {
    /// The policy that is tested.
    pub policy: String,
    /// The language of expected messages that are one text.
    pub language: Language,
    /// The rules that are tested; all of the policy's where none is named.
    pub rules: Vec<String>,
    clock: DateTime<FixedOffset>,
    parameters: Map<String, Value>,
    registry: Vec<Value>,
    fixtures: Map<String, Value>,
    files: Map<String, Value>,
    /// The cases, each with its place.
    pub cases: Vec<(Written, Span)>,
}

/// A case as it is written.
#[derive(Debug)]
pub(super) struct Written {
    /// What it shows.
    pub title: String,
    /// Whether it is shown to people.
    pub example: bool,
    /// What is expected of each rule.
    pub expect: Map<String, Value>,
    value: Value,
}

/// The path of the document of a case that names no file and no path.
const SUBJECT: &str = "case/document.json";

/// What a case runs on.
#[derive(Debug)]
pub(super) struct Case {
    /// The document that is judged.
    pub document: Value,
    /// The path of its file from the root of the project that the case makes up.
    pub path: String,
    /// The document as the target branch has it; none where it is new there.
    pub base: Option<Value>,
    /// What the history tells of it; none where the case says nothing of that.
    pub history: Option<Arc<ToldHistory>>,
    /// Documents of work beside it.
    pub others: Vec<Value>,
    /// Documents of the registry.
    pub registry: Vec<Value>,
    /// Other files, by their paths, with what they say.
    pub files: Vec<(String, String)>,
    /// Parameters that differ from the policy's.
    pub parameters: Map<String, Value>,
    /// The clock of the case.
    pub clock: DateTime<FixedOffset>,
}

impl Case {
    /// A review of it, with what it says of the history.
    pub(super) fn with_history(&self, mut review: Review) -> Review {
        if let Some(told) = &self.history {
            review.history = History::Told(Arc::clone(told));
        }
        // Nobody signs the made-up waivers of a test.
        review.waivers = Waivers::Unsigned;
        review
    }
}

impl Test {
    /// Reads a test; `None` where it is not as its schema says.
    pub(super) fn read(node: Node<'_>) -> Option<Self> {
        let value = to_json(node);
        let places: Vec<Span> = node.get("cases")?.items().map(Node::span).collect();
        let written = value.get("cases")?.as_array()?.iter().map(Written::read).collect::<Option<Vec<_>>>()?;
        Some(Self {
            policy: text(&value, "policy")?.to_owned(),
            language: text(&value, "language").and_then(Language::parse).unwrap_or(Language::En),
            rules: list(&value, "rules").iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            clock: instant(&value)?,
            parameters: mapping(&value, "parameters"),
            registry: list(&value, "registry"),
            fixtures: mapping(&value, "fixtures"),
            files: mapping(&value, "files"),
            cases: written.into_iter().zip(places).collect(),
        })
    }

    /// What a case runs on.
    ///
    /// # Errors
    /// A fixture or file that there is not, or something that cannot be tested yet.
    pub(super) fn case(&self, written: &Written, sources: &TestFiles<'_>) -> Result<Case, Refusal> {
        let value = &written.value;
        let unread =
            ["introducedBy", "authors"].iter().find(|key| value.get("git").is_some_and(|git| git.get(key).is_some()));
        if let Some(key) = unread {
            return Err(say::NOT_LOOKED_AT.with("key", Fact::code(format!("git.{key}"))).into());
        }
        let others = list(value, "others");
        let others = others.iter().map(|other| self.version(other, sources)).collect::<Result<Vec<_>, _>>()?;
        let mut registry = Vec::new();
        for entry in self.registry.iter().chain(&list(value, "registry")) {
            let documents = match entry.as_str() {
                Some(path) => {
                    let of_file = |document| sources.own.of_file(&joined(sources.folder, path), document);
                    file(path, sources)?.into_iter().map(of_file).collect()
                }
                None => vec![entry.clone()],
            };
            for document in documents {
                registry.retain(|known| !sources.own.is_same(known, &document));
                registry.push(document);
            }
        }
        let mut parameters = self.parameters.clone();
        parameters.extend(mapping(value, "parameters"));
        let clock = instant(value).unwrap_or(self.clock);
        let document = self.version(value, sources)?;
        let base = value.get("base").map(|base| self.version(base, sources)).transpose()?;
        // A case about a document of the registry has its own version of it.
        registry.retain(|known| !sources.own.is_same(known, &document));
        let of_file = text(value, "file").map(|path| joined(sources.folder, path));
        let path = text(value, "path").map(str::to_owned).or(of_file).unwrap_or_else(|| SUBJECT.to_owned());
        let history = value.get("git").map(|git| told(git, &path));
        let file = |(path, text): (&String, &Value)| Some((path.clone(), text.as_str()?.to_owned()));
        let files = self.files.iter().filter_map(file).collect();
        Ok(Case { document, path, base, history, others, registry, files, parameters, clock })
    }

    /// A document: inline, in a file or a fixture, with its patch.
    fn version(&self, value: &Value, sources: &TestFiles<'_>) -> Result<Value, Refusal> {
        let mut document = if let Some(document) = value.get("document") {
            document.clone()
        } else if let Some(name) = text(value, "fixture") {
            self.fixtures
                .get(name)
                .cloned()
                .ok_or_else(|| unknown(names::FIXTURE, name, self.fixtures.keys().map(String::as_str)))?
        } else {
            let path = text(value, "file").unwrap_or_default();
            let mut documents = file(path, sources)?;
            if documents.len() != 1 {
                let count = Fact::Count { n: u64::try_from(documents.len()).unwrap_or(u64::MAX), of: DOCUMENT };
                return Err(say::ONE_DOCUMENT.with("path", Fact::code(path)).with("count", count).into());
            }
            sources.own.of_file(&joined(sources.folder, path), documents.remove(0))
        };
        if let Some(patch) = value.get("patch") {
            merge_patch(&mut document, patch);
        }
        Ok(document)
    }
}

impl Written {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            title: text(value, "title")?.to_owned(),
            example: value.get("example").and_then(Value::as_bool).unwrap_or(false),
            expect: value.get("expect")?.as_object()?.clone(),
            value: value.clone(),
        })
    }
}

/// The documents in a file.
fn file(path: &str, sources: &TestFiles<'_>) -> Result<Vec<Value>, Refusal> {
    let text = (sources.file)(path).ok_or_else(|| say::FILE_MISSING.with("path", Fact::code(path)))?;
    let tree = parse_file(&SourceFile::new(path, text), &Limits::default());
    if !tree.faults().is_empty() {
        return Err(say::FILE_NOT_YAML.with("path", Fact::code(path)).into());
    }
    let documents: Vec<Value> = tree.roots().iter().filter_map(|root| tree.node(root)).map(to_json).collect();
    if documents.iter().any(|document| !document.is_object()) {
        return Err(say::FILE_OF_OTHERS.with("path", Fact::code(path)).into());
    }
    Ok(documents)
}

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_str()
}

fn instant(value: &Value) -> Option<DateTime<FixedOffset>> {
    text(value, "clock")?.parse::<Moment>().ok()?.instant()
}

/// What a case says that Git would.
fn told(git: &Value, path: &str) -> Arc<ToldHistory> {
    let at = |value: &Value| value.as_str()?.parse::<Moment>().ok()?.instant().map(|at| at.to_utc());
    let times = |key: &str| mapping(git, key).into_iter().filter_map(|(of, time)| Some((of, at(&time)?))).collect();
    let announced = git.get("announced").and_then(at);
    Arc::new(ToldHistory { path: path.to_owned(), announced, changed: times("changed"), others: times("others") })
}

fn mapping(value: &Value, key: &str) -> Map<String, Value> {
    value.get(key).and_then(Value::as_object).cloned().unwrap_or_default()
}

fn list(value: &Value, key: &str) -> Vec<Value> {
    value.get(key).and_then(Value::as_array).cloned().unwrap_or_default()
}

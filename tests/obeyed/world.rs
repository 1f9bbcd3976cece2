//! The projects of the policies' test cases, judged as a check would.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde_json::Value;
use vedtak::cases::{OwnSetUp, TestFiles, projects};
use vedtak::check::{Rules, check};
use vedtak::config::{FILE_NAME, read_config};
use vedtak::finding::{Block, Clock, ClockSource, Severity, Status};
use vedtak::language::{Language, Reader};
use vedtak::load::load_as;
use vedtak::policy;
use vedtak::report::tell_finding;
use vedtak::source::{Memory, SourceFile};
use vedtak::standing::standing;
use vedtak::workspace::{KindOf, Review, resolve};

/// A project: documents by the paths of their files, the one of the case first.
#[derive(Debug, Clone)]
pub struct World {
    pub title: String,
    pub files: Vec<(String, Value)>,
    pub configuration: String,
    pub clock: DateTime<FixedOffset>,
}

/// A finding as a reader is told of it.
#[derive(Debug, Clone)]
pub struct Told {
    pub rule: String,
    pub path: String,
    pub pointer: String,
    pub message: String,
    pub help: Option<String>,
    pub blocks: Vec<Block>,
    pub facts: serde_json::Map<String, Value>,
    pub is_error: bool,
    pub status: Status,
}

impl Told {
    /// Whether it is there to be mended.
    pub fn counts(&self) -> bool {
        matches!(self.status, Status::Active | Status::Undecided)
    }

    /// Whether it is about the same as another: the rule, and the place in the document.
    pub fn is_of(&self, other: &Self) -> bool {
        self.rule == other.rule && self.path == other.path && self.pointer == other.pointer
    }
}

/// The projects of all cases of the policy `medusa`. The helps of the others are not held to this yet.
pub fn worlds() -> Vec<World> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let file = |path: &str| std::fs::read_to_string(folder.join(path)).ok();
    let sources = TestFiles { policies: &[], own: &OwnSetUp::default(), folder: "", file: &file };
    let reader = Reader::new(Language::En, NaiveDate::default());
    let mut worlds = Vec::new();
    let mut tests: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    tests.sort();
    let is_of_medusa = |path: &&PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("medusa") && name.ends_with(".test.yaml")
    };
    for test in tests.iter().filter(is_of_medusa) {
        let text = std::fs::read_to_string(test).unwrap();
        for project in projects(&text, &test.to_string_lossy(), &sources, reader) {
            let files = project.files.iter();
            worlds.push(World {
                title: project.title,
                files: files.map(|(path, text)| (path.clone(), serde_json::from_str(text).unwrap())).collect(),
                configuration: project.configuration,
                clock: project.clock,
            });
        }
    }
    worlds
}

type Kinds = Arc<BTreeMap<String, KindOf>>;

/// The kinds with their schemas, which all projects share, and the rules by what they depend on.
static KINDS: LazyLock<Mutex<Option<Kinds>>> = LazyLock::new(Mutex::default);
static RULES: LazyLock<Mutex<BTreeMap<String, Arc<Rules>>>> = LazyLock::new(Mutex::default);

impl World {
    /// What a check says of it in a language.
    pub fn judge(&self, language: Language) -> Vec<Told> {
        let reader = Reader::new(language, self.clock.date_naive());
        let written = Arc::new(SourceFile::new(FILE_NAME, self.configuration.clone()));
        let config = read_config(&written, &reader).unwrap();
        let files = self.files.iter().map(|(path, document)| (path.clone(), document.to_string()));
        let loaded = load_as(&Memory::new(files), config, reader).unwrap();
        let mut workspace = resolve(loaded, Clock { at: self.clock, source: ClockSource::Given }).unwrap();
        workspace.kinds = Arc::clone(KINDS.lock().unwrap().get_or_insert(Arc::clone(&workspace.kinds)));
        let registry: Vec<_> = self.files.iter().filter(|(path, _)| path.starts_with("registry/")).collect();
        let key = format!("{registry:?} {}", self.configuration);
        let review = Review::of(workspace);
        let made = || Rules::of(&review.target, policy::load_for_all(&review.target).unwrap()).unwrap();
        let rules = Arc::clone(RULES.lock().unwrap().entry(key).or_insert_with(|| Arc::new(made())));
        let report = standing(&review, &rules, check(&review, &rules));
        let told = report.findings.iter().map(|counted| {
            let finding = tell_finding(counted, &reader);
            Told {
                rule: finding.rule.id.to_string(),
                path: review.file(finding.primary.file).path.clone(),
                pointer: finding.pointer,
                message: finding.message,
                help: finding.help,
                blocks: finding.blocks,
                facts: finding.facts,
                is_error: finding.severity == Severity::Error,
                status: finding.status,
            }
        });
        told.collect()
    }

    pub fn document(&self, path: &str) -> Option<&Value> {
        self.files.iter().find(|(known, _)| known == path).map(|(_, document)| document)
    }

    /// The file of a document.
    pub fn path_of(&self, kind: &str, id: &str) -> Option<String> {
        let same = |document: &Value| document["kind"] == kind && document["id"] == id;
        self.files.iter().find(|(_, document)| same(document)).map(|(path, _)| path.clone())
    }

    pub fn document_mut(&mut self, path: &str) -> Option<&mut Value> {
        self.files.iter_mut().find(|(known, _)| known == path).map(|(_, document)| document)
    }
}

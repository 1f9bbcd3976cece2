//! The project that a case makes up, for those who want to go on from it.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::TestFiles;
use super::read::Test;
use super::run::{configuration, files, written};
use crate::kind::name;
use crate::language::Reader;
use crate::source::SourceFile;

/// The project that a case makes up.
#[derive(Debug, Clone)]
pub struct CaseProject {
    /// The title of the case.
    pub title: String,
    /// Its files by path, each a document as JSON; that of the case comes first.
    pub files: Vec<(String, String)>,
    /// Its `vedtak.yaml`.
    pub configuration: String,
    /// Its clock.
    pub clock: DateTime<FixedOffset>,
}

/// The projects of all cases in a text of tests; what cannot be run, which running the tests tells of, is left out.
pub fn projects(text: &str, path: &str, sources: &TestFiles<'_>, reader: Reader) -> Vec<CaseProject> {
    let Ok(tests) = written(&Arc::new(SourceFile::new(path, text)), reader) else { return Vec::new() };
    let documents = tests.documents().iter().filter(|document| document.kind.as_deref() == Some(name::POLICY_TEST));
    let mut projects = Vec::new();
    for test in documents.filter_map(|document| Test::read(tests.node(document)?)) {
        for (written, _) in &test.cases {
            let Ok(case) = test.case(written, sources) else { continue };
            projects.push(CaseProject {
                title: written.title.clone(),
                files: files(&case, sources),
                configuration: configuration(&test, &case, sources),
                clock: case.clock,
            });
        }
    }
    projects
}

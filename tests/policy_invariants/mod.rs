//! What holds for any text whatever that is taken for a policy. The fuzz target checks the same.

use std::sync::Arc;

use chrono::DateTime;
use vedtak::check::{Rules, check as judge};
use vedtak::config::read_config;
use vedtak::finding::{Clock, ClockSource, Errors};
use vedtak::language::{Language, Reader};
use vedtak::load::load_as;
use vedtak::policy;
use vedtak::report::tell;
use vedtak::source::{Memory, SourceFile};
use vedtak::standing::standing;
use vedtak::workspace::{Review, resolve};

/// Kinds of the project's own, so that a policy governs them without a service.
const CONFIG: &str =
    "policies: [policies/own.yaml]\ndocuments:\n  - {paths: ['work/*'], kind: Change, schema: change.json}\n";

/// What is known of such a document; it may have other fields.
const SCHEMA: &str = r#"{"type": "object", "additionalProperties": {}, "properties": {
    "id": {"type": "string"}, "title": {"type": "string"}, "size": {"type": "integer"},
    "startsAt": {"type": "string", "format": "vedtak-time"}, "endsAt": {"type": "string", "format": "vedtak-time"},
    "plan": {"type": "object", "properties": {"start": {"type": "string", "format": "vedtak-time"}, "end": {"type": "string", "format": "vedtak-time"}}},
    "steps": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}}}}}}"#;

/// Documents that are judged by what could be loaded.
const DOCUMENTS: &str = "{id: a, title: A, size: 3, startsAt: 2026-11-26T10:00+01:00, endsAt: 2026-11-27, steps: [{name: one}, {name: two}]}\n---\n{id: b}\n";

/// Loads the text as a policy and judges by it. Whatever it is, it is loaded, or refused with errors that each have words
/// and lie in a file; what is loaded judges every document, and all that it finds can be told. True where it is loaded.
///
/// # Panics
/// If that is not so.
pub fn check(text: &str) -> bool {
    let at = DateTime::from_timestamp(1_795_690_800, 0).expect("a time").fixed_offset();
    let reader = Reader::new(Language::En, at.date_naive());
    match load(text, reader, Clock { at, source: ClockSource::Given }) {
        Ok((review, rules)) => {
            let report = standing(&review, &rules, judge(&review, &rules));
            for language in Language::ALL {
                let told = tell(&report, &Reader::new(language, at.date_naive()));
                assert!(told.findings.iter().all(|found| !found.message.is_empty()), "{text}");
            }
            true
        }
        Err(errors) => {
            assert!(!errors.0.is_empty(), "{text}");
            for error in &errors.0 {
                assert!(!error.message.is_empty(), "{text}");
                if let Some((file, span, _)) = &error.place {
                    assert!(file.text.get(span.range()).is_some(), "{}: {span:?}\n{text}", error.message);
                }
            }
            false
        }
    }
}

fn load(text: &str, reader: Reader, clock: Clock) -> Result<(Review, Rules), Errors> {
    let files = Memory::new([("change.json", SCHEMA), ("work/a.yaml", DOCUMENTS), ("policies/own.yaml", text)]);
    let config = read_config(&Arc::new(SourceFile::new("vedtak.yaml", CONFIG)), &reader)?;
    let workspace = resolve(load_as(&files, config, reader)?, clock)?;
    let review = Review::of(workspace);
    let policies = policy::load_for(&review)?;
    let rules = Rules::of(&review.target, policies)?;
    Ok((review, rules))
}

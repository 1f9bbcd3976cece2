//! What is said of a run and belongs to no finding: what was left out, and what the project sets otherwise. For formats
//! that have nothing but findings.

use super::words;
use super::{Told, View};
use crate::config::FILE_NAME;
use crate::finding::{Fingerprint, Fingerprints, SkippedThing};
use crate::source::{FileId, Sources, Span};

/// One such remark; it never gates.
pub(super) struct Remark {
    /// Its code, which stands where a finding has the id of its rule.
    pub(super) code: &'static str,
    /// The remark in the reader's language.
    pub(super) text: String,
    /// The path of the file or folder, from the top of the repository.
    pub(super) path: String,
    /// The place in that file, where it has one.
    pub(super) place: Option<(FileId, Span)>,
    /// Changes when the remark does, and differs from that of any finding.
    pub(super) fingerprint: Fingerprint,
}

/// Every remark on a run, in the order of the report. Rules that are not evaluated are not among them.
pub(super) fn remarks(report: &Told, sources: &Sources, view: &View) -> Vec<Remark> {
    let mut fingerprints = Fingerprints::default();
    let mut remark = |code: &'static str, text: String, path: &str, what: &str, place: Option<(FileId, Span)>| {
        let fingerprint = fingerprints.next(|ordinal| Fingerprint::of("", code, None, path, what, ordinal));
        Remark { code, text, path: format!("{}{path}", view.within), place, fingerprint }
    };
    let mut remarks = Vec::new();
    for skipped in report.summary.skipped.iter().filter(|skipped| skipped.of != SkippedThing::Rule) {
        let path = if skipped.what.is_empty() { "." } else { &skipped.what };
        remarks.push(remark("not-evaluated", words::skipped(skipped, view), path, "", None));
    }
    for (own, text) in report.summary.overrides.iter().zip(words::overrides(report, view)) {
        let path = own.place.map_or(FILE_NAME, |(file, _)| sources.file(file).path.as_str());
        remarks.push(remark("override", text, path, &own.to_string(), own.place));
    }
    remarks
}

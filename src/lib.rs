//! `vedtak`: a declarative policy-as-code gate for change management in Git.
//!
//! The line of a check is straight: load, parse, resolve, check, standing, report. ARCHITECTURE.md has the map.
//!
//! Without the feature `terminal` (the command line) the library takes documents in memory and gives a report:
//!
//! ```
//! use vedtak::finding::{Clock, ClockSource};
//! use vedtak::language::{Language, Reader};
//! use vedtak::load::load_files;
//! use vedtak::report::{Reporter, View, tell};
//! use vedtak::source::Memory;
//! use vedtak::standing::gate;
//! use vedtak::workspace::{Review, resolve};
//!
//! let at = chrono::DateTime::parse_from_rfc3339("2026-11-26T12:00:00+01:00").unwrap();
//! let reader = Reader::new(Language::Sv, at.date_naive());
//! let files = Memory::new([("changes/a.yaml", "kind: ChangeReqest\nid: CHG-1\n")]);
//! let loaded = load_files(&files, reader, true).unwrap();
//! let review = Review::of(resolve(loaded, Clock { at, source: ClockSource::Given }).unwrap());
//! let report = gate(&review).unwrap();
//! assert_eq!(report.findings[0].judgement.rule.id, "unknown-kind");
//!
//! let mut json = Vec::new();
//! let write = Reporter::find("json").unwrap().write;
//! write(&tell(&report, &reader), &review.sources, &View::new(reader, false), &mut json).unwrap();
//! assert!(json.starts_with(b"{"));
//! ```

pub mod source;
pub mod language;
pub mod finding;
pub mod yaml;
#[cfg(feature = "git")]
pub mod git;
pub mod calendar;
pub mod kind;
pub mod expression;
pub mod config;
pub mod load;
pub mod workspace;
pub mod registry;
pub mod approval;
pub mod policy;
pub mod rules;
pub mod check;
pub mod standing;
pub mod report;
pub mod cases;
pub mod analyse;
pub mod explain;
pub mod measure;
pub mod plan;
pub mod verdict;
#[cfg(feature = "forge")]
pub mod forge;
#[cfg(feature = "terminal")]
pub mod cli;

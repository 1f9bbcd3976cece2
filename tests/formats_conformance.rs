//! Every output format against what its readers accept: snapshots of the same reports in all formats, the readers' own
//! rules as assertions, and text of strangers in all of them. Each validator is first seen to reject something bad.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "formats/commands.rs"]
mod commands;
#[path = "formats/forges.rs"]
mod forges;
#[path = "formats/junit.rs"]
mod junit;
#[path = "formats/pages.rs"]
mod pages;
mod project;
#[path = "formats/reports.rs"]
mod reports;
#[path = "formats/runners.rs"]
mod runners;
#[path = "formats/sarif.rs"]
mod sarif;
#[path = "formats/scale.rs"]
mod scale;
#[path = "formats/snapshots.rs"]
mod snapshots;
#[path = "formats/told.rs"]
mod told;
#[path = "formats/xml.rs"]
mod xml;

//! `vedtak`: a declarative policy-as-code gate for change management in Git.
//!
//! The line of a check is straight: load, parse, resolve, check, report. ARCHITECTURE.md has the map.

pub mod source;
pub mod finding;
pub mod language;
pub mod yaml;
pub mod kind;
pub mod calendar;
pub mod expression;
pub mod config;
pub mod load;
pub mod workspace;
pub mod policy;
pub mod rules;
pub mod check;
pub mod cases;
pub mod report;
pub mod explain;
pub mod cli;

//! Forges: the one comment, comments on lines, and what goes wrong on the way, against a forge in memory; and the program
//! against one on this machine.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod described;
mod fake;
mod others;
mod program;
#[path = "../project/mod.rs"]
mod project;
#[path = "../repository/mod.rs"]
mod repository;
mod reviews;
mod server;
mod status;
mod upserting;

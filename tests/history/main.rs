//! What the history of the target tells: since when it has had a document as it is, and what claims to know better.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod announced;
mod attacks;
mod changed;
mod examples;
#[path = "../project/mod.rs"]
mod project;
#[path = "../repository/mod.rs"]
mod repository;
mod second_opinion;
mod story;

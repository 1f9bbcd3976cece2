//! Checking a change of a repository: what is trusted is the target's, what is judged is what the target would be.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod affected;
mod afterwards;
mod approvals;
mod authors;
mod caps;
mod committed;
mod kept;
mod listing;
mod merging;
mod places;
mod policy_changed;
mod revoked;
#[path = "../project/mod.rs"]
mod project;
#[path = "../repository/mod.rs"]
mod repository;
#[path = "../signing/mod.rs"]
mod signing;
mod targets;
mod trusted;
mod twins;

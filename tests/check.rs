//! `vedtak check` as its users use it: the program itself, in projects on disk.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "check/alternatives.rs"]
mod alternatives;
#[path = "check/dialects.rs"]
mod dialects;
#[path = "check/answered.rs"]
mod answered;
#[path = "check/backdated.rs"]
mod backdated;
#[path = "check/blocks.rs"]
mod blocks;
#[path = "check/broken.rs"]
mod broken;
#[path = "check/clauses.rs"]
mod clauses;
#[path = "check/confused.rs"]
mod confused;
#[path = "check/contradictions.rs"]
mod contradictions;
#[cfg(unix)]
#[path = "check/destinations.rs"]
mod destinations;
#[path = "check/documents.rs"]
mod documents;
#[path = "check/drafts.rs"]
mod drafts;
#[path = "check/due.rs"]
mod due;
#[path = "check/environments.rs"]
mod environments;
#[path = "check/faults.rs"]
mod faults;
#[path = "check/filled.rs"]
mod filled;
#[path = "check/foreign.rs"]
mod foreign;
#[path = "check/heavy.rs"]
mod heavy;
#[path = "check/ids.rs"]
mod ids;
#[path = "check/in_force.rs"]
mod in_force;
#[path = "check/keywords.rs"]
mod keywords;
#[path = "check/left_out.rs"]
mod left_out;
#[path = "check/looked_at.rs"]
mod looked_at;
#[path = "check/marks.rs"]
mod marks;
#[path = "check/not_read.rs"]
mod not_read;
#[path = "check/misplaced.rs"]
mod misplaced;
#[path = "check/numbers.rs"]
mod numbers;
#[path = "check/output.rs"]
mod output;
mod project;
#[path = "check/personal_numbers.rs"]
mod personal_numbers;
#[path = "check/repositories.rs"]
mod repositories;
#[path = "check/roots.rs"]
mod roots;
#[path = "check/schema_files.rs"]
mod schema_files;
#[path = "check/set_aside.rs"]
mod set_aside;
#[path = "check/severity.rs"]
mod severity;
#[path = "check/situations.rs"]
mod situations;
#[path = "check/standard_changes.rs"]
mod standard_changes;
#[cfg(unix)]
#[path = "check/streams.rs"]
mod streams;
#[path = "check/overrides.rs"]
mod overrides;
#[path = "check/pins.rs"]
mod pins;
#[path = "check/projects.rs"]
mod projects;
#[path = "check/unmatched.rs"]
mod unmatched;
#[path = "check/stumbled.rs"]
mod stumbled;
#[path = "check/twins.rs"]
mod twins;
#[path = "check/told.rs"]
mod told;

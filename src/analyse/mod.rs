//! What policies can never do, alone or together: proved by asking the rules themselves about every document that they can
//! tell apart.
//!
//! Nearly all conditions use enumerations, truth values, presence and membership. For a field that a rule looks at there
//! are so few values that the rule can tell apart that all of them are tried ([`domain`]); the answers are those of the
//! judge that checks and tests use ([`bench`]). Where a rule looks at more (other documents, free text, the clock),
//! nothing is claimed, and the report says so.

mod bench;
mod case;
mod clash;
mod dead;
mod difference;
mod domain;
mod filler;
mod insight;
mod spot;
mod survey;
mod uncovered;

pub use insight::{Analysis, InputValue, Inputs, Insight, OpenQuestion, Proof, Witness};

use std::collections::BTreeSet;
use std::sync::atomic::AtomicUsize;

use bench::Bench;
use clash::clashes;
use dead::dead;
use difference::differences;
use spot::{Asked, asked};
use uncovered::uncovered;

use crate::config::Level;
use crate::finding::{Clock, Errors};
use crate::policy::Policies;
use crate::workspace::Workspace;

/// The most documents that one analysis asks about; what is left then is not decided.
const MOST_DOCUMENTS: usize = 60_000;

/// What is analysed.
#[derive(Clone, Copy)]
pub struct Analysed<'s> {
    /// The project, with its kinds and its configuration.
    pub project: &'s Workspace,
    /// Its policies, and what its schemas say that fields mean for each other.
    pub policies: &'s Policies,
    /// The ids of the policies that are asked; all where none is named.
    pub only: &'s [String],
    /// Other versions of some of the policies, which those in force are compared with.
    pub against: Option<&'s Policies>,
    /// What rules take for now.
    pub clock: Clock,
}

/// Asks policies about every document that they can tell apart.
///
/// # Errors
/// Documents that could not be made up, which is a fault of this program.
pub fn analyse(subject: Analysed<'_>) -> Result<Analysis, Errors> {
    let Analysed { project, policies, .. } = subject;
    let ids = policies.packs.iter().map(|pack| pack.id.clone()).collect();
    let left = AtomicUsize::new(MOST_DOCUMENTS);
    let bench = Bench { project, policies, ids, clock: subject.clock.at, reader: project.reader, left };
    let is_off = |id: &str| project.config.severity.get(id).is_some_and(|(level, _)| *level == Level::Off);
    let mut analysis = Analysis::default();
    let packs = policies.packs.iter().filter(|pack| subject.only.is_empty() || subject.only.contains(&pack.id));
    let all: Vec<Asked<'_>> = packs.flat_map(|pack| asked(pack, &is_off)).collect();
    for one in &all {
        dead(one, &bench, &mut analysis)?;
    }
    clashes(&all, &bench, &mut analysis)?;
    let kinds: BTreeSet<&str> = all.iter().flat_map(|asked| &asked.rule.kinds).map(String::as_str).collect();
    for kind in kinds {
        uncovered(&all, kind, &bench, &mut analysis)?;
    }
    if let Some(old) = subject.against {
        let before: Vec<Asked<'_>> = old.packs.iter().flat_map(|pack| asked(pack, &is_off)).collect();
        let is_compared = |one: &Asked<'_>| old.packs.iter().any(|pack| pack.id == one.pack.id);
        let after: Vec<Asked<'_>> = all.into_iter().filter(is_compared).collect();
        differences((&before, old), &after, &bench, &mut analysis)?;
    }
    Ok(analysis)
}

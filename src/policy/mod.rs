//! Policies: rules in YAML, compiled when they are loaded, judged over documents.
//!
//! Every mistake in a policy is an error with its place; what fails while a rule runs leaves that rule undecided on
//! that document, which is never a pass.

mod allowance;
mod alternatives;
mod announced;
mod answer;
mod argument;
mod belonging;
mod block;
mod by_side;
mod calendars;
mod case;
mod check;
mod checks;
mod claims;
mod clause;
mod compile;
mod condition;
mod decisive;
mod declared;
mod due;
mod edit;
mod effective;
mod facts;
mod figure;
mod holders;
mod host;
mod implied;
mod in_force;
mod judge;
mod known_roles;
mod label;
mod lives;
mod load;
mod located;
mod lockdown;
mod mandate;
mod measured;
mod measuring;
mod message;
mod missing;
mod narrowed;
mod outcome;
mod owner;
mod pack;
mod packs;
mod parameter;
mod part;
mod part_measured;
mod path;
mod point;
mod person;
mod placeholder;
mod reach;
mod reason;
mod remedy;
mod scans;
mod slot;
mod stages;
mod stricter;
mod timeline;
mod trace;
mod trace_part;
mod typed_documents;
mod waiver;
mod well_formed;
mod world;

pub use announced::since_claimed;
pub use by_side::BySide;
pub use case::Case;
pub use checks::{CHECKS, role_fact, why_uncounted};
pub use claims::{Claim, Claims, Unclear};
pub(crate) use clause::split_clause;
pub use compile::CheckKind;
pub use facts::{field_of, moment_fact, period_fact};
pub use figure::{Bound, Figure, FigureKind, Quantity, Ratio, Way};
pub use implied::{contradictions, owed};
pub use in_force::{Absent, absent};
pub use judge::{
    Expressions, Judged, RuleOutcome, cannot_be_judged, governs_something, judge, met, not_applying, reach, trace,
};
pub use known_roles::{known_roles, roles_asked_for, roles_listed};
pub use lives::Since;
pub use load::{load, load_for, load_for_all, load_instead, load_part};
pub use located::Located;
pub use lockdown::{Lockdown, NoStop, Progress, Stop, StoppedWork};
pub use mandate::{Mandate, MandateGiven, NotGiven};
pub use measured::{
    Asking, Contribution, FalsePart, LeftOut, MeasureInput, MeasureTerms, Measured, Measurement, PeriodVerdict,
    UncountedInput, When,
};
pub use measuring::{MeasureOf, measure};
pub use owner::{Owner, WaiverLimits};
pub use pack::{Pack, Policies, PolicyRule, RuleBody, RuleCheck};
pub use packs::{PACKS, ShippedPack};
pub use parameter::{Naming, Parameter, ParameterType, ParameterValue, Parameters, Stricter, amount_fact};
pub use person::person_of;
pub use point::Point;
pub use stages::{Stage, is_postponed, stages};
pub use timeline::Timeline;
pub use trace::{ExpressionRole, TracedExpression, TracedStep};
pub use typed_documents::{TypedDocuments, Values};
pub use waiver::{ApprovedWaiver, Ending, Grant, Lapse, MOST_DOCUMENTS, end_of_work, grants, grants_of, reads};
pub use world::World;

//! What stands against relying on a verdict.

use chrono::{DateTime, Utc};

use super::Statement;
use crate::approval::{BadSignature, GateFault, SKEW, SignatureFault, Uncounted};
use crate::calendar::Zone;
use crate::language::messages::verdicts as say;
use crate::language::{Fact, Phrase, Sentence};
use crate::policy::{moment_fact, person_of, why_uncounted};
use crate::registry::Registry;

/// What whoever relies on a verdict expects of it.
#[derive(Debug, Clone, Copy)]
pub struct Expectation<'e> {
    /// The repository that it must be of; none where the project names none.
    pub repository: Option<&'e str>,
    /// The branch that it must be for.
    pub target: Option<&'e str>,
    /// The commit that it must be of.
    pub commit: Option<&'e str>,
    /// The moment at which it is relied on.
    pub now: DateTime<Utc>,
    /// The zone in which moments are told.
    pub zone: Zone,
}

/// What is known of a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignatureSeen {
    /// There is none.
    Absent,
    /// It does not count.
    Faulty(GateFault),
}

/// Something that stands against relying on a verdict: a word for machines, and a sentence.
#[derive(Debug, Clone)]
pub struct StatementProblem {
    /// A word that stays.
    pub code: &'static str,
    /// What is so, and what is required.
    pub says: Sentence,
}

fn problem(code: &'static str, says: impl Into<Sentence>) -> StatementProblem {
    StatementProblem { code, says: says.into() }
}

/// All that stands against relying on what a verdict says, its signature aside, in the order in which it is told.
pub fn problems(statement: &Statement, expected: &Expectation<'_>) -> Vec<StatementProblem> {
    let mut found = Vec::new();
    found.extend(of_repository(statement, expected));
    found.extend(of_revisions(statement, expected));
    if !statement.is_of_target {
        found.push(problem("untrusted-policies", say::UNTRUSTED));
    }
    if !statement.is_whole {
        found.push(problem("partial-scope", say::PARTIAL));
    }
    if statement.clock_source != "system" {
        found.push(problem("other-clock", say::OTHER_CLOCK));
    }
    let told = |at: DateTime<Utc>| Fact::Time(at.with_timezone(&expected.zone.offset(at)).into());
    if statement.at.to_utc() > expected.now + SKEW {
        found.push(problem("ahead", say::AHEAD.with("at", told(statement.at.to_utc()))));
    }
    if let Some(until) = statement.valid_until.map(|until| until.to_utc()).filter(|until| *until <= expected.now) {
        found.push(problem("out-of-date", say::OUT_OF_DATE.with("until", told(until))));
    }
    if statement.counts.documents == 0 {
        found.push(problem("nothing-judged", say::NOTHING));
    } else if !statement.complies() {
        found.push(problem("not-compliant", say::NOT_COMPLIANT));
    }
    found
}

fn of_repository(statement: &Statement, expected: &Expectation<'_>) -> Option<StatementProblem> {
    let code = |name: Option<&str>| name.map_or_else(|| Fact::text(""), Fact::code);
    match (statement.repository.as_deref(), expected.repository) {
        (_, None) => Some(problem("no-repository", say::HERE_NO_REPOSITORY)),
        (Some(own), Some(wanted)) if own == wanted => None,
        (own, wanted) => {
            Some(problem("other-repository", say::OTHER_REPOSITORY.with("own", code(own)).with("wanted", code(wanted))))
        }
    }
}

fn of_revisions(statement: &Statement, expected: &Expectation<'_>) -> Vec<StatementProblem> {
    let code = |name: Option<&str>| name.map_or_else(|| Fact::text(""), Fact::code);
    let differs = |name: &'static str, phrase: Phrase, own: Option<&str>, wanted: Option<&str>| {
        let wanted = wanted.filter(|wanted| own.is_none_or(|own| !own.eq_ignore_ascii_case(wanted)))?;
        Some(problem(name, phrase.with("own", code(own)).with("wanted", Fact::code(wanted))))
    };
    // Names of branches differ by case.
    let target = expected.target.filter(|wanted| statement.target.as_deref() != Some(wanted));
    let target = target.map(|wanted| {
        let says = say::OTHER_TARGET.with("own", code(statement.target.as_deref())).with("wanted", Fact::code(wanted));
        problem("other-target", says)
    });
    let commit = differs("other-commit", say::OTHER_COMMIT, statement.commit.as_deref(), expected.commit);
    target.into_iter().chain(commit).collect()
}

/// What stands against relying on a signature.
pub fn signature_problem(signature: &SignatureSeen, zone: Zone, registry: &Registry<'_>) -> StatementProblem {
    let fault = match signature {
        SignatureSeen::Absent => return problem("unsigned", say::UNSIGNED),
        SignatureSeen::Faulty(fault) => fault,
    };
    let who = |id: &String| person_of(registry, id);
    let at = |phrase: Phrase, id: &String, moment| phrase.with("who", who(id)).with("at", moment_fact(moment, zone));
    match fault {
        GateFault::NoGate(id) => problem("no-gate", say::NO_GATE.with("who", who(id))),
        GateFault::Unreliable(id) => problem("unreliable-person", say::UNRELIABLE.with("who", who(id))),
        GateFault::NotYet(id, from) => problem("no-gate", at(say::PERSON_NOT_YET, id, from)),
        GateFault::Ended(id, to) => problem("no-gate", at(say::PERSON_ENDED, id, to)),
        GateFault::Signature(fault) => match fault {
            SignatureFault::UnknownKey => problem("unknown-key", say::UNKNOWN_KEY),
            SignatureFault::Bad(BadSignature::OfSomethingElse) => problem("bad-signature", say::OF_SOMETHING_ELSE),
            SignatureFault::Bad(BadSignature::Certificate) => problem("bad-signature", say::CERTIFICATE),
            SignatureFault::Bad(BadSignature::Algorithm(name)) => {
                problem("bad-signature", say::ALGORITHM.with("name", Fact::code(name)))
            }
            SignatureFault::Bad(BadSignature::Namespace(name)) => {
                problem("bad-signature", say::NAMESPACE.with("name", Fact::code(name)))
            }
            other => {
                let code = match other {
                    SignatureFault::Bad(_) | SignatureFault::UserNotVerified => "bad-signature",
                    _ => "key-not-valid",
                };
                let uncounted = Uncounted::Signature(other.clone());
                let why = why_uncounted("", &uncounted, Fact::text(""), zone, registry);
                problem(code, say::FAULTY.with("why", Fact::said(why)))
            }
        },
    }
}

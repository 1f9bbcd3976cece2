//! `waiver`: a waiver is of rules and documents that exist, is approved by who owns the rules, and lasts no longer than it may.

use super::rule::{Look, Rule};
use crate::calendar::Zone;
use crate::finding::{Judgement, Lowering, Open, RuleInfo, Ruling, Severity, Weight};
use crate::kind::name;
use crate::language::messages::rules as title;
use crate::language::messages::waivers as say;
use crate::language::{Decimal, Fact, Phrase, Saying};
use crate::policy::{Grant, Lapse, MOST_DOCUMENTS, Policies, World, amount_fact, grants_of, moment_fact};
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("waiver", Severity::Error, title::WAIVER, page!("waiver.md")).lowering(Lowering::Refused),
    look: Look::InForce(check),
};

fn check<'w>(world: &'w World<'w>, policies: &'w Policies, judgements: &mut Vec<Judgement>) {
    let review = world.review;
    let waivers = review.documents().iter().filter(|document| document.kind.as_deref() == Some(name::WAIVER));
    for waiver in waivers.filter_map(|document| world.located(document)) {
        let grants = grants_of(world, policies, &waiver);
        // What has ended asks for nothing any more, unless its rule is still broken.
        let open = grants.iter().filter(|grant| !grant.has_ended(review.clock.at.to_utc()));
        let mut told: Vec<(String, Phrase, String)> = Vec::new();
        for (grant, lapse) in open.filter_map(|grant| Some((grant, grant.worth.as_ref().err()?))) {
            let Some(((pointer, span), message, help)) = told_of(grant, lapse) else { continue };
            // A fault of a rule is told once, not for each of the documents; one of a document not for each of the rules.
            let one = (pointer.clone(), message, owner_of(grant));
            if !told.contains(&one) {
                told.push(one);
                judgements.push(judgement(policies, grant, lapse, (&pointer, span), (message, help)));
            }
        }
    }
}

/// Who has to approve it, for comparison alone.
fn owner_of(grant: &Grant) -> String {
    let part = |name: &str| grant.facts.get(name).map(Fact::to_json);
    format!("{:?} {:?}", part("owner"), part("area"))
}

/// Where the fault of a waiver that does not count is told, and in which words; `None` of what is told elsewhere or is none.
fn told_of(grant: &Grant, lapse: &Lapse) -> Option<((String, Span), Phrase, Phrase)> {
    let (rule, document, end) = (grant.rule_place(), grant.document_place(), grant.end_place());
    Some(match lapse {
        Lapse::Faulty | Lapse::Expired(_) | Lapse::ApprovedLate | Lapse::Changed => return None,
        Lapse::Rejected(_) => (grant.approvals_place(), say::REJECTED, say::REJECTED_HELP),
        Lapse::Unsubmitted(_) => (grant.approvals_place(), say::UNSUBMITTED, say::UNSUBMITTED_HELP),
        Lapse::NoEnd => (end, say::NO_END, say::NO_END_HELP),
        Lapse::DigestOfPattern => (document, say::DIGEST_OF_PATTERN, say::DIGEST_OF_PATTERN_HELP),
        Lapse::NoRule(_) if Rule::find(&grant.rule).is_some() => (rule, say::NOT_WAIVABLE, say::NOT_WAIVABLE_HELP),
        Lapse::NoRule(_) => (rule, say::NO_RULE, say::NO_RULE_HELP),
        Lapse::NotWaivable => (rule, say::NOT_WAIVABLE, say::NOT_WAIVABLE_HELP),
        Lapse::NoOwner(_) => (rule, say::NO_OWNER, say::NO_OWNER_HELP),
        Lapse::Orphaned(_) => (document, say::ORPHANED, say::ORPHANED_HELP),
        Lapse::Pattern(_) => (document, say::PATTERN, say::PATTERN_HELP),
        Lapse::TooMany(_) => (document, say::TOO_MANY, say::PATTERN_HELP),
        Lapse::NoDigest => (document, say::NO_DIGEST, say::DIGEST_HELP),
        Lapse::Undigested => (document, say::UNDIGESTED, say::UNDIGESTED_HELP),
        Lapse::LeavesOut(_) => (document, say::LEAVES_OUT, say::DIGEST_HELP),
        Lapse::Moved(_) => (end, say::MOVED, say::MOVED_HELP),
        Lapse::TooLong(..) => (end, say::TOO_LONG, say::TOO_LONG_HELP),
        Lapse::Unapproved { uncounted: None, .. } => (grant.approvals_place(), say::UNAPPROVED, say::UNAPPROVED_HELP),
        Lapse::Unapproved { .. } => (grant.approvals_place(), say::UNCOUNTED, say::UNAPPROVED_HELP),
    })
}

fn judgement(
    policies: &Policies,
    grant: &Grant,
    lapse: &Lapse,
    (pointer, span): (&str, Span),
    (message, help): (Phrase, Phrase),
) -> Judgement {
    let mut facts = grant.facts.clone();
    let zone = grant.end.map_or(Zone::UTC, |end| end.zone);
    let number = |count: usize| Fact::number(Decimal::from(u64::try_from(count).unwrap_or(u64::MAX)));
    match lapse {
        Lapse::NoRule(Some(nearest)) | Lapse::Orphaned(Some(nearest)) => {
            facts.insert("nearest", Fact::code(nearest));
        }
        Lapse::NoOwner(policy) | Lapse::Pattern(policy) => {
            facts.insert("policy", Fact::code(policy));
        }
        Lapse::TooMany(count) => {
            facts.insert("count", number(*count));
            facts.insert("most", number(MOST_DOCUMENTS));
        }
        Lapse::LeavesOut(field) => {
            facts.insert("field", Fact::code(field));
        }
        Lapse::Moved(before) => {
            facts.insert("before", moment_fact(before, zone));
        }
        Lapse::TooLong(most, last) => {
            let policy = policies.rule(&grant.rule).map_or("", |(pack, _)| pack.id.as_str());
            facts.insert("policy", Fact::code(policy));
            facts.insert("most", amount_fact(*most));
            facts.insert("last", moment_fact(last, zone));
        }
        Lapse::Unapproved { people, uncounted, .. } => {
            if !people.is_empty() {
                facts.insert("whoMay", Fact::Or(people.clone()));
            }
            if let Some((who, why)) = uncounted.as_deref() {
                facts.insert("who", who.clone());
                facts.insert("why", Fact::said(why.clone()));
            }
        }
        Lapse::Unsubmitted(who) => {
            facts.insert("who", (**who).clone());
            facts.insert("command", Fact::code(format!("vedtak approve {} --submit", grant.waiver.id)));
        }
        _ => {}
    }
    let mut judgement = of(grant, span, pointer, Saying::new(message, facts).help(help));
    match lapse {
        // It is a record, and harms nobody.
        Lapse::Rejected(_) => judgement.weight = Weight::Always(Severity::Note),
        Lapse::Unapproved { who_may, uncounted: None, .. } if !who_may.is_empty() => {
            let before = grant.end.map(|end| end.until.with_timezone(&end.zone.offset(end.until)));
            judgement.ruling = Ruling::Open(Open { by_person: true, who_may: who_may.clone(), before });
        }
        _ => {}
    }
    judgement
}

/// The id of the rule on waivers.
pub fn waiver_rule() -> &'static str {
    &RULE.info.id
}

/// A waiver that has ended, or was of the document as it was, and whose rule is broken there.
pub fn outlived(grant: &Grant, lapse: &Lapse) -> Judgement {
    let ((pointer, span), message, help) = match lapse {
        Lapse::Changed => (grant.document_place(), say::CHANGED, say::CHANGED_HELP),
        Lapse::ApprovedLate => (grant.end_place(), say::APPROVED_LATE, say::EXPIRED_HELP),
        _ => (grant.end_place(), say::EXPIRED, say::EXPIRED_HELP),
    };
    let says = Saying::new(message, grant.facts.clone()).help(help);
    Judgement { weight: Weight::Always(Severity::Warning), ..of(grant, span, &pointer, says) }
}

fn of(grant: &Grant, span: Span, pointer: &str, says: Saying) -> Judgement {
    let facts = says.facts.to_json();
    Judgement {
        document: Some(grant.waiver.clone()),
        pointer: pointer.to_owned(),
        facts,
        ..Judgement::new(RULE.reference(), grant.file, span, says)
    }
}

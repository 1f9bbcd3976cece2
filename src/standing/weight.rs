//! How severe a judgement is, and whether it counts: its rule's severity, the configuration's and its own.

use crate::config::Level;
use crate::finding::{Judgement, Lowering, RuleInfo, Ruling, Severity, Status, Weight};
use crate::language::{Fact, Modal};
use crate::workspace::Review;

/// How severe a judgement is and whether it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How severe it is.
    pub severity: Severity,
    /// Whether it counts.
    pub status: Status,
}

/// Decides what one judgement counts for, and gives its message the modal verb of that severity; `None` where its rule
/// is off for the document.
pub fn weigh(review: &Review, judgement: &mut Judgement) -> Option<Standing> {
    let severity = severity(review, judgement)?;
    // What schemas imply is said in the words of checks, as what policies ask for is.
    let modal = if severity == Severity::Error { Modal::Must } else { Modal::Should };
    judgement.says.facts.insert("must", modal.fact(judgement.broken.is_some()));
    if let Some(about) = &mut judgement.about
        && weigh(review, about).is_some()
    {
        judgement.says.facts.insert("missing", Fact::said(about.says.clone()));
    }
    Some(match judgement.ruling {
        // What could not be decided is never a pass.
        Ruling::Undecided => Standing { severity: Severity::Error, status: Status::Undecided },
        Ruling::Broken | Ruling::Open(_) => Standing { severity, status: Status::Active },
    })
}

/// The severity of a judgement: its rule's or the configuration's, its own, and not yet more than a warning.
pub(super) fn severity(review: &Review, judgement: &Judgement) -> Option<Severity> {
    let rule: &RuleInfo = &judgement.rule;
    let configured = review.config().severity.get(rule.id.as_ref()).filter(|_| may_be_weighed(review, judgement));
    let of_rule = configured.map_or(Some(rule.severity), |(level, _)| Level::severity(*level))?;
    let severity = match judgement.weight {
        Weight::OfRule => of_rule,
        Weight::AtMost(most) => of_rule.min(most),
        Weight::Unconfigured(own) => configured.map_or(own, |_| of_rule),
        Weight::Always(own) => own,
    };
    // What the root gives a rule is the least that it weighs in the projects below.
    let least = review.config().least(&rule.id).and_then(Level::severity);
    let least = least.filter(|_| may_be_weighed(review, judgement));
    let severity = least.map_or(severity, |least| severity.max(least));
    let not_yet = rule.effective.begins(review.today());
    Some(not_yet.map_or(severity, |_| severity.min(Severity::Warning)))
}

/// Whether the configuration may change the severity of the rule for this document.
fn may_be_weighed(review: &Review, judgement: &Judgement) -> bool {
    let is_mapped = |kind: &str| review.kinds().get(kind).is_some_and(|kind| kind.mapped);
    let is_shipped = || judgement.document.as_ref().is_some_and(|name| !is_mapped(&name.kind));
    match (judgement.rule.lowering, judgement.weight) {
        (_, Weight::Always(_)) => false,
        (Lowering::RefusedForShippedKinds, _) => !is_shipped(),
        _ => true,
    }
}

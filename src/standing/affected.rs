//! How much of a project has to be judged for a change.

use std::collections::BTreeSet;

use super::all_rules::AllRules;
use crate::check::Rules;
use crate::workspace::Review;

/// The same project, and those below it, judged as far as the change can alter the verdict; judged whole where no versions are
/// compared, or where the change touches what is trusted.
pub(super) fn as_far_as_affected(review: &Review, rules: &AllRules) -> Review {
    // Whose verdict a proposal turns round is told of every document, in the projects below too.
    if review.proposed.is_some() {
        return review.clone();
    }
    let mut narrowed = of_project(review, &rules.own);
    let below = rules.by_project(review).skip(1).map(|(project, own)| of_project(project, own));
    narrowed.projects = below.collect();
    if let Some(before) = narrowed.before.take() {
        let mut before = Review::clone(&before);
        let own = narrowed.projects.iter().filter_map(|project| project.before.as_deref());
        before.projects = own.cloned().collect();
        narrowed.before = Some(before.into());
    }
    narrowed
}

fn of_project(review: &Review, rules: &Rules) -> Review {
    let Some(touched) = review.touched() else { return review.clone() };
    let policies = rules.policies();
    // Which services a policy governs is asked of every document.
    if policies.packs.iter().any(|pack| pack.scans().meets(&touched.kinds)) {
        return review.clone();
    }
    let of_policies = policies.packs.iter().flat_map(|pack| &pack.rules);
    let looking = of_policies.filter(|rule| rule.is_judged() && rule.scans().meets(&touched.kinds));
    let looking: BTreeSet<String> = looking.map(|rule| rule.id.to_string()).collect();
    // What a schema says that fields mean for each other is judged with all else that is built in.
    let implied = policies.implied.iter().flat_map(|pack| &pack.rules);
    let implied: BTreeSet<&str> = implied
        .filter(|rule| rule.scans().meets(&touched.kinds))
        .flat_map(|rule| &rule.kinds)
        .map(String::as_str)
        .collect();
    let affected = review.affected(&touched, &rules.records(), &implied, looking);
    review.clone().with_affected(affected)
}

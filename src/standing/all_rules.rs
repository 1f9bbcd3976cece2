//! The rules of a project and of those below it.

use crate::check::Rules;
use crate::finding::Errors;
use crate::policy;
use crate::workspace::Review;

/// The rules of a review, and of every project below it in their order.
#[derive(Debug)]
pub struct AllRules {
    pub(super) own: Rules,
    below: Vec<Rules>,
}

impl AllRules {
    /// Each project with its rules: the root, then those below.
    pub fn by_project<'a>(&'a self, review: &'a Review) -> impl Iterator<Item = (&'a Review, &'a Rules)> {
        std::iter::once((review, &self.own)).chain(review.projects.iter().zip(&self.below))
    }
}

/// The first half of [`gate`](super::gate): the rules of the trusted side.
///
/// # Errors
/// As [`gate`](super::gate).
pub fn rules_of_all(review: &Review) -> Result<AllRules, Errors> {
    let rules_of = |review: &Review| Rules::of(&review.target, policy::load_for(review)?);
    let mut own = rules_of(review)?;
    let mut below = Vec::with_capacity(review.projects.len());
    let mut errors = Vec::new();
    for project in &review.projects {
        match rules_of(project) {
            Ok(rules) => below.push(rules),
            Err(more) => errors.extend(more.0),
        }
    }
    if !errors.is_empty() {
        return Err(Errors(errors));
    }
    for (project, rules) in review.projects.iter().zip(&below) {
        own.know_roles_of(project, rules);
    }
    Ok(AllRules { own, below })
}

//! Which figures are wanted.

use crate::calendar::Period;

/// Which figures are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Those of a service, by its id.
    pub service: Option<String>,
    /// Those of a rule.
    pub rule: Option<String>,
    /// Those whose period ends within this one, and the changes of it; none for those that the rules judge, and all changes.
    pub period: Option<Period>,
}

//! Words for what checks speak of.

use crate::language::{Fact, Label};

/// Roles of the agreements, as the glossary names them: nb, sv, en.
const ROLES: &[(&str, &str, &str, &str)] = &[
    ("data-controller", "dataansvarlig", "personuppgiftsansvarig", "data controller"),
    ("chair", "leder", "ordförande", "chair"),
    ("region-responsible", "regionansvarlig", "regionansvarig", "person responsible for the region"),
    ("system-owner", "systemeier", "systemägare", "system owner"),
    ("system-manager", "systemforvalter", "systemförvaltare", "system manager"),
];

/// A role by its word, else as it is written.
pub(super) fn role_fact(role: &str) -> Fact {
    match ROLES.iter().find(|(id, ..)| *id == role) {
        Some((_, nb, sv, en)) => Fact::Label(Label::new(*nb, *sv, *en)),
        None => Fact::code(role),
    }
}

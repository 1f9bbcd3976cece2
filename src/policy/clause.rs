//! The clauses of agreements that rules name.

/// The heading of a clause, and its words where they are quoted behind it.
pub(crate) fn split_clause(clause: &str) -> (&str, Option<&str>) {
    match clause.find(['«', '”', '‘', '“']) {
        Some(at) => (clause[..at].trim_end().trim_end_matches('/').trim_end(), Some(&clause[at..])),
        None => (clause, None),
    }
}

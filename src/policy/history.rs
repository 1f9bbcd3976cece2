//! What a rule asks of the history of the repository.

use std::collections::BTreeSet;

/// Something that only history tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HistoryFact {
    /// Who wrote a document.
    Authorship,
    /// When the target first had a document as it announces itself now.
    Announcement,
    /// When the target last saw some fields change.
    Changes,
}

/// All that is asked, each once.
pub type HistoryFacts = BTreeSet<HistoryFact>;

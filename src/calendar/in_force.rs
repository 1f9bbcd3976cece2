//! Whether something that begins and ends holds at an instant.

use chrono::{DateTime, Utc};

/// How something with a beginning and an end stands at an instant: it holds from its beginning to before its end, and
/// for ever on a side where it has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InForce {
    /// It begins later.
    NotYet,
    /// It holds.
    Yes,
    /// It has ended.
    NoLonger,
}

impl InForce {
    /// The state at `at`. A last day that is itself included ends at the start of the next.
    pub fn at(at: DateTime<Utc>, start: Option<DateTime<Utc>>, end: Option<DateTime<Utc>>) -> Self {
        if end.is_some_and(|end| end <= at) {
            Self::NoLonger
        } else if start.is_some_and(|start| at < start) {
            Self::NotYet
        } else {
            Self::Yes
        }
    }
}

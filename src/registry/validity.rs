//! From when and to when something of the registry holds.

use chrono::{DateTime, Utc};

use crate::calendar::{InForce, Moment, Zone};
use crate::expression::Why;
use crate::language::Fact;
use crate::yaml::Node;

/// `from` and `to` as they are written. A day is the whole local day, in both; a moment in `to` is excluded.
#[derive(Debug, Clone, Copy, Default)]
pub struct Validity<'r> {
    from: Option<&'r str>,
    to: Option<&'r str>,
}

/// How something stands at an instant, with the bound that it is past or before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValidityState {
    /// It begins then.
    NotYet {
        /// As it is written.
        from: Moment,
    },
    /// It holds.
    Holds,
    /// It ended then.
    Ended {
        /// As it is written.
        to: Moment,
    },
}

impl<'r> Validity<'r> {
    pub(super) fn read(node: Node<'r>) -> Self {
        let bound = |key: &str| node.get(key).filter(|value| !value.is_null()).map(Node::text);
        Self { from: bound("from"), to: bound("to") }
    }

    /// Whether it holds at an instant.
    ///
    /// # Errors
    /// A bound that is no time, or a local time that the clocks of `zone` skip or repeat.
    pub fn holds(&self, at: DateTime<Utc>, zone: Zone) -> Result<bool, Box<Why>> {
        Ok(self.standing(at, zone)? == ValidityState::Holds)
    }

    /// How it stands at an instant.
    ///
    /// # Errors
    /// As for [`holds`](Self::holds).
    pub fn standing(&self, at: DateTime<Utc>, zone: Zone) -> Result<ValidityState, Box<Why>> {
        let from = bound("from", self.from, zone, Moment::start)?;
        let to = bound("to", self.to, zone, Moment::end)?;
        let state = InForce::at(at, from.map(|(_, start)| start), to.map(|(_, end)| end));
        Ok(match (state, from, to) {
            (InForce::NotYet, Some((from, _)), _) => ValidityState::NotYet { from },
            (InForce::NoLonger, _, Some((to, _))) => ValidityState::Ended { to },
            _ => ValidityState::Holds,
        })
    }
}

type Instant = fn(&Moment, Zone) -> Result<DateTime<Utc>, crate::calendar::TimeError>;

/// A bound and the instant that it means.
pub(super) fn bound(
    name: &'static str,
    written: Option<&str>,
    zone: Zone,
    instant: Instant,
) -> Result<Option<(Moment, DateTime<Utc>)>, Box<Why>> {
    let Some(written) = written else { return Ok(None) };
    let field = || Fact::code(name);
    let moment: Moment = written.parse().map_err(|error| Box::new(Why::no_moment(&error, field())))?;
    let at = instant(&moment, zone).map_err(|error| Box::new(Why::no_answer(&error, field(), &moment, zone)))?;
    Ok(Some((moment, at)))
}

//! What an expression is evaluated in: the values of its names, and what the world answers.

use std::cell::OnceCell;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::code::Code;
use super::compile::Expression;
use super::filled::PLACEHOLDERS;
use super::undecided::NoValue;
use super::value::{Seen, Value};
use super::why::Why;
use crate::calendar::{Time, Zone};
use crate::source::Globs;

/// What lies outside the document: the clock, calendars, the registry, other documents, history. An implementation may
/// record what it was asked for; these are the edges by which one document affects another.
///
/// An error leaves the expression undecided.
pub trait Host {
    /// The clock.
    fn now(&self) -> DateTime<Utc>;
    /// The zone of the document that is judged.
    fn zone(&self) -> Zone;

    /// The working days after the day of `from` through that of `to`; where `to` comes first, those before the day of
    /// `from` back through that of `to`, as a negative number.
    ///
    /// # Errors
    /// There is no calendar for it.
    fn working_days(&self, from: &Time, to: &Time) -> Result<i64, Box<Why>>;
    /// The `days`-th working day after a time, or before it where `days` is negative.
    ///
    /// # Errors
    /// There is no calendar for it, or it does not reach so far.
    fn add_working_days(&self, from: &Time, days: i64) -> Result<Time, Box<Why>>;
    /// Whether a day is a working day.
    ///
    /// # Errors
    /// There is no calendar for it.
    fn is_working_day(&self, day: &Time) -> Result<bool, Box<Why>>;
    /// Whether a link leads to a web address, or to a file of the project that says something.
    fn is_there(&self, link: &str) -> bool;

    /// Whether a named set of hours is open at a time, or at any time of a day.
    ///
    /// # Errors
    /// There is no calendar for it, or it has no such hours.
    fn is_open(&self, hours: &str, time: &Time) -> Result<bool, Box<Why>>;

    /// When a document, or an element of one, was announced.
    ///
    /// # Errors
    /// Nothing is known of it.
    fn announced(&self, what: Seen<'_>) -> Result<Time, Box<Why>>;
    /// Whether a person holds a role, for a party, region or service where one is named.
    ///
    /// # Errors
    /// The scope is of no known form.
    fn has_role(&self, person: &str, role: &str, scope: Option<&Value<'_>>) -> Result<bool, Box<Why>>;
    /// A document by kind and id.
    fn find<'v>(&'v self, kind: &str, id: &str) -> Option<Value<'v>>;
    /// All documents of a kind.
    fn documents<'v>(&'v self, kind: &str) -> &'v [Value<'v>];
    /// The folders of the project that a glob names, as paths from its root, in their order; `glob` is how it is written.
    fn folders(&self, glob: &str, globs: &Globs) -> Arc<[Value<'static>]>;
    /// Further texts that count as no answer, folded as [`fold`](super::fold) does.
    fn placeholders(&self) -> &[&str] {
        PLACEHOLDERS
    }
}

/// The names of an expression and their values; those of an outer scope too, unless bound anew.
pub struct Scope<'p, 'v> {
    host: &'v dyn Host,
    outer: Option<&'p Scope<'p, 'v>>,
    names: Vec<(&'v str, Bound<'v>)>,
}

/// What a name stands for.
pub(super) enum Bound<'v> {
    Value(Value<'v>),
    /// Computed when it is first asked for, once.
    Let(&'v Code, OnceCell<Outcome<'v>>),
}

/// The value of a part, or why it has none.
pub(super) type Outcome<'v> = Result<Value<'v>, Box<NoValue>>;

impl<'p, 'v> Scope<'p, 'v> {
    /// A scope without names. `now` is always there: the host's clock.
    pub fn new(host: &'v dyn Host) -> Self {
        Self { host, outer: None, names: Vec::with_capacity(8) }
    }

    /// A scope inside this one.
    #[must_use]
    pub fn inner(&'p self) -> Self {
        Self { host: self.host, outer: Some(self), names: Vec::new() }
    }

    /// Binds a name to a value.
    pub fn bind(&mut self, name: &'v str, value: Value<'v>) {
        self.names.push((name, Bound::Value(value)));
    }

    /// Binds a name to an expression over the names so far; it is evaluated when it is first needed.
    pub fn bind_let(&mut self, name: &'v str, expression: &'v Expression) {
        self.names.push((name, Bound::Let(&expression.code, OnceCell::new())));
    }

    /// What lies outside the document.
    pub fn host(&self) -> &'v dyn Host {
        self.host
    }

    /// How many names are bound in this scope itself.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// What a name stands for, among the first `visible` of this scope and all of the outer ones: the scope that binds
    /// it, and how many names are bound there before it.
    pub(super) fn bound(&self, name: &str, visible: usize) -> Option<(&Scope<'_, 'v>, usize, &Bound<'v>)> {
        match self.names[..visible].iter().enumerate().rev().find(|(_, (bound, _))| *bound == name) {
            Some((at, (_, bound))) => Some((self, at, bound)),
            None => self.outer.and_then(|outer| outer.bound(name, outer.len())),
        }
    }
}

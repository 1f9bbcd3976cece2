//! The documents of a kind by the services that they belong to: made once for a run, so that a service meets only its own.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::located::Located;
use crate::workspace::Document;

/// Every kind that was asked for.
#[derive(Default)]
pub struct Belongings<'w>(Mutex<HashMap<String, Arc<Belongs<'w>>>>);

/// The documents of a kind.
#[derive(Default)]
pub struct Belongs<'w> {
    /// By the id of the service.
    pub(super) to: HashMap<&'w str, Vec<Located<'w>>>,
    /// Those that belong to none.
    pub(super) to_none: Vec<Located<'w>>,
    /// Those that cannot be read.
    pub(super) unread: Vec<&'w Document>,
}

impl<'w> Belongings<'w> {
    /// The documents of a kind, sorted where they are first asked for.
    pub(super) fn of(&self, kind: &str, make: impl FnOnce() -> Belongs<'w>) -> Arc<Belongs<'w>> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(made.entry(kind.to_owned()).or_insert_with(|| Arc::new(make())))
    }
}

//! What every tap asks and nothing but another act can change: which record of a person stands for which, and how far
//! the day of a counting session is settled. An act that wrote rows of an open block and nothing else leaves the next
//! one what it was told; after any other, it is asked anew.

use std::sync::Arc;

use sillage_domain::{
    Id,
    network::{Person, alias::Aliases},
    visit::Settled,
};
use uuid::Uuid;

use crate::Scope;

/// What an act was told, for the next one.
#[derive(Default)]
pub(crate) struct Remembered {
    /// Who was told, and within which scope: nobody else would be told the same.
    pub told: Option<(Id<Person>, Option<Arc<Scope>>)>,
    pub aliases: Option<Arc<Aliases>>,
    /// A counting session, and how far its day is settled.
    pub counted: Option<(Uuid, Settled)>,
}

impl Remembered {
    /// As much of it as `me` would be told within `scope`.
    pub fn of(self, me: Id<Person>, scope: Option<&Arc<Scope>>) -> Self {
        let is_same = self.told.as_ref().is_some_and(|(person, within)| {
            *person == me && within.as_ref().map(Arc::as_ptr) == scope.map(Arc::as_ptr)
        });
        if is_same { self } else { Self::default() }
    }
}

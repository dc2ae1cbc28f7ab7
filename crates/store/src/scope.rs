//! What a profile may see of its file. A scope is set once a profile is open; from then on every reader and writer of
//! the file keeps to it, so that no command can forget: what lies outside is not found.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params};
use sillage_domain::{
    Entity,
    network::{Person, PersonProfile, Unit},
};
use uuid::Uuid;

use crate::{Reader, StoreError};

/// The streams a profile may see: the network's and those of some units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    streams: BTreeSet<Uuid>,
}

impl Scope {
    /// The network's stream and those of `units`.
    pub fn new(network: Uuid, units: impl IntoIterator<Item = Uuid>) -> Self {
        Self { streams: units.into_iter().chain([network]).collect() }
    }

    /// Whether entities of this stream may be seen.
    pub(crate) fn has(&self, stream: Uuid) -> bool {
        self.streams.contains(&stream)
    }
}

impl Reader<'_> {
    /// Whether this reader keeps to a scope.
    pub fn is_scoped(&self) -> bool {
        self.scope.is_some()
    }

    /// Whether a request may not name `id`: it stands for something outside the scope, deleted things included, or for
    /// nothing in this file.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn is_outside(&self, id: Uuid) -> Result<bool, StoreError> {
        let Some(scope) = &self.scope else { return Ok(false) };
        let entity: Option<(String, Uuid)> = self
            .connection
            .prepare_cached("SELECT noun, u FROM entity WHERE e = ?1")?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some((noun, stream)) = entity {
            return Ok(!self.sees(&noun, id, stream)?);
        }
        let block: Option<Uuid> = self
            .connection
            .prepare_cached("SELECT u FROM block WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        // What is nowhere is out of reach like what is elsewhere, so that neither can be told from the other.
        Ok(!scope.has(block.unwrap_or(id)))
    }

    /// Whether an entity lies within the scope. Units and people are written for the whole network: a unit is seen by
    /// its own id, a person where a profile of them is written.
    pub(crate) fn sees(&self, noun: &str, id: Uuid, stream: Uuid) -> Result<bool, StoreError> {
        let Some(scope) = &self.scope else { return Ok(true) };
        if noun == Unit::NOUN {
            return Ok(scope.has(id));
        }
        if noun != Person::NOUN || !scope.has(stream) {
            return Ok(scope.has(stream));
        }
        let mut statement = self
            .connection
            .prepare_cached("SELECT u FROM entity WHERE noun = ?1 AND parent = ?2 AND deleted_s IS NULL")?;
        let homes = statement
            .query_map(params![PersonProfile::NOUN, id], |row| row.get::<_, Uuid>(0))?
            .collect::<Result<Vec<_>, _>>()?;
        Ok(homes.is_empty() || homes.into_iter().any(|home| scope.has(home)))
    }
}

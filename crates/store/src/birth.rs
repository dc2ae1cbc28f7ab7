//! Where a record came from, and how old the word in one of its fields is.

use rusqlite::OptionalExtension;
use sillage_sync_protocol::{Operation, Stamp};
use uuid::Uuid;

use crate::{Reader, StoreError, stamps};

/// The word that stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its place in the order of all words: greater is later.
    pub place: Stamp,
    /// Nobody wrote it since the record was made.
    pub is_first: bool,
}

impl Reader<'_> {
    /// The command a record was made by; none if its first operation is not here, or is of a newer program.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn born_by(&self, entity: Uuid) -> Result<Option<String>, StoreError> {
        let line: Option<String> = self
            .connection
            .prepare_cached(
                "SELECT op.line FROM entity JOIN op ON op.r = entity.created_r AND op.s = entity.created_s WHERE entity.e = ?1",
            )?
            .query_row([entity], |row| row.get(0))
            .optional()?;
        Ok(line.and_then(|line| Operation::parse(&line).ok()).map(|operation| operation.cmd))
    }

    /// The word that stands in a field; none if nobody ever wrote there.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn word_in(&self, entity: Uuid, field: &str) -> Result<Option<Word>, StoreError> {
        let kept: Option<(String, Uuid, u64)> = self
            .connection
            .prepare_cached("SELECT stamps, created_r, created_s FROM entity WHERE e = ?1")?
            .query_row([entity], |row| row.try_into())
            .optional()?;
        let Some((kept, created_r, created_s)) = kept else { return Ok(None) };
        let stamp = stamps::read(&kept)?.get(field).copied();
        Ok(stamp.map(|place| Word { place, is_first: (place.r, place.s) == (created_r, created_s) }))
    }
}

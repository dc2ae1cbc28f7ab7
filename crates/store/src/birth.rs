//! Where a record came from, and how old the word in one of its fields is.

use rusqlite::{OptionalExtension, params};
use sillage_sync_protocol::Operation;
use uuid::Uuid;

use crate::{Reader, StoreError};

/// The word that stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its place in the order of all words: greater is later.
    pub place: (String, Uuid, u64),
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
        Ok(self
            .connection
            .prepare_cached(
                "SELECT register.h, register.r, register.s, register.r = entity.created_r AND register.s = entity.created_s
                 FROM register JOIN entity ON entity.e = register.e WHERE register.e = ?1 AND register.field = ?2",
            )?
            .query_row(params![entity, field], |row| {
                Ok(Word { place: (row.get(0)?, row.get(1)?, row.get(2)?), is_first: row.get(3)? })
            })
            .optional()?)
    }
}

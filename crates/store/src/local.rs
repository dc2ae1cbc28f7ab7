//! Beside the log: text being typed, and values of this device alone. Neither is an operation; neither travels.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params};
use serde::{Serialize, de::DeserializeOwned};
use sillage_domain::without_controls;
use uuid::Uuid;

use crate::{Reader, StoreError, Writer};

/// Text being typed.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Which field it belongs to.
    pub key: String,
    /// The text so far.
    pub text: String,
    /// When it was last typed, milliseconds since 1970 UTC.
    pub at_ms: i64,
}

impl Reader<'_> {
    /// Drafts whose key begins with `prefix`.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_drafts(&self, prefix: &str) -> Result<Vec<Draft>, StoreError> {
        self.depend_on("draft");
        let mut statement = self
            .connection
            .prepare_cached("SELECT key, text, at_ms FROM draft WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key")?;
        let rows = statement
            .query_map([prefix], |row| Ok(Draft { key: row.get(0)?, text: row.get(1)?, at_ms: row.get(2)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A value of this device.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn local<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        self.depend_on("local");
        let text: Option<String> = self
            .connection
            .prepare_cached("SELECT value FROM local WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?;
        Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
    }
}

impl Writer<'_> {
    /// Keeps text being typed; an empty text is kept too, for it may have been emptied on purpose.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn record_draft(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        let at_ms = self.now().utc_ms;
        self.connection
            .prepare_cached("INSERT OR REPLACE INTO draft (key, text, at_ms) VALUES (?1, ?2, ?3)")?
            .execute(params![key, without_controls(text), at_ms])?;
        Ok(())
    }

    /// Drops drafts whose key begins with `prefix`.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn drop_drafts(&mut self, prefix: &str) -> Result<(), StoreError> {
        self.connection.execute("DELETE FROM draft WHERE substr(key, 1, length(?1)) = ?1", [prefix])?;
        self.mark_changed("draft");
        Ok(())
    }

    /// Sets a value of this device; `None` forgets it.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn set_local<T: Serialize>(&mut self, key: &str, value: Option<&T>) -> Result<(), StoreError> {
        match value {
            Some(value) => {
                self.connection
                    .prepare_cached("INSERT OR REPLACE INTO local (key, value) VALUES (?1, ?2)")?
                    .execute(params![key, serde_json::to_string(value)?])?;
            }
            None => {
                self.connection.execute("DELETE FROM local WHERE key = ?1", [key])?;
            }
        }
        self.mark_changed("local");
        Ok(())
    }

    /// Drops drafts of any of these records.
    pub(crate) fn drop_drafts_of(&mut self, ids: &BTreeSet<Uuid>) -> Result<(), StoreError> {
        let keys: Vec<String> = {
            let mut statement = self.connection.prepare_cached("SELECT key FROM draft")?;
            let keys = statement.query_map([], |row| row.get(0))?;
            keys.collect::<rusqlite::Result<_>>()?
        };
        for key in keys {
            if ids.iter().any(|id| key.contains(&id.to_string())) {
                self.connection.prepare_cached("DELETE FROM draft WHERE key = ?1")?.execute([key])?;
            }
        }
        Ok(())
    }
}

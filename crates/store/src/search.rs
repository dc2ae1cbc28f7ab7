//! Finding entities by a few letters of one of their fields. Only what is answered is read whole, so that a key of the
//! palette stays quick in a network of many years.

use rusqlite::params;
use sillage_domain::{Entity, Id, plain};
use uuid::Uuid;

use crate::{Reader, Row, StoreError};

/// An entity whose field holds the letters looked for.
#[derive(Debug, Clone)]
pub struct Hit<E> {
    /// The entity.
    pub row: Row<E>,
    /// Whether its text begins with the letters.
    pub begins: bool,
}

impl Reader<'_> {
    /// Entities whose text `field` holds `letters`, whatever their case and accents: beginnings first, then oldest
    /// first, at most `limit`. No letters find nothing.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn list_holding<E: Entity>(&self, field: &str, letters: &str, limit: usize) -> Result<Vec<Hit<E>>, StoreError> {
        self.depend_on(E::NOUN);
        let wanted = plain(letters);
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let mut statement = self.connection.prepare_cached(include_str!("sql/list_texts.sql"))?;
        let mut rows = statement.query(params![E::NOUN, field])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let text = plain(row.get_ref(2)?.as_str().unwrap_or_default());
            if text.contains(&wanted) {
                let (id, stream) = (row.get::<_, Uuid>(0)?, row.get(1)?);
                if self.sees(E::NOUN, id, stream)? {
                    found.push((!text.starts_with(&wanted), id));
                }
            }
        }
        // Ids carry their time, so the order of ids is that of age.
        found.sort_unstable();
        let hits = found.into_iter().take(limit);
        hits.map(|(within, id)| Ok(Hit { row: self.get(Id::new(id))?, begins: !within })).collect()
    }
}

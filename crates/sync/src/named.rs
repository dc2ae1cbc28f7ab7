//! Pictures and issued papers that rows of a profile name: what has to lie on the server as well as here.

use sillage_domain::visit::{Attachment, VisitReport};
use sillage_store::{Reader, StoreError};
use uuid::Uuid;

use crate::Memory;

/// A file and the row that names it. In order they stand as they were recorded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Named {
    pub at: String,
    pub unit: Uuid,
    pub hash: String,
    pub day: Uuid,
}

/// What is named in units of which this person holds everything.
pub(crate) fn list_named(db: &Reader<'_>, memory: &Memory) -> Result<Vec<Named>, StoreError> {
    let mut named = Vec::new();
    for (&unit, _) in memory.units().iter().filter(|(_, (role, _))| role.is_whole()) {
        let file = |at, day, hash| Named { at, unit, hash, day };
        for row in db.list_in::<Attachment>(unit)? {
            named.push(file(row.created_at.at, row.doc.visit_day.uuid(), row.doc.hash));
        }
        for row in db.list_in::<VisitReport>(unit)? {
            named.push(file(row.created_at.at, row.doc.visit_day.uuid(), row.doc.content_hash));
        }
    }
    Ok(named)
}

//! What is safe: inside the last verified backup. Stored, visible and safe are three promises, and a device forgets
//! words only after the third.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Central, EPOCH, NETWORK, fact};
use crate::{
    refusal::Refusal,
    store::{Checked, ServerStore, StoreError, read, write},
};

/// The fact that says when a verified backup was noted last, in milliseconds since 1970.
pub const SAFE_AT: &str = "safe_ms";

/// How far a copy of the database reaches. It is read from the copy itself, once that was verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    network: Uuid,
    epoch: Uuid,
    histories: BTreeMap<Uuid, u64>,
    units: BTreeMap<Uuid, u64>,
}

impl From<&Checked> for Marks {
    fn from(checked: &Checked) -> Self {
        let Checked { network, epoch, ends, units, .. } = checked;
        Self { network: *network, epoch: *epoch, histories: ends.clone(), units: units.clone() }
    }
}

impl Marks {
    /// Reads them from a copy.
    ///
    /// # Errors
    /// It is no copy of a server's database.
    pub fn of(copy: &dyn ServerStore) -> Result<Self, StoreError> {
        read(copy, |rows| {
            Ok(Self {
                network: fact(rows.fact(NETWORK)?)?,
                epoch: fact(rows.fact(EPOCH)?)?,
                histories: rows.ends()?,
                units: rows.streams()?.into_iter().map(|stream| (stream.unit, stream.head)).collect(),
            })
        })
    }
}

impl Central {
    /// Notes that a verified backup reaches so far. Devices are told in their next hello.
    ///
    /// # Errors
    /// `backup_foreign`: it is of another network. `epoch_changed`: it is of another timeline, and proves nothing here.
    pub fn note_safe(&self, marks: &Marks, verified_ms: i64) -> Result<(), Refusal> {
        if marks.network != self.network {
            return Err(Refusal::never(409, "backup_foreign"));
        }
        if marks.epoch != self.epoch {
            return Err(Refusal::never(409, "epoch_changed"));
        }
        write(self.store(), |rows| {
            for (id, up_to) in marks.histories.iter().chain(&marks.units) {
                rows.set_safe(*id, *up_to)?;
            }
            rows.set_fact(SAFE_AT, &verified_ms.to_string())
        })?;
        Ok(())
    }

    /// When a verified backup was noted last, in milliseconds since 1970.
    ///
    /// # Errors
    /// The database refuses.
    pub fn safe_since(&self) -> Result<Option<i64>, Refusal> {
        let noted = read(self.store(), |rows| rows.fact(SAFE_AT))?;
        Ok(noted.and_then(|text| text.parse().ok()))
    }
}

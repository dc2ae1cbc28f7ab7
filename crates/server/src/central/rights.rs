//! Who holds what, as the protocol's rules ask for it.

use std::collections::BTreeMap;

use sillage_sync_protocol::{scope::Role, session::server::Sender};
use uuid::Uuid;

use super::{Central, Units};
use crate::store::{DeviceRow, Rows, StoreError};

/// The words of every role.
pub fn role_words() -> Vec<&'static str> {
    Role::ALL.iter().map(|(_, word)| *word).collect()
}

impl Central {
    /// The sender of a push, as of now.
    pub(super) fn sender(&self, rows: &mut dyn Rows, device: &DeviceRow) -> Result<Sender, StoreError> {
        let (mut grants, mut former) = (Vec::new(), Units::new());
        for grant in rows.grants_of(device.person)? {
            let role = Role::of(&grant.role).ok_or(StoreError::Damaged("role"))?;
            if grant.until_ms.is_none() {
                grants.push((grant.unit, role));
            } else {
                former.insert(grant.unit);
            }
        }
        Ok(Sender {
            person: device.person,
            revoked: device.revoked_ms.is_some(),
            network: self.network,
            grants,
            former,
        })
    }

    /// Streams a person reads, each in the widest of the roles held there. Everybody reads the network's; a role held for
    /// the network reaches every unit, but never more of one than headquarters do.
    pub(super) fn readable(&self, rows: &mut dyn Rows, device: &DeviceRow) -> Result<BTreeMap<Uuid, Role>, StoreError> {
        let sender = self.sender(rows, device)?;
        let mut readable = BTreeMap::<Uuid, Role>::new();
        let mut widen = |unit, role: Role| {
            let held = readable.entry(unit).or_insert(role);
            *held = role.max(*held);
        };
        if sender.revoked {
            return Ok(BTreeMap::new());
        }
        for (unit, role) in sender.grants {
            if unit != self.network {
                widen(unit, role);
            } else if !role.is_whole() {
                for stream in rows.streams()? {
                    widen(stream.unit, role);
                }
            }
            widen(self.network, role);
        }
        Ok(readable)
    }

    /// As what a person reads a stream; `None` for one that is not theirs, and for one that is not there.
    pub(super) fn reads(
        &self,
        rows: &mut dyn Rows,
        device: &DeviceRow,
        unit: Uuid,
    ) -> Result<Option<Role>, StoreError> {
        Ok(self.readable(rows, device)?.get(&unit).copied())
    }
}

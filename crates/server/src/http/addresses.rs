//! Keys of devices that were asked for.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use sillage_sync_protocol::Address;
use uuid::Uuid;

/// So many are kept; then they are forgotten and asked for again.
const MOST: usize = 10_000;

/// Keys by device.
#[derive(Default)]
pub(super) struct Addresses(Mutex<HashMap<Uuid, Address>>);

impl Addresses {
    pub(super) fn get(&self, device: Uuid) -> Option<Address> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&device).cloned()
    }

    pub(super) fn keep(&self, device: Uuid, address: Address) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(device, address);
    }
}

//! The first word of a session: what is here of the device's histories, and which units it may read.

use sillage_sync_protocol::{
    erasure::Erasure,
    session::history::asked,
    wire::{Granted, Hello, History, Place, Standing, Welcome, WireLimits, proof_of},
};

use super::{Central, plain};
use crate::{
    refusal::Refusal,
    store::{DeviceRow, ReplicaRow, Rows, StoreError, write},
};

/// Histories one hello may name.
const HISTORIES: usize = 64;
/// Seconds until a device should come again.
const HINT: u32 = 900;

/// A random word of 128 bits.
///
/// # Errors
/// The system gives no randomness.
pub fn random_word() -> Result<String, StoreError> {
    let mut random = [0_u8; 16];
    getrandom::fill(&mut random).map_err(|_| StoreError::Damaged("randomness"))?;
    Ok(hex::encode(random))
}

impl Central {
    /// Answers a hello.
    ///
    /// # Errors
    /// `hello_malformed`, or the database refuses.
    pub fn hello(&self, device: &DeviceRow, hello: &Hello, now_ms: i64) -> Result<Welcome, Refusal> {
        let fine = hello.challenge.len() == 64 && hello.challenge.bytes().all(|b| b.is_ascii_hexdigit());
        if !fine || hello.standings.is_empty() || hello.standings.len() > HISTORIES {
            return Err(Refusal::never(422, "hello_malformed"));
        }
        let next_nonce = random_word()?;
        let (histories, units, erased) = write(self.store(), |rows| {
            let mut histories = Vec::new();
            for (i, standing) in hello.standings.iter().enumerate() {
                let word = (i == 0).then_some(next_nonce.as_str());
                histories.push(self.history(rows, device, standing, hello, word)?);
            }
            let mut units = Vec::new();
            for (unit, role) in self.readable(rows, device)? {
                units.push(Granted { unit, role, head: rows.head(unit)?, safe: rows.safe(unit)? });
            }
            let erased = if units.is_empty() { self.owed_by(rows, device)? } else { Vec::new() };
            let known = rows.device(device.id)?.unwrap_or_else(|| device.clone());
            rows.save_device(&DeviceRow { seen_ms: now_ms, app: plain(&hello.app, 80), ..known })?;
            Ok((histories, units, erased))
        })?;
        Ok(Welcome {
            network: self.network,
            epoch: self.epoch,
            proof: hex::encode(self.keys.sign(&proof_of(device.id, &hello.challenge, self.epoch))),
            now_ms,
            histories,
            units,
            next_nonce,
            limits: WireLimits::of(&self.limits),
            revoked: device.revoked_ms.is_some(),
            erased,
            next_sync_hint: HINT,
        })
    }

    /// What a device has still to carry out.
    fn owed_by(&self, rows: &mut dyn Rows, device: &DeviceRow) -> Result<Vec<Erasure>, StoreError> {
        let mut owed = Vec::new();
        for due in rows.dues()?.into_iter().filter(|due| due.device == device.id && due.done_ms.is_none()) {
            let erasure = rows.erasure(due.erasure)?.ok_or(StoreError::Damaged("erasure"))?;
            owed.push(Erasure { person: erasure.person, erasure: erasure.id });
        }
        Ok(owed)
    }

    /// What is here of a history. `word` is what its device is given to show the next time.
    fn history(
        &self,
        rows: &mut dyn Rows,
        device: &DeviceRow,
        standing: &Standing,
        hello: &Hello,
        word: Option<&str>,
    ) -> Result<History, StoreError> {
        let replica = standing.replica;
        let known = self.replica_here(rows, device, replica)?;
        let end = rows.last_sequence(replica)?.max(known.high);
        let links = self.links(rows, standing, end)?;
        let safe = rows.safe(replica)?;
        // A history belongs to the device that brought it: on another one it goes on under a new name.
        if known.device != device.id {
            return Ok(History { replica, high: known.high, links, twin: true, end, safe });
        }
        let mut twin = false;
        if let Some(word) = word {
            // Two words are remembered, so that a lost reply is no alarm. In another timeline none is.
            let shown = hello.nonce.as_ref();
            let is_current = known.nonce.as_ref() == shown;
            let is_before = known.nonce_before.as_ref() == shown;
            let same_epoch = hello.epoch == Some(self.epoch);
            twin = same_epoch && known.nonce.is_some() && !is_current && !is_before;
            if !twin {
                let nonce_before =
                    if is_before { known.nonce_before.clone() } else { shown.map(|word| plain(word, 64)) };
                rows.save_replica(&ReplicaRow { nonce: Some(word.into()), nonce_before, ..known.clone() })?;
            }
        }
        Ok(History { replica, high: known.high, links, twin, end, safe })
    }

    fn links(&self, rows: &mut dyn Rows, standing: &Standing, high: u64) -> Result<Vec<Place>, StoreError> {
        let mut links = Vec::new();
        for s in asked(standing, high) {
            links.extend(rows.link(standing.replica, s)?.map(|link| Place { s, link }));
        }
        Ok(links)
    }
}

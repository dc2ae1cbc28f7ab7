//! What leaves a profile for good: units that were taken away, and whoever was erased.

use sillage_store::{StoreError, Writer};
use sillage_sync_protocol::{Line, OpRef, erasure::Erasure};

use super::Profile;
use crate::memory::{Erasing, Memory};

/// How long pictures of a unit that was left are offered to the server, as long as it takes late work.
const PARTING_MS: i64 = 90 * 86_400_000;

impl Profile<'_> {
    /// Forgets units that were left, but for one's own work no backup of the server holds yet.
    pub(super) fn purge(&self) -> Result<(), StoreError> {
        let (files, purged) = self.write(|tx, memory| {
            let own = tx.own_histories()?;
            let (mut files, mut purged) = (Vec::new(), false);
            for unit in memory.leaving.clone() {
                let stays = |place: OpRef| !memory.has_taken_in(place) || place.s > memory.safe(place.r);
                let (whole, gone) = tx.purge(unit, &own, stays)?;
                files.extend(gone);
                if whole {
                    memory.leaving.remove(&unit);
                    memory.owed.purged.push(unit);
                }
                purged = true;
            }
            // A picture the server has not got waits for it, unless nobody wanted it for as long as late work is taken.
            let now_ms = self.act.now.utc_ms;
            let is_over = |since: i64| now_ms - since > PARTING_MS;
            let over = memory.parting.iter().filter(|(_, (_, since))| is_over(*since)).map(|(hash, _)| hash.clone());
            let before = files.len();
            files.extend(over);
            purged |= files.len() > before;
            memory.parting.retain(|_, (_, since)| !is_over(*since));
            files.retain(|hash| !memory.parting.contains_key(hash));
            Ok((files, purged))
        })?;
        if purged {
            self.store.remove_files(&files)?;
            self.store.scrub()?;
        }
        Ok(())
    }

    /// Erases people, in the file, in pictures and in every copy.
    pub(super) fn carry_out(&self, erasures: &[Erasure]) -> Result<(), StoreError> {
        if erasures.is_empty() {
            return Ok(());
        }
        self.write(|tx, memory| erase(tx, memory, erasures))?;
        self.leave_no_trace()
    }

    /// What was erased from the log goes from pictures, free pages and copies too. Whoever is cut off here, or finds the
    /// disk full, does it again at the next session; only then is it told as done.
    pub(super) fn leave_no_trace(&self) -> Result<(), StoreError> {
        let Erasing { erasures, files } = self.read(|_, memory| Ok(memory.erasing))?;
        if erasures.is_empty() {
            return Ok(());
        }
        self.store.remove_files(&files.iter().cloned().collect::<Vec<_>>())?;
        self.store.scrub()?;
        self.store.renew_backups(self.act.now.utc_ms)?;
        self.write(|_, memory| {
            memory.erasing.erasures.retain(|erasure| !erasures.contains(erasure));
            memory.erasing.files.retain(|file| !files.contains(file));
            let owed = &mut memory.owed.erased;
            owed.extend(erasures.iter().filter(|erasure| !owed.contains(erasure)).copied().collect::<Vec<_>>());
            Ok(())
        })
    }
}

/// Whom a page says is erased, as far as it says so.
pub(super) fn said(lines: &[Line]) -> Vec<Erasure> {
    // Only a page the network signed comes here, and the network takes such an operation from nobody.
    lines.iter().filter_map(|line| Erasure::of(&line.raw, &line.envelope, line.envelope.by)).collect()
}

/// Erases people from the log, and notes what is left to do.
pub(super) fn erase(tx: &mut Writer<'_>, memory: &mut Memory, erasures: &[Erasure]) -> Result<(), StoreError> {
    for Erasure { person, erasure } in erasures {
        memory.erasing.files.extend(tx.erase(*person)?);
        memory.erasing.erasures.insert(*erasure);
    }
    Ok(())
}

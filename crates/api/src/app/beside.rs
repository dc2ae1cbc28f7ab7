//! What is written beside the work, so that nobody waits for it: automatic copies, and the ballast of real profiles.

use std::{
    sync::{Arc, atomic::Ordering},
    thread::JoinHandle,
};

use sillage_store::BackupKind;

use super::{App, Session, held};

/// Automatic copies are made this often while something changes.
const BACKUP_EVERY_MS: i64 = 3_600_000;

impl App {
    /// Starts an automatic copy when the last one is an hour old.
    pub(super) fn back_up_if_due(&self, session: &Arc<Session>, now_ms: i64, boot_ms: i64) {
        let last = session.last_backup_ms.load(Ordering::SeqCst);
        let due = boot_ms.saturating_sub(last) >= BACKUP_EVERY_MS && !session.store.lacks_room_for_a_copy();
        if due && session.last_backup_ms.compare_exchange(last, boot_ms, Ordering::SeqCst, Ordering::SeqCst).is_ok() {
            let session = session.clone();
            self.beside(std::thread::spawn(move || {
                if session.store.back_up(BackupKind::Hourly, now_ms).is_err() {
                    // The next act tries again; the backup page shows the age of the last good copy.
                    session.last_backup_ms.store(last, Ordering::SeqCst);
                }
            }));
        }
    }

    /// Makes the ballast of a real profile where it is missing.
    pub(crate) fn keep_ballast(&self, session: &Arc<Session>) {
        if self.ballast == 0 || session.profile.practice {
            return;
        }
        let (session, size) = (session.clone(), self.ballast);
        self.beside(std::thread::spawn(move || {
            // A folder that cannot be written says so at the first act.
            drop(session.store.keep_ballast(size));
        }));
    }

    /// Whoever works learns that the disk is full when the ballast goes, and it is made again once there is room.
    pub(super) fn tell_of_ballast(&self, session: &Arc<Session>, spent_before: bool) {
        if session.store.ballast_spent() != spent_before {
            self.tell(&["local".to_owned()]);
        }
        if self.ballast > 0 && session.store.ballast_due(self.ballast) {
            self.keep_ballast(session);
        }
    }

    fn beside(&self, work: JoinHandle<()>) {
        let mut copying = held(&self.copying);
        copying.retain(|work| !work.is_finished());
        copying.push(work);
    }

    /// Waits for what is being written beside the work, and for the session with the server, which is given up: a program
    /// must not end in the middle of it.
    pub fn finish_copy(&self) {
        if let Ok(session) = self.session() {
            session.exchange.end();
        }
        let copying = std::mem::take(&mut *held(&self.copying));
        for copying in copying {
            // A copy that panicked does not count, like any other that failed.
            drop(copying.join());
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.finish_copy();
    }
}

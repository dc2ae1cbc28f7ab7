//! Sessions that begin by themselves while the program is open. A host calls [`App::sync_if_due`] from a thread of its
//! own, so that no window ever waits for a network.

use std::time::Duration;

use super::run::{server_of, session_now};
use crate::App;

/// How often it is looked whether a session is due.
const LOOK: Duration = Duration::from_secs(2);

impl App {
    /// Runs a session with the server if one is due, and says when to ask again. What became of it is in the log and in
    /// the state: a session nobody asked for interrupts nobody.
    pub fn sync_if_due(&self) -> Duration {
        let Ok(session) = self.session() else { return LOOK };
        let boot_ms = self.now_in(&session).boot_ms;
        let wanted = session.exchange.is_due(boot_ms) && server_of(self, &session).is_ok_and(|(kept, _)| !kept.fresh);
        drop(session);
        if wanted {
            // Its failure was noted where it happened.
            drop(session_now(self));
        }
        LOOK
    }
}

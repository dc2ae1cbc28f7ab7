//! The moments at which nobody is before the screen any more: the computer goes to sleep, or its screen is locked. Whoever
//! watches for them is called from a thread.

#[cfg(target_os = "linux")]
mod desktop;

use std::{sync::Arc, thread, time::Duration};

use sillage_api::{Clock, SystemClock};

/// How often it is looked whether the machine slept.
const LOOK: Duration = Duration::from_secs(5);
/// A machine that is busy is late by less.
const ASLEEP_MS: i64 = 60_000;

/// Watches as long as the program runs.
pub fn watch(locks: impl Fn() + Send + Sync + 'static) {
    let locks = Arc::new(locks);
    #[cfg(target_os = "linux")]
    desktop::watch(&locks);
    // Where nobody tells of sleep it is seen afterwards, by a clock that went on meanwhile.
    thread::spawn(move || {
        let clock = SystemClock::new();
        let mut before = clock.moment("").boot_ms;
        loop {
            thread::sleep(LOOK);
            let now = clock.moment("").boot_ms;
            if now - before > ASLEEP_MS {
                locks();
            }
            before = now;
        }
    });
}

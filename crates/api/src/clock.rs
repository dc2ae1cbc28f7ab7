//! The one line of each host where time comes from.

use chrono::{DateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use sillage_domain::{Clock, Moment};
use uuid::Uuid;

/// The machine's clocks. Practice profiles alone may be given another time (`SILLAGE_CLOCK`): an RFC 3339 start
/// from which time runs on, or `@FILE` with `utc_ms boot_ms`, read anew at each call.
pub struct SystemClock {
    boot_id: String,
    practice: Option<Practice>,
}

enum Practice {
    From { start_ms: i64, boot_ms: i64 },
    File(std::path::PathBuf),
}

impl SystemClock {
    /// The machine's clock.
    pub fn new() -> Self {
        let boot_id = std::fs::read_to_string("/proc/sys/kernel/random/boot_id")
            .map_or_else(|_| Uuid::now_v7().to_string(), |id| id.trim().to_owned());
        Self { boot_id, practice: None }
    }

    /// The clock of practice profiles, which obeys `setting` (the value of `SILLAGE_CLOCK`).
    ///
    /// # Errors
    /// The setting is neither a date nor `@FILE`.
    pub fn practice(setting: &str) -> Result<Self, chrono::ParseError> {
        let practice = match setting.strip_prefix('@') {
            Some(file) => Practice::File(file.into()),
            None => Practice::From {
                start_ms: DateTime::parse_from_rfc3339(setting)?.timestamp_millis(),
                boot_ms: boot_ms(),
            },
        };
        Ok(Self { practice: Some(practice), ..Self::new() })
    }

    fn instants(&self) -> (i64, i64) {
        match &self.practice {
            None => (utc_ms(), boot_ms()),
            Some(Practice::From { start_ms, boot_ms: start }) => {
                let boot = boot_ms();
                (start_ms + boot - start, boot)
            }
            Some(Practice::File(path)) => {
                let text = std::fs::read_to_string(path).unwrap_or_default();
                let mut numbers = text.split_whitespace().filter_map(|number| number.parse().ok());
                (numbers.next().unwrap_or_else(utc_ms), numbers.next().unwrap_or_else(boot_ms))
            }
        }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    fn moment(&self, zone: &str) -> Moment {
        let (utc_ms, boot_ms) = self.instants();
        moment_at(utc_ms, boot_ms, zone)
    }

    fn boot_id(&self) -> String {
        self.boot_id.clone()
    }
}

/// What both clocks say, as it is told in a zone; in the machine's own where that one is unknown.
pub fn moment_at(utc_ms: i64, boot_ms: i64, zone: &str) -> Moment {
    let zone: Tz = zone
        .parse()
        .ok()
        .or_else(|| iana_time_zone::get_timezone().ok()?.parse().ok())
        .unwrap_or(chrono_tz::Europe::Paris);
    let offset_s = Utc
        .timestamp_millis_opt(utc_ms)
        .single()
        .map_or(0, |utc| zone.offset_from_utc_datetime(&utc.naive_utc()).fix().local_minus_utc());
    Moment { utc_ms, offset_min: offset_s / 60, zone: zone.name().into(), boot_ms }
}

#[expect(clippy::disallowed_methods, reason = "the host's one reading of the wall clock")]
fn utc_ms() -> i64 {
    Utc::now().timestamp_millis()
}

/// Milliseconds since the machine started, sleep included. `Instant` stands still while a Linux machine sleeps.
#[cfg(target_os = "linux")]
fn boot_ms() -> i64 {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    now.tv_sec * 1_000 + now.tv_nsec / 1_000_000
}

#[cfg(not(target_os = "linux"))]
#[expect(clippy::disallowed_methods, reason = "the host's one reading of the monotonic clock")]
fn boot_ms() -> i64 {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    i64::try_from(START.get_or_init(std::time::Instant::now).elapsed().as_millis()).unwrap_or(i64::MAX)
}

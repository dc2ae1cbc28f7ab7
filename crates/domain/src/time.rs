//! Time as a person lived it.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An instant kept four ways: UTC, offset and zone of the place, and a monotonic clock of the machine's session
/// that neither a changed clock nor sleep can bend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since 1970 UTC.
    pub utc_ms: i64,
    /// Offset of local time from UTC in minutes.
    pub offset_min: i32,
    /// IANA name of the zone, for instance `Europe/Paris`.
    pub zone: String,
    /// Milliseconds on the machine's boot clock (counts during sleep).
    pub boot_ms: i64,
}

impl Moment {
    /// The stored form of this instant.
    pub fn timestamp(&self) -> Timestamp {
        Timestamp { at: self.local().to_rfc3339_opts(chrono::SecondsFormat::Millis, true), zone: self.zone.clone() }
    }

    /// The calendar day at the place.
    pub fn local_date(&self) -> NaiveDate {
        self.local().date_naive()
    }

    /// Wall-clock time at the place.
    pub fn local_time(&self) -> NaiveTime {
        self.local().time()
    }

    /// Wall-clock date and time at the place.
    pub fn local(&self) -> DateTime<FixedOffset> {
        let utc = Utc.timestamp_millis_opt(self.utc_ms).single().unwrap_or_default();
        match FixedOffset::east_opt(self.offset_min * 60) {
            Some(offset) => utc.with_timezone(&offset),
            None => utc.fixed_offset(),
        }
    }

    /// The same instant `age_ms` milliseconds earlier, on both clocks.
    #[must_use]
    pub fn earlier(&self, age_ms: i64) -> Self {
        Self { utc_ms: self.utc_ms - age_ms, boot_ms: self.boot_ms - age_ms, ..self.clone() }
    }
}

/// Where time comes from. Only hosts implement it; every rule takes a [`Moment`].
pub trait Clock: Send + Sync {
    /// Now, in the given IANA zone.
    fn moment(&self, zone: &str) -> Moment;
    /// Names one uninterrupted run of the boot clock; a restart of the machine gives another.
    fn boot_id(&self) -> String;
}

/// An instant as stored and sent: RFC 3339 with the offset of the place, and the zone's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Timestamp {
    /// RFC 3339 with milliseconds and the local offset, for instance `2026-11-24T10:42:57.120+01:00`.
    pub at: String,
    /// IANA name of the zone.
    pub zone: String,
}

impl Timestamp {
    /// The instant with its offset; `None` if the stored text is not RFC 3339.
    pub fn local(&self) -> Option<DateTime<FixedOffset>> {
        DateTime::parse_from_rfc3339(&self.at).ok()
    }

    /// Milliseconds since 1970 UTC; `None` if the stored text is not RFC 3339.
    pub fn utc_ms(&self) -> Option<i64> {
        self.local().map(|t| t.timestamp_millis())
    }
}

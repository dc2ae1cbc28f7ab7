//! Hybrid logical clock: 48 bits of Unix milliseconds and a 16-bit counter, written so that it sorts as text.

use std::{fmt, str::FromStr};

/// Earliest stamp ever issued (2026-01-01 UTC): a dead battery that says 1970 cannot pull the clock below it.
const FLOOR_MS: u64 = 1_767_225_600_000;
const MAX_MS: u64 = (1 << 48) - 1;

/// A stamp, for instance `0199f2a4c3d1-000a`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hlc {
    ms: u64,
    counter: u16,
}

/// The text is not a stamp.
#[derive(Debug, thiserror::Error)]
#[error("not a clock stamp")]
pub struct ClockError;

impl Hlc {
    /// The stamp before any other.
    pub const ZERO: Self = Self { ms: 0, counter: 0 };

    /// The stamp after `self` at physical time `physical_ms`. It never fails and never goes back: a clock set
    /// back keeps counting from the last stamp, and a full counter carries into the milliseconds.
    #[must_use]
    pub fn tick(self, physical_ms: i64) -> Self {
        let physical = u64::try_from(physical_ms).unwrap_or(0).clamp(FLOOR_MS, MAX_MS);
        if physical > self.ms {
            return Self { ms: physical, counter: 0 };
        }
        match self.counter.checked_add(1) {
            Some(counter) => Self { ms: self.ms, counter },
            None => Self { ms: self.ms + 1, counter: 0 },
        }
    }

    /// A stamp so long before `self` that whole histories have their place between the two.
    #[must_use]
    pub fn well_before(self) -> Self {
        Self { ms: self.ms.saturating_sub(1_000), counter: 0 }
    }

    /// A stamp so long after `self` that whole histories have their place between the two.
    #[must_use]
    pub fn well_after(self) -> Self {
        Self { ms: self.ms.saturating_add(1_000).min(MAX_MS), counter: 0 }
    }

    /// Milliseconds since 1970 carried by the stamp.
    pub fn ms(self) -> u64 {
        self.ms
    }
}

impl fmt::Display for Hlc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}-{:04x}", self.ms, self.counter)
    }
}

impl FromStr for Hlc {
    type Err = ClockError;

    fn from_str(text: &str) -> Result<Self, ClockError> {
        let (ms, counter) = text.split_once('-').ok_or(ClockError)?;
        let canonical = |part: &str, width: usize| {
            part.len() == width && part.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
        };
        if !canonical(ms, 12) || !canonical(counter, 4) {
            return Err(ClockError);
        }
        Ok(Self {
            ms: u64::from_str_radix(ms, 16).map_err(|_| ClockError)?,
            counter: u16::from_str_radix(counter, 16).map_err(|_| ClockError)?,
        })
    }
}

/// A stamp as a JSON string.
pub(crate) mod text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::Hlc;

    pub(crate) fn serialize<S: Serializer>(stamp: &Hlc, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(stamp)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Hlc, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_goes_back() {
        let mut last = Hlc::ZERO;
        for physical in [1_800_000_000_000, 1_800_000_000_000, 0, -5, 1_799_999_999_999, 1_800_000_000_001] {
            let next = last.tick(physical);
            assert!(next > last, "{physical}: {next} after {last}");
            assert!(next.to_string() > last.to_string());
            last = next;
        }
        assert_eq!(Hlc::ZERO.tick(0).ms(), FLOOR_MS);
    }

    #[test]
    fn a_full_counter_carries() {
        let full = Hlc { ms: FLOOR_MS, counter: u16::MAX };
        assert_eq!(full.tick(0), Hlc { ms: FLOOR_MS + 1, counter: 0 });
    }

    #[test]
    fn text_is_strict() {
        let stamp: Hlc = "0199f2a4c3d1-000a".parse().expect("canonical");
        assert_eq!(stamp.to_string(), "0199f2a4c3d1-000a");
        for wrong in
            ["", "0199f2a4c3d1", "0199F2A4C3D1-000a", "199f2a4c3d1-000a", "0199f2a4c3d1-00a", "+199f2a4c3d1-000a"]
        {
            assert!(wrong.parse::<Hlc>().is_err(), "{wrong}");
        }
    }
}

//! How much of a visit went to the screen. It speaks to the coach alone, about the program: a visit spent on a screen
//! is a fault of the program, whatever it holds.

use serde::{Deserialize, Serialize};

/// More than this share of a visit on the screen is too much.
pub const MOST_ON_SCREEN: f64 = 0.25;

/// Time the window was in front while a visit day was open, as this device measured it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScreenTime {
    /// Visible and focused, milliseconds.
    pub screen_ms: u64,
    /// Of these, while customers were counted: eyes are in the room then, a hand on one key.
    pub counting_ms: u64,
}

impl ScreenTime {
    /// With a further stretch.
    #[must_use]
    pub fn and(self, screen_ms: u64, counting_ms: u64) -> Self {
        Self {
            screen_ms: self.screen_ms.saturating_add(screen_ms),
            counting_ms: self.counting_ms.saturating_add(counting_ms.min(screen_ms)),
        }
    }

    /// Time spent on the screen and not on counting.
    pub fn entry_ms(self) -> u64 {
        self.screen_ms.saturating_sub(self.counting_ms)
    }

    /// The share of a visit of this length that went to the screen, counting left out; none before the first minute.
    pub fn share(self, elapsed_ms: u64) -> Option<f64> {
        (elapsed_ms >= 60_000).then(|| (self.entry_ms() as f64 / elapsed_ms as f64).min(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_is_not_held_against_the_visit() {
        let time = ScreenTime::default().and(600_000, 0).and(1_800_000, 1_800_000);
        assert_eq!(time.entry_ms(), 600_000);
        assert_eq!(time.share(6_000_000), Some(0.1));
        assert_eq!(time.share(59_999), None);
        assert_eq!(ScreenTime::default().and(10, 20).counting_ms, 10, "no more was counted than was seen");
        assert_eq!(ScreenTime::default().and(120_000, 0).share(60_000), Some(1.0), "clocks may disagree");
    }
}

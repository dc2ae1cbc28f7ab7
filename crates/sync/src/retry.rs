//! When to come again: the longer nobody answers, the longer one waits, and never all at the same moment.

/// Longest wait, in seconds.
const LONGEST: u64 = 900;

/// Seconds to wait after `failures` sessions that failed in a row. `random` is any number; the server's own word, if it
/// gave one, is a lower bound.
pub fn wait(failures: u32, random: u64, told: Option<u32>) -> u64 {
    let most = 2_u64.saturating_pow(failures.min(16)).saturating_mul(5).min(LONGEST);
    let told = told.map_or(0, u64::from);
    // Anything between nothing and the most: whoever was cut off together does not come back together.
    told + random % (most + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        assert_eq!(wait(0, 5, None), 5);
        assert!((0..100).all(|random| wait(3, random, None) <= 40));
        assert_eq!(wait(40, LONGEST, None), LONGEST);
        assert!(wait(0, 0, Some(30)) >= 30);
    }
}

//! Stretches of time: what two cover together, and what is left of one without the others.

/// `[start, end)` in milliseconds since 1970 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// First millisecond.
    pub start_ms: i64,
    /// First millisecond after it.
    pub end_ms: i64,
}

impl Stretch {
    /// A stretch.
    pub fn new(start_ms: i64, end_ms: i64) -> Self {
        Self { start_ms, end_ms }
    }

    /// Its length in milliseconds.
    pub fn ms(self) -> i64 {
        self.end_ms - self.start_ms
    }

    /// Whether the instant lies in it.
    pub fn contains(self, ms: i64) -> bool {
        (self.start_ms..self.end_ms).contains(&ms)
    }

    /// The same, so much later.
    pub fn later(self, by_ms: i64) -> Self {
        Self::new(self.start_ms + by_ms, self.end_ms + by_ms)
    }
}

/// The union, in order; empty stretches vanish.
pub fn merge(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    stretches.retain(|stretch| stretch.ms() > 0);
    stretches.sort_unstable();
    let mut merged: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        match merged.last_mut() {
            Some(last) if stretch.start_ms <= last.end_ms => last.end_ms = last.end_ms.max(stretch.end_ms),
            _ => merged.push(stretch),
        }
    }
    merged
}

/// What is left of `stretches` without `holes`, in order.
pub fn subtract(stretches: &[Stretch], holes: &[Stretch]) -> Vec<Stretch> {
    let holes = merge(holes.to_vec());
    let mut left = Vec::new();
    for stretch in merge(stretches.to_vec()) {
        let mut from = stretch.start_ms;
        for hole in holes.iter().filter(|hole| hole.start_ms < stretch.end_ms && hole.end_ms > stretch.start_ms) {
            if hole.start_ms > from {
                left.push(Stretch::new(from, hole.start_ms));
            }
            from = from.max(hole.end_ms);
        }
        if from < stretch.end_ms {
            left.push(Stretch::new(from, stretch.end_ms));
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_never_doubles() {
        let merged = merge(vec![Stretch::new(5, 9), Stretch::new(0, 6), Stretch::new(9, 9), Stretch::new(12, 13)]);
        assert_eq!(merged, vec![Stretch::new(0, 9), Stretch::new(12, 13)]);
        assert_eq!(
            subtract(&merged, &[Stretch::new(2, 3), Stretch::new(8, 20)]),
            vec![Stretch::new(0, 2), Stretch::new(3, 8)]
        );
    }
}

//! From the rows of a counting session to what was really watched, and what was counted meanwhile.
//!
//! Nothing here guesses: a stretch is watched only between two signs of life, and what nobody watched is a gap even if
//! it is short of news. Binning is the business of [`super::bins`].

use std::collections::BTreeSet;

use chrono_tz::Tz;
use uuid::Uuid;

use super::stretch::{Stretch, merge, subtract};

/// Longest silence between two signs of life that still counts as watching, in milliseconds.
pub const LONGEST_SILENCE_MS: i64 = 10_000;

/// What a row of a counting session says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CounterMark {
    /// Somebody arrived (tally 0), or a side tally.
    Tap {
        /// Column, 0 to 6.
        tally: u32,
    },
    /// A row is taken back: its index in the same block, or below zero its place counted back from the end of the
    /// session's earlier blocks (−1 is the last row before this block).
    Void {
        /// The row.
        target: i64,
    },
    /// A pause begins.
    Pause,
    /// It ends.
    Resume,
    /// Nobody was watching for the last `ms` milliseconds.
    Gap {
        /// Length.
        ms: i64,
    },
    /// Somebody was, after all.
    Claim {
        /// Index of the gap in the same block.
        gap: i64,
    },
    /// Counting ended.
    Close,
}

/// A row of a counting session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CounterRow {
    /// Index in its block; negative if the host made it.
    pub index: i64,
    /// Milliseconds since the block opened.
    pub dt_ms: i64,
    /// What it says.
    pub mark: CounterMark,
}

/// A block of a counting session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterBlock {
    /// Id.
    pub id: Uuid,
    /// When it opened, in milliseconds since 1970 UTC.
    pub opened_ms: i64,
    /// Last sign of life, in milliseconds since it opened.
    pub seen_ms: i64,
    /// Its rows, in any order.
    pub rows: Vec<CounterRow>,
}

/// A tap that was not taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimedTap {
    /// Block.
    pub block: Uuid,
    /// Index in it.
    pub index: i64,
    /// When it happened.
    pub at_ms: i64,
    /// Where it counts: inside a watched stretch. `None` for a tap during a pause.
    pub counted_ms: Option<i64>,
    /// Column.
    pub tally: u32,
}

/// A stretch nobody watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimedGap {
    /// Block of its row.
    pub block: Uuid,
    /// Index of its row.
    pub index: i64,
    /// When.
    pub stretch: Stretch,
    /// The counter said "I was still counting": it is watched after all.
    pub claimed: bool,
}

/// A counting session, told in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// Zone of the place.
    pub zone: Tz,
    /// What was watched, merged.
    pub watched: Vec<Stretch>,
    /// Taps that count or lie in a pause.
    pub taps: Vec<TimedTap>,
    /// Gaps, claimed ones too.
    pub gaps: Vec<TimedGap>,
    /// Pauses.
    pub pauses: Vec<Stretch>,
    /// The session is paused at its end.
    pub is_paused: bool,
    /// Somebody ended it.
    pub is_closed: bool,
}

impl Timeline {
    /// Tells the session of these blocks, oldest first.
    pub fn of(blocks: &[CounterBlock], zone: Tz) -> Self {
        let voided = voided_rows(blocks);
        let mut told = Self {
            zone,
            watched: Vec::new(),
            taps: Vec::new(),
            gaps: Vec::new(),
            pauses: Vec::new(),
            is_paused: false,
            is_closed: false,
        };
        for (at, block) in blocks.iter().enumerate() {
            let is_voided = |index: i64| voided.contains(&(at, index));
            told.join(block, at > 0, &is_voided);
            told.tell(block, &is_voided);
        }
        told.watched = merge(told.watched);
        told.taps.sort_by_key(|tap| (tap.at_ms, tap.block, tap.index));
        told
    }

    /// Milliseconds watched.
    pub fn watched_ms(&self) -> i64 {
        self.watched.iter().map(|stretch| stretch.ms()).sum()
    }

    /// Taps of a tally that count.
    pub fn count(&self, tally: u32) -> u32 {
        let counted = self.taps.iter().filter(|tap| tap.tally == tally && tap.counted_ms.is_some()).count();
        u32::try_from(counted).unwrap_or(u32::MAX)
    }

    /// What lies between a block and the one before it.
    fn join(&mut self, block: &CounterBlock, follows: bool, is_voided: &dyn Fn(i64) -> bool) {
        let was_paused = std::mem::take(&mut self.is_paused);
        let Some((index, ms)) = block.rows.iter().find_map(boundary) else { return };
        let stretch = Stretch::new(block.opened_ms - ms, block.opened_ms);
        let claimed = is_claimed(block, index, is_voided);
        if follows && was_paused {
            self.pauses.push(stretch);
        } else if claimed || ms <= LONGEST_SILENCE_MS {
            self.watched.push(stretch);
        }
        if !was_paused && (claimed || ms > LONGEST_SILENCE_MS) {
            self.gaps.push(TimedGap { block: block.id, index, stretch, claimed });
        }
    }

    fn tell(&mut self, block: &CounterBlock, is_voided: &dyn Fn(i64) -> bool) {
        let counter = counter_rows(block);
        let closed = counter.iter().find(|row| row.mark == CounterMark::Close).map(|row| row.dt_ms);
        let last = counter.iter().map(|row| row.dt_ms).max().unwrap_or(0).max(block.seen_ms);
        let end = closed.unwrap_or(last);
        let (pauses, paused_taps, is_paused) = pauses_of(&counter, end);
        self.is_paused = is_paused && closed.is_none();
        self.is_closed |= closed.is_some();

        let signs: Vec<i64> = counter.iter().map(|row| row.dt_ms).collect();
        let mut unwatched = pauses.clone();
        for row in block.rows.iter().filter(|row| boundary(row).is_none()) {
            let CounterMark::Gap { ms } = row.mark else { continue };
            let claimed = is_claimed(block, row.index, is_voided);
            let pieces = silent_pieces(Stretch::new((row.dt_ms - ms).max(0), row.dt_ms.min(end)), &signs);
            for &piece in &pieces {
                self.gaps.push(TimedGap {
                    block: block.id,
                    index: row.index,
                    stretch: piece.later(block.opened_ms),
                    claimed,
                });
            }
            if !claimed {
                unwatched.extend(pieces);
            }
        }
        let mut watched = subtract(&[Stretch::new(0, end)], &unwatched);
        for row in &counter {
            let CounterMark::Tap { tally } = row.mark else { continue };
            if is_voided(row.index) {
                continue;
            }
            let counted = if paused_taps.contains(&row.index) { None } else { Some(place(&mut watched, row.dt_ms)) };
            self.taps.push(TimedTap {
                block: block.id,
                index: row.index,
                at_ms: block.opened_ms + row.dt_ms,
                counted_ms: counted.map(|dt| block.opened_ms + dt),
                tally,
            });
        }
        self.watched.extend(watched.into_iter().map(|stretch| stretch.later(block.opened_ms)));
        self.pauses.extend(pauses.into_iter().map(|stretch| stretch.later(block.opened_ms)));
    }
}

/// The gap row written when a block opened: it lies before the block.
fn boundary(row: &CounterRow) -> Option<(i64, i64)> {
    match row.mark {
        CounterMark::Gap { ms } if row.index == -1 && row.dt_ms == 0 => Some((row.index, ms)),
        _ => None,
    }
}

/// Rows of the counter in the order of their indices. Times of two rows sent within a few milliseconds may cross;
/// the index rules.
fn counter_rows(block: &CounterBlock) -> Vec<CounterRow> {
    let mut rows: Vec<CounterRow> = block.rows.iter().filter(|row| row.index >= 0).copied().collect();
    rows.sort_by_key(|row| row.index);
    let mut latest = 0;
    for row in &mut rows {
        latest = latest.max(row.dt_ms);
        row.dt_ms = latest;
    }
    rows
}

fn pauses_of(rows: &[CounterRow], end: i64) -> (Vec<Stretch>, BTreeSet<i64>, bool) {
    let (mut pauses, mut taps, mut since) = (Vec::new(), BTreeSet::new(), None);
    for row in rows {
        match (row.mark, since) {
            (CounterMark::Pause, None) => since = Some(row.dt_ms),
            (CounterMark::Resume, Some(start)) => {
                pauses.push(Stretch::new(start, row.dt_ms));
                since = None;
            }
            (CounterMark::Tap { .. }, Some(_)) => {
                taps.insert(row.index);
            }
            _ => {}
        }
    }
    if let Some(start) = since {
        pauses.push(Stretch::new(start, end.max(start)));
    }
    (pauses, taps, since.is_some())
}

/// What of a gap stays silent: a row that arrived late was a sign of life in it.
fn silent_pieces(gap: Stretch, signs: &[i64]) -> Vec<Stretch> {
    let mut inside: Vec<i64> = signs.iter().copied().filter(|&dt| gap.start_ms < dt && dt < gap.end_ms).collect();
    inside.sort_unstable();
    inside.push(gap.end_ms);
    let mut from = gap.start_ms;
    let mut pieces = Vec::new();
    for sign in inside {
        if sign - from > LONGEST_SILENCE_MS {
            pieces.push(Stretch::new(from, sign));
        }
        from = sign;
    }
    pieces
}

/// The instant at which a tap counts. Stretches end before their last millisecond, so a tap that was itself the last
/// sign of life counts one millisecond earlier; one that is alone between two silences keeps a single millisecond.
fn place(watched: &mut Vec<Stretch>, dt: i64) -> i64 {
    if watched.iter().any(|stretch| stretch.contains(dt)) {
        return dt;
    }
    if watched.iter().any(|stretch| stretch.end_ms == dt && stretch.ms() > 0) {
        return dt - 1;
    }
    watched.push(Stretch::new(dt, dt + 1));
    dt
}

fn is_claimed(block: &CounterBlock, gap: i64, is_voided: &dyn Fn(i64) -> bool) -> bool {
    block.rows.iter().any(|row| row.mark == CounterMark::Claim { gap } && !is_voided(row.index))
}

/// The rows taken back, as (place of the block, index).
fn voided_rows(blocks: &[CounterBlock]) -> BTreeSet<(usize, i64)> {
    let mut before: Vec<(usize, i64)> = Vec::new();
    let mut voided = BTreeSet::new();
    for (at, block) in blocks.iter().enumerate() {
        for row in &block.rows {
            let CounterMark::Void { target } = row.mark else { continue };
            if target >= 0 {
                voided.insert((at, target));
            } else if let Some(&found) = usize::try_from(-target)
                .ok()
                .and_then(|back| before.len().checked_sub(back))
                .and_then(|at| before.get(at))
            {
                voided.insert(found);
            }
        }
        before.extend(counter_rows(block).iter().map(|row| (at, row.index)));
    }
    voided
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPENED: i64 = 1_800_000_000_000;

    fn block(seen_ms: i64, rows: &[(i64, i64, CounterMark)]) -> CounterBlock {
        let rows = rows.iter().map(|&(index, dt_ms, mark)| CounterRow { index, dt_ms, mark }).collect();
        CounterBlock { id: Uuid::nil(), opened_ms: OPENED, seen_ms, rows }
    }

    fn tell(blocks: &[CounterBlock]) -> (Vec<(i64, i64)>, Vec<Option<i64>>) {
        let told = Timeline::of(blocks, chrono_tz::Europe::Paris);
        let watched = told.watched.iter().map(|s| (s.start_ms - OPENED, s.end_ms - OPENED)).collect();
        (watched, told.taps.iter().map(|tap| tap.counted_ms.map(|ms| ms - OPENED)).collect())
    }

    const TAP: CounterMark = CounterMark::Tap { tally: 0 };

    #[test]
    fn an_open_block_is_watched_to_its_last_sign_of_life() {
        assert_eq!(tell(&[block(5_000, &[(0, 7_000, TAP)])]), (vec![(0, 7_000)], vec![Some(6_999)]));
        assert_eq!(tell(&[block(12_000, &[(0, 7_000, TAP)])]), (vec![(0, 12_000)], vec![Some(7_000)]));
        assert_eq!(tell(&[block(0, &[(0, 0, TAP)])]), (vec![(0, 1)], vec![Some(0)]));
    }

    #[test]
    fn a_gap_is_not_watched_and_swallows_no_tap() {
        let gap = CounterMark::Gap { ms: 360_000 };
        let rows = [(0, 40_000, TAP), (-1, 400_000, gap), (1, 400_000, TAP)];
        assert_eq!(
            tell(&[block(405_000, &rows)]),
            (vec![(0, 40_000), (400_000, 405_000)], vec![Some(39_999), Some(400_000)])
        );
        let claimed = [rows[0], rows[1], rows[2], (2, 401_000, CounterMark::Claim { gap: -1 })];
        assert_eq!(tell(&[block(405_000, &claimed)]).0, vec![(0, 405_000)]);
        let taken_back =
            [claimed[0], claimed[1], claimed[2], claimed[3], (3, 402_000, CounterMark::Void { target: 2 })];
        assert_eq!(tell(&[block(405_000, &taken_back)]).0, vec![(0, 40_000), (400_000, 405_000)]);
        // A tap that was sent late fell into what had been noted as silence.
        let late = [(0, 40_000, TAP), (-1, 400_000, gap), (1, 45_000, TAP), (2, 400_000, TAP)];
        assert_eq!(
            tell(&[block(405_000, &late)]),
            (vec![(0, 45_000), (400_000, 405_000)], vec![Some(40_000), Some(44_999), Some(400_000)])
        );
        let alone = [(0, 40_000, TAP), (-1, 400_000, gap), (1, 200_000, TAP)];
        assert_eq!(tell(&[block(405_000, &alone)]).1, vec![Some(39_999), Some(200_000)]);
    }

    #[test]
    fn a_pause_is_not_watched_and_what_is_tapped_in_it_does_not_count() {
        let rows = [
            (0, 10_000, TAP),
            (1, 20_000, CounterMark::Pause),
            (2, 25_000, TAP),
            (3, 320_000, CounterMark::Resume),
            (4, 330_000, TAP),
            (5, 340_000, CounterMark::Close),
        ];
        let told = tell(&[block(339_000, &rows)]);
        assert_eq!(told, (vec![(0, 20_000), (320_000, 340_000)], vec![Some(10_000), None, Some(330_000)]));
        // The index rules where times cross: a tap before the pause counts before it.
        let crossed = [(0, 20_003, TAP), (1, 20_000, CounterMark::Pause)];
        assert_eq!(tell(&[block(30_000, &crossed)]).1, vec![Some(20_002)]);
    }

    #[test]
    fn blocks_of_a_session_join_without_inventing_time() {
        let first = block(50_000, &[(0, 50_000, TAP)]);
        let next = |ms: i64, rows: &[(i64, i64, CounterMark)]| {
            let mut all = vec![(-1, 0, CounterMark::Gap { ms })];
            all.extend_from_slice(rows);
            CounterBlock { opened_ms: OPENED + 50_000 + ms, ..block(20_000, &all) }
        };
        assert_eq!(tell(&[first.clone(), next(3, &[])]).0, vec![(0, 70_003)]);
        assert_eq!(tell(&[first.clone(), next(60_000, &[])]).0, vec![(0, 50_000), (110_000, 130_000)]);
        let back = next(60_000, &[(0, 1_000, CounterMark::Void { target: -1 })]);
        assert_eq!(tell(&[first.clone(), back]).1, vec![]);
        let paused = block(50_000, &[(0, 30_000, CounterMark::Pause)]);
        assert_eq!(tell(&[paused, next(5_000, &[])]).0, vec![(0, 30_000), (55_000, 75_000)]);
    }
}

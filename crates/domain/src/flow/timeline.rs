//! From the rows of a counting session to what was really watched, and what was counted meanwhile.
//!
//! Nothing here guesses: a stretch is watched only between two signs of life, and what nobody watched is a gap even if
//! it is short of news. Binning is the business of [`super::bins`].

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use chrono_tz::Tz;
use uuid::Uuid;

use super::stretch::{Stretch, merge, subtract};

/// Longest silence between two signs of life that still counts as watching, in milliseconds.
pub const LONGEST_SILENCE_MS: i64 = 10_000;
/// How many of its last taps a session tells.
pub const LATEST: usize = 10;
const MINUTE_MS: i64 = 60_000;

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
    /// A mark of a newer program: it takes its place, and is silent.
    Other,
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

impl CounterBlock {
    /// Rows of the counter in the order of their indices. Times of two rows sent within a few milliseconds may cross;
    /// the index rules.
    pub fn counter_rows(&self) -> Vec<CounterRow> {
        let mut rows: Vec<CounterRow> = self.rows.iter().filter(|row| row.index >= 0).copied().collect();
        rows.sort_by_key(|row| row.index);
        let mut latest = 0;
        for row in &mut rows {
            latest = latest.max(row.dt_ms);
            row.dt_ms = latest;
        }
        rows
    }
}

/// How many places of a block the rows of its counter take.
pub fn places(rows: &[CounterRow]) -> i64 {
    rows.last().map_or(0, |row| row.index + 1)
}

/// What was taken back, told from the newest block to the oldest: a row is taken back in its own block or in a later one.
#[derive(Debug, Default)]
pub struct TakenBack {
    /// Rows of earlier blocks, counted back from the end of those.
    earlier: Vec<i64>,
}

impl TakenBack {
    /// Which of the rows of the next earlier block were taken back, by their indices.
    pub fn of(&mut self, rows: &[CounterRow]) -> BTreeSet<i64> {
        let places = places(rows);
        let (here, mut earlier): (Vec<i64>, Vec<i64>) = self.earlier.iter().partition(|&&back| back <= places);
        let mut taken: BTreeSet<i64> = here.into_iter().map(|back| places - back).collect();
        earlier.iter_mut().for_each(|back| *back -= places);
        for row in rows {
            match row.mark {
                CounterMark::Void { target } if target < 0 => earlier.push(-target),
                CounterMark::Void { target } => drop(taken.insert(target)),
                _ => {}
            }
        }
        self.earlier = earlier;
        taken
    }
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

/// Taps of one column that count in the same minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MinuteTaps {
    /// When the first of them counts.
    pub at_ms: i64,
    /// How many.
    pub count: u32,
}

/// A counting session, told in order. However many came, it holds a count a minute and the last few taps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// Zone of the place.
    pub zone: Tz,
    /// What was watched, merged.
    pub watched: Vec<Stretch>,
    /// Taps that count, by minute (since 1970 UTC) and column.
    counted: BTreeMap<(i64, u32), MinuteTaps>,
    /// Taps in a pause, by column: they do not count.
    uncounted: BTreeMap<u32, u32>,
    /// The last taps that were not taken back, newest first: [`LATEST`] at most.
    pub latest: Vec<TimedTap>,
    /// Gaps, claimed ones too.
    pub gaps: Vec<TimedGap>,
    /// Pauses.
    pub pauses: Vec<Stretch>,
    /// The session is paused at its end.
    pub is_paused: bool,
    /// Somebody ended it.
    pub is_closed: bool,
}

/// What lies between a block and the one before it.
struct Before {
    gap: TimedGap,
    ms: i64,
}

impl Timeline {
    /// Tells the session of these blocks, newest first. Each may be read when its turn comes.
    ///
    /// # Errors
    /// Those of reading a block.
    pub fn of<E>(blocks: impl IntoIterator<Item = Result<CounterBlock, E>>, zone: Tz) -> Result<Self, E> {
        let mut told = Self {
            zone,
            watched: Vec::new(),
            counted: BTreeMap::new(),
            uncounted: BTreeMap::new(),
            latest: Vec::new(),
            gaps: Vec::new(),
            pauses: Vec::new(),
            is_paused: false,
            is_closed: false,
        };
        let mut taken_back = TakenBack::default();
        let mut after: Option<Option<Before>> = None;
        for block in blocks {
            let block = block?;
            let rows = block.counter_rows();
            let voided = taken_back.of(&rows);
            let is_paused = told.tell(&block, &rows, &voided);
            match after {
                None => told.is_paused = is_paused,
                Some(between) => told.join(between, is_paused),
            }
            after = Some(before(&block, &voided));
        }
        told.join(after.flatten(), false);
        told.watched = merge(told.watched);
        told.gaps.sort_by_key(|gap| (gap.stretch, gap.index));
        // A pause ends its block and goes on in the next one.
        told.pauses = merge(told.pauses);
        Ok(told)
    }

    /// Milliseconds watched.
    pub fn watched_ms(&self) -> i64 {
        self.watched.iter().map(|stretch| stretch.ms()).sum()
    }

    /// Taps of a tally that count.
    pub fn count(&self, tally: u32) -> u32 {
        self.counted(tally).map(|minute| minute.count).sum()
    }

    /// Taps of a tally that count, minute by minute.
    pub fn counted(&self, tally: u32) -> impl Iterator<Item = MinuteTaps> {
        self.counted.iter().filter(move |((_, of), _)| *of == tally).map(|(_, minute)| *minute)
    }

    /// Taps of a tally that lie in a pause.
    pub fn uncounted(&self, tally: u32) -> u32 {
        self.uncounted.get(&tally).copied().unwrap_or(0)
    }

    /// What lies between a block and the one before it, which was paused at its end or not.
    fn join(&mut self, between: Option<Before>, was_paused: bool) {
        let Some(Before { gap, ms }) = between else { return };
        if was_paused {
            self.pauses.push(gap.stretch);
        } else if gap.claimed || ms <= LONGEST_SILENCE_MS {
            self.watched.push(gap.stretch);
        }
        if !was_paused && (gap.claimed || ms > LONGEST_SILENCE_MS) {
            self.gaps.push(gap);
        }
    }

    /// Tells a block. Whether it is paused at its end.
    fn tell(&mut self, block: &CounterBlock, rows: &[CounterRow], voided: &BTreeSet<i64>) -> bool {
        let closed = rows.iter().find(|row| row.mark == CounterMark::Close).map(|row| row.dt_ms);
        let last = rows.iter().map(|row| row.dt_ms).max().unwrap_or(0).max(block.seen_ms);
        let end = closed.unwrap_or(last);
        let (pauses, paused_taps, is_paused) = pauses_of(rows, end);
        self.is_closed |= closed.is_some();

        let signs: Vec<i64> = rows.iter().map(|row| row.dt_ms).collect();
        let mut unwatched = pauses.clone();
        for row in block.rows.iter().filter(|row| boundary(row).is_none()) {
            let CounterMark::Gap { ms } = row.mark else { continue };
            let claimed = is_claimed(block, row.index, voided);
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
        for row in rows.iter().filter(|row| !voided.contains(&row.index)) {
            let CounterMark::Tap { tally } = row.mark else { continue };
            if paused_taps.contains(&row.index) {
                *self.uncounted.entry(tally).or_default() += 1;
            } else {
                self.count_at(block.opened_ms + place(&mut watched, row.dt_ms), tally);
            }
            self.latest.push(TimedTap { block: block.id, index: row.index, at_ms: block.opened_ms + row.dt_ms, tally });
        }
        self.latest.sort_by_key(|tap| Reverse((tap.at_ms, tap.block, tap.index)));
        self.latest.truncate(LATEST);
        self.watched.extend(watched.into_iter().map(|stretch| stretch.later(block.opened_ms)));
        self.pauses.extend(pauses.into_iter().map(|stretch| stretch.later(block.opened_ms)));
        is_paused && closed.is_none()
    }

    fn count_at(&mut self, ms: i64, tally: u32) {
        let key = (ms.div_euclid(MINUTE_MS), tally);
        let minute = self.counted.entry(key).or_insert(MinuteTaps { at_ms: ms, count: 0 });
        minute.count += 1;
        minute.at_ms = minute.at_ms.min(ms);
    }
}

/// What the opening of a block says of the time before it.
fn before(block: &CounterBlock, voided: &BTreeSet<i64>) -> Option<Before> {
    let (index, ms) = block.rows.iter().find_map(boundary)?;
    let stretch = Stretch::new(block.opened_ms - ms, block.opened_ms);
    let claimed = is_claimed(block, index, voided);
    Some(Before { gap: TimedGap { block: block.id, index, stretch, claimed }, ms })
}

/// The gap row written when a block opened: it lies before the block.
fn boundary(row: &CounterRow) -> Option<(i64, i64)> {
    match row.mark {
        CounterMark::Gap { ms } if row.index == -1 && row.dt_ms == 0 => Some((row.index, ms)),
        _ => None,
    }
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

fn is_claimed(block: &CounterBlock, gap: i64, voided: &BTreeSet<i64>) -> bool {
    block.rows.iter().any(|row| row.mark == CounterMark::Claim { gap } && !voided.contains(&row.index))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPENED: i64 = 1_800_000_000_000;

    fn block(seen_ms: i64, rows: &[(i64, i64, CounterMark)]) -> CounterBlock {
        let rows = rows.iter().map(|&(index, dt_ms, mark)| CounterRow { index, dt_ms, mark }).collect();
        CounterBlock { id: Uuid::nil(), opened_ms: OPENED, seen_ms, rows }
    }

    fn told(blocks: &[CounterBlock]) -> Timeline {
        let newest_first = blocks.iter().rev().cloned().map(Ok::<_, std::convert::Infallible>);
        Timeline::of(newest_first, chrono_tz::Europe::Paris).unwrap()
    }

    type Spans = Vec<(i64, i64)>;

    /// What was watched, and of each minute with taps when the first counts and how many do.
    fn tell(blocks: &[CounterBlock]) -> (Spans, Vec<(i64, u32)>) {
        let told = told(blocks);
        let watched = told.watched.iter().map(|s| (s.start_ms - OPENED, s.end_ms - OPENED)).collect();
        (watched, told.counted(0).map(|minute| (minute.at_ms - OPENED, minute.count)).collect())
    }

    const TAP: CounterMark = CounterMark::Tap { tally: 0 };

    #[test]
    fn an_open_block_is_watched_to_its_last_sign_of_life() {
        assert_eq!(tell(&[block(5_000, &[(0, 7_000, TAP)])]), (vec![(0, 7_000)], vec![(6_999, 1)]));
        assert_eq!(tell(&[block(12_000, &[(0, 7_000, TAP)])]), (vec![(0, 12_000)], vec![(7_000, 1)]));
        assert_eq!(tell(&[block(0, &[(0, 0, TAP)])]), (vec![(0, 1)], vec![(0, 1)]));
    }

    #[test]
    fn a_gap_is_not_watched_and_swallows_no_tap() {
        let gap = CounterMark::Gap { ms: 360_000 };
        let rows = [(0, 40_000, TAP), (-1, 400_000, gap), (1, 400_000, TAP)];
        assert_eq!(
            tell(&[block(405_000, &rows)]),
            (vec![(0, 40_000), (400_000, 405_000)], vec![(39_999, 1), (400_000, 1)])
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
            (vec![(0, 45_000), (400_000, 405_000)], vec![(40_000, 2), (400_000, 1)])
        );
        let alone = [(0, 40_000, TAP), (-1, 400_000, gap), (1, 200_000, TAP)];
        assert_eq!(tell(&[block(405_000, &alone)]).1, vec![(39_999, 1), (200_000, 1)]);
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
        let whole = block(339_000, &rows);
        assert_eq!(
            tell(std::slice::from_ref(&whole)),
            (vec![(0, 20_000), (320_000, 340_000)], vec![(10_000, 1), (330_000, 1)])
        );
        assert_eq!(told(&[whole]).uncounted(0), 1);
        // The index rules where times cross: a tap before the pause counts before it.
        let crossed = [(0, 20_003, TAP), (1, 20_000, CounterMark::Pause)];
        assert_eq!(tell(&[block(30_000, &crossed)]).1, vec![(20_002, 1)]);
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

    #[test]
    fn a_tap_counts_where_somebody_watched() {
        let watched = || vec![Stretch::new(0, 45_000), Stretch::new(60_000, 60_000)];
        for (at, counts) in [(0, 0), (44_999, 44_999), (45_000, 44_999), (50_000, 50_000), (60_000, 60_000)] {
            assert_eq!(place(&mut watched(), at), counts);
        }
    }

    #[test]
    fn what_was_taken_back_may_lie_blocks_before() {
        let first: Vec<_> = (0..4).map(|at| (at, at * 1_000, TAP)).collect();
        let void = |index, target| (index, 40_000 + index, CounterMark::Void { target });
        // The row before this block, the one before that block's, and one that never was.
        let blocks = [
            block(10_000, &first),
            CounterBlock { opened_ms: OPENED + 60_000, ..block(50_000, &[(0, 0, TAP), void(1, -1), (2, 45_000, TAP)]) },
            CounterBlock {
                opened_ms: OPENED + 120_000,
                ..block(50_000, &[void(0, -1), void(1, -5), void(2, -9), (3, 1, TAP)])
            },
        ];
        let whole = told(&blocks);
        let latest: Vec<_> = whole.latest.iter().map(|tap| (tap.at_ms - OPENED, tap.index)).collect();
        assert_eq!(latest, [(160_002, 3), (60_000, 0), (1_000, 1), (0, 0)]);
        assert_eq!((whole.count(0), told(&blocks[..1]).count(0)), (4, 4));
    }
}

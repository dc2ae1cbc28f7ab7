//! What a day's counting looks like to others (result, spine, report): one stream per post, told by the domain.

use chrono_tz::Tz;
use sillage_domain::{
    Id, Timestamp,
    flow::{
        CountingPost, ObservationWindow,
        bins::at_place,
        timeline::{CounterBlock, CounterMark, CounterRow, Timeline},
    },
    visit::VisitDay,
};
use sillage_store::{Reader, Row, RowKind, WindowBlock};

use crate::Failure;

/// No block and no silence lasts longer, and no row lies further back: a year in milliseconds.
const FARTHEST: i64 = 366 * 86_400_000;
/// From 1900 to 2200: a machine whose battery is empty counts in 1970, and nothing that was counted is lost for it.
const OPENED_MS: std::ops::Range<i64> = -2_208_988_800_000..7_258_118_400_000;

/// A post and what was watched there.
pub(crate) struct PostStream {
    /// The post.
    pub post: Row<CountingPost>,
    /// Its sessions of the day, oldest first.
    pub sessions: Vec<(Row<ObservationWindow>, Timeline)>,
}

impl PostStream {
    /// The sessions, told.
    pub fn timelines(&self) -> Vec<&Timeline> {
        self.sessions.iter().map(|(_, told)| told).collect()
    }

    /// Arrivals that count.
    pub fn count(&self, tally: u32) -> u32 {
        self.sessions.iter().map(|(_, told)| told.count(tally)).sum()
    }

    /// Minutes watched.
    pub fn observed_min(&self) -> f64 {
        self.sessions.iter().map(|(_, told)| told.watched_ms()).sum::<i64>() as f64 / 60_000.0
    }
}

/// The posts of the day's unit in their order, with the sessions of that day; posts without any have none.
pub(crate) fn streams_of_day(db: &Reader<'_>, day: Id<VisitDay>) -> Result<Vec<PostStream>, Failure> {
    let unit = db.get(day)?.doc.unit;
    let windows = db.list_of::<ObservationWindow>(day.uuid())?;
    let mut posts = db.list_of::<CountingPost>(unit.uuid())?;
    posts.sort_by_key(|post| post.rank);
    posts
        .into_iter()
        .map(|post| {
            let sessions = windows
                .iter()
                .filter(|window| window.post == post.id)
                .map(|window| Ok((window.clone(), timeline_of(db, window.id)?)))
                .collect::<Result<_, Failure>>()?;
            Ok(PostStream { post, sessions })
        })
        .collect()
}

/// A session, told: however long it was, block by block.
pub(crate) fn timeline_of(db: &Reader<'_>, window: Id<ObservationWindow>) -> Result<Timeline, Failure> {
    let mut blocks = db.blocks_back(window)?.peekable();
    let zone = match blocks.peek() {
        Some(Ok(newest)) => newest.zone.parse(),
        _ => db.now().zone.parse(),
    };
    Timeline::of(blocks.map(|block| Ok(told(&block?))), zone.unwrap_or(Tz::UTC))
}

pub(super) fn told(block: &WindowBlock) -> CounterBlock {
    let row = |row: &sillage_store::BlockRow| {
        let mark = match row.k {
            k if k == RowKind::Tap as i64 => CounterMark::Tap { tally: u32::try_from(row.x).ok()? },
            k if k == RowKind::Void as i64 => CounterMark::Void { target: row.x },
            k if k == RowKind::Pause as i64 => CounterMark::Pause,
            k if k == RowKind::Resume as i64 => CounterMark::Resume,
            k if k == RowKind::Gap as i64 => CounterMark::Gap { ms: row.x },
            k if k == RowKind::Claim as i64 => CounterMark::Claim { gap: row.x },
            k if k == RowKind::Close as i64 => CounterMark::Close,
            _ => CounterMark::Other,
        };
        Some(CounterRow { index: row.i, dt_ms: row.dt, mark })
    };
    // Blocks come from colleagues' files too. What no counter ever wrote is told by none: it must darken no screen.
    let is_sane =
        |row: &&sillage_store::BlockRow| (0..FARTHEST).contains(&row.dt) && (-FARTHEST..FARTHEST).contains(&row.x);
    let was_opened = OPENED_MS.contains(&block.opened_utc_ms);
    CounterBlock {
        id: block.id,
        opened_ms: if was_opened { block.opened_utc_ms } else { OPENED_MS.start },
        seen_ms: if was_opened && (0..FARTHEST).contains(&block.last_seen_ms) { block.last_seen_ms } else { 0 },
        rows: block.rows.iter().filter(|row| was_opened && is_sane(row)).filter_map(row).collect(),
    }
}

/// An instant as it is stored and sent.
pub(crate) fn stamp(zone: Tz, utc_ms: i64) -> Timestamp {
    let at = at_place(zone, utc_ms).to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    Timestamp { at, zone: zone.name().into() }
}

#[cfg(test)]
mod tests {
    use sillage_domain::flow::bins::bins_of_post;
    use sillage_store::BlockRow;

    use super::*;

    const NOW: i64 = 1_795_500_000_000;
    const DAY: i64 = 86_400_000;

    fn block(opened_utc_ms: i64, last_seen_ms: i64, rows: &[(i64, i64, i64, i64)]) -> WindowBlock {
        let rows = rows.iter().map(|&(i, dt, k, x)| BlockRow { i, dt, k, x }).collect();
        let (id, window) = (uuid::Uuid::nil(), Id::new(uuid::Uuid::nil()));
        WindowBlock { id, window, opened_utc_ms, zone: "UTC".into(), is_open: false, last_seen_ms, rows }
    }

    fn count(blocks: &[WindowBlock]) -> u32 {
        let newest_first = blocks.iter().rev().map(|block| Ok::<_, std::convert::Infallible>(told(block)));
        let session = Timeline::of(newest_first, Tz::UTC).unwrap();
        bins_of_post(&[&session], 5, 0).unwrap().bins.iter().map(|bin| bin.count).sum()
    }

    #[test]
    fn numbers_no_counter_wrote_darken_no_screen() {
        let sound = block(NOW, 60_000, &[(0, 1_000, 0, 0), (1, 2_000, 0, 0)]);
        for far in [i64::MIN, i64::MAX, -1, 1_000_000_000_000_000] {
            let rows: Vec<_> = (0..7).map(|k| (k, 3_000, k, far)).chain([(7, far, 0, 0), (-1, 0, 4, far)]).collect();
            for wrong in [block(NOW + DAY, 60_000, &rows), block(far, 60_000, &[]), block(NOW + DAY, far, &[])] {
                assert!(count(&[sound.clone(), wrong.clone()]) <= 2, "{far}");
                assert!(count(&[wrong, sound.clone()]) <= 2, "{far}");
            }
        }
    }

    #[test]
    fn what_was_counted_while_the_clock_stood_anywhere_is_counted() {
        let years = [0, 10_000, 315_532_800_000, 504_900_000_000, 4_102_444_800_000, 4_294_967_295_000];
        for opened in years {
            let early = block(opened, 60_000, &[(0, 1_000, 0, 0), (1, 2_000, 0, 0)]);
            assert_eq!(count(std::slice::from_ref(&early)), 2, "{opened}");
            let set_right = block(NOW, 60_000, &[(-1, 0, 4, 500), (0, 1_000, 0, 0)]);
            assert_eq!(count(&[early.clone(), set_right.clone()]), 3, "{opened}");
            assert_eq!(count(&[set_right, early]), 3, "{opened}");
        }
    }

    #[test]
    fn a_counter_left_open_over_a_summer_keeps_its_taps() {
        let left = block(NOW, 60 * DAY, &[(0, 1_000, 0, 0), (-1, 60 * DAY, 4, 60 * DAY - 1_000), (1, 60 * DAY, 0, 0)]);
        assert_eq!(count(&[left]), 2);
    }

    #[test]
    fn a_mark_of_a_newer_program_takes_its_place() {
        let first = block(NOW, 60_000, &[(0, 1_000, 0, 0), (1, 2_000, 0, 0), (2, 3_000, 99, 0)]);
        let next = block(NOW + 60_000, 60_000, &[(0, 1_000, 1, -2)]);
        assert_eq!(count(&[first, next]), 1, "the tap before the mark was taken back");
    }
}

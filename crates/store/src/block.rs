//! Counter events. A tap is one committed row; sealing turns the rows of a block into one operation.
//!
//! An event is named by (block, index). The counter chooses the index before its first attempt, so a retry finds
//! its own row instead of counting twice. Rows made by the host itself (gaps) take negative indices and never
//! collide with the counter's.
//!
//! Nothing is reckoned here: what was watched and what was counted meanwhile is told by the domain (`flow::timeline`).

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use sillage_domain::{Entity, Id, Moment, Refusal, flow::ObservationWindow, network::Unit};
use sillage_sync_protocol::{Block, Kind, Operation};
use uuid::Uuid;

use crate::{Reader, Store, StoreError, Writer, writer::Statement};

/// Longest silence between two signs of life that still counts as watching, in milliseconds.
const LONGEST_SILENCE_MS: i64 = 10_000;

/// What a row of a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i64)]
pub enum RowKind {
    /// A tap; the argument is its tally (0 arrival).
    Tap = 0,
    /// Voids the row whose index is the argument.
    Void = 1,
    /// A pause begins.
    Pause = 2,
    /// It ends.
    Resume = 3,
    /// Nobody was watching for the last `x` milliseconds.
    Gap = 4,
    /// Somebody was, after all: the argument is the gap's index.
    Claim = 5,
    /// Counting ended.
    Close = 6,
}

/// A row of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockRow {
    /// Index in the block; negative for rows the host made.
    pub i: i64,
    /// Milliseconds since the block opened, on the boot clock.
    pub dt: i64,
    /// Kind, as its number.
    pub k: i64,
    /// Argument.
    pub x: i64,
}

/// A block with its rows, in the order they happened.
#[derive(Debug, Clone)]
pub struct WindowBlock {
    /// Id.
    pub id: Uuid,
    /// Counting session.
    pub window: Id<ObservationWindow>,
    /// Milliseconds since 1970 UTC at which it was opened.
    pub opened_utc_ms: i64,
    /// IANA zone of the place.
    pub zone: String,
    /// Not sealed yet.
    pub is_open: bool,
    /// Last sign of life, in milliseconds since it opened.
    pub last_seen_ms: i64,
    /// Rows.
    pub rows: Vec<BlockRow>,
}

/// What became of a row the counter sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowOutcome {
    /// Written now.
    Recorded,
    /// It was written before: a retry.
    AlreadyRecorded,
}

/// A stretch nobody watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Index of its row.
    pub i: i64,
    /// Its length in milliseconds.
    pub ms: i64,
}

struct OpenBlock {
    window: Uuid,
    unit: Uuid,
    opened_boot_ms: i64,
    boot_id: String,
    beat_ms: i64,
}

/// What is known of a session when its next block opens.
struct BegunBefore {
    /// Its last sign of life, in milliseconds since 1970 UTC.
    seen_ms: i64,
    /// What both clocks said when its last block opened, while the machine still runs.
    runs: Option<(i64, i64)>,
}

impl BegunBefore {
    /// The time of the session: the one it began with, whatever becomes of the wall clock meanwhile. A block follows the
    /// one before it also where the clock was put back, or what it says would be told before what was done before.
    fn time_of(&self, now: &Moment) -> i64 {
        match self.runs {
            Some((opened_ms, boot_ms)) => opened_ms + now.boot_ms - boot_ms,
            None => now.utc_ms.max(self.seen_ms),
        }
    }
}

impl Store {
    /// Lays so many taps of some counting session into the file at once: what years of counting leave beside the rest,
    /// for measuring.
    ///
    /// # Errors
    /// The file cannot be written.
    #[doc(hidden)]
    pub fn lay_taps(&self, taps: u32) -> Result<(), StoreError> {
        let block = Uuid::now_v7();
        self.with_connection(|connection| {
            connection.execute(
                "INSERT INTO block
                   (id, observation_window, u, opened_utc_ms, zone, opened_boot_ms, boot_id,
                    beat_ms, beat_utc_ms, sealed_s)
                 VALUES (?1, ?1, ?1, 0, 'UTC', 0, '', 0, 0, 0)",
                [block],
            )?;
            connection.execute(
                "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?2)
                 INSERT INTO block_row (block, i, dt, k, x)
                 SELECT ?1, i, i * 1000, 0, 0 FROM n",
                params![block, taps],
            )?;
            Ok(())
        })
    }
}

impl Reader<'_> {
    /// The blocks of a counting session, newest first. The rows of each are read when its turn comes.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn blocks_back(
        &self,
        window: Id<ObservationWindow>,
    ) -> Result<impl Iterator<Item = Result<WindowBlock, StoreError>>, StoreError> {
        self.depend_on("flow_event");
        let mut statement = self.connection.prepare_cached(include_str!("sql/blocks_back.sql"))?;
        let heads = statement.query_map([window.uuid()], block_head)?.collect::<Result<Vec<_>, _>>()?;
        Ok(heads.into_iter().map(|head| self.with_rows(head)))
    }

    /// The block of a counting session in which it is being counted.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn counting_block(&self, window: Id<ObservationWindow>) -> Result<Option<WindowBlock>, StoreError> {
        self.block_by(include_str!("sql/counting_block.sql"), window.uuid())
    }

    /// A block, open or sealed, if this file holds it.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn find_block(&self, block: Uuid) -> Result<Option<WindowBlock>, StoreError> {
        self.block_by(include_str!("sql/find_block.sql"), block)
    }

    /// The block of a counting session that was opened last.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn last_block(&self, window: Id<ObservationWindow>) -> Result<Option<WindowBlock>, StoreError> {
        self.block_by(include_str!("sql/last_block.sql"), window.uuid())
    }

    fn block_by(&self, sql: &'static str, id: Uuid) -> Result<Option<WindowBlock>, StoreError> {
        self.depend_on("flow_event");
        let head = self.connection.prepare_cached(sql)?.query_row([id], block_head).optional()?;
        head.map(|block| self.with_rows(block)).transpose()
    }

    fn with_rows(&self, mut block: WindowBlock) -> Result<WindowBlock, StoreError> {
        block.rows = self.block_rows(block.id)?;
        let last = block.rows.iter().map(|row| row.dt).max().unwrap_or(0);
        block.last_seen_ms = block.last_seen_ms.max(last);
        Ok(block)
    }

    fn block_rows(&self, block: Uuid) -> Result<Vec<BlockRow>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT i, dt, k, x FROM block_row WHERE block = ?1 ORDER BY dt, i")?;
        let rows = statement
            .query_map([block], |row| Ok(BlockRow { i: row.get(0)?, dt: row.get(1)?, k: row.get(2)?, x: row.get(3)? }))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    fn open_block_head(&self, block: Uuid) -> Result<OpenBlock, StoreError> {
        self.connection
            .prepare_cached(
                "SELECT observation_window, u, opened_boot_ms, boot_id, beat_ms
                 FROM block
                 WHERE id = ?1 AND sealed_s IS NULL",
            )?
            .query_row([block], |row| {
                Ok(OpenBlock {
                    window: row.get(0)?,
                    unit: row.get(1)?,
                    opened_boot_ms: row.get(2)?,
                    boot_id: row.get(3)?,
                    beat_ms: row.get(4)?,
                })
            })
            .optional()?
            .ok_or(StoreError::NotCounting)
    }

    /// The last sign of life in a block (its last beat or its last row of the counter), and the index that comes next.
    fn last_seen(&self, block: Uuid, beat_ms: i64) -> Result<(i64, i64), StoreError> {
        let last: Option<(i64, i64)> = self
            .connection
            .prepare_cached("SELECT i, dt FROM block_row WHERE block = ?1 ORDER BY i DESC LIMIT 1")?
            .query_row([block], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (i, dt) = last.unwrap_or((-1, 0));
        Ok((dt.max(beat_ms), (i + 1).max(0)))
    }

    /// Kind and value of a row.
    fn row_at(&self, block: Uuid, i: i64) -> Result<Option<(i64, i64)>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT k, x FROM block_row WHERE block = ?1 AND i = ?2")?;
        Ok(statement.query_row(params![block, i], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    /// Whether counting pauses at the end of a block. A pause that goes on in the next block is written there again, so
    /// each tells of itself.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn is_paused(&self, block: Uuid) -> Result<bool, StoreError> {
        let last: Option<i64> = self
            .connection
            .prepare_cached(
                "SELECT k
                 FROM block_row
                 WHERE block = ?1 AND i >= 0 AND k IN (?2, ?3)
                 ORDER BY i DESC LIMIT 1",
            )?
            .query_row(params![block, RowKind::Pause as i64, RowKind::Resume as i64], |row| row.get(0))
            .optional()?;
        Ok(last == Some(RowKind::Pause as i64))
    }

    fn begun_before(&self, window: Id<ObservationWindow>) -> Result<Option<BegunBefore>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("sql/begun_before.sql"))?;
        let row = statement.query_row(params![window.uuid(), self.boot_id()], |row| {
            let opened_ms: i64 = row.get(0)?;
            let runs = row.get::<_, Option<i64>>(2)?.map(|boot_ms| (opened_ms, boot_ms));
            Ok(BegunBefore { seen_ms: opened_ms + row.get::<_, i64>(1)?, runs })
        });
        Ok(row.optional()?)
    }

    /// The head of a block that runs on this boot clock: on another one, its milliseconds would mean nothing.
    fn running_block(&self, block: Uuid) -> Result<OpenBlock, StoreError> {
        let head = self.open_block_head(block)?;
        if head.boot_id == self.boot_id() { Ok(head) } else { Err(StoreError::NotCounting) }
    }
}

impl Writer<'_> {
    /// Opens a block in a counting session. What nobody watched since the session's last sign of life becomes a gap; a
    /// beat later than this act, whose row waited in line, is a sign of life in the new block too.
    ///
    /// # Errors
    /// The day is closed, or the file cannot be written.
    pub fn open_block(&mut self, window: Id<ObservationWindow>, unit: Id<Unit>) -> Result<Uuid, StoreError> {
        self.check_counts(window.uuid())?;
        let (id, now) = (Uuid::now_v7(), self.now().clone());
        let before = self.begun_before(window)?;
        let opened = before.as_ref().map_or(now.utc_ms, |before| before.time_of(&now));
        self.connection.execute(
            include_str!("sql/open_block.sql"),
            params![id, window.uuid(), unit.uuid(), opened, now.zone, now.boot_ms, self.boot_id()],
        )?;
        if let Some(silence) = before.map(|before| opened - before.seen_ms).filter(|silence| *silence > 0) {
            self.insert_row(id, -1, 0, RowKind::Gap, silence)?;
        }
        self.mark_changed("flow_event");
        Ok(id)
    }

    /// Writes a row the counter sends under an index it chose. A tap is a sign of life; silence before it that was
    /// longer than ten seconds becomes a gap, unless the counter was paused.
    ///
    /// # Errors
    /// The block is not open, its day is closed, the index was given to something else, or an index before it was never
    /// used: a sealed block names its rows by their place.
    pub fn push_row(
        &mut self,
        block: Uuid,
        i: i64,
        kind: RowKind,
        x: i64,
    ) -> Result<(RowOutcome, Option<Gap>), StoreError> {
        let head = self.running_block(block)?;
        let (seen, next) = self.last_seen(block, head.beat_ms)?;
        // A row at the end is new; only one that is not may be a retry.
        let present = if i == next { None } else { self.row_at(block, i)? };
        match present {
            Some(found) if found == (kind as i64, x) => return Ok((RowOutcome::AlreadyRecorded, None)),
            Some(_) => return Err(Refusal::new("index_taken").into()),
            None => self.check_counts(head.window)?,
        }
        if i != next {
            return Err(Refusal::new("index_skipped").into());
        }
        let dt = self.since_opening(&head).max(0);
        let gap = self.note_silence(block, seen, dt)?;
        self.insert_row(block, i, dt, kind, x)?;
        self.mark_changed("flow_event");
        Ok((RowOutcome::Recorded, gap))
    }

    /// Notes that the counter is open in front, every five seconds. Answers the gap that just ended, if there was one.
    ///
    /// # Errors
    /// The block is not open, or its day is closed.
    pub fn beat(&mut self, block: Uuid) -> Result<Option<Gap>, StoreError> {
        let head = self.running_block(block)?;
        self.check_counts(head.window)?;
        let (seen, _) = self.last_seen(block, head.beat_ms)?;
        let dt = self.since_opening(&head).max(0);
        let gap = self.note_silence(block, seen, dt)?;
        self.connection
            .prepare_cached("UPDATE block SET beat_ms = max(beat_ms, ?2), beat_utc_ms = ?3 WHERE id = ?1")?
            .execute(params![block, dt, self.now().utc_ms])?;
        if gap.is_some() {
            self.mark_changed("flow_event");
        }
        Ok(gap)
    }

    /// Whether the block still runs on this boot clock; after a restart of the machine a new block is needed.
    ///
    /// # Errors
    /// The block is not open.
    pub fn block_is_current(&self, block: Uuid) -> Result<bool, StoreError> {
        Ok(self.open_block_head(block)?.boot_id == self.boot_id())
    }

    /// Seals a block: its rows become one operation. No projection changes.
    ///
    /// # Errors
    /// The block is not open.
    pub fn seal_block(&mut self, block: Uuid) -> Result<(), StoreError> {
        let head = self.open_block_head(block)?;
        let open = self.find_block(block)?.ok_or(StoreError::NotCounting)?;
        let mut rows = open.rows;
        rows.sort_by_key(|row| (row.i >= 0, row.i.abs()));
        let host_rows = rows.iter().filter(|row| row.i < 0).count();
        let column = |pick: fn(&BlockRow) -> i64| rows.iter().map(pick).collect();
        let wire = Block {
            id: block,
            window: head.window,
            opened_utc_ms: open.opened_utc_ms,
            zone: open.zone,
            host_rows,
            seen_ms: open.last_seen_ms,
            dt: column(|row| row.dt),
            k: column(|row| row.k),
            x: column(|row| row.x),
        };
        let sequence = self.next_sequence()?;
        self.connection.execute(
            "UPDATE block SET sealed_s = ?2, beat_ms = ?3 WHERE id = ?1",
            params![block, sequence, open.last_seen_ms],
        )?;
        let day = self.get::<ObservationWindow>(Id::new(head.window))?.visit_day.map(Id::uuid);
        self.append(Statement {
            kind: Kind::Evt,
            noun: "flow_event".into(),
            version: ObservationWindow::VERSION,
            entity: head.window,
            unit: head.unit,
            about: Vec::new(),
            day,
            fields: BTreeMap::new(),
            seen: BTreeMap::new(),
            cancels: None,
            block: Some(wire),
        })
    }

    fn since_opening(&self, head: &OpenBlock) -> i64 {
        self.now().boot_ms - head.opened_boot_ms
    }

    fn note_silence(&mut self, block: Uuid, seen: i64, dt: i64) -> Result<Option<Gap>, StoreError> {
        let silence = dt - seen;
        if silence <= LONGEST_SILENCE_MS || self.is_paused(block)? {
            return Ok(None);
        }
        let lowest: i64 = self.connection.query_row(
            "SELECT min(0, coalesce(min(i), 0)) FROM block_row WHERE block = ?1",
            [block],
            |row| row.get(0),
        )?;
        self.insert_row(block, lowest - 1, dt, RowKind::Gap, silence)?;
        Ok(Some(Gap { i: lowest - 1, ms: silence }))
    }

    fn insert_row(&mut self, block: Uuid, i: i64, dt: i64, kind: RowKind, x: i64) -> Result<(), StoreError> {
        self.rows += 1;
        insert(self.connection, block, &BlockRow { i, dt, k: kind as i64, x })
    }
}

fn block_head(row: &rusqlite::Row<'_>) -> rusqlite::Result<WindowBlock> {
    Ok(WindowBlock {
        id: row.get(0)?,
        window: Id::new(row.get(1)?),
        opened_utc_ms: row.get(2)?,
        zone: row.get(3)?,
        is_open: row.get(4)?,
        last_seen_ms: row.get(5)?,
        rows: Vec::new(),
    })
}

fn insert(connection: &Connection, block: Uuid, row: &BlockRow) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO block_row (block, i, dt, k, x) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![block, row.i, row.dt, row.k, row.x])?;
    Ok(())
}

/// Projects a sealed block: rows that are there already (this device wrote them) stay as they are.
pub(crate) fn apply_sealed(connection: &Connection, operation: &Operation) -> Result<(), StoreError> {
    let Some(block) = &operation.block else { return Ok(()) };
    connection.execute(
        "INSERT OR IGNORE INTO block
           (id, observation_window, u, opened_utc_ms, zone, opened_boot_ms, boot_id, beat_ms, beat_utc_ms, sealed_s)
         VALUES (?1, ?2, ?3, ?4, ?5, 0, '', ?6, ?4, ?7)",
        params![block.id, block.window, operation.u, block.opened_utc_ms, block.zone, block.seen_ms, operation.s],
    )?;
    // A copy from before it was sealed holds it as one that is still counted in.
    connection.execute(
        "UPDATE block SET sealed_s = ?2, beat_ms = ?3 WHERE id = ?1 AND sealed_s IS NULL",
        params![block.id, operation.s, block.seen_ms],
    )?;
    for (position, ((dt, k), x)) in block.dt.iter().zip(&block.k).zip(&block.x).enumerate() {
        // Rows of the host come first and count down from −1; rows of the counter count up from 0.
        let i = match position.checked_sub(block.host_rows) {
            Some(counted) => i64::try_from(counted).unwrap_or(i64::MAX),
            None => -i64::try_from(position).unwrap_or(i64::MAX) - 1,
        };
        connection
            .prepare_cached("INSERT OR IGNORE INTO block_row (block, i, dt, k, x) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![block.id, i, dt, k, x])?;
    }
    Ok(())
}

//! Rows of an open block: taps, voids, pauses, beats. A tap is one insert; nothing here reads more the longer the
//! counting lasts, save when a tap is taken back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Refusal,
    flow::timeline::{CounterMark, LONGEST_SILENCE_MS, TakenBack, places},
};
use sillage_store::{Gap, RowKind, RowOutcome, StoreError, WindowBlock, Writer};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    session::{CounterPlace, next_place, open_next_block},
    stream::told,
};
use crate::Failure;

/// A block is sealed at this many rows, and at a pause, which goes on in the next one.
const BLOCK_ROWS: u32 = 500;

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CounterOutcome {
    /// Written now.
    Recorded,
    /// It was there: a retry.
    AlreadyRecorded,
}

/// A stretch nobody watched, noted just now.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct GapNoted {
    /// Block of its row.
    pub block: Uuid,
    /// Index of its row, below zero.
    pub index: i64,
    /// Length in milliseconds.
    pub ms: i64,
}

impl GapNoted {
    pub(super) fn of(block: Uuid, gap: Option<Gap>) -> Option<Self> {
        gap.map(|gap| Self { block, index: gap.i, ms: gap.ms })
    }

    /// The gap a block was opened with, if it is long enough to be one.
    pub(super) fn at_opening(block: &WindowBlock) -> Option<Self> {
        let row = block.rows.iter().find(|row| row.i == -1 && row.dt == 0 && row.x > LONGEST_SILENCE_MS)?;
        Some(Self { block: block.id, index: row.i, ms: row.x })
    }
}

/// A row is in the file.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct RowRecorded {
    /// Written now or before.
    pub outcome: CounterOutcome,
    /// What nobody watched before it.
    pub gap: Option<GapNoted>,
    /// The block was sealed: the next row goes here.
    pub next: Option<CounterPlace>,
}

/// Count one.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordTap {
    /// Block.
    pub block: Uuid,
    /// Index chosen before the first attempt; a retry uses the same.
    pub index: u32,
    /// 0 arrival, 1 left unserved, 2 to 6 the network's own.
    pub tally: u32,
}

pub(super) fn record_tap(tx: &mut Writer<'_>, ask: RecordTap) -> Result<RowRecorded, Failure> {
    if ask.tally > 6 {
        return Err(Refusal::new("tally_out_of_range").with("number", ask.tally).into());
    }
    push(tx, ask.block, ask.index, RowKind::Tap, ask.tally.into())
}

/// A row without an argument.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordRow {
    /// Block.
    pub block: Uuid,
    /// Index chosen before the first attempt.
    pub index: u32,
}

pub(super) fn record_pause(tx: &mut Writer<'_>, ask: RecordRow) -> Result<RowRecorded, Failure> {
    push(tx, ask.block, ask.index, RowKind::Pause, 0)
}

pub(super) fn record_resume(tx: &mut Writer<'_>, ask: RecordRow) -> Result<RowRecorded, Failure> {
    push(tx, ask.block, ask.index, RowKind::Resume, 0)
}

/// "I was still counting": a gap is watched after all.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ClaimGap {
    /// Block, of the gap too.
    pub block: Uuid,
    /// Index chosen before the first attempt.
    pub index: u32,
    /// Index of the gap.
    pub gap: i64,
}

pub(super) fn claim_gap(tx: &mut Writer<'_>, ask: ClaimGap) -> Result<RowRecorded, Failure> {
    let block = found(tx, ask.block)?;
    let is_gap = block.rows.iter().any(|row| row.i == ask.gap && row.k == RowKind::Gap as i64);
    if !is_gap {
        return Err(Refusal::new("gap_unknown").into());
    }
    push(tx, ask.block, ask.index, RowKind::Claim, ask.gap)
}

/// A row of the counter by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TapRef {
    /// Block.
    pub block: Uuid,
    /// Index.
    pub index: u32,
}

/// Take a tap back.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct VoidTap {
    /// Block the correction is written to.
    pub block: Uuid,
    /// Index of the correction.
    pub index: u32,
    /// The tap; by default the last one that stands.
    pub target: Option<TapRef>,
}

/// A tap was taken back. Its row stays.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TapVoided {
    /// Written now or before.
    pub outcome: CounterOutcome,
    /// The tap.
    pub tap: TapRef,
    /// Its tally.
    pub tally: u32,
    /// What nobody watched before.
    pub gap: Option<GapNoted>,
    /// The block was sealed: the next row goes here.
    pub next: Option<CounterPlace>,
}

pub(super) fn void_tap(tx: &mut Writer<'_>, ask: VoidTap) -> Result<TapVoided, Failure> {
    let block = found(tx, ask.block)?;
    let written = block.rows.iter().find(|row| row.i == i64::from(ask.index) && row.k == RowKind::Void as i64);
    let which = match (written, ask.target) {
        // A retry finds what it took back the first time, whatever is last by now.
        (Some(row), _) => Which::At(row.x),
        (None, Some(target)) => Which::Named(target),
        (None, None) => Which::Last,
    };
    let Some(Found { x, tap, tally }) = find_tap(tx, &block, which)? else {
        return Err(Refusal::new("nothing_to_void").into());
    };
    let row = push(tx, ask.block, ask.index, RowKind::Void, x)?;
    Ok(TapVoided { outcome: row.outcome, tap, tally, gap: row.gap, next: row.next })
}

/// Which tap is to be taken back.
#[derive(Clone, Copy)]
enum Which {
    /// The one this argument of a correction means.
    At(i64),
    /// This one, if it stands.
    Named(TapRef),
    /// The last that stands.
    Last,
}

struct Found {
    /// What a correction in the block says of it: its index there, or in an earlier block its place counted back from
    /// the end of those; −1 is the last row before the block.
    x: i64,
    tap: TapRef,
    tally: u32,
}

/// Looks for a tap of the session, from its end on: what is taken back was mostly written just now.
fn find_tap(tx: &Writer<'_>, written_to: &WindowBlock, which: Which) -> Result<Option<Found>, Failure> {
    let mut taken_back = TakenBack::default();
    let mut before: Option<i64> = None;
    for block in tx.blocks_back(written_to.window)? {
        let block = told(&block?);
        let rows = block.counter_rows();
        let gone = taken_back.of(&rows);
        before = if block.id == written_to.id { Some(0) } else { before.map(|between| between + places(&rows)) };
        // A tap of a later block than the one written to cannot be named there.
        let Some(between) = before else { continue };
        let tap = rows.iter().rev().find_map(|row| {
            let CounterMark::Tap { tally } = row.mark else { return None };
            let tap = TapRef { block: block.id, index: u32::try_from(row.index).ok()? };
            let x = row.index - between;
            let is_meant = match which {
                Which::At(meant) => x == meant,
                Which::Named(named) => tap == named && !gone.contains(&row.index),
                Which::Last => !gone.contains(&row.index),
            };
            is_meant.then_some(Found { x, tap, tally })
        });
        if tap.is_some() {
            return Ok(tap);
        }
    }
    Ok(None)
}

/// The counter is in front: every five seconds.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordBeat {
    /// Block.
    pub block: Uuid,
}

/// It was noted.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct BeatRecorded {
    /// What nobody watched before it.
    pub gap: Option<GapNoted>,
}

pub(super) fn record_beat(tx: &mut Writer<'_>, ask: RecordBeat) -> Result<BeatRecorded, Failure> {
    let gap = tx.beat(ask.block)?;
    Ok(BeatRecorded { gap: GapNoted::of(ask.block, gap) })
}

fn found(tx: &Writer<'_>, block: Uuid) -> Result<WindowBlock, Failure> {
    tx.find_block(block)?.ok_or_else(|| Failure::new("not_counting"))
}

fn push(tx: &mut Writer<'_>, block: Uuid, index: u32, kind: RowKind, x: i64) -> Result<RowRecorded, Failure> {
    match tx.push_row(block, index.into(), kind, x) {
        Ok((outcome, gap)) => {
            let ends = kind == RowKind::Pause || index + 1 >= BLOCK_ROWS;
            let next = if ends && outcome == RowOutcome::Recorded { Some(seal_and_open(tx, block)?) } else { None };
            let outcome = match outcome {
                RowOutcome::Recorded => CounterOutcome::Recorded,
                RowOutcome::AlreadyRecorded => CounterOutcome::AlreadyRecorded,
            };
            Ok(RowRecorded { outcome, gap: GapNoted::of(block, gap), next })
        }
        // The answer to the row that ended the block was lost, and here is its retry.
        Err(StoreError::NotCounting) => {
            let sealed = found(tx, block)?;
            let same = |row: &sillage_store::BlockRow| row.i == i64::from(index) && row.k == kind as i64 && row.x == x;
            if !sealed.rows.iter().any(same) {
                return Err(Failure::new("not_counting"));
            }
            let next = next_place(tx, sealed.window)?;
            Ok(RowRecorded { outcome: CounterOutcome::AlreadyRecorded, gap: None, next })
        }
        Err(error) => Err(error.into()),
    }
}

fn seal_and_open(tx: &mut Writer<'_>, block: Uuid) -> Result<CounterPlace, Failure> {
    let window = found(tx, block)?.window;
    tx.seal_block(block)?;
    open_next_block(tx, window)
}

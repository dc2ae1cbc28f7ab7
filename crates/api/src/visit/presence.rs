//! How much of a visit went to the screen: told by the screen itself, kept on this device alone, in no operation. It
//! never travels and no report speaks of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Refusal, Timestamp,
    visit::{MOST_ON_SCREEN, ScreenTime, VisitDay},
};
use sillage_store::{Reader, Writer};
use ts_rs::TS;

use crate::{Failure, place::Kept};

/// The longest stretch told at once: a screen tells every half minute.
const LONGEST_MS: u64 = 300_000;

/// Tell of time the window was in front during a visit day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordPresence {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// Visible and focused since it was last told, milliseconds, five minutes at most.
    pub screen_ms: u64,
    /// Of these, while customers were counted.
    pub counting_ms: u64,
}

pub(super) fn record_presence(tx: &mut Writer<'_>, ask: RecordPresence) -> Result<Kept, Failure> {
    let day = tx.get(ask.visit_day)?;
    if ask.screen_ms > LONGEST_MS {
        return Err(Refusal::new("invalid_input").with("field", "screen_ms").into());
    }
    // What is looked at after the end is no longer the visit.
    if day.closed_at.is_none() {
        let time = of(tx, day.id)?.and(ask.screen_ms, ask.counting_ms);
        tx.set_local(&key(day.id), Some(&time))?;
    }
    Ok(Kept {})
}

fn key(day: Id<VisitDay>) -> String {
    format!("screen_time.{}", day.uuid())
}

fn of(db: &Reader<'_>, day: Id<VisitDay>) -> Result<ScreenTime, Failure> {
    Ok(db.local(&key(day))?.unwrap_or_default())
}

/// Which day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetPresence {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

/// How much of a visit went to the screen of this computer.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Presence {
    /// Minutes the window was in front, counting left out.
    pub entry_min: f64,
    /// Minutes it was in front while customers were counted.
    pub counting_min: f64,
    /// Minutes the visit has lasted.
    pub elapsed_min: f64,
    /// Entry over the visit, 0 to 1; none before the first minute.
    pub share: Option<f64>,
    /// The share it shall stay under.
    pub most: f64,
}

pub(super) fn get_presence(db: &Reader<'_>, ask: GetPresence) -> Result<Presence, Failure> {
    let day = db.get(ask.visit_day)?;
    let elapsed_ms = elapsed_ms(db, &day);
    let time = of(db, day.id)?;
    let minutes = |ms: u64| ms as f64 / 60_000.0;
    Ok(Presence {
        entry_min: minutes(time.entry_ms()),
        counting_min: minutes(time.counting_ms),
        elapsed_min: minutes(elapsed_ms),
        share: time.share(elapsed_ms),
        most: MOST_ON_SCREEN,
    })
}

fn elapsed_ms(db: &Reader<'_>, day: &VisitDay) -> u64 {
    let end = day.closed_at.as_ref().and_then(Timestamp::utc_ms).unwrap_or(db.now().utc_ms);
    day.opened_at.utc_ms().map_or(0, |start| u64::try_from(end - start).unwrap_or(0))
}

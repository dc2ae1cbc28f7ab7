//! Which of the pictures on a phone belong to which places, and how far its clock is from this computer's. It proposes
//! and remembers; nothing is taken in here.

use std::collections::BTreeMap;

use chrono::NaiveTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Moment,
    photo::{Capture, PhotoPlace, matching::pairs},
    visit::{Attachment, VisitDay},
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use super::places::places_of;
use crate::Failure;

/// Where the clocks of phones are remembered.
const CLOCKS: &str = "phone_clocks";
/// Longest name of a phone: what is read of a picture is cut there.
const PHONE_CHARS: usize = 80;
/// Pictures up to this long before and after the visit may belong to it.
const AROUND_MS: i64 = 30 * 60 * 1_000;

/// Seconds a phone is ahead, by its name.
type Clocks = BTreeMap<String, i32>;

/// Match pictures that wait on a phone to the empty places of a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListPhotoMatches {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// What each picture says of itself; `null` for one that says nothing, or that is here already.
    pub shots: Vec<Option<Capture>>,
}

/// Proposals. Positions are those of the pictures asked for.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PhotoMatches {
    /// In order of the places' times.
    pub matches: Vec<PhotoMatch>,
    /// One for each picture.
    pub shots: Vec<ShotLine>,
    /// The phones they were taken with.
    pub clocks: Vec<PhoneClock>,
}

/// A picture that belongs to a place.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PhotoMatch {
    /// The place.
    pub place: Id<PhotoPlace>,
    /// The picture.
    pub shot: u32,
    /// Seconds from reserving to taking, by this computer's clock.
    pub after_s: i32,
    /// Nothing else comes near it.
    pub sure: bool,
}

/// When a picture was taken, by this computer's clock.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ShotLine {
    /// RFC 3339; absent if it does not say, or if the hour does not exist.
    pub at: Option<String>,
    /// During the visit, or within half an hour of it.
    pub during: bool,
}

/// A phone and its clock.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PhoneClock {
    /// As it calls itself; empty if it does not.
    pub phone: String,
    /// Seconds it is ahead of this computer; negative if behind. Absent until it was compared.
    pub ahead_s: Option<i32>,
    /// Pictures of it.
    pub shots: u32,
}

pub(super) fn list_matches(db: &Reader<'_>, ask: ListPhotoMatches) -> Result<PhotoMatches, Failure> {
    let day = db.get(ask.visit_day)?;
    let clocks: Clocks = db.local(CLOCKS)?.unwrap_or_default();
    let zone = &db.now().zone;
    let right = |shot: &Capture| {
        let ahead_ms = clocks.get(&shot.phone).map_or(0, |ahead| i64::from(*ahead) * 1_000);
        Some(shot.instant_ms(zone)? - ahead_ms)
    };
    let times: Vec<Option<i64>> = ask.shots.iter().map(|shot| right(shot.as_ref()?)).collect();
    let places = places_of(db, ask.visit_day)?;
    let photos = db.list_in::<Attachment>(day.doc.unit.uuid())?;
    let empty: Vec<&Row<PhotoPlace>> =
        places.iter().filter(|place| !photos.iter().any(|photo| photo.place == Some(place.id))).collect();
    let (first, last) = span(&day, &places, db.now());
    let shots = times.iter().map(|at| ShotLine {
        at: at.map(|utc_ms| Moment { utc_ms, ..db.now().clone() }.timestamp().at),
        during: at.is_some_and(|at| (first - AROUND_MS..=last + AROUND_MS).contains(&at)),
    });
    Ok(PhotoMatches { matches: matched(&empty, &times), shots: shots.collect(), clocks: phones(&ask.shots, &clocks) })
}

fn matched(empty: &[&Row<PhotoPlace>], times: &[Option<i64>]) -> Vec<PhotoMatch> {
    let reserved: Vec<i64> = empty.iter().map(|place| place.reserved_at.utc_ms().unwrap_or_default()).collect();
    let told: Vec<(usize, i64)> = times.iter().enumerate().filter_map(|(at, time)| Some((at, (*time)?))).collect();
    let taken: Vec<i64> = told.iter().map(|(_, time)| *time).collect();
    let line = |pair: sillage_domain::photo::matching::Pair| PhotoMatch {
        place: empty[pair.place].id,
        shot: u32::try_from(told[pair.shot].0).unwrap_or(u32::MAX),
        after_s: i32::try_from(pair.after_ms.div_euclid(1_000)).unwrap_or_default(),
        sure: pair.sure,
    };
    pairs(&reserved, &taken).into_iter().map(line).collect()
}

/// From the first to the last thing the day knows of.
fn span(day: &Row<VisitDay>, places: &[Row<PhotoPlace>], now: &Moment) -> (i64, i64) {
    let reserved = places.iter().filter_map(|place| place.reserved_at.utc_ms());
    let opened = day.opened_at.utc_ms().unwrap_or(now.utc_ms);
    let closed = day.closed_at.as_ref().and_then(|at| at.utc_ms()).unwrap_or(now.utc_ms);
    reserved.fold((opened, closed), |(first, last), at| (first.min(at), last.max(at)))
}

fn phones(shots: &[Option<Capture>], clocks: &Clocks) -> Vec<PhoneClock> {
    let mut counted: BTreeMap<&str, u32> = BTreeMap::new();
    for shot in shots.iter().flatten() {
        *counted.entry(&shot.phone).or_default() += 1;
    }
    let line = |(phone, shots): (&str, u32)| PhoneClock {
        phone: phone.to_owned(),
        ahead_s: clocks.get(phone).copied(),
        shots,
    };
    counted.into_iter().map(line).collect()
}

/// How a phone's clock was compared.
#[derive(Debug, Deserialize, TS, JsonSchema)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum ClockBy {
    /// Somebody says it.
    Difference {
        /// Seconds it is ahead; negative if behind.
        ahead_s: i32,
    },
    /// A picture of a place that is known.
    Place {
        /// What the picture says of itself.
        shot: Capture,
        /// The place it belongs to.
        place: Id<PhotoPlace>,
    },
    /// A picture of a clock that is right.
    Shown {
        /// What the picture says of itself.
        shot: Capture,
        /// The time it shows, `HH:MM` or `HH:MM:SS`.
        time: String,
    },
}

/// Compare a phone's clock with this computer's, once; it is remembered.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SetClock {
    /// The phone, as its pictures call it.
    pub phone: String,
    /// How it was compared.
    pub how: ClockBy,
}

/// The clock is remembered.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ClockSet {
    /// Seconds it is ahead; negative if behind.
    pub ahead_s: i32,
}

pub(super) fn set_clock(tx: &mut Writer<'_>, ask: SetClock) -> Result<ClockSet, Failure> {
    let zone = tx.now().zone.clone();
    let unreadable = || Failure::new("photo_clock_unreadable");
    if ask.phone.chars().count() > PHONE_CHARS {
        return Err(unreadable());
    }
    let ahead_ms = match ask.how {
        ClockBy::Difference { ahead_s } => i64::from(ahead_s) * 1_000,
        ClockBy::Place { shot, place } => {
            let reserved = tx.get(place)?.reserved_at.utc_ms().ok_or_else(unreadable)?;
            shot.instant_ms(&zone).ok_or_else(unreadable)? - reserved
        }
        ClockBy::Shown { shot, time } => {
            let time = time.trim();
            let read = |form| NaiveTime::parse_from_str(time, form);
            let shown = read("%H:%M:%S").or_else(|_| read("%H:%M")).map_err(|_| unreadable())?;
            shot.ahead_of_shown(shown, &zone).ok_or_else(unreadable)?
        }
    };
    let ahead_s = i32::try_from((ahead_ms + 500).div_euclid(1_000)).map_err(|_| unreadable())?;
    let mut clocks: Clocks = tx.local(CLOCKS)?.unwrap_or_default();
    clocks.insert(ask.phone, ahead_s);
    tx.set_local(CLOCKS, Some(&clocks))?;
    Ok(ClockSet { ahead_s })
}

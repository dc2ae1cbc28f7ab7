//! Where this computer stands with its server: what waits, what was said last, what needs somebody.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{
    Id,
    network::{Network, Person, Unit},
    visit::VisitDay,
};
use sillage_store::Reader;
use sillage_sync::{Memory, Waiting, WaitingDay, waiting};
use ts_rs::TS;
use uuid::Uuid;

use super::{conflict, exchange::SyncProgress, join, kept};
use crate::{App, Failure, app::Session, network::count_doubles, session::Nothing, unit_file::device_of};

/// A clock further off than this is told: minutes.
const CLOCK_OFF_MIN: i64 = 10;

/// How this computer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SyncStanding {
    /// The practice network: invented, never sent.
    Practice,
    /// No server was joined: everything stays here.
    Alone,
    /// The profile was put back on another computer: it needs a new line.
    NewComputer,
    /// The last session went well, or none was tried yet.
    Fine,
    /// The last session failed; `trouble` says why.
    Trouble,
}

/// Where this computer stands with its server.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SyncState {
    /// How.
    pub standing: SyncStanding,
    /// Host and port of the server.
    pub server: Option<String>,
    /// When it last said everything, milliseconds since 1970 UTC.
    pub met_ms: Option<i64>,
    /// When everything had last left, milliseconds since 1970 UTC.
    pub sent_ms: Option<i64>,
    /// Why the last session failed; none if it went well.
    pub trouble: Option<SyncTrouble>,
    /// The session that goes on.
    pub progress: Option<SyncProgress>,
    /// Seconds until the next one begins by itself.
    pub next_in_s: u32,
    /// Visit days of which something waits, the oldest first.
    pub days: Vec<WaitingVisit>,
    /// Operations that belong to no visit day and wait.
    pub other_operations: u32,
    /// All operations that wait.
    pub operations: u32,
    /// All photos and papers that wait.
    pub photos: u32,
    /// Their bytes.
    pub photo_bytes: u64,
    /// Somebody counts now: what they count follows when they pause.
    pub counting: bool,
    /// Why the server keeps operations aside, and how many.
    pub aside: Vec<AsideCount>,
    /// Fields in conflict.
    pub conflicts: u32,
    /// Pairs of records that may be one person, and of which nobody has said anything.
    pub doubles: u32,
    /// Minutes this computer's clock is ahead of the server's, if that is more than ten; negative if it is behind.
    pub clock_off_min: Option<i64>,
    /// Units the server gave this person whole.
    pub units_given: u32,
    /// What whoever keeps the server asks for.
    pub identity: SyncIdentity,
}

/// Why sessions fail.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SyncTrouble {
    /// A code of the catalogue.
    pub code: String,
    /// Values of its sentence.
    pub params: BTreeMap<String, String>,
    /// Since when it fails like that, milliseconds since 1970 UTC.
    pub since_ms: i64,
}

/// A visit day of which something waits.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct WaitingVisit {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// Name of its unit.
    pub unit_name: String,
    /// The calendar day.
    pub date: NaiveDate,
    /// Operations.
    pub operations: u32,
    /// Photos and papers.
    pub photos: u32,
    /// Their bytes.
    pub photo_bytes: u64,
}

/// Operations the server keeps aside for one reason.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct AsideCount {
    /// The reason, a stable code.
    pub code: String,
    /// How many.
    pub count: u32,
}

/// What whoever keeps the server asks for.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SyncIdentity {
    /// The network.
    pub network: Id<Network>,
    /// Its name; none before it arrived.
    pub network_name: Option<String>,
    /// The person of this profile.
    pub person: Id<Person>,
    /// This computer.
    pub device: Uuid,
    /// Its units.
    pub units: Vec<UnitOfServer>,
}

/// A unit, as whoever keeps the server asks for it.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct UnitOfServer {
    /// Id.
    pub unit: Id<Unit>,
    /// Name.
    pub name: String,
    /// The server gave it to this person.
    pub given: bool,
}

fn small(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(super) fn get_state(app: &App, _: Nothing) -> Result<SyncState, Failure> {
    let session = app.session()?;
    let now = app.now_in(&session);
    let device = device_of(&session.store)?.id();
    app.read(|db| {
        let (kept, memory) = (kept::read(db)?, Memory::read(db)?);
        let all = match &kept {
            Some(_) => waiting(db, &session.store, &memory)?,
            None => Waiting::default(),
        };
        let away = kept.as_ref().and_then(|kept| kept.away.clone());
        let standing = match &kept {
            _ if session.profile.practice => SyncStanding::Practice,
            None => SyncStanding::Alone,
            Some(kept) if kept.device != device => SyncStanding::NewComputer,
            Some(_) if away.is_some() => SyncStanding::Trouble,
            Some(_) => SyncStanding::Fine,
        };
        let (days, other_operations) = visits(db, &all)?;
        let total = all.total();
        let off_min = -memory.offset_ms / 60_000;
        Ok(SyncState {
            standing,
            server: kept.as_ref().map(|kept| kept.membership.server.clone()),
            met_ms: kept.as_ref().and_then(|kept| kept.met_ms),
            sent_ms: kept.as_ref().and_then(|kept| kept.sent_ms),
            trouble: away.map(|away| SyncTrouble { code: away.code, params: away.params, since_ms: away.since_ms }),
            progress: session.exchange.progress(),
            next_in_s: session.exchange.due_in_s(now.boot_ms),
            days,
            other_operations: small(other_operations),
            operations: small(total.operations),
            photos: total.photos,
            photo_bytes: total.photo_bytes,
            counting: join::is_counting(db)?,
            aside: aside(&memory),
            conflicts: count_conflicts(db, &session)?,
            doubles: if session.profile.practice { 0 } else { count_doubles(db)? },
            clock_off_min: Some(off_min).filter(|off| off.abs() >= CLOCK_OFF_MIN),
            units_given: small(
                kept::whole_units(&memory).filter(|(id, _)| *id != session.identity.network.uuid()).count() as u64,
            ),
            identity: identity(db, &session, &memory, device)?,
        })
    })
}

/// Days of which something waits; what waits of a day that is not here counts among the rest.
fn visits(db: &Reader<'_>, all: &Waiting) -> Result<(Vec<WaitingVisit>, u64), Failure> {
    let (mut days, mut others) = (Vec::new(), 0);
    for (id, WaitingDay { operations, photos, photo_bytes }) in &all.days {
        let day = match id {
            Some(id) => db.find(Id::<VisitDay>::new(*id))?,
            None => None,
        };
        let Some(day) = day else {
            others += operations;
            continue;
        };
        let unit_name = db.find(day.doc.unit)?.map(|row| row.doc.name).unwrap_or_default();
        days.push(WaitingVisit {
            visit_day: day.id,
            unit_name,
            date: day.date,
            operations: small(*operations),
            photos: *photos,
            photo_bytes: *photo_bytes,
        });
    }
    days.sort_by(|a, b| (a.date, &a.unit_name).cmp(&(b.date, &b.unit_name)));
    Ok((days, others))
}

fn aside(memory: &Memory) -> Vec<AsideCount> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for aside in memory.aside.values().flatten() {
        *counts.entry(&aside.code).or_default() += 1;
    }
    counts.into_iter().map(|(code, count)| AsideCount { code: code.into(), count: small(count) }).collect()
}

/// What others wrote can only be in conflict once it came: which records are is kept until something comes.
fn count_conflicts(db: &Reader<'_>, session: &Session) -> Result<u32, Failure> {
    let mut count = 0;
    for entity in session.exchange.conflicted(|| conflict::list_conflicted(db))? {
        count += conflict::conflicts_of(db, entity)?.len();
    }
    Ok(small(count as u64))
}

fn identity(db: &Reader<'_>, session: &Session, memory: &Memory, device: Uuid) -> Result<SyncIdentity, Failure> {
    let units = db.list_all::<Unit>()?.into_iter();
    let given = |id: Uuid| memory.units().get(&id).is_some_and(|(role, _)| role.is_whole());
    Ok(SyncIdentity {
        network: session.identity.network,
        network_name: join::network_name(db, session.identity.network)?,
        person: session.identity.me,
        device,
        units: units
            .map(|row| UnitOfServer { unit: row.id, given: given(row.id.uuid()), name: row.doc.name })
            .collect(),
    })
}

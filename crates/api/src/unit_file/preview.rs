//! What a colleague's file holds, told before anything of it is kept.

use std::path::Path;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    action::Action,
    network::{Assignment, Network, Unit},
    observation::Observation,
    visit::VisitDay,
    walk::Finding,
};
use sillage_store::{Act, Reader, Size, Taken, Writer};
use sillage_sync::Address;
use ts_rs::TS;
use uuid::Uuid;

use super::{Checked, is_awaiting, keys, maker_name, read};
use crate::{
    App, Failure,
    app::Session,
    observation::admit_carried,
    visit::{TrendPoint, trend},
    walk::{RecurringIrritant, recurring_in},
    work::Step,
};

/// Look into a file.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetPreview {
    /// Where it lies.
    pub path: String,
}

/// How many there would be, and how many of them are new here.
#[derive(Debug, Clone, Copy, Serialize, TS, JsonSchema)]
pub struct Held {
    /// In all.
    pub all: u32,
    /// Not here yet.
    pub new: u32,
}

/// What a unit file holds.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct UnitFilePreview {
    /// Its id: what is agreed to is this file and no other.
    pub bundle: Uuid,
    /// The unit.
    pub unit: Id<Unit>,
    /// Its name.
    pub unit_name: String,
    /// Name of the network.
    pub network_name: String,
    /// Whoever made it, as the file tells.
    pub from_name: String,
    /// Code of the computer that signed it, to compare.
    pub from_code: String,
    /// A file was carried to or from that computer before.
    pub from_known: bool,
    /// When it was made, RFC 3339.
    pub made_at: String,
    /// Nothing in it is new here.
    pub nothing_new: bool,
    /// This profile would join its network.
    pub joins: bool,
    /// Visit days.
    pub visits: Held,
    /// People assigned to the unit.
    pub people: Held,
    /// Promises.
    pub promises: Held,
    /// Findings.
    pub findings: Held,
    /// Observations.
    pub observations: Held,
    /// Latest visit day in it.
    pub last_on: Option<NaiveDate>,
    /// Irritants met at several visits, this file's included.
    pub recurring: Vec<RecurringIrritant>,
    /// The unit's last dashboards, oldest first, each with the levels behind it.
    pub trend: Vec<TrendPoint>,
    /// Photos and reports beside it.
    pub attachments: u32,
    /// Their bytes.
    pub attachment_bytes: u64,
    /// Items of a newer program: kept, shown after an update.
    pub not_understood: u32,
    /// Items of a computer whose clock was ahead.
    pub ahead: u32,
}

pub(super) fn get_preview(app: &App, ask: GetPreview) -> Result<UnitFilePreview, Failure> {
    let session = app.session()?;
    let work = session.work.begin()?;
    let checked = read(app, Path::new(&ask.path), &work, |_, _| Ok(()))?;
    work.enter(Step::Comparing, 1)?;
    let now = app.now_in(&session);
    let act = Act { me: session.identity.me, now, command: "unit_file.get_preview", is_final: true, draft: None };
    // Taken in for good measure and given back: what is told is what opening would do.
    session.store.rehearse(act, |tx| {
        let joins = is_awaiting(tx, session.identity.network)?;
        let before = count(tx, checked.unit)?;
        let taken = take_in(tx, &session, &checked)?;
        let absent = checked.parcel.attachments.iter().any(|each| session.store.photo(&each.hash, Size::Full).is_err());
        tell(tx, &checked, &taken, before, joins)
            .map(|told| UnitFilePreview { nothing_new: taken.new == 0 && !absent, ..told })
    })
}

/// Takes a checked file's operations in, and refuses what may not come into this profile.
pub(super) fn take_in(tx: &mut Writer<'_>, session: &Session, checked: &Checked) -> Result<Taken, Failure> {
    // What nothing names would lie there for ever.
    let named = |hash: &str| checked.parcel.lines.iter().any(|line| line.raw.contains(hash));
    if !checked.parcel.attachments.iter().all(|attachment| named(&attachment.hash)) {
        return Err(Failure::new("bundle_malformed").traced("attachment"));
    }
    let taken = tx.take_in(&checked.parcel.lines, &checked.streams())?;
    let network = tx.find::<Network>(Id::new(checked.network))?;
    let network = network.ok_or_else(|| Failure::new("bundle_incomplete").traced("network"))?;
    tx.find(checked.unit)?.ok_or_else(|| Failure::new("bundle_incomplete").traced("unit"))?;
    // The invented network and a real one never meet.
    if network.practice != session.profile.practice {
        return Err(Failure::new(if network.practice { "bundle_of_practice" } else { "bundle_of_real_work" }));
    }
    admit_carried(tx, &taken.entities)?;
    Ok(taken)
}

type Counts = [usize; 5];

fn count(db: &Reader<'_>, unit: Id<Unit>) -> Result<Counts, Failure> {
    let unit = unit.uuid();
    Ok([
        db.list_in::<VisitDay>(unit)?.len(),
        db.list_of::<Assignment>(unit)?.len(),
        db.list_in::<Action>(unit)?.len(),
        db.list_in::<Finding>(unit)?.len(),
        db.list_in::<Observation>(unit)?.len(),
    ])
}

fn tell(
    tx: &Writer<'_>,
    checked: &Checked,
    taken: &Taken,
    before: Counts,
    joins: bool,
) -> Result<UnitFilePreview, Failure> {
    let parcel = &checked.parcel;
    let after = count(tx, checked.unit)?;
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let held = |which: usize| Held { all: small(after[which]), new: small(after[which].saturating_sub(before[which])) };
    let address: Address = parcel.header.address.parse().map_err(|_| Failure::new("bundle_forged"))?;
    Ok(UnitFilePreview {
        bundle: parcel.header.bundle,
        unit: checked.unit,
        unit_name: tx.get(checked.unit)?.doc.name,
        network_name: tx.get::<Network>(Id::new(checked.network))?.doc.name,
        from_name: maker_name(tx, parcel)?,
        from_code: address.code(),
        from_known: keys::is_known(tx, &address.code())?,
        made_at: parcel.header.created.at.clone(),
        nothing_new: taken.new == 0,
        joins,
        visits: held(0),
        people: held(1),
        promises: held(2),
        findings: held(3),
        observations: held(4),
        last_on: tx.list_in::<VisitDay>(checked.unit.uuid())?.iter().map(|day| day.date).max(),
        recurring: recurring_in(tx, checked.unit)?,
        trend: trend(tx, checked.unit)?,
        attachments: small(parcel.attachments.len()),
        attachment_bytes: parcel.attachments.iter().map(|each| each.size).sum(),
        not_understood: u32::try_from(taken.not_understood).unwrap_or(u32::MAX),
        ahead: u32::try_from(taken.ahead).unwrap_or(u32::MAX),
    })
}

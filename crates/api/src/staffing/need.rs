//! The need: reckoned from the week in use, shown, and saved as a version nothing writes again. No roster is read here.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Timestamp,
    flow::week::ReferenceWeek,
    network::{
        Unit,
        service::{Regime, ServiceFunction},
    },
    referential::Channel,
    staffing::{
        plan::{FunctionNeed, NeedBasis, ServiceTarget, StaffingNeed},
        week_need::{NeedInputs, person_hours, week_need},
    },
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use super::{
    demand::{Demand, Timed},
    functions::functions_of,
};
use crate::{Failure, week::current_week};

/// The need of a unit as it would be saved now.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetNeed {
    /// Where.
    pub unit: Id<Unit>,
    /// What of the demand it is for; a normal day by default.
    #[ts(optional = nullable)]
    pub basis: Option<NeedBasis>,
}

/// The need, and what it is reckoned from.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NeedView {
    /// Name of the unit.
    pub unit_name: String,
    /// The week in use; none before one is saved.
    pub week: Option<WeekInUse>,
    /// What of the demand it is for.
    pub basis: NeedBasis,
    /// Functions in use, each with its need.
    pub functions: Vec<FunctionNeed>,
    /// Versions saved, newest first.
    pub versions: Vec<NeedVersion>,
    /// The newest version says the same.
    pub saved: bool,
}

/// The week in use.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct WeekInUse {
    /// Which.
    pub week: Id<ReferenceWeek>,
    /// Number.
    pub version: u32,
    /// Season.
    pub label: String,
    /// Length of a slot.
    pub interval_min: u32,
    /// Channels it counts.
    pub channels: Vec<Channel>,
}

/// A need that was saved.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NeedVersion {
    /// Which.
    pub need: Id<StaffingNeed>,
    /// Number.
    pub version: u32,
    /// Number of the week it rests on.
    pub week_version: u32,
    /// What of the demand it is for.
    pub basis: NeedBasis,
    /// When.
    pub saved_at: Timestamp,
}

/// The needs that were saved, oldest first.
pub(crate) fn needs_of(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<Row<StaffingNeed>>, Failure> {
    let mut needs = db.list_of::<StaffingNeed>(unit.uuid())?;
    needs.sort_by_key(|need| (need.version, need.saved_at.utc_ms()));
    Ok(needs)
}

pub(super) fn get_need(db: &Reader<'_>, ask: GetNeed) -> Result<NeedView, Failure> {
    let unit_name = db.get(ask.unit)?.doc.name;
    let basis = ask.basis.unwrap_or(NeedBasis::Mean);
    let week = current_week(db, ask.unit)?;
    let functions = function_needs(db, ask.unit, week.as_ref().map(|week| &week.doc), basis)?;
    let needs = needs_of(db, ask.unit)?;
    let newest = needs.last();
    let saved = newest.is_some_and(|need| {
        let same_week = Some(need.doc.week) == week.as_ref().map(|week| week.id);
        need.basis == basis && same_week && is_same(&need.functions, &functions)
    });
    let version = |need: &Row<StaffingNeed>| NeedVersion {
        need: need.id,
        version: need.version,
        week_version: need.week_version,
        basis: need.basis,
        saved_at: need.saved_at.clone(),
    };
    Ok(NeedView {
        unit_name,
        basis,
        saved,
        versions: needs.iter().rev().map(version).collect(),
        week: week.map(|week| WeekInUse {
            week: week.id,
            version: week.version,
            label: week.label.clone(),
            interval_min: week.interval_min,
            channels: week.channels.iter().map(|channel| channel.channel).collect(),
        }),
        functions,
    })
}

/// Whether two needs of one week rest on the same: what they say then is the same, but for the last bits of a stored number.
fn is_same(saved: &[FunctionNeed], now: &[FunctionNeed]) -> bool {
    let near = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(1.0),
        (a, b) => a.is_none() && b.is_none(),
    };
    let same = |(a, b): (&FunctionNeed, &FunctionNeed)| {
        (a.function, &a.name, a.way, a.min_presence, a.aht_n) == (b.function, &b.name, b.way, b.min_presence, b.aht_n)
            && near(a.aht_s, b.aht_s)
            && a.target == b.target
    };
    saved.len() == now.len() && saved.iter().zip(now).all(same)
}

/// Every function in use with its need; without a week they have no cells yet.
fn function_needs(
    db: &Reader<'_>,
    unit: Id<Unit>,
    week: Option<&ReferenceWeek>,
    basis: NeedBasis,
) -> Result<Vec<FunctionNeed>, Failure> {
    let targets = db.list_of::<ServiceTarget>(unit.uuid())?;
    let timed = Timed::read(db, unit)?;
    let demand = week.map(|week| (Demand::of(week, basis), week.interval_min));
    let first = week.and_then(|week| week.channels.first()).map_or(Channel::WalkIn, |channel| channel.channel);
    let mut needs = Vec::new();
    for function in functions_of(db, unit)? {
        let known = targets.iter().rev().find(|row| row.function == function.id).map(|row| row.doc.clone());
        let target = known.unwrap_or_else(|| ServiceTarget::usual(unit, function.id, first));
        needs.push(function_need(&function, target, &timed, demand.as_ref()));
    }
    Ok(needs)
}

fn function_need(
    function: &Row<ServiceFunction>,
    target: ServiceTarget,
    timed: &Timed,
    demand: Option<&(Demand<'_>, u32)>,
) -> FunctionNeed {
    let handling = timed.of(&target);
    let without_handling = matches!(function.regime, Regime::Rounds | Regime::Presence);
    let reckoned = demand.map_or(Ok((Vec::new(), 0.0)), |(demand, interval_min)| {
        let slots = demand.slots(&target);
        let inputs = NeedInputs {
            way: function.regime,
            target: &target,
            min_presence: function.min_presence,
            handling: handling.as_ref().map(|known| known.handling),
            interval_min: *interval_min,
            slots: &slots,
        };
        let cells = week_need(&inputs)?;
        let hours = person_hours(&cells, *interval_min, target.shrinkage);
        Ok::<_, Failure>((cells, hours))
    });
    let (cells, person_h, trouble) = match reckoned {
        Ok((cells, hours)) => (cells, hours, None),
        Err(failure) => (Vec::new(), 0.0, Some(failure.code)),
    };
    FunctionNeed {
        function: function.id,
        name: function.name.clone(),
        way: function.regime,
        min_presence: function.min_presence,
        aht_s: handling.as_ref().filter(|_| !without_handling).map(|known| known.handling.aht_s),
        aht_n: handling.as_ref().filter(|_| !without_handling).map_or(0, |known| known.n),
        aht_cv: handling.as_ref().filter(|_| !without_handling).and_then(|known| known.cv),
        target,
        trouble,
        cells,
        person_h,
    }
}

/// Save the need as it is reckoned now.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SaveNeed {
    /// Where.
    pub unit: Id<Unit>,
    /// What of the demand it is for.
    pub basis: NeedBasis,
}

/// It is saved.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NeedSaved {
    /// Which.
    pub need: Id<StaffingNeed>,
    /// Number.
    pub version: u32,
}

pub(super) fn save_need(tx: &mut Writer<'_>, ask: SaveNeed) -> Result<NeedSaved, Failure> {
    tx.get(ask.unit)?;
    let Some(week) = current_week(tx, ask.unit)? else { return Err(Failure::new("week_not_saved")) };
    let functions = function_needs(tx, ask.unit, Some(&week.doc), ask.basis)?;
    if let Some(function) = functions.iter().find(|function| function.trouble.is_some()) {
        return Err(Failure::new("need_incomplete").with("name", &function.name.fr));
    }
    if functions.iter().all(|function| function.cells.iter().all(|cell| cell.staff.is_none())) {
        return Err(Failure::new("need_empty"));
    }
    let version = needs_of(tx, ask.unit)?.last().map_or(0, |need| need.version) + 1;
    let need = StaffingNeed {
        unit: ask.unit,
        week: week.id,
        week_version: week.version,
        version,
        basis: ask.basis,
        interval_min: week.interval_min,
        functions,
        saved_at: tx.now().timestamp(),
    };
    Ok(NeedSaved { need: tx.add(ask.unit.uuid(), &need)?, version })
}

//! A saved need beside the people who are planned: gaps slot by slot, hours short and long that are never netted, and
//! how customers fare on the day as planned.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id, Timestamp,
    network::{
        Unit,
        service::{Regime, ServiceFunction},
    },
    staffing::{
        erlang_a::{ErlangAInputs, erlang_a},
        erlang_c::{ErlangCInputs, erlang_c},
        plan::{FunctionNeed, NeedBasis, NeedCell, RosterPlan, StaffingNeed},
        roster::{CompareInputs, compare_roster},
    },
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::{
    need::needs_of,
    pooling::{Pooling, pooling},
};
use crate::Failure;

/// Lay a saved need beside the people planned.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetComparison {
    /// Where.
    pub unit: Id<Unit>,
    /// Speed of people who hold every function beside those who hold one, above 0 and up to 1.
    #[ts(optional = nullable)]
    pub efficiency: Option<f64>,
}

/// The comparison.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Comparison {
    /// Name of the unit.
    pub unit_name: String,
    /// The newest need; none before one is saved, and no roster is shown then.
    pub need: Option<ComparedNeed>,
    /// Each function.
    pub functions: Vec<FunctionGap>,
    /// What people who hold several functions would save.
    pub pooling: Option<Pooling>,
}

/// The need compared with.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ComparedNeed {
    /// Which.
    pub need: Id<StaffingNeed>,
    /// Number.
    pub version: u32,
    /// Number of the week it rests on.
    pub week_version: u32,
    /// What of the demand it is for.
    pub basis: NeedBasis,
    /// Length of a slot.
    pub interval_min: u32,
    /// When it was saved.
    pub saved_at: Timestamp,
}

/// A function.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FunctionGap {
    /// Which.
    pub function: Id<ServiceFunction>,
    /// Name.
    pub name: Bilingual,
    /// How customers wait for it.
    pub way: Regime,
    /// Seconds a customer takes.
    pub aht_s: Option<f64>,
    /// Share promised.
    pub target_share: f64,
    /// Wait promised, in seconds.
    pub target_wait_s: f64,
    /// By weekday and slot.
    pub cells: Vec<GapCell>,
    /// By weekday.
    pub days: Vec<PlannedDay>,
}

/// A slot.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct GapCell {
    /// 1 Monday … 7 Sunday.
    pub iso_weekday: u32,
    /// First minute after local midnight.
    pub start_min: u32,
    /// People needed; absent where nobody knows.
    pub need: Option<f64>,
    /// People planned; absent where nobody said.
    pub roster: Option<u32>,
    /// Planned minus needed.
    pub gap: Option<f64>,
    /// Customers per hour.
    pub arrivals_per_h: Option<f64>,
    /// Share served in time as planned.
    pub service_level: Option<f64>,
    /// Mean wait as planned, in seconds.
    pub asa_s: Option<f64>,
    /// Customers per hour by which the queue grows: the load is above the people planned.
    pub growth_per_h: Option<f64>,
}

/// A day as planned. Only slots in which both are known.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PlannedDay {
    /// 1 Monday … 7 Sunday.
    pub iso_weekday: u32,
    /// Slots short of people.
    pub under_slots: u32,
    /// Slots with more than needed.
    pub over_slots: u32,
    /// Person-hours short.
    pub under_person_h: f64,
    /// Person-hours long.
    pub over_person_h: f64,
    /// Share of the need that is covered.
    pub coverage: Option<f64>,
    /// Share of customers served in time, each slot weighed by its customers.
    pub service_level: Option<f64>,
    /// Customers of the slots whose service is known.
    pub customers: f64,
    /// Those of them who are served in time.
    pub in_time: f64,
    /// Slots of the day that can be compared.
    pub slots: u32,
    /// All slots of the day.
    pub all_slots: u32,
}

pub(crate) fn get_comparison(db: &Reader<'_>, ask: GetComparison) -> Result<Comparison, Failure> {
    let unit_name = db.get(ask.unit)?.doc.name;
    let Some(need) = needs_of(db, ask.unit)?.pop() else {
        return Ok(Comparison { unit_name, need: None, functions: Vec::new(), pooling: None });
    };
    let rosters = db.list_of::<RosterPlan>(ask.unit.uuid())?;
    let functions = need.functions.iter().map(|function| {
        let roster = rosters.iter().find(|row| row.function == function.function);
        function_gap(function, roster, need.interval_min)
    });
    Ok(Comparison {
        unit_name,
        functions: functions.collect::<Result<_, _>>()?,
        pooling: pooling(&need, ask.efficiency.unwrap_or(1.0))?,
        need: Some(ComparedNeed {
            need: need.id,
            version: need.version,
            week_version: need.week_version,
            basis: need.basis,
            interval_min: need.interval_min,
            saved_at: need.doc.saved_at,
        }),
    })
}

/// A function that is short of people beside the newest need.
pub(crate) struct HoursShort {
    pub function: Id<ServiceFunction>,
    pub name: Bilingual,
    /// Person-hours short, over the week.
    pub under_person_h: f64,
    /// The weekday that is shortest, 1 Monday … 7 Sunday.
    pub iso_weekday: u32,
}

/// The functions short of people, the shortest first; none before a need and people planned are known.
pub(crate) fn hours_short(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<HoursShort>, Failure> {
    let mut short = Vec::new();
    for function in get_comparison(db, GetComparison { unit, efficiency: None })?.functions {
        let under_person_h: f64 = function.days.iter().map(|day| day.under_person_h).sum();
        let worst = function.days.iter().max_by(|a, b| a.under_person_h.total_cmp(&b.under_person_h));
        if let (Some(worst), true) = (worst, under_person_h > 0.0) {
            let iso_weekday = worst.iso_weekday;
            short.push(HoursShort { function: function.function, name: function.name, under_person_h, iso_weekday });
        }
    }
    short.sort_by(|a, b| b.under_person_h.total_cmp(&a.under_person_h));
    Ok(short)
}

fn function_gap(
    function: &FunctionNeed,
    roster: Option<&Row<RosterPlan>>,
    interval_min: u32,
) -> Result<FunctionGap, Failure> {
    let planned: BTreeMap<(u32, u32), u32> = roster.map_or(BTreeMap::new(), |row| {
        row.cells.iter().map(|cell| ((cell.iso_weekday, cell.start_min), cell.staff)).collect()
    });
    let mut cells = Vec::new();
    for cell in &function.cells {
        cells.push(gap_cell(function, cell, planned.get(&(cell.iso_weekday, cell.start_min)).copied())?);
    }
    let days = cells.chunk_by(|a, b| a.iso_weekday == b.iso_weekday);
    let days = days.map(|day| day_gap(day, interval_min)).collect::<Result<_, _>>()?;
    Ok(FunctionGap {
        function: function.function,
        name: function.name.clone(),
        way: function.way,
        aht_s: function.aht_s,
        target_share: function.target.target_share,
        target_wait_s: function.target.target_wait_s,
        cells,
        days,
    })
}

fn gap_cell(function: &FunctionNeed, cell: &NeedCell, roster: Option<u32>) -> Result<GapCell, Failure> {
    let mut gap = GapCell {
        iso_weekday: cell.iso_weekday,
        start_min: cell.start_min,
        need: cell.staff,
        roster,
        gap: roster.zip(cell.staff).map(|(roster, need)| f64::from(roster) - need),
        arrivals_per_h: cell.arrivals_per_h,
        service_level: None,
        asa_s: None,
        growth_per_h: None,
    };
    let (Some(staff), Some(load), Some(aht_s)) = (roster, cell.offered_load, function.aht_s) else { return Ok(gap) };
    let arrivals_per_h = load * 3_600.0 / aht_s;
    let target_wait_s = function.target.target_wait_s;
    match (function.way, function.target.patience_s) {
        (Regime::QueuePatience, Some(patience_s)) => {
            let fares = erlang_a(&ErlangAInputs { arrivals_per_h, aht_s, staff, patience_s, target_wait_s })?;
            gap.service_level = Some(fares.sl_served);
            gap.asa_s = Some(fares.mean_wait_s);
        }
        (Regime::Queue | Regime::QueuePatience | Regime::Chat, _) => {
            let places = if function.way == Regime::Chat { staff * function.target.concurrency } else { staff };
            let fares = erlang_c(&ErlangCInputs { arrivals_per_h, aht_s, staff: places, target_wait_s })?;
            gap.service_level = Some(fares.service_level);
            gap.asa_s = fares.asa_s;
            let served = f64::from(places) * 3_600.0 / aht_s;
            gap.growth_per_h = (!fares.stable).then(|| (arrivals_per_h - served).max(0.0));
        }
        _ => {}
    }
    Ok(gap)
}

fn day_gap(day: &[GapCell], interval_min: u32) -> Result<PlannedDay, Failure> {
    let both: Vec<(f64, f64)> = day.iter().filter_map(|cell| Some((cell.need?, f64::from(cell.roster?)))).collect();
    let (need, roster) = both.iter().copied().unzip();
    let gap = compare_roster(&CompareInputs { need, roster, interval_min: interval_min.into() })?;
    let served: Vec<(f64, f64)> =
        day.iter().filter_map(|cell| Some((cell.arrivals_per_h?, cell.service_level?))).collect();
    let customers: f64 = served.iter().map(|(rate, _)| rate).sum();
    let in_time: f64 = served.iter().map(|(rate, level)| rate * level).sum();
    let whole = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
    Ok(PlannedDay {
        iso_weekday: day.first().map_or(0, |cell| cell.iso_weekday),
        under_slots: whole(gap.under_intervals),
        over_slots: whole(gap.over_intervals),
        under_person_h: gap.under_person_h,
        over_person_h: gap.over_person_h,
        coverage: gap.coverage_ratio,
        service_level: (customers > 0.0).then(|| in_time / customers),
        customers: customers * f64::from(interval_min) / 60.0,
        in_time: in_time * f64::from(interval_min) / 60.0,
        slots: whole(both.len()),
        all_slots: whole(day.len()),
    })
}

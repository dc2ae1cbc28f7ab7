//! The people a function needs in every slot of a normal week, from demand alone (METHODS 2.2 to 2.9): one way of
//! working, one formula. Fractions stay fractions until somebody makes shifts of them.

use super::{
    deferred::{DeferredInputs, RoundTask, RoundsInputs, deferred_need, rounds_need},
    erlang_a::{RequiredErlangAInputs, required_erlang_a},
    load::{LoadInputs, modified_offered_load},
    need::{ChatInputs, RequiredInputs, chat_required, required},
    plan::{NeedCell, NeedFlag, ServiceTarget},
};
use crate::{Refusal, network::service::Regime};

/// Handling longer than this share of a slot is carried over to the next ones.
const LONG_HANDLING: f64 = 0.25;
/// Customers that give up are reckoned with at most this share, unless another is asked for.
const MAX_ABANDON: f64 = 0.05;

/// The demand of one slot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DemandSlot {
    /// 1 Monday … 7 Sunday.
    pub iso_weekday: u32,
    /// First minute after local midnight.
    pub start_min: u32,
    /// Customers per hour; absent where nobody knows.
    pub arrivals_per_h: Option<f64>,
    /// At the low end of what is known.
    pub low_per_h: Option<f64>,
    /// At the high end.
    pub high_per_h: Option<f64>,
    /// Some of it is estimated.
    pub estimated: bool,
    /// Fewer days than the basis asks for.
    pub too_few_days: bool,
}

/// Seconds a customer takes, and between which limits that is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Handling {
    /// Mean.
    pub aht_s: f64,
    /// Low end.
    pub low_s: f64,
    /// High end.
    pub high_s: f64,
}

/// What a need is reckoned from.
#[derive(Debug, Clone, Copy)]
pub struct NeedInputs<'a> {
    /// How customers wait.
    pub way: Regime,
    /// What is promised.
    pub target: &'a ServiceTarget,
    /// People there whatever the demand.
    pub min_presence: u32,
    /// Seconds a customer takes; rounds and presence need none.
    pub handling: Option<Handling>,
    /// Length of a slot in minutes.
    pub interval_min: u32,
    /// The demand, by weekday and slot.
    pub slots: &'a [DemandSlot],
}

/// How people fare in a slot.
#[derive(Default)]
struct Found {
    staff: f64,
    service_level: Option<f64>,
    asa_s: Option<f64>,
    occupancy: Option<f64>,
}

/// The need of every slot, in the order asked.
///
/// # Errors
/// `handling_missing` where a way of working needs it; `unreachable_target`, `invalid_input` of the formula.
pub fn week_need(inputs: &NeedInputs<'_>) -> Result<Vec<NeedCell>, Refusal> {
    let mut cells = Vec::new();
    for day in inputs.slots.chunk_by(|a, b| a.iso_weekday == b.iso_weekday) {
        cells.extend(match inputs.way {
            Regime::Rounds => rounds(inputs, day)?,
            Regime::Presence => day.iter().map(|slot| presence(inputs, slot)).collect(),
            Regime::Deferred => deferred(inputs, day)?,
            Regime::Queue | Regime::QueuePatience | Regime::Chat | Regime::Scheduled => queue(inputs, day)?,
        });
    }
    Ok(cells)
}

fn handling(inputs: &NeedInputs<'_>) -> Result<Handling, Refusal> {
    inputs.handling.ok_or_else(|| Refusal::new("handling_missing"))
}

fn blank(slot: &DemandSlot) -> NeedCell {
    let mut flags = Vec::new();
    if slot.estimated {
        flags.push(NeedFlag::Estimated);
    }
    if slot.too_few_days {
        flags.push(NeedFlag::TooFewDays);
    }
    NeedCell {
        iso_weekday: slot.iso_weekday,
        start_min: slot.start_min,
        arrivals_per_h: slot.arrivals_per_h,
        offered_load: None,
        staff: None,
        staff_low: None,
        staff_high: None,
        service_level: None,
        asa_s: None,
        occupancy: None,
        flags,
    }
}

fn presence(inputs: &NeedInputs<'_>, slot: &DemandSlot) -> NeedCell {
    NeedCell { staff: Some(f64::from(inputs.min_presence)), arrivals_per_h: None, flags: Vec::new(), ..blank(slot) }
}

fn rounds(inputs: &NeedInputs<'_>, day: &[DemandSlot]) -> Result<Vec<NeedCell>, Refusal> {
    let hours = f64::from(inputs.interval_min) / 60.0;
    let task = |line: &super::plan::RoundLine| RoundTask {
        name: line.name.clone(),
        per_interval: line.per_hour * hours,
        minutes: line.minutes,
    };
    let need = rounds_need(&RoundsInputs {
        tasks: inputs.target.tasks.iter().map(task).collect(),
        interval_min: inputs.interval_min.into(),
        max_utilisation: inputs.target.max_occupancy,
        min_presence: 0,
    })?;
    let staff = need.staff_exact.max(inputs.min_presence.into());
    Ok(day.iter().map(|slot| NeedCell { staff: Some(staff), ..presence(inputs, slot) }).collect())
}

/// Work of the whole day against its deadline; one slot nobody knows leaves the day unknown.
fn deferred(inputs: &NeedInputs<'_>, day: &[DemandSlot]) -> Result<Vec<NeedCell>, Refusal> {
    let handling = handling(inputs)?;
    let minutes = f64::from(inputs.interval_min);
    let staff = |of: fn(&DemandSlot) -> Option<f64>, aht_s: f64| -> Result<Option<f64>, Refusal> {
        let Some(rates) = day.iter().map(of).collect::<Option<Vec<f64>>>() else { return Ok(None) };
        let need = deferred_need(&DeferredInputs {
            work_min: rates.iter().map(|rate| rate * minutes / 60.0 * aht_s / 60.0).collect(),
            interval_min: minutes,
            // A deadline is a few days at most.
            deadline_intervals: (inputs.target.deadline_h * 60.0 / minutes).floor() as usize,
            backlog_min: inputs.target.backlog_min,
        })?;
        Ok(Some(need.staff_min.max(inputs.min_presence.into())))
    };
    let central = staff(|slot| slot.arrivals_per_h, handling.aht_s)?;
    let (low, high) = (staff(|slot| slot.low_per_h, handling.low_s)?, staff(|slot| slot.high_per_h, handling.high_s)?);
    let cell = |slot: &DemandSlot| NeedCell {
        offered_load: slot.arrivals_per_h.map(|rate| rate * handling.aht_s / 3_600.0),
        staff: central,
        staff_low: low,
        staff_high: high,
        ..blank(slot)
    };
    Ok(day.iter().map(cell).collect())
}

fn queue(inputs: &NeedInputs<'_>, day: &[DemandSlot]) -> Result<Vec<NeedCell>, Refusal> {
    let handling = handling(inputs)?;
    // Appointments fill the slots they are booked in; only a queue goes on into the next ones.
    let carries = inputs.way != Regime::Scheduled;
    let long = carries && handling.aht_s > LONG_HANDLING * f64::from(inputs.interval_min) * 60.0;
    let felt = |of: fn(&DemandSlot) -> Option<f64>, aht_s: f64| match carries {
        true => felt_rates(inputs.interval_min, day, of, aht_s),
        false => Ok(day.iter().map(of).collect()),
    };
    let central = felt(|slot| slot.arrivals_per_h, handling.aht_s)?;
    let low = felt(|slot| slot.low_per_h, handling.low_s)?;
    let high = felt(|slot| slot.high_per_h, handling.high_s)?;
    let mut cells = Vec::new();
    for (at, slot) in day.iter().enumerate() {
        let mut cell = blank(slot);
        let Some(rate) = central[at] else {
            cells.push(cell);
            continue;
        };
        if long {
            cell.flags.push(NeedFlag::LongHandling);
        }
        if inputs.way == Regime::QueuePatience && inputs.target.patience_s.is_none() {
            cell.flags.push(NeedFlag::PatienceUnknown);
        }
        let found = fewest(inputs, rate, handling.aht_s)?;
        let staff = |rate: Option<f64>, aht_s: f64| -> Result<Option<f64>, Refusal> {
            rate.map(|rate| fewest(inputs, rate, aht_s).map(|found| found.staff)).transpose()
        };
        cells.push(NeedCell {
            offered_load: Some(rate * handling.aht_s / 3_600.0),
            staff: Some(found.staff),
            staff_low: staff(low[at], handling.low_s)?,
            staff_high: staff(high[at], handling.high_s)?,
            service_level: found.service_level,
            asa_s: found.asa_s,
            occupancy: found.occupancy,
            ..cell
        });
    }
    Ok(cells)
}

/// The rates as people feel them: long services of the slots before go on. A slot nobody knows ends what is carried.
fn felt_rates(
    interval_min: u32,
    day: &[DemandSlot],
    of: fn(&DemandSlot) -> Option<f64>,
    aht_s: f64,
) -> Result<Vec<Option<f64>>, Refusal> {
    let interval_s = f64::from(interval_min) * 60.0;
    let rates: Vec<Option<f64>> = day.iter().map(of).collect();
    if aht_s <= LONG_HANDLING * interval_s {
        return Ok(rates);
    }
    let mut felt = Vec::new();
    for known in rates.chunk_by(|a, b| a.is_some() == b.is_some()) {
        let Some(known) = known.iter().copied().collect::<Option<Vec<f64>>>() else {
            felt.extend(known.iter().map(|_| None));
            continue;
        };
        let arrivals = known.iter().map(|rate| rate * interval_s / 3_600.0).collect();
        let load = modified_offered_load(&LoadInputs { arrivals, interval_s, aht_s, initial_load: 0.0 })?;
        felt.extend(load.average_load.iter().map(|load| Some(load * 3_600.0 / aht_s)));
    }
    Ok(felt)
}

fn fewest(inputs: &NeedInputs<'_>, arrivals_per_h: f64, aht_s: f64) -> Result<Found, Refusal> {
    let target = inputs.target;
    let (target_sl, target_wait_s, max_occupancy) = (target.target_share, target.target_wait_s, target.max_occupancy);
    let min_staff = inputs.min_presence;
    match (inputs.way, target.patience_s) {
        (Regime::QueuePatience, Some(patience_s)) => {
            let found = required_erlang_a(&RequiredErlangAInputs {
                arrivals_per_h,
                aht_s,
                target_sl,
                target_wait_s,
                patience_s,
                max_abandon: target.max_abandon.unwrap_or(MAX_ABANDON),
                max_occupancy,
                min_staff,
            })?;
            Ok(Found {
                staff: f64::from(found.staff),
                service_level: Some(found.sl_served),
                occupancy: found.occupancy,
                ..Found::default()
            })
        }
        (Regime::Chat, _) => {
            let concurrency = target.concurrency;
            let found = chat_required(&ChatInputs {
                arrivals_per_h,
                aht_s,
                concurrency,
                target_sl,
                target_wait_s,
                max_occupancy,
                min_staff,
            })?;
            Ok(Found {
                staff: f64::from(found.staff),
                service_level: Some(found.service_level),
                occupancy: found.slot_occupancy,
                ..Found::default()
            })
        }
        (Regime::Scheduled, _) => {
            let load = arrivals_per_h * aht_s / 3_600.0;
            Ok(Found { staff: (load / max_occupancy).max(min_staff.into()), ..Found::default() })
        }
        _ => {
            let found = required(&RequiredInputs {
                arrivals_per_h,
                aht_s,
                target_sl,
                target_wait_s,
                max_occupancy,
                shrinkage: 0.0,
                min_staff,
            })?;
            Ok(Found {
                staff: found.staff.into(),
                service_level: Some(found.service_level),
                asa_s: found.asa_s,
                occupancy: found.occupancy,
            })
        }
    }
}

/// Person-hours of a week, time away included. Never rounded: that is for shifts.
pub fn person_hours(cells: &[NeedCell], interval_min: u32, shrinkage: f64) -> f64 {
    let people: f64 = cells.iter().filter_map(|cell| cell.staff).sum();
    people * f64::from(interval_min) / 60.0 / (1.0 - shrinkage)
}

#[cfg(test)]
mod tests;

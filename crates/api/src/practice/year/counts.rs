//! What machines would have counted: customers come one by one, more on some days than on others for no reason anybody
//! knows, and now and then the machine sleeps.

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;
use sillage_domain::{
    Id,
    flow::week::{CountMapping, CountedDay, FlowImport},
    network::Unit,
};
use sillage_store::{Writer, hash_of};

use super::script::{Flow, Place, Script};
use crate::{Failure, practice::ZONE};

/// Of so many slots, one is missing and one was only half counted.
const HOLE_IN: u32 = 120;

/// Writes the counts of one channel as a file that came in; answers its days.
pub(super) fn plant_counts(
    tx: &mut Writer<'_>,
    script: &Script,
    place: &Place,
    unit: Id<Unit>,
    flow: &Flow,
) -> Result<u32, Failure> {
    let today = tx.now().local_date();
    let seed = flow.file.bytes().fold(20_261_126, |seed: u64, byte| seed.wrapping_mul(31).wrapping_add(byte.into()));
    let mut rng = Rng::with_seed(seed);
    let mut days = Vec::new();
    for date in Script::days(today) {
        let weekday = flow.weekdays[date.weekday().num_days_from_monday() as usize];
        let Some(factor) = script.factor(place, flow.channel, date, today) else { continue };
        if weekday * factor > 0.0 {
            days.push(day(&mut rng, flow, date, weekday * factor));
        }
    }
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(0) };
    let rows: usize = days.iter().map(|day| day.starts.len()).sum();
    let import = FlowImport {
        unit,
        file_name: flow.file.clone(),
        file_hash: hash_of(flow.file.as_bytes()),
        headings: vec!["jour".into(), "heure".into(), "nombre".into()],
        mapping: CountMapping {
            date_column: 1,
            time_column: Some(2),
            count_column: Some(3),
            month_first: Some(false),
            time_zone: Some(ZONE.into()),
            channel: flow.channel,
            source: flow.source,
            interval_min: flow.interval_min,
        },
        rows_ok: u32::try_from(rows).unwrap_or(u32::MAX),
        rows_rejected: 0,
        first_day: first.date,
        last_day: last.date,
        total: days.iter().flat_map(|day| &day.counts).sum(),
        imported_at: tx.now().timestamp(),
    };
    let import = tx.add(unit.uuid(), &import)?;
    let planted = u32::try_from(days.len()).unwrap_or(u32::MAX);
    for Day { date, starts, counts, observed_min } in days {
        let (channel, interval_min) = (flow.channel, flow.interval_min);
        let doc = CountedDay { unit, import, channel, date, interval_min, starts, counts, observed_min };
        tx.add(unit.uuid(), &doc)?;
    }
    Ok(planted)
}

/// What a machine says of one day.
struct Day {
    date: NaiveDate,
    starts: Vec<u32>,
    counts: Vec<u32>,
    observed_min: Vec<f64>,
}

fn day(rng: &mut Rng, flow: &Flow, date: NaiveDate, factor: f64) -> Day {
    let step = flow.interval_min;
    // Three dice of variance one together.
    let mood = 1.0 + flow.spread.sqrt() * (rng.f64() + rng.f64() + rng.f64() - 1.5) * 2.0;
    let (mut starts, mut counts, mut observed) = (Vec::new(), Vec::new(), Vec::new());
    for (hour, per_hour) in (flow.from_h..).zip(&flow.per_hour) {
        for start in (hour * 60..hour * 60 + 60).step_by(step as usize) {
            let mut minutes = f64::from(step);
            match rng.u32(0..HOLE_IN) {
                0 => continue,
                1 => minutes = (minutes / 2.0).max(1.0),
                _ => {}
            }
            starts.push(start);
            counts.push(arrivals(rng, per_hour * factor * mood.max(0.1) * minutes / 60.0));
            observed.push(minutes);
        }
    }
    let whole = observed.iter().all(|minutes| (minutes - f64::from(step)).abs() < 1e-9);
    let observed_min = if whole { Vec::new() } else { observed };
    Day { date, starts, counts, observed_min }
}

/// How many came while `mean` were to be expected: waits between two are exponential.
fn arrivals(rng: &mut Rng, mean: f64) -> u32 {
    let mut waited = 0.0;
    let mut count = 0;
    loop {
        waited -= (1.0 - rng.f64()).ln();
        if waited > mean {
            return count;
        }
        count += 1;
    }
}

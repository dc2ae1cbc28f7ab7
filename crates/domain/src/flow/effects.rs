//! What made the flows of a unit vary: days with a reason beside days without, against what the normal week expects of
//! both (METHODS 1.6). An association, never a cause; and nothing at all where too little was seen.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::{
    build::{BuiltWeek, CONFIDENCE},
    driver::{DriverInputs, DriverRatio, driver_ratio},
    week::{CellOrigin, SpecialDay, SpecialReason},
};
use crate::{Refusal, referential::Channel};

/// Days with and without, and customers on either side, from which an effect is told.
pub const ENOUGH_DAYS: usize = 3;
/// See [`ENOUGH_DAYS`].
pub const ENOUGH_CUSTOMERS: f64 = 30.0;

/// One reason and what was seen of it.
#[derive(Debug, Clone, PartialEq)]
pub struct DriverEffect {
    /// Which.
    pub reason: SpecialReason,
    /// Days with it that were counted.
    pub days_with: Vec<NaiveDate>,
    /// Days without it that were counted.
    pub days_without: usize,
    /// Customers on days with it.
    pub observed_with: f64,
    /// Those the normal week expects of them.
    pub expected_with: f64,
    /// Customers on days without.
    pub observed_without: f64,
    /// Those expected.
    pub expected_without: f64,
    /// Over-dispersion.
    pub phi: f64,
    /// The effect, where enough was seen.
    pub ratio: Option<DriverRatio>,
    /// Reasons that always fell on the same days: they cannot be told apart.
    pub together: Vec<SpecialReason>,
}

/// What the reasons did, in the order of [`SpecialReason::ALL`]; reasons without a counted day are absent.
///
/// # Errors
/// `invalid_input`, of a week that was not built by [`super::build::build_week`].
pub fn driver_effects(week: &BuiltWeek, special: &[SpecialDay]) -> Result<Vec<DriverEffect>, Refusal> {
    let mut rates: BTreeMap<(Channel, u32, u32), f64> = BTreeMap::new();
    for channel in &week.channels {
        for cell in channel.cells.iter().filter(|cell| cell.origin == CellOrigin::Measured) {
            if let Some(rate) = cell.rate_per_h {
                rates.insert((channel.channel, cell.iso_weekday, cell.start_min), rate);
            }
        }
    }
    let phi = week.channels.iter().map(|channel| channel.phi).fold(1.0, f64::max);
    let dates = |reason: SpecialReason| -> BTreeSet<NaiveDate> {
        special.iter().filter(|day| day.reason == reason).map(|day| day.date).collect()
    };
    let mut effects = Vec::new();
    for reason in SpecialReason::ALL {
        let marked: Vec<&SpecialDay> = special.iter().filter(|day| day.reason == reason).collect();
        let mut sides = [Side::default(), Side::default()];
        for seen in &week.kept {
            let place = (seen.channel, seen.date.weekday().number_from_monday(), seen.start_min);
            let Some(rate) = rates.get(&place) else { continue };
            let with = marked.iter().any(|day| day.date == seen.date && day.bears_on(seen.channel));
            let side = &mut sides[usize::from(!with)];
            side.days.insert(seen.date);
            side.observed += f64::from(seen.count);
            side.expected += rate * seen.observed_min / 60.0;
        }
        let [with, without] = sides;
        if with.days.is_empty() {
            continue;
        }
        let own = dates(reason);
        let same = |other: &SpecialReason| *other != reason && dates(*other) == own;
        effects.push(DriverEffect {
            reason,
            ratio: ratio(&with, &without, phi)?,
            days_with: with.days.into_iter().collect(),
            days_without: without.days.len(),
            observed_with: with.observed,
            expected_with: with.expected,
            observed_without: without.observed,
            expected_without: without.expected,
            phi,
            together: SpecialReason::ALL.into_iter().filter(same).collect(),
        });
    }
    Ok(effects)
}

#[derive(Default)]
struct Side {
    days: BTreeSet<NaiveDate>,
    observed: f64,
    expected: f64,
}

fn ratio(with: &Side, without: &Side, phi: f64) -> Result<Option<DriverRatio>, Refusal> {
    let enough =
        |side: &Side| side.days.len() >= ENOUGH_DAYS && side.observed >= ENOUGH_CUSTOMERS && side.expected > 0.0;
    if !enough(with) || !enough(without) {
        return Ok(None);
    }
    let inputs = DriverInputs {
        observed_with: with.observed,
        expected_with: with.expected,
        observed_without: without.observed,
        expected_without: without.expected,
        phi,
        conf: CONFIDENCE,
    };
    Ok(Some(driver_ratio(&inputs)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Id,
        flow::build::{Counted, Seen, WeekSources, build_week},
    };

    #[test]
    fn an_effect_is_told_from_three_days_and_thirty_customers_on() {
        let check = |rainy: u64, count: u32, told: bool| {
            let date = |at: u64| "2026-05-04".parse::<NaiveDate>().unwrap() + chrono::Days::new(7 * at);
            let seen = |at: u64| Seen {
                date: date(at),
                start_min: 540,
                channel: Channel::WalkIn,
                count: if at < rainy { count / 2 } else { count },
                observed_min: 60.0,
                by: Counted::Import,
            };
            let list: Vec<Seen> = (0..10).map(seen).collect();
            let rain = |at| SpecialDay {
                unit: Id::new(uuid::Uuid::nil()),
                date: date(at),
                reason: SpecialReason::Weather,
                channel: None,
                exclude_from_reference: true,
                note: String::new(),
            };
            let special: Vec<SpecialDay> = (0..rainy).map(rain).collect();
            let period = (date(0), date(20));
            let sources = WeekSources { interval_min: 60, period, open: &[], special: &special, seen: &list };
            let effects = driver_effects(&build_week(&sources).unwrap(), &special).unwrap();
            assert_eq!(effects.first().is_some_and(|effect| effect.ratio.is_some()), told, "{rainy} {count}");
            if told {
                let ratio = effects[0].ratio.and_then(|ratio| ratio.rate_ratio).unwrap();
                assert!((ratio - 0.5).abs() < 1e-9, "{ratio}");
            }
        };
        check(0, 40, false);
        check(2, 40, false);
        check(3, 40, true);
        check(3, 4, false);
        check(8, 40, false);
    }
}

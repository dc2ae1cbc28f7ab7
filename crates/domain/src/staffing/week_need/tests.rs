//! The need of a day in every way of working, against the method examples.

use super::*;
use crate::{Id, referential::Channel, staffing::plan::RoundLine};

fn target() -> ServiceTarget {
    let nil = uuid::Uuid::nil();
    ServiceTarget { target_wait_s: 120.0, ..ServiceTarget::usual(Id::new(nil), Id::new(nil), Channel::WalkIn) }
}

fn slots(rates: &[Option<f64>]) -> Vec<DemandSlot> {
    let slot = |(at, rate): (usize, &Option<f64>)| DemandSlot {
        iso_weekday: 1,
        start_min: 540 + 60 * u32::try_from(at).unwrap(),
        arrivals_per_h: *rate,
        low_per_h: *rate,
        high_per_h: *rate,
        estimated: false,
        too_few_days: false,
    };
    rates.iter().enumerate().map(slot).collect()
}

fn people(way: Regime, target: &ServiceTarget, aht_s: Option<f64>, rates: &[Option<f64>]) -> Vec<Option<f64>> {
    let handling = aht_s.map(|aht_s| Handling { aht_s, low_s: aht_s, high_s: aht_s });
    let slots = slots(rates);
    let inputs = NeedInputs { way, target, min_presence: 1, handling, interval_min: 60, slots: &slots };
    week_need(&inputs).unwrap().into_iter().map(|cell| cell.staff).collect()
}

#[test]
fn a_queue_needs_what_the_method_says_and_nothing_where_nobody_knows() {
    // D-STAF-22 of the methods, with an hour nobody watched.
    let rates = [Some(8.0), Some(22.0), Some(41.0), None, Some(35.0), Some(12.0), Some(0.0)];
    let found = people(Regime::Queue, &target(), Some(240.0), &rates);
    assert_eq!(found, [Some(2.0), Some(3.0), Some(5.0), None, Some(4.0), Some(2.0), Some(1.0)]);
}

#[test]
fn every_other_way_has_its_own_formula() {
    let check = |way, target: &ServiceTarget, aht_s, expected: f64| {
        let found = people(way, target, aht_s, &[Some(40.0), Some(40.0)])[0].unwrap();
        assert!((found - expected).abs() < 1e-6, "{way:?}: {found}");
    };
    // D-STAF-13: one customer of twenty gives up at most.
    let patient = ServiceTarget { patience_s: Some(300.0), max_abandon: Some(0.05), max_occupancy: 1.0, ..target() };
    check(Regime::QueuePatience, &patient, Some(240.0), 5.0);
    check(Regime::Chat, &target(), Some(720.0), 6.0);
    check(Regime::Scheduled, &target(), Some(1_800.0), 20.0 / 0.85);
    // Two hours of forty items of 90 s, due by the end of the day: an hour of work an hour.
    check(Regime::Deferred, &target(), Some(90.0), 1.0);
    let rounds = ServiceTarget {
        max_occupancy: 0.8,
        tasks: vec![
            RoundLine { name: "a".into(), per_hour: 2.0, minutes: 18.0 },
            RoundLine { name: "b".into(), per_hour: 1.0, minutes: 36.0 },
        ],
        ..target()
    };
    check(Regime::Rounds, &rounds, None, 1.5);
    check(Regime::Presence, &target(), None, 1.0);
}

#[test]
fn long_handling_moves_the_peak_later() {
    let rates = [Some(4.0), Some(12.0), Some(6.0), Some(0.0)];
    let handling = Some(Handling { aht_s: 3_600.0, low_s: 3_600.0, high_s: 3_600.0 });
    let slots = slots(&rates);
    let target = target();
    let inputs =
        NeedInputs { way: Regime::Queue, target: &target, min_presence: 0, handling, interval_min: 60, slots: &slots };
    let cells = week_need(&inputs).unwrap();
    let loads: Vec<f64> = cells.iter().map(|cell| cell.offered_load.unwrap()).collect();
    // D-STAF-14, with slots and services four times as long.
    for (found, expected) in loads.iter().zip([1.471_518, 6.012_859, 7.590_177, 4.377_717]) {
        assert!((found - expected).abs() < 1e-6, "{loads:?}");
    }
    assert!(cells.iter().all(|cell| cell.flags.contains(&NeedFlag::LongHandling)));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let slots = slots(&[Some(4.0)]);
    let code = |target: &ServiceTarget, handling| {
        let inputs =
            NeedInputs { way: Regime::Queue, target, min_presence: 0, handling, interval_min: 60, slots: &slots };
        week_need(&inputs).map_err(|refusal| refusal.code)
    };
    assert_eq!(code(&target(), None), Err("handling_missing"));
    let nothing = Handling { aht_s: 0.0, low_s: 0.0, high_s: 0.0 };
    assert_eq!(code(&target(), Some(nothing)), Err("invalid_input"));
    let check = |target: ServiceTarget, expected: &str| {
        assert_eq!(crate::Entity::check(&target).map_err(|refusal| refusal.code), Err(expected), "{target:?}");
    };
    check(ServiceTarget { target_share: 1.0, ..target() }, "target_of_everybody");
    check(ServiceTarget { aht_s: Some(0.0), ..target() }, "handling_out_of_range");
    check(ServiceTarget { aht_s: Some(-5.0), ..target() }, "handling_out_of_range");
    check(ServiceTarget { shrinkage: 1.0, ..target() }, "staffing_value_out_of_range");
    check(ServiceTarget { target_wait_s: f64::NAN, ..target() }, "staffing_value_out_of_range");
}

//! What was measured before an action was done, and after. Two facts side by side; what lies between them is not said
//! to have caused anything.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::Better;

/// A value with its day and what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, TS, JsonSchema)]
pub struct Measured {
    /// Last day it tells of.
    pub on: NaiveDate,
    /// The value.
    pub value: f64,
    /// What it rests on.
    pub n: Option<u32>,
    /// Where it comes from.
    pub source: String,
}

/// Before and after.
#[derive(Debug, Clone, PartialEq, Serialize, TS, JsonSchema)]
pub struct Effect {
    /// The last value before it was done, that day included.
    pub before: Option<Measured>,
    /// The last value after it.
    pub after: Option<Measured>,
    /// After minus before; absent while one of them is.
    pub change: Option<f64>,
    /// The change goes the way that is better; absent without one, and for none at all.
    pub better: Option<bool>,
}

/// What lies before and after `done_on` among `measures`. An action not done yet has no after.
pub fn effect_of(measures: &[Measured], done_on: Option<NaiveDate>, way: Better) -> Effect {
    let last = |fits: &dyn Fn(&&Measured) -> bool| measures.iter().filter(fits).max_by_key(|one| one.on).cloned();
    let before = last(&|one| done_on.is_none_or(|done| one.on <= done));
    let after = done_on.and_then(|done| last(&move |one| one.on > done));
    let change = before.as_ref().zip(after.as_ref()).map(|(before, after)| after.value - before.value);
    let better = change.filter(|change| *change != 0.0).map(|change| (change > 0.0) == (way == Better::Higher));
    Effect { before, after, change, better }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u32, value: f64) -> Measured {
        let on = NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        Measured { on, value, n: None, source: String::new() }
    }

    #[test]
    fn what_lies_before_and_after_stands_side_by_side() {
        let measures = [at(20, 4.0), at(1, 9.0), at(10, 7.0)];
        let done = |day| NaiveDate::from_ymd_opt(2026, 11, day);
        let check = |done_on, before: Option<f64>, after: Option<f64>, better| {
            let effect = effect_of(&measures, done_on, Better::Lower);
            let value = |one: Option<Measured>| one.map(|one| one.value);
            assert_eq!(
                (value(effect.before), value(effect.after), effect.better),
                (before, after, better),
                "{done_on:?}"
            );
        };
        check(done(10), Some(7.0), Some(4.0), Some(true));
        check(done(9), Some(9.0), Some(4.0), Some(true));
        check(done(20), Some(4.0), None, None);
        check(None, Some(4.0), None, None);
        assert_eq!(effect_of(&[], done(1), Better::Higher).change, None);
        let same = effect_of(&[at(1, 5.0), at(3, 5.0)], done(2), Better::Higher);
        assert_eq!((same.change, same.better), (Some(0.0), None));
    }
}

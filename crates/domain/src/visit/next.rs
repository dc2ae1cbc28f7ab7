//! When to come back: a proposal from what the last visits left and how many customers come, with its reasons. A
//! convention of the house: four weeks, sooner where something waits, later where nothing does. Whoever plans decides.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// Days between two visits when nothing speaks for another number.
pub const USUAL_DAYS: u64 = 28;
/// Days that something dangerous or a unit never visited may wait.
const URGENT_DAYS: u64 = 7;
/// Days that late promises and lasting irritants may wait.
const SOON_DAYS: u64 = 14;
/// Days after which what was done is looked at again.
const SEE_DAYS: u64 = 21;
/// Days where everything stands well.
const CALM_DAYS: u64 = 42;
/// Days a unit with many customers is visited sooner.
const BUSY_DAYS: u64 = 7;
/// From so many times the customers of the middle unit on, many come.
const BUSY: f64 = 1.5;
/// Level from which a dashboard stands well.
const WELL: f64 = 3.0;
/// Days that are looked at for one on which the unit is open.
const SEARCH_DAYS: u64 = 14;

/// Why a day is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NextReason {
    /// The unit was never visited.
    NeverVisited,
    /// A danger has no answer yet.
    Safety,
    /// Promises are late.
    Late,
    /// An irritant met at three visits or more has no end.
    Lasting,
    /// The dashboard went down.
    Falling,
    /// What was done waits to be seen again.
    ToSee,
    /// Many more customers come than to the middle unit.
    Busy,
    /// Nothing waits and the dashboard stands well.
    Calm,
    /// Nothing speaks for another number of days.
    Usual,
}

/// What is known of a unit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NextInputs {
    /// Day of the last visit.
    pub last_visit: Option<NaiveDate>,
    /// Dangers without an end.
    pub dangers: u32,
    /// Promises whose day is past.
    pub late: u32,
    /// Lasting irritants without an end.
    pub lasting: u32,
    /// Actions done whose effect nobody looked at.
    pub to_see: u32,
    /// Means of the last dashboards, oldest first.
    pub dashboards: Vec<f64>,
    /// Customers a week beside the middle unit of the network; absent where that is not known.
    pub volume_ratio: Option<f64>,
}

/// A reason, with the figure it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, TS, JsonSchema)]
pub struct NextBecause {
    /// Why.
    pub reason: NextReason,
    /// How many; for many customers, how many times the middle unit's; nothing where there is nothing to count.
    pub figure: Option<f64>,
}

/// The day proposed.
#[derive(Debug, Clone, PartialEq, Serialize, TS, JsonSchema)]
pub struct NextProposal {
    /// The day.
    pub on: NaiveDate,
    /// Days after the last visit, or after today without one.
    pub days: u64,
    /// They are over: the day is the first that can be.
    pub overdue: bool,
    /// Why, the weightiest first.
    pub because: Vec<NextBecause>,
}

/// The day to come back on: never before tomorrow, and on a day the unit is open where `is_open` knows one.
pub fn propose_next(today: NaiveDate, of: &NextInputs, is_open: impl Fn(NaiveDate) -> bool) -> NextProposal {
    let mut because = Vec::new();
    let mut days = USUAL_DAYS;
    let mut sooner = |holds: bool, within: u64, reason: NextReason, figure: Option<f64>| {
        if holds {
            days = days.min(within);
            because.push(NextBecause { reason, figure });
        }
    };
    let falling = matches!(of.dashboards.as_slice(), [.., before, last] if last < before);
    sooner(of.last_visit.is_none(), URGENT_DAYS, NextReason::NeverVisited, None);
    sooner(of.dangers > 0, URGENT_DAYS, NextReason::Safety, Some(of.dangers.into()));
    sooner(of.late > 0, SOON_DAYS, NextReason::Late, Some(of.late.into()));
    sooner(of.lasting > 0, SOON_DAYS, NextReason::Lasting, Some(of.lasting.into()));
    sooner(falling, SEE_DAYS, NextReason::Falling, None);
    sooner(of.to_see > 0, SEE_DAYS, NextReason::ToSee, Some(of.to_see.into()));
    if because.is_empty() && of.dashboards.last().is_some_and(|mean| *mean >= WELL) {
        days = CALM_DAYS;
        because.push(NextBecause { reason: NextReason::Calm, figure: of.dashboards.last().copied() });
    }
    if let Some(ratio) = of.volume_ratio.filter(|ratio| *ratio >= BUSY) {
        days = days.saturating_sub(BUSY_DAYS).max(URGENT_DAYS);
        because.push(NextBecause { reason: NextReason::Busy, figure: Some(ratio) });
    }
    if because.is_empty() {
        because.push(NextBecause { reason: NextReason::Usual, figure: None });
    }
    let after = |day: NaiveDate, days: u64| day.checked_add_days(Days::new(days)).unwrap_or(day);
    let (counted, tomorrow) = (after(of.last_visit.unwrap_or(today), days), after(today, 1));
    let wanted = counted.max(tomorrow);
    let on = (0..SEARCH_DAYS).map(|more| after(wanted, more)).find(|day| is_open(*day)).unwrap_or(wanted);
    NextProposal { on, days, overdue: counted < tomorrow, because }
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, Weekday};

    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn check(of: NextInputs, on: NaiveDate, reasons: &[NextReason]) {
        // Tuesday 24 November; closed on Sundays.
        let proposal = propose_next(day(11, 24), &of, |day| day.weekday() != Weekday::Sun);
        let told: Vec<_> = proposal.because.iter().map(|because| because.reason).collect();
        assert_eq!((proposal.on, told.as_slice()), (on, reasons), "{of:?}");
    }

    #[test]
    fn what_waits_brings_the_visit_forward_and_calm_puts_it_off() {
        use NextReason::{Busy, Calm, Falling, Late, NeverVisited, Safety, ToSee, Usual};
        let last = Some(day(11, 24));
        let base = NextInputs { last_visit: last, ..NextInputs::default() };
        check(base.clone(), day(12, 22), &[Usual]);
        check(NextInputs { last_visit: None, ..base.clone() }, day(12, 1), &[NeverVisited]);
        check(NextInputs { late: 2, to_see: 1, ..base.clone() }, day(12, 8), &[Late, ToSee]);
        check(NextInputs { dangers: 1, late: 1, ..base.clone() }, day(12, 1), &[Safety, Late]);
        check(
            NextInputs { dashboards: vec![2.0, 3.2], ..base.clone() },
            NaiveDate::from_ymd_opt(2027, 1, 5).unwrap(),
            &[Calm],
        );
        check(NextInputs { dashboards: vec![3.5, 3.2], ..base.clone() }, day(12, 15), &[Falling]);
        check(NextInputs { volume_ratio: Some(1.6), ..base.clone() }, day(12, 15), &[Busy]);
        check(NextInputs { volume_ratio: Some(1.4), ..base }, day(12, 22), &[Usual]);
    }

    #[test]
    fn never_in_the_past_and_never_on_a_closed_day() {
        // Long overdue: tomorrow.
        check(NextInputs { last_visit: Some(day(6, 1)), ..NextInputs::default() }, day(11, 25), &[NextReason::Usual]);
        let overdue = |last| {
            propose_next(day(11, 24), &NextInputs { last_visit: last, ..NextInputs::default() }, |_| true).overdue
        };
        assert_eq!((overdue(Some(day(6, 1))), overdue(Some(day(11, 20))), overdue(None)), (true, false, false));
        // Four weeks after a Sunday is a Sunday: the Monday after it.
        check(NextInputs { last_visit: Some(day(11, 22)), ..NextInputs::default() }, day(12, 21), &[NextReason::Usual]);
        // A unit whose hours nobody knows is proposed all the same.
        assert_eq!(propose_next(day(11, 24), &NextInputs::default(), |_| false).on, day(12, 1));
    }
}

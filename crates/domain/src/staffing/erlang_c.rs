//! Erlang C: customers wait, nobody leaves (METHODS 2.3). Poisson arrivals at a constant rate in the slot, exponential
//! handling times, identical people, one queue in order of arrival, steady state. Erlang B is stepped by its recursion:
//! factorials would overflow beyond 170 people.

use serde::{Deserialize, Serialize};

use super::offered_load;
use crate::{
    Refusal,
    statistics::{SLACK, require},
};

/// The Erlang B chance of finding everybody busy, as people are added one by one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Busy {
    load: f64,
    /// People so far.
    pub staff: u32,
    /// The chance.
    pub blocked: f64,
}

impl Busy {
    pub(super) fn nobody(load: f64) -> Self {
        Self { load, staff: 0, blocked: 1.0 }
    }

    pub(super) fn with(load: f64, staff: u32) -> Self {
        let mut busy = Self::nobody(load);
        while busy.staff < staff {
            busy.add_one();
        }
        busy
    }

    pub(super) fn add_one(&mut self) {
        self.staff += 1;
        let carried = self.load * self.blocked;
        self.blocked = carried / (f64::from(self.staff) + carried);
    }

    /// Whether the queue has a steady state.
    pub(super) fn is_stable(&self) -> bool {
        self.load == 0.0 || self.load < f64::from(self.staff) - SLACK
    }

    /// Chance to wait; 1 where the queue only grows.
    pub(super) fn p_wait(&self) -> f64 {
        if !self.is_stable() {
            return 1.0;
        }
        if self.load == 0.0 {
            return 0.0;
        }
        self.blocked / (1.0 - self.load / f64::from(self.staff) * (1.0 - self.blocked))
    }

    /// People more than busy on average.
    pub(super) fn spare(&self) -> f64 {
        f64::from(self.staff) - self.load
    }

    /// Share served within `wait_s`; `aht_s` may carry a correction for variable handling times.
    pub(super) fn service_level(&self, wait_s: f64, aht_s: f64) -> f64 {
        if !self.is_stable() {
            return 0.0;
        }
        1.0 - self.p_wait() * (-self.spare() * wait_s / aht_s).exp()
    }

    /// Mean wait in seconds; `None` where the queue only grows.
    pub(super) fn mean_wait_s(&self, aht_s: f64) -> Option<f64> {
        let wait = || if self.load == 0.0 { 0.0 } else { self.p_wait() * aht_s / self.spare() };
        self.is_stable().then(wait)
    }

    /// Share of time people are busy; `None` without anybody.
    pub(super) fn occupancy(&self) -> Option<f64> {
        (self.staff > 0).then(|| if self.is_stable() { self.load / f64::from(self.staff) } else { 1.0 })
    }
}

/// What `staffing.erlang_c` is asked.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct ErlangCInputs {
    /// Arrivals per hour.
    pub arrivals_per_h: f64,
    /// Mean handling time, contact and after-work, in seconds.
    pub aht_s: f64,
    /// People serving.
    pub staff: u32,
    /// The promised wait, in seconds.
    pub target_wait_s: f64,
}

/// How a function fares with so many people.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ErlangC {
    /// People busy on average (erlangs).
    pub offered_load: f64,
    /// Whether people suffice for a steady state; if not, the queue grows as long as it lasts.
    pub stable: bool,
    /// Chance to wait.
    pub p_wait: f64,
    /// Share served within the promised wait.
    pub service_level: f64,
    /// Mean wait in seconds; `None` if unstable.
    pub asa_s: Option<f64>,
    /// Share of time people are busy; `None` without anybody.
    pub occupancy: Option<f64>,
    /// Mean number waiting; `None` if unstable.
    pub mean_queue: Option<f64>,
}

/// `staffing.erlang_c`.
///
/// # Errors
/// `invalid_input`: negative arrivals, people or wait, a handling time not above 0.
pub fn erlang_c(inputs: &ErlangCInputs) -> Result<ErlangC, Refusal> {
    let load = offered_load(inputs.arrivals_per_h, inputs.aht_s)?;
    require(inputs.target_wait_s >= 0.0, "target_wait_s")?;
    require(f64::from(inputs.staff) <= super::MOST_PEOPLE, "staff")?;
    let busy = Busy::with(load, inputs.staff);
    let asa_s = busy.mean_wait_s(inputs.aht_s);
    Ok(ErlangC {
        offered_load: load,
        stable: busy.is_stable(),
        p_wait: busy.p_wait(),
        service_level: busy.service_level(inputs.target_wait_s, inputs.aht_s),
        asa_s,
        occupancy: busy.occupancy(),
        // Little: those waiting are those who come during a wait.
        mean_queue: asa_s.map(|wait| inputs.arrivals_per_h / 3600.0 * wait),
    })
}

/// What `staffing.wait_percentile` is asked.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct PercentileInputs {
    /// Arrivals per hour.
    pub arrivals_per_h: f64,
    /// Mean handling time in seconds.
    pub aht_s: f64,
    /// People serving.
    pub staff: u32,
    /// Share of customers, 0 to below 1.
    pub p: f64,
}

/// A wait that a share of customers does not exceed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WaitPercentile {
    /// In seconds; `None` if the queue only grows.
    pub wait_s: Option<f64>,
}

/// `staffing.wait_percentile`.
///
/// # Errors
/// `invalid_input`: as `staffing.erlang_c`, a share outside [0, 1).
pub fn wait_percentile(inputs: &PercentileInputs) -> Result<WaitPercentile, Refusal> {
    let load = offered_load(inputs.arrivals_per_h, inputs.aht_s)?;
    require((0.0..1.0).contains(&inputs.p), "p")?;
    require(f64::from(inputs.staff) <= super::MOST_PEOPLE, "staff")?;
    let busy = Busy::with(load, inputs.staff);
    let rest = 1.0 - inputs.p;
    let wait = || match busy.p_wait() {
        waits if waits <= rest => 0.0,
        waits => inputs.aht_s / busy.spare() * (waits / rest).ln(),
    };
    Ok(WaitPercentile { wait_s: busy.is_stable().then(wait) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(arrivals_per_h: f64, staff: u32, target_wait_s: f64) -> ErlangC {
        erlang_c(&ErlangCInputs { arrivals_per_h, aht_s: 240.0, staff, target_wait_s }).unwrap()
    }

    #[test]
    fn edges_have_fixed_results() {
        let idle = of(0.0, 0, 120.0);
        assert_eq!((idle.stable, idle.service_level, idle.asa_s, idle.occupancy), (true, 1.0, Some(0.0), None));
        let nobody = of(10.0, 0, 120.0);
        assert_eq!((nobody.stable, nobody.p_wait, nobody.asa_s, nobody.occupancy), (false, 1.0, None, None));
        let full = of(45.0, 3, 120.0);
        assert_eq!((full.stable, full.service_level, full.occupancy, full.mean_queue), (false, 0.0, Some(1.0), None));
        // One person: the chance to wait is the occupancy. No wait promised: those who do not wait.
        let one = of(10.0, 1, 0.0);
        assert!((one.p_wait - 10.0 * 240.0 / 3600.0).abs() < 1e-12);
        assert!((one.service_level - (1.0 - one.p_wait)).abs() < 1e-12);
        // A thousand people overflow no factorial.
        let big = of(15_000.0, 1_020, 20.0);
        assert!(big.stable && big.service_level > 0.5 && big.service_level < 1.0, "{big:?}");
    }

    proptest! {
        #[test]
        fn more_customers_wait_more_and_more_people_wait_less(arrivals in 0.1_f64..500.0, staff in 1_u32..60, wait in 0.0_f64..600.0) {
            let (here, busier, helped) = (of(arrivals, staff, wait), of(arrivals * 1.1, staff, wait), of(arrivals, staff + 1, wait));
            prop_assert!(busier.service_level <= here.service_level + 1e-12);
            prop_assert!(helped.service_level >= here.service_level - 1e-12);
            prop_assert!((0.0..=1.0).contains(&here.p_wait) && (0.0..=1.0).contains(&here.service_level));
        }
    }
}

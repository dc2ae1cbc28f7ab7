//! Erlang A: customers lose patience (METHODS 2.9; Garnett, Mandelbaum and Reiman 2002; Zeltyn and Mandelbaum 2005).
//! Patience is exponential; the queue always has a steady state, since people leave.

use serde::{Deserialize, Serialize};

use super::{check_promise, erlang_c::Busy, min_staff, offered_load};
use crate::{
    Refusal,
    statistics::{SLACK, ceil_eps, require},
};

/// Weights are rescaled beyond this, far below the largest number.
const RESCALE: f64 = 1e200;
/// A weight this small beside the sum adds nothing.
const NEGLIGIBLE: f64 = 1e-18;

/// What `staffing.erlang_a` is asked.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct ErlangAInputs {
    /// Arrivals per hour.
    pub arrivals_per_h: f64,
    /// Mean handling time in seconds.
    pub aht_s: f64,
    /// People serving.
    pub staff: u32,
    /// Mean patience in seconds: all waiting time over the number who left.
    pub patience_s: f64,
    /// The promised wait in seconds.
    pub target_wait_s: f64,
}

/// How a function fares when customers leave.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ErlangA {
    /// Chance to wait.
    pub p_wait: f64,
    /// Chance to leave unserved.
    pub p_abandon: f64,
    /// Mean wait of all customers, in seconds.
    pub mean_wait_s: f64,
    /// Share of time people are busy; `None` without anybody.
    pub occupancy: Option<f64>,
    /// Share of all arrivals served within the promised wait.
    pub sl_served: f64,
    /// The same among those who did not leave within it.
    pub sl_excl_short_abandon: f64,
    /// Share still waiting at the promised wait.
    #[serde(rename = "p_wait_exceeds_T")]
    pub p_wait_exceeds_t: f64,
}

/// `staffing.erlang_a`.
///
/// # Errors
/// `invalid_input`: as `staffing.erlang_c`, a patience not above 0.
pub fn erlang_a(inputs: &ErlangAInputs) -> Result<ErlangA, Refusal> {
    let load = offered_load(inputs.arrivals_per_h, inputs.aht_s)?;
    require(inputs.patience_s > 0.0, "patience_s")?;
    require(inputs.target_wait_s >= 0.0, "target_wait_s")?;
    require(f64::from(inputs.staff) <= super::MOST_PEOPLE, "staff")?;
    if load == 0.0 {
        return Ok(idle(inputs.staff));
    }
    if inputs.staff == 0 {
        return Ok(nobody(inputs));
    }
    Ok(Queue::new(inputs, load).result())
}

fn idle(staff: u32) -> ErlangA {
    ErlangA {
        p_wait: 0.0,
        p_abandon: 0.0,
        mean_wait_s: 0.0,
        occupancy: (staff > 0).then_some(0.0),
        sl_served: 1.0,
        sl_excl_short_abandon: 1.0,
        p_wait_exceeds_t: 0.0,
    }
}

fn nobody(inputs: &ErlangAInputs) -> ErlangA {
    ErlangA {
        p_wait: 1.0,
        p_abandon: 1.0,
        mean_wait_s: inputs.patience_s,
        occupancy: None,
        sl_served: 0.0,
        sl_excl_short_abandon: 0.0,
        p_wait_exceeds_t: (-inputs.target_wait_s / inputs.patience_s).exp(),
    }
}

/// The steady state. Rates are per second.
struct Queue<'a> {
    inputs: &'a ErlangAInputs,
    load: f64,
    arrivals: f64,
    leaving: f64,
    service: f64,
    p_wait: f64,
    /// ln of the chance that everybody is busy and nobody waits.
    ln_full: f64,
    mean_queue: f64,
}

impl<'a> Queue<'a> {
    fn new(inputs: &'a ErlangAInputs, load: f64) -> Self {
        let (arrivals, leaving) = (inputs.arrivals_per_h / 3600.0, 1.0 / inputs.patience_s);
        let service = f64::from(inputs.staff) / inputs.aht_s;
        // Weights of k waiting beside nobody waiting, all over `unit` so that none overflows.
        let (mut unit, mut ln_unit) = (1.0, 0.0);
        let (mut weight, mut sum, mut waiting, mut k) = (1.0, 0.0, 0.0, 0.0);
        loop {
            k += 1.0;
            let step = arrivals / (service + k * leaving);
            weight *= step;
            sum += weight;
            waiting += k * weight;
            if step < 1.0 && weight * k <= NEGLIGIBLE * (unit + waiting) {
                break;
            }
            if weight > RESCALE {
                for value in [&mut weight, &mut sum, &mut waiting, &mut unit] {
                    *value /= RESCALE;
                }
                ln_unit -= RESCALE.ln();
            }
        }
        let blocked = Busy::with(load, inputs.staff).blocked;
        let all = unit / blocked + sum;
        Self {
            inputs,
            load,
            arrivals,
            leaving,
            service,
            p_wait: (unit + sum) / all,
            ln_full: ln_unit - all.ln(),
            mean_queue: waiting / all,
        }
    }

    fn result(&self) -> ErlangA {
        let wait = self.inputs.target_wait_s;
        let p_abandon = self.leaving * self.mean_queue / self.arrivals;
        let sl_served = 1.0 - self.p_wait + self.integral(wait, |x| (-self.leaving * x).exp());
        let still = (-self.leaving * wait).exp() * (self.p_wait - self.integral(wait, |_| 1.0)).max(0.0);
        let left = (1.0 - sl_served - still).max(0.0);
        ErlangA {
            p_wait: self.p_wait,
            p_abandon,
            mean_wait_s: self.mean_queue / self.arrivals,
            occupancy: Some(self.load * (1.0 - p_abandon) / f64::from(self.inputs.staff)),
            sl_served,
            sl_excl_short_abandon: sl_served / (1.0 - left),
            p_wait_exceeds_t: still,
        }
    }

    /// Density of the wait a customer of endless patience would be offered.
    fn offered(&self, x: f64) -> f64 {
        let served = -(self.arrivals / self.leaving) * (-self.leaving * x).exp_m1();
        (self.service.ln() + self.ln_full + served - self.service * x).exp()
    }

    /// Simpson's rule over [0, `wait`]; panels are short beside every rate of the queue.
    fn integral(&self, wait: f64, weight: impl Fn(f64) -> f64) -> f64 {
        if wait == 0.0 {
            return 0.0;
        }
        let fastest = self.service + self.arrivals + self.leaving;
        let panels = (wait * fastest * 8.0).clamp(200.0, 100_000.0).ceil() as u32;
        let step = wait / f64::from(panels);
        let value = |x: f64| weight(x) * self.offered(x);
        let inner: f64 = (0..panels)
            .map(|panel| {
                let from = f64::from(panel) * step;
                value(from) + 4.0 * value(from + step / 2.0) + value(from + step)
            })
            .sum();
        inner * step / 6.0
    }
}

/// What `staffing.required_erlang_a` is asked.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct RequiredErlangAInputs {
    /// Arrivals per hour.
    pub arrivals_per_h: f64,
    /// Mean handling time in seconds.
    pub aht_s: f64,
    /// Promised share of all arrivals served within the wait, below 1.
    pub target_sl: f64,
    /// The promised wait in seconds.
    pub target_wait_s: f64,
    /// Mean patience in seconds.
    pub patience_s: f64,
    /// Highest share of customers who leave.
    pub max_abandon: f64,
    /// Highest share of time people may be busy.
    #[serde(default = "super::max_occupancy")]
    pub max_occupancy: f64,
    /// Somebody is there anyway.
    #[serde(default = "min_staff")]
    pub min_staff: u32,
}

/// The need when customers leave.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RequiredErlangA {
    /// People serving.
    pub staff: u32,
    /// Share of all arrivals served in time.
    pub sl_served: f64,
    /// Share who leave.
    pub p_abandon: f64,
    /// Share of time people are busy; `None` without anybody.
    pub occupancy: Option<f64>,
}

/// `staffing.required_erlang_a`.
///
/// # Errors
/// `unreachable_target` of a promise to all while anybody comes; `invalid_input`.
pub fn required_erlang_a(inputs: &RequiredErlangAInputs) -> Result<RequiredErlangA, Refusal> {
    let load = offered_load(inputs.arrivals_per_h, inputs.aht_s)?;
    check_promise(inputs.target_sl, inputs.target_wait_s, inputs.max_occupancy, load)?;
    require((0.0..=1.0).contains(&inputs.max_abandon), "max_abandon")?;
    // So many must be busy anyway, so fewer cannot do.
    let busy = ceil_eps(load * (1.0 - inputs.max_abandon) / inputs.max_occupancy) as u32;
    let mut staff = busy.max(inputs.min_staff);
    loop {
        let found = erlang_a(&ErlangAInputs {
            arrivals_per_h: inputs.arrivals_per_h,
            aht_s: inputs.aht_s,
            staff,
            patience_s: inputs.patience_s,
            target_wait_s: inputs.target_wait_s,
        })?;
        let rested = found.occupancy.is_none_or(|occupancy| occupancy <= inputs.max_occupancy + SLACK);
        let enough = found.sl_served >= inputs.target_sl - SLACK && found.p_abandon <= inputs.max_abandon + SLACK;
        if rested && enough {
            let ErlangA { sl_served, p_abandon, occupancy, .. } = found;
            return Ok(RequiredErlangA { staff, sl_served, p_abandon, occupancy });
        }
        staff += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::staffing::erlang_c::{ErlangCInputs, erlang_c};

    fn of(arrivals_per_h: f64, staff: u32, patience_s: f64) -> ErlangA {
        erlang_a(&ErlangAInputs { arrivals_per_h, aht_s: 240.0, staff, patience_s, target_wait_s: 120.0 }).unwrap()
    }

    #[test]
    fn endless_patience_is_erlang_c() {
        let (a, c) = (
            of(40.0, 4, 1e9),
            erlang_c(&ErlangCInputs { arrivals_per_h: 40.0, aht_s: 240.0, staff: 4, target_wait_s: 120.0 }).unwrap(),
        );
        assert!((a.p_wait - c.p_wait).abs() < 1e-5 && (a.sl_served - c.service_level).abs() < 1e-5, "{a:?} {c:?}");
    }

    #[test]
    fn overload_drives_the_excess_away() {
        // 60 busy at most of 100 asked for: two in five leave, whatever the sums grow to on the way.
        let found = of(1_500.0, 60, 3e6);
        assert!((found.p_abandon - 0.4).abs() < 1e-3, "{found:?}");
        assert!(found.sl_served >= 0.0 && found.sl_served < 1e-6, "{found:?}");
    }

    #[test]
    fn edges_have_fixed_results() {
        assert_eq!(of(0.0, 0, 300.0).occupancy, None);
        assert_eq!(of(0.0, 2, 300.0).sl_served, 1.0);
        let nobody = of(10.0, 0, 300.0);
        assert_eq!((nobody.p_abandon, nobody.mean_wait_s, nobody.occupancy), (1.0, 300.0, None));
    }
}

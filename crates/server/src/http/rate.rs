//! How often somebody may ask: buckets that fill again with time.

use std::{
    collections::HashMap,
    hash::Hash,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use uuid::Uuid;

use crate::{config::Admission, refusal::Refusal};

/// Buckets kept before full ones are thrown away.
const KEPT: usize = 20_000;

/// Requests a second and at once: from one device, and to enrol. Those from one address are a setting: behind one may
/// stand a whole company.
const OF_DEVICE: Rate = Rate { per_second: 40.0, burst: 400.0 };
const OF_ENROLMENT: Rate = Rate { per_second: 5.0 / 60.0, burst: 5.0 };

#[derive(Clone, Copy)]
struct Rate {
    per_second: f64,
    burst: f64,
}

pub(super) struct Rates {
    of_address: Rate,
    addresses: Buckets<IpAddr>,
    devices: Buckets<Uuid>,
    enrolments: Buckets<IpAddr>,
}

struct Buckets<K>(Mutex<HashMap<K, (f64, i64)>>);

impl<K> Default for Buckets<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl Rates {
    pub(super) fn new(admission: &Admission) -> Self {
        let per_second = f64::from(admission.address_requests_per_second);
        Self {
            of_address: Rate { per_second, burst: per_second * 6.0 },
            addresses: Buckets::default(),
            devices: Buckets::default(),
            enrolments: Buckets::default(),
        }
    }

    pub(super) fn admit(&self, peer: IpAddr, now_ms: i64) -> Result<(), Refusal> {
        self.addresses.take(home(peer), self.of_address, now_ms)
    }

    pub(super) fn admit_device(&self, device: Uuid, now_ms: i64) -> Result<(), Refusal> {
        self.devices.take(device, OF_DEVICE, now_ms)
    }

    pub(super) fn admit_enrolment(&self, peer: IpAddr, now_ms: i64) -> Result<(), Refusal> {
        self.enrolments.take(home(peer), OF_ENROLMENT, now_ms)
    }
}

/// One household of addresses: of the sixth version whoever has one has 2^64 of them.
fn home(peer: IpAddr) -> IpAddr {
    match peer {
        IpAddr::V4(_) => peer,
        IpAddr::V6(six) => {
            let mut segments = six.segments();
            segments[4..].fill(0);
            IpAddr::V6(segments.into())
        }
    }
}

impl<K: Eq + Hash> Buckets<K> {
    fn take(&self, key: K, rate: Rate, now_ms: i64) -> Result<(), Refusal> {
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let filled = |(left, at): (f64, i64)| {
            let seconds = f64::from(u32::try_from(now_ms.saturating_sub(at)).unwrap_or(0)) / 1_000.0;
            (left + seconds * rate.per_second).min(rate.burst)
        };
        if buckets.len() > KEPT {
            buckets.retain(|_, bucket| filled(*bucket) < rate.burst);
        }
        let bucket = buckets.entry(key).or_insert((rate.burst, now_ms));
        let left = filled(*bucket);
        if left < 1.0 {
            // Rounded up, and never nothing: whoever obeys is admitted.
            let wait = ((1.0 - left) / rate.per_second).ceil().clamp(1.0, 900.0);
            return Err(Refusal::later(429, "too_often", wait as u32));
        }
        *bucket = (left - 1.0, now_ms);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waits_as_told_is_admitted() {
        let rates = Rates::new(&Admission::default());
        let peer: IpAddr = "2001:db8::1".parse().expect("address");
        let neighbour: IpAddr = "2001:db8::2".parse().expect("address");
        let elsewhere: IpAddr = "192.0.2.1".parse().expect("address");
        for _ in 0..5 {
            assert!(rates.admit_enrolment(peer, 0).is_ok());
        }
        let refusal = rates.admit_enrolment(neighbour, 0).expect_err("the sixth in a minute");
        let wait = refusal.problem.retry_after.expect("seconds");
        assert_eq!((refusal.problem.status, wait), (429, 12));
        assert!(rates.admit_enrolment(elsewhere, 0).is_ok());
        assert!(rates.admit_enrolment(peer, i64::from(wait) * 1_000).is_ok());
        assert!(rates.admit_enrolment(peer, i64::from(wait) * 1_000).is_err());
    }
}

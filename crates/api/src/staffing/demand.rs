//! From the channels of a week to the demand of a function, and how long a customer takes.

use std::collections::{BTreeMap, BTreeSet};

use sillage_domain::{
    Id,
    flow::{
        CountingPost, ServiceTiming,
        summary::service_times,
        week::{CellOrigin, ReferenceCell, ReferenceWeek},
    },
    network::Unit,
    referential::Channel,
    staffing::{
        plan::{NeedBasis, ServiceTarget},
        week_need::{DemandSlot, Handling},
    },
};
use sillage_store::Reader;

use crate::Failure;

/// Services timed from which on their mean stands alone.
const ENOUGH_TIMED: usize = 30;

type Place = (u32, u32);

/// A week whose cells are found by channel and place.
pub(super) struct Demand<'w> {
    interval_min: u32,
    basis: NeedBasis,
    cells: BTreeMap<(Channel, Place), &'w ReferenceCell>,
    places: BTreeSet<Place>,
}

/// One cell's share of a slot.
#[derive(Default)]
struct Sum {
    central: f64,
    low: Option<f64>,
    high: Option<f64>,
    estimated: bool,
    too_few_days: bool,
}

impl<'w> Demand<'w> {
    pub fn of(week: &'w ReferenceWeek, basis: NeedBasis) -> Self {
        let mut cells = BTreeMap::new();
        for channel in &week.channels {
            for cell in &channel.cells {
                cells.insert((channel.channel, (cell.iso_weekday, cell.start_min)), cell);
            }
        }
        let places = cells.keys().map(|(_, place)| *place).collect();
        Self { interval_min: week.interval_min, basis, cells, places }
    }

    /// The demand of a function in every open slot.
    pub fn slots(&self, target: &ServiceTarget) -> Vec<DemandSlot> {
        self.places.iter().map(|place| self.slot(target, *place)).collect()
    }

    fn slot(&self, target: &ServiceTarget, place: Place) -> DemandSlot {
        let sum = self.sum(target, place);
        let known = sum.as_ref();
        DemandSlot {
            iso_weekday: place.0,
            start_min: place.1,
            arrivals_per_h: known.map(|sum| sum.central),
            low_per_h: known.and_then(|sum| sum.low),
            high_per_h: known.and_then(|sum| sum.high),
            estimated: known.is_some_and(|sum| sum.estimated),
            too_few_days: known.is_some_and(|sum| sum.too_few_days),
        }
    }

    /// Nothing where a channel that feeds it is not known in that slot.
    fn sum(&self, target: &ServiceTarget, place: Place) -> Option<Sum> {
        let mut sum = Sum { low: Some(0.0), high: Some(0.0), ..Sum::default() };
        for route in target.routing.iter().filter(|route| route.share > 0.0) {
            let cell = self.cells.get(&(route.channel, place))?;
            let rate = cell.rate_per_h?;
            let p80 = cell.p80.map(|count| count * 60.0 / f64::from(self.interval_min));
            let central = match self.basis {
                NeedBasis::Mean => rate,
                NeedBasis::P80 => p80.unwrap_or(rate),
                NeedBasis::Upper => cell.ci_high.unwrap_or(rate),
            };
            sum.central += route.share * central;
            sum.low = sum.low.zip(cell.ci_low).map(|(sum, low)| sum + route.share * low);
            sum.high = sum.high.zip(cell.ci_high).map(|(sum, high)| sum + route.share * high);
            sum.estimated |= cell.origin == CellOrigin::Estimated;
            sum.too_few_days |= self.basis == NeedBasis::P80 && cell.p80.is_none();
        }
        Some(sum)
    }
}

/// How long customers were seen to take.
pub(super) struct Timed {
    seconds: Vec<(Channel, f64)>,
}

/// What is known of the handling time of a function.
pub(super) struct Known {
    pub handling: Handling,
    /// Customers timed; 0 if it was typed.
    pub n: u32,
    pub cv: Option<f64>,
}

impl Timed {
    pub fn read(db: &Reader<'_>, unit: Id<Unit>) -> Result<Self, Failure> {
        let posts: BTreeMap<Id<CountingPost>, Channel> =
            db.list_of::<CountingPost>(unit.uuid())?.into_iter().map(|post| (post.id, post.channel)).collect();
        let timings = db.list_in::<ServiceTiming>(unit.uuid())?;
        let seconds = timings.iter().filter_map(|row| {
            let channel = posts.get(&row.post)?;
            service_times(&[&row.doc]).first().filter(|seconds| **seconds > 0.0).map(|seconds| (*channel, *seconds))
        });
        Ok(Self { seconds: seconds.collect() })
    }

    /// What was typed, else what was timed among the customers of its channels.
    pub fn of(&self, target: &ServiceTarget) -> Option<Known> {
        if let Some(aht_s) = target.aht_s {
            return Some(Known { handling: Handling { aht_s, low_s: aht_s, high_s: aht_s }, n: 0, cv: None });
        }
        let feeds = |channel: Channel| target.routing.iter().any(|route| route.channel == channel && route.share > 0.0);
        let own: Vec<f64> =
            self.seconds.iter().filter(|(channel, _)| feeds(*channel)).map(|(_, seconds)| *seconds).collect();
        let n = own.len() as f64;
        let aht_s = (n > 0.0).then(|| own.iter().sum::<f64>() / n)?;
        let sd = (n > 1.0).then(|| (own.iter().map(|s| (s - aht_s).powi(2)).sum::<f64>() / (n - 1.0)).sqrt());
        // Few services: the need is told between two standard errors.
        let margin = sd.filter(|_| own.len() < ENOUGH_TIMED).map_or(0.0, |sd| 2.0 * sd / n.sqrt());
        let handling = Handling { aht_s, low_s: (aht_s - margin).max(aht_s / 10.0), high_s: aht_s + margin };
        Some(Known { handling, n: u32::try_from(own.len()).unwrap_or(u32::MAX), cv: sd.map(|sd| sd / aht_s) })
    }
}

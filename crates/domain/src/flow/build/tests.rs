//! The week on small cases, and on simulated shops whose true rates are known.

use super::*;
use crate::{Id, flow::week::SpecialReason};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn seen(date: &str, start_min: u32, count: u32, observed_min: f64, by: Counted) -> Seen {
    Seen { date: day(date), start_min, channel: Channel::WalkIn, count, observed_min, by }
}

fn built(seen: &[Seen], special: &[SpecialDay], open: &[OpeningSlot]) -> BuiltWeek {
    let period = (day("2026-01-01"), day("2027-12-31"));
    build_week(&WeekSources { interval_min: 30, period, open, special, seen }).unwrap()
}

fn at(week: &BuiltWeek, iso_weekday: u32, start_min: u32) -> &ReferenceCell {
    let cells = &week.channels[0].cells;
    cells.iter().find(|cell| (cell.iso_weekday, cell.start_min) == (iso_weekday, start_min)).unwrap()
}

fn open(iso_weekday: u32, opens: &str, closes: &str) -> OpeningSlot {
    OpeningSlot { iso_weekday, opens: opens.parse().unwrap(), closes: closes.parse().unwrap() }
}

#[test]
fn a_slot_seen_twice_is_the_better_watched_one_and_never_the_sum() {
    let pairs = [
        (
            seen("2026-05-11", 540, 9, 20.0, Counted::Visit),
            seen("2026-05-11", 540, 15, 30.0, Counted::Import),
            15,
            30.0,
        ),
        (seen("2026-05-11", 540, 9, 30.0, Counted::Visit), seen("2026-05-11", 540, 15, 20.0, Counted::Import), 9, 30.0),
        (
            seen("2026-05-11", 540, 9, 30.0, Counted::Visit),
            seen("2026-05-11", 540, 15, 30.0, Counted::Import),
            15,
            30.0,
        ),
    ];
    for (one, other, count, minutes) in pairs {
        for list in [[one, other], [other, one]] {
            let week = built(&list, &[], &[]);
            let cell = at(&week, 1, 540);
            assert_eq!((cell.count, cell.observed_min, week.seen_twice), (count, minutes, 1), "{list:?}");
            assert_eq!(week.twice[0].slots, 1);
        }
    }
}

#[test]
fn a_special_day_is_left_out_and_still_told() {
    let list = [seen("2026-05-04", 540, 12, 30.0, Counted::Visit), seen("2026-05-18", 540, 40, 30.0, Counted::Visit)];
    let special = |channel, exclude_from_reference| SpecialDay {
        unit: Id::new(uuid::Uuid::nil()),
        date: day("2026-05-18"),
        reason: SpecialReason::Promotion,
        channel,
        exclude_from_reference,
        note: String::new(),
    };
    let check = |special: &[SpecialDay], count: u32, left_out: u32| {
        let week = built(&list, special, &[]);
        assert_eq!((at(&week, 1, 540).count, week.excluded_days), (count, left_out), "{special:?}");
        assert_eq!((week.kept.len(), week.all_days), (2, 2));
    };
    check(&[], 52, 0);
    check(&[special(None, true)], 12, 1);
    check(&[special(Some(Channel::WalkIn), true)], 12, 1);
    check(&[special(Some(Channel::Phone), true)], 52, 0);
    check(&[special(None, false)], 52, 0);
}

#[test]
fn an_unwatched_cell_is_estimated_where_it_can_be_and_unknown_elsewhere() {
    let list = [
        seen("2026-05-04", 540, 12, 60.0, Counted::Import),
        seen("2026-05-04", 570, 20, 60.0, Counted::Import),
        seen("2026-05-05", 540, 18, 60.0, Counted::Import),
        // Five minutes of a slot are too few to stand alone.
        seen("2026-05-05", 570, 9, 5.0, Counted::Visit),
    ];
    let hours = [open(1, "09:00:00", "10:00:00"), open(2, "09:00:00", "10:00:00"), open(3, "09:00:00", "10:00:00")];
    let week = built(&list, &[], &hours);
    assert_eq!(week.channels[0].cells.len(), 6);
    let thin = at(&week, 2, 570);
    assert_eq!((thin.origin, thin.count, thin.observed_min, thin.ci_low), (CellOrigin::Estimated, 9, 5.0, None));
    let nobody = at(&week, 3, 540);
    assert_eq!((nobody.origin, nobody.rate_per_h, nobody.observed_min), (CellOrigin::Unknown, None, 0.0));
    assert_eq!(nobody.level, VariationLevel::Unknown);
    assert_eq!(at(&week, 1, 540).origin, CellOrigin::Measured);
}

#[test]
fn one_day_shows_no_spread_and_nothing_gives_no_week() {
    let week = built(&[seen("2026-05-04", 540, 12, 30.0, Counted::Visit)], &[], &[]);
    let cell = at(&week, 1, 540);
    assert_eq!((cell.min, cell.median, cell.p80, cell.n_days), (None, None, None, 1));
    assert_eq!(week.channels[0].phi_df, 0);
    assert_eq!(built(&[], &[], &[]).channels, []);
    let unwatched = built(&[seen("2026-05-04", 540, 0, 0.0, Counted::Visit)], &[], &[]);
    assert_eq!(unwatched.channels, [], "a slot nobody watched is not an empty one");
}

/// Deterministic chance (SplitMix64).
struct Chance(u64);

impl Chance {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * (1.0 - self.unit()).ln()).sqrt() * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// Gamma of any shape (Marsaglia and Tsang 2000).
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * (1.0 - self.unit()).powf(1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        loop {
            let x = self.normal();
            let v = (1.0 + x / (9.0 * d).sqrt()).powi(3);
            if v > 0.0 && (1.0 - self.unit()).ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    fn poisson(&mut self, mean: f64) -> u32 {
        let (mut count, mut time) = (0, -(1.0 - self.unit()).ln());
        while time < mean {
            count += 1;
            time -= (1.0 - self.unit()).ln();
        }
        count
    }
}

/// A shop with a known rate in every cell: a level of the day times a shape of the hours.
struct Shop {
    interval_min: u32,
    /// Variance over mean of a slot, whatever the mean.
    phi: f64,
    /// Variance of a level all slots of a day share: rain, a match, a pay day.
    moods: f64,
    weeks: i64,
    busy: f64,
}

impl Shop {
    fn rate(&self, (weekday, start): Place) -> f64 {
        let noon = (f64::from(start) - 720.0) / 150.0;
        self.busy * (0.7 + 0.1 * f64::from(weekday)) * (0.4 + 1.2 * (-noon * noon / 2.0).exp())
    }

    /// What somebody counts there: days and slots missed, others watched in part.
    fn counted(&self, chance: &mut Chance) -> Vec<Seen> {
        let mut list = Vec::new();
        for at in 0..self.weeks * 7 {
            let date = day("2026-01-05") + chrono::Days::new(at.unsigned_abs());
            let weekday = date.weekday().number_from_monday();
            if weekday == 7 || chance.unit() < 0.15 {
                continue;
            }
            let mood = if self.moods > 0.0 { chance.gamma(1.0 / self.moods) * self.moods } else { 1.0 };
            for start_min in (540..1_140).step_by(self.interval_min as usize) {
                let length = f64::from(self.interval_min);
                let observed_min = match chance.unit() {
                    missed if missed < 0.2 => continue,
                    part if part < 0.4 => (length * (0.1 + 0.9 * chance.unit())).max(1.0),
                    _ => length,
                };
                let mean = mood * self.rate((weekday, start_min)) * observed_min / 60.0;
                // A Gamma mixture of this shape has variance φ times the mean, whatever the mean.
                let level =
                    if self.phi > 1.0 { chance.gamma(mean / (self.phi - 1.0)) * (self.phi - 1.0) } else { mean };
                let count = chance.poisson(level);
                list.push(Seen { date, start_min, channel: Channel::WalkIn, count, observed_min, by: Counted::Visit });
            }
        }
        list
    }

    /// How many intervals of a week hold the truth, of how many; every one over exactly the minutes that were watched.
    fn held(&self, chance: &mut Chance) -> (u32, u32) {
        let list = self.counted(chance);
        let mut watched: BTreeMap<Place, f64> = BTreeMap::new();
        for seen in &list {
            *watched.entry(place_of(seen)).or_default() += seen.observed_min;
        }
        let period = (day("2026-01-01"), day("2027-12-31"));
        let sources = WeekSources { interval_min: self.interval_min, period, open: &[], special: &[], seen: &list };
        let (mut held, mut all) = (0, 0);
        for cell in &build_week(&sources).unwrap().channels[0].cells {
            let place = (cell.iso_weekday, cell.start_min);
            let minutes = watched.get(&place).copied().unwrap_or(0.0);
            assert!((minutes - cell.observed_min).abs() < 1e-6, "{place:?}: {minutes} {}", cell.observed_min);
            if let Some((low, high)) = cell.ci_low.zip(cell.ci_high) {
                all += 1;
                held += u32::from((low..=high).contains(&self.rate(place)));
            }
        }
        (held, all)
    }
}

#[test]
fn intervals_hold_the_truth_of_simulated_shops_and_no_unwatched_minute_counts() {
    let shop = |interval_min, phi, moods, weeks, busy| Shop { interval_min, phi, moods, weeks, busy };
    let shops = [
        shop(30, 1.0, 0.0, 13, 40.0),
        shop(30, 1.6, 0.0, 13, 60.0),
        shop(30, 2.5, 0.0, 13, 60.0),
        shop(60, 2.0, 0.0, 26, 30.0),
        shop(60, 4.0, 0.0, 26, 80.0),
        shop(15, 1.5, 0.0, 26, 50.0),
        shop(30, 1.2, 0.03, 26, 40.0),
        shop(60, 1.0, 0.02, 26, 50.0),
    ];
    let mut chance = Chance(2_026);
    let (mut held, mut all) = (0, 0);
    let mut shares = Vec::new();
    for shop in &shops {
        let weeks: Vec<(u32, u32)> = (0..12).map(|_| shop.held(&mut chance)).collect();
        let own = weeks.iter().fold((0, 0), |sum, week| (sum.0 + week.0, sum.1 + week.1));
        shares.push(f64::from(own.0) / f64::from(own.1));
        (held, all) = (held + own.0, all + own.1);
    }
    let share = f64::from(held) / f64::from(all);
    assert!((0.93..=0.97).contains(&share) && all > 8_000, "{share} of {all}: {shares:?}");
    // In a single shop chance adds to it: never less than 92 of a hundred, nor much more than promised.
    assert!(shares.iter().all(|share| (0.92..=0.98).contains(share)), "{shares:?}");
}

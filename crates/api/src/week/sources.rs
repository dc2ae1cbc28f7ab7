//! Everything that was counted in a unit, as slots of one length: sessions at a post, typed totals, imported days.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sillage_domain::{
    Id,
    flow::{
        CountingPost, FlowCorrection, ObservationWindow, TypedTotal,
        bins::{FlowBin, bins_of_post},
        build::{BuiltWeek, Counted, Seen, WeekSources, build_week},
        summary::{corrected, typed_slots},
        timeline::Timeline,
        week::{CountedDay, FlowImport, SpecialDay},
    },
    network::{
        Unit,
        hours::{OpeningHours, OpeningSlot},
    },
    referential::Channel,
};
use sillage_store::{Reader, Row};

use crate::{Failure, flow::timeline_of};

/// A normal week looks back a season.
pub(super) const WEEKS_BACK: u64 = 13;

/// What was gathered for a week.
pub(super) struct Gathered {
    pub interval_min: u32,
    pub period: (NaiveDate, NaiveDate),
    pub open: Vec<OpeningSlot>,
    pub special: Vec<Row<SpecialDay>>,
    seen: Vec<Seen>,
    /// Counts in slots longer than asked for: they say nothing at this length.
    pub coarser: u32,
}

impl Gathered {
    pub fn read(
        db: &Reader<'_>,
        unit: Id<Unit>,
        interval_min: u32,
        period: (NaiveDate, NaiveDate),
    ) -> Result<Self, Failure> {
        let mut special = db.list_of::<SpecialDay>(unit.uuid())?;
        special.sort_by_key(|day| (day.date, day.reason));
        let mut gathered =
            Self { interval_min, period, open: opening(db, unit, period.1)?, special, seen: Vec::new(), coarser: 0 };
        gathered.sessions(db, unit)?;
        gathered.typed(db, unit)?;
        gathered.imported(db, unit)?;
        Ok(gathered)
    }

    pub fn build(&self) -> Result<BuiltWeek, Failure> {
        let special: Vec<SpecialDay> = self.special.iter().map(|row| row.doc.clone()).collect();
        Ok(build_week(&WeekSources {
            interval_min: self.interval_min,
            period: self.period,
            open: &self.open,
            special: &special,
            seen: &self.seen,
        })?)
    }

    fn within(&self, date: NaiveDate) -> bool {
        (self.period.0..=self.period.1).contains(&date)
    }

    fn sessions(&mut self, db: &Reader<'_>, unit: Id<Unit>) -> Result<(), Failure> {
        let mut windows = db.list_in::<ObservationWindow>(unit.uuid())?;
        windows.retain(|window| {
            let day = window.started_at.local().map(|at| at.date_naive());
            day.is_some_and(|day| self.within(day))
        });
        let posts = db.list_of::<CountingPost>(unit.uuid())?;
        let corrections = db.list_in::<FlowCorrection>(unit.uuid())?;
        let mut by_channel: BTreeMap<Channel, Vec<&Row<CountingPost>>> = BTreeMap::new();
        for post in &posts {
            by_channel.entry(post.channel).or_default().push(post);
        }
        for (channel, posts) in by_channel {
            let any = posts.iter().any(|post| post.required_for_total);
            let mut streams = Vec::new();
            for post in posts.iter().filter(|post| !any || post.required_for_total) {
                let sessions: Vec<Timeline> = windows
                    .iter()
                    .filter(|window| window.post == post.id)
                    .map(|window| timeline_of(db, window.id))
                    .collect::<Result<_, _>>()?;
                let bins = bins_of_post(&sessions.iter().collect::<Vec<_>>(), self.interval_min, 0)?.bins;
                let own: Vec<&FlowCorrection> =
                    corrections.iter().filter(|row| row.post == post.id).map(|row| &row.doc).collect();
                streams.push(corrected(bins, &own, self.interval_min));
            }
            self.seen.extend(together(channel, &streams));
        }
        Ok(())
    }

    fn typed(&mut self, db: &Reader<'_>, unit: Id<Unit>) -> Result<(), Failure> {
        let mut by_day: BTreeMap<(Channel, NaiveDate), Vec<TypedTotal>> = BTreeMap::new();
        for row in db.list_in::<TypedTotal>(unit.uuid())? {
            if self.within(row.date) {
                by_day.entry((row.channel, row.date)).or_default().push(row.doc);
            }
        }
        for ((channel, date), totals) in by_day {
            for slot in typed_slots(&totals.iter().collect::<Vec<_>>(), self.interval_min) {
                match slot.count {
                    Some(count) => self.seen.push(Seen {
                        date,
                        start_min: slot.start_min,
                        channel,
                        count,
                        observed_min: slot.observed_min,
                        by: Counted::Visit,
                    }),
                    None => self.coarser += 1,
                }
            }
        }
        Ok(())
    }

    fn imported(&mut self, db: &Reader<'_>, unit: Id<Unit>) -> Result<(), Failure> {
        // The days of a file that was taken out stay with it, and come back with it.
        let held: BTreeSet<Id<FlowImport>> = db.list_of::<FlowImport>(unit.uuid())?.iter().map(|row| row.id).collect();
        for row in db.list_in::<CountedDay>(unit.uuid())? {
            if !self.within(row.date) || !held.contains(&row.doc.import) {
                continue;
            }
            let (channel, date) = (row.channel, row.date);
            let Some(slots) = row.at(self.interval_min) else {
                self.coarser += u32::try_from(row.starts.len()).unwrap_or(u32::MAX);
                continue;
            };
            let seen = |(start_min, count, observed_min)| Seen {
                date,
                start_min,
                channel,
                count,
                observed_min,
                by: Counted::Import,
            };
            self.seen.extend(slots.into_iter().map(seen));
        }
        Ok(())
    }
}

/// The posts of a channel as one: only slots every one of them watched, each brought to the minutes of the least.
fn together(channel: Channel, streams: &[Vec<FlowBin>]) -> Vec<Seen> {
    let Some((first, others)) = streams.split_first() else { return Vec::new() };
    let others: Vec<BTreeMap<(NaiveDate, &str), &FlowBin>> = others
        .iter()
        .map(|bins| bins.iter().map(|bin| ((bin.local_date, bin.start.as_str()), bin)).collect())
        .collect();
    let seen = |bin: &FlowBin| {
        let mut bins = vec![bin];
        for other in &others {
            bins.push(other.get(&(bin.local_date, bin.start.as_str()))?);
        }
        let observed_min = bins.iter().map(|bin| bin.observed_min).fold(f64::INFINITY, f64::min);
        let count: f64 = bins.iter().map(|bin| f64::from(bin.count) * observed_min / bin.observed_min).sum();
        let (hour, minute) = bin.start.split_once(':')?;
        Some(Seen {
            date: bin.local_date,
            start_min: hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()?,
            channel,
            // A count never goes below zero nor beyond what was tapped.
            count: count.round() as u32,
            observed_min,
            by: Counted::Visit,
        })
    };
    first.iter().filter_map(seen).collect()
}

/// The usual hours that hold on a day; nothing where nobody said.
fn opening(db: &Reader<'_>, unit: Id<Unit>, day: NaiveDate) -> Result<Vec<OpeningSlot>, Failure> {
    let hours = db.list_of::<OpeningHours>(unit.uuid())?;
    let latest = hours.into_iter().max_by_key(|row| (row.hold_on(day), row.valid_from));
    Ok(latest.map(|row| row.doc.slots).unwrap_or_default())
}

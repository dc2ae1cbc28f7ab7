//! A day's counting cut at an interval, corrections included: what the result shows and what a correction starts from.

use std::collections::BTreeMap;

use sillage_domain::{
    Id,
    flow::{
        CountingPost, FlowCorrection,
        bins::{FlowBin, bins_of_post},
        summary::{SlotKey, SlotTotal, corrected, unit_totals},
    },
    visit::VisitDay,
};
use sillage_store::{Reader, Row};

use super::stream::{PostStream, streams_of_day};
use crate::Failure;

/// A day, cut: one entry a post that was watched, or that the total needs.
pub(super) struct Cut {
    pub(super) posts: Vec<CutPost>,
}

/// What one post saw, cut.
pub(super) struct CutPost {
    pub(super) stream: PostStream,
    pub(super) bins: Vec<FlowBin>,
    pub(super) out_of_window: u32,
    pub(super) corrections: Vec<Row<FlowCorrection>>,
}

impl CutPost {
    /// Arrivals, corrected; side tallies are what was tapped.
    pub(super) fn count(&self, tally: u32) -> u32 {
        let counted = i64::from(self.stream.count(tally));
        let own = self.corrections.iter().filter(|_| tally == 0);
        let delta: i64 = own.map(|row| i64::from(row.delta)).sum();
        u32::try_from((counted + delta).max(0)).unwrap_or(u32::MAX)
    }
}

impl Cut {
    pub(super) fn of(db: &Reader<'_>, day: Id<VisitDay>, interval_min: u32) -> Result<Self, Failure> {
        let mut streams = streams_of_day(db, day)?;
        streams.retain(|stream| stream.post.required_for_total || !stream.sessions.is_empty());
        let corrections = db.list_of::<FlowCorrection>(day.uuid())?;
        let cut = |stream: PostStream| {
            let own = corrections.iter().filter(|row| row.post == stream.post.id);
            let corrections: Vec<Row<FlowCorrection>> = own.cloned().collect();
            let cut = bins_of_post(&stream.timelines(), interval_min, 0)?;
            let docs: Vec<&FlowCorrection> = corrections.iter().map(|row| &row.doc).collect();
            let bins = corrected(cut.bins, &docs, interval_min);
            Ok(CutPost { stream, bins, out_of_window: cut.out_of_window, corrections })
        };
        Ok(Self { posts: streams.into_iter().map(cut).collect::<Result<_, Failure>>()? })
    }

    /// The bins of a post.
    pub(super) fn bins_of(&self, post: Id<CountingPost>) -> &[FlowBin] {
        self.posts.iter().find(|cut| cut.stream.post.id == post).map_or(&[], |cut| &cut.bins)
    }

    /// The posts of the total: the required ones, or all where none is.
    pub(super) fn counted(&self) -> impl Iterator<Item = &CutPost> {
        let any = self.posts.iter().any(|cut| cut.stream.post.required_for_total);
        self.posts.iter().filter(move |cut| !any || cut.stream.post.required_for_total)
    }

    pub(super) fn totals(&self) -> BTreeMap<SlotKey, SlotTotal> {
        unit_totals(&self.counted().map(|cut| cut.bins.as_slice()).collect::<Vec<_>>())
    }

    pub(super) fn arrivals(&self, tally: u32) -> u32 {
        self.counted().map(|cut| cut.count(tally)).sum()
    }

    pub(super) fn observed_min(&self) -> f64 {
        self.counted().map(|cut| cut.stream.observed_min()).sum()
    }
}

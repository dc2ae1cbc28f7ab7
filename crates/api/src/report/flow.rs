//! The counting of the report: the same result as on screen, cut at the interval that keeps it on one page.

use sillage_domain::{
    Bilingual, Timestamp,
    flow::{
        CountingPost, ServiceTiming,
        bins::FlowBin,
        summary::{clock, peak, sample, service_times},
    },
};
use sillage_report::{Bin, BinState, Figure, FlowPart, Handling, Stream, TallyLine};

use super::{gather::Gather, nameless::TextPlace};
use crate::{
    Failure,
    flow::{FlowResult, FlowStream, GetFlowResult, TypedStream, get_result},
};

/// More slots than this are cut coarser, fewer than the second finer.
const SLOTS: usize = 16;
const FEW_SLOTS: usize = 4;

/// The slots of a post from the first to the last that was watched there.
fn extent(stream: &FlowStream) -> (usize, usize) {
    let first = stream.cells.iter().position(Option::is_some).unwrap_or(0);
    (first, stream.cells.iter().rposition(Option::is_some).map_or(first, |last| last + 1))
}

/// Slots of the longest table.
fn longest(result: &FlowResult) -> usize {
    result.streams.iter().map(extent).map(|(first, end)| end - first).max().unwrap_or(0)
}

impl Gather<'_, '_> {
    pub fn flow(&self) -> Result<FlowPart, Failure> {
        let cut = |interval_min| get_result(self.db, GetFlowResult { visit_day: self.day.id, interval_min });
        let mut result = cut(15)?;
        if longest(&result) < FEW_SLOTS {
            result = cut(5)?;
        }
        for coarser in [30, 60] {
            if longest(&result) > SLOTS {
                result = cut(coarser)?;
            }
        }
        let mut streams: Vec<Stream> = result
            .streams
            .iter()
            .filter(|stream| !stream.sessions.is_empty())
            .map(|stream| self.stream(&result, stream))
            .collect();
        streams.extend(result.typed.iter().map(|typed| self.typed(typed)));
        let conclusion = result.conclusion.as_deref().map(|text| self.told(TextPlace::Flow, text));
        Ok(FlowPart { conclusion, streams, handling: self.handling()? })
    }

    fn count(&self, count: u32) -> Figure {
        Figure::new(&self.words, count.into(), 0)
    }

    fn minutes(&self, minutes: f64) -> Figure {
        let tenth = (minutes * 10.0).round() / 10.0;
        Figure::new(&self.words, tenth, u8::from(tenth.fract() != 0.0))
    }

    fn named(&self, name: &Bilingual) -> String {
        self.told(TextPlace::Flow, name.get(self.words.locale.code()))
    }

    fn stream(&self, result: &FlowResult, stream: &FlowStream) -> Stream {
        let title = format!("{} · {}", self.named(&stream.name), self.say.channel(stream.channel));
        let left = stream.tallies.iter().find(|tally| tally.number == 1).map_or(0, |tally| tally.count);
        let left_unserved = (stream.arrivals > 0 || left > 0).then(|| {
            let (left, all) = (self.words.number(left.into(), 0), self.words.number(stream.arrivals.into(), 0));
            self.words.text("report-left-of", &[("left", left.into()), ("all", all.into())])
        });
        let own = stream.tallies.iter().filter(|tally| tally.number > 1);
        let mut caution = vec![self.word("report-one-day")];
        if stream.out_of_window > 0 {
            caution.push(self.words.text("report-out-of-window", &[("count", stream.out_of_window.into())]));
        }
        Stream {
            title,
            rule: self.say.rule(stream.count_unit),
            finding: self.peak(result, stream).unwrap_or_default(),
            windows: stream
                .sessions
                .iter()
                .map(|one| self.window(&one.from, one.to.as_ref(), one.observed_min))
                .collect(),
            gaps: self.gaps(stream),
            bins: self.bins(result, stream),
            total: if stream.observed_min > 0.0 { self.count(stream.arrivals) } else { Figure::none() },
            observed_min: self.minutes(stream.observed_min),
            left_unserved,
            tallies: own
                .map(|tally| TallyLine { name: self.named(&tally.name), count: self.count(tally.count) })
                .collect(),
            caution,
        }
    }

    fn peak(&self, result: &FlowResult, stream: &FlowStream) -> Option<String> {
        let bins: Vec<FlowBin> = stream.cells.iter().flatten().cloned().collect();
        let best = peak(&bins)?;
        let slot = result.slots.iter().find(|slot| slot.date == best.local_date && slot.start == best.start)?;
        // The busiest slot is the one with the highest rate: seen in part, its count alone would contradict the chart.
        let count = match best.scaled_count.filter(|_| best.coverage < 1.0 - 1e-9) {
            Some(scaled) => format!("≈ {}", self.words.number(scaled.round(), 0)),
            None => self.words.number(best.count.into(), 0),
        };
        let args = [("from", slot.start.clone().into()), ("to", slot.end.clone().into()), ("count", count.into())];
        Some(self.words.text("report-peak", &args))
    }

    fn window(&self, from: &Timestamp, to: Option<&Timestamp>, observed_min: f64) -> String {
        let to = to.map_or_else(|| self.word("report-still-open"), |to| self.hour(to));
        let observed = self.words.minutes(observed_min);
        self.words.text(
            "report-window",
            &[("from", self.hour(from).into()), ("to", to.into()), ("observed", observed.into())],
        )
    }

    fn gaps(&self, stream: &FlowStream) -> Vec<String> {
        let span = |from: &Timestamp, to: &Timestamp| (self.seconds(from), self.seconds(to));
        let gap = stream.gaps.iter().filter(|gap| !gap.claimed).map(|gap| {
            let (from, to) = span(&gap.from, &gap.to);
            (gap.from.utc_ms(), self.words.text("report-gap", &[("from", from.into()), ("to", to.into())]))
        });
        let pause = stream.pauses.iter().map(|pause| {
            let (from, to) = span(&pause.from, &pause.to);
            let args = [("from", from.into()), ("to", to.into()), ("reason", self.word("report-pause").into())];
            (pause.from.utc_ms(), self.words.text("report-gap-reason", &args))
        });
        let mut told: Vec<_> = gap.chain(pause).collect();
        told.sort_by_key(|(at, _)| *at);
        told.into_iter().map(|(_, sentence)| sentence).collect()
    }

    /// A gap may be shorter than a minute: it is told to the second.
    fn seconds(&self, at: &Timestamp) -> String {
        at.local().map(|local| local.format("%H:%M:%S").to_string()).unwrap_or_default()
    }

    fn bins(&self, result: &FlowResult, stream: &FlowStream) -> Vec<Bin> {
        let (first, end) = extent(stream);
        let bin = |at: usize| {
            let slot = &result.slots[at];
            let label = format!("{}–{}", slot.start, slot.end);
            let Some(cell) = &stream.cells[at] else {
                let remark = self.word("report-not-counted");
                return Bin {
                    start: slot.start.clone(),
                    label,
                    count: Figure::none(),
                    observed_min: self.minutes(0.0),
                    coverage: Figure::share(&self.words, 0.0),
                    remark,
                    ..Bin::default()
                };
            };
            let whole = cell.coverage >= 1.0 - 1e-9;
            let remark = match cell.scaled_count.filter(|_| !whole) {
                Some(scaled) => {
                    let scaled = self.words.number(scaled.round(), 0);
                    self.words.text("report-scaled", &[("count", scaled.into())])
                }
                None if whole => String::new(),
                None => self.word("report-too-short"),
            };
            Bin {
                start: slot.start.clone(),
                label,
                state: if whole { BinState::Counted } else { BinState::Partial },
                count: self.count(cell.count),
                observed_min: self.minutes(cell.observed_min),
                coverage: Figure::share(&self.words, cell.coverage),
                remark,
            }
        };
        (first..end).map(bin).collect()
    }

    fn typed(&self, typed: &TypedStream) -> Stream {
        let bins = typed.entries.iter().map(|entry| {
            let (start, end) = (clock(entry.start_min), clock((entry.start_min + entry.interval_min) % 1_440));
            let coverage = entry.observed_min / f64::from(entry.interval_min.max(1));
            Bin {
                label: format!("{start}–{end}"),
                start,
                state: if coverage >= 1.0 - 1e-9 { BinState::Counted } else { BinState::Partial },
                count: self.count(entry.count),
                observed_min: self.minutes(entry.observed_min),
                coverage: Figure::share(&self.words, coverage),
                remark: self.word("report-typed-total"),
            }
        });
        Stream {
            title: self.say.channel(typed.channel),
            rule: self.word("report-typed-total"),
            bins: bins.collect(),
            total: self.count(typed.entries.iter().map(|entry| entry.count).sum()),
            observed_min: self.minutes(typed.entries.iter().map(|entry| entry.observed_min).sum()),
            ..Stream::default()
        }
    }

    fn handling(&self) -> Result<Vec<Handling>, Failure> {
        let timings = self.db.list_of::<ServiceTiming>(self.day.id.uuid())?;
        let mut posts = self.db.list_of::<CountingPost>(self.day.doc.unit.uuid())?;
        posts.sort_by_key(|post| post.rank);
        let mut handling = Vec::new();
        for post in posts {
            let here: Vec<&ServiceTiming> =
                timings.iter().filter(|row| row.post == post.id).map(|row| &row.doc).collect();
            let Some(sampled) = sample(service_times(&here)) else { continue };
            let duration = |seconds: f64| self.words.minutes(seconds / 60.0);
            let sentence = self.words.text(
                "report-handling-sentence",
                &[
                    ("count", sampled.n.into()),
                    ("median", duration(sampled.median_s).into()),
                    ("low", duration(sampled.min_s).into()),
                    ("high", duration(sampled.max_s).into()),
                ],
            );
            let told = here.iter().filter_map(|timing| {
                let start = timing.started_at.as_ref()?;
                let seconds = (timing.ended_at.as_ref()?.utc_ms()? - start.utc_ms()?) as f64 / 1_000.0;
                let key = if timing.interrupted { "report-sample-interrupted" } else { "report-sample" };
                Some(self.words.text(key, &[("from", self.hour(start).into()), ("duration", duration(seconds).into())]))
            });
            handling.push(Handling { title: self.named(&post.name), sentence, samples: told.collect() });
        }
        Ok(handling)
    }
}

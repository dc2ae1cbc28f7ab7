//! The counting in the report. One list of bins feeds the chart and the table, so that their figures cannot differ.

use serde::{Deserialize, Serialize};

use crate::Figure;

/// The counting of the day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FlowPart {
    /// The sentence the coach kept.
    pub conclusion: Option<String>,
    /// One per counting post or typed channel.
    pub streams: Vec<Stream>,
    /// Customers followed from start to end.
    pub handling: Vec<Handling>,
}

/// What was counted at one post, or typed for one channel.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Stream {
    /// Post and channel.
    pub title: String,
    /// What one arrival is.
    pub rule: String,
    /// What the figures say, for instance the peak. Title of the chart.
    pub finding: String,
    /// One sentence per window: from, to, minutes observed.
    pub windows: Vec<String>,
    /// One sentence per gap: from, to, why.
    pub gaps: Vec<String>,
    /// The slots, in order.
    pub bins: Vec<Bin>,
    /// All arrivals; absent if nothing was observed.
    pub total: Figure,
    /// Minutes observed.
    pub observed_min: Figure,
    /// Left unserved, as a sentence ("9 of 146").
    pub left_unserved: Option<String>,
    /// The network's own tallies.
    pub tallies: Vec<TallyLine>,
    /// What limits the figures: one day only, interval, coverage.
    pub caution: Vec<String>,
}

/// How a slot was observed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BinState {
    /// From end to end.
    Counted,
    /// In part.
    Partial,
    /// Not at all: never a zero.
    #[default]
    NotCounted,
}

/// A slot of the day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Bin {
    /// From, `10:00`.
    pub start: String,
    /// From and to.
    pub label: String,
    /// How it was observed.
    pub state: BinState,
    /// Arrivals seen; absent if not counted.
    pub count: Figure,
    /// Minutes observed.
    pub observed_min: Figure,
    /// Observed minutes over the length of the slot.
    pub coverage: Figure,
    /// Anything to know: not counted, corrected.
    pub remark: String,
}

/// A tally of the network.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TallyLine {
    /// Its name.
    pub name: String,
    /// How many.
    pub count: Figure,
}

/// Handling times sampled at one post.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Handling {
    /// Post.
    pub title: String,
    /// What the samples say.
    pub sentence: String,
    /// Each sample, written out.
    pub samples: Vec<String>,
}

//! What a tap costs: beside a bare one-row commit on the same file, and beside itself once millions lie there.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Row, median, timed};
use crate::desk::{Desk, Trouble};

/// Taps measured, after as many to warm up.
const TAPS: u32 = 1_000;

/// A session that is being counted.
pub(super) struct Counting {
    window: Value,
    place: Value,
    /// Bare commits so far: each is a row of its own.
    bare: i64,
}

/// Medians of taps and of bare commits, turn and turn about: a slow moment of the disk weighs on both alike.
pub(super) struct Cost {
    tap: Duration,
    tap_p99: Duration,
    bare: Duration,
}

impl Counting {
    /// `bare` is a number no bare commit of an earlier session has come to.
    pub fn open(desk: &Desk, day: &Value, bare: i64) -> Result<Self, Trouble> {
        let posts = desk.call("flow.list_posts", json!({ "visit_day": day }))?;
        let ask = json!({ "visit_day": day, "post": posts["posts"][0]["id"], "planned_end": null });
        let opened = desk.call("flow.open_window", ask)?;
        Ok(Self { window: opened["window"].clone(), place: opened["place"].clone(), bare })
    }

    pub fn close(self, desk: &Desk) -> Result<(), Trouble> {
        desk.call("flow.close_window", json!({ "window": self.window })).map(drop)
    }

    /// Tells that somebody watches.
    pub fn beat(&self, desk: &Desk) -> Result<(), Trouble> {
        desk.call("flow.record_beat", json!({ "block": self.place["block"] })).map(drop)
    }

    pub fn tap(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let place = &self.place;
        let ask = json!({ "block": place["block"], "index": place["index"], "tally": 0 });
        let done = desk.call("flow.record_tap", ask)?;
        self.place = match &done["next"] {
            Value::Null => json!({ "block": place["block"], "index": place["index"].as_u64().unwrap_or(0) + 1 }),
            next => next.clone(),
        };
        Ok(())
    }

    pub fn measure(&mut self, desk: &Desk) -> Result<Cost, Trouble> {
        for _ in 0..TAPS {
            self.tap(desk)?;
        }
        let (mut taps, mut bare) = (Vec::new(), Vec::new());
        for _ in 0..TAPS {
            taps.push(timed(|| self.tap(desk))?);
            self.bare += 1;
            bare.push(timed(|| Ok(desk.app().commit_one_row(self.bare)?))?);
        }
        taps.sort();
        let tap_p99 = taps[(taps.len() * 99).div_ceil(100) - 1];
        Ok(Cost { tap: median(taps), tap_p99, bare: median(bare) })
    }
}

impl Cost {
    /// Of the two medians.
    pub fn ratio(&self) -> f64 {
        self.tap.as_secs_f64() / self.bare.as_secs_f64()
    }

    pub fn rows(&self) -> Vec<Row> {
        vec![
            Row {
                name: "tap to durable, beside a bare one-row commit".into(),
                unit: "x",
                measured: self.ratio(),
                target: 1.3,
            },
            Row {
                name: "tap to durable, median".into(),
                unit: "ms",
                measured: self.tap.as_secs_f64() * 1_000.0,
                target: 50.0,
            },
            Row {
                name: "tap to durable, p99".into(),
                unit: "ms",
                measured: self.tap_p99.as_secs_f64() * 1_000.0,
                target: 50.0,
            },
        ]
    }

    /// What it costs now beside what it cost then, each beside the bare commits of its own time.
    pub fn beside(&self, then: &Self) -> Row {
        let measured = self.ratio() / then.ratio();
        Row { name: "tap after 2,000,000 taps, beside one at none".into(), unit: "x", measured, target: 1.1 }
    }
}

//! What a tap costs: beside a bare one-row commit on the same file, and beside itself once millions lie there.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Row, median, timed};
use crate::desk::{Desk, Trouble};

/// Taps measured, after as many to warm up.
const TAPS: u32 = 1_000;

/// A session that is being counted.
pub(super) struct Counting<'d> {
    desk: &'d Desk,
    place: Value,
    /// Bare commits so far: each is a row of its own.
    bare: i64,
}

/// Medians of taps and of bare commits, turn and turn about: a slow moment of the disk weighs on both alike.
pub(super) struct Cost {
    tap: Duration,
    bare: Duration,
}

impl<'d> Counting<'d> {
    pub fn open(desk: &'d Desk, day: &Value) -> Result<Self, Trouble> {
        let posts = desk.call("flow.list_posts", json!({ "visit_day": day }))?;
        let ask = json!({ "visit_day": day, "post": posts["posts"][0]["id"], "planned_end": null });
        Ok(Self { desk, place: desk.call("flow.open_window", ask)?["place"].clone(), bare: 0 })
    }

    fn tap(&mut self) -> Result<(), Trouble> {
        let place = &self.place;
        let ask = json!({ "block": place["block"], "index": place["index"], "tally": 0 });
        let done = self.desk.call("flow.record_tap", ask)?;
        self.place = match &done["next"] {
            Value::Null => json!({ "block": place["block"], "index": place["index"].as_u64().unwrap_or(0) + 1 }),
            next => next.clone(),
        };
        Ok(())
    }

    pub fn measure(&mut self) -> Result<Cost, Trouble> {
        for _ in 0..TAPS {
            self.tap()?;
        }
        let (mut taps, mut bare) = (Vec::new(), Vec::new());
        for _ in 0..TAPS {
            taps.push(timed(|| self.tap())?);
            self.bare += 1;
            bare.push(timed(|| Ok(self.desk.app().commit_one_row(self.bare)?))?);
        }
        Ok(Cost { tap: median(taps), bare: median(bare) })
    }
}

impl Cost {
    fn ratio(&self) -> f64 {
        self.tap.as_secs_f64() / self.bare.as_secs_f64()
    }

    pub fn rows(&self) -> Vec<Row> {
        vec![
            Row {
                name: "tap to durable, beside a bare one-row commit",
                unit: "x",
                measured: self.ratio(),
                target: 1.3,
            },
            Row {
                name: "tap to durable, median",
                unit: "ms",
                measured: self.tap.as_secs_f64() * 1_000.0,
                target: 50.0,
            },
        ]
    }

    /// What it costs now beside what it cost then, each beside the bare commits of its own time.
    pub fn beside(&self, then: &Self) -> Row {
        let measured = self.ratio() / then.ratio();
        Row { name: "tap after 2,000,000 taps, beside one at none", unit: "x", measured, target: 1.1 }
    }
}

//! What everyday things cost while a network grows: a tap, unlocking, Today, the report, a search, with nothing tapped
//! and with two million taps, after the first visit and after the thousandth.

use std::{collections::VecDeque, path::Path};

use serde_json::{Value, json};

use super::{Row, TYPED, calendar::Calendar, median, share, taps::Counting, timed};
use crate::desk::Trouble;

const TAPS: [u32; 3] = [0, 100_000, 2_000_000];
const VISITS: [u32; 3] = [1, 100, 1_000];
const FINDINGS: u32 = 4;
const ROUNDS: usize = 15;
const UNLOCKS: usize = 5;
/// More than the bare commits of one size.
const BARE: usize = 10_000;

/// What is measured at each size: its unit, and the most it may be.
const MEASURES: [(&str, &str, f64); 5] = [
    ("tap beside a bare one-row commit", "x", 1.3),
    ("unlocking, key derivation aside", "s", 2.0),
    ("Today", "ms", 100.0),
    ("report of the day, warm", "s", 0.5),
    ("search, a key, p95", "ms", 50.0),
];

/// The whole table: visits first, then taps beside them.
pub(super) fn measure(folder: &Path) -> Result<Vec<Row>, Trouble> {
    let (promised, kept) = (VecDeque::new(), VecDeque::new());
    let mut network =
        Network { time: Calendar::open(folder)?, folder: folder.into(), visits: 0, open: None, promised, kept };
    let mut sizes = Vec::new();
    let mut day = Value::Null;
    for visits in VISITS.map(share) {
        day = network.grow_to(visits)?;
        sizes.push((format!("{visits} visits"), network.costs(sizes.len(), &day)?));
    }
    let mut laid = 0;
    for taps in TAPS.map(share) {
        network.time.desk.app().lay_taps(taps - laid)?;
        laid = taps;
        sizes.push((format!("{taps} taps beside them"), network.costs(sizes.len(), &day)?));
    }
    let row = |at: usize, (size, costs): &(String, [f64; 5])| {
        let (what, unit, target) = MEASURES[at];
        Row { name: format!("{what}: {size}").into(), unit, measured: costs[at], target }
    };
    Ok((0..MEASURES.len()).flat_map(|at| sizes.iter().map(move |size| row(at, size))).collect())
}

struct Network {
    time: Calendar,
    folder: std::path::PathBuf,
    visits: u32,
    /// The day of the last visit.
    open: Option<Value>,
    /// What was promised last, unit by unit, and what was kept last.
    promised: VecDeque<Value>,
    kept: VecDeque<Value>,
}

impl Network {
    /// Visits a unit a day until there are so many; the last day stays open.
    fn grow_to(&mut self, visits: u32) -> Result<Value, Trouble> {
        let units = self.time.units()?;
        while self.visits < visits {
            if let Some(day) = self.open.take() {
                self.time.call("visit.close_day", json!({ "visit_day": day, "reason": "Mesure." }))?;
                self.time.pass_days(1);
            }
            let day = self.visit(&units[self.visits as usize % units.len()], units.len())?;
            self.open = Some(day);
            self.visits += 1;
        }
        self.open.clone().ok_or(Trouble::NoDay)
    }

    /// A visit as visits are: what was promised last time was kept, what was kept the time before has worked, a few things
    /// are found, one is promised.
    fn visit(&mut self, unit: &Value, units: usize) -> Result<Value, Trouble> {
        let day = self.time.call("visit.start_unplanned", json!({ "unit": unit }))?["visit_day"].clone();
        for n in 0..FINDINGS {
            let text = format!("Visite {}, constat {n} : le hall d’entrée sent le carton humide", self.visits);
            self.time.call("visit.record_finding", json!({ "visit_day": day, "kind": "irritant", "text": text }))?;
        }
        let promise = json!({ "unit": unit, "visit_day": day, "source": "plan", "source_id": null,
                              "title": format!("Aérer le hall, {}", self.visits), "owner": null, "due": "one_week" });
        if self.kept.len() == units
            && let Some(action) = self.kept.pop_front()
        {
            self.time.call("action.confirm_effective", json!({ "action": action, "worked": true }))?;
        }
        if self.promised.len() == units
            && let Some(action) = self.promised.pop_front()
        {
            self.time.call("action.keep_action", json!({ "action": action }))?;
            self.kept.push_back(action);
        }
        self.promised.push_back(self.time.call("action.promise_action", promise)?["action"].clone());
        Ok(day)
    }

    fn costs(&self, at: usize, day: &Value) -> Result<[f64; 5], Trouble> {
        let desk = &self.time.desk;
        let mut counting = Counting::open(desk, day, (at * BARE).try_into().unwrap_or(0))?;
        let tap = counting.measure(desk)?.ratio();
        counting.close(desk)?;
        let mut unlocks = Vec::new();
        for _ in 0..UNLOCKS {
            let profile = self.time.lock()?;
            unlocks.push(timed(|| desk.call("profile.unlock", profile).map(drop))?);
        }
        let today = (0..ROUNDS).map(|_| timed(|| desk.call("visit.get_today", json!({})).map(drop)));
        let today = median(today.collect::<Result<_, _>>()?);
        let paper = json!({ "visit_day": day, "names": "full", "locale": "fr", "path": self.folder });
        desk.call("report.make_report", paper.clone())?;
        let report = timed(|| desk.call("report.make_report", paper).map(drop))?;
        let mut keys = Vec::new();
        for _ in 0..ROUNDS {
            for text in TYPED {
                keys.push(timed(|| desk.call("search.list_matches", json!({ "text": text })).map(drop))?);
            }
        }
        keys.sort();
        let key = keys[keys.len() * 95 / 100];
        let [unlock, today, report, key] = [median(unlocks), today, report, key].map(|time| time.as_secs_f64());
        Ok([tap, unlock, today * 1_000.0, report, key * 1_000.0])
    }
}

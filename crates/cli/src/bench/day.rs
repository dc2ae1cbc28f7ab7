//! Two days of eight hours in the field, harder than any will be: the core is unlocked once, counts a million customers a
//! day, takes observations, shows screens and makes a copy an hour. In the course of the first the caches of pages fill,
//! as they do once in the life of a program that is left running; what it holds in the second evening is then set beside
//! what it held that morning. The log of its file and the slowest taps are looked at all along.

use std::{path::Path, time::Duration};

use serde_json::{Value, json};

use super::{Row, calendar::Calendar, share, taps, timed};
use crate::desk::Trouble;

const HOURS: i64 = 8;
/// A beat shows that somebody watches.
const BEAT_S: i64 = 5;
const SCREENS_S: i64 = 60;
const OBSERVATION_S: i64 = 20 * 60;
const COPY_S: i64 = 3_600;
/// By then every screen has been read and every kind of act was done.
const MORNING_S: i64 = 1_800;
const TAPS: u32 = 1_000_000;

pub(super) fn measure(folder: &Path) -> Result<Vec<Row>, Trouble> {
    let mut day = Day::begin(folder)?;
    let mut seen = Seen::default();
    let first = day.live(&mut seen)?;
    day.next(24 - HOURS)?;
    let second = day.live(&mut seen)?;
    let row = |name, unit, measured, target| Row {
        name: format!("two days of eight hours, {} taps each: {name}", share(TAPS)).into(),
        unit,
        measured,
        target,
    };
    Ok(vec![
        row("memory of the core half an hour after unlocking", "MiB", first.morning, 150.0),
        row("memory of the core in the first evening", "MiB", first.evening, 150.0),
        row("memory, the second evening beside the second morning", "x", second.evening / second.morning, 1.1),
        row("log of the file, at its largest", "MiB", seen.log_mib, 16.0),
        row("tap to durable, p99", "ms", seen.times.p99_ms(), 50.0),
    ])
}

/// What the core held of memory, in MiB.
struct Held {
    morning: f64,
    evening: f64,
}

/// What was looked at all along.
#[derive(Default)]
struct Seen {
    times: Times,
    log_mib: f64,
}

/// How often a time came, in tenths of a millisecond: a list of a million would itself be memory that grows.
struct Times {
    counts: Vec<u64>,
    count: u64,
}

impl Default for Times {
    fn default() -> Self {
        Self { counts: vec![0; 10_000], count: 0 }
    }
}

impl Times {
    fn add(&mut self, time: Duration) {
        let tenths = usize::try_from(time.as_micros() / 100).unwrap_or(usize::MAX);
        let last = self.counts.len() - 1;
        self.counts[tenths.min(last)] += 1;
        self.count += 1;
    }

    /// The end of the tenth in which the slowest of a hundred begin.
    fn p99_ms(&self) -> f64 {
        let mut seen = 0;
        let tenths = self.counts.iter().position(|count| {
            seen += count;
            seen * 100 >= self.count * 99
        });
        tenths.and_then(|tenths| u32::try_from(tenths + 1).ok()).map_or(f64::NAN, f64::from) / 10.0
    }
}

pub(super) struct Day {
    pub time: Calendar,
    unit: Value,
    day: Value,
    people: Vec<Value>,
    skills: Vec<Value>,
}

impl Day {
    pub fn begin(folder: &Path) -> Result<Self, Trouble> {
        let time = Calendar::open(folder)?;
        let today = time.call("visit.get_today", json!({}))?;
        let day = time.call("visit.start_visit", json!({ "visit": today["next"][0]["visit"] }))?["visit_day"].clone();
        let unit = time.call("visit.get_preparation", json!({ "visit_day": day }))?["unit"].clone();
        let people = time.call("observation.list_people", json!({ "visit_day": day }))?;
        let people: Vec<Value> =
            people["people"].as_array().into_iter().flatten().map(|one| one["person"].clone()).collect();
        let notice = json!({ "unit": unit, "people": people, "channel": "meeting", "date": today["date"] });
        time.call("observation.inform_team", notice)?;
        let file = time.call("training.get_person_file", json!({ "person": people.first(), "unit": unit }))?;
        let skills = file["skills"].as_array().into_iter().flatten().map(|skill| skill["skill"].clone()).collect();
        Ok(Self { time, unit, day, people, skills })
    }

    /// Lives the day from its morning to its evening.
    fn live(&self, seen: &mut Seen) -> Result<Held, Trouble> {
        let mut counting = taps::Counting::open(&self.time.desk, &self.day, 0)?;
        let mut held = Held { morning: f64::NAN, evening: f64::NAN };
        let (taps, end) = (u64::from(share(TAPS)), HOURS * 3_600);
        let (mut tapped, mut observed) = (0, 0);
        for at in (0..end).step_by(5) {
            self.time.pass_s(BEAT_S);
            counting.beat(&self.time.desk)?;
            let due = taps * (at + BEAT_S).unsigned_abs() / end.unsigned_abs();
            while tapped < due {
                seen.times.add(timed(|| counting.tap(&self.time.desk))?);
                tapped += 1;
            }
            if at % OBSERVATION_S == 0 {
                self.observe(observed)?;
                observed += 1;
            }
            if at % SCREENS_S == 0 {
                self.read_screens()?;
            }
            seen.log_mib = seen.log_mib.max(self.log_mib()?);
            if at % COPY_S == 0 {
                self.time.call("backup.make_backup", json!({}))?;
            }
            if at == MORNING_S {
                held.morning = resident_mib();
            }
        }
        held.evening = resident_mib();
        eprintln!("a day of {HOURS} hours: {tapped} taps, {observed} observations");
        counting.close(&self.time.desk)?;
        Ok(held)
    }

    /// Closes the day; the same unit again, so many hours later.
    pub fn next(&mut self, hours: i64) -> Result<(), Trouble> {
        self.time.call("visit.close_day", json!({ "visit_day": self.day, "reason": "Mesure." }))?;
        self.time.pass_s(hours * 3_600);
        self.day = self.time.call("visit.start_unplanned", json!({ "unit": self.unit }))?["visit_day"].clone();
        Ok(())
    }

    /// Notes a finding.
    pub fn find(&self, n: usize) -> Result<(), Trouble> {
        let text = format!("Constat {n} : le hall d’entrée sent le carton humide");
        self.time
            .call("visit.record_finding", json!({ "visit_day": self.day, "kind": "irritant", "text": text }))
            .map(drop)
    }

    /// One person is observed in every skill, and it is made final.
    pub fn observe(&self, n: usize) -> Result<(), Trouble> {
        let person = &self.people[n % self.people.len()];
        let opened = self.time.call(
            "observation.open_observation",
            json!({ "visit_day": self.day, "unit": self.unit, "observed": person }),
        )?;
        let observation = &opened["observation"];
        for (skill, at) in self.skills.iter().zip(0..) {
            let score = json!({ "observation": observation, "skill": skill, "value": (n + at) % 3 + 2 });
            self.time.call("observation.record_score", score)?;
            let fact =
                json!({ "observation": observation, "skill": skill, "fact": "Redit la demande avant de montrer" });
            self.time.call("observation.record_fact", fact)?;
        }
        self.time.call("observation.finish_observation", json!({ "observation": observation }))?;
        Ok(())
    }

    /// What waits to be written back to the file.
    fn log_mib(&self) -> Result<f64, Trouble> {
        let report = self.time.call("problem.get_report", json!({}))?;
        let bytes = report["profile"]["log_bytes"].as_f64();
        Ok(bytes.ok_or_else(|| Trouble::Unexpected("the size of the log".into()))? / 1_048_576.0)
    }

    /// What a coach looks at in between.
    fn read_screens(&self) -> Result<(), Trouble> {
        let (day, unit) = (json!({ "visit_day": self.day }), json!({ "unit": self.unit }));
        for name in [
            "visit.get_spine",
            "observation.list_observations",
            "walk.list_passes",
            "action.get_plan",
            "closing.get_dashboard",
        ] {
            self.time.call(name, day.clone())?;
        }
        self.time.call("training.get_person_file", json!({ "person": self.people.first(), "unit": self.unit }))?;
        for name in ["irritant.list_irritants", "training.get_team_view", "week.get_week"] {
            self.time.call(name, unit.clone())?;
        }
        self.time.call("visit.get_today", json!({}))?;
        self.time.call("search.list_matches", json!({ "text": "hall" }))?;
        Ok(())
    }
}

/// What the system holds for this program now.
fn resident_mib() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or(f64::NAN) / 1_024.0
}

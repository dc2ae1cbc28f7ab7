//! A day of eight hours in the field, in minutes: the core is unlocked once, counts, takes observations and shows
//! screens until the evening. What it holds of memory then is set beside what it held once every screen had been seen.

use std::path::Path;

use serde_json::{Value, json};

use super::{Row, calendar::Calendar, taps};
use crate::desk::Trouble;

const HOURS: i64 = 8;
/// A beat shows that somebody watches, a customer comes in every twenty seconds.
const BEAT_S: i64 = 5;
const TAP_S: i64 = 20;
const SCREENS_S: i64 = 60;
const OBSERVATION_S: i64 = 20 * 60;
const COPY_S: i64 = 3_600;
/// By then every screen has been read and every kind of act was done.
const MORNING_S: i64 = 1_800;

pub(super) fn measure(folder: &Path) -> Result<Vec<Row>, Trouble> {
    let mut day = Day::begin(folder)?;
    let mut counting = taps::Counting::open(&day.time.desk, &day.day, 0)?;
    let mut morning = 0.0;
    let (mut taps, mut observations) = (0, 0);
    for at in (0..HOURS * 3_600).step_by(5) {
        day.pass()?;
        if at % TAP_S == 0 {
            counting.tap(&day.time.desk)?;
            taps += 1;
        } else {
            counting.beat(&day.time.desk)?;
        }
        if at % OBSERVATION_S == 0 {
            day.observe(observations)?;
            observations += 1;
        }
        if at % SCREENS_S == 0 {
            day.read_screens()?;
        }
        if at % COPY_S == 0 {
            day.time.call("backup.make_backup", json!({}))?;
        }
        if at == MORNING_S {
            morning = resident_mib();
        }
    }
    let evening = resident_mib();
    eprintln!("a day of {HOURS} hours: {taps} taps, {observations} observations");
    Ok(vec![
        Row { name: "memory of the core after half an hour".into(), unit: "MiB", measured: morning, target: 150.0 },
        Row { name: "memory of the core after eight hours".into(), unit: "MiB", measured: evening, target: 150.0 },
        Row { name: "the evening beside the morning".into(), unit: "x", measured: evening / morning, target: 1.1 },
    ])
}

struct Day {
    time: Calendar,
    unit: Value,
    day: Value,
    people: Vec<Value>,
}

impl Day {
    fn begin(folder: &Path) -> Result<Self, Trouble> {
        let time = Calendar::open(folder)?;
        let today = time.call("visit.get_today", json!({}))?;
        let day = time.call("visit.start_visit", json!({ "visit": today["next"][0]["visit"] }))?["visit_day"].clone();
        let unit = time.call("visit.get_preparation", json!({ "visit_day": day }))?["unit"].clone();
        let people = time.call("observation.list_people", json!({ "visit_day": day }))?;
        let people: Vec<Value> =
            people["people"].as_array().into_iter().flatten().map(|one| one["person"].clone()).collect();
        let notice = json!({ "unit": unit, "people": people, "channel": "meeting", "date": today["date"] });
        time.call("observation.inform_team", notice)?;
        Ok(Self { time, unit, day, people })
    }

    fn pass(&mut self) -> Result<(), Trouble> {
        self.time.pass_s(BEAT_S)
    }

    /// One person is observed in every skill, and it is made final.
    fn observe(&self, n: usize) -> Result<(), Trouble> {
        let person = &self.people[n % self.people.len()];
        let file = self.time.call("training.get_person_file", json!({ "person": person, "unit": self.unit }))?;
        let opened = self.time.call(
            "observation.open_observation",
            json!({ "visit_day": self.day, "unit": self.unit, "observed": person }),
        )?;
        let observation = &opened["observation"];
        for (skill, at) in file["skills"].as_array().into_iter().flatten().zip(0..) {
            let skill = &skill["skill"];
            let score = json!({ "observation": observation, "skill": skill, "value": (n + at) % 3 + 2 });
            self.time.call("observation.record_score", score)?;
            let fact =
                json!({ "observation": observation, "skill": skill, "fact": "Redit la demande avant de montrer" });
            self.time.call("observation.record_fact", fact)?;
        }
        self.time.call("observation.finish_observation", json!({ "observation": observation }))?;
        Ok(())
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

//! The file of a person whom many have looked at, as the screen asks it.

use serde_json::json;

use super::{Row, timed};
use crate::desk::{Desk, Trouble};

/// Observations of the person, each with a level and a fact for every criterion.
const OBSERVATIONS: u32 = 500;
const TURNS: usize = 25;

pub(super) fn measure(desk: &Desk) -> Result<Row, Trouble> {
    let units = desk.call("visit.list_units", json!({}))?;
    let unit = units["units"]
        .as_array()
        .and_then(|units| units.iter().find(|unit| unit["code"] == "LIL"))
        .map(|unit| unit["unit"].clone())
        .ok_or(Trouble::NoDay)?;
    let who = json!({ "unit": unit, "person": null, "name": "Bench Person", "number": null, "email": null, "role": "team_member", "until": null });
    let person = desk.call("network.record_person", who)?["person"].clone();
    let today = desk.call("visit.get_today", json!({}))?["date"].clone();
    desk.call(
        "observation.inform_team",
        json!({ "unit": unit, "people": [person], "channel": "meeting", "date": today }),
    )?;
    let ask = json!({ "person": person, "unit": unit });
    let skills = desk.call("training.get_person_file", ask.clone())?["skills"].clone();
    let skills = skills.as_array().cloned().unwrap_or_default();
    for n in 0..OBSERVATIONS {
        let opened = desk.call("observation.open_observation", json!({ "unit": unit, "observed": person }))?;
        let observation = &opened["observation"];
        for (skill, at) in skills.iter().zip(0..) {
            let score = json!({ "observation": observation, "skill": skill["skill"], "value": (n + at) % 3 + 2 });
            desk.call("observation.record_score", score)?;
            let fact = json!({ "observation": observation, "skill": skill["skill"], "fact": "Redit la demande avant de montrer" });
            desk.call("observation.record_fact", fact)?;
        }
        desk.call("observation.finish_observation", json!({ "observation": observation }))?;
    }
    let mut times = Vec::new();
    for _ in 0..TURNS {
        times.push(timed(|| {
            let file = desk.call("training.get_person_file", ask.clone())?;
            if file["skills"][0]["n"] == OBSERVATIONS {
                Ok(())
            } else {
                Err(Trouble::Unexpected(file["skills"][0].to_string()))
            }
        })?);
    }
    Ok(Row {
        name: "file of a person with 500 observations, median".into(),
        unit: "ms",
        measured: super::median(times).as_secs_f64() * 1_000.0,
        target: 50.0,
    })
}

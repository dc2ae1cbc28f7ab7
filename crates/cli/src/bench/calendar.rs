//! A practice network whose time moves when it is told to: days and years in minutes.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::desk::{Desk, Trouble};

const DAY_S: i64 = 86_400;

/// A desk, and the clock it reads anew at each call.
pub(super) struct Calendar {
    pub desk: Desk,
    clock: PathBuf,
    utc_ms: i64,
    boot_ms: i64,
}

impl Calendar {
    /// A practice network in a folder of its own, at nine in the morning of a Tuesday.
    pub fn open(folder: &Path) -> Result<Self, Trouble> {
        std::fs::create_dir_all(folder)?;
        let clock = folder.join("clock");
        let start = chrono::DateTime::parse_from_rfc3339("2026-11-24T09:00:00+01:00").map_err(|_| Trouble::BadClock)?;
        let (utc_ms, boot_ms) = (start.timestamp_millis(), 3_600_000);
        std::fs::write(&clock, format!("{utc_ms} {boot_ms}\n"))?;
        let desk = Desk::at_time(&folder.join("profiles"), Some(&format!("@{}", clock.display())))?;
        desk.app().open_practice("coach", "fr")?;
        Ok(Self { desk, clock, utc_ms, boot_ms })
    }

    pub fn pass_s(&mut self, seconds: i64) -> Result<(), Trouble> {
        self.utc_ms += seconds * 1_000;
        self.boot_ms += seconds * 1_000;
        let aside = self.clock.with_extension("new");
        std::fs::write(&aside, format!("{} {}\n", self.utc_ms, self.boot_ms))?;
        Ok(std::fs::rename(aside, &self.clock)?)
    }

    pub fn pass_days(&mut self, days: i64) -> Result<(), Trouble> {
        self.pass_s(days * DAY_S)
    }

    /// Calls a command; what fails ends the measuring, with the name of the command.
    pub fn call(&self, name: &str, body: Value) -> Result<Value, Trouble> {
        self.desk.call(name, body).inspect_err(|_| eprintln!("{name}"))
    }

    /// Every unit of the network.
    pub fn units(&self) -> Result<Vec<Value>, Trouble> {
        let units = self.call("visit.list_units", json!({}))?;
        let units = units["units"].as_array().ok_or(Trouble::NoDay)?;
        Ok(units.iter().map(|unit| unit["unit"].clone()).collect())
    }

    /// Locks, and says which profile unlocks again.
    pub fn lock(&self) -> Result<Value, Trouble> {
        let profiles = self.call("profile.list_profiles", json!({}))?;
        self.call("profile.lock", json!({}))?;
        Ok(json!({ "profile": profiles["profiles"][0]["id"], "passphrase": null }))
    }
}

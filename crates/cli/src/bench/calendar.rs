//! A practice network whose time moves when it is told to: days and years in minutes.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use serde_json::{Value, json};
use sillage_api::{Clock, Moment};

use crate::desk::{Desk, Trouble};

const DAY_S: i64 = 86_400;

/// The hands of a clock: what is measured reads them as fast as those of the machine.
#[derive(Clone, Default)]
struct Hands(Arc<(AtomicI64, AtomicI64)>);

impl Clock for Hands {
    fn moment(&self, zone: &str) -> Moment {
        let (utc_ms, boot_ms) = &*self.0;
        sillage_api::moment_at(utc_ms.load(Ordering::SeqCst), boot_ms.load(Ordering::SeqCst), zone)
    }

    fn boot_id(&self) -> String {
        "bench".into()
    }
}

impl Hands {
    fn pass_ms(&self, ms: i64) {
        self.0.0.fetch_add(ms, Ordering::SeqCst);
        self.0.1.fetch_add(ms, Ordering::SeqCst);
    }
}

/// A desk and its clock.
pub(super) struct Calendar {
    pub desk: Desk,
    hands: Hands,
}

impl Calendar {
    /// A practice network in a folder of its own, at nine in the morning of a Tuesday.
    pub fn open(folder: &Path) -> Result<Self, Trouble> {
        let start = chrono::DateTime::parse_from_rfc3339("2026-11-24T09:00:00+01:00").map_err(|_| Trouble::BadClock)?;
        let hands = Hands::default();
        hands.0.0.store(start.timestamp_millis(), Ordering::SeqCst);
        let desk = Desk::by_clock(&folder.join("profiles"), Some(Box::new(hands.clone())))?;
        desk.app().open_practice("coach", "fr")?;
        Ok(Self { desk, hands })
    }

    pub fn pass_s(&self, seconds: i64) {
        self.hands.pass_ms(seconds * 1_000);
    }

    pub fn pass_days(&self, days: i64) {
        self.pass_s(days * DAY_S);
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

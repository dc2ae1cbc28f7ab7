//! What the scenes of the demo stand on: the application, the hour they play at, the language they speak.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime, TimeZone};
use serde_json::{Value, json};
use sillage_api::PhotoTarget;
use sillage_i18n::{Value as Arg, Words};

use super::rough;
use crate::desk::{self, Desk, Trouble};

/// The computer has been on for an hour.
const BOOT_MS: i64 = 3_600_000;
const MORNING: NaiveTime = match NaiveTime::from_hms_opt(9, 30, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// The stage: time stands still on it until a scene moves it.
pub struct Stage {
    desk: Desk,
    clock: PathBuf,
    utc_ms: i64,
    boot_ms: i64,
    rough: bool,
    /// The language played in.
    pub words: Words,
    /// The calendar day.
    pub date: NaiveDate,
    /// The visit day, once it is open.
    pub day: String,
    /// The unit of the visit.
    pub unit: String,
}

impl Stage {
    /// Opens the practice network at half past nine of the day.
    pub fn open(profiles: &Path, clock: &Path, date: &str, words: Words, rough: bool) -> Result<Self, Trouble> {
        let date: NaiveDate = date.parse().map_err(|_| Trouble::Unexpected("date".into()))?;
        let morning = chrono_tz::Europe::Paris.from_local_datetime(&date.and_time(MORNING)).earliest();
        let utc_ms = morning.ok_or(Trouble::BadClock)?.timestamp_millis();
        // The clock is read anew at each call: it has to be there before the profile is.
        std::fs::write(clock, format!("{utc_ms} {BOOT_MS}\n"))?;
        let desk = Desk::at_time(profiles, Some(&format!("@{}", clock.display())))?;
        desk.app().open_practice("coach", words.locale.code())?;
        Ok(Self {
            desk,
            clock: clock.into(),
            utc_ms,
            boot_ms: BOOT_MS,
            rough,
            words,
            date,
            day: String::new(),
            unit: String::new(),
        })
    }

    /// Calls a command; what fails ends the play, with the name of the command.
    pub fn call(&self, name: &str, body: Value) -> Result<Value, Trouble> {
        let answer = if self.rough { rough::call(self, name, body) } else { self.desk_call(name, body) };
        answer.inspect_err(|_| eprintln!("{name}"))
    }

    /// The call itself.
    pub fn desk_call(&self, name: &str, body: Value) -> Result<Value, Trouble> {
        self.desk.call(name, body)
    }

    /// Hands a picture in.
    pub fn picture(&self, owner: &str, bytes: &[u8]) -> Result<Value, Trouble> {
        let id = |id: &str| id.parse().map_err(|_| Trouble::Unexpected(id.into()));
        let target = PhotoTarget::Owner { owner: id(owner)?, day: id(&self.day)? };
        Ok(self.desk.app().put_photo(target, bytes)?.answer)
    }

    /// Lets time pass.
    pub fn pass_s(&mut self, seconds: i64) -> Result<(), Trouble> {
        self.utc_ms += seconds * 1_000;
        self.boot_ms += seconds * 1_000;
        let aside = self.clock.with_extension("new");
        std::fs::write(&aside, format!("{} {}\n", self.utc_ms, self.boot_ms))?;
        Ok(std::fs::rename(aside, &self.clock)?)
    }

    /// Lets minutes pass.
    pub fn pass(&mut self, minutes: i64) -> Result<(), Trouble> {
        self.pass_s(minutes * 60)
    }

    /// A text somebody types.
    pub fn typed(&self, key: &str) -> String {
        let text = self.words.text(key, &[]);
        if self.rough { text + rough::ROUGH } else { text }
    }

    /// Prints a sentence.
    pub fn say(&self, key: &str) {
        self.tell(key, &[]);
    }

    /// Prints a sentence with its values.
    pub fn tell(&self, key: &str, args: &[(&str, Arg<'_>)]) {
        desk::say(self.words.text(key, args));
    }

    /// A day as people read it.
    pub fn written(&self, date: &str) -> String {
        date.parse().map_or_else(|_| date.to_owned(), |date| self.words.date(date))
    }

    /// The day in so many days, as commands take it.
    pub fn in_days(&self, days: u64) -> Value {
        json!(self.date.checked_add_days(chrono::Days::new(days)))
    }

    /// The play is over: the profile lives at the computer's own time from now on.
    pub fn end(self) -> Result<(), Trouble> {
        Ok(std::fs::remove_file(&self.clock)?)
    }
}

/// A text of an answer.
pub fn text(answer: &Value, name: &str) -> Result<String, Trouble> {
    answer[name].as_str().map(str::to_owned).ok_or_else(|| Trouble::Unexpected(name.into()))
}

/// A list of an answer.
pub fn list<'a>(answer: &'a Value, name: &str) -> Result<&'a [Value], Trouble> {
    answer[name].as_array().map(Vec::as_slice).ok_or_else(|| Trouble::Unexpected(name.into()))
}

//! The application as the command line holds it.

use std::{
    io::Write,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde_json::{Value as Json, json};
use sillage_api::{App, Clock, Failure, Meta, SystemClock};
use sillage_i18n::{Locale, Value, Words};
use sillage_pdf::Worker;
use uuid::Uuid;

/// Why a verb did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A command failed: the sentence of the window, and the code for whoever looks it up.
    #[error("{}", in_words(.0))]
    Failed(#[from] Failure),
    /// A file.
    #[error("{0}")]
    File(#[from] std::io::Error),
    /// A file or a folder that was named.
    #[error("{}: {error}", path.display())]
    At {
        /// Its path.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// JSON.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// The profile argument is not a profile's folder.
    #[error("not the folder of a profile: that is named by the profile’s id")]
    NotAProfile,
    /// `SILLAGE_CLOCK`.
    #[error("SILLAGE_CLOCK is neither a date nor @FILE")]
    BadClock,
    /// Verification found faults.
    #[error("the profile does not verify")]
    Faulty,
    /// A bundle that was looked into is refused; why was printed.
    #[error("the bundle is refused")]
    Refused,
    /// A session ended with something left.
    #[error("something is left for the next session")]
    Unfinished,
    /// What was asked for cannot be played: the answer of a command holds something else than expected.
    #[error("the answer lacks {0}")]
    Unexpected(String),
    /// There is no visit yet.
    #[error("no visit day")]
    NoDay,
}

/// What came of a file or a folder, which is named if nothing did.
pub fn at<T>(path: &Path, outcome: std::io::Result<T>) -> Result<T, Trouble> {
    outcome.map_err(|error| Trouble::At { path: path.to_path_buf(), error })
}

/// A refusal as the window says it, and its code with what it names.
fn in_words(Failure { code, params, .. }: &Failure) -> String {
    let named: String = params.iter().map(|(name, value)| format!(" {name}={value}")).collect();
    let values = params.iter().map(|(name, value)| {
        // What counts chooses between singular and plural; a code or a year stays as it is written.
        let count = value.parse::<f64>().ok().filter(|_| FIGURES.contains(&name.as_str()));
        (name.as_str(), count.map_or_else(|| value.into(), Value::Count))
    });
    let key = format!("failure-{}", code.replace('_', "-"));
    match Words::new(Locale::En).try_text(&key, &values.collect::<Vec<_>>()) {
        Ok(sentence) => format!("{sentence} ({code}{named})"),
        Err(_) => format!("{code}{named}"),
    }
}

/// Values of a refusal that count something.
const FIGURES: [&str; 5] = ["count", "limit", "left", "most", "interval"];

/// Prints a line. Whoever reads may have read enough.
pub fn say(line: impl std::fmt::Display) {
    if writeln!(std::io::stdout(), "{line}").is_err() {
        std::process::exit(0);
    }
}

/// An application and what it needs.
pub struct Desk {
    app: App,
}

impl Desk {
    /// The application over a folder of profiles.
    pub fn at(root: &Path) -> Result<Self, Trouble> {
        Self::at_time(root, std::env::var("SILLAGE_CLOCK").ok().as_deref())
    }

    /// The same, with the time practice profiles live at set as `SILLAGE_CLOCK` would.
    pub fn at_time(root: &Path, clock: Option<&str>) -> Result<Self, Trouble> {
        let practice_clock = match clock {
            Some(setting) => Some(Box::new(SystemClock::practice(setting).map_err(|_| Trouble::BadClock)?) as _),
            None => None,
        };
        Self::by_clock(root, practice_clock)
    }

    /// The same, with the clock practice profiles live by.
    pub fn by_clock(root: &Path, practice_clock: Option<Box<dyn Clock>>) -> Result<Self, Trouble> {
        let renderer = Arc::new(Worker::current_program()?);
        Ok(Self { app: App::new(root, Box::new(SystemClock::new()), practice_clock, renderer) })
    }

    /// The application over the folder that holds the profile `folder`, and the profile's id.
    pub fn beside(folder: &Path) -> Result<(Self, Uuid), Trouble> {
        let folder = at(folder, folder.canonicalize())?;
        let id = folder.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse().ok());
        match (folder.parent(), id) {
            (Some(root), Some(id)) => Ok((Self::at(root)?, id)),
            _ => Err(Trouble::NotAProfile),
        }
    }

    /// Calls a command.
    pub fn call(&self, name: &str, body: Json) -> Result<Json, Trouble> {
        Ok(self.app.call(name, body, Meta::default())?.answer)
    }

    /// The application.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The day asked for, or the latest.
    pub fn day(&self, day: Option<Uuid>) -> Result<Uuid, Trouble> {
        if let Some(day) = day {
            return Ok(day);
        }
        let latest = self.call("report.list_days", json!({}))?;
        latest["days"][0]["visit_day"].as_str().and_then(|id| id.parse().ok()).ok_or(Trouble::NoDay)
    }
}

//! What can be told of a problem without telling of anybody: versions, sizes, codes of failures. No name, no text, no
//! id, no path. Nothing is sent from here: a person reads it whole and takes it along herself.

use std::{collections::VecDeque, fs, path::Path};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_store::Mode;
use ts_rs::TS;

use crate::{App, Failure, Registry, registry::Access, session::Nothing};

/// Failures remembered since the start.
const REMEMBERED: usize = 40;

pub(crate) fn register(registry: &mut Registry) {
    registry.app("problem.get_report", Access::Always, get_report);
}

/// A failure that was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct AnsweredFailure {
    /// The command that answered it.
    pub command: String,
    /// Its code. The values of its sentence are left out: they may hold words of people.
    pub code: String,
    /// How often in a row.
    pub times: u32,
}

/// The failures of this run of the program, in memory alone.
#[derive(Debug, Default)]
pub(crate) struct Troubles(VecDeque<AnsweredFailure>);

impl Troubles {
    /// Remembers one: which command, which code.
    pub(crate) fn remember(&mut self, command: &'static str, failure: &Failure) {
        match self.0.back_mut() {
            Some(last) if last.command == command && last.code == failure.code => last.times += 1,
            _ => self.0.push_back(AnsweredFailure { command: command.into(), code: failure.code.clone(), times: 1 }),
        }
        if self.0.len() > REMEMBERED {
            self.0.pop_front();
        }
    }

    /// All of them, the latest last.
    pub(crate) fn all(&self) -> Vec<AnsweredFailure> {
        self.0.iter().cloned().collect()
    }
}

/// What may leave with a problem.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ProblemReport {
    /// Version of the program.
    pub version: String,
    /// `linux`, `windows`, `macos`.
    pub system: String,
    /// `x86_64`, `aarch64`.
    pub architecture: String,
    /// The open profile; none without one.
    pub profile: Option<ProfileSizes>,
    /// Latest failures last, forty at most.
    pub failures: Vec<AnsweredFailure>,
}

/// How large an open profile is.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ProfileSizes {
    /// Invented data.
    pub practice: bool,
    /// The disk cannot be written.
    pub view_only: bool,
    /// Bytes of the database.
    pub database_bytes: u64,
    /// Bytes of its log not yet written back.
    pub log_bytes: u64,
    /// Sealed pictures and reports.
    pub files: u64,
    /// Their bytes.
    pub files_bytes: u64,
    /// Copies in the profile's folder.
    pub copies: u64,
    /// Files moved aside after damage.
    pub aside: u64,
}

fn get_report(app: &App, _: Nothing) -> Result<ProblemReport, Failure> {
    let profile = app.session().ok().map(|session| {
        let folder = session.store.folder();
        let size = |name: &str| fs::metadata(folder.join(name)).map_or(0, |file| file.len());
        let (files, files_bytes) = measure(&folder.join("photos"), "");
        ProfileSizes {
            practice: session.profile.practice,
            view_only: session.store.mode() == Mode::View,
            database_bytes: size("sillage.db"),
            log_bytes: size("sillage.db-wal"),
            files,
            files_bytes,
            copies: measure(&folder.join("backups"), ".db").0,
            aside: fs::read_dir(folder).map_or(0, |entries| {
                let aside = entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with("aside-"));
                aside.count() as u64
            }),
        }
    });
    Ok(ProblemReport {
        version: env!("CARGO_PKG_VERSION").into(),
        system: std::env::consts::OS.into(),
        architecture: std::env::consts::ARCH.into(),
        profile,
        failures: app.troubles(),
    })
}

/// How many files end so, and their bytes. A folder that is not there holds none.
fn measure(folder: &Path, ending: &str) -> (u64, u64) {
    let Ok(entries) = fs::read_dir(folder) else { return (0, 0) };
    let files = entries.flatten().filter(|entry| entry.file_name().to_string_lossy().ends_with(ending));
    files
        .filter_map(|entry| entry.metadata().ok().filter(fs::Metadata::is_file))
        .fold((0, 0), |(count, bytes), file| (count + 1, bytes + file.len()))
}

//! Copies of the profile: made, listed, checked, put back; a second place beside the laptop.

mod second;

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_store::{BackupInfo, BackupKind, Reached, Salvaged, Store};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    App, Failure, Registry,
    app::{IDENTITY, Identity},
    registry::Access,
    session::{Done, Nothing},
};

pub use second::SecondCopy;

pub(crate) use second::renew_if_erased;

pub(crate) fn register(registry: &mut Registry) {
    registry.app("backup.list_backups", Access::Open, list_backups);
    registry.app("backup.make_backup", Access::Open, make_backup);
    registry.app("backup.restore_backup", Access::Open, restore_backup);
    registry.app("backup.list_rescues", Access::Always, list_rescues);
    registry.app("backup.rescue_profile", Access::Always, rescue_profile);
    registry.app("backup.get_second_place", Access::Open, second::get_second_place);
    registry.app("backup.choose_second_place", Access::Open, second::choose_second_place);
    registry.app("backup.answer_offer", Access::Open, second::answer_offer);
    registry.app("backup.verify_profile", Access::Open, verify_profile);
}

/// The copies of this profile.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Backups {
    /// Newest first.
    pub backups: Vec<BackupLine>,
}

/// A copy.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct BackupLine {
    /// Name.
    pub name: String,
    /// `hourly`, `visit_end`, `asked`, `before_migration`, `before_restore`.
    pub kind: String,
    /// When, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// Operations in it.
    pub operations: u64,
    /// Counter rows in it.
    pub events: u64,
}

fn line(info: BackupInfo) -> BackupLine {
    let kind =
        serde_json::to_value(info.kind).ok().and_then(|kind| kind.as_str().map(str::to_owned)).unwrap_or_default();
    BackupLine { name: info.name, kind, at_ms: info.at_ms, operations: info.operations, events: info.events }
}

fn list_backups(app: &App, _: Nothing) -> Result<Backups, Failure> {
    Ok(Backups { backups: app.session()?.store.list_backups()?.into_iter().map(line).collect() })
}

/// A copy was made.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct BackupMade {
    /// The copy.
    pub backup: BackupLine,
    /// And in the second place.
    pub second_copy: SecondCopy,
}

fn make_backup(app: &App, _: Nothing) -> Result<BackupMade, Failure> {
    back_up(app, BackupKind::Asked)
}

/// Makes a copy here and, if one was chosen and can be reached, in the second place.
pub(crate) fn back_up(app: &App, kind: BackupKind) -> Result<BackupMade, Failure> {
    let session = app.session()?;
    let now_ms = app.now_in(&session).utc_ms;
    let backup = line(session.store.back_up(kind, now_ms)?);
    Ok(BackupMade { backup, second_copy: second::copy_there(app, kind, now_ms)? })
}

/// Put a copy back.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RestoreBackup {
    /// Its name.
    pub name: String,
}

fn restore_backup(app: &App, ask: RestoreBackup) -> Result<Done, Failure> {
    let session = app.session()?;
    let (practice, zone) = (session.profile.practice, session.identity.time_zone.clone());
    let now_ms = app.moment(practice, &zone).utc_ms;
    let copy = copy_path(session.store.folder(), &ask.name)?;
    session.store.check_copy(&copy)?;
    session.store.back_up(BackupKind::BeforeRestore, now_ms)?;
    let (folder, key) = (session.store.folder().to_path_buf(), session.store.clone_key());
    drop(session);
    app.set_session(None);
    // Whatever becomes of it, the profile is open again: as the copy, or as it was.
    let put = Store::put_back(&folder, &copy, now_ms);
    let opened = crate::session::reopen(app, &folder, key);
    put?;
    opened
}

/// The copies of a profile that does not open.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListRescues {
    /// Which profile.
    pub profile: Uuid,
}

/// Copies that can replace a damaged file.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Rescues {
    /// Newest first.
    pub backups: Vec<BackupLine>,
}

fn list_rescues(app: &App, ask: ListRescues) -> Result<Rescues, Failure> {
    let folder = app.root().join(ask.profile.to_string());
    Ok(Rescues { backups: Store::list_backups_in(&folder)?.into_iter().map(line).collect() })
}

/// What a file that does not open says of whose it is and of what others have.
pub(crate) const REACHED: Reached = Reached {
    memory: sillage_sync::MEMORY,
    acknowledged: sillage_sync::acknowledged,
    identity: IDENTITY,
    person: |identity| serde_json::from_str::<Identity>(identity).ok().map(|identity| identity.me.uuid()),
};

/// Replace a damaged file by a copy, with what can still be read of the file; it is moved aside, never deleted.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RescueProfile {
    /// Which profile.
    pub profile: Uuid,
    /// Name of the copy.
    pub name: String,
    /// Passphrase; none for practice.
    pub passphrase: Option<String>,
}

/// A copy took the place of a damaged file.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Rescued {
    /// Acts that were made after the copy and could be read in the damaged file.
    pub acts: u64,
    /// Acts that others have already, by the receipts of a server or in a file, and give back.
    pub elsewhere: u64,
    /// Those known to be there that could not be read, and stay in the file set aside: at least so many.
    pub left: u64,
}

fn rescue_profile(app: &App, ask: RescueProfile) -> Result<Rescued, Failure> {
    let folder = app.root().join(ask.profile.to_string());
    let copy = copy_path(&folder, &ask.name)?;
    let vault = Store::backup_info(&copy)?.vault;
    let key = match vault.practice_key() {
        Some(key) => key,
        None => vault.unlock(ask.passphrase.as_deref().unwrap_or_default())?,
    };
    let now = app.moment(vault.is_practice(), "");
    app.set_session(None);
    let Salvaged { brought, elsewhere, left } = Store::rescue(&folder, &copy, &key, REACHED, &now)?;
    crate::session::reopen(app, &folder, key)?;
    Ok(Rescued { acts: brought, elsewhere, left })
}

/// A name is a name: it never leads out of the folder of copies.
fn copy_path(folder: &std::path::Path, name: &str) -> Result<PathBuf, Failure> {
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-') {
        return Err(Failure::new("backup_unusable").with("why", "foreign"));
    }
    Ok(folder.join("backups").join(format!("{name}.db")))
}

/// The proof that nothing is missing.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ProfileVerified {
    /// Operations in the log.
    pub operations: u64,
    /// Counter rows.
    pub events: u64,
    /// Entities.
    pub entities: u64,
    /// Technical lines of what is wrong; empty when all is well.
    pub faults: Vec<String>,
}

fn verify_profile(app: &App, _: Nothing) -> Result<ProfileVerified, Failure> {
    let found = app.session()?.store.verify()?;
    Ok(ProfileVerified {
        operations: found.operations,
        events: found.events,
        entities: found.entities,
        faults: found.faults,
    })
}

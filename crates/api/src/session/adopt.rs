//! A bare computer takes a profile from a copy in its second place, with the printed code: the laptop was lost, the key
//! was not.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Deserialize;
use sillage_store::{BackupInfo, Store, check_passphrase};
use ts_rs::TS;

use super::{Done, profile::folder, reopen};
use crate::{App, Failure, backup::REACHED};

/// Take a profile from its newest copy and choose a new passphrase.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct AdoptCopy {
    /// The place of copies: a USB key, a folder.
    pub place: String,
    /// The printed code.
    pub recovery_code: String,
    /// The new passphrase.
    pub new_passphrase: String,
}

pub(super) fn adopt_copy(app: &App, ask: AdoptCopy) -> Result<Done, Failure> {
    check_passphrase(&ask.new_passphrase)?;
    let place = Path::new(&ask.place);
    if !place.is_dir() {
        return Err(Failure::new("folder_missing"));
    }
    let mut refusal = Failure::new("copy_missing");
    for (copy, info) in copies(place) {
        // Copies of several people may lie on one key: the code says whose is meant.
        let key = match info.vault.recover(&ask.recovery_code) {
            Ok(key) => key,
            Err(error) => {
                refusal = error.into();
                continue;
            }
        };
        let folder = folder(app, info.vault.profile);
        app.set_session(None);
        sillage_store::private_folder(app.root())?;
        let now = app.moment(info.vault.is_practice(), "");
        if let Err(error) = Store::rescue(&folder, &copy, &key, REACHED, &now) {
            // A copy that is damaged is passed over for the one before it.
            refusal = error.into();
            continue;
        }
        reopen(app, &folder, key)?;
        let session = app.session()?;
        if let Err(error) = session.store.change_passphrase(&ask.new_passphrase) {
            app.close(&session);
            return Err(error.into());
        }
        return Ok(Done {});
    }
    Err(refusal)
}

/// The copies of a place and of the folders in it, newest first.
fn copies(place: &Path) -> Vec<(PathBuf, BackupInfo)> {
    let entries = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let folders = [place.to_path_buf()].into_iter().chain(entries(place).filter(|path| path.is_dir()));
    let files = folders.flat_map(|folder| entries(&folder).collect::<Vec<_>>());
    let databases = files.filter(|path| path.extension().is_some_and(|ending| ending == "db"));
    let mut copies: Vec<_> =
        databases.filter_map(|path| Some((path.clone(), Store::backup_info(&path).ok()?))).collect();
    copies.sort_by_key(|(_, info)| std::cmp::Reverse(info.at_ms));
    copies
}

//! A copy takes a server's place. What it lacks comes from the devices: a new timeline makes each of them ask itself
//! what the server lost, and send it again.

use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::{BESIDE, Copied, DATABASE, OPENING, Source, check_source, named, refused, sealed};
use crate::{
    audit,
    central::{CHUNK, EPOCH},
    clock::utc,
    config::{Config, Database},
    covering,
    deployment::{Deployment, DeploymentError, SIDECAR},
    files,
    objects::Objects,
    payloads::Payloads,
    store::{PostgresStore, ServerStore, SqliteStore, write},
};

/// What was put back.
#[derive(Debug, Clone)]
pub struct Back {
    /// The copy.
    pub copied: Copied,
    /// The new timeline.
    pub epoch: Uuid,
    /// Where the database lies that stood there before, if there was one and it was a file.
    pub aside: Option<PathBuf>,
}

/// Puts a copy into a server's folder: an empty one, or one whose server does not run. There the settings and the keys
/// stay as they are. A sealed copy is opened with the key in a file. `database` is another database than the copy's settings name.
///
/// # Errors
/// The copy is not whole, another network lives there, a server runs there, or something refuses; the former database is
/// as it was then.
pub fn restore(
    (copy, key): (&Path, Option<&Path>),
    folder: &Path,
    database: Option<String>,
    now_ms: i64,
) -> Result<Back, DeploymentError> {
    files::private_folder(folder)?;
    let _alone = Deployment::alone(folder)?;
    let source = match (sealed::read(copy)?, key) {
        (Some(sealed), Some(key)) => sealed.open(copy, key, folder.join(OPENING))?,
        (Some(sealed), None) => {
            return Err(refused(&format!("this copy is sealed for {}: --key FILE opens it", sealed.sealed_for)));
        }
        (None, _) => Source::open(copy),
    };
    let (copied, checked) = check_source(&source)?;
    let copy = source.copy.as_path();
    let is_there = folder.join("sillage.toml").exists();
    let mut config = Config::read(if is_there { folder } else { copy })?;
    config.database = database.unwrap_or(config.database);
    if is_there {
        let here = Deployment::open(folder)?;
        if here.keys()?.address() != keys_of(copy)?.address() {
            return Err(refused("another network lives in this folder"));
        }
    } else {
        copy_beside(copy, folder, "keys.json")?;
        if copied.files.contains_key(audit::FILE) {
            copy_beside(copy, folder, audit::FILE)?;
        }
    }
    put_payload_key(&config, folder, &source.payloads)?;
    let (objects, payloads) = (config.objects(folder)?, config.payloads(folder)?);
    put_objects(&source, &*objects, &checked.objects)?;
    let epoch = Uuid::now_v7();
    let aside = put_database(copy, &config.database(folder)?, epoch, now_ms)?;
    let store = config.database(folder)?.open(&payloads)?;
    // Packed beginnings are made again where they are asked for.
    write(&*store, |rows| {
        for stream in rows.streams()? {
            rows.drop_snapshots(stream.unit)?;
        }
        Ok(())
    })?;
    covering::cover(&*store, &*objects, &payloads, |_| ())?;
    match std::fs::remove_file(folder.join(SIDECAR)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    // The settings last: a folder without them is no server, and can be filled anew.
    if !is_there {
        config.write_new(folder)?;
    }
    Ok(Back { copied, epoch, aside })
}

/// Puts the payload key of a copy where the settings say, if none lies there. Another one there opens nothing of it.
fn put_payload_key(config: &Config, folder: &Path, payloads: &Payloads) -> Result<(), DeploymentError> {
    if payloads.id().is_none() {
        return Ok(());
    }
    let unnamed =
        || refused("this copy lies under a payload key: sillage.toml has to name a file for it (payload_key)");
    let file = config.payload_key(folder)?.ok_or_else(unnamed)?;
    if !file.exists() {
        return Ok(payloads.write(&file)?);
    }
    let is_the_same = Payloads::read(&file)?.id() == payloads.id();
    if is_the_same { Ok(()) } else { Err(refused("another payload key lies where this copy's would")) }
}

fn keys_of(copy: &Path) -> Result<crate::keys::Keys, DeploymentError> {
    Ok(crate::keys::Keys::read(copy)?)
}

fn copy_beside(copy: &Path, folder: &Path, file: &str) -> Result<(), DeploymentError> {
    debug_assert!(BESIDE.contains(&file));
    Ok(files::replace(&folder.join(file), &std::fs::read(copy.join(file))?)?)
}

/// Puts the database in its place in one step.
fn put_database(
    copy: &Path,
    database: &Database,
    epoch: Uuid,
    now_ms: i64,
) -> Result<Option<PathBuf>, DeploymentError> {
    match database {
        Database::Sqlite(file) => {
            let beside = file.with_extension("restoring");
            remove_database(&beside)?;
            std::fs::copy(copy.join(DATABASE), &beside)?;
            let store = SqliteStore::open(&beside)?;
            write(&store, |rows| {
                rows.set_fact(EPOCH, &epoch.to_string())?;
                rows.set_fact(covering::DOUBT.0, covering::DOUBT.1)
            })?;
            let whole = file.with_extension("whole");
            remove_database(&whole)?;
            store.copy_into(&whole)?;
            drop(store);
            remove_database(&beside)?;
            let aside = set_aside(file, now_ms)?;
            std::fs::rename(&whole, file)?;
            files::sync_folder_of(file)?;
            Ok(aside)
        }
        Database::Postgres { url, authority } => {
            let store = PostgresStore::open(url, authority.as_deref())?;
            // Filling migrates the file it reads: a private copy of it.
            let private = std::env::temp_dir().join(format!("sillage-{}", Uuid::now_v7()));
            files::private_folder(&private)?;
            let file = private.join(DATABASE);
            let copied = std::fs::copy(copy.join(DATABASE), &file).map_err(DeploymentError::from);
            let epoch = epoch.to_string();
            let last = [(EPOCH, epoch.as_str()), covering::DOUBT];
            let filled = copied.and_then(|_| Ok(store.fill_from(&file, &last)?));
            std::fs::remove_dir_all(&private)?;
            filled?;
            Ok(None)
        }
    }
}

/// Moves a database and its log out of the way, both, so that nobody ever reads one without the other.
fn set_aside(file: &Path, now_ms: i64) -> Result<Option<PathBuf>, DeploymentError> {
    if !file.exists() {
        return Ok(None);
    }
    let aside = file.with_extension(format!("before-{}", utc(now_ms).replace([':', '-'], "")));
    for end in ["-wal", "-shm", ""] {
        let from = PathBuf::from(format!("{}{end}", file.display()));
        if from.exists() {
            std::fs::rename(&from, format!("{}{end}", aside.display()))?;
        }
    }
    Ok(Some(aside))
}

fn remove_database(file: &Path) -> Result<(), DeploymentError> {
    for end in ["-wal", "-shm", ""] {
        match std::fs::remove_file(format!("{}{end}", file.display())) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

fn put_objects(from: &Source, to: &dyn Objects, objects: &[(Uuid, String, u64)]) -> Result<(), DeploymentError> {
    for (unit, hash, _) in objects {
        let hash = named(hash)?;
        if to.get_part(*unit, &hash, 0, 1)?.is_some() {
            continue;
        }
        let mut offset = 0;
        for piece in from.photo(*unit, &hash)?.chunks(CHUNK) {
            offset = to.append(*unit, &hash, offset, piece)?;
        }
        if !to.finish(*unit, &hash)? {
            return Err(refused(&format!("{} of unit {unit} is damaged in the copy", hash.text())));
        }
    }
    Ok(())
}

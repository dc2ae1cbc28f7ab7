//! A server that was made without a payload key is given one: what lies open comes under it before it is served again.

use std::{io, path::Path};

use sillage_sync_protocol::OpRef;
use uuid::Uuid;

use crate::{
    backup::{COPYING, OPENING},
    config::Database,
    deployment::DeploymentError,
    objects::Objects,
    payloads::{PayloadError, Payloads},
    store::{ServerStore, StoreError, lies_open, read, write},
};

/// Under which key the database lies, and whether all of it does.
const KEY: &str = "payload_key";
const WHOLE: &str = "payload_key_whole";
/// A database that was put back may hold what lay open when it was copied.
pub(crate) const DOUBT: (&str, &str) = (WHOLE, "no");
/// Operations that come under it in one transaction.
const AT_ONCE: usize = 2_000;

/// Refuses a database that lies under another key than this one, or under one at all if this is none.
pub(crate) fn fits(store: &dyn ServerStore, payloads: &Payloads) -> Result<(), StoreError> {
    let known = read(store, |rows| rows.fact(KEY))?;
    let is_another = known.is_some_and(|known| Some(known.as_str()) != payloads.id());
    if is_another { Err(PayloadError::Foreign.into()) } else { Ok(()) }
}

/// Notes which key it is. From then on no other one opens the database.
pub(crate) fn note(store: &dyn ServerStore, payloads: &Payloads) -> Result<(), StoreError> {
    payloads.id().map_or(Ok(()), |id| write(store, |rows| rows.set_fact(KEY, id)))
}

/// What another program, or this one when it was killed, left open in a server's folder: half-made copies go, a former
/// database is somebody's to move away.
pub(crate) fn clear(folder: &Path, database: &Database) -> Result<(), DeploymentError> {
    for left in [COPYING, OPENING] {
        match std::fs::remove_dir_all(folder.join(left)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    let Database::Sqlite(file) = database else { return Ok(()) };
    let beside = file.file_stem().unwrap_or_default().to_string_lossy().into_owned() + ".";
    for entry in std::fs::read_dir(file.parent().unwrap_or(folder))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(end) = name.strip_prefix(&beside) else { continue };
        if ["restoring", "whole"].iter().any(|left| end == *left || end.starts_with(&format!("{left}-"))) {
            std::fs::remove_file(&path)?;
        } else if end.starts_with("before-") && !end.ends_with("-wal") && !end.ends_with("-shm") && lies_open(&path)? {
            let told = format!("{} lies open: move it to another disk, or remove it", path.display());
            return Err(DeploymentError::Refused(told));
        }
    }
    Ok(())
}

/// Brings what lies open under the key, and tells how many operations are done. A cut costs what was not done yet.
pub(crate) fn cover(
    store: &dyn ServerStore,
    objects: &dyn Objects,
    payloads: &Payloads,
    told: impl Fn(u64),
) -> Result<(), DeploymentError> {
    if payloads.id().is_none() || read(store, |rows| rows.fact(WHOLE))?.as_deref() == Some("yes") {
        return Ok(());
    }
    note(store, payloads)?;
    let mut last = OpRef { r: Uuid::nil(), s: 0 };
    let mut done = 0;
    while let Some((reached, count)) = write(store, |rows| rows.cover_some(last, AT_ONCE))? {
        (last, done) = (reached, done + count);
        told(done);
    }
    write(store, |rows| rows.cover_held())?;
    objects.cover()?;
    // What was overwritten lies nowhere in the files of the database any more.
    store.scrub()?;
    Ok(write(store, |rows| rows.set_fact(WHOLE, "yes"))?)
}

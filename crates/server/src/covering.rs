//! A server that was made without a payload key is given one: what lies open comes under it before it is served again.

use sillage_sync_protocol::OpRef;
use uuid::Uuid;

use crate::{
    deployment::DeploymentError,
    objects::Objects,
    payloads::{PayloadError, Payloads},
    store::{ServerStore, StoreError, read, write},
};

/// Under which key the database lies, and whether all of it does.
const KEY: &str = "payload_key";
const WHOLE: &str = "payload_key_whole";
/// Operations that come under it in one transaction.
const AT_ONCE: usize = 2_000;

/// Notes the key the first time, and refuses another one or none from then on.
pub(crate) fn is_under(store: &dyn ServerStore, payloads: &Payloads) -> Result<(), StoreError> {
    let known = read(store, |rows| rows.fact(KEY))?;
    match (known.as_deref(), payloads.id()) {
        (None, Some(id)) => write(store, |rows| rows.set_fact(KEY, id)),
        (known, id) if known == id => Ok(()),
        _ => Err(PayloadError::Foreign.into()),
    }
}

/// Brings what lies open under the key, and tells how many operations are done. A cut costs what was not done yet.
pub(crate) fn cover(
    store: &dyn ServerStore,
    objects: &dyn Objects,
    payloads: &Payloads,
    told: impl Fn(u64),
) -> Result<(), DeploymentError> {
    if payloads.id().is_none() || read(store, |rows| rows.fact(WHOLE))?.is_some() {
        return Ok(());
    }
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

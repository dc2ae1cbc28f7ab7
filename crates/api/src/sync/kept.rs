//! What this profile knows of its server, among the values of this computer. A copy of the profile carries it; the
//! device's keys it speaks of lie beside the profile and in no copy, so that a copy put back elsewhere knows that it
//! needs a new line.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sillage_store::{Reader, Writer};
use sillage_sync::{GrantedRole, Membership, Memory};
use uuid::Uuid;

use crate::Failure;

const SERVER: &str = "sync.server";
const LEFT: &str = "sync.left";

/// The server of a profile.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Kept {
    pub membership: Membership,
    /// The device that was enrolled.
    pub device: Uuid,
    /// The profile took its name, its network and its role from the server and has not met it yet.
    pub fresh: bool,
    /// When the server last said everything it had to say, milliseconds since 1970 UTC.
    pub met_ms: Option<i64>,
    /// The same of the last session in which everything had left.
    pub sent_ms: Option<i64>,
    /// Since when nobody answers, and why.
    #[serde(default)]
    pub away: Option<Away>,
    /// As what the server gave units when it was last settled who this is; none before that was noted.
    #[serde(default)]
    pub given: Option<BTreeMap<Uuid, GrantedRole>>,
}

/// A server that cannot be worked with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Away {
    /// Stable code, the one the catalogue words.
    pub code: String,
    /// Values of its sentence.
    #[serde(default)]
    pub params: BTreeMap<String, String>,
    /// Since when, milliseconds since 1970 UTC.
    pub since_ms: i64,
}

pub(super) fn read(db: &Reader<'_>) -> Result<Option<Kept>, Failure> {
    Ok(db.local(SERVER)?)
}

pub(super) fn keep(tx: &mut Writer<'_>, kept: Option<&Kept>) -> Result<(), Failure> {
    Ok(tx.set_local(SERVER, kept)?)
}

/// Notes that a unit was taken away, or given again.
pub(super) fn note_left(tx: &mut Writer<'_>, unit: Uuid, is_left: bool) -> Result<(), Failure> {
    let mut left: BTreeSet<Uuid> = tx.local(LEFT)?.unwrap_or_default();
    if is_left {
        left.insert(unit)
    } else {
        left.remove(&unit)
    };
    Ok(tx.set_local(LEFT, Some(&left))?)
}

/// Units the server took away: their rows may still be here, and nobody is shown them.
pub(crate) fn hidden_units(db: &Reader<'_>) -> Result<BTreeSet<Uuid>, Failure> {
    Ok(db.local(LEFT)?.unwrap_or_default())
}

/// Units the server gave whole, with the role they were given for.
pub(super) fn whole_units(memory: &Memory) -> impl Iterator<Item = (Uuid, GrantedRole)> + '_ {
    memory.units().iter().filter(|(_, (role, _))| role.is_whole()).map(|(unit, (role, _))| (*unit, *role))
}

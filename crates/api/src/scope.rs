//! Whose data a profile may see. A manager's profile sees her own unit and team; coach, regional team and administration
//! see the network. There is one guard, and every command passes it: an id of somewhere else is refused before the
//! command runs, and the file shows nothing else to any reader.

use std::collections::BTreeSet;

use serde_json::Value;
use sillage_domain::{
    Entity,
    network::{Assignment, Role, Unit},
};
use sillage_store::{Act, Reader, Scope, Store};
use uuid::Uuid;

use crate::{Failure, app::Identity, sync::hidden_units};

/// What it depends on.
pub(crate) const DEPENDS_ON: [&str; 2] = [Assignment::NOUN, Unit::NOUN];

/// Makes an open profile keep to what its role may see on the day of `act`, and to what its server left it.
pub(crate) fn keep_to(store: &Store, identity: &Identity, act: Act) -> Result<(), Failure> {
    let sees_all = matches!(identity.role, Role::Coach | Role::Regional | Role::Administrator);
    let units = store.read_whole(act, |db| {
        // A profile that awaits its network holds nothing yet: the first file brings the unit it will keep to.
        if db.find(identity.network)?.is_none() {
            return Ok(None);
        }
        let hidden = hidden_units(db)?;
        if sees_all {
            let all = db.list_all::<Unit>()?.into_iter().map(|row| row.id.uuid());
            return Ok((!hidden.is_empty()).then(|| all.filter(|unit| !hidden.contains(unit)).collect()));
        }
        let today = db.now().local_date();
        let mine = db.list_all::<Assignment>()?.into_iter().filter(|row| row.person == identity.me);
        let mut units: BTreeSet<Uuid> = mine.filter(|row| row.holds_on(today)).map(|row| row.doc.unit.uuid()).collect();
        // What the server gave may be seen before anything of it is here, else it could not come in.
        let memory = sillage_sync::Memory::read(db)?;
        units.extend(memory.units().iter().filter(|(_, (role, _))| role.is_whole()).map(|(unit, _)| *unit));
        units.retain(|unit| !hidden.contains(unit));
        Ok::<_, Failure>(Some(units))
    })?;
    store.keep_to(units.map(|units| Scope::new(identity.network.uuid(), units)));
    Ok(())
}

/// The fields that name what was handed out for one use, or lies in a file that is only looked at: nothing of this one.
const ELSEWHERE: [&str; 2] = ["token", "bundle"];

/// Refuses a request that names anything outside the profile's scope, wherever in it the id stands, or anything that
/// is nowhere.
///
/// # Errors
/// `not_in_your_unit`.
pub(crate) fn admit(db: &Reader<'_>, body: &Value) -> Result<(), Failure> {
    if !db.is_scoped() {
        return Ok(());
    }
    match body {
        Value::String(text) => match text.parse::<Uuid>() {
            Ok(id) if db.is_outside(id)? => Err(Failure::new("not_in_your_unit")),
            _ => Ok(()),
        },
        Value::Array(items) => items.iter().try_for_each(|item| admit(db, item)),
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| !ELSEWHERE.contains(&name.as_str()))
            .try_for_each(|(_, field)| admit(db, field)),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

/// What does not exist and what lies elsewhere get the same answer, so that neither can be told from the other.
pub(crate) fn same_answer<T>(db: &Reader<'_>, answer: Result<T, Failure>) -> Result<T, Failure> {
    answer.map_err(|failure| match failure.code.as_str() {
        "not_found" if db.is_scoped() => Failure::new("not_in_your_unit"),
        _ => failure,
    })
}

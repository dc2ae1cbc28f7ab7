//! What a session needs before it and leaves after it: counts nobody runs are sealed, whoever was given a unit is named
//! in it, and a profile that came without a network becomes what the server says it is.

use std::{collections::BTreeMap, path::PathBuf};

use sillage_domain::{
    Id,
    network::{Assignment, Network, Person, PersonProfile, Role, Unit},
};
use sillage_store::{DataKey, Reader, Writer};
use sillage_sync::{GrantedRole, Memory};
use uuid::Uuid;

use super::kept;
use crate::{
    App, Failure,
    app::{Identity, Session},
    network::{follow, list_to_follow},
};

/// A count without a sign of life for so long is no longer run by anybody.
const SILENT_MS: i64 = 60_000;

/// Seals counter blocks nobody counts in. One that goes on leaves with a later session: its counter must not lose it.
pub(super) fn seal_counts(app: &App, session: &Session) -> Result<(), Failure> {
    if app.read(|db| Ok(silent_blocks(db)?.is_empty()))? {
        return Ok(());
    }
    app.write_to(session, "sync.seal_counts", |tx| {
        for block in silent_blocks(tx)? {
            tx.seal_block(block)?;
        }
        Ok(())
    })
}

fn silent_blocks(db: &Reader<'_>) -> Result<Vec<Uuid>, Failure> {
    let mut silent = Vec::new();
    for block in db.list_open_blocks()? {
        if !block.is_current || db.now().utc_ms - block.seen_ms > SILENT_MS {
            silent.push(block.id);
        }
    }
    Ok(silent)
}

/// Whether somebody counts now: what they count follows when they pause.
pub(super) fn is_counting(db: &Reader<'_>) -> Result<bool, Failure> {
    Ok(!db.list_open_blocks()?.is_empty())
}

/// Names the person of this profile in the units they were given, where nobody did. Whether anything was written.
pub(super) fn introduce(app: &App, session: &Session) -> Result<bool, Failure> {
    let (me, network) = (session.identity.me, session.identity.network);
    let unnamed = app.read(|db| {
        if db.find(network)?.is_none() {
            return Ok(Vec::new());
        }
        let (mut unnamed, today) = (Vec::new(), db.now().local_date());
        let given = kept::read(db)?.and_then(|kept| kept.given).unwrap_or_default();
        for (unit, role) in kept::whole_units(&Memory::read(db)?).filter(|(unit, _)| *unit != network.uuid()) {
            if db.find(Id::<Unit>::new(unit))?.is_none() {
                continue;
            }
            let named = db.list_in::<PersonProfile>(unit)?.iter().any(|row| row.person == me);
            let here = db.list_of::<Assignment>(unit)?;
            let mut here = here.into_iter().filter(|row| row.person == me).peekable();
            // What a person does here is the team's to say, until the server says something else than it said before.
            let said = given.get(&unit).filter(|said| **said != role).map(|_| role_of(role));
            let assigned = here.peek().is_some()
                && said.is_none_or(|role| here.any(|row| row.role == role && row.holds_on(today)));
            if !named || !assigned {
                unnamed.push((unit, role, named, assigned));
            }
        }
        Ok(unnamed)
    })?;
    if unnamed.is_empty() {
        return Ok(false);
    }
    app.write_to(session, "sync.introduce", |tx| {
        if tx.find(me)?.is_none() {
            tx.add_as(me, network.uuid(), &Person { active: true })?;
        }
        for (unit, role, named, assigned) in unnamed {
            if !named {
                let display_name = session.profile.name.clone();
                tx.add(unit, &PersonProfile { person: me, display_name, email: None, external_ref: None })?;
            }
            if !assigned {
                assign(tx, Id::new(unit), role_of(role))?;
            }
        }
        Ok(())
    })?;
    app.refresh_scope(session)?;
    Ok(true)
}

/// Whoever works here works in this role from today on.
fn assign(tx: &mut Writer<'_>, unit: Id<Unit>, role: Role) -> Result<(), Failure> {
    let (me, today) = (tx.me(), tx.now().local_date());
    for row in tx.list_of::<Assignment>(unit.uuid())? {
        if row.person != me || !row.holds_on(today) || row.role == role {
            continue;
        }
        if row.from < today {
            tx.change(row.id, |doc| doc.to = today.pred_opt())?;
        } else {
            tx.delete(row.id)?;
        }
    }
    tx.add(unit.uuid(), &Assignment { person: me, unit, role, from: today, to: None })?;
    Ok(())
}

/// Carries over what was written in the old unit of somebody who had moved. Whether there was anything.
pub(super) fn follow_moves(app: &App, session: &Session) -> Result<bool, Failure> {
    if app.read(|db| Ok(list_to_follow(db)?.is_empty()))? {
        return Ok(false);
    }
    app.write_to(session, "sync.follow_moves", |tx| {
        let followed = list_to_follow(tx)?;
        follow(tx, followed)
    })?;
    Ok(true)
}

/// A role of the server in the words of this program.
fn role_of(role: GrantedRole) -> Role {
    match role {
        GrantedRole::Coach => Role::Coach,
        GrantedRole::Regional => Role::Regional,
        GrantedRole::LineManager => Role::LineManager,
        GrantedRole::UnitManager => Role::UnitManager,
        GrantedRole::Administrator | GrantedRole::Headquarters => Role::Administrator,
    }
}

/// What a person does of whom the server says so much: accompanying units comes before heading one, and both before
/// keeping the network.
fn foremost(roles: impl Iterator<Item = Role>) -> Option<Role> {
    const ORDER: [Role; 5] = [Role::Coach, Role::Regional, Role::UnitManager, Role::LineManager, Role::Administrator];
    let held: Vec<Role> = roles.collect();
    ORDER.into_iter().find(|role| held.contains(role))
}

/// A profile that was made for a server takes its role and its time zone from it; any other takes a role up once the
/// server says another one than before. Where and with which key it is to be opened anew, if that changed anything.
pub(super) fn settle(app: &App, session: &Session) -> Result<Option<(PathBuf, DataKey)>, Failure> {
    let before = &session.identity;
    let found = app.read(|db| {
        let (kept, network) = (kept::read(db)?, db.find(before.network)?);
        let Some((kept, network)) = kept.zip(network) else { return Ok(None) };
        let memory = Memory::read(db)?;
        let units = memory.units().iter().filter(|(unit, _)| **unit != network.id.uuid());
        let given: BTreeMap<Uuid, GrantedRole> = units.map(|(unit, (role, _))| (*unit, *role)).collect();
        Ok(Some((kept, network.doc.time_zone, given)))
    })?;
    // As long as the server has given no unit, it has not said who this is.
    let Some((kept, time_zone, given)) = found.filter(|(.., given)| !given.is_empty()) else { return Ok(None) };
    let said = |given: &BTreeMap<Uuid, GrantedRole>| foremost(given.values().map(|role| role_of(*role)));
    let Some(role) = said(&given) else { return Ok(None) };
    let after = match &kept.given {
        _ if kept.fresh => Identity { me: before.me, network: before.network, role, time_zone },
        Some(earlier) if said(earlier) != Some(role) => {
            Identity { me: before.me, network: before.network, role, time_zone: before.time_zone.clone() }
        }
        _ if kept.given.as_ref() == Some(&given) => return Ok(None),
        _ => {
            let (me, network, time_zone) = (before.me, before.network, before.time_zone.clone());
            Identity { me, network, role: before.role, time_zone }
        }
    };
    app.write_to(session, "sync.settle_profile", |tx| {
        kept::keep(tx, Some(&kept::Kept { fresh: false, given: Some(given), ..kept }))?;
        Ok(tx.set_local("identity", Some(&after))?)
    })?;
    let changed = after.role != before.role || after.time_zone != before.time_zone;
    Ok(changed.then(|| (session.store.folder().to_path_buf(), session.store.clone_key())))
}

/// The network a profile stands in, if it has arrived.
pub(super) fn network_name(db: &Reader<'_>, network: Id<Network>) -> Result<Option<String>, Failure> {
    Ok(db.find(network)?.map(|row| row.doc.name))
}

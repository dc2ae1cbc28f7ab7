//! Opening a colleague's file: everything in it in one transaction, nothing twice.

use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::{Assignment, Network, Person, PersonProfile, Unit},
};
use sillage_store::{Arrival, BackupKind, Incoming, Store, Writer};
use sillage_sync::{Address, Attachment, FileError};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    Checked, is_awaiting,
    keys::{self, Carried, Way},
    maker_name,
    preview::take_in,
    read,
};
use crate::{
    App, Failure,
    app::{Identity, Session},
    backup,
    work::Step,
};

/// Open a file that was looked into.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct OpenFile {
    /// Where it lies.
    pub path: String,
    /// Its id, as the preview told it.
    pub bundle: Uuid,
}

/// It is here.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FileOpened {
    /// The unit.
    pub unit: Id<Unit>,
    /// Its name.
    pub unit_name: String,
    /// Operations that were new; none if it was opened before.
    pub new: u32,
    /// This profile joined the file's network.
    pub joined: bool,
}

pub(super) fn open_file(app: &App, ask: OpenFile) -> Result<FileOpened, Failure> {
    let path = Path::new(&ask.path);
    let session = app.session()?;
    let work = session.work.begin()?;
    let checked = read(app, path, &work, |_, _| Ok(()))?;
    let agreed = |checked: &Checked| checked.parcel.header.bundle == ask.bundle;
    if !agreed(&checked) {
        return Err(Failure::new("file_changed"));
    }
    backup::back_up(app, BackupKind::BeforeUnitFile)?;
    // Pictures first: an operation that is kept never names one that could have been and is not.
    let mut arrival = session.store.await_files()?;
    if !agreed(&read(app, path, &work, |attachment, bytes| keep(&mut arrival, attachment, bytes))?) {
        return Err(Failure::new("file_changed"));
    }
    work.enter(Step::Writing, 1)?;
    let (opened, joined) = app.write("unit_file.open_file", |tx| {
        let joins = is_awaiting(tx, session.identity.network)?;
        let taken = take_in(tx, &session, &checked)?;
        let identity = joins.then(|| join(tx, &session, &checked)).transpose()?;
        if taken.new > 0 {
            introduce(tx, &session, checked.unit)?;
        }
        let new = u32::try_from(taken.new).unwrap_or(u32::MAX);
        let unit_name = tx.get(checked.unit)?.doc.name;
        let address: Address = checked.parcel.header.address.parse().map_err(|_| Failure::new("bundle_forged"))?;
        let line = Carried {
            way: Way::In,
            at_ms: tx.now().utc_ms,
            unit_name: unit_name.clone(),
            code: address.code(),
            name: maker_name(tx, &checked.parcel)?,
            operations: new,
        };
        keys::note(tx, line)?;
        Ok((FileOpened { unit: checked.unit, unit_name, new, joined: joins }, identity.is_some()))
    })?;
    arrival.stays();
    session.exchange.forget_conflicted();
    drop(work);
    if joined {
        let (folder, key) = (session.store.folder().to_path_buf(), session.store.clone_key());
        drop(session);
        crate::session::reopen(app, &folder, key)?;
    }
    Ok(opened)
}

fn keep(arrival: &mut Arrival<'_>, attachment: &Attachment, bytes: &[u8]) -> Result<(), FileError> {
    let incoming = if attachment.media_type == "image/jpeg" {
        Store::take_carried_photo(&attachment.hash, bytes)
    } else {
        Ok(Incoming::file(bytes.to_vec()))
    };
    let kept = incoming.and_then(|incoming| arrival.add(&incoming));
    kept.map_err(|error| FileError::NotKept(error.to_string()))
}

/// The profile that awaited a network belongs to this one from now on.
fn join(tx: &mut Writer<'_>, session: &Session, checked: &Checked) -> Result<Identity, Failure> {
    let network = tx.get::<Network>(Id::new(checked.network))?;
    let identity = Identity {
        network: network.id,
        time_zone: network.doc.time_zone,
        me: session.identity.me,
        role: session.identity.role,
    };
    tx.add_as(identity.me, checked.network, &Person { active: true })?;
    tx.set_local("identity", Some(&identity))?;
    Ok(identity)
}

/// Whoever opens a unit's file is from now on among those who accompany it, and is named there.
fn introduce(tx: &mut Writer<'_>, session: &Session, unit: Id<Unit>) -> Result<(), Failure> {
    let (me, stream) = (tx.me(), unit.uuid());
    if !tx.list_in::<PersonProfile>(stream)?.iter().any(|row| row.person == me) {
        let display_name = session.profile.name.clone();
        tx.add(stream, &PersonProfile { person: me, display_name, email: None, external_ref: None })?;
    }
    if !tx.list_of::<Assignment>(stream)?.iter().any(|row| row.person == me) {
        let from = tx.now().local_date();
        tx.add(stream, &Assignment { person: me, unit, role: session.identity.role, from, to: None })?;
    }
    Ok(())
}

//! Handing a unit to a colleague: one file, sealed for her computer.

use std::{
    fs,
    path::{Path, PathBuf},
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    flow::ObservationWindow,
    network::{Assignment, Person, PersonProfile, Unit},
};
use sillage_store::{Mode, Reader, Size, Writer};
use sillage_sync::{
    Address, Attachment, BundleKind, Device, FileError, Header, Hlc, Limits, Line, Part, Stamped, pack,
};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    check_role, is_awaiting,
    keys::{self, Carried, Way},
    travels,
};
use crate::{
    App, Failure,
    app::Session,
    scope::same_answer,
    visit::name_of,
    work::{Pace, Step},
};

/// Hand a unit to a colleague.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ExportUnit {
    /// Which.
    pub unit: Id<Unit>,
    /// The address of the colleague's computer.
    pub to: String,
    /// Photos and issued reports go with it.
    pub photos: bool,
    /// Folder to write into: a USB key, or any other.
    pub folder: String,
}

/// The file was written.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct UnitExported {
    /// Where it lies.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Operations in it.
    pub operations: u32,
    /// Photos and reports in it.
    pub attachments: u32,
    /// Code of the computer it is sealed for, to compare.
    pub code: String,
}

pub(super) fn export_unit(app: &App, ask: ExportUnit) -> Result<UnitExported, Failure> {
    let session = app.session()?;
    let to = keys::parse(&ask.to)?;
    let device = keys::device(&session.store)?;
    if to == *device.address() {
        return Err(Failure::new("address_own"));
    }
    let folder = Path::new(&ask.folder);
    if !folder.is_dir() {
        return Err(Failure::new("folder_missing"));
    }
    let work = session.work.begin()?;
    app.read(|db| {
        if is_awaiting(db, session.identity.network)? {
            return Err(Failure::new("network_awaited"));
        }
        same_answer(db, db.get(ask.unit).map_err(Failure::from))?;
        check_role(db, session.identity.role, ask.unit)
    })?;
    if session.store.mode() == Mode::Full {
        app.write("unit_file.export_unit", |tx| make_ready(tx, ask.unit))?;
        // Before the file can leave: an older copy of this profile will be recognised by what it lacks.
        session.store.note_sent()?;
    }
    let (header, lines, unit_name) = app.read(|db| {
        let lines = travels::lines(db, ask.unit, session.identity.network)?;
        let attachments = if ask.photos { travels::attachments(db, &session.store, ask.unit)? } else { Vec::new() };
        let replica = db.replica()?;
        let at = db.now().timestamp().at;
        Ok((header(&session, &device, replica, at, ask.unit, &lines, attachments), lines, db.get(ask.unit)?.doc.name))
    })?;
    let path = folder.join(sillage_sync::file_name(&header));
    work.enter(Step::Writing, header.attachments.len())?;
    let written = write(&session, &device, &to, (&header, &lines), &path, &work);
    // A stop is told as a stop, wherever it met the writing.
    let bytes = written.or_else(|error| work.check().and(Err(error)))?;
    let operations = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    if session.store.mode() == Mode::Full {
        session.store.note_carried(&lines)?;
        app.write("unit_file.export_unit", |tx| {
            let at_ms = tx.now().utc_ms;
            keys::note(
                tx,
                Carried { way: Way::Out, at_ms, unit_name, code: to.code(), name: String::new(), operations },
            )
        })?;
    }
    Ok(UnitExported {
        path: path.display().to_string(),
        bytes,
        operations,
        attachments: u32::try_from(header.attachments.len()).unwrap_or(u32::MAX),
        code: to.code(),
    })
}

/// Whoever works in the unit, or hands it over, is named in its own stream; counts that nobody runs any more are sealed.
fn make_ready(tx: &mut Writer<'_>, unit: Id<Unit>) -> Result<(), Failure> {
    let nameless = tx.as_written(|db| nameless_in(db, unit))?;
    for (person, display_name) in nameless {
        tx.add(unit.uuid(), &PersonProfile { person, display_name, email: None, external_ref: None })?;
    }
    for window in tx.list_in::<ObservationWindow>(unit.uuid())? {
        while let Some(block) = tx.counting_block(window.id)? {
            if tx.block_is_current(block.id)? {
                return Err(Failure::new("counting_goes_on"));
            }
            tx.seal_block(block.id)?;
        }
    }
    Ok(())
}

fn header(
    session: &Session,
    device: &Device,
    replica: Uuid,
    at: String,
    unit: Id<Unit>,
    lines: &[Line],
    attachments: Vec<Attachment>,
) -> Header {
    let (format, format_version, schema) = Header::fixed();
    let last = lines.iter().map(|line| line.eff.unwrap_or(line.envelope.h)).max();
    Header {
        format,
        format_version,
        bundle: Uuid::now_v7(),
        kind: BundleKind::Unit,
        network: session.identity.network.uuid(),
        epoch: None,
        device: device.id(),
        address: device.address().to_string(),
        replica,
        app: concat!("sillage ", env!("CARGO_PKG_VERSION")).into(),
        schema,
        created: Stamped { h: last.unwrap_or(Hlc::ZERO).to_string(), at },
        ranges: Vec::new(),
        unit: Some(unit.uuid()),
        person: Some(session.identity.me.uuid()),
        page: None,
        count: 0,
        raw_bytes: 0,
        part: Part { i: 1, n: 1 },
        attachments,
        crit: Vec::new(),
        ext: serde_json::Map::new(),
    }
}

/// Writes the file whole or not at all: aside, on the disk, then under its name.
fn write(
    session: &Session,
    device: &Device,
    to: &Address,
    (header, lines): (&Header, &[Line]),
    path: &Path,
    work: &Pace,
) -> Result<u64, Failure> {
    let bundles = pack(header, lines, &Limits::default(), |message| device.sign(message)).map_err(FileError::from)?;
    let aside: PathBuf = path.with_extension("part");
    let written = (|| {
        let file = sillage_sync::seal(fs::File::create(&aside)?, to, &bundles, &header.attachments, |attachment| {
            work.advance().map_err(|stopped| FileError::NotKept(stopped.code))?;
            session.store.photo(&attachment.hash, Size::Full).map_err(|error| FileError::NotKept(error.to_string()))
        })?;
        file.sync_all()?;
        fs::rename(&aside, path)?;
        Ok::<_, FileError>(fs::metadata(path)?.len())
    })();
    if written.is_err() {
        // Half a file on a stick helps nobody; if it cannot be removed either, its name says what it is.
        drop(fs::remove_file(&aside));
    }
    Ok(written?)
}

/// Whoever works in the unit or hands it over, and has a name elsewhere only: each record by itself.
fn nameless_in(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<(Id<Person>, String)>, Failure> {
    let mut people: Vec<Id<Person>> = db.list_of::<Assignment>(unit.uuid())?.iter().map(|row| row.person).collect();
    people.push(db.me());
    people.sort_unstable();
    people.dedup();
    let named = db.list_in::<PersonProfile>(unit.uuid())?;
    let mut nameless = Vec::new();
    for person in people {
        let name = name_of(db, person)?;
        if !name.is_empty() && !named.iter().any(|row| row.person == person) {
            nameless.push((person, name));
        }
    }
    Ok(nameless)
}

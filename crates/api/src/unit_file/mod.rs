//! The file of a unit as something to carry: everything of one unit, sealed for a colleague's computer, and opened
//! there. What is handed over here is a unit, not the computer: that is the `handover` mode of a session.

mod export;
mod inspect;
mod keys;
mod offered;
mod open;
mod preview;
mod travels;

use std::{fs::File, path::Path};

use sillage_domain::{
    Id,
    network::{Assignment, Network, Role, Unit},
};
use sillage_store::Reader;
use sillage_sync::{Attachment, BundleKind, FileError, Limits, Parcel};
use uuid::Uuid;

use crate::{
    App, Failure, Registry,
    registry::Access,
    visit::name_of,
    work::{Pace, Step},
};

pub(crate) use keys::{device as device_of, keep_device, new_device};

pub(crate) fn register(registry: &mut Registry) {
    registry.app("unit_file.get_address", Access::Open, keys::get_address);
    registry.app("unit_file.get_code", Access::Open, keys::get_code);
    registry.app("unit_file.export_unit", Access::Open, export::export_unit);
    registry.app("unit_file.get_preview", Access::Open, preview::get_preview);
    registry.app("unit_file.open_file", Access::Open, open::open_file);
    registry.app("unit_file.take_offered", Access::Open, offered::take_offered);
    registry.app("unit_file.list_carried", Access::Open, keys::list_carried);
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        match error {
            FileError::Bundle(error) => Self::new(error.code()).traced(error),
            FileError::Foreign => Self::new("bundle_foreign"),
            FileError::NotForMe => Self::new("bundle_not_for_me"),
            FileError::NotKept(why) => Self::new("photo_unusable").traced(why),
            FileError::File(error) => sillage_store::StoreError::from(error).into(),
        }
    }
}

/// A unit file that was read and whose seal, hash, signature and chain hold.
struct Checked {
    parcel: Parcel,
    unit: Id<Unit>,
    network: Uuid,
}

impl Checked {
    fn streams(&self) -> [Uuid; 2] {
        [self.unit.uuid(), self.network]
    }
}

/// Reads a file to its end. `take` is handed what lies beside the operations.
fn read(
    app: &App,
    path: &Path,
    work: &Pace,
    mut take: impl FnMut(&Attachment, &[u8]) -> Result<(), FileError>,
) -> Result<Checked, Failure> {
    work.enter(Step::Reading, 0)?;
    let file = File::open(path).map_err(|error| missing(path, error))?;
    let device = keys::device(&app.session()?.store)?;
    let read = sillage_sync::open(file, &device, &Limits::default(), |attachment, bytes| {
        take(attachment, bytes)?;
        work.advance().map_err(|stopped| FileError::NotKept(stopped.code))
    });
    // A stop is told as a stop, wherever it met the reading.
    let parcel = read.map_err(Failure::from).or_else(|error| work.check().and(Err(error)))?;
    let unit = parcel.header.unit.filter(|_| parcel.header.kind == BundleKind::Unit);
    let unit = Id::new(unit.ok_or_else(|| Failure::new("bundle_foreign").traced("kind"))?);
    let checked = Checked { network: parcel.header.network, unit, parcel };
    check_place(app, &checked)?;
    Ok(checked)
}

fn missing(path: &Path, error: std::io::Error) -> Failure {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Failure::new("file_missing").with("name", name).traced(error)
}

/// A profile opens files of its own network; one that awaits its network takes that of the first file. A unit
/// manager's profile holds her own unit only.
fn check_place(app: &App, checked: &Checked) -> Result<(), Failure> {
    let session = app.session()?;
    app.read(|db| {
        if is_awaiting(db, session.identity.network)? {
            return Ok(());
        }
        if session.identity.network.uuid() != checked.network {
            return Err(Failure::new("bundle_wrong_network"));
        }
        check_role(db, session.identity.role, checked.unit)
    })
}

/// The profile's network has not arrived yet.
pub(crate) fn is_awaiting(db: &Reader<'_>, network: Id<Network>) -> Result<bool, Failure> {
    Ok(db.find(network)?.is_none())
}

/// Who may carry a unit from computer to computer: those who accompany units, and the manager her own.
fn check_role(db: &Reader<'_>, role: Role, unit: Id<Unit>) -> Result<(), Failure> {
    match role {
        Role::Coach | Role::Regional | Role::Administrator => Ok(()),
        Role::UnitManager => {
            let today = db.now().local_date();
            let hers = db
                .list_of::<Assignment>(unit.uuid())?
                .iter()
                .any(|row| row.person == db.me() && row.role == role && row.holds_on(today));
            if hers { Ok(()) } else { Err(Failure::new("not_in_your_unit")) }
        }
        Role::LineManager | Role::TeamMember | Role::ExternalOccupant => Err(Failure::new("unit_file_role")),
    }
}

/// The name shown of whoever made a file, as the file tells it.
fn maker_name(db: &Reader<'_>, parcel: &Parcel) -> Result<String, Failure> {
    parcel.header.person.map_or(Ok(String::new()), |person| name_of(db, Id::new(person)))
}

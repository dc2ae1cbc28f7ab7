//! The address of this computer, and what was carried: to whom, from whom, when.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_store::Store;
use sillage_sync::{Address, Device, DeviceError};
use ts_rs::TS;

use crate::{App, Failure, session::Nothing};

/// The file of the device's keys, beside the profile and in no copy of it.
const DEVICE: &str = "device";
const CARRIED: &str = "unit_file.carried";
/// How long the list of what was carried is kept.
const KEPT_MS: i64 = 90 * 86_400_000;

/// The keys of this computer, made when they are first needed.
pub(crate) fn device(store: &Store) -> Result<Device, Failure> {
    // Keys that cannot be read are those of another place: this one gets its own.
    store.kept_or_made(
        DEVICE,
        |bytes| Device::from_bytes(bytes).ok(),
        || {
            let device = new_device()?;
            let bytes = to_bytes(&device)?;
            Ok((device, bytes))
        },
    )
}

/// New keys, kept nowhere yet.
pub(crate) fn new_device() -> Result<Device, Failure> {
    Device::new().map_err(|error: DeviceError| Failure::new("store_failed").traced(error))
}

/// Keeps keys in the place of those before. Files sealed for the address before do not open any more.
pub(crate) fn keep_device(store: &Store, device: &Device) -> Result<(), Failure> {
    Ok(store.keep_beside(DEVICE, to_bytes(device)?.as_ref())?)
}

fn to_bytes(device: &Device) -> Result<impl AsRef<[u8]> + use<>, Failure> {
    device.to_bytes().map_err(|error| Failure::new("store_failed").traced(error))
}

/// What a colleague needs to seal a file for this computer.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DeviceAddress {
    /// One line of text to give.
    pub address: String,
    /// Sixteen digits to read to each other.
    pub code: String,
    /// This profile awaits the network the first file brings.
    pub awaits_network: bool,
}

pub(super) fn get_address(app: &App, _: Nothing) -> Result<DeviceAddress, Failure> {
    let session = app.session()?;
    let device = device(&session.store)?;
    let awaits_network = app.read(|db| super::is_awaiting(db, session.identity.network))?;
    Ok(DeviceAddress { address: device.address().to_string(), code: device.address().code(), awaits_network })
}

/// The code of an address somebody gave.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetCode {
    /// The address.
    pub address: String,
}

/// The code to compare.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct AddressCode {
    /// Sixteen digits.
    pub code: String,
    /// A file was carried to or from that computer before.
    pub known: bool,
}

pub(super) fn get_code(app: &App, ask: GetCode) -> Result<AddressCode, Failure> {
    let address = parse(&ask.address)?;
    if address == *device(&app.session()?.store)?.address() {
        return Err(Failure::new("address_own"));
    }
    let known = app.read(|db| is_known(db, &address.code()))?;
    Ok(AddressCode { code: address.code(), known })
}

pub(super) fn parse(address: &str) -> Result<Address, Failure> {
    address.parse().map_err(|_| Failure::new("address_unreadable"))
}

/// Which way a file went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Made here.
    Out,
    /// Opened here.
    In,
}

/// A file that was made or opened here.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
pub struct Carried {
    /// Which way.
    pub way: Way,
    /// When, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// Name of the unit then.
    pub unit_name: String,
    /// Code of the other computer.
    pub code: String,
    /// Whoever made the file, as it told; empty for one made here.
    pub name: String,
    /// Operations that went, or that were new.
    pub operations: u32,
}

/// What was carried in the last ninety days.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct CarriedList {
    /// Newest first.
    pub carried: Vec<Carried>,
}

pub(super) fn list_carried(app: &App, _: Nothing) -> Result<CarriedList, Failure> {
    let mut carried: Vec<Carried> = app.read(|db| Ok(db.local(CARRIED)?.unwrap_or_default()))?;
    carried.reverse();
    Ok(CarriedList { carried })
}

/// Adds a line to what was carried, and drops those older than ninety days.
pub(super) fn note(tx: &mut sillage_store::Writer<'_>, line: Carried) -> Result<(), Failure> {
    let mut carried: Vec<Carried> = tx.local(CARRIED)?.unwrap_or_default();
    carried.retain(|each| line.at_ms - each.at_ms <= KEPT_MS);
    carried.push(line);
    Ok(tx.set_local(CARRIED, Some(&carried))?)
}

/// Whether a file of the computer with this code was opened or made here before.
pub(super) fn is_known(db: &sillage_store::Reader<'_>, code: &str) -> Result<bool, Failure> {
    let carried: Vec<Carried> = db.local(CARRIED)?.unwrap_or_default();
    Ok(carried.iter().any(|each| each.code == code))
}

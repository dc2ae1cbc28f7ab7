//! Profiles: one encrypted folder a person, practice profiles included.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Refusal, check_name,
    network::{Assignment, FIRST_UNIT_CODE, Network, Person, PersonProfile, Role, Unit, UnitKind, UnitStatus},
};
use sillage_store::{Act, DataKey, Reader, Store, Vault, check_passphrase, pin_verifier};
use ts_rs::TS;
use uuid::Uuid;

use super::{Done, Nothing};
use crate::{
    App, Failure, Language,
    app::{IDENTITY, Identity, Session},
    network::plant_zones,
    practice,
    referential::{Starter, plant_starter},
};

const HEADER: &str = "profile.json";

/// The line of a profile in the picker: the only thing readable without its key. Of a real profile it tells initials and
/// no role; name and role come from the encrypted file once it is open.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
pub struct ProfileHeader {
    /// Id, also the folder's name.
    pub id: Uuid,
    /// Name shown; initials before a real profile is open.
    pub name: String,
    /// Practice: invented, never sent, asks nothing.
    pub practice: bool,
    /// Role; none before a real profile is open.
    #[serde(default)]
    pub role: Option<Role>,
    /// `fr` or `en`.
    pub locale: String,
    /// When it was last opened, RFC 3339.
    pub last_used: Option<String>,
}

/// The profiles of this computer.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ProfileList {
    /// Most recently used first.
    pub profiles: Vec<ProfileHeader>,
}

/// A real profile.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct CreateProfile {
    /// The person's name.
    pub name: String,
    /// At least 15 characters.
    pub passphrase: String,
    /// Four to eight digits.
    pub pin: String,
    /// Name of the network.
    pub network: String,
    /// Name of the first unit.
    pub unit: String,
    /// Kind of that unit.
    pub unit_kind: UnitKind,
    /// What the person does.
    pub role: Role,
    /// Language.
    pub locale: Language,
    /// The referential the network begins with; none if absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub starter: Option<Starter>,
}

/// A created profile, open now.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ProfileCreated {
    /// Its id.
    pub profile: Uuid,
    /// The code to print, shown once; none for practice.
    pub recovery_code: Option<String>,
}

/// Open a profile.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct Unlock {
    /// Which.
    pub profile: Uuid,
    /// Its passphrase; none for practice.
    pub passphrase: Option<String>,
}

/// Open a profile with its printed code and choose a new passphrase.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct Recover {
    /// Which.
    pub profile: Uuid,
    /// The printed code.
    pub recovery_code: String,
    /// The new passphrase.
    pub new_passphrase: String,
}

pub(super) fn check_pin_shape(pin: &str) -> Result<(), Refusal> {
    let well_formed = (4..=8).contains(&pin.len()) && pin.bytes().all(|digit| digit.is_ascii_digit());
    if well_formed { Ok(()) } else { Err(Refusal::new("pin_malformed")) }
}

pub(super) fn folder(app: &App, profile: Uuid) -> PathBuf {
    app.root().join(profile.to_string())
}

pub(super) fn list_profiles(app: &App, _: Nothing) -> Result<ProfileList, Failure> {
    let mut profiles = Vec::new();
    if let Ok(entries) = fs::read_dir(app.root()) {
        // A folder without header and vault is not a profile.
        let folders = entries.flatten().map(|entry| entry.path());
        profiles.extend(folders.filter_map(|folder| header_or_stand_in(&folder).ok()));
    }
    profiles.sort_by(|a, b| b.last_used.cmp(&a.last_used));
    Ok(ProfileList { profiles })
}

pub(super) fn create_profile(app: &App, ask: CreateProfile) -> Result<ProfileCreated, Failure> {
    check_name("name", &ask.name)?;
    check_name("network", &ask.network)?;
    check_name("unit", &ask.unit)?;
    check_pin_shape(&ask.pin)?;
    let id = Uuid::now_v7();
    let (vault, key, code) = Vault::create(id, &ask.passphrase, app.cost())?;
    let verifier = pin_verifier(&ask.pin)?;
    let now = app.moment(false, "");
    sillage_store::private_folder(app.root())?;
    let store = Store::create(&folder(app, id), vault, key, &app.boot_id(false))?;
    let me: Id<Person> = Id::new(Uuid::now_v7());
    let act = Act { me, now: now.clone(), command: "profile.create_profile", is_final: true, draft: None };
    let identity = store
        .write(act, |tx| {
            let network: Id<Network> = Id::new(Uuid::now_v7());
            let stream = network.uuid();
            tx.add_as(
                network,
                stream,
                &Network {
                    name: ask.network.clone(),
                    default_locale: ask.locale.code().to_owned(),
                    time_zone: now.zone.clone(),
                    taste: false,
                    practice: false,
                },
            )?;
            tx.add_as(me, stream, &Person { active: true })?;
            let unit: Id<Unit> = Id::new(Uuid::now_v7());
            tx.add_as(
                unit,
                unit.uuid(),
                &Unit {
                    name: ask.unit.clone(),
                    code: FIRST_UNIT_CODE.into(),
                    unit_kind: ask.unit_kind,
                    address: None,
                    time_zone: now.zone.clone(),
                    status: UnitStatus::Active,
                    support_structure: None,
                    local_market_note: None,
                },
            )?;
            let profile = PersonProfile { person: me, display_name: ask.name.clone(), email: None, external_ref: None };
            tx.add(unit.uuid(), &profile)?;
            tx.add(unit.uuid(), &Assignment { person: me, unit, role: ask.role, from: now.local_date(), to: None })?;
            practice::Seed::read()?.plant_starter(tx, network, unit, ask.unit_kind, &now)?;
            plant_zones(tx, unit, ask.unit_kind)?;
            if let Some(starter) = ask.starter {
                plant_starter(tx, starter)?;
            }
            let identity = Identity { me, network, role: ask.role, time_zone: now.zone.clone() };
            tx.set_local(IDENTITY, Some(&identity))?;
            tx.set_local("pin", Some(&verifier))?;
            Ok::<_, Failure>(identity)
        })?
        .0;
    let header = ProfileHeader {
        id,
        name: ask.name,
        practice: false,
        role: Some(ask.role),
        locale: ask.locale.code().to_owned(),
        last_used: None,
    };
    enter(app, store, header, identity)?;
    Ok(ProfileCreated { profile: id, recovery_code: Some(code.0) })
}

pub(super) fn unlock(app: &App, ask: Unlock) -> Result<Done, Failure> {
    let folder = folder(app, ask.profile);
    let vault = Store::read_vault(&folder)?;
    let key = match vault.practice_key() {
        Some(key) => key,
        None => vault.unlock(ask.passphrase.as_deref().unwrap_or_default())?,
    };
    open(app, &folder, key)
}

pub(super) fn recover(app: &App, ask: Recover) -> Result<Done, Failure> {
    let folder = folder(app, ask.profile);
    check_passphrase(&ask.new_passphrase)?;
    let key = Store::read_vault(&folder)?.recover(&ask.recovery_code)?;
    open(app, &folder, key)?;
    let session = app.session()?;
    if let Err(error) = session.store.change_passphrase(&ask.new_passphrase) {
        // What answers an error opens nothing.
        app.close(&session);
        return Err(error.into());
    }
    Ok(Done {})
}

pub(super) fn open(app: &App, folder: &Path, key: DataKey) -> Result<Done, Failure> {
    let vault = Store::read_vault(folder)?;
    // The lock of the profile that is open now must be given back first.
    app.set_session(None);
    let store = Store::open(folder, key, &app.boot_id(vault.is_practice()))?;
    let now = app.moment(vault.is_practice(), "");
    let act = Act { me: Id::new(vault.profile), now, command: "profile.unlock", is_final: true, draft: None };
    let identity: Option<Identity> = store.read(act.clone(), |db| Ok::<_, Failure>(db.local(IDENTITY)?))?;
    let identity = identity.ok_or_else(|| Failure::new("file_damaged").traced("identity"))?;
    let line = read_header(folder).ok();
    let header = store.read(act, |db| rebuild_header(db, &vault, &identity, line))?;
    enter(app, store, header, identity)
}

pub(super) fn enter(app: &App, store: Store, mut header: ProfileHeader, identity: Identity) -> Result<Done, Failure> {
    let now = app.moment(header.practice, &identity.time_zone);
    header.last_used = Some(now.timestamp().at);
    if store.mode() == sillage_store::Mode::Full {
        // The line of the picker can be made again from the file: a full disk must not keep anybody out for it.
        drop(write_header(store.folder(), &header));
    }
    let act = Act { me: identity.me, now: now.clone(), command: "profile.unlock", is_final: true, draft: None };
    let handover = store.read(act.clone(), |db| Ok::<_, Failure>(db.local("handover")?))?;
    crate::scope::keep_to(&store, &identity, act)?;
    let session = Arc::new(Session::new(store, header, identity, handover, now.boot_ms));
    app.set_session(Some(session.clone()));
    app.keep_ballast(&session);
    Ok(Done {})
}

fn read_header(folder: &Path) -> Result<ProfileHeader, Failure> {
    let bytes = fs::read(folder.join(HEADER)).map_err(|error| Failure::new("no_profile").traced(error))?;
    let mut header: ProfileHeader =
        serde_json::from_slice(&bytes).map_err(|error| Failure::new("file_damaged").traced(error))?;
    // The header is a plain line anybody can write: whether nothing is asked is told by how the key is kept.
    header.practice = Store::read_vault(folder).is_ok_and(|vault| vault.is_practice());
    Ok(header)
}

pub(super) fn header_or_stand_in(folder: &Path) -> Result<ProfileHeader, Failure> {
    read_header(folder).or_else(|failure| stand_in(folder).ok_or(failure))
}

/// The line of a profile whose header is gone, for the picker: its vault tells whose it is, not who that is.
fn stand_in(folder: &Path) -> Option<ProfileHeader> {
    let vault = Store::read_vault(folder).ok()?;
    let id = vault.profile.to_string();
    if folder.file_name()? != id.as_str() {
        return None;
    }
    Some(header_of(&vault, id.chars().take(8).collect(), None, Language::Fr.code().to_owned()))
}

/// The header of an open profile. Who it is and what the person does is told by the file alone; a line that is there
/// still tells in which language its screens are.
fn rebuild_header(
    db: &Reader<'_>,
    vault: &Vault,
    identity: &Identity,
    line: Option<ProfileHeader>,
) -> Result<ProfileHeader, Failure> {
    let profile = db.list_of::<PersonProfile>(identity.me.uuid())?.pop().map(|profile| profile.display_name.clone());
    // Whoever awaits a network is named in no profile yet.
    let name = profile.map_or_else(|| db.local("name"), |name| Ok(Some(name)))?;
    let short = vault.profile.to_string().chars().take(8).collect();
    let (said, locale) = line.map(|line| (line.name, line.locale)).unzip();
    let locale = match locale {
        Some(locale) => Some(locale),
        None => db.find(identity.network)?.map(|network| network.default_locale.clone()),
    };
    Ok(header_of(
        vault,
        name.or(said).unwrap_or(short),
        Some(identity.role),
        locale.unwrap_or_else(|| Language::Fr.code().to_owned()),
    ))
}

fn header_of(vault: &Vault, name: String, role: Option<Role>, locale: String) -> ProfileHeader {
    ProfileHeader { id: vault.profile, name, practice: vault.is_practice(), role, locale, last_used: None }
}

/// What may be read on the disk by whoever finds the computer.
fn in_the_open(header: &ProfileHeader) -> ProfileHeader {
    if header.practice {
        return header.clone();
    }
    let initials: Vec<String> = header
        .name
        .split([' ', '-'])
        .filter_map(|word| word.chars().next())
        .map(|first| format!("{}.", first.to_uppercase()))
        .collect();
    ProfileHeader { name: initials.join(" "), role: None, ..header.clone() }
}

fn write_header(folder: &Path, header: &ProfileHeader) -> Result<(), Failure> {
    let bytes =
        serde_json::to_vec_pretty(&in_the_open(header)).map_err(|error| Failure::new("store_failed").traced(error))?;
    Ok(sillage_store::write_private(&folder.join(HEADER), &bytes)?)
}

//! Copies of a server that can be put back. A place for copies is a folder; a copy in it is a folder named by its time,
//! with the database as one file, the keys, the settings and a list of their hashes. Photos lie beside the copies, once,
//! under their hashes. A copy counts when everything in it was read again. Where the settings name a key for copies,
//! all of it is sealed before it leaves the server's folder (`sealed`).

mod putting_back;
mod sealed;
mod source;

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use age::x25519::Recipient;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub use putting_back::{Back, restore};
pub use sealed::{Sealed, make_key};

use source::Source;

use crate::{
    audit,
    central::{Central, safe::Marks},
    clock::utc,
    deployment::{Deployment, DeploymentError},
    files,
    objects::Hash,
    payloads::Payloads,
    store::{self, Checked, write},
};

const FORMAT: &str = "sillage-server-backup";
const LIST: &str = "copy.json";
const DATABASE: &str = "database.sqlite";
/// What lies beside the database in a server's folder and belongs to a copy; acts only once there was one.
const BESIDE: [&str; 3] = ["keys.json", "sillage.toml", audit::FILE];
/// Where a copy lies open in the server's folder until it is sealed, and where a sealed one is opened.
pub(crate) const COPYING: &str = "copying";
pub(crate) const OPENING: &str = "opening";
/// When the last copy was made that counts.
pub(crate) const LAST: &str = "backup_ms";

/// What is written about a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    format: String,
    version: u32,
    /// When it was made.
    pub made_ms: i64,
    /// The program that made it.
    pub program: String,
    /// The network.
    pub network: Uuid,
    /// Its timeline then.
    pub epoch: Uuid,
    /// Operations, those that lie aside among them.
    pub operations: u64,
    /// Photos and papers.
    pub objects: u64,
    /// Each unit's last commit.
    pub units: BTreeMap<Uuid, u64>,
    /// Hash of every file of the copy.
    files: BTreeMap<String, String>,
}

/// A copy that was made.
#[derive(Debug, Clone)]
pub struct Made {
    /// Where it lies.
    pub folder: PathBuf,
    /// What is in it.
    pub copied: Copied,
    /// Whether operations in it count as safe: the copy does not lie on the disk of the server.
    pub is_elsewhere: bool,
}

/// Makes a copy in a place for copies, reads it again, and notes that what it holds is safe. `elsewhere` says that the
/// place is carried off, whatever disk it lies on now.
///
/// # Errors
/// Something refuses, or what was read again is not what was written; nothing is noted then.
pub fn make(deployment: &Deployment, place: &Path, elsewhere: bool, now_ms: i64) -> Result<Made, DeploymentError> {
    files::private_folder(place)?;
    let (central, sealing) = (deployment.attach()?, deployment.config.sealing()?);
    let payloads = deployment.payloads()?;
    if payloads.id().is_some() && sealing.is_none() {
        // Without its key it would be worth nothing, and with it as open as a copy without one.
        return Err(refused("what lies under a payload key is copied sealed only: set copies_sealed_for (backup-key)"));
    }
    let name = utc(now_ms).replace([':', '-'], "");
    let (arriving, folder) = (place.join(format!(".{name}")), place.join(&name));
    // What is to be sealed is made where it is open anyway.
    let beside = if sealing.is_some() { deployment.folder().join(COPYING) } else { arriving.clone() };
    if folder.exists() {
        return Err(DeploymentError::Refused(format!("{} is there already", folder.display())));
    }
    let _left_by_a_kill = std::fs::remove_dir_all(&beside);
    files::private_folder(&beside)?;
    central.store().copy_into(&beside.join(DATABASE))?;
    let here: Vec<_> = BESIDE.into_iter().filter(|file| deployment.folder().join(file).exists()).collect();
    for file in &here {
        files::write_new_private(&beside.join(file), &std::fs::read(deployment.folder().join(file))?)?;
    }
    let checked = store::check(&beside.join(DATABASE), &payloads)?;
    let photos = copy_objects(&central, &checked, place, sealing.as_ref())?;
    let mut hashes = BTreeMap::new();
    for file in [&[DATABASE][..], &here].concat() {
        hashes.insert(file.to_owned(), hash_of(&beside.join(file))?);
    }
    let copied = Copied {
        format: FORMAT.into(),
        version: 1,
        made_ms: now_ms,
        program: env!("CARGO_PKG_VERSION").into(),
        network: checked.network,
        epoch: checked.epoch,
        operations: checked.operations,
        objects: u64::try_from(checked.objects.len()).unwrap_or(u64::MAX),
        units: checked.units.clone(),
        files: hashes,
    };
    let text = serde_json::to_vec_pretty(&copied).map_err(io::Error::other)?;
    files::write_new_private(&beside.join(LIST), &text)?;
    if let Some(recipient) = &sealing {
        check_files(&beside, &payloads)?;
        let _left_by_a_kill = std::fs::remove_dir_all(&arriving);
        files::private_folder(&arriving)?;
        sealed::seal_copy((&beside, &copied), &arriving, recipient, photos, &payloads)?;
        std::fs::remove_dir_all(&beside)?;
    }
    std::fs::rename(&arriving, &folder)?;
    files::sync_folder_of(&folder)?;
    // What was made is read once more, as whoever needs it will; a sealed one as far as it can be without its key.
    match sealed::read(&folder)? {
        Some(sealed) => sealed.check(&folder)?,
        None => check(&folder).map(drop)?,
    }
    let is_elsewhere = elsewhere || other_disk(deployment.folder(), place)?;
    note(&central, &checked, is_elsewhere, now_ms)?;
    Ok(Made { folder, copied, is_elsewhere })
}

/// Reads an open copy to its end.
///
/// # Errors
/// It is none, or something in it is not what was written.
pub fn check(folder: &Path) -> Result<(Copied, Checked), DeploymentError> {
    check_source(&Source::open(folder))
}

fn check_source(source: &Source) -> Result<(Copied, Checked), DeploymentError> {
    let (copied, checked) = check_files(&source.copy, &source.payloads)?;
    for (unit, hash, size) in &checked.objects {
        if source.length(*unit, &named(hash)?)? != *size {
            return Err(refused(&format!("{hash} of unit {unit} is not whole")));
        }
    }
    Ok((copied, checked))
}

/// Reads a sealed copy: with its key to its end, without as far as anybody can. None if it is an open one.
///
/// # Errors
/// Something in it is not what was sealed, or the key is another one.
pub fn check_sealed(
    deployment: &Deployment,
    folder: &Path,
    key: Option<&Path>,
) -> Result<Option<(Sealed, Option<Copied>)>, DeploymentError> {
    let Some(sealed) = sealed::read(folder)? else {
        return Ok(None);
    };
    sealed.check(folder)?;
    let copied = match key {
        Some(key) => Some(check_source(&sealed.open(folder, key, deployment.folder().join(OPENING))?)?.0),
        None => None,
    };
    Ok(Some((sealed, copied)))
}

fn check_files(folder: &Path, payloads: &Payloads) -> Result<(Copied, Checked), DeploymentError> {
    let text = std::fs::read(folder.join(LIST))?;
    let copied: Copied = serde_json::from_slice(&text).map_err(|_| refused("no list of a copy"))?;
    if copied.format != FORMAT || copied.version != 1 {
        return Err(refused("this copy is of a newer program"));
    }
    for (file, hash) in &copied.files {
        let is_plain = file == DATABASE || BESIDE.contains(&file.as_str());
        if !is_plain || hash_of(&folder.join(file))? != *hash {
            return Err(refused(&format!("{file} is not what was copied")));
        }
    }
    let checked = store::check(&folder.join(DATABASE), payloads)?;
    if (checked.network, checked.operations) != (copied.network, copied.operations) {
        return Err(refused("the database is not what was copied"));
    }
    Ok((copied, checked))
}

/// Photos and papers that are not there yet, each read again before it counts. Answers where they lie in the place.
fn copy_objects(
    central: &Central,
    checked: &Checked,
    place: &Path,
    sealing: Option<&Recipient>,
) -> Result<Vec<PathBuf>, DeploymentError> {
    let within = sealing.map_or_else(|| "objects".into(), sealed::objects);
    let mut photos = Vec::new();
    for (unit, hash, size) in &checked.objects {
        let hash = named(hash)?;
        let mut photo = object_path(Path::new(&within), *unit, &hash);
        if sealing.is_some() {
            photo = sealed::path_of(&photo);
        }
        let path = place.join(&photo);
        photos.push(photo);
        // A sealed one was put there whole, and its bytes are told by nobody but its key.
        if std::fs::metadata(&path).is_ok_and(|known| sealing.is_some() || known.len() == *size) {
            continue;
        }
        let missing = || refused(&format!("{} of unit {unit} is not in the place for objects", hash.text()));
        let bytes = central.objects.get(*unit, &hash)?.ok_or_else(missing)?;
        if format!("sha256:{}", hex::encode(Sha256::digest(&bytes))) != hash.text() {
            return Err(refused(&format!("{} of unit {unit} is damaged", hash.text())));
        }
        if let Some(folder) = path.parent() {
            files::private_folder(folder)?;
        }
        match sealing {
            Some(recipient) => sealed::seal(bytes.as_slice(), &path, recipient)?,
            None => files::replace(&path, &bytes)?,
        }
    }
    Ok(photos)
}

fn note(central: &Central, checked: &Checked, is_elsewhere: bool, now_ms: i64) -> Result<(), DeploymentError> {
    if is_elsewhere {
        central.note_safe(&Marks::from(checked), now_ms)?;
    }
    Ok(write(central.store(), |rows| rows.set_fact(LAST, &now_ms.to_string()))?)
}

#[cfg(unix)]
fn other_disk(one: &Path, other: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    Ok(std::fs::metadata(one)?.dev() != std::fs::metadata(other)?.dev())
}

#[cfg(not(unix))]
fn other_disk(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

fn named(hash: &str) -> Result<Hash, DeploymentError> {
    Hash::of(hash).ok_or_else(|| refused("an object without a hash"))
}

fn object_path(place: &Path, unit: Uuid, hash: &Hash) -> PathBuf {
    let text = hash.text();
    let digits = text.trim_start_matches("sha256:");
    place.join(unit.simple().to_string()).join(&digits[..2]).join(digits)
}

fn hash_of(path: &Path) -> io::Result<String> {
    let (mut digest, mut file) = (Sha256::new(), File::open(path)?);
    let mut chunk = vec![0; 256 * 1024];
    loop {
        match file.read(&mut chunk)? {
            0 => return Ok(format!("sha256:{}", hex::encode(digest.finalize()))),
            read => digest.write_all(&chunk[..read])?,
        }
    }
}

fn refused(told: &str) -> DeploymentError {
    DeploymentError::Refused(told.into())
}

//! Sealed copies: what leaves the server's own disk is readable only with a key that lies elsewhere. Every file of the
//! copy, and every photo, is a file of its own in the age format, which other programs open too. Beside them stands what
//! anybody may know: when it was made, for which key, and what has to be there.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufReader, Read},
    path::{Path, PathBuf},
};

use age::{Decryptor, Encryptor, secrecy::ExposeSecret, x25519};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Copied, Source, hash_of, refused};
use crate::{deployment::DeploymentError, files, payloads::Payloads};

/// How a sealed file ends.
const END: &str = ".age";
const LIST: &str = "sealed.json";
const FORMAT: &str = "sillage-server-backup-sealed";
/// The payload key of what the copy holds. It never lies open in the server's folder, not even on its way.
const PAYLOAD_KEY: &str = "payload.key.age";

/// What anybody may know of a sealed copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    format: String,
    version: u32,
    /// When it was made.
    pub made_ms: i64,
    /// Whom it is sealed for.
    pub sealed_for: String,
    /// Hash of every file, as it lies there.
    files: BTreeMap<String, String>,
    /// Every photo, by its path from the place for copies, and its bytes as it lies there.
    objects: BTreeMap<PathBuf, u64>,
}

/// Makes a key for copies in a new file and answers the word they are sealed for.
///
/// # Errors
/// The file is there, or the disk refuses.
pub fn make_key(file: &Path) -> Result<String, DeploymentError> {
    let key = x25519::Identity::generate();
    let text = format!("# opens copies of a Sillage server\n{}\n", key.to_string().expose_secret());
    files::write_new_private(file, text.as_bytes())?;
    Ok(key.to_public().to_string())
}

/// Where a sealed photo lies, seen from the place for copies: each key has photos of its own.
pub(super) fn objects(recipient: &x25519::Recipient) -> String {
    let word = recipient.to_string();
    format!("objects-{}", &word[word.len() - 12..])
}

pub(super) fn path_of(open: &Path) -> PathBuf {
    let mut path = open.as_os_str().to_owned();
    path.push(END);
    path.into()
}

/// Seals bytes into a file that is there whole or not at all.
pub(super) fn seal(bytes: impl Read, to: &Path, recipient: &x25519::Recipient) -> Result<(), DeploymentError> {
    let beside = to.with_extension("sealing");
    match std::fs::remove_file(&beside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let sealing = Encryptor::with_recipients(std::iter::once(recipient as &dyn age::Recipient));
    let sealing = sealing.map_err(|_| refused("nothing can be sealed for this key"))?;
    let mut out = sealing.wrap_output(files::new_private(&beside)?)?;
    io::copy(&mut { bytes }, &mut out)?;
    out.finish()?.sync_all()?;
    std::fs::rename(&beside, to)?;
    Ok(files::sync_folder_of(to)?)
}

/// Seals an open copy into a folder of the place for copies.
pub(super) fn seal_copy(
    (open, copied): (&Path, &Copied),
    folder: &Path,
    recipient: &x25519::Recipient,
    photos: Vec<PathBuf>,
    payloads: &Payloads,
) -> Result<(), DeploymentError> {
    let place = folder.parent().unwrap_or(folder);
    let mut sealed = Sealed {
        format: FORMAT.into(),
        version: 1,
        made_ms: copied.made_ms,
        sealed_for: recipient.to_string(),
        files: BTreeMap::new(),
        objects: BTreeMap::new(),
    };
    for file in copied.files.keys().map(String::as_str).chain([super::LIST]) {
        let name = format!("{file}{END}");
        seal(File::open(open.join(file))?, &folder.join(&name), recipient)?;
        sealed.files.insert(name.clone(), hash_of(&folder.join(&name))?);
    }
    if let Some(key) = payloads.written() {
        seal(key.as_bytes(), &folder.join(PAYLOAD_KEY), recipient)?;
        sealed.files.insert(PAYLOAD_KEY.into(), hash_of(&folder.join(PAYLOAD_KEY))?);
    }
    for photo in photos {
        let bytes = std::fs::metadata(place.join(&photo))?.len();
        sealed.objects.insert(photo, bytes);
    }
    let text = serde_json::to_vec_pretty(&sealed).map_err(io::Error::other)?;
    Ok(files::write_new_private(&folder.join(LIST), &text)?)
}

/// What is written about a sealed copy; none if the folder is no sealed one.
pub(super) fn read(folder: &Path) -> Result<Option<Sealed>, DeploymentError> {
    let text = match std::fs::read(folder.join(LIST)) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let sealed: Sealed = serde_json::from_slice(&text).map_err(|_| refused("no list of a sealed copy"))?;
    if sealed.format != FORMAT || sealed.version != 1 {
        return Err(refused("this copy is of a newer program"));
    }
    Ok(Some(sealed))
}

impl Sealed {
    /// Reads a sealed copy as far as anybody can: every file is what was sealed, every photo is there.
    pub(super) fn check(&self, folder: &Path) -> Result<(), DeploymentError> {
        for (name, hash) in &self.files {
            if !is_plain(name) || hash_of(&folder.join(name))? != *hash {
                return Err(refused(&format!("{name} is not what was sealed")));
            }
        }
        let place = folder.parent().unwrap_or(folder);
        for (photo, bytes) in &self.objects {
            if !is_within(photo) || std::fs::metadata(place.join(photo))?.len() != *bytes {
                return Err(refused(&format!("{} is not whole", photo.display())));
            }
        }
        Ok(())
    }

    /// Opens its files into a folder of its own with `key`, a file.
    pub(super) fn open(&self, folder: &Path, key: &Path, root: PathBuf) -> Result<Source, DeploymentError> {
        self.check(folder)?;
        let text = std::fs::read_to_string(key)?;
        let word = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
        let key: x25519::Identity =
            word.and_then(|word| word.parse().ok()).ok_or_else(|| refused("this file holds no key of copies"))?;
        let _left_by_a_kill = std::fs::remove_dir_all(&root);
        let mut source = Source::sealed(folder, root, key.clone());
        files::private_folder(&source.copy)?;
        for name in self.files.keys() {
            if name == PAYLOAD_KEY {
                let mut text = Zeroizing::new(Vec::new());
                opening(&folder.join(name), &key)?.read_to_end(&mut text)?;
                source.payloads = Payloads::parse(&text)?;
            } else {
                open(&folder.join(name), &source.copy.join(name.trim_end_matches(END)), &key)?;
            }
        }
        Ok(source)
    }
}

fn open(sealed: &Path, to: &Path, key: &x25519::Identity) -> Result<(), DeploymentError> {
    io::copy(&mut opening(sealed, key)?, &mut files::new_private(to)?)?;
    Ok(())
}

pub(super) fn opening(sealed: &Path, key: &x25519::Identity) -> Result<impl Read, DeploymentError> {
    let foreign = |_| refused("this copy is sealed for another key");
    let opening = Decryptor::new_buffered(BufReader::new(File::open(sealed)?)).map_err(foreign)?;
    opening.decrypt(std::iter::once(key as &dyn age::Identity)).map_err(foreign)
}

/// A name in the folder and nowhere else.
fn is_plain(name: &str) -> bool {
    !name.contains(['/', '\\']) && name.ends_with(END)
}

fn is_within(path: &Path) -> bool {
    path.components().all(|part| matches!(part, std::path::Component::Normal(_)))
}

//! A newer program, brought as a file: on a stick, or from wherever whoever makes Sillage lays it down. It is believed if
//! it bears their signature (minisign's format, in a file beside it), says that it is for this system, and is newer than
//! this one. Then it waits, as long as people like. Nothing is installed from here: the system does that, and asks who may.

use std::{
    env::consts::{ARCH, OS},
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use minisign_verify::{PublicKey, Signature};
use schemars::JsonSchema;
use semver::Version;
use serde::{Deserialize, Serialize};
use sillage_store::{private_folder, write_private};
use ts_rs::TS;

use crate::{App, Failure, Registry, app::held, registry::Access, session::Nothing};

/// The key of whoever makes this program, given when it is built. Without one no file is believed.
pub(crate) const KEY: Option<&str> = option_env!("SILLAGE_RELEASE_KEY");

/// Where the file waits, beside the profiles.
const FOLDER: &str = "releases";
/// What the name of a signature adds to that of its file.
const SIGNATURE: &str = ".minisig";
/// How names of programs end that a system installs.
const ENDINGS: [&str; 5] = ["appimage", "deb", "dmg", "exe", "msi"];
/// The largest file that is read.
const MOST: u64 = 512 * 1024 * 1024;
/// The largest signature: a few lines.
const MOST_SIGNED: u64 = 4_096;

pub(crate) fn register(registry: &mut Registry) {
    registry.app("release.get_state", Access::Open, get_state);
    registry.app("release.take_file", Access::Open, take_file);
    registry.app("release.drop_file", Access::Open, drop_file);
}

/// What there is of a newer program.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ReleaseState {
    /// This program knows a key that newer ones are signed with.
    pub is_possible: bool,
    /// The one that waits.
    pub waiting: Option<WaitingRelease>,
}

/// A newer program that waits to be installed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct WaitingRelease {
    /// Its version.
    pub version: String,
    /// Its bytes.
    pub bytes: u64,
}

fn get_state(app: &App, _: Nothing) -> Result<ReleaseState, Failure> {
    let _one = held(&app.releasing);
    state(app)
}

fn state(app: &App) -> Result<ReleaseState, Failure> {
    let waiting = waiting(app);
    if waiting.is_none() {
        // What was installed since, or is not believed any more.
        keep_only(app, None)?;
    }
    let waiting = waiting.map(|release| WaitingRelease {
        version: release.version.to_string(),
        bytes: u64::try_from(release.bytes.len()).unwrap_or(u64::MAX),
    });
    Ok(ReleaseState { is_possible: key(app).is_ok(), waiting })
}

/// Look into a file, and let it wait if it is a newer program.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct TakeRelease {
    /// The file. Its signature lies beside it, under its name and `.minisig`.
    pub path: String,
}

fn take_file(app: &App, ask: TakeRelease) -> Result<ReleaseState, Failure> {
    let _one = held(&app.releasing);
    let path = Path::new(&ask.path);
    let Release { version, bytes, signature, .. } = read(app, path)?;
    // What waits already is never taken back to an older one.
    let reached = waiting(app).map_or_else(current, |waiting| waiting.version.max(current()));
    if version <= current() || version < reached {
        return Err(Failure::new("release_not_newer").with("version", version));
    }
    let name = format!("sillage_{version}.{}", ending(path)?);
    let folder = app.root().join(FOLDER);
    private_folder(app.root())?;
    private_folder(&folder)?;
    write_private(&folder.join(format!("{name}{SIGNATURE}")), signature.as_bytes())?;
    write_private(&folder.join(&name), &bytes)?;
    keep_only(app, Some(&name))?;
    state(app)
}

fn drop_file(app: &App, _: Nothing) -> Result<ReleaseState, Failure> {
    let _one = held(&app.releasing);
    keep_only(app, None)?;
    state(app)
}

impl App {
    /// The same, believing newer programs signed with this key instead of the one it was built with.
    #[must_use]
    pub fn believing_releases_of(mut self, key: &str) -> Self {
        self.release_key = Some(key.to_owned());
        self
    }

    /// The newer program that waits, looked into once more: for whoever hands it to the system.
    ///
    /// # Errors
    /// `locked`, or `release_missing`: none waits, or what lies there is not to be believed.
    pub fn waiting_release(&self) -> Result<PathBuf, Failure> {
        self.admit(Access::Open)?;
        let _one = held(&self.releasing);
        waiting(self).map(|release| release.path).ok_or_else(|| Failure::new("release_missing"))
    }
}

/// A file that is to be believed.
struct Release {
    path: PathBuf,
    version: Version,
    bytes: Vec<u8>,
    signature: String,
}

/// The one that waits. What was installed since, or is not to be believed any more, does not.
fn waiting(app: &App) -> Option<Release> {
    let entries = fs::read_dir(app.root().join(FOLDER)).ok()?;
    let releases = entries.flatten().map(|entry| entry.path()).filter_map(|path| read(app, &path).ok());
    releases.filter(|release| release.version > current()).max_by(|one, other| one.version.cmp(&other.version))
}

/// The key newer programs are signed with.
fn key(app: &App) -> Result<PublicKey, Failure> {
    let key = app.release_key.as_deref().and_then(|key| PublicKey::from_base64(key).ok());
    key.ok_or_else(|| Failure::new("release_no_key"))
}

/// Reads a file and its signature, and believes them or not.
fn read(app: &App, path: &Path) -> Result<Release, Failure> {
    let key = key(app)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!("{name}{SIGNATURE}"));
    let signature = read_whole(&beside, MOST_SIGNED)
        .ok_or_else(|| Failure::new("release_unsigned").with("name", format!("{name}{SIGNATURE}")))?;
    let not_genuine = || Failure::new("release_not_genuine");
    let signature = String::from_utf8(signature).map_err(|_| not_genuine())?;
    let signed = Signature::decode(&signature).map_err(|_| not_genuine())?;
    let bytes = read_whole(path, MOST).ok_or_else(not_genuine)?;
    key.verify(&bytes, &signed, false).map_err(|_| not_genuine())?;
    // Signed as well: a genuine file is not given out as another.
    let words: Vec<&str> = signed.trusted_comment().split_whitespace().collect();
    let ["sillage", version, system, machine] = words[..] else { return Err(not_genuine()) };
    if (system, machine) != (OS, ARCH) {
        return Err(Failure::new("release_for_other_system").with("system", system).with("machine", machine));
    }
    let version = version.parse().map_err(|_| not_genuine())?;
    Ok(Release { path: path.into(), version, bytes, signature })
}

/// A file of the disk, up to so many bytes.
fn read_whole(path: &Path, most: u64) -> Option<Vec<u8>> {
    if !fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    let read = fs::File::open(path).ok()?.take(most + 1).read_to_end(&mut bytes).ok()?;
    (u64::try_from(read).ok()? <= most).then_some(bytes)
}

/// The version of this program.
fn current() -> Version {
    Version::parse(env!("CARGO_PKG_VERSION")).unwrap_or(Version::new(0, 0, 0))
}

/// How the file's name ends: the system chooses by it who installs it.
fn ending(path: &Path) -> Result<&'static str, Failure> {
    let named = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    ENDINGS.into_iter().find(|ending| *ending == named).ok_or_else(|| Failure::new("release_not_genuine"))
}

/// Leaves a file and its signature where files wait, and nothing else.
fn keep_only(app: &App, name: Option<&str>) -> Result<(), Failure> {
    let folder = app.root().join(FOLDER);
    let failed = |error: std::io::Error| Failure::from(sillage_store::StoreError::from(error));
    let Some(name) = name else {
        return match fs::remove_dir_all(folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(failed(error)),
            _ => Ok(()),
        };
    };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let found = entry.file_name();
        if found.to_string_lossy().strip_suffix(SIGNATURE).unwrap_or(&found.to_string_lossy()) != name {
            fs::remove_file(entry.path()).map_err(failed)?;
        }
    }
    Ok(())
}

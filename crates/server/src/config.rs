//! What an administrator may set: one file, `sillage.toml`, in the server's folder.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    covering, files,
    objects::{Bucket, BucketAt, Folder, Objects},
    payloads::{PayloadError, Payloads},
    store::{PostgresStore, ServerStore, SqliteStore, StoreError},
};

const FILE: &str = "sillage.toml";
const MIB: u64 = 1 << 20;

/// The settings. A word nobody knows is an error: a mistyped setting must not be a silent default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// Host and port devices reach the server at.
    pub public: String,
    /// `sqlite:` and a file, as seen from the server's folder; or `postgres://user@host/name`.
    #[serde(default = "database")]
    pub database: String,
    /// The certificate that signed PostgreSQL's own, as PEM: needed if it is on another machine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub database_authority: Option<PathBuf>,
    /// The folder of photos and papers, as seen from the server's folder; or `s3://bucket/what every key begins with`.
    #[serde(default = "objects")]
    pub objects: String,
    /// MiB of operations one device may send.
    #[serde(default = "quota_device")]
    pub quota_device_mib: u64,
    /// MiB of everything. Photos are refused at nine tenths of it, operations at the end.
    #[serde(default = "quota_total")]
    pub quota_total_mib: u64,
    /// MiB of the folder's disk that nothing devices send may fill: with less, operations are refused, with less than
    /// twice as much, photos; reading goes on.
    #[serde(default = "reserve")]
    pub reserve_mib: u64,
    /// Where whoever runs the server asks for health, figures and the description: an address of this machine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operations: Option<SocketAddr>,
    /// Whom copies are sealed for: the word of a key that lies elsewhere (`sillage-server backup-key`). Without it copies
    /// are as open as this folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copies_sealed_for: Option<String>,
    /// The file of the key under which lies what people wrote and photographed (`sillage-server payload-key`), as seen
    /// from the server's folder and better elsewhere. `$NAME/…` begins where a variable says, as systemd's
    /// `$CREDENTIALS_DIRECTORY` does. Without it all lies open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload_key: Option<String>,
    /// How many may come at once.
    #[serde(default)]
    pub admission: Admission,
    /// What opens the bucket, if `objects` names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bucket: Option<BucketSettings>,
}

/// What opens a bucket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BucketSettings {
    /// `https://host`; `http://` only to this machine.
    pub endpoint: String,
    /// Its region.
    #[serde(default = "region")]
    pub region: String,
    /// Who asks.
    pub access_key_id: String,
    /// And proves it.
    pub secret_access_key: String,
    /// Certificates, as PEM, one of which signed the bucket's own.
    #[serde(default = "authority")]
    pub authority: PathBuf,
}

fn region() -> String {
    "us-east-1".into()
}

fn authority() -> PathBuf {
    "/etc/ssl/certs/ca-certificates.crt".into()
}

/// How many may come at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Admission {
    /// Connections of everybody.
    pub connections: usize,
    /// Connections of one address: behind one may stand a whole company.
    pub address_connections: usize,
    /// Requests a second of one address, and six times as many at once.
    pub address_requests_per_second: u32,
}

impl Default for Admission {
    fn default() -> Self {
        Self { connections: 1_024, address_connections: 256, address_requests_per_second: 100 }
    }
}

fn database() -> String {
    "sqlite:sillage.db".into()
}

fn objects() -> String {
    "objects".into()
}

fn quota_device() -> u64 {
    4_096
}

fn reserve() -> u64 {
    64
}

fn quota_total() -> u64 {
    262_144
}

/// A database, as the settings name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// The embedded one, in this file.
    Sqlite(PathBuf),
    /// PostgreSQL.
    Postgres {
        /// Its address.
        url: String,
        /// The certificate that signed its own.
        authority: Option<PathBuf>,
    },
}

impl Database {
    /// Opens it, and makes its tables if there are none. What people wrote lies in it under this payload key.
    ///
    /// # Errors
    /// It refuses, or lies under another key.
    pub fn open(&self, payloads: &Payloads) -> Result<Box<dyn ServerStore>, StoreError> {
        let under = payloads.clone();
        let store: Box<dyn ServerStore> = match self {
            Self::Sqlite(file) => Box::new(SqliteStore::open(file)?.under(under)),
            Self::Postgres { url, authority } => Box::new(PostgresStore::open(url, authority.as_deref())?.under(under)),
        };
        covering::fits(&*store, payloads)?;
        Ok(store)
    }
}

/// Settings that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file refuses.
    #[error("{FILE}: {0}")]
    File(#[from] std::io::Error),
    /// It is not what it should be.
    #[error("{FILE}: {0}")]
    Malformed(String),
    /// The payload key.
    #[error(transparent)]
    Payload(#[from] PayloadError),
    /// The payload key lies beside what it covers.
    #[error("payload_key: it lies in a folder of the server's own")]
    OwnKey,
    /// A path that cannot be written down.
    #[error("{FILE}: a path that is no text")]
    NoText,
}

impl Config {
    /// The settings of a new server.
    pub fn new(listen: SocketAddr, public: String) -> Self {
        Self {
            listen,
            public,
            database: database(),
            database_authority: None,
            objects: objects(),
            quota_device_mib: quota_device(),
            quota_total_mib: quota_total(),
            reserve_mib: reserve(),
            operations: None,
            copies_sealed_for: None,
            payload_key: None,
            admission: Admission::default(),
            bucket: None,
        }
    }

    /// Reads the settings of a server's folder.
    ///
    /// # Errors
    /// There are none, or they are not what they should be.
    pub fn read(folder: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(folder.join(FILE))?;
        toml::from_str(&text).map_err(|error| ConfigError::Malformed(error.message().into()))
    }

    /// Writes the settings of a new server.
    ///
    /// # Errors
    /// There are some already, or the disk refuses.
    pub fn write_new(&self, folder: &Path) -> Result<(), ConfigError> {
        let text = toml::to_string(self).map_err(|error| ConfigError::Malformed(error.to_string()))?;
        Ok(files::write_new_private(&folder.join(FILE), text.as_bytes())?)
    }

    /// The settings as they may be shown: no password.
    #[must_use]
    pub fn masked(&self) -> Self {
        let hide = |bucket: BucketSettings| BucketSettings { secret_access_key: "***".into(), ..bucket };
        Self { database: mask(&self.database), bucket: self.bucket.clone().map(hide), ..self.clone() }
    }

    /// The same, as they are written down.
    ///
    /// # Errors
    /// They cannot be written down.
    pub fn dump(&self) -> Result<String, ConfigError> {
        toml::to_string(&self.masked()).map_err(|error| ConfigError::Malformed(error.to_string()))
    }

    /// Which database, and where it is.
    ///
    /// # Errors
    /// Another one is named.
    pub fn database(&self, folder: &Path) -> Result<Database, ConfigError> {
        if let Some(file) = self.database.strip_prefix("sqlite:").filter(|file| !file.is_empty()) {
            return Ok(Database::Sqlite(folder.join(file)));
        }
        if ["postgres://", "postgresql://"].iter().any(|scheme| self.database.starts_with(scheme)) {
            let authority = self.database_authority.as_ref().map(|file| folder.join(file));
            return Ok(Database::Postgres { url: self.database.clone(), authority });
        }
        Err(ConfigError::Malformed("database: sqlite:FILE or postgres://…".into()))
    }

    /// The place for photos and papers.
    ///
    /// # Errors
    /// It refuses, or a bucket is named and not described.
    pub fn objects(&self, folder: &Path) -> Result<Box<dyn Objects>, ConfigError> {
        let Some(named) = self.objects.strip_prefix("s3://") else {
            return Ok(Box::new(Folder::open(&folder.join(&self.objects), self.payloads(folder)?)?));
        };
        let (bucket, prefix) = named.split_once('/').unwrap_or((named, ""));
        let missing = || ConfigError::Malformed("objects: a bucket needs [bucket]".into());
        let BucketSettings { endpoint, region, access_key_id, secret_access_key, authority } =
            self.bucket.clone().ok_or_else(missing)?;
        let (bucket, prefix, authority) = (bucket.into(), prefix.into(), folder.join(authority));
        let at = BucketAt { bucket, prefix, endpoint, region, access_key_id, secret_access_key, authority };
        Ok(Box::new(Bucket::open(&at, &folder.join("objects"), self.payloads(folder)?)?))
    }

    /// Where the payload key lies, if one is named.
    ///
    /// # Errors
    /// The variable it begins with is not set.
    pub fn payload_key(&self, folder: &Path) -> Result<Option<PathBuf>, ConfigError> {
        let Some(named) = &self.payload_key else { return Ok(None) };
        let Some(variable) = named.strip_prefix('$') else { return Ok(Some(folder.join(named))) };
        let (name, rest) = variable.split_once('/').unwrap_or((variable, ""));
        let unset = || ConfigError::Malformed(format!("payload_key: ${name} is not set"));
        Ok(Some(PathBuf::from(std::env::var_os(name).ok_or_else(unset)?).join(rest)))
    }

    /// How payloads lie.
    ///
    /// # Errors
    /// The key that is named is not there, or none.
    pub fn payloads(&self, folder: &Path) -> Result<Payloads, ConfigError> {
        let Some(file) = self.payload_key(folder)? else { return Ok(Payloads::default()) };
        let payloads = Payloads::read(&file)?;
        // Whoever carried the folder off would hold both.
        for own in [folder.to_owned(), folder.join(&self.objects)] {
            if own.canonicalize().is_ok_and(|own| file.canonicalize().is_ok_and(|file| file.starts_with(own))) {
                return Err(ConfigError::OwnKey);
            }
        }
        Ok(payloads)
    }

    /// Whom copies are sealed for, if anybody.
    ///
    /// # Errors
    /// It is no key.
    pub fn sealing(&self) -> Result<Option<age::x25519::Recipient>, ConfigError> {
        let malformed = |_| ConfigError::Malformed("copies_sealed_for: a word that begins with age1".into());
        self.copies_sealed_for.as_deref().map(str::parse).transpose().map_err(malformed)
    }

    /// Bytes of the disk that are kept free.
    pub fn reserve(&self) -> u64 {
        self.reserve_mib.saturating_mul(MIB)
    }

    /// Bytes of the two quotas: of a device, and of everything.
    pub fn quotas(&self) -> (u64, u64) {
        (self.quota_device_mib.saturating_mul(MIB), self.quota_total_mib.saturating_mul(MIB))
    }
}

/// `scheme://user:password@host/name?password=…` without its passwords.
fn mask(url: &str) -> String {
    let Some((scheme, after)) = url.split_once("://") else {
        return url.into();
    };
    let (place, parameters) = after.split_once('?').map_or((after, None), |(place, rest)| (place, Some(rest)));
    let place = match place.rsplit_once('@') {
        Some((user, host)) if user.contains(':') => {
            format!("{}:***@{host}", user.split_once(':').map_or(user, |(name, _)| name))
        }
        _ => place.to_owned(),
    };
    let hidden = |pair: &str| match pair.split_once('=') {
        Some((name, _)) if name.to_ascii_lowercase().contains("password") => format!("{name}=***"),
        _ => pair.to_owned(),
    };
    let parameters = parameters.map(|rest| rest.split('&').map(hidden).collect::<Vec<_>>().join("&"));
    format!("{scheme}://{place}{}", parameters.map(|rest| format!("?{rest}")).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_is_shown() {
        assert_eq!(mask("postgresql://sillage:p:w@rd@db/x"), "postgresql://sillage:***@db/x");
        assert_eq!(mask("sqlite:sillage.db"), "sqlite:sillage.db");
        assert_eq!(mask("postgresql://db/x"), "postgresql://db/x");
        assert_eq!(mask("postgres://u@db/x?host=/run&password=s%40t"), "postgres://u@db/x?host=/run&password=***");
    }

    #[test]
    fn one_setting_chooses_the_database() {
        let mut config = Config::new(([127, 0, 0, 1], 8443).into(), "sillage.example.org:8443".into());
        let here = Path::new("/srv");
        assert_eq!(config.database(here).expect("a database"), Database::Sqlite("/srv/sillage.db".into()));
        config.database = "postgres://sillage@db.example.org/sillage".into();
        config.database_authority = Some("db.pem".into());
        let authority = Some(PathBuf::from("/srv/db.pem"));
        let expected = Database::Postgres { url: config.database.clone(), authority };
        assert_eq!(config.database(here).expect("a database"), expected);
        for wrong in ["mysql://db/x", "sqlite:", "sillage.db"] {
            config.database = wrong.into();
            assert!(config.database(here).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_mistyped_setting_is_no_default() {
        let config = Config::new(([127, 0, 0, 1], 8443).into(), "sillage.example.org:8443".into());
        let text = toml::to_string(&config).expect("written");
        assert_eq!(toml::from_str::<Config>(&text).expect("read"), config);
        assert!(toml::from_str::<Config>(&format!("{text}quota_device_mb = 3\n")).is_err());
    }
}

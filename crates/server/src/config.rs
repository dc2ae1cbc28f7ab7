//! What an administrator may set: one file, `sillage.toml`, in the server's folder.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::files;

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
    /// `sqlite:` and a file, as seen from the server's folder.
    #[serde(default = "database")]
    pub database: String,
    /// The folder of photos and papers, as seen from the server's folder.
    #[serde(default = "objects")]
    pub objects: PathBuf,
    /// MiB of operations one device may send.
    #[serde(default = "quota_device")]
    pub quota_device_mib: u64,
    /// MiB of everything. Photos are refused at nine tenths of it, operations at the end.
    #[serde(default = "quota_total")]
    pub quota_total_mib: u64,
}

fn database() -> String {
    "sqlite:sillage.db".into()
}

fn objects() -> PathBuf {
    "objects".into()
}

fn quota_device() -> u64 {
    4_096
}

fn quota_total() -> u64 {
    262_144
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
}

impl Config {
    /// The settings of a new server.
    pub fn new(listen: SocketAddr, public: String) -> Self {
        Self {
            listen,
            public,
            database: database(),
            objects: objects(),
            quota_device_mib: quota_device(),
            quota_total_mib: quota_total(),
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
    ///
    /// # Errors
    /// They cannot be written down.
    pub fn dump(&self) -> Result<String, ConfigError> {
        let masked = Self { database: mask(&self.database), ..self.clone() };
        toml::to_string(&masked).map_err(|error| ConfigError::Malformed(error.to_string()))
    }

    /// The file of the embedded database.
    ///
    /// # Errors
    /// Another database is named.
    pub fn sqlite(&self, folder: &Path) -> Result<PathBuf, ConfigError> {
        let file = self.database.strip_prefix("sqlite:").filter(|file| !file.is_empty());
        file.map(|file| folder.join(file)).ok_or_else(|| ConfigError::Malformed("database: only sqlite:FILE".into()))
    }

    /// Bytes of the two quotas: of a device, and of everything.
    pub fn quotas(&self) -> (u64, u64) {
        (self.quota_device_mib.saturating_mul(MIB), self.quota_total_mib.saturating_mul(MIB))
    }
}

/// `scheme://user:password@host` without its password.
fn mask(url: &str) -> String {
    let Some((before, after)) = url.split_once("://") else {
        return url.into();
    };
    let Some((user, host)) = after.rsplit_once('@') else {
        return url.into();
    };
    let name = user.split_once(':').map_or(user, |(name, _)| name);
    format!("{before}://{name}:***@{host}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_is_shown() {
        assert_eq!(mask("postgresql://sillage:p:w@rd@db/x"), "postgresql://sillage:***@db/x");
        assert_eq!(mask("sqlite:sillage.db"), "sqlite:sillage.db");
        assert_eq!(mask("postgresql://db/x"), "postgresql://db/x");
    }

    #[test]
    fn a_mistyped_setting_is_no_default() {
        let config = Config::new(([127, 0, 0, 1], 8443).into(), "sillage.example.org:8443".into());
        let text = toml::to_string(&config).expect("written");
        assert_eq!(toml::from_str::<Config>(&text).expect("read"), config);
        assert!(toml::from_str::<Config>(&format!("{text}quota_device_mb = 3\n")).is_err());
    }
}

//! A server's folder: settings, keys, database, objects, and the file that knows how far the database had come.

use std::{
    fs::{File, TryLockError},
    net::SocketAddr,
    path::{Path, PathBuf},
};

use sillage_sync_protocol::{Code, Invitation, scope::Role};
use uuid::Uuid;

use crate::{
    central::{Central, EPOCH, NETWORK, Quotas, STARTS, new_code},
    clock,
    config::{Config, ConfigError},
    covering, files,
    keys::{KeyError, Keys},
    log,
    payloads::{PayloadError, Payloads},
    refusal::Refusal,
    store::{GrantRow, PersonRow, Rows, ServerStore, StoreError, write},
};

pub(crate) const SIDECAR: &str = "progress.json";
const LOCK: &str = "server.lock";
/// Who was erased. It belongs in no backup of the database: a database that is put back is brought up to it.
pub const LEDGER: &str = "erased.jsonl";

/// Why a deployment cannot be made or opened.
#[derive(Debug, thiserror::Error)]
pub enum DeploymentError {
    /// There is one already.
    #[error("there is a server in this folder already")]
    Exists,
    /// The settings.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The keys.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The payload key.
    #[error(transparent)]
    Payload(#[from] PayloadError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The folder.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// What was asked for is refused.
    #[error("{0}")]
    Refused(String),
}

impl From<Refusal> for DeploymentError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.problem.code)
    }
}

/// A server's folder.
#[derive(Debug, Clone)]
pub struct Deployment {
    folder: PathBuf,
    /// Its settings.
    pub config: Config,
}

/// What a new deployment is asked for.
#[derive(Debug, Clone)]
pub struct New {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// Host and port devices reach it at.
    pub public: String,
    /// A network that is in use without a server already.
    pub network: Option<Uuid>,
    /// The administrator's own word for the first person.
    pub administrator: String,
    /// The first person, if the network knows them already.
    pub person: Option<Uuid>,
    /// Another database than the embedded one.
    pub database: Option<String>,
    /// The certificate that signed that database's own.
    pub database_authority: Option<PathBuf>,
    /// The file of the payload key, which is made if it is not there; without one, payloads lie open.
    pub payload_key: Option<PathBuf>,
}

impl Deployment {
    /// Makes a server in an empty folder, and the invitation of its first administrator.
    ///
    /// # Errors
    /// There is one, or the disk refuses.
    pub fn make(folder: &Path, new: &New, now_ms: i64) -> Result<(Self, Invitation), DeploymentError> {
        files::private_folder(folder)?;
        if std::fs::read_dir(folder)?.next().is_some() {
            return Err(DeploymentError::Exists);
        }
        let host = new.public.rsplit_once(':').map_or(new.public.as_str(), |(host, _)| host);
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let mut names = vec![host.to_owned(), "localhost".into(), "127.0.0.1".into()];
        names.dedup();
        let mut config = Config::new(new.listen, new.public.clone());
        if let Some(file) = &new.payload_key {
            let file = std::path::absolute(file)?;
            if file.starts_with(std::path::absolute(folder)?) {
                return Err(ConfigError::OwnKey.into());
            }
            if !file.exists() {
                Payloads::make(&file)?;
            }
            config.payload_key = Some(file.to_str().ok_or(ConfigError::NoText)?.to_owned());
        }
        let payloads = config.payloads(folder)?;
        let keys = Keys::make(folder, &names)?;
        config.database = new.database.clone().unwrap_or(config.database);
        config.database_authority.clone_from(&new.database_authority);
        let store = config.database(folder)?.open(&payloads)?;
        covering::note(&*store, &payloads)?;
        let network = new.network.unwrap_or_else(Uuid::now_v7);
        let person = new.person.unwrap_or_else(Uuid::now_v7);
        let code = write(&*store, |rows| {
            if rows.fact(NETWORK)?.is_some() {
                return Err(StoreError::Schema("this database holds a network already".into()));
            }
            rows.set_fact(NETWORK, &network.to_string())?;
            rows.set_fact(EPOCH, &Uuid::now_v7().to_string())?;
            rows.set_fact(STARTS, "0")?;
            rows.add_person(&PersonRow { id: person, label: new.administrator.clone(), since_ms: now_ms })?;
            grant(rows, person, network, Role::Administrator, now_ms)?;
            new_code(rows, person, now_ms)
        })?;
        // The settings last: a folder without them is no server, and can be made anew.
        config.write_new(folder)?;
        let deployment = Self { folder: folder.into(), config };
        let invitation = deployment.invitation(&keys, code)?;
        Ok((deployment, invitation))
    }

    /// Reads the settings of a server's folder.
    ///
    /// # Errors
    /// There is no server in it.
    pub fn open(folder: &Path) -> Result<Self, DeploymentError> {
        Ok(Self { folder: folder.into(), config: Config::read(folder)? })
    }

    /// The keys.
    ///
    /// # Errors
    /// They are not there, or damaged.
    pub fn keys(&self) -> Result<Keys, DeploymentError> {
        Ok(Keys::read(&self.folder)?)
    }

    /// The database.
    ///
    /// # Errors
    /// It refuses.
    pub fn store(&self) -> Result<Box<dyn ServerStore>, DeploymentError> {
        Ok(self.config.database(&self.folder)?.open(&self.payloads()?)?)
    }

    /// How payloads lie.
    ///
    /// # Errors
    /// The key that is named is not there.
    pub fn payloads(&self) -> Result<Payloads, DeploymentError> {
        Ok(self.config.payloads(&self.folder)?)
    }

    /// The server, to be served. What lies open is brought under the payload key first, if there is one.
    ///
    /// # Errors
    /// Something of it refuses.
    pub fn start(&self) -> Result<Central, DeploymentError> {
        let payloads = self.payloads()?;
        if payloads.id().is_some() {
            covering::clear(&self.folder, &self.config.database(&self.folder)?)?;
        }
        let central = self.central(Some(&self.folder.join(SIDECAR)))?;
        let told = |done: u64| log::say("payloads_covered", &[("operations", &done.to_string())]);
        covering::cover(central.store(), &*central.objects, &payloads, told)?;
        Ok(central)
    }

    /// The server, to be looked at or changed beside the one that serves.
    ///
    /// # Errors
    /// Something of it refuses.
    pub fn attach(&self) -> Result<Central, DeploymentError> {
        self.central(None)
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes the folder for one server alone, until what is returned is dropped or the process ends.
    ///
    /// # Errors
    /// A server runs there.
    pub fn alone(folder: &Path) -> Result<File, DeploymentError> {
        let lock = File::create(folder.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => Ok(lock),
            Err(TryLockError::WouldBlock) => Err(DeploymentError::Refused("a server runs in this folder".into())),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    fn central(&self, sidecar: Option<&Path>) -> Result<Central, DeploymentError> {
        let objects = self.config.objects(&self.folder)?;
        let (device, total) = self.config.quotas();
        let quotas = Quotas { device, total };
        let central = Central::open(self.store()?, objects, self.keys()?, quotas, sidecar)?;
        let central = central.keeping(&self.folder, self.config.reserve());
        Ok(central.keep_ledger(&self.folder.join(LEDGER), clock::now_ms())?)
    }

    /// What is printed for a person who was given a code.
    ///
    /// # Errors
    /// The keys are damaged, or the public address is none.
    pub fn invitation(&self, keys: &Keys, code: Code) -> Result<Invitation, DeploymentError> {
        Ok(Invitation { server: self.config.public.clone(), code, pin: keys.pin()? })
    }
}

/// Gives a unit to a person.
///
/// # Errors
/// The database refuses.
pub fn grant(rows: &mut dyn Rows, person: Uuid, unit: Uuid, role: Role, now_ms: i64) -> Result<(), StoreError> {
    rows.add_grant(&GrantRow { person, unit, role: role.word().into(), since_ms: now_ms, until_ms: None })
}

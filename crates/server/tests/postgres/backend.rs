//! A database of PostgreSQL, as the stories need it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use sillage_server::store::{PostgresStore, ServerStore};
use uuid::Uuid;

use crate::cluster::Cluster;

/// Histories of the simulation: each costs a database of its own.
pub const SEEDS: u64 = 24;

/// A database of its own, on the PostgreSQL of this process.
pub struct Backend {
    pub cluster: Arc<Cluster>,
    pub name: String,
    folder: PathBuf,
}

impl Backend {
    pub fn new(folder: &Path) -> Self {
        let cluster = Cluster::running();
        let name = format!("s{}", Uuid::now_v7().simple());
        cluster.say(&format!("CREATE DATABASE {name} TEMPLATE template0"));
        Self { cluster, name, folder: folder.into() }
    }

    pub fn url(&self) -> String {
        self.cluster.url(&self.name)
    }

    pub fn open(&self) -> Box<dyn ServerStore> {
        Box::new(PostgresStore::open(&self.url(), None).expect("store"))
    }

    /// What `init` is told of it.
    pub fn arguments(&self) -> Vec<String> {
        vec!["--database".into(), self.url()]
    }

    /// Place and commit of every operation, read past the program.
    pub fn ops(&self) -> Vec<(Uuid, u64, Option<u64>)> {
        let mut client = self.cluster.connect(&self.name);
        let sql = "SELECT replica::text, s, at_commit FROM op ORDER BY replica, s";
        let rows = client.query(sql, &[]).expect("op");
        let number = |number: i64| u64::try_from(number).expect("a number");
        rows.iter()
            .map(|row| {
                let replica: String = row.get(0);
                (replica.parse().expect("an id"), number(row.get(1)), row.get::<_, Option<i64>>(2).map(number))
            })
            .collect()
    }

    /// A copy of the database, as somebody makes one who knows nothing of this program.
    pub fn back_up(&self) -> PathBuf {
        let copy = self.folder.join(format!("backup-{}.dump", Uuid::now_v7()));
        let bytes = self.cluster.run("pg_dump", &["--format=custom", "--dbname", &self.url()]);
        std::fs::write(&copy, bytes).expect("backup");
        copy
    }

    /// Puts a copy back. Nobody has the database open.
    pub fn put_back(&self, backup: &Path) {
        self.cluster.say(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
        self.cluster.say(&format!("CREATE DATABASE {} TEMPLATE template0", self.name));
        let file = backup.to_str().expect("a path");
        // The program that puts it back runs as another user, who does not enter this folder.
        let bytes = std::fs::read(file).expect("backup");
        self.cluster.feed("pg_restore", &["--exit-on-error", "--dbname", &self.url()], &bytes);
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.cluster.say(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        }
    }
}

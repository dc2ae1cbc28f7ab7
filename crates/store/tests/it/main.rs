//! The store through its public door, on real encrypted files.

mod acts;
mod arrivals;
mod ballast;
mod behind;
mod blocks;
mod containers;
mod copies;
mod faults;
mod intake;
#[path = "../../../testkit/src/names.rs"]
mod names;
mod pictures;
mod replaced;
mod returned;
mod salvaged;
mod search;
mod tampered;

use sillage_domain::{Id, Moment, network::Person};
use sillage_store::{Act, Reached, Store, StoreError, Vault, Writer};
use uuid::Uuid;

pub const ME: Uuid = Uuid::from_u128(0x11);
pub const UNIT: Uuid = Uuid::from_u128(0x22);

pub fn at(ms: i64) -> Moment {
    Moment { utc_ms: 1_795_500_000_000 + ms, offset_min: 60, zone: "Europe/Paris".into(), boot_ms: ms }
}

pub fn act(ms: i64) -> Act {
    Act { me: Id::<Person>::new(ME), now: at(ms), command: "test.write", is_final: false, draft: None }
}

pub fn store(folder: &std::path::Path) -> Store {
    let (vault, key) = Vault::practice(Uuid::from_u128(1)).expect("vault");
    Store::create(&folder.join("profile"), vault, key, "boot").expect("store")
}

pub fn reopened(store: Store) -> Store {
    let (folder, key) = (store.folder().to_path_buf(), store.clone_key());
    drop(store);
    Store::open(&folder, key, "boot").expect("reopened")
}

pub fn write<T>(store: &Store, ms: i64, change: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>) -> T {
    store.write(act(ms), change).expect("written").0
}

/// Nobody else has anything of what is written here.
pub const NOBODY: Reached =
    Reached { memory: "", acknowledged: |_| Box::new(|_| false), identity: "identity", person: |_| Some(ME) };

pub fn verified(store: &Store) {
    assert_eq!(store.verify().expect("verification").faults, Vec::<String>::new());
}

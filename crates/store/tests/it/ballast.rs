//! Room kept for the day the disk is full.

use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
};

use sillage_domain::{Bilingual, Id, network::Zone};
use sillage_store::StoreError;

use crate::{UNIT, act, store, verified};

const SIZE: u64 = 3 << 20;

fn zone(name: &str) -> Zone {
    Zone { unit: Id::new(UNIT), name: Bilingual { fr: name.into(), en: None }, rank: 1 }
}

#[test]
fn an_act_that_meets_a_full_disk_is_tried_once_more() {
    let folder = tempfile::tempdir().expect("folder");
    let opened = store(folder.path());
    assert!(opened.keep_ballast(SIZE).expect("made"));
    let ballast = opened.folder().join("ballast");
    let file = fs::metadata(&ballast).expect("there");
    assert!(file.blocks() * 512 >= SIZE, "really taken on the disk");
    assert_eq!(file.permissions().mode() & 0o777, 0o600);
    assert!(!opened.ballast_spent());
    opened.limit_pages(1).expect("full");
    let add = || {
        // The room that was let go.
        if !ballast.exists() {
            opened.limit_pages(1_000_000)?;
        }
        opened.write(act(1), |tx| tx.add(UNIT, &zone(&"z".repeat(100)))).map(drop)
    };
    let is_full = |error: &StoreError| matches!(error, StoreError::DiskFull);
    let mut acts = 0;
    while !opened.ballast_spent() {
        opened.with_ballast(is_full, add).expect("every act is written");
        acts += 1;
        assert!(acts < 1_000, "the disk was never full");
    }
    let found = opened.read(act(2), |db| db.list_in::<Zone>(UNIT)).expect("read");
    assert_eq!(found.len(), acts, "each of them once");
    assert!(opened.ballast_due(SIZE), "there is room again");
    assert!(opened.keep_ballast(SIZE).expect("made again"));
    assert!(ballast.exists() && !opened.ballast_spent());
    verified(&opened);
}

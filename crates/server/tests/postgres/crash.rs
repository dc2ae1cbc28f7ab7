//! The database itself dies while devices push: whatever a receipt promised is there after the start.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use sillage_sync::{Drive, Http};
use sillage_sync_protocol::session::device::Ending;
use uuid::Uuid;

use crate::{desk::Desk, rig::Rig};

#[test]
fn f07_the_database_is_killed_in_the_middle_of_pushes() {
    let mut rig = Rig::new();
    rig.serve();
    let unit = Uuid::now_v7();
    let joined: Vec<_> = ["one", "two"].map(|label| rig.join(label, &[(unit, "coach")])).into();
    let stop = AtomicBool::new(false);
    let desks: Vec<Desk> = std::thread::scope(|scope| {
        let writing: Vec<_> = joined
            .into_iter()
            .map(|(mut desk, membership)| {
                let stop = &stop;
                scope.spawn(move || {
                    let device = desk.device.clone();
                    let address = || membership.address.parse().expect("address");
                    let mut written = 0;
                    while !stop.load(Ordering::Relaxed) {
                        written += 1;
                        let word = format!("word-{}-{written}", device.id());
                        desk.set(unit, "zone", Uuid::from_u128(written), "name", &word, 1_795_680_000_000);
                        let mut way = Http::new(&device, &membership).expect("a way");
                        let _whatever_came =
                            Drive::new(&device, membership.network, address()).run(&mut desk, &mut way);
                        std::thread::sleep(Duration::from_millis(5));
                    }
                    let mut way = Http::new(&device, &membership).expect("a way");
                    let ending = Drive::new(&device, membership.network, address())
                        .run(&mut desk, &mut way)
                        .expect("a disk that answers");
                    assert_eq!(ending, Ending::Complete);
                    desk
                })
            })
            .collect();
        for _ in 0..4 {
            std::thread::sleep(Duration::from_millis(300));
            rig.backend.cluster.crash();
        }
        std::thread::sleep(Duration::from_millis(300));
        stop.store(true, Ordering::Relaxed);
        writing.into_iter().map(|desk| desk.join().expect("a desk")).collect()
    });
    let here: BTreeSet<(Uuid, u64)> = rig.backend.ops().into_iter().map(|(replica, s, _)| (replica, s)).collect();
    let written: BTreeSet<(Uuid, u64)> = desks
        .iter()
        .flat_map(|desk| desk.disk.log.keys().filter(|(r, _)| desk.disk.mine.contains(r)).copied())
        .collect();
    assert!(here.len() > 10, "{} operations: the test did not get to push", here.len());
    assert_eq!(written, here, "everything that was written is there, and nothing else");
}

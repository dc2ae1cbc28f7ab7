//! Eight devices at once, over one server: the order of each unit has no hole and no double, and nobody is told of an
//! operation that somebody else's will come before.

use std::collections::BTreeMap;

use sillage_sync_protocol::{scope::Role, wire::Receipt};
use uuid::Uuid;

use crate::{
    chance::Chance,
    desk::Desk,
    invariants::{always, i9_linearity},
    scenarios::bundle,
    world::{START_MS, World, units},
};

const WRITERS: usize = 8;
const BUNDLES: u64 = 12;

#[test]
fn eight_writers_make_one_order() {
    let mut chance = Chance::new(8);
    let world = World::new(&mut chance);
    let units = units(&mut chance, 2);
    let desks: Vec<Desk> = (0..WRITERS)
        .map(|i| {
            let mut desk = world.desk(&mut chance, &[(units[0], Role::Coach), (units[1], Role::Coach)]);
            for s in 0..BUNDLES * 3 {
                let unit = units[usize::try_from(s).expect("small") % 2];
                // Everybody writes about the same few things, too.
                let e = Uuid::from_u128(u128::from(s % 6) + 1 + if s % 2 == 0 { 0 } else { 100 });
                desk.set(unit, "zone", e, "name", &format!("word-{i}-{s}"), START_MS);
            }
            desk
        })
        .collect();
    let rows: Vec<_> = desks.iter().map(|desk| world.device_row(desk.device.id())).collect();
    let central = world.central();
    // One who reads all the while: what lies behind a head that was seen never changes.
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        let writing: Vec<_> = desks
            .iter()
            .zip(&rows)
            .map(|(desk, device)| {
                let bundles: Vec<_> = (0..BUNDLES).map(|i| bundle(desk, i * 3 + 1, i * 3 + 3)).collect();
                scope.spawn(move || {
                    for (id, bytes) in bundles {
                        let text = central.push(device, id, &bytes, START_MS).expect("stored");
                        let receipt: Receipt = serde_json::from_str(&text).expect("a receipt");
                        assert!(receipt.aside.is_empty(), "{:?}", receipt.aside);
                    }
                })
            })
            .collect();
        let (done, units) = (&done, &units);
        let reading = scope.spawn(move || {
            let mut seen = BTreeMap::<Uuid, Vec<(Uuid, u64)>>::new();
            while !done.load(std::sync::atomic::Ordering::Relaxed) {
                for unit in units {
                    let known = seen.entry(*unit).or_default();
                    let after = u64::try_from(known.len()).expect("small");
                    let ops = sillage_server::store::read(central.store(), |rows| {
                        let head = rows.head(*unit)?;
                        let ops = rows.ops_after(*unit, after, 1_000)?;
                        assert_eq!(u64::try_from(ops.len()).expect("small"), head - after, "I5: a hole below the head");
                        Ok(ops)
                    });
                    known.extend(ops.expect("read").into_iter().map(|op| (op.replica, op.s)));
                }
            }
            seen
        });
        for writer in writing {
            writer.join().expect("a writer");
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        let seen = reading.join().expect("a reader");
        for (unit, places) in seen {
            let ops =
                sillage_server::store::read(central.store(), |rows| rows.ops_after(unit, 0, 10_000)).expect("read");
            let all: Vec<_> = ops.iter().map(|op| (op.replica, op.s)).collect();
            assert_eq!(all[..places.len()], places, "I5: what was behind a head changed");
        }
    });
    let total = u64::try_from(WRITERS).expect("small") * BUNDLES * 3;
    assert_eq!(world.head(units[0]) + world.head(units[1]), total);
    i9_linearity(&world);
    always(&world, &[]);
}

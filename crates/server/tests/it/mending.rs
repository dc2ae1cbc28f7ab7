//! What puts two sides right again: lost memories, sums, beginnings of units, erasures, full and dying machines.

use std::collections::BTreeSet;

use serde_json::json;
use sillage_server::{
    central::safe::Marks,
    store::{SqliteStore, read},
};
use sillage_sync::{DeviceStore, Drive, Limits, NoAnswer, Transport};
use sillage_sync_protocol::{
    BundleKind, Line, Placed,
    erasure::Erased,
    pack,
    scope::Role,
    session::device::Ending,
    wire::{Cursor, Fate, Held, Reconcile, Stretch},
};
use uuid::Uuid;

use crate::{
    backend::IS_A_FILE,
    chance::Chance,
    desk::{Desk, photo},
    invariants::{always, i1_no_loss, i3_convergence, i12_erasure, i17_honesty, no_alarm, word},
    scenarios::{Pair, bundle, pair, push, write_some},
    world::{START_MS, Way, World, units},
};

const DAY_MS: i64 = 86_400_000;

fn words_of(world: &World) -> BTreeSet<String> {
    world.ops().iter().filter_map(|op| word(&op.raw)).collect()
}

/// Steps of a session until it ends or its device is killed; whether it ended.
fn steps(world: &World, desk: &mut Desk, most: usize) -> bool {
    let device = desk.device.clone();
    let address = world.central().keys().address().clone();
    let mut drive = Drive::new(&device, world.network, address);
    let mut way = Way::new(world, desk, Chance::new(4));
    for _ in 0..most {
        let ending = drive.step(desk, &mut way).expect("a disk that answers");
        if ending.is_some() {
            return true;
        }
    }
    false
}

#[test]
fn f15_a_colleagues_work_comes_back_although_her_computer_is_gone() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    pair.one.set(unit, "zone", e, "name", "word-monday", pair.now());
    pair.sync_both();
    let backup = pair.world.back_up();
    pair.later(6 * DAY_MS);
    // Ahead of time, so that a ruling has to come back with it.
    pair.one.skew_ms = 3 * DAY_MS;
    for i in 0..20 {
        pair.one.set(unit, "zone", Uuid::from_u128(100 + i), "name", &format!("word-week-{i}"), pair.now());
    }
    pair.sync_both();
    pair.sync_both();
    let before: Vec<_> = pair.world.ops().into_iter().map(|op| (op.replica, op.s, op.raw, op.eff)).collect();
    pair.world.put_back(&backup);
    // Her computer fell into the water; only her colleague still comes.
    let gone = std::mem::replace(&mut pair.one, Desk::new(Uuid::from_u128(9), pair.world.network, Chance::new(9)));
    assert_eq!(pair.world.head(unit), 1, "a week is gone");
    assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete);
    let after: Vec<_> = pair.world.ops().into_iter().map(|op| (op.replica, op.s, op.raw, op.eff)).collect();
    assert_eq!(after, before, "verbatim, and ordered as it was ruled");
    i17_honesty(&pair.world);
    i3_convergence(&pair.world, &pair.other, unit);
    no_alarm(&pair.other);
    // She comes back with a copy of her old disk: nothing is sent twice, and she goes on.
    pair.one = gone;
    pair.one.skew_ms = 0;
    pair.one.set(unit, "zone", e, "note", "word-after", pair.now());
    pair.sync_both();
    assert_eq!(words_of(&pair.world).len(), 22);
    always(&pair.world, &[]);
    no_alarm(&pair.one);
}

#[test]
fn f15_nothing_is_sent_that_the_server_still_has() {
    let mut pair = pair();
    write_some(&mut pair, 50);
    pair.sync_both();
    let backup = pair.world.back_up();
    write_some(&mut pair, 5);
    pair.sync_both();
    pair.world.put_back(&backup);
    let facts = |desk: &mut Desk| desk.facts().expect("facts").standings[0].acked;
    assert_eq!(facts(&mut pair.one), 55);
    // Hello, compare, remember; and all three again in the new timeline. Nothing has left yet.
    assert!(!steps(&pair.world, &mut pair.one, 6));
    assert_eq!(facts(&mut pair.one), 50, "from where both agree on, not from the beginning");
    pair.sync_both();
    assert_eq!(pair.world.head(pair.unit), 55);
}

#[test]
fn what_has_no_proof_of_this_network_is_not_believed() {
    let mut pair = pair();
    write_some(&mut pair, 3);
    pair.sync_both();
    let backup = pair.world.back_up();
    write_some(&mut pair, 3);
    pair.sync_both();
    pair.world.put_back(&backup);
    let replica = pair.one.disk.replica;
    let stretch = Stretch { replica, first: 1, last: 6 };
    let lines = pair.other.collect(&[stretch], &Limits::default()).expect("lines");
    assert_eq!(lines.len(), 6);
    let device = pair.world.device_row(pair.other.device.id());
    let claim = |lines: &[Line]| {
        let held = Held::of(lines.iter().map(|line| (line.envelope.reference, line.envelope.digest)));
        pair.world.central().wanted(&device, &Reconcile { unit: pair.unit, held }).expect("wanted").stretches
    };
    assert_eq!(claim(&lines), [stretch]);
    assert_eq!(claim(&lines[..3]), [], "what is here is not asked for");
    let give = |world: &World, lines: &[Line]| {
        let mut header = crate::scenarios::header(&pair.other, Uuid::now_v7());
        header.kind = BundleKind::Reconcile;
        let packed = pack(&header, lines, &Limits::default(), |message| pair.other.device.sign(message));
        let packed = packed.expect("packed");
        world.central().restore(&device, &packed[0], START_MS).map_err(|refusal| refusal.problem.code)
    };
    let spoil = |change: fn(&mut Placed)| -> Vec<Line> {
        let mut lines = lines.clone();
        lines.iter_mut().filter_map(|line| line.placed.as_mut()).for_each(change);
        lines
    };
    for spoilt in [
        spoil(|placed| placed.commit += 1),
        spoil(|placed| placed.proof = "0".repeat(32)),
        spoil(|placed| placed.proof.clear()),
        lines.iter().map(|line| Line { eff: Some(line.envelope.h), ..line.clone() }).collect(),
    ] {
        let restored = give(&pair.world, &spoilt).expect("an answer");
        assert_eq!((restored.taken, restored.known, restored.unproven), (0, 0, 6));
    }
    assert_eq!(pair.world.head(pair.unit), 3, "nothing of it was taken");
    let restored = give(&pair.world, &lines).expect("an answer");
    assert_eq!((restored.taken, restored.known), (3, 3));
    let again = give(&pair.world, &lines).expect("an answer");
    assert_eq!((again.taken, again.known), (0, 6), "twice is once");
    pair.world.revoke(&pair.other);
    assert_eq!(give(&pair.world, &lines), Err("not_found".into()));
}

#[test]
fn stored_visible_and_safe_are_three_promises() {
    let mut pair = pair();
    write_some(&mut pair, 4);
    pair.sync_both();
    let replica = pair.one.disk.replica;
    assert_eq!(pair.one.disk.safe.get(&replica).copied().unwrap_or(0), 0, "stored is not safe");
    let copy = pair.world.back_up();
    let marks = Marks::of(&SqliteStore::open(&copy).expect("the copy")).expect("marks");
    write_some(&mut pair, 2);
    pair.sync_both();
    pair.world.central().note_safe(&marks, pair.now()).expect("noted");
    assert_eq!(pair.world.central().safe_since().expect("since"), Some(pair.now()));
    let receipt = {
        write_some(&mut pair, 1);
        push(&pair.world, &pair.one, &bundle(&pair.one, 1, 7)).expect("stored")
    };
    assert_eq!((receipt.fate, receipt.last, receipt.safe), (Fate::Stored, 7, 4));
    pair.sync_both();
    assert_eq!((pair.one.disk.safe[&replica], pair.one.disk.safe[&pair.unit]), (4, 4));
    // A copy of another timeline says nothing about this one.
    pair.world.put_back(&copy);
    let refused = pair.world.central().note_safe(&marks, pair.now()).expect_err("another timeline");
    assert_eq!(refused.problem.code, "epoch_changed");
}

#[test]
fn words_are_forgotten_only_once_they_are_safe() {
    let mut pair = pair();
    pair.one.set(pair.unit, "zone", pair.e, "name", "word-mine", pair.now());
    pair.other.set(pair.unit, "zone", Uuid::from_u128(5), "name", "word-theirs", pair.now());
    pair.sync_both();
    let copy = pair.world.back_up();
    pair.world.end_grant(pair.one.person, pair.unit);
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
    assert!(pair.one.winner(pair.e, "name").is_some(), "in no backup yet: kept");
    assert!(pair.one.winner(Uuid::from_u128(5), "name").is_none(), "what others wrote is gone");
    assert!(pair.one.disk.owed.purged.is_empty(), "and so it is not purged");
    let marks = Marks::of(&SqliteStore::open(&copy).expect("the copy")).expect("marks");
    pair.world.central().note_safe(&marks, pair.now()).expect("noted");
    // The same again, with a backup behind it.
    pair.world.grant(pair.one.person, pair.unit, Role::Coach);
    pair.sync_both();
    pair.world.end_grant(pair.one.person, pair.unit);
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
    assert!(pair.one.winner(pair.e, "name").is_none());
    let deliveries = read(pair.world.store(), |rows| rows.deliveries(pair.unit)).expect("deliveries");
    assert!(!deliveries.contains_key(&pair.one.device.id()), "the server was told");
    // And held again, one's own words come back too.
    pair.world.grant(pair.one.person, pair.unit, Role::Coach);
    pair.sync_both();
    assert_eq!(pair.name_at(&pair.one), "word-mine");
    i3_convergence(&pair.world, &pair.one, pair.unit);
}

#[test]
fn f48_digest_mismatch_injected() {
    let mut pair = pair();
    for i in 0..30 {
        pair.later(5 * DAY_MS);
        pair.one.set(pair.unit, "zone", Uuid::from_u128(i), "name", &format!("word-{i}"), pair.now());
    }
    pair.sync_both();
    no_alarm(&pair.other);
    // One row is altered behind everybody's back, one is lost, one gets another ruling.
    let places: Vec<_> = pair.other.disk.log.keys().copied().collect();
    let altered = pair.other.disk.log.get_mut(&places[10]).expect("an operation");
    altered.raw = altered.raw.replace("word-10", "word-xx");
    pair.other.disk.log.remove(&places[20]);
    let ruled = pair.other.disk.log.get_mut(&places[25]).expect("an operation");
    ruled.eff = Some(sillage_sync_protocol::Hlc::ZERO.tick(START_MS));
    assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete);
    for place in [places[10], places[20], places[25]] {
        assert_eq!(pair.other.disk.log[&place].raw, pair.one.disk.log[&place].raw);
        assert_eq!(pair.other.disk.log[&place].eff, pair.one.disk.log[&place].eff);
    }
    let alarms = pair.other.disk.alarms.clone();
    assert_eq!(alarms.len(), 3, "a month each, and no other month was touched: {alarms:?}");
    assert!(alarms.iter().all(|(unit, alarm)| *unit == pair.unit && alarm.missing == 1 && alarm.extra == 0));
    let noted = read(pair.world.store(), |rows| rows.alarms()).expect("alarms");
    assert_eq!(noted.len(), 3, "the server wrote it down as well");
    i3_convergence(&pair.world, &pair.other, pair.unit);
    pair.other.disk.alarms.clear();
    assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete);
    no_alarm(&pair.other);
}

#[test]
fn f48_what_the_server_lost_by_a_damaged_row_comes_back() {
    let mut pair = pair();
    write_some(&mut pair, 6);
    pair.sync_both();
    let replica = pair.one.disk.replica;
    let link = pair.one.disk.log[&(replica, 5)].link;
    pair.world.lose_end(replica, 6, &link);
    // A colleague has it, with its proof.
    let ending = pair.world.sync(&mut pair.other);
    assert!([Ending::Complete, Ending::Unfinished].contains(&ending), "{ending:?}");
    assert_eq!(pair.world.ops().len(), 6);
    assert_eq!(pair.other.disk.alarms.len(), 1);
    pair.other.disk.alarms.clear();
    pair.sync_both();
    no_alarm(&pair.other);
    always(&pair.world, &[]);
}

/// A unit of so many taps, five hundred in a block.
fn counted(pair: &mut Pair, taps: usize) {
    let mut chance = Chance::new(8);
    for block in 0..taps / 500 {
        let dt: Vec<u64> = (0..500).map(|i| i * 700 + chance.below(900)).collect();
        let tally: Vec<u64> = (0..500).map(|_| u64::from(chance.once_in(9))).collect();
        let rest = json!({"k": "evt", "block": {"id": chance.uuid(), "dt": dt, "tally": tally}});
        pair.one.write(pair.unit, "flow_event", Uuid::from_u128(block as u128 + 1), rest, START_MS);
    }
}

#[test]
fn f36_first_sync_of_a_long_unit_over_a_line_that_drops() {
    let mut pair = pair();
    counted(&mut pair, 1_000_000);
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
    assert_eq!(pair.world.head(pair.unit), 2_000);
    let device = pair.other.device.clone();
    let address = pair.world.central().keys().address().clone();
    let (mut sessions, mut usable_at) = (0, None);
    let size = loop {
        sessions += 1;
        assert!(sessions < 400, "it never ends");
        let mut drive = Drive::new(&device, pair.world.network, address.clone());
        let mut way = Way::new(&pair.world, &pair.other, Chance::new(sessions));
        way.drops_every = 200_000;
        // A dropped line ends the session in the middle of whatever it did.
        let mut pieces = 0;
        let ending = loop {
            let fetched = pair.other.fetched;
            let ending = drive.step(&mut pair.other, &mut way).expect("a disk that answers");
            pieces += u64::from(pair.other.fetched > fetched);
            if pair.other.disk.log.len() > 10 && usable_at.is_none() {
                usable_at = Some(pair.other.fetched);
            }
            if ending.is_some() || pieces == 2 {
                break ending;
            }
        };
        if ending == Some(Ending::Complete) {
            let device = pair.world.device_row(pair.other.device.id());
            break pair.world.central().snapshot(&device, pair.unit, pair.now()).expect("a beginning").size;
        }
    };
    assert!(pair.other.fetched * 100 <= size * 105, "{} of {size} bytes were fetched", pair.other.fetched);
    assert!(size <= 10 << 20, "a million taps in {size} bytes");
    assert!(usable_at.is_some_and(|bytes| bytes < size / 2), "usable before all of it is here: {usable_at:?}");
    assert_eq!(pair.other.disk.units[&pair.unit].1, 2_000);
    assert!(pair.other.disk.arriving.is_empty(), "the packed bytes are gone");
    i3_convergence(&pair.world, &pair.other, pair.unit);
    no_alarm(&pair.other);
}

#[test]
fn f28_a_beginning_is_for_those_who_read_the_same_part() {
    let mut pair = pair();
    let mut chance = Chance::new(6);
    for i in 0..1_200 {
        let noun = ["zone", "observation"][i % 2];
        let fields = json!({"k": "set", "f": {"name": {"v": format!("word-{i}"), "b": null}}});
        pair.one.write(pair.unit, noun, Uuid::from_u128(i as u128 + 1), fields, START_MS);
    }
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
    let mut hq = pair.world.desk(&mut chance, &[(pair.world.network, Role::Headquarters)]);
    let elsewhere = chance.uuid();
    let mut stranger = pair.world.desk(&mut chance, &[(elsewhere, Role::UnitManager)]);
    assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete);
    let made = read(pair.world.central().store(), |rows| rows.snapshot(pair.unit, "whole")).expect("it answers");
    assert!(made.is_some() && pair.other.fetched == 0, "in one piece, and nothing of it was kept to be read");
    assert_eq!(pair.other.disk.log.len(), 1_200);
    let device = pair.world.device_row(pair.other.device.id());
    let whole = pair.world.central().snapshot(&device, pair.unit, pair.now()).expect("a beginning");
    let mut way = Way::new(&pair.world, &hq, Chance::new(1));
    assert_eq!(way.snapshot_part(pair.unit, &whole, 0), Ok(None), "its name is no permission");
    let part = way.snapshot(pair.unit).expect("an answer").expect("a beginning");
    assert_ne!(part.hash, whole.hash);
    let mut way = Way::new(&pair.world, &stranger, Chance::new(1));
    assert_eq!((way.snapshot(pair.unit), way.snapshot_part(pair.unit, &whole, 0)), (Ok(None), Ok(None)));
    assert_eq!(pair.world.sync(&mut hq), Ending::Complete);
    assert_eq!(hq.disk.log.len(), 600, "headquarters read no observation, packed or not");
    assert_eq!(pair.world.sync(&mut stranger), Ending::Complete);
    assert!(stranger.disk.log.is_empty());
}

#[test]
fn f49_a_device_returns_after_four_hundred_days() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    pair.one.set(unit, "zone", e, "name", "word-old", pair.now());
    pair.sync_both();
    pair.later(10 * DAY_MS);
    let delete = pair.one.delete(unit, "zone", e, pair.now());
    for i in 0..1_500 {
        let fields = json!({"k": "set", "f": {"name": {"v": format!("word-{i}"), "b": null}}});
        pair.one.write(unit, "zone", Uuid::from_u128(i + 50), fields, pair.now());
    }
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
    pair.later(400 * DAY_MS);
    assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete);
    assert!(pair.other.disk.log.contains_key(&(delete.r, delete.s)), "what was deleted meanwhile is deleted here");
    assert_eq!(pair.other.disk.log.len(), 1_502);
    i3_convergence(&pair.world, &pair.other, unit);
    no_alarm(&pair.other);
}

fn observation(desk: &mut Desk, unit: Uuid, person: Uuid, e: Uuid, words: &str) {
    let rest = json!({"k": "set", "about": [person], "f": {"text": {"v": words, "b": null}}});
    desk.write(unit, "observation", e, rest, START_MS);
    let rest = json!({"k": "set", "f": {"observation": {"v": e, "b": null}, "fact": {"v": words, "b": null}}});
    desk.write(unit, "observation_score", Uuid::from_u128(e.as_u128() + 1), rest, START_MS);
}

#[test]
fn f31_erase_vs_offline_edit() {
    let mut pair = pair();
    let mut chance = Chance::new(12);
    let (unit, person, e) = (pair.unit, chance.uuid(), Uuid::from_u128(700));
    observation(&mut pair.one, unit, person, e, "secret-0-first");
    let bytes = vec![9; 300_000];
    let picture = photo(unit, &bytes);
    let rest = json!({"k": "set", "about": [person], "f": {"hash": {"v": picture.hash, "b": null}}});
    pair.one.write(unit, "attachment", Uuid::from_u128(900), rest, START_MS);
    pair.one.disk.photos.insert(picture.clone(), bytes);
    pair.one.set(unit, "zone", Uuid::from_u128(5), "name", "word-of-the-place", START_MS);
    pair.sync_both();
    let stick = bundle(&pair.one, 1, 4);
    // She is erased while somebody edits what was said about her.
    observation(&mut pair.other, unit, person, e, "secret-0-late");
    let reach = pair.world.central().erase_person(person, pair.now()).expect("erased");
    assert_eq!((reach.operations, reach.objects, reach.devices), (3, 1, 2));
    assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete);
    let codes: Vec<_> = pair.other.disk.aside.values().cloned().collect();
    assert_eq!(codes, ["erased", "erased"], "its author is told");
    let due = |world: &World| {
        world.central().erasures_due().expect("due").into_iter().filter(|due| due.done_ms.is_none()).count()
    };
    assert_eq!(due(&pair.world), 1, "one computer is outstanding");
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
    assert_eq!(due(&pair.world), 0);
    // An old stick, a late bundle before its turn, an old colleague's bundle.
    push(&pair.world, &pair.one, &stick).expect("stored");
    observation(&mut pair.one, unit, person, e, "secret-0-again");
    pair.sync_both();
    i12_erasure(&pair.world, &[&pair.one, &pair.other], &[0]);
    assert_eq!(words_of(&pair.world), ["word-of-the-place".to_owned()].into(), "and nobody else's words are gone");
    let device = pair.world.device_row(reach_device(&pair.world));
    assert!(pair.world.central().object(&device, unit, &picture.hash).is_err(), "the picture is gone");
    // Not a byte of it in the files, free pages and log of the last transactions among them.
    assert!(!pair.world.remembers(b"secret-0-"), "the database remembers");
}

fn reach_device(world: &World) -> Uuid {
    read(world.store(), |rows| rows.devices()).expect("devices")[0].id
}

#[test]
fn f32_erase_then_restore() {
    let mut pair = pair();
    let mut chance = Chance::new(13);
    let (unit, person, e) = (pair.unit, chance.uuid(), Uuid::from_u128(700));
    observation(&mut pair.one, unit, person, e, "secret-0-old");
    pair.one.set(unit, "zone", Uuid::from_u128(5), "name", "word-place", START_MS);
    pair.sync_both();
    let (backup, image) = (pair.world.back_up(), pair.other.disk.clone());
    pair.world.erase(person);
    pair.sync_both();
    // The database from before, and a computer from before.
    pair.world.put_back(&backup);
    let held: Vec<String> = pair.world.ops().into_iter().map(|op| op.raw).collect();
    assert!(held.iter().all(|raw| !raw.contains("secret-0-")), "before the first request is served: {held:?}");
    pair.other.disk = image;
    for _ in 0..2 {
        pair.sync_both();
    }
    i12_erasure(&pair.world, &[&pair.one, &pair.other], &[0]);
    // What is known beside the database holds no name.
    let ledger = std::fs::read_to_string(pair.world.ledger()).expect("a ledger");
    assert!(ledger.contains(&person.to_string()) && !ledger.contains("secret"), "{ledger}");
    assert_eq!(ledger.lines().count(), 1);
}

#[test]
fn who_does_not_carry_an_erasure_out_is_revoked() {
    let mut pair = pair();
    let (unit, person) = (pair.unit, Uuid::from_u128(40));
    observation(&mut pair.one, unit, person, Uuid::from_u128(700), "secret-0-x");
    pair.sync_both();
    pair.world.erase(person);
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
    pair.later(59 * DAY_MS);
    assert_eq!(pair.world.central().revoke_overdue(pair.now()).expect("looked"), 0);
    pair.later(2 * DAY_MS);
    assert_eq!(pair.world.central().revoke_overdue(pair.now()).expect("looked"), 1);
    assert!(pair.world.device_row(pair.other.device.id()).revoked_ms.is_some());
    assert!(pair.world.device_row(pair.one.device.id()).revoked_ms.is_none());
}

#[test]
fn an_erasure_that_was_cut_is_finished_at_the_next_start() {
    let mut pair = pair();
    let person = Uuid::from_u128(40);
    observation(&mut pair.one, pair.unit, person, Uuid::from_u128(700), "secret-0-x");
    pair.sync_both();
    // The machine dies after the ledger's line and before anything else; another line was cut in the middle.
    pair.world.faults.killed_server = 1;
    pair.world.start();
    assert!(pair.world.central().erase_person(person, pair.now()).is_err());
    pair.world.faults.killed_server = 0;
    use std::io::Write as _;
    let mut ledger = std::fs::OpenOptions::new().append(true).open(pair.world.ledger()).expect("a ledger");
    ledger.write_all(b"{\"id\":\"cut").expect("written");
    drop(ledger);
    pair.world.start();
    assert!(pair.world.ops().iter().all(|op| !op.raw.contains("secret")));
    pair.world.erase(Uuid::from_u128(41));
    pair.world.start();
    pair.sync_both();
    i12_erasure(&pair.world, &[&pair.one, &pair.other], &[0]);
}

#[test]
fn nobody_but_the_server_erases() {
    let mut pair = pair();
    let person = Uuid::from_u128(40);
    observation(&mut pair.one, pair.unit, person, Uuid::from_u128(700), "secret-0-x");
    let forged = json!({"k": "erase", "erases": person, "erasure": Uuid::from_u128(41), "by": pair.world.network});
    let at = pair.one.write(pair.unit, "erasure", Uuid::from_u128(8), forged, START_MS);
    let as_self = json!({"k": "erase", "erases": person, "erasure": Uuid::from_u128(41)});
    let own = pair.one.write(pair.unit, "erasure", Uuid::from_u128(9), as_self, START_MS);
    let set = pair.one.write(pair.unit, "erasure", Uuid::from_u128(10), json!({"k": "set"}), START_MS);
    pair.sync_both();
    let aside = pair.world.aside();
    let codes = [at, own, set].map(|at| aside[&(at.r, at.s)].clone());
    assert_eq!(codes, ["foreign_author", "forbidden_kind", "beyond_role"]);
    let refused = pair.world.central().release(at.r, at.s, pair.now()).expect_err("not even by an administrator");
    assert_eq!(refused.problem.code, "forbidden_kind");
    assert!(pair.other.disk.erased == Erased::default());
    assert!(pair.other.winner(Uuid::from_u128(700), "text").is_some());
}

#[test]
fn f06_kill9_client_everywhere() {
    // As many histories as a session has steps: in each the device dies after another one.
    for kill in 0..200 {
        let mut pair = pair();
        let written = |pair: &mut Pair| {
            let (unit, e) = (pair.unit, pair.e);
            pair.other.set(unit, "zone", e, "note", "word-theirs", pair.now());
            assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete);
            write_some(pair, 3);
        };
        written(&mut pair);
        let ended = steps(&pair.world, &mut pair.one, kill);
        // What is on the disk is all there is.
        pair.one.disk = pair.one.disk.clone();
        pair.sync_both();
        let words = ["word-0", "word-1", "word-2", "word-theirs"].map(str::to_owned).into();
        i1_no_loss(&pair.world, &words);
        assert_eq!(pair.world.ops().len(), 4, "I2, killed after {kill}");
        always(&pair.world, std::slice::from_ref(&pair.one));
        no_alarm(&pair.one);
        if ended {
            assert!(kill > 15, "a session of {kill} steps");
            return;
        }
    }
    panic!("the session never ended");
}

#[test]
fn f08_power_loss() {
    // Whatever lies in the files at the moment a receipt is given is enough to keep its promise.
    if !IS_A_FILE {
        return;
    }
    let mut pair = pair();
    for turn in 0..12 {
        write_some(&mut pair, 3);
        assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
        let copy = pair.world.folder().join(format!("after-{turn}.db"));
        for end in ["", "-wal"] {
            let from = pair.world.folder().join(format!("sillage.db{end}"));
            std::fs::copy(from, format!("{}{end}", copy.display())).expect("copied");
        }
        let store = SqliteStore::open(&copy).expect("it opens");
        for receipt in pair.world.promised.borrow().iter() {
            for s in receipt.first..=receipt.last {
                let op = read(&store, |rows| rows.op(receipt.replica, s)).expect("read");
                assert!(op.is_some(), "{}:{s} was promised and is not on the disk", receipt.replica);
            }
        }
    }
}

#[test]
fn f10_disk_full_server() {
    let mut pair = pair();
    write_some(&mut pair, 2);
    pair.sync_both();
    pair.world.faults.full_server = 1;
    pair.world.start();
    write_some(&mut pair, 2);
    let device = pair.world.device_row(pair.one.device.id());
    let (id, bytes) = bundle(&pair.one, 1, 4);
    let refused = pair.world.central().push(&device, id, &bytes, pair.now()).expect_err("full");
    assert_eq!((refused.problem.status, refused.problem.code.as_str()), (507, "disk_full"));
    assert!(refused.problem.retry_after.is_some(), "come again later");
    assert_eq!(pair.world.ops().len(), 2, "nothing in part");
    assert!(read(pair.world.store(), |rows| rows.ops_after(pair.unit, 0, 9)).is_ok(), "reading goes on");
    pair.world.faults.full_server = 0;
    pair.world.start();
    pair.sync_both();
    assert_eq!(pair.world.head(pair.unit), 4);
}

#[test]
fn f14_timezones_order_nothing() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    let at = |at: &str, zone: &str, value: &str, base: Option<String>| json!({"k": "set", "at": {"at": at, "zone": zone}, "f": {"name": {"v": value, "b": base}}});
    // The hour that is there twice, and a border crossed westward.
    let first = pair.one.write(
        unit,
        "zone",
        e,
        at("2026-10-25T02:50:00+02:00", "Europe/Paris", "word-first", None),
        pair.now(),
    );
    pair.sync_both();
    pair.later(1_200_000);
    let base = Some(first.to_string());
    pair.other.write(unit, "zone", e, at("2026-10-25T02:10:00+01:00", "Europe/Paris", "word-second", base), pair.now());
    pair.sync_both();
    assert_eq!([pair.name_at(&pair.one), pair.name_at(&pair.other)], ["word-second", "word-second"]);
    always(&pair.world, &[]);
}

#[test]
fn f35_new_app_old_server() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    let rest =
        json!({"k": "weave", "seen": {"warp": [1, 2.5]}, "f": {"thread": {"v": "word-new", "b": null, "of": 7}}});
    let at = pair.one.write(unit, "a_noun_of_a_newer_program", e, rest, START_MS);
    pair.sync_both();
    let raw = &pair.one.disk.log[&(at.r, at.s)].raw;
    assert_eq!(&pair.other.disk.log[&(at.r, at.s)].raw, raw, "stored and forwarded, byte for byte");
    assert!(pair.world.aside().is_empty());
    // A newer device says more in its hello and hears more in the answer; neither side minds.
    let hello =
        json!({"challenge": "0".repeat(64), "standings": [], "app": "newer", "of_a_newer_program": {"deep": [1]}});
    assert!(serde_json::from_value::<sillage_sync_protocol::wire::Hello>(hello).is_ok());
}

#[test]
fn f38_attachment_missing() {
    let mut pair = pair();
    let named = photo(pair.unit, &[3; 5_000]);
    let rest = json!({"k": "set", "f": {"hash": {"v": named.hash, "b": null}}});
    pair.one.write(pair.unit, "attachment", Uuid::from_u128(4), rest, START_MS);
    pair.other.disk.photos_named.insert(named.clone());
    // Its author never sends it: it is asked for again in every session, and stops nothing.
    for _ in 0..3 {
        pair.sync_both();
        assert!(!pair.other.disk.photos.contains_key(&named));
        assert_eq!(pair.other.next_missing(&BTreeSet::new()).expect("asked"), Some(named.clone()));
    }
    pair.one.disk.photos.insert(named.clone(), vec![3; 5_000]);
    pair.sync_both();
    assert_eq!(pair.other.disk.photos[&named].len(), 5_000);
}

#[test]
fn f39_usb_double_path() {
    let mut pair = pair();
    write_some(&mut pair, 6);
    let stick = bundle(&pair.one, 1, 6);
    // Half of it first, then by wire, then the stick again, ninety days later.
    let half = (stick.0, stick.1[..stick.1.len() / 2].to_vec());
    let code = push(&pair.world, &pair.one, &half).expect_err("half");
    assert!(["bundle_truncated", "bundle_damaged"].contains(&code.as_str()), "{code}");
    pair.sync_both();
    for _ in 0..2 {
        let receipt = push(&pair.world, &pair.one, &stick).expect("stored");
        assert_eq!((receipt.fate, receipt.last), (Fate::Stored, 6));
    }
    pair.later(90 * DAY_MS);
    assert!(push(&pair.world, &pair.one, &stick).is_ok());
    assert_eq!((pair.world.ops().len(), pair.world.head(pair.unit)), (6, 6), "I2");
    always(&pair.world, &[]);
}

#[test]
fn f40_usb_stolen() {
    let mut pair = pair();
    pair.one.set(pair.unit, "zone", pair.e, "name", "word-accueil", pair.now());
    let (id, bytes) = bundle(&pair.one, 1, 1);
    let address = pair.world.central().keys().address();
    let sealed = sillage_sync::seal(Vec::new(), address, &[bytes], &[], |_| unreachable!("it has no picture"));
    let sealed = sealed.expect("sealed");
    assert!(sillage_sync::is_sealed(&sealed));
    let name = sillage_sync::file_name(&crate::scenarios::header(&pair.one, id));
    for word in ["word-accueil", &pair.unit.to_string(), &pair.one.person.to_string(), "zone"] {
        let read = sealed.windows(word.len()).any(|part| part == word.as_bytes());
        assert!(!read && !name.contains(word), "{word} can be read");
    }
    let stranger = sillage_sync::Device::new().expect("a device");
    let opened = sillage_sync::open(sealed.as_slice(), &stranger, &Limits::default(), |_, _| Ok(()));
    assert!(opened.is_err(), "another's key opens nothing");
}

#[test]
fn f41_monday_morning() {
    let mut chance = Chance::new(41);
    let world = World::new(&mut chance);
    let units = units(&mut chance, 30);
    let mut desks: Vec<Desk> =
        (0..300).map(|i| world.desk(&mut chance, &[(units[i % units.len()], Role::Coach)])).collect();
    for (i, desk) in desks.iter_mut().enumerate() {
        for n in 0..5 {
            desk.set(units[i % units.len()], "zone", Uuid::from_u128(n), "name", &format!("word-{i}-{n}"), START_MS);
        }
    }
    let bundles: Vec<_> = desks.iter().map(|desk| (world.device_row(desk.device.id()), bundle(desk, 1, 5))).collect();
    // All at once, eight at a time: each gets its receipt and its page, and commits have neither hole nor double.
    let (central, next) = (world.central(), std::sync::atomic::AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    let Some((device, (id, bytes))) = bundles.get(at) else {
                        break;
                    };
                    central.push(device, *id, bytes, START_MS).expect("stored");
                    let cursor = Cursor { epoch: central.epoch(), unit: units[at % units.len()], commit: 0 };
                    central.pull(device, cursor, None, 500, START_MS).expect("a page");
                }
            });
        }
    });
    assert_eq!(world.ops().len(), 1_500);
    always(&world, &[]);
}

#[test]
fn server_and_device_went_back_and_both_words_stay() {
    let mut pair = pair();
    write_some(&mut pair, 2);
    pair.sync_both();
    let (backup, image) = (pair.world.back_up(), pair.one.disk.clone());
    pair.one.set(pair.unit, "zone", pair.e, "note", "word-first-life", pair.now());
    pair.sync_both();
    // Both are put back, and the device writes something else under the same name.
    pair.world.put_back(&backup);
    pair.one.disk = image;
    pair.later(1_000);
    pair.one.set(pair.unit, "zone", pair.e, "note", "word-second-life", pair.now());
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
    pair.sync_both();
    let words = ["word-0", "word-1", "word-first-life", "word-second-life"].map(str::to_owned).into();
    i1_no_loss(&pair.world, &words);
    always(&pair.world, &[]);
    for desk in [&pair.one, &pair.other] {
        assert_eq!(desk.winner(pair.e, "note").expect("a note").1, "word-second-life");
        i3_convergence(&pair.world, desk, pair.unit);
    }
}

#[test]
fn what_is_not_theirs_is_not_found() {
    let pair = pair();
    let mut way = Way::new(&pair.world, &pair.one, Chance::new(3));
    let stranger = Uuid::from_u128(77);
    assert_eq!(way.snapshot(stranger), Ok(None));
    let lines = sillage_sync_protocol::wire::Lines { unit: stranger, ops: Vec::new() };
    assert!(matches!(way.lines(&lines), Err(NoAnswer::Refused(problem)) if problem.code == "not_found"));
}

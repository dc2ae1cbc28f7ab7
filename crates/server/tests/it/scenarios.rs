//! Faults by their names, each with what is expected of it.

use serde_json::json;
use sillage_sync::{DeviceStore, Limits, Transport};
use sillage_sync_protocol::{
    BundleError, Hlc, Outgoing,
    scope::Role,
    session::device::Ending,
    wire::{Fate, Receipt},
};
use uuid::Uuid;

use crate::{
    chance::Chance,
    desk::{Desk, Op, photo},
    invariants::{always, i3_convergence, i9_linearity, word},
    world::{START_MS, Way, World, units},
};

/// A world with one unit, which two coaches hold.
pub struct Pair {
    pub world: World,
    pub unit: Uuid,
    pub one: Desk,
    pub other: Desk,
    pub e: Uuid,
}

pub fn pair() -> Pair {
    let mut chance = Chance::new(42);
    let world = World::new(&mut chance);
    let unit = units(&mut chance, 1)[0];
    let one = world.desk(&mut chance, &[(unit, Role::Coach)]);
    let other = world.desk(&mut chance, &[(unit, Role::UnitManager)]);
    let e = chance.uuid();
    Pair { world, unit, one, other, e }
}

impl Pair {
    pub fn now(&self) -> i64 {
        self.world.now_ms.get()
    }

    pub fn later(&self, ms: i64) {
        self.world.now_ms.set(self.now() + ms);
    }

    pub fn sync_both(&mut self) {
        for _ in 0..2 {
            assert_eq!(self.world.sync(&mut self.one), Ending::Complete);
            assert_eq!(self.world.sync(&mut self.other), Ending::Complete);
        }
        let Self { world, unit, one, other, .. } = self;
        i3_convergence(world, one, *unit);
        i3_convergence(world, other, *unit);
    }

    pub fn name_at(&self, desk: &Desk) -> String {
        desk.winner(self.e, "name").expect("a name").1.as_str().expect("a text").to_owned()
    }
}

/// A bundle of a stretch of a desk's history, as the desk would pack it.
pub fn bundle(desk: &Desk, first: u64, last: u64) -> (Uuid, Vec<u8>) {
    let disk = &desk.disk;
    let lines: Vec<Outgoing> = (first..=last)
        .map(|s| {
            let op = &disk.log[&(disk.replica, s)];
            Outgoing { s, raw: op.raw.clone(), link: op.link }
        })
        .collect();
    let before = if first == 1 { [0; 32] } else { disk.log[&(disk.replica, first - 1)].link };
    let id = Uuid::now_v7();
    let header = header(desk, id);
    let packed =
        sillage_sync_protocol::pack_push(&header, disk.replica, before, &lines, &Limits::default(), |message| {
            desk.device.sign(message)
        });
    (id, packed.expect("packed"))
}

pub fn header(desk: &Desk, id: Uuid) -> sillage_sync::Header {
    let (format, format_version, schema) = sillage_sync::Header::fixed();
    sillage_sync::Header {
        format,
        format_version,
        bundle: id,
        kind: sillage_sync::BundleKind::Push,
        network: desk.network,
        epoch: None,
        device: desk.device.id(),
        address: desk.device.address().to_string(),
        replica: desk.disk.replica,
        app: "test".into(),
        schema,
        created: sillage_sync::Stamped { h: Hlc::ZERO.to_string(), at: String::new() },
        ranges: Vec::new(),
        unit: None,
        person: None,
        page: None,
        count: 0,
        raw_bytes: 0,
        part: sillage_sync::Part { i: 1, n: 1 },
        attachments: Vec::new(),
        crit: Vec::new(),
        ext: serde_json::Map::new(),
    }
}

/// Sends bytes as they are; the receipt, or the code of the refusal.
pub fn push(world: &World, desk: &Desk, (id, bytes): &(Uuid, Vec<u8>)) -> Result<Receipt, String> {
    let device = world.device_row(desk.device.id());
    match world.central().push(&device, *id, bytes, world.now_ms.get()) {
        Ok(text) => Ok(serde_json::from_str(&text).expect("a receipt")),
        Err(refusal) => Err(refusal.problem.code),
    }
}

pub fn write_some(pair: &mut Pair, count: usize) {
    for i in 0..count {
        let (unit, e, now) = (pair.unit, pair.e, pair.now());
        pair.one.set(unit, "zone", e, "name", &format!("word-{i}"), now);
    }
}

#[test]
fn f01_lost_receipt() {
    let mut pair = pair();
    write_some(&mut pair, 3);
    let sent = bundle(&pair.one, 1, 3);
    let first = push(&pair.world, &pair.one, &sent).expect("stored");
    // The reply is cut; the same bundle comes again, and so does the same stretch packed anew.
    assert_eq!(push(&pair.world, &pair.one, &sent), Ok(first.clone()));
    let again = push(&pair.world, &pair.one, &bundle(&pair.one, 1, 3)).expect("stored");
    assert_eq!((again.fate, again.last), (Fate::Stored, first.last));
    assert_eq!(pair.world.ops().len(), 3, "I2");
    pair.sync_both();
    assert!(pair.one.disk.is_all_sent() && pair.world.head(pair.unit) == 3);
}

#[test]
fn f02_dup_bundle() {
    let mut pair = pair();
    write_some(&mut pair, 5);
    let sent = bundle(&pair.one, 1, 5);
    let receipts: Vec<_> = std::thread::scope(|scope| {
        let (world, device) = (pair.world.central(), pair.world.device_row(pair.one.device.id()));
        let (id, bytes) = (sent.0, &sent.1);
        let send = |_| {
            let device = device.clone();
            scope.spawn(move || world.push(&device, id, bytes, START_MS).expect("stored"))
        };
        let sending: Vec<_> = (0..5).map(send).collect();
        sending.into_iter().map(|sent| sent.join().expect("sent")).collect()
    });
    assert!(receipts.iter().all(|receipt| *receipt == receipts[0]), "five equal receipts");
    assert_eq!((pair.world.ops().len(), pair.world.head(pair.unit)), (5, 5), "one commit each");
}

#[test]
fn f03_reorder() {
    let mut pair = pair();
    write_some(&mut pair, 9);
    let [one, two, three] = [(1, 3), (4, 6), (7, 9)].map(|(first, last)| bundle(&pair.one, first, last));
    let held = push(&pair.world, &pair.one, &three).expect("held");
    assert_eq!((held.fate, held.expected), (Fate::Held, Some(1)));
    assert!(pair.world.ops().is_empty(), "nothing is in order yet");
    assert_eq!(push(&pair.world, &pair.one, &one).expect("stored").fate, Fate::Stored);
    assert_eq!(pair.world.ops().len(), 3);
    assert_eq!(push(&pair.world, &pair.one, &two).expect("stored").fate, Fate::Stored);
    assert_eq!(pair.world.ops().len(), 9, "what waited followed by itself");
    i9_linearity(&pair.world);
    let now = push(&pair.world, &pair.one, &three).expect("stored");
    assert_eq!((now.fate, now.last), (Fate::Stored, 9));
}

#[test]
fn f04_truncate_any_byte() {
    let mut pair = pair();
    write_some(&mut pair, 4);
    let (id, bytes) = bundle(&pair.one, 1, 4);
    for cut in 0..bytes.len() {
        let code = push(&pair.world, &pair.one, &(id, bytes[..cut].to_vec())).expect_err("cut");
        assert!(["bundle_truncated", "bundle_foreign", "bundle_damaged"].contains(&code.as_str()), "{cut}: {code}");
    }
    assert!(pair.world.ops().is_empty(), "nothing was applied");
    assert!(push(&pair.world, &pair.one, &(id, bytes)).is_ok(), "it comes again and is taken");
}

#[test]
fn f05_bit_flip() {
    let mut pair = pair();
    write_some(&mut pair, 2);
    let (id, bytes) = bundle(&pair.one, 1, 2);
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        // A bit the packing does not read changes nothing of what was signed.
        if let Ok(receipt) = push(&pair.world, &pair.one, &(id, flipped)) {
            assert_eq!((receipt.fate, receipt.last, receipt.aside.len()), (Fate::Stored, 2, 0), "bit {bit}");
        }
    }
    let words: Vec<_> = pair.world.ops().iter().filter_map(|op| word(&op.raw)).collect();
    assert!(words.is_empty() || words == ["word-0", "word-1"], "{words:?}");
    // The same over what a device reads.
    push(&pair.world, &pair.one, &(id, bytes)).expect("stored");
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
    let device = pair.world.device_row(pair.other.device.id());
    let cursor =
        sillage_sync_protocol::wire::Cursor { epoch: pair.world.central().epoch(), unit: pair.unit, commit: 0 };
    let page = pair.world.central().pull(&device, cursor, None, 10, START_MS).expect("a page");
    let whole = sillage_sync::Bundle::read(page.as_slice(), &Limits::default()).expect("a page");
    for bit in 0..page.len() * 8 {
        let mut flipped = page.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        if let Ok(read) = sillage_sync::Bundle::read(flipped.as_slice(), &Limits::default()) {
            assert_eq!(read, whole, "bit {bit}");
        }
    }
}

#[test]
fn f11_clock_three_days_ahead() {
    let mut pair = pair();
    pair.one.skew_ms = 3 * 86_400_000;
    let (unit, e) = (pair.unit, pair.e);
    pair.one.set(unit, "zone", e, "name", "word-ahead", pair.now());
    pair.sync_both();
    let ops = pair.world.ops();
    let eff = ops[0].eff.expect("ruled");
    assert!(i64::try_from(eff.ms()).expect("small") <= pair.now(), "ordered by its arrival");
    assert_eq!(pair.one.disk.log.values().next().expect("one").eff, Some(eff), "at its author too");
    pair.later(60_000);
    pair.other.set(unit, "zone", e, "name", "word-later", pair.now());
    pair.sync_both();
    assert_eq!([pair.name_at(&pair.one), pair.name_at(&pair.other)], ["word-later", "word-later"]);
    always(&pair.world, &[]);
}

#[test]
fn f12_clock_2036_and_1970() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    pair.one.skew_ms = 10 * 365 * 86_400_000;
    pair.other.skew_ms = -START_MS;
    for turn in 0..3 {
        pair.one.set(unit, "zone", e, "name", &format!("word-2036-{turn}"), pair.now());
        pair.sync_both();
        pair.later(60_000);
        pair.other.set(unit, "zone", e, "name", &format!("word-1970-{turn}"), pair.now());
        pair.sync_both();
        assert_eq!(pair.name_at(&pair.one), format!("word-1970-{turn}"), "who saw the last value is not beaten by it");
        pair.later(60_000);
    }
    assert!(pair.world.aside().is_empty(), "no clock is refused");
    always(&pair.world, &[]);
}

#[test]
fn what_was_written_later_is_never_beaten_by_what_it_replaced() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    pair.one.skew_ms = 3_600_000;
    pair.one.set(unit, "zone", e, "name", "word-first", pair.now());
    pair.later(55 * 60_000);
    pair.one.set(unit, "zone", e, "name", "word-second", pair.now());
    pair.later(60_000);
    // The first is four minutes ahead by now and believed, the second fifty-nine and ruled.
    pair.sync_both();
    assert_eq!([pair.name_at(&pair.one), pair.name_at(&pair.other)], ["word-second", "word-second"]);
    pair.other.set(unit, "zone", e, "name", "word-third", pair.now());
    pair.sync_both();
    assert_eq!([pair.name_at(&pair.one), pair.name_at(&pair.other)], ["word-third", "word-third"]);
    always(&pair.world, &[]);
}

#[test]
fn what_arrives_after_what_replaced_it_does_not_beat_it() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    pair.one.skew_ms = 3_600_000;
    pair.one.set(unit, "zone", e, "name", "word-first", pair.now());
    pair.one.set(unit, "zone", e, "name", "word-second", pair.now());
    hand_over(&mut pair);
    pair.later(60_000);
    pair.other.set(unit, "zone", e, "name", "word-third", pair.now());
    assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete);
    pair.later(60_000);
    pair.sync_both();
    assert_eq!([pair.name_at(&pair.one), pair.name_at(&pair.other)], ["word-third", "word-third"]);
    // What the late history says from then on is ordered by its arrival again.
    pair.one.set(unit, "zone", e, "name", "word-fourth", pair.now());
    pair.sync_both();
    assert_eq!([pair.name_at(&pair.one), pair.name_at(&pair.other)], ["word-fourth", "word-fourth"]);
    always(&pair.world, &[]);
}

/// What one wrote reaches the other by hand, ordered there by its arrival; the server has not seen it.
fn hand_over(pair: &mut Pair) {
    for (place, op) in &pair.one.disk.log {
        if !pair.other.disk.log.contains_key(place) {
            pair.other.disk.clock = pair.other.disk.clock.tick(pair.world.now_ms.get());
            pair.other.disk.log.insert(*place, Op { eff: Some(pair.other.disk.clock), ..op.clone() });
        }
    }
}

#[test]
fn what_arrives_after_it_was_deleted_stays_deleted() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    pair.one.skew_ms = 3_600_000;
    pair.one.set(unit, "zone", e, "name", "word-first", pair.now());
    pair.one.set(unit, "zone", e, "note", "word-second", pair.now());
    hand_over(&mut pair);
    pair.later(60_000);
    let deleted = pair.other.delete(unit, "zone", e, pair.now());
    assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete);
    pair.later(60_000);
    pair.sync_both();
    let ops = pair.world.ops();
    let at = |op: &sillage_server::store::OpRow| op.eff.or(op.h);
    let end = ops.iter().find(|op| (op.replica, op.s) == (deleted.r, deleted.s)).and_then(at);
    assert_eq!(ops.iter().filter_map(at).max(), end, "the delete is the last word");
    always(&pair.world, &[]);
}

#[test]
fn what_comes_late_keeps_its_own_order() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    // Less than ten minutes ahead: believed. The other goes on right behind what it saw, and leaves no room.
    (pair.one.skew_ms, pair.other.skew_ms) = (570_000, -60_000);
    pair.one.set(unit, "zone", e, "name", "word-first", pair.now());
    pair.sync_both();
    pair.one.delete(unit, "zone", e, pair.now());
    pair.one.set(unit, "zone", e, "name", "word-second", pair.now());
    hand_over(&mut pair);
    pair.other.set(unit, "zone", e, "name", "word-third", pair.now());
    assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete);
    pair.sync_both();
    assert_eq!([pair.name_at(&pair.one), pair.name_at(&pair.other)], ["word-third", "word-third"]);
    always(&pair.world, &[]);
}

#[test]
fn f13_clock_back_during_run() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    let mut last = Hlc::ZERO;
    for (turn, skew_ms) in [0, -3_600_000, -7_200_000, 0, -86_400_000].into_iter().enumerate() {
        pair.one.skew_ms = skew_ms;
        pair.one.set(unit, "zone", e, "name", &format!("word-{turn}"), pair.now());
        // Over a restart too: what a disk knows of the clock is in its log.
        pair.one.disk = pair.one.disk.clone();
        assert!(pair.one.disk.clock > last, "stamps still rise");
        last = pair.one.disk.clock;
    }
    pair.sync_both();
    assert_eq!(pair.name_at(&pair.other), "word-4");
    always(&pair.world, &[]);
}

#[test]
fn f15_server_restored_old_backup() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    pair.one.set(unit, "zone", e, "name", "word-monday", pair.now());
    pair.sync_both();
    let backup = pair.world.back_up();
    let epoch = pair.world.central().epoch();
    pair.later(6 * 86_400_000);
    pair.other.set(unit, "zone", e, "note", "word-sunday", pair.now());
    pair.one.set(unit, "zone", e, "name", "word-saturday", pair.now());
    pair.sync_both();
    pair.world.put_back(&backup);
    assert_ne!(pair.world.central().epoch(), epoch, "a new timeline");
    assert_eq!(pair.world.head(unit), 1, "a week is gone");
    pair.sync_both();
    assert_eq!(pair.world.head(unit), 3, "the field repaired the centre");
    crate::invariants::i17_honesty(&pair.world);
    always(&pair.world, &[]);
}

#[test]
fn f16_server_file_copied_back() {
    let mut pair = pair();
    write_some(&mut pair, 1);
    pair.sync_both();
    let epoch = pair.world.central().epoch();
    pair.world.start();
    assert_eq!(pair.world.central().epoch(), epoch, "a start is no restore");
    let backup = pair.world.back_up();
    write_some(&mut pair, 1);
    pair.sync_both();
    // Within the same run, without a restore command and without a restart in between.
    pair.world.put_back(&backup);
    assert_ne!(pair.world.central().epoch(), epoch);
}

#[test]
fn f17_device_restored() {
    let mut pair = pair();
    write_some(&mut pair, 2);
    pair.sync_both();
    let yesterday = pair.one.disk.clone();
    let (unit, e) = (pair.unit, pair.e);
    pair.one.set(unit, "zone", e, "note", "word-evening", pair.now());
    pair.sync_both();
    pair.one.disk = yesterday;
    pair.one.set(unit, "zone", e, "name", "word-morning", pair.now());
    let replica = pair.one.disk.replica;
    pair.sync_both();
    assert_ne!(pair.one.disk.replica, replica, "a new history");
    assert_eq!(pair.name_at(&pair.other), "word-morning", "new work is accepted");
    let (_, note) = pair.one.winner(e, "note").expect("a note");
    assert_eq!(note, "word-evening", "later work of the old one came back");
    always(&pair.world, &[]);
}

#[test]
fn f18_device_cloned_online() {
    let mut pair = pair();
    write_some(&mut pair, 1);
    pair.sync_both();
    let mut twin = pair.one.twin();
    let (unit, e) = (pair.unit, pair.e);
    for turn in 0..3 {
        pair.one.set(unit, "zone", e, "name", &format!("word-one-{turn}"), pair.now());
        twin.set(unit, "zone", e, "note", &format!("word-twin-{turn}"), pair.now());
        assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
        assert_eq!(pair.world.sync(&mut twin), Ending::Complete);
        pair.later(1_000);
    }
    assert_ne!(pair.one.disk.replica, twin.disk.replica, "each goes on under its own name");
    pair.sync_both();
    assert_eq!(pair.world.sync(&mut twin), Ending::Complete);
    i3_convergence(&pair.world, &twin, unit);
    let words: std::collections::BTreeSet<_> = pair.world.ops().iter().filter_map(|op| word(&op.raw)).collect();
    assert_eq!(words.len(), 7, "both streams are complete: {words:?}");
    assert!(pair.world.aside().is_empty());
    always(&pair.world, &[]);
}

#[test]
fn f19_device_cloned_idle() {
    let mut pair = pair();
    write_some(&mut pair, 1);
    pair.sync_both();
    let mut twin = pair.one.twin();
    let before = twin.disk.replica;
    pair.sync_both();
    assert_eq!(pair.world.sync(&mut twin), Ending::Complete);
    assert_ne!(twin.disk.replica, before, "its word was an old one");
    assert_eq!(pair.world.ops().len(), 1, "no effect on data");
    let settled = pair.one.disk.replica;
    pair.sync_both();
    assert_eq!(pair.one.disk.replica, settled, "the first goes on under its name");
}

#[test]
fn f21_concurrent_other_field() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    pair.one.set(unit, "zone", e, "name", "word-first", pair.now());
    pair.sync_both();
    pair.one.set(unit, "zone", e, "name", "word-name", pair.now());
    pair.other.set(unit, "zone", e, "note", "word-note", pair.now());
    pair.sync_both();
    for desk in [&pair.one, &pair.other] {
        assert_eq!(pair.name_at(desk), "word-name");
        assert_eq!(desk.winner(e, "note").expect("a note").1, "word-note");
    }
}

#[test]
fn f22_concurrent_same_field() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    let first = pair.one.set(unit, "zone", e, "name", "word-first", pair.now());
    pair.sync_both();
    pair.one.set(unit, "zone", e, "name", "word-one", pair.now());
    pair.later(5);
    pair.other.set(unit, "zone", e, "name", "word-other", pair.now());
    pair.sync_both();
    assert_eq!([pair.name_at(&pair.one), pair.name_at(&pair.other)], ["word-other", "word-other"]);
    // Both are in both histories, over the same base: that they are in conflict can be told anywhere.
    for desk in [&pair.one, &pair.other] {
        let over_first = desk.disk.log.values().filter(|op| op.raw.contains(&format!(r#""b":"{first}""#))).count();
        assert_eq!(over_first, 2, "history has both");
    }
}

#[test]
fn f23_delete_vs_edit() {
    for delete_is_later in [false, true] {
        let mut pair = pair();
        let (unit, e) = (pair.unit, pair.e);
        pair.one.set(unit, "zone", e, "name", "word-first", pair.now());
        pair.sync_both();
        let (deletes, edits) = if delete_is_later { (50, 0) } else { (0, 50) };
        let now = pair.now();
        let delete = pair.one.delete(unit, "zone", e, now + deletes);
        let edit = pair.other.set(unit, "zone", e, "name", "word-edited", now + edits);
        pair.later(100);
        pair.sync_both();
        for desk in [&pair.one, &pair.other] {
            let op = &desk.disk.log[&(delete.r, delete.s)];
            // The delete names what it saw, and that is not what stands there: the edit lives.
            assert!(!op.raw.contains(&edit.to_string()));
            assert_eq!(desk.winner(e, "name").expect("a name"), (edit, json!("word-edited")));
        }
        always(&pair.world, &[]);
    }
}

#[test]
fn f24_child_before_parent() {
    let mut pair = pair();
    let (unit, child) = (pair.unit, Uuid::from_u128(77));
    pair.one.set(unit, "finding", child, "visit", "word-parent-never-comes", pair.now());
    pair.sync_both();
    assert!(pair.other.winner(child, "visit").is_some(), "no parent is asked for at the door");
}

#[test]
fn f26_poison_op() {
    let mut pair = pair();
    let unit = pair.unit;
    let poisons = [
        "{",
        "no json at all",
        r#"{"r":"a","r":"a"}"#,
        r#"{"salt":"only"}"#,
        &format!(r#"{{"salt":"x","deep":{}1{}}}"#, "[".repeat(200), "]".repeat(200)),
        &format!(r#"{{"salt":"x","long":"{}"}}"#, "a".repeat(300 * 1024)),
    ];
    let mut bad = 0;
    for i in 0..2_000 {
        if i % 400 == 13 || i == 1_999 {
            pair.one.append_raw(poisons[bad % poisons.len()].into());
            bad += 1;
        } else {
            let fields = json!({"k": "set", "f": {"name": {"v": format!("word-{i}"), "b": null}}});
            pair.one.write(unit, "zone", Uuid::from_u128(1_000 + i), fields, START_MS);
        }
    }
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
    assert!(pair.one.disk.is_all_sent(), "the queue moved on");
    let aside = pair.world.aside();
    assert_eq!(aside.len(), 6);
    assert!(aside.values().all(|code| ["shape", "too_large"].contains(&code.as_str())), "{aside:?}");
    assert_eq!(aside, pair.one.disk.aside, "listed to the author too");
    assert_eq!(pair.world.head(unit), 1_994);
    assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete);
    i3_convergence(&pair.world, &pair.other, unit);
}

#[test]
fn f27_unit_lost_with_unsent_work() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    pair.other.set(unit, "zone", e, "name", "word-of-other", pair.now());
    pair.sync_both();
    pair.one.set(unit, "zone", e, "note", "word-late", pair.now());
    pair.world.end_grant(pair.one.person, unit);
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete, "nothing is refused");
    assert_eq!(pair.world.aside().into_values().collect::<Vec<_>>(), ["late_work"]);
    assert!(!pair.one.disk.units.contains_key(&unit), "the unit is left");
    assert!(pair.one.winner(e, "name").is_none(), "what others wrote is gone");
    let (replica, s) = *pair.world.aside().keys().next().expect("one");
    pair.world.central().release(replica, s, pair.now()).expect("let in");
    assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete);
    assert_eq!(pair.other.winner(e, "note").expect("a note").1, "word-late", "late work arrived");
}

#[test]
fn f28_unit_gained() {
    let mut pair = pair();
    let mut chance = Chance::new(5);
    let new = chance.uuid();
    pair.world.grant(pair.other.person, new, Role::UnitManager);
    assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete);
    for i in 0..40 {
        pair.other.set(new, "zone", Uuid::from_u128(500 + i), "name", &format!("word-{i}"), pair.now());
    }
    write_some(&mut pair, 2);
    pair.sync_both();
    let before = pair.one.disk.units[&pair.unit];
    pair.world.grant(pair.one.person, new, Role::Coach);
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
    assert_eq!(pair.one.disk.units[&new], (Role::Coach, 40));
    assert_eq!(pair.one.disk.units[&pair.unit], before, "other units' cursors are untouched");
    i3_convergence(&pair.world, &pair.one, new);
}

#[test]
fn f30_grant_flaps() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    write_some(&mut pair, 1);
    pair.sync_both();
    pair.one.set(unit, "zone", e, "note", "word-unsent", pair.now());
    pair.world.end_grant(pair.one.person, unit);
    pair.world.grant(pair.one.person, unit, Role::Coach);
    pair.sync_both();
    assert_eq!(pair.other.winner(e, "note").expect("a note").1, "word-unsent");
    assert!(pair.world.aside().is_empty(), "lost and regained in one offline period: nothing happened");
}

#[test]
fn f33_old_app_new_data() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    let raw = json!({"k": "weave", "from_a_newer_program": {"deep": [1, 2.5, "é\u{2028}"]}});
    let place = pair.one.write(unit, "loom", e, raw, START_MS);
    pair.sync_both();
    let mine = &pair.one.disk.log[&(place.r, place.s)].raw;
    assert_eq!(&pair.other.disk.log[&(place.r, place.s)].raw, mine, "I15: the same bytes");
}

#[test]
fn f37_photo_resume() {
    let mut pair = pair();
    let bytes: Vec<u8> = (0..700_000_u32).map(|i| u8::try_from(i % 251).expect("small")).collect();
    let photo = photo(pair.unit, &bytes);
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
    assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete);
    // A first piece arrived; then the device was killed, and thinks it is somewhere else.
    let mut way = Way::new(&pair.world, &pair.one, Chance::new(3));
    assert_eq!(way.upload(&photo, 0, &bytes[..200_000]), Ok(200_000));
    assert_eq!(way.upload(&photo, 300_000, &bytes[300_000..400_000]), Ok(200_000), "the right offset is told");
    pair.one.disk.photos.insert(photo.clone(), bytes.clone());
    pair.other.disk.photos_named.insert(photo.clone());
    assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete, "a photo on its way stops nobody");
    assert!(!pair.other.disk.photos.contains_key(&photo));
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
    assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete);
    assert_eq!(pair.other.disk.photos[&photo], bytes);
    // The same photo twice is one object.
    pair.one.disk.photos_sent.clear();
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
}

#[test]
fn f37_a_damaged_photo_is_dropped() {
    let pair = pair();
    let bytes = vec![5; 1_000];
    let named = photo(pair.unit, &bytes);
    let mut way = Way::new(&pair.world, &pair.one, Chance::new(3));
    let refused = way.upload(&named, 0, &[6; 1_000]);
    assert!(matches!(refused, Err(sillage_sync::NoAnswer::Refused(problem)) if problem.code == "object_damaged"));
    assert_eq!(way.offset(&named), Ok(0), "it begins anew");
    assert_eq!(way.upload(&named, 0, &bytes), Ok(1_000));
}

#[test]
fn f39_wrong_network() {
    let mut pair = pair();
    write_some(&mut pair, 1);
    pair.one.network = Uuid::from_u128(99);
    let foreign = bundle(&pair.one, 1, 1);
    assert_eq!(push(&pair.world, &pair.one, &foreign).expect_err("foreign"), "wrong_network");
}

#[test]
fn f42_bombs() {
    let pair = pair();
    for bytes in [
        zstd::bulk::compress(&vec![b' '; 100 << 20], 19).expect("packed"),
        zstd::bulk::compress(format!("{{{}", "\"a\":{".repeat(1_000_000)).as_bytes(), 3).expect("packed"),
        vec![0; 2 << 20],
    ] {
        let code = push(&pair.world, &pair.one, &(Uuid::now_v7(), bytes)).expect_err("a bomb");
        assert!(["bundle_too_large", "bundle_foreign"].contains(&code.as_str()), "{code}");
    }
}

#[test]
fn f45_revoked_device_with_work() {
    let mut pair = pair();
    let (unit, e) = (pair.unit, pair.e);
    pair.sync_both();
    pair.other.set(unit, "zone", e, "name", "word-not-for-the-revoked", pair.now());
    pair.one.set(unit, "zone", e, "note", "word-of-the-revoked", pair.now());
    pair.world.revoke(&pair.one);
    assert_eq!(pair.world.sync(&mut pair.other), Ending::Complete);
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Revoked);
    assert!(pair.one.winner(e, "name").is_none(), "nothing comes");
    assert!(pair.one.disk.is_all_sent(), "the signed push was taken");
    assert_eq!(pair.world.aside().into_values().collect::<Vec<_>>(), ["revoked_device"]);
    let device = pair.world.device_row(pair.one.device.id());
    let cursor = sillage_sync_protocol::wire::Cursor { epoch: pair.world.central().epoch(), unit, commit: 0 };
    let refused = pair.world.central().pull(&device, cursor, None, 10, pair.now()).expect_err("refused");
    assert_eq!(refused.problem.code, "not_found");
}

#[test]
fn roles_see_their_part() {
    let mut pair = pair();
    let mut chance = Chance::new(9);
    let elsewhere = chance.uuid();
    let network = pair.world.network;
    let mut hq = pair.world.desk(&mut chance, &[(network, Role::Headquarters)]);
    let mut manager = pair.world.desk(&mut chance, &[(elsewhere, Role::UnitManager)]);
    let (unit, e) = (pair.unit, pair.e);
    pair.one.set(unit, "observation", e, "text", "word-named", pair.now());
    pair.one.set(unit, "zone", chance.uuid(), "name", "word-zone", pair.now());
    pair.one.set(unit, "person_profile", chance.uuid(), "name", "word-profile", pair.now());
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
    for desk in [&mut hq, &mut manager] {
        assert_eq!(pair.world.sync(desk), Ending::Complete);
    }
    let words = |desk: &Desk| desk.disk.log.values().filter_map(|op| word(&op.raw)).collect::<Vec<_>>();
    assert_eq!(words(&hq), ["word-zone"], "headquarters read no named observation");
    assert_eq!(hq.disk.units[&unit], (Role::Headquarters, 3), "and yet come to the end of the stream");
    assert!(words(&manager).is_empty(), "a manager reads her own unit");
    // Neither writes where they may not, and nothing of it reaches anybody.
    hq.set(unit, "zone", e, "name", "word-by-hq", pair.now());
    manager.set(unit, "zone", e, "name", "word-by-manager", pair.now());
    manager.set(network, "referential", chance.uuid(), "name", "word-referential", pair.now());
    manager.set(network, "person", chance.uuid(), "k", "word-person", pair.now());
    manager.write(elsewhere, "zone", e, json!({"k": "set", "f": {}}), START_MS);
    manager.write(elsewhere, "zone", chance.uuid(), json!({"k": "set", "by": pair.one.person}), START_MS);
    manager.write(elsewhere, "zone", chance.uuid(), json!({"k": "erase"}), START_MS);
    for desk in [&mut hq, &mut manager] {
        assert_eq!(pair.world.sync(desk), Ending::Complete);
    }
    let mut codes: Vec<_> = pair.world.aside().into_values().collect();
    codes.sort();
    let expected =
        ["beyond_role", "forbidden_kind", "foreign_author", "foreign_entity", "needs_administrator", "out_of_scope"];
    assert_eq!(codes, expected);
    pair.sync_both();
    assert!(pair.other.winner(e, "name").is_none(), "no foreign hand reached the unit");
}

#[test]
fn a_rating_waits_for_the_dashboard() {
    let mut pair = pair();
    let (unit, day) = (pair.unit, Uuid::from_u128(0xda1));
    let rating = json!({"k": "set", "day": day, "f": {"comment": {"v": "word-rating", "b": null}}});
    pair.other.write(unit, "coach_rating", Uuid::from_u128(1), rating, START_MS);
    pair.other.set(unit, "zone", Uuid::from_u128(2), "name", "word-zone", START_MS);
    pair.sync_both();
    assert!(pair.one.winner(Uuid::from_u128(1), "comment").is_none(), "sealed");
    assert!(pair.other.disk.is_all_sent() && pair.world.aside().is_empty());
    let draft = json!({"k": "set", "day": day, "f": {"confirmed_at": {"v": null, "b": null}}});
    pair.one.write(unit, "dashboard_entry", Uuid::from_u128(3), draft, START_MS);
    pair.sync_both();
    assert!(pair.one.winner(Uuid::from_u128(1), "comment").is_none(), "not confirmed yet");
    let confirmed =
        json!({"k": "set", "day": day, "f": {"confirmed_at": {"v": "2026-11-26T18:00:00+01:00", "b": null}}});
    pair.one.write(unit, "dashboard_entry", Uuid::from_u128(3), confirmed, START_MS);
    pair.sync_both();
    pair.sync_both();
    assert_eq!(pair.one.winner(Uuid::from_u128(1), "comment").expect("opened").1, "word-rating");
    always(&pair.world, std::slice::from_ref(&pair.one));
}

#[test]
fn i18_no_panic_on_any_bytes() {
    let pair = pair();
    let mut chance = Chance::new(77);
    for _ in 0..3_000 {
        let length = chance.index(400);
        let bytes: Vec<u8> = (0..length).map(|_| u8::try_from(chance.below(256)).expect("a byte")).collect();
        let packed = if chance.once_in(2) { zstd::bulk::compress(&bytes, 1).expect("packed") } else { bytes };
        assert!(push(&pair.world, &pair.one, &(Uuid::now_v7(), packed.clone())).is_err());
        assert!(matches!(
            sillage_sync_protocol::Push::read(packed.as_slice(), &Limits::default()),
            Err(BundleError::Foreign(_)
                | BundleError::Truncated
                | BundleError::Damaged(_)
                | BundleError::Malformed(_)
                | BundleError::TooLarge(_))
        ));
    }
    assert!(pair.world.ops().is_empty());
}

#[test]
fn whoever_answers_must_hold_the_networks_key() {
    let mut pair = pair();
    write_some(&mut pair, 1);
    let stranger = Desk::new(Uuid::from_u128(5), pair.world.network, Chance::new(8));
    let device = pair.one.device.clone();
    let mut drive = sillage_sync::Drive::new(&device, pair.world.network, stranger.device.address().clone());
    let mut way = Way::new(&pair.world, &pair.one, Chance::new(3));
    let ending = drive.run(&mut pair.one, &mut way).expect("the store is fine");
    assert_eq!(ending, Ending::Untrusted("network"));
    assert!(pair.world.ops().is_empty(), "no payload left");
    assert_eq!(pair.one.facts().expect("facts").nonce, None);
}

/// A noun somebody adds is for headquarters only if somebody says so, here and in the protocol's list.
#[test]
fn every_noun_is_decided_about() {
    use sillage_sync_protocol::scope::{FOR_HEADQUARTERS, OF_PEOPLE};
    let withheld = [
        "anonymous_wording",
        "attachment",
        "calibration_attempt",
        "calibration_scene",
        "celebration",
        "coach_rating",
        "customer_verbatim",
        "debrief",
        "debrief_fact",
        "diagnosis_plane",
        "finding",
        "follow_up",
        "irritant_end",
        "knowledge_module",
        "module_completion",
        "network",
        "observation",
        "observation_score",
        "performance_objective",
        "person",
        "plan_suggestion",
        "referential",
        "referential_version",
        "roster_plan",
        "sensory_record",
        "skill",
        "skill_anchor",
        "tally",
        "team_suggestion",
        "training_goal",
        "unit",
        "unit_channel",
        "unit_project",
        "visit_report",
        "voc_import",
        "voc_synthesis",
    ];
    for kind in sillage_domain::ENTITIES {
        let lists = [FOR_HEADQUARTERS.as_slice(), OF_PEOPLE.as_slice(), withheld.as_slice()];
        let decided = lists.iter().filter(|list| list.contains(&kind.noun)).count();
        assert_eq!(decided, 1, "{}", kind.noun);
    }
}

/// A delayed bundle of a disk that was put back meanwhile arrives between a device's hello and its pull.
#[test]
fn what_an_older_self_sent_is_not_passed_over() {
    let mut pair = pair();
    assert_eq!(pair.world.sync(&mut pair.one), Ending::Complete);
    let image = pair.one.disk.clone();
    write_some(&mut pair, 2);
    let late = bundle(&pair.one, 1, 2);
    let replica = pair.one.disk.replica;
    pair.one.disk = image;
    push(&pair.world, &pair.one, &late).expect("stored");
    let device = pair.world.device_row(pair.one.device.id());
    let cursor =
        sillage_sync_protocol::wire::Cursor { epoch: pair.world.central().epoch(), unit: pair.unit, commit: 0 };
    let lines = |s| {
        let mine = Some(sillage_sync_protocol::OpRef { r: replica, s });
        let page = pair.world.central().pull(&device, cursor, mine, 10, START_MS).expect("a page");
        sillage_sync::Bundle::read(page.as_slice(), &Limits::default()).expect("a page").lines.len()
    };
    assert_eq!([lines(0), lines(1), lines(2)], [2, 1, 0], "only what was compared need not come back");
    pair.sync_both();
    assert_ne!(pair.one.disk.replica, replica);
    assert_eq!(pair.name_at(&pair.one), "word-1");
}

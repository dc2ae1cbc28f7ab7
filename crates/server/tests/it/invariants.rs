//! What must hold, each under its name.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sillage_server::store::{OpRow, read};
use sillage_sync_protocol::{
    Link, OpRef, next_link,
    scope::{Role, reads_unit},
};
use uuid::Uuid;

use crate::{
    desk::{Desk, Disk, parsed, stamp},
    world::World,
};

/// I1 no loss: whatever was committed on a desk is on the server, accepted or aside.
pub fn i1_no_loss(world: &World, written: &BTreeSet<String>) {
    let here: BTreeSet<String> = world.ops().iter().filter_map(|op| word(&op.raw)).collect();
    let lost: Vec<_> = written.difference(&here).collect();
    assert!(lost.is_empty(), "I1: {lost:?} are lost");
}

/// I2 no double: one thing that was written has one place.
pub fn i2_no_double(world: &World) {
    let mut seen = BTreeMap::<String, Value>::new();
    for op in world.ops() {
        let (Some(said), true) = (word(&op.raw), op.code.is_none()) else {
            continue;
        };
        let op = parsed(&op.raw).expect("an accepted operation");
        // Where server and author both went back, a colleague's copy and the author's own may both have come home, each
        // saying where it first stood: the same stamp on the same entity, which changes nothing.
        let first = |op: &Value| {
            op["was"].as_str().map_or(format!("{}:{}", op["r"].as_str().unwrap_or_default(), op["s"]), str::to_owned)
        };
        if let Some(before) = seen.insert(said.clone(), op.clone()) {
            let is_same = first(&before) == first(&op) && (&before["h"], &before["e"]) == (&op["h"], &op["e"]);
            assert!(is_same, "I2: {said} stands twice: {before} {op}");
        }
    }
    let mut commits = BTreeSet::new();
    for op in world.ops() {
        if let (Some(unit), Some(commit)) = (op.unit, op.commit) {
            assert!(commits.insert((unit, commit)), "I2: commit {commit} of {unit} twice");
        }
    }
}

/// I3 convergence: whoever reads a whole unit sees what the server holds of it, value for value.
pub fn i3_convergence(world: &World, desk: &Desk, unit: Uuid) {
    let ops = world.ops();
    let of_unit = |op: &&OpRow| op.unit == Some(unit) && is_readable(op);
    let server = projection(ops.iter().filter(of_unit).map(|op| ((op.replica, op.s), op.raw.as_str(), op.eff)));
    let accepted: BTreeSet<_> = ops.iter().filter(of_unit).map(|op| (op.replica, op.s)).collect();
    // What lies aside is the author's alone; everybody else agrees without it.
    let here = desk.disk.log.iter().filter(|(place, op)| {
        accepted.contains(place) && parsed(&op.raw).is_some_and(|op| op["u"] == unit.to_string())
    });
    let desk = projection(here.map(|(place, op)| (*place, op.raw.as_str(), op.eff)));
    assert_eq!(desk, server, "I3: two truths about {unit}");
}

/// I4 the right value: whoever replaced what they saw is never beaten by it.
pub fn i4_right_value(world: &World) {
    let ops = world.ops();
    let by_place: BTreeMap<OpRef, &OpRow> =
        ops.iter().filter(is_readable).map(|op| (OpRef { r: op.replica, s: op.s }, op)).collect();
    for (place, row) in &by_place {
        let op = parsed(&row.raw).expect("an accepted operation");
        let written = op["f"].as_object().into_iter().flatten().map(|(field, write)| (field.as_str(), &write["b"]));
        let deleted = op["seen"].as_object().into_iter().flatten().map(|(field, seen)| (field.as_str(), seen));
        for (field, base) in written.chain(deleted) {
            let base = base.as_str().and_then(|base| base.parse::<OpRef>().ok());
            let Some(base) = base.and_then(|base| by_place.get(&base)) else {
                continue;
            };
            let seen = parsed(&base.raw).expect("an accepted operation");
            let (later, earlier) =
                (stamp((place.r, place.s), &op, row.eff), stamp((base.replica, base.s), &seen, base.eff));
            assert!(later > earlier, "I4: {field} at {place} is beaten by what it replaced");
        }
    }
}

/// I5 order: a cursor at c means that everything up to c is here.
pub fn i5_order(world: &World, desk: &Desk) {
    // A cursor of another timeline says nothing about this one: the next hello takes it back to the beginning.
    if desk.disk.epoch != Some(world.central().epoch()) {
        return;
    }
    let ops = world.ops();
    for (unit, (role, cursor)) in &desk.disk.units {
        if !role.is_whole() || *unit == world.network {
            continue;
        }
        for op in ops.iter().filter(|op| op.unit == Some(*unit) && op.commit.is_some_and(|commit| commit <= *cursor)) {
            let here = op.noun.is_none() || desk.disk.log.contains_key(&(op.replica, op.s));
            assert!(here, "I5: cursor {cursor} of {unit} passed over {:?}", op.commit);
        }
    }
}

/// I6 monotonic reads: a session takes nothing away but a unit that is no longer held, or held in a role that does not read
/// it, words under an old name, and whoever was erased.
pub fn i6_monotonic(before: &Disk, desk: &Desk) {
    let after: BTreeSet<String> = desk.disk.log.values().filter_map(|op| word(&op.raw)).collect();
    for op in before.log.values() {
        let (Some(said), Some(op)) = (word(&op.raw), parsed(&op.raw)) else {
            continue;
        };
        let noun = op["t"].as_str().unwrap_or_default();
        let reads = |(unit, (role, _)): (&Uuid, &(Role, u64))| op["u"] == unit.to_string() && reads_unit(*role, noun);
        let is_held = desk.disk.units.iter().any(reads);
        assert!(!is_held || after.contains(&said), "I6: {said} was there before the session");
    }
}

/// I11 scope: once a unit is left, nothing of it that others wrote is there.
pub fn i11_purged(world: &World, desk: &Desk) {
    for ((replica, s), op) in desk.disk.log.iter().filter(|((replica, _), _)| !desk.disk.mine.contains(replica)) {
        let Some(op) = parsed(&op.raw) else {
            continue;
        };
        let is_held = desk.disk.units.keys().any(|unit| op["u"] == unit.to_string());
        assert!(is_held || op["u"] == world.network.to_string(), "I11: {replica}:{s} of a unit that was left");
    }
}

/// I12 erasure: no word about the erased is anywhere, on the server or on a desk that spoke to it.
pub fn i12_erasure(world: &World, desks: &[&Desk], erased: &[usize]) {
    let ops = world.ops();
    let server = ops.iter().map(|op| op.raw.as_str());
    let all = server.chain(desks.iter().flat_map(|desk| desk.disk.log.values().map(|op| op.raw.as_str())));
    for raw in all {
        let secret = erased.iter().find(|who| raw.contains(&format!("secret-{who}-")));
        assert!(secret.is_none(), "I12: {raw}");
    }
    for due in world.central().erasures_due().expect("due") {
        let is_here = desks.iter().any(|desk| desk.device.id() == due.device);
        assert!(!is_here || due.done_ms.is_some(), "I12: {} was not told of", due.device);
    }
}

/// Both sides never differ, but where something was altered behind their backs.
pub fn no_alarm(desk: &Desk) {
    assert!(desk.disk.alarms.is_empty(), "device and server differed: {:?}", desk.disk.alarms);
}

/// I9 linearity: each replica's chain is dense as far as it is known without a hole, and every link is the one its
/// operations make. Beyond a hole lies only what others brought back.
pub fn i9_linearity(world: &World) {
    let mut ends = BTreeMap::<Uuid, (u64, Link)>::new();
    let highs = read(world.store(), |rows| rows.ends()).expect("ends");
    for op in world.ops() {
        let (last, link) = ends.entry(op.replica).or_insert((0, [0; 32]));
        if op.s != *last + 1 {
            assert!(highs.get(&op.replica).is_none_or(|high| op.s > *high), "I9: a hole in {}", op.replica);
            (*last, *link) = (op.s, op.link);
            continue;
        }
        let next = next_link(link, &op.digest);
        assert_eq!(next, op.link, "I9: {}:{} does not follow", op.replica, op.s);
        (*last, *link) = (op.s, next);
    }
}

/// I10 clocks: nothing is ordered more than ten minutes after it was received, whatever its author's clock said.
pub fn i10_clocks(world: &World) {
    for row in world.ops().iter().filter(is_readable) {
        let op = parsed(&row.raw).expect("an accepted operation");
        let (at, ..) = stamp((row.replica, row.s), &op, row.eff);
        let latest = u64::try_from(row.received_ms).expect("after 1970") + 600_000;
        assert!(at.ms() <= latest, "I10: {}:{} is ordered in the future", row.replica, row.s);
    }
}

/// I8 one clock: what a history wrote itself has rising stamps. What it wrote anew keeps those it had.
pub fn i8_rising(world: &World) {
    let mut last: BTreeMap<uuid::Uuid, sillage_sync_protocol::Hlc> = BTreeMap::new();
    let mut ops = world.ops();
    ops.sort_by_key(|op| (op.replica, op.s));
    for row in ops.iter().filter(is_readable) {
        let op = parsed(&row.raw).expect("an accepted operation");
        let h = op["h"].as_str().and_then(|h| h.parse().ok()).expect("a stamp");
        if op.get("was").is_none()
            && let Some(before) = last.insert(row.replica, h)
        {
            assert!(h > before, "I8: {}:{} is stamped before what it follows", row.replica, row.s);
        }
    }
}

/// I17 honesty: what a receipt said is stored, is.
pub fn i17_honesty(world: &World) {
    let here: BTreeSet<_> = world.ops().iter().map(|op| (op.replica, op.s)).collect();
    for receipt in world.promised.borrow().iter() {
        for s in receipt.first..=receipt.last {
            assert!(here.contains(&(receipt.replica, s)), "I17: {}:{s} was promised", receipt.replica);
        }
    }
}

/// I16 the field repairs the centre: what a receipt said is stored is there again after the server was put back, wherever
/// any disk still holds it. What nobody holds any more, because that computer was put back too, is lost with them.
pub fn i16_repaired(world: &World, desks: &[Desk]) {
    let here: BTreeSet<_> = world.ops().iter().map(|op| (op.replica, op.s)).collect();
    for receipt in world.promised.borrow().iter() {
        for place in (receipt.first..=receipt.last).map(|s| (receipt.replica, s)) {
            let holder = desks.iter().find(|desk| desk.disk.log.contains_key(&place));
            assert!(here.contains(&place) || holder.is_none(), "I16: {place:?} is held and did not come back");
        }
    }
}

/// Whether it has its place and its words.
fn is_readable(op: &&OpRow) -> bool {
    op.commit.is_some() && op.noun.is_some()
}

/// Everything that holds at every moment, whatever is on its way.
pub fn always(world: &World, desks: &[Desk]) {
    i2_no_double(world);
    i4_right_value(world);
    i8_rising(world);
    i9_linearity(world);
    i10_clocks(world);
    for desk in desks {
        i5_order(world, desk);
    }
}

/// Winner of every field of every entity that no delete that saw it took away.
fn projection<'o>(
    ops: impl Iterator<Item = ((Uuid, u64), &'o str, Option<sillage_sync_protocol::Hlc>)>,
) -> BTreeMap<(String, String), Value> {
    let mut winners = BTreeMap::new();
    for (place, raw, eff) in ops {
        let op = parsed(raw).expect("an accepted operation");
        let stamp = stamp(place, &op, eff);
        for (field, write) in op["f"].as_object().into_iter().flatten() {
            let key = (op["e"].as_str().unwrap_or_default().to_owned(), field.clone());
            let current = winners.entry(key).or_insert((stamp, write["v"].clone()));
            if stamp > current.0 {
                *current = (stamp, write["v"].clone());
            }
        }
    }
    winners.into_iter().map(|(key, (_, value))| (key, value)).collect()
}

/// The word only this operation says: what it wrote, whatever its place.
pub fn word(raw: &str) -> Option<String> {
    let start = raw.find("word-")?;
    Some(raw[start..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect())
}

//! What a push is refused for, each by its code, and bundles that wait: under the name and the rights of whoever brought
//! them, whoever fills the hole.

use sillage_server::store::{DeviceRow, HeldRow, read, write};
use sillage_sync_protocol::{
    BundleKind, Header, Hlc, Limits, Link, Outgoing, Part, Stamped, pack_push,
    scope::Role,
    session::device::Ending,
    wire::{Fate, Receipt},
};
use uuid::Uuid;

use crate::{
    chance::Chance,
    desk::{Desk, photo},
    world::{World, units},
};

struct Case {
    world: World,
    chance: Chance,
    unit: Uuid,
}

fn case() -> Case {
    let mut chance = Chance::new(11);
    let unit = units(&mut chance, 1)[0];
    Case { world: World::new(&mut chance), chance, unit }
}

impl Case {
    fn desk(&mut self) -> Desk {
        self.world.desk(&mut self.chance, &[(self.unit, Role::Coach)])
    }

    fn note(&mut self, desk: &mut Desk, words: usize) {
        for i in 0..words {
            desk.set(self.unit, "zone", self.chance.uuid(), "name", &format!("word {i}"), self.world.now_ms.get());
        }
    }

    /// A bundle of what a desk wrote from `first` to `last`.
    fn bundle(&self, desk: &Desk, id: Uuid, first: u64, last: u64) -> Vec<u8> {
        self.bundle_of(desk, (self.world.network, desk.device.id()), id, first, last)
    }

    fn bundle_of(&self, desk: &Desk, (network, device): (Uuid, Uuid), id: Uuid, first: u64, last: u64) -> Vec<u8> {
        let replica = desk.disk.replica;
        let link = |s: u64| desk.disk.log.get(&(replica, s)).map_or(Link::default(), |op| op.link);
        let lines: Vec<_> = (first..=last)
            .map(|s| Outgoing { s, raw: desk.disk.log[&(replica, s)].raw.clone(), link: link(s) })
            .collect();
        let (format, format_version, schema) = Header::fixed();
        let header = Header {
            format,
            format_version,
            bundle: id,
            kind: BundleKind::Push,
            network,
            epoch: None,
            device,
            address: desk.device.address().to_string(),
            replica,
            app: "test".into(),
            schema,
            created: Stamped { h: Hlc::ZERO.to_string(), at: String::new() },
            ranges: Vec::new(),
            unit: None,
            person: None,
            page: None,
            count: 0,
            raw_bytes: 0,
            part: Part { i: 1, n: 1 },
            attachments: Vec::new(),
            crit: Vec::new(),
            ext: serde_json::Map::new(),
        };
        let sign = |message: &[u8]| desk.device.sign(message);
        pack_push(&header, replica, link(first - 1), &lines, &Limits::default(), sign).expect("packed")
    }

    /// The receipt, or the code of the refusal.
    fn push(&self, by: &Desk, id: Uuid, body: &[u8]) -> Result<Receipt, String> {
        let device = self.world.device_row(by.device.id());
        let answer = self.world.central().push(&device, id, body, self.world.now_ms.get());
        answer.map(|receipt| serde_json::from_str(&receipt).expect("a receipt")).map_err(|refusal| refusal.problem.code)
    }

    fn fill(&self, desk: &Desk, bytes: u64) {
        let known = self.world.device_row(desk.device.id());
        write(self.world.store(), |rows| rows.save_device(&DeviceRow { bytes, ..known.clone() })).expect("written");
    }
}

#[test]
fn another_network_another_device_another_bundle() {
    let mut case = case();
    let (mut desk, other) = (case.desk(), case.desk());
    case.note(&mut desk, 1);
    let (network, id) = (case.world.network, Uuid::from_u128(1));
    let elsewhere = case.bundle_of(&desk, (Uuid::from_u128(9), desk.device.id()), id, 1, 1);
    assert_eq!(case.push(&desk, id, &elsewhere).unwrap_err(), "wrong_network");
    let of_other = case.bundle_of(&desk, (network, other.device.id()), id, 1, 1);
    assert_eq!(case.push(&desk, id, &of_other).unwrap_err(), "wrong_device");
    let own = case.bundle(&desk, id, 1, 1);
    assert_eq!(case.push(&other, id, &own).unwrap_err(), "wrong_device");
    assert_eq!(case.push(&desk, Uuid::from_u128(2), &own).unwrap_err(), "wrong_device");
    assert!(case.world.ops().is_empty());
}

#[test]
fn an_id_names_one_bundle() {
    let mut case = case();
    let mut desk = case.desk();
    case.note(&mut desk, 2);
    let id = Uuid::from_u128(1);
    let receipt = case.push(&desk, id, &case.bundle(&desk, id, 1, 1)).expect("taken");
    assert_eq!(case.push(&desk, id, &case.bundle(&desk, id, 1, 2)).unwrap_err(), "bundle_id_reused");
    assert_eq!(case.push(&desk, id, &case.bundle(&desk, id, 1, 1)).expect("again"), receipt);
    assert_eq!(case.world.ops().len(), 1);
}

#[test]
fn a_history_belongs_to_one_person() {
    let mut case = case();
    let (mut desk, mut other) = (case.desk(), case.desk());
    case.note(&mut desk, 1);
    assert_eq!(case.world.sync(&mut desk), Ending::Complete);
    other.disk.replica = desk.disk.replica;
    case.note(&mut other, 1);
    let id = Uuid::from_u128(1);
    assert_eq!(case.push(&other, id, &case.bundle(&other, id, 1, 1)).unwrap_err(), "replica_foreign");
    assert_eq!(case.world.ops().len(), 1);
}

#[test]
fn beyond_the_quota_nothing_is_kept_and_below_it_again_everything_is() {
    let mut case = case();
    let mut desk = case.desk();
    case.note(&mut desk, 1);
    let (id, full) = (Uuid::from_u128(1), 1 << 32);
    let bundle = case.bundle(&desk, id, 1, 1);
    case.fill(&desk, full);
    assert_eq!(case.push(&desk, id, &bundle).unwrap_err(), "quota_reached");
    assert!(case.world.ops().is_empty());
    case.fill(&desk, 0);
    assert_eq!(case.push(&desk, id, &bundle).expect("taken").fate, Fate::Stored);
    assert_eq!(case.world.ops().len(), 1);
}

#[test]
fn near_the_quota_of_everything_photos_give_way_and_operations_do_not() {
    let mut case = case();
    let (mut desk, other) = (case.desk(), case.desk());
    case.note(&mut desk, 3);
    let total: u64 = 1 << 33;
    // A count of everything holds for a minute.
    let later = |case: &Case| case.world.now_ms.set(case.world.now_ms.get() + 61_000);
    let send = |case: &Case, bytes: &[u8]| {
        let (device, named) = (case.world.device_row(desk.device.id()), photo(case.unit, bytes));
        let place = (0, named.size);
        let sent = case.world.central().upload(&device, case.unit, &named.hash, place, bytes, case.world.now_ms.get());
        sent.map(|progress| progress.whole).map_err(|refusal| refusal.problem.code)
    };
    let note = |case: &Case, s: u64| {
        let id = Uuid::from_u128(s.into());
        case.push(&desk, id, &case.bundle(&desk, id, s, s)).map(|receipt| receipt.fate)
    };
    case.fill(&other, total / 10 * 9 - 100_000);
    assert_eq!(send(&case, b"a photo"), Ok(true));
    assert_eq!(note(&case, 1), Ok(Fate::Stored));
    case.fill(&other, total / 10 * 9);
    later(&case);
    assert_eq!(send(&case, b"another photo"), Err("quota_reached".into()));
    assert_eq!(note(&case, 2), Ok(Fate::Stored), "operations go on");
    case.fill(&other, total);
    later(&case);
    assert_eq!(note(&case, 3), Err("quota_reached".into()));
    assert_eq!(case.world.ops().len(), 2, "what was acknowledged is there");
    let device = case.world.device_row(desk.device.id());
    let hash = photo(case.unit, b"a photo").hash;
    assert_eq!(case.world.central().object(&device, case.unit, &hash).expect("reading goes on"), b"a photo");
    case.fill(&other, 0);
    later(&case);
    assert_eq!(send(&case, b"another photo"), Ok(true));
    assert_eq!(note(&case, 3), Ok(Fate::Stored));
}

/// Two computers of one person bring one history, the later part first.
fn later_part_first(case: &mut Case) -> (Desk, Desk, Uuid, Vec<u8>) {
    let mut first = case.desk();
    case.note(&mut first, 3);
    let mut second = Desk::new(first.person, case.world.network, Chance::new(case.chance.next()));
    second.disk = first.disk.clone();
    case.world.enrol(&second);
    let id = Uuid::from_u128(2);
    let later = case.bundle(&second, id, 2, 3);
    assert_eq!(case.push(&second, id, &later).expect("kept for later").fate, Fate::Held);
    (first, second, id, later)
}

#[test]
fn a_bundle_that_waited_stays_its_bringers() {
    let mut case = case();
    let (first, second, id, later) = later_part_first(&mut case);
    let beginning = Uuid::from_u128(1);
    case.push(&first, beginning, &case.bundle(&first, beginning, 1, 1)).expect("taken");
    assert_eq!(case.world.ops().len(), 3);
    assert_eq!(case.push(&second, id, &later).expect("the same again").fate, Fate::Stored);
    let rows = |desk: &Desk| case.world.device_row(desk.device.id());
    assert!(case.world.central().receipt(&rows(&second), id).is_ok());
    assert!(case.world.central().receipt(&rows(&first), id).is_err());
    assert!(rows(&second).bytes > rows(&first).bytes, "each pays for what it brought");
}

#[test]
fn a_bundle_that_waited_has_no_more_room_than_its_bringer() {
    let mut case = case();
    let (first, second, id, later) = later_part_first(&mut case);
    case.fill(&second, 1 << 32);
    let beginning = Uuid::from_u128(1);
    case.push(&first, beginning, &case.bundle(&first, beginning, 1, 1)).expect("taken");
    assert_eq!(case.world.ops().len(), 1);
    // It comes again and is told why; once there is room it is taken.
    assert_eq!(case.push(&second, id, &later).unwrap_err(), "quota_reached");
    case.fill(&second, 0);
    assert_eq!(case.push(&second, id, &later).expect("taken").fate, Fate::Stored);
    assert_eq!(case.world.ops().len(), 3);
}

#[test]
fn no_more_of_a_history_waits_than_its_share() {
    let mut case = case();
    let mut desk = case.desk();
    case.note(&mut desk, 3);
    let (waits, replica) = (Uuid::from_u128(3), desk.disk.replica);
    let body = vec![0; (64 << 20) - 10];
    let full = HeldRow { bundle: Uuid::from_u128(2), replica, first: 3, body, received_ms: case.world.now_ms.get() };
    write(case.world.store(), |rows| rows.hold(&full)).expect("written");
    let later = case.bundle(&desk, waits, 2, 2);
    assert_eq!(case.push(&desk, waits, &later).unwrap_err(), "held_too_much");
    // What nothing is missing before is taken all the same, and then the rest has nothing to wait for.
    let beginning = Uuid::from_u128(1);
    assert_eq!(case.push(&desk, beginning, &case.bundle(&desk, beginning, 1, 1)).expect("taken").fate, Fate::Stored);
    assert_eq!(case.push(&desk, waits, &later).expect("taken").fate, Fate::Stored);
    assert_eq!(case.world.ops().len(), 2);
}

#[test]
fn a_bundle_that_waited_is_judged_by_its_bringer() {
    let mut case = case();
    let (first, second, ..) = later_part_first(&mut case);
    case.world.revoke(&second);
    let beginning = Uuid::from_u128(1);
    case.push(&first, beginning, &case.bundle(&first, beginning, 1, 1)).expect("taken");
    let aside = case.world.aside();
    assert_eq!(aside.len(), 2, "{aside:?}");
    assert_eq!(read(case.world.store(), |rows| rows.head(case.unit)).expect("head"), 1);
}

//! Real profiles, encrypted files and all, against the server itself: what they forget, what they find out, what they
//! bring back.

use sillage_domain::{
    Bilingual, Id, Moment,
    network::{Person, PersonProfile, Zone},
};
use sillage_server::{central::safe::Marks, store::SqliteStore};
use sillage_store::{Act, Store, StoreError, Vault};
use sillage_sync::{Device, Drive, LEASE_MS, Memory, Profile};
use sillage_sync_protocol::{scope::Role, session::device::Ending};
use uuid::Uuid;

use crate::{
    chance::Chance,
    world::{Way, World},
};

/// A computer with a profile, enrolled without a wire.
pub struct Laptop {
    folder: tempfile::TempDir,
    key: sillage_store::DataKey,
    store: Option<Store>,
    device: Device,
    person: Uuid,
}

impl Laptop {
    fn new(world: &World, chance: &mut Chance, unit: Uuid, role: Role) -> Self {
        let (person, device) = (chance.uuid(), Device::new().expect("device"));
        world.enrol_device(person, &device);
        world.grant(person, unit, role);
        let folder = tempfile::tempdir().expect("folder");
        let (vault, key) = Vault::practice(Uuid::now_v7()).expect("vault");
        let store = Store::create(&folder.path().join("profile"), vault, key.clone(), "boot").expect("store");
        Self { folder, key, store: Some(store), device, person }
    }

    pub fn store(&self) -> &Store {
        self.store.as_ref().expect("open")
    }

    /// Closes the file and opens it again, with something done to its folder in between.
    pub fn reopen(&mut self, meanwhile: impl FnOnce(&std::path::Path)) {
        self.store = None;
        let folder = self.folder.path().join("profile");
        meanwhile(&folder);
        self.store = Some(Store::open(&folder, self.key.clone(), "boot").expect("it opens"));
    }

    pub fn act(&self, world: &World) -> Act {
        let utc_ms = world.now_ms.get();
        let now = Moment { utc_ms, offset_min: 60, zone: "Europe/Paris".into(), boot_ms: 0 };
        Act { me: Id::<Person>::new(self.person), now, command: "test.write", is_final: false, draft: None }
    }

    fn try_sync(&self, world: &World) -> Result<Ending, StoreError> {
        let mut way = Way { world, device: self.device.id(), skew_ms: 0, chance: Chance::new(5), drops_every: 0 };
        let address = world.central().keys().address().clone();
        let mut profile = Profile::new(self.store(), self.act(world));
        Drive::new(&self.device, world.network, address).run(&mut profile, &mut way)
    }

    pub fn sync(&self, world: &World) {
        assert_eq!(self.try_sync(world).expect("the file is fine"), Ending::Complete);
    }

    fn memory(&self, world: &World) -> Memory {
        self.store().read_whole(self.act(world), Memory::read).expect("read")
    }

    fn add(&self, world: &World, unit: Uuid, name: &str) -> Id<Zone> {
        world.now_ms.set(world.now_ms.get() + 10);
        let zone = Zone { unit: Id::new(unit), name: Bilingual { fr: name.into(), en: None }, rank: 1 };
        self.store().write(self.act(world), |tx| tx.add(unit, &zone)).expect("written").0
    }

    fn introduce(&self, world: &World, unit: Uuid, person: Uuid, name: &str) {
        world.now_ms.set(world.now_ms.get() + 10);
        let profile =
            PersonProfile { person: Id::new(person), display_name: name.into(), email: None, external_ref: None };
        self.store().write(self.act(world), |tx| tx.add(unit, &profile)).expect("written");
    }

    pub fn names(&self, world: &World, unit: Uuid) -> Vec<String> {
        let zones = self.store().read(self.act(world), |db| db.list_in::<Zone>(unit)).expect("read");
        let mut names: Vec<_> = zones.into_iter().map(|row| row.doc.name.fr).collect();
        names.sort();
        names
    }

    pub fn verified(&self) {
        assert_eq!(self.store().verify().expect("verification").faults, Vec::<String>::new());
    }

    fn holds(&self, word: &str) -> bool {
        self.store().pages_hold(word.as_bytes()).expect("read")
    }
}

pub fn office() -> (World, Uuid, Laptop, Laptop) {
    let mut chance = Chance::new(61);
    let world = World::new(&mut chance);
    let unit = chance.uuid();
    let one = Laptop::new(&world, &mut chance, unit, Role::Coach);
    let two = Laptop::new(&world, &mut chance, unit, Role::UnitManager);
    (world, unit, one, two)
}

#[test]
fn f27_a_unit_that_was_left_leaves_no_byte() {
    let (world, unit, one, two) = office();
    one.add(&world, unit, "Accueil de la Gare");
    two.add(&world, unit, "Quai des Brumes");
    one.sync(&world);
    two.sync(&world);
    one.sync(&world);
    assert_eq!(one.names(&world, unit), ["Accueil de la Gare", "Quai des Brumes"]);
    assert!(one.holds("Quai des Brumes"), "the test can see words");
    // Late work is pushed first, then the unit goes; one's own words wait for a backup.
    one.add(&world, unit, "Tardif");
    world.end_grant(one.person, unit);
    one.sync(&world);
    assert!(world.aside().values().any(|code| code == "late_work"), "late work arrived");
    assert!(!one.holds("Quai des Brumes"), "no byte of what others wrote, in free pages neither");
    assert!(one.holds("Accueil de la Gare"), "in no backup of the server yet");
    assert!(one.memory(&world).leaving().contains(&unit));
    one.verified();
    let copy = world.back_up();
    let marks = Marks::of(&SqliteStore::open(&copy).expect("copy")).expect("marks");
    world.central().note_safe(&marks, world.now_ms.get()).expect("noted");
    one.sync(&world);
    assert!(!one.holds("Accueil de la Gare"), "now it is");
    assert!(one.holds("Tardif"), "what lies aside is nobody's yet, and stays with its author");
    one.verified();
    // Held again, everything comes again, one's own too.
    world.grant(one.person, unit, Role::Coach);
    one.sync(&world);
    assert!(one.names(&world, unit).contains(&"Accueil de la Gare".to_owned()));
    assert!(one.names(&world, unit).contains(&"Quai des Brumes".to_owned()));
    assert!(one.memory(&world).alarms.is_empty(), "that is no difference, but what was agreed");
    one.verified();
}

#[test]
fn f31_an_erased_person_leaves_no_byte_on_a_computer() {
    let (world, unit, one, two) = office();
    let person = Uuid::from_u128(0xabc);
    one.introduce(&world, unit, person, "Prudence Exemple");
    one.add(&world, unit, "Accueil");
    one.sync(&world);
    two.sync(&world);
    let copied = two.store().back_up(sillage_store::BackupKind::Hourly, world.now_ms.get()).expect("a copy");
    assert!(two.holds("Prudence Exemple"));
    world.erase(person);
    for laptop in [&one, &two] {
        laptop.sync(&world);
        assert!(!laptop.holds("Prudence Exemple"), "in free pages neither");
        assert_eq!(laptop.names(&world, unit), ["Accueil"], "and nothing else is gone");
        laptop.verified();
    }
    let copies = two.store().list_backups().expect("copies");
    assert!(!copies.is_empty() && copies.iter().all(|copy| copy.name != copied.name), "older copies are gone");
    let due = world.central().erasures_due().expect("due");
    assert!(due.len() == 2 && due.iter().all(|due| due.done_ms.is_some()), "both said so: {due:?}");
    // Somebody who did not know writes about her once more: it goes nowhere, and comes back to nobody.
    one.introduce(&world, unit, person, "Prudence Encore");
    one.sync(&world);
    two.sync(&world);
    assert!(!one.holds("Prudence Encore") && !two.holds("Prudence Encore"));
    assert!(world.ops().iter().all(|op| !op.raw.contains("Prudence")));
    one.verified();
}

#[test]
fn an_erasure_that_was_cut_off_is_told_only_once_it_is_done() {
    let (world, unit, one, mut two) = office();
    let person = Uuid::from_u128(0xabc);
    one.introduce(&world, unit, person, "Prudence Exemple");
    one.sync(&world);
    two.sync(&world);
    two.store().back_up(sillage_store::BackupKind::Hourly, world.now_ms.get()).expect("a copy");
    // No copy can be written, as on a full disk; and a damaged file was set aside some day.
    two.reopen(|folder| {
        std::fs::rename(folder.join("backups"), folder.join("kept")).expect("away");
        std::fs::write(folder.join("backups"), b"in the way").expect("in the way");
        std::fs::create_dir(folder.join("aside-0000000005000")).expect("aside");
    });
    let done = || world.central().erasures_due().expect("due").iter().filter(|due| due.done_ms.is_some()).count();
    world.erase(person);
    assert!(two.try_sync(&world).is_err(), "the copies cannot be made anew");
    assert!(two.names(&world, unit).is_empty() && !two.holds("Prudence Exemple"), "the file is done");
    assert_eq!(done(), 0, "nobody says it is done");
    two.reopen(|folder| {
        std::fs::remove_file(folder.join("backups")).expect("out of the way");
        std::fs::rename(folder.join("kept"), folder.join("backups")).expect("back");
    });
    two.sync(&world);
    two.sync(&world);
    assert_eq!(two.store().list_backups().expect("copies").len(), 1, "made anew");
    assert!(!two.store().folder().join("aside-0000000005000").exists(), "what was set aside is gone too");
    assert_eq!(done(), 1);
    two.verified();
}

#[test]
fn f48_an_altered_row_is_found_and_put_right() {
    let (world, unit, one, two) = office();
    for name in ["Accueil", "Quai", "Salle"] {
        one.add(&world, unit, name);
    }
    one.sync(&world);
    two.sync(&world);
    assert_eq!(two.store().alter_words("Quai", "Cave").expect("altered"), 1);
    two.sync(&world);
    assert!(two.memory(&world).alarms.is_empty(), "compared not long ago");
    world.now_ms.set(world.now_ms.get() + 86_400_000);
    assert_eq!(two.try_sync(&world).expect("the file is fine"), Ending::Complete);
    let alarms = two.memory(&world).alarms;
    assert_eq!((alarms.len(), alarms[0].unit, alarms[0].missing, alarms[0].extra), (1, unit, 1, 0));
    assert_eq!(two.names(&world, unit), ["Accueil", "Quai", "Salle"]);
    two.verified();
}

#[test]
fn f15_a_profile_brings_back_what_a_colleague_wrote() {
    let (mut world, unit, one, two) = office();
    one.add(&world, unit, "Accueil");
    one.sync(&world);
    two.sync(&world);
    let backup = world.back_up();
    one.add(&world, unit, "Quai");
    one.sync(&world);
    two.sync(&world);
    let before: Vec<_> = world.ops().into_iter().map(|op| (op.replica, op.s, op.raw)).collect();
    world.put_back(&backup);
    // The first computer is gone; the second one's file holds its work, with the proof.
    two.sync(&world);
    let after: Vec<_> = world.ops().into_iter().map(|op| (op.replica, op.s, op.raw)).collect();
    assert_eq!(after, before);
    two.verified();
    one.sync(&world);
    assert_eq!(one.names(&world, unit), two.names(&world, unit));
    one.verified();
}

#[test]
fn f09_disk_full_client() {
    let (world, unit, one, two) = office();
    two.sync(&world);
    for i in 0..400 {
        one.add(&world, unit, &format!("Accueil {i} {}", "large ".repeat(15)));
    }
    one.sync(&world);
    let kept = two.add(&world, unit, "Gardé");
    two.store().limit_pages(60).expect("a small disk");
    let refused = two.try_sync(&world);
    assert!(matches!(refused, Err(StoreError::DiskFull)), "{refused:?}");
    two.store().limit_pages(1 << 30).expect("room again");
    let shown = two.names(&world, unit);
    assert!(
        shown.contains(&"Gardé".to_owned()) && shown.len() < 401,
        "what was acknowledged is there: {}",
        shown.len()
    );
    two.verified();
    two.sync(&world);
    assert_eq!(two.names(&world, unit).len(), 401);
    let _ = kept;
    two.verified();
}

#[test]
fn f20_sidecar_lost() {
    let (world, unit, mut one, two) = office();
    one.add(&world, unit, "Avant");
    one.sync(&world);
    one.add(&world, unit, "Non envoyé");
    let replica = one.store().read(one.act(&world), |db| db.replica()).expect("read");
    one.reopen(|folder| std::fs::remove_file(folder.join("replica")).expect("it was there"));
    assert_ne!(one.store().read(one.act(&world), |db| db.replica()).expect("read"), replica, "a new history");
    one.add(&world, unit, "Après");
    one.sync(&world);
    two.sync(&world);
    assert_eq!(two.names(&world, unit), ["Après", "Avant", "Non envoyé"], "nothing is lost and nobody was asked");
    one.verified();
    two.verified();
}

#[test]
fn f47_two_processes() {
    let (_world, _, one, _) = office();
    let again = Store::open(&one.folder.path().join("profile"), one.key.clone(), "boot");
    assert!(matches!(again, Err(StoreError::AlreadyOpen)), "no sequence is ever given twice");
}

#[test]
fn a_unit_may_be_read_for_thirty_days_without_a_word() {
    let (world, unit, one, _) = office();
    assert_eq!(one.memory(&world).lease_until(unit), None, "nothing is held from a server yet");
    one.sync(&world);
    let spoken = world.now_ms.get();
    let until = one.memory(&world).lease_until(unit).expect("a lease");
    assert!((until - spoken - LEASE_MS).abs() < 60_000);
    world.now_ms.set(spoken + 20 * 86_400_000);
    Profile::new(one.store(), one.act(&world)).note_contact().expect("a receipt by stick");
    let until = one.memory(&world).lease_until(unit).expect("a lease");
    assert_eq!(until, spoken + 20 * 86_400_000 + LEASE_MS);
    assert_eq!(one.memory(&world).lease_until(Uuid::from_u128(3)), None, "what is no server's has none");
}

//! Two real profiles, encrypted files and all, exchange a unit through the real program.

use sillage_domain::{
    Bilingual, Id, Moment,
    network::{Person, Zone},
};
use sillage_store::{Act, Store, Vault};
use sillage_sync::{Drive, Http, Membership, Profile, enrol};
use sillage_sync_protocol::{Invitation, session::device::Ending};
use uuid::Uuid;

use crate::rig::{Rig, SURNAME};

/// A computer with a profile, enrolled.
pub struct Computer {
    _folder: tempfile::TempDir,
    pub store: Store,
    device: sillage_sync::Device,
    membership: Membership,
}

impl Computer {
    fn join(rig: &Rig, label: &str, unit: Uuid, role: &str) -> Self {
        Self::join_on(rig, label, unit, role, tempfile::tempdir().expect("folder"))
    }

    /// The same with its profile in this folder.
    pub fn join_on(rig: &Rig, label: &str, unit: Uuid, role: &str, folder: tempfile::TempDir) -> Self {
        let person = rig.run(&["people", "add", &[label, SURNAME].join(" ")]);
        let person = person.split_whitespace().next().expect("an id").to_owned();
        rig.run(&["grants", "add", &person, &unit.to_string(), role]);
        let invitation: Invitation = rig.run(&["codes", "new", &person]).parse().expect("invitation");
        let device = sillage_sync::Device::new().expect("device");
        let membership = enrol(&device, &invitation).expect("enrolled");
        let (vault, key) = Vault::practice(Uuid::now_v7()).expect("vault");
        let store = Store::create(&folder.path().join("profile"), vault, key, "boot").expect("store");
        Self { _folder: folder, store, device, membership }
    }

    pub fn act(&self, ms: i64) -> Act {
        let now_ms = sillage_server::clock::now_ms() + ms;
        let now = Moment { utc_ms: now_ms, offset_min: 60, zone: "Europe/Paris".into(), boot_ms: ms };
        let me = Id::<Person>::new(self.membership.person);
        Act { me, now, command: "test.write", is_final: false, draft: None }
    }

    fn sync(&self) -> Ending {
        self.try_sync().expect("the file is fine")
    }

    /// The same where the file may refuse.
    pub fn try_sync(&self) -> Result<Ending, String> {
        let mut way = Http::new(&self.device, &self.membership).expect("a way");
        let address = self.membership.address.parse().expect("address");
        let mut drive = Drive::new(&self.device, self.membership.network, address);
        drive.run(&mut self.profile(), &mut way).map_err(|error| format!("{error:?}"))
    }

    pub fn profile(&self) -> Profile<'_> {
        Profile::new(&self.store, self.act(0))
    }

    pub fn add(&self, unit: Uuid, name: &str, ms: i64) -> Id<Zone> {
        let zone = Zone { unit: Id::new(unit), name: Bilingual { fr: name.into(), en: None }, rank: 1 };
        self.store.write(self.act(ms), |tx| tx.add(unit, &zone)).expect("written").0
    }

    fn rename(&self, zone: Id<Zone>, name: &str, ms: i64) {
        let renamed = self.store.write(self.act(ms), |tx| tx.change::<Zone>(zone, |zone| zone.name.fr = name.into()));
        renamed.expect("written");
    }

    pub fn names(&self, unit: Uuid) -> Vec<String> {
        let zones = self.store.read(self.act(0), |db| db.list_in::<Zone>(unit)).expect("read");
        let mut names: Vec<_> = zones.into_iter().map(|row| row.doc.name.fr).collect();
        names.sort();
        names
    }

    pub fn verified(&self) {
        assert_eq!(self.store.verify().expect("verification").faults, Vec::<String>::new());
    }
}

#[test]
fn two_profiles_exchange_a_unit_through_a_server() {
    let mut rig = Rig::new();
    rig.serve();
    let unit = Uuid::now_v7();
    let (one, two) =
        (Computer::join(&rig, "coach", unit, "coach"), Computer::join(&rig, "manager", unit, "unit_manager"));
    let zone = one.add(unit, "Accueil", 0);
    one.add(unit, "Quai", 1);
    assert_eq!(one.profile().unsent().expect("read"), 2);
    assert_eq!((one.sync(), two.sync()), (Ending::Complete, Ending::Complete));
    assert_eq!(one.profile().unsent().expect("read"), 0);
    assert_eq!(two.names(unit), ["Accueil", "Quai"]);
    // The other way, over what was seen; and once more, which changes nothing.
    two.rename(zone, "Accueil, comptoir", 1_000);
    assert_eq!((two.sync(), one.sync(), one.sync()), (Ending::Complete, Ending::Complete, Ending::Complete));
    assert_eq!(one.names(unit), ["Accueil, comptoir", "Quai"]);
    // Whose clock is ahead is ordered by its arrival, at its author too; whoever sees it and writes later wins.
    one.rename(zone, "Accueil du futur", 3 * 86_400_000);
    assert_eq!((one.sync(), two.sync()), (Ending::Complete, Ending::Complete));
    two.rename(zone, "Accueil de midi", 2_000);
    assert_eq!((two.sync(), one.sync()), (Ending::Complete, Ending::Complete));
    assert_eq!(one.names(unit), ["Accueil de midi", "Quai"]);
    assert_eq!(one.names(unit), two.names(unit));
    one.verified();
    two.verified();
}

#[test]
fn a_profile_in_doubt_goes_on_under_a_new_name() {
    let mut rig = Rig::new();
    rig.serve();
    let unit = Uuid::now_v7();
    let (one, two) =
        (Computer::join(&rig, "coach", unit, "coach"), Computer::join(&rig, "manager", unit, "unit_manager"));
    let zone = one.add(unit, "Accueil", 0);
    assert_eq!(one.sync(), Ending::Complete);
    let replica = one.store.read(one.act(0), |db| db.replica()).expect("read");
    one.rename(zone, "Accueil, un", 10);
    one.add(unit, "Quai", 20);
    // What was not sent is written anew, as a session does it for a twin; references follow.
    one.store.write(one.act(30), |tx| tx.reissue(replica, 1)).expect("written anew");
    one.verified();
    assert_ne!(one.store.read(one.act(0), |db| db.replica()).expect("read"), replica);
    assert_eq!(one.names(unit), ["Accueil, un", "Quai"]);
    one.rename(zone, "Accueil, deux", 40);
    assert_eq!((one.sync(), two.sync()), (Ending::Complete, Ending::Complete));
    assert_eq!(two.names(unit), ["Accueil, deux", "Quai"]);
    assert_eq!(one.profile().unsent().expect("read"), 0);
    two.verified();
}

//! A computer comes back with more to send than ever, gets a newer program, and dies while its file changes shape.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use sillage_domain::{Bilingual, Id, network::Zone};
use sillage_store::Store;
use sillage_sync::waiting;

use crate::forgotten::{Laptop, office};

/// Operations that were never sent.
const UNSENT: usize = 5_000;
/// After how many milliseconds of the change of shape the computer dies.
const DEATHS: [u64; 8] = [0, 5, 15, 40, 100, 200, 400, 800];
/// Where the computer that dies finds its profile.
const FOLDER: &str = "SILLAGE_TEST_PROFILE";

/// The computer that dies: it opens the profile it was told of. Alone it has nothing to open.
#[test]
fn a_computer_opens_the_profile_it_was_told_of() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let folder = Path::new(&folder);
    let key = Store::read_vault(folder).expect("a vault").practice_key().expect("a practice profile");
    eprintln!("opening");
    let store = Store::open(folder, key, "boot").expect("it opens");
    eprintln!("opened");
    drop(store);
}

/// Opens the profile on another computer, which dies after so long. Whether it had finished.
fn die_while_opening(folder: &Path, after_ms: u64) -> bool {
    let program = std::env::current_exe().expect("this program");
    let mut computer = Command::new(program)
        .args(["--exact", "upgrade::a_computer_opens_the_profile_it_was_told_of", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("another computer");
    let mut said = BufReader::new(computer.stderr.take().expect("its words")).lines().map_while(Result::ok);
    assert!(said.any(|line| line == "opening"), "it came as far as the file");
    // Real time, because what is cut is what a real program does in it.
    std::thread::sleep(Duration::from_millis(after_ms));
    // One that is done already cannot be killed any more.
    drop(computer.kill());
    computer.wait().expect("it ended");
    said.any(|line| line == "opened")
}

fn unsent(laptop: &Laptop, world: &crate::world::World) -> u64 {
    let count = |db: &sillage_store::Reader<'_>| {
        let memory = sillage_sync::Memory::read(db)?;
        Ok::<_, sillage_store::StoreError>(waiting(db, laptop.store(), &memory)?.total().operations)
    };
    laptop.store().read_whole(laptop.act(world), count).expect("read")
}

#[test]
fn f34_upgrade_with_full_outbox() {
    let (world, unit, mut one, two) = office();
    for visit in 0..UNSENT / 100 {
        world.now_ms.set(world.now_ms.get() + 10);
        let zone = |at: usize| {
            let fr = format!("{visit:02} {at:02}");
            Zone { unit: Id::new(unit), name: Bilingual { fr, en: None }, rank: 1 }
        };
        let write = |tx: &mut sillage_store::Writer<'_>| (0..100).try_for_each(|at| tx.add(unit, &zone(at)).map(drop));
        one.store().write(one.act(&world), write).expect("written");
    }
    assert_eq!(unsent(&one, &world), UNSENT as u64);
    one.store().pretend_older_file(1).expect("an older file");
    let mut cut = 0;
    one.reopen(|folder| {
        for after_ms in DEATHS {
            if die_while_opening(folder, after_ms) {
                break;
            }
            cut += 1;
        }
    });
    assert!(cut > 0, "the change of shape was never cut");
    one.verified();
    assert_eq!(unsent(&one, &world), UNSENT as u64, "nothing of the outbox was touched");
    one.sync(&world);
    assert_eq!(unsent(&one, &world), 0);
    let written = world.ops().into_iter().filter(|op| op.unit == Some(unit) && op.noun.as_deref() == Some("zone"));
    let mut places: Vec<_> = written.map(|op| (op.replica, op.s)).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), UNSENT, "all of it, and none twice");
    two.sync(&world);
    assert_eq!(two.names(&world, unit).len(), UNSENT);
    println!("{cut} of {} changes of shape were cut", DEATHS.len());
}

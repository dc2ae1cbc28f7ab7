//! Codes under guessing: however many guesses come, and however many of them at once, five are looked at.

use std::{
    cell::Cell,
    sync::{
        Arc, Barrier,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version, password_hash::SaltString};
use sillage_server::{
    central::{Central, MISSES},
    store::{CodeRow, PersonRow, read, write},
};
use sillage_sync::Device;
use sillage_sync_protocol::{
    Code,
    wire::{Enrol, Enrolled},
};

use crate::{
    chance::Chance,
    world::{START_MS, World},
};

fn drawn(chance: &mut Chance) -> Code {
    Code::of(&std::array::from_fn(|_| chance.next().to_be_bytes()[0]))
}

/// A code of somebody, under a hash that is quickly reckoned: guesses are counted here, not seconds.
fn code(world: &World, chance: &mut Chance) -> Code {
    let (code, person) = (drawn(chance), chance.uuid());
    let quick = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8, 1, 1, None).expect("parameters"));
    let salt = SaltString::encode_b64(person.as_bytes()).expect("salt");
    let hash = quick.hash_password(code.secret().as_bytes(), &salt).expect("hash").to_string();
    let public = code.public().to_owned();
    let expires_ms = START_MS + 3_600_000;
    write(world.store(), |rows| {
        rows.add_person(&PersonRow { id: person, label: "somebody".into(), since_ms: START_MS })?;
        let (public, hash) = (public.clone(), hash.clone());
        rows.add_code(&CodeRow { public, hash, person, made_ms: START_MS, expires_ms, misses: 0, device: None })
    })
    .expect("a code");
    code
}

/// The same code with another secret.
fn guess_at(code: &Code, chance: &mut Chance) -> Code {
    [code.public(), drawn(chance).secret()].concat().parse().expect("a code")
}

fn enrol(central: &Central, device: &Device, code: &Code) -> Result<Enrolled, String> {
    let address = device.address();
    let (code, app) = (code.to_string(), "test".into());
    let asked = Enrol { code, device: device.id(), address: address.to_string(), app };
    central.enrol(&asked, address, START_MS).map_err(|refusal| refusal.problem.code)
}

fn misses(world: &World, code: &Code) -> u32 {
    read(world.store(), |rows| rows.code(code.public())).expect("read").expect("a code").misses
}

thread_local! {
    static HAS_MET: Cell<bool> = const { Cell::new(false) };
}

/// So many wrong guesses and then the right one, each noticed by the database before any is looked at.
fn right_behind(wrong: usize) -> (World, Code, Result<Enrolled, String>) {
    let mut chance = Chance::new(51);
    let world = World::new(&mut chance);
    let code = code(&world, &mut chance);
    let guesses: Vec<Code> = (0..wrong).map(|_| guess_at(&code, &mut chance)).collect();
    let (noticed, all) = (Arc::new(AtomicUsize::new(0)), Barrier::new(wrong + 1));
    HAS_MET.set(false);
    let counted = noticed.clone();
    world.pausing(move || {
        if !HAS_MET.replace(true) {
            counted.fetch_add(1, Ordering::SeqCst);
            all.wait();
        }
    });
    let central = world.central();
    let right = std::thread::scope(|scope| {
        let guessing: Vec<_> = guesses
            .iter()
            .map(|guess| scope.spawn(move || enrol(central, &Device::new().expect("device"), guess)))
            .collect();
        while noticed.load(Ordering::SeqCst) < wrong {
            std::thread::sleep(Duration::from_millis(1));
        }
        let right = enrol(central, &Device::new().expect("device"), &code);
        for guess in guessing {
            assert_eq!(guess.join().expect("a thread"), Err("code_wrong".into()));
        }
        right
    });
    (world, code, right)
}

#[test]
fn guesses_that_come_at_once_count_as_those_that_come_one_after_another() {
    let (world, code, right) = right_behind(4);
    assert!(right.is_ok(), "its owner is the fifth: {right:?}");
    assert_eq!(misses(&world, &code), 4, "and was no guess");
    for beyond in [5, 12] {
        let (world, code, right) = right_behind(beyond);
        assert_eq!(right.err().as_deref(), Some("code_wrong"), "behind {beyond}");
        assert_eq!(misses(&world, &code), MISSES);
    }
}

#[test]
fn a_hundred_thousand_guesses_at_fifty_codes_win_nothing() {
    let mut chance = Chance::new(52);
    let world = World::new(&mut chance);
    let central = world.central();
    let codes: Vec<Code> = (0..50).map(|_| code(&world, &mut chance)).collect();
    let (guessed, left_alone) = (code(&world, &mut chance), code(&world, &mut chance));
    std::thread::scope(|scope| {
        for seed in 0..8 {
            let codes = &codes;
            scope.spawn(move || {
                let (mut chance, device) = (Chance::new(1_000 + seed), Device::new().expect("device"));
                for code in codes {
                    for _ in 0..250 {
                        let guess = enrol(central, &device, &guess_at(code, &mut chance));
                        assert_eq!(guess.err().as_deref(), Some("code_wrong"));
                    }
                }
            });
        }
    });
    assert!(read(world.store(), |rows| rows.devices()).expect("devices").is_empty(), "nobody came in");
    let device = || Device::new().expect("device");
    for code in &codes {
        assert_eq!(misses(&world, code), MISSES, "no more were looked at");
        assert_eq!(enrol(central, &device(), code).err().as_deref(), Some("code_wrong"), "it is burnt");
    }
    // Four wrong guesses take nothing from whoever holds the code, and an answer that was lost is given again.
    for _ in 0..4 {
        assert!(enrol(central, &device(), &guess_at(&guessed, &mut chance)).is_err());
    }
    let owner = device();
    for _ in 0..9 {
        assert!(enrol(central, &owner, &guessed).is_ok(), "their own device");
        assert!(enrol(central, &device(), &guess_at(&guessed, &mut chance)).is_err(), "a code that was used");
    }
    assert_eq!(misses(&world, &guessed), 4);
    assert_eq!(enrol(central, &device(), &guessed).err().as_deref(), Some("code_wrong"), "once");
    assert!(enrol(central, &device(), &left_alone).is_ok());
}

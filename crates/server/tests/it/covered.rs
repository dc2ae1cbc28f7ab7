//! A disk that is carried off tells nothing of what people wrote and photographed, once they lie under a key.

use std::path::PathBuf;

use sillage_server::{
    payloads::{PayloadError, Payloads, Place},
    store::{OpRow, StoreError, read, write},
};
use sillage_sync_protocol::{OpRef, session::device::Ending};
use uuid::Uuid;

use crate::{
    admin::{NOW_MS, copy, files_under, holds, in_use, json, sync},
    backend::{Backend, IS_A_FILE},
    rig::{Rig, typed},
    world::payload_key,
};

/// The files of a server that lie on its disks: its folder's, and its database's wherever that is.
fn files(rig: &Rig) -> Vec<PathBuf> {
    let mut files = files_under(&rig.data());
    files.extend(rig.backend.files().into_iter().filter(|file| file.is_file()));
    files
}

fn finds(rig: &Rig, canary: &[u8]) -> bool {
    files(rig).iter().any(|file| holds(file, canary))
}

/// What the command says when it refuses.
fn refusal(rig: &Rig, arguments: &[&str]) -> String {
    let out = typed(&rig.data(), arguments);
    assert!(!out.status.success(), "{arguments:?}");
    String::from_utf8_lossy(&out.stderr).into_owned()
}

#[test]
fn what_lay_open_comes_under_a_key_and_comes_back_with_a_sealed_copy() {
    let (mut rig, unit, (mut one, of_one), (mut two, of_two)) = in_use();
    let photo: Vec<u8> = (0..64_u32).map(|i| u8::try_from(i % 249).expect("small")).collect();
    // A part of an upload that is still on its way, and the packed beginning of the unit.
    let partial = rig.data().join("objects/partial");
    std::fs::write(partial.join("0-0"), b"half a photo").expect("a part");
    rig.kill();
    for canary in [b"word-3".as_slice(), b"no operation", &photo] {
        assert!(finds(&rig, canary), "the search finds what lies open");
    }
    let (key, copies) = (rig.folder.path().join("elsewhere.key"), rig.folder.path().join("copies.key"));
    let (key_text, copies_text) = (key.to_str().expect("a path"), copies.to_str().expect("a path"));
    json(&rig, &["payload-key", key_text]);
    assert!(refusal(&rig, &["payload-key", key_text]).contains("exists"), "no key is ever written over");
    rig.set(&format!("payload_key = \"{key_text}\""));
    rig.serve();
    // Whoever was there, and whoever comes new, notices nothing.
    one.set(unit, "zone", Uuid::from_u128(9), "name", "word-after", NOW_MS);
    let later: Vec<u8> = (0..200_000_u32).map(|i| u8::try_from(i % 241).expect("small")).collect();
    one.disk.photos.insert(crate::desk::photo(unit, &later), later.clone());
    assert_eq!(sync(&mut one, &of_one), Ending::Complete);
    assert_eq!(sync(&mut two, &of_two), Ending::Complete);
    assert_eq!(two.winner(Uuid::from_u128(9), "name").expect("a word").1, "word-after");
    let (mut three, of_three) = rig.join("another coach", &[(unit, "coach")]);
    three.disk.photos_named.extend(one.disk.photos.keys().cloned());
    assert_eq!(sync(&mut three, &of_three), Ending::Complete);
    assert!(one.disk.photos.len() == 2 && three.disk.photos == one.disk.photos, "photos come as they were");
    for canary in [b"word-3".as_slice(), b"word-after", b"no operation", &photo, &later[..64], b"half a photo"] {
        assert!(!finds(&rig, canary), "{:?} lies open", String::from_utf8_lossy(canary));
    }
    // The key is not where the thief of the folder finds it.
    rig.kill();
    for own in ["in.key", "objects/in.key"] {
        std::fs::copy(&key, rig.data().join(own)).expect("a copy");
        rig.set(&format!("payload_key = \"{own}\""));
        assert!(refusal(&rig, &["status"]).contains("a folder of the server's own"));
        std::fs::remove_file(rig.data().join(own)).expect("gone");
    }
    rig.set(&format!("payload_key = \"{key_text}\""));
    // Without the key, or with another, nothing is shown or written.
    let other = rig.folder.path().join("other.key");
    json(&rig, &["payload-key", other.to_str().expect("a path")]);
    for line in [format!("payload_key = \"{}\"", other.display()), "reserve_mib = 64".into()] {
        rig.set(&line);
        if line.starts_with("reserve") {
            let settings = rig.data().join("sillage.toml");
            let text = std::fs::read_to_string(&settings).expect("settings");
            let without: Vec<_> = text.lines().filter(|line| !line.starts_with("payload_key")).collect();
            std::fs::write(&settings, without.join("\n")).expect("settings");
        }
        assert!(refusal(&rig, &["status"]).contains("under another payload key"));
    }
    rig.set("payload_key = \"$NOWHERE_AT_ALL/payload.key\"");
    assert!(refusal(&rig, &["status"]).contains("$NOWHERE_AT_ALL is not set"));
    rig.set(&format!("payload_key = \"{key_text}\""));
    // An open copy is refused; a sealed one brings its key along.
    let place = rig.folder.path().join("copies");
    let place_text = place.to_str().expect("a path").to_owned();
    assert!(refusal(&rig, &["backup", &place_text]).contains("copies_sealed_for"));
    let word = json(&rig, &["backup-key", copies_text])["copies_sealed_for"].as_str().expect("a word").to_owned();
    rig.set(&format!("copies_sealed_for = \"{word}\""));
    let (sealed, made) = copy(&rig, &place, &["--carried-off"]);
    assert_eq!(made["copy"]["operations"].as_u64(), Some(42));
    let sealed = sealed.to_str().expect("a path").to_owned();
    let read = json(&rig, &["backup", "--check", "--key", copies_text, &sealed]);
    assert_eq!((read["whole"].as_bool(), read["copy"]["operations"].as_u64()), (Some(true), Some(42)));
    let secret = std::fs::read(&key).expect("a key");
    assert!(!finds(&rig, secret.trim_ascii()), "the key never lies beside what it covers");
    // Both disks are gone.
    std::fs::remove_file(&key).expect("gone");
    rig.lose_folder();
    json(&rig, &["restore", "--key", copies_text, &sealed]);
    assert_eq!(std::fs::read(&key).expect("a key"), secret);
    rig.serve();
    one.set(unit, "zone", Uuid::from_u128(8), "name", "word-last", NOW_MS);
    assert_eq!(sync(&mut one, &of_one), Ending::Complete);
    assert_eq!(sync(&mut two, &of_two), Ending::Complete);
    assert_eq!(two.winner(Uuid::from_u128(8), "name").expect("a word").1, "word-last");
    for canary in [b"word-3".as_slice(), b"word-last", &photo] {
        assert!(!finds(&rig, canary), "{:?} lies open", String::from_utf8_lossy(canary));
    }
}

/// Gives a server that does not run a key.
fn key_for(rig: &Rig) {
    let key = rig.folder.path().join("payload.key");
    json(rig, &["payload-key", key.to_str().expect("a path")]);
    rig.set(&format!("payload_key = \"{}\"", key.display()));
}

#[test]
fn what_earlier_acts_left_open_is_cleared_away_or_named() {
    let (mut rig, ..) = in_use();
    let place = rig.folder.path().join("copies");
    let (open, _) = copy(&rig, &place, &[]);
    rig.kill();
    // A drill before there was a key: the former database lies beside the new one.
    json(&rig, &["restore", open.to_str().expect("a path")]);
    for left in ["copying", "opening"] {
        std::fs::create_dir(rig.data().join(left)).expect("a folder");
        std::fs::write(rig.data().join(left).join("database.sqlite"), b"word-3").expect("left by a kill");
    }
    // What is no object of this server in its folder of objects is left alone.
    std::fs::write(rig.data().join("objects/a note"), b"no object").expect("a note");
    let unit = "0".repeat(32);
    std::fs::create_dir_all(rig.data().join("objects").join(&unit).join("lost+found/deep")).expect("a folder");
    key_for(&rig);
    let aside: Vec<_> =
        files_under(&rig.data()).into_iter().filter(|file| file.display().to_string().contains("before-")).collect();
    if IS_A_FILE {
        assert!(!aside.is_empty(), "there is a former database");
        let said = refusal(&rig, &["serve"]);
        assert!(said.contains("lies open") && said.contains("before-"), "{said}");
        // Its log went into it when it was looked at.
        aside.iter().filter(|file| file.exists()).for_each(|file| std::fs::remove_file(file).expect("moved away"));
    }
    rig.serve();
    assert!(!finds(&rig, b"word-3"));
    assert!(!rig.data().join("copying").exists() && !rig.data().join("opening").exists());
    assert_eq!(std::fs::read(rig.data().join("objects/a note")).expect("a note"), b"no object");
    rig.kill();
    // A copy of before the key comes under it before anything is served again.
    json(&rig, &["restore", open.to_str().expect("a path")]);
    for canary in [b"word-3".as_slice(), b"no operation"] {
        let served = files(&rig).into_iter().filter(|file| !file.display().to_string().contains("before-"));
        assert!(!served.into_iter().any(|file| holds(&file, canary)), "{canary:?} lies open");
    }
}

#[test]
fn a_key_is_bound_when_something_lies_under_it_and_not_before() {
    let (mut rig, ..) = in_use();
    rig.kill();
    key_for(&rig);
    json(&rig, &["status"]);
    // A wrong line that was looked at and taken out again does no harm.
    let settings = rig.data().join("sillage.toml");
    let text = std::fs::read_to_string(&settings).expect("settings");
    let without: Vec<_> = text.lines().filter(|line| !line.starts_with("payload_key")).collect();
    std::fs::write(&settings, without.join("\n")).expect("settings");
    json(&rig, &["status"]);
    std::fs::write(&settings, &text).expect("settings");
    rig.serve();
    rig.kill();
    std::fs::write(&settings, without.join("\n")).expect("settings");
    assert!(refusal(&rig, &["status"]).contains("under another payload key"));
}

#[test]
fn a_server_that_begins_with_a_key_needs_a_good_one_elsewhere() {
    let folder = tempfile::tempdir().expect("folder");
    let (data, key) = (folder.path().join("data"), folder.path().join("payload.key"));
    let init = |key: &std::path::Path| typed(&data, &["init", "--payload-key", key.to_str().expect("a path")]);
    std::fs::write(&key, b"no key").expect("a file");
    let out = init(&key);
    assert!(String::from_utf8_lossy(&out.stderr).contains("holds no payload key"), "{out:?}");
    let out = init(&data.join("in.key"));
    assert!(String::from_utf8_lossy(&out.stderr).contains("a folder of the server's own"), "{out:?}");
    std::fs::remove_file(&key).expect("gone");
    assert!(init(&key).status.success(), "what was refused left nothing behind");
    Payloads::read(&key).expect("it was made");
}

#[test]
fn covering_that_was_cut_goes_on_where_it_stopped() {
    let folder = tempfile::tempdir().expect("folder");
    let backend = Backend::new(folder.path());
    let (open, replica, unit) = (backend.open(Payloads::default()), Uuid::from_u128(1), Uuid::from_u128(2));
    let op = |s: u64| OpRow {
        replica,
        s,
        raw: format!("{{\"s\":{s},\"text\":\"naïve \u{2028} words\"}}"),
        digest: [1; 32],
        link: [2; 32],
        received_ms: NOW_MS,
        code: None,
        sealed_until: None,
        eff: None,
        unit: Some(unit),
        noun: Some("zone".into()),
        author: None,
        commit: Some(s),
        h: None,
    };
    let ops: Vec<_> = (1..=10).map(op).collect();
    write(&*open, |rows| ops.iter().try_for_each(|op| rows.add_op(op))).expect("written");
    drop(open);
    let under = backend.open(payload_key());
    let at = |s: u64| OpRef { r: replica, s };
    let begin = OpRef { r: Uuid::nil(), s: 0 };
    let cover = |after: OpRef, most: usize| write(&*under, |rows| rows.cover_some(after, most)).expect("covered");
    let all = || read(&*under, |rows| rows.ops_after(unit, 0, 100)).expect("read");
    let found = || read(&*under, |rows| rows.ops_holding(" WORDS")).expect("read").len();
    assert_eq!(cover(begin, 4), Some((at(4), 4)));
    assert_eq!((all(), found()), (ops.clone(), 10), "some lie under the key, some do not: all are read");
    // The power is back: it begins again at the beginning.
    assert_eq!(cover(begin, 4), Some((at(8), 4)));
    assert_eq!(cover(at(8), 4), Some((at(10), 2)));
    assert_eq!(cover(at(10), 4), None);
    assert_eq!((all(), found()), (ops, 10));
    let foreign = read(&*backend.open(Payloads::default()), |rows| rows.ops_after(unit, 0, 100));
    assert!(matches!(foreign, Err(StoreError::Payload(PayloadError::Foreign))), "nothing is shown as if it were empty");
}

#[test]
fn a_payload_opens_in_its_place_under_its_key_and_nowhere_else() {
    let folder = tempfile::tempdir().expect("folder");
    let file = |name: &str| folder.path().join(name);
    let payloads = Payloads::make(&file("one")).expect("a key");
    let again = Payloads::read(&file("one")).expect("the key");
    let other = Payloads::make(&file("other")).expect("a key");
    let at = Place::Op(Uuid::from_u128(1), 7);
    let cipher = payloads.encipher(at, b"a fact").expect("covered").expect("under a key");
    assert_ne!(
        payloads.encipher(at, b"a fact").expect("covered").expect("under a key"),
        cipher,
        "never the same twice"
    );
    assert_eq!(again.decipher(at, &cipher).expect("opened"), b"a fact");
    let foreign = |opened: Result<Vec<u8>, PayloadError>| assert!(matches!(opened, Err(PayloadError::Foreign)));
    foreign(other.decipher(at, &cipher));
    foreign(Payloads::default().decipher(at, &cipher));
    for elsewhere in
        [Place::Op(Uuid::from_u128(1), 8), Place::Op(Uuid::from_u128(2), 7), Place::Holding(Uuid::from_u128(1))]
    {
        foreign(payloads.decipher(elsewhere, &cipher));
    }
    for at_byte in 0..cipher.len() {
        let mut bent = cipher.clone();
        bent[at_byte] ^= 1;
        foreign(payloads.decipher(at, &bent));
    }
    foreign(payloads.decipher(at, &cipher[..20]));
    for text in [
        "",
        "sillage-payload-key-1",
        "sillage-payload-key-1 AAAA",
        "sillage-payload-key-2 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    ] {
        assert!(matches!(Payloads::parse(text.as_bytes()), Err(PayloadError::NoKey)), "{text}");
    }
}

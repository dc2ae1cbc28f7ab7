//! An upload in pieces, as bytes steer it: a model beside it knows what must be there.

use std::collections::BTreeMap;

use sillage_server::{
    objects::{Folder, Hash, Objects},
    payloads::Payloads,
};
use uuid::Uuid;

use crate::world::payload_key;

/// What is uploaded: three objects, by their hashes. The last one's bytes never come.
const NAMED: [(&str, &[u8]); 2] = [
    ("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", b"abc"),
    ("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", b"test"),
];

/// Each four bytes are one piece: of which object, where, and how much of what.
pub fn upload(bytes: &[u8]) {
    for payloads in [Payloads::default(), payload_key()] {
        upload_into(payloads, bytes);
    }
}

fn upload_into(payloads: Payloads, bytes: &[u8]) {
    let Ok(folder) = tempfile::tempdir() else {
        return;
    };
    let objects = Folder::open(folder.path(), payloads).expect("a folder");
    let unit = Uuid::from_u128(1);
    let mut model = BTreeMap::<usize, Vec<u8>>::new();
    for step in bytes.chunks_exact(4).take(64) {
        let which = usize::from(step[0]) % NAMED.len();
        let (text, whole) = NAMED[which];
        let hash = Hash::of(text).expect("a hash");
        let here = model.entry(which).or_default();
        let standing = objects.partial(unit, &hash).expect("it answers");
        assert_eq!(standing, u64::try_from(here.len()).expect("small"), "what was acknowledged is there");
        // The server asks for the offset it stands at; whoever says another is told the right one and writes nothing.
        let piece = if step[1] % 4 == 0 {
            vec![step[2]; usize::from(step[3] % 5)]
        } else {
            let end = whole.len().min(here.len() + usize::from(step[3] % 3));
            whole.get(here.len()..end).unwrap_or_default().to_vec()
        };
        let after = objects.append(unit, &hash, standing, &piece).expect("it answers");
        here.extend_from_slice(&piece);
        assert_eq!(after, u64::try_from(here.len()).expect("small"));
        if here.len() >= whole.len() {
            let is_whole = objects.finish(unit, &hash).expect("it answers");
            assert_eq!(is_whole, here.as_slice() == whole, "an object is what its name says, or nothing");
            if is_whole {
                assert_eq!(objects.get(unit, &hash).expect("it answers").as_deref(), Some(whole));
            }
            here.clear();
        }
    }
}

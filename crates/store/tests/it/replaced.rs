//! Pictures that were blurred: the earlier one is whole until the rows say otherwise, and gone from then on, whatever
//! happens in between.

use std::{fs, io::Cursor};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use sillage_domain::{
    Id,
    photo::{BlurArea, Spot},
    visit::Attachment,
};
use sillage_store::{Blurred, Incoming, Size, Store, StoreError};

use crate::{UNIT, act, arrivals::row, reopened, store, write};

/// Stripes: nothing of them is left where they are blurred.
fn stripes() -> Vec<u8> {
    let picture = RgbImage::from_fn(320, 240, |x, _| Rgb([if x / 8 % 2 == 0 { 20 } else { 220 }; 3]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut bytes, ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

fn taken_in(store: &Store) -> (Id<Attachment>, Incoming) {
    let file = store.take_photo(&stripes()).expect("a photo").file;
    let arrival = store.let_in(&file).expect("in");
    let id = write(store, 1, |tx| tx.add(UNIT, &row(&file)));
    arrival.stays();
    (id, file)
}

fn left_half(store: &Store, hash: &str) -> Blurred {
    let area = BlurArea::Rectangle { from: Spot { x: 0.0, y: 0.0 }, to: Spot { x: 0.5, y: 1.0 } };
    store.blur_photo(hash, &[area]).expect("blurred")
}

/// Every sealed file of a profile, by its name.
fn sealed(store: &Store) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for folder in ["photos", "arriving", "leaving"] {
        for entry in fs::read_dir(store.folder().join(folder)).into_iter().flatten().flatten() {
            let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
            found.push((name, fs::read(entry.path()).expect("a file")));
        }
    }
    found.sort();
    found
}

fn names(store: &Store, hash: &str, blurred: &Blurred) {
    write(store, 2, |tx| {
        for photo in tx.list_all::<Attachment>()?.into_iter().filter(|photo| photo.hash == hash) {
            tx.change(photo.id, |photo| photo.hash = blurred.picture.file.hash())?;
        }
        Ok(())
    });
}

/// The new picture stands in every size under the old name, and nothing of the old one lies on the disk.
fn is_gone(store: &Store, old: &[(String, Vec<u8>)], hash: &str, blurred: &Blurred) {
    for size in [Size::Full, Size::Print, Size::Thumb] {
        let now = store.photo(hash, size).expect("it leads on");
        assert_eq!(now, store.photo(&blurred.picture.file.hash(), size).expect("there"), "{size:?}");
    }
    assert_eq!(store.photo(hash, Size::Full).expect("there"), blurred.picture.file.bytes());
    let now = sealed(store);
    assert!(now.iter().all(|(name, _)| name.starts_with("photos/")), "nothing waits: {now:?}");
    for (name, bytes) in old {
        assert!(now.iter().all(|(_, left)| left != bytes), "{name} is still there");
    }
}

#[test]
fn a_refused_blurring_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    let (_, file) = taken_in(&store);
    let before = sealed(&store);
    assert_eq!(before.len(), 3);
    let blurred = left_half(&store, &file.hash());
    let replacement = store.let_replace(&blurred).expect("in");
    assert_eq!(sealed(&store).len(), 8, "three more, a marker and an intent");
    store.write(act(3), |_| Err::<(), _>(StoreError::NotCounting)).expect_err("refused");
    drop(replacement);
    assert_eq!(sealed(&store), before);
}

#[test]
fn a_committed_blurring_destroys_what_was_there() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    let (_, file) = taken_in(&store);
    let (before, hash) = (sealed(&store), file.hash());
    let blurred = left_half(&store, &hash);
    let replacement = store.let_replace(&blurred).expect("in");
    names(&store, &hash, &blurred);
    replacement.takes_over().expect("destroyed");
    is_gone(&store, &before, &hash, &blurred);
}

#[test]
fn a_power_cut_before_the_rows_leaves_the_picture_and_after_them_nothing_of_it() {
    let folder = tempfile::tempdir().expect("folder");
    let mut store = store(folder.path());
    let (_, file) = taken_in(&store);
    let (before, hash) = (sealed(&store), file.hash());
    let blurred = left_half(&store, &hash);
    // What a kill leaves: a replacement that neither took over nor was dropped.
    std::mem::forget(store.let_replace(&blurred).expect("in"));
    store = reopened(store);
    assert_eq!(sealed(&store), before, "no row came");
    std::mem::forget(store.let_replace(&blurred).expect("in"));
    names(&store, &hash, &blurred);
    store = reopened(store);
    is_gone(&store, &before, &hash, &blurred);
    // Killed while it was being destroyed: some sizes lead on, the others are done again.
    let second =
        store.blur_photo(&hash, &[BlurArea::Rectangle { from: Spot { x: 0.5, y: 0.0 }, to: Spot { x: 1.0, y: 1.0 } }]);
    let (second, first) = (second.expect("blurred"), sealed(&store));
    std::mem::forget(store.let_replace(&second).expect("in"));
    let intent =
        fs::read_dir(store.folder().join("leaving")).expect("folder").next().expect("an intent").expect("file");
    let kept = fs::read(intent.path()).expect("an intent");
    names(&store, &blurred.picture.file.hash(), &second);
    store = reopened(store);
    fs::write(intent.path(), kept).expect("as if it had not been finished");
    store = reopened(store);
    let pictures: Vec<_> = first.into_iter().filter(|(name, _)| !name.contains(&hash[7..])).collect();
    is_gone(&store, &pictures, &hash, &second);
}

#[test]
fn an_intent_that_says_nothing_destroys_nothing() {
    let folder = tempfile::tempdir().expect("folder");
    let mut store = store(folder.path());
    let (_, file) = taken_in(&store);
    let (before, leaving) = (sealed(&store), store.folder().join("leaving"));
    fs::create_dir_all(&leaving).expect("folder");
    for name in [&file.hash()[7..], "note.part", "else"] {
        fs::write(leaving.join(name), b"cut short").expect("file");
    }
    store = reopened(store);
    assert_eq!(sealed(&store), before);
}

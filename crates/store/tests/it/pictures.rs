//! What a camera, a phone or an editor hid in a picture file goes with it: only the picture is kept, in every size.

use std::io::Cursor;

use exif::{Field, In, Rational, Tag, Value, experimental::Writer};
use image::{ImageEncoder, Rgb, RgbImage, codecs::jpeg::JpegEncoder, codecs::png::PngEncoder};
use sillage_store::{Size, hash_of};

use crate::{UNIT, arrivals::row, store, write};

/// A mark in every place a picture file has for words.
pub const MARK: &str = "marque-cachee-1734";

fn scene() -> RgbImage {
    RgbImage::from_fn(640, 480, |x, y| Rgb([(x / 3) as u8, (y / 2) as u8, 90]))
}

fn tags() -> Vec<u8> {
    let text = |tag| Field { tag, ifd_num: In::PRIMARY, value: Value::Ascii(vec![MARK.as_bytes().to_vec()]) };
    let degrees = |tag, degrees| Field {
        tag,
        ifd_num: In::PRIMARY,
        value: Value::Rational(vec![Rational { num: degrees, denom: 1 }; 3]),
    };
    let when = Field {
        tag: Tag::DateTimeOriginal,
        ifd_num: In::PRIMARY,
        value: Value::Ascii(vec![b"2026:11:24 09:31:00".to_vec()]),
    };
    let fields = [
        text(Tag::ImageDescription),
        text(Tag::Artist),
        text(Tag::Model),
        degrees(Tag::GPSLatitude, 48),
        degrees(Tag::GPSLongitude, 2),
        when,
    ];
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut tiff = Cursor::new(Vec::new());
    writer.write(&mut tiff, false).expect("tags");
    tiff.into_inner()
}

pub fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("short").to_be_bytes();
    [&[0xFF, marker], length.as_slice(), body].concat()
}

/// A part of a PNG file.
pub fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [kind.as_slice(), data].concat();
    let check = !named.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
    });
    let length = u32::try_from(data.len()).expect("short").to_be_bytes();
    [length.as_slice(), &named, &check.to_be_bytes()].concat()
}

/// Tags with a place, an editor's packet, another maker's block, a comment, and a film behind the picture.
fn from_a_phone() -> Vec<u8> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 92)
        .write_image(&scene(), 640, 480, image::ExtendedColorType::Rgb8)
        .expect("a picture");
    let packet = format!("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{MARK}</x:xmpmeta>");
    [
        &jpeg[..2],
        &segment(0xE1, &[b"Exif\0\0".as_slice(), &tags()].concat()),
        &segment(0xE1, packet.as_bytes()),
        &segment(0xE2, format!("MPF\0{MARK}").as_bytes()),
        &segment(0xED, format!("Photoshop 3.0\0{MARK}").as_bytes()),
        &segment(0xFE, MARK.as_bytes()),
        &jpeg[2..],
        b"\0\0\0\x18ftypmp42",
        MARK.as_bytes(),
    ]
    .concat()
}

/// The same as a screenshot has it: a text chunk, and something behind the end.
fn from_a_screen() -> Vec<u8> {
    let mut png = Vec::new();
    PngEncoder::new(&mut png).write_image(&scene(), 640, 480, image::ExtendedColorType::Rgb8).expect("a picture");
    let words = chunk(b"tEXt", format!("Comment\0{MARK}").as_bytes());
    // After the signature and the header chunk.
    let (head, rest) = png.split_at(33);
    [head, &words, rest, MARK.as_bytes()].concat()
}

/// The markers of a JPEG file, and how many bytes follow its end.
pub fn anatomy(jpeg: &[u8]) -> (Vec<u8>, usize) {
    let (mut at, mut found) = (2, vec![jpeg[1]]);
    loop {
        assert_eq!(jpeg[at], 0xFF, "a marker at {at}");
        let marker = jpeg[at + 1];
        found.push(marker);
        at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
        if marker == 0xDA {
            break;
        }
    }
    let end = jpeg[at..].windows(2).position(|two| two[0] == 0xFF && two[1] != 0 && !(0xD0..=0xD7).contains(&two[1]));
    let end = at + end.expect("an end");
    found.push(jpeg[end + 1]);
    (found, jpeg.len() - end - 2)
}

pub fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn nothing_but_the_picture_is_kept() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    let mut kept = Vec::new();
    for (what, bytes, taken_at) in
        [("phone", from_a_phone(), Some("2026-11-24 09:31:00")), ("screen", from_a_screen(), None)]
    {
        assert!(holds(&bytes, MARK.as_bytes()), "{what}: the mark is in what comes");
        let intake = store.take_photo(&bytes).expect(what);
        assert_eq!(intake.taken_at.as_deref(), taken_at, "{what}");
        let arrival = store.let_in(&intake.file).expect("in");
        write(&store, 1, |tx| tx.add(UNIT, &row(&intake.file)));
        arrival.stays();
        for size in [Size::Full, Size::Print, Size::Thumb] {
            let jpeg = store.photo(&intake.file.hash(), size).expect("there");
            assert!(!holds(&jpeg, MARK.as_bytes()), "{what} {size:?}");
            let (markers, behind) = anatomy(&jpeg);
            // Start, JFIF head, tables, frame, scan, end: no tags (E1), no profile (E2), no maker's block, no comment (FE).
            let allowed = |marker: &u8| [0xD8, 0xE0, 0xDB, 0xC0, 0xC4, 0xDA, 0xD9].contains(marker);
            assert!(markers.iter().all(allowed), "{what} {size:?}: {markers:02X?}");
            assert_eq!((markers.last(), behind), (Some(&0xD9), 0), "{what} {size:?}: nothing behind its end");
        }
        assert_eq!(hash_of(&store.photo(&intake.file.hash(), Size::Full).expect("there")), intake.file.hash());
        kept.push(intake.file.hash());
    }
    assert_eq!(kept.len(), 2);
}

//! Every place of every kind of picture file that has room for words, each with the ways a phone was held: of what was
//! written there nothing is kept, and the picture stands upright.

use std::io::Cursor;

use exif::{Field, In, Tag, Value, experimental::Writer};
use image::{
    ExtendedColorType, ImageEncoder, Rgb, RgbImage,
    codecs::{jpeg::JpegEncoder, png::PngEncoder, webp::WebPEncoder},
};
use sillage_store::Size;

use crate::{
    UNIT,
    arrivals::row,
    pictures::{MARK, anatomy, chunk, holds, segment},
    store, write,
};

const SIDES: (u32, u32) = (48, 32);
/// How a camera says it was held, and where the upper left corner of what it saw is then: right, at the bottom.
const HELD: [(u16, [bool; 2]); 4] = [(1, [false, false]), (3, [true, true]), (6, [true, false]), (8, [false, true])];

/// Blue, with a red corner.
fn scene() -> RgbImage {
    let (width, height) = SIDES;
    RgbImage::from_fn(width, height, |x, y| {
        if x < width / 2 && y < height / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) }
    })
}

fn encoded(encoder: impl FnOnce(&mut Vec<u8>) -> Result<(), image::ImageError>) -> Vec<u8> {
    let mut bytes = Vec::new();
    encoder(&mut bytes).expect("a picture");
    bytes
}

fn bare_jpeg() -> Vec<u8> {
    let (width, height) = SIDES;
    encoded(|out| JpegEncoder::new_with_quality(out, 95).write_image(&scene(), width, height, ExtendedColorType::Rgb8))
}

/// Tags that say how it was held; with words where they are to be found, or a small picture with words of its own.
fn tags(held: u16, with_words: bool, preview: Option<&[u8]>) -> Vec<u8> {
    let mut fields = vec![Field { tag: Tag::Orientation, ifd_num: In::PRIMARY, value: Value::Short(vec![held]) }];
    if with_words {
        let text = |tag| Field { tag, ifd_num: In::PRIMARY, value: Value::Ascii(vec![MARK.as_bytes().to_vec()]) };
        fields.extend(
            [Tag::ImageDescription, Tag::Artist, Tag::Make, Tag::BodySerialNumber, Tag::GPSAreaInformation].map(text),
        );
        let raw = |tag| Field { tag, ifd_num: In::PRIMARY, value: Value::Undefined(MARK.as_bytes().to_vec(), 0) };
        fields.extend([Tag::MakerNote, Tag::UserComment].map(raw));
    }
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    if let Some(preview) = preview {
        writer.set_jpeg(preview, In::THUMBNAIL);
    }
    let mut tiff = Cursor::new(Vec::new());
    writer.write(&mut tiff, false).expect("tags");
    tiff.into_inner()
}

fn packet() -> String {
    format!("<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>{MARK}</dc:creator></x:xmpmeta>")
}

fn jpeg(block: &str, held: u16) -> Vec<u8> {
    let picture = bare_jpeg();
    let preview = [&picture[..2], &segment(0xFE, MARK.as_bytes()), &picture[2..]].concat();
    let tags = tags(held, block == "EXIF", (block == "preview").then_some(preview.as_slice()));
    let caption = [&[0x1C, 2, 120, 0], [u8::try_from(MARK.len()).expect("short")].as_slice(), MARK.as_bytes()].concat();
    let length = u32::try_from(caption.len()).expect("short").to_be_bytes();
    let words = match block {
        "XMP" => segment(0xE1, [b"http://ns.adobe.com/xap/1.0/\0", packet().as_bytes()].concat().as_slice()),
        "IPTC" => segment(0xED, &[b"Photoshop 3.0\08BIM\x04\x04\0\0".as_slice(), &length, &caption].concat()),
        "MPF" => segment(0xE2, &[b"MPF\0II*\0\x08\0\0\0\0\0".as_slice(), MARK.as_bytes()].concat()),
        "comment" => segment(0xFE, MARK.as_bytes()),
        _ => Vec::new(),
    };
    let behind = if block == "behind" { preview } else { Vec::new() };
    [&picture[..2], &segment(0xE1, &[b"Exif\0\0".as_slice(), &tags].concat()), &words, &picture[2..], &behind].concat()
}

/// Packed without being made smaller, so that the mark can be seen in it.
fn packed(text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).expect("short");
    let (low, high) = text.bytes().fold((1_u32, 0), |(low, high), byte| {
        let low = (low + u32::from(byte)) % 65_521;
        (low, (high + low) % 65_521)
    });
    let check = ((high << 16) | low).to_be_bytes();
    [&[0x78, 1, 1], length.to_le_bytes().as_slice(), &(!length).to_le_bytes(), text.as_bytes(), &check].concat()
}

fn png(block: &str, held: u16) -> Vec<u8> {
    let (width, height) = SIDES;
    let picture = encoded(|out| PngEncoder::new(out).write_image(&scene(), width, height, ExtendedColorType::Rgb8));
    let words = match block {
        "tEXt" => chunk(b"tEXt", format!("Author\0{MARK}").as_bytes()),
        "iTXt" => chunk(b"iTXt", format!("XML:com.adobe.xmp\0\0\0\0\0{}", packet()).as_bytes()),
        "zTXt" => chunk(b"zTXt", &[b"Comment\0\0".as_slice(), &packed(MARK)].concat()),
        _ => Vec::new(),
    };
    let behind = if block == "behind" { chunk(b"tEXt", MARK.as_bytes()) } else { Vec::new() };
    let (head, rest) = picture.split_at(33);
    [head, &chunk(b"eXIf", &tags(held, block == "eXIf", None)), &words, rest, &behind].concat()
}

fn webp(block: &str, held: u16) -> Vec<u8> {
    let (width, height) = SIDES;
    let picture =
        encoded(|out| WebPEncoder::new_lossless(out).write_image(&scene(), width, height, ExtendedColorType::Rgb8));
    let part = |name: &[u8; 4], body: &[u8]| {
        let length = u32::try_from(body.len()).expect("short").to_le_bytes();
        [name.as_slice(), &length, body, &[0][..body.len() % 2]].concat()
    };
    let side = |length: u32| (length - 1).to_le_bytes()[..3].to_vec();
    // Tags and an editor's packet are announced.
    let announced = [[0x0C, 0, 0, 0].as_slice(), &side(width), &side(height)].concat();
    let packet = if block == "XMP" { packet() } else { "<x:xmpmeta/>".to_owned() };
    let parts = [
        b"WEBP".as_slice(),
        &part(b"VP8X", &announced),
        &picture[12..],
        &part(b"EXIF", &tags(held, block == "EXIF", None)),
        &part(b"XMP ", packet.as_bytes()),
    ]
    .concat();
    let behind = if block == "behind" { MARK } else { "" };
    [part(b"RIFF", &parts), behind.into()].concat()
}

/// Where the red corner is: right, at the bottom.
fn corner(jpeg: &[u8]) -> [bool; 2] {
    let picture = image::load_from_memory(jpeg).expect("a picture").into_rgb8();
    let (width, height) = picture.dimensions();
    let is_red = |right: bool, bottom: bool| {
        let at = |is_far, side: u32| if is_far { side - 4 } else { 3 };
        let [red, _, blue] = picture.get_pixel(at(right, width), at(bottom, height)).0;
        red > 150 && blue < 100
    };
    let corners = [false, true].map(|bottom| [false, true].map(|right| ([right, bottom], is_red(right, bottom))));
    let red: Vec<_> = corners.concat().into_iter().filter(|(_, is_red)| *is_red).collect();
    assert_eq!(red.len(), 1, "one corner: {red:?}");
    red[0].0
}

#[test]
fn nothing_is_kept_of_what_any_container_has_room_for() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(folder.path());
    type Container = (&'static str, fn(&str, u16) -> Vec<u8>, &'static [&'static str]);
    let containers: [Container; 3] = [
        ("JPEG", jpeg, &["EXIF", "preview", "XMP", "IPTC", "MPF", "comment", "behind"]),
        ("PNG", png, &["eXIf", "tEXt", "iTXt", "zTXt", "behind"]),
        ("WebP", webp, &["EXIF", "XMP", "behind"]),
    ];
    let mut pictures = 0;
    for (container, make, blocks) in containers {
        for (block, (held, upright)) in blocks.iter().flat_map(|block| HELD.map(|held| (block, held))) {
            let what = format!("{container}, {block}, held {held}");
            let bytes = make(block, held);
            assert!(holds(&bytes, MARK.as_bytes()), "{what}: the mark is in what comes");
            let intake = store.take_photo(&bytes).expect(&what);
            let arrival = store.let_in(&intake.file).expect("in");
            write(&store, pictures, |tx| tx.add(UNIT, &row(&intake.file)));
            arrival.stays();
            for size in [Size::Full, Size::Print, Size::Thumb] {
                let kept = store.photo(&intake.file.hash(), size).expect("there");
                assert!(!holds(&kept, MARK.as_bytes()), "{what}: kept");
                let (markers, behind) = anatomy(&kept);
                let allowed = |marker: &u8| [0xD8, 0xE0, 0xDB, 0xC0, 0xC4, 0xDA, 0xD9].contains(marker);
                assert!(markers.iter().all(allowed) && behind == 0, "{what}: {markers:02X?}, {behind} behind");
                assert_eq!(corner(&kept), upright, "{what}: upright");
            }
            pictures += 1;
        }
    }
    assert_eq!(pictures, 60);
}

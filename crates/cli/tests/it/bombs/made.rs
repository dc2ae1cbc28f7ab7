//! Picture files made by hand: they promise what no encoder would write.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// What stands beside a picture and must not come in with it.
pub const MARK: &[u8] = b"marque-cachee-2207";
pub const WIDTH: u32 = 160;
pub const HEIGHT: u32 = 120;

fn scene(shade: u8) -> DynamicImage {
    RgbImage::from_fn(WIDTH, HEIGHT, |x, y| Rgb([(x * 3 / 2) as u8, (y * 2) as u8, shade ^ (x * y) as u8])).into()
}

fn written(scene: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    scene.write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

/// An ordinary picture.
pub fn encoded(format: ImageFormat) -> Vec<u8> {
    written(&scene(90), format)
}

/// A chunk of a PNG.
pub fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [kind.as_slice(), data].concat();
    let check = !named.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
    });
    let length = u32::try_from(data.len()).expect("short");
    [length.to_be_bytes().as_slice(), &named, &check.to_be_bytes()].concat()
}

/// A PNG with whatever head and packed rows; `more` stands between the two.
pub fn png_of(width: u32, height: u32, (bits, colours): (u8, u8), more: &[u8], rows: &[u8]) -> Vec<u8> {
    let head = [width.to_be_bytes().as_slice(), &height.to_be_bytes(), &[bits, colours, 0, 0, 0]].concat();
    let parts = [chunk(b"IHDR", &head), more.to_vec(), chunk(b"IDAT", rows), chunk(b"IEND", &[])].concat();
    [b"\x89PNG\r\n\x1a\n".as_slice(), &parts].concat()
}

/// So many zeros, packed: a zero, then thirteen bits for every 258 of its like.
pub fn zeros(count: usize) -> Vec<u8> {
    let mut bits = Bits { bytes: vec![0x78, 0x01], free: 0 };
    bits.push(0b011, 3);
    let literal = |bits: &mut Bits| bits.push_code(0x30, 8);
    literal(&mut bits);
    let rest = count.saturating_sub(1);
    for _ in 0..rest / 258 {
        bits.push_code(0xC5, 8);
        bits.push_code(0, 5);
    }
    for _ in 0..rest % 258 {
        literal(&mut bits);
    }
    bits.push_code(0, 7);
    let sum = (u32::try_from(count % 65_521).expect("small") << 16) | 1;
    bits.bytes.extend(sum.to_be_bytes());
    bits.bytes
}

/// Bits as the format packs them: the lowest of a byte first.
struct Bits {
    bytes: Vec<u8>,
    free: u32,
}

impl Bits {
    fn push(&mut self, value: u32, count: u32) {
        for at in 0..count {
            if self.free == 0 {
                self.bytes.push(0);
                self.free = 8;
            }
            let bit = u8::from((value >> at) & 1 == 1);
            *self.bytes.last_mut().expect("a byte") |= bit << (8 - self.free);
            self.free -= 1;
        }
    }

    /// A code goes in with its highest bit first.
    fn push_code(&mut self, code: u32, count: u32) {
        self.push(code.reverse_bits() >> (32 - count), count);
    }
}

/// A grey JPEG of a few hundred bytes: its tables, and a picture that ends before it begins. `passes`: read in several.
pub fn flat_jpeg(width: u16, height: u16, passes: bool) -> Vec<u8> {
    let segment = |marker: u8, body: &[u8]| {
        let length = u16::try_from(body.len() + 2).expect("short").to_be_bytes();
        [&[0xFF, marker], length.as_slice(), body].concat()
    };
    let table = |kind: u8| segment(0xC4, &[[kind, 1].as_slice(), &[0; 15], &[0]].concat());
    let parts = [1, 2, 3].map(|part| [part, 0x11, 0]).concat();
    let frame = [[8].as_slice(), &height.to_be_bytes(), &width.to_be_bytes(), &[3], &parts].concat();
    let scan = [[3].as_slice(), &[1, 0, 2, 0, 3, 0], if passes { &[0, 0, 0] } else { &[0, 63, 0] }].concat();
    [
        vec![0xFF, 0xD8],
        segment(0xDB, &[[0].as_slice(), &[1; 64]].concat()),
        segment(if passes { 0xC2 } else { 0xC0 }, &frame),
        table(0x00),
        table(0x10),
        segment(0xDA, &scan),
        vec![0xFF, 0xD9],
    ]
    .concat()
}

/// A WebP that promises a canvas and holds none.
pub fn webp_of(width: u32, height: u32) -> Vec<u8> {
    riff(&part(b"VP8X", &[[0, 0, 0, 0].as_slice(), &three(width - 1), &three(height - 1)].concat()))
}

fn three(number: u32) -> [u8; 3] {
    let [low, middle, high, _] = number.to_le_bytes();
    [low, middle, high]
}

fn part(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("short").to_le_bytes();
    [kind.as_slice(), &length, data, &[0][..data.len() % 2]].concat()
}

fn riff(parts: &[u8]) -> Vec<u8> {
    part(b"RIFF", &[b"WEBP", parts].concat())
}

/// Two pictures in a WebP, shown one after the other.
pub fn moving_webp() -> Vec<u8> {
    let frames = [90, 200].map(|shade| {
        // What follows the head of a still file is its picture.
        let still = written(&scene(shade), ImageFormat::WebP);
        let place = [[0; 6].as_slice(), &three(WIDTH - 1), &three(HEIGHT - 1), &three(100), &[2]].concat();
        part(b"ANMF", &[place.as_slice(), &still[12..]].concat())
    });
    let canvas = [[2, 0, 0, 0].as_slice(), &three(WIDTH - 1), &three(HEIGHT - 1)].concat();
    riff(&[part(b"VP8X", &canvas), part(b"ANIM", &[0; 6]), frames.concat()].concat())
}

/// Two pictures in a PNG, shown one after the other.
pub fn moving_png() -> Vec<u8> {
    let packed = |shade| {
        let png = written(&scene(shade), ImageFormat::Png);
        let (mut at, mut rows) = (8, Vec::new());
        while at < png.len() {
            let length = u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]) as usize;
            if &png[at + 4..at + 8] == b"IDAT" {
                rows.extend_from_slice(&png[at + 8..at + 8 + length]);
            }
            at += 12 + length;
        }
        rows
    };
    let shown = |turn: u32| {
        let area = [turn, WIDTH, HEIGHT, 0, 0].map(u32::to_be_bytes).concat();
        chunk(b"fcTL", &[area.as_slice(), &[0, 1, 0, 10, 0, 0]].concat())
    };
    let film = chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]);
    let second = chunk(b"fdAT", &[2_u32.to_be_bytes().as_slice(), &packed(200)].concat());
    let mut png = png_of(WIDTH, HEIGHT, (8, 2), &[film, shown(0)].concat(), &packed(90));
    let end = png.len() - 12;
    png.splice(end..end, [shown(1), second].concat());
    png
}

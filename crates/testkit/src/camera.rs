//! Pictures as a phone takes them: a scene with noise and edges, the time, the camera and a place written into them.

use std::io::Cursor;

use exif::{Field, In, Tag, Value, experimental::Writer};
use image::{ImageEncoder, Rgb, RgbImage, codecs::jpeg::JpegEncoder};

/// Quality phones write with.
const QUALITY: u8 = 92;

/// A phone with its settings.
#[derive(Debug, Clone)]
pub struct Camera {
    /// Who made it.
    pub maker: &'static str,
    /// What it is called.
    pub model: &'static str,
    /// Its offset from UTC, if it writes one: `+01:00`.
    pub offset: Option<&'static str>,
    /// Width and height of its pictures.
    pub size: (u32, u32),
    /// What it writes about the place; a mark to look for.
    pub remark: &'static str,
}

impl Default for Camera {
    fn default() -> Self {
        Self { maker: "Aubier", model: "Aubier 7", offset: None, size: (640, 480), remark: "Saint-Michel" }
    }
}

impl Camera {
    /// A picture taken at `YYYY:MM:DD HH:MM:SS` on its own clock. Another seed is another scene.
    ///
    /// # Panics
    /// Never: what it writes fits.
    pub fn take(&self, taken: &str, seed: u32) -> Vec<u8> {
        self.stamp(&self.scene(seed), &[(Tag::DateTimeOriginal, taken), (Tag::SubSecTimeOriginal, "250")])
    }

    /// A picture that does not say when it was taken.
    ///
    /// # Panics
    /// Never.
    pub fn take_untold(&self, seed: u32) -> Vec<u8> {
        self.stamp(&self.scene(seed), &[])
    }

    /// Walls, a face of stripes in the middle, and the noise of a sensor.
    fn scene(&self, seed: u32) -> Vec<u8> {
        let (width, height) = self.size;
        let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
        let picture = RgbImage::from_fn(width, height, |x, y| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let noise = (state >> 24) as u8 % 24;
            let in_face = in_middle(x, width) && in_middle(y, height);
            let wall = (x * 120 / width + y * 60 / height + seed * 17 % 40) as u8;
            let stripe = if (x / 24 + y / 30 + seed).is_multiple_of(2) { 210 } else { 20 };
            let base = if in_face { stripe } else { wall };
            Rgb([base + noise, (base / 2 + noise).saturating_add(20), noise.saturating_add(60)])
        });
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, QUALITY)
            .write_image(&picture, width, height, image::ExtendedColorType::Rgb8)
            .expect("a picture");
        bytes
    }

    fn stamp(&self, jpeg: &[u8], times: &[(Tag, &str)]) -> Vec<u8> {
        let mut said = vec![(Tag::Make, self.maker), (Tag::Model, self.model), (Tag::ImageDescription, self.remark)];
        said.extend(times);
        said.extend(self.offset.map(|offset| (Tag::OffsetTimeOriginal, offset)));
        let text = |(tag, text): &(Tag, &str)| Field {
            tag: *tag,
            ifd_num: In::PRIMARY,
            value: Value::Ascii(vec![text.as_bytes().to_vec()]),
        };
        let fields: Vec<Field> = said.iter().map(text).collect();
        let mut writer = Writer::new();
        fields.iter().for_each(|field| writer.push_field(field));
        let mut tiff = Cursor::new(Vec::new());
        writer.write(&mut tiff, false).expect("tags");
        let body = [b"Exif\0\0".as_slice(), tiff.get_ref()].concat();
        let length = u16::try_from(body.len() + 2).expect("short").to_be_bytes();
        [&jpeg[..2], &[0xFF, 0xE1], &length, &body, &jpeg[2..]].concat()
    }
}

fn in_middle(at: u32, side: u32) -> bool {
    (side * 3 / 8..side * 5 / 8).contains(&at)
}

/// The greatest step between neighbours in the middle of a JPEG picture, where the face is.
///
/// # Panics
/// It is no picture.
pub fn detail_of_face(jpeg: &[u8]) -> u8 {
    let picture = image::load_from_memory(jpeg).expect("a picture").into_rgb8();
    let (width, height) = picture.dimensions();
    let inner = |side: u32| side * 2 / 5..side * 3 / 5;
    let value = |x, y| picture.get_pixel(x, y).0[0];
    let pixels = inner(height).flat_map(|y| inner(width).map(move |x| (x, y)));
    pixels.map(|(x, y)| value(x, y).abs_diff(value(x + 1, y))).max().unwrap_or(0)
}

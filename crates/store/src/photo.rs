//! Photos: bounded before they are decoded, turned upright, made smaller, stripped of everything that is not the
//! picture, sealed under the data key and named by their hash.

use std::io::Cursor;

use fast_image_resize::{IntoImageView, ResizeOptions, Resizer};
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, codecs::jpeg::JpegEncoder};

use crate::{Incoming, Store, StoreError, arrival::FILES};

const LONG_EDGE: u32 = 2_048;
const PRINT_EDGE: u32 = 1_280;
const THUMB_EDGE: u32 = 320;
const QUALITY: u8 = 80;
const MAX_BYTES: usize = 40 * 1024 * 1024;
const MAX_SIDE: u32 = 12_000;
const MAX_PIXELS: u64 = 50_000_000;
/// Largest picture in memory: 50 million pixels of three bytes, with room to turn them upright.
const MAX_DECODED: u64 = 160_000_000;
const MAX_ALLOCATION: u64 = 400 * 1024 * 1024;

/// Which rendering of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Up to 2,048 pixels.
    Full,
    /// Up to 1,280 pixels: 380 dots an inch at the width a report gives it, and a quarter of the time to lay out.
    Print,
    /// Up to 320 pixels.
    Thumb,
}

/// A photo ready to come in.
#[derive(Debug, Clone)]
pub struct PhotoIntake {
    /// Its renderings.
    pub file: Incoming,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Bytes.
    pub bytes: u32,
    /// Local capture time the camera wrote, `YYYY-MM-DD HH:MM:SS`, read before metadata was dropped.
    pub taken_at: Option<String>,
}

impl Store {
    /// Prepares a picture to come in (see [`Store::let_in`]). The file name it came with is never used.
    ///
    /// # Errors
    /// Not a JPEG, PNG or WebP picture, too large, damaged.
    pub fn take_photo(&self, bytes: &[u8]) -> Result<PhotoIntake, StoreError> {
        let taken_at = capture_time(bytes);
        let picture = decode(bytes)?;
        let full = encode(&shrink(picture, LONG_EDGE)?)?;
        let bytes = u32::try_from(full.bytes.len()).unwrap_or(u32::MAX);
        let (width, height) = (full.width, full.height);
        Ok(PhotoIntake { file: renderings(full.bytes)?, width, height, bytes, taken_at })
    }

    /// Prepares a picture another computer took in: the same bytes under the same hash, so that its operation finds it.
    ///
    /// # Errors
    /// The bytes are not those of the hash, or no picture.
    pub fn take_carried_photo(hash: &str, bytes: &[u8]) -> Result<Incoming, StoreError> {
        let incoming = renderings(bytes.to_vec())?;
        if incoming.hash() == hash { Ok(incoming) } else { Err(StoreError::BadPhoto("damaged")) }
    }

    /// The picture as JPEG.
    ///
    /// # Errors
    /// There is none of that hash, or it is damaged.
    pub fn photo(&self, hash: &str, size: Size) -> Result<Vec<u8>, StoreError> {
        let bare = hash.strip_prefix("sha256:").unwrap_or(hash);
        // Only a hash names a file: nothing else can leave the folder.
        if bare.len() != 64 || !bare.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(StoreError::BadPhoto("unknown"));
        }
        let name = match size {
            Size::Full => bare.to_owned(),
            Size::Print => format!("{bare}-print"),
            Size::Thumb => format!("{bare}-thumb"),
        };
        let sealed =
            std::fs::read(self.folder().join(FILES).join(&name)).map_err(|_| StoreError::BadPhoto("missing"))?;
        self.key().open(&sealed, name.as_bytes())
    }
}

/// A picture with the smaller ones that are shown and printed.
fn renderings(full: Vec<u8>) -> Result<Incoming, StoreError> {
    let print = shrink(decode(&full)?, PRINT_EDGE)?;
    let thumb = encode(&shrink(print.clone(), THUMB_EDGE)?)?;
    let print = encode(&print)?;
    Ok(Incoming::renderings(vec![("", full), ("-print", print.bytes), ("-thumb", thumb.bytes)]))
}

struct Encoded {
    bytes: Vec<u8>,
    width: u32,
    height: u32,
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, StoreError> {
    if bytes.len() > MAX_BYTES {
        return Err(StoreError::BadPhoto("too_large"));
    }
    let format = image::guess_format(bytes).map_err(|_| StoreError::BadPhoto("not_a_picture"))?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) {
        return Err(StoreError::BadPhoto("not_a_picture"));
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_ALLOCATION);
    reader.limits(limits);
    let damaged = |_| StoreError::BadPhoto("damaged");
    let mut decoder = reader.into_decoder().map_err(|error| match error {
        image::ImageError::Limits(_) => StoreError::BadPhoto("too_large"),
        _ => StoreError::BadPhoto("damaged"),
    })?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS || width > MAX_SIDE || height > MAX_SIDE {
        return Err(StoreError::BadPhoto("too_large"));
    }
    // Sixteen-bit channels and transparency weigh more than the same picture of a camera.
    if decoder.total_bytes() > MAX_DECODED {
        return Err(StoreError::BadPhoto("too_large"));
    }
    let orientation = decoder.orientation().map_err(damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(orientation);
    Ok(DynamicImage::ImageRgb8(picture.into_rgb8()))
}

fn shrink(picture: DynamicImage, edge: u32) -> Result<DynamicImage, StoreError> {
    let (width, height) = (picture.width(), picture.height());
    let longest = width.max(height);
    if longest <= edge {
        return Ok(picture);
    }
    let scale =
        |side: u32| u32::try_from(u64::from(side) * u64::from(edge) / u64::from(longest)).unwrap_or(edge).max(1);
    let mut smaller = DynamicImage::new_rgb8(scale(width), scale(height));
    debug_assert!(picture.pixel_type() == smaller.pixel_type());
    Resizer::new()
        .resize(&picture, &mut smaller, &ResizeOptions::default())
        .map_err(|_| StoreError::BadPhoto("damaged"))?;
    Ok(smaller)
}

fn encode(picture: &DynamicImage) -> Result<Encoded, StoreError> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .write_image(picture.as_bytes(), picture.width(), picture.height(), picture.color().into())
        .map_err(|_| StoreError::BadPhoto("damaged"))?;
    Ok(Encoded { bytes, width: picture.width(), height: picture.height() })
}

fn capture_time(bytes: &[u8]) -> Option<String> {
    let exif = exif::Reader::new().read_from_container(&mut Cursor::new(bytes)).ok()?;
    let field = exif.get_field(exif::Tag::DateTimeOriginal, exif::In::PRIMARY)?;
    Some(field.display_value().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let named = [kind.as_slice(), data].concat();
        let check = !named.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
        });
        let length = u32::try_from(data.len()).expect("short");
        [length.to_be_bytes().as_slice(), &named, &check.to_be_bytes()].concat()
    }

    /// A PNG that promises a picture and holds none.
    fn promise(width: u32, height: u32, bits: u8, colours: u8) -> Vec<u8> {
        let head = [width.to_be_bytes().as_slice(), &height.to_be_bytes(), &[bits, colours, 0, 0, 0]].concat();
        [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), chunk(b"IDAT", &[0; 4]), chunk(b"IEND", &[])].concat()
    }

    #[test]
    fn a_picture_too_heavy_is_refused_before_it_is_decoded() {
        for (what, bytes, why) in [
            ("sides", promise(60_000, 60_000, 8, 2), "too_large"),
            ("pixels", promise(11_000, 11_000, 8, 2), "too_large"),
            ("sixteen bits and transparency", promise(7_000, 7_000, 16, 6), "too_large"),
            ("no picture", promise(70, 70, 8, 2), "damaged"),
            ("drawing", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(), "not_a_picture"),
            ("nothing", Vec::new(), "not_a_picture"),
        ] {
            match decode(&bytes) {
                Err(StoreError::BadPhoto(found)) => assert_eq!(found, why, "{what}"),
                other => panic!("{what}: {:?}", other.map(|picture| picture.width())),
            }
        }
    }
}

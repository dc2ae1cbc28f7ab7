//! Pictures in memory: decoded within bounds, turned upright, made smaller, blurred, encoded within a budget of bytes.

use std::{
    io::Cursor,
    sync::{Mutex, PoisonError},
};

use fast_image_resize::{IntoImageView, ResizeOptions, Resizer};
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, codecs::jpeg::JpegEncoder};

use crate::{
    StoreError,
    capture::{Format, format_of},
};

const MAX_BYTES: usize = 40 * 1024 * 1024;
const MAX_SIDE: u32 = 12_000;
const MAX_PIXELS: u64 = 50_000_000;
/// Largest picture in memory: 50 million pixels of three bytes.
const MAX_DECODED: u64 = 160_000_000;
const MAX_ALLOCATION: u64 = 400 * 1024 * 1024;
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
/// From the quality wanted down to the least one a report can be read with.
const QUALITIES: [u8; 5] = [80, 72, 64, 52, 40];

/// A size a photo is kept in, and what it may weigh at most.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keep {
    pub edge: u32,
    pub bytes: usize,
}

/// Sixty photos weigh 40 megabytes at most: two thirds of a megabyte each, in all three sizes.
pub(crate) const FULL: Keep = Keep { edge: 2_048, bytes: 470_000 };
pub(crate) const PRINT: Keep = Keep { edge: 1_280, bytes: 175_000 };
pub(crate) const THUMB: Keep = Keep { edge: 320, bytes: 20_000 };

/// An encoded picture.
pub(crate) struct Encoded {
    pub bytes: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// Reads a picture, upright and no larger than any that is kept.
pub(crate) fn decode(bytes: &[u8]) -> Result<DynamicImage, StoreError> {
    if bytes.len() > MAX_BYTES {
        return Err(StoreError::BadPhoto("too_large"));
    }
    match format_of(bytes) {
        Format::Usable => {}
        Format::Heic => return Err(StoreError::BadPhoto("heic")),
        Format::Unknown => return Err(StoreError::BadPhoto("not_a_picture")),
    }
    let format = image::guess_format(bytes).unwrap_or(ImageFormat::Jpeg);
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
    // A large picture takes hundreds of megabytes for a moment: one at a time, and smaller before it is turned.
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    let mut picture = shrink(DynamicImage::ImageRgb8(picture.into_rgb8()), FULL.edge)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

pub(crate) fn shrink(picture: DynamicImage, edge: u32) -> Result<DynamicImage, StoreError> {
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

/// The picture at a size and within its budget: less quality first, then fewer pixels.
pub(crate) fn encode(picture: DynamicImage, keep: Keep) -> Result<Encoded, StoreError> {
    let mut picture = shrink(picture, keep.edge)?;
    loop {
        let mut last = None;
        for quality in QUALITIES {
            let encoded = encode_at(&picture, quality)?;
            if encoded.bytes.len() <= keep.bytes {
                return Ok(encoded);
            }
            last = Some(encoded);
        }
        let longest = picture.width().max(picture.height());
        if let (true, Some(encoded)) = (longest <= 16, last) {
            return Ok(encoded);
        }
        picture = shrink(picture, longest * 4 / 5)?;
    }
}

fn encode_at(picture: &DynamicImage, quality: u8) -> Result<Encoded, StoreError> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality)
        .write_image(picture.as_bytes(), picture.width(), picture.height(), picture.color().into())
        .map_err(|_| StoreError::BadPhoto("damaged"))?;
    Ok(Encoded { bytes, width: picture.width(), height: picture.height() })
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
            ("a phone's own format", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), "heic"),
            ("nothing", Vec::new(), "not_a_picture"),
        ] {
            match decode(&bytes) {
                Err(StoreError::BadPhoto(found)) => assert_eq!(found, why, "{what}"),
                other => panic!("{what}: {:?}", other.map(|picture| picture.width())),
            }
        }
    }

    /// The worst there is to compress: nothing but noise.
    #[test]
    fn every_size_keeps_its_budget() {
        let mut seed = 7_u32;
        let noise = image::RgbImage::from_fn(2_048, 1_536, |_, _| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            image::Rgb([(seed >> 24) as u8, (seed >> 16) as u8, (seed >> 8) as u8])
        });
        for keep in [FULL, PRINT, THUMB] {
            let kept = encode(DynamicImage::ImageRgb8(noise.clone()), keep).expect("encoded");
            assert!(kept.bytes.len() <= keep.bytes, "{} bytes at {keep:?}", kept.bytes.len());
        }
        let all = FULL.bytes + PRINT.bytes + THUMB.bytes + 3 * 40;
        assert!(60 * all <= 40_000_000, "sixty photos weigh {}", 60 * all);
    }
}

//! Photos of a profile: taken in bounded and stripped of everything that is not the picture, kept in three sizes, sealed
//! under the data key and named by their hash. One that was blurred is replaced for good: its old name leads to the new.

use image::DynamicImage;
use sha2::{Digest, Sha256};
use sillage_domain::{Refusal, photo::BlurArea};

use crate::{
    Incoming, Store, StoreError,
    arrival::FILES,
    blur::blur,
    capture::capture_of,
    picture::{Encoded, FULL, PRINT, THUMB, decode, encode},
    replaced,
};

/// How often one picture may have been replaced.
const MOST_REPLACED: usize = 100;

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

impl Size {
    pub(crate) const ALL: [Self; 3] = [Self::Full, Self::Print, Self::Thumb];

    /// What follows the hash in the name of a file.
    fn suffix(self) -> &'static str {
        match self {
            Self::Full => "",
            Self::Print => "-print",
            Self::Thumb => "-thumb",
        }
    }

    pub(crate) fn name(self, hash: &str) -> String {
        format!("{hash}{}", self.suffix())
    }
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

/// A photo blurred, ready to take the place of the one it was made of.
#[derive(Debug, Clone)]
pub struct Blurred {
    /// `sha256:` of the picture that is to go: what stands today under the name that was asked for.
    pub before: String,
    /// What is left of it.
    pub picture: PhotoIntake,
}

impl Store {
    /// Prepares a picture to come in (see [`Store::let_in`]). The file name it came with is never used.
    ///
    /// # Errors
    /// Not a JPEG, PNG or WebP picture, too large, damaged.
    pub fn take_photo(&self, bytes: &[u8]) -> Result<PhotoIntake, StoreError> {
        let taken_at = capture_of(bytes).map(|capture| capture.taken.format("%Y-%m-%d %H:%M:%S").to_string());
        Ok(PhotoIntake { taken_at, ..renderings(encode(decode(bytes)?, FULL)?)? })
    }

    /// The same of a picture that was decoded and written anew elsewhere ([`settle_picture`]): `original` is what came,
    /// and only its capture time is still read from it.
    ///
    /// # Errors
    /// What was written anew is no picture.
    pub fn take_settled_photo(&self, original: &[u8], settled: Vec<u8>) -> Result<PhotoIntake, StoreError> {
        let taken_at = capture_of(original).map(|capture| capture.taken.format("%Y-%m-%d %H:%M:%S").to_string());
        let picture = decode(&settled)?;
        let full = Encoded { bytes: settled, width: picture.width(), height: picture.height() };
        Ok(PhotoIntake { taken_at, ..renderings(full)? })
    }

    /// Prepares the picture that takes the place of a photo (see [`Store::let_replace`]): a part of it is unrecognisable,
    /// in every size.
    ///
    /// # Errors
    /// Unknown or damaged photo; `blur_area_unusable` if no pixel is covered.
    pub fn blur_photo(&self, hash: &str, areas: &[BlurArea]) -> Result<Blurred, StoreError> {
        let (before, bytes) = self.standing(hash, Size::Full)?;
        let mut picture = decode(&bytes)?.into_rgb8();
        if !blur(&mut picture, areas) {
            return Err(Refusal::new("blur_area_unusable").into());
        }
        let picture = renderings(encode(DynamicImage::ImageRgb8(picture), FULL)?)?;
        Ok(Blurred { before: format!("sha256:{before}"), picture })
    }

    /// Prepares a picture another computer took in: the same bytes under the same hash, so that its operation finds it.
    ///
    /// # Errors
    /// The bytes are not those of the hash, or no picture.
    pub fn take_carried_photo(hash: &str, bytes: &[u8]) -> Result<Incoming, StoreError> {
        let picture = decode(bytes)?;
        let full = Encoded { bytes: bytes.to_vec(), width: picture.width(), height: picture.height() };
        let incoming = renderings(full)?.file;
        if incoming.hash() == hash { Ok(incoming) } else { Err(StoreError::BadPhoto("damaged")) }
    }

    /// The picture as JPEG.
    ///
    /// # Errors
    /// There is none of that hash, or it is damaged.
    pub fn photo(&self, hash: &str, size: Size) -> Result<Vec<u8>, StoreError> {
        Ok(self.standing(hash, size)?.1)
    }

    /// Whether a picture or a paper lies here under this hash, without opening it.
    pub fn has_file(&self, hash: &str) -> bool {
        bare(hash).is_ok_and(|hash| self.folder().join(FILES).join(Size::Full.name(hash)).is_file())
    }

    /// The hash of the picture that stands under a name today, and its bytes at a size.
    pub(crate) fn standing(&self, hash: &str, size: Size) -> Result<(String, Vec<u8>), StoreError> {
        let mut hash = bare(hash)?.to_owned();
        for _ in 0..MOST_REPLACED {
            let name = size.name(&hash);
            let sealed =
                std::fs::read(self.folder().join(FILES).join(&name)).map_err(|_| StoreError::BadPhoto("missing"))?;
            let opened = self.key().open(&sealed, name.as_bytes())?;
            match replaced::leads_to(&opened) {
                None => return Ok((hash, opened)),
                Some(next) => bare(next)?.clone_into(&mut hash),
            }
        }
        Err(StoreError::BadPhoto("missing"))
    }
}

fn renderings(full: Encoded) -> Result<PhotoIntake, StoreError> {
    let print = encode(decode(&full.bytes)?, PRINT)?;
    let thumb = encode(decode(&print.bytes)?, THUMB)?;
    let bytes = u32::try_from(full.bytes.len()).unwrap_or(u32::MAX);
    let (width, height) = (full.width, full.height);
    let sizes = Size::ALL.into_iter().map(Size::suffix).zip([full.bytes, print.bytes, thumb.bytes]);
    Ok(PhotoIntake { file: Incoming::renderings(sizes.collect()), width, height, bytes, taken_at: None })
}

/// Decodes a picture from outside within bounds and writes it anew, without anything that is not the picture.
///
/// # Errors
/// [`StoreError::BadPhoto`] with why.
pub fn settle_picture(bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
    Ok(encode(decode(bytes)?, FULL)?.bytes)
}

/// How a picture or a file is named by its bytes: `sha256:` and its hash.
pub fn hash_of(bytes: &[u8]) -> String {
    format!("sha256:{}", hex::encode(Sha256::digest(bytes)))
}

/// Only a hash names a file: nothing else can leave the folder.
pub(crate) fn bare(hash: &str) -> Result<&str, StoreError> {
    let bare = hash.strip_prefix("sha256:").unwrap_or(hash);
    let is_hash = bare.len() == 64 && bare.bytes().all(|b| b.is_ascii_hexdigit());
    if is_hash { Ok(bare) } else { Err(StoreError::BadPhoto("unknown")) }
}

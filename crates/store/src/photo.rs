//! Photos of a profile: taken in bounded and stripped of everything that is not the picture, kept in three sizes, sealed
//! under the data key and named by their hash. One that was blurred is replaced for good: its old name leads to the new.

use image::DynamicImage;
use sha2::{Digest, Sha256};
use sillage_domain::{Refusal, photo::BlurArea};

use crate::{
    Store, StoreError,
    blur::blur,
    capture::capture_of,
    file::{private_folder, write_private},
    picture::{Encoded, FULL, PRINT, THUMB, decode, encode},
};

/// What lies under the name of a picture that was replaced: the hash of the one in its place.
const REPLACED: &[u8] = b"sillage:replaced-by:";
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
    const ALL: [Self; 3] = [Self::Full, Self::Print, Self::Thumb];

    fn name(self, hash: &str) -> String {
        match self {
            Self::Full => hash.to_owned(),
            Self::Print => format!("{hash}-print"),
            Self::Thumb => format!("{hash}-thumb"),
        }
    }
}

/// A photo that was taken in.
#[derive(Debug, Clone)]
pub struct PhotoIntake {
    /// `sha256:` of the kept picture.
    pub hash: String,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Bytes.
    pub bytes: u32,
    /// Local capture time the camera wrote, `YYYY-MM-DD HH:MM:SS`, read before metadata was dropped.
    pub taken_at: Option<String>,
    /// `sha256:` of the picture as it came.
    pub original: String,
}

impl Store {
    /// Takes a picture in. The file name it came with is never used.
    ///
    /// # Errors
    /// Not a JPEG, PNG or WebP picture, too large, damaged; full disk.
    pub fn take_photo(&self, bytes: &[u8]) -> Result<PhotoIntake, StoreError> {
        let taken_at = capture_of(bytes).map(|capture| capture.taken.format("%Y-%m-%d %H:%M:%S").to_string());
        let full = encode(decode(bytes)?, FULL)?;
        Ok(PhotoIntake { taken_at, ..self.keep_photo(&full, hash_of(bytes))? })
    }

    /// Makes a part of a photo unrecognisable, in every size, for good: the earlier picture is destroyed, whoever asks
    /// for it gets this one. Killed half-way, the earlier picture is either whole or gone.
    ///
    /// # Errors
    /// Unknown or damaged photo, `blur_area_unusable` if no pixel is covered, full disk.
    pub fn blur_photo(&self, hash: &str, areas: &[BlurArea]) -> Result<PhotoIntake, StoreError> {
        let before = bare(hash)?;
        let mut picture = decode(&self.photo(hash, Size::Full)?)?.into_rgb8();
        if !blur(&mut picture, areas) {
            return Err(Refusal::new("blur_area_unusable").into());
        }
        let full = encode(DynamicImage::ImageRgb8(picture), FULL)?;
        let kept = self.keep_photo(&full, String::new())?;
        let after = bare(&kept.hash)?;
        if after != before {
            let note = [REPLACED, after.as_bytes()].concat();
            // The large one last: while it lies there, the blurring did not happen.
            for size in Size::ALL.into_iter().rev() {
                self.write_sealed(&size.name(before), &note)?;
            }
        }
        Ok(kept)
    }

    fn keep_photo(&self, full: &Encoded, original: String) -> Result<PhotoIntake, StoreError> {
        let print = encode(decode(&full.bytes)?, PRINT)?;
        let thumb = encode(decode(&print.bytes)?, THUMB)?;
        let hash = hex::encode(Sha256::digest(&full.bytes));
        for (size, picture) in [(Size::Thumb, &thumb), (Size::Print, &print), (Size::Full, full)] {
            self.write_sealed(&size.name(&hash), &picture.bytes)?;
        }
        let bytes = u32::try_from(full.bytes.len()).unwrap_or(u32::MAX);
        let (width, height) = (full.width, full.height);
        Ok(PhotoIntake { hash: format!("sha256:{hash}"), width, height, bytes, taken_at: None, original })
    }

    /// The picture as JPEG.
    ///
    /// # Errors
    /// There is none of that hash, or it is damaged.
    pub fn photo(&self, hash: &str, size: Size) -> Result<Vec<u8>, StoreError> {
        let mut hash = bare(hash)?.to_owned();
        for _ in 0..MOST_REPLACED {
            let name = size.name(&hash);
            let sealed =
                std::fs::read(self.folder().join("photos").join(&name)).map_err(|_| StoreError::BadPhoto("missing"))?;
            let opened = self.key().open(&sealed, name.as_bytes())?;
            match opened.strip_prefix(REPLACED) {
                None => return Ok(opened),
                Some(next) => bare(&String::from_utf8_lossy(next))?.clone_into(&mut hash),
            }
        }
        Err(StoreError::BadPhoto("missing"))
    }

    /// Keeps an issued file sealed among the pictures, named by its hash, so that copies of the profile carry it too.
    ///
    /// # Errors
    /// Full or read-only disk.
    pub fn keep_file(&self, bytes: &[u8]) -> Result<String, StoreError> {
        let name = hex::encode(Sha256::digest(bytes));
        self.write_sealed(&name, bytes)?;
        Ok(format!("sha256:{name}"))
    }

    /// A file that was kept under this hash.
    ///
    /// # Errors
    /// There is none, or it is damaged.
    pub fn kept_file(&self, hash: &str) -> Result<Vec<u8>, StoreError> {
        self.photo(hash, Size::Full)
    }

    fn write_sealed(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        if self.mode() == crate::Mode::View {
            return Err(StoreError::ReadOnly);
        }
        let folder = self.folder().join("photos");
        private_folder(&folder)?;
        write_private(&folder.join(name), &self.key().seal(bytes, name.as_bytes())?)
    }
}

/// How a picture or a file is named by its bytes: `sha256:` and its hash.
pub fn hash_of(bytes: &[u8]) -> String {
    format!("sha256:{}", hex::encode(Sha256::digest(bytes)))
}

/// Only a hash names a file: nothing else can leave the folder.
fn bare(hash: &str) -> Result<&str, StoreError> {
    let bare = hash.strip_prefix("sha256:").unwrap_or(hash);
    let is_hash = bare.len() == 64 && bare.bytes().all(|b| b.is_ascii_hexdigit());
    if is_hash { Ok(bare) } else { Err(StoreError::BadPhoto("unknown")) }
}

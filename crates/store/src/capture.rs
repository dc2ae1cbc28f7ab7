//! What a picture says about itself before it is taken in: its format, and when by which camera it was taken. The
//! file's own name and time are never asked: copying changes both.

use std::io::Cursor;

use chrono::NaiveDate;
use exif::{DateTime, Exif, In, Tag, Value};
use sillage_domain::photo::Capture;

/// Longest name of a camera.
const NAME_CHARS: usize = 80;

/// Whether a picture can be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JPEG, PNG or WebP.
    Usable,
    /// A format of some phones that this program does not decode.
    Heic,
    /// Not a picture.
    Unknown,
}

/// The format of a picture, by its first bytes.
pub fn format_of(bytes: &[u8]) -> Format {
    let brand = bytes.get(4..12).filter(|head| head.starts_with(b"ftyp")).map(|head| &head[4..]);
    if brand.is_some_and(|brand| {
        [b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"].iter().any(|of| brand == *of)
    }) {
        return Format::Heic;
    }
    match image::guess_format(bytes) {
        Ok(image::ImageFormat::Jpeg | image::ImageFormat::Png | image::ImageFormat::WebP) => Format::Usable,
        _ => Format::Unknown,
    }
}

/// When and by what a picture was taken, if it says so. The beginning of a JPEG file is enough.
pub fn capture_of(bytes: &[u8]) -> Option<Capture> {
    let exif = exif::Reader::new().read_from_container(&mut Cursor::new(bytes)).ok()?;
    let time = [
        (Tag::DateTimeOriginal, Tag::SubSecTimeOriginal, Tag::OffsetTimeOriginal),
        (Tag::DateTimeDigitized, Tag::SubSecTimeDigitized, Tag::OffsetTimeDigitized),
    ];
    let (at, part, offset) = time.into_iter().find(|(at, ..)| ascii(&exif, *at).is_some())?;
    let mut at = DateTime::from_ascii(ascii(&exif, at)?).ok()?;
    // A fraction or an offset that cannot be read is as good as none.
    let _ = ascii(&exif, part).map(|text| at.parse_subsec(text));
    let _ = ascii(&exif, offset).map(|text| at.parse_offset(text));
    let date = NaiveDate::from_ymd_opt(at.year.into(), at.month.into(), at.day.into())?;
    let millis = at.nanosecond.unwrap_or(0) / 1_000_000;
    let taken = date.and_hms_milli_opt(at.hour.into(), at.minute.into(), at.second.into(), millis)?;
    Some(Capture { taken, offset_min: at.offset.map(i32::from), phone: phone(&exif) })
}

fn ascii(exif: &Exif, tag: Tag) -> Option<&[u8]> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(texts) => texts.first().map(Vec::as_slice).filter(|text| !text.is_empty()),
        _ => None,
    }
}

/// The maker is said once: some put it into the model too.
fn phone(exif: &Exif) -> String {
    let text = |tag| {
        let said = String::from_utf8_lossy(ascii(exif, tag).unwrap_or_default()).into_owned();
        said.trim_matches(|c: char| c == '\0' || c.is_whitespace()).to_owned()
    };
    let (maker, model) = (text(Tag::Make), text(Tag::Model));
    let whole =
        if model.to_lowercase().starts_with(&maker.to_lowercase()) { model } else { format!("{maker} {model}") };
    whole.chars().filter(|c| !c.is_control()).take(NAME_CHARS).collect::<String>().trim().to_owned()
}

//! What the worker and its host say to each other: frames of a four-byte little-endian length and that many bytes.
//! A request is one JSON frame followed by one frame per photo; an answer is one JSON frame, then the file if all went well.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};
use sillage_report::{Sheet, VisitDocument};

/// No report comes near this; a longer frame means that the two sides lost each other.
const FRAME_BYTES: u32 = 512 * 1024 * 1024;

/// What to set.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Request {
    /// A report and the names of the photos that follow.
    Visit { document: Box<VisitDocument>, photos: Vec<String> },
    /// A sheet.
    Sheet { sheet: Sheet },
    /// A picture from outside, which follows: to be decoded and written anew.
    Picture,
}

/// How it went.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Answer {
    /// The file follows.
    Made,
    /// The layout refused it.
    Refused(String),
}

pub(crate) fn write_frame(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= FRAME_BYTES);
    let length = length.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "frame too long"))?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(bytes)
}

pub(crate) fn read_frame(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    input.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > FRAME_BYTES {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "frame too long"));
    }
    // Read through `take`, so that a wrong length cannot reserve memory it does not need.
    let mut bytes = Vec::new();
    input.take(length.into()).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == u64::from(length) { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

pub(crate) fn write_json<T: Serialize>(out: &mut impl Write, value: &T) -> io::Result<()> {
    write_frame(out, &serde_json::to_vec(value)?)
}

pub(crate) fn read_json<T: for<'de> Deserialize<'de>>(input: &mut impl Read) -> io::Result<T> {
    Ok(serde_json::from_slice(&read_frame(input)?)?)
}

//! A parcel as a file: a tar of bundles and of what travels beside them, sealed for one device in the age format.
//! Both formats are open: whoever holds the device's key can read the file without this program.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    str::FromStr,
};

use age::{DecryptError, Decryptor, Encryptor, x25519};
use sha2::{Digest, Sha256};
use sillage_sync_protocol::{Address, Attachment, Bundle, BundleError, Header, Limits, Parcel};
use tar::{Archive, Builder, EntryType};

use crate::Device;

/// How such a file ends.
pub const EXTENSION: &str = "sillage";
/// How a sealed file begins.
const SEALED: &[u8] = b"age-encryption.org/v1\n";
/// Bytes within which the sealing's own header ends.
const SEALING: usize = 64 * 1024;
/// More bytes than a tar has after its end.
const TAIL: u64 = 64 * 1024;

/// Why a file is refused.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It is no sealed file.
    #[error("not a sealed file")]
    Foreign,
    /// It was sealed for somebody else.
    #[error("sealed for another device")]
    NotForMe,
    /// What it holds is refused.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// What it holds could not be kept.
    #[error("attachment: {0}")]
    NotKept(String),
    /// It cannot be read or written.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
}

/// A name that tells nobody anything and that every stick accepts.
pub fn file_name(header: &Header) -> String {
    let end = |id: uuid::Uuid| id.simple().to_string().split_off(24);
    format!("{}-{}-{}.{EXTENSION}", end(header.network), end(header.device), end(header.bundle))
}

/// Whether bytes begin like a sealed file rather than like a bare bundle.
pub fn is_sealed(beginning: &[u8]) -> bool {
    beginning.starts_with(SEALED)
}

/// Writes a parcel for `to`. `attachment` gives the bytes of each thing its header names.
///
/// # Errors
/// The disk refuses, or an attachment is missing.
pub fn seal<W: Write>(
    out: W,
    to: &Address,
    bundles: &[Vec<u8>],
    attachments: &[Attachment],
    mut bytes_of: impl FnMut(&Attachment) -> Result<Vec<u8>, FileError>,
) -> Result<W, FileError> {
    let recipient = x25519::Recipient::from_str(to.receiving()).map_err(|_| FileError::NotForMe)?;
    let sealing = Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        .map_err(|_| FileError::NotForMe)?;
    let mut tar = Builder::new(sealing.wrap_output(out)?);
    for (number, bundle) in (1..).zip(bundles) {
        append(&mut tar, &format!("bundle-{number:04}"), bundle)?;
    }
    for attachment in attachments {
        append(&mut tar, &attachment.hash.replace(':', "-"), &bytes_of(attachment)?)?;
    }
    Ok(tar.into_inner()?.finish()?)
}

fn append<W: Write>(tar: &mut Builder<W>, name: &str, bytes: &[u8]) -> Result<(), FileError> {
    let mut header = tar::Header::new_ustar();
    header.set_path(name)?;
    header.set_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    header.set_mode(0o600);
    header.set_entry_type(EntryType::Regular);
    header.set_cksum();
    Ok(tar.append(&header, bytes)?)
}

/// Reads a file sealed for `device` to its end and checks everything in it. `take` is handed each attachment once
/// its bytes match the hash a believed bundle names.
///
/// # Errors
/// [`FileError`]: nothing may be applied then.
pub fn open(
    input: impl Read,
    device: &Device,
    limits: &Limits,
    mut take: impl FnMut(&Attachment, &[u8]) -> Result<(), FileError>,
) -> Result<Parcel, FileError> {
    let mut input = BufReader::with_capacity(SEALING, input);
    let beginning = input.fill_buf()?;
    // The end of the sealing's header is looked for before it is read, so that an endless one is never read.
    if !is_sealed(beginning) || !beginning.windows(5).any(|five| five == b"\n--- ") {
        return Err(FileError::Foreign);
    }
    let decryptor = Decryptor::new_buffered(input).map_err(refused)?;
    let reader = decryptor.decrypt(std::iter::once(device.key())).map_err(refused)?;
    let mut archive = Archive::new(reader);
    let mut reading = Reading::default();
    // Raw: extensions of the format are met as entries of their own, and refused.
    for entry in archive.entries().map_err(cut)?.raw(true) {
        let entry = entry.map_err(cut)?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if entry.header().entry_type() != EntryType::Regular {
            return Err(BundleError::Malformed("entry".into()).into());
        }
        let size = entry.size();
        reading.entry(&name, size, entry, limits, &mut take)?;
    }
    // The last of the sealing is what says that nothing is missing.
    if std::io::copy(&mut archive.into_inner().take(TAIL), &mut std::io::sink()).map_err(cut)? == TAIL {
        return Err(BundleError::Malformed("bytes after the end".into()).into());
    }
    reading.assemble(limits)?;
    match reading {
        Reading { parcel: Some(parcel), awaited, .. } if awaited.is_empty() => Ok(parcel),
        _ => Err(BundleError::Incomplete("attachment").into()),
    }
}

/// What was read of a file so far.
#[derive(Default)]
struct Reading {
    bundles: Vec<Bundle>,
    parcel: Option<Parcel>,
    awaited: BTreeMap<String, Attachment>,
}

impl Reading {
    fn entry(
        &mut self,
        name: &str,
        size: u64,
        entry: impl Read,
        limits: &Limits,
        take: &mut impl FnMut(&Attachment, &[u8]) -> Result<(), FileError>,
    ) -> Result<(), FileError> {
        if name.starts_with("bundle-") && self.parcel.is_none() {
            if u32::try_from(self.bundles.len()).is_ok_and(|parts| parts >= limits.parts) {
                return Err(BundleError::TooLarge("parts").into());
            }
            self.bundles.push(Bundle::read(entry, limits)?);
            return Ok(());
        }
        self.assemble(limits)?;
        let attachment = self.awaited.remove(name).ok_or(BundleError::Malformed("entry".into()))?;
        if size != attachment.size {
            return Err(BundleError::Damaged("attachment").into());
        }
        let mut bytes = Vec::new();
        entry.take(attachment.size).read_to_end(&mut bytes).map_err(cut)?;
        if attachment.hash != format!("sha256:{}", hex::encode(Sha256::digest(&bytes))) {
            return Err(BundleError::Damaged("attachment").into());
        }
        take(&attachment, &bytes)
    }

    /// The bundles as one parcel: from here on, what may come beside them is known.
    fn assemble(&mut self, limits: &Limits) -> Result<(), FileError> {
        if self.parcel.is_none() {
            let parcel = Parcel::of(std::mem::take(&mut self.bundles), limits)?;
            self.awaited = parcel.attachments.iter().map(|each| (each.hash.replace(':', "-"), each.clone())).collect();
            self.parcel = Some(parcel);
        }
        Ok(())
    }
}

fn refused(error: DecryptError) -> FileError {
    match error {
        DecryptError::NoMatchingKeys => FileError::NotForMe,
        DecryptError::InvalidHeader | DecryptError::UnknownFormat => FileError::Foreign,
        DecryptError::InvalidMac | DecryptError::DecryptionFailed => BundleError::Damaged("sealing").into(),
        DecryptError::Io(error) => cut(error),
        _ => FileError::NotForMe,
    }
}

/// A sealed stream that stops early says so as a failed read; so does one that was altered.
fn cut(error: std::io::Error) -> FileError {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => BundleError::Truncated.into(),
        std::io::ErrorKind::InvalidData | std::io::ErrorKind::Other => BundleError::Damaged("sealing").into(),
        _ => FileError::File(error),
    }
}

#[cfg(test)]
#[path = "../../testkit/src/names.rs"]
mod names;

#[cfg(test)]
mod tests {
    use sillage_sync_protocol::{BundleKind, Hlc, Part, Stamped, pack};
    use uuid::Uuid;

    use super::*;

    const PICTURE: &[u8] = b"a picture";

    fn attachment(bytes: &[u8]) -> Attachment {
        Attachment {
            hash: format!("sha256:{}", hex::encode(Sha256::digest(bytes))),
            size: u64::try_from(bytes.len()).expect("small"),
            media_type: "image/jpeg".into(),
            unit: Uuid::nil(),
        }
    }

    fn bundles(from: &Device, attachments: Vec<Attachment>) -> Vec<Vec<u8>> {
        let (format, format_version, schema) = Header::fixed();
        let header = Header {
            format,
            format_version,
            bundle: Uuid::from_u128(1),
            kind: BundleKind::Unit,
            network: Uuid::from_u128(2),
            epoch: None,
            device: from.id(),
            address: from.address().to_string(),
            replica: Uuid::from_u128(3),
            app: "test".into(),
            schema,
            created: Stamped { h: Hlc::ZERO.to_string(), at: String::new() },
            ranges: Vec::new(),
            unit: None,
            person: None,
            page: None,
            count: 0,
            raw_bytes: 0,
            part: Part { i: 1, n: 1 },
            attachments,
            crit: Vec::new(),
            ext: serde_json::Map::new(),
        };
        pack(&header, &[], &Limits::default(), |message| from.sign(message)).expect("packed")
    }

    fn entry<'e>(name: &'e str, bytes: &'e [u8]) -> (&'e str, EntryType, &'e [u8]) {
        (name, EntryType::Regular, bytes)
    }

    /// A tar of these entries, honestly sealed. A name is written as it is, by whoever keeps to no rule; one that does
    /// not fit goes before its entry.
    fn sealed(to: &Device, entries: &[(&str, EntryType, &[u8])]) -> Vec<u8> {
        const ROOM: usize = 100;
        let recipient = x25519::Recipient::from_str(to.address().receiving()).expect("key");
        let sealing = Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).expect("sealing");
        let mut tar = Builder::new(sealing.wrap_output(Vec::new()).expect("header"));
        let mut add = |name: &[u8], kind: EntryType, bytes: &[u8]| {
            let mut header = tar::Header::new_ustar();
            header.as_old_mut().name[..name.len()].copy_from_slice(name);
            header.set_size(u64::try_from(bytes.len()).expect("small"));
            header.set_entry_type(kind);
            header.set_cksum();
            tar.append(&header, bytes).expect("entry");
        };
        for (name, kind, bytes) in entries {
            if name.len() > ROOM {
                add(b"././@LongLink", EntryType::GNULongName, name.as_bytes());
            }
            add(&name.as_bytes()[..name.len().min(ROOM)], *kind, bytes);
        }
        tar.into_inner().expect("tar").finish().expect("sealed")
    }

    fn check(device: &Device, bytes: &[u8]) -> Result<usize, String> {
        let mut taken = 0;
        let read = open(bytes, device, &Limits::default(), |_, _| {
            taken += 1;
            Ok(())
        });
        read.map(|_| taken).map_err(|error| match error {
            FileError::Bundle(error) => error.code().into(),
            other => format!("{other:?}"),
        })
    }

    #[test]
    fn what_is_sealed_is_read_back_by_its_receiver_alone() {
        let (from, to) = (Device::new().expect("device"), Device::new().expect("device"));
        let attachments = vec![attachment(PICTURE)];
        let bundles = bundles(&from, attachments.clone());
        let file = seal(Vec::new(), to.address(), &bundles, &attachments, |_| Ok(PICTURE.to_vec())).expect("sealed");
        assert_eq!(check(&to, &file), Ok(1));
        assert_eq!(check(&from, &file), Err("NotForMe".into()), "not even by whoever made it");
        for cut in 0..file.len() {
            assert!(check(&to, &file[..cut]).is_err(), "cut at {cut} of {}", file.len());
        }
    }

    #[test]
    fn what_is_in_a_file_and_should_not_be_is_refused() {
        let to = Device::new().expect("device");
        let [with, without] = [vec![attachment(PICTURE)], Vec::new()].map(|named| bundles(&to, named).remove(0));
        let name = attachment(PICTURE).hash.replace(':', "-");
        let (link, pax) = (EntryType::Symlink, EntryType::XHeader);
        for (what, entries, expected) in [
            ("nothing", vec![], "bundle_incomplete"),
            ("no attachment", vec![entry("bundle-0001", &with)], "bundle_incomplete"),
            ("another attachment", vec![entry("bundle-0001", &with), entry(&name, b"another p")], "bundle_damaged"),
            ("a longer one", vec![entry("bundle-0001", &with), entry(&name, b"a picture!")], "bundle_damaged"),
            ("one nobody named", vec![entry("bundle-0001", &without), entry(&name, PICTURE)], "bundle_malformed"),
            ("a part twice", vec![entry("bundle-0001", &without), entry("bundle-0002", &without)], "bundle_incomplete"),
            (
                "a bundle after the attachments",
                vec![entry("bundle-0001", &with), entry(&name, PICTURE), entry("bundle-0002", &with)],
                "bundle_malformed",
            ),
            ("a link", vec![("bundle-0001", link, [].as_slice())], "bundle_malformed"),
            (
                "an extension",
                vec![("x", pax, b"12 path=abc\n".as_slice()), entry("bundle-0001", &without)],
                "bundle_malformed",
            ),
            ("no bundle", vec![entry("bundle-0001", b"text")], "bundle_foreign"),
        ] {
            assert_eq!(check(&to, &sealed(&to, &entries)), Err(expected.into()), "{what}");
        }
        let endless = [SEALED, &b"-> X25519 ".repeat(1 << 17)].concat();
        assert_eq!(check(&to, &endless), Err("Foreign".into()), "a header without an end is not waited for");
    }
    /// What lies in a file is taken by the hash it is announced under: whatever else it is called, it goes nowhere.
    #[test]
    fn nothing_in_a_file_is_taken_under_another_name() {
        let to = Device::new().expect("device");
        let bundle = bundles(&to, vec![attachment(PICTURE)]).remove(0);
        let good = attachment(PICTURE).hash.replace(':', "-");
        let names = names::bad(&good);
        assert!(names.len() >= 200, "{}", names.len());
        let mut refused = 0;
        for name in &names {
            let file = sealed(&to, &[entry("bundle-0001", &bundle), entry(name, PICTURE)]);
            // In this format a name ends at its first zero: what follows is said to nobody.
            let is_good = name.split('\0').next() == Some(good.as_str());
            let expected = if is_good { Ok(1) } else { Err("bundle_malformed".into()) };
            assert_eq!(check(&to, &file), expected, "{name:?}");
            refused += usize::from(!is_good);
        }
        assert!(refused >= 200, "{refused}");
        for kind in [EntryType::Symlink, EntryType::Link, EntryType::Directory, EntryType::Fifo, EntryType::Char] {
            let file = sealed(&to, &[entry("bundle-0001", &bundle), (&good, kind, &[])]);
            assert_eq!(check(&to, &file), Err("bundle_malformed".into()), "{kind:?}");
        }
        assert_eq!(check(&to, &sealed(&to, &[entry("bundle-0001", &bundle), entry(&good, PICTURE)])), Ok(1));
    }
}

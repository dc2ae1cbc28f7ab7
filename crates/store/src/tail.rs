//! The end of the write-ahead log of a program that died. SQLite reads it up to the first frame that does not fit and
//! says nothing of what comes after: right for the one transaction a power cut may have torn, wrong for rot, which
//! hides acts that were acknowledged. Frames tell the two apart: each act was on the disk before the next one began,
//! so behind a frame that does not fit there is the end of one act at most, unless something broke later.
//!
//! Nobody can tell a damaged last act from a torn one, and nothing here tries to. Frames are checked as they lie, so
//! no key is wanted.

use std::{fs, path::Path};

use crate::{
    StoreError,
    file::{DATABASE, private_folder},
    restore::free_name,
};

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// Whether the log beside a database hides acts behind a frame that does not fit. File and log are then copied aside
/// before anybody opens them: reading them as SQLite does would be the end of what is left there.
pub(crate) fn keep_if_damaged(folder: &Path) -> Result<bool, StoreError> {
    let log = format!("{DATABASE}-wal");
    let bytes = match fs::read(folder.join(&log)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    if !hides_acts(&bytes) {
        return Ok(false);
    }
    let aside = folder.join(free_name(folder, 0));
    private_folder(&aside)?;
    for name in [DATABASE, log.as_str()] {
        fs::copy(folder.join(name), aside.join(name))?;
    }
    Ok(true)
}

/// Whether two acts or more end at or behind the first frame that does not fit.
fn hides_acts(log: &[u8]) -> bool {
    let word = |bytes: &[u8], at: usize| {
        bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_be_bytes)
    };
    let Some(header) = log.get(..HEADER) else { return false };
    let big = match word(header, 0) {
        0x377f_0682 => false,
        0x377f_0683 => true,
        _ => return false,
    };
    let page = match word(header, 8) {
        1 => 65_536,
        size if size >= 512 && size.is_power_of_two() => size as usize,
        _ => return false,
    };
    let mut sum = checksum(big, (0, 0), &header[..24]);
    if sum != (word(header, 24), word(header, 28)) {
        return false;
    }
    let (mut fits, mut ends) = (true, 0);
    for frame in log[HEADER..].chunks_exact(FRAME_HEADER + page) {
        // Frames of an earlier round of the log bear other salts.
        let of_this_round = frame[8..16] == header[16..24];
        if fits {
            sum = checksum(big, checksum(big, sum, &frame[..8]), &frame[FRAME_HEADER..]);
            fits = of_this_round && sum == (word(frame, 16), word(frame, 20));
        }
        if !fits && of_this_round && word(frame, 4) != 0 {
            ends += 1;
        }
    }
    ends >= 2
}

/// SQLite's running sum over pairs of words.
fn checksum(big: bool, start: (u32, u32), bytes: &[u8]) -> (u32, u32) {
    let read = |four: &[u8]| {
        let four = four.try_into().unwrap_or([0; 4]);
        if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }
    };
    bytes.chunks_exact(8).fold(start, |(one, other), pair| {
        let one = one.wrapping_add(read(&pair[..4])).wrapping_add(other);
        (one, other.wrapping_add(read(&pair[4..])).wrapping_add(one))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Store, Vault};

    /// The log of a program that was killed after some acts.
    fn killed(root: &Path) -> (std::path::PathBuf, crate::DataKey) {
        let (vault, key) = Vault::practice(uuid::Uuid::from_u128(9)).expect("vault");
        drop(Store::create(&root.join("living"), vault, key.clone(), "boot").expect("store"));
        // Its own log holds acts alone: what made the file was written back when it was closed.
        let store = Store::open(&root.join("living"), key.clone(), "boot").expect("store");
        for n in 0..12 {
            store.commit_one_row(n).expect("written");
        }
        let profile = root.join("profile");
        private_folder(&profile).expect("folder");
        for name in ["sillage.db", "sillage.db-wal", "vault.json", "replica"] {
            fs::copy(store.folder().join(name), profile.join(name)).expect(name);
        }
        (profile, key)
    }

    #[test]
    fn rot_in_the_middle_is_noticed_and_a_torn_end_is_not() {
        let root = tempfile::tempdir().expect("folder");
        let (profile, _) = killed(root.path());
        let log = fs::read(profile.join("sillage.db-wal")).expect("log");
        assert!(!hides_acts(&log), "as it was written");
        let page = FRAME_HEADER + 4096;
        let frames = (log.len() - HEADER) / page;
        assert!(frames > 8, "{frames}");
        for frame in 0..frames - 3 {
            let mut rotten = log.clone();
            rotten[HEADER + frame * page + 1_000] ^= 4;
            assert!(hides_acts(&rotten), "frame {frame} of {frames}");
        }
        for cut in 1..page {
            assert!(!hides_acts(&log[..log.len() - cut]), "a torn end is a torn end");
        }
        let mut torn = log.clone();
        let last = log.len() - page;
        torn[last + 1_000] ^= 4;
        assert!(!hides_acts(&torn), "one act may be torn");
        assert!(!hides_acts(&[]) && !hides_acts(&log[..40]) && !hides_acts(&[7; 9_000]));
    }

    #[test]
    fn what_is_hidden_is_said_and_kept() {
        let root = tempfile::tempdir().expect("folder");
        let (profile, key) = killed(root.path());
        let mut log = fs::read(profile.join("sillage.db-wal")).expect("log");
        let middle = log.len() / 2;
        log[middle] ^= 1;
        fs::write(profile.join("sillage.db-wal"), &log).expect("rotten");
        let store = Store::open(&profile, key.clone(), "boot").expect("opens with what fits");
        assert!(store.log_was_damaged());
        assert_eq!(fs::read(profile.join("aside-0000000000000/sillage.db-wal")).expect("kept"), log);
        drop(store);
        assert!(!Store::open(&profile, key, "boot").expect("opens").log_was_damaged(), "said once");
    }
}

//! The end of the write-ahead log of a program that died. SQLite reads it up to the first frame that does not fit and
//! says nothing of what comes after: right for the one transaction a power cut may have torn, wrong for rot, which
//! hides acts that were acknowledged. Frames tell the two apart: each act was on the disk before the next one began,
//! so behind a frame that does not fit there is the end of one act at most, unless something broke later.
//!
//! Nobody can tell a damaged last act from a torn one by the log alone: its reach, kept beside it, can (`twin`). Frames are
//! checked as they lie, so no key is wanted.

pub(crate) const HEADER: usize = 32;
pub(crate) const FRAME_HEADER: usize = 24;

/// What the header of a whole log says.
#[derive(Clone, Copy)]
struct Head {
    /// Its sums are over big-endian words.
    big: bool,
    page: usize,
    salts: [u8; 8],
    sum: (u32, u32),
}

impl Head {
    fn of(log: &[u8]) -> Option<Self> {
        let header = log.get(..HEADER)?;
        let big = match word(header, 0) {
            0x377f_0682 => false,
            0x377f_0683 => true,
            _ => return None,
        };
        let page = match word(header, 8) {
            size if (512..=65_536).contains(&size) && size.is_power_of_two() => size as usize,
            _ => return None,
        };
        let sum = checksum(big, (0, 0), &header[..24]);
        let salts = header[16..24].try_into().ok()?;
        (sum == (word(header, 24), word(header, 28))).then_some(Self { big, page, salts, sum })
    }

    /// The running sum behind a frame, if it is one of this round that fits behind `sum`.
    fn behind(self, sum: (u32, u32), frame: &[u8]) -> Option<(u32, u32)> {
        // Frames of an earlier round of the log bear other salts.
        if frame[8..16] != self.salts || word(frame, 0) == 0 {
            return None;
        }
        let sum = checksum(self.big, checksum(self.big, sum, &frame[..8]), &frame[FRAME_HEADER..]);
        (sum == (word(frame, 16), word(frame, 20))).then_some(sum)
    }
}

/// A log read as SQLite reads it.
pub(crate) struct Walk {
    /// Which round of the log it is.
    pub(crate) salts: [u8; 8],
    /// Frames up to the end of the last act that fits, and the bytes they take.
    pub(crate) committed: u32,
    pub(crate) end: usize,
    /// The running sum at the frame asked for, if everything up to there fits.
    pub(crate) sum: Option<(u32, u32)>,
    /// Acts that end at or behind the first frame that does not fit.
    hidden: u32,
}

impl Walk {
    /// Over a log whose header is whole; `at` is the frame whose sum is wanted, from 1.
    pub(crate) fn over(log: &[u8], at: u32) -> Option<Self> {
        let head = Head::of(log)?;
        let mut walk = Self { salts: head.salts, committed: 0, end: HEADER, sum: None, hidden: 0 };
        let mut fits = Some(head.sum);
        for (frame, n) in log[HEADER..].chunks_exact(FRAME_HEADER + head.page).zip(1..) {
            fits = fits.and_then(|sum| head.behind(sum, frame));
            let is_end = word(frame, 4) != 0;
            match fits {
                Some(_) if is_end => (walk.committed, walk.end) = (n, HEADER + n as usize * frame.len()),
                None if is_end && frame[8..16] == head.salts => walk.hidden += 1,
                _ => {}
            }
            if n == at {
                walk.sum = fits;
            }
        }
        Some(walk)
    }

    /// Two acts or more end at or behind the first frame that does not fit: one a power cut may have torn, no more.
    pub(crate) fn hides_acts(&self) -> bool {
        self.hidden >= 2
    }
}

/// One log out of two records of the same round: of each frame the one that fits, and behind the first that is whole
/// in neither what is left of the first record, which says whether anything is missing.
pub(crate) fn merged(one: &[u8], other: &[u8]) -> Option<Vec<u8>> {
    let (of_one, of_other) = (Head::of(one), Head::of(other));
    let head = of_one.or(of_other)?;
    if of_other.is_some_and(|other| (other.salts, other.page) != (head.salts, head.page)) {
        return None;
    }
    let size = FRAME_HEADER + head.page;
    let mut log = if of_one.is_some() { one } else { other }[..HEADER].to_vec();
    let mut sum = head.sum;
    while let Some((frame, behind)) = [one, other].into_iter().find_map(|record| {
        let frame = record.get(log.len()..log.len() + size)?;
        Some((frame, head.behind(sum, frame)?))
    }) {
        log.extend_from_slice(frame);
        sum = behind;
    }
    log.extend_from_slice(one.get(log.len()..).unwrap_or_default());
    Some(log)
}

/// Whether two acts or more end at or behind the first frame that does not fit.
pub(crate) fn hides_acts(log: &[u8]) -> bool {
    Walk::over(log, 0).is_some_and(|walk| walk.hides_acts())
}

fn word(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_be_bytes)
}

/// SQLite's running sum over pairs of words.
pub(crate) fn checksum(big: bool, start: (u32, u32), bytes: &[u8]) -> (u32, u32) {
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
    use std::{fs, path::Path};

    use super::*;
    use crate::{Store, Vault, private_folder};

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
    fn of_two_records_each_frame_is_taken_where_it_fits() {
        let root = tempfile::tempdir().expect("folder");
        let (profile, _) = killed(root.path());
        let log = fs::read(profile.join("sillage.db-wal")).expect("log");
        let page = FRAME_HEADER + 4096;
        let frames = (log.len() - HEADER) / page;
        let flipped = |at: usize| {
            let mut rotten = log.clone();
            rotten[at] ^= 1;
            rotten
        };
        let at = |frame: usize| HEADER + frame * page + 700;
        for (one, other) in [(0, 1), (1, 0), (2, frames - 1), (frames - 1, 2), (4, 5)] {
            assert_eq!(merged(&flipped(at(one)), &flipped(at(other))).as_deref(), Some(&log[..]), "{one} and {other}");
        }
        // The header, from the one that has it; an end that was cut off, from the one that goes on.
        assert_eq!(merged(&flipped(20), &flipped(at(3))).as_deref(), Some(&log[..]));
        assert_eq!(merged(&flipped(at(3)), &flipped(20)).as_deref(), Some(&log[..]));
        assert_eq!(merged(&log[..at(2)], &log).as_deref(), Some(&log[..]));
        assert_eq!(merged(&flipped(at(2)), &log[..at(4)]).as_deref(), Some(&log[..]));
        assert!(merged(&[], &[]).is_none() && merged(&flipped(3), &flipped(30)).is_none());
        // The same frame in both: what is left of the first one tells that something is missing.
        let both = merged(&flipped(at(1)), &flipped(at(1))).expect("a log");
        assert!(Walk::over(&both, 0).is_some_and(|walk| walk.committed <= 1 && walk.hides_acts()));
        // Another round is another log.
        let mut later = log.clone();
        later[16] ^= 1;
        let (one, other) = checksum(word(&log, 0) == 0x377f_0683, (0, 0), &later[..24]);
        later[24..28].copy_from_slice(&one.to_be_bytes());
        later[28..32].copy_from_slice(&other.to_be_bytes());
        assert!(Walk::over(&later, 0).is_some_and(|walk| walk.committed == 0));
        assert!(merged(&later, &log).is_none() && merged(&log, &later).is_none());
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

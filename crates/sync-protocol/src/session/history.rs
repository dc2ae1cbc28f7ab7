//! Whether a history of a device is still the one the server knows. Being too eager costs nothing: a new history
//! begins beside the old one, and nothing is dropped.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::{
    Link,
    wire::{History, Place, Standing},
};

/// Links a server tells of one history.
pub const LINKS: u64 = 256;

/// How a history stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It goes on after the server's mark.
    Sound {
        /// Last sequence the server has.
        high: u64,
    },
    /// It goes on under a new name: what was written after `common` is written again there.
    Doubtful {
        /// Last sequence both sides agree on.
        common: u64,
    },
}

/// The sequences whose links a server tells: the newest between the last receipt and the end, and a coarse row before.
pub fn asked(standing: &Standing, high: u64) -> Vec<u64> {
    let end = standing.last.min(high);
    let known = standing.acked.min(end);
    let fine = LINKS / 2;
    let mut all: Vec<u64> = (known.max(end.saturating_sub(fine))..=end).collect();
    // Halving steps towards the beginning: the agreement is found, if later than it could have been.
    let mut step = known;
    while step > 0 {
        all.push(step);
        step /= 2;
    }
    all.push(high);
    all.retain(|s| *s > 0);
    all.sort_unstable();
    all.dedup();
    all
}

/// Compares what the server holds of a history with what the device wrote. `mine` has the device's own links. Only the
/// history that is written now can be in doubt for being behind: an earlier one is whole, and what there is of it is sent.
pub fn judge(standing: &Standing, history: &History, mine: &BTreeMap<(Uuid, u64), Link>, is_current: bool) -> Verdict {
    let agrees = |place: &&Place| mine.get(&(standing.replica, place.s)) == Some(&place.link);
    let common = history.links.iter().filter(agrees).map(|place| place.s).max().unwrap_or(0);
    let is_behind = history.high.max(history.end) > standing.last;
    let is_forked = history.links.iter().any(|place| place.s <= standing.last && !agrees(&place));
    let is_doubtful = if is_current {
        history.twin || is_behind || is_forked
    } else {
        is_forked || (history.twin && common < standing.last)
    };
    match is_doubtful {
        true => Verdict::Doubtful { common },
        // It is another device's, and that one sends it.
        false if history.twin => Verdict::Sound { high: standing.last },
        false => Verdict::Sound { high: history.high.min(standing.last) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPLICA: Uuid = Uuid::from_u128(1);

    fn standing(last: u64, acked: u64) -> Standing {
        Standing { replica: REPLICA, last, link: [0; 32], acked, acked_link: [0; 32] }
    }

    /// The verdict where the device wrote `last`, the server has `high`, and both wrote the same up to `same`.
    fn verdict(last: u64, acked: u64, high: u64, same: u64) -> Verdict {
        let standing = standing(last, acked);
        let link = |s: u64, of_server: bool| {
            let mut link = [0; 32];
            link[..8].copy_from_slice(&s.to_be_bytes());
            link[31] = u8::from(of_server && s > same);
            link
        };
        let links = asked(&standing, high).into_iter().map(|s| Place { s, link: link(s, true) }).collect();
        let mine = (1..=last).map(|s| ((REPLICA, s), link(s, false))).collect();
        let history = History { replica: REPLICA, high, links, twin: false, end: high, safe: 0 };
        judge(&standing, &history, &mine, true)
    }

    #[test]
    fn a_lost_receipt_is_no_doubt() {
        assert_eq!(verdict(10, 10, 10, 10), Verdict::Sound { high: 10 });
        assert_eq!(verdict(12, 5, 10, 10), Verdict::Sound { high: 10 });
        assert_eq!(verdict(3, 0, 0, 0), Verdict::Sound { high: 0 });
        assert_eq!(verdict(12, 10, 4, 4), Verdict::Sound { high: 4 }, "the server went back");
    }

    #[test]
    fn an_older_copy_and_a_twin_are_found() {
        assert_eq!(verdict(10, 10, 15, 15), Verdict::Doubtful { common: 10 });
        assert_eq!(verdict(12, 10, 12, 10), Verdict::Doubtful { common: 10 });
        assert_eq!(verdict(12, 10, 15, 11), Verdict::Doubtful { common: 11 });
        for high in [9_000, 10_000] {
            let Verdict::Doubtful { common } = verdict(9_500, 9_000, high, 2_000) else {
                panic!("a fork below the last receipt was not found");
            };
            assert!(common <= 2_000 && common > 0, "{common}");
        }
    }

    #[test]
    fn an_earlier_history_is_only_ever_forked() {
        let (standing, link) = (standing(5, 5), [7; 32]);
        let mine = [((REPLICA, 5), link)].into();
        let of = |high, end, twin, s, link| {
            let links = vec![Place { s, link }];
            judge(&standing, &History { replica: REPLICA, high, links, twin, end, safe: 0 }, &mine, false)
        };
        assert_eq!(of(2, 9, false, 5, link), Verdict::Sound { high: 2 }, "what the server lost of it is sent again");
        assert_eq!(of(9, 9, true, 5, link), Verdict::Sound { high: 5 }, "another device has it");
        assert_eq!(of(5, 5, false, 5, [8; 32]), Verdict::Doubtful { common: 0 });
    }

    #[test]
    fn the_row_of_links_is_short() {
        assert!(asked(&standing(1_000_000, 10), 900_000).len() < 200);
    }
}

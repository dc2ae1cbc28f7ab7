//! Which picture belongs to which numbered place: one picture a place, as many pairs as the tolerance allows, and of
//! those the ones with the least distance in all. It only proposes: what is not beyond doubt says so.

use std::cmp::Reverse;

use chrono::Duration;

/// Longest time between reserving a place and taking its picture.
pub const TOLERANCE: Duration = Duration::minutes(2);
/// A second picture or place this much farther away leaves no doubt.
pub const MARGIN: Duration = Duration::seconds(10);

/// A proposed pair: positions in the lists that were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The place.
    pub place: usize,
    /// The picture.
    pub shot: usize,
    /// Milliseconds from reserving to taking.
    pub after_ms: i64,
    /// Nothing else comes near it: neither another picture to the place nor another place to the picture.
    pub sure: bool,
}

/// Pairs in the order of their places' times. Both lists are instants in milliseconds, in any order.
///
/// On a line, crossing pairs are never better than uncrossed ones, so both lists are walked in order of time: a table
/// keeps for each two beginnings the most pairs with the least distance.
pub fn pairs(places: &[i64], shots: &[i64]) -> Vec<Pair> {
    let (by_time, shots_by_time) = (ordered(places), ordered(shots));
    let table = table(&by_time, &shots_by_time, places, shots);
    let (mut p, mut s) = (by_time.len(), shots_by_time.len());
    let mut found = Vec::new();
    while p > 0 && s > 0 {
        if table[p][s] == table[p - 1][s] {
            p -= 1;
        } else if table[p][s] == table[p][s - 1] {
            s -= 1;
        } else {
            (p, s) = (p - 1, s - 1);
            found.push((by_time[p], shots_by_time[s]));
        }
    }
    found.reverse();
    let pair = |(place, shot): (usize, usize)| {
        let after_ms = shots[shot] - places[place];
        Pair { place, shot, after_ms, sure: is_sure(places, shots, place, shot) }
    };
    found.into_iter().map(pair).collect()
}

/// Positions in order of time; of two at the same time the first given comes first.
fn ordered(times: &[i64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..times.len()).collect();
    order.sort_by_key(|at| times[*at]);
    order
}

/// More pairs are better, then less distance.
type Worth = (usize, Reverse<i64>);

fn table(by_time: &[usize], shots_by_time: &[usize], places: &[i64], shots: &[i64]) -> Vec<Vec<Worth>> {
    let mut table = vec![vec![(0, Reverse(0)); shots_by_time.len() + 1]; by_time.len() + 1];
    for (p, place) in by_time.iter().enumerate() {
        for (s, shot) in shots_by_time.iter().enumerate() {
            let apart = (shots[*shot] - places[*place]).abs();
            let mut best = table[p][s + 1].max(table[p + 1][s]);
            if apart <= TOLERANCE.num_milliseconds() {
                let (count, Reverse(total)) = table[p][s];
                best = best.max((count + 1, Reverse(total + apart)));
            }
            table[p + 1][s + 1] = best;
        }
    }
    table
}

fn is_sure(places: &[i64], shots: &[i64], place: usize, shot: usize) -> bool {
    let apart = (shots[shot] - places[place]).abs();
    let clear = |other: i64| other.abs() >= apart + MARGIN.num_milliseconds();
    let other_shots = shots.iter().enumerate().filter(|(at, _)| *at != shot);
    let other_places = places.iter().enumerate().filter(|(at, _)| *at != place);
    other_shots.map(|(_, at)| at - places[place]).all(clear) && other_places.map(|(_, at)| shots[shot] - at).all(clear)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Seconds in, (place, picture, sure) out.
    fn check(what: &str, places: &[i64], shots: &[i64], expected: &[(usize, usize, bool)]) {
        let ms = |seconds: &[i64]| seconds.iter().map(|s| s * 1_000).collect::<Vec<_>>();
        let found: Vec<_> =
            pairs(&ms(places), &ms(shots)).into_iter().map(|pair| (pair.place, pair.shot, pair.sure)).collect();
        assert_eq!(found, expected, "{what}");
    }

    #[test]
    fn pictures_find_their_places() {
        check("nothing at all", &[], &[], &[]);
        check("no picture", &[0, 60], &[], &[]);
        check("one each", &[0, 60, 200], &[8, 71, 205], &[(0, 0, true), (1, 1, true), (2, 2, true)]);
        check("given in any order", &[200, 0], &[8, 205], &[(1, 0, true), (0, 1, true)]);
        check("taken before it was reserved", &[60], &[52], &[(0, 0, true)]);
        check("a place nobody photographed", &[0, 300], &[305], &[(1, 0, true)]);
        check("beyond the tolerance", &[0], &[121], &[]);
        check("at the tolerance", &[0], &[120], &[(0, 0, true)]);
        check("two pictures of one place", &[0], &[5, 9], &[(0, 0, false)]);
        check("two places before one picture", &[0, 6], &[10], &[(1, 0, false)]);
        check("two places, then both pictures", &[0, 15], &[20, 35], &[(0, 0, false), (1, 1, false)]);
        check("as many as possible, not the nearest alone", &[0, 100], &[101, 190], &[(0, 0, false), (1, 1, false)]);
    }

    /// The best of all ways to pair, by trying them.
    fn best(places: &[i64], shots: &[i64]) -> Worth {
        let Some((place, rest)) = places.split_first() else { return (0, Reverse(0)) };
        let mut top = best(rest, shots);
        for (at, shot) in shots.iter().enumerate() {
            let apart = (shot - place).abs();
            if apart <= TOLERANCE.num_milliseconds() {
                let left: Vec<i64> = shots.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, s)| *s).collect();
                let (count, Reverse(total)) = best(rest, &left);
                top = top.max((count + 1, Reverse(total + apart)));
            }
        }
        top
    }

    fn times(most: usize) -> impl Strategy<Value = Vec<i64>> {
        proptest::collection::vec(0_i64..400_000, 0..most)
    }

    proptest! {
        #[test]
        fn no_way_to_pair_is_better(places in times(6), shots in times(6)) {
            let found = pairs(&places, &shots);
            let worth = (found.len(), Reverse(found.iter().map(|pair| pair.after_ms.abs()).sum()));
            prop_assert_eq!(worth, best(&places, &shots));
        }

        #[test]
        fn one_picture_a_place_within_the_tolerance(places in times(30), shots in times(30)) {
            let found = pairs(&places, &shots);
            let once = |mut taken: Vec<usize>| { taken.sort_unstable(); taken.windows(2).all(|two| two[0] != two[1]) };
            prop_assert!(once(found.iter().map(|pair| pair.place).collect()));
            prop_assert!(once(found.iter().map(|pair| pair.shot).collect()));
            prop_assert!(found.iter().all(|pair| pair.after_ms.abs() <= TOLERANCE.num_milliseconds()));
        }

        #[test]
        fn both_clocks_moved_alike_change_nothing(places in times(20), shots in times(20), by in -9_000_000_i64..9_000_000) {
            let moved = |times: &[i64]| times.iter().map(|at| at + by).collect::<Vec<_>>();
            prop_assert_eq!(pairs(&moved(&places), &moved(&shots)), pairs(&places, &shots));
        }

        #[test]
        fn pictures_far_from_the_day_change_nothing(places in times(20), shots in times(20)) {
            let far: Vec<i64> = shots.iter().copied().chain([-90_000_000, 90_000_000]).collect();
            prop_assert_eq!(pairs(&places, &far), pairs(&places, &shots));
        }
    }
}

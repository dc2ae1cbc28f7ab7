//! Irritants met again: the same one noted at several visits of a unit.
//!
//! Two notes are the same irritant when somebody said so (one is marked as saying the other again), when they name the
//! same zone and the same sense, or, where one of those is missing, when they use the same words. What was noted is
//! shown beside the count, so that whoever reads it can judge.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Finding, Sense};
use crate::{Id, network::Zone, visit::Visit};

/// Visits from which an irritant is told as met again.
pub const AGAIN: usize = 2;
/// Visits from which it is told as lasting.
pub const LASTING: usize = 3;

/// An irritant noted at a visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted {
    /// The finding.
    pub finding: Id<Finding>,
    /// The finding it says again.
    pub duplicate_of: Option<Id<Finding>>,
    /// The visit.
    pub visit: Id<Visit>,
    /// Its day.
    pub on: NaiveDate,
    /// Where.
    pub zone: Option<Id<Zone>>,
    /// With which sense.
    pub sense: Option<Sense>,
    /// What.
    pub text: String,
}

/// An irritant met at several visits.
#[derive(Debug, Clone, PartialEq)]
pub struct Recurring {
    /// Where, if all notes agree.
    pub zone: Option<Id<Zone>>,
    /// With which sense, if all notes agree.
    pub sense: Option<Sense>,
    /// Visits it was noted at.
    pub visits: usize,
    /// The latest finding that says it.
    pub latest: Id<Finding>,
    /// Its notes, oldest first: the last day of each visit, and the words.
    pub notes: Vec<(NaiveDate, String)>,
    /// The findings that note it, in the same order.
    pub findings: Vec<Id<Finding>>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Same {
    Place(Id<Zone>, Sense),
    Words(String),
}

/// The irritants noted at two visits or more, the most often met first, then the latest.
pub fn recurring(noted: &[Noted]) -> Vec<Recurring> {
    let mut groups: BTreeMap<Same, Vec<&Noted>> = BTreeMap::new();
    for note in noted {
        groups.entry(same_as(first_said(note, noted))).or_default().push(note);
    }
    let mut found: Vec<Recurring> = groups.into_values().filter_map(told).collect();
    found.sort_by_key(|each| std::cmp::Reverse((each.visits, each.notes.last().map(|note| note.0))));
    found
}

/// The note that was first to say it. A chain that closes on itself ends where it began.
fn first_said<'n>(note: &'n Noted, noted: &'n [Noted]) -> &'n Noted {
    let mut first = note;
    for _ in 0..noted.len() {
        match noted.iter().find(|other| Some(other.finding) == first.duplicate_of) {
            Some(earlier) => first = earlier,
            None => break,
        }
    }
    first
}

fn same_as(note: &Noted) -> Same {
    match (note.zone, note.sense) {
        (Some(zone), Some(sense)) => Same::Place(zone, sense),
        _ => Same::Words(
            note.text
                .to_lowercase()
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" "),
        ),
    }
}

fn told(mut notes: Vec<&Noted>) -> Option<Recurring> {
    let mut visits: Vec<Id<Visit>> = notes.iter().map(|note| note.visit).collect();
    visits.sort_unstable();
    visits.dedup();
    if visits.len() < AGAIN {
        return None;
    }
    notes.sort_by_key(|note| (note.on, note.finding));
    let all = |agrees: fn(&Noted, &Noted) -> bool| notes.iter().all(|note| agrees(note, notes[0]));
    Some(Recurring {
        zone: notes[0].zone.filter(|_| all(|one, other| one.zone == other.zone)),
        sense: notes[0].sense.filter(|_| all(|one, other| one.sense == other.sense)),
        visits: visits.len(),
        latest: notes.last()?.finding,
        notes: notes.iter().map(|note| (note.on, note.text.clone())).collect(),
        findings: notes.iter().map(|note| note.finding).collect(),
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn note(n: u128, visit: u128, zone: u128, sense: Option<Sense>, text: &str) -> Noted {
        Noted {
            finding: Id::new(Uuid::from_u128(n)),
            duplicate_of: None,
            visit: Id::new(Uuid::from_u128(visit)),
            on: NaiveDate::from_ymd_opt(2026, 10, u32::try_from(visit).expect("small")).expect("day"),
            zone: (zone > 0).then(|| Id::new(Uuid::from_u128(zone))),
            sense,
            text: text.into(),
        }
    }

    fn check(noted: &[Noted], expected: &[(usize, &[&str])]) {
        let found = recurring(noted);
        let told: Vec<(usize, Vec<&str>)> = found
            .iter()
            .map(|each| (each.visits, each.notes.iter().map(|(_, text)| text.as_str()).collect()))
            .collect();
        let expected: Vec<(usize, Vec<&str>)> = expected.iter().map(|(n, texts)| (*n, texts.to_vec())).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn the_same_place_and_sense_at_several_visits() {
        let smell = Some(Sense::Smell);
        check(&[], &[]);
        check(&[note(1, 1, 5, smell, "carton"), note(2, 1, 5, smell, "cave")], &[]);
        check(
            &[
                note(3, 9, 5, smell, "égout"),
                note(1, 1, 5, smell, "carton"),
                note(2, 4, 5, smell, "cave"),
                note(4, 4, 5, Some(Sense::Sight), "néon"),
                note(5, 9, 6, smell, "javel"),
            ],
            &[(3, &["carton", "cave", "égout"])],
        );
    }

    #[test]
    fn without_a_place_the_words_decide() {
        check(
            &[
                note(1, 1, 0, None, "Pas de monnaie !"),
                note(2, 2, 0, None, "pas de  monnaie"),
                note(3, 2, 5, None, "pas de monnaie"),
                note(4, 3, 0, None, "pas de pièces"),
            ],
            &[(2, &["Pas de monnaie !", "pas de  monnaie", "pas de monnaie"])],
        );
    }

    #[test]
    fn somebody_said_it_is_the_same() {
        let mut again = note(2, 2, 6, Some(Sense::Sight), "l’enseigne clignote encore");
        again.duplicate_of = Some(Id::new(Uuid::from_u128(1)));
        let first = note(1, 1, 5, Some(Sense::Sight), "enseigne");
        check(&[first.clone(), again.clone()], &[(2, &["enseigne", "l’enseigne clignote encore"])]);
        assert_eq!(recurring(&[first.clone(), again.clone()])[0].zone, None, "they do not agree where");
        // Two that name each other do not go round for ever.
        let mut circle = first;
        circle.duplicate_of = Some(again.finding);
        assert!(recurring(&[circle, again]).len() <= 1);
    }
}

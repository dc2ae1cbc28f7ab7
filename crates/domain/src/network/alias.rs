//! One person, recorded twice: two colleagues without a network each enter the same new team member. Both records stay.
//! What is written down is that one stands for the other, or that they are two people after all; everything that shows
//! people reads the first as the second until that word is taken back.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strsim::osa_distance;
use ts_rs::TS;
use uuid::Uuid;

use super::{Notice, Person, mention::folded};
use crate::{Entity, Id, Refusal};

/// Shortest word of a name in which one differing letter is a slip and not another name, in letters.
const SLIPPED: usize = 4;

/// What somebody said of two records of people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PersonAlias {
    /// The record that is read as the other one.
    pub person: Id<Person>,
    /// The record that stands for both.
    pub known_as: Id<Person>,
    /// They are one person; `false`: they were looked at, and are two.
    pub is_same: bool,
}

impl Entity for PersonAlias {
    const NOUN: &'static str = "person_alias";
    fn parent(&self) -> Option<Uuid> {
        Some(self.person.uuid())
    }
    fn about(&self) -> Vec<Id<Person>> {
        vec![self.person, self.known_as]
    }
    fn check(&self) -> Result<(), Refusal> {
        if self.person == self.known_as { Err(Refusal::new("alias_of_itself")) } else { Ok(()) }
    }
}

/// Which record stands for which. A function of what was said alone, in whatever order it arrived: colleagues who said
/// it the other way round, or in a ring, still read the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aliases {
    stands: BTreeMap<Uuid, Uuid>,
    members: BTreeMap<Uuid, Vec<Uuid>>,
}

impl Aliases {
    /// Of pairs (record, record that stands for it). Whoever works here, `me`, is nobody's duplicate on this computer.
    pub fn new(pairs: &[(Uuid, Uuid)], me: Uuid) -> Self {
        let mut groups: Vec<BTreeSet<Uuid>> = Vec::new();
        for (person, known_as) in pairs {
            let (joined, mut apart): (Vec<_>, Vec<_>) =
                groups.into_iter().partition(|group| group.contains(person) || group.contains(known_as));
            apart.push(joined.into_iter().flatten().chain([*person, *known_as]).collect());
            groups = apart;
        }
        let mut aliases = Self::default();
        for group in groups {
            let is_read_as = |id: &Uuid| pairs.iter().any(|(person, _)| person == id);
            let eldest = || group.iter().find(|id| !is_read_as(id)).or_else(|| group.first());
            let Some(&stands) = group.get(&me).or_else(eldest) else { continue };
            aliases.stands.extend(group.iter().filter(|id| **id != stands).map(|id| (*id, stands)));
            let rest = group.iter().filter(|id| **id != stands);
            aliases.members.insert(stands, rest.chain([&stands]).copied().collect());
        }
        aliases
    }

    /// Nobody was said to be anybody else.
    pub fn is_empty(&self) -> bool {
        self.stands.is_empty()
    }

    /// The record that stands for this one: itself, if nothing was said.
    pub fn standing(&self, id: Uuid) -> Uuid {
        self.stands.get(&id).copied().unwrap_or(id)
    }

    /// Whether a record is read as another one.
    pub fn is_read_as_another(&self, id: Uuid) -> bool {
        self.stands.contains_key(&id)
    }

    /// The records of this person, the one that stands last; itself alone, if nothing was said.
    pub fn members(&self, id: Uuid) -> Vec<Uuid> {
        self.members.get(&self.standing(id)).cloned().unwrap_or_else(|| vec![id])
    }
}

/// Which notices count of a person who was recorded several times: the stricter reading. A notice counts once every
/// record had been told at least as much by its day, so that nobody is observed on the word of the wrong record. One
/// that was given to the person as a whole names the other records in `also`.
pub fn told_throughout(members: &[Uuid], notices: &[Notice]) -> Vec<bool> {
    let tells = |notice: &Notice, member: Uuid| {
        notice.person.uuid() == member || notice.also.iter().any(|also| also.uuid() == member)
    };
    let covers = |later: &Notice, member: Uuid| {
        notices.iter().any(|notice| {
            tells(notice, member) && notice.text_version >= later.text_version && notice.date <= later.date
        })
    };
    notices.iter().map(|notice| members.iter().all(|member| covers(notice, *member))).collect()
}

/// How alike two names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The same words, whatever their order, case and accents.
    Same,
    /// A slip of the hand, an initial, or a part left out.
    Near,
}

/// How alike two names are; none if they are two names.
pub fn likeness(one: &str, two: &str) -> Option<Likeness> {
    let words = |name: &str| {
        let mut words: Vec<String> = folded(name).split_whitespace().map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let (mut one, mut two) = (words(one), words(two));
    if one.is_empty() || two.is_empty() {
        return None;
    }
    if one.concat() == two.concat() {
        return Some(Likeness::Same);
    }
    let common: Vec<String> = one.iter().filter(|word| two.contains(word)).cloned().collect();
    one.retain(|word| !common.contains(word));
    two.retain(|word| !common.contains(word));
    let is_near = match (one.as_slice(), two.as_slice()) {
        // A first name alone, a second family name left out.
        ([], _) | (_, []) => common.iter().any(|word| word.chars().count() > 1),
        ([a], [b]) => is_slip(a, b) || (!common.is_empty() && (is_initial(a, b) || is_initial(b, a))),
        _ => false,
    };
    is_near.then_some(Likeness::Near)
}

fn is_slip(one: &str, two: &str) -> bool {
    one.chars().count().min(two.chars().count()) >= SLIPPED && osa_distance(one, two) == 1
}

fn is_initial(one: &str, two: &str) -> bool {
    one.chars().count() == 1 && two.starts_with(one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::NoticeChannel;

    fn ids<const N: usize>(numbers: [u128; N]) -> [Uuid; N] {
        numbers.map(Uuid::from_u128)
    }

    #[test]
    fn one_record_stands_whatever_was_said_in_which_order() {
        let [a, b, c, me] = ids([1, 2, 3, 9]);
        let check = |pairs: &[(Uuid, Uuid)], stands: Uuid| {
            let mut turned = pairs.to_vec();
            turned.reverse();
            let aliases = Aliases::new(pairs, me);
            assert_eq!(aliases, Aliases::new(&turned, me));
            for id in pairs.iter().flat_map(|(one, two)| [*one, *two]) {
                assert_eq!(aliases.standing(id), stands, "{pairs:?}");
                assert_eq!(aliases.members(id).last(), Some(&stands));
            }
        };
        check(&[(a, b)], b);
        check(&[(b, a)], a);
        check(&[(a, b), (b, c)], c);
        check(&[(a, b), (b, a)], a);
        check(&[(c, a), (c, b)], a);
        check(&[(a, b), (b, c), (c, a)], a);
        check(&[(me, a)], me);
        let nothing = Aliases::new(&[], me);
        assert!(nothing.is_empty() && nothing.members(a) == [a] && !nothing.is_read_as_another(a));
        let two = Aliases::new(&[(a, b), (c, me)], me);
        assert_eq!((two.standing(a), two.standing(c)), (b, me));
        assert_eq!(two.members(a), [a, b]);
    }

    #[test]
    fn a_person_recorded_twice_is_informed_once_both_records_are() {
        let [a, b] = ids([1, 2]);
        let notice = |person: Uuid, date: &str, text_version: u32, also: &[Uuid]| Notice {
            person: Id::new(person),
            text_version,
            date: date.parse().expect("a date"),
            channel: NoticeChannel::Meeting,
            informed_by: Id::new(Uuid::nil()),
            acknowledged: None,
            also: also.iter().map(|id| Id::new(*id)).collect(),
        };
        let check = |notices: &[Notice], counts: &[bool]| assert_eq!(told_throughout(&[a, b], notices), counts);
        check(&[notice(a, "2026-01-05", 1, &[])], &[false]);
        check(&[notice(a, "2026-01-05", 1, &[]), notice(b, "2026-02-01", 1, &[])], &[false, true]);
        check(&[notice(a, "2026-01-05", 2, &[]), notice(b, "2026-02-01", 1, &[])], &[false, true]);
        check(&[notice(a, "2026-03-01", 2, &[]), notice(b, "2026-02-01", 1, &[])], &[false, false]);
        check(&[notice(a, "2026-03-01", 1, &[b])], &[true]);
        assert_eq!(told_throughout(&[a], &[notice(a, "2026-01-05", 1, &[])]), [true]);
    }

    #[test]
    fn names_that_may_be_one_persons() {
        let check = |one: &str, two: &str, alike: Option<Likeness>| {
            assert_eq!((likeness(one, two), likeness(two, one)), (alike, alike), "{one} / {two}");
        };
        check("Amina Kaci", "amina  KACI", Some(Likeness::Same));
        check("Kaci Amina", "Amina Kaci", Some(Likeness::Same));
        check("Zoé Lefèvre", "Zoe Lefevre", Some(Likeness::Same));
        check("Jean-Paul Roy", "Jean Paul Roy", Some(Likeness::Same));
        check("Amina Kaci", "Amina Kacy", Some(Likeness::Near));
        check("Amina Kaci", "Amina K.", Some(Likeness::Near));
        check("Amina", "Amina Kaci", Some(Likeness::Near));
        check("Amina Kaci", "Amina Kaci-Roux", Some(Likeness::Near));
        check("Amina Kaci", "Karim Kaci", None);
        check("Léa Roux", "Léo Roux", None);
        check("Amina Kaci", "Paul Delorme", None);
        check("A. K.", "Amina Kaci", None);
        check("", "Amina", None);
    }

    #[test]
    fn nobody_stands_for_themselves() {
        let person = Id::new(Uuid::from_u128(1));
        let alias = PersonAlias { person, known_as: person, is_same: true };
        assert_eq!(alias.check().map_err(|refusal| refusal.code), Err("alias_of_itself"));
    }
}

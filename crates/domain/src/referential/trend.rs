//! Which scores of which versions speak of the same thing. A skill keeps its meaning through changes of wording; from a
//! version that changed its meaning on, earlier levels are another measure.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{ChangeNature, Item, Skill};
use crate::Id;

/// What a skill means: the same item, since the same version. Levels of two skills are compared if theirs are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Meaning {
    /// The item's identity.
    pub item: Uuid,
    /// The version from which on it means this.
    pub since: u32,
}

/// The meaning of every skill of published and retired versions.
#[derive(Debug, Clone, Default)]
pub struct Meanings(BTreeMap<Id<Skill>, Meaning>);

impl Meanings {
    /// From skills and the number of the version each lies in, in any order.
    pub fn of<'a>(skills: impl IntoIterator<Item = (Id<Skill>, &'a Skill, u32)>) -> Self {
        let mut lines: BTreeMap<Uuid, Vec<(u32, bool, Id<Skill>)>> = BTreeMap::new();
        for (id, skill, version) in skills {
            let anew = skill.lineage.nature == Some(ChangeNature::Meaning);
            lines.entry(skill.identity(id)).or_default().push((version, anew, id));
        }
        let mut meanings = BTreeMap::new();
        for (item, mut line) in lines {
            line.sort_by_key(|(version, ..)| *version);
            let mut since = line.first().map_or(0, |(version, ..)| *version);
            for (version, anew, id) in line {
                if anew {
                    since = version;
                }
                meanings.insert(id, Meaning { item, since });
            }
        }
        Self(meanings)
    }

    /// What a skill means; one nobody knows means itself.
    pub fn of_skill(&self, skill: Id<Skill>) -> Meaning {
        self.0.get(&skill).copied().unwrap_or(Meaning { item: skill.uuid(), since: 0 })
    }

    /// Whether the same item meant something else in an earlier version.
    pub fn broke(&self, meaning: Meaning) -> bool {
        self.0.values().any(|other| other.item == meaning.item && other.since < meaning.since)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Lineage, ReferentialVersion},
        *,
    };
    use crate::Bilingual;

    fn id<E>(n: u128) -> Id<E> {
        Id::new(Uuid::from_u128(n))
    }

    fn skill(origin: Option<u128>, nature: Option<ChangeNature>) -> Skill {
        Skill {
            version: id::<ReferentialVersion>(100),
            code: "C1".into(),
            rank: 1,
            title: Bilingual::default(),
            situation: Bilingual::default(),
            importance: 1,
            target: 2,
            scale_min: 1,
            scale_max: 3,
            attitude: None,
            moment: None,
            lineage: Lineage { origin: origin.map(Uuid::from_u128), nature },
        }
    }

    #[test]
    fn a_trend_breaks_where_meaning_changed_and_nowhere_else() {
        let (first, worded) = (skill(None, None), skill(Some(1), Some(ChangeNature::Wording)));
        let (meant, kept) = (skill(Some(1), Some(ChangeNature::Meaning)), skill(Some(1), None));
        let other = skill(None, None);
        let meanings = Meanings::of([
            (id(4), &kept, 4),
            (id(1), &first, 1),
            (id(3), &meant, 3),
            (id(2), &worded, 2),
            (id(9), &other, 2),
        ]);
        let of = |n: u128| meanings.of_skill(id(n));
        assert_eq!(of(1), of(2), "other words are the same measure");
        assert_ne!(of(2), of(3));
        assert_eq!(of(3), of(4));
        assert_eq!(of(4).since, 3);
        assert_ne!(of(9).item, of(1).item);
        assert!(meanings.broke(of(4)) && !meanings.broke(of(2)) && !meanings.broke(of(9)));
        assert_eq!(meanings.of_skill(id(77)), Meaning { item: Uuid::from_u128(77), since: 0 });
    }
}

//! Items of a file that bear no identity take that of the item they stand for, so that the same file brought in again
//! changes and never doubles. What stands for what: a skill by its code, a moment by its place and title, an attitude
//! by its adjective, a ritual or a cue by its words.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{Content, MomentText, SignText};
use crate::Bilingual;

/// Items without identity, with those they stand for. An identity is taken once: of two items that could both stand
/// for it, the second is a new one.
struct Counterparts<'a> {
    nameless: &'a BTreeSet<Uuid>,
    taken: BTreeSet<Uuid>,
    found: BTreeMap<Uuid, Uuid>,
}

impl Counterparts<'_> {
    fn note(&mut self, item: Uuid, counterpart: Option<Uuid>) {
        if let Some(own) = counterpart.filter(|own| self.nameless.contains(&item) && self.taken.insert(*own)) {
            self.found.insert(item, own);
        }
    }

    fn signs(&mut self, signs: &[SignText], onto: &[SignText]) {
        for each in signs {
            let same =
                |other: &&SignText| other.text.fr.trim() == each.text.fr.trim() && !self.taken.contains(&other.item);
            let same = onto.iter().find(same).map(|other| other.item);
            self.note(each.item, same);
        }
    }

    fn rename(&self, item: &mut Uuid) {
        if let Some(own) = self.found.get(item) {
            *item = *own;
        }
    }
}

impl Content {
    /// Gives items without identity (nil) one from `mint`, and tells which.
    pub fn name_all(&mut self, mut mint: impl FnMut() -> Uuid) -> BTreeSet<Uuid> {
        let mut named = BTreeSet::new();
        self.each_item(|_, item| {
            if item.is_nil() {
                *item = mint();
                named.insert(*item);
            }
        });
        named
    }

    /// Gives every item of `nameless` the identity of its counterpart in `onto`, if it has one; ties follow.
    pub fn adopt(&mut self, onto: &Self, nameless: &BTreeSet<Uuid>) {
        let key = |text: &str| text.trim().to_lowercase();
        let place = |moment: &MomentText| (moment.place(), key(&moment.title.fr));
        let mut taken = BTreeSet::new();
        self.each_item(|_, item| {
            taken.insert(*item);
        });
        let mut counterparts = Counterparts { nameless, taken, found: BTreeMap::new() };
        for each in &self.attitudes {
            let same = onto.attitudes.iter().find(|other| key(&other.adjective.fr) == key(&each.adjective.fr));
            counterparts.note(each.item, same.map(|other| other.item));
        }
        if let (Some(own), Some(other)) = (&self.promise, &onto.promise) {
            counterparts.note(own.item, Some(other.item));
        }
        for each in &self.moments {
            let known = onto.moments.iter().find(|other| {
                if nameless.contains(&each.item) { place(other) == place(each) } else { other.item == each.item }
            });
            let Some(known) = known else { continue };
            counterparts.note(each.item, Some(known.item));
            counterparts.signs(&each.rituals, &known.rituals);
            counterparts.signs(&each.cues, &known.cues);
        }
        for each in &self.skills {
            let same = onto.skills.iter().find(|other| key(&other.code) == key(&each.code));
            counterparts.note(each.item, same.map(|other| other.item));
        }
        self.each_item(|_, item| counterparts.rename(item));
        for skill in &mut self.skills {
            skill.attitude.iter_mut().chain(&mut skill.moment).for_each(|item| counterparts.rename(item));
        }
    }

    /// Every item's identity with its place, a pointer into the content such as `/moments/0/cues/2`.
    fn each_item(&mut self, mut with: impl FnMut(String, &mut Uuid)) {
        for (at, each) in self.attitudes.iter_mut().enumerate() {
            with(format!("/attitudes/{at}"), &mut each.item);
        }
        if let Some(each) = &mut self.promise {
            with("/promise".into(), &mut each.item);
        }
        for (at, each) in self.moments.iter_mut().enumerate() {
            with(format!("/moments/{at}"), &mut each.item);
            for (n, sign) in each.rituals.iter_mut().enumerate() {
                with(format!("/moments/{at}/rituals/{n}"), &mut sign.item);
            }
            for (n, sign) in each.cues.iter_mut().enumerate() {
                with(format!("/moments/{at}/cues/{n}"), &mut sign.item);
            }
        }
        for (at, each) in self.skills.iter_mut().enumerate() {
            with(format!("/skills/{at}"), &mut each.item);
        }
    }

    /// The first item that bears the identity of an earlier one: its place, a pointer into the content, and identity.
    pub fn twice(&self) -> Option<(String, Uuid)> {
        let (mut seen, mut twice) = (BTreeSet::new(), None);
        self.clone().each_item(|place, item| {
            if !item.is_nil() && !seen.insert(*item) && twice.is_none() {
                twice = Some((place, *item));
            }
        });
        twice
    }

    /// Takes the spaces around every text away; an English that says nothing is missing.
    pub fn trim(&mut self) {
        for each in &mut self.attitudes {
            each.adjective.tidy();
            each.meaning.tidy();
            each.behaviours.iter_mut().for_each(Bilingual::tidy);
        }
        if let Some(each) = &mut self.promise {
            each.text.tidy();
        }
        for each in &mut self.moments {
            each.occasion.iter_mut().for_each(|occasion| *occasion = occasion.trim().to_owned());
            each.title.tidy();
            each.emotional_expectation.tidy();
            each.rituals.iter_mut().chain(&mut each.cues).for_each(|sign| sign.text.tidy());
        }
        for each in &mut self.skills {
            each.code = each.code.trim().to_owned();
            each.title.tidy();
            each.situation.tidy();
            each.anchors.iter_mut().for_each(|anchor| anchor.text.tidy());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::content::samples::*, *};

    fn named(content: &mut Content) -> BTreeSet<Uuid> {
        let mut minted = 900;
        content.name_all(|| {
            minted += 1;
            id(minted)
        })
    }

    #[test]
    fn what_bears_no_identity_takes_that_of_its_counterpart_and_ties_follow() {
        let mut nameless = content();
        nameless.skills.push(skill(8));
        nameless.attitudes[0].item = Uuid::nil();
        nameless.moments[0].item = Uuid::nil();
        nameless.moments[0].rituals[0].item = Uuid::nil();
        nameless.skills[0].item = Uuid::nil();
        nameless.skills[1].item = Uuid::nil();
        let names = named(&mut nameless);
        assert_eq!(names.len(), 5);
        nameless.skills[0].attitude = Some(nameless.attitudes[0].item);
        nameless.skills[0].moment = Some(nameless.moments[0].item);
        let fresh = nameless.skills[1].item;
        nameless.adopt(&content(), &names);
        assert_eq!(nameless.attitudes, content().attitudes);
        assert_eq!(nameless.moments, content().moments);
        assert_eq!(nameless.skills[0], content().skills[0]);
        assert_eq!(nameless.skills[1].item, fresh, "a code nobody has is a new skill");
        assert_eq!(nameless.twice(), None);
        nameless.skills[1].item = id(7);
        assert_eq!(nameless.twice(), Some(("/skills/1".into(), id(7))));
    }

    #[test]
    fn an_identity_is_taken_once() {
        let mut twins = content();
        let ritual = SignText { item: Uuid::nil(), ..twins.moments[0].rituals[0].clone() };
        twins.moments[0].rituals = vec![ritual.clone(), ritual];
        let names = named(&mut twins);
        twins.adopt(&content(), &names);
        let [first, second] = &twins.moments[0].rituals[..] else { panic!("two rituals") };
        assert_eq!(first.item, content().moments[0].rituals[0].item);
        assert_eq!((second.item, twins.twice()), (id(902), None));
    }

    #[test]
    fn spaces_around_a_text_say_nothing() {
        let mut spaced = content();
        spaced.attitudes[0].adjective.fr.insert(0, ' ');
        spaced.moments[0].cues[0].text.fr.push('\n');
        spaced.skills[0].anchors[0].text.en = Some("  ".into());
        let mut plain = content();
        plain.skills[0].anchors[0].text.en = None;
        spaced.trim();
        assert_eq!(spaced, plain);
    }
}

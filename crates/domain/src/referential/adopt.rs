//! Items of a file that bear no identity take that of the item they stand for, so that the same file brought in again
//! changes and never doubles. What stands for what: a skill by its code, a moment by its place and title, an attitude
//! by its adjective, a ritual or a cue by its words.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Content, MomentText, SignText};

impl Content {
    /// Gives every item without identity (nil) the one of its counterpart in `onto`, else a new one from `mint`.
    pub fn adopt(&mut self, onto: &Self, mut mint: impl FnMut() -> Uuid) {
        let key = |text: &str| text.trim().to_lowercase();
        let attitudes: BTreeMap<_, _> =
            onto.attitudes.iter().map(|each| (key(&each.adjective.fr), each.item)).collect();
        for each in self.attitudes.iter_mut().filter(|each| each.item.is_nil()) {
            each.item = attitudes.get(&key(&each.adjective.fr)).copied().unwrap_or_else(&mut mint);
        }
        for each in self.promise.iter_mut().filter(|each| each.item.is_nil()) {
            each.item = onto.promise.as_ref().map_or_else(&mut mint, |promise| promise.item);
        }
        let place = |moment: &MomentText| (moment.place(), key(&moment.title.fr));
        for each in &mut self.moments {
            let known = onto.moments.iter().find(|other| match each.item.is_nil() {
                true => place(other) == place(each),
                false => other.item == each.item,
            });
            if each.item.is_nil() {
                each.item = known.map_or_else(&mut mint, |moment| moment.item);
            }
            adopt_signs(&mut each.rituals, known.map(|moment| moment.rituals.as_slice()), &mut mint);
            adopt_signs(&mut each.cues, known.map(|moment| moment.cues.as_slice()), &mut mint);
        }
        let skills: BTreeMap<_, _> = onto.skills.iter().map(|each| (key(&each.code), each.item)).collect();
        for each in self.skills.iter_mut().filter(|each| each.item.is_nil()) {
            each.item = skills.get(&key(&each.code)).copied().unwrap_or_else(&mut mint);
        }
    }

    /// The first identity two items share, if any.
    pub fn twice(&mut self) -> Option<Uuid> {
        let mut items: Vec<Uuid> =
            self.natures().into_iter().map(|(item, _)| item).filter(|item| !item.is_nil()).collect();
        items.sort();
        items.windows(2).find_map(|pair| match pair {
            [a, b] if a == b => Some(*a),
            _ => None,
        })
    }
}

fn adopt_signs(signs: &mut [SignText], onto: Option<&[SignText]>, mint: &mut impl FnMut() -> Uuid) {
    for each in signs.iter_mut().filter(|each| each.item.is_nil()) {
        let same = onto.into_iter().flatten().find(|other| other.text.fr.trim() == each.text.fr.trim());
        each.item = same.map_or_else(&mut *mint, |other| other.item);
    }
}

#[cfg(test)]
mod tests {
    use super::{super::content::samples::*, *};

    #[test]
    fn what_bears_no_identity_takes_that_of_its_counterpart() {
        let mut nameless = content();
        nameless.skills.push(skill(8));
        nameless.attitudes.truncate(1);
        nameless.attitudes[0].item = Uuid::nil();
        nameless.moments[0].item = Uuid::nil();
        nameless.moments[0].rituals[0].item = Uuid::nil();
        nameless.skills[0].item = Uuid::nil();
        nameless.skills[1].item = Uuid::nil();
        let mut minted = 900;
        nameless.adopt(&content(), || {
            minted += 1;
            id(minted)
        });
        assert_eq!(nameless.moments, content().moments);
        assert_eq!(nameless.skills[0], content().skills[0]);
        assert_eq!(nameless.skills[1].item, id(901), "a code nobody has is a new skill");
        assert_eq!(nameless.twice(), None);
        nameless.skills[1].item = id(7);
        assert_eq!(nameless.twice(), Some(id(7)));
    }
}

//! Finding an item of a draft, and a text of it, to be written.

use uuid::Uuid;

use super::{
    super::{AnchorText, AttitudeText, Content, ItemNoun, MomentText, SignText, SkillText},
    TextField,
};
use crate::{Bilingual, Refusal};

pub(super) fn unknown() -> Refusal {
    Refusal::new("item_unknown")
}

fn find<T>(items: &mut [T], is: impl Fn(&T) -> bool) -> Option<&mut T> {
    items.iter_mut().find(|item| is(item))
}

impl Content {
    /// What an item is, if it is here.
    pub fn noun_of(&self, item: Uuid) -> Option<ItemNoun> {
        let sign = |signs: &[SignText]| signs.iter().any(|sign| sign.item == item);
        let moments = &self.moments;
        [
            (ItemNoun::Attitude, self.attitudes.iter().any(|each| each.item == item)),
            (ItemNoun::Promise, self.promise.iter().any(|each| each.item == item)),
            (ItemNoun::Moment, moments.iter().any(|each| each.item == item)),
            (ItemNoun::Ritual, moments.iter().any(|each| sign(&each.rituals))),
            (ItemNoun::Cue, moments.iter().any(|each| sign(&each.cues))),
            (ItemNoun::Skill, self.skills.iter().any(|each| each.item == item)),
        ]
        .into_iter()
        .find_map(|(noun, here)| here.then_some(noun))
    }

    pub(super) fn tied(&self, to: Option<Uuid>, noun: ItemNoun) -> Result<(), Refusal> {
        let fits = to.is_none_or(|item| self.noun_of(item) == Some(noun));
        if fits { Ok(()) } else { Err(unknown()) }
    }

    pub(super) fn skill_mut(&mut self, item: Uuid) -> Result<&mut SkillText, Refusal> {
        find(&mut self.skills, |each| each.item == item).ok_or_else(unknown)
    }

    pub(super) fn moment_mut(&mut self, item: Uuid) -> Result<&mut MomentText, Refusal> {
        find(&mut self.moments, |each| each.item == item).ok_or_else(unknown)
    }

    pub(super) fn sign_mut(&mut self, item: Uuid) -> Result<&mut SignText, Refusal> {
        let signs = self.moments.iter_mut().flat_map(|moment| moment.rituals.iter_mut().chain(&mut moment.cues));
        signs.into_iter().find(|sign| sign.item == item).ok_or_else(unknown)
    }

    pub(super) fn text_mut(&mut self, item: Uuid, name: TextField, at: Option<i32>) -> Result<&mut Bilingual, Refusal> {
        let noun = self.noun_of(item).ok_or_else(unknown)?;
        match (noun, name) {
            (ItemNoun::Promise, TextField::Text) => {
                self.promise.as_mut().map(|each| &mut each.text).ok_or_else(unknown)
            }
            (ItemNoun::Ritual | ItemNoun::Cue, TextField::Text) => Ok(&mut self.sign_mut(item)?.text),
            (ItemNoun::Moment, TextField::Title) => Ok(&mut self.moment_mut(item)?.title),
            (ItemNoun::Moment, TextField::EmotionalExpectation) => {
                Ok(&mut self.moment_mut(item)?.emotional_expectation)
            }
            (ItemNoun::Skill, TextField::Title) => Ok(&mut self.skill_mut(item)?.title),
            (ItemNoun::Skill, TextField::Situation) => Ok(&mut self.skill_mut(item)?.situation),
            (ItemNoun::Skill, TextField::Anchor) => self.skill_mut(item)?.anchor_mut(at.ok_or_else(unknown)?),
            (ItemNoun::Attitude, _) => {
                let attitude = find(&mut self.attitudes, |each| each.item == item).ok_or_else(unknown)?;
                match name {
                    TextField::Adjective => Ok(&mut attitude.adjective),
                    TextField::Meaning => Ok(&mut attitude.meaning),
                    TextField::Behaviour => attitude.behaviour_mut(at.ok_or_else(unknown)?),
                    _ => Err(unknown()),
                }
            }
            _ => Err(unknown()),
        }
    }
}

impl AttitudeText {
    fn behaviour_mut(&mut self, at: i32) -> Result<&mut Bilingual, Refusal> {
        let at = usize::try_from(at - 1).map_err(|_| unknown())?;
        if at == self.behaviours.len() {
            self.behaviours.push(Bilingual::default());
        }
        self.behaviours.get_mut(at).ok_or_else(unknown)
    }
}

impl SkillText {
    fn anchor_mut(&mut self, level: i32) -> Result<&mut Bilingual, Refusal> {
        if !(self.scale_min..=self.scale_max).contains(&level) {
            return Err(unknown());
        }
        if self.anchor(level).is_none() {
            self.anchors.push(AnchorText { level, text: Bilingual::default() });
            self.anchors.sort_by_key(|anchor| anchor.level);
        }
        find(&mut self.anchors, |anchor| anchor.level == level).map(|anchor| &mut anchor.text).ok_or_else(unknown)
    }
}

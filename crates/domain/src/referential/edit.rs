//! Editing a draft as a tree: one field, one item at a time. Nothing here writes; the tree is written back whole and
//! only what differs becomes an operation.

mod item;
mod value;

use uuid::Uuid;

pub use value::{FieldValue, NewItem, TextField};

use self::item::unknown;
use super::{
    AttitudeText, ChangeNature, Content, ItemNoun, MomentText, PromiseText, ReferentialKind, SignText, SkillText,
    check_limits, next_code,
};
use crate::{Bilingual, Refusal};

/// The scale a new skill begins with, and its target.
const SCALE: (i32, i32, i32) = (1, 4, 3);

impl Content {
    /// Adds an item under an identity minted for it.
    ///
    /// # Errors
    /// Those of [`check_limits`]; `item_unknown`; `second_promise`; `channel_or_occasion` for a moment of another kind.
    pub fn add(&mut self, new: NewItem, item: Uuid, kind: ReferentialKind) -> Result<(), Refusal> {
        match new {
            NewItem::Attitude => self.attitudes.push(AttitudeText {
                item,
                nature: None,
                adjective: Bilingual::default(),
                meaning: Bilingual::default(),
                behaviours: Vec::new(),
            }),
            NewItem::Promise if self.promise.is_some() => return Err(Refusal::new("second_promise")),
            NewItem::Promise => self.promise = Some(PromiseText { item, nature: None, text: Bilingual::default() }),
            NewItem::Moment { channel, occasion } => {
                let moment = MomentText {
                    item,
                    nature: None,
                    channel,
                    occasion,
                    title: Bilingual::default(),
                    emotional_expectation: Bilingual::default(),
                    rituals: Vec::new(),
                    cues: Vec::new(),
                };
                moment.check_place(kind)?;
                self.moments.push(moment);
                self.order_moments();
            }
            NewItem::Ritual { moment } => self.moment_mut(moment)?.rituals.push(SignText::empty(item)),
            NewItem::Cue { moment } => self.moment_mut(moment)?.cues.push(SignText::empty(item)),
            NewItem::Skill => {
                let (scale_min, scale_max, target) = SCALE;
                let code = next_code(&self.skills);
                self.skills.push(SkillText {
                    item,
                    nature: None,
                    code,
                    title: Bilingual::default(),
                    situation: Bilingual::default(),
                    importance: 2,
                    target,
                    scale_min,
                    scale_max,
                    attitude: None,
                    moment: None,
                    anchors: Vec::new(),
                });
            }
        }
        check_limits(self)
    }

    /// Takes an item out; what pointed at it points nowhere.
    ///
    /// # Errors
    /// `item_unknown`.
    pub fn remove(&mut self, item: Uuid) -> Result<(), Refusal> {
        self.noun_of(item).ok_or_else(unknown)?;
        self.attitudes.retain(|each| each.item != item);
        self.promise = self.promise.take().filter(|each| each.item != item);
        self.moments.retain(|each| each.item != item);
        for moment in &mut self.moments {
            moment.rituals.retain(|each| each.item != item);
            moment.cues.retain(|each| each.item != item);
        }
        self.skills.retain(|each| each.item != item);
        for skill in &mut self.skills {
            skill.attitude = skill.attitude.filter(|attitude| *attitude != item);
            skill.moment = skill.moment.filter(|moment| *moment != item);
        }
        Ok(())
    }

    /// Changes places with the neighbour above or below, a moment within its channel or occasion; nothing happens at
    /// the end.
    ///
    /// # Errors
    /// `item_unknown`; rituals and cues have no order.
    pub fn shift(&mut self, item: Uuid, up: bool) -> Result<(), Refusal> {
        fn swap<T>(items: &mut [T], at: Option<usize>, up: bool, joined: impl Fn(&T, &T) -> bool) -> bool {
            let Some(at) = at else { return false };
            let other = if up { at.checked_sub(1) } else { Some(at + 1).filter(|next| *next < items.len()) };
            if let Some(other) = other.filter(|other| joined(&items[at], &items[*other])) {
                items.swap(at, other);
            }
            true
        }
        let at = self.attitudes.iter().position(|each| each.item == item);
        let moment = self.moments.iter().position(|each| each.item == item);
        let skill = self.skills.iter().position(|each| each.item == item);
        let known = swap(&mut self.attitudes, at, up, |_, _| true)
            || swap(&mut self.moments, moment, up, |a, b| a.place() == b.place())
            || swap(&mut self.skills, skill, up, |_, _| true);
        if known { Ok(()) } else { Err(unknown()) }
    }

    /// What the author says of an item's change; `None` takes the word back.
    ///
    /// # Errors
    /// `item_unknown`.
    pub fn set_nature(&mut self, item: Uuid, nature: Option<ChangeNature>) -> Result<(), Refusal> {
        let mut natures = self.natures();
        let (_, said) = natures.iter_mut().find(|(id, _)| *id == item).ok_or_else(unknown)?;
        **said = nature;
        Ok(())
    }

    /// Every item's identity with what is said of its change, to be written.
    pub fn natures(&mut self) -> Vec<(Uuid, &mut Option<ChangeNature>)> {
        let mut natures: Vec<(Uuid, &mut Option<ChangeNature>)> = Vec::new();
        natures.extend(self.attitudes.iter_mut().map(|each| (each.item, &mut each.nature)));
        natures.extend(self.promise.iter_mut().map(|each| (each.item, &mut each.nature)));
        for each in &mut self.moments {
            natures.push((each.item, &mut each.nature));
            natures.extend(each.rituals.iter_mut().chain(&mut each.cues).map(|sign| (sign.item, &mut sign.nature)));
        }
        natures.extend(self.skills.iter_mut().map(|each| (each.item, &mut each.nature)));
        natures
    }

    /// Writes one field of an item.
    ///
    /// # Errors
    /// `item_unknown` also for a field the item does not have; those of [`check_limits`]; `channel_or_occasion`.
    pub fn write(&mut self, item: Uuid, value: FieldValue, kind: ReferentialKind) -> Result<(), Refusal> {
        match value {
            FieldValue::Text { name, at, language, text } => self.text_mut(item, name, at)?.set(language, &text),
            FieldValue::Code { code } => self.skill_mut(item)?.code = code.trim().to_owned(),
            FieldValue::Channel { channel } => self.moment_mut(item)?.channel = Some(channel),
            FieldValue::Occasion { occasion } => self.moment_mut(item)?.occasion = Some(occasion.trim().to_owned()),
            FieldValue::Mandatory { mandatory } => self.sign_mut(item)?.mandatory = mandatory,
            FieldValue::Importance { importance } => self.skill_mut(item)?.importance = importance,
            FieldValue::Target { target } => self.skill_mut(item)?.target = target,
            FieldValue::Scale { min, max } => {
                let skill = self.skill_mut(item)?;
                (skill.scale_min, skill.scale_max) = (min, max);
                skill.anchors.retain(|anchor| (min..=max).contains(&anchor.level));
                skill.target = skill.target.max(min).min(max);
            }
            FieldValue::Attitude { attitude } => {
                self.tied(attitude, ItemNoun::Attitude)?;
                self.skill_mut(item)?.attitude = attitude;
            }
            FieldValue::Moment { moment } => {
                self.tied(moment, ItemNoun::Moment)?;
                self.skill_mut(item)?.moment = moment;
            }
        }
        self.tidy();
        for moment in &self.moments {
            moment.check_place(kind)?;
        }
        self.order_moments();
        check_limits(self)
    }

    /// Texts emptied in both languages go where a list holds them.
    fn tidy(&mut self) {
        let said = |text: &Bilingual| !text.is_empty();
        self.attitudes.iter_mut().for_each(|attitude| attitude.behaviours.retain(said));
        self.skills.iter_mut().for_each(|skill| skill.anchors.retain(|anchor| said(&anchor.text)));
    }

    /// Moments of one channel or occasion stand together: channels in their own order, occasions as they were first used.
    pub fn order_moments(&mut self) {
        let mut places: Vec<_> = self.moments.iter().map(MomentText::place).collect();
        if self.moments.iter().all(|moment| moment.channel.is_some()) {
            places.sort();
        }
        self.moments.sort_by_key(|moment| places.iter().position(|place| *place == moment.place()));
    }
}

impl MomentText {
    /// A service referential speaks of channels, its mirrors of occasions.
    ///
    /// # Errors
    /// `channel_or_occasion`.
    pub fn check_place(&self, kind: ReferentialKind) -> Result<(), Refusal> {
        let by_channel = kind == ReferentialKind::Service;
        let fits = self.channel.is_some() == by_channel && self.occasion.is_some() != by_channel;
        if fits { Ok(()) } else { Err(Refusal::new("channel_or_occasion")) }
    }
}

impl SignText {
    fn empty(item: Uuid) -> Self {
        Self { item, nature: None, text: Bilingual::default(), mandatory: true }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::content::samples::*, *};
    use crate::{Language, referential::Channel};

    const SERVICE: ReferentialKind = ReferentialKind::Service;

    fn text(name: TextField, at: Option<i32>, language: Language, text: &str) -> FieldValue {
        FieldValue::Text { name, at, language, text: text.into() }
    }

    #[test]
    fn a_field_is_written_in_one_language() {
        let mut draft = content();
        let write = |draft: &mut Content, item, value| draft.write(id(item), value, SERVICE);
        assert_eq!(write(&mut draft, 7, text(TextField::Title, None, Language::En, " Hello ")), Ok(()));
        assert_eq!(draft.skills[0].title, both("Accueil à l’arrivée", "Hello"));
        assert_eq!(write(&mut draft, 7, text(TextField::Anchor, Some(2), Language::En, "")), Ok(()));
        assert_eq!(draft.skills[0].anchor(2).and_then(|text| text.en.clone()), None);
        assert_eq!(write(&mut draft, 1, text(TextField::Behaviour, Some(2), Language::Fr, "Salue.")), Ok(()));
        assert_eq!(draft.attitudes[0].behaviours.len(), 2);
        assert_eq!(write(&mut draft, 1, text(TextField::Behaviour, Some(2), Language::Fr, "")), Ok(()));
        assert_eq!(draft.attitudes[0].behaviours.len(), 1, "an emptied behaviour goes");
        for (item, name, at) in [
            (7, TextField::Adjective, None),
            (7, TextField::Anchor, Some(4)),
            (1, TextField::Behaviour, Some(5)),
            (99, TextField::Title, None),
        ] {
            let refused = write(&mut draft, item, text(name, at, Language::Fr, "x")).map_err(|refusal| refusal.code);
            assert_eq!(refused, Err("item_unknown"), "{item} {name:?}");
        }
    }

    #[test]
    fn a_scale_takes_its_target_and_anchors_along() {
        let mut draft = content();
        draft.skills[0].target = 3;
        assert_eq!(draft.write(id(7), FieldValue::Scale { min: 0, max: 2 }, SERVICE), Ok(()));
        assert_eq!((draft.skills[0].target, draft.skills[0].anchors.len()), (2, 2));
    }

    #[test]
    fn limits_hold_for_what_is_added_and_for_what_is_moved_in() {
        let mut draft = content();
        let in_shop = || NewItem::Moment { channel: Some(Channel::WalkIn), occasion: None };
        for n in 20..24 {
            assert_eq!(draft.add(in_shop(), id(n), SERVICE), Ok(()));
        }
        let code = |result: Result<(), Refusal>| result.map_err(|refusal| refusal.code);
        assert_eq!(code(draft.clone().add(in_shop(), id(30), SERVICE)), Err("sixth_moment"));
        assert_eq!(code(draft.clone().add(NewItem::Attitude, id(31), SERVICE)), Err("fourth_attitude"));
        assert_eq!(code(draft.clone().add(NewItem::Promise, id(32), SERVICE)), Err("second_promise"));
        let occasion = NewItem::Moment { channel: None, occasion: Some("Point du matin".into()) };
        assert_eq!(code(draft.clone().add(occasion.clone(), id(33), SERVICE)), Err("channel_or_occasion"));
        assert_eq!(code(Content::default().add(occasion, id(33), ReferentialKind::Management)), Ok(()));
        let by_phone = NewItem::Moment { channel: Some(Channel::Phone), occasion: None };
        assert_eq!(draft.add(by_phone, id(34), SERVICE), Ok(()));
        let moved = draft.write(id(34), FieldValue::Channel { channel: Channel::WalkIn }, SERVICE);
        assert_eq!(code(moved), Err("sixth_moment"));
    }

    #[test]
    fn an_item_that_goes_leaves_no_tie() {
        let mut draft = content();
        draft.remove(id(5)).expect("it is there");
        draft.remove(id(1)).expect("it is there");
        assert_eq!((draft.skills[0].moment, draft.skills[0].attitude), (None, None));
        assert_eq!(draft.remove(id(5)).map_err(|refusal| refusal.code), Err("item_unknown"));
        assert_eq!(draft.remove(id(105)).map_err(|refusal| refusal.code), Err("item_unknown"), "its ritual went along");
    }

    #[test]
    fn neighbours_change_places_within_their_channel() {
        let mut draft = content();
        draft.moments.push(MomentText { channel: Some(Channel::Phone), ..moment(6) });
        draft.shift(id(5), false).expect("known");
        assert_eq!(draft.moments[0].item, id(5), "the next moment is another channel's");
        draft.shift(id(1), false).expect("known");
        draft.shift(id(3), false).expect("the last one stays");
        let order: Vec<_> = draft.attitudes.iter().map(|each| each.item.as_u128()).collect();
        assert_eq!(order, [2, 1, 3]);
    }
}

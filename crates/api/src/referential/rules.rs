//! Every rule a readable file may break, with its place. The rules are the domain's: each field is put alone into an
//! item that is otherwise in order, and the item says what it thinks of it.

use std::collections::BTreeSet;

use sillage_domain::{
    Bilingual, Entity, Id, Refusal,
    referential::{
        Attitude, Channel, Lineage, MomentOfTruth, MomentText, Referential, ReferentialKind, Ritual, ServiceCue,
        ServicePromise, Sign, SignText, Skill, SkillAnchor, SkillText, beyond_limits,
    },
};
use uuid::Uuid;

use super::file::ReferentialFile;

/// Every broken rule: a pointer into the file, and the refusal.
pub(super) fn broken_rules(file: &ReferentialFile) -> Vec<(String, Refusal)> {
    let mut rules = Rules::default();
    let content = &file.content;
    rules.text("/title", &file.title, |title| Referential { kind: file.kind, title }.check());
    for (at, attitude) in content.attitudes.iter().enumerate() {
        let at = format!("/content/attitudes/{at}");
        let plain = plain_attitude();
        rules.text(&format!("{at}/adjective"), &attitude.adjective, |adjective| {
            Attitude { adjective, ..plain.clone() }.check()
        });
        rules
            .text(&format!("{at}/meaning"), &attitude.meaning, |meaning| Attitude { meaning, ..plain.clone() }.check());
        for (n, act) in attitude.behaviours.iter().enumerate() {
            rules.text(&format!("{at}/behaviours/{n}"), act, |act| {
                Attitude { observable_behaviours: vec![act], ..plain.clone() }.check()
            });
        }
    }
    if let Some(promise) = &content.promise {
        rules.text("/content/promise/text", &promise.text, |text| {
            ServicePromise { version: nowhere(), text, lineage: Lineage::default() }.check()
        });
    }
    for (at, moment) in content.moments.iter().enumerate() {
        rules.moment(&format!("/content/moments/{at}"), moment, file.kind);
    }
    let attitudes: BTreeSet<Uuid> = content.attitudes.iter().map(|each| each.item).collect();
    let moments: BTreeSet<Uuid> = content.moments.iter().map(|each| each.item).collect();
    for (at, skill) in content.skills.iter().enumerate() {
        let at = format!("/content/skills/{at}");
        rules.skill(&at, skill);
        for (field, tie, known) in [("attitude", skill.attitude, &attitudes), ("moment", skill.moment, &moments)] {
            if tie.is_some_and(|item| !known.contains(&item)) {
                rules.broken(format!("{at}/{field}"), Refusal::new("item_unknown"));
            }
        }
    }
    for (place, refusal) in beyond_limits(content) {
        rules.broken(format!("/content{place}"), refusal);
    }
    if let Some((place, item)) = content.twice() {
        rules.broken(format!("/content{place}"), Refusal::new("item_twice").with("item", item));
    }
    rules.0
}

#[derive(Default)]
struct Rules(Vec<(String, Refusal)>);

impl Rules {
    fn broken(&mut self, at: String, refusal: Refusal) {
        self.0.push((at, refusal));
    }

    fn check(&mut self, at: String, result: Result<(), Refusal>) {
        self.0.extend(result.err().map(|refusal| (at, refusal)));
    }

    /// A text in two languages: the one that is refused is named.
    fn text(&mut self, at: &str, text: &Bilingual, check: impl Fn(Bilingual) -> Result<(), Refusal>) {
        match check(Bilingual { en: None, ..text.clone() }) {
            Ok(()) => self.check(format!("{at}/en"), check(text.clone())),
            Err(refusal) => self.broken(format!("{at}/fr"), refusal),
        }
    }

    fn moment(&mut self, at: &str, moment: &MomentText, kind: ReferentialKind) {
        let plain = plain_moment();
        let by_channel = kind == ReferentialKind::Service;
        let place = if by_channel { "channel" } else { "occasion" };
        self.check(format!("{at}/{place}"), moment.check_place(kind));
        if !by_channel && let Some(occasion) = &moment.occasion {
            let of = MomentOfTruth { channel: None, occasion: Some(occasion.clone()), ..plain.clone() };
            self.check(format!("{at}/occasion"), of.check());
        }
        self.text(&format!("{at}/title"), &moment.title, |title| MomentOfTruth { title, ..plain.clone() }.check());
        self.text(&format!("{at}/emotional_expectation"), &moment.emotional_expectation, |emotional_expectation| {
            MomentOfTruth { emotional_expectation, ..plain.clone() }.check()
        });
        self.signs::<Ritual>(&format!("{at}/rituals"), &moment.rituals);
        self.signs::<ServiceCue>(&format!("{at}/cues"), &moment.cues);
    }

    fn signs<S: Sign>(&mut self, at: &str, signs: &[SignText]) {
        for (n, sign) in signs.iter().enumerate() {
            self.text(&format!("{at}/{n}/text"), &sign.text, |text| {
                S::of(nowhere(), text, sign.mandatory, Lineage::default()).check()
            });
        }
    }

    fn skill(&mut self, at: &str, skill: &SkillText) {
        let plain = plain_skill();
        let (scale_min, scale_max) = (skill.scale_min, skill.scale_max);
        self.check(format!("{at}/code"), Skill { code: skill.code.clone(), ..plain.clone() }.check());
        self.text(&format!("{at}/title"), &skill.title, |title| Skill { title, ..plain.clone() }.check());
        self.text(&format!("{at}/situation"), &skill.situation, |situation| {
            Skill { situation, ..plain.clone() }.check()
        });
        let importance = Skill { importance: skill.importance, ..plain.clone() };
        self.check(format!("{at}/importance"), importance.check());
        let scale = Skill { scale_min, scale_max, target: scale_min, ..plain.clone() };
        match scale.check() {
            Ok(()) => {
                self.check(format!("{at}/target"), Skill { target: skill.target, ..scale }.check());
            }
            Err(refusal) => self.broken(format!("{at}/scale_max"), refusal),
        }
        let mut levels = BTreeSet::new();
        for (n, anchor) in skill.anchors.iter().enumerate() {
            let at = format!("{at}/anchors/{n}");
            if !levels.insert(anchor.level) || !(scale_min..=scale_max).contains(&anchor.level) {
                self.broken(format!("{at}/level"), Refusal::new("level_out_of_scale"));
            }
            self.text(&format!("{at}/text"), &anchor.text, |text| {
                SkillAnchor { skill: nowhere(), level: anchor.level, text }.check()
            });
        }
    }
}

fn nowhere<E>() -> Id<E> {
    Id::new(Uuid::nil())
}

fn plain_attitude() -> Attitude {
    Attitude {
        version: nowhere(),
        rank: 1,
        adjective: Bilingual::default(),
        meaning: Bilingual::default(),
        observable_behaviours: Vec::new(),
        lineage: Lineage::default(),
    }
}

fn plain_moment() -> MomentOfTruth {
    MomentOfTruth {
        version: nowhere(),
        channel: Some(Channel::WalkIn),
        occasion: None,
        rank: 1,
        title: Bilingual::default(),
        emotional_expectation: Bilingual::default(),
        lineage: Lineage::default(),
    }
}

fn plain_skill() -> Skill {
    Skill {
        version: nowhere(),
        code: "C1".into(),
        rank: 1,
        title: Bilingual::default(),
        situation: Bilingual::default(),
        importance: 1,
        target: 1,
        scale_min: 1,
        scale_max: 3,
        attitude: None,
        moment: None,
        lineage: Lineage::default(),
    }
}

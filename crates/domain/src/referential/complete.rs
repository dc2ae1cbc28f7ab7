//! What a version may hold and what it needs: the limits hold at every moment, completeness is asked for at publication
//! and told as a list of what is missing.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::Content;
use crate::{Bilingual, Refusal};

/// A version has exactly this many attitudes.
pub const ATTITUDES: usize = 3;
/// A channel or an occasion has at most this many moments of truth.
pub const MOMENTS: usize = 5;

/// The limits no draft may pass either.
///
/// # Errors
/// `fourth_attitude`, `sixth_moment`, `skill_code_taken`.
pub fn check_limits(content: &Content) -> Result<(), Refusal> {
    beyond_limits(content).into_iter().next().map_or(Ok(()), |(_, refusal)| Err(refusal))
}

/// Every item beyond a limit: its place, a pointer into the content, and its refusal.
pub fn beyond_limits(content: &Content) -> Vec<(String, Refusal)> {
    let mut beyond = Vec::new();
    for at in ATTITUDES..content.attitudes.len() {
        beyond.push((format!("/attitudes/{at}"), Refusal::new("fourth_attitude")));
    }
    let mut places: BTreeMap<_, usize> = BTreeMap::new();
    for (at, moment) in content.moments.iter().enumerate() {
        let held = places.entry(moment.place()).or_default();
        *held += 1;
        if *held > MOMENTS {
            beyond.push((format!("/moments/{at}"), Refusal::new("sixth_moment")));
        }
    }
    let mut codes = BTreeSet::new();
    for (at, skill) in content.skills.iter().enumerate() {
        if !codes.insert(&skill.code) {
            let taken = Refusal::new("skill_code_taken").with("code", &skill.code);
            beyond.push((format!("/skills/{at}/code"), taken));
        }
    }
    beyond
}

/// What is missing; each is a sentence of the catalogue (`referential-missing-<what>`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MissingWhat {
    /// Attitudes; `count` are missing.
    Attitudes,
    /// The adjective of an attitude.
    Adjective,
    /// What an attitude means.
    Meaning,
    /// A behaviour that shows an attitude.
    Behaviour,
    /// The promise.
    Promise,
    /// Any moment of truth.
    Moments,
    /// The title of a moment.
    MomentTitle,
    /// The occasion of a moment.
    Occasion,
    /// What one hopes to feel at a moment.
    Expectation,
    /// The text of a ritual or a cue.
    Sign,
    /// Any skill.
    Skills,
    /// The title of a skill.
    SkillTitle,
    /// When a skill can be seen.
    Situation,
    /// The anchor of a level.
    Anchor,
}

impl MissingWhat {
    /// The code with which publication is refused for it.
    pub fn refusal(self) -> &'static str {
        match self {
            Self::Attitudes => "lacks_attitudes",
            Self::Adjective => "lacks_adjective",
            Self::Meaning => "lacks_meaning",
            Self::Behaviour => "lacks_behaviour",
            Self::Promise => "lacks_promise",
            Self::Moments => "lacks_moments",
            Self::MomentTitle => "lacks_moment_title",
            Self::Occasion => "lacks_occasion",
            Self::Expectation => "lacks_expectation",
            Self::Sign => "lacks_sign",
            Self::Skills => "lacks_skills",
            Self::SkillTitle => "lacks_skill_title",
            Self::Situation => "lacks_situation",
            Self::Anchor => "lacks_anchor",
        }
    }
}

/// One thing a version lacks before it can be published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Missing {
    /// What.
    pub what: MissingWhat,
    /// In which item; `None` if the item itself is missing.
    pub item: Option<Uuid>,
    /// How that item is called, as far as it is.
    pub name: Bilingual,
    /// At which level.
    pub level: Option<i32>,
    /// How many, where several are.
    pub count: u32,
}

struct Lacks(Vec<Missing>);

impl Lacks {
    fn whole(&mut self, what: MissingWhat, count: usize) {
        if count > 0 {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            self.0.push(Missing { what, item: None, name: Bilingual::default(), level: None, count });
        }
    }

    fn text(&mut self, what: MissingWhat, item: Uuid, name: &Bilingual, text: &str) {
        self.at_level(what, item, name, None, text);
    }

    fn at_level(&mut self, what: MissingWhat, item: Uuid, name: &Bilingual, level: Option<i32>, text: &str) {
        if text.trim().is_empty() {
            self.0.push(Missing { what, item: Some(item), name: name.clone(), level, count: 1 });
        }
    }
}

/// Everything the version lacks, in the order of the screen. English may be missing; French is then shown.
pub fn missing(content: &Content) -> Vec<Missing> {
    use MissingWhat as What;
    let mut lacks = Lacks(Vec::new());
    lacks.whole(What::Attitudes, ATTITUDES.saturating_sub(content.attitudes.len()));
    for attitude in &content.attitudes {
        let name = &attitude.adjective;
        lacks.text(What::Adjective, attitude.item, name, &name.fr);
        lacks.text(What::Meaning, attitude.item, name, &attitude.meaning.fr);
        let seen = attitude.behaviours.iter().map(|text| text.fr.as_str()).find(|text| !text.trim().is_empty());
        lacks.text(What::Behaviour, attitude.item, name, seen.unwrap_or_default());
    }
    let promised = content.promise.as_ref().is_some_and(|promise| !promise.text.fr.trim().is_empty());
    lacks.whole(What::Promise, usize::from(!promised));
    lacks.whole(What::Moments, usize::from(content.moments.is_empty()));
    for moment in &content.moments {
        let name = &moment.title;
        lacks.text(What::MomentTitle, moment.item, name, &name.fr);
        if let Some(occasion) = &moment.occasion {
            lacks.text(What::Occasion, moment.item, name, occasion);
        }
        lacks.text(What::Expectation, moment.item, name, &moment.emotional_expectation.fr);
        for sign in moment.rituals.iter().chain(&moment.cues) {
            lacks.text(What::Sign, sign.item, name, &sign.text.fr);
        }
    }
    lacks.whole(What::Skills, usize::from(content.skills.is_empty()));
    for skill in &content.skills {
        let name = &skill.title;
        lacks.text(What::SkillTitle, skill.item, name, &name.fr);
        lacks.text(What::Situation, skill.item, name, &skill.situation.fr);
        for level in skill.scale_min..=skill.scale_max {
            let text = skill.anchor(level).map_or("", |text| text.fr.as_str());
            lacks.at_level(What::Anchor, skill.item, name, Some(level), text);
        }
    }
    lacks.0
}

#[cfg(test)]
mod tests {
    use super::{super::content::samples::*, *};

    #[test]
    fn a_whole_version_lacks_nothing() {
        assert_eq!(missing(&content()), []);
        assert_eq!(check_limits(&content()), Ok(()));
    }

    #[test]
    fn what_is_missing_is_named() {
        fn check(what: MissingWhat, spoil: fn(&mut Content)) {
            let mut spoiled = content();
            spoil(&mut spoiled);
            let found: Vec<_> = missing(&spoiled).into_iter().map(|each| each.what).collect();
            assert_eq!(found, [what]);
        }
        check(MissingWhat::Attitudes, |c| drop(c.attitudes.pop()));
        check(MissingWhat::Adjective, |c| c.attitudes[0].adjective.fr = " ".into());
        check(MissingWhat::Meaning, |c| c.attitudes[0].meaning.fr.clear());
        check(MissingWhat::Behaviour, |c| c.attitudes[0].behaviours.clear());
        check(MissingWhat::Promise, |c| c.promise = None);
        check(MissingWhat::Moments, |c| c.moments.clear());
        check(MissingWhat::MomentTitle, |c| c.moments[0].title.fr.clear());
        check(MissingWhat::Expectation, |c| c.moments[0].emotional_expectation.fr.clear());
        check(MissingWhat::Sign, |c| c.moments[0].cues[0].text.fr.clear());
        check(MissingWhat::Skills, |c| c.skills.clear());
        check(MissingWhat::SkillTitle, |c| c.skills[0].title.fr.clear());
        check(MissingWhat::Situation, |c| c.skills[0].situation.fr.clear());
        check(MissingWhat::Anchor, |c| c.skills[0].anchors[1].text.fr.clear());
        check(MissingWhat::Occasion, |c| {
            c.moments[0].channel = None;
            c.moments[0].occasion = Some(String::new());
        });
    }

    #[test]
    fn limits_hold_within_a_channel_or_an_occasion() {
        let five = |occasion: &str| (10..15).map(|n| occasion_moment(n, occasion)).collect::<Vec<_>>();
        let mut held = content();
        held.moments = five("Point du matin");
        held.moments.push(occasion_moment(20, "Entretien"));
        assert_eq!(check_limits(&held), Ok(()));
        held.moments.push(occasion_moment(21, " point du matin "));
        assert_eq!(check_limits(&held).map_err(|refusal| refusal.code), Err("sixth_moment"));
        let mut four = content();
        four.attitudes.push(attitude(9));
        assert_eq!(check_limits(&four).map_err(|refusal| refusal.code), Err("fourth_attitude"));
        let mut twins = content();
        twins.skills.push(twins.skills[0].clone());
        assert_eq!(check_limits(&twins).map_err(|refusal| refusal.code), Err("skill_code_taken"));
        let places: Vec<_> = [held, four, twins].iter().flat_map(beyond_limits).map(|(place, _)| place).collect();
        assert_eq!(places, ["/moments/6", "/attitudes/3", "/skills/1/code"]);
    }
}

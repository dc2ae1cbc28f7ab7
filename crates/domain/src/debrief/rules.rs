//! The order of a debrief and its quality out of eight. The quality is the author's own mirror: it ranks nobody.

use chrono::NaiveDate;

use super::{Debrief, DebriefFact};
use crate::{Id, Refusal, Timestamp, observation::RecordStatus, referential::Skill};

/// A look again lies at most this many days ahead.
pub const LOOK_AGAIN_DAYS: i64 = 14;
/// Goals of a person for a day.
pub const GOALS_A_DAY: usize = 3;
/// A debrief is prompt within this many hours.
const PROMPT_MS: i64 = 24 * 3_600_000;

/// The questions of the quality index, in the order of METHODS 7.
pub const QUALITIES: [&str; 8] = [
    "her_view_first",
    "whole_fact",
    "strength_first",
    "one_improvement",
    "when_then",
    "look_again",
    "she_spoke_first",
    "same_day",
];

impl Debrief {
    /// The person has given her view, or said that she prefers not to.
    pub fn has_her_view(&self) -> bool {
        self.prefers_not_to_say || !self.self_went_well.trim().is_empty() || !self.self_to_change.trim().is_empty()
    }

    /// It may still be written.
    ///
    /// # Errors
    /// `debrief_final`.
    pub fn check_open(&self) -> Result<(), Refusal> {
        match self.status {
            RecordStatus::Draft => Ok(()),
            RecordStatus::Final => Err(Refusal::new("debrief_final")),
        }
    }

    /// Levels may be shown.
    ///
    /// # Errors
    /// `her_view_first`.
    pub fn check_levels(&self) -> Result<(), Refusal> {
        if self.has_her_view() { Ok(()) } else { Err(Refusal::new("her_view_first")) }
    }

    /// `skill` may become the one improvement.
    ///
    /// # Errors
    /// `second_improvement` while another one stands.
    pub fn check_improvement(&self, skill: Option<Id<Skill>>) -> Result<(), Refusal> {
        let stands = self.improvement_skill.is_some() || !self.improvement_text.trim().is_empty();
        if stands && self.improvement_at.is_some() && self.improvement_skill != skill {
            return Err(Refusal::new("second_improvement"));
        }
        Ok(())
    }

    /// The latest day to look again; `None` if the start is unreadable.
    pub fn last_look_again(&self) -> Option<NaiveDate> {
        Some(self.started_at.local()?.date_naive() + chrono::Days::new(LOOK_AGAIN_DAYS.unsigned_abs()))
    }

    /// Which of [`QUALITIES`] hold. `observed_at` are the times of the observations it is about.
    pub fn qualities(&self, facts: &[DebriefFact], observed_at: &[Timestamp]) -> [bool; 8] {
        let at = |stamp: &Option<Timestamp>| stamp.as_ref().and_then(Timestamp::utc_ms);
        let view = at(&self.self_view_at).filter(|_| self.has_her_view());
        let before =
            |first: Option<i64>, then: Option<i64>| first.is_some_and(|first| then.is_none_or(|then| first <= then));
        let strength = at(&self.strengths_at).filter(|_| self.strengths.iter().any(|text| !text.trim().is_empty()));
        let improved = self.improvement_skill.is_some() || !self.improvement_text.trim().is_empty();
        let filled = |text: &str| !text.trim().is_empty();
        let started = at(&Some(self.started_at.clone()));
        [
            before(view, at(&self.levels_shown_at)),
            facts
                .iter()
                .any(|fact| filled(&fact.situation) && filled(&fact.behaviour) && filled(&fact.effect_on_customer)),
            before(strength, at(&self.improvement_at)),
            improved,
            filled(&self.commitment_when) && filled(&self.commitment_then),
            self.follow_up_on.zip(self.last_look_again()).is_some_and(|(day, last)| day <= last),
            before(view, at(&self.strengths_at)) && before(view, at(&self.improvement_at)),
            !observed_at.is_empty()
                && observed_at.iter().all(|seen| {
                    seen.utc_ms()
                        .zip(started)
                        .is_some_and(|(seen, started)| (0..=PROMPT_MS).contains(&(started - seen)))
                }),
        ]
    }
}

/// One more goal for a person on a day.
///
/// # Errors
/// `fourth_goal`.
pub fn check_goals(already: usize) -> Result<(), Refusal> {
    if already < GOALS_A_DAY { Ok(()) } else { Err(Refusal::new("fourth_goal").with("limit", GOALS_A_DAY)) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn stamp(time: &str) -> Timestamp {
        Timestamp { at: format!("2026-11-24T{time}:00.000+01:00"), zone: "Europe/Paris".into() }
    }

    fn debrief() -> Debrief {
        Debrief {
            visit_day: None,
            unit: Id::new(Uuid::nil()),
            person: None,
            led_by: Id::new(Uuid::nil()),
            observations: Vec::new(),
            place: None,
            started_at: stamp("15:00"),
            ended_at: None,
            self_went_well: "well".into(),
            self_to_change: String::new(),
            prefers_not_to_say: false,
            self_view_at: Some(stamp("15:01")),
            levels_shown_at: Some(stamp("15:03")),
            strengths_at: Some(stamp("15:04")),
            improvement_at: Some(stamp("15:05")),
            strengths: vec!["held the door".into()],
            improvement_skill: Some(Id::new(Uuid::from_u128(1))),
            improvement_text: "says it back".into(),
            options: Vec::new(),
            commitment_when: "someone asks".into(),
            commitment_then: "I say it back".into(),
            expected_effect: String::new(),
            support_needed: String::new(),
            follow_up_on: "2026-12-01".parse().ok(),
            follow_up_by: None,
            usefulness: None,
            person_comment: String::new(),
            acknowledged_at: None,
            is_note: false,
            status: RecordStatus::Draft,
        }
    }

    fn fact() -> DebriefFact {
        DebriefFact {
            debrief: Id::new(Uuid::nil()),
            score: None,
            situation: "at the door".into(),
            behaviour: "held it".into(),
            effect_on_customer: "she smiled".into(),
        }
    }

    fn check(name: &str, change: impl FnOnce(&mut Debrief, &mut Vec<DebriefFact>), lost: &[&str]) {
        let (mut debrief, mut facts) = (debrief(), vec![fact()]);
        change(&mut debrief, &mut facts);
        let held = debrief.qualities(&facts, &[stamp("14:40")]);
        let missing: Vec<&str> =
            QUALITIES.into_iter().zip(held).filter(|(_, held)| !held).map(|(name, _)| name).collect();
        assert_eq!(missing, lost, "{name}");
    }

    #[test]
    fn each_quality_is_lost_for_its_own_reason() {
        check("all held", |_, _| {}, &[]);
        check(
            "prefers not to say counts as her view",
            |d, _| {
                d.self_went_well.clear();
                d.prefers_not_to_say = true;
            },
            &[],
        );
        check("levels before her view", |d, _| d.levels_shown_at = Some(stamp("15:00")), &["her_view_first"]);
        check("no view", |d, _| d.self_went_well.clear(), &["her_view_first", "she_spoke_first"]);
        check("a fact without its effect", |_, f| f[0].effect_on_customer.clear(), &["whole_fact"]);
        check("improvement before strengths", |d, _| d.strengths_at = Some(stamp("15:06")), &["strength_first"]);
        check(
            "no improvement",
            |d, _| {
                d.improvement_skill = None;
                d.improvement_text.clear();
                d.improvement_at = None;
            },
            &["one_improvement"],
        );
        check("a wish, not a plan", |d, _| d.commitment_when.clear(), &["when_then"]);
        check("no day", |d, _| d.follow_up_on = None, &["look_again"]);
        check("strengths before she spoke", |d, _| d.strengths_at = Some(stamp("15:00")), &["she_spoke_first"]);
        assert!(!debrief().qualities(&[fact()], &[])[7]);
        let yesterday = Timestamp { at: "2026-11-23T14:59:00.000+01:00".into(), zone: "Europe/Paris".into() };
        assert!(!debrief().qualities(&[fact()], &[stamp("14:40"), yesterday])[7]);
    }

    #[test]
    fn the_order_and_the_one_improvement() {
        let mut mute = debrief();
        mute.self_went_well.clear();
        assert_eq!(mute.check_levels().map_err(|refusal| refusal.code), Err("her_view_first"));
        let other = Some(Id::new(Uuid::from_u128(2)));
        assert_eq!(debrief().check_improvement(other).map_err(|refusal| refusal.code), Err("second_improvement"));
        assert_eq!(debrief().check_improvement(debrief().improvement_skill), Ok(()));
        let mut none = debrief();
        none.improvement_skill = None;
        none.improvement_text.clear();
        assert_eq!(none.check_improvement(other), Ok(()));
        assert_eq!(check_goals(2), Ok(()));
        assert_eq!(check_goals(3).map_err(|refusal| refusal.code), Err("fourth_goal"));
    }
}

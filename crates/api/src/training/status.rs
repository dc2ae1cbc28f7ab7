//! Where a person stands on one skill: the mean and the gap once there are looks enough, mastery in a word, and what
//! both rest on, so that a screen can write the formula with its numbers in it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{
    Bilingual, Id,
    observation::{
        Absence, DatedLook, Look, MAX_AGE_DAYS, SHOWN_FROM, Scoring,
        mastery::{LOOKS, MasteryInputs, MasteryState, Rated, RatedLook, Unrated, mastery},
        skill_score,
    },
    referential::{Skill, SkillAnchor},
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::looks::Seen;
use crate::{
    Failure,
    observation::{PastLevel, count, name_of},
    referential::MeaningChange,
};

/// Facts and levels told of a skill, newest first: a coaching view is no career.
const TOLD: usize = 3;

/// One skill of one person.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct SkillStatus {
    /// The skill.
    pub skill: Id<Skill>,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: Bilingual,
    /// When it can be seen.
    pub situation: Bilingual,
    /// 1 to 3.
    pub importance: u32,
    /// Lowest level.
    pub min: i32,
    /// Highest level.
    pub max: i32,
    /// Target.
    pub target: i32,
    /// What is seen at the target.
    pub target_anchor: Option<Bilingual>,
    /// Scored looks of the last 90 days.
    pub n: u32,
    /// Looks of the last 90 days at which it could have been seen and was not.
    pub missed: u32,
    /// Scored over scored and not seen; none where it was neither.
    pub coverage: Option<f64>,
    /// The first scored look of the last 90 days.
    pub since: Option<NaiveDate>,
    /// The last scored look, however long ago.
    pub last_on: Option<NaiveDate>,
    /// The last three levels of the last 90 days, newest first: what the mean is made of.
    pub levels: Vec<PastLevel>,
    /// Their mean; none while there are fewer than three.
    pub mean: Option<f64>,
    /// Target minus mean, positive = to improve; none while there is no mean.
    pub gap: Option<f64>,
    /// Mastery.
    pub state: MasteryState,
    /// Of the last three scored looks, however long ago, how many reached the target.
    pub passes: u32,
    /// On how many days they did.
    pub pass_days: u32,
    /// Misses in a row at the end.
    pub misses: u32,
    /// Since when it is acquired, while it is.
    pub acquired_on: Option<NaiveDate>,
    /// Earlier looks measured something else.
    pub changed: Option<MeaningChange>,
    /// The last three facts, newest first.
    pub facts: Vec<FactOfLook>,
}

/// What was said or done at a look.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct FactOfLook {
    /// Its day.
    pub day: NaiveDate,
    /// The words.
    pub fact: String,
    /// Who wrote it.
    pub observer_name: String,
}

/// A status, and the score it hides while it is too early to show it: a plan may go by it, and says so.
pub(super) struct Standing {
    pub shown: SkillStatus,
    pub score: Option<f64>,
    /// Not rated, and nothing to look for: it does not apply, or the person declined.
    pub set_aside: bool,
}

/// Reckons one skill from its looks, oldest first.
pub(super) fn standing(
    db: &Reader<'_>,
    skill: &Row<Skill>,
    seen: &[Seen],
    changed: Option<MeaningChange>,
) -> Result<Standing, Failure> {
    let today = db.now().local_date();
    let looks: Vec<DatedLook> = seen.iter().filter_map(look).collect();
    let usual = Scoring::standard(skill.target, skill.scale_min, skill.scale_max);
    let score = skill_score(&looks, &usual, today)?;
    let all = skill_score(&looks, &Scoring { n: usize::MAX, ..usual }, today)?;
    let in_window = |day: NaiveDate| (0..=MAX_AGE_DAYS).contains(&(today - day).num_days());
    let scored: Vec<(NaiveDate, i32)> = seen.iter().filter_map(|look| Some((look.day, look.level?))).collect();
    let recent: Vec<(NaiveDate, i32)> = scored.iter().copied().filter(|(day, _)| in_window(*day)).collect();
    let missed = seen.iter().filter(|look| look.absence == Some(Absence::NotObserved) && in_window(look.day)).count();
    let mastered = mastery(&MasteryInputs::standard(seen.iter().filter_map(rated).collect(), f64::from(skill.target)))?;
    let acquired_at = mastered.states.iter().rposition(|state| *state != MasteryState::Acquired).map_or(0, |at| at + 1);
    let enough = all.n_used >= SHOWN_FROM;
    let last: Vec<&(NaiveDate, i32)> = scored.iter().rev().take(LOOKS).collect();
    let mut pass_days: Vec<NaiveDate> =
        last.iter().filter(|(_, level)| *level >= skill.target).map(|(day, _)| *day).collect();
    let passes = pass_days.len();
    pass_days.dedup();
    let shown = SkillStatus {
        skill: skill.id,
        code: skill.code.clone(),
        title: skill.title.clone(),
        situation: skill.situation.clone(),
        importance: skill.importance,
        min: skill.scale_min,
        max: skill.scale_max,
        target: skill.target,
        target_anchor: anchor(db, skill)?,
        n: count(all.n_used),
        missed: count(missed),
        coverage: all.coverage,
        since: recent.first().map(|(day, _)| *day),
        last_on: scored.last().map(|(day, _)| *day),
        levels: recent.iter().rev().take(TOLD).map(|&(day, level)| PastLevel { level, day }).collect(),
        mean: score.score.filter(|_| enough),
        gap: score.gap.filter(|_| enough),
        state: mastered.r#final,
        passes: count(passes),
        pass_days: count(pass_days.len()),
        misses: count(scored.iter().rev().take_while(|(_, level)| *level < skill.target).count()),
        acquired_on: seen
            .iter()
            .filter(|look| rated(look).is_some())
            .nth(acquired_at)
            .filter(|_| mastered.r#final == MasteryState::Acquired)
            .map(|look| look.day),
        changed,
        facts: facts(db, seen)?,
    };
    let set_aside = scored.is_empty()
        && matches!(seen.iter().rev().find_map(|look| look.absence), Some(Absence::NotApplicable | Absence::Refused));
    Ok(Standing { shown, score: score.score, set_aside })
}

fn look(seen: &Seen) -> Option<DatedLook> {
    let look = match (seen.level, seen.absence) {
        (Some(level), _) => Look::Level(f64::from(level)),
        (None, absence) => Look::None(absence?),
    };
    Some(DatedLook { date: seen.day, look })
}

fn rated(seen: &Seen) -> Option<RatedLook> {
    let score = match (seen.level, seen.absence) {
        (Some(level), _) => Rated::Level(f64::from(level)),
        (None, Some(Absence::NotObserved)) => Rated::Not(Unrated::NotObserved),
        (None, Some(Absence::NotApplicable)) => Rated::Not(Unrated::NotApplicable),
        (None, Some(Absence::Refused)) => Rated::Not(Unrated::Refused),
        (None, None) => return None,
    };
    Some(RatedLook { date: seen.day, score })
}

fn facts(db: &Reader<'_>, seen: &[Seen]) -> Result<Vec<FactOfLook>, Failure> {
    let written = seen.iter().rev().filter(|look| !look.fact.trim().is_empty()).take(TOLD);
    written
        .map(|look| {
            let observer_name = name_of(db, look.observer)?;
            Ok(FactOfLook { day: look.day, fact: look.fact.clone(), observer_name })
        })
        .collect()
}

fn anchor(db: &Reader<'_>, skill: &Row<Skill>) -> Result<Option<Bilingual>, Failure> {
    let anchors = db.list_of::<SkillAnchor>(skill.id.uuid())?;
    Ok(anchors.into_iter().find(|row| row.level == skill.target).map(|row| row.doc.text))
}

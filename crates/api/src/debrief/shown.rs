//! What a debrief is prefilled with, and the levels once they are shown. Nothing here is kept by itself.

use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{
    Bilingual, Id,
    debrief::{Debrief, SeenSkill, propose_improvements, propose_strengths},
    observation::{Observation, ObservationScore},
    referential::{Skill, SkillAnchor},
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use crate::{
    Failure,
    observation::{PastLevel, is_blind, may_see_history, previous_levels},
};

/// A strength or an improvement that may be kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Proposal {
    /// The skill.
    pub skill: Id<Skill>,
    /// Title.
    pub title: Bilingual,
    /// What was said or done.
    pub fact: String,
    /// What is seen at the target level.
    pub target_anchor: Option<Bilingual>,
}

/// A level shown to the person.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct LevelShown {
    /// The skill.
    pub skill: Id<Skill>,
    /// Title.
    pub title: Bilingual,
    /// Level.
    pub level: i32,
    /// Lowest level.
    pub min: i32,
    /// Highest level.
    pub max: i32,
    /// Target.
    pub target: i32,
    /// What is seen at this level.
    pub anchor: Option<Bilingual>,
    /// The time before.
    pub previous: Option<PastLevel>,
    /// Looks, this one included.
    pub n: u32,
}

/// What a debrief proposes.
#[derive(Default)]
pub(super) struct Proposed {
    pub strengths: Vec<Proposal>,
    pub improvements: Vec<Proposal>,
    pub levels: Vec<LevelShown>,
}

struct Seen {
    skill: Row<Skill>,
    seen: SeenSkill,
    previous: Option<PastLevel>,
    looks_before: u32,
}

/// One line a skill: of several customers the last one counts, a fact of an earlier one stays if the last has none.
fn seen_skills(db: &Reader<'_>, debrief: &Debrief) -> Result<Vec<Seen>, Failure> {
    let mut observations: Vec<Row<Observation>> = Vec::new();
    for &id in &debrief.observations {
        if let Some(row) = db.find(id)?
            && !is_blind(db, &row)?
        {
            observations.push(row);
        }
    }
    observations.sort_by_key(|row| row.observed_at.utc_ms());
    let mut past = match (observations.first(), debrief.person) {
        (Some(first), Some(person)) if may_see_history(db, debrief.unit, person)? => {
            previous_levels(db, debrief.unit, person, Some(first))?
        }
        _ => Default::default(),
    };
    let meanings = crate::referential::meanings(db)?;
    let mut found: Vec<Seen> = Vec::new();
    for observation in &observations {
        for score in db.list_of::<ObservationScore>(observation.id.uuid())? {
            let Some(level) = score.value else { continue };
            if let Some(known) = found.iter_mut().find(|each| each.skill.id == score.skill) {
                known.seen.level = level;
                if !score.fact.trim().is_empty() {
                    known.seen.fact = score.doc.fact;
                }
                continue;
            }
            let skill = db.get(score.skill)?;
            let past = past.remove(&meanings.of_skill(skill.id)).unwrap_or_default();
            let previous = past.levels.first().cloned();
            let seen = SeenSkill {
                skill: skill.id,
                rank: skill.rank,
                level,
                previous: previous.as_ref().map(|past| past.level),
                min: skill.scale_min,
                max: skill.scale_max,
                importance: skill.importance,
                fact: score.doc.fact,
            };
            found.push(Seen { skill, seen, previous, looks_before: crate::observation::count(past.levels.len()) });
        }
    }
    found.sort_by_key(|each| each.seen.rank);
    Ok(found)
}

fn anchor(db: &Reader<'_>, skill: &Row<Skill>, level: i32) -> Result<Option<Bilingual>, Failure> {
    Ok(db.list_of::<SkillAnchor>(skill.id.uuid())?.into_iter().find(|row| row.level == level).map(|row| row.doc.text))
}

/// What is proposed from the observations; levels only if they have been shown.
pub(super) fn proposed(db: &Reader<'_>, debrief: &Debrief) -> Result<Proposed, Failure> {
    let found = seen_skills(db, debrief)?;
    let seen: Vec<SeenSkill> = found.iter().map(|each| each.seen.clone()).collect();
    let proposals = |ids: Vec<Id<Skill>>| -> Result<Vec<Proposal>, Failure> {
        ids.into_iter()
            .filter_map(|id| found.iter().find(|each| each.skill.id == id))
            .map(|each| {
                Ok(Proposal {
                    skill: each.skill.id,
                    title: each.skill.title.clone(),
                    fact: each.seen.fact.clone(),
                    target_anchor: anchor(db, &each.skill, each.skill.target)?,
                })
            })
            .collect()
    };
    let levels = if debrief.levels_shown_at.is_none() {
        Vec::new()
    } else {
        found
            .iter()
            .map(|each| {
                Ok(LevelShown {
                    skill: each.skill.id,
                    title: each.skill.title.clone(),
                    level: each.seen.level,
                    min: each.seen.min,
                    max: each.seen.max,
                    target: each.skill.target,
                    anchor: anchor(db, &each.skill, each.seen.level)?,
                    previous: each.previous.clone(),
                    n: each.looks_before + 1,
                })
            })
            .collect::<Result<_, Failure>>()?
    };
    Ok(Proposed {
        strengths: proposals(propose_strengths(&seen))?,
        improvements: proposals(propose_improvements(&seen))?,
        levels,
    })
}

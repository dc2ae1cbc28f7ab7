//! A person's ladder, skill by skill and without a total. The team's weakest criteria belong to `visit`'s preparation.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    network::{Assignment, Person, Role, Unit},
    observation::{DatedLook, Look, Observation, ObservationScore, RecordStatus, SHOWN_FROM, Scoring, skill_score},
    referential::{Meaning, Skill},
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::{is_blind, name_of, people::count, skills_of, version_in_force};
use crate::{
    Failure,
    referential::{MeaningChange, meaning_change, meanings},
};

/// A look is told with its day, at most this many back: a coaching view is no career.
const LOOKS: usize = 3;

fn day_of(row: &Row<Observation>) -> Option<NaiveDate> {
    row.observed_at.local().map(|at| at.date_naive())
}

/// The history of somebody's skills is visible to the person, the direct manager and the coach.
pub(crate) fn may_see_history(db: &Reader<'_>, unit: Id<Unit>, person: Id<Person>) -> Result<bool, Failure> {
    let me = db.me();
    let leads = |role| matches!(role, Role::Coach | Role::UnitManager | Role::LineManager);
    Ok(me == person || db.list_of::<Assignment>(unit.uuid())?.iter().any(|row| row.person == me && leads(row.role)))
}

/// A level of an earlier look at the same skill.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct PastLevel {
    /// The level.
    pub level: i32,
    /// Its day.
    pub day: NaiveDate,
}

/// What is known of a skill before an observation.
#[derive(Debug, Clone, Default)]
pub(crate) struct Past {
    /// Newest first.
    pub levels: Vec<PastLevel>,
    /// Every look of the last 90 days, for the score.
    pub looks: Vec<DatedLook>,
}

/// Earlier looks at a person, by what the skill meant (a meaning lives from version to version). `before` leaves itself, what
/// came after it and the other rating of its scene out; of drafts only this observer's earlier customers of that day count.
pub(crate) fn previous_levels(
    db: &Reader<'_>,
    unit: Id<Unit>,
    person: Id<Person>,
    before: Option<&Row<Observation>>,
) -> Result<HashMap<Meaning, Past>, Failure> {
    let mut earlier: Vec<Row<Observation>> = db.list_in::<Observation>(unit.uuid())?;
    earlier.retain(|row| {
        let same_scene = before.is_some_and(|now| {
            now.id == row.id || (now.double_group.is_some() && now.double_group == row.double_group)
        });
        let later = before.is_some_and(|now| row.observed_at.utc_ms() > now.observed_at.utc_ms());
        let mine_today = before.is_some_and(|now| {
            now.visit_day.is_some() && now.visit_day == row.visit_day && now.observer == row.observer
        });
        row.observed == Some(person) && !same_scene && !later && (row.status == RecordStatus::Final || mine_today)
    });
    // Two raters of a scene saw one customer: the first rating of it is the look, on the ladder and in the file alike.
    let mut scenes = BTreeSet::new();
    earlier.retain(|row| row.double_group.is_none_or(|group| scenes.insert(group)));
    earlier.sort_by_key(|row| std::cmp::Reverse(row.observed_at.utc_ms()));
    let mut past: HashMap<Meaning, Past> = HashMap::new();
    let meanings = meanings(db)?;
    for observation in earlier {
        let Some(day) = day_of(&observation) else { continue };
        // Of two raters neither is read before both are done, not through the ladder either.
        if is_blind(db, &observation)? {
            continue;
        }
        for score in db.list_of::<ObservationScore>(observation.id.uuid())? {
            let entry = past.entry(meanings.of_skill(score.skill)).or_default();
            match (score.value, score.absence) {
                (Some(level), _) => {
                    entry.levels.push(PastLevel { level, day });
                    if observation.status == RecordStatus::Final {
                        entry.looks.push(DatedLook { date: day, look: Look::Level(f64::from(level)) });
                    }
                }
                (None, Some(absence)) if observation.status == RecordStatus::Final => {
                    entry.looks.push(DatedLook { date: day, look: Look::None(absence) });
                }
                _ => {}
            }
        }
    }
    Ok(past)
}

/// A person's ladder.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetLadder {
    /// Whose.
    pub person: Id<Person>,
    /// In which unit.
    pub unit: Id<Unit>,
}

/// A person's ladder: criterion by criterion, never added up.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Ladder {
    /// Whose.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// A mean is shown from this many looks on.
    pub shown_from: u32,
    /// In the referential's order.
    pub rungs: Vec<Rung>,
}

/// One criterion of the ladder.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Rung {
    /// The skill.
    pub skill: Id<Skill>,
    /// Title.
    pub title: Bilingual,
    /// Lowest level.
    pub min: i32,
    /// Highest level.
    pub max: i32,
    /// Target.
    pub target: i32,
    /// The last three looks, newest first.
    pub looks: Vec<PastLevel>,
    /// Scored looks of the last 90 days.
    pub n: u32,
    /// Mean of the last three; `None` while it is too early.
    pub mean: Option<f64>,
    /// Target minus mean; positive = to improve.
    pub gap: Option<f64>,
    /// Scored over scored and not observed.
    pub coverage: Option<f64>,
    /// Earlier looks measured something else: the criterion changed meaning.
    pub changed: Option<MeaningChange>,
}

pub(super) fn get_ladder(db: &Reader<'_>, ask: GetLadder) -> Result<Ladder, Failure> {
    if !may_see_history(db, ask.unit, ask.person)? {
        return Err(Failure::new("history_not_yours"));
    }
    let today = db.now().local_date();
    let mut past = previous_levels(db, ask.unit, ask.person, None)?;
    let meanings = meanings(db)?;
    let mut rungs = Vec::new();
    for skill in skills_of(db, version_in_force(db)?)? {
        let meaning = meanings.of_skill(skill.id);
        let Past { mut levels, looks } = past.remove(&meaning).unwrap_or_default();
        let before = past.iter().filter(|(other, _)| other.item == meaning.item && other.since < meaning.since);
        let set_aside = before.map(|(_, past)| past.levels.len()).sum();
        let all = Scoring { n: usize::MAX, ..Scoring::standard(skill.target, skill.scale_min, skill.scale_max) };
        let n = skill_score(&looks, &all, today)?.n_used;
        let score = skill_score(&looks, &Scoring::standard(skill.target, skill.scale_min, skill.scale_max), today)?;
        levels.truncate(LOOKS);
        rungs.push(Rung {
            changed: meaning_change(db, meaning, &skill.doc, set_aside)?,
            skill: skill.id,
            title: skill.doc.title,
            min: skill.doc.scale_min,
            max: skill.doc.scale_max,
            target: skill.doc.target,
            looks: levels,
            n: count(n),
            mean: score.score.filter(|_| n >= SHOWN_FROM),
            gap: score.gap.filter(|_| n >= SHOWN_FROM),
            coverage: score.coverage,
        });
    }
    Ok(Ladder { person: ask.person, name: name_of(db, ask.person)?, shown_from: count(SHOWN_FROM), rungs })
}

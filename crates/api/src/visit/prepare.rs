//! Preparation: what was promised, whether it worked, where the team is weakest, who is there, one intention.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    debrief::Debrief,
    network::{Person, Unit},
    observation::{GivenLevel, Observation, ObservationScore, RecordStatus, criterion_gaps},
    referential::{Meaning, ReferentialKind, Skill},
    visit::{Visit, VisitDay},
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::{
    TeamMember,
    count::{count, promises_before},
    name_of,
    plan::{next_planned, previous_day},
    team_of,
};
use crate::{
    Failure,
    action::{ActionItem, Promises},
    observation::{Learning, kind_of, learning_of},
    referential::{MeaningChange, meaning_change, meanings},
    walk::{RecurringIrritant, recurring_in},
};

/// Days of observations behind the weakest criteria.
const WINDOW_DAYS: u64 = 90;
/// Criteria shown.
const WEAKEST: usize = 2;
/// Days after which an engagement that nobody looked at again is no longer asked about.
const LOOK_AGAIN_FOR_DAYS: u64 = 60;

/// Preparation of a day that is open, or a look at a unit before going there.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetPreparation {
    /// The open day.
    #[ts(optional = nullable)]
    pub visit_day: Option<Id<VisitDay>>,
    /// The unit, when no day is open.
    #[ts(optional = nullable)]
    pub unit: Option<Id<Unit>>,
}

/// What to know before going in.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Preparation {
    /// The unit.
    pub unit: Id<Unit>,
    /// Its name.
    pub unit_name: String,
    /// The visit, once it is open.
    pub visit: Option<Id<Visit>>,
    /// The day, once it is open.
    pub visit_day: Option<Id<VisitDay>>,
    /// Today.
    pub today: NaiveDate,
    /// The day before, if the unit was visited.
    pub last_on: Option<NaiveDate>,
    /// Promises of last time, those still open first.
    pub promises: Vec<ActionItem>,
    /// Done before today: did it work?
    pub effects: Vec<ActionItem>,
    /// What people wanted looked at again.
    pub look_again: Vec<LookAgain>,
    /// Irritants met at several visits.
    pub recurring: Vec<RecurringIrritant>,
    /// The criteria with the largest gap.
    pub weakest: Vec<WeakCriterion>,
    /// Those who lead the team and learn to observe it.
    pub learning: Vec<Learning>,
    /// Who works here.
    pub people: Vec<TeamMember>,
    /// What the coach wants to see.
    pub intention: String,
}

/// Something to look at again with somebody.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct LookAgain {
    /// Where it was agreed.
    pub debrief: Id<Debrief>,
    /// Whose; absent for "a team member".
    pub person: Option<Id<Person>>,
    /// Name; empty for "a team member".
    pub person_name: String,
    /// The commitment, in the person's words; else the improvement.
    pub text: String,
    /// When.
    pub on: Option<NaiveDate>,
}

/// A criterion far from its target.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct WeakCriterion {
    /// The skill.
    pub skill: Id<Skill>,
    /// Its title.
    pub title: Bilingual,
    /// Scores behind it.
    pub scores: u32,
    /// People behind it.
    pub people: u32,
    /// There are too few to say it is weak.
    pub too_early: bool,
    /// Earlier scores measured something else: the criterion changed meaning.
    pub changed: Option<MeaningChange>,
}

pub(super) fn get_preparation(db: &Reader<'_>, ask: GetPreparation) -> Result<Preparation, Failure> {
    let today = db.now().local_date();
    let day = ask.visit_day.map(|day| db.get(day)).transpose()?;
    let unit = day.as_ref().map(|day| day.doc.unit).or(ask.unit).ok_or_else(|| Failure::new("malformed_request"))?;
    let last = match &day {
        Some(day) => previous_day(db, day)?,
        None => db
            .list_in::<VisitDay>(unit.uuid())?
            .into_iter()
            .filter(|row| row.visit.is_some())
            .max_by_key(|row| row.opened_at.utc_ms()),
    };
    let promised = Promises::of_unit(db, unit)?;
    let promised = match &day {
        Some(day) => promised.asked_on(db, day)?,
        None => promised,
    };
    let promises = match &day {
        Some(day) => promises_before(db, day)?,
        None => Vec::new(),
    };
    let present = day.as_ref().map(|day| day.present.clone()).unwrap_or_default();
    Ok(Preparation {
        unit,
        unit_name: db.get(unit)?.doc.name,
        visit: day.as_ref().and_then(|day| day.doc.visit),
        visit_day: day.as_ref().map(|day| day.id),
        today,
        last_on: last.map(|row| row.date),
        promises: promised.items(db, promises)?,
        effects: promised.asking(db, today)?,
        look_again: look_again(db, unit, today, true)?,
        recurring: recurring_in(db, unit)?,
        weakest: weakest(db, unit, today)?,
        learning: learning_of(db, unit, today)?,
        people: team_of(db, unit, today, &present)?,
        intention: day.map(|day| day.doc.intention).unwrap_or_default(),
    })
}

/// The commitments of a unit's people that nobody looked at again since. With `ahead`, those of coming days too.
pub(super) fn look_again(
    db: &Reader<'_>,
    unit: Id<Unit>,
    today: NaiveDate,
    ahead: bool,
) -> Result<Vec<LookAgain>, Failure> {
    let since = today.checked_sub_days(Days::new(LOOK_AGAIN_FOR_DAYS)).unwrap_or(today);
    let debriefs = db.list_in::<Debrief>(unit.uuid())?;
    let day_of = |row: &sillage_store::Row<Debrief>| row.started_at.local().map(|at| at.date_naive());
    let mut found = Vec::new();
    for row in &debriefs {
        // Without a day it is looked at again at the next visit.
        let due = row.follow_up_on.map_or(ahead || visited(db, unit, today)?, |on| ahead || on <= today)
            && day_of(row).is_some_and(|on| on >= since && on < today);
        // A later conversation shows what she committed to, so it looked at it again; a note does if it is about the same.
        let later = debriefs.iter().any(|other| {
            let same = other.improvement_skill.is_some() && other.improvement_skill == row.improvement_skill;
            let looked = other.ended_at.is_some() && (!other.is_note || same);
            looked && other.person == row.person && row.person.is_some() && day_of(other) > day_of(row)
        });
        let text = [&row.commitment_then, &row.improvement_text].into_iter().find(|text| !text.trim().is_empty());
        if let (true, false, Some(text)) = (due, later, text) {
            let when = row.commitment_when.trim();
            let text = if when.is_empty() || text != &row.commitment_then {
                text.clone()
            } else {
                format!("{when} → {text}")
            };
            let person_name = row.person.map(|person| name_of(db, person)).transpose()?.unwrap_or_default();
            found.push(LookAgain { debrief: row.id, person: row.person, person_name, text, on: row.follow_up_on });
        }
    }
    found.sort_by_key(|each| each.on);
    Ok(found)
}

/// Whether a visit of the unit is open, or planned for that day.
fn visited(db: &Reader<'_>, unit: Id<Unit>, today: NaiveDate) -> Result<bool, Failure> {
    let open = db.list_in::<VisitDay>(unit.uuid())?.iter().any(|day| day.visit.is_some() && day.closed_at.is_none());
    Ok(open || next_planned(db, unit)?.is_some_and(|visit| visit.planned_on <= today))
}

/// The criteria furthest from their target over 90 days; those it is too early for say so.
pub(crate) fn weakest(db: &Reader<'_>, unit: Id<Unit>, today: NaiveDate) -> Result<Vec<WeakCriterion>, Failure> {
    let since = today.checked_sub_days(Days::new(WINDOW_DAYS)).unwrap_or(today);
    let meanings = meanings(db)?;
    let mut latest: BTreeMap<Meaning, Row<Skill>> = BTreeMap::new();
    let mut given = Vec::new();
    for row in db.list_in::<Observation>(unit.uuid())? {
        let recent = row.observed_at.local().is_some_and(|at| at.date_naive() >= since);
        // What a manager does with her team is hers: it is no weak point of the team.
        let of_team = kind_of(db, row.referential_version)? == ReferentialKind::Service;
        if row.status != RecordStatus::Final || !recent || !of_team {
            continue;
        }
        for score in db.list_of::<ObservationScore>(row.id.uuid())? {
            let (Some(level), Some(skill)) = (score.value, db.find(score.skill)?) else { continue };
            let meaning = meanings.of_skill(skill.id);
            given.push((meaning, row.observed, level));
            // A criterion that was only reworded is one criterion, as its latest version has it.
            match latest.get(&meaning) {
                Some(known) if known.id > skill.id => {}
                _ => drop(latest.insert(meaning, skill)),
            }
        }
    }
    // Levels of a meaning that a later one replaced are another measure.
    let replaced =
        |meaning: &Meaning| latest.keys().any(|other| other.item == meaning.item && other.since > meaning.since);
    let levels: Vec<GivenLevel> = given
        .iter()
        .filter(|(meaning, ..)| !replaced(meaning))
        .filter_map(|&(meaning, person, level)| {
            let skill = latest.get(&meaning)?;
            let (min, max) = (skill.scale_min, skill.scale_max);
            Some(GivenLevel { skill: skill.id, person, level, target: skill.target, min, max })
        })
        .collect();
    let mut weakest = Vec::new();
    for gap in criterion_gaps(&levels).into_iter().filter(|gap| gap.gap.is_none_or(|gap| gap > 0.0)).take(WEAKEST) {
        let (meaning, skill) = (meanings.of_skill(gap.skill), db.get(gap.skill)?);
        let earlier = |(other, ..): &&(Meaning, _, _)| other.item == meaning.item && other.since < meaning.since;
        let set_aside = given.iter().filter(earlier).count();
        weakest.push(WeakCriterion {
            skill: gap.skill,
            changed: meaning_change(db, meaning, &skill.doc, set_aside)?,
            title: skill.doc.title,
            scores: count(gap.scores),
            people: count(gap.people),
            too_early: gap.gap.is_none(),
        });
    }
    Ok(weakest)
}

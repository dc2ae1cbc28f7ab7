//! The goals of a day and the looks that follow them (METHODS 6). It proposes; coach, manager and person decide.

mod followup;
mod module;
mod tie;

use chrono::{Datelike, Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use ts_rs::TS;

use crate::{
    Refusal,
    statistics::{SLACK, invalid, require},
};

pub use followup::{FollowUp, FollowUpResult, LOOK_OFFSETS, open_days};
pub use module::{KnowledgeModule, ModuleCompletion};
pub use tie::{Tie, TieBreak, ties};

/// More goals a day are not a plan.
pub const MOST_GOALS: usize = 3;
/// Goals proposed for a day unless somebody asks for another number.
pub const USUAL_GOALS: usize = 2;

/// A skill of a person, as the plan sees it.
#[derive(Debug, Clone, Deserialize)]
pub struct PlannedSkill {
    /// Code.
    pub code: String,
    /// Score; `null` if never scored.
    pub score: Option<f64>,
    /// 1 to 3, set in the referential.
    pub importance: f64,
    /// Target level.
    pub target: f64,
    /// Lowest level.
    pub vmin: f64,
    /// Highest level.
    pub vmax: f64,
    /// Day of the last look.
    #[serde(default)]
    pub last_observed: Option<NaiveDate>,
}

/// What `training.plan` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct PlanInputs {
    /// The skills.
    pub skills: Vec<PlannedSkill>,
    /// Goals for the day, 1 to 3.
    pub limit: usize,
}

/// Why a goal is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GoalKind {
    /// Today's practice is below the target.
    Improve,
    /// Nobody has looked yet.
    ObserveFirst,
}

/// A goal proposed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProposedGoal {
    /// Code of the skill.
    pub code: String,
    /// Why.
    pub kind: GoalKind,
    /// Importance × gap over the scale; `None` of a skill nobody has looked at.
    pub priority: Option<f64>,
}

/// The goals of the day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DayGoals {
    /// First things first.
    pub goals: Vec<ProposedGoal>,
    /// Codes of gaps that wait for another day.
    pub waiting: Vec<String>,
}

/// `training.plan`: gaps by importance × gap, then importance, gap, oldest look, code; free places look at what nobody
/// has looked at.
///
/// # Errors
/// `invalid_input`: a limit outside 1 to 3, an empty scale, an importance not above 0.
pub fn plan(inputs: &PlanInputs) -> Result<DayGoals, Refusal> {
    require((1..=MOST_GOALS).contains(&inputs.limit), "limit")?;
    let improve = ordered(&inputs.skills)?;
    let mut unseen: Vec<&PlannedSkill> = inputs.skills.iter().filter(|skill| skill.score.is_none()).collect();
    unseen.sort_by_key(|skill| (Reverse(step(skill.importance)), skill.code.clone()));
    let waiting = improve.iter().skip(inputs.limit).map(|(skill, _)| skill.code.clone()).collect();
    let improving = improve.iter().map(|(skill, gap)| (*skill, GoalKind::Improve, Some(priority(skill, *gap))));
    let looking = unseen.into_iter().map(|skill| (skill, GoalKind::ObserveFirst, None));
    let goals = improving
        .chain(looking)
        .take(inputs.limit)
        .map(|(skill, kind, priority)| ProposedGoal { code: skill.code.clone(), kind, priority })
        .collect();
    Ok(DayGoals { goals, waiting })
}

/// Importance × gap over the scale.
fn priority(skill: &PlannedSkill, gap: f64) -> f64 {
    skill.importance * gap / (skill.vmax - skill.vmin)
}

/// The skills below their target with their gaps, first things first.
fn ordered(skills: &[PlannedSkill]) -> Result<Vec<(&PlannedSkill, f64)>, Refusal> {
    for skill in skills {
        require(skill.vmax > skill.vmin, "vmax")?;
        require(skill.importance > 0.0, "importance")?;
    }
    let gap = |skill: &PlannedSkill| skill.score.map(|score| skill.target - score);
    let mut improve: Vec<(&PlannedSkill, f64)> =
        skills.iter().filter_map(|skill| gap(skill).filter(|gap| *gap > SLACK).map(|gap| (skill, gap))).collect();
    improve.sort_by_key(|(skill, gap)| {
        let most = Reverse((step(priority(skill, *gap)), step(skill.importance), step(*gap)));
        (most, skill.last_observed, skill.code.clone())
    });
    Ok(improve)
}

/// A number in steps of the slack, so that sums that differ in their last bits are a tie.
fn step(value: f64) -> i64 {
    (value / SLACK).round() as i64
}

/// What `training.followups` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct FollowupInputs {
    /// Day of the debrief.
    pub start: NaiveDate,
    /// Days after it.
    pub offsets_days: Vec<u64>,
    /// Weekdays the place is closed, 1 Monday … 7 Sunday.
    #[serde(default)]
    pub closed_iso_weekdays: Vec<u32>,
    /// Other days it is closed.
    #[serde(default)]
    pub closed_dates: Vec<NaiveDate>,
}

/// The days to look again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Followups {
    /// Open days, each after the one before.
    pub dates: Vec<NaiveDate>,
}

/// `training.followups`: a closed day moves to the next open one.
///
/// # Errors
/// `invalid_input`: a place that never opens, a weekday outside 1 to 7, a day beyond the calendar.
pub fn followups(inputs: &FollowupInputs) -> Result<Followups, Refusal> {
    require(inputs.closed_iso_weekdays.iter().all(|day| (1..=7).contains(day)), "closed_iso_weekdays")?;
    require((1..=7).any(|day| !inputs.closed_iso_weekdays.contains(&day)), "closed_iso_weekdays")?;
    let is_open = |day: NaiveDate| {
        !inputs.closed_iso_weekdays.contains(&day.weekday().number_from_monday()) && !inputs.closed_dates.contains(&day)
    };
    let mut dates: Vec<NaiveDate> = Vec::new();
    for offset in &inputs.offsets_days {
        let wished = inputs.start.checked_add_days(Days::new(*offset)).ok_or_else(|| invalid("offsets_days"))?;
        let after_last = dates.last().and_then(|last| last.succ_opt());
        let mut day = after_last.map_or(wished, |after| after.max(wished));
        while !is_open(day) {
            day = day.succ_opt().ok_or_else(|| invalid("offsets_days"))?;
        }
        dates.push(day);
    }
    Ok(Followups { dates })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skill(code: &str, score: Option<f64>, importance: f64, last: &str) -> PlannedSkill {
        let last_observed = last.parse().ok();
        PlannedSkill { code: code.into(), score, importance, target: 3.0, vmin: 1.0, vmax: 4.0, last_observed }
    }

    #[test]
    fn ties_go_to_importance_then_the_oldest_look_then_the_code() {
        let skills = vec![
            skill("B", Some(2.0), 2.0, "2026-05-02"),
            skill("A", Some(2.0), 2.0, "2026-05-02"),
            skill("OLD", Some(2.0), 2.0, "2026-05-01"),
            skill("WIDE", Some(1.0), 1.0, "2026-04-01"),
            skill("NEVER", None, 3.0, ""),
        ];
        let found = plan(&PlanInputs { skills: skills.clone(), limit: 3 }).unwrap();
        let codes: Vec<&str> = found.goals.iter().map(|goal| goal.code.as_str()).collect();
        assert_eq!((codes, found.waiting), (vec!["OLD", "A", "B"], vec!["WIDE".to_owned()]));
        let free = plan(&PlanInputs { skills: skills[3..].to_vec(), limit: 2 }).unwrap();
        assert_eq!(free.goals[1], ProposedGoal { code: "NEVER".into(), kind: GoalKind::ObserveFirst, priority: None });
        assert_eq!(plan(&PlanInputs { skills, limit: 4 }).map_err(|refusal| refusal.code), Err("invalid_input"));
    }

    #[test]
    fn follow_ups_fall_on_open_days_one_after_the_other() {
        let start: NaiveDate = "2026-05-06".parse().unwrap();
        let ask = |offsets_days: Vec<u64>, closed_iso_weekdays: Vec<u32>| {
            followups(&FollowupInputs { start, offsets_days, closed_iso_weekdays, closed_dates: vec![] })
        };
        let days = |list: &[&str]| list.iter().map(|day| day.parse().unwrap()).collect::<Vec<NaiveDate>>();
        // Friday to Sunday closed: both would fall on Monday.
        let found = ask(vec![2, 3], vec![5, 6, 7]).unwrap().dates;
        assert_eq!(found, days(&["2026-05-11", "2026-05-12"]));
        assert_eq!(ask(vec![1], (1..=7).collect()).map_err(|refusal| refusal.code), Err("invalid_input"));
    }
}

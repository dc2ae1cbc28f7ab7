//! The seven stages of a visit day: how far each is, and what the report would lack. It lists, it never blocks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A stage of the day, in the order of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 1.
    Walk,
    /// 2.
    Flow,
    /// 3.
    Observations,
    /// 4.
    Debriefs,
    /// 5.
    Plan,
    /// 6.
    Closing,
    /// 7.
    Report,
}

impl Stage {
    /// All, in order.
    pub const ALL: [Self; 7] =
        [Self::Walk, Self::Flow, Self::Observations, Self::Debriefs, Self::Plan, Self::Closing, Self::Report];
    /// Those of an ordinary day, without the coach.
    pub const ORDINARY: [Self; 2] = [Self::Walk, Self::Flow];
}

/// How far a stage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StageState {
    /// Nothing yet.
    Empty,
    /// Begun.
    Partial,
    /// Nothing is waiting.
    Full,
}

/// What the day holds, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct DayCounts {
    /// Senses walked to the end, of those that count (taste never does).
    pub senses_walked: u32,
    /// Senses that count.
    pub senses: u32,
    /// Passes begun.
    pub passes: u32,
    /// Findings, wherever they come from.
    pub findings: u32,
    /// What customers said.
    pub said: u32,
    /// Arrivals counted.
    pub arrivals: u32,
    /// Minutes really watched.
    pub observed_min: u32,
    /// Counting sessions and typed totals.
    pub countings: u32,
    /// Counting sessions that still run.
    pub countings_open: u32,
    /// Observations.
    pub observations: u32,
    /// Of those, drafts.
    pub observation_drafts: u32,
    /// Distinct people observed.
    pub people_observed: u32,
    /// Team members there today.
    pub people_present: u32,
    /// Debriefs ended.
    pub debriefs_ended: u32,
    /// Debriefs begun and not ended.
    pub debriefs_open: u32,
    /// Observed people without an ended debrief.
    pub debriefs_missing: u32,
    /// Actions promised today.
    pub actions: u32,
    /// Of those, without an owner or a day.
    pub actions_vague: u32,
    /// Promises of earlier visits nobody has answered today.
    pub promises_unanswered: u32,
    /// The coach's rating was sent or skipped.
    pub rating_settled: bool,
    /// The dashboard was confirmed.
    pub dashboard_confirmed: bool,
    /// Reports made.
    pub reports: u32,
    /// A day for the next visit was agreed.
    pub next_visit_agreed: bool,
}

/// How far a stage is, by what was counted.
pub fn stage_state(stage: Stage, day: &DayCounts) -> StageState {
    let (begun, full) = match stage {
        Stage::Walk => (day.passes > 0, day.senses_walked >= day.senses),
        Stage::Flow => (day.countings > 0, day.countings_open == 0),
        Stage::Observations => (day.observations > 0, day.observation_drafts == 0),
        Stage::Debriefs => (day.debriefs_ended + day.debriefs_open > 0, day.debriefs_open + day.debriefs_missing == 0),
        Stage::Plan => (day.actions > 0, day.actions_vague + day.promises_unanswered == 0),
        Stage::Closing => {
            (day.rating_settled || day.dashboard_confirmed, day.rating_settled && day.dashboard_confirmed)
        }
        Stage::Report => (day.reports > 0, true),
    };
    match (begun, full) {
        (false, _) => StageState::Empty,
        (true, false) => StageState::Partial,
        (true, true) => StageState::Full,
    }
}

/// Something the report would lack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct DayGap {
    /// Where it can be filled.
    pub stage: Stage,
    /// What, worded by the catalogue as `visit-gap-<code>`.
    pub code: &'static str,
    /// How many.
    pub count: u32,
}

/// Everything the report of such a day would lack, in the order of the stages.
pub fn gaps(day: &DayCounts) -> Vec<DayGap> {
    let missing = u32::from;
    [
        (Stage::Walk, "no_walk", missing(day.passes == 0)),
        (Stage::Walk, "senses_left", if day.passes == 0 { 0 } else { day.senses.saturating_sub(day.senses_walked) }),
        (Stage::Flow, "no_counting", missing(day.countings == 0)),
        (Stage::Flow, "counting_runs", day.countings_open),
        (Stage::Observations, "no_observation", missing(day.observations == 0)),
        (Stage::Observations, "drafts", day.observation_drafts),
        (Stage::Debriefs, "debriefs_missing", day.debriefs_missing),
        (Stage::Debriefs, "debriefs_open", day.debriefs_open),
        (Stage::Plan, "no_action", missing(day.actions == 0)),
        (Stage::Plan, "vague_actions", day.actions_vague),
        (Stage::Plan, "promises_unanswered", day.promises_unanswered),
        (Stage::Closing, "no_rating", missing(!day.rating_settled)),
        (Stage::Closing, "no_dashboard", missing(!day.dashboard_confirmed)),
        (Stage::Closing, "no_next_visit", missing(!day.next_visit_agreed)),
    ]
    .into_iter()
    .filter(|(.., count)| *count > 0)
    .map(|(stage, code, count)| DayGap { stage, code, count })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_is_empty_begun_or_full() {
        let empty = DayCounts { senses: 4, ..DayCounts::default() };
        for stage in Stage::ALL {
            assert_eq!(stage_state(stage, &empty), StageState::Empty, "{stage:?}");
        }
        let day = DayCounts {
            senses: 4,
            senses_walked: 2,
            passes: 3,
            countings: 2,
            countings_open: 1,
            observations: 2,
            observation_drafts: 1,
            debriefs_ended: 1,
            debriefs_missing: 1,
            actions: 2,
            promises_unanswered: 1,
            rating_settled: true,
            ..DayCounts::default()
        };
        for stage in &Stage::ALL[..6] {
            assert_eq!(stage_state(*stage, &day), StageState::Partial, "{stage:?}");
        }
        assert_eq!(stage_state(Stage::Report, &DayCounts { reports: 1, ..day }), StageState::Full);
    }

    #[test]
    fn a_full_day_lacks_nothing() {
        let day = DayCounts {
            senses: 4,
            senses_walked: 4,
            passes: 4,
            countings: 1,
            observations: 1,
            debriefs_ended: 1,
            actions: 1,
            rating_settled: true,
            dashboard_confirmed: true,
            next_visit_agreed: true,
            ..DayCounts::default()
        };
        assert_eq!(gaps(&day), []);
        let codes: Vec<_> =
            gaps(&DayCounts { senses: 4, ..DayCounts::default() }).into_iter().map(|gap| gap.code).collect();
        assert_eq!(
            codes,
            ["no_walk", "no_counting", "no_observation", "no_action", "no_rating", "no_dashboard", "no_next_visit"]
        );
    }
}

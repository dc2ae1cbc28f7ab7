//! When a skill is acquired, and how much of the referential a person has (METHODS 4.4, 4.5). One good look proves
//! little: [`false_mastery`] says how little. Nothing here compares people.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Refusal,
    statistics::{SLACK, laws::ln_choose, require},
};

/// Passes that make a skill acquired, by the usual rule…
pub const PASSES: usize = 3;
/// …among so many last looks…
pub const LOOKS: usize = 3;
/// …on so many days.
pub const DAYS: usize = 2;
/// Misses in a row after which it lapses.
pub const MISSES: usize = 2;

/// A level, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Rated {
    /// Seen and rated.
    Level(f64),
    /// Not rated.
    Not(Unrated),
}

/// Why there is no level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Unrated {
    /// The situation could have occurred.
    #[serde(rename = "NO", alias = "not_observed")]
    NotObserved,
    /// The role or the situation excludes it.
    #[serde(rename = "NA", alias = "not_applicable")]
    NotApplicable,
    /// The person declined.
    #[serde(rename = "refused")]
    Refused,
}

/// A look at a skill, and its day.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct RatedLook {
    /// Day of the observation.
    pub date: NaiveDate,
    /// What it gave.
    pub score: Rated,
}

/// What `scoring.mastery` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct MasteryInputs {
    /// Looks at one skill of one person.
    pub obs: Vec<RatedLook>,
    /// Level that passes.
    pub target: f64,
    /// Passes needed…
    pub k: usize,
    /// …among the last so many scored looks…
    pub n: usize,
    /// …on so many days.
    pub min_distinct_days: usize,
    /// Misses in a row after which an acquired skill lapses.
    pub lapse_after: usize,
}

impl MasteryInputs {
    /// The usual rule: three passes of the last three looks, on two days; two misses in a row let it lapse.
    pub fn standard(obs: Vec<RatedLook>, target: f64) -> Self {
        Self { obs, target, k: PASSES, n: LOOKS, min_distinct_days: DAYS, lapse_after: MISSES }
    }
}

/// Where a skill stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MasteryState {
    /// No scored look yet.
    NotStarted,
    /// Scored, not yet acquired.
    InProgress,
    /// Passed often enough, on days enough.
    Acquired,
    /// Acquired once, missed since: to be earned again.
    ToConsolidate,
}

/// Where a skill stood after each look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mastery {
    /// One state a look, in the order asked.
    pub states: Vec<MasteryState>,
    /// The state after the last day.
    pub r#final: MasteryState,
}

/// `scoring.mastery`. Looks are taken in order of days; those without a level change nothing.
///
/// # Errors
/// `invalid_input`: no pass or look asked for, more passes than looks, no miss to lapse after.
pub fn mastery(inputs: &MasteryInputs) -> Result<Mastery, Refusal> {
    require(inputs.k >= 1, "k")?;
    require(inputs.n >= inputs.k, "n")?;
    require(inputs.lapse_after >= 1, "lapse_after")?;
    let mut order: Vec<usize> = (0..inputs.obs.len()).collect();
    order.sort_by_key(|&at| inputs.obs[at].date);
    let mut states = vec![MasteryState::NotStarted; inputs.obs.len()];
    let mut state = MasteryState::NotStarted;
    let mut slate: Vec<(NaiveDate, bool)> = Vec::new();
    for at in order {
        if let RatedLook { date, score: Rated::Level(level) } = inputs.obs[at] {
            slate.push((date, level >= inputs.target - SLACK));
            state = after(state, &mut slate, inputs);
        }
        states[at] = state;
    }
    Ok(Mastery { states, r#final: state })
}

/// The state after the latest look of the slate; a lapse wipes it.
fn after(state: MasteryState, slate: &mut Vec<(NaiveDate, bool)>, inputs: &MasteryInputs) -> MasteryState {
    if state == MasteryState::Acquired {
        let misses = slate.iter().rev().take_while(|(_, passed)| !passed).count();
        if misses < inputs.lapse_after {
            return state;
        }
        slate.clear();
        return MasteryState::ToConsolidate;
    }
    let recent = &slate[slate.len().saturating_sub(inputs.n)..];
    let mut days: Vec<NaiveDate> = recent.iter().filter(|(_, passed)| *passed).map(|(date, _)| *date).collect();
    let passes = days.len();
    days.dedup();
    let passed_now = slate.last().is_some_and(|(_, passed)| *passed);
    if passed_now && passes >= inputs.k && days.len() >= inputs.min_distinct_days {
        return MasteryState::Acquired;
    }
    if state == MasteryState::ToConsolidate { state } else { MasteryState::InProgress }
}

/// What `scoring.false_mastery` is asked.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct FalseMasteryInputs {
    /// How often the person really passes, 0 to 1.
    pub true_rate: f64,
    /// Passes needed…
    pub k: u32,
    /// …of so many looks.
    pub n: u32,
}

/// A chance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Probability {
    /// 0 to 1.
    pub probability: f64,
}

/// `scoring.false_mastery`: the chance to see `k` of `n` passes all the same.
///
/// # Errors
/// `invalid_input`: a rate outside 0 to 1, no look, more passes than looks.
pub fn false_mastery(inputs: &FalseMasteryInputs) -> Result<Probability, Refusal> {
    require((0.0..=1.0).contains(&inputs.true_rate), "true_rate")?;
    require((1..=100_000).contains(&inputs.n), "n")?;
    require(inputs.k <= inputs.n, "k")?;
    let n = f64::from(inputs.n);
    let chance = |k: u32| {
        let k = f64::from(k);
        // 0 · ln 0 is 0: what cannot fail need not succeed.
        let power = |rate: f64, times: f64| if times == 0.0 { 0.0 } else { times * rate.ln() };
        (ln_choose(n, k) + power(inputs.true_rate, k) + power(1.0 - inputs.true_rate, n - k)).exp()
    };
    Ok(Probability { probability: (inputs.k..=inputs.n).map(chance).sum::<f64>().min(1.0) })
}

/// A skill of a person.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Attained {
    /// Score; `null` if never scored.
    pub score: Option<f64>,
    /// Target level.
    pub target: f64,
    /// Weight of the skill.
    pub importance: f64,
    /// Lowest level of the scale.
    pub vmin: f64,
}

/// What `scoring.person_attainment` is asked.
#[derive(Debug, Clone, Deserialize)]
pub struct AttainmentInputs {
    /// The skills expected of one person.
    pub skills: Vec<Attained>,
}

/// How much of the referential a person has. It feeds means of a team and is shown for nobody.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Attainment {
    /// 0 to 1 over the scored skills, each capped at 1; `None` when none is scored.
    pub attainment: Option<f64>,
    /// Skills scored…
    pub n_scored: usize,
    /// …of those expected.
    pub n_expected: usize,
}

/// `scoring.person_attainment`.
///
/// # Errors
/// `invalid_input`: a target not above the scale's lowest level, a weight not above 0.
pub fn person_attainment(inputs: &AttainmentInputs) -> Result<Attainment, Refusal> {
    let (mut sum, mut weights, mut n_scored) = (0.0, 0.0, 0);
    for skill in &inputs.skills {
        require(skill.target > skill.vmin, "target")?;
        require(skill.importance > 0.0, "importance")?;
        if let Some(score) = skill.score {
            sum += skill.importance * ((score - skill.vmin) / (skill.target - skill.vmin)).clamp(0.0, 1.0);
            weights += skill.importance;
            n_scored += 1;
        }
    }
    Ok(Attainment { attainment: (n_scored > 0).then(|| sum / weights), n_scored, n_expected: inputs.skills.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn final_of(levels: &[f64], days: &[u32]) -> MasteryState {
        let look = |(level, day): (&f64, &u32)| RatedLook {
            date: NaiveDate::from_ymd_opt(2026, 5, *day).unwrap(),
            score: Rated::Level(*level),
        };
        let obs = levels.iter().zip(days).map(look).collect();
        mastery(&MasteryInputs { obs, target: 3.0, k: 3, n: 3, min_distinct_days: 2, lapse_after: 2 }).unwrap().r#final
    }

    #[test]
    fn passes_must_be_many_recent_and_on_several_days() {
        use MasteryState::{Acquired, InProgress, NotStarted, ToConsolidate};
        assert_eq!(final_of(&[], &[]), NotStarted);
        assert_eq!(final_of(&[3.0, 3.0, 3.0], &[4, 4, 4]), InProgress);
        assert_eq!(final_of(&[3.0, 3.0, 3.0], &[4, 4, 5]), Acquired);
        // The order asked does not matter, the days do.
        assert_eq!(final_of(&[2.0, 3.0, 3.0, 3.0], &[9, 4, 5, 6]), Acquired);
        assert_eq!(final_of(&[3.0, 3.0, 3.0, 1.0], &[4, 5, 6, 7]), Acquired);
        assert_eq!(final_of(&[3.0, 3.0, 3.0, 1.0, 1.0, 3.0, 3.0], &[4, 5, 6, 7, 8, 9, 10]), ToConsolidate);
        assert_eq!(final_of(&[3.0, 3.0, 3.0, 1.0, 1.0, 3.0, 3.0, 3.0], &[4, 5, 6, 7, 8, 9, 10, 11]), Acquired);
    }

    #[test]
    fn the_table_of_false_masteries() {
        let table =
            [(2, 2, 0.7, 0.49), (3, 3, 0.5, 0.125), (3, 4, 0.8, 0.8192), (4, 5, 0.9, 0.91854), (5, 5, 1.0, 1.0)];
        for (k, n, true_rate, expected) in table {
            let found = false_mastery(&FalseMasteryInputs { true_rate, k, n }).unwrap().probability;
            assert!((found - expected).abs() < 1e-9, "{k} of {n} at {true_rate}: {found}");
        }
        assert_eq!(false_mastery(&FalseMasteryInputs { true_rate: 0.0, k: 1, n: 3 }).unwrap().probability, 0.0);
    }
}

//! Every method by its public name: one JSON object in, one out, with the fields of its inputs and outputs. The
//! arithmetic is in the features; here is only the door.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    Refusal,
    closing::rating_mean,
    diagnosis,
    flow::{bins, cell, driver, fit, rate, reference_week},
    label,
    observation::{self, Absence, DatedLook, Look, ScoreMethod, Scoring, SkillScore, agreement, mastery},
    pilot::{means, proportions, ranks, units},
    staffing::{deferred, erlang_a, erlang_c, load, need, pooling, roster},
    statistics::require,
    training,
    walk::{heatmap, priority},
};

/// A method.
#[derive(Debug, Clone, Copy)]
pub struct Method {
    /// Public name: `family.verb`.
    pub name: &'static str,
    run: fn(Value) -> Result<Value, Refusal>,
}

impl Method {
    /// The method of that name.
    pub fn find(name: &str) -> Option<&'static Self> {
        METHODS.iter().find(|method| method.name == name)
    }

    /// Runs it: the fields of its inputs in, those of its outputs out, `null` where something is not defined.
    ///
    /// # Errors
    /// `invalid_input`, also for a field missing or of another type; `unreachable_target`.
    pub fn run(&self, inputs: Value) -> Result<Value, Refusal> {
        (self.run)(inputs)
    }
}

fn through<I: DeserializeOwned, O: Serialize>(
    inputs: Value,
    method: impl Fn(&I) -> Result<O, Refusal>,
) -> Result<Value, Refusal> {
    let refused = |error: serde_json::Error| Refusal::new("invalid_input").with("detail", error);
    let inputs: I = serde_json::from_value(inputs).map_err(refused)?;
    serde_json::to_value(method(&inputs)?).map_err(refused)
}

macro_rules! methods {
    ($($name:literal => $run:expr),* $(,)?) => {
        /// Every method, in the order of the families.
        pub const METHODS: &[Method] = &[$(Method { name: $name, run: |inputs| through(inputs, $run) }),*];
    };
}

methods![
    "flow.bin_events" => bins::bin_events,
    "flow.cell_stats" => cell::cell_stats,
    "flow.reference_week" => reference_week::reference_week,
    "flow.multiplicative_fit" => fit::multiplicative_fit,
    "flow.normalised_rate" => driver::normalised_rate,
    "flow.driver_ratio" => driver::driver_ratio,
    "flow.rate_ci" => rate::rate_ci,
    "flow.dispersion" => rate::dispersion,
    "flow.variation_level" => reference_week::variation_level,
    "flow.function_demand" => driver::function_demand,
    "staffing.erlang_c" => erlang_c::erlang_c,
    "staffing.required" => need::required,
    "staffing.wait_percentile" => erlang_c::wait_percentile,
    "staffing.erlang_a" => erlang_a::erlang_a,
    "staffing.required_erlang_a" => erlang_a::required_erlang_a,
    "staffing.modified_offered_load" => load::modified_offered_load,
    "staffing.deferred_need" => deferred::deferred_need,
    "staffing.rounds_need" => deferred::rounds_need,
    "staffing.chat_required" => need::chat_required,
    "staffing.pooling_gain" => pooling::pooling_gain,
    "staffing.compare_roster" => roster::compare_roster,
    "staffing.day_plan" => roster::day_plan,
    "staffing.shrinkage" => need::shrinkage,
    "scoring.skill_score" => skill_score,
    "scoring.mastery" => mastery::mastery,
    "scoring.false_mastery" => mastery::false_mastery,
    "scoring.person_attainment" => mastery::person_attainment,
    "training.plan" => training::plan,
    "training.followups" => training::followups,
    "agreement.weighted_kappa" => agreement::weighted_kappa,
    "agreement.krippendorff_alpha" => agreement::krippendorff_alpha,
    "sensory.priority" => priority::priority,
    "sensory.heatmap" => heatmap::heatmap,
    "label.evaluate" => label::evaluate,
    "label.validity" => label::validity,
    "diagnosis.axes" => diagnosis::axes,
    "diagnosis.self_level" => diagnosis::self_level,
    "diagnosis.voc_pareto" => diagnosis::voc_pareto,
    "diagnosis.benchmark" => diagnosis::benchmark,
    "dashboard.coach_rating" => coach_rating,
    "pilot.two_proportions" => proportions::two_proportions,
    "pilot.fisher" => proportions::fisher,
    "pilot.welch" => means::welch,
    "pilot.mann_whitney" => ranks::mann_whitney,
    "pilot.did_units" => units::did_units,
    "pilot.did_proportions" => proportions::did_proportions,
    "pilot.wilson" => proportions::wilson,
    "pilot.holm" => proportions::holm,
    "pilot.sample_size" => proportions::sample_size,
    "pilot.nps" => proportions::nps,
    "pilot.wilcoxon_paired" => ranks::wilcoxon_paired,
];

/// What `scoring.skill_score` is asked.
#[derive(Deserialize)]
struct SkillInputs {
    obs: Vec<mastery::RatedLook>,
    target: f64,
    vmin: f64,
    vmax: f64,
    method: ScoreMethod,
    n: usize,
    half_life_days: f64,
    max_age_days: i64,
    as_of: chrono::NaiveDate,
}

fn skill_score(inputs: &SkillInputs) -> Result<SkillScore, Refusal> {
    let look = |seen: &mastery::RatedLook| DatedLook {
        date: seen.date,
        look: match seen.score {
            mastery::Rated::Level(level) => Look::Level(level),
            mastery::Rated::Not(mastery::Unrated::NotObserved) => Look::None(Absence::NotObserved),
            mastery::Rated::Not(mastery::Unrated::NotApplicable) => Look::None(Absence::NotApplicable),
            mastery::Rated::Not(mastery::Unrated::Refused) => Look::None(Absence::Refused),
        },
    };
    let inside = |seen: &mastery::RatedLook| match seen.score {
        mastery::Rated::Level(level) => (inputs.vmin..=inputs.vmax).contains(&level),
        mastery::Rated::Not(_) => true,
    };
    require(inputs.obs.iter().all(inside), "obs")?;
    let scoring = Scoring {
        method: inputs.method,
        n: inputs.n,
        half_life_days: inputs.half_life_days,
        max_age_days: inputs.max_age_days,
        target: inputs.target,
        min: inputs.vmin,
        max: inputs.vmax,
    };
    observation::skill_score(&inputs.obs.iter().map(look).collect::<Vec<_>>(), &scoring, inputs.as_of)
}

/// What `dashboard.coach_rating` is asked.
#[derive(Deserialize)]
struct RatingInputs {
    ratings: Vec<f64>,
    min_n: u32,
}

fn coach_rating(inputs: &RatingInputs) -> Result<crate::closing::RatingMean, Refusal> {
    require(inputs.ratings.iter().all(|rating| (1.0..=5.0).contains(rating)), "ratings")?;
    Ok(rating_mean(&inputs.ratings, inputs.min_n))
}

//! The steps of the conversation. Only the order is enforced (her view before levels), the one improvement, and the
//! look again within 14 days; what is left out lowers the quality, never blocks.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Timestamp,
    debrief::{Debrief, DebriefFact, DebriefPlace},
    network::Person,
    referential::Skill,
};
use sillage_store::Writer;
use ts_rs::TS;

use super::open::check_open;
use crate::{Failure, observation::is_blind};

/// It was kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DebriefKept {}

fn change(
    tx: &mut Writer<'_>,
    debrief: Id<Debrief>,
    change: impl FnOnce(&mut Debrief, Timestamp),
) -> Result<DebriefKept, Failure> {
    check_open(tx, debrief)?;
    let now = tx.now().timestamp();
    tx.change(debrief, |doc| change(doc, now))?;
    Ok(DebriefKept {})
}

/// Say where the conversation takes place.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SetPlace {
    /// Which debrief.
    pub debrief: Id<Debrief>,
    /// Where.
    pub place: DebriefPlace,
}

pub(super) fn set_place(tx: &mut Writer<'_>, ask: SetPlace) -> Result<DebriefKept, Failure> {
    change(tx, ask.debrief, |doc, _| doc.place = Some(ask.place))
}

/// Remember, on this device, which step is in front.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordStep {
    /// Which debrief.
    pub debrief: Id<Debrief>,
    /// 1 to 6.
    pub step: u32,
}

/// Key of the step in front.
pub(super) fn step_key(debrief: Id<Debrief>) -> String {
    format!("debrief.step.{debrief}")
}

pub(super) fn record_step(tx: &mut Writer<'_>, ask: RecordStep) -> Result<DebriefKept, Failure> {
    tx.set_local(&step_key(ask.debrief), Some(&ask.step.clamp(1, 6)))?;
    Ok(DebriefKept {})
}

/// Write down her view, in her words.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordSelfView {
    /// Which debrief.
    pub debrief: Id<Debrief>,
    /// What went well for her.
    #[ts(optional)]
    pub went_well: Option<String>,
    /// What she would change.
    #[ts(optional)]
    pub to_change: Option<String>,
}

pub(super) fn record_self_view(tx: &mut Writer<'_>, ask: RecordSelfView) -> Result<DebriefKept, Failure> {
    change(tx, ask.debrief, |doc, now| {
        if let Some(text) = ask.went_well {
            doc.self_went_well = text;
        }
        if let Some(text) = ask.to_change {
            doc.self_to_change = text;
        }
        mark_view(doc, now);
    })
}

fn mark_view(doc: &mut Debrief, now: Timestamp) {
    if !doc.has_her_view() {
        doc.self_view_at = None;
    } else if doc.self_view_at.is_none() {
        doc.self_view_at = Some(now);
    }
}

/// She prefers not to say: it counts as her view.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct PreferNotToSay {
    /// Which debrief.
    pub debrief: Id<Debrief>,
    /// She prefers so.
    pub prefers: bool,
}

pub(super) fn prefer_not_to_say(tx: &mut Writer<'_>, ask: PreferNotToSay) -> Result<DebriefKept, Failure> {
    change(tx, ask.debrief, |doc, now| {
        doc.prefers_not_to_say = ask.prefers;
        mark_view(doc, now);
    })
}

/// Show her the levels.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ShowLevels {
    /// Which debrief.
    pub debrief: Id<Debrief>,
}

pub(super) fn show_levels(tx: &mut Writer<'_>, ask: ShowLevels) -> Result<DebriefKept, Failure> {
    let row = tx.get(ask.debrief)?;
    row.check_levels()?;
    for &observation in &row.observations {
        if let Some(observation) = tx.find(observation)?
            && is_blind(tx, &observation)?
        {
            return Err(Failure::new("second_rater_not_done"));
        }
    }
    if row.levels_shown_at.is_some() {
        return Ok(DebriefKept {});
    }
    change(tx, ask.debrief, |doc, now| doc.levels_shown_at = Some(now))
}

/// Write a fact, or word one anew.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordDebriefFact {
    /// Which debrief.
    pub debrief: Id<Debrief>,
    /// The fact to word anew; a new one without it.
    #[ts(optional)]
    pub fact: Option<Id<DebriefFact>>,
    /// Situation.
    #[ts(optional)]
    pub situation: Option<String>,
    /// Gesture or quote.
    #[ts(optional)]
    pub behaviour: Option<String>,
    /// Effect on the customer.
    #[ts(optional)]
    pub effect_on_customer: Option<String>,
}

/// A fact was kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DebriefFactKept {
    /// It.
    pub fact: Id<DebriefFact>,
}

pub(super) fn record_fact(tx: &mut Writer<'_>, ask: RecordDebriefFact) -> Result<DebriefFactKept, Failure> {
    let row = check_open(tx, ask.debrief)?;
    let fill = |doc: &mut DebriefFact| {
        for (text, field) in [
            (ask.situation, &mut doc.situation),
            (ask.behaviour, &mut doc.behaviour),
            (ask.effect_on_customer, &mut doc.effect_on_customer),
        ] {
            if let Some(text) = text {
                *field = text;
            }
        }
    };
    let fact = match ask.fact {
        Some(fact) => {
            // The debrief it belongs to decides whether it may still be written, not the one that was named.
            if tx.get(fact)?.debrief != ask.debrief {
                return Err(Failure::new("not_found").with("noun", "debrief_fact"));
            }
            tx.change(fact, fill)?.id
        }
        None => {
            let mut doc = DebriefFact {
                debrief: ask.debrief,
                score: None,
                situation: String::new(),
                behaviour: String::new(),
                effect_on_customer: String::new(),
            };
            fill(&mut doc);
            tx.add(row.unit, &doc)?
        }
    };
    Ok(DebriefFactKept { fact })
}

/// Take a fact away.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RemoveDebriefFact {
    /// Which.
    pub fact: Id<DebriefFact>,
}

pub(super) fn remove_fact(tx: &mut Writer<'_>, ask: RemoveDebriefFact) -> Result<DebriefKept, Failure> {
    let fact = tx.get(ask.fact)?;
    check_open(tx, fact.debrief)?;
    tx.delete(ask.fact)?;
    Ok(DebriefKept {})
}

/// Keep one to three strengths.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct KeepStrengths {
    /// Which debrief.
    pub debrief: Id<Debrief>,
    /// In words.
    pub strengths: Vec<String>,
}

pub(super) fn keep_strengths(tx: &mut Writer<'_>, ask: KeepStrengths) -> Result<DebriefKept, Failure> {
    let strengths: Vec<String> = ask.strengths.into_iter().filter(|text| !text.trim().is_empty()).collect();
    change(tx, ask.debrief, |doc, now| {
        doc.strengths_at = if strengths.is_empty() { None } else { doc.strengths_at.take().or(Some(now)) };
        doc.strengths = strengths;
    })
}

/// Choose the one improvement, or word it anew.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ChooseImprovement {
    /// Which debrief.
    pub debrief: Id<Debrief>,
    /// Skill.
    #[ts(optional)]
    pub skill: Option<Id<Skill>>,
    /// In words.
    pub text: String,
}

pub(super) fn choose_improvement(tx: &mut Writer<'_>, ask: ChooseImprovement) -> Result<DebriefKept, Failure> {
    let row = check_open(tx, ask.debrief)?;
    row.check_improvement(ask.skill)?;
    change(tx, ask.debrief, |doc, now| {
        doc.improvement_skill = ask.skill;
        doc.improvement_text = ask.text;
        doc.improvement_at.get_or_insert(now);
    })
}

/// Set the improvement aside, so that another one may be chosen.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SetImprovementAside {
    /// Which debrief.
    pub debrief: Id<Debrief>,
}

pub(super) fn set_improvement_aside(tx: &mut Writer<'_>, ask: SetImprovementAside) -> Result<DebriefKept, Failure> {
    change(tx, ask.debrief, |doc, _| {
        doc.improvement_skill = None;
        doc.improvement_text = String::new();
        doc.improvement_at = None;
    })
}

/// Options the person proposes.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordOptions {
    /// Which debrief.
    pub debrief: Id<Debrief>,
    /// One a line.
    pub options: Vec<String>,
}

pub(super) fn record_options(tx: &mut Writer<'_>, ask: RecordOptions) -> Result<DebriefKept, Failure> {
    change(tx, ask.debrief, |doc, _| doc.options = ask.options)
}

/// Her commitment, in her words; what is left out stays as it was.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordCommitment {
    /// Which debrief.
    pub debrief: Id<Debrief>,
    /// "When …".
    #[ts(optional)]
    pub when: Option<String>,
    /// "I will …".
    #[ts(optional)]
    pub then: Option<String>,
    /// What changes for the customer.
    #[ts(optional)]
    pub expected_effect: Option<String>,
    /// What coach or manager provides.
    #[ts(optional)]
    pub support_needed: Option<String>,
}

pub(super) fn record_commitment(tx: &mut Writer<'_>, ask: RecordCommitment) -> Result<DebriefKept, Failure> {
    change(tx, ask.debrief, |doc, _| {
        for (text, field) in [
            (ask.when, &mut doc.commitment_when),
            (ask.then, &mut doc.commitment_then),
            (ask.expected_effect, &mut doc.expected_effect),
            (ask.support_needed, &mut doc.support_needed),
        ] {
            if let Some(text) = text {
                *field = text;
            }
        }
    })
}

/// Set the day to look again, at most 14 days ahead.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SetLookAgain {
    /// Which debrief.
    pub debrief: Id<Debrief>,
    /// Day; without it none.
    #[ts(optional)]
    pub on: Option<NaiveDate>,
    /// Who looks again; who leads the debrief by default.
    #[ts(optional)]
    pub by: Option<Id<Person>>,
}

pub(super) fn set_look_again(tx: &mut Writer<'_>, ask: SetLookAgain) -> Result<DebriefKept, Failure> {
    change(tx, ask.debrief, |doc, _| {
        doc.follow_up_on = ask.on;
        doc.follow_up_by = ask.on.and(ask.by.or(doc.follow_up_by).or(Some(doc.led_by)));
    })
}

/// Her comment, and how useful she found it.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordComment {
    /// Which debrief.
    pub debrief: Id<Debrief>,
    /// Comment.
    #[ts(optional)]
    pub comment: Option<String>,
    /// 1 to 5.
    #[ts(optional)]
    pub usefulness: Option<i32>,
}

pub(super) fn record_comment(tx: &mut Writer<'_>, ask: RecordComment) -> Result<DebriefKept, Failure> {
    change(tx, ask.debrief, |doc, _| {
        if let Some(text) = ask.comment {
            doc.person_comment = text;
        }
        if let Some(mark) = ask.usefulness {
            doc.usefulness = Some(mark);
        }
    })
}

/// She has seen it; seeing is not agreeing.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct AcknowledgeDebrief {
    /// Which debrief.
    pub debrief: Id<Debrief>,
    /// Seen, or not after all.
    pub seen: bool,
}

pub(super) fn acknowledge_debrief(tx: &mut Writer<'_>, ask: AcknowledgeDebrief) -> Result<DebriefKept, Failure> {
    change(tx, ask.debrief, |doc, now| doc.acknowledged_at = ask.seen.then_some(now))
}

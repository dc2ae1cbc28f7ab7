//! Findings: what was noticed, in words. They are weighed, accepted, merged or answered at the consolidation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Refusal,
    action::{Action, ActionKind, ActionSource, ActionStatus, title_from},
    network::Zone,
    walk::{Cause, Finding, FindingDecision, FindingKind, FindingSource, SensoryWalk},
};
use sillage_store::Writer;
use ts_rs::TS;

use super::{blind, marks};
use crate::{Failure, visit::manager_of};

/// Note something in a zone of a pass.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordFinding {
    /// The pass.
    pub walk: Id<SensoryWalk>,
    /// The zone.
    pub zone: Id<Zone>,
    /// What and where, 1 to 2,000 characters. The zone's mark makes it an irritant or an enchantment.
    pub text: String,
}

/// A finding that exists.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FindingKept {
    /// The finding.
    pub finding: Id<Finding>,
}

pub(super) fn record_finding(tx: &mut Writer<'_>, ask: RecordFinding) -> Result<FindingKept, Failure> {
    let pass = blind::open_pass(tx, ask.walk)?;
    marks::zone_of(tx, &pass, ask.zone)?;
    let perception = marks::find_mark(tx, ask.walk, ask.zone)?.and_then(|mark| mark.perception);
    let finding = Finding {
        visit_day: pass.visit_day,
        unit: pass.doc.unit,
        kind: FindingKind::of_mark(perception),
        source: FindingSource::Sensory,
        walk: Some(ask.walk),
        zone: Some(ask.zone),
        sense: Some(pass.sense),
        text: said(&ask.text, "text")?,
        perception,
        cause: None,
        severity: None,
        frequency: None,
        ease: None,
        safety: false,
        decision: FindingDecision::Open,
        decision_reason: None,
        duplicate_of: None,
    };
    Ok(FindingKept { finding: tx.add(pass.doc.unit.uuid(), &finding)? })
}

fn said(text: &str, field: &'static str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() { Err(Refusal::new("text_missing").with("field", field)) } else { Ok(text.to_owned()) }
}

/// Correct a finding. What is absent stays.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct AmendFinding {
    /// The finding.
    pub finding: Id<Finding>,
    /// New words.
    pub text: Option<String>,
    /// Another nature.
    pub kind: Option<FindingKind>,
}

pub(super) fn amend_finding(tx: &mut Writer<'_>, ask: AmendFinding) -> Result<FindingKept, Failure> {
    blind::own_finding(tx, ask.finding)?;
    let text = ask.text.map(|text| said(&text, "text")).transpose()?;
    tx.change(ask.finding, |finding| {
        finding.text = text.unwrap_or_else(|| finding.text.clone());
        finding.kind = ask.kind.unwrap_or(finding.kind);
    })?;
    Ok(FindingKept { finding: ask.finding })
}

/// Take a finding away; it lies in the bin.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RetractFinding {
    /// The finding.
    pub finding: Id<Finding>,
}

pub(super) fn retract_finding(tx: &mut Writer<'_>, ask: RetractFinding) -> Result<FindingKept, Failure> {
    blind::own_finding(tx, ask.finding)?;
    tx.delete(ask.finding)?;
    Ok(FindingKept { finding: ask.finding })
}

/// Say where it comes from, or take that back.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SetCause {
    /// The finding.
    pub finding: Id<Finding>,
    /// The cause: not always a person.
    pub cause: Option<Cause>,
}

pub(super) fn set_cause(tx: &mut Writer<'_>, ask: SetCause) -> Result<FindingKept, Failure> {
    blind::own_finding(tx, ask.finding)?;
    tx.change(ask.finding, |finding| finding.cause = ask.cause)?;
    Ok(FindingKept { finding: ask.finding })
}

/// Weigh a finding, one digit at a time. What is absent stays.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct WeighFinding {
    /// The finding.
    pub finding: Id<Finding>,
    /// 1 barely noticed … 5 customers leave or complain.
    pub severity: Option<i32>,
    /// 1 rare … 5 at every visit.
    pub frequency: Option<i32>,
    /// 1 building works … 5 today, by us.
    pub ease: Option<i32>,
    /// A danger: first, whatever the marks.
    pub safety: Option<bool>,
}

pub(super) fn weigh_finding(tx: &mut Writer<'_>, ask: WeighFinding) -> Result<FindingKept, Failure> {
    blind::own_finding(tx, ask.finding)?;
    tx.change(ask.finding, |finding| {
        finding.severity = ask.severity.or(finding.severity);
        finding.frequency = ask.frequency.or(finding.frequency);
        finding.ease = ask.ease.or(finding.ease);
        finding.safety = ask.safety.unwrap_or(finding.safety);
    })?;
    Ok(FindingKept { finding: ask.finding })
}

/// Accept an irritant openly.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct AcceptFinding {
    /// The finding.
    pub finding: Id<Finding>,
    /// Why, 1 to 2,000 characters.
    pub reason: String,
}

pub(super) fn accept_finding(tx: &mut Writer<'_>, ask: AcceptFinding) -> Result<FindingKept, Failure> {
    blind::own_finding(tx, ask.finding)?;
    let reason = said(&ask.reason, "reason").map_err(|_| Refusal::new("reason_missing"))?;
    tx.change(ask.finding, |finding| {
        finding.decision = FindingDecision::Accepted;
        finding.decision_reason = Some(reason);
        finding.duplicate_of = None;
    })?;
    Ok(FindingKept { finding: ask.finding })
}

/// Say that another finding of the day already says it.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct MergeFinding {
    /// The finding that goes.
    pub finding: Id<Finding>,
    /// The finding that stays.
    pub into: Id<Finding>,
}

pub(super) fn merge_finding(tx: &mut Writer<'_>, ask: MergeFinding) -> Result<FindingKept, Failure> {
    let finding = blind::own_finding(tx, ask.finding)?;
    let into = blind::own_finding(tx, ask.into)?;
    let fits =
        ask.finding != ask.into && into.visit_day == finding.visit_day && into.decision != FindingDecision::Duplicate;
    if !fits {
        return Err(Failure::new("merge_impossible"));
    }
    tx.change(ask.finding, |finding| {
        finding.decision = FindingDecision::Duplicate;
        finding.decision_reason = None;
        finding.duplicate_of = Some(ask.into);
    })?;
    // What pointed at the finding that goes points at the one that stays.
    let followers: Vec<_> = tx.list_of::<Finding>(finding.visit_day.uuid())?;
    for follower in followers.into_iter().filter(|other| other.duplicate_of == Some(ask.finding)) {
        tx.change(follower.id, |finding| finding.duplicate_of = Some(ask.into))?;
    }
    Ok(FindingKept { finding: ask.finding })
}

/// Leave a finding undecided again.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ReopenFinding {
    /// The finding.
    pub finding: Id<Finding>,
}

pub(super) fn reopen_finding(tx: &mut Writer<'_>, ask: ReopenFinding) -> Result<FindingKept, Failure> {
    blind::own_finding(tx, ask.finding)?;
    tx.change(ask.finding, |finding| {
        finding.decision = FindingDecision::Open;
        finding.decision_reason = None;
        finding.duplicate_of = None;
    })?;
    Ok(FindingKept { finding: ask.finding })
}

/// Make an enchantment regular.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct MakeRitual {
    /// The enchantment.
    pub finding: Id<Finding>,
}

/// The ritual is in the plan.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct RitualMade {
    /// The action that carries it.
    pub action: Id<Action>,
}

pub(super) fn make_ritual(tx: &mut Writer<'_>, ask: MakeRitual) -> Result<RitualMade, Failure> {
    let finding = blind::own_finding(tx, ask.finding)?;
    if finding.kind != FindingKind::Enchantment {
        return Err(Failure::new("ritual_needs_enchantment"));
    }
    let plan = tx.list_of::<Action>(finding.doc.unit.uuid())?;
    if let Some(made) = plan.iter().find(|action| action.source_id == Some(ask.finding.uuid())) {
        return Ok(RitualMade { action: made.id });
    }
    let ritual = Action {
        unit: finding.doc.unit,
        visit_day: Some(finding.visit_day),
        title: title_from(&finding.text),
        kind: ActionKind::Ritual,
        owner: manager_of(tx, finding.doc.unit, tx.now().local_date())?,
        due_on: None,
        at_next_visit: true,
        status: ActionStatus::Todo,
        done_on: None,
        reason: None,
        source: ActionSource::Finding,
        source_id: Some(ask.finding.uuid()),
        expected_effect: String::new(),
        rank: plan.iter().map(|action| action.rank).max().unwrap_or(0) + 1,
        rank_reason: String::new(),
        proposed_as: None,
        indicator: None,
        answered_at: None,
    };
    let action = tx.add(finding.doc.unit.uuid(), &ritual)?;
    tx.change(ask.finding, |finding| finding.decision = FindingDecision::Action)?;
    Ok(RitualMade { action })
}

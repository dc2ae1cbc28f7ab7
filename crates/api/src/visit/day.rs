//! Small writes on a visit day: who is there, the intention, a finding noted in passing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Refusal,
    network::{Person, Zone},
    visit::VisitDay,
    walk::{Cause, Finding, FindingDecision, FindingKind, FindingSource},
};
use sillage_store::Writer;
use ts_rs::TS;

use crate::Failure;

/// Somebody is there, or is not.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct MarkPresent {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// Who.
    pub person: Id<Person>,
    /// There.
    pub present: bool,
}

/// The day as it is now.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DayAmended {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

pub(super) fn mark_present(tx: &mut Writer<'_>, ask: MarkPresent) -> Result<DayAmended, Failure> {
    tx.get(ask.person)?;
    tx.change(ask.visit_day, |day| {
        day.present.retain(|person| *person != ask.person);
        if ask.present {
            day.present.push(ask.person);
        }
    })?;
    Ok(DayAmended { visit_day: ask.visit_day })
}

/// What the coach wants to see.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct WriteIntention {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// The intention, at most 2,000 characters.
    pub text: String,
}

pub(super) fn write_intention(tx: &mut Writer<'_>, ask: WriteIntention) -> Result<DayAmended, Failure> {
    tx.change(ask.visit_day, |day| day.intention = ask.text)?;
    Ok(DayAmended { visit_day: ask.visit_day })
}

/// Note something in passing, outside a pass of the walk.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordQuickFinding {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// Nature.
    pub kind: FindingKind,
    /// What and where.
    pub text: String,
    /// Where, if a zone was chosen.
    #[ts(optional = nullable)]
    pub zone: Option<Id<Zone>>,
    /// Cause, if said.
    #[ts(optional = nullable)]
    pub cause: Option<Cause>,
    /// A danger.
    #[serde(default)]
    #[ts(optional = nullable, as = "Option<bool>")]
    pub safety: bool,
}

/// It is noted.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct QuickFindingRecorded {
    /// The finding.
    pub finding: Id<Finding>,
}

pub(super) fn record_finding(tx: &mut Writer<'_>, ask: RecordQuickFinding) -> Result<QuickFindingRecorded, Failure> {
    let day = tx.get(ask.visit_day)?;
    if ask.text.trim().is_empty() {
        return Err(Refusal::new("text_missing").with("field", "text").into());
    }
    let finding = Finding {
        visit_day: ask.visit_day,
        unit: day.doc.unit,
        kind: ask.kind,
        source: FindingSource::Other,
        walk: None,
        zone: ask.zone,
        sense: None,
        text: ask.text,
        perception: None,
        cause: ask.cause,
        severity: None,
        frequency: None,
        ease: None,
        safety: ask.safety,
        decision: FindingDecision::Open,
        decision_reason: None,
        duplicate_of: None,
    };
    Ok(QuickFindingRecorded { finding: tx.add(day.doc.unit.uuid(), &finding)? })
}

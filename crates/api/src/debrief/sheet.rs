//! Her personal sheet: what she takes away, without a level.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{Id, debrief::Debrief};
use sillage_store::Reader;
use ts_rs::TS;

use super::view::{DebriefFactView, facts, started_on};
use crate::{Failure, observation::name_of};

/// Her personal sheet.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetPersonalSheet {
    /// Of which debrief.
    pub debrief: Id<Debrief>,
}

/// What she takes away: facts, commitment, date. It carries no level and nobody else.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PersonalSheetView {
    /// Name.
    pub name: Option<String>,
    /// Place.
    pub unit_name: String,
    /// Day.
    pub day: NaiveDate,
    /// Who led.
    pub led_by_name: String,
    /// Facts.
    pub facts: Vec<DebriefFactView>,
    /// Strengths.
    pub strengths: Vec<String>,
    /// The one improvement.
    pub improvement: String,
    /// "When …".
    pub commitment_when: String,
    /// "I will …".
    pub commitment_then: String,
    /// What coach or manager provides.
    pub support_needed: String,
    /// Day to look again.
    pub follow_up_on: Option<NaiveDate>,
    /// Her comment.
    pub person_comment: String,
}

pub(super) fn get_personal_sheet(db: &Reader<'_>, ask: GetPersonalSheet) -> Result<PersonalSheetView, Failure> {
    let row = db.get(ask.debrief)?;
    let day = started_on(&row, db);
    let doc = row.doc;
    Ok(PersonalSheetView {
        name: doc.person.map(|person| name_of(db, person)).transpose()?,
        unit_name: db.get(doc.unit)?.doc.name,
        day,
        led_by_name: name_of(db, doc.led_by)?,
        facts: facts(db, row.id)?,
        strengths: doc.strengths,
        improvement: doc.improvement_text,
        commitment_when: doc.commitment_when,
        commitment_then: doc.commitment_then,
        support_needed: doc.support_needed,
        follow_up_on: doc.follow_up_on,
        person_comment: doc.person_comment,
    })
}

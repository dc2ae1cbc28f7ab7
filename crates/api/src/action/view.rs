//! An action as screens and reports show it: with its owner's name, its real day, and where it stands.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{
    Id,
    action::{
        Action, ActionKind, ActionSource, ActionStatus, Standing, TeamSuggestion, asks_for_effect, due_day,
        is_answered, standing,
    },
    network::{Person, Unit, service::ServiceFunction},
    project::Indicator,
    referential::Skill,
    visit::VisitDay,
    voice::VocTheme,
    walk::Finding,
};
use sillage_store::{Reader, Row};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Failure,
    visit::{began_at, name_of, next_planned},
};

/// An action, ready to be shown.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct ActionItem {
    /// The action.
    pub action: Id<Action>,
    /// Its unit.
    pub unit: Id<Unit>,
    /// Name of the unit.
    pub unit_name: String,
    /// The day it was promised on.
    pub visit_day: Option<Id<VisitDay>>,
    /// What.
    pub title: String,
    /// Kind.
    pub kind: ActionKind,
    /// Who.
    pub owner: Option<Id<Person>>,
    /// Name of who; empty without an owner.
    pub owner_name: String,
    /// The day it is due: its own, or that of the next visit where one is known.
    pub due_day: Option<NaiveDate>,
    /// Due at the next visit.
    pub at_next_visit: bool,
    /// State.
    pub status: ActionStatus,
    /// Where it stands today.
    pub standing: Standing,
    /// Day it was done or settled.
    pub done_on: Option<NaiveDate>,
    /// Why it was given up.
    pub reason: Option<String>,
    /// Born from.
    pub source: ActionSource,
    /// Id of what it was born from.
    pub source_id: Option<Uuid>,
    /// Words of the finding, the team's suggestion, the theme, the function or the skill it was born from; empty
    /// otherwise.
    pub source_text: String,
    /// What should change for customers.
    pub expected_effect: String,
    /// Order in the plan.
    pub rank: u32,
    /// Why the team put it at that place.
    pub rank_reason: String,
    /// The words it was proposed in, where the team chose its own.
    pub proposed_as: Option<String>,
    /// The indicator it is meant to move.
    pub indicator: Option<Id<Indicator>>,
    /// It was done before today: did it work?
    pub asks_effect: bool,
    /// Somebody said what became of it since the visit that asks began; without a visit, ever.
    pub answered: bool,
}

/// The promises of a unit, with what is needed to say where they stand.
pub(crate) struct Promises {
    unit: Id<Unit>,
    unit_name: String,
    today: NaiveDate,
    days: Vec<Row<VisitDay>>,
    planned: Option<NaiveDate>,
    asked_since: Option<i64>,
}

impl Promises {
    /// Those of a unit.
    pub fn of_unit(db: &Reader<'_>, unit: Id<Unit>) -> Result<Self, Failure> {
        let mut days = db.list_in::<VisitDay>(unit.uuid())?;
        days.retain(|day| day.visit.is_some());
        days.sort_by_key(|day| day.opened_at.utc_ms());
        Ok(Self {
            unit,
            unit_name: db.get(unit)?.doc.name,
            today: db.now().local_date(),
            days,
            planned: next_planned(db, unit)?.map(|visit| visit.planned_on),
            asked_since: None,
        })
    }

    /// The same, as the visit of that day asks about them.
    pub fn asked_on(self, db: &Reader<'_>, day: &Row<VisitDay>) -> Result<Self, Failure> {
        Ok(Self { asked_since: began_at(db, day)?, ..self })
    }

    /// All of them: open ones in the order of the plan, then the others, the last settled first.
    pub fn all(&self, db: &Reader<'_>) -> Result<Vec<ActionItem>, Failure> {
        let mut items = self.items(db, db.list_of::<Action>(self.unit.uuid())?)?;
        items.sort_by_key(|item| (item.standing, item.due_day.is_none(), item.due_day, item.rank));
        Ok(items)
    }

    /// Those that were done before today and whose effect nobody has stated.
    pub fn asking(&self, db: &Reader<'_>, today: NaiveDate) -> Result<Vec<ActionItem>, Failure> {
        let rows = db.list_of::<Action>(self.unit.uuid())?;
        self.items(db, rows.into_iter().filter(|row| asks_for_effect(&row.doc, today)).collect())
    }

    /// These rows, ready to be shown.
    pub fn items(&self, db: &Reader<'_>, rows: Vec<Row<Action>>) -> Result<Vec<ActionItem>, Failure> {
        rows.into_iter().map(|row| self.item(db, row)).collect()
    }

    fn item(&self, db: &Reader<'_>, row: Row<Action>) -> Result<ActionItem, Failure> {
        let next = self.next_visit_after(&row);
        let source_text = match (row.source, row.source_id) {
            (ActionSource::Finding, Some(id)) => db.find(Id::<Finding>::new(id))?.map(|finding| finding.doc.text),
            (ActionSource::Team, Some(id)) => db.find(Id::<TeamSuggestion>::new(id))?.map(|said| said.doc.text),
            (ActionSource::Theme, Some(id)) => db.find(Id::<VocTheme>::new(id))?.map(|theme| theme.doc.name.fr),
            (ActionSource::Staffing, Some(id)) => {
                db.find(Id::<ServiceFunction>::new(id))?.map(|function| function.doc.name.fr)
            }
            (ActionSource::Skill, Some(id)) => db.find(Id::<Skill>::new(id))?.map(|skill| skill.doc.title.fr),
            _ => None,
        };
        Ok(ActionItem {
            action: row.id,
            unit: self.unit,
            unit_name: self.unit_name.clone(),
            visit_day: row.visit_day,
            due_day: due_day(&row.doc, next),
            standing: standing(&row.doc, self.today, next),
            asks_effect: asks_for_effect(&row.doc, self.today),
            answered: is_answered(&row.doc, self.asked_since),
            owner_name: row.owner.map(|owner| name_of(db, owner)).transpose()?.unwrap_or_default(),
            source_text: source_text.unwrap_or_default(),
            title: row.doc.title,
            kind: row.doc.kind,
            owner: row.doc.owner,
            at_next_visit: row.doc.at_next_visit,
            status: row.doc.status,
            done_on: row.doc.done_on,
            reason: row.doc.reason,
            source: row.doc.source,
            source_id: row.doc.source_id,
            expected_effect: row.doc.expected_effect,
            rank: row.doc.rank,
            rank_reason: row.doc.rank_reason,
            proposed_as: row.doc.proposed_as,
            indicator: row.doc.indicator,
        })
    }

    /// The visit that came after the promise, else the planned one.
    fn next_visit_after(&self, row: &Row<Action>) -> Option<NaiveDate> {
        let promised = row.created_at.utc_ms();
        let after = |day: &&Row<VisitDay>| row.visit_day != Some(day.id) && day.opened_at.utc_ms() > promised;
        self.days.iter().find(after).map(|day| day.date).or(self.planned)
    }
}

//! Actions listed: of all units, and the plan of a visit day with the promises before it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    action::ENOUGH,
    network::{Person, Unit},
    visit::VisitDay,
};
use sillage_store::Reader;
use ts_rs::TS;

use super::{ActionItem, Promises, promise::count_open};
use crate::{
    Failure,
    visit::{TeamMember, actions_of_day, manager_of, promises_before, team_of},
};

/// Actions of a unit, or of all.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListActions {
    /// Which unit.
    #[ts(optional = nullable)]
    pub unit: Option<Id<Unit>>,
}

/// Actions.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Actions {
    /// Today.
    pub today: NaiveDate,
    /// The late first, then those of today, those to come, the done, the settled.
    pub actions: Vec<ActionItem>,
}

pub(super) fn list_actions(db: &Reader<'_>, ask: ListActions) -> Result<Actions, Failure> {
    let units = match ask.unit {
        Some(unit) => vec![unit],
        None => db.list_all::<Unit>()?.into_iter().map(|row| row.id).collect(),
    };
    let mut actions = Vec::new();
    for unit in units {
        actions.extend(Promises::of_unit(db, unit)?.all(db)?);
    }
    actions.sort_by_key(|item| (item.standing, item.due_day.is_none(), item.due_day, item.rank));
    Ok(Actions { today: db.now().local_date(), actions })
}

/// The plan of a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetPlan {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

/// The plan of a visit day.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ActionPlan {
    /// The unit.
    pub unit: Id<Unit>,
    /// Its name.
    pub unit_name: String,
    /// Today.
    pub today: NaiveDate,
    /// Promises of earlier visits.
    pub promises: Vec<ActionItem>,
    /// Done before today: did it work?
    pub effects: Vec<ActionItem>,
    /// Actions promised on this day, in order.
    pub actions: Vec<ActionItem>,
    /// Who may own one.
    pub people: Vec<TeamMember>,
    /// Who owns one when nobody is named.
    pub manager: Option<Id<Person>>,
    /// Promises of the unit that are still to be kept.
    pub open: u32,
    /// Five kept beat ten promised.
    pub many: bool,
}

pub(super) fn get_plan(db: &Reader<'_>, ask: GetPlan) -> Result<ActionPlan, Failure> {
    let day = db.get(ask.visit_day)?;
    let (unit, today) = (day.doc.unit, db.now().local_date());
    let promised = Promises::of_unit(db, unit)?.asked_on(db, &day)?;
    let mut actions = promised.items(db, actions_of_day(db, unit, day.id)?)?;
    actions.sort_by_key(|item| item.rank);
    let open = count_open(db, unit)?;
    Ok(ActionPlan {
        unit,
        unit_name: db.get(unit)?.doc.name,
        today,
        promises: promised.items(db, promises_before(db, &day)?)?,
        effects: promised.asking(db, today)?,
        actions,
        people: team_of(db, unit, today, &day.present)?,
        manager: manager_of(db, unit, today)?,
        open,
        many: open >= ENOUGH,
    })
}

//! Today: what goes on, what to check, where to go next.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id, Timestamp,
    action::{ActionStatus, Standing},
    debrief::{GoalStatus, TrainingGoal},
    network::{Person, Unit},
    visit::{DayCounts, Visit, VisitDay, VisitReport, VisitStatus},
};
use sillage_store::Reader;
use ts_rs::TS;
use uuid::Uuid;

use super::{
    count_day, name_of,
    prepare::look_again,
    spine::{StageLine, stages},
};
use crate::{Failure, action::Promises, training::due_looks, walk::recurring_in};

/// Nothing asked.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetToday {}

/// The home of the day.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Today {
    /// Today, at the place of the network.
    pub date: NaiveDate,
    /// Visit days that are open, the latest first.
    pub in_progress: Vec<OpenDay>,
    /// What to check, the late first.
    pub checks: Vec<TodayCheck>,
    /// Planned visits: what goes on, then the next first, then those whose day has slipped.
    pub next: Vec<PlannedVisit>,
    /// The last report that was made.
    pub last_report: Option<LastReport>,
}

/// A visit day that is open.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct OpenDay {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// The unit.
    pub unit: Id<Unit>,
    /// Its name.
    pub unit_name: String,
    /// The calendar day.
    pub date: NaiveDate,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// The seven stages.
    pub stages: Vec<StageLine>,
    /// What the day holds.
    pub counts: DayCounts,
}

/// What a line of Today asks to check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// An action whose day is past.
    Late,
    /// An action due today.
    DueToday,
    /// A goal somebody set for today.
    Goal,
    /// A look that was agreed for today or before.
    FollowUp,
    /// A commitment to look at again.
    LookAgain,
    /// An irritant noted at three visits or more.
    Lasting,
    /// An action that was done: did it work?
    Kept,
}

/// A line to check.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TodayCheck {
    /// What it asks.
    pub kind: CheckKind,
    /// Id of the action, the goal, the look, the debrief or the finding.
    pub id: Uuid,
    /// Whose file tells more, if it is about somebody.
    pub person: Option<Id<Person>>,
    /// Words.
    pub text: String,
    /// The skill to look at, of a look.
    pub title: Option<Bilingual>,
    /// Whom it concerns; empty if nobody in particular.
    pub person_name: String,
    /// The unit.
    pub unit: Id<Unit>,
    /// Its name.
    pub unit_name: String,
    /// Its day.
    pub on: Option<NaiveDate>,
}

/// A planned visit.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct PlannedVisit {
    /// The visit.
    pub visit: Id<Visit>,
    /// The unit.
    pub unit: Id<Unit>,
    /// Its name.
    pub unit_name: String,
    /// Day.
    pub planned_on: NaiveDate,
    /// Time of arrival, `HH:MM`.
    pub planned_at: Option<String>,
    /// It goes on: its next day can be opened.
    pub goes_on: bool,
}

/// The last report that was made.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct LastReport {
    /// The day it tells.
    pub visit_day: Id<VisitDay>,
    /// The unit.
    pub unit_name: String,
    /// The day it tells.
    pub date: NaiveDate,
    /// Its number.
    pub number: u32,
}

pub(super) fn get_today(db: &Reader<'_>, _: GetToday) -> Result<Today, Failure> {
    let date = db.now().local_date();
    let mut in_progress = Vec::new();
    let mut days = db.list_all::<VisitDay>()?;
    days.sort_by_key(|day| std::cmp::Reverse(day.opened_at.utc_ms()));
    for day in days.iter().filter(|day| day.visit.is_some() && day.closed_at.is_none()) {
        let counts = count_day(db, day)?;
        in_progress.push(OpenDay {
            visit_day: day.id,
            unit: day.doc.unit,
            unit_name: db.get(day.doc.unit)?.doc.name,
            date: day.date,
            opened_at: day.opened_at.clone(),
            stages: stages(&counts),
            counts,
        });
    }
    let mut checks = Vec::new();
    for unit in db.list_all::<Unit>()? {
        checks.extend(checks_of(db, unit.id, &unit.name, date)?);
    }
    checks.sort_by_key(|check| (check.kind, check.on));
    Ok(Today { date, in_progress, checks, next: planned(db, None)?, last_report: last_report(db)? })
}

fn checks_of(db: &Reader<'_>, unit: Id<Unit>, unit_name: &str, today: NaiveDate) -> Result<Vec<TodayCheck>, Failure> {
    let line = |kind, id, text: &str, person_name: String, on| TodayCheck {
        kind,
        id,
        person: None,
        text: text.into(),
        title: None,
        person_name,
        unit,
        unit_name: unit_name.into(),
        on,
    };
    let mut checks = Vec::new();
    let actions = Promises::of_unit(db, unit)?;
    for item in actions.all(db)? {
        let kind = match (item.standing, item.status) {
            (Standing::Late, _) => CheckKind::Late,
            (Standing::DueToday, _) => CheckKind::DueToday,
            (_, ActionStatus::Done) => CheckKind::Kept,
            _ => continue,
        };
        checks.push(line(kind, item.action.uuid(), &item.title, item.owner_name, item.due_day));
    }
    for goal in db.list_of::<TrainingGoal>(unit.uuid())? {
        if goal.day == today && goal.status == GoalStatus::Planned {
            let text =
                if goal.expected_behaviour.trim().is_empty() { &goal.situation } else { &goal.expected_behaviour };
            let told = line(CheckKind::Goal, goal.id.uuid(), text, name_of(db, goal.person)?, Some(goal.day));
            checks.push(TodayCheck { person: Some(goal.person), ..told });
        }
    }
    let due = due_looks(db, unit, today)?;
    for look in look_again(db, unit, today, false)? {
        // The days agreed after a conversation say it already.
        if !due.iter().any(|agreed| agreed.debrief == Some(look.debrief)) {
            let told = line(CheckKind::LookAgain, look.debrief.uuid(), &look.text, look.person_name, look.on);
            checks.push(TodayCheck { person: look.person, ..told });
        }
    }
    for (at, look) in due.iter().enumerate() {
        // Of several that have come due after one conversation, one look is left to take: the last.
        if due[at + 1..]
            .iter()
            .any(|later| (later.person, later.debrief, later.skill) == (look.person, look.debrief, look.skill))
        {
            continue;
        }
        let told =
            line(CheckKind::FollowUp, look.follow_up.uuid(), &look.text, name_of(db, look.person)?, Some(look.on));
        checks.push(TodayCheck { person: Some(look.person), title: look.title.clone(), ..told });
    }
    for irritant in recurring_in(db, unit)?.into_iter().filter(|irritant| irritant.lasting) {
        if let Some(note) = irritant.notes.last() {
            checks.push(line(CheckKind::Lasting, irritant.latest.uuid(), &note.text, String::new(), Some(note.on)));
        }
    }
    Ok(checks)
}

/// Planned visits of one unit or of all, and visits that go on without an open day.
pub(super) fn planned(db: &Reader<'_>, unit: Option<Id<Unit>>) -> Result<Vec<PlannedVisit>, Failure> {
    let visits = match unit {
        Some(unit) => db.list_of::<Visit>(unit.uuid())?,
        None => db.list_all::<Visit>()?,
    };
    let mut planned = Vec::new();
    for row in visits {
        let goes_on = row.status == VisitStatus::Open
            && db.list_of::<VisitDay>(row.id.uuid())?.iter().all(|day| day.closed_at.is_some());
        if row.status == VisitStatus::Planned || goes_on {
            planned.push(PlannedVisit {
                visit: row.id,
                unit: row.doc.unit,
                unit_name: db.get(row.doc.unit)?.doc.name,
                planned_on: row.planned_on,
                planned_at: row.doc.planned_at,
                goes_on,
            });
        }
    }
    let today = db.now().local_date();
    planned.sort_by_key(|visit| (!visit.goes_on, visit.planned_on < today, visit.planned_on, visit.planned_at.clone()));
    Ok(planned)
}

fn last_report(db: &Reader<'_>) -> Result<Option<LastReport>, Failure> {
    let last = db.list_all::<VisitReport>()?.into_iter().max_by_key(|row| row.generated_at.utc_ms());
    let Some(report) = last else { return Ok(None) };
    let day = db.get(report.visit_day)?;
    Ok(Some(LastReport {
        visit_day: day.id,
        unit_name: db.get(day.doc.unit)?.doc.name,
        date: day.date,
        number: report.number,
    }))
}

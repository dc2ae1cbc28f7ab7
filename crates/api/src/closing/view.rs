//! The end of the day at a glance: rating, dashboard, a success to celebrate, the next visit.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Timestamp,
    closing::{Celebration, CoachRating, SkipReason, day_mean, rating_mean},
    visit::VisitDay,
};
use sillage_store::{Reader, Writer};
use ts_rs::TS;

use super::{
    dashboard::{DashboardKept, entry_for, entry_of},
    rating::of_day,
};
use crate::{
    Failure,
    visit::{next_planned, plan_on},
};

/// Days of ratings from which their mean is shown.
const MEAN_FROM_DAYS: u32 = 3;

/// The end of a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetClosing {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

/// Where the rating stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RatingState {
    /// Nobody began.
    None,
    /// Begun, not sent.
    Begun,
    /// Sent and sealed.
    Sealed,
    /// Sent, and open to both.
    Opened,
    /// There is none, for a reason.
    Skipped,
}

/// The end of a day at a glance.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ClosingView {
    /// The unit.
    pub unit_name: String,
    /// The calendar day.
    pub date: NaiveDate,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Why it was closed without the rating or the dashboard.
    pub close_reason: Option<String>,
    /// Where the rating stands.
    pub rating: RatingState,
    /// Why there is none.
    pub skipped: Option<SkipReason>,
    /// The rating, once it is open.
    pub opened: Option<OpenedRating>,
    /// The dashboard was confirmed.
    pub dashboard_confirmed: bool,
    /// What is celebrated.
    pub celebration: String,
    /// The next visit.
    pub next_visit_on: Option<NaiveDate>,
    /// Its time.
    pub next_visit_at: Option<String>,
}

/// A rating both can see.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct OpenedRating {
    /// Listening, usefulness, respect of the unit's own project, clarity: 1 to 5.
    pub answers: Vec<i32>,
    /// The word for the coach.
    pub comment: String,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// Days rated so far.
    pub days: u32,
    /// Mean of the days, from three on.
    pub mean: Option<f64>,
}

pub(super) fn get_closing(db: &Reader<'_>, ask: GetClosing) -> Result<ClosingView, Failure> {
    let day = db.get(ask.visit_day)?;
    let entry = entry_of(db, day.id)?;
    let confirmed = entry.as_ref().is_some_and(|entry| entry.confirmed_at.is_some());
    let rating = of_day(db, day.id)?.map(|row| row.doc);
    let state = match &rating {
        None => RatingState::None,
        Some(rating) if rating.locked_at.is_some() => {
            if confirmed {
                RatingState::Opened
            } else {
                RatingState::Sealed
            }
        }
        Some(rating) if rating.skipped.is_some() => RatingState::Skipped,
        Some(rating) if day_began(rating) => RatingState::Begun,
        Some(_) => RatingState::None,
    };
    let next = next_planned(db, day.doc.unit)?.filter(|visit| Some(visit.id) != day.doc.visit);
    Ok(ClosingView {
        unit_name: db.get(day.doc.unit)?.doc.name,
        date: day.date,
        rating: state,
        skipped: rating.as_ref().and_then(|rating| rating.skipped).filter(|_| state == RatingState::Skipped),
        opened: match &rating {
            Some(rating) if state == RatingState::Opened => Some(opened(db, rating)?),
            _ => None,
        },
        dashboard_confirmed: confirmed,
        celebration: db.list_of::<Celebration>(day.id.uuid())?.pop().map(|row| row.doc.what).unwrap_or_default(),
        next_visit_on: entry.and_then(|entry| entry.next_visit_on).or(next.as_ref().map(|visit| visit.planned_on)),
        next_visit_at: next.and_then(|visit| visit.doc.planned_at),
        closed_at: day.doc.closed_at,
        close_reason: day.doc.close_override_reason,
    })
}

/// Whether a rating holds nothing sealed: it was opened, or skipped and never given.
pub(crate) fn is_told(db: &Reader<'_>, rating: &CoachRating) -> Result<bool, Failure> {
    let confirmed = entry_of(db, rating.visit_day)?.is_some_and(|entry| entry.confirmed_at.is_some());
    Ok(if rating.locked_at.is_some() { confirmed } else { rating.skipped.is_some() && !day_began(rating) })
}

fn day_began(rating: &CoachRating) -> bool {
    rating.listening.or(rating.usefulness).or(rating.respect_of_project).or(rating.clarity).is_some()
}

fn opened(db: &Reader<'_>, rating: &CoachRating) -> Result<OpenedRating, Failure> {
    let mut days = Vec::new();
    for row in db.list_all::<CoachRating>()? {
        // A sealed rating must not shine through the mean either.
        let open = entry_of(db, row.visit_day)?.is_some_and(|entry| entry.confirmed_at.is_some());
        if let (true, Some(sent), Some(mean)) = (open && row.coach == rating.coach, &row.locked_at, day_mean(&row.doc))
        {
            days.push((sent.utc_ms(), mean));
        }
    }
    days.sort_by_key(|(sent, _)| *sent);
    let means: Vec<f64> = days.into_iter().map(|(_, mean)| mean).collect();
    let summary = rating_mean(&means, MEAN_FROM_DAYS);
    let answers = [rating.listening, rating.usefulness, rating.respect_of_project, rating.clarity];
    Ok(OpenedRating {
        answers: answers.into_iter().flatten().collect(),
        comment: rating.comment.clone(),
        sent_at: rating.locked_at.clone(),
        days: summary.n,
        mean: summary.mean.filter(|_| summary.show_mean),
    })
}

/// One success of the day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct Celebrate {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// What; empty takes it back.
    pub what: String,
}

/// It is kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Celebrated {
    /// The celebration, if there is one.
    pub celebration: Option<Id<Celebration>>,
}

pub(super) fn celebrate(tx: &mut Writer<'_>, ask: Celebrate) -> Result<Celebrated, Failure> {
    let day = tx.get(ask.visit_day)?;
    let before = tx.list_of::<Celebration>(day.id.uuid())?.pop();
    let celebration = match (before, ask.what.trim().is_empty()) {
        (None, true) => None,
        (Some(row), true) => {
            tx.delete(row.id)?;
            None
        }
        (Some(row), false) => Some(tx.change(row.id, |celebration| celebration.what = ask.what)?.id),
        (None, false) => {
            let unit = day.doc.unit;
            Some(tx.add(unit.uuid(), &Celebration { unit, visit_day: day.id, what: ask.what })?)
        }
    };
    Ok(Celebrated { celebration })
}

/// Agree on the next visit: it is planned.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct AgreeNextVisit {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// When.
    pub on: NaiveDate,
    /// Time of arrival, `HH:MM`.
    #[ts(optional = nullable)]
    pub at: Option<String>,
}

pub(super) fn agree_next_visit(tx: &mut Writer<'_>, ask: AgreeNextVisit) -> Result<DashboardKept, Failure> {
    let day = tx.get(ask.visit_day)?;
    let entry = entry_for(tx, day.id)?;
    let before = tx.get(entry)?.next_visit_on;
    // Moving the date moves the plan: the visit planned for the date before is not a second one.
    let moved =
        next_planned(tx, day.doc.unit)?.filter(|visit| before == Some(visit.planned_on) && before != Some(ask.on));
    let visit = plan_on(tx, day.doc.unit, ask.on, ask.at)?;
    if let Some(old) = moved.filter(|old| old.id != visit) {
        tx.delete(old.id)?;
    }
    tx.change(entry, |entry| entry.next_visit_on = Some(ask.on))?;
    Ok(DashboardKept { entry })
}

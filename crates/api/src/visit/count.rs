//! What a visit day holds, counted from its records: the ground of the spine, of Today and of the list of gaps.

use std::collections::BTreeSet;

use sillage_domain::{
    Id,
    action::{Action, is_answered, is_asked_about, is_open},
    closing::{CoachRating, DashboardEntry},
    debrief::Debrief,
    flow::TypedTotal,
    network::Unit,
    observation::RecordStatus,
    visit::{DayCounts, Edition, VisitDay, VisitReport, VisitStatus},
    voice::CustomerVerbatim,
    walk::{Finding, Sense, SensoryWalk},
};
use sillage_store::{Reader, Row};

use super::{
    people::{is_team, team_of},
    plan::{began_at, next_planned, previous_day},
};
use crate::{Failure, flow::streams_of_day, observation::seen_on, photo::count_photos};

/// Senses whose passes count; taste never does.
const SENSES: [Sense; 4] = [Sense::Sight, Sense::Touch, Sense::Smell, Sense::Hearing];

/// What was counted at the posts of a day.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct DayFlow {
    /// Arrivals, typed totals included.
    pub arrivals: u32,
    /// Customers who left unserved.
    pub left: u32,
    /// Minutes really watched.
    pub observed_min: u32,
    /// Counting sessions and typed totals.
    pub countings: u32,
    /// Sessions that still run.
    pub open: u32,
}

/// The counts of a day.
pub(crate) fn count_day(db: &Reader<'_>, day: &Row<VisitDay>) -> Result<DayCounts, Failure> {
    let id = day.id.uuid();
    let walks = db.list_of::<SensoryWalk>(id)?;
    let walked = |sense: &&Sense| walks.iter().any(|walk| walk.sense == **sense && walk.ended_at.is_some());
    let observations = seen_on(db, day.id)?;
    let debriefs = db.list_of::<Debrief>(id)?;
    let observed: BTreeSet<_> = observations.iter().filter_map(|row| row.observed).collect();
    let debriefed: BTreeSet<_> =
        debriefs.iter().filter(|row| row.ended_at.is_some()).filter_map(|row| row.person).collect();
    let flow = flow_of(db, day.id)?;
    let actions = actions_of_day(db, day.doc.unit, day.id)?;
    let ratings = db.list_of::<CoachRating>(id)?;
    let entries = db.list_of::<DashboardEntry>(id)?;
    let began = began_at(db, day)?;
    let unanswered = promises_before(db, day)?.iter().filter(|row| !is_answered(&row.doc, began)).count();
    let team = team_of(db, day.doc.unit, day.date, &day.present)?;
    let (photos_unanswered, photo_places_empty) = count_photos(db, day.id, day.doc.unit)?;
    Ok(DayCounts {
        senses_walked: count(SENSES.iter().filter(walked).count()),
        senses: count(SENSES.len()),
        passes: count(walks.len()),
        findings: count(db.list_of::<Finding>(id)?.len()),
        said: count(db.list_of::<CustomerVerbatim>(id)?.len()),
        photos_unanswered: count(photos_unanswered),
        photo_places_empty: count(photo_places_empty),
        arrivals: flow.arrivals,
        observed_min: flow.observed_min,
        countings: flow.countings,
        countings_open: flow.open,
        observations: count(observations.len()),
        observation_drafts: count(observations.iter().filter(|row| row.status == RecordStatus::Draft).count()),
        people_observed: count(observed.len()),
        people_present: count(team.iter().filter(|member| member.present && is_team(member.role)).count()),
        debriefs_ended: count(debriefs.iter().filter(|row| row.ended_at.is_some()).count()),
        debriefs_open: count(debriefs.iter().filter(|row| row.ended_at.is_none()).count()),
        debriefs_missing: count(observed.difference(&debriefed).count()),
        actions_vague: count(
            actions.iter().filter(|row| row.owner.is_none() || (row.due_on.is_none() && !row.at_next_visit)).count(),
        ),
        actions: count(actions.len()),
        promises_unanswered: count(unanswered),
        rating_settled: ratings.iter().any(|row| row.locked_at.is_some() || row.skipped.is_some()),
        dashboard_confirmed: entries.iter().any(|row| row.confirmed_at.is_some()),
        reports: count(db.list_of::<VisitReport>(id)?.iter().filter(|row| row.edition == Edition::Manager).count()),
        next_visit_agreed: entries.iter().any(|row| row.next_visit_on.is_some())
            || next_planned(db, day.doc.unit)?
                .is_some_and(|visit| Some(visit.id) != day.visit && visit.status == VisitStatus::Planned),
    })
}

/// The actions promised on a day.
pub(crate) fn actions_of_day(db: &Reader<'_>, unit: Id<Unit>, day: Id<VisitDay>) -> Result<Vec<Row<Action>>, Failure> {
    Ok(db.list_of::<Action>(unit.uuid())?.into_iter().filter(|row| row.visit_day == Some(day)).collect())
}

/// The promises a visit day asks about: made before it, open or settled since the visit before.
pub(crate) fn promises_before(db: &Reader<'_>, day: &Row<VisitDay>) -> Result<Vec<Row<Action>>, Failure> {
    let previous = previous_day(db, day)?.map(|row| row.date);
    let opened = day.opened_at.utc_ms();
    let mut promises: Vec<_> = db
        .list_of::<Action>(day.doc.unit.uuid())?
        .into_iter()
        .filter(|row| {
            row.visit_day != Some(day.id) && row.created_at.utc_ms() < opened && is_asked_about(&row.doc, previous)
        })
        .collect();
    promises.sort_by_key(|row| (!is_open(&row.doc), row.rank));
    Ok(promises)
}

/// What was counted on a day: at the posts, or where nobody watched, what was typed. Groups at a door and calls of
/// another hour are no sum, and whoever left unserved was seen at a post.
pub(crate) fn flow_of(db: &Reader<'_>, day: Id<VisitDay>) -> Result<DayFlow, Failure> {
    let mut flow = DayFlow::default();
    let mut watched_min = 0.0;
    for stream in streams_of_day(db, day)? {
        flow.countings += count(stream.sessions.len());
        flow.open += count(stream.sessions.iter().filter(|(window, _)| window.ended_at.is_none()).count());
        flow.arrivals += stream.count(0);
        flow.left += stream.count(1);
        watched_min += stream.observed_min();
    }
    let typed = db.list_of::<TypedTotal>(day.uuid())?;
    if watched_min == 0.0 {
        flow.arrivals = typed.iter().map(|total| total.count).sum();
        watched_min = typed.iter().map(|total| total.observed_min).sum();
    }
    flow.countings += count(typed.len());
    flow.observed_min = watched_min.floor().max(0.0) as u32;
    Ok(flow)
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

//! The end of a visit day: one's own observations become final where no asked-for fact is missing, a copy is made. A
//! rating that another has not finished is left out of the day: it stays as it is and hides nothing any more.
//! Nothing of what the day lacks keeps it open, save the rating and the dashboard, which want a word of why. What a
//! closed day still takes is the domain's rule ([`sillage_domain::visit::Settled`]), asked of every write.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Refusal, check_fact,
    observation::{Observation, RecordStatus},
    visit::{VisitDay, VisitStatus},
};
use sillage_store::{BackupKind, Writer};
use ts_rs::TS;

use super::{count::count_day, day::DayAmended};
use crate::{
    App, Failure,
    backup::{SecondCopy, back_up},
    closing::is_confirmed,
    flow::end_windows,
    observation::{Finalised, finalise, seen_on},
    place,
};

/// Close a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct CloseDay {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// Why it is closed without the coach's rating or the dashboard.
    #[ts(optional = nullable)]
    pub reason: Option<String>,
    /// The visit goes on another day.
    #[serde(default)]
    #[ts(optional = nullable, as = "Option<bool>")]
    pub goes_on: bool,
}

/// The day is closed.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DayClosed {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// Observations that became final.
    pub finals: u32,
    /// Observations that stay drafts: a fact that is asked for is missing, or nothing may be written of the person now.
    pub drafts: u32,
    /// Ratings that somebody else has not finished: left as they are, never made final for them.
    pub left_out: u32,
    /// A copy was made.
    pub backed_up: bool,
    /// And in the second place.
    pub second_copy: SecondCopy,
}

pub(super) fn close_day(app: &App, ask: CloseDay) -> Result<DayClosed, Failure> {
    let mut closed = app.write("visit.close_day", |tx| close(tx, &ask))?;
    // A full disk must not undo what was closed: the answer says that the copy is missing.
    if let Ok(copy) = back_up(app, BackupKind::VisitEnd) {
        closed.backed_up = true;
        closed.second_copy = copy.second_copy;
    }
    Ok(closed)
}

fn close(tx: &mut Writer<'_>, ask: &CloseDay) -> Result<DayClosed, Failure> {
    let day = tx.get(ask.visit_day)?;
    if day.closed_at.is_some() {
        return Err(Refusal::new("day_closed").into());
    }
    let visit = day.of_visit()?;
    let counts = count_day(tx, &day)?;
    let reason = ask.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    check_fact("reason", reason.unwrap_or_default())?;
    if reason.is_none() && !(counts.rating_settled && counts.dashboard_confirmed) {
        let missing = if counts.rating_settled { "dashboard" } else { "rating" };
        return Err(Refusal::new("closing_incomplete").with("missing", missing).into());
    }
    end_windows(tx, day.id)?;
    let second_copy = SecondCopy::NotChosen;
    let mut closed = DayClosed { visit_day: day.id, finals: 0, drafts: 0, left_out: 0, backed_up: false, second_copy };
    let seen = seen_on(tx, day.id)?;
    for row in tx.list_of::<Observation>(day.id.uuid())? {
        if !seen.iter().any(|each| each.id == row.id) {
            tx.delete(row.id)?;
            continue;
        }
        if row.status == RecordStatus::Draft {
            match finalise(tx, row.id)? {
                Finalised::Final => closed.finals += 1,
                Finalised::Draft => closed.drafts += 1,
                Finalised::LeftOut => closed.left_out += 1,
            }
        }
    }
    let now = tx.now().timestamp();
    tx.change(day.id, |day| {
        day.closed_at = Some(now.clone());
        day.close_override_reason = reason.map(str::to_owned);
    })?;
    tx.change(visit, |visit| {
        if !ask.goes_on {
            visit.status = VisitStatus::Closed;
            visit.ended_at = Some(now);
        }
    })?;
    place::set_place(tx, &format!("/visit/{}/report", day.id))?;
    Ok(closed)
}

/// Open a closed day again, or the dashboard of one that is not closed yet: it is recorded as a revision, and the
/// report that comes of it will carry a higher number.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ReopenDay {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

pub(super) fn reopen_day(tx: &mut Writer<'_>, ask: ReopenDay) -> Result<DayAmended, Failure> {
    let day = tx.get(ask.visit_day)?;
    let settled = day.closed_at.is_some() || (day.doc.revision == 0 && is_confirmed(tx, day.id)?);
    if !settled {
        return Err(Refusal::new("day_open").into());
    }
    let visit = day.of_visit()?;
    tx.change(day.id, |day| {
        day.closed_at = None;
        day.revision += 1;
    })?;
    tx.change(visit, |visit| {
        visit.status = VisitStatus::Open;
        visit.ended_at = None;
    })?;
    Ok(DayAmended { visit_day: day.id })
}

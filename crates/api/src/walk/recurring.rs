//! The irritants of a unit that were noted at several visits of the last year, on days that are closed.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{
    Bilingual, Id,
    network::{Unit, Zone},
    visit::VisitDay,
    walk::{
        Finding, FindingDecision, Sense,
        recurring::{LASTING, Noted, recurring},
    },
};
use sillage_store::Reader;
use ts_rs::TS;

use crate::{Failure, irritant::Ends};

/// Days that are looked back on.
const YEAR_DAYS: u64 = 365;

/// An irritant met again, with what it rests on.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct RecurringIrritant {
    /// The latest finding that says it.
    pub latest: Id<Finding>,
    /// Where, if all notes agree.
    pub zone_name: Option<Bilingual>,
    /// With which sense, if all notes agree.
    pub sense: Option<Sense>,
    /// Visits it was noted at.
    pub visits: u32,
    /// It was noted at three visits or more.
    pub lasting: bool,
    /// Its notes, oldest first.
    pub notes: Vec<IrritantNote>,
}

/// What was noted of an irritant on a day.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct IrritantNote {
    /// The day.
    pub on: NaiveDate,
    /// The words.
    pub text: String,
}

/// The irritants of a unit met at two visits or more within a year. Those that were accepted or dropped are not
/// asked about again.
pub(crate) fn recurring_in(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<RecurringIrritant>, Failure> {
    let today = db.now().local_date();
    let since = today.checked_sub_days(Days::new(YEAR_DAYS)).unwrap_or(today);
    let ends = Ends::of(db, unit)?;
    let mut noted = Vec::new();
    for day in db.list_in::<VisitDay>(unit.uuid())? {
        // What an open day holds may still be blind to a second observer. An ordinary day of the team is no visit.
        let Some(visit) = day.visit.filter(|_| day.date >= since && day.closed_at.is_some()) else { continue };
        for row in db.list_of::<Finding>(day.id.uuid())? {
            let (decision, _) = ends.decision(row.id, &row.doc);
            if !row.kind.is_irritant() || matches!(decision, FindingDecision::Accepted | FindingDecision::Dropped) {
                continue;
            }
            noted.push(Noted {
                finding: row.id,
                duplicate_of: row.duplicate_of,
                visit,
                on: day.date,
                zone: row.zone,
                sense: row.sense,
                text: row.doc.text,
            });
        }
    }
    let mut found = Vec::new();
    for each in recurring(&noted) {
        let zone = each.zone.map(|zone| db.find::<Zone>(zone)).transpose()?.flatten();
        found.push(RecurringIrritant {
            latest: each.latest,
            zone_name: zone.map(|zone| zone.doc.name),
            sense: each.sense,
            visits: u32::try_from(each.visits).unwrap_or(u32::MAX),
            lasting: each.visits >= LASTING,
            notes: each.notes.into_iter().map(|(on, text)| IrritantNote { on, text }).collect(),
        });
    }
    Ok(found)
}

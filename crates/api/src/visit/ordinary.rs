//! An ordinary day of a unit: its manager counts customers and walks with her team, without the coach. It has no rating,
//! no dashboard and no report; it is over when the next one is opened.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{Id, network::Unit, referential::ReferentialKind, visit::VisitDay};
use sillage_store::Writer;
use ts_rs::TS;

use crate::{Failure, referential::in_force};

/// Open today's ordinary day of a unit.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct OpenOrdinaryDay {
    /// Where.
    pub unit: Id<Unit>,
}

/// The day to count and walk on.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct OrdinaryDayOpened {
    /// It.
    pub visit_day: Id<VisitDay>,
    /// A visit of the coach goes on: its day is the one.
    pub of_visit: bool,
}

pub(super) fn open_ordinary_day(tx: &mut Writer<'_>, ask: OpenOrdinaryDay) -> Result<OrdinaryDayOpened, Failure> {
    tx.get(ask.unit)?;
    let today = tx.now().local_date();
    let now = tx.now().timestamp();
    let open: Vec<_> =
        tx.list_in::<VisitDay>(ask.unit.uuid())?.into_iter().filter(|day| day.closed_at.is_none()).collect();
    let current = open.iter().filter(|day| day.date == today).max_by_key(|day| day.visit.is_some());
    if let Some(day) = current {
        return Ok(OrdinaryDayOpened { visit_day: day.id, of_visit: day.visit.is_some() });
    }
    for day in open.iter().filter(|day| day.visit.is_none()) {
        tx.change(day.id, |day| day.closed_at = Some(now.clone()))?;
    }
    let day = VisitDay {
        visit: None,
        unit: ask.unit,
        date: today,
        referential_version: in_force(tx, ReferentialKind::Service, today)?.map(|row| row.id),
        opened_at: now,
        closed_at: None,
        close_override_reason: None,
        present: Vec::new(),
        intention: String::new(),
        notes: String::new(),
        revision: 0,
    };
    Ok(OrdinaryDayOpened { visit_day: tx.add(ask.unit.uuid(), &day)?, of_visit: false })
}

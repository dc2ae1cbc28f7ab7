//! Weeks that were frozen: a version with its season, of which one is in use.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{Id, flow::week::ReferenceWeek, network::Unit};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use super::{
    sources::Gathered,
    special::WeekChanged,
    view::{check_interval, period},
};
use crate::Failure;

/// The week in use: the one chosen last.
pub(crate) fn current_week(db: &Reader<'_>, unit: Id<Unit>) -> Result<Option<Row<ReferenceWeek>>, Failure> {
    let weeks = db.list_of::<ReferenceWeek>(unit.uuid())?;
    Ok(weeks.into_iter().max_by_key(|week| (week.chosen_at.utc_ms(), week.version)))
}

/// Freeze what is known today as a version, and put it in use.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SaveWeek {
    /// Where.
    pub unit: Id<Unit>,
    /// Season, in one's own words.
    pub label: String,
    /// Length of a slot.
    pub interval_min: u32,
    /// First day.
    #[ts(optional = nullable)]
    pub period_from: Option<NaiveDate>,
    /// Last day.
    #[ts(optional = nullable)]
    pub period_to: Option<NaiveDate>,
}

/// It is frozen.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct WeekSaved {
    /// Its id.
    pub week: Id<ReferenceWeek>,
    /// Its number.
    pub version: u32,
}

pub(super) fn save_week(tx: &mut Writer<'_>, ask: SaveWeek) -> Result<WeekSaved, Failure> {
    tx.get(ask.unit)?;
    check_interval(ask.interval_min)?;
    let period = period(tx, ask.period_from, ask.period_to)?;
    let built = Gathered::read(tx, ask.unit, ask.interval_min, period)?.build()?;
    if built.channels.is_empty() {
        return Err(Failure::new("week_empty"));
    }
    let known = tx.list_of::<ReferenceWeek>(ask.unit.uuid())?;
    let version = known.iter().map(|week| week.version).max().unwrap_or(0) + 1;
    let now = tx.now().timestamp();
    let week = ReferenceWeek {
        unit: ask.unit,
        version,
        label: ask.label.trim().to_owned(),
        period_from: period.0,
        period_to: period.1,
        interval_min: ask.interval_min,
        channels: built.channels,
        excluded_days: built.excluded_days,
        all_days: built.all_days,
        seen_twice: built.seen_twice,
        frozen_at: now.clone(),
        chosen_at: now,
    };
    Ok(WeekSaved { week: tx.add(ask.unit.uuid(), &week)?, version })
}

/// Put a frozen week in use.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ChooseWeek {
    /// Which.
    pub week: Id<ReferenceWeek>,
}

pub(super) fn choose_week(tx: &mut Writer<'_>, ask: ChooseWeek) -> Result<WeekChanged, Failure> {
    let now = tx.now().timestamp();
    tx.change(ask.week, |week: &mut ReferenceWeek| week.chosen_at = now)?;
    Ok(WeekChanged {})
}

//! A week as it is looked at: what is known today, or a version that was frozen.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Timestamp,
    flow::{
        bins::INTERVALS,
        build::Twice,
        effects::{DriverEffect, driver_effects},
        week::{ChannelWeek, CountSource, FlowImport, ReferenceWeek, SpecialDay, SpecialReason},
    },
    network::Unit,
    referential::Channel,
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::{
    sources::{Gathered, WEEKS_BACK},
    version::current_week,
};
use crate::Failure;

/// Longest period of a week, in days: two years, so that a wrong year is noticed.
const LONGEST: i64 = 732;

/// Look at the week of a unit.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetWeek {
    /// Where.
    pub unit: Id<Unit>,
    /// A version; without one, what is known today.
    #[ts(optional = nullable)]
    pub week: Option<Id<ReferenceWeek>>,
    /// Length of a slot; 30 minutes by default.
    #[ts(optional = nullable)]
    pub interval_min: Option<u32>,
    /// First day; thirteen weeks ago by default.
    #[ts(optional = nullable)]
    pub period_from: Option<NaiveDate>,
    /// Last day; today by default.
    #[ts(optional = nullable)]
    pub period_to: Option<NaiveDate>,
}

/// A week.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct WeekView {
    /// Name of the unit.
    pub unit_name: String,
    /// Today.
    pub today: NaiveDate,
    /// The version looked at; none for what is known today.
    pub shown: Option<Id<ReferenceWeek>>,
    /// First day.
    pub period_from: NaiveDate,
    /// Last day.
    pub period_to: NaiveDate,
    /// Length of a slot.
    pub interval_min: u32,
    /// Somebody said when the unit is open.
    pub hours_known: bool,
    /// Its channels; none where nothing was counted.
    pub channels: Vec<ChannelWeek>,
    /// Days left out.
    pub excluded_days: u32,
    /// Days counted or left out.
    pub all_days: u32,
    /// Slots two sources counted; one was kept.
    pub seen_twice: u32,
    /// How the two compare.
    pub twice: Vec<SeenTwice>,
    /// Counts in slots longer than asked for, which say nothing here.
    pub coarser: u32,
    /// What made flows vary.
    pub drivers: Vec<Driver>,
    /// Days that are not like the others, newest first.
    pub special_days: Vec<SpecialDayLine>,
    /// Files taken in, newest first.
    pub imports: Vec<ImportLine>,
    /// Frozen versions, newest first.
    pub versions: Vec<WeekVersion>,
}

/// A machine beside people.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SeenTwice {
    /// Channel.
    pub channel: Channel,
    /// Slots both counted.
    pub slots: u32,
    /// Per hour, by the machine.
    pub import_per_h: f64,
    /// Per hour, by people.
    pub visit_per_h: f64,
}

/// A reason and its effect.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Driver {
    /// Which.
    pub reason: SpecialReason,
    /// Days with it.
    pub days_with: Vec<NaiveDate>,
    /// Days without.
    pub days_without: u32,
    /// Customers on days with it.
    pub observed_with: f64,
    /// Those expected.
    pub expected_with: f64,
    /// Customers on days without.
    pub observed_without: f64,
    /// Those expected.
    pub expected_without: f64,
    /// How much more days vary than chance.
    pub phi: f64,
    /// Ratio; absent where too little was seen.
    pub ratio: Option<f64>,
    /// Lower limit (95 %).
    pub ci_low: Option<f64>,
    /// Upper limit (95 %).
    pub ci_high: Option<f64>,
    /// Reasons of the very same days.
    pub together: Vec<SpecialReason>,
}

/// A special day.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SpecialDayLine {
    /// Id.
    pub special_day: Id<SpecialDay>,
    /// Day.
    pub date: NaiveDate,
    /// Why.
    pub reason: SpecialReason,
    /// Only this channel.
    pub channel: Option<Channel>,
    /// Left out of the normal week.
    pub exclude_from_reference: bool,
    /// More about it.
    pub note: String,
}

/// A file that was taken in.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ImportLine {
    /// Id.
    pub import: Id<FlowImport>,
    /// Name.
    pub file_name: String,
    /// What made it.
    pub source: CountSource,
    /// Channel.
    pub channel: Channel,
    /// First day.
    pub first_day: NaiveDate,
    /// Last day.
    pub last_day: NaiveDate,
    /// Rows taken.
    pub rows_ok: u32,
    /// Rows left out.
    pub rows_rejected: u32,
    /// Customers.
    pub total: u32,
    /// When.
    pub imported_at: Timestamp,
}

/// A frozen version.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct WeekVersion {
    /// Id.
    pub week: Id<ReferenceWeek>,
    /// Number.
    pub version: u32,
    /// Season.
    pub label: String,
    /// First day.
    pub period_from: NaiveDate,
    /// Last day.
    pub period_to: NaiveDate,
    /// When it was frozen.
    pub frozen_at: Timestamp,
    /// It is in use.
    pub current: bool,
}

pub(super) fn check_interval(interval_min: u32) -> Result<(), Failure> {
    match INTERVALS.contains(&interval_min) {
        true => Ok(()),
        false => Err(Failure::new("interval_out_of_range").with("interval", interval_min)),
    }
}

/// The period asked for, by default the season that ends today.
pub(super) fn period(
    db: &Reader<'_>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> Result<(NaiveDate, NaiveDate), Failure> {
    let to = to.unwrap_or_else(|| db.now().local_date());
    let from = from.unwrap_or_else(|| to - Days::new(7 * WEEKS_BACK - 1));
    if to < from {
        return Err(Failure::new("end_before_start").with("field", "period_to"));
    }
    if (to - from).num_days() > LONGEST {
        return Err(Failure::new("period_too_long"));
    }
    Ok((from, to))
}

pub(super) fn get_week(db: &Reader<'_>, ask: GetWeek) -> Result<WeekView, Failure> {
    let interval_min = ask.interval_min.unwrap_or(30);
    check_interval(interval_min)?;
    let period = period(db, ask.period_from, ask.period_to)?;
    let unit = db.get(ask.unit)?;
    let current = current_week(db, ask.unit)?.map(|week| week.id);
    let mut versions = db.list_of::<ReferenceWeek>(ask.unit.uuid())?;
    versions.sort_by_key(|week| std::cmp::Reverse(week.version));
    let mut imports = db.list_of::<FlowImport>(ask.unit.uuid())?;
    imports.reverse();
    let mut view = WeekView {
        unit_name: unit.doc.name,
        today: db.now().local_date(),
        shown: ask.week,
        period_from: period.0,
        period_to: period.1,
        interval_min,
        hours_known: false,
        channels: Vec::new(),
        excluded_days: 0,
        all_days: 0,
        seen_twice: 0,
        twice: Vec::new(),
        coarser: 0,
        drivers: Vec::new(),
        special_days: Vec::new(),
        imports: imports.into_iter().map(import_line).collect(),
        versions: versions.iter().map(|week| version_line(week, current)).collect(),
    };
    match ask.week {
        Some(week) => show_frozen(&mut view, db.get(week)?.doc),
        None => show_live(db, &mut view, ask.unit)?,
    }
    Ok(view)
}

fn show_frozen(view: &mut WeekView, week: ReferenceWeek) {
    view.period_from = week.period_from;
    view.period_to = week.period_to;
    view.interval_min = week.interval_min;
    view.channels = week.channels;
    view.excluded_days = week.excluded_days;
    view.all_days = week.all_days;
    view.seen_twice = week.seen_twice;
    view.hours_known = true;
}

fn show_live(db: &Reader<'_>, view: &mut WeekView, unit: Id<Unit>) -> Result<(), Failure> {
    let gathered = Gathered::read(db, unit, view.interval_min, (view.period_from, view.period_to))?;
    let built = gathered.build()?;
    let special: Vec<SpecialDay> = gathered.special.iter().map(|row| row.doc.clone()).collect();
    view.drivers = driver_effects(&built, &special)?.into_iter().map(driver).collect();
    view.hours_known = !gathered.open.is_empty();
    view.coarser = gathered.coarser;
    view.channels = built.channels;
    view.excluded_days = built.excluded_days;
    view.all_days = built.all_days;
    view.seen_twice = built.seen_twice;
    view.twice = built.twice.into_iter().map(seen_twice).collect();
    view.special_days = gathered.special.into_iter().rev().map(special_line).collect();
    Ok(())
}

fn seen_twice(twice: Twice) -> SeenTwice {
    SeenTwice {
        channel: twice.channel,
        slots: twice.slots,
        import_per_h: twice.import_per_h,
        visit_per_h: twice.visit_per_h,
    }
}

fn driver(effect: DriverEffect) -> Driver {
    Driver {
        reason: effect.reason,
        days_without: u32::try_from(effect.days_without).unwrap_or(u32::MAX),
        days_with: effect.days_with,
        observed_with: effect.observed_with,
        expected_with: effect.expected_with,
        observed_without: effect.observed_without,
        expected_without: effect.expected_without,
        phi: effect.phi,
        ratio: effect.ratio.and_then(|ratio| ratio.rate_ratio),
        ci_low: effect.ratio.and_then(|ratio| ratio.ci_low),
        ci_high: effect.ratio.and_then(|ratio| ratio.ci_high),
        together: effect.together,
    }
}

fn special_line(row: Row<SpecialDay>) -> SpecialDayLine {
    SpecialDayLine {
        special_day: row.id,
        date: row.doc.date,
        reason: row.doc.reason,
        channel: row.doc.channel,
        exclude_from_reference: row.doc.exclude_from_reference,
        note: row.doc.note,
    }
}

fn import_line(row: Row<FlowImport>) -> ImportLine {
    ImportLine {
        import: row.id,
        file_name: row.doc.file_name,
        source: row.doc.mapping.source,
        channel: row.doc.mapping.channel,
        first_day: row.doc.first_day,
        last_day: row.doc.last_day,
        rows_ok: row.doc.rows_ok,
        rows_rejected: row.doc.rows_rejected,
        total: row.doc.total,
        imported_at: row.doc.imported_at,
    }
}

fn version_line(row: &Row<ReferenceWeek>, current: Option<Id<ReferenceWeek>>) -> WeekVersion {
    WeekVersion {
        week: row.id,
        version: row.version,
        label: row.label.clone(),
        period_from: row.period_from,
        period_to: row.period_to,
        frozen_at: row.frozen_at.clone(),
        current: current == Some(row.id),
    }
}

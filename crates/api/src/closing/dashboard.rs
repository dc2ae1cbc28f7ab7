//! Where the unit stands: each line with its last value, what the day proposes, and what it rests on. Confirmed, it is
//! final; a reopened day may state it again.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id, Refusal, Timestamp,
    closing::{DashboardEntry, DashboardItem, ItemKind, ItemLevel},
    visit::{Settled, VisitDay},
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use super::evidence::{Evidence, computed, meaning_since, stated};
use crate::{Failure, referential::MeaningChange, visit::days_before};

/// The dashboard of a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetDashboard {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

/// The dashboard of a day.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Dashboard {
    /// The unit.
    pub unit_name: String,
    /// Its lines, in order.
    pub lines: Vec<DashboardRow>,
    /// When it was confirmed.
    pub confirmed_at: Option<Timestamp>,
    /// It can be stated now.
    pub open: bool,
    /// One sentence for the network.
    pub highlights: String,
    /// What is difficult.
    pub difficulties: String,
    /// What comes next.
    pub next_steps: String,
}

/// A line.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DashboardRow {
    /// The line.
    pub item: Id<DashboardItem>,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// Stated or computed.
    pub kind: ItemKind,
    /// Last level.
    pub last_level: Option<i32>,
    /// Last count, for a computed line.
    pub last_value: Option<i32>,
    /// Out of how many.
    pub last_of: Option<i32>,
    /// The day of the last value.
    pub last_on: Option<NaiveDate>,
    /// What is proposed today.
    pub proposed: Option<i32>,
    /// The proposal is the last level.
    pub carried_over: bool,
    /// What was stated today.
    pub level: Option<i32>,
    /// Count of today, for a computed line.
    pub value: Option<i32>,
    /// Out of how many.
    pub of: Option<i32>,
    /// What it rests on.
    pub evidence: Evidence,
    /// Its criterion changed meaning since the last level, which is therefore not proposed again.
    pub changed: Option<MeaningChange>,
}

pub(crate) fn get_dashboard(db: &Reader<'_>, ask: GetDashboard) -> Result<Dashboard, Failure> {
    let day = db.get(ask.visit_day)?;
    let entry = entry_of(db, day.id)?;
    let lines = rows(db, &day, entry.as_ref())?;
    let open = settled(&day, entry.as_ref()) == Settled::Nothing;
    let doc = entry.map(|row| row.doc);
    let text = |pick: fn(&DashboardEntry) -> &String| doc.as_ref().map(|doc| pick(doc).clone()).unwrap_or_default();
    Ok(Dashboard {
        unit_name: db.get(day.doc.unit)?.doc.name,
        lines,
        open,
        highlights: text(|doc| &doc.highlights),
        difficulties: text(|doc| &doc.difficulties),
        next_steps: text(|doc| &doc.next_steps),
        confirmed_at: doc.and_then(|doc| doc.confirmed_at),
    })
}

fn rows(
    db: &Reader<'_>,
    day: &Row<VisitDay>,
    entry: Option<&Row<DashboardEntry>>,
) -> Result<Vec<DashboardRow>, Failure> {
    let last = last_confirmed(db, day)?;
    let frozen = entry.filter(|entry| entry.confirmed_at.is_some() && settled(day, Some(entry)) != Settled::Nothing);
    let mut items = db.list_all::<DashboardItem>()?;
    items.sort_by_key(|item| item.rank);
    let mut rows = Vec::new();
    for item in items {
        let before = last.as_ref().and_then(|(date, entry)| Some((*date, of_item(entry, item.id)?.clone())));
        let said = entry.and_then(|entry| of_item(&entry.doc, item.id));
        let last_level = before.as_ref().and_then(|(_, line)| line.level);
        let mut row = DashboardRow {
            item: item.id,
            last_level,
            last_value: before.as_ref().and_then(|(_, line)| line.value),
            last_of: before.as_ref().and_then(|(_, line)| line.of),
            last_on: before.map(|(date, _)| date),
            proposed: None,
            carried_over: false,
            level: said.and_then(|line| line.level),
            value: None,
            of: None,
            evidence: Evidence::Computed,
            changed: None,
            code: item.doc.code,
            name: item.doc.name,
            kind: item.doc.kind,
        };
        match (row.kind, frozen) {
            (ItemKind::Level, _) => {
                if let (Some((_, before)), Some(_)) = (&last, last_level) {
                    row.changed = meaning_since(db, day, before.visit_day, &row.code)?;
                }
                let comparable = last_level.filter(|_| row.changed.is_none());
                let today = stated(db, day, &row.code, comparable)?;
                (row.proposed, row.carried_over, row.evidence) =
                    (today.proposal.level, today.proposal.carried_over, today.evidence);
            }
            (ItemKind::Computed, Some(entry)) => {
                let line = of_item(&entry.doc, item.id);
                (row.value, row.of) = (line.and_then(|line| line.value), line.and_then(|line| line.of));
            }
            (ItemKind::Computed, None) => {
                let counted = computed(db, day, &row.code)?;
                (row.value, row.of) = (counted.map(|(value, _)| value), counted.and_then(|(_, of)| of));
            }
        }
        rows.push(row);
    }
    Ok(rows)
}

/// State a level.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SetLevel {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// The line.
    pub item: Id<DashboardItem>,
    /// 1 to 4.
    pub level: i32,
}

/// It is kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DashboardKept {
    /// The entry.
    pub entry: Id<DashboardEntry>,
}

pub(super) fn set_level(tx: &mut Writer<'_>, ask: SetLevel) -> Result<DashboardKept, Failure> {
    if tx.get(ask.item)?.kind == ItemKind::Computed {
        return Err(Refusal::new("computed_line").into());
    }
    let entry = entry_for(tx, ask.visit_day)?;
    tx.change(entry, |entry| {
        entry.progress.retain(|line| line.item != ask.item);
        entry.progress.push(ItemLevel { item: ask.item, level: Some(ask.level), value: None, of: None });
    })?;
    Ok(DashboardKept { entry })
}

/// Which sentence of the dashboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sentence {
    /// One sentence for the network.
    Highlights,
    /// What is difficult.
    Difficulties,
    /// What comes next.
    NextSteps,
}

/// Write a sentence of the dashboard.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct WriteSentence {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// Which.
    pub sentence: Sentence,
    /// At most 2,000 characters.
    pub text: String,
}

pub(super) fn write_sentence(tx: &mut Writer<'_>, ask: WriteSentence) -> Result<DashboardKept, Failure> {
    let entry = entry_for(tx, ask.visit_day)?;
    tx.change(entry, |entry| match ask.sentence {
        Sentence::Highlights => entry.highlights = ask.text,
        Sentence::Difficulties => entry.difficulties = ask.text,
        Sentence::NextSteps => entry.next_steps = ask.text,
    })?;
    Ok(DashboardKept { entry })
}

/// Confirm it: what was not changed is stated as proposed, counts are frozen, the rating opens.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ConfirmDashboard {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

pub(super) fn confirm_dashboard(tx: &mut Writer<'_>, ask: ConfirmDashboard) -> Result<DashboardKept, Failure> {
    // A second confirmation at the same second would change nothing, and is refused all the same.
    tx.check_takes::<DashboardEntry>(ask.visit_day)?;
    let entry = entry_for(tx, ask.visit_day)?;
    let day = tx.get(ask.visit_day)?;
    let lines = rows(tx, &day, Some(&tx.get(entry)?))?;
    let (now, me) = (tx.now().timestamp(), tx.me());
    tx.change(entry, |entry| {
        let line = |row: DashboardRow| ItemLevel {
            item: row.item,
            level: if row.kind == ItemKind::Level { row.level.or(row.proposed) } else { None },
            value: row.value,
            of: row.of,
        };
        entry.progress = lines.into_iter().map(line).collect();
        entry.filled_by = me;
        entry.confirmed_at = Some(now);
    })?;
    Ok(DashboardKept { entry })
}

/// The entry of a day, if somebody began one.
pub(super) fn entry_of(db: &Reader<'_>, day: Id<VisitDay>) -> Result<Option<Row<DashboardEntry>>, Failure> {
    let entries = db.list_of::<DashboardEntry>(day.uuid())?;
    Ok(entries.into_iter().max_by_key(|row| (row.confirmed_at.is_some(), row.created_at.utc_ms())))
}

/// Whether the dashboard of a day was confirmed.
pub(crate) fn is_confirmed(db: &Reader<'_>, day: Id<VisitDay>) -> Result<bool, Failure> {
    Ok(entry_of(db, day)?.is_some_and(|entry| entry.confirmed_at.is_some()))
}

/// The entry of a day, begun now if nobody did.
pub(super) fn entry_for(tx: &mut Writer<'_>, id: Id<VisitDay>) -> Result<Id<DashboardEntry>, Failure> {
    if let Some(row) = entry_of(tx, id)? {
        return Ok(row.id);
    }
    let unit = tx.get(id)?.doc.unit;
    let entry = DashboardEntry {
        visit_day: id,
        unit,
        filled_by: tx.me(),
        progress: Vec::new(),
        highlights: String::new(),
        difficulties: String::new(),
        next_steps: String::new(),
        next_visit_on: None,
        confirmed_at: None,
    };
    Ok(tx.add(unit.uuid(), &entry)?)
}

fn settled(day: &Row<VisitDay>, entry: Option<&Row<DashboardEntry>>) -> Settled {
    Settled::of(day, entry.is_some_and(|entry| entry.confirmed_at.is_some()))
}

fn of_item(entry: &DashboardEntry, item: Id<DashboardItem>) -> Option<&ItemLevel> {
    entry.progress.iter().find(|line| line.item == item)
}

/// The last confirmed entry before a day.
fn last_confirmed(db: &Reader<'_>, day: &Row<VisitDay>) -> Result<Option<(NaiveDate, DashboardEntry)>, Failure> {
    for before in days_before(db, day)? {
        if let Some(entry) = entry_of(db, before.id)?.filter(|entry| entry.confirmed_at.is_some()) {
            return Ok(Some((before.date, entry.doc)));
        }
    }
    Ok(None)
}

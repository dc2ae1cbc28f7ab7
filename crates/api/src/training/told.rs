//! Looks again as they are told: the day that was agreed, the open day it falls on, what it gave; and the days proposed
//! where none are agreed yet, or where a miss sends back to the beginning.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    debrief::Debrief,
    network::{Person, Unit, hours::OpeningHours},
    observation::Observation,
    referential::Skill,
    training::{FollowUp, FollowUpResult, LOOK_OFFSETS, open_days},
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::looks::check_history;
use crate::Failure;

/// A look again.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct FollowUpLine {
    /// It.
    pub follow_up: Id<FollowUp>,
    /// With whom.
    pub person: Id<Person>,
    /// The conversation it follows.
    pub debrief: Option<Id<Debrief>>,
    /// What to look at.
    pub skill: Option<Id<Skill>>,
    /// Title of the skill.
    pub title: Option<Bilingual>,
    /// The commitment, in the person's words; else the improvement; empty for a skill looked at again.
    pub text: String,
    /// 1 to 5.
    pub step: u32,
    /// The day that was agreed.
    pub due_on: NaiveDate,
    /// The open day it falls on.
    pub on: NaiveDate,
    /// The agreed day is closed.
    pub moved: bool,
    /// What it gave; none while it is to come.
    pub result: Option<FollowUpResult>,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// The observation in which it was seen.
    pub done_by: Option<Id<Observation>>,
}

/// What belongs together: a conversation, or a skill that is looked at again.
pub(super) type Series = (Id<Person>, Option<Id<Debrief>>, Option<Id<Skill>>);

pub(super) fn series_of(row: &FollowUp) -> Series {
    (row.person, row.debrief, row.skill.filter(|_| row.debrief.is_none()))
}

/// The hours of a unit, whenever they hold.
fn hours_of(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<OpeningHours>, Failure> {
    Ok(db.list_of::<OpeningHours>(unit.uuid())?.into_iter().map(|row| row.doc).collect())
}

/// The open day of every look that is to come.
pub(super) fn open_day_of(
    db: &Reader<'_>,
    unit: Id<Unit>,
    rows: &[Row<FollowUp>],
) -> Result<BTreeMap<Id<FollowUp>, NaiveDate>, Failure> {
    let hours = hours_of(db, unit)?;
    let mut series: BTreeMap<Series, Vec<&Row<FollowUp>>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.result.is_none()) {
        series.entry(series_of(row)).or_default().push(row);
    }
    let mut days = BTreeMap::new();
    for mut looks in series.into_values() {
        looks.sort_by_key(|row| (row.due_on, row.step));
        let wished: Vec<NaiveDate> = looks.iter().map(|row| row.due_on).collect();
        // A place that does not open for months keeps the days that were agreed.
        let open = open_days(&hours, wished[0], &wished).unwrap_or(wished);
        days.extend(looks.iter().map(|row| row.id).zip(open));
    }
    Ok(days)
}

/// Looks again in a unit, of one person or of all: those to come first, the next one first; then those that were.
pub(super) fn lines_of(
    db: &Reader<'_>,
    unit: Id<Unit>,
    person: Option<Id<Person>>,
) -> Result<Vec<FollowUpLine>, Failure> {
    let mut rows = db.list_of::<FollowUp>(unit.uuid())?;
    rows.retain(|row| person.is_none_or(|person| row.person == person));
    let days = open_day_of(db, unit, &rows)?;
    let mut lines = Vec::new();
    for row in rows {
        let on = days.get(&row.id).copied().unwrap_or(row.due_on);
        let title = match row.skill {
            Some(skill) => db.find(skill)?.map(|skill| skill.doc.title),
            None => None,
        };
        lines.push(FollowUpLine {
            follow_up: row.id,
            person: row.person,
            debrief: row.debrief,
            skill: row.skill,
            title,
            text: text_of(db, row.debrief)?,
            step: row.step,
            due_on: row.due_on,
            on,
            moved: on != row.due_on,
            result: row.result,
            done_on: row.done_on,
            done_by: row.done_by,
        });
    }
    lines.sort_by_key(|line| match line.done_on {
        None => (false, line.on, line.step),
        Some(_) => (true, NaiveDate::MAX - (line.on - NaiveDate::default()), 0),
    });
    Ok(lines)
}

fn text_of(db: &Reader<'_>, debrief: Option<Id<Debrief>>) -> Result<String, Failure> {
    let talk = match debrief {
        Some(debrief) => db.find(debrief)?.map(|row| row.doc),
        None => None,
    };
    Ok(talk.map_or_else(String::new, |talk| {
        if talk.commitment_then.trim().is_empty() { talk.improvement_text } else { talk.commitment_then }
    }))
}

/// Looks of a unit that are due on a day.
pub(crate) fn due_looks(db: &Reader<'_>, unit: Id<Unit>, day: NaiveDate) -> Result<Vec<FollowUpLine>, Failure> {
    let mut due = lines_of(db, unit, None)?;
    due.retain(|line| line.result.is_none() && line.on <= day);
    Ok(due)
}

/// Looks again after a conversation, or at a skill that is acquired.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetFollowups {
    /// With whom.
    pub person: Id<Person>,
    /// Where.
    pub unit: Id<Unit>,
    /// After which conversation.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub debrief: Option<Id<Debrief>>,
    /// At which skill, without a conversation.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub skill: Option<Id<Skill>>,
}

/// Looks again: what is agreed, and what could be.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FollowUpPlan {
    /// Today.
    pub today: NaiveDate,
    /// Days are counted from here: the conversation, the last miss, the last look.
    pub start: NaiveDate,
    /// The hours of the place are known; else every day counts as open.
    pub hours_known: bool,
    /// The last look was a miss: it begins again.
    pub restart: bool,
    /// What was agreed, the next one first.
    pub looks: Vec<FollowUpLine>,
    /// Days that could be agreed; none while looks are to come.
    pub proposed: Vec<ProposedLook>,
}

/// A day that could be agreed.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ProposedLook {
    /// Days after the start.
    pub after_days: u32,
    /// The open day.
    pub on: NaiveDate,
    /// The day itself is closed.
    pub moved: bool,
}

pub(super) fn get_followups(db: &Reader<'_>, ask: GetFollowups) -> Result<FollowUpPlan, Failure> {
    check_history(db, ask.unit, ask.person)?;
    let today = db.now().local_date();
    let talk = ask.debrief.map(|debrief| db.get(debrief)).transpose()?;
    let series: Series = (ask.person, ask.debrief, ask.skill.filter(|_| ask.debrief.is_none()));
    let mut looks = lines_of(db, ask.unit, Some(ask.person))?;
    looks.retain(|line| (line.person, line.debrief, line.skill.filter(|_| line.debrief.is_none())) == series);
    let last = looks.iter().filter(|line| line.done_by.is_some()).max_by_key(|line| (line.done_on, line.step));
    let restart = last.is_some_and(|line| line.result == Some(FollowUpResult::NotMet));
    // Days agreed after the miss are the new beginning already.
    let begun =
        |miss: NaiveDate| looks.iter().any(|line| line.result.is_none() && line.step == 1 && line.due_on > miss);
    let restart = restart && last.and_then(|line| line.done_on).is_some_and(|miss| !begun(miss));
    let start = match (last.and_then(|line| line.done_on), &talk) {
        (Some(miss), _) if restart => miss,
        (None, Some(talk)) => talk.started_at.local().map_or(today, |at| at.date_naive()),
        (None, None) | (Some(_), _) => today,
    };
    let pending = looks.iter().any(|line| line.result.is_none());
    let over = !looks.is_empty() && !pending && ask.debrief.is_some();
    let proposed = if restart || !(pending || over) { proposed(db, ask.unit, start, today)? } else { Vec::new() };
    let hours_known = hours_of(db, ask.unit)?.iter().any(|hours| hours.hold_on(today) && !hours.slots.is_empty());
    Ok(FollowUpPlan { today, start, hours_known, restart, looks, proposed })
}

fn proposed(db: &Reader<'_>, unit: Id<Unit>, start: NaiveDate, today: NaiveDate) -> Result<Vec<ProposedLook>, Failure> {
    let wished: Vec<(u64, NaiveDate)> =
        LOOK_OFFSETS.iter().map(|&days| (days, start + Days::new(days))).filter(|(_, day)| *day > today).collect();
    let days: Vec<NaiveDate> = wished.iter().map(|(_, day)| *day).collect();
    let open = open_days(&hours_of(db, unit)?, start, &days)?;
    let line = |((days, wished), on): ((u64, NaiveDate), NaiveDate)| ProposedLook {
        after_days: u32::try_from(days).unwrap_or(u32::MAX),
        on,
        moved: on != wished,
    };
    Ok(wished.into_iter().zip(open).map(line).collect())
}

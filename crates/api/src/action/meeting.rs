//! The team's meeting over the plan of a day: who is there, what the team itself suggests, and only then what the day
//! suggests. Promises are made, worded and moved by the commands of the plan.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Timestamp,
    action::{Action, PlanMeeting, TeamSuggestion},
    network::Person,
    visit::VisitDay,
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use super::{
    list::{ActionPlan, GetPlan, get_plan},
    suggest::{ListSuggestions, Suggestion, list_suggestions},
};
use crate::{
    Failure,
    visit::{TeamMember, team_of},
};

/// The meeting of a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetMeeting {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

/// The meeting as everybody sees it.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct MeetingView {
    /// The meeting; absent until the team sits down.
    pub meeting: Option<Id<PlanMeeting>>,
    /// Start.
    pub started_at: Option<Timestamp>,
    /// End.
    pub ended_at: Option<Timestamp>,
    /// The team, and who of it is there.
    pub people: Vec<TeamMember>,
    /// The team's own suggestions, in the order they were said.
    pub ideas: Vec<TeamIdea>,
    /// What the day suggests was shown.
    pub revealed: bool,
    /// What the day suggests; empty until it is shown.
    pub suggestions: Vec<Suggestion>,
    /// The plan.
    pub plan: ActionPlan,
}

/// A suggestion of the team.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct TeamIdea {
    /// The suggestion.
    pub suggestion: Id<TeamSuggestion>,
    /// The team's words.
    pub text: String,
    /// The action that came of it.
    pub action: Option<Id<Action>>,
}

pub(super) fn get_meeting(db: &Reader<'_>, ask: GetMeeting) -> Result<MeetingView, Failure> {
    let day = db.get(ask.visit_day)?;
    let meeting = meeting_of(db, ask.visit_day)?;
    let present = meeting.as_ref().map_or(day.present.as_slice(), |meeting| meeting.present.as_slice());
    let answered = db.list_of::<Action>(day.doc.unit.uuid())?;
    let idea = |row: Row<TeamSuggestion>| TeamIdea {
        action: answered.iter().find(|action| action.source_id == Some(row.id.uuid())).map(|action| action.id),
        suggestion: row.id,
        text: row.doc.text,
    };
    let ideas = match &meeting {
        Some(meeting) => db.list_of::<TeamSuggestion>(meeting.id.uuid())?.into_iter().map(idea).collect(),
        None => Vec::new(),
    };
    let revealed = meeting.as_ref().is_some_and(|meeting| meeting.revealed_at.is_some());
    let suggestions = if revealed {
        list_suggestions(db, ListSuggestions { visit_day: ask.visit_day })?.suggestions
    } else {
        Vec::new()
    };
    Ok(MeetingView {
        people: team_of(db, day.doc.unit, day.date, present)?,
        ideas,
        revealed,
        suggestions,
        plan: get_plan(db, GetPlan { visit_day: ask.visit_day })?,
        started_at: meeting.as_ref().map(|meeting| meeting.started_at.clone()),
        ended_at: meeting.as_ref().and_then(|meeting| meeting.ended_at.clone()),
        meeting: meeting.map(|meeting| meeting.id),
    })
}

/// The meeting of a day; after a merge of two, the one that began first.
fn meeting_of(db: &Reader<'_>, day: Id<VisitDay>) -> Result<Option<Row<PlanMeeting>>, Failure> {
    Ok(db.list_of::<PlanMeeting>(day.uuid())?.into_iter().min_by_key(|row| row.started_at.utc_ms()))
}

/// The team sits down, or sits down again.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct OpenMeeting {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

/// The meeting as it stands.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct MeetingKept {
    /// The meeting.
    pub meeting: Id<PlanMeeting>,
}

pub(super) fn open_meeting(tx: &mut Writer<'_>, ask: OpenMeeting) -> Result<MeetingKept, Failure> {
    let day = tx.get(ask.visit_day)?;
    if day.closed_at.is_some() {
        return Err(Failure::new("day_closed"));
    }
    if let Some(open) = meeting_of(tx, ask.visit_day)? {
        tx.change(open.id, |meeting| meeting.ended_at = None)?;
        return Ok(MeetingKept { meeting: open.id });
    }
    let meeting = PlanMeeting {
        visit_day: day.id,
        unit: day.doc.unit,
        started_at: tx.now().timestamp(),
        revealed_at: None,
        ended_at: None,
        present: day.doc.present.clone(),
    };
    Ok(MeetingKept { meeting: tx.add(day.doc.unit.uuid(), &meeting)? })
}

/// Say that somebody is there, or not.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct MarkInMeeting {
    /// The meeting.
    pub meeting: Id<PlanMeeting>,
    /// Who.
    pub person: Id<Person>,
    /// There.
    pub present: bool,
}

pub(super) fn mark_in_meeting(tx: &mut Writer<'_>, ask: MarkInMeeting) -> Result<MeetingKept, Failure> {
    tx.get(ask.person)?;
    tx.change(ask.meeting, |meeting| {
        meeting.present.retain(|person| *person != ask.person);
        if ask.present {
            meeting.present.push(ask.person);
        }
    })?;
    Ok(MeetingKept { meeting: ask.meeting })
}

/// Write down what the team suggests.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SuggestInMeeting {
    /// The meeting.
    pub meeting: Id<PlanMeeting>,
    /// The team's words, 1 to 2,000 characters.
    pub text: String,
}

/// It is written down.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SuggestionKept {
    /// The suggestion.
    pub suggestion: Id<TeamSuggestion>,
}

pub(super) fn suggest_in_meeting(tx: &mut Writer<'_>, ask: SuggestInMeeting) -> Result<SuggestionKept, Failure> {
    let meeting = tx.get(ask.meeting)?;
    let said = TeamSuggestion { meeting: meeting.id, text: ask.text.trim().to_owned() };
    Ok(SuggestionKept { suggestion: tx.add(meeting.doc.unit.uuid(), &said)? })
}

/// Take a suggestion away; it lies in the bin.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RetractTeamSuggestion {
    /// Which.
    pub suggestion: Id<TeamSuggestion>,
}

pub(super) fn retract_team_suggestion(
    tx: &mut Writer<'_>,
    ask: RetractTeamSuggestion,
) -> Result<SuggestionKept, Failure> {
    tx.delete(ask.suggestion)?;
    Ok(SuggestionKept { suggestion: ask.suggestion })
}

/// Show what the day suggests.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RevealSuggestions {
    /// The meeting.
    pub meeting: Id<PlanMeeting>,
}

pub(super) fn reveal_suggestions(tx: &mut Writer<'_>, ask: RevealSuggestions) -> Result<MeetingKept, Failure> {
    let now = tx.now().timestamp();
    tx.change(ask.meeting, |meeting| meeting.revealed_at = meeting.revealed_at.take().or(Some(now)))?;
    Ok(MeetingKept { meeting: ask.meeting })
}

/// The team rises.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct EndMeeting {
    /// The meeting.
    pub meeting: Id<PlanMeeting>,
}

pub(super) fn end_meeting(tx: &mut Writer<'_>, ask: EndMeeting) -> Result<MeetingKept, Failure> {
    let now = tx.now().timestamp();
    tx.change(ask.meeting, |meeting| meeting.ended_at = Some(now))?;
    Ok(MeetingKept { meeting: ask.meeting })
}

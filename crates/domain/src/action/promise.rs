//! What becomes of a promise: its due date, its standing on a day, and the moves a person may make with it.
//! It knows no store: the day, the next visit and the action come in as arguments.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Action, ActionStatus};
use crate::{NAME_CHARS, Refusal};

/// From this many open promises on, a hint says that five kept beat ten promised.
pub const ENOUGH: u32 = 5;

/// By when, as it is chosen: four chips, or a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// Today.
    Today,
    /// In seven days.
    OneWeek,
    /// In fourteen days.
    TwoWeeks,
    /// Whenever the next visit takes place.
    NextVisit,
    /// A day of the calendar.
    Date(NaiveDate),
}

impl Due {
    /// The stored form: the date, and whether the next visit is meant.
    pub fn on(self, today: NaiveDate) -> (Option<NaiveDate>, bool) {
        match self {
            Self::Today => (Some(today), false),
            Self::OneWeek => (today.checked_add_days(Days::new(7)), false),
            Self::TwoWeeks => (today.checked_add_days(Days::new(14)), false),
            Self::NextVisit => (None, true),
            Self::Date(date) => (Some(date), false),
        }
    }
}

/// Where a promise stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Its day is past.
    Late,
    /// Its day is this one.
    DueToday,
    /// Its day is to come, or it has none.
    Waiting,
    /// Done; whether it worked is still to be seen.
    Done,
    /// Settled: effective, impossible or given up.
    Settled,
}

/// The day a promise is due: its own, or that of the next visit.
pub fn due_day(action: &Action, next_visit: Option<NaiveDate>) -> Option<NaiveDate> {
    if action.at_next_visit { next_visit } else { action.due_on }
}

/// Where a promise stands.
pub fn standing(action: &Action, today: NaiveDate, next_visit: Option<NaiveDate>) -> Standing {
    match action.status {
        ActionStatus::Done => Standing::Done,
        ActionStatus::Effective | ActionStatus::CannotDo | ActionStatus::Dropped => Standing::Settled,
        ActionStatus::Todo | ActionStatus::Doing => match due_day(action, next_visit) {
            Some(day) if day < today => Standing::Late,
            Some(day) if day == today => Standing::DueToday,
            _ => Standing::Waiting,
        },
    }
}

/// Still to be done.
pub fn is_open(action: &Action) -> bool {
    matches!(action.status, ActionStatus::Todo | ActionStatus::Doing)
}

/// Done, whether or not it is known to have worked.
pub fn is_kept(action: &Action) -> bool {
    matches!(action.status, ActionStatus::Done | ActionStatus::Effective)
}

/// A promise that the visit of `day` asks about: settled at the earliest on the day of the visit before.
pub fn is_asked_about(action: &Action, previous_visit: Option<NaiveDate>) -> bool {
    match (action.done_on, previous_visit) {
        (Some(settled), Some(previous)) => settled >= previous,
        _ => true,
    }
}

/// Whether the visit that began at `since` (milliseconds since 1970 UTC) has its answer: what was said at an earlier one
/// of a promise that is still open is no answer of this one. Without a visit, any answer counts.
pub fn is_answered(action: &Action, since: Option<i64>) -> bool {
    !is_open(action) || action.answered_at.as_ref().is_some_and(|at| at.utc_ms() >= since)
}

/// Done before `today`, so that its effect can be looked at.
pub fn asks_for_effect(action: &Action, today: NaiveDate) -> bool {
    action.status == ActionStatus::Done && action.done_on.is_none_or(|done| done < today)
}

/// A title from a longer text: its words on one line, cut at a word to what a title may hold.
pub fn title_from(text: &str) -> String {
    let mut title = String::new();
    for word in text.split_whitespace() {
        let word: String = word.chars().filter(|c| !c.is_control()).take(NAME_CHARS - 1).collect();
        let grown = title.chars().count() + usize::from(!title.is_empty()) + word.chars().count();
        if grown > NAME_CHARS - 1 {
            title.push('…');
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(&word);
    }
    title
}

/// The same promise in other capitals or spacing.
pub fn same_title(a: &str, b: &str) -> bool {
    a.split_whitespace()
        .flat_map(str::chars)
        .flat_map(char::to_lowercase)
        .eq(b.split_whitespace().flat_map(str::chars).flat_map(char::to_lowercase))
}

/// The promise was kept: it is done, which is not yet effective.
pub fn keep(action: &mut Action, today: NaiveDate) {
    action.status = ActionStatus::Done;
    action.done_on = Some(today);
    action.reason = None;
}

/// Not yet: it stays in the plan, under way.
pub fn not_yet(action: &mut Action) {
    action.status = ActionStatus::Doing;
    action.done_on = None;
    action.reason = None;
}

/// Given up, or impossible, for a reason.
///
/// # Errors
/// `reason_missing`.
pub fn give_up(action: &mut Action, status: ActionStatus, reason: &str, today: NaiveDate) -> Result<(), Refusal> {
    if reason.trim().is_empty() {
        return Err(Refusal::new("reason_missing"));
    }
    action.status = status;
    action.done_on = Some(today);
    action.reason = Some(reason.trim().to_owned());
    Ok(())
}

/// Whether what was done worked: if not, it goes back into the plan.
///
/// # Errors
/// `action_not_done` before it was done.
pub fn confirm_effective(action: &mut Action, worked: bool) -> Result<(), Refusal> {
    if !is_kept(action) {
        return Err(Refusal::new("action_not_done"));
    }
    if worked {
        action.status = ActionStatus::Effective;
    } else {
        not_yet(action);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Id,
        action::{ActionKind, ActionSource},
    };

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, n).unwrap()
    }

    fn promise(due_on: Option<NaiveDate>) -> Action {
        Action {
            unit: Id::new(uuid::Uuid::nil()),
            visit_day: None,
            title: "Lampes".into(),
            kind: ActionKind::QuickWin,
            owner: None,
            due_on,
            at_next_visit: due_on.is_none(),
            status: ActionStatus::Todo,
            done_on: None,
            reason: None,
            source: ActionSource::Plan,
            source_id: None,
            expected_effect: String::new(),
            rank: 1,
            rank_reason: String::new(),
            proposed_as: None,
            indicator: None,
            answered_at: None,
        }
    }

    #[test]
    fn a_promise_stands_where_its_day_says() {
        for (due, next, expected) in [
            (Some(day(23)), None, Standing::Late),
            (Some(day(24)), None, Standing::DueToday),
            (Some(day(25)), None, Standing::Waiting),
            (None, Some(day(24)), Standing::DueToday),
            (None, Some(day(20)), Standing::Late),
            (None, None, Standing::Waiting),
        ] {
            assert_eq!(standing(&promise(due), day(24), next), expected, "{due:?} {next:?}");
        }
    }

    #[test]
    fn kept_is_done_and_done_is_not_effective() {
        let mut action = promise(Some(day(24)));
        assert_eq!(confirm_effective(&mut action, true), Err(Refusal::new("action_not_done")));
        keep(&mut action, day(24));
        assert_eq!((action.status, action.done_on), (ActionStatus::Done, Some(day(24))));
        assert!(!asks_for_effect(&action, day(24)), "its effect is looked at another day");
        assert!(asks_for_effect(&action, day(25)));
        confirm_effective(&mut action, false).unwrap();
        assert_eq!((action.status, action.done_on), (ActionStatus::Doing, None));
        assert_eq!(give_up(&mut action, ActionStatus::Dropped, "  ", day(24)), Err(Refusal::new("reason_missing")));
    }

    #[test]
    fn an_answer_of_last_time_is_none_of_this_time() {
        let mut action = promise(None);
        assert!(!is_answered(&action, Some(1_000)));
        not_yet(&mut action);
        action.answered_at = Some(crate::Timestamp { at: "1970-01-01T00:00:01.500Z".into(), zone: "UTC".into() });
        assert!(is_answered(&action, Some(1_000)) && is_answered(&action, None));
        assert!(!is_answered(&action, Some(2_000)));
        keep(&mut action, day(3));
        assert!(is_answered(&action, Some(2_000)), "kept between two visits needs no word");
    }

    #[test]
    fn a_visit_asks_about_what_was_open_or_settled_since_the_one_before() {
        let mut action = promise(None);
        assert!(is_asked_about(&action, Some(day(3))));
        keep(&mut action, day(2));
        assert!(!is_asked_about(&action, Some(day(3))));
        keep(&mut action, day(3));
        assert!(is_asked_about(&action, Some(day(3))));
        assert!(is_asked_about(&action, None));
    }

    #[test]
    fn titles_fit() {
        assert_eq!(title_from("  La file\n est longue "), "La file est longue");
        let long = title_from(&"mot ".repeat(80));
        assert!(long.chars().count() <= NAME_CHARS && long.ends_with('…'), "{long}");
        assert_eq!(title_from(&"é".repeat(500)).chars().count(), NAME_CHARS - 1);
        assert!(same_title("Baisser la  musique", "baisser LA musique"));
        assert!(!same_title("a", "ab"));
    }
}

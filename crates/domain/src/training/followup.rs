//! Looks again after a debrief (METHODS 6): spaced ever wider, on days the place is open, done by an observation. The
//! day that was agreed is kept as it was said; on which open day it falls is derived each time from the hours in force,
//! so that a day that is closed later moves it, and one that opens again brings it back.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{FollowupInputs, followups};
use crate::{
    Entity, Id, Refusal,
    debrief::Debrief,
    network::{Person, Unit, hours::OpeningHours},
    observation::Observation,
    referential::Skill,
    statistics::{invalid, require},
};

/// Days after the conversation at which to look again.
pub const LOOK_OFFSETS: [u64; 5] = [1, 3, 7, 21, 60];
/// How far beyond the last look an open day is searched for.
const SEARCHED_DAYS: u64 = 120;

/// What a look again gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FollowUpResult {
    /// Seen, and met.
    Met,
    /// Seen, not yet met.
    NotMet,
    /// No occasion to see it.
    NotSeen,
}

/// A day agreed with a person to look at a skill again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct FollowUp {
    /// With whom.
    pub person: Id<Person>,
    /// Where.
    pub unit: Id<Unit>,
    /// The conversation it follows; none for a skill that is acquired and looked at again.
    pub debrief: Option<Id<Debrief>>,
    /// What to look at, if a skill was chosen.
    pub skill: Option<Id<Skill>>,
    /// The day that was agreed; a closed one moves to the next open day.
    pub due_on: NaiveDate,
    /// 1 to 5.
    pub step: u32,
    /// What it gave; none while it is to come.
    pub result: Option<FollowUpResult>,
    /// The observation in which it was seen.
    pub done_by: Option<Id<Observation>>,
    /// When.
    pub done_on: Option<NaiveDate>,
}

impl Entity for FollowUp {
    const NOUN: &'static str = "follow_up";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn about(&self) -> Vec<Id<Person>> {
        vec![self.person]
    }
    fn check(&self) -> Result<(), Refusal> {
        require((1..=LOOK_OFFSETS.len()).contains(&(self.step as usize)), "step")?;
        let seen = matches!(self.result, Some(FollowUpResult::Met | FollowUpResult::NotMet));
        if seen == self.done_by.is_some() { Ok(()) } else { Err(Refusal::new("look_needs_observation")) }
    }
}

/// The open days on which looks agreed for `wished` fall, each after the one before. A place whose hours nobody
/// recorded is open every day.
///
/// # Errors
/// `invalid_input`: a day before `start`, a place that does not open in months.
pub fn open_days(hours: &[OpeningHours], start: NaiveDate, wished: &[NaiveDate]) -> Result<Vec<NaiveDate>, Refusal> {
    let offset = |day: &NaiveDate| u64::try_from((*day - start).num_days()).map_err(|_| invalid("start"));
    let offsets_days = wished.iter().map(offset).collect::<Result<Vec<u64>, Refusal>>()?;
    let Some(last) = offsets_days.iter().max().and_then(|most| start.checked_add_days(Days::new(most + SEARCHED_DAYS)))
    else {
        return Ok(Vec::new());
    };
    let closed_dates: Vec<NaiveDate> =
        start.iter_days().take_while(|day| *day <= last).filter(|day| is_closed(hours, *day)).collect();
    let dates =
        followups(&FollowupInputs { start, offsets_days, closed_iso_weekdays: Vec::new(), closed_dates })?.dates;
    require(dates.iter().all(|day| *day <= last), "closed_dates")?;
    Ok(dates)
}

/// Closed by the hours that hold on that day; a usual week nobody wrote down closes nothing.
fn is_closed(hours: &[OpeningHours], day: NaiveDate) -> bool {
    let in_force = hours.iter().filter(|hours| hours.hold_on(day)).max_by_key(|hours| hours.valid_from);
    in_force.is_some_and(|hours| {
        let said = !hours.slots.is_empty() || hours.exceptions.iter().any(|exception| exception.date == day);
        said && hours.on(day).is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::hours::{OpeningException, OpeningSlot};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn weekdays(exceptions: &[&str]) -> OpeningHours {
        let time = |text: &str| text.parse().unwrap();
        OpeningHours {
            unit: Id::new(Uuid::nil()),
            valid_from: day("2026-01-01"),
            valid_to: None,
            slots: (1..=6)
                .map(|iso_weekday| OpeningSlot { iso_weekday, opens: time("09:00:00"), closes: time("19:00:00") })
                .collect(),
            exceptions: exceptions.iter().map(|date| OpeningException { date: day(date), spans: Vec::new() }).collect(),
        }
    }

    fn looks(hours: &[OpeningHours]) -> Vec<NaiveDate> {
        let start = day("2026-05-06");
        let wished: Vec<NaiveDate> = LOOK_OFFSETS.iter().map(|offset| start + Days::new(*offset)).collect();
        open_days(hours, start, &wished).unwrap()
    }

    #[test]
    fn a_day_that_closes_moves_its_look_and_gives_it_back() {
        let days = |list: &[&str]| list.iter().map(|text| day(text)).collect::<Vec<_>>();
        // D-SCOR-07: closed on Sundays and on 8 May.
        let worked = days(&["2026-05-07", "2026-05-09", "2026-05-13", "2026-05-27", "2026-07-06"]);
        assert_eq!(looks(&[weekdays(&["2026-05-08"])]), worked);
        assert_eq!(looks(&[weekdays(&["2026-05-08", "2026-05-27"])])[3], day("2026-05-28"));
        assert_eq!(looks(&[weekdays(&["2026-05-08"])])[3], day("2026-05-27"));
        // Nobody wrote the hours down: every day is open.
        assert_eq!(looks(&[])[4], day("2026-07-05"));
        let unknown = OpeningHours { slots: Vec::new(), ..weekdays(&["2026-05-07"]) };
        assert_eq!(looks(&[unknown])[..2], days(&["2026-05-08", "2026-05-09"]));
    }

    #[test]
    fn a_place_that_never_opens_is_said_and_not_searched_for_ever() {
        let mut never = weekdays(&[]);
        never.slots.truncate(1);
        never.exceptions =
            day("2026-05-06").iter_days().take(400).map(|date| OpeningException { date, spans: Vec::new() }).collect();
        let refused = open_days(&[never], day("2026-05-06"), &[day("2026-05-07")]);
        assert_eq!(refused.map_err(|refusal| refusal.code), Err("invalid_input"));
        assert_eq!(
            open_days(&[], day("2026-05-06"), &[day("2026-05-05")]).map_err(|refusal| refusal.code),
            Err("invalid_input")
        );
    }

    #[test]
    fn it_is_done_by_an_observation_and_not_by_a_tick() {
        let mut look = FollowUp {
            person: Id::new(Uuid::nil()),
            unit: Id::new(Uuid::nil()),
            debrief: None,
            skill: None,
            due_on: day("2026-05-07"),
            step: 1,
            result: Some(FollowUpResult::Met),
            done_by: None,
            done_on: None,
        };
        assert_eq!(look.check().map_err(|refusal| refusal.code), Err("look_needs_observation"));
        look.done_by = Some(Id::new(Uuid::nil()));
        assert_eq!(look.check(), Ok(()));
        look.step = 6;
        assert_eq!(look.check().map_err(|refusal| refusal.code), Err("invalid_input"));
    }
}

//! Every irritant ends: an action answers it, it is accepted, or it is dropped, the last two with a reason. What the
//! team noticed and what customers said end the same way; the end is given on whatever day the team gives it, so that
//! it belongs to no visit day.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Entity, Id, Refusal,
    action::{Action, is_open},
    check_fact,
    network::Unit,
    voice::VocTheme,
    walk::Finding,
};

/// How an irritant ends without an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EndKind {
    /// It stays, openly.
    Accepted,
    /// It is not looked at any more: it was none, or it is gone.
    Dropped,
}

/// The end of an irritant: of a finding, or of a theme customers complain of in a unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct IrritantEnd {
    /// Place.
    pub unit: Id<Unit>,
    /// The finding that ends.
    pub finding: Option<Id<Finding>>,
    /// The theme that ends here; elsewhere it goes on.
    pub theme: Option<Id<VocTheme>>,
    /// How.
    pub end: EndKind,
    /// Why, 1 to 2,000 characters.
    pub reason: String,
    /// When.
    pub decided_on: NaiveDate,
}

impl Entity for IrritantEnd {
    const NOUN: &'static str = "irritant_end";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        if self.reason.trim().is_empty() {
            return Err(Refusal::new("reason_missing"));
        }
        if self.finding.is_some() == self.theme.is_some() {
            return Err(Refusal::new("irritant_not_said"));
        }
        check_fact("reason", &self.reason)
    }
}

/// Where an irritant stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IrritantStanding {
    /// Nobody has decided.
    Open,
    /// It was answered, and is met again since.
    CameBack,
    /// An action answers it.
    Decided,
    /// Accepted, with a reason.
    Accepted,
    /// Dropped, with a reason.
    Dropped,
}

impl IrritantStanding {
    /// It still waits for its end.
    pub fn waits(self) -> bool {
        matches!(self, Self::Open | Self::CameBack)
    }
}

/// Where an irritant stands, last met on `met_on`, given the newest action that answers it and the end it was given.
/// An action under way goes before everything. One that was done answers what was met before; what is met again after
/// it came back. One that was given up answers nothing.
pub fn standing(met_on: NaiveDate, action: Option<&Action>, end: Option<EndKind>) -> IrritantStanding {
    if action.is_some_and(is_open) {
        return IrritantStanding::Decided;
    }
    match end {
        Some(EndKind::Accepted) => return IrritantStanding::Accepted,
        Some(EndKind::Dropped) => return IrritantStanding::Dropped,
        None => {}
    }
    match action.filter(|action| crate::action::is_kept(action)) {
        Some(done) if done.done_on.is_some_and(|on| met_on > on) => IrritantStanding::CameBack,
        Some(_) => IrritantStanding::Decided,
        None => IrritantStanding::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::{ActionKind, ActionSource, ActionStatus};

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, n).unwrap()
    }

    fn action(status: ActionStatus, done: Option<u32>) -> Action {
        Action {
            unit: Id::new(Uuid::nil()),
            visit_day: None,
            title: "Lampes".into(),
            kind: ActionKind::QuickWin,
            owner: None,
            due_on: None,
            at_next_visit: true,
            status,
            done_on: done.map(day),
            answered_at: None,
            reason: None,
            source: ActionSource::Finding,
            source_id: None,
            expected_effect: String::new(),
            rank: 1,
            rank_reason: String::new(),
            proposed_as: None,
            indicator: None,
        }
    }

    #[test]
    fn an_irritant_stands_where_its_action_and_its_end_say() {
        use ActionStatus::{CannotDo, Done, Dropped, Effective, Todo};
        use EndKind::Accepted;
        use IrritantStanding as Standing;
        for (met, status, end, expected) in [
            (10, None, None, Standing::Open),
            (10, None, Some(Accepted), Standing::Accepted),
            (10, None, Some(EndKind::Dropped), Standing::Dropped),
            (10, Some((Todo, None)), Some(Accepted), Standing::Decided),
            (10, Some((Done, Some(10))), None, Standing::Decided),
            (11, Some((Done, Some(10))), None, Standing::CameBack),
            (11, Some((Effective, Some(10))), Some(Accepted), Standing::Accepted),
            (10, Some((Dropped, Some(12))), None, Standing::Open),
            (10, Some((CannotDo, Some(12))), Some(Accepted), Standing::Accepted),
        ] {
            let action = status.map(|(status, done)| action(status, done));
            assert_eq!(standing(day(met), action.as_ref(), end), expected, "{met} {action:?} {end:?}");
        }
        assert!(Standing::CameBack.waits() && Standing::Open.waits() && !Standing::Decided.waits());
    }

    #[test]
    fn an_end_has_a_reason_and_one_irritant() {
        let end = |finding: bool, theme: bool, reason: &str| IrritantEnd {
            unit: Id::new(Uuid::nil()),
            finding: finding.then(|| Id::new(Uuid::nil())),
            theme: theme.then(|| Id::new(Uuid::nil())),
            end: EndKind::Accepted,
            reason: reason.into(),
            decided_on: day(1),
        };
        for (finding, theme, reason, code) in [
            (true, false, " ", Some("reason_missing")),
            (false, false, "voulu", Some("irritant_not_said")),
            (true, true, "voulu", Some("irritant_not_said")),
            (false, true, "voulu", None),
        ] {
            let refused = end(finding, theme, reason).check().err();
            assert_eq!(refused.as_ref(), code.map(Refusal::new).as_ref(), "{finding} {theme}");
        }
    }
}

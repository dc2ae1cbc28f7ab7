//! What a visit day still takes once its dashboard is confirmed, and once it is closed. The store asks this of every
//! operation on a day, whatever command it comes from; reopening, which is recorded, is the one way back.

use super::VisitDay;
use crate::{Closes, Refusal};

/// How far a day was settled before an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// Everything may be written.
    Nothing,
    /// What it says of the unit stands.
    Dashboard,
    /// All of it stands.
    Day,
}

/// What an operation does to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It comes into being, or back out of the bin.
    Birth,
    /// A field of it changes.
    Change,
    /// It goes.
    End,
}

impl Settled {
    /// A day that was reopened states everything anew, its dashboard too.
    pub fn of(day: &VisitDay, dashboard_confirmed: bool) -> Self {
        Self::told(day.closed_at.is_some(), day.revision, dashboard_confirmed)
    }

    /// The same of a day of which only this is known.
    pub fn told(closed: bool, revision: u32, dashboard_confirmed: bool) -> Self {
        if closed {
            Self::Day
        } else if dashboard_confirmed && revision == 0 {
            Self::Dashboard
        } else {
            Self::Nothing
        }
    }

    /// Whether a record that `closes` then may still be written.
    ///
    /// # Errors
    /// `day_closed`, `dashboard_confirmed`.
    pub fn check(self, closes: Closes, deed: Deed) -> Result<(), Refusal> {
        match (self, closes, deed) {
            (Self::Nothing, ..) | (_, Closes::Never, _) | (_, Closes::LivesOn, Deed::Change) => Ok(()),
            (Self::Dashboard, Closes::WithDashboard, _) => Err(Refusal::new("dashboard_confirmed")),
            (Self::Dashboard, ..) => Ok(()),
            (Self::Day, ..) => Err(Refusal::new("day_closed")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_settled_takes_nothing_that_closes_with_it() {
        use Closes::{LivesOn, Never, WithDashboard, WithDay};
        use Deed::{Birth, Change, End};
        let (day, board) = (Some("day_closed"), Some("dashboard_confirmed"));
        for (settled, closes, expected) in [
            (Settled::Nothing, WithDashboard, [None; 3]),
            (Settled::Nothing, WithDay, [None; 3]),
            (Settled::Dashboard, WithDashboard, [board; 3]),
            (Settled::Dashboard, WithDay, [None; 3]),
            (Settled::Dashboard, LivesOn, [None; 3]),
            (Settled::Day, WithDashboard, [day; 3]),
            (Settled::Day, WithDay, [day; 3]),
            (Settled::Day, LivesOn, [day, None, day]),
            (Settled::Day, Never, [None; 3]),
        ] {
            let found = [Birth, Change, End].map(|deed| settled.check(closes, deed).err().map(|refusal| refusal.code));
            assert_eq!(found, expected, "{settled:?} {closes:?}");
        }
    }
}

//! Hand-over: the computer in the manager's or a guest's hands, with nothing else on it. It survives a crash.

use std::sync::PoisonError;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    visit::VisitDay,
    walk::{Sense, SensoryWalk},
};
use ts_rs::TS;

use super::{Done, check_pin};
use crate::{App, Failure, walk::next_guest_pass};

/// What somebody else is given to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Handover {
    /// The unit manager rates the coach's day.
    Rating {
        /// The day.
        visit_day: Id<VisitDay>,
    },
    /// A second observer walks one sense, blind to other marks.
    Walk {
        /// The day.
        visit_day: Id<VisitDay>,
        /// The pass made for them.
        walk: Id<SensoryWalk>,
        /// The senses they walk afterwards, in order.
        #[serde(default)]
        #[ts(as = "Option<Vec<Sense>>", optional)]
        then: Vec<Sense>,
    },
}

/// Hand the computer over.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct HandOver {
    /// For what.
    pub what: Handover,
}

/// Take it back.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct TakeBack {
    /// PIN of the profile; a practice profile asks none.
    pub pin: Option<String>,
}

pub(super) fn hand_over(app: &App, ask: HandOver) -> Result<Done, Failure> {
    app.write("session.hand_over", |tx| {
        if let Handover::Walk { walk, .. } = &ask.what {
            // Kept as it is now: a pass nobody marked goes when it ends, and its observer may still walk on.
            tx.set_local("handover_walk", Some(&tx.get(*walk)?.doc))?;
        }
        Ok(tx.set_local("handover", Some(&ask.what))?)
    })?;
    keep(app, Some(ask.what))
}

/// Go on with the next sense, the computer staying where it is.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct HandOn {}

pub(super) fn hand_on(app: &App, _: HandOn) -> Result<Done, Failure> {
    let next = app.write("session.hand_on", |tx| {
        let Some(Handover::Walk { visit_day, then, .. }) = tx.local::<Handover>("handover")? else {
            return Err(Failure::new("handed_over"));
        };
        let before = tx.local::<SensoryWalk>("handover_walk")?;
        let Some((before, (sense, then))) = before.zip(then.split_first()) else {
            return Err(Failure::new("no_sense_left"));
        };
        let walk = next_guest_pass(tx, before, *sense)?;
        let next = Handover::Walk { visit_day, walk, then: then.to_vec() };
        tx.set_local("handover", Some(&next))?;
        Ok(next)
    })?;
    keep(app, Some(next))
}

pub(super) fn take_back(app: &App, ask: TakeBack) -> Result<Done, Failure> {
    if !app.session()?.profile.practice {
        check_pin(app, ask.pin.as_deref().unwrap_or_default())?;
    }
    app.write("session.take_back", |tx| Ok(tx.set_local::<Handover>("handover", None)?))?;
    keep(app, None)
}

fn keep(app: &App, handover: Option<Handover>) -> Result<Done, Failure> {
    let session = app.session()?;
    *session.handover.lock().unwrap_or_else(PoisonError::into_inner) = handover;
    app.set_session(Some(session));
    Ok(Done {})
}

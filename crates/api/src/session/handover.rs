//! Hand-over: the computer in the manager's or a guest's hands, with nothing else on it. It survives a crash.

use std::sync::PoisonError;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{Id, visit::VisitDay, walk::SensoryWalk};
use ts_rs::TS;

use super::{Done, check_pin};
use crate::{App, Failure};

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
    app.write("session.hand_over", |tx| Ok(tx.set_local("handover", Some(&ask.what))?))?;
    keep(app, Some(ask.what))
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

//! Hand-over: the computer in the manager's, a guest's or a second rater's hands, with nothing else on it. It survives
//! a crash. What each of them may do is told by the features; here is only whose hands it is in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::{Person, Unit},
    observation::{Observation, calibration::CalibrationScene},
    visit::{Settled, VisitDay},
    walk::{Sense, SensoryWalk},
};
use sillage_store::{Reader, Writer};
use ts_rs::TS;

use super::{Done, check_pin};
use crate::{App, Failure, app::held, closing, observation, training, walk::next_guest_pass};

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
    /// A second rater rates the scene another one rated, blind to those levels.
    Observation {
        /// The day.
        visit_day: Id<VisitDay>,
        /// The observation made for them.
        observation: Id<Observation>,
    },
    /// Somebody who observes in a unit rates a scene alone, and reads the reference afterwards.
    Scene {
        /// Where they observe.
        unit: Id<Unit>,
        /// The scene.
        scene: Id<CalibrationScene>,
        /// Who rates it.
        rater: Id<Person>,
    },
}

const KEY: &str = "handover";

impl Handover {
    /// What the computer is handed over for; `None` while its owner holds it.
    pub(crate) fn now(db: &Reader<'_>) -> Result<Option<Self>, Failure> {
        Ok(db.local(KEY)?)
    }

    fn day(&self) -> Option<Id<VisitDay>> {
        match self {
            Self::Rating { visit_day } | Self::Walk { visit_day, .. } | Self::Observation { visit_day, .. } => {
                Some(*visit_day)
            }
            Self::Scene { .. } => None,
        }
    }

    /// Beginning of the keys under which the guest's own texts are typed.
    pub(crate) fn drafts(&self) -> String {
        match self {
            Self::Rating { visit_day } => closing::drafts_of(*visit_day),
            Self::Walk { walk, .. } => format!("walk/{walk}/"),
            Self::Observation { observation, .. } => format!("observation/{observation}/"),
            Self::Scene { scene, .. } => format!("scene/{scene}/"),
        }
    }
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
        check_useful(tx, &ask.what)?;
        if let Handover::Walk { walk, .. } = &ask.what {
            // Kept as it is now: a pass nobody marked goes when it ends, and its observer may still walk on.
            tx.set_local("handover_walk", Some(&tx.get(*walk)?.doc))?;
        }
        Ok(tx.set_local(KEY, Some(&ask.what))?)
    })?;
    keep(app, Some(ask.what))
}

/// Nobody is given something they could not do.
fn check_useful(tx: &mut Writer<'_>, what: &Handover) -> Result<(), Failure> {
    if let Some(day) = what.day() {
        let day = tx.get(day)?;
        if Settled::of(&day, false) == Settled::Day {
            return Err(Failure::new("day_closed"));
        }
    }
    match what {
        Handover::Observation { observation, .. } => observation::check_second(tx, *observation),
        Handover::Scene { unit, scene, rater } => training::check_rater(tx, *unit, *scene, *rater),
        Handover::Rating { .. } | Handover::Walk { .. } => Ok(()),
    }
}

/// Go on with the next sense, the computer staying where it is.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct HandOn {}

pub(super) fn hand_on(app: &App, _: HandOn) -> Result<Done, Failure> {
    let next = app.write("session.hand_on", |tx| {
        let Some(Handover::Walk { visit_day, then, .. }) = Handover::now(tx)? else {
            return Err(Failure::new("handed_over"));
        };
        let before = tx.local::<SensoryWalk>("handover_walk")?;
        let Some((before, (sense, then))) = before.zip(then.split_first()) else {
            return Err(Failure::new("no_sense_left"));
        };
        let walk = next_guest_pass(tx, before, *sense)?;
        let next = Handover::Walk { visit_day, walk, then: then.to_vec() };
        tx.set_local(KEY, Some(&next))?;
        Ok(next)
    })?;
    keep(app, Some(next))
}

pub(super) fn take_back(app: &App, ask: TakeBack) -> Result<Done, Failure> {
    let session = app.session()?;
    if !session.profile.practice {
        drop(check_pin(app, &session, ask.pin.as_deref().unwrap_or_default())?);
    }
    app.write("session.take_back", |tx| {
        if let Some(Handover::Rating { visit_day }) = Handover::now(tx)? {
            closing::withdraw_unsent(tx, visit_day)?;
        }
        Ok(tx.set_local::<Handover>(KEY, None)?)
    })?;
    keep(app, None)
}

fn keep(app: &App, handover: Option<Handover>) -> Result<Done, Failure> {
    let session = app.session()?;
    *held(&session.handover) = handover;
    app.tell(&["local".to_owned()]);
    Ok(Done {})
}

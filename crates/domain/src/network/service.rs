//! By which ways contacts reach a unit, and for which work it needs people.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{Unit, UnitKind};
use crate::{Bilingual, Entity, Id, Refusal, check_names, flow::CountUnit, referential::Channel};

/// How contacts wait for the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Regime {
    /// They queue until served.
    Queue,
    /// They queue and may give up.
    QueuePatience,
    /// They are served later, within a time.
    Deferred,
    /// Rounds that come back.
    Rounds,
    /// Several conversations at once.
    Chat,
    /// By appointment.
    Scheduled,
    /// Somebody has to be there.
    Presence,
}

impl Regime {
    /// Every regime.
    pub const ALL: [Self; 7] =
        [Self::Queue, Self::QueuePatience, Self::Deferred, Self::Rounds, Self::Chat, Self::Scheduled, Self::Presence];
}

/// A channel of a unit. One line a channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct UnitChannel {
    /// Which unit.
    pub unit: Id<Unit>,
    /// Which channel.
    pub channel: Channel,
    /// Its name here, where it has one of its own.
    pub label: Option<Bilingual>,
    /// How contacts wait.
    pub regime: Option<Regime>,
    /// In use.
    pub active: bool,
}

impl UnitChannel {
    /// The channels a unit of that kind has before anybody said: one comes in, or one calls.
    pub fn usual(kind: UnitKind) -> Channel {
        match kind {
            UnitKind::ContactCentre => Channel::Phone,
            UnitKind::Shop | UnitKind::Agency | UnitKind::Branch | UnitKind::Counter | UnitKind::Other => {
                Channel::WalkIn
            }
        }
    }

    /// What is counted on a channel: parties at a door, contacts elsewhere, parcels at a pick-up.
    pub fn counted(channel: Channel) -> CountUnit {
        match channel {
            Channel::WalkIn => CountUnit::Group,
            Channel::Pickup => CountUnit::Item,
            _ => CountUnit::Contact,
        }
    }
}

impl Entity for UnitChannel {
    const NOUN: &'static str = "unit_channel";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        self.label.as_ref().map_or(Ok(()), |label| check_names("label", label))
    }
}

/// Work for which people are needed: reception, advice, till.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ServiceFunction {
    /// Its unit; none for the whole network.
    pub unit: Option<Id<Unit>>,
    /// Its name.
    pub name: Bilingual,
    /// How contacts wait for it.
    pub regime: Regime,
    /// People who have to be there whatever the demand.
    pub min_presence: u32,
    /// In use.
    pub active: bool,
}

/// Most people a function can need at least: more is a slip of the hand.
const MOST_PRESENT: u32 = 500;

impl Entity for ServiceFunction {
    const NOUN: &'static str = "service_function";
    fn parent(&self) -> Option<Uuid> {
        self.unit.map(Id::uuid)
    }
    fn check(&self) -> Result<(), Refusal> {
        if self.min_presence > MOST_PRESENT {
            return Err(Refusal::new("presence_out_of_range").with("limit", MOST_PRESENT));
        }
        check_names("name", &self.name)
    }
}

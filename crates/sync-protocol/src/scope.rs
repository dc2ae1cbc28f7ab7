//! Who reads and writes what. The server alone decides; the rule stands here so that one table says it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::erasure::ERASURE;

/// As what a person was given a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Sees figures and facts of units, nobody's observation.
    Headquarters,
    /// Headquarters, and keeps people, units and referentials.
    Administrator,
    /// Supports several units.
    Regional,
    /// Accompanies a unit on site.
    Coach,
    /// Observes and debriefs in a unit.
    LineManager,
    /// Heads a unit.
    UnitManager,
}

impl Role {
    /// Every role, as it is written.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Headquarters, "headquarters"),
        (Self::Administrator, "administrator"),
        (Self::Regional, "regional"),
        (Self::Coach, "coach"),
        (Self::LineManager, "line_manager"),
        (Self::UnitManager, "unit_manager"),
    ];

    /// As it is written.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(role, _)| *role == self).map_or("", |(_, word)| word)
    }

    /// The role a word means.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(role, _)| *role)
    }

    /// Whether a unit's whole stream is for this role.
    pub fn is_whole(self) -> bool {
        !matches!(self, Self::Headquarters | Self::Administrator)
    }
}

/// Nouns of people: in the stream of the unit where the person works.
pub const OF_PEOPLE: [&str; 4] = ["assignment", "notice", "person_alias", "person_profile"];

/// The rating of a coach travels to nobody before the dashboard of its day is confirmed.
pub const SEALED: &str = "coach_rating";
/// The noun whose field [`CONFIRMED`] opens a day's ratings.
pub const DASHBOARD: &str = "dashboard_entry";
/// The field that does.
pub const CONFIRMED: &str = "confirmed_at";

/// What headquarters read of a unit: how it is made up, what was counted, walked and decided. Whatever is not named
/// here is not for them, and so nothing a newer program invents is either.
pub const FOR_HEADQUARTERS: [&str; 35] = [
    "action",
    "attitude",
    "counted_day",
    "counting_post",
    "dashboard_entry",
    "dashboard_item",
    "flow_conclusion",
    "flow_correction",
    "flow_event",
    "flow_import",
    "indicator",
    "indicator_measure",
    "moment_of_truth",
    "observation_window",
    "opening_hours",
    "organisation_gate",
    "photo_place",
    "plan_meeting",
    "reference_week",
    "ritual",
    "sensory_prompt",
    "sensory_walk",
    "service_cue",
    "service_function",
    "service_promise",
    "service_target",
    "service_timing",
    "special_day",
    "staffing_need",
    "support_structure",
    "typed_total",
    "visit",
    "visit_day",
    "voc_theme",
    "zone",
];

/// Whether `role` reads operations about `noun` in the stream of a unit.
pub fn reads_unit(role: Role, noun: &str) -> bool {
    // Whoever may hold something of a person is told that she was erased.
    let is_for_all = noun == ERASURE;
    is_for_all
        || role.is_whole()
        || FOR_HEADQUARTERS.contains(&noun)
        || (role == Role::Administrator && OF_PEOPLE.contains(&noun))
}

/// Whether a person reads an operation in the network's stream: what belongs to all is for all, but a profile that
/// stands there by mistake is for its author alone.
pub fn reads_network(person: Uuid, noun: &str, author: Uuid) -> bool {
    !OF_PEOPLE.contains(&noun) || person == author
}

/// Whether `role` writes operations about `noun` in the stream of a unit.
pub fn writes_unit(role: Role, noun: &str) -> bool {
    match role {
        _ if noun == ERASURE => false,
        Role::Headquarters => false,
        // Whoever may not read it cannot have seen what it replaces.
        Role::Administrator => reads_unit(role, noun),
        _ => true,
    }
}

/// Whether somebody writes operations about `noun` in the network's stream. A person is an opaque id, which anybody
/// may need for a colleague who is new.
pub fn writes_network(is_administrator: bool, noun: &str) -> bool {
    noun != ERASURE && (is_administrator || noun == "person")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headquarters_read_no_named_observation() {
        for noun in [
            "observation",
            "observation_score",
            "debrief",
            "debrief_fact",
            "training_goal",
            "coach_rating",
            "attachment",
            "visit_report",
            "celebration",
            "customer_verbatim",
            "a_noun_of_a_newer_program",
        ] {
            for role in [Role::Headquarters, Role::Administrator] {
                assert!(!reads_unit(role, noun) && !writes_unit(role, noun), "{noun} as {role:?}");
            }
            assert!(reads_unit(Role::UnitManager, noun) && reads_unit(Role::Coach, noun), "{noun}");
        }
        assert!(!reads_unit(Role::Headquarters, "person_profile") && reads_unit(Role::Administrator, "person_profile"));
    }

    #[test]
    fn roles_are_words() {
        for (role, word) in Role::ALL {
            assert_eq!((Role::of(word), role.word()), (Some(role), word));
            assert_eq!(serde_json::to_value(role).expect("written"), word);
        }
        assert_eq!(Role::of("root"), None);
    }
}

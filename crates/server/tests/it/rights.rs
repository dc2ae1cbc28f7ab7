//! Every cell of who may read and write what, against a table that was written without looking at the protocol's. The
//! questions are asked of the server itself, with real bundles and real pages.

use std::collections::BTreeSet;

use serde_json::json;
use sillage_sync_protocol::{scope::Role, session::device::Ending};
use uuid::Uuid;

use crate::{
    backend::SOAKS,
    chance::Chance,
    desk::{Desk, parsed},
    world::{START_MS, World},
};

/// What headquarters read of a unit: its place and its organisation, what was counted and measured, what was walked and
/// decided. Not one word that names who works there, what somebody said or who was observed.
const COUNTED_AND_DECIDED: &str = "
    action attitude counted_day counting_post dashboard_entry dashboard_item flow_conclusion flow_correction flow_event
    flow_import indicator indicator_measure moment_of_truth observation_window opening_hours organisation_gate
    photo_place plan_meeting reference_week ritual sensory_prompt sensory_walk service_cue service_function
    service_promise service_target service_timing special_day staffing_need support_structure typed_total visit
    visit_day voc_theme zone";
/// Who works where, and what they were told: headquarters' administrator keeps these too.
const PEOPLE: &str = "assignment notice person_alias person_profile";
/// What only those see who work in the unit or accompany it.
const OF_THE_UNIT: &str = "
    anonymous_wording attachment calibration_attempt calibration_scene celebration coach_rating customer_verbatim
    debrief debrief_fact diagnosis_plane finding follow_up irritant_end knowledge_module module_completion network
    observation observation_score performance_objective person plan_suggestion referential referential_version
    roster_plan sensory_record skill skill_anchor tally team_suggestion training_goal unit unit_channel unit_project
    visit_report voc_import voc_synthesis";

const ROLES: [Role; 6] =
    [Role::Headquarters, Role::Administrator, Role::Regional, Role::Coach, Role::LineManager, Role::UnitManager];

fn words(list: &str) -> BTreeSet<&str> {
    list.split_whitespace().collect()
}

/// Every noun there is, and one nobody has heard of.
fn nouns() -> Vec<&'static str> {
    let known = sillage_domain::ENTITIES.iter().map(|kind| kind.noun);
    known.chain(["a_noun_of_a_newer_program"]).collect()
}

/// Who reads a noun in a unit that is theirs.
fn reads(role: Role, noun: &str) -> bool {
    match role {
        Role::Headquarters => words(COUNTED_AND_DECIDED).contains(noun),
        Role::Administrator => words(COUNTED_AND_DECIDED).contains(noun) || words(PEOPLE).contains(noun),
        Role::Regional | Role::Coach | Role::LineManager | Role::UnitManager => true,
    }
}

/// Why a write into a unit that is theirs is kept aside; nothing if it is taken.
fn refused_in_unit(role: Role, noun: &str) -> Option<&'static str> {
    match role {
        Role::Headquarters => Some("beyond_role"),
        Role::Administrator => (!reads(role, noun)).then_some("beyond_role"),
        Role::Regional | Role::Coach | Role::LineManager | Role::UnitManager => None,
    }
}

/// A unit, somebody who accompanies it, and somebody of a role.
fn office(chance: &mut Chance, role: Role) -> (World, Uuid, Desk, Desk) {
    let world = World::new(chance);
    let unit = chance.uuid();
    let coach = world.desk(chance, &[(unit, Role::Coach)]);
    let place = if role.is_whole() { unit } else { world.network };
    let desk = world.desk(chance, &[(place, role)]);
    (world, unit, coach, desk)
}

fn nouns_of(desk: &Desk, unit: Uuid) -> BTreeSet<String> {
    let ops = desk.disk.log.values().filter_map(|op| parsed(&op.raw)).filter(|op| op["u"] == unit.to_string());
    ops.map(|op| op["t"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_table_names_every_noun_once() {
    for noun in nouns() {
        let lists = [COUNTED_AND_DECIDED, PEOPLE, OF_THE_UNIT];
        let named = lists.iter().filter(|list| words(list).contains(noun)).count();
        assert_eq!(named, usize::from(noun != "a_noun_of_a_newer_program"), "{noun}");
    }
}

#[test]
fn every_cell_of_reading() {
    let mut chance = Chance::new(31);
    for role in ROLES {
        let (world, unit, mut coach, mut desk) = office(&mut chance, role);
        let elsewhere = chance.uuid();
        let mut stranger = world.desk(&mut chance, &[(elsewhere, Role::UnitManager)]);
        for noun in nouns() {
            for kind in ["set", "del", "evt", "restore", "a_kind_of_a_newer_program"] {
                coach.write(unit, noun, chance.uuid(), json!({"k": kind}), START_MS);
            }
        }
        assert_eq!(world.sync(&mut coach), Ending::Complete);
        // The rating of a coach waits for a dashboard no test confirms.
        let is_expected = |noun: &&str| reads(role, noun) && *noun != "coach_rating";
        let expected: BTreeSet<String> = nouns().into_iter().filter(is_expected).map(str::to_owned).collect();
        assert_eq!(world.sync(&mut desk), Ending::Complete);
        assert_eq!(nouns_of(&desk, unit), expected, "{role:?} reads another part of a unit");
        assert_eq!(world.sync(&mut stranger), Ending::Complete);
        assert_eq!(nouns_of(&stranger, unit), BTreeSet::new(), "a stranger reads a unit");
    }
}

#[test]
fn every_cell_of_writing() {
    let seeds: &[u64] = if SOAKS { &[32, 132, 232] } else { &[32] };
    let mut forged = 0;
    for (seed, role) in seeds.iter().flat_map(|seed| ROLES.map(|role| (*seed, role))) {
        let mut chance = Chance::new(seed);
        let (world, unit, mut coach, mut desk) = office(&mut chance, role);
        let elsewhere = chance.uuid();
        assert_eq!(world.sync(&mut coach), Ending::Complete);
        let mut expected = Vec::new();
        for noun in nouns() {
            for kind in ["set", "del", "evt", "erase"] {
                let forbidden = (kind == "erase").then_some("forbidden_kind");
                let in_unit = forbidden.or(refused_in_unit(role, noun));
                // Headquarters hold the network, and by that every unit; others hold theirs alone.
                let is_everywhere = !role.is_whole();
                let beyond = if is_everywhere { refused_in_unit(role, noun) } else { Some("out_of_scope") };
                let is_keeper = role == Role::Administrator || noun == "person";
                let in_network = (!is_keeper).then_some("needs_administrator");
                for (place, refused) in
                    [(unit, in_unit), (elsewhere, forbidden.or(beyond)), (world.network, forbidden.or(in_network))]
                {
                    let at = desk.write(place, noun, chance.uuid(), json!({"k": kind}), START_MS);
                    expected.push((at.s, noun, kind, refused));
                }
            }
        }
        assert_eq!(world.sync(&mut desk), Ending::Complete);
        let aside = world.aside();
        forged += aside.len();
        assert_eq!(aside.len(), expected.iter().filter(|(.., refused)| refused.is_some()).count());
        for (s, noun, kind, refused) in expected {
            let found = aside.get(&(desk.disk.replica, s)).map(String::as_str);
            assert_eq!(found, refused, "{role:?}: {kind} {noun}");
        }
    }
    assert!(forged > 3_400 * seeds.len(), "{forged} were forged");
}

#[test]
fn nobody_writes_as_somebody_else_or_into_anothers_entity() {
    let mut chance = Chance::new(33);
    for role in ROLES {
        let (world, unit, mut coach, mut desk) = office(&mut chance, role);
        let e = chance.uuid();
        coach.set(unit, "zone", e, "name", "word-theirs", START_MS);
        assert_eq!(world.sync(&mut coach), Ending::Complete);
        let place = if role.is_whole() { unit } else { world.network };
        let as_other = desk.write(place, "zone", chance.uuid(), json!({"k": "set", "by": coach.person}), START_MS);
        let second = chance.uuid();
        world.grant(desk.person, second, Role::Coach);
        let reaching = desk.write(second, "zone", e, json!({"k": "set"}), START_MS);
        assert_eq!(world.sync(&mut desk), Ending::Complete);
        let aside = world.aside();
        assert_eq!(aside[&(as_other.r, as_other.s)], "foreign_author", "{role:?}");
        assert_eq!(aside[&(reaching.r, reaching.s)], "foreign_entity", "{role:?}");
    }
}

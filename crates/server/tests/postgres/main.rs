//! The same stories over PostgreSQL: a real one, which each test starts for itself.

#[path = "../it/admin.rs"]
mod admin;
#[path = "../it/chance.rs"]
mod chance;
#[path = "../it/codes.rs"]
mod codes;
#[path = "../it/covered.rs"]
mod covered;
#[path = "../it/desk.rs"]
mod desk;
#[path = "../it/forgotten.rs"]
mod forgotten;
#[path = "../it/invariants.rs"]
mod invariants;
#[path = "../it/mending.rs"]
mod mending;
#[path = "../it/process.rs"]
mod process;
#[path = "../it/profiles.rs"]
mod profiles;
#[path = "../it/questions.rs"]
mod questions;
#[path = "../it/rig.rs"]
#[expect(dead_code, reason = "the embedded database's tests use all of it")]
mod rig;
#[path = "../it/rights.rs"]
mod rights;
#[path = "../it/scenarios.rs"]
mod scenarios;
#[path = "../it/simulation.rs"]
mod simulation;
#[path = "../it/world.rs"]
mod world;
#[path = "../it/writers.rs"]
mod writers;

mod backend;
mod cluster;
mod crash;
mod pause;

//! Devices and a server: by name, by chance, over the wire, and under the axe.

mod backend;
mod chance;
mod desk;
mod invariants;
mod process;
mod profiles;
mod rig;
mod scenarios;
mod simulation;
mod wire;
mod world;
mod writers;

//! Devices and a server: by name, by chance, over the wire, and under the axe.

mod admin;
mod backend;
mod bucket;
mod chance;
mod covered;
mod desk;
mod forgotten;
mod hardship;
mod invariants;
mod mending;
mod operations;
mod pieces;
mod process;
mod profiles;
mod refused;
mod rig;
mod rights;
mod scenarios;
mod simulation;
mod upgrade;
mod uploads;
mod wire;
mod world;
mod writers;

//! Devices and a server: by name, by chance, over the wire, and under the axe.

mod chance;
mod desk;
mod forgotten;
mod invariants;
mod mending;
mod process;
mod profiles;
mod rig;
mod rights;
mod scenarios;
mod simulation;
mod wire;
mod world;

//! Sending to the server and receiving from it, as whoever works meets it: joined by a printed line, done by itself
//! while the program is open, told in two facts (saved here, sent), and stopped at any moment without loss. What
//! travels and who may read it is decided elsewhere: by `sync-protocol` and by the server.

mod conflict;
mod device;
mod enrol;
mod exchange;
mod join;
mod kept;
mod log;
mod promises;
mod run;
mod settle;
mod shown;
mod state;
mod watch;

pub(crate) use exchange::Exchange;
pub(crate) use kept::hidden_units;

use crate::{Registry, registry::Access};

pub(crate) fn register(registry: &mut Registry) {
    registry.app("sync.get_state", Access::Open, state::get_state);
    registry.app("sync.enrol_device", Access::Open, enrol::enrol_device);
    registry.app("sync.run_session", Access::Open, run::run_session);
    registry.app("sync.stop_session", Access::Open, run::stop_session);
    registry.app("sync.forget_server", Access::Open, enrol::forget_server);
    registry.read("sync.get_promises", promises::get_promises);
    registry.read("sync.list_log", log::list_log);
    registry.read("sync.list_conflicts", conflict::list_conflicts);
    registry.write("sync.resolve_conflict", settle::resolve_conflict);
}

//! Every command and query of Sillage, host-neutral.
//!
//! The window, the command line, the browser tests and the test-suite are hosts of one [`App`] and its
//! [`Registry`]: what a person can do is done through [`App::call`] and nowhere else. This crate holds no
//! SQL (that is the store's), no rule of the method (the domain's) and no word for people (the catalogue's).
#![warn(missing_docs)]

mod app;
mod clock;
mod contract;
mod failure;
mod file_import;
mod language;
mod method;
mod practice;
mod registry;
mod scope;
pub mod session;

pub mod action;
pub mod backup;
pub mod closing;
pub mod debrief;
pub mod diagnosis;
pub mod flow;
pub mod history;
pub mod irritant;
pub mod network;
pub mod observation;
pub mod organisation;
pub mod photo;
pub mod place;
pub mod problem;
pub mod project;
pub mod referential;
pub mod release;
pub mod report;
pub mod search;
pub mod staffing;
pub mod sync;
pub mod training;
pub mod unit_file;
pub mod visit;
pub mod voice;
pub mod walk;
pub mod week;
pub mod work;

pub use app::{Answered, App, Meta};
pub use clock::{SystemClock, moment_at};
pub use contract::{Described, describe, typescript};
pub use failure::Failure;
pub use language::Language;
pub use method::run_method;
pub use photo::{PhotoTarget, settle_picture};
pub use registry::{Command, Registry};
pub use sillage_domain::{Clock, Moment};

/// The registry with every feature: one line a feature, nothing else knows the list.
pub fn registry() -> Registry {
    let mut registry = Registry::default();
    session::register(&mut registry);
    place::register(&mut registry);
    history::register(&mut registry);
    backup::register(&mut registry);
    search::register(&mut registry);
    work::register(&mut registry);
    network::register(&mut registry);
    referential::register(&mut registry);
    visit::register(&mut registry);
    walk::register(&mut registry);
    voice::register(&mut registry);
    irritant::register(&mut registry);
    diagnosis::register(&mut registry);
    project::register(&mut registry);
    week::register(&mut registry);
    practice::register(&mut registry);
    staffing::register(&mut registry);
    photo::register(&mut registry);
    flow::register(&mut registry);
    organisation::register(&mut registry);
    observation::register(&mut registry);
    debrief::register(&mut registry);
    training::register(&mut registry);
    action::register(&mut registry);
    closing::register(&mut registry);
    report::register(&mut registry);
    unit_file::register(&mut registry);
    problem::register(&mut registry);
    release::register(&mut registry);
    sync::register(&mut registry);
    registry
}

/// A program that dies leaves no copy of its memory on the disk, and neither do those it starts.
pub fn leave_no_dump() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // A system that refuses to be told less dumps as it does otherwise.
        let _told = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
}

/// Where profiles lie on this computer: `SILLAGE_PROFILES`, else the person's data folder.
pub fn profile_root() -> std::path::PathBuf {
    if let Some(root) = std::env::var_os("SILLAGE_PROFILES") {
        return root.into();
    }
    dirs::data_dir().unwrap_or_else(std::env::temp_dir).join("sillage").join("profiles")
}

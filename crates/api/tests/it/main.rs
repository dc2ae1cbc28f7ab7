//! Every command through the registry, against a temporary encrypted file: the same door as the window.

mod action;
mod admission;
mod closing;
mod contract;
mod debrief;
mod diagnosis;
mod dossier;
mod flow;
#[cfg(target_os = "linux")]
mod full_disk;
mod hidden;
mod hostile;
mod irritant;
mod kept;
mod learning;
mod meeting;
mod nameless;
mod network;
mod observation;
mod ordinary;
mod organisation;
mod photo;
mod plan;
#[cfg(unix)]
mod private;
mod problem;
mod referential;
mod referential_file;
mod release;
mod report;
mod returned;
mod scope;
mod search;
mod session;
mod settled;
mod staffing;
mod sync;
mod training;
mod unit_file;
mod visit;
mod voice;
mod walk;
mod week;
mod year;

//! Every command through the registry, against a temporary encrypted file: the same door as the window.

mod action;
mod closing;
mod contract;
mod debrief;
mod flow;
mod meeting;
mod nameless;
mod network;
mod observation;
mod report;
mod session;
mod unit_file;
mod visit;
mod walk;

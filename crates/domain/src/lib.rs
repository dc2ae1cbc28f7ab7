//! The nouns, rules and methods of Sillage.
//!
//! This crate holds what the programme *means*: entities and their field rules, and the arithmetic of
//! each method. It does no I/O, reads no clock, draws no randomness, knows no SQL and no words for people:
//! time and identity arrive as arguments, and a refusal is a code with parameters that a catalogue words.
#![warn(missing_docs)]

pub mod action;
pub mod closing;
pub mod debrief;
pub mod diagnosis;
mod entity;
pub mod flow;
mod id;
pub mod irritant;
pub mod label;
mod method;
pub mod network;
pub mod observation;
pub mod photo;
pub mod pilot;
pub mod project;
pub mod referential;
mod refusal;
pub mod staffing;
pub mod statistics;
mod text;
mod time;
pub mod training;
pub mod visit;
pub mod voice;
pub mod walk;

pub use entity::{Closes, ENTITIES, Entity, EntityKind};
pub use id::Id;
pub use method::{METHODS, Method};
pub use refusal::Refusal;
pub use text::{
    Bilingual, FACT_CHARS, LONG_CHARS, Language, NAME_CHARS, check_fact, check_long, check_name, check_names, plain,
    without_controls,
};
pub use time::{Clock, Moment, Timestamp};

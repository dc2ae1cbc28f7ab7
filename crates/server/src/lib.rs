//! The central server of a network: takes in what devices wrote, orders it unit by unit, and gives each person what is
//! theirs to read. It opens no connection to anywhere.
#![warn(missing_docs)]

pub mod audit;
pub mod backup;
pub mod central;
pub mod clock;
mod config;
mod covering;
pub mod deployment;
mod epoch;
mod files;
pub mod http;
pub mod keys;
pub mod log;
pub mod objects;
pub mod payloads;
pub mod refusal;
pub mod store;

pub use config::{Admission, BucketSettings, Config, ConfigError, Database};

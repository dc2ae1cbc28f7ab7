//! The command line as a process: what a script can do and what it is refused.

mod bombs;
mod doors;
mod files;
mod refusals;
mod terminal;

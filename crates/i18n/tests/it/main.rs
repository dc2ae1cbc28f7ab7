//! The catalogues of both languages, and the way values are written.

mod catalogues;
mod contract;
mod formats;

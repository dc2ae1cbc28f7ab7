//! Every command through the registry, against a temporary encrypted file: the same door as the window.

mod contract;
mod session;

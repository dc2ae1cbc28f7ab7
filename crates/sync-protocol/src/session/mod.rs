//! The sessions of a device and of a server, without any input or output: what is known and what was heard in, what
//! is to be done next out.

pub mod device;
pub mod history;
pub mod reissue;
pub mod server;

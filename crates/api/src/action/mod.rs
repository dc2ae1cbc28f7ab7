//! Placeholder of the feature's commands.

pub(crate) fn register(_: &mut crate::Registry) {}

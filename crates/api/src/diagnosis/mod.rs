//! The diagnosis of a unit: its four planes, each with what exists, since when, what is missing and the way to get it,
//! beside what the team says of it. People are counted here and never named, but for who took part.

mod board;
mod facts;
mod write;

pub(crate) use board::{GetBoard, PlaneFact, PlaneLack, PlaneView, get_board};

use crate::Registry;

pub(crate) fn register(registry: &mut Registry) {
    registry.read("diagnosis.get_board", board::get_board);
    registry.write("diagnosis.write_plane", write::write_plane);
    registry.write("diagnosis.mark_participant", write::mark_participant);
}

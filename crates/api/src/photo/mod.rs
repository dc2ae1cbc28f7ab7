//! Photos: of things, not of people. Numbered places reserved while walking, pictures taken in, matched to their places
//! by capture time, answered for people, blurred for good.
//!
//! The bytes of a picture come through their own door (`intake`); whose pictures may be seen is the walk's rule (`blind`).

mod attachments;
mod blurring;
mod day;
mod intake;
mod matching;
mod places;

use crate::{Registry, registry::Access};

pub use attachments::PhotoLine;
pub(crate) use attachments::photos_of;
pub(crate) use day::count_photos;
pub use intake::{PhotoTarget, PictureRead, settle_picture};
pub(crate) use places::{EmptyPlace, empty_places};

pub(crate) fn register(registry: &mut Registry) {
    registry.write_in_handover("photo.reserve_place", places::reserve_place);
    registry.write_in_handover("photo.release_place", places::release_place);
    registry.read_in_handover("photo.list_photos", attachments::list_photos);
    registry.write_in_handover("photo.remove_photo", attachments::remove_photo);
    registry.write_in_handover("photo.answer_people_visible", attachments::answer_people_visible);
    registry.write_in_handover("photo.caption_photo", attachments::caption_photo);
    registry.app("photo.blur_photo", Access::Handover, blurring::blur_photo);
    registry.read("photo.get_day", day::get_day);
    registry.read("photo.list_known", intake::list_known);
    registry.read("photo.list_matches", matching::list_matches);
    registry.write("photo.set_clock", matching::set_clock);
}

//! Photos taken with a phone: the numbered places kept for them while walking, the time a camera wrote, the areas to
//! blur. How pictures find their places is in `matching`; the pictures themselves are the store's business.

pub mod matching;

use chrono::{Duration, NaiveDateTime, NaiveTime, TimeZone};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Entity, Id, Refusal, Timestamp,
    network::Zone,
    visit::VisitDay,
    walk::{Finding, SensoryWalk},
};

/// A numbered place, reserved when a picture is taken with a phone and filled when the picture arrives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PhotoPlace {
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// From 1 in the day.
    pub number: u32,
    /// When it was reserved: the picture was taken about then.
    pub reserved_at: Timestamp,
    /// The pass it was reserved in.
    pub walk: Option<Id<SensoryWalk>>,
    /// The zone it was reserved in.
    pub zone: Option<Id<Zone>>,
    /// The finding it illustrates, if one was noted before.
    pub finding: Option<Id<Finding>>,
}

impl Entity for PhotoPlace {
    const NOUN: &'static str = "photo_place";
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        match (self.finding, self.walk, self.zone) {
            (Some(_), _, _) | (None, Some(_), Some(_)) if self.number > 0 => Ok(()),
            _ => Err(Refusal::new("photo_place_nowhere")),
        }
    }
}

/// The number of the next place of a day: none is given twice while the first stands.
pub fn next_number(given: impl IntoIterator<Item = u32>) -> u32 {
    given.into_iter().max().unwrap_or(0) + 1
}

/// The time a camera wrote into a picture. It is the camera's clock, right or wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Capture {
    /// Date and time on the camera, for instance `2026-11-24T10:42:57.120`.
    pub taken: NaiveDateTime,
    /// Minutes from UTC, where the camera wrote them too.
    pub offset_min: Option<i32>,
    /// The camera, as it calls itself; empty if it does not.
    pub phone: String,
}

impl Capture {
    /// The instant in milliseconds since 1970 UTC, by the camera's own offset, else by the zone of the place. An hour
    /// that a change of clocks repeats is read as the first; one that it skips is none.
    pub fn instant_ms(&self, zone: &str) -> Option<i64> {
        match self.offset_min {
            Some(offset) => Some((self.taken - Duration::minutes(i64::from(offset))).and_utc().timestamp_millis()),
            None => local_ms(self.taken, zone),
        }
    }

    /// How far the camera's clock is ahead, in milliseconds, if its picture shows a right clock at `shown`. The
    /// nearest such hour counts: a camera is wrong by half a day at most.
    pub fn ahead_of_shown(&self, shown: NaiveTime, zone: &str) -> Option<i64> {
        let taken = self.instant_ms(zone)?;
        (-1..=1)
            .filter_map(|days| local_ms((self.taken.date() + Duration::days(days)).and_time(shown), zone))
            .map(|right| taken - right)
            .min_by_key(|ahead| ahead.abs())
    }
}

fn local_ms(local: NaiveDateTime, zone: &str) -> Option<i64> {
    let zone: chrono_tz::Tz = zone.parse().ok()?;
    Some(zone.from_local_datetime(&local).earliest()?.timestamp_millis())
}

/// Most areas of one blurring.
const MOST_AREAS: usize = 200;
/// Most points of one stroke.
const MOST_POINTS: usize = 4_000;
/// The thinnest brush, as a part of the long side: a thinner one leaves a face readable between its strokes.
const THINNEST: f64 = 0.005;

/// A point of a picture, from its upper left corner: parts of its width and of its height.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Spot {
    /// 0 left to 1 right.
    pub x: f64,
    /// 0 top to 1 bottom.
    pub y: f64,
}

/// What is to be made unrecognisable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BlurArea {
    /// A stroke of the brush.
    Stroke {
        /// Where it went.
        points: Vec<Spot>,
        /// Half its width, as a part of the picture's long side.
        radius: f64,
    },
    /// A rectangle.
    Rectangle {
        /// Upper left corner.
        from: Spot,
        /// Lower right corner.
        to: Spot,
    },
}

impl BlurArea {
    /// Checks what came from a screen.
    ///
    /// # Errors
    /// `blur_area_unusable`: nothing is covered, or numbers are no places of a picture.
    pub fn check(&self) -> Result<(), Refusal> {
        // A stroke may leave the picture; it may not come from nowhere.
        let near = |spot: &Spot| [spot.x, spot.y].iter().all(|part| (-1.0..=2.0).contains(part));
        let fits = match self {
            Self::Stroke { points, radius } => {
                (1..=MOST_POINTS).contains(&points.len())
                    && points.iter().all(near)
                    && (THINNEST..=0.5).contains(radius)
            }
            Self::Rectangle { from, to } => near(from) && near(to) && to.x > from.x && to.y > from.y,
        };
        if fits { Ok(()) } else { Err(Refusal::new("blur_area_unusable")) }
    }

    /// The same in its simplest pieces: the lines of a stroke, or the rectangle itself.
    pub fn pieces(&self) -> Vec<Self> {
        match self {
            Self::Stroke { points, radius } if points.len() > 2 => {
                points.windows(2).map(|two| Self::Stroke { points: two.to_vec(), radius: *radius }).collect()
            }
            whole => vec![whole.clone()],
        }
    }

    /// The frame around it in a picture of that size, in pixels: left, top, right, bottom.
    pub fn frame(&self, width: f64, height: f64) -> [f64; 4] {
        let (spots, reach) = match self {
            Self::Stroke { points, radius } => (points.clone(), radius * width.max(height)),
            Self::Rectangle { from, to } => (vec![*from, *to], 0.0),
        };
        let least = |part: fn(&Spot) -> f64| spots.iter().map(part).fold(f64::INFINITY, f64::min);
        let most = |part: fn(&Spot) -> f64| spots.iter().map(part).fold(f64::NEG_INFINITY, f64::max);
        let x = |spot: &Spot| spot.x;
        let y = |spot: &Spot| spot.y;
        [least(x) * width - reach, least(y) * height - reach, most(x) * width + reach, most(y) * height + reach]
    }

    /// Whether it covers the pixel whose middle is (`x`, `y`) in a picture of that size, in pixels.
    pub fn covers(&self, x: f64, y: f64, width: f64, height: f64) -> bool {
        match self {
            Self::Rectangle { from, to } => {
                (from.x * width..=to.x * width).contains(&x) && (from.y * height..=to.y * height).contains(&y)
            }
            Self::Stroke { points, radius } => {
                let reach = radius * width.max(height);
                let at = |spot: &Spot| (spot.x * width, spot.y * height);
                let next = points.iter().skip(1).chain(points.last());
                points.iter().zip(next).any(|(from, to)| distance((x, y), at(from), at(to)) <= reach)
            }
        }
    }
}

/// Checks all areas of one blurring.
///
/// # Errors
/// `blur_area_unusable`.
pub fn check_areas(areas: &[BlurArea]) -> Result<(), Refusal> {
    if !(1..=MOST_AREAS).contains(&areas.len()) {
        return Err(Refusal::new("blur_area_unusable"));
    }
    areas.iter().try_for_each(BlurArea::check)
}

/// From a point to a line between two others.
fn distance((x, y): (f64, f64), (x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> f64 {
    let (dx, dy) = (x2 - x1, y2 - y1);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { (((x - x1) * dx + (y - y1) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (x - x1 - along * dx).hypot(y - y1 - along * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARIS: &str = "Europe/Paris";

    fn capture(taken: &str, offset_min: Option<i32>) -> Capture {
        Capture { taken: taken.parse().expect("date"), offset_min, phone: String::new() }
    }

    #[test]
    fn a_camera_is_read_by_its_own_offset_else_by_the_place() {
        let noon_utc = 1_795_521_600_000; // 2026-11-24T12:00:00Z
        for (taken, offset, expected) in [
            ("2026-11-24T13:00:00", None, Some(noon_utc)),
            ("2026-11-24T13:00:00.250", Some(60), Some(noon_utc + 250)),
            ("2026-11-24T12:00:00", Some(0), Some(noon_utc)),
            ("2026-11-24T07:00:00", Some(-300), Some(noon_utc)),
            ("2026-03-29T02:30:00", None, None),
        ] {
            assert_eq!(capture(taken, offset).instant_ms(PARIS), expected, "{taken} {offset:?}");
        }
    }

    #[test]
    fn a_photographed_clock_tells_the_difference() {
        for (taken, shown, expected_s) in [
            ("2026-11-24T10:42:57", "10:42:57", 0),
            ("2026-11-24T10:45:00", "10:42:00", 180),
            ("2026-11-24T09:42:00", "10:42:00", -3_600),
            ("2026-11-24T00:01:00", "23:59:00", 120),
            ("2026-11-24T23:59:30", "00:00:30", -60),
        ] {
            let ahead = capture(taken, None).ahead_of_shown(shown.parse().expect("time"), PARIS);
            assert_eq!(ahead, Some(expected_s * 1_000), "{taken} shows {shown}");
        }
    }

    #[test]
    fn numbers_are_not_given_twice() {
        assert_eq!(next_number([]), 1);
        assert_eq!(next_number([1, 4, 2]), 5);
    }

    fn stroke(points: &[(f64, f64)], radius: f64) -> BlurArea {
        BlurArea::Stroke { points: points.iter().map(|(x, y)| Spot { x: *x, y: *y }).collect(), radius }
    }

    #[test]
    fn an_area_covers_what_was_painted_and_nothing_else() {
        let line = stroke(&[(0.2, 0.5), (0.5, 0.5), (0.8, 0.5)], 0.05);
        let dot = stroke(&[(0.5, 0.5)], 0.1);
        let frame = BlurArea::Rectangle { from: Spot { x: 0.25, y: 0.5 }, to: Spot { x: 0.75, y: 1.0 } };
        for (what, area, (x, y), expected) in [
            ("on the line", &line, (100.0, 50.0), true),
            ("beside it", &line, (100.0, 58.0), true),
            ("too far", &line, (100.0, 61.0), false),
            ("before its end", &line, (28.0, 50.0), false),
            ("in the dot", &dot, (110.0, 60.0), true),
            ("out of the dot", &dot, (125.0, 50.0), false),
            ("in the frame", &frame, (60.0, 99.0), true),
            ("above the frame", &frame, (60.0, 49.0), false),
        ] {
            assert_eq!(area.covers(x, y, 200.0, 100.0), expected, "{what}");
            let by_pieces = area.pieces().iter().any(|piece| {
                let [left, top, right, bottom] = piece.frame(200.0, 100.0);
                (left..=right).contains(&x) && (top..=bottom).contains(&y) && piece.covers(x, y, 200.0, 100.0)
            });
            assert_eq!(by_pieces, expected, "{what}, by pieces");
        }
    }

    #[test]
    fn what_no_hand_can_paint_is_refused() {
        let rectangle = |x1, y1, x2, y2| BlurArea::Rectangle { from: Spot { x: x1, y: y1 }, to: Spot { x: x2, y: y2 } };
        for (what, area, fits) in [
            ("a dot", stroke(&[(0.5, 0.5)], 0.02), true),
            ("over the edge", stroke(&[(1.2, 0.5)], 0.02), true),
            ("no point", stroke(&[], 0.02), false),
            ("a hair", stroke(&[(0.5, 0.5)], 0.000_1), false),
            ("nowhere", stroke(&[(f64::NAN, 0.5)], 0.02), false),
            ("far out", stroke(&[(9.0, 0.5)], 0.02), false),
            ("a frame", rectangle(0.1, 0.1, 0.2, 0.2), true),
            ("turned over", rectangle(0.2, 0.2, 0.1, 0.1), false),
        ] {
            assert_eq!(check_areas(&[area]).is_ok(), fits, "{what}");
        }
        assert!(check_areas(&[]).is_err(), "nothing painted");
    }
}

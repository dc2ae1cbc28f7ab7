//! Making a part of a picture unrecognisable for good: what was there is replaced by a handful of coarse means, from
//! which no face can be computed back. It changes pixels and knows no file.

use image::RgbImage;
use sillage_domain::photo::BlurArea;

/// Means along the longer side of what is blurred: a face of any size leaves some twenty-five colours.
const CELLS: u32 = 4;
/// No mean is taken of less than this part of the picture's long side.
const LEAST_CELL: u32 = 32;
/// Colours are told in steps this wide.
const STEP: u32 = 32;

/// A frame in pixels: left and top inside, right and bottom outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Frame {
    left: u32,
    top: u32,
    right: u32,
    bottom: u32,
}

impl Frame {
    fn touches(&self, other: &Self) -> bool {
        self.left <= other.right && other.left <= self.right && self.top <= other.bottom && other.top <= self.bottom
    }

    fn with(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    fn width(&self) -> u32 {
        self.right - self.left
    }

    fn height(&self) -> u32 {
        self.bottom - self.top
    }
}

/// Blurs what the areas cover. Answers whether any pixel was covered.
pub(crate) fn blur(picture: &mut RgbImage, areas: &[BlurArea]) -> bool {
    let mut mask = vec![false; (picture.width() * picture.height()) as usize];
    let mut frames = Vec::new();
    for piece in areas.iter().flat_map(BlurArea::pieces) {
        frames.extend(cover(&mut mask, picture, &piece));
    }
    for frame in joined(frames) {
        smear(picture, &mask, frame);
    }
    mask.contains(&true)
}

/// Notes the pixels of one piece; `None` if it lies outside the picture.
fn cover(mask: &mut [bool], picture: &RgbImage, piece: &BlurArea) -> Option<Frame> {
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let [left, top, right, bottom] = piece.frame(width, height);
    // Saturating casts keep what lies outside at the edge.
    let frame = Frame {
        left: left.floor().clamp(0.0, width) as u32,
        top: top.floor().clamp(0.0, height) as u32,
        right: right.ceil().clamp(0.0, width) as u32,
        bottom: bottom.ceil().clamp(0.0, height) as u32,
    };
    for y in frame.top..frame.bottom {
        for x in frame.left..frame.right {
            if piece.covers(f64::from(x) + 0.5, f64::from(y) + 0.5, width, height) {
                mask[(y * picture.width() + x) as usize] = true;
            }
        }
    }
    (frame.right > frame.left && frame.bottom > frame.top).then_some(frame)
}

/// Pieces that touch are one: many short strokes over a face must not each keep some of it.
fn joined(frames: Vec<Frame>) -> Vec<Frame> {
    let mut groups: Vec<Frame> = Vec::new();
    for mut frame in frames {
        while let Some(at) = groups.iter().position(|group| group.touches(&frame)) {
            frame = frame.with(&groups.swap_remove(at));
        }
        groups.push(frame);
    }
    groups
}

/// Replaces the covered pixels of a frame by its means, flowing into each other.
fn smear(picture: &mut RgbImage, mask: &[bool], frame: Frame) {
    let long = frame.width().max(frame.height());
    let cell = long.div_ceil(CELLS).max(picture.width().max(picture.height()) / LEAST_CELL).max(1);
    let (columns, rows) = (frame.width().div_ceil(cell), frame.height().div_ceil(cell));
    let means = means(picture, mask, frame, cell, columns, rows);
    let at = |column: u32, row: u32| means[(row.min(rows - 1) * columns + column.min(columns - 1)) as usize];
    for y in frame.top..frame.bottom {
        let (row, down) = between(y - frame.top, cell);
        for x in frame.left..frame.right {
            if !mask[(y * picture.width() + x) as usize] {
                continue;
            }
            let (column, right) = between(x - frame.left, cell);
            let corners = [at(column, row), at(column + 1, row), at(column, row + 1), at(column + 1, row + 1)];
            let colour = |part: usize| {
                let upper = corners[0][part] * (1.0 - right) + corners[1][part] * right;
                let lower = corners[2][part] * (1.0 - right) + corners[3][part] * right;
                (upper * (1.0 - down) + lower * down).round() as u8
            };
            picture.put_pixel(x, y, image::Rgb([colour(0), colour(1), colour(2)]));
        }
    }
}

/// Between the middles of which two cells a pixel lies, and how far from the first.
fn between(pixel: u32, cell: u32) -> (u32, f64) {
    let from_first_middle = (f64::from(pixel) + 0.5) / f64::from(cell) - 0.5;
    let first = from_first_middle.max(0.0).floor();
    (first as u32, (from_first_middle - first).clamp(0.0, 1.0))
}

/// The coarse mean of the covered pixels of each cell; a cell without any takes the mean of all.
fn means(picture: &RgbImage, mask: &[bool], frame: Frame, cell: u32, columns: u32, rows: u32) -> Vec<[f64; 3]> {
    let mut sums = vec![[0_u64; 4]; (columns * rows) as usize];
    let mut all = [0_u64; 4];
    for y in frame.top..frame.bottom {
        for x in frame.left..frame.right {
            if mask[(y * picture.width() + x) as usize] {
                let pixel = picture.get_pixel(x, y).0;
                let sum = &mut sums[((y - frame.top) / cell * columns + (x - frame.left) / cell) as usize];
                for (part, value) in pixel.into_iter().chain([1]).enumerate() {
                    sum[part] += u64::from(value);
                    all[part] += u64::from(value);
                }
            }
        }
    }
    let coarse = |sum: &[u64; 4]| {
        let of = if sum[3] > 0 { sum } else { &all };
        [0, 1, 2].map(|part| {
            let mean = of[part] / of[3].max(1);
            (mean / u64::from(STEP) * u64::from(STEP) + u64::from(STEP) / 2) as f64
        })
    };
    sums.iter().map(coarse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sillage_domain::photo::Spot;

    /// A board of fields four pixels wide, black and white: as much detail as there can be.
    fn board() -> RgbImage {
        RgbImage::from_fn(400, 300, |x, y| image::Rgb([if (x / 4 + y / 4) % 2 == 0 { 0 } else { 220 }; 3]))
    }

    /// The greatest step between neighbours inside a square.
    fn detail(picture: &RgbImage, left: u32, top: u32, side: u32) -> u8 {
        let value = |x, y| picture.get_pixel(x, y).0[0];
        let squares = (top..top + side).flat_map(|y| (left..left + side).map(move |x| (x, y)));
        squares.map(|(x, y)| value(x, y).abs_diff(value(x + 1, y))).max().unwrap_or(0)
    }

    #[test]
    fn what_is_covered_loses_its_detail_and_nothing_else_changes() {
        let face = BlurArea::Rectangle { from: Spot { x: 0.25, y: 0.25 }, to: Spot { x: 0.5, y: 0.75 } };
        let (before, mut after) = (board(), board());
        assert!(blur(&mut after, &[face]));
        assert!(detail(&after, 105, 80, 90) <= 2, "detail left: {}", detail(&after, 105, 80, 90));
        for (x, y, pixel) in after.enumerate_pixels() {
            if !(100..200).contains(&x) || !(75..225).contains(&y) {
                assert_eq!(pixel, before.get_pixel(x, y), "{x} {y}");
            }
        }
    }

    /// Two pictures that differ inside the area only, with the same coarse means, become the same: nothing finer is kept.
    #[test]
    fn what_is_left_does_not_tell_one_face_from_another() {
        let face = BlurArea::Stroke { points: vec![Spot { x: 0.5, y: 0.5 }], radius: 0.2 };
        let (mut one, mut other) = (board(), board());
        for (x, y, pixel) in other.enumerate_pixels_mut() {
            if (150..250).contains(&x) && (100..200).contains(&y) {
                *pixel = image::Rgb([if (x / 4 + y / 4) % 2 == 0 { 220 } else { 0 }; 3]);
            }
        }
        assert_ne!(one, other);
        blur(&mut one, std::slice::from_ref(&face));
        blur(&mut other, &[face]);
        assert_eq!(one, other);
    }

    #[test]
    fn short_strokes_over_a_face_are_one_area() {
        let dots: Vec<BlurArea> = (0..20)
            .map(|at| BlurArea::Stroke { points: vec![Spot { x: 0.3 + 0.02 * f64::from(at), y: 0.5 }], radius: 0.03 })
            .collect();
        let pieces = dots.iter().map(|dot| {
            let [left, top, right, bottom] = dot.frame(400.0, 300.0).map(|side| side as u32);
            Frame { left, top, right, bottom }
        });
        assert_eq!(joined(pieces.collect()).len(), 1);
        let apart = BlurArea::Stroke { points: vec![Spot { x: 5.0, y: 0.5 }], radius: 0.03 };
        assert!(!blur(&mut board(), &[apart]), "outside the picture nothing is covered");
    }
}

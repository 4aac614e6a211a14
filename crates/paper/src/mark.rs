//! The signs, drawn as paths in a box of ten by ten.

use krilla::geom::{Path, PathBuilder, Transform};
use krilla::paint::{LineCap, LineJoin, Stroke};
use krilla::surface::Surface;

use crate::Mark;
use crate::draw::{fill, paint};
use crate::layout::Ink;

/// Half of a circle's side as a curve's handle.
const ROUND: f32 = 0.552_285;

/// Draws a sign of `size` with its upper left corner at `x`, `y`. Where lines begin at the right, the question mark looks
/// the other way.
pub(crate) fn sign(surface: &mut Surface<'_>, mark: Mark, mirrored: bool, x: f32, y: f32, size: f32) {
    let scale = size / 10.0;
    let (across, x) = if mirrored && mark == Mark::Unknown { (-scale, x + size) } else { (scale, x) };
    surface.push_transform(&Transform::from_row(across, 0.0, 0.0, scale, x, y));
    match mark {
        Mark::Plain => filled(surface, circle(5.0, 5.0, 1.5), Ink::Soft),
        Mark::Yes => {
            filled(surface, circle(5.0, 5.0, 5.0), Ink::Good);
            stroked(surface, lines(&[&[(2.7, 5.2), (4.4, 6.9), (7.4, 3.4)]]), Ink::White, 1.35);
        }
        Mark::No => {
            filled(surface, octagon(), Ink::Alarm);
            stroked(
                surface,
                lines(&[&[(3.3, 3.3), (6.7, 6.7)], &[(6.7, 3.3), (3.3, 6.7)]]),
                Ink::White,
                1.35,
            );
        }
        Mark::Unknown => {
            stroked(surface, circle(5.0, 5.0, 4.5), Ink::Text, 0.9);
            stroked(surface, question(), Ink::Text, 1.1);
            filled(surface, circle(5.0, 7.45, 0.72), Ink::Text);
        }
        Mark::Caution => {
            stroked(surface, triangle(), Ink::Caution, 0.95);
            stroked(surface, lines(&[&[(5.0, 3.9), (5.0, 6.2)]]), Ink::Caution, 1.15);
            filled(surface, circle(5.0, 7.75, 0.68), Ink::Caution);
        }
    }
    surface.pop();
}

fn filled(surface: &mut Surface<'_>, path: Option<Path>, ink: Ink) {
    if let Some(path) = path {
        surface.set_stroke(None);
        surface.set_fill(Some(fill(ink)));
        surface.draw_path(&path);
    }
}

fn stroked(surface: &mut Surface<'_>, path: Option<Path>, ink: Ink, width: f32) {
    if let Some(path) = path {
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke {
            paint: paint(ink),
            width,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            ..Stroke::default()
        }));
        surface.draw_path(&path);
        surface.set_stroke(None);
    }
}

fn circle(x: f32, y: f32, r: f32) -> Option<Path> {
    let k = r * ROUND;
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + k, x + k, y + r, x, y + r);
    path.cubic_to(x - k, y + r, x - r, y + k, x - r, y);
    path.cubic_to(x - r, y - k, x - k, y - r, x, y - r);
    path.cubic_to(x + k, y - r, x + r, y - k, x + r, y);
    path.close();
    path.finish()
}

fn lines(strokes: &[&[(f32, f32)]]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for stroke in strokes {
        for (at, (x, y)) in stroke.iter().enumerate() {
            if at == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
        }
    }
    path.finish()
}

fn octagon() -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(2.95, 0.05);
    for (x, y) in
        [(7.05, 0.05), (9.95, 2.95), (9.95, 7.05), (7.05, 9.95), (2.95, 9.95), (0.05, 7.05), (0.05, 2.95)]
    {
        path.line_to(x, y);
    }
    path.close();
    path.finish()
}

fn triangle() -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(5.0, 0.7);
    path.line_to(9.6, 9.2);
    path.line_to(0.4, 9.2);
    path.close();
    path.finish()
}

fn question() -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(3.5, 3.8);
    path.cubic_to(3.5, 2.75, 4.15, 2.2, 5.0, 2.2);
    path.cubic_to(5.85, 2.2, 6.5, 2.8, 6.5, 3.6);
    path.cubic_to(6.5, 4.6, 5.0, 4.7, 5.0, 5.85);
    path.finish()
}

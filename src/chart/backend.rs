//! The backend that plotters draws on: classes instead of colours, tenths of units instead of pixels.
//!
//! plotters knows colours and whole pixels. So a colour here is a *role* (an RGB triple that means a CSS class), and the
//! canvas is ten times as large as the drawing.

use super::geometry::{Point, Rect};
use super::svg::{Anchor, Drawing, Shape};
use super::text::{Block, Ink, LINE, width_of};
use plotters::element::{Drawable, PointCollection};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, TextStyle};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use std::convert::Infallible;

/// Canvas pixels in a unit of the drawing.
const FINE: f64 = 10.0;

/// Drawing units as canvas pixels.
pub(crate) fn pixels(units: f64) -> i32 {
    (units * FINE).round() as i32
}

/// A canvas point in drawing units.
pub(crate) fn units(point: BackendCoord) -> Point {
    (f64::from(point.0) / FINE, f64::from(point.1) / FINE)
}

/// What a line is; the backend turns it into a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Grid,
    Guide,
    Axis,
    Zero,
    Target,
    Stem,
    Tick,
    /// The area under a single line.
    Area,
    /// A part of a stacked area.
    Part(u8),
    Series(u8),
}

/// Lines of series, by their number.
pub(crate) const SERIES_LINES: [&str; 6] =
    ["c-line c-s1", "c-line c-s2", "c-line c-s3", "c-line c-s4", "c-line c-s5", "c-line c-s6"];
/// Fills of series, by their number.
pub(crate) const SERIES_FILLS: [&str; 6] = ["c-f1", "c-f2", "c-f3", "c-f4", "c-f5", "c-f6"];
/// The same as parts of a stacked area.
const PARTS: [&str; 6] = ["c-f1 c-seam", "c-f2 c-seam", "c-f3 c-seam", "c-f4 c-seam", "c-f5 c-seam", "c-f6 c-seam"];

/// The fill of the series with this number; after six they begin again.
pub(crate) fn fill(number: usize) -> &'static str {
    SERIES_FILLS.iter().cycle().nth(number).copied().unwrap_or("c-f1")
}

/// The number of the series that has this fill.
pub(crate) fn number_of(fill: &str) -> usize {
    SERIES_FILLS.iter().position(|class| *class == fill).unwrap_or(0)
}

impl Role {
    /// The colour that stands for the role inside plotters.
    pub(crate) fn color(self) -> RGBColor {
        match self {
            Self::Grid => RGBColor(1, 0, 0),
            Self::Guide => RGBColor(7, 0, 0),
            Self::Axis => RGBColor(2, 0, 0),
            Self::Zero => RGBColor(3, 0, 0),
            Self::Target => RGBColor(4, 0, 0),
            Self::Tick => RGBColor(5, 0, 0),
            Self::Stem => RGBColor(8, 0, 0),
            Self::Area => RGBColor(9, 0, 0),
            Self::Part(number) => RGBColor(10, number, 0),
            Self::Series(number) => RGBColor(6, number, 0),
        }
    }

    fn class(color: BackendColor) -> &'static str {
        match color.rgb {
            (1, ..) => "c-grid",
            (2, ..) => "c-axis",
            (3, ..) => "c-zero",
            (4, ..) => "c-target",
            (7, ..) => "c-guide",
            (8, ..) => "c-stem",
            (9, ..) => "c-area",
            (10, number, _) => PARTS.iter().cycle().nth(usize::from(number)).copied().unwrap_or("c-seam"),
            (6, number, _) => SERIES_LINES.iter().cycle().nth(usize::from(number)).unwrap_or(&"c-line"),
            _ => "c-axis",
        }
    }
}

/// The text style of axis labels.
pub(crate) fn tick_style(size: f64) -> TextStyle<'static> {
    let font = FontDesc::new(FontFamily::SansSerif, size * FINE, FontStyle::Normal);
    let color = Role::Tick.color();
    TextStyle { color: color.to_backend_color(), ..TextStyle::from(font) }
}

/// Writes plotters' elements into a drawing.
pub(crate) struct Backend<'d> {
    drawing: &'d mut Drawing,
    height: f64,
}

type Done = Result<(), DrawingErrorKind<Infallible>>;

impl<'d> Backend<'d> {
    /// A canvas over `drawing`, `height` units high.
    pub(crate) fn new(drawing: &'d mut Drawing, height: f64) -> Self {
        Self { drawing, height }
    }
}

impl DrawingBackend for Backend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (pixels(self.drawing.width).unsigned_abs(), pixels(self.height).unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    /// No element of ours is made of pixels.
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Done {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Done {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        if style.color().alpha > 0.0 {
            self.drawing.line(Role::class(style.color()), path.into_iter().map(units));
        }
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, _: bool) -> Done {
        if style.color().alpha > 0.0 {
            self.drawing.outline(Role::class(style.color()), Rect::between(units(a), units(b)));
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, _: bool) -> Done {
        if style.color().alpha > 0.0 {
            let circle = Shape::Circle(units(center), f64::from(radius) / FINE);
            self.drawing.shape(Role::class(style.color()), circle);
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Done {
        if style.color().alpha > 0.0 {
            self.drawing.polygon(Role::class(style.color()), corners.into_iter().map(units));
        }
        Ok(())
    }

    /// Axis labels; a label's lines are separated by `\n`, and a label at the edge is moved inside.
    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, position: BackendCoord) -> Done {
        let (x, y) = units(position);
        let size = style.size() / FINE;
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let width = lines.iter().map(|line| width_of(line, Ink::Tick, size)).fold(0.0, f64::max);
        let block = Block { lines, ink: Ink::Tick, size, width, is_split: false };
        let top = match style.anchor().v_pos {
            VPos::Top => y,
            VPos::Center => y - block.height() / 2.0,
            VPos::Bottom => y - block.height(),
        };
        let (x, anchor) = match style.anchor().h_pos {
            HPos::Left => (x, Anchor::Start),
            HPos::Center => (inside(x, width, self.drawing.width), Anchor::Middle),
            HPos::Right => (x, Anchor::End),
        };
        self.drawing.text(&block, x, top, anchor);
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = text.lines().map(|line| width_of(line, Ink::Tick, style.size())).fold(0.0, f64::max);
        Ok((width.ceil() as u32, (text.lines().count() as f64 * style.size() * LINE).ceil() as u32))
    }

    /// No element of ours is a picture.
    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Done {
        Ok(())
    }
}

/// The centre nearest to `x` at which a text of `width` stays inside a drawing `across` units wide.
pub(crate) fn inside(x: f64, width: f64, across: f64) -> f64 {
    x.min(across - width / 2.0).max(width / 2.0)
}

/// A mark at a value, as an element of plotters: placed by its coordinates, written with its tip.
pub(crate) struct Mark<'t> {
    pub(crate) at: (f64, f64),
    pub(crate) form: Form,
    pub(crate) class: &'static str,
    pub(crate) tip: &'t str,
}

/// What is drawn at a mark's coordinates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Form {
    /// The marker of this number, with this radius, at the coordinates.
    Marker(usize, f64),
    /// This box of the drawing, whatever the coordinates.
    Body(Rect),
}

/// The marker of the series with this number.
pub(crate) fn marker(number: usize, at: Point, radius: f64) -> Shape {
    // Six colours and four shapes: after a full turn of the colours the shapes have moved on, so that twelve series differ.
    match (number + number / 6) % 4 {
        0 => Shape::Circle(at, radius),
        1 => Shape::Square(at, radius),
        2 => Shape::Diamond(at, radius),
        _ => Shape::Triangle(at, radius),
    }
}

impl<'m> PointCollection<'m, (f64, f64)> for &'m Mark<'_> {
    type Point = &'m (f64, f64);
    type IntoIter = std::iter::Once<&'m (f64, f64)>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.at)
    }
}

impl<'d> Drawable<Backend<'d>> for Mark<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(&self, mut at: I, backend: &mut Backend<'d>, _: (u32, u32)) -> Done {
        let Some(at) = at.next() else {
            return Ok(());
        };
        let shape = match self.form {
            Form::Marker(number, radius) => marker(number, units(at), radius),
            Form::Body(body) => Shape::Box(body, 0.0),
        };
        backend.drawing.mark(self.class, self.tip, shape);
        Ok(())
    }
}

//! Paper and ink: glyphs become pixels, pixels a PNG with few colours.

use super::face::Face;
use super::{HEIGHT, WIDTH};
use ab_glyph_rasterizer::{Point, Rasterizer, point};

/// Steps from the paper to an ink. With three inks and the paper these are sixteen colours, so that a pixel takes half a byte: to compress
/// them is most of the work of a card.
const STEPS: u8 = 5;
/// #fbfaf7, as the default theme's pages.
const PAPER: [u8; 3] = [0xfb, 0xfa, 0xf7];

/// What is written with. Each contrasts with the paper by at least 4.5 to 1.
#[derive(Debug, Clone, Copy)]
pub enum Ink {
    Black,
    Grey,
    Accent,
}

impl Ink {
    const ALL: [Self; 3] = [Self::Black, Self::Grey, Self::Accent];

    fn colour(self) -> [u8; 3] {
        match self {
            Self::Black => [0x1b, 0x1f, 0x24],
            Self::Grey => [0x57, 0x60, 0x6a],
            Self::Accent => [0x8c, 0x1c, 0x13],
        }
    }

    /// The entry of the palette that is `step` of [`STEPS`] from the paper, which is the first.
    fn entry(self, step: u8) -> u8 {
        let before = match self {
            Self::Black => 0,
            Self::Grey => STEPS,
            Self::Accent => 2 * STEPS,
        };
        if step == 0 { 0 } else { before + step }
    }
}

/// A sheet: for each pixel its entry in the palette, two in a byte, the left one in the upper half.
pub struct Canvas {
    pairs: Vec<u8>,
}

impl Canvas {
    pub fn new() -> Self {
        Self { pairs: vec![0; WIDTH / 2 * HEIGHT] }
    }

    /// Fills the rectangle from left and top to right and bottom.
    pub fn fill(&mut self, [left, top, right, bottom]: [usize; 4], ink: Ink) {
        for y in top..bottom {
            (left..right).for_each(|x| put(&mut self.pairs, x, y, ink.entry(STEPS)));
        }
    }

    /// Writes `text` in one line; its foot begins at `x` and `y`.
    pub fn write(&mut self, text: &str, face: &Face<'_>, size: f32, (x, y): (f32, f32), ink: Ink) {
        let mut x = x;
        for sign in text.chars() {
            self.sign(sign, face, size, (x, y), ink);
            x += face.advance(sign, size);
        }
    }

    fn sign(&mut self, sign: char, face: &Face<'_>, size: f32, (x, y): (f32, f32), ink: Ink) {
        let Some([left, top, right, bottom]) = face.bounds(sign, size) else { return };
        let (from_x, from_y) = ((x + left).floor(), (y + top).floor());
        let (width, height) = ((x + right - from_x).ceil() + 1.0, (y + bottom - from_y).ceil() + 1.0);
        let raster = Rasterizer::new(width as usize, height as usize);
        let origin = point(x - from_x, y - from_y);
        let mut pen = Pen { raster, origin, scale: face.scale(size), start: origin, at: origin };
        if face.outline(sign, &mut pen).is_none() {
            return;
        }
        let (from_x, from_y) = (from_x as usize, from_y as usize);
        let pairs = &mut self.pairs;
        pen.raster.for_each_pixel_2d(|x, y, coverage| {
            let step = (coverage.clamp(0.0, 1.0) * f32::from(STEPS) + 0.5) as u8;
            if step > 0 {
                put(pairs, from_x + x as usize, from_y + y as usize, ink.entry(step));
            }
        });
    }

    /// The sheet as a PNG of indexed colours.
    pub fn png(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, WIDTH as u32, HEIGHT as u32);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_palette(palette());
        // A third of the time that the default takes, for files that are a seventh larger.
        encoder.set_deflate_compression(png::DeflateCompression::Level(2));
        encoder.set_filter(png::Filter::NoFilter);
        // Writing into memory cannot fail, and all sizes are those of the sheet.
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&self.pairs));
        if written.is_ok() { bytes } else { Vec::new() }
    }
}

/// Gives the pixel at `x` and `y` an entry of the palette; what lies beyond the sheet is not drawn.
fn put(pairs: &mut [u8], x: usize, y: usize, entry: u8) {
    let pair = (x < WIDTH).then(|| pairs.get_mut(y * (WIDTH / 2) + x / 2)).flatten();
    if let Some(pair) = pair {
        *pair = if x.is_multiple_of(2) { *pair & 0x0f | entry << 4 } else { *pair & 0xf0 | entry };
    }
}

/// The paper, and from it to each ink: red, green and blue.
fn palette() -> Vec<u8> {
    let shade = |(from, to): (u8, u8), step: u8| {
        let (from, to) = (i32::from(from), i32::from(to));
        (from + (to - from) * i32::from(step) / i32::from(STEPS)) as u8
    };
    let inks = Ink::ALL.into_iter().map(Ink::colour);
    let steps = inks.flat_map(|ink| (1..=STEPS).map(move |step| (ink, step)));
    let shades = steps.flat_map(|(ink, step)| PAPER.into_iter().zip(ink).map(move |pair| shade(pair, step)));
    PAPER.into_iter().chain(shades).collect()
}

/// Takes an outline, whose units point upwards, to the pixels of one glyph.
struct Pen {
    raster: Rasterizer,
    origin: Point,
    scale: f32,
    start: Point,
    at: Point,
}

impl Pen {
    fn place(&self, x: f32, y: f32) -> Point {
        point(self.origin.x + x * self.scale, self.origin.y - y * self.scale)
    }
}

impl ttf_parser::OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = self.place(x, y);
        self.at = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.place(x, y);
        self.raster.draw_line(self.at, to);
        self.at = to;
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let to = self.place(x, y);
        self.raster.draw_quad(self.at, self.place(x1, y1), to);
        self.at = to;
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let to = self.place(x, y);
        self.raster.draw_cubic(self.at, self.place(x1, y1), self.place(x2, y2), to);
        self.at = to;
    }

    fn close(&mut self) {
        self.raster.draw_line(self.at, self.start);
        self.at = self.start;
    }
}

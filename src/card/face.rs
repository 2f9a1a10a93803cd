//! The fonts: how wide a character is, and its outline. `README.md` beside this file says how they were made.

use super::Marks;
use ttf_parser::GlyphId;

static REGULAR: &[u8] = include_bytes!("regular.otf");
static BOLD: &[u8] = include_bytes!("bold.otf");

/// One of the two fonts.
#[derive(Debug, Clone, Copy)]
pub enum Weight {
    Regular,
    Bold,
}

/// A font, read.
pub struct Face<'f> {
    font: ttf_parser::Face<'f>,
    marks: Marks,
    /// Of the design, in one em.
    units: f32,
}

impl Face<'static> {
    /// The font of that weight; `None` where it cannot be read.
    pub fn of(weight: Weight, marks: Marks) -> Option<Self> {
        let bytes = match weight {
            Weight::Regular => REGULAR,
            Weight::Bold => BOLD,
        };
        let font = ttf_parser::Face::parse(bytes, 0).ok()?;
        let units = f32::from(font.units_per_em());
        Some(Self { font, marks, units })
    }
}

impl Face<'_> {
    /// Whether the font has a shape for `sign`.
    pub fn has(&self, sign: char) -> bool {
        self.own(sign).is_some()
    }

    /// The glyph of `sign`. The fonts have no digits below the line: CO₂ is shown as CO2.
    fn own(&self, sign: char) -> Option<GlyphId> {
        let digit = u32::from(sign).checked_sub(0x2080).and_then(|digit| char::from_digit(digit, 10));
        self.font.glyph_index(sign).or_else(|| self.font.glyph_index(digit?))
    }

    /// The glyph of `sign`, or the box that stands for what is missing.
    fn glyph(&self, sign: char) -> GlyphId {
        let narrow = (self.marks == Marks::Narrow).then(|| narrow(sign)).flatten();
        let glyph = narrow.and_then(|sign| self.font.glyph_index(sign)).or_else(|| self.own(sign));
        glyph.unwrap_or(GlyphId(0))
    }

    /// How wide `sign` is at `size` pixels for one em.
    pub fn advance(&self, sign: char, size: f32) -> f32 {
        f32::from(self.font.glyph_hor_advance(self.glyph(sign)).unwrap_or_default()) * size / self.units
    }

    /// How wide `text` is.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|sign| self.advance(sign, size)).sum()
    }

    /// Hands the outline of `sign` to `pen`, in units of the design; `None` for white space.
    pub fn outline(&self, sign: char, pen: &mut dyn ttf_parser::OutlineBuilder) -> Option<()> {
        self.font.outline_glyph(self.glyph(sign), pen).map(|_| ())
    }

    /// The box of the outline, in pixels from the foot of `sign`: left, top, right, bottom, downwards.
    pub fn bounds(&self, sign: char, size: f32) -> Option<[f32; 4]> {
        let bounds = self.font.glyph_bounding_box(self.glyph(sign))?;
        let scaled = |units: i16| f32::from(units) * size / self.units;
        Some([scaled(bounds.x_min), -scaled(bounds.y_max), scaled(bounds.x_max), -scaled(bounds.y_min)])
    }

    /// Pixels for a unit of the design.
    pub fn scale(&self, size: f32) -> f32 {
        size / self.units
    }
}

/// Where the fonts keep the narrow shape of a mark: U+2018 at U+E018.
fn narrow(sign: char) -> Option<char> {
    matches!(sign, '‘' | '’' | '“' | '”' | '…').then(|| char::from_u32(0xe000 + (u32::from(sign) & 0xfff)))?
}

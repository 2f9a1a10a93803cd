//! A chart as a file of its own: title, subtitle, drawing, notes, sources and licence on one sheet with its own style,
//! for whoever takes the chart away from its page.

use super::geometry::Rect;
use super::svg::{Drawing, escape};
use super::text::{BASELINE, Block, Ink, LINE};
use super::{ChartError, ChartSpec, Width, kinds};
use std::fmt::Write;

/// What stands around the drawing, in the reader's language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surround {
    /// Measure, place, period, unit.
    pub subtitle: String,
    /// Breaks and gaps, one paragraph each.
    pub notes: Vec<String>,
    /// Source, publisher, licence, address: one paragraph each, in this order.
    pub imprint: Vec<String>,
}

/// Free space at the edges of the sheet, in units.
const MARGIN: f64 = 24.0;
/// Free space between the parts of the sheet, in units.
const GAP: f64 = 14.0;

/// Draws the wide drawing of `spec` with `surround` on one sheet. `style` gives the style sheet for markup that is handed
/// to it: a drawing knows its classes, not their colours.
///
/// # Errors
/// As [`super::svg`].
pub fn sheet(spec: &ChartSpec, surround: &Surround, style: impl FnOnce(&str) -> String) -> Result<String, ChartError> {
    let (drawing, class) = kinds::draw(&spec.kind, Width::Wide)?;
    let (width, height) = (drawing.width, drawing.height.ceil());
    let mut page = Page { body: String::new(), top: MARGIN };
    page.text(&spec.name, Ink::Name, 20.0, width);
    page.top += 4.0;
    page.text(&surround.subtitle, Ink::Tick, 14.0, width);
    page.top += GAP;
    let _ = write!(page.body, "<g transform=\"translate({MARGIN} {})\">{}</g>", tenth(page.top), drawing.into_body());
    page.top += height + GAP;
    for text in &surround.notes {
        page.text(text, Ink::Tick, 12.0, width);
        page.top += 3.0;
    }
    page.top += 3.0;
    for text in &surround.imprint {
        page.text(text, Ink::Tick, 12.0, width);
        page.top += 2.0;
    }
    let whole = Rect::at(0.0, 0.0, width + 2.0 * MARGIN, (page.top + MARGIN).ceil());
    Ok(written(spec, class, whole, &page.body, style))
}

fn written(spec: &ChartSpec, class: &str, whole: Rect, body: &str, style: impl FnOnce(&str) -> String) -> String {
    let (width, height) = (whole.width(), whole.height());
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart chart-{class}\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title desc\" xml:lang=\""
    );
    escape(&mut out, &spec.lang);
    out.push_str("\"><title id=\"title\">");
    escape(&mut out, &spec.name);
    out.push_str("</title><desc id=\"desc\">");
    escape(&mut out, &spec.description);
    out.push_str("</desc>");
    let ground = format!("<g class=\"c-sheet\"><rect width=\"{width}\" height=\"{height}\"/></g>");
    let rules = style(&format!("{out}{ground}{body}"));
    // No `]]>` can stand in a style sheet that has an effect; the text is escaped all the same.
    out.push_str("<style>");
    escape(&mut out, &rules);
    out.push_str("</style>");
    out + &ground + body + "</svg>\n"
}

/// The sheet as far as it is written.
struct Page {
    body: String,
    top: f64,
}

impl Page {
    /// A paragraph across the sheet, from `top` downwards.
    fn text(&mut self, text: &str, ink: Ink, size: f64, width: f64) {
        let block = Block::wrapped(text, ink, size, width);
        if block.lines.is_empty() {
            return;
        }
        let _ = write!(self.body, "<g class=\"{}\">", ink.class());
        for line in &block.lines {
            let y = tenth(self.top + size * BASELINE);
            let _ = write!(self.body, "<text x=\"{MARGIN}\" y=\"{y}\" font-size=\"{size}\">");
            escape(&mut self.body, line);
            self.body.push_str("</text>");
            self.top += size * LINE;
        }
        self.body.push_str("</g>");
    }
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

impl Drawing {
    /// Its elements without the `<svg>` around them.
    fn into_body(mut self) -> String {
        self.close();
        std::mem::take(&mut self.body)
    }
}

//! The SVG writer: classes and no styles, coordinates to a tenth of a unit, all text escaped.
//!
//! Neighbouring elements of one class share one `<g>` (a run) or one `<path>`; this halves the bytes of a chart.

use super::geometry::{Point, Rect};
use super::metrics::is_printable;
use super::spec::{ChartSpec, Width};
use super::text::{BASELINE, Block, Ink, LINE};
use std::fmt::Write;

/// Which point of a text block its `x` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// Outlines of marks. Series differ by them as well as by colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Shape {
    Circle(Point, f64),
    Square(Point, f64),
    Diamond(Point, f64),
    Triangle(Point, f64),
    /// A rectangle with this corner radius.
    Box(Rect, f64),
}

/// The patterns of series 2 to 6, which stand beside their colours in print and under forced colours.
const HATCHES: [&str; 5] = ["M0 8L8 0", "M2 4h4", "M0 0L8 8", "M0 4h8M4 0v8", "M4 0v8"];

/// What the elements written last have in common and the next may join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Run {
    None,
    Path(&'static str),
    Group(&'static str),
    Text(Ink, Anchor),
}

/// What a drawing says of itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head<'t> {
    /// The prefix of its ids.
    pub(crate) id: &'t str,
    pub(crate) lang: &'t str,
    pub(crate) name: &'t str,
    pub(crate) description: &'t str,
}

impl<'t> From<&'t ChartSpec> for Head<'t> {
    fn from(spec: &'t ChartSpec) -> Self {
        Self { id: &spec.id, lang: &spec.lang, name: &spec.name, description: &spec.description }
    }
}

/// A drawing in the making.
#[derive(Debug)]
pub(crate) struct Drawing {
    pub(crate) body: String,
    run: Run,
    /// Units across.
    pub(crate) width: f64,
    /// Text size in units.
    pub(crate) size: f64,
    /// Whether this is the phone's drawing.
    pub(crate) is_narrow: bool,
    /// Units down; set when the content is known.
    pub(crate) height: f64,
    /// What patterns cover, by the number of the series; written where `hatch_at` is.
    hatches: [String; HATCHES.len()],
    hatch_at: usize,
    /// The box of every text so far: what labels must avoid, and what tests look at.
    pub(crate) texts: Vec<Rect>,
}

impl Drawing {
    /// An empty drawing.
    pub(crate) fn new(width: Width) -> Self {
        let (units, size, is_narrow) = match width {
            Width::Wide => (720.0, 14.0, false),
            Width::Narrow => (340.0, 13.0, true),
        };
        let body = String::with_capacity(4096);
        Self {
            body,
            run: Run::None,
            width: units,
            size,
            is_narrow,
            height: 0.0,
            hatches: Default::default(),
            hatch_at: 0,
            texts: Vec::new(),
        }
    }

    /// `wide` or `narrow`, whichever this drawing is.
    pub(crate) fn pick<T>(&self, wide: T, narrow: T) -> T {
        if self.is_narrow { narrow } else { wide }
    }

    /// Height of a line of text.
    pub(crate) fn line_height(&self) -> f64 {
        self.size * LINE
    }

    /// `text` wrapped at this drawing's size.
    pub(crate) fn block(&self, text: &str, ink: Ink, width: f64) -> Block {
        Block::wrapped(text, ink, self.size, width)
    }

    /// An open line through `points`.
    pub(crate) fn line(&mut self, class: &'static str, points: impl IntoIterator<Item = Point>) {
        self.enter(Run::Path(class));
        for (index, (x, y)) in points.into_iter().enumerate() {
            self.body.push(if index == 0 { 'M' } else { 'L' });
            self.number(x);
            self.body.push(' ');
            self.number(y);
        }
    }

    /// A closed polygon in a path of `class`.
    pub(crate) fn polygon(&mut self, class: &'static str, points: impl IntoIterator<Item = Point>) {
        self.line(class, points);
        self.body.push('z');
    }

    /// A box as part of a path of `class`: the smallest way to write many.
    pub(crate) fn outline(&mut self, class: &'static str, cell: Rect) {
        self.enter(Run::Path(class));
        self.letters(&[
            ("M", cell.x0),
            (" ", cell.y0),
            ("h", cell.width()),
            ("v", cell.height()),
            ("h", -cell.width()),
        ]);
        self.body.push('z');
    }

    /// Covers a polygon with the pattern of the series with this number.
    pub(crate) fn hatch(&mut self, number: usize, corners: impl IntoIterator<Item = Point>) {
        let Some(path) = number.checked_sub(1).and_then(|index| self.hatches.get_mut(index)) else {
            return;
        };
        for (index, (x, y)) in corners.into_iter().enumerate() {
            path.push(if index == 0 { 'M' } else { 'L' });
            write_number(path, x);
            path.push(' ');
            write_number(path, y);
        }
        path.push('z');
    }

    /// The same for a box.
    pub(crate) fn hatch_box(&mut self, number: usize, cell: Rect) {
        self.hatch(number, [(cell.x0, cell.y0), (cell.x1, cell.y0), (cell.x1, cell.y1), (cell.x0, cell.y1)]);
    }

    /// Patterns lie above what is drawn so far, and below what is drawn from now on.
    pub(crate) fn hatch_here(&mut self) {
        self.enter(Run::None);
        self.hatch_at = self.body.len();
    }

    /// A shape without a value.
    pub(crate) fn shape(&mut self, class: &'static str, shape: Shape) {
        self.enter(Run::Group(class));
        self.write_shape(shape);
    }

    /// A shape that carries a value, which a pointer over it shows.
    pub(crate) fn mark(&mut self, class: &'static str, tip: &str, shape: Shape) {
        self.enter(Run::Group(class));
        self.body.push_str("<g class=\"c-pt\"><title>");
        escape(&mut self.body, tip);
        self.body.push_str("</title>");
        self.write_shape(shape);
        self.body.push_str("</g>");
    }

    /// A block of text with its top at `top`; its box is taken.
    pub(crate) fn text(&mut self, block: &Block, x: f64, top: f64, anchor: Anchor) -> Rect {
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - block.width / 2.0,
            Anchor::End => x - block.width,
        };
        let taken = Rect::at(left, top, block.width, block.height());
        if block.lines.is_empty() {
            return taken;
        }
        self.texts.push(taken);
        self.enter(Run::Text(block.ink, anchor));
        self.body.push_str("<text");
        for (index, line) in block.lines.iter().enumerate() {
            if index > 0 {
                self.body.push_str("<tspan");
            }
            let y = top + block.size * (LINE * index as f64 + BASELINE);
            self.letters(&[(" x=\"", x), ("\" y=\"", y)]);
            self.body.push_str("\">");
            escape(&mut self.body, line);
            if index > 0 {
                self.body.push_str("</tspan>");
            }
        }
        self.body.push_str("</text>");
        taken
    }

    /// A block of text around the centre of a box.
    pub(crate) fn text_in(&mut self, block: &Block, cell: Rect) {
        let (x, y) = cell.center();
        self.text(block, x, y - block.height() / 2.0, Anchor::Middle);
    }

    /// The whole drawing as an `<svg>` element with its name and description.
    pub(crate) fn finish(mut self, head: Head<'_>, class: &str) -> String {
        self.enter(Run::None);
        let suffix = self.pick('w', 'n');
        let id: String = head.id.chars().map(|c| if is_name(c) { c } else { '-' }).collect();
        let mut out = String::with_capacity(self.body.len() + head.name.len() + head.description.len() + 400);
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart chart-{class} chart-{suffix}\" viewBox=\"0 0 "
        );
        let _ = write!(
            out,
            "{} {}\" role=\"img\" aria-labelledby=\"{id}-{suffix}-t {id}-{suffix}-d\" lang=\"",
            self.width,
            self.height.ceil()
        );
        escape(&mut out, head.lang);
        let _ = write!(out, "\"><title id=\"{id}-{suffix}-t\">");
        escape(&mut out, head.name);
        let _ = write!(out, "</title><desc id=\"{id}-{suffix}-d\">");
        escape(&mut out, head.description);
        out.push_str("</desc>");
        let (below, above) = self.body.split_at_checked(self.hatch_at).unwrap_or(("", &self.body));
        out.push_str(below);
        for (number, path) in (2..).zip(&self.hatches).filter(|(_, path)| !path.is_empty()) {
            let pattern = HATCHES.get(number - 2).copied().unwrap_or_default();
            let _ = write!(
                out,
                "<pattern id=\"{id}-{suffix}-p{number}\" class=\"c-hatch\" width=\"8\" height=\"8\" \
                 patternUnits=\"userSpaceOnUse\"><path d=\"{pattern}\"/></pattern>\
                 <path class=\"c-x\" fill=\"url(#{id}-{suffix}-p{number})\" d=\"{path}\"/>"
            );
        }
        out.push_str(above);
        out.push_str("</svg>");
        out
    }

    /// Ends the open run: the elements are complete.
    pub(crate) fn close(&mut self) {
        self.enter(Run::None);
    }

    /// Ends the open run unless `run` continues it.
    fn enter(&mut self, run: Run) {
        if self.run == run {
            return;
        }
        self.body.push_str(match self.run {
            Run::None => "",
            Run::Path(_) => "\"/>",
            Run::Group(_) | Run::Text(..) => "</g>",
        });
        let _ = match run {
            Run::None => Ok(()),
            Run::Path(class) => write!(self.body, "<path class=\"{class}\" d=\""),
            Run::Group(class) => write!(self.body, "<g class=\"{class}\">"),
            Run::Text(ink, Anchor::Start) => write!(self.body, "<g class=\"{}\">", ink.class()),
            Run::Text(ink, Anchor::Middle) => write!(self.body, "<g class=\"{} c-m\">", ink.class()),
            Run::Text(ink, Anchor::End) => write!(self.body, "<g class=\"{} c-e\">", ink.class()),
        };
        self.run = run;
    }

    fn write_shape(&mut self, shape: Shape) {
        match shape {
            Shape::Circle((x, y), r) => {
                self.letters(&[("<circle cx=\"", x), ("\" cy=\"", y), ("\" r=\"", r)]);
            }
            Shape::Square((x, y), r) => {
                self.write_shape(Shape::Box(Rect::around((x, y), r * 0.9), 0.0));
                return;
            }
            Shape::Diamond((x, y), r) => {
                let r = r * 1.25;
                self.letters(&[
                    ("<path d=\"M", x),
                    (" ", y - r),
                    ("l", r),
                    (" ", r),
                    ("l", -r),
                    (" ", r),
                    ("l", -r),
                    (" ", -r),
                ]);
                self.body.push('z');
            }
            Shape::Triangle((x, y), r) => {
                let (r, h) = (r * 1.15, r * 2.1);
                self.letters(&[("<path d=\"M", x), (" ", y - h * 0.58), ("l", r), (" ", h), ("h", -2.0 * r)]);
                self.body.push('z');
            }
            Shape::Box(cell, radius) => {
                self.letters(&[("<rect x=\"", cell.x0), ("\" y=\"", cell.y0)]);
                self.letters(&[("\" width=\"", cell.width()), ("\" height=\"", cell.height())]);
                if radius > 0.0 {
                    self.letters(&[("\" rx=\"", radius)]);
                }
            }
        }
        self.body.push_str("\"/>");
    }

    fn letters(&mut self, parts: &[(&str, f64)]) {
        for (text, value) in parts {
            self.body.push_str(text);
            self.number(*value);
        }
    }

    fn number(&mut self, value: f64) {
        write_number(&mut self.body, value);
    }
}

/// A number to a tenth, without a needless zero.
fn write_number(out: &mut String, value: f64) {
    let tenths = (value * 10.0).round() as i64;
    let (whole, tenth) = (tenths / 10, (tenths % 10).abs());
    if tenths < 0 && whole == 0 {
        out.push('-');
    }
    let _ = if tenth == 0 { write!(out, "{whole}") } else { write!(out, "{whole}.{tenth}") };
}

/// Characters that an id may hold without breaking a list of ids.
fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
}

/// Appends `text` with XML's special characters replaced and what XML cannot hold left out.
pub(crate) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            c if is_printable(c) => out.push(c),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_one_class_share_an_element() {
        let mut drawing = Drawing::new(Width::Wide);
        drawing.line("c-grid", [(0.0, 10.04), (5.0, -0.05)]);
        drawing.line("c-grid", [(1.0, 2.0), (3.0, 4.0)]);
        drawing.enter(Run::None);
        assert_eq!(drawing.body, "<path class=\"c-grid\" d=\"M0 10L5 -0.1M1 2L3 4\"/>");
    }

    #[test]
    fn hostile_text_is_escaped() {
        let mut out = String::new();
        escape(&mut out, "<a b=\"&\">\u{0}\u{b}x");
        assert_eq!(out, "&lt;a b=&quot;&amp;&quot;&gt;x");
    }
}

//! Charts: [`svg`] turns a [`ChartSpec`] into an SVG drawing.
//!
//! A pure function of its arguments: no report, no language, no clock, no colour. Read [`spec`] (what is drawn), `svg`
//! (how it is written), `backend` and `axes` (how plotters lays it out), then the file of a kind.

mod axes;
mod backend;
mod classes;
mod column;
mod dot;
mod error;
mod geometry;
mod heatmap;
mod key;
mod labels;
mod line;
mod metrics;
mod scale;
mod shades;
pub mod spec;
mod svg;
mod target;
#[cfg(test)]
mod tests;
mod text;
mod timeline;
mod tree;
mod waffle;

pub use error::ChartError;
pub use spec::{ChartSpec, Kind, Width};

/// Draws a chart at one of its two widths.
///
/// # Errors
/// A spec without a figure, with a number that is not finite, or with more marks than a reader could tell apart has no
/// drawing; the error says which.
pub fn svg(spec: &ChartSpec, width: Width) -> Result<String, ChartError> {
    let (drawing, class) = draw(spec, width)?;
    Ok(drawing.finish(spec, class))
}

/// The drawing, and its kind's class.
fn draw(spec: &ChartSpec, width: Width) -> Result<(svg::Drawing, &'static str), ChartError> {
    Ok(match &spec.kind {
        Kind::Line(chart) => (line::draw(chart, width)?, "line"),
        Kind::Column(chart) => (column::draw(chart, width)?, "column"),
        Kind::Dot(chart) => (dot::draw(chart, width)?, "dot"),
        Kind::Heatmap(chart) => (heatmap::draw(chart, width)?, "heatmap"),
        Kind::Classes(chart) => (classes::draw(chart, width)?, "classes"),
        Kind::Tree(chart) => (tree::draw(chart, width)?, "tree"),
        Kind::Timeline(chart) => (timeline::draw(chart, width)?, "timeline"),
        Kind::Waffle(chart) => (waffle::draw(chart, width)?, "waffle"),
    })
}

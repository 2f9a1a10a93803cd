//! Charts: [`svg`] turns a [`ChartSpec`] into an SVG drawing.
//!
//! A pure function of its arguments: no report, no language, no clock, no colour. Read [`spec`] (what is drawn), `svg`
//! (how it is written), `backend` and `axes` (how plotters lays it out), `text` and `labels` (how texts find their
//! place), then the file of a kind in [`kinds`].
//!
//! Every chart has two drawings, 720 units wide with text of 14 units and 340 wide with text of 13; the page shows one
//! of them by its container's width. Heights follow the content. The root is
//! `<svg class="chart chart-KIND chart-w|chart-n" role="img">` with a `<title>` and a `<desc>`, whose ids end in `-w-t`,
//! `-w-d`, `-n-t`, `-n-d`, so that both drawings may stand in one page.
//!
//! # Classes
//! A drawing holds no style: colours, strokes, dashes, weights and sizes are the style sheet's, by these classes.
//!
//! | class | on | what it is |
//! | --- | --- | --- |
//! | `c-m` `c-e` | group of texts | `x` is the middle or the end; the start without them |
//! | `c-tick` `c-label` `c-name` `c-value` `c-note` | group of texts | axis labels; names; bold names; bold values; asides |
//! | `c-on-dark` `c-on-light` `c-on-hi` | group | text on strong shades, on weak shades, and (with its marker) on a highlight |
//! | `c-grid` `c-guide` `c-axis` `c-zero` | path | value lines, row lines, the time axis, zero |
//! | `c-target` `c-due` | path, group | a target's line, and the mark where it is due |
//! | `c-line` with `c-s1`…`c-s6` | path | a series' line: colour and dash |
//! | `c-f1`…`c-f6` | group, path | fills of marks and of parts of an area |
//! | `c-o1`…`c-o6` | group of texts | text on these fills |
//! | `c-seam` | path | the rim between the parts of an area |
//! | `c-x` | path | the pattern of a part, for where colours may be missing |
//! | `c-hatch` | pattern | the lines of such a pattern |
//! | `c-area` | path | what lies under a single line, weak |
//! | `c-pt` | group | one mark with its value as a `<title>` |
//! | `c-stem` | path | a lollipop's stem |
//! | `c-leader` | path | from a line's end to its name |
//! | `c-h0`…`c-h8` | group | shades from the strongest negative to the strongest positive; zero begins `c-h4` |
//! | `c-gap` | path | what is missing: an empty slot, cell or row |
//! | `c-band` `c-chip` `c-hi` | group of boxes | a step or branch; a member or leaf; the one that the page is about |
//! | `c-goal` `c-base` | group of boxes | a target's tick with its arrow; a baseline's |
//! | `c-way` `c-left` | path | from baseline to actual figure; what is left to the target |
//! | `c-back` `c-back-f` | path, group | lines and markers that stand back behind the main ones |
//! | `c-ground` | path | the ground below a line |
//! | `c-part` `c-whole` | path | the filled part of a symbol; its outline |
//! | `c-sheet` | group | the ground of a chart that stands alone ([`sheet`]) |
//! | `c-rail` `c-link` `c-hollow` | path, path, group | ladder and timeline; connectors; a step without a date |
//!
//! Bold are `c-name`, `c-value` and `c-on-hi`; a sheet that sets other classes in bold makes texts wider than they were
//! measured. Widths are those of Arial, so the font stack must begin with Arial or a face of its widths.

#![allow(clippy::float_cmp, reason = "numbers are compared only with the numbers that they were copied from")]

mod axes;
mod backend;
mod beside;
mod ends;
mod error;
pub mod gallery;
mod geometry;
mod key;
pub mod kinds;
mod labels;
mod metrics;
mod scale;
mod shades;
mod sheet;
pub mod spec;
mod svg;
mod target;
#[cfg(test)]
mod tests;
mod text;
mod time;
mod values;

pub use error::ChartError;
pub use sheet::{Surround, sheet};
pub use spec::{ChartSpec, Kind, Width};

/// Whether the value axis shows zero. A chart without such an axis hides nothing.
pub fn shows_zero(kind: &Kind) -> bool {
    let values = kinds::measured(kind);
    let (low, high) = scale::range(values.iter().copied(), false);
    values.is_empty() || (low <= 0.0 && high >= 0.0)
}

/// Draws a chart at one of its two widths.
///
/// # Errors
/// A spec without a figure, with a number that is not finite, or with more marks than a reader could tell apart has no
/// drawing; the error says which.
pub fn svg(spec: &ChartSpec, width: Width) -> Result<String, ChartError> {
    let (drawing, class) = kinds::draw(&spec.kind, width)?;
    Ok(drawing.finish(spec.into(), class))
}

//! Values written at points: the telling ones always, the others where there is room.

use super::geometry::Point;
use super::key::{Swatch, key};
use super::labels::{DOWNWARDS, Placed, Solver, UPWARDS, Wish};
use super::svg::{Anchor, Drawing};
use super::text::{Block, Ink};

/// A point and what may be written at it.
pub(crate) struct Value<'d> {
    pub(crate) at: Point,
    /// Radius of its mark.
    pub(crate) radius: f64,
    /// Its mark, for where the value stands in a key.
    pub(crate) swatch: Swatch,
    /// How it is written.
    pub(crate) ink: Ink,
    /// The value.
    pub(crate) label: &'d str,
    /// The value with its period, for where it stands away from the point.
    pub(crate) told: String,
    /// Whether the label looks better below the point.
    pub(crate) is_trough: bool,
    /// Whether the chart is wrong without it.
    pub(crate) is_required: bool,
}

/// Writes the values, the most telling first; what finds no place although it is required stands in a key below.
pub(crate) fn write(drawing: &mut Drawing, solver: &mut Solver, values: &[Value<'_>]) {
    let room = drawing.pick(150.0, 110.0);
    let blocks: Vec<Block> = values.iter().map(|value| drawing.block(value.label, value.ink, room)).collect();
    let wish = |(value, block): (&Value<'_>, &Block)| Wish {
        mark: value.at,
        clear: value.radius,
        size: (block.width, block.height()),
        sides: if value.is_trough { &DOWNWARDS } else { &UPWARDS },
        is_required: value.is_required,
    };
    let wishes: Vec<Wish> = values.iter().zip(&blocks).map(wish).collect();
    let places: Vec<Option<Placed>> = solver.settle(&wishes);
    for leader in places.iter().flatten().filter_map(|placed| placed.leader) {
        drawing.line("c-leader", leader);
    }
    for (placed, block) in places.iter().zip(&blocks) {
        if let Some(placed) = placed {
            drawing.text(block, placed.label.x0, placed.label.y0, Anchor::Start);
        }
    }
    let homeless = values.iter().zip(&places).filter(|(value, placed)| value.is_required && placed.is_none());
    let items: Vec<(Swatch, &str)> = homeless.map(|(value, _)| (value.swatch, value.told.as_str())).collect();
    key_below(drawing, &items);
}

/// A key at the foot of the drawing, which grows by it; nothing where there is nothing to say.
pub(crate) fn key_below(drawing: &mut Drawing, items: &[(Swatch, &str)]) {
    if !items.is_empty() {
        let top = drawing.height + 8.0;
        drawing.height = key(drawing, (0.0, top), items);
    }
}

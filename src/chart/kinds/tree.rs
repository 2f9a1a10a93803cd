//! Trees: a root, its branches and their leaves, left to right; on a phone an indented list.

use crate::chart::error::{ChartError, check_count, check_labels};
use crate::chart::geometry::Rect;
use crate::chart::spec::Width;
use crate::chart::svg::{Anchor, Drawing, Shape};
use crate::chart::text::{Block, Ink};

/// A root, its branches and their leaves.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// The root's text.
    pub root: String,
    /// Top to bottom.
    pub branches: Vec<Branch>,
}

/// A branch of a tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// Its name (direction, fields, programme).
    pub name: String,
    /// Its leaves, top to bottom.
    pub leaves: Vec<String>,
    /// What stands after the last leaf where the source's list is open ("among others"), smaller and without a box.
    pub more: Option<String>,
}

const MAX_BRANCHES: usize = 40;
const MAX_LEAVES: usize = 200;
/// Inside a box, beside and above its text.
const PAD: (f64, f64) = (10.0, 5.0);
/// Between leaves, and between branches.
const LEAF_GAP: f64 = 6.0;
const BRANCH_GAP: f64 = 16.0;
/// Room for the elbows between levels.
const ELBOW: f64 = 36.0;
/// How far a level of the list is indented.
const INDENT: f64 = 18.0;

/// Draws the chart.
pub(crate) fn draw(chart: &Tree, width: Width) -> Result<Drawing, ChartError> {
    let leaves = chart.branches.iter().map(|branch| branch.leaves.len()).sum::<usize>();
    check_count("branches", chart.branches.len(), MAX_BRANCHES)?;
    check_count("leaves", leaves + 1, MAX_LEAVES)?;
    check_labels([&chart.root])?;
    check_labels(
        chart.branches.iter().flat_map(|branch| branch.leaves.iter().chain([&branch.name]).chain(&branch.more)),
    )?;
    let mut drawing = Drawing::new(width);
    if drawing.is_narrow {
        draw_list(&mut drawing, chart);
    } else {
        draw_levels(&mut drawing, chart);
    }
    Ok(drawing)
}

/// A box for a text, with its left edge and vertical centre.
fn boxed(drawing: &mut Drawing, class: &'static str, block: &Block, (x, middle): (f64, f64), width: f64) -> Rect {
    let height = block.height() + 2.0 * PAD.1;
    let cell = Rect::at(x, middle - height / 2.0, width, height);
    drawing.shape(class, Shape::Box(cell, 4.0));
    drawing.text(block, x + PAD.0, cell.y0 + PAD.1, Anchor::Start);
    cell
}

/// The leaves of a branch as blocks; what stands for the open end of its list comes last.
fn leaves(drawing: &Drawing, branch: &Branch, room: f64) -> Vec<Block> {
    let leaves = branch.leaves.iter().map(|leaf| drawing.block(leaf, Ink::Label, room));
    let more = branch.more.iter().map(|more| drawing.block(more, Ink::Note, room));
    leaves.chain(more).collect()
}

/// Height of a leaf with its box; the open end has none.
fn leaf_height(leaf: &Block) -> f64 {
    leaf.height() + if leaf.ink == Ink::Note { 0.0 } else { 2.0 * PAD.1 }
}

/// Root, branches and leaves in three columns.
fn draw_levels(drawing: &mut Drawing, chart: &Tree) {
    let root = drawing.block(&chart.root, Ink::High, 120.0);
    let names: Vec<Block> = chart.branches.iter().map(|branch| drawing.block(&branch.name, Ink::Name, 150.0)).collect();
    let name_width = names.iter().map(|name| name.width).fold(0.0, f64::max) + 2.0 * PAD.0;
    let root_end = root.width + 2.0 * PAD.0;
    let room = drawing.width - root_end - name_width - 2.0 * (ELBOW + PAD.0) - 1.0;
    let leaves: Vec<Vec<Block>> = chart.branches.iter().map(|branch| leaves(drawing, branch, room)).collect();
    // Short leaves leave room for longer elbows.
    let widest = leaves.iter().flatten().map(|leaf| leaf.width).fold(0.0, f64::max);
    let elbow = ELBOW + ((room - widest) / 5.0).clamp(0.0, 40.0);
    let branch_x = root_end + elbow;
    let leaf_x = branch_x + name_width + elbow;

    let mut top = 1.0;
    let mut middles = Vec::with_capacity(names.len());
    for (name, leaves) in names.iter().zip(&leaves) {
        let stack: f64 = leaves.iter().map(|leaf| leaf_height(leaf) + LEAF_GAP).sum::<f64>() - LEAF_GAP;
        let height = stack.max(name.height() + 2.0 * PAD.1);
        let middle = top + height / 2.0;
        let mut y = middle - stack / 2.0;
        let mut ends = Vec::with_capacity(leaves.len());
        for leaf in leaves {
            let height = leaf_height(leaf);
            draw_leaf(drawing, leaf, (leaf_x, y + height / 2.0));
            ends.push(y + height / 2.0);
            y += height + LEAF_GAP;
        }
        elbows(drawing, (branch_x + name_width, middle), leaf_x, &ends);
        boxed(drawing, "c-band", name, (branch_x, middle), name_width);
        middles.push(middle);
        top += height + BRANCH_GAP;
    }
    let height = (top - BRANCH_GAP + 1.0).max(root.height() + 2.0 * PAD.1 + 2.0);
    let middle = match (middles.first(), middles.last()) {
        (Some(first), Some(last)) => ((first + last) / 2.0).max(root.height() / 2.0 + PAD.1 + 1.0),
        _ => height / 2.0,
    };
    elbows(drawing, (root_end, middle), branch_x, &middles);
    let cell = boxed(drawing, "c-hi", &root, (0.0, middle), root.width + 2.0 * PAD.0);
    drawing.height = height.max(cell.y1 + 1.0);
}

fn draw_leaf(drawing: &mut Drawing, leaf: &Block, (x, middle): (f64, f64)) {
    if leaf.ink == Ink::Note {
        drawing.text(leaf, x + 4.0, middle - leaf.height() / 2.0, Anchor::Start);
    } else {
        boxed(drawing, "c-chip", leaf, (x, middle), leaf.width + 2.0 * PAD.0);
    }
}

/// Right-angled connectors from one point to several.
fn elbows(drawing: &mut Drawing, (x, y): (f64, f64), to: f64, ends: &[f64]) {
    let turn = f64::midpoint(x, to);
    for end in ends {
        if (end - y).abs() < 0.5 {
            drawing.line("c-link", [(x, y), (to, y)]);
        } else {
            drawing.line("c-link", [(x, y), (turn, y), (turn, *end), (to, *end)]);
        }
    }
}

/// The same as an indented list.
fn draw_list(drawing: &mut Drawing, chart: &Tree) {
    let root = drawing.block(&chart.root, Ink::High, drawing.width - 2.0 * PAD.0);
    let middle = root.height() / 2.0 + PAD.1;
    let cell = boxed(drawing, "c-hi", &root, (0.0, middle), root.width + 2.0 * PAD.0);
    let mut top = cell.y1 + LEAF_GAP + 4.0;
    let mut stem = cell.y1;
    for branch in &chart.branches {
        let name = drawing.block(&branch.name, Ink::Name, drawing.width - INDENT * 1.5 - 2.0 * PAD.0);
        let middle = top + name.height() / 2.0 + PAD.1;
        drawing.line("c-link", [(INDENT / 2.0, stem), (INDENT / 2.0, middle), (INDENT * 1.5, middle)]);
        stem = middle;
        let cell = boxed(drawing, "c-band", &name, (INDENT * 1.5, middle), name.width + 2.0 * PAD.0);
        top = cell.y1 + LEAF_GAP;
        let (x, mut from) = (INDENT * 2.2, cell.y1);
        for leaf in leaves(drawing, branch, drawing.width - INDENT * 3.2 - 2.0 * PAD.0 - 1.0) {
            let height = leaf_height(&leaf);
            let middle = top + height / 2.0;
            drawing.line("c-link", [(x, from), (x, middle), (INDENT * 3.2, middle)]);
            draw_leaf(drawing, &leaf, (INDENT * 3.2, middle));
            from = middle;
            top += height + LEAF_GAP;
        }
        top += 6.0;
    }
    drawing.height = top - LEAF_GAP - 5.0;
}

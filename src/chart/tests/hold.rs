//! What must hold of every drawing.

use super::required::required;
use super::samples::spec;
use crate::chart::geometry::{Point, Rect};
use crate::chart::kinds::draw;
use crate::chart::metrics::is_printable;
use crate::chart::{ChartSpec, Kind, Width, svg};
use proptest::prelude::*;
use roxmltree::{Document, Node};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Checks a kind at both widths.
pub(super) fn both(kind: &Kind) -> Result<(), TestCaseError> {
    let spec = spec(kind.clone());
    check(&spec, Width::Wide)?;
    check(&spec, Width::Narrow)
}

/// Well-formed, one title, no style, finite and inside, the same twice; texts inside and apart, and clear of marks and lines.
pub(super) fn check(spec: &ChartSpec, width: Width) -> Result<(), TestCaseError> {
    let Ok(text) = svg(spec, width) else {
        return Ok(());
    };
    prop_assert_eq!(&text, &svg(spec, width).unwrap());
    // No style of its own, and horizontal text only.
    for forbidden in [" style=", " transform=", " rotate=", "writing-mode"] {
        prop_assert!(!text.contains(forbidden));
    }
    let document = Document::parse(&text).map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
    let root = document.root_element();
    prop_assert_eq!(root.children().filter(|node| node.has_tag_name((SVG, "title"))).count(), 1);

    let view = numbers(root.attribute("viewBox").unwrap_or_default());
    let view = Rect::at(view[0], view[1], view[2], view[3]);
    prop_assert!(view.height() > 0.0);
    for node in root.descendants().filter(Node::is_element) {
        for geometry in ["x", "y", "width", "height", "cx", "cy", "r", "d"] {
            let value = node.attribute(geometry).unwrap_or_default();
            prop_assert!(!value.contains("NaN") && !value.contains("inf"), "{value}: {text}");
        }
        for (x, y) in places(&node) {
            let slack = view.grown(0.6);
            prop_assert!(Rect::at(x, y, 0.0, 0.0).within(&slack), "{x} {y} outside {view:?}: {node:?}");
        }
    }
    let (drawing, _) = draw(&spec.kind, width).map_err(|error| TestCaseError::fail(error.to_string()))?;
    for (index, label) in drawing.texts.iter().enumerate() {
        prop_assert!(label.within(&view.grown(0.2)), "text {label:?} outside {view:?}: {text}");
        for other in drawing.texts.iter().skip(index + 1) {
            prop_assert!(!label.grown(-0.05).overlaps(other), "{label:?} over {other:?}: {text}");
        }
    }
    clear_of_marks(&root, &drawing.texts, &text)?;
    clear_of_lines(&root, &drawing.texts, &text)?;
    all_written(&root, &spec.kind, &text)
}

/// Every label that must stand somewhere does, in one piece.
fn all_written(root: &Node<'_, '_>, kind: &Kind, text: &str) -> Result<(), TestCaseError> {
    let letters = |text: &str| text.chars().filter(|c| is_printable(*c) && !c.is_whitespace()).collect::<String>();
    let is_text = |node: &Node<'_, '_>| node.has_tag_name((SVG, "text"));
    let content = |node: Node<'_, '_>| {
        node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect::<String>()
    };
    let written: Vec<String> = root.descendants().filter(is_text).map(|node| letters(&content(node))).collect();
    for wanted in required(kind) {
        let is_written = |label: &String| label.is_empty() || written.iter().any(|text| text.contains(label));
        let found = wanted.iter().map(|label| letters(label)).any(|label| is_written(&label));
        prop_assert!(found, "none of {wanted:?} is written: {text}");
    }
    Ok(())
}

/// No text stands on a mark that carries a value, unless it stands inside it.
fn clear_of_marks(root: &Node<'_, '_>, texts: &[Rect], text: &str) -> Result<(), TestCaseError> {
    let marks = root.descendants().filter(|node| node.attribute("class") == Some("c-pt"));
    for shape in marks.flat_map(|mark| mark.children()) {
        if let [a, b] = *places(&shape) {
            let body = Rect::between(a, b).grown(-0.3);
            // What is thinner than its tolerance has no inside.
            let is_thin = body.x0 >= body.x1 || body.y0 >= body.y1;
            let is_on = |label: &&Rect| label.overlaps(&body) && !label.within(&body.grown(1.0));
            prop_assert!(!texts.iter().any(|label| !is_thin && is_on(&label)), "a text on {body:?}: {text}");
        }
    }
    Ok(())
}

/// No text stands on a series' line, on a target's, on a way between marks or on a leader.
fn clear_of_lines(root: &Node<'_, '_>, texts: &[Rect], text: &str) -> Result<(), TestCaseError> {
    let is_line = |class: &str| {
        class.starts_with("c-line") || ["c-target", "c-back", "c-way", "c-left", "c-stem", "c-leader"].contains(&class)
    };
    for path in root.descendants().filter(|node| node.attribute("class").is_some_and(is_line)) {
        for stretch in path.attribute("d").unwrap_or_default().split('M').skip(1) {
            let points: Vec<Point> =
                stretch.split('L').map(numbers).filter(|at| at.len() == 2).map(|at| (at[0], at[1])).collect();
            for (a, b) in points.iter().zip(points.iter().skip(1)) {
                let on = texts.iter().find(|label| label.grown(-0.3).crossed_by(*a, *b));
                prop_assert!(on.is_none(), "a line {a:?} {b:?} through {on:?}: {text}");
            }
        }
    }
    Ok(())
}

pub(super) fn numbers(text: &str) -> Vec<f64> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')).filter_map(|part| part.parse().ok()).collect()
}

/// The absolute coordinates that an element names.
fn places(node: &Node<'_, '_>) -> Vec<(f64, f64)> {
    let value = |name: &str| node.attribute(name).and_then(|value| value.parse::<f64>().ok());
    let mut places = Vec::new();
    if let (Some(x), Some(y)) = (value("x"), value("y")) {
        places.push((x, y));
        if let (Some(width), Some(height)) = (value("width"), value("height")) {
            assert!(width >= 0.0 && height >= 0.0);
            places.push((x + width, y + height));
        }
    }
    if let (Some(x), Some(y), Some(r)) = (value("cx"), value("cy"), value("r")) {
        places.extend([(x - r, y - r), (x + r, y + r)]);
    }
    if let Some(path) = node.attribute("d") {
        for part in path.split(['M', 'L']).skip(1) {
            let part = numbers(part.split(['h', 'v', 'l', 'z']).next().unwrap_or_default());
            places.push((part[0], part[1]));
        }
    }
    places
}

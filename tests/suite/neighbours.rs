//! Marks beside marks and on the ground: what touches, what parts it, and whether it can be seen.

use super::colours::{LEAST_CONTRAST, contrast, schemes, sheet, stack};
use gongbao::chart::gallery::{Tongue, entries};
use gongbao::chart::kinds::Direction;
use gongbao::chart::{ChartSpec, Kind, Width, svg};

/// Colours that touch would have to have 3:1 to each other; parts that stand on the ground have it to the ground between
/// them (WCAG's technique G209).
#[test]
fn neighbours_are_parted_by_the_ground() {
    for direction in [Direction::Columns, Direction::Rows] {
        for width in [Width::Wide, Width::Narrow] {
            let text = svg(&stack(direction, 4), width).unwrap();
            let value = |shape: &str, name: &str| -> f64 {
                shape.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
            };
            let sides = |shape: &str| {
                let [x, y, across, down] = ["x", "y", "width", "height"].map(|name| value(shape, name));
                if direction == Direction::Columns { (x, y, y + down) } else { (y, x, x + across) }
            };
            let mut parts: Vec<(f64, f64, f64)> =
                text.split("</title><rect").skip(1).map(|rest| sides(rest.split("/>").next().unwrap())).collect();
            assert_eq!(parts.len(), 8);
            parts.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
            for pair in parts.windows(2).filter(|pair| (pair[0].0 - pair[1].0).abs() < 0.05) {
                assert!(pair[1].1 - pair[0].2 > 1.3, "{direction:?} {width:?}: {pair:?}");
            }
        }
    }
    assert!(sheet().contains(".chart .c-seam { stroke: var(--chart-ground);"));
}

/// Every drawing of the gallery: no two marks touch. Of two that face each other at least one unit of ground lies between.
#[test]
fn no_two_marks_of_the_gallery_touch() {
    let mut looked_at = 0;
    for (spec, width) in gallery() {
        let text = svg(&spec, width).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        let is_mark = |node: &roxmltree::Node<'_, '_>| {
            node.has_tag_name(("http://www.w3.org/2000/svg", "rect"))
                && node.ancestors().any(|it| it.attribute("class") == Some("c-pt"))
        };
        let side = |node: &roxmltree::Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
        let marks: Vec<[f64; 4]> = document
            .descendants()
            .filter(is_mark)
            .map(|node| ["x", "y", "width", "height"].map(|name| side(&node, name)))
            .collect();
        looked_at += marks.len();
        for (index, [x, y, w, h]) in marks.iter().enumerate() {
            for [u, v, a, b] in marks.iter().skip(index + 1) {
                let apart =
                    |from: f64, size: f64, other: f64, length: f64| (other - from - size).max(from - other - length);
                let gap = apart(*x, *w, *u, *a).max(apart(*y, *h, *v, *b));
                // A bullet's ticks stand on its bar, which is darker or lighter than they are.
                let is_bullet = matches!(spec.kind, Kind::Bullet(_));
                assert!(
                    gap > 0.85 || is_bullet,
                    "{} {width:?}: {gap:.2} between marks at {x} {y} and {u} {v}",
                    spec.id
                );
            }
        }
    }
    assert!(looked_at > 500, "{looked_at} marks");
}

/// Parts of an area lie on each other: a seam in the ground's colour runs along each border.
#[test]
fn a_seam_parts_the_parts_of_an_area() {
    let mut stacks = 0;
    for (spec, width) in gallery() {
        let Kind::Area(area) = &spec.kind else { continue };
        let text = svg(&spec, width).unwrap();
        let seams = text.matches("c-seam").count();
        assert_eq!(seams > 0, area.series.len() > 1, "{}", spec.id);
        stacks += usize::from(seams > 0);
    }
    assert!(stacks >= 2);
}

/// Cells of a heat map may be pale: each has its value as text, of which another test knows the contrast; a gap has an outline.
#[test]
fn every_cell_of_a_heat_map_has_its_value_and_every_gap_its_outline() {
    for (spec, width) in gallery() {
        let Kind::Heatmap(chart) = &spec.kind else { continue };
        let text = svg(&spec, width).unwrap();
        let cells = || chart.rows.iter().flat_map(|row| &row.cells);
        for amount in cells().flatten() {
            assert!(text.contains(&format!(">{}</text>", amount.label)), "{} {width:?}: {}", spec.id, amount.label);
        }
        let gaps = cells().filter(|cell| cell.is_none()).count();
        assert!(gaps > 0 && text.matches(">—</text>").count() >= gaps && text.contains("class=\"c-gap\""));
    }
}

/// Lines, outlines and ticks that tell something, by the rules of the sheet: each colour that they are drawn in.
#[test]
fn whatever_tells_something_stands_out_from_the_ground() {
    let sheet = sheet();
    let own = &sheet[sheet.find("/* The drawings: this file").unwrap()..];
    let telling = [
        "c-target", "c-stem", "c-leader", "c-gap", "c-hollow", "c-goal", "c-base", "c-way", "c-left", "c-back",
        "c-back-f", "c-whole", "c-part", "c-rail", "c-link", "c-chip", "c-hi", "c-zero", "c-axis",
    ];
    for class in telling {
        let mut colours = Vec::new();
        for rule in own.lines().filter(|line| line.starts_with(".chart")) {
            let Some((selectors, body)) = rule.split_once(" {") else { continue };
            if selectors.split(", ").any(|selector| selector.ends_with(&format!(".{class}"))) {
                let named = body.split("stroke: var(--").skip(1).chain(body.split("fill: var(--").skip(1));
                colours.extend(
                    named
                        .filter_map(|rest| rest.split(')').next())
                        .filter(|name| *name != "chart-ground" && *name != "chart-chip"),
                );
            }
        }
        assert!(!colours.is_empty(), "no rule colours {class}");
        for (scheme, values) in schemes() {
            for name in &colours {
                let found = contrast(values[*name], values["paper"]);
                assert!(found >= LEAST_CONTRAST, "{scheme}: {class} is {name}, {found:.2}:1");
            }
        }
    }
}

/// Under forced colours shades are the page's ground, and texts for shades its ink: they stand on shades alone. What stands on
/// a series or on a highlight has the ink for it.
#[test]
fn texts_for_shades_stand_on_shades_alone() {
    for (spec, width) in gallery() {
        let text = svg(&spec, width).unwrap();
        let is_heat_map = matches!(spec.kind, Kind::Heatmap(_));
        assert_eq!(text.contains("c-on-dark") || text.contains("c-on-light"), is_heat_map, "{} {width:?}", spec.id);
    }
    let sheet = sheet();
    let forced = sheet.split("@media (forced-colors: active) {\n  :root").nth(1).unwrap().split("\n}").next().unwrap();
    let value = |name: &str| forced.split(&format!("--chart-{name}: ")).nth(1).unwrap().split(';').next().unwrap();
    for (fill, ink) in
        [("1", "on-1"), ("hi", "on-hi"), ("h0", "on-dark"), ("h8", "on-dark"), ("h4", "on-light"), ("chip", "ink")]
    {
        assert_ne!(value(fill), value(ink), "{ink} on {fill}");
    }
}

/// Every sample of the gallery, in one language, at both widths.
fn gallery() -> Vec<(ChartSpec, Width)> {
    let samples = entries(Tongue::En).into_iter().flat_map(|entry| entry.samples).map(|sample| sample.spec);
    samples.flat_map(|spec| [(spec.clone(), Width::Wide), (spec, Width::Narrow)]).collect()
}

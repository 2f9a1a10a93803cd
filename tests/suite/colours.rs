//! The chart colours of the default theme, read out of its style sheet: contrast, and what colour-blind readers see.
//!
//! Contrast is WCAG 2.2's ratio. Colour blindness is simulated by the matrices for severity 1.0 of Machado, Oliveira and
//! Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (6), 2009, on linear
//! sRGB. Differences are Euclidean distances in Oklab (Ottosson, "A perceptual color space for image processing", 2020),
//! times 100: about 2 is just noticeable side by side, so 10 leaves a wide margin for thin lines that stand apart.

#![allow(clippy::unreadable_literal, reason = "the figures stand as they are published")]

use super::project::root;
use gongbao::chart::kinds::{Arrangement, BarSeries, Bars, Direction, Line};
use gongbao::chart::spec::{Amount, Datum, Order, Series};
use gongbao::chart::{ChartSpec, Kind, Width, svg};
use gongbao::i18n::{DigitFormat, TickFormat};
use std::collections::BTreeMap;
use std::fs;

type Rgb = [f64; 3];

/// What a pair of series must differ by for every reader.
const LEAST_DIFFERENCE: f64 = 10.0;
/// WCAG 2.2, 1.4.11: graphical objects.
pub(super) const LEAST_CONTRAST: f64 = 3.0;
/// WCAG 2.2, 1.4.3: text.
const LEAST_TEXT_CONTRAST: f64 = 4.5;

const VISIONS: [(&str, [Rgb; 3]); 4] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protan", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("deutan", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    ("tritan", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

pub(super) fn sheet() -> String {
    ["site.css", "chart.css"]
        .map(|name| fs::read_to_string(root().join("themes/default/assets").join(name)).unwrap())
        .concat()
}

/// The variables of each scheme, `var(…)` followed: light, dark over light, print over light.
pub(super) fn schemes() -> [(&'static str, BTreeMap<String, Rgb>); 3] {
    let sheet = sheet();
    let mut raw: [BTreeMap<String, String>; 3] = Default::default();
    let mut media = String::new();
    let mut depth = 0;
    for line in sheet.lines() {
        if depth == 0 {
            line.clone_into(&mut media);
        }
        let layers: &[usize] = if media.starts_with(":root {") {
            &[0, 1, 2]
        } else if media.contains("prefers-color-scheme: dark") {
            &[1]
        } else if media.starts_with("@media print") {
            &[2]
        } else {
            &[]
        };
        for declaration in line.split(['{', ';']).filter_map(|part| part.trim().strip_prefix("--")) {
            if let Some((name, value)) = declaration.split_once(": ") {
                layers.iter().for_each(|layer| {
                    raw[*layer].insert(name.to_owned(), value.trim().to_owned());
                });
            }
        }
        depth += line.matches('{').count();
        depth -= line.matches('}').count();
    }
    let [light, dark, print] = raw.map(|variables| {
        let find = |name: &String| {
            let mut value = &variables[name];
            while let Some(other) = value.strip_prefix("var(--").and_then(|rest| rest.strip_suffix(')')) {
                value = variables.get(other)?;
            }
            Some((name.clone(), linear(value)?))
        };
        variables.keys().filter_map(find).collect::<BTreeMap<String, Rgb>>()
    });
    [("light", light), ("dark", dark), ("print", print)]
}

/// `#17606b` or `#fff` in linear sRGB.
fn linear(hex: &str) -> Option<Rgb> {
    let digits = hex.strip_prefix('#')?;
    let digits: String = if digits.len() == 3 { digits.chars().flat_map(|c| [c, c]).collect() } else { digits.into() };
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()?) / 255.0;
        Some(if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
    };
    Some([channel(0)?, channel(2)?, channel(4)?])
}

pub(super) fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |[r, g, b]: Rgb| 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    let (a, b) = (luminance(a), luminance(b));
    a.max(b) / a.min(b)
}

fn seen(color: Rgb, matrix: [Rgb; 3]) -> Rgb {
    matrix.map(|row| row.iter().zip(color).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0))
}

fn oklab([r, g, b]: Rgb) -> Rgb {
    let cone = |[x, y, z]: Rgb| (x * r + y * g + z * b).cbrt();
    let cones = [
        cone([0.4122214708, 0.5363325363, 0.0514459929]),
        cone([0.2119034982, 0.6806995451, 0.1073969566]),
        cone([0.0883024619, 0.2817188376, 0.6299787005]),
    ];
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
    .map(|row: Rgb| row.iter().zip(cones).map(|(a, b)| a * b).sum())
}

fn difference(a: Rgb, b: Rgb) -> f64 {
    oklab(a).iter().zip(oklab(b)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt() * 100.0
}

#[test]
fn the_formulas_agree_with_known_values() {
    let (black, white) = (linear("#000").unwrap(), linear("#ffffff").unwrap());
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    assert!((difference(black, white) - 100.0).abs() < 0.1);
    // Red and green of equal lightness are one colour to a deuteranope, and far apart to others.
    let (red, green) = (linear("#c0504d").unwrap(), linear("#7a7a1e").unwrap());
    let (_, deutan) = VISIONS[2];
    assert!(difference(seen(red, deutan), seen(green, deutan)) < difference(red, green) / 2.0);
}

#[test]
fn series_stand_out_from_the_ground() {
    for (scheme, colors) in schemes() {
        for ground in ["paper", "paper-2"] {
            for number in 1..=6 {
                let found = contrast(colors[&format!("chart-{number}")], colors[ground]);
                assert!(found >= LEAST_CONTRAST, "{scheme}: chart-{number} has {found:.2}:1 on {ground}");
            }
        }
        for name in ["chart-axis", "chart-gap"] {
            let found = contrast(colors[name], colors["paper"]);
            assert!(found >= LEAST_CONTRAST, "{scheme}: {name} has {found:.2}:1");
        }
    }
}

#[test]
fn text_on_a_series_can_be_read() {
    for (scheme, colors) in schemes() {
        for number in 1..=6 {
            let found = contrast(colors[&format!("chart-{number}")], colors[&format!("chart-on-{number}")]);
            assert!(found >= LEAST_TEXT_CONTRAST, "{scheme}: text on series {number} has {found:.2}:1");
        }
    }
}

#[test]
fn series_are_told_apart_by_colour_blind_readers() {
    for (scheme, colors) in schemes() {
        for (vision, matrix) in VISIONS {
            for a in 1..=6 {
                for b in a + 1..=6 {
                    let [one, other] = [a, b].map(|number| seen(colors[&format!("chart-{number}")], matrix));
                    let found = difference(one, other);
                    assert!(found >= LEAST_DIFFERENCE, "{scheme}, {vision}: series {a} and {b} differ by {found:.1}");
                }
            }
        }
    }
}

#[test]
fn shades_are_ordered_for_every_reader_and_carry_readable_text() {
    for (scheme, colors) in schemes() {
        let shades: Vec<Rgb> = (0..9).map(|number| colors[&format!("chart-h{number}")]).collect();
        for (number, shade) in shades.iter().enumerate() {
            let ink = if matches!(number, 0 | 1 | 7 | 8) { "chart-on-dark" } else { "chart-on-light" };
            let found = contrast(*shade, colors[ink]);
            assert!(found >= LEAST_TEXT_CONTRAST, "{scheme}: text on h{number} has {found:.2}:1");
        }
        for (vision, matrix) in VISIONS {
            // From zero outwards each shade is further from the paper than the one before.
            for arm in [[4, 5, 6, 7, 8].as_slice(), &[3, 2, 1, 0]] {
                let far: Vec<f64> =
                    arm.iter().map(|at| difference(seen(shades[*at], matrix), seen(colors["paper"], matrix))).collect();
                assert!(far.windows(2).all(|pair| pair[0] + 2.0 <= pair[1]), "{scheme}, {vision}: {arm:?} {far:.0?}");
            }
        }
    }
}

#[test]
fn beside_its_colour_every_series_has_a_dash_a_marker_and_a_pattern() {
    let sheet = sheet();
    let dash = |number: u8| {
        let rule =
            sheet.split(&format!(".chart .c-s{number} {{")).nth(1).unwrap().split('}').next().unwrap().to_owned();
        rule.split("stroke-dasharray:").nth(1).map(|dash| dash.trim().to_owned())
    };
    let mut dashes: Vec<Option<String>> = (1..=6).map(dash).collect();
    assert_eq!(dashes[0], None);
    dashes.sort();
    dashes.dedup();
    assert_eq!(dashes.len(), 6, "{dashes:?}");

    // Neighbouring series never share the outline of their markers.
    let lines = drawn(&lines(6));
    let outline = |number: usize| {
        let group = lines.split(&format!("<g class=\"c-f{number}\">")).nth(1).unwrap();
        let (_, shape) = group.split_once("</title><").unwrap();
        // A diamond and a triangle are paths, which differ after their first place.
        let (name, rest) = shape.split_once(' ').unwrap();
        let turn = if name == "path" { rest.split('l').nth(1).unwrap().split('"').next().unwrap() } else { "" };
        format!("{name} {turn}")
    };
    let outlines: Vec<String> = (1..=6).map(outline).collect();
    assert!(outlines.windows(2).all(|pair| pair[0] != pair[1]), "{outlines:?}");

    for direction in [Direction::Columns, Direction::Rows] {
        let text = drawn(&stack(direction, 6));
        let mut patterns: Vec<&str> = text
            .split("<pattern ")
            .skip(1)
            .map(|rest| rest.split("<path d=").nth(1).unwrap().split("/>").next().unwrap())
            .collect();
        assert_eq!(text.matches("class=\"c-x\"").count(), 5);
        patterns.sort_unstable();
        patterns.dedup();
        assert_eq!(patterns.len(), 5, "{patterns:?}");
    }
}

fn drawn(spec: &ChartSpec) -> String {
    svg(spec, Width::Wide).unwrap()
}

fn spec(kind: Kind) -> ChartSpec {
    ChartSpec { id: "c".into(), lang: "en".into(), name: "Name".into(), description: String::new(), kind }
}

fn ticks() -> TickFormat {
    let digits = DigitFormat::new(",", ".", "−");
    TickFormat { digits, factor: 1.0, word: String::new(), suffix: String::new() }
}

fn lines(count: u8) -> ChartSpec {
    let datum = |number: u8, year: u8| Datum {
        x: f64::from(year),
        period: format!("{year}"),
        y: Some(f64::from(number * 3 + year)),
        label: format!("{}", number * 3 + year),
        full: format!("{} firms", number * 3 + year),
    };
    let series =
        |number: u8| Series { name: format!("S{number}"), data: (0..3).map(|year| datum(number, year)).collect() };
    spec(Kind::Line(Line { series: (0..count).map(series).collect(), time: Vec::new(), ticks: ticks(), target: None }))
}

pub(super) fn stack(direction: Direction, count: u8) -> ChartSpec {
    let cell = |value: u8| Some(Amount::plain(f64::from(value), format!("{value}")));
    let series = |number: u8| BarSeries { name: format!("S{number}"), cells: vec![cell(20 + number), cell(30)] };
    spec(Kind::Bars(Bars {
        direction,
        arrangement: Arrangement::Stacked,
        order: Order::Given,
        categories: vec!["2020".into(), "2021".into()],
        series: (0..count).map(series).collect(),
        totals: Vec::new(),
        are_shares: false,
        ticks: ticks(),
        target: None,
        gap_label: "none".into(),
    }))
}

#[test]
fn forced_colours_name_every_chart_colour_by_the_system() {
    let sheet = sheet();
    let forced = sheet.split("@media (forced-colors: active) {\n  :root").nth(1).unwrap().split("\n}").next().unwrap();
    let own = sheet.split("/* The drawings: this file").nth(1).unwrap().split("\n}").next().unwrap();
    for name in own.split("  --chart-").skip(1).filter_map(|rest| rest.split(':').next()).filter(|name| *name != "font")
    {
        let value = forced.split(&format!("--chart-{name}: ")).nth(1).and_then(|rest| rest.split(';').next());
        assert!(value.is_some_and(|value| !value.starts_with('#')), "--chart-{name} under forced colours: {value:?}");
    }
}

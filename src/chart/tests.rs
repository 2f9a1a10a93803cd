//! Properties that hold for every spec, and the edge cases by name.

use super::geometry::Rect;
use super::kinds::{draw, *};
use super::spec::*;
use super::{ChartError, svg};
use crate::i18n::TickFormat;
use proptest::prelude::*;

pub(super) fn ticks() -> TickFormat {
    TickFormat {
        group: ",".into(),
        decimal: ".".into(),
        minus: "−".into(),
        factor: 1.0,
        word: String::new(),
        suffix: String::new(),
    }
}

pub(super) fn spec(kind: Kind) -> ChartSpec {
    ChartSpec {
        id: "c".into(),
        lang: "en".into(),
        name: "A <chart> & its \"name\"".into(),
        description: "What it shows]]>".into(),
        kind,
    }
}

fn datum(x: f64, y: Option<f64>) -> Datum {
    Datum { x, period: format!("{x:.0}"), y, label: y.map_or("—".into(), |y| format!("{y}")) }
}

fn series(values: &[Option<f64>]) -> Series {
    let data = values.iter().enumerate().map(|(index, y)| datum(2020.0 + index as f64, *y)).collect();
    Series { name: "Wind".into(), data }
}

fn line(values: &[Option<f64>]) -> Kind {
    Kind::Line(Line { series: vec![series(values)], time: Vec::new(), ticks: ticks(), target: None })
}

fn column(values: &[Option<f64>]) -> Kind {
    Kind::Column(Column { data: series(values).data, ticks: ticks(), target: None, gap_label: "none".into() })
}

fn dot(values: &[Option<f64>]) -> Kind {
    Kind::Dot(Dot { rows: series(values).data, ticks: ticks(), gap_label: "none".into() })
}

/// All that must hold of a drawing.
pub(super) fn check(spec: &ChartSpec, width: Width) -> Result<(), TestCaseError> {
    let Ok(text) = svg(spec, width) else {
        return Ok(());
    };
    let document =
        roxmltree::Document::parse(&text).map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
    let root = document.root_element();
    let titles = root.children().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "title"))).count();
    prop_assert_eq!(titles, 1);
    prop_assert!(!text.contains(" style="));

    let view: Vec<f64> = numbers(root.attribute("viewBox").unwrap_or_default());
    let view = Rect::at(view[0], view[1], view[2], view[3]);
    prop_assert!(view.height() > 0.0);
    for node in root.descendants().filter(roxmltree::Node::is_element) {
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
    let has_axes = matches!(spec.kind, Kind::Line(_) | Kind::Column(_) | Kind::Dot(_));
    for mark in root.descendants().filter(|node| has_axes && node.has_tag_name(("http://www.w3.org/2000/svg", "g"))) {
        // What carries a value is a shape after its title; no text stands on it.
        for shape in mark.children().filter(|_| mark.attribute("class") == Some("c-pt")) {
            let body: Vec<(f64, f64)> = places(&shape);
            if let [a, b] = body.as_slice() {
                let body = Rect::between(*a, *b).grown(-0.3);
                prop_assert!(
                    !drawing.texts.iter().any(|label| label.overlaps(&body) && !label.within(&body.grown(1.0))),
                    "a text on {body:?}: {text}"
                );
            }
        }
    }
    Ok(())
}

fn numbers(text: &str) -> Vec<f64> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')).filter_map(|part| part.parse().ok()).collect()
}

/// The absolute coordinates that an element names.
fn places(node: &roxmltree::Node<'_, '_>) -> Vec<(f64, f64)> {
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

fn check_both(kind: &Kind) {
    for width in [Width::Wide, Width::Narrow] {
        check(&spec(kind.clone()), width).unwrap();
    }
}

pub(super) fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Z][a-z]{1,9}( [a-z]{2,9}){0,2}",
        4 => "[汽车石化医药装备能源年产业、，（）]{1,10}",
        2 => "-?[0-9]{1,6}(\\.[0-9])?(万亿元|%| GW| vehicles)?",
        1 => "\\PC{0,60}",
        1 => "[<>&\"'\\]\\[\u{0}\u{8}\u{b}\u{1f}\u{7f}\n\t]{0,12}",
        1 => "[😀👩‍🔧🇨🇳\u{5b0}\u{301}\u{202e}\u{200d}]{0,8}",
        1 => "[a-z]{30,180}",
        1 => Just(String::new()),
    ]
}

pub(super) fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => -100.0..2000.0,
        2 => prop::sample::select(vec![0.0, -0.0, 1e-9, -1e-9, 1e15, -1e15, 1e24, 1.0, 5e-324]),
        1 => any::<f64>(),
        1 => prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY]),
    ]
}

pub(super) fn finite() -> impl Strategy<Value = f64> {
    prop_oneof![6 => -100.0..2000.0, 2 => -1e15..1e15, 1 => -1e-9..1e-9, 1 => Just(0.0), 1 => Just(7.0)]
}

pub(super) fn data(values: impl Strategy<Value = f64>, most: usize) -> impl Strategy<Value = Vec<Datum>> {
    let one = (label(), prop::option::weighted(0.8, values), label(), 0.0..30.0_f64);
    prop::collection::vec(one, 0..most).prop_map(|rows| {
        let datum = |(index, (period, y, label, jitter)): (usize, (String, Option<f64>, String, f64))| Datum {
            x: 1990.0 + index as f64 + (jitter * 0.01).floor(),
            period,
            y,
            label,
        };
        rows.into_iter().enumerate().map(datum).collect()
    })
}

pub(super) fn target() -> impl Strategy<Value = Option<TargetMark>> {
    prop::option::of((finite(), prop::option::of(1990.0..2040.0), label()))
        .prop_map(|target| target.map(|(value, at, label)| TargetMark { value, at, label }))
}

fn axis_charts(wild: bool) -> impl Strategy<Value = Kind> {
    let values = move || if wild { number().boxed() } else { finite().boxed() };
    let series = (label(), data(values(), 40)).prop_map(|(name, data)| Series { name, data });
    let times = prop::collection::vec((1990.0..2030.0_f64, label()), 0..12)
        .prop_map(|times| times.into_iter().map(|(at, label)| TimeTick { at, label }).collect::<Vec<_>>());
    let line = (prop::collection::vec(series, 0..7), times, target())
        .prop_map(|(series, time, target)| Kind::Line(Line { series, time, ticks: ticks(), target }));
    let column = (data(values(), 62), target(), label())
        .prop_map(|(data, target, gap_label)| Kind::Column(Column { data, ticks: ticks(), target, gap_label }));
    let dot =
        (data(values(), 62), label()).prop_map(|(rows, gap_label)| Kind::Dot(Dot { rows, ticks: ticks(), gap_label }));
    prop_oneof![line, column, dot]
}

fn heatmap() -> impl Strategy<Value = Kind> {
    (1..16_usize, 1..10_usize).prop_flat_map(|(columns, rows)| {
        let cell = prop::option::of((number(), label()));
        let row = (label(), prop::collection::vec(cell, columns)).prop_map(|(name, cells)| HeatRow { name, cells });
        (prop::collection::vec(label(), columns), prop::collection::vec(row, rows), label())
            .prop_map(|(columns, rows, gap_label)| Kind::Heatmap(Heatmap { columns, rows, gap_label }))
    })
}

fn diagrams() -> impl Strategy<Value = Kind> {
    let class = || {
        (label(), prop::collection::vec((label(), any::<bool>()), 0..9))
            .prop_map(|(name, members)| Class { name, members })
    };
    let classes = (prop::collection::vec(class(), 0..5), prop::option::of(class()))
        .prop_map(|(classes, unclassed)| Kind::Classes(Classes { classes, unclassed }));
    let branch = (label(), prop::collection::vec(label(), 0..7), prop::option::of(label()))
        .prop_map(|(name, leaves, more)| Branch { name, leaves, more });
    let tree =
        (label(), prop::collection::vec(branch, 0..6)).prop_map(|(root, branches)| Kind::Tree(Tree { root, branches }));
    let step = (label(), label(), prop::option::of(label())).prop_map(|(name, text, date)| Step { name, text, date });
    let timeline = (prop::collection::vec(step, 0..9), label())
        .prop_map(|(steps, undated)| Kind::Timeline(Timeline { steps, undated }));
    let waffle = (0..220_u32, prop::collection::vec(label(), 0..20), label(), label()).prop_map(
        |(total, filled, filled_label, rest_label)| Kind::Waffle(Waffle { total, filled, filled_label, rest_label }),
    );
    prop_oneof![classes, tree, timeline, waffle]
}

pub(super) fn cases() -> ProptestConfig {
    // Nothing is written beside the sources: a failure prints the spec that shrank. PROPTEST_CASES raises the number.
    let cases = ProptestConfig::default().cases / 4;
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn charts_with_axes_stay_in_their_frame(kind in axis_charts(false)) {
        check(&spec(kind.clone()), Width::Wide)?;
        check(&spec(kind), Width::Narrow)?;
    }

    #[test]
    fn no_number_makes_a_chart_panic(kind in axis_charts(true)) {
        check(&spec(kind.clone()), Width::Wide)?;
        check(&spec(kind), Width::Narrow)?;
    }

    #[test]
    fn heat_maps_stay_in_their_frame(kind in heatmap()) {
        check(&spec(kind.clone()), Width::Wide)?;
        check(&spec(kind), Width::Narrow)?;
    }

    #[test]
    fn diagrams_stay_in_their_frame(kind in diagrams()) {
        check(&spec(kind.clone()), Width::Wide)?;
        check(&spec(kind), Width::Narrow)?;
    }

    #[test]
    fn hostile_ids_and_languages_stay_attributes(id in ".{0,20}", lang in ".{0,20}", name in ".{0,40}") {
        let kind = column(&[Some(1.0)]);
        check(&ChartSpec { id, lang, description: name.clone(), name, kind }, Width::Wide)?;
    }
}

#[test]
fn edge_cases_have_a_drawing() {
    let cases: [&[Option<f64>]; 12] = [
        &[Some(5.0)],
        &[Some(0.0)],
        &[Some(0.0), Some(0.0)],
        &[Some(-3.0), Some(-1.0)],
        &[Some(-3.0), Some(4.0)],
        &[Some(7.0), Some(7.0), Some(7.0)],
        &[Some(6.9), None, Some(7.8)],
        &[None, Some(6.9), None],
        &[Some(1e-9), Some(3e-9)],
        &[Some(1e15), Some(1e15 + 1.0)],
        &[Some(1e-9), Some(1e15)],
        &[Some(-1e24), Some(1e24)],
    ];
    for values in cases {
        for kind in [line(values), column(values), dot(values)] {
            assert!(svg(&spec(kind.clone()), Width::Wide).is_ok(), "{values:?}");
            check_both(&kind);
        }
    }
}

#[test]
fn what_cannot_be_drawn_says_why() {
    let error = |kind: Kind| svg(&spec(kind), Width::Wide).unwrap_err();
    for make in [line, column, dot] {
        assert_eq!(error(make(&[Some(f64::NAN)])), ChartError::NotFinite);
        assert_eq!(error(make(&[Some(f64::INFINITY), Some(1.0)])), ChartError::NotFinite);
        assert_eq!(error(make(&[Some(1e25)])), ChartError::OutOfRange(1e25));
        assert_eq!(error(make(&[None, None])), ChartError::OnlyGaps(2));
        assert_eq!(error(make(&[])), ChartError::Empty);
    }
    let many = vec![Some(1.0); 61];
    assert!(matches!(error(column(&many)), ChartError::TooMany { what: "columns", count: 61, limit: 60 }));
    let rows = vec![HeatRow { name: "r".into(), cells: vec![None] }];
    let uneven = Heatmap { columns: vec!["a".into(), "b".into()], rows, gap_label: String::new() };
    assert!(matches!(error(Kind::Heatmap(uneven)), ChartError::Uneven { cells: 1, columns: 2, .. }));
}

#[test]
fn a_gap_is_never_bridged() {
    let text =
        svg(&spec(line(&[Some(1.0), Some(2.0), None, Some(3.0), None, Some(2.0), Some(1.0)])), Width::Wide).unwrap();
    let path = text.split("c-line c-s1\" d=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert_eq!(path.matches('M').count(), 2);
    assert_eq!(text.matches("c-pt").count(), 5);
}

#[test]
fn a_missing_column_keeps_its_slot_and_says_so() {
    let text = svg(&spec(column(&[Some(6.9), None, Some(7.8)])), Width::Wide).unwrap();
    assert!(text.contains("c-gap") && text.contains(">none<"));
}

#[test]
fn the_two_widths_share_no_id() {
    let wide = svg(&spec(column(&[Some(1.0)])), Width::Wide).unwrap();
    let narrow = svg(&spec(column(&[Some(1.0)])), Width::Narrow).unwrap();
    assert!(wide.contains("id=\"c-w-t\"") && narrow.contains("id=\"c-n-t\""));
    assert!(wide.contains("viewBox=\"0 0 720 ") && narrow.contains("viewBox=\"0 0 340 "));
}

#[test]
fn twelve_points_take_less_than_four_kilobytes() {
    let values: Vec<Option<f64>> = (0..12).map(|index| Some(900.0 + f64::from(index * 7 % 5) * 120.0)).collect();
    for width in [Width::Wide, Width::Narrow] {
        assert!(svg(&spec(line(&values)), width).unwrap().len() < 4096);
    }
}

#[test]
fn a_drawing_depends_on_its_spec_alone() {
    let kind = line(&[Some(1.0), None, Some(-2.5)]);
    assert_eq!(svg(&spec(kind.clone()), Width::Wide), svg(&spec(kind), Width::Wide));
}

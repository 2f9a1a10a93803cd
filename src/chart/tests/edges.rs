//! Promises of single drawings.

use super::samples::*;
use crate::chart::kinds::{Area, Arrangement, Direction, Line};
use crate::chart::spec::Series;
use crate::chart::{Kind, Width, shows_zero, svg};

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

#[test]
fn gridlines_are_few_and_lie_behind_the_marks() {
    let values: Vec<Option<f64>> = (0..40).map(|index| Some(f64::from(index * 7919 % 1013))).collect();
    for make in [line, area, column, bar, dot, lollipop] {
        for width in [Width::Wide, Width::Narrow] {
            let text = svg(&spec(make(&values)), width).unwrap();
            let Some((before, grid)) = text.split_once("class=\"c-grid\" d=\"") else { continue };
            assert!(!before.contains("c-pt") && !before.contains("c-line"));
            assert!(grid.split('"').next().unwrap().matches('M').count() <= 10, "{grid:.300}");
        }
    }
}

#[test]
fn lines_and_stacks_have_six_series_at_most() {
    let values: &[Option<f64>] = &[Some(1.0), Some(2.0)];
    for count in [6, 7] {
        let several: Vec<Series> = (0..count).map(|_| series("Wind", values)).collect();
        let line = Line { series: several.clone(), time: Vec::new(), ticks: ticks(), target: None };
        let area = Area { series: several, time: Vec::new(), ticks: ticks(), target: None };
        let bars = bars(Direction::Columns, Arrangement::Stacked, &vec![values; count]);
        for kind in [Kind::Line(line), Kind::Area(area), Kind::Bars(bars)] {
            assert_eq!(svg(&spec(kind), Width::Wide).is_ok(), count == 6);
        }
    }
}

#[test]
fn what_has_length_is_measured_from_zero() {
    let values = [Some(1000.0), Some(1001.0), Some(1002.0)];
    for make in [area, column, bar, lollipop] {
        for width in [Width::Wide, Width::Narrow] {
            assert!(svg(&spec(make(&values)), width).unwrap().contains("c-zero"));
        }
    }
    assert!(!svg(&spec(line(&values)), Width::Wide).unwrap().contains("c-zero"));
    assert!(!shows_zero(&line(&values)) && [area, column, bar, lollipop].iter().all(|make| shows_zero(&make(&values))));
    assert!(shows_zero(&line(&[Some(1.0), None, Some(3.0)])) && shows_zero(&line(&[])));
}

//! Promises of single drawings.

use super::samples::*;
use crate::chart::{Width, svg};

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
fn what_has_length_is_measured_from_zero() {
    let values = [Some(1000.0), Some(1001.0), Some(1002.0)];
    for make in [area, column, bar, lollipop] {
        for width in [Width::Wide, Width::Narrow] {
            assert!(svg(&spec(make(&values)), width).unwrap().contains("c-zero"));
        }
    }
    assert!(!svg(&spec(line(&values)), Width::Wide).unwrap().contains("c-zero"));
}

//! Every number has a drawing or an error: the table of `kinds/mod.rs`, case by case and kind by kind.

use super::hold;
use super::samples::*;
use crate::chart::kinds::*;
use crate::chart::{ChartError, Kind, Width, svg};
use proptest::prelude::TestCaseError;

type Make = fn(&[Option<f64>]) -> Kind;

/// The kinds that are made of values, one series or the same one twice; those that compare have their table in `compare.rs`.
const KINDS: [Make; 9] = [line, area, column, bar, dot, lollipop, heatmap, grouped, stacked];

#[test]
fn every_edge_case_has_a_drawing() -> Result<(), TestCaseError> {
    let cases: [&[Option<f64>]; 14] = [
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
        &[Some(5e-324), Some(0.0)],
        &[Some(-0.0)],
    ];
    for values in cases {
        for kind in KINDS.map(|kind| kind(values)) {
            assert!(svg(&spec(kind.clone()), Width::Wide).is_ok(), "{values:?} {kind:?}");
            hold::both(&kind)?;
        }
    }
    Ok(())
}

#[test]
fn one_to_sixty_values_have_a_drawing() -> Result<(), TestCaseError> {
    for count in 1..=60_u32 {
        let values: Vec<Option<f64>> = (0..count).map(|index| Some(f64::from(index * 7 % 11) - 2.0)).collect();
        for kind in KINDS.map(|kind| kind(&values)) {
            assert!(svg(&spec(kind.clone()), Width::Narrow).is_ok(), "{count}");
            hold::both(&kind)?;
        }
    }
    Ok(())
}

#[test]
fn what_cannot_be_drawn_says_why() {
    let error = |kind: Kind| svg(&spec(kind), Width::Wide).unwrap_err();
    for make in KINDS {
        assert_eq!(error(make(&[Some(f64::NAN)])), ChartError::NotFinite);
        assert_eq!(error(make(&[Some(f64::INFINITY), Some(1.0)])), ChartError::NotFinite);
        assert_eq!(error(make(&[Some(1e25)])), ChartError::OutOfRange(1e25));
        assert!(matches!(error(make(&[None, None])), ChartError::OnlyGaps(2 | 4)));
        assert_eq!(error(make(&[])), ChartError::Empty);
    }
    let many = vec![Some(1.0); 61];
    assert!(matches!(error(column(&many)), ChartError::TooMany { what: "categories", count: 61, limit: 60 }));
    let rows = vec![HeatRow { name: "r".into(), cells: vec![None] }];
    let uneven = Heatmap { columns: vec!["a".into(), "b".into()], rows, gap_label: String::new() };
    assert!(matches!(error(Kind::Heatmap(uneven)), ChartError::Uneven { cells: 1, columns: 2, .. }));
}

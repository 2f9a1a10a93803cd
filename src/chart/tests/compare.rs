//! Properties and edge cases of the kinds that compare: bullet, dumbbell, slope, sparkline, small multiples, pictogram.

use super::any::{amount, cases, data, finite, label, number, target};
use super::hold::{self, check};
use super::samples::{spec, ticks};
use crate::chart::kinds::*;
use crate::chart::spec::*;
use crate::chart::{ChartError, svg};
use proptest::prelude::*;

fn maybe(wild: bool) -> impl Strategy<Value = Option<Amount>> {
    let values = if wild { number().boxed() } else { finite().boxed() };
    prop::option::weighted(0.75, amount(values))
}

fn comparisons(wild: bool) -> impl Strategy<Value = Kind> {
    let reach = prop::sample::select(vec![Reach::AtLeast, Reach::AtMost, Reach::About]);
    let row = (label(), label(), maybe(wild), maybe(wild), maybe(wild), reach).prop_map(
        |(name, detail, actual, target, baseline, reach)| BulletRow {
            name,
            detail,
            actual,
            target: target.map(|target| (target, reach)),
            baseline,
            ticks: ticks(),
        },
    );
    let bullet = (prop::collection::vec(row, 0..9), label(), label(), label(), label()).prop_map(
        |(rows, actual_name, target_name, baseline_name, gap_label)| {
            Kind::Bullet(Bullet { rows, actual_name, target_name, baseline_name, gap_label })
        },
    );
    let row = (label(), maybe(wild), maybe(wild), maybe(wild))
        .prop_map(|(name, baseline, actual, target)| DumbbellRow { name, baseline, actual, target });
    let order = prop::sample::select(vec![Order::Given, Order::Descending]);
    let dumbbell = (prop::collection::vec(row, 0..12), order, label(), label(), label(), label()).prop_map(
        |(rows, order, baseline_name, actual_name, target_name, gap_label)| {
            let ticks = ticks();
            Kind::Dumbbell(Dumbbell { rows, order, baseline_name, actual_name, target_name, ticks, gap_label })
        },
    );
    let slope = (1..4_usize).prop_flat_map(move |periods| {
        let series = (label(), prop::collection::vec(maybe(wild), periods), any::<bool>())
            .prop_map(|(name, cells, is_main)| SlopeSeries { name, cells, is_main });
        (prop::collection::vec(label(), periods), prop::collection::vec(series, 0..10), label())
            .prop_map(|(periods, series, gap_label)| Kind::Slope(Slope { periods, series, gap_label }))
    });
    prop_oneof![bullet, dumbbell, slope]
}

fn small(wild: bool) -> impl Strategy<Value = Kind> {
    let values = move || if wild { number().boxed() } else { finite().boxed() };
    let sparkline = (data(values(), 40), any::<bool>())
        .prop_map(|(data, has_value)| Kind::Sparkline(Sparkline { data, has_value }));
    let form = prop::sample::select(vec![PanelForm::Line, PanelForm::Area, PanelForm::Columns]);
    let panel = (label(), data(values(), 14), target()).prop_map(|(name, data, target)| Panel { name, data, target });
    let times = prop::collection::vec((1990.0..2030.0_f64, label()), 0..4)
        .prop_map(|times| times.into_iter().map(|(at, label)| TimeTick { at, label }).collect::<Vec<_>>());
    let multiples =
        (prop::collection::vec(panel, 0..13), form, times, label()).prop_map(|(panels, form, time, gap_label)| {
            Kind::Multiples(Multiples { panels, form, time, ticks: ticks(), gap_label })
        });
    let symbol = prop::sample::select(vec![Symbol::Square, Symbol::Circle, Symbol::Person]);
    let count = move || if wild { number().boxed() } else { (0.0..400.0_f64).boxed() };
    let entry =
        (label(), prop::option::weighted(0.8, amount(count()))).prop_map(|(name, amount)| Entry { name, amount });
    let pictogram = (prop::collection::vec(entry, 0..8), 5.0..50.0_f64, label(), symbol, label()).prop_map(
        |(rows, each, each_label, symbol, gap_label)| {
            Kind::Pictogram(Pictogram { rows, each, each_label, symbol, gap_label })
        },
    );
    prop_oneof![sparkline, multiples, pictogram]
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn comparisons_stay_in_their_frame(kind in comparisons(false)) {
        hold::both(&kind)?;
    }

    #[test]
    fn no_number_makes_a_comparison_panic(kind in comparisons(true)) {
        hold::both(&kind)?;
    }

    #[test]
    fn small_drawings_stay_in_their_frame(kind in small(false)) {
        hold::both(&kind)?;
    }

    #[test]
    fn no_number_makes_a_small_drawing_panic(kind in small(true)) {
        hold::both(&kind)?;
    }
}

fn given(value: f64) -> Amount {
    Amount::plain(value, format!("{value}"))
}

/// Each kind, with these values in every place that takes one.
fn every(values: &[Option<f64>]) -> Vec<Kind> {
    let cell = |value: Option<f64>| value.map(given);
    let datum = |(x, y): (usize, &Option<f64>)| Datum {
        x: 2020.0 + x as f64,
        period: format!("{}", 2020 + x),
        y: *y,
        label: y.map_or(String::new(), |y| format!("{y}")),
        full: String::new(),
    };
    let data: Vec<Datum> = values.iter().enumerate().map(datum).collect();
    let bullet = |value: &Option<f64>| BulletRow {
        name: "Row".into(),
        detail: "unit".into(),
        actual: cell(*value),
        target: None,
        baseline: cell(*value),
        ticks: ticks(),
    };
    let row = |value: &Option<f64>| DumbbellRow {
        name: "Row".into(),
        baseline: cell(*value),
        actual: cell(*value),
        target: cell(*value),
    };
    let panel = Panel { name: "Panel".into(), data: data.clone(), target: None };
    let series = |value: &Option<f64>| SlopeSeries {
        name: "Series".into(),
        cells: vec![cell(*value), cell(*value)],
        is_main: false,
    };
    vec![
        Kind::Bullet(Bullet {
            rows: values.iter().map(bullet).collect(),
            actual_name: "Actual".into(),
            target_name: "Target".into(),
            baseline_name: "Baseline".into(),
            gap_label: "none".into(),
        }),
        Kind::Dumbbell(Dumbbell {
            rows: values.iter().map(row).collect(),
            order: Order::Descending,
            baseline_name: "Baseline".into(),
            actual_name: "Actual".into(),
            target_name: "Target".into(),
            ticks: ticks(),
            gap_label: "none".into(),
        }),
        Kind::Slope(Slope {
            periods: vec!["2020".into(), "2025".into()],
            series: values.iter().map(series).collect(),
            gap_label: "none".into(),
        }),
        Kind::Sparkline(Sparkline { data, has_value: true }),
        Kind::Multiples(Multiples {
            panels: vec![panel],
            form: PanelForm::Columns,
            time: Vec::new(),
            ticks: ticks(),
            gap_label: "none".into(),
        }),
    ]
}

#[test]
fn edge_cases_have_a_drawing() {
    let cases: [&[Option<f64>]; 10] = [
        &[Some(5.0)],
        &[Some(0.0), Some(0.0)],
        &[Some(-3.0), Some(-1.0)],
        &[Some(-3.0), Some(4.0)],
        &[Some(7.0), Some(7.0), Some(7.0)],
        &[Some(6.9), None, Some(7.8)],
        &[None, Some(6.9), None],
        &[Some(1e-9), Some(3e-9)],
        &[Some(1e-9), Some(1e15)],
        &[Some(-1e24), Some(1e24)],
    ];
    for values in cases {
        for kind in every(values) {
            for width in [Width::Wide, Width::Narrow] {
                assert!(svg(&spec(kind.clone()), width).is_ok(), "{values:?} {kind:?}");
                check(&spec(kind.clone()), width).unwrap();
            }
        }
    }
}

#[test]
fn what_cannot_be_drawn_says_why() {
    let error = |kind: Kind| svg(&spec(kind), Width::Wide).unwrap_err();
    for kind in every(&[Some(f64::NAN), Some(1.0)]).into_iter().chain(every(&[Some(f64::INFINITY)])) {
        assert_eq!(error(kind), ChartError::NotFinite);
    }
    for kind in every(&[Some(1e25)]) {
        assert_eq!(error(kind), ChartError::OutOfRange(1e25));
    }
    for kind in every(&[None, None]) {
        assert!(matches!(error(kind.clone()), ChartError::OnlyGaps(_)), "{kind:?}");
    }
    for kind in every(&[]).into_iter().filter(|kind| !matches!(kind, Kind::Multiples(_))) {
        assert_eq!(error(kind), ChartError::Empty);
    }
    let pictogram = |value: f64, each: f64| {
        Kind::Pictogram(Pictogram {
            rows: vec![Entry { name: "Row".into(), amount: Some(given(value)) }],
            each,
            each_label: "one".into(),
            symbol: Symbol::Person,
            gap_label: "none".into(),
        })
    };
    assert_eq!(error(pictogram(-1.0, 1.0)), ChartError::Negative(-1.0));
    assert_eq!(error(pictogram(1.0, 0.0)), ChartError::NotPositive(0.0));
    assert!(matches!(error(pictogram(1e15, 1e-9)), ChartError::TooMany { what: "symbols", .. }));
}

#[test]
fn a_gap_in_a_slope_or_a_sparkline_is_never_bridged() {
    let values = [Some(1.0), Some(2.0), None, Some(3.0), Some(2.0)];
    for kind in every(&values).into_iter().filter(|kind| matches!(kind, Kind::Sparkline(_))) {
        let text = svg(&spec(kind), Width::Wide).unwrap();
        let path = text.split("c-line c-s1\" d=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        assert_eq!(path.matches('M').count(), 2);
    }
    let cells = vec![Some(given(1.0)), None, Some(given(2.0))];
    let series = vec![SlopeSeries { name: "Series".into(), cells, is_main: false }];
    let periods = vec!["2020".into(), "2022".into(), "2025".into()];
    let slope = Kind::Slope(Slope { periods, series, gap_label: "none".into() });
    assert!(!svg(&spec(slope), Width::Wide).unwrap().contains("c-line"));
}

#[test]
fn the_comparator_is_a_mark_and_a_label() {
    let drawn = |reach: Reach| {
        let target = Amount::plain(8.0, "at least 8".into());
        let row = BulletRow {
            name: "Row".into(),
            detail: String::new(),
            actual: Some(given(5.0)),
            target: Some((target, reach)),
            baseline: None,
            ticks: ticks(),
        };
        let names = ["Actual", "Target", "Baseline", "none"].map(str::to_owned);
        let [actual_name, target_name, baseline_name, gap_label] = names;
        let bullet = Bullet { rows: vec![row], actual_name, target_name, baseline_name, gap_label };
        svg(&spec(Kind::Bullet(bullet)), Width::Wide).unwrap()
    };
    assert!(drawn(Reach::AtLeast).contains(">at least 8</text>"));
    assert!(drawn(Reach::AtLeast) != drawn(Reach::AtMost) && drawn(Reach::AtMost) != drawn(Reach::About));
}

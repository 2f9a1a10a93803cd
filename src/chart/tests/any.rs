//! Strategies: any spec of each kind.

use super::hold;
use super::samples::{spec, ticks};
use crate::chart::kinds::*;
use crate::chart::spec::*;
use crate::i18n::TickFormat;
use proptest::prelude::*;

/// Texts as they come, and as they should not.
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

/// Any number.
pub(super) fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => -100.0..2000.0,
        2 => prop::sample::select(vec![0.0, -0.0, 1e-9, -1e-9, 1e15, -1e15, 1e24, 1.0, 5e-324]),
        1 => any::<f64>(),
        1 => prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY]),
    ]
}

/// Numbers that have a drawing.
pub(super) fn finite() -> impl Strategy<Value = f64> {
    prop_oneof![6 => -100.0..2000.0, 2 => -1e15..1e15, 1 => -1e-9..1e-9, 1 => Just(0.0), 1 => Just(7.0)]
}

pub(super) fn data(values: impl Strategy<Value = f64>, most: usize) -> impl Strategy<Value = Vec<Datum>> {
    let one = (label(), prop::option::weighted(0.8, values), label(), label());
    prop::collection::vec(one, 0..most).prop_map(|rows| {
        let datum = |(index, (period, y, label, full)): (usize, (String, Option<f64>, String, String))| Datum {
            x: 1990.0 + index as f64,
            period,
            y,
            label,
            full,
        };
        rows.into_iter().enumerate().map(datum).collect()
    })
}

pub(super) fn target() -> impl Strategy<Value = Option<TargetMark>> {
    prop::option::of((finite(), prop::option::of(1990.0..2040.0), label()))
        .prop_map(|target| target.map(|(value, at, label)| TargetMark { value, at, label }))
}

fn all_series(wild: bool) -> impl Strategy<Value = Vec<Series>> {
    let series = (label(), data(values(wild), 40)).prop_map(|(name, data)| Series { name, data });
    prop::collection::vec(series, 0..7)
}

fn values(wild: bool) -> BoxedStrategy<f64> {
    if wild { number().boxed() } else { finite().boxed() }
}

fn times() -> impl Strategy<Value = Vec<TimeTick>> {
    prop::collection::vec((1990.0..2030.0_f64, label()), 0..12)
        .prop_map(|times| times.into_iter().map(|(at, label)| TimeTick { at, label }).collect::<Vec<_>>())
}

/// An amount, drawn in other words than it is told in full.
pub(super) fn amount(values: impl Strategy<Value = f64>) -> impl Strategy<Value = Amount> {
    (values, label(), label()).prop_map(|(value, label, full)| Amount { value, label, full })
}

fn amounts(wild: bool, count: usize) -> impl Strategy<Value = Vec<Option<Amount>>> {
    prop::collection::vec(prop::option::weighted(0.85, amount(values(wild))), count)
}

fn order() -> impl Strategy<Value = Order> {
    prop_oneof![Just(Order::Given), Just(Order::Descending)]
}

pub(super) fn line(wild: bool) -> impl Strategy<Value = Kind> {
    (all_series(wild), times(), target())
        .prop_map(|(series, time, target)| Kind::Line(Line { series, time, ticks: ticks(), target }))
}

/// Parts with the same times, so that most have a drawing.
pub(super) fn area(wild: bool) -> impl Strategy<Value = Kind> {
    let parts = (0..30_usize, 1..7_usize).prop_flat_map(move |(count, parts)| {
        let part = (label(), amounts(wild, count));
        prop::collection::vec(part, parts)
    });
    (parts, times(), target(), any::<bool>()).prop_map(|(parts, time, target, has_signs)| {
        let is_stack = parts.len() > 1;
        let datum = |(index, amount): (usize, Option<Amount>)| Datum {
            x: 1990.0 + index as f64,
            period: format!("{}", 1990 + index),
            label: amount.as_ref().map(|amount| amount.label.clone()).unwrap_or_default(),
            full: amount.as_ref().map(|amount| amount.full.clone()).unwrap_or_default(),
            y: amount.map(|amount| if is_stack && !has_signs { amount.value.abs() } else { amount.value }),
        };
        let part = |(name, amounts): (String, Vec<Option<Amount>>)| Series {
            name,
            data: amounts.into_iter().enumerate().map(datum).collect(),
        };
        Kind::Area(Area { series: parts.into_iter().map(part).collect(), time, ticks: ticks(), target })
    })
}

pub(super) fn bars(wild: bool) -> impl Strategy<Value = Kind> {
    let arrangement =
        prop::sample::select(vec![Arrangement::Single, Arrangement::Grouped, Arrangement::Stacked, Arrangement::Share]);
    let direction = prop_oneof![Just(Direction::Columns), Just(Direction::Rows)];
    let shape = (arrangement, 0..62_usize, 1..7_usize);
    let body = shape.prop_flat_map(move |(arrangement, count, several)| {
        let several = if arrangement == Arrangement::Single { 1 } else { several };
        let series = (label(), amounts(wild, count)).prop_map(|(name, cells)| BarSeries { name, cells });
        let totals = prop_oneof![Just(0), Just(count)];
        (
            Just(arrangement),
            prop::collection::vec(label(), count),
            prop::collection::vec(series, several),
            totals.prop_flat_map(|count| prop::collection::vec(label(), count)),
        )
    });
    (body, direction, order(), target(), label(), any::<bool>()).prop_map(
        |((arrangement, categories, mut series, totals), direction, order, target, gap_label, are_shares)| {
            let is_share = arrangement == Arrangement::Share;
            for amount in series.iter_mut().flat_map(|series| series.cells.iter_mut().flatten()).filter(|_| is_share) {
                amount.value = amount.value.abs();
            }
            let ticks = TickFormat { factor: if is_share { 0.01 } else { 1.0 }, ..ticks() };
            let target = target.filter(|_| !is_share);
            Kind::Bars(Bars {
                direction,
                arrangement,
                order,
                categories,
                series,
                totals,
                are_shares,
                ticks,
                target,
                gap_label,
            })
        },
    )
}

pub(super) fn lollipop(wild: bool) -> impl Strategy<Value = Kind> {
    let rows = (0..62_usize).prop_flat_map(move |count| (prop::collection::vec(label(), count), amounts(wild, count)));
    (rows, order(), target(), label()).prop_map(|((names, amounts), order, target, gap_label)| {
        let rows = names.into_iter().zip(amounts).map(|(name, amount)| Entry { name, amount }).collect();
        Kind::Lollipop(Lollipop { rows, order, ticks: ticks(), target, gap_label })
    })
}

pub(super) fn dot(wild: bool) -> impl Strategy<Value = Kind> {
    (data(values(wild), 62), label()).prop_map(|(rows, gap_label)| Kind::Dot(Dot { rows, ticks: ticks(), gap_label }))
}

pub(super) fn heatmap() -> impl Strategy<Value = Kind> {
    (1..16_usize, 1..10_usize).prop_flat_map(|(columns, rows)| {
        let cell = prop::option::of(amount(number()));
        let row = (label(), prop::collection::vec(cell, columns)).prop_map(|(name, cells)| HeatRow { name, cells });
        (prop::collection::vec(label(), columns), prop::collection::vec(row, rows), label())
            .prop_map(|(columns, rows, gap_label)| Kind::Heatmap(Heatmap { columns, rows, gap_label }))
    })
}

pub(super) fn diagrams() -> impl Strategy<Value = Kind> {
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

/// A module a kind, so that each is told by its name.
macro_rules! hold_for {
    ($($kind:ident: $strategy:expr;)*) => {$(
        mod $kind {
            use super::*;
            proptest! {
                #![proptest_config(cases())]
                #[test]
                fn holds(kind in $strategy) {
                    hold::both(&kind)?;
                }
            }
        }
    )*};
}

hold_for! {
    lines: line(false);
    lines_of_any_number: line(true);
    areas: area(false);
    areas_of_any_number: area(true);
    bar_charts: bars(false);
    bar_charts_of_any_number: bars(true);
    lollipops: lollipop(false);
    lollipops_of_any_number: lollipop(true);
    dots: dot(false);
    dots_of_any_number: dot(true);
    heat_maps: heatmap();
    structures: diagrams();
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn hostile_ids_and_languages_stay_attributes(id in ".{0,20}", lang in ".{0,20}", name in ".{0,40}") {
        let kind = super::samples::column(&[Some(1.0)]);
        hold::check(&ChartSpec { id, lang, description: name.clone(), name, ..spec(kind) }, Width::Wide)?;
    }
}

//! Bars upwards (columns) or to the right: single, grouped, stacked, or as shares of 100 %.

mod columns;
mod rows;

use crate::chart::backend::fill;
use crate::chart::error::{ChartError, check_amounts, check_count, check_labels};
use crate::chart::key::Swatch;
use crate::chart::scale::range;
use crate::chart::spec::{Amount, Entry, Order, TargetMark, Width};
use crate::chart::svg::Drawing;
use crate::chart::target;
use crate::chart::text::{part, said};
use crate::i18n::TickFormat;

pub(super) use rows::{Pen, Rows, draw as draw_rows};

/// One bar or group of bars a category, measured from zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// Which way the bars run.
    pub direction: Direction,
    /// How the bars of one category stand to each other.
    pub arrangement: Arrangement,
    /// The order of the categories; by the first series, or by the sum of the parts where bars are stacked.
    pub order: Order,
    /// Periods or names, 1 to 60.
    pub categories: Vec<String>,
    /// One, or up to six where they are grouped or stacked.
    pub series: Vec<BarSeries>,
    /// What is written at the end of each stack, one a category: its sum in the reader's language. Empty for none. Of
    /// [`Arrangement::Share`]: what is written where all parts are zero and so have no shares.
    pub totals: Vec<String>,
    /// Whether the amounts of [`Arrangement::Share`] are shares of 100 already: they are written as they are, others are worked
    /// out and rounded.
    pub are_shares: bool,
    /// The value axis' labels. For [`Arrangement::Share`] the axis runs from 0 to 1: `factor` 0.01 and `suffix` `%`.
    pub ticks: TickFormat,
    /// A target, if the chart has one; shares have none.
    pub target: Option<TargetMark>,
    /// Written where a figure is missing.
    pub gap_label: String,
}

/// One series of bars.
#[derive(Debug, Clone, PartialEq)]
pub struct BarSeries {
    /// Short; written in the key or at the bars where there are several series.
    pub name: String,
    /// One a category; `None` is a gap: the figure was not published or not found.
    pub cells: Vec<Option<Amount>>,
}

/// Which way bars run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Upwards, categories from left to right: for periods.
    Columns,
    /// To the right, categories from top to bottom: for names.
    Rows,
}

impl Direction {
    /// The drawing's class.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Columns => "column",
            Self::Rows => "bar",
        }
    }
}

/// How the bars of one category stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// One series, one bar a category.
    Single,
    /// A bar a series, side by side.
    Grouped,
    /// The series on each other, negative ones below zero. Where one is missing, what is there is no total.
    Stacked,
    /// Each series as its part of the category's sum. No part is negative; a category with a gap has no parts.
    Share,
}

const MAX_CATEGORIES: usize = 60;
/// More colours cannot be told apart.
const MAX_SERIES: usize = 6;
/// More bars are a texture.
const MAX_BARS: usize = 120;

/// Draws the chart.
pub(crate) fn draw(chart: &Bars, width: Width) -> Result<Drawing, ChartError> {
    check(chart)?;
    let stand = Stand::of(chart);
    match chart.direction {
        Direction::Columns => columns::draw(chart, &stand, width),
        Direction::Rows => rows::draw_bars(chart, &stand, width),
    }
}

fn check(chart: &Bars) -> Result<(), ChartError> {
    check_count("categories", chart.categories.len(), MAX_CATEGORIES)?;
    check_count("series", chart.series.len(), if chart.arrangement == Arrangement::Single { 1 } else { MAX_SERIES })?;
    if chart.arrangement == Arrangement::Grouped {
        check_count("bars", chart.categories.len() * chart.series.len(), MAX_BARS)?;
    }
    for series in &chart.series {
        if series.cells.len() != chart.categories.len() {
            return Err(ChartError::Uneven {
                row: series.name.clone(),
                cells: series.cells.len(),
                columns: chart.categories.len(),
            });
        }
    }
    check_labels(chart.categories.iter().chain(&chart.totals).chain([&chart.gap_label]))?;
    check_labels(chart.series.iter().map(|series| &series.name))?;
    target::check(chart.target.as_ref())?;
    let values = check_amounts(chart.series.iter().flat_map(|series| &series.cells))?;
    match values.iter().find(|value| **value < 0.0) {
        Some(value) if chart.arrangement == Arrangement::Share => Err(ChartError::NegativePart(*value)),
        _ => Ok(()),
    }
}

/// One bar or part of a bar, or the place of a missing one.
struct Piece<'b> {
    /// Number of the series: its colour.
    series: usize,
    /// Number of the category in the order drawn.
    category: usize,
    /// `None` is a gap.
    amount: Option<&'b Amount>,
    /// What is written at it; for a gap empty, which then has the label of gaps.
    label: String,
    /// From where to where it runs, on the value axis.
    from: f64,
    to: f64,
    /// Which part of the breadth of its category's bars it takes, from 0 to 1.
    lane: (f64, f64),
}

/// All pieces in the order drawn, and what their axis must hold.
pub(super) struct Stand<'b> {
    /// Categories in the order drawn, and what is written at the end of each stack.
    categories: Vec<(&'b str, Option<&'b str>)>,
    pieces: Vec<Piece<'b>>,
    low: f64,
    high: f64,
}

impl<'b> Stand<'b> {
    fn of(chart: &'b Bars) -> Self {
        let order = order(chart);
        let mut pieces = Vec::with_capacity(order.len() * chart.series.len());
        for (place, category) in order.iter().enumerate() {
            match chart.arrangement {
                Arrangement::Single | Arrangement::Grouped => grouped(chart, (place, *category), &mut pieces),
                Arrangement::Stacked => stacked(chart, (place, *category), &mut pieces),
                Arrangement::Share => shares(chart, (place, *category), &mut pieces),
            }
        }
        let categories = order.iter().filter_map(|category| {
            let is_whole = chart.series.iter().all(|series| cell(series, *category).is_some());
            let total = chart.totals.get(*category).filter(|_| is_whole && chart.arrangement == Arrangement::Stacked);
            Some((chart.categories.get(*category)?.as_str(), total.map(String::as_str)))
        });
        let categories = categories.collect();
        if chart.arrangement == Arrangement::Share {
            return Self { categories, pieces, low: 0.0, high: 1.0 };
        }
        let goal = chart.target.as_ref().map(|target| target.value);
        let (low, high) = range(pieces.iter().flat_map(|piece| [piece.from, piece.to]).chain(goal), true);
        Self { categories, pieces, low, high }
    }

    /// Named amounts as single bars.
    pub(super) fn of_entries(entries: &'b [Entry], order: Order, target: Option<&TargetMark>) -> Self {
        let mut rows: Vec<&Entry> = entries.iter().collect();
        if order == Order::Descending {
            rows.sort_by(|a, b| descending(value(a.amount.as_ref()), value(b.amount.as_ref())));
        }
        let piece = |(category, row): (usize, &&'b Entry)| single(category, row.amount.as_ref());
        let pieces: Vec<Piece<'b>> = rows.iter().enumerate().map(piece).collect();
        let goal = target.map(|target| target.value);
        let (low, high) = range(pieces.iter().map(|piece| piece.to).chain(goal), true);
        Self { categories: rows.iter().map(|row| (row.name.as_str(), None)).collect(), pieces, low, high }
    }
}

fn cell(series: &BarSeries, category: usize) -> Option<&Amount> {
    series.cells.get(category)?.as_ref()
}

fn value(amount: Option<&Amount>) -> Option<f64> {
    amount.map(|amount| amount.value)
}

/// The largest first, nothing last.
fn descending(a: Option<f64>, b: Option<f64>) -> std::cmp::Ordering {
    b.unwrap_or(f64::NEG_INFINITY).total_cmp(&a.unwrap_or(f64::NEG_INFINITY))
}

/// The categories' numbers in the order drawn.
fn order(chart: &Bars) -> Vec<usize> {
    let mut order: Vec<usize> = (0..chart.categories.len()).collect();
    if chart.order == Order::Descending {
        let first = |category: usize| value(chart.series.first().and_then(|series| cell(series, category)));
        let key = |category: usize| match chart.arrangement {
            Arrangement::Single | Arrangement::Grouped => first(category),
            Arrangement::Stacked => sum(chart, category),
            Arrangement::Share => Some(first(category)? / sum(chart, category).filter(|sum| *sum > 0.0)?),
        };
        order.sort_by(|a, b| descending(key(*a), key(*b)));
    }
    order
}

/// The sum of a category's parts; none where one is missing.
fn sum(chart: &Bars, category: usize) -> Option<f64> {
    chart.series.iter().map(|series| value(cell(series, category))).sum()
}

fn single(category: usize, amount: Option<&Amount>) -> Piece<'_> {
    Piece {
        series: 0,
        category,
        amount,
        label: amount.map(|amount| amount.label.clone()).unwrap_or_default(),
        from: 0.0,
        to: value(amount).unwrap_or(0.0),
        lane: (0.0, 1.0),
    }
}

fn grouped<'b>(chart: &'b Bars, (place, category): (usize, usize), pieces: &mut Vec<Piece<'b>>) {
    let lanes = chart.series.len() as f64;
    for (number, series) in chart.series.iter().enumerate() {
        let lane = (number as f64 / lanes, (number + 1) as f64 / lanes);
        pieces.push(Piece { series: number, lane, ..single(place, cell(series, category)) });
    }
}

/// Positive parts upwards from zero, negative ones downwards; the place of what is missing stands at the upper end.
fn stacked<'b>(chart: &'b Bars, (place, category): (usize, usize), pieces: &mut Vec<Piece<'b>>) {
    let (mut up, mut down) = (0.0, 0.0);
    let mut missing = None;
    for (number, series) in chart.series.iter().enumerate() {
        let piece = Piece { series: number, ..single(place, cell(series, category)) };
        let Some(part) = piece.amount.map(|amount| amount.value) else {
            missing = Some(piece);
            continue;
        };
        let end = if part < 0.0 { &mut down } else { &mut up };
        let from = *end;
        *end += part;
        pieces.push(Piece { from, to: *end, ..piece });
    }
    pieces.extend(missing.map(|piece| Piece { from: up, to: up, ..piece }));
}

/// Parts of one; a category with a gap, or with nothing in it, has none.
fn shares<'b>(chart: &'b Bars, (place, category): (usize, usize), pieces: &mut Vec<Piece<'b>>) {
    let sum = sum(chart, category);
    let Some(whole) = sum.filter(|whole| *whole > 0.0 && whole.is_finite()) else {
        // Figures that are all zero are no gap.
        let zero = sum.filter(|sum| *sum == 0.0).map(|_| {
            let total = chart.totals.get(category).filter(|total| !total.is_empty());
            let first = chart.series.first().and_then(|series| cell(series, category));
            total.or(first.map(|amount| &amount.label)).cloned().unwrap_or_default()
        });
        pieces.push(Piece { label: zero.unwrap_or_default(), ..single(place, None) });
        return;
    };
    let mut from = 0.0;
    for (number, series) in chart.series.iter().enumerate() {
        let amount = cell(series, category);
        let share = value(amount).unwrap_or(0.0) / whole;
        let own = amount.filter(|_| chart.are_shares).map(|amount| amount.label.clone());
        let label = own.unwrap_or_else(|| chart.ticks.label(share, 0.01));
        pieces.push(Piece { series: number, label, from, to: from + share, ..single(place, amount) });
        from += share;
    }
}

/// The series in a key.
fn swatches(chart: &Bars) -> Vec<(Swatch, &str)> {
    chart.series.iter().enumerate().map(|(number, series)| (Swatch::Fill(fill(number)), series.name.as_str())).collect()
}

/// A value as it is drawn, for where it stands away from its piece.
fn told(series: &[BarSeries], category: &str, piece: &Piece<'_>) -> String {
    match series.get(piece.series).filter(|_| series.len() > 1) {
        Some(series) => said(&part(category, &series.name), &piece.label),
        None => said(category, &piece.label),
    }
}

/// What a pointer over a piece shows.
fn tip(series: &[BarSeries], category: &str, piece: &Piece<'_>) -> String {
    let (label, full) = piece.amount.map_or(("", ""), |amount| (amount.label.as_str(), amount.full.as_str()));
    match series.get(piece.series).filter(|_| series.len() > 1) {
        Some(series) if piece.label != label => {
            format!("{} ({})", said(&part(category, &series.name), full), piece.label)
        }
        Some(series) => said(&part(category, &series.name), full),
        None => said(category, full),
    }
}

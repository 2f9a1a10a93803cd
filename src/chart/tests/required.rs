//! Which labels a drawing may not do without, kind by kind. All others are told by the axis, by the marks and by the table.

use crate::chart::kinds::*;
use crate::chart::spec::*;

/// Each must be written; of several, which stand for equal values, one.
pub(super) fn required(kind: &Kind) -> Vec<Vec<&str>> {
    match kind {
        Kind::Line(chart) => [series(&chart.series), target(chart.target.as_ref())].concat(),
        Kind::Area(chart) => [area(chart), target(chart.target.as_ref())].concat(),
        Kind::Bars(chart) => [bars(chart), target(chart.target.as_ref())].concat(),
        Kind::Lollipop(chart) => [entries(&chart.rows, &chart.gap_label), target(chart.target.as_ref())].concat(),
        Kind::Dot(chart) => {
            let values = chart.rows.iter().map(|row| cell(row, &chart.gap_label));
            values.chain(chart.rows.iter().map(|row| vec![row.period.as_str()])).collect()
        }
        Kind::Heatmap(chart) => {
            let cells = chart.rows.iter().flat_map(|row| row.cells.iter().flatten());
            let names = chart.rows.iter().map(|row| &row.name).chain(&chart.columns);
            one_each(cells.map(|amount| &amount.label).chain(names))
        }
        Kind::Classes(chart) => {
            let all = || chart.classes.iter().chain(&chart.unclassed);
            one_each(
                all()
                    .map(|class| &class.name)
                    .chain(all().flat_map(|class| class.members.iter().map(|(name, _)| name))),
            )
        }
        Kind::Tree(chart) => {
            let leaves = chart.branches.iter().flat_map(|branch| branch.leaves.iter().chain(&branch.more));
            one_each(leaves.chain(chart.branches.iter().map(|branch| &branch.name)).chain([&chart.root]))
        }
        Kind::Timeline(chart) => {
            let dates = chart.steps.iter().map(|step| step.date.as_ref().unwrap_or(&chart.undated));
            one_each(dates.chain(chart.steps.iter().flat_map(|step| [&step.name, &step.text])))
        }
        Kind::Waffle(chart) => one_each(chart.filled.iter()),
        Kind::Bullet(chart) => chart.rows.iter().flat_map(|row| bullet(row, chart)).collect(),
        Kind::Dumbbell(chart) => chart.rows.iter().flat_map(|row| dumbbell(row, chart)).collect(),
        Kind::Slope(chart) => {
            let cells = chart.series.iter().flat_map(|series| series.cells.iter().flatten());
            let names = chart.series.iter().map(|series| &series.name).chain(&chart.periods);
            one_each(cells.map(|amount| &amount.label).chain(names))
        }
        Kind::Sparkline(chart) => {
            last(&chart.data).filter(|_| chart.has_value).map(|datum| vec![datum.label.as_str()]).into_iter().collect()
        }
        Kind::Multiples(chart) => chart.panels.iter().flat_map(|panel| multiple(panel, chart)).collect(),
        Kind::Pictogram(chart) => [entries(&chart.rows, &chart.gap_label), vec![vec![&chart.each_label]]].concat(),
    }
}

fn one_each<'t>(labels: impl Iterator<Item = &'t String>) -> Vec<Vec<&'t str>> {
    labels.map(|label| vec![label.as_str()]).collect()
}

fn target(target: Option<&TargetMark>) -> Vec<Vec<&str>> {
    target.map(|target| vec![target.label.as_str()]).into_iter().collect()
}

fn cell<'t>(datum: &'t Datum, gap: &'t str) -> Vec<&'t str> {
    vec![if datum.y.is_some() { datum.label.as_str() } else { gap }]
}

fn last(data: &[Datum]) -> Option<&Datum> {
    let mut sorted: Vec<&Datum> = data.iter().filter(|datum| datum.y.is_some()).collect();
    sorted.sort_by(|a, b| a.x.total_cmp(&b.x));
    sorted.last().copied()
}

/// All labels of this value: equal values are told once.
fn of_value<'d>(data: impl Iterator<Item = &'d Datum>, value: Option<f64>) -> Vec<&'d str> {
    data.filter(|datum| datum.y.is_some() && datum.y == value).map(|datum| datum.label.as_str()).collect()
}

/// The last value and, of all, the highest and the lowest; the names where there are several.
fn series(series: &[Series]) -> Vec<Vec<&str>> {
    let data = || series.iter().flat_map(|series| &series.data);
    let mut all: Vec<Vec<&str>> =
        series.iter().filter_map(|series| Some(of_value(data(), last(&series.data)?.y))).collect();
    for pick in [f64::max, f64::min] {
        all.push(of_value(data(), data().filter_map(|datum| datum.y).reduce(pick)));
    }
    if series.len() > 1 {
        all.extend(series.iter().map(|series| vec![series.name.as_str()]));
    }
    all
}

/// A single area is labelled as a line; parts have their names.
fn area(chart: &Area) -> Vec<Vec<&str>> {
    if let [_] = chart.series.as_slice() {
        series(&chart.series)
    } else {
        one_each(chart.series.iter().map(|series| &series.name))
    }
}

/// Rows: every value of single and grouped bars. Columns: the last, the highest; names of several series.
fn bars(chart: &Bars) -> Vec<Vec<&str>> {
    let mut all = Vec::new();
    let cells = || chart.series.iter().flat_map(|series| series.cells.iter().flatten());
    match (chart.direction, chart.arrangement) {
        (Direction::Rows, Arrangement::Single | Arrangement::Grouped) => {
            all.extend(cells().map(|amount| vec![amount.label.as_str()]));
        }
        (Direction::Columns, Arrangement::Single) => {
            let highest = cells().map(|amount| amount.value).fold(f64::NEG_INFINITY, f64::max);
            all.push(cells().filter(|amount| amount.value == highest).map(|amount| amount.label.as_str()).collect());
            if chart.order == Order::Given {
                all.extend(cells().last().map(|amount| vec![amount.label.as_str()]));
            }
        }
        _ => {}
    }
    if chart.direction == Direction::Rows {
        all.extend(one_each(chart.categories.iter()));
    }
    if chart.series.len() > 1 {
        all.extend(one_each(chart.series.iter().map(|series| &series.name)));
    }
    all
}

fn entries<'c>(rows: &'c [Entry], gap: &'c str) -> Vec<Vec<&'c str>> {
    let values = rows.iter().map(|row| vec![row.amount.as_ref().map_or(gap, |amount| amount.label.as_str())]);
    values.chain(rows.iter().map(|row| vec![row.name.as_str()])).collect()
}

fn bullet<'c>(row: &'c BulletRow, chart: &'c Bullet) -> Vec<Vec<&'c str>> {
    let actual = row.actual.as_ref().map_or(chart.gap_label.as_str(), |amount| amount.label.as_str());
    let others = row.target.iter().map(|(amount, _)| amount).chain(&row.baseline);
    [
        vec![vec![row.name.as_str()], vec![row.detail.as_str()], vec![actual]],
        one_each(others.map(|amount| &amount.label)),
    ]
    .concat()
}

fn dumbbell<'c>(row: &'c DumbbellRow, chart: &'c Dumbbell) -> Vec<Vec<&'c str>> {
    let amounts = row.baseline.iter().chain(&row.actual).chain(&row.target);
    let gap = (row.baseline.is_none() && row.actual.is_none()).then_some(&chart.gap_label);
    one_each(amounts.map(|amount| &amount.label).chain(gap).chain([&row.name]))
}

fn multiple<'c>(panel: &'c Panel, chart: &'c Multiples) -> Vec<Vec<&'c str>> {
    let value = last(&panel.data).map_or(chart.gap_label.as_str(), |datum| datum.label.as_str());
    [vec![vec![panel.name.as_str()], vec![value]], target(panel.target.as_ref())].concat()
}

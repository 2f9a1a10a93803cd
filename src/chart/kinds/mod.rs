//! The kinds of chart, one file each: its spec, its geometry and its limits.

mod area;
mod bars;
mod bullet;
mod classes;
mod dot;
mod dumbbell;
mod heatmap;
mod line;
mod lollipop;
mod multiples;
mod pictogram;
mod slope;
mod sparkline;
mod timeline;
mod tree;
mod waffle;

pub use area::Area;
pub use bars::{Arrangement, BarSeries, Bars, Direction};
pub use bullet::{Bullet, BulletRow};
pub use classes::{Class, Classes};
pub use dot::Dot;
pub use dumbbell::{Dumbbell, DumbbellRow};
pub use heatmap::{HeatRow, Heatmap};
pub use line::Line;
pub use lollipop::Lollipop;
pub use multiples::{Multiples, Panel, PanelForm};
pub use pictogram::{Pictogram, Symbol};
pub use slope::{Slope, SlopeSeries};
pub use sparkline::Sparkline;
pub use timeline::{Step, Timeline};
pub use tree::{Branch, Tree};
pub use waffle::Waffle;

use super::error::ChartError;
use super::spec::{Kind, TargetMark, Width};
use super::svg::Drawing;

/// What is measured along a value axis that may begin elsewhere than at zero; nothing for kinds without such an axis.
pub(crate) fn measured(kind: &Kind) -> Vec<f64> {
    let goal = |target: &Option<TargetMark>| target.as_ref().map(|target| target.value);
    match kind {
        Kind::Line(chart) => {
            let data = chart.series.iter().flat_map(|series| &series.data);
            data.filter_map(|datum| datum.y).chain(goal(&chart.target)).collect()
        }
        Kind::Multiples(chart) if chart.form == PanelForm::Line => {
            let of_panel = |panel: &Panel| {
                let values: Vec<f64> = panel.data.iter().filter_map(|datum| datum.y).collect();
                values.into_iter().chain(goal(&panel.target))
            };
            chart.panels.iter().flat_map(of_panel).collect()
        }
        Kind::Dumbbell(chart) => {
            let amounts = chart.rows.iter().flat_map(|row| [&row.baseline, &row.actual, &row.target]);
            amounts.flatten().map(|amount| amount.value).collect()
        }
        _ => Vec::new(),
    }
}

/// The drawing, and its kind's class.
pub(crate) fn draw(kind: &Kind, width: Width) -> Result<(Drawing, &'static str), ChartError> {
    Ok(match kind {
        Kind::Line(chart) => (line::draw(chart, width)?, "line"),
        Kind::Area(chart) => (area::draw(chart, width)?, "area"),
        Kind::Bars(chart) => (bars::draw(chart, width)?, chart.direction.class()),
        Kind::Lollipop(chart) => (lollipop::draw(chart, width)?, "lollipop"),
        Kind::Dot(chart) => (dot::draw(chart, width)?, "dot"),
        Kind::Heatmap(chart) => (heatmap::draw(chart, width)?, "heatmap"),
        Kind::Classes(chart) => (classes::draw(chart, width)?, "classes"),
        Kind::Tree(chart) => (tree::draw(chart, width)?, "tree"),
        Kind::Timeline(chart) => (timeline::draw(chart, width)?, "timeline"),
        Kind::Waffle(chart) => (waffle::draw(chart, width)?, "waffle"),
        Kind::Bullet(chart) => (bullet::draw(chart, width)?, "bullet"),
        Kind::Dumbbell(chart) => (dumbbell::draw(chart, width)?, "dumbbell"),
        Kind::Slope(chart) => (slope::draw(chart, width)?, "slope"),
        Kind::Sparkline(chart) => (sparkline::draw(chart, width)?, "sparkline"),
        Kind::Multiples(chart) => (multiples::draw(chart, width)?, "multiples"),
        Kind::Pictogram(chart) => (pictogram::draw(chart, width)?, "pictogram"),
    })
}

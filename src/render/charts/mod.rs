//! From a chart of the report to a drawing with all that must stand beside it: title, subtitle, text alternative, table,
//! sources, downloads, and the code that embeds it elsewhere.

mod alternative;
mod away;
mod bars;
mod lines;
mod points;
mod rounding;
mod rows;
mod series;
pub mod spark;
mod structure;
pub mod table;

pub use away::{csv, home, svg};
pub use points::Track;

use super::scribe::Scribe;
use super::view::{ChartFigure, Citation, Table};
use crate::chart::{self, ChartSpec, Kind, Width};
use crate::diag::{ChartProblem, Diagnostic};
use crate::i18n::{Bilingual, Told};
use crate::model::{Chart, ChartKind, Indicator};
use crate::plan::{Page, Route, relative};
use crate::theme::Html;
use std::collections::BTreeSet;

/// A chart's marks, and what its kind says beside them.
struct Parts {
    kind: Kind,
    subtitle: Vec<String>,
    alternative: String,
    table: Table,
    notes: Vec<String>,
    sources: Vec<Citation>,
}

/// A chart as words and marks, before it is drawn.
struct Composed {
    spec: ChartSpec,
    subtitle: String,
    table: Table,
    notes: Vec<String>,
    sources: Vec<Citation>,
}

/// The chart that is alone on `page`.
pub fn on_page(scribe: &Scribe<'_>, page: &Page) -> Option<Chart> {
    match page {
        Page::Chart(id) => scribe.plan.chart(id).cloned(),
        Page::IndicatorChart(id) => scribe.report().indicators.get(id)?.chart(),
        _ => None,
    }
}

/// Draws a chart that the report names, in both widths.
///
/// # Errors
/// A problem at the chart's id, where its data have no drawing.
pub fn figure(scribe: &Scribe<'_>, chart: &Chart) -> Result<ChartFigure, Diagnostic> {
    figure_of(scribe, chart, &Page::Chart(chart.id.value.clone()))
}

/// The chart that an indicator's own page shows.
///
/// # Errors
/// As [`figure`].
pub fn of_indicator(scribe: &Scribe<'_>, indicator: &Indicator) -> Result<Option<ChartFigure>, Diagnostic> {
    let alone = Page::IndicatorChart(indicator.id.value.clone());
    indicator.chart().map(|chart| figure_of(scribe, &chart, &alone)).transpose()
}

/// Draws `chart`, which stands alone on the page `alone`.
///
/// # Errors
/// As [`figure`].
pub fn figure_of(scribe: &Scribe<'_>, chart: &Chart, alone: &Page) -> Result<ChartFigure, Diagnostic> {
    let Composed { spec, subtitle, table, notes, sources } = composed(scribe, chart)?;
    let draw = |width| chart::svg(&spec, width).map_err(|error| impossible(chart, error.told()));
    let (wide, narrow) = (draw(Width::Wide)?, draw(Width::Narrow)?);
    let file = |route: Route| relative(scribe.from, &route.address());
    Ok(ChartFigure {
        id: scribe.anchor(&anchor(&chart.id.value)),
        embed: away::embed(scribe, alone, &spec.name, &wide),
        title: spec.name,
        subtitle,
        wide: Html::from_markup(&wide),
        narrow: Html::from_markup(&narrow),
        table,
        notes,
        sources,
        csv: file(Route::ChartCsv(scribe.lang.clone(), alone.clone())),
        svg: file(Route::ChartSvg(scribe.lang.clone(), alone.clone())),
        tools: !scribe.stays(),
    })
}

/// The anchor of a chart on the page that shows it: the same in every language, and never that of a heading.
pub fn anchor(id: &str) -> String {
    format!("chart-{id}")
}

fn impossible(chart: &Chart, why: Bilingual) -> Diagnostic {
    Diagnostic::new(ChartProblem::ChartDrawing { why }, chart.id.span)
}

fn composed(scribe: &Scribe<'_>, chart: &Chart) -> Result<Composed, Diagnostic> {
    let parts = parts(scribe, chart)
        .ok_or_else(|| impossible(chart, Bilingual::new("what it refers to is missing", "它引用的内容不存在")))?;
    let title = scribe.owned(&chart.title);
    let own = scribe.optional(chart.subtitle.as_ref());
    // What the editor wrote says more than what holds for every chart of the kind; where the axis begins is said in any case.
    let mut notes = match &chart.note {
        Some(note) => scribe.cited(Some(note), &chart.cites).into_iter().collect(),
        None => parts.notes.into_iter().chain(scribe.sources(&chart.cites)).collect::<Vec<_>>(),
    };
    notes.extend((!chart::shows_zero(&parts.kind)).then(|| scribe.t("axis_note").to_owned()));
    let subtitle: Vec<String> = own.into_iter().chain(parts.subtitle).filter(|part| *part != title).collect();
    Ok(Composed {
        spec: ChartSpec {
            id: scribe.anchor(&chart.id.value),
            lang: scribe.lang.to_string(),
            name: title,
            description: parts.alternative,
            kind: parts.kind,
        },
        subtitle: subtitle.join(scribe.t("joint")),
        table: parts.table,
        notes,
        sources: once(parts.sources),
    })
}

/// Each label once, in the order of first use.
fn once(sources: Vec<Citation>) -> Vec<Citation> {
    let mut seen = BTreeSet::new();
    sources.into_iter().filter(|source| seen.insert(source.label.clone())).collect()
}

/// The indicators that a chart is drawn from.
fn indicators<'a>(scribe: &Scribe<'a>, chart: &Chart) -> Vec<&'a Indicator> {
    chart.indicators.iter().filter_map(|id| scribe.report().indicators.get(&id.value)).collect()
}

fn parts(scribe: &Scribe<'_>, chart: &Chart) -> Option<Parts> {
    match chart.kind.value {
        ChartKind::Classes => Some(structure::classes(scribe, chart)),
        ChartKind::Tree => structure::tree(scribe, chart),
        ChartKind::Timeline => structure::timeline(scribe, chart),
        ChartKind::Waffle => structure::waffle(scribe),
        _ => series::parts(scribe, chart, &indicators(scribe, chart)),
    }
}

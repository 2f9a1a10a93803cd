//! From a chart of the report to a drawing with all that must stand beside it: title, subtitle, text alternative, table, sources.

mod alternative;
mod points;
mod series;
mod structure;
pub mod table;

use super::scribe::Scribe;
use super::view::{ChartFigure, Citation, Table};
use crate::chart::{self, ChartSpec, Kind, Width};
use crate::diag::{Diagnostic, Problem};
use crate::model::{Chart, ChartKind, Indicator};
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

/// Draws `chart` in both widths.
///
/// # Errors
/// A problem at the chart's id, where its data have no drawing.
pub fn figure(scribe: &Scribe<'_>, chart: &Chart) -> Result<ChartFigure, Diagnostic> {
    let impossible = |why: String| Diagnostic::new(Problem::ChartDrawing { why }, chart.id.span);
    let parts = parts(scribe, chart).ok_or_else(|| impossible("what it refers to is missing".into()))?;
    let title = scribe.owned(&chart.title);
    let spec = ChartSpec {
        id: chart.id.value.clone(),
        lang: scribe.lang.to_string(),
        name: title.clone(),
        description: parts.alternative,
        kind: parts.kind,
    };
    let draw = |width| chart::svg(&spec, width).map_err(|error| impossible(error.to_string()));
    let own = scribe.optional(chart.subtitle.as_ref());
    let subtitle: Vec<String> = own.into_iter().chain(parts.subtitle).filter(|part| *part != title).collect();
    // What the editor wrote says more than what holds for every chart of the kind.
    let notes = scribe.optional(chart.note.as_ref()).map_or(parts.notes, |note| vec![note]);
    Ok(ChartFigure {
        id: chart.id.value.clone(),
        title,
        subtitle: subtitle.join(scribe.t("separator")),
        wide: Html::from_markup(&draw(Width::Wide)?),
        narrow: Html::from_markup(&draw(Width::Narrow)?),
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

fn parts(scribe: &Scribe<'_>, chart: &Chart) -> Option<Parts> {
    let report = scribe.report();
    let indicators: Vec<&Indicator> =
        chart.indicators.iter().filter_map(|id| report.indicators.get(&id.value)).collect();
    match chart.kind.value {
        ChartKind::Line | ChartKind::Column | ChartKind::Dot | ChartKind::Heatmap => {
            series::parts(scribe, chart.kind.value, &indicators)
        }
        ChartKind::Classes => Some(structure::classes(scribe, chart)),
        ChartKind::Tree => structure::tree(scribe, chart),
        ChartKind::Timeline => structure::timeline(scribe, chart),
        ChartKind::Waffle => structure::waffle(scribe),
    }
}

/// The chart that an indicator's own page shows, by the kind of its periods.
///
/// # Errors
/// As [`figure`].
pub fn of_indicator(scribe: &Scribe<'_>, indicator: &Indicator) -> Result<Option<ChartFigure>, Diagnostic> {
    use crate::model::PeriodKind;
    if indicator.series.len() < 2 {
        return Ok(None);
    }
    let kind = match indicator.period_kind {
        Some(PeriodKind::Mixed) => ChartKind::Dot,
        Some(PeriodKind::Stock | PeriodKind::Annual) if indicator.series.len() > 2 => ChartKind::Line,
        _ => ChartKind::Column,
    };
    let chart = Chart {
        id: indicator.id.clone().map(|id| format!("chart-{id}")),
        kind: indicator.id.clone().map(|_| kind),
        title: indicator.name.clone(),
        subtitle: None,
        note: None,
        indicators: vec![indicator.id.clone()],
        pillar: None,
        list: None,
    };
    figure(scribe, &chart).map(Some)
}

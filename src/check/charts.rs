//! Charts have the data of their kind, use the keys of their kind, and never join what must not be joined.

mod data;
mod needs;
mod parts;

use crate::diag::{ChartProblem, Diagnostic};
use crate::i18n::Bilingual;
use crate::model::{Chart, ChartKind, Id, Indicator, Observation, Report};
use crate::source::Span;

/// Checks every chart of the report.
pub fn check(report: &Report, problems: &mut Vec<Diagnostic>) {
    for chart in report.all_charts() {
        let found: Vec<(&Id, &Indicator)> =
            chart.indicators.iter().filter_map(|id| Some((id, report.indicators.get(&id.value)?))).collect();
        needs::keys(chart, problems);
        needs::needs(report, chart, problems);
        data::periods(chart, &found, problems);
        data::units(report, chart, &found, problems);
        for (id, indicator) in &found {
            data::shape(chart, id, indicator, problems);
        }
        parts::check(report, chart, &found, problems);
    }
}

/// What a chart of this kind needs and has not.
fn needing(chart: &Chart, needs: Bilingual, span: Span) -> Diagnostic {
    Diagnostic::new(ChartProblem::ChartData { kind: chart.kind.value.name(), needs }, span)
}

/// The observations of `indicator` that `chart` shows.
fn shown<'i>(chart: &'i Chart, indicator: &'i Indicator) -> impl Iterator<Item = &'i Observation> {
    indicator.series.iter().map(|it| &it.value).filter(|it| chart.shows(it.period.value))
}

/// The code of an indicator's unit, empty for none.
fn unit(indicator: &Indicator) -> &str {
    indicator.unit.as_ref().map_or("", |unit| unit.code.value.as_str())
}

/// Whether a unit is that of rates and shares.
fn is_rate(indicator: &Indicator) -> bool {
    unit(indicator) == "percent"
}

/// Kinds that show a target which may have no actual figure yet, and say so.
fn is_of_targets(kind: ChartKind) -> bool {
    matches!(kind, ChartKind::Bullet | ChartKind::Dumbbell)
}

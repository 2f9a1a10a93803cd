//! Charts have the data of their kind, and never join what must not be joined.

use crate::diag::{Diagnostic, Problem};
use crate::i18n::Period;
use crate::model::{Chart, ChartKind, Indicator, PeriodKind, Report};

/// Checks every chart of the report.
pub fn check(report: &Report, problems: &mut Vec<Diagnostic>) {
    for chart in report.all_charts() {
        needs(report, chart, problems);
        series(report, chart, problems);
        shape(report, chart, problems);
    }
}

fn needs(report: &Report, chart: &Chart, problems: &mut Vec<Diagnostic>) {
    let indicators = !chart.indicators.is_empty();
    let missing = match chart.kind.value {
        ChartKind::Line | ChartKind::Dot | ChartKind::Heatmap | ChartKind::Bullet | ChartKind::Dumbbell => {
            (!indicators).then_some("`indicators`")
        }
        ChartKind::Slope if !matches!(chart.periods.len(), 2 | 3) => Some("`periods`, two or three of them"),
        ChartKind::Slope => (!indicators).then_some("`indicators`"),
        ChartKind::SmallMultiples => (chart.indicators.len() < 2).then_some("`indicators`, two or more"),
        ChartKind::Column => (chart.indicators.len() != 1).then_some("`indicators` with one id"),
        ChartKind::Classes => report.settings.tiers.is_empty().then_some("`tiers` in content/report.yaml"),
        ChartKind::Tree => (chart.pillar.is_none() == chart.list.is_none()).then_some("either `pillar` or `list`"),
        ChartKind::Timeline => chart.list.is_none().then_some("`list`"),
        ChartKind::Waffle => report.settings.frame.is_none().then_some("`frame` in content/report.yaml"),
    };
    if let Some(needs) = missing {
        let problem = Problem::ChartData { kind: chart.kind.value.name(), needs };
        problems.push(Diagnostic::new(problem, chart.kind.span));
    }
}

fn series(report: &Report, chart: &Chart, problems: &mut Vec<Diagnostic>) {
    let found: Vec<(&crate::model::Id, &Indicator)> =
        chart.indicators.iter().filter_map(|id| Some((id, report.indicators.get(&id.value)?))).collect();
    for (id, indicator) in &found {
        // These two show a target that has no actual figure yet, and say so.
        let wants_series = !matches!(chart.kind.value, ChartKind::Bullet | ChartKind::Dumbbell);
        if wants_series && indicator.series.is_empty() {
            let problem =
                Problem::ChartData { kind: chart.kind.value.name(), needs: "indicators that have a `series`" };
            problems.push(Diagnostic::new(problem, id.span).with(indicator.id.span, "this one has none"));
        }
        let joined = matches!(chart.kind.value, ChartKind::Line | ChartKind::Slope | ChartKind::SmallMultiples);
        if joined && indicator.period_kind == Some(PeriodKind::Mixed) {
            let problem = Problem::MixedPeriods { indicator: id.value.clone() };
            problems.push(Diagnostic::new(problem, id.span).with(indicator.id.span, "defined here"));
        }
    }
    let unit = |indicator: &Indicator| indicator.unit.as_ref().map(|unit| unit.code.value.clone()).unwrap_or_default();
    // Each row of a bullet chart has a scale of its own.
    if chart.kind.value == ChartKind::Bullet {
        return;
    }
    let Some((_, first)) = found.first() else { return };
    for (id, other) in found.iter().skip(1).filter(|(_, other)| unit(other) != unit(first)) {
        let problem = Problem::UnitsDiffer { first: unit(first), other: unit(other) };
        problems.push(Diagnostic::new(problem, id.span));
    }
}

/// What a kind asks of each of its indicators, told at the indicator's id.
fn shape(report: &Report, chart: &Chart, problems: &mut Vec<Diagnostic>) {
    for id in &chart.indicators {
        let Some(indicator) = report.indicators.get(&id.value) else { continue };
        let has_target = indicator.target.as_ref().is_some_and(|target| target.value.value.is_some());
        let has = |period: &Period| indicator.series.iter().any(|it| it.period.value == *period);
        let needs = match chart.kind.value {
            ChartKind::Bullet if !has_target => "indicators whose `target` has a `value`",
            ChartKind::Dumbbell if !has_target && indicator.baseline.is_none() => {
                "indicators with a `baseline` or a `target` that has a `value`"
            }
            ChartKind::Slope if !chart.periods.iter().all(|period| has(&period.value)) => {
                "a value of each indicator for each of its `periods`"
            }
            _ => continue,
        };
        let problem = Problem::ChartData { kind: chart.kind.value.name(), needs };
        problems.push(Diagnostic::new(problem, id.span).with(indicator.id.span, "defined here"));
    }
}

//! The observations of a chart: enough of them, of one unit, and of periods that may stand beside each other.

use super::{is_of_targets, is_rate, needing, shown, unit};
use crate::diag::{Diagnostic, Problem};
use crate::i18n::Period;
use crate::model::{Chart, ChartKind, Id, Indicator, PeriodKind, Report};

/// The chosen periods are known to one of the indicators, and may be joined where the kind joins.
pub fn periods(chart: &Chart, found: &[(&Id, &Indicator)], problems: &mut Vec<Diagnostic>) {
    let has = |indicator: &Indicator, period: Period| indicator.series.iter().any(|it| it.period.value == period);
    for period in &chart.periods {
        if !found.is_empty() && !found.iter().any(|(_, indicator)| has(indicator, period.value)) {
            let needs = "`periods` for which one of its indicators has a value";
            problems.push(needing(chart, needs, period.span));
        }
    }
    let kind = chart.kind.value;
    let joined = kind.joins()
        || chart.stacks()
        || matches!(kind, ChartKind::Slope | ChartKind::Grouped | ChartKind::Stacked | ChartKind::Share);
    if !joined {
        return;
    }
    for (id, indicator) in found {
        if indicator.period_kind == Some(PeriodKind::Mixed) && !are_alike(chart) {
            let problem = Problem::MixedPeriods { indicator: id.value.clone() };
            problems.push(Diagnostic::new(problem, id.span).with(indicator.id.span, "defined here"));
        }
    }
    let kinds = found.iter().zip(found.iter().skip(1)).filter(|((_, a), (_, b))| a.period_kind != b.period_kind);
    for ((_, before), (id, _)) in kinds.filter(|_| !are_alike(chart)) {
        let needs = "indicators with one `period_kind`";
        problems.push(needing(chart, needs, id.span).with(before.id.span, "this one has another"));
    }
}

/// Whether the chosen periods are the same stretch of different years: first quarters may be joined, whatever else an
/// indicator holds.
fn are_alike(chart: &Chart) -> bool {
    let stretch = |period: Period| (period.months(), period.start_month().rem_euclid(12));
    let mut stretches = chart.periods.iter().map(|period| stretch(period.value));
    let first = stretches.next();
    first.is_some() && stretches.all(|next| Some(next) == first)
}

/// All amounts are of one unit. Each row of a bullet chart has a scale of its own.
pub fn units(report: &Report, chart: &Chart, found: &[(&Id, &Indicator)], problems: &mut Vec<Diagnostic>) {
    if chart.kind.value == ChartKind::Bullet {
        return;
    }
    let Some((_, first)) = found.first() else { return };
    let whole = chart.whole.as_ref().and_then(|id| Some((id, report.indicators.get(&id.value)?)));
    for (id, other) in found.iter().skip(1).copied().chain(whole) {
        if unit(other) != unit(first) {
            let problem = Problem::UnitsDiffer { first: unit(first).to_owned(), other: unit(other).to_owned() };
            problems.push(Diagnostic::new(problem, id.span));
        }
    }
}

/// What a kind asks of each of its indicators, told at the indicator's id.
pub fn shape(chart: &Chart, id: &Id, indicator: &Indicator, problems: &mut Vec<Diagnostic>) {
    let kind = chart.kind.value;
    if !is_of_targets(kind) && indicator.series.is_empty() {
        let problem = needing(chart, "indicators that have a `series`", id.span);
        problems.push(problem.with(indicator.id.span, "this one has none"));
        return;
    }
    let lacking = lacking(chart, indicator).map(|needs| needing(chart, needs, id.span));
    problems.extend(lacking.map(|problem| problem.with(indicator.id.span, "defined here")));
}

fn lacking(chart: &Chart, indicator: &Indicator) -> Option<&'static str> {
    let count = shown(chart, indicator).count();
    let below_zero = shown(chart, indicator).any(|it| it.value.value.0.is_sign_negative());
    let has_target = indicator.target.as_ref().is_some_and(|target| target.value.value.is_some());
    let has = |period: &Period| indicator.series.iter().any(|it| it.period.value == *period);
    let is_counted = indicator.unit.as_ref().is_some_and(|unit| unit.noun.is_some());
    match chart.kind.value {
        ChartKind::Line | ChartKind::SmallMultiples if count < 2 => {
            Some("two values or more of each indicator; one point is no line")
        }
        ChartKind::Area if count < 2 => Some("two values or more of each indicator; one point is no area"),
        ChartKind::Sparkline if count < 3 => Some("three values or more"),
        ChartKind::Stacked | ChartKind::Share | ChartKind::Area if chart.stacks() && is_rate(indicator) => {
            Some("amounts that add up; rates and shares cannot be stacked")
        }
        ChartKind::Area | ChartKind::Stacked | ChartKind::Share | ChartKind::Pictogram if below_zero => {
            Some("amounts, none of them below zero")
        }
        ChartKind::Share if !chart.stacks() => (!is_rate(indicator)
            || shown(chart, indicator).any(|it| it.value.value.0 > rust_decimal::Decimal::ONE_HUNDRED))
        .then_some("a share in percent, from 0 to 100"),
        ChartKind::Pictogram if !is_counted => Some("counts: indicators whose `unit` has a `noun`"),
        ChartKind::Bullet if !has_target => Some("indicators whose `target` has a `value`"),
        ChartKind::Dumbbell if !has_target && indicator.baseline.is_none() => {
            Some("indicators with a `baseline` or a `target` that has a `value`")
        }
        ChartKind::Slope if !chart.periods.iter().all(|period| has(&period.value)) => {
            Some("a value of each indicator for each of its `periods`")
        }
        _ => None,
    }
}

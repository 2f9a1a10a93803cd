//! The observations of a chart: enough of them, of one unit, and of periods that may stand beside each other.

use super::{is_of_targets, is_rate, needing, shown, unit};
use crate::diag::{ChartProblem, Diagnostic};
use crate::i18n::{Bilingual, Period};
use crate::model::{Chart, ChartKind, Id, Indicator, PeriodKind, Report};

/// The chosen periods are known to one of the indicators, and may be joined where the kind joins.
pub fn periods(chart: &Chart, found: &[(&Id, &Indicator)], problems: &mut Vec<Diagnostic>) {
    let has = |indicator: &Indicator, period: Period| indicator.series.iter().any(|it| it.period.value == period);
    for period in &chart.periods {
        if !found.is_empty() && !found.iter().any(|(_, indicator)| has(indicator, period.value)) {
            let needs = Bilingual::new(
                "`periods` for which one of its indicators has a value",
                "至少有一个指标有值的`periods`",
            );
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
            let problem = ChartProblem::MixedPeriods { indicator: id.value.clone() };
            problems.push(
                Diagnostic::new(problem, id.span).with(indicator.id.span, Bilingual::new("defined here", "定义在这里")),
            );
        }
    }
    let kinds = found.iter().zip(found.iter().skip(1)).filter(|((_, a), (_, b))| a.period_kind != b.period_kind);
    for ((_, before), (id, _)) in kinds.filter(|_| !are_alike(chart)) {
        let needs = Bilingual::new("indicators with one `period_kind`", "`period_kind`相同的指标");
        problems.push(
            needing(chart, needs, id.span)
                .with(before.id.span, Bilingual::new("this one has another", "这个指标的不同")),
        );
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
        let (ours, theirs) = (counted(first), counted(other));
        if ours != theirs {
            let problem = ChartProblem::UnitsDiffer { first: ours, other: theirs };
            problems.push(Diagnostic::new(problem, id.span));
        }
    }
}

/// The unit with what is counted: vehicles and enterprises do not stand on one axis.
fn counted(indicator: &Indicator) -> String {
    let noun = indicator.unit.as_ref().and_then(|unit| unit.noun.as_ref());
    let noun = noun.and_then(|noun| noun.iter().next()).map(|(_, noun)| format!(" ({})", noun.value));
    unit(indicator).to_owned() + &noun.unwrap_or_default()
}

/// What a kind asks of each of its indicators, told at the indicator's id.
pub fn shape(chart: &Chart, id: &Id, indicator: &Indicator, problems: &mut Vec<Diagnostic>) {
    let kind = chart.kind.value;
    if !is_of_targets(kind) && indicator.series.is_empty() {
        let problem = needing(chart, Bilingual::new("indicators that have a `series`", "有`series`的指标"), id.span);
        problems.push(problem.with(indicator.id.span, Bilingual::new("this one has none", "这个指标没有")));
        return;
    }
    let lacking = lacking(chart, indicator).map(|needs| needing(chart, needs, id.span));
    problems
        .extend(lacking.map(|problem| problem.with(indicator.id.span, Bilingual::new("defined here", "定义在这里"))));
}

fn lacking(chart: &Chart, indicator: &Indicator) -> Option<Bilingual> {
    let count = shown(chart, indicator).count();
    let below_zero = shown(chart, indicator).any(|it| it.value.value.0.is_sign_negative());
    let has_target = indicator.target.as_ref().is_some_and(|target| target.value.value.is_some());
    let has = |period: &Period| indicator.series.iter().any(|it| it.period.value == *period);
    let is_counted = indicator.unit.as_ref().is_some_and(|unit| unit.noun.is_some());
    match chart.kind.value {
        ChartKind::Line | ChartKind::SmallMultiples if count < 2 => Some(Bilingual::new(
            "two values or more of each indicator; one point is no line",
            "每个指标两个以上的值；一个点连不成线",
        )),
        ChartKind::Area if count < 2 => Some(Bilingual::new(
            "two values or more of each indicator; one point is no area",
            "每个指标两个以上的值；一个点画不成面积",
        )),
        ChartKind::Sparkline if count < 3 => Some(Bilingual::new("three values or more", "三个以上的值")),
        ChartKind::Stacked | ChartKind::Share | ChartKind::Area if chart.stacks() && is_rate(indicator) => {
            Some(Bilingual::new(
                "amounts that add up; rates and shares cannot be stacked",
                "可以相加的数量；比率和份额不能堆叠",
            ))
        }
        ChartKind::Area | ChartKind::Stacked | ChartKind::Share | ChartKind::Pictogram if below_zero => {
            Some(Bilingual::new("amounts, none of them below zero", "没有负数的数量"))
        }
        ChartKind::Share if !chart.stacks() => (!is_rate(indicator)
            || shown(chart, indicator).any(|it| it.value.value.0 > rust_decimal::Decimal::ONE_HUNDRED))
        .then_some(Bilingual::new("a share in percent, from 0 to 100", "以百分比表示的份额，从0到100")),
        ChartKind::Pictogram if !is_counted => {
            Some(Bilingual::new("counts: indicators whose `unit` has a `noun`", "计数，即`unit`有`noun`的指标"))
        }
        ChartKind::Bullet if !has_target => {
            Some(Bilingual::new("indicators whose `target` has a `value`", "`target`有`value`的指标"))
        }
        ChartKind::Dumbbell if !has_target && indicator.baseline.is_none() => Some(Bilingual::new(
            "indicators with a `baseline` or a `target` that has a `value`",
            "有`baseline`或`target`有`value`的指标",
        )),
        ChartKind::Slope if !chart.periods.iter().all(|period| has(&period.value)) => Some(Bilingual::new(
            "a value of each indicator for each of its `periods`",
            "每个指标在每个`periods`时期的值",
        )),
        _ => None,
    }
}

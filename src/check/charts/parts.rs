//! Parts of one whole: each has a figure for each period, and together they are the whole wherever its figure was published.

use super::{is_rate, needing, shown};
use crate::diag::{ChartProblem, Diagnostic};
use crate::i18n::{Bilingual, Period};
use crate::model::{Chart, Id, Indicator, Observation, Report};
use rust_decimal::Decimal;

/// Checks the parts of a chart that stacks them.
pub fn check(report: &Report, chart: &Chart, found: &[(&Id, &Indicator)], problems: &mut Vec<Diagnostic>) {
    if !chart.stacks() || found.iter().any(|(_, indicator)| is_rate(indicator)) {
        return;
    }
    let mut periods: Vec<Period> =
        found.iter().flat_map(|(_, indicator)| shown(chart, indicator)).map(|it| it.period.value).collect();
    periods.sort_unstable_by_key(|period| (period.end_month(), period.months()));
    periods.dedup();
    for (id, indicator) in found {
        let has = |period: &Period| {
            observed(indicator, *period).is_some() || indicator.gaps.iter().any(|gap| gap.value == *period)
        };
        if !periods.iter().all(has) {
            let needs = Bilingual::new(
                "a figure or a gap of each part for each period; choose with `periods`",
                "各部分在每个时期都有数字或缺口；可用`periods`选定时期",
            );
            problems.push(
                needing(chart, needs, id.span).with(indicator.id.span, Bilingual::new("defined here", "定义在这里")),
            );
        }
    }
    let Some(id) = &chart.whole else { return };
    let Some(whole) = report.indicators.get(&id.value) else { return };
    for period in periods {
        problems.extend(differs(id, whole, found, period));
    }
}

fn observed(indicator: &Indicator, period: Period) -> Option<&Observation> {
    indicator.series.iter().map(|it| &it.value).find(|it| it.period.value == period)
}

/// The value in the unit's base, and by how much rounding may have changed it.
fn exact(indicator: &Indicator, period: Period) -> Option<(Decimal, Decimal)> {
    let scale = indicator.unit.as_ref().map_or(Decimal::ONE, |unit| unit.scale.0);
    let value = observed(indicator, period)?.value.value.0;
    let half = Decimal::new(5, (value.scale() + 1).min(Decimal::MAX_SCALE));
    Some((value.checked_mul(scale)?, half.checked_mul(scale)?))
}

/// The problem of a period in which the parts are not the whole. A whole without a figure is not worked out.
fn differs(id: &Id, whole: &Indicator, parts: &[(&Id, &Indicator)], period: Period) -> Option<Diagnostic> {
    let (value, mut slack) = exact(whole, period)?;
    let mut sum = Decimal::ZERO;
    for (_, part) in parts {
        let (part, half) = exact(part, period)?;
        (sum, slack) = (sum.checked_add(part)?, slack.checked_add(half)?);
    }
    let own = whole.unit.as_ref().map_or(Decimal::ONE, |unit| unit.scale.0);
    let written = |amount: Decimal| amount.checked_div(own).unwrap_or(amount).normalize().to_string();
    if sum.checked_sub(value)?.abs() <= slack {
        return None;
    }
    let problem = ChartProblem::PartsDiffer {
        whole: id.value.clone(),
        period: period.to_string(),
        sum: written(sum),
        value: written(value),
    };
    let place = observed(whole, period)?.value.span;
    Some(Diagnostic::new(problem, id.span).with(place, Bilingual::new("the whole", "总数")))
}

//! What must not be compared or joined: periods of another kind, figures of another coverage or price base, targets that lie
//! behind where they start.
//!
//! The words are those of SDMX: `UNIT_MEASURE`, `PRICES`, `REF_AREA`, and a break in a series (`OBS_STATUS` B).

use crate::diag::{DataProblem, Diagnostic};
use crate::i18n::{Bilingual, Lang, Localized, Period};
use crate::model::{Chart, ChartKind, Direction, Indicator, Observation, Op, PeriodKind, Report};
use crate::source::{Span, Spanned};

/// Checks every indicator, and every chart that joins or compares.
pub fn check(report: &Report, problems: &mut Vec<Diagnostic>) {
    let Some(lang) = report.languages().next() else { return };
    for indicator in report.indicators.values() {
        periods(indicator, problems);
        target(indicator, problems);
        ends(indicator, problems);
        progress(indicator, lang, problems);
    }
    for chart in report.all_charts() {
        of_chart(report, chart, lang, problems);
    }
}

/// Every period is of the kind that the indicator names.
fn periods(indicator: &Indicator, problems: &mut Vec<Diagnostic>) {
    let Some(kind) = indicator.period_kind else { return };
    let first = indicator.series.first().map(|observation| observation.period.value.start_month().rem_euclid(12));
    let fits = |period: Period| match kind {
        PeriodKind::Annual => period.months() == 12,
        PeriodKind::Quarterly => period.months() == 3,
        PeriodKind::Monthly => period.months() == 1,
        // Figures that accumulate begin in the same month.
        PeriodKind::Cumulative => first.is_none_or(|first| period.start_month().rem_euclid(12) == first),
        PeriodKind::Stock | PeriodKind::Mixed => true,
    };
    let observed = indicator.baseline.iter().chain(&indicator.series).map(|observation| &observation.period);
    for period in observed.chain(&indicator.gaps).filter(|period| !fits(period.value)) {
        let problem = DataProblem::PeriodKind { kind: kind.name(), period: period.value.to_string() };
        problems.push(Diagnostic::new(problem, period.span));
    }
}

/// A target lies ahead of its baseline, in time and in the direction that is better; its bound is not against it.
fn target(indicator: &Indicator, problems: &mut Vec<Diagnostic>) {
    let Some(target) = &indicator.target else { return };
    if let (Some(direction), Some(value)) = (indicator.direction, &target.value.value) {
        let against = match direction {
            Direction::Up => matches!(target.op, Op::Le | Op::Lt),
            Direction::Down => matches!(target.op, Op::Ge | Op::Gt),
            Direction::Maintain => false,
        };
        let start = indicator.baseline.as_ref().map(|baseline| (&baseline.value.value, baseline.span));
        let behind = start.filter(|(start, _)| match direction {
            Direction::Up => value.value.0 < start.value.0,
            Direction::Down => value.value.0 > start.value.0,
            Direction::Maintain => false,
        });
        let name = direction.name();
        if let Some((start, span)) = behind {
            let problem = DataProblem::TargetDirection { direction: name, baseline: Some(start.value.0.to_string()) };
            problems.push(Diagnostic::new(problem, value.span).with(span, Bilingual::new("the baseline", "基期")));
        } else if against {
            let problem = DataProblem::TargetDirection { direction: name, baseline: None };
            problems.push(Diagnostic::new(problem, value.span));
        }
    }
    if let Some(baseline) = &indicator.baseline {
        let (start, end) = (&baseline.period, &target.period);
        if end.value.end_month() <= start.value.end_month() {
            let problem = DataProblem::PeriodOrder { period: end.value.to_string(), before: start.value.to_string() };
            problems
                .push(Diagnostic::new(problem, end.span).with(baseline.span, Bilingual::new("the baseline", "基期")));
        }
    }
}

/// What progress is counted from and towards, where the report asks for it. Figures may still be to come.
fn ends(indicator: &Indicator, problems: &mut Vec<Diagnostic>) {
    let Some(method) = indicator.progress.as_ref().filter(|_| indicator.asks_for_progress()) else { return };
    let target = indicator.target.as_ref();
    let value = target.and_then(|target| target.value.value.as_ref());
    let needs = match (target, value, &indicator.baseline) {
        (None, ..) => Bilingual::new("a target", "目标"),
        (Some(_), None, _) => {
            Bilingual::new("a target with a number, not one in words", "有数值的目标，而不是只有文字的")
        }
        (_, _, None) => Bilingual::new("a baseline", "基数"),
        (_, Some(value), Some(baseline)) if value.value == baseline.value.value.value => {
            Bilingual::new("a baseline that is not the target itself", "与目标不相等的基数")
        }
        _ => return,
    };
    problems.push(Diagnostic::new(DataProblem::ProgressIncomplete { needs }, method.span));
}

/// Progress is counted between figures of one measure.
fn progress(indicator: &Indicator, lang: &Lang, problems: &mut Vec<Diagnostic>) {
    let (Some(baseline), Some(newest)) = (&indicator.baseline, indicator.series.last()) else { return };
    if indicator.asks_for_progress() && !baseline.measures_as(newest) {
        joined(indicator, (baseline, newest), newest.span, lang, problems);
    }
}

/// What is drawn as one line, or adds up, is one measure at one price base.
fn of_chart(report: &Report, chart: &Chart, lang: &Lang, problems: &mut Vec<Diagnostic>) {
    let kind = chart.kind.value;
    let adds = chart.stacks() || matches!(kind, ChartKind::Stacked | ChartKind::Share);
    let joins = kind.joins() || adds || kind == ChartKind::Slope;
    if !joins && kind != ChartKind::Dumbbell {
        return;
    }
    let found = chart.indicators.iter().filter_map(|id| Some((id.span, report.indicators.get(&id.value)?)));
    let found: Vec<(Span, &Indicator)> = found.collect();
    for (span, indicator) in found.iter().filter(|_| joins) {
        if let Some(pair) = indicator.first_break(|period| chart.shows(period)) {
            joined(indicator, pair, *span, lang, problems);
        }
    }
    let Some((_, first)) = found.first() else { return };
    for (span, other) in found.iter().skip(1) {
        if let (Some(ours), Some(theirs)) = (first.price_base, other.price_base)
            && ours != theirs
        {
            let problem =
                DataProblem::MeasuresJoined { first: ours.name().to_owned(), other: theirs.name().to_owned() };
            problems.push(
                Diagnostic::new(problem, *span).with(first.id.span, Bilingual::new("against this one", "与它不同")),
            );
        }
    }
}

fn joined(
    indicator: &Indicator,
    (before, after): (&Spanned<Observation>, &Spanned<Observation>),
    span: Span,
    lang: &Lang,
    problems: &mut Vec<Diagnostic>,
) {
    let words = |it: &Observation| {
        let own = it.coverage.as_ref().map(|coverage: &Localized| coverage.get(lang).to_owned());
        format!("{} ({})", it.period.value, own.unwrap_or_else(|| indicator.name.get(lang).to_owned()))
    };
    let problem = DataProblem::MeasuresJoined { first: words(before), other: words(after) };
    problems.push(
        Diagnostic::new(problem, span)
            .with(after.span, Bilingual::new("it measures otherwise from here on", "从这里起口径不同")),
    );
}

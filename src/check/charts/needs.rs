//! The keys of a chart: those that its kind needs, and none that it does not use.

use super::needing;
use crate::diag::{ChartProblem, Diagnostic};
use crate::i18n::Bilingual;
use crate::model::{Chart, ChartKind, Report};
use crate::source::Span;

/// The keys that a kind needs are there.
pub fn needs(report: &Report, chart: &Chart, problems: &mut Vec<Diagnostic>) {
    let (count, periods) = (chart.indicators.len(), chart.periods.len());
    let missing = match chart.kind.value {
        ChartKind::Line
        | ChartKind::Area
        | ChartKind::Dot
        | ChartKind::Heatmap
        | ChartKind::Bullet
        | ChartKind::Dumbbell => (count == 0).then_some(Bilingual::new("`indicators`", "`indicators`")),
        ChartKind::Column | ChartKind::Sparkline => {
            (count != 1).then_some(Bilingual::new("`indicators` with one id", "恰好一个标识的`indicators`"))
        }
        ChartKind::Grouped | ChartKind::Stacked | ChartKind::SmallMultiples => {
            (count < 2).then_some(Bilingual::new("`indicators`, two or more", "两个以上的`indicators`"))
        }
        ChartKind::Bar | ChartKind::Lollipop | ChartKind::Pictogram if count == 0 => {
            Some(Bilingual::new("`indicators`", "`indicators`"))
        }
        ChartKind::Bar | ChartKind::Lollipop | ChartKind::Pictogram => {
            (count > 1 && periods != 1).then_some(Bilingual::new(
                "`periods` with the one period in which its indicators are compared",
                "`periods`，写明比较各指标的那一个时期",
            ))
        }
        ChartKind::Share => match (count, &chart.rest) {
            (0, _) => Some(Bilingual::new("`indicators`", "`indicators`")),
            (1, None) => Some(Bilingual::new("`rest`, the name of what is left to 100%", "`rest`，即余下部分的名称")),
            (2.., Some(_)) => Some(Bilingual::new(
                "one share with `rest`, or several parts without it",
                "一个份额加`rest`，或者多个部分而不写`rest`",
            )),
            _ => None,
        },
        ChartKind::Slope if count == 0 => Some(Bilingual::new("`indicators`", "`indicators`")),
        ChartKind::Slope => {
            (periods != 2).then_some(Bilingual::new("`periods`, exactly two of them", "恰好两个`periods`"))
        }
        ChartKind::Classes => report
            .settings
            .tiers
            .is_empty()
            .then_some(Bilingual::new("`tiers` in content/report.yaml", "content/report.yaml里的`tiers`")),
        ChartKind::Tree => (chart.pillar.is_none() == chart.list.is_none())
            .then_some(Bilingual::new("either `pillar` or `list`", "`pillar`和`list`之一")),
        ChartKind::Timeline => chart.list.is_none().then_some(Bilingual::new("`list`", "`list`")),
        ChartKind::Waffle => report
            .settings
            .frame
            .is_none()
            .then_some(Bilingual::new("`frame` in content/report.yaml", "content/report.yaml里的`frame`")),
    };
    problems.extend(missing.map(|needs| needing(chart, needs, chart.kind.span)));
    if chart.stacks() && chart.whole.is_none() {
        problems.push(needing(
            chart,
            Bilingual::new("`whole`, the indicator that its parts add up to", "`whole`，即各部分之和所对应的指标"),
            chart.kind.span,
        ));
    }
}

/// Every key that is there is used.
pub fn keys(chart: &Chart, problems: &mut Vec<Diagnostic>) {
    let used = used(chart.kind.value);
    for (key, span) in given(chart).filter(|(key, _)| !used.contains(key)) {
        let problem = ChartProblem::ChartKey { kind: chart.kind.value.name(), key, used: used.join("`, `") };
        problems.push(Diagnostic::new(problem, span));
    }
}

/// The keys that are there, but those of every chart.
fn given(chart: &Chart) -> impl Iterator<Item = (&'static str, Span)> {
    [
        ("indicators", chart.indicators.first().map(|it| it.span)),
        ("periods", chart.periods.first().map(|it| it.span)),
        ("highlight", chart.highlight.first().map(|it| it.span)),
        ("order", chart.order.as_ref().map(|it| it.span)),
        ("whole", chart.whole.as_ref().map(|it| it.span)),
        ("rest", chart.rest.as_ref().map(|it| it.span)),
        ("each", chart.each.as_ref().map(|it| it.span)),
        ("symbol", chart.symbol.as_ref().map(|it| it.span)),
        ("pillar", chart.pillar.as_ref().map(|it| it.span)),
        ("list", chart.list.as_ref().map(|it| it.span)),
    ]
    .into_iter()
    .filter_map(|(key, span)| Some((key, span?)))
}

/// The keys that a kind makes something of.
fn used(kind: ChartKind) -> &'static [&'static str] {
    match kind {
        ChartKind::Line
        | ChartKind::Column
        | ChartKind::Grouped
        | ChartKind::Dot
        | ChartKind::Heatmap
        | ChartKind::SmallMultiples
        | ChartKind::Sparkline => &["indicators", "periods"],
        ChartKind::Area | ChartKind::Stacked => &["indicators", "periods", "whole"],
        ChartKind::Share => &["indicators", "periods", "whole", "rest"],
        ChartKind::Bar | ChartKind::Lollipop => &["indicators", "periods", "order"],
        ChartKind::Pictogram => &["indicators", "periods", "order", "each", "symbol"],
        ChartKind::Slope => &["indicators", "periods", "highlight"],
        ChartKind::Dumbbell => &["indicators", "order"],
        ChartKind::Bullet => &["indicators"],
        ChartKind::Classes => &["pillar"],
        ChartKind::Tree => &["pillar", "list"],
        ChartKind::Timeline => &["list"],
        ChartKind::Waffle => &[],
    }
}

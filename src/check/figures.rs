//! Indicators' figures: units, periods in order, targets with a value or words, values that stand in their quotes.

use super::quoted::{self, Stated};
use super::stored::web_address;
use crate::diag::{DataProblem, Diagnostic, YamlProblem};
use crate::i18n::{Bilingual, Localized};
use crate::model::{Indicator, Number, Op, Report};
use crate::quantity::{Comparator, Reading, Unit, names_fall, read_digits};
use crate::source::Spanned;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Checks every indicator, and the addresses in the settings.
pub fn check(report: &Report, units: Option<&[&str]>, problems: &mut Vec<Diagnostic>) {
    for url in
        report.settings.publisher.url.iter().chain(&report.settings.edit_url).chain([&report.settings.licence.url])
    {
        web_address(&url.value, url.span, problems);
    }
    for indicator in report.indicators.values() {
        unit(indicator, units, problems);
        noun(indicator, problems);
        target(report, indicator, problems);
        series(report, indicator, problems);
    }
}

fn unit(indicator: &Indicator, units: Option<&[&str]>, problems: &mut Vec<Diagnostic>) {
    let has_values = !indicator.series.is_empty()
        || indicator.baseline.is_some()
        || indicator.target.as_ref().is_some_and(|target| target.value.value.is_some());
    match &indicator.unit {
        Some(unit) if units.is_some_and(|units| !units.contains(&unit.code.value.as_str())) => {
            let problem =
                DataProblem::UnitUnknown { code: unit.code.value.clone(), known: units.unwrap_or_default().join(", ") };
            problems.push(Diagnostic::new(problem, unit.code.span));
        }
        None if has_values => {
            problems.push(Diagnostic::new(YamlProblem::MissingKey { key: "unit".into() }, indicator.id.span));
        }
        _ => {}
    }
}

/// A noun stands behind the figure: it may bring no number, no scale and no percent of its own.
fn noun(indicator: &Indicator, problems: &mut Vec<Diagnostic>) {
    let seven = Decimal::from(7);
    let nouns = indicator.unit.iter().filter_map(|unit| unit.value.noun.as_ref());
    for (lang, text) in nouns.flat_map(Localized::iter) {
        let Some(readings) = read_digits(&format!("7 {}", text.value), lang) else { continue };
        let is_seven = |reading: &Reading| {
            let counts = !matches!(reading.quantity.unit, Unit::Percent | Unit::Points | Unit::Fraction | Unit::Unread);
            counts && reading.quantity.value == seven && reading.quantity.comparator == Comparator::Equal
        };
        let said: Vec<&Reading> = readings.iter().filter(|reading| !is_seven(reading)).collect();
        if said.is_empty() && !readings.is_empty() {
            continue;
        }
        let why = Bilingual::of(
            format!(
                "`{}` changes the figure that it stands behind: a noun only names what is counted; 万, million and percent are said by `code` and `scale`",
                text.value
            ),
            format!("“{}”会改变它前面的数值：`noun`只写所数的对象，“万”“亿”“%”用`code`和`scale`表示", text.value),
        );
        problems.push(Diagnostic::new(YamlProblem::InvalidValue { why }, text.span));
    }
}

fn target(report: &Report, indicator: &Indicator, problems: &mut Vec<Diagnostic>) {
    let Some(target) = &indicator.target else { return };
    if target.value.value.is_some() == target.words.is_some() {
        problems.push(Diagnostic::new(DataProblem::TargetShape, target.span));
    }
    if let (Some(value), Some(quote)) = (&target.value.value, &target.quote) {
        quoted(report, indicator, (value, target.op), &target.source.value, quote, problems);
    }
}

fn series(report: &Report, indicator: &Indicator, problems: &mut Vec<Diagnostic>) {
    for pair in indicator.series.windows(2) {
        let [before, after] = pair else { continue };
        let (before, after) = (&before.value.period, &after.value.period);
        if (after.value.end_month(), after.value.months()) <= (before.value.end_month(), before.value.months()) {
            let problem =
                DataProblem::PeriodOrder { period: after.value.to_string(), before: before.value.to_string() };
            problems.push(
                Diagnostic::new(problem, after.span).with(before.span, Bilingual::new("the one before", "它的前一个")),
            );
        }
    }
    let observed: BTreeSet<_> = indicator.series.iter().map(|observation| observation.period.value).collect();
    for gap in indicator.gaps.iter().filter(|gap| observed.contains(&gap.value)) {
        problems.push(Diagnostic::new(DataProblem::GapWithValue { period: gap.value.to_string() }, gap.span));
    }
    for observation in indicator.baseline.iter().chain(&indicator.series).chain(&indicator.also) {
        if let Some(quote) = &observation.quote {
            let (value, op) = (&observation.value.value, observation.op);
            quoted(report, indicator, (value, op), &observation.source.value, quote, problems);
        }
    }
}

/// What is quoted must hold the figure.
fn quoted(
    report: &Report,
    indicator: &Indicator,
    figure: (&Spanned<Number>, Op),
    source: &str,
    quote: &Spanned<String>,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(source) = report.source(source) else { return };
    let (value, op) = figure;
    let unit = indicator.unit.as_ref().map(|unit| &unit.value);
    let stated = Stated { value, op, unit, of_a_fall: measures_a_fall(indicator), lang: &source.lang, quote };
    quoted::check(&stated, problems);
}

/// Whether the indicator's names, in any language, say that it measures a fall: 能耗降低率, a reduction.
fn measures_a_fall(indicator: &Indicator) -> bool {
    let mut names = [&indicator.name, &indicator.short].into_iter().flat_map(Localized::iter);
    names.any(|(lang, name)| names_fall(&name.value, lang))
}

//! Indicators' figures: units, periods in order, targets with a value or words, values that stand in their quotes.

use super::stored::web_address;
use crate::diag::{DataProblem, Diagnostic, SourceProblem, YamlProblem};
use crate::i18n::Bilingual;
use crate::model::{Indicator, Number, Op, Report};
use crate::quantity::{Comparator, read};
use crate::source::Spanned;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Checks every indicator, and the addresses in the settings.
pub fn check(report: &Report, units: Option<&[&str]>, problems: &mut Vec<Diagnostic>) {
    for url in
        report.settings.publisher.url.iter().chain(&report.settings.base_url).chain([&report.settings.licence.url])
    {
        web_address(&url.value, url.span, problems);
    }
    for indicator in report.indicators.values() {
        unit(indicator, units, problems);
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

fn target(report: &Report, indicator: &Indicator, problems: &mut Vec<Diagnostic>) {
    let Some(target) = &indicator.target else { return };
    if target.value.value.is_some() == target.words.is_some() {
        problems.push(Diagnostic::new(DataProblem::TargetShape, target.span));
    }
    if let (Some(value), Some(quote)) = (&target.value.value, &target.quote) {
        in_quote(indicator, value, quote, problems);
        bound(report, indicator, &Stated { value, op: target.op, source: &target.source.value, quote }, problems);
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
            in_quote(indicator, value, quote, problems);
            bound(report, indicator, &Stated { value, op, source: &observation.source.value, quote }, problems);
        }
    }
}

/// The value, or the same amount in another of the quote's units (1.7万亿 for 17000亿), must be among the quote's numbers.
fn in_quote(indicator: &Indicator, value: &Spanned<Number>, quote: &Spanned<String>, problems: &mut Vec<Diagnostic>) {
    let wanted = value.value.0.normalize();
    let scale = indicator.unit.as_ref().map_or(Decimal::ONE, |unit| unit.scale.0);
    let amount = wanted.checked_mul(scale);
    let stands = numbers(&quote.value)
        .into_iter()
        .any(|(number, factor)| number == wanted || (factor != Decimal::ONE && number.checked_mul(factor) == amount));
    if !stands {
        let problem = SourceProblem::ValueNotInQuote { value: wanted.to_string(), quote: quote.value.clone() };
        problems.push(Diagnostic::new(problem, value.span).with(quote.span, Bilingual::new("its quote", "它的引文")));
    }
}

/// A figure with the words that it rests on.
struct Stated<'a> {
    value: &'a Spanned<Number>,
    op: Op,
    source: &'a str,
    quote: &'a Spanned<String>,
}

/// The comparator must be the quote's: 以上 makes a figure a lower bound, and nothing else does.
///
/// Where the quote has the value several times, one of them must have the comparator; where the source's language has no
/// grammar nothing can be told.
fn bound(report: &Report, indicator: &Indicator, stated: &Stated<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(source) = report.source(stated.source) else { return };
    let Some(readings) = read(&stated.quote.value, &source.lang) else { return };
    let wanted = stated.value.value.0;
    let scale = indicator.unit.as_ref().map_or(Decimal::ONE, |unit| unit.scale.0);
    let same = |found: Decimal| found.abs() == wanted.abs() || Some(found.abs()) == wanted.abs().checked_mul(scale);
    let own: Vec<Comparator> = readings
        .iter()
        .filter(|reading| same(reading.quantity.value))
        .map(|reading| reading.quantity.comparator)
        .collect();
    let expected = comparator(stated.op);
    if own.is_empty() || own.iter().any(|found| found.agrees(expected)) {
        return;
    }
    let found = own.first().copied().map_or("eq", op_name);
    let problem = SourceProblem::ComparatorNotInQuote { op: op_name(expected), found };
    problems.push(
        Diagnostic::new(problem, stated.value.span).with(stated.quote.span, Bilingual::new("its quote", "它的引文")),
    );
}

fn comparator(op: Op) -> Comparator {
    match op {
        Op::Eq | Op::Reach => Comparator::Equal,
        Op::Ge => Comparator::AtLeast,
        Op::Gt => Comparator::MoreThan,
        Op::Le => Comparator::AtMost,
        Op::Lt => Comparator::LessThan,
        Op::Approx => Comparator::About,
    }
}

/// As `op` is written in YAML.
fn op_name(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Equal => "eq",
        Comparator::AtLeast | Comparator::Above => "ge",
        Comparator::MoreThan => "gt",
        Comparator::AtMost | Comparator::Below => "le",
        Comparator::LessThan | Comparator::Nearly => "lt",
        Comparator::About => "approx",
    }
}

/// The Arabic numbers of a text, each with the factor of the Chinese number words that follow it.
fn numbers(text: &str) -> Vec<(Decimal, Decimal)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let from = rest.get(start..).unwrap_or_default();
        let length = from.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(from.len());
        let digits: String = from.get(..length).unwrap_or_default().chars().filter(|c| *c != ',').collect();
        rest = from.get(length..).unwrap_or_default();
        let factor = rest.chars().map_while(factor).fold(Decimal::ONE, Decimal::saturating_mul);
        if let Ok(number) = digits.trim_end_matches('.').parse::<Decimal>() {
            found.push((number.normalize(), factor));
        }
    }
    found
}

fn factor(word: char) -> Option<Decimal> {
    match word {
        '百' => Some(Decimal::new(100, 0)),
        '千' => Some(Decimal::new(1_000, 0)),
        '万' => Some(Decimal::new(10_000, 0)),
        '亿' => Some(Decimal::new(100_000_000, 0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_carry_their_words() {
        let read = |text| {
            numbers(text)
                .into_iter()
                .map(|(number, factor)| (number * factor).normalize().to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(read("达到1.7万亿元"), ["1700000000000"]);
        assert_eq!(read("17,000亿元以上，500家"), ["1700000000000", "500"]);
        assert_eq!(read("一批"), Vec::<String>::new());
    }
}

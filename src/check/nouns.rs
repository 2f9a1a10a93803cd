//! What is counted has the form that its numbers want: 1 enterprise, 2 enterprises.

use crate::diag::{DataProblem, Diagnostic, LanguageProblem};
use crate::i18n::{Lang, PluralCategory, PluralRule};
use crate::model::{ChartKind, Indicator, Report, Unit};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Of so many counts at most one symbol of a pictogram stands for one, where the report does not say what it stands for.
const FEW: i64 = 20;

/// Looks at every unit with a noun.
pub fn check(report: &Report, problems: &mut Vec<Diagnostic>) {
    let counted = report.indicators.values().filter_map(|it| Some((it, &it.unit.as_ref()?.value)));
    for (indicator, unit) in counted {
        unknown(report, unit, problems);
        let Some(noun) = &unit.noun else { continue };
        let numbers = numbers(report, indicator, unit);
        for (lang, text) in noun.iter() {
            let rule = PluralRule::of(lang);
            let forms = unit.noun_forms.as_ref().and_then(|forms| forms.value.get(lang));
            let wanted: BTreeSet<PluralCategory> = numbers.iter().map(|number| rule.category(*number)).collect();
            let is_lacking =
                |it: &PluralCategory| *it != PluralCategory::Other && forms.is_none_or(|forms| !forms.contains_key(it));
            let lacking: Vec<&str> = wanted.into_iter().filter(is_lacking).map(PluralCategory::name).collect();
            if !lacking.is_empty() {
                let (noun, lang) = (text.value.clone(), lang.to_string());
                let problem = DataProblem::NounForm { noun, lang, forms: lacking.join(", ") };
                problems.push(Diagnostic::new(problem, text.span));
            }
        }
    }
}

/// Forms in a language that the report does not have.
fn unknown(report: &Report, unit: &Unit, problems: &mut Vec<Diagnostic>) {
    let Some(forms) = &unit.noun_forms else { return };
    let known: Vec<&Lang> = report.languages().collect();
    for lang in forms.value.keys().filter(|lang| !known.contains(lang)) {
        let known = known.iter().map(|lang| lang.as_str()).collect::<Vec<_>>().join(", ");
        problems.push(Diagnostic::new(LanguageProblem::UnknownLanguage { lang: lang.to_string(), known }, forms.span));
    }
}

/// The numbers that the noun stands behind. Those that are recorded in thousands or more are written with a word, and stand for many.
fn numbers(report: &Report, indicator: &Indicator, unit: &Unit) -> Vec<Decimal> {
    let many = Decimal::from(1_000_000);
    let observed = indicator.baseline.iter().chain(&indicator.series).chain(&indicator.also);
    let values = observed.map(|it| it.value.value.value.0);
    let target = indicator.target.iter().filter_map(|target| Some(target.value.value.as_ref()?.value.0));
    let written = |value: Decimal| if unit.scale.0 == Decimal::ONE && value.abs() < many { value } else { many };
    let mut numbers: Vec<Decimal> = values.chain(target).map(written).collect();
    let most = indicator.series.iter().map(|it| it.value.value.value.0).max().unwrap_or_default();
    let is_single = report.all_charts().any(|chart| {
        let shows = chart.kind.value == ChartKind::Pictogram
            && chart.indicators.iter().any(|id| id.value == indicator.id.value);
        let each = chart.each.as_ref().map(|each| each.value.0);
        shows && each.map_or(most <= Decimal::from(FEW), |each| each == Decimal::ONE)
    });
    numbers.extend((is_single && unit.scale.0 == Decimal::ONE).then_some(Decimal::ONE));
    numbers
}

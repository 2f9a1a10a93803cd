//! Values that lie a power of ten from their neighbours: a lost decimal point, 万 for 亿.
//!
//! The Hampel identifier on decimal logarithms: an observation is compared with the median of up to two observations before
//! and two behind it, and told of where it is further off than three scaled median absolute deviations of these
//! (3 · 1.4826 · MAD) *and* further than a factor of six, which leaves "ten times" room for growth. Median and
//! MAD, since one wrong value must not move what it is measured by (Hampel 1974, J. Am. Stat. Assoc. 69: 383–393;
//! Davies and Gather 1993, ibid. 88: 782–792; window as in Pearson 2002, IEEE Trans. Control Syst. Technol. 10: 55–63).
//! Logarithms, since these faults multiply. Where every neighbour is as far away as a fast-growing series has it, the MAD
//! is large and nothing is told.
//!
//! Flows are compared by the month, so that a half-year does not jump against a quarter. A rate or share may be near zero
//! in any period, so that percentages are told of only where they are too large.

use crate::diag::{DataProblem, Diagnostic};
use crate::i18n::Bilingual;
use crate::model::{Indicator, Observation, PeriodKind, Report};
use crate::source::Spanned;
use rust_decimal::prelude::ToPrimitive;

/// Makes the median absolute deviation an estimate of the standard deviation of normal values: 1 / Φ⁻¹(3/4).
const MAD_SCALE: f64 = 1.4826;
/// So many standard deviations are allowed.
const THRESHOLD: f64 = 3.0;
/// log10 of the factor that is always allowed: 6.
const ALWAYS: f64 = 0.778;
/// So many neighbours on each side.
const WINDOW: usize = 2;

/// Checks every series.
pub fn check(report: &Report, problems: &mut Vec<Diagnostic>) {
    for indicator in report.indicators.values() {
        let values: Vec<f64> = indicator.series.iter().map(|it| size(indicator, it)).collect();
        for (index, observation) in indicator.series.iter().enumerate() {
            if observation.confirmed.is_some() {
                continue;
            }
            let Some(distance) = jump(indicator, &values, index) else { continue };
            let factor = format!("{:.0}", 10_f64.powf(distance.abs()));
            let problem =
                DataProblem::ValueJump { value: observation.value.value.0.to_string(), factor, larger: distance > 0.0 };
            let neighbour = index.checked_sub(1).or(Some(1)).and_then(|at| indicator.series.get(at));
            let diagnostic = Diagnostic::new(problem, observation.value.value.span);
            problems.push(match neighbour {
                Some(neighbour) => {
                    diagnostic.with(neighbour.value.value.span, Bilingual::new("a neighbour", "相邻的值"))
                }
                None => diagnostic,
            });
        }
    }
}

/// log10 of the value's size, for flows by the month; not finite for zero.
fn size(indicator: &Indicator, observation: &Spanned<Observation>) -> f64 {
    let value = observation.value.value.value.0.abs().to_f64().unwrap_or_default();
    let flows = !matches!(indicator.period_kind, None | Some(PeriodKind::Stock)) && !is_share(indicator);
    let months = if flows { f64::from(observation.period.value.months()) } else { 1.0 };
    (value / months).log10()
}

fn is_share(indicator: &Indicator) -> bool {
    indicator.unit.as_ref().is_some_and(|unit| unit.code.value == "percent")
}

/// How far, in powers of ten, the observation lies from its neighbours of the same measure; `None` where that is near enough.
fn jump(indicator: &Indicator, values: &[f64], index: usize) -> Option<f64> {
    let own = *values.get(index).filter(|value| value.is_finite())?;
    let observation = indicator.series.get(index)?;
    let alike = |at: &usize| {
        indicator.series.get(*at).is_some_and(|other| other.measures_as(observation))
            && values.get(*at).is_some_and(|value| value.is_finite())
    };
    let before: Vec<usize> = (0..index).rev().filter(alike).take(WINDOW).collect();
    let behind: Vec<usize> = (index + 1..values.len()).filter(alike).take(WINDOW).collect();
    // Of two observations one is wrong; it is told of once.
    if before.is_empty() && behind.len() < 2 {
        return None;
    }
    let near: Vec<f64> = before.iter().chain(&behind).filter_map(|at| values.get(*at).copied()).collect();
    let middle = median(near.clone())?;
    let deviation = median(near.iter().map(|value| (value - middle).abs()).collect())?;
    let distance = own - middle;
    let allowed = ALWAYS.max(THRESHOLD * MAD_SCALE * deviation);
    let told = if is_share(indicator) { distance > allowed } else { distance.abs() > allowed };
    told.then_some(distance)
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    if values.len() % 2 == 1 { Some(upper) } else { Some(f64::midpoint(*values.get(middle - 1)?, upper)) }
}

#[cfg(test)]
mod tests;

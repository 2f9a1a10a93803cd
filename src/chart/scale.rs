//! Round ticks on a value axis.

use crate::i18n::TickFormat;

/// An end less than a fifth of a step beyond a tick needs no further tick.
const JUST: f64 = 0.8;

/// The share of an axis that may be empty, and how many intervals too many each further share of one weighs.
const SPARED: f64 = 0.18;
const EMPTINESS: f64 = 60.0;

/// A value axis and its round ticks.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scale {
    /// Where the axis begins: at the first tick or a little below it.
    pub(crate) low: f64,
    /// Where it ends: at the last tick or a little above it.
    pub(crate) high: f64,
    /// Between ticks: 1, 2 or 5 times a power of ten.
    pub(crate) step: f64,
    /// All ticks, ascending.
    pub(crate) ticks: Vec<f64>,
}

impl Scale {
    /// The axis that holds `low..=high` with about `count` steps, none smaller than `finest`.
    ///
    /// Both ends are finite; an empty range is opened upwards so that there is something to measure on.
    pub(crate) fn round(low: f64, high: f64, count: usize, finest: f64) -> Self {
        Self::of((low, high), count, finest, 0.0)
    }

    /// As [`Self::round`], with more steps where a large one would leave much of the axis empty.
    pub(crate) fn snug(low: f64, high: f64, count: usize, finest: f64) -> Self {
        Self::of((low, high), count, finest, EMPTINESS)
    }

    fn of((low, high): (f64, f64), count: usize, finest: f64, emptiness: f64) -> Self {
        let count = count.max(1) as f64;
        let high = if high > low { high } else { low + finest * 1e9 };
        let step = fitting((low, high), count, finest, emptiness);
        let (mut first, mut last) = ((low / step + 1e-9).floor(), (high / step - 1e-9).ceil());
        last = last.max(first + 1.0);
        let (mut start, mut end) = (first * step, last * step);
        // An end that lies just beyond a tick does not ask for a whole step more.
        let spare = step * 0.06;
        if last - first > 2.0 && high < end - step * JUST {
            (end, last) = (high + spare, last - 1.0);
        }
        if last - first > 2.0 && low > start + step * JUST && low < 0.0 {
            (start, first) = (low - spare, first + 1.0);
        }
        let steps = (last - first).min(60.0) as u32;
        let ticks: Vec<f64> = (0..=steps).map(|index| (first + f64::from(index)) * step).collect();
        Self { low: start, high: end, step, ticks }
    }
}

/// The step whose number of intervals is nearest to `count`, where `emptiness` weighs what stays empty; of two that are as
/// good, the larger.
fn fitting((low, high): (f64, f64), count: f64, finest: f64, emptiness: f64) -> f64 {
    let large = nice((high - low) / count, finest);
    let small = nice(large * 0.35, finest);
    let off = |step: f64| {
        let intervals = (high / step - 1e-9).ceil() - (low / step + 1e-9).floor();
        let empty = 1.0 - (high - low) / (intervals * step);
        (intervals - count).abs() + (empty - SPARED).max(0.0) * emptiness
    };
    if off(small) < off(large) { small } else { large }
}

/// The smallest step that an axis' labels can tell: they have nine decimals.
pub(crate) fn finest(format: &TickFormat) -> f64 {
    let factor = format.factor;
    if (1e-24..1e24).contains(&factor) { factor * 1e-9 } else { 1e-9 }
}

/// The smallest of 1, 2, 5 × 10ⁿ that is not below `least`.
pub(crate) fn nice(least: f64, finest: f64) -> f64 {
    let least = least.max(finest).max(f64::MIN_POSITIVE);
    let power = 10f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| *step >= least * (1.0 - 1e-9))
        .unwrap_or(power * 10.0)
}

/// The range of a value axis that shows `values`: with zero wherever zero tells something.
///
/// Columns and dots measure from zero. A line may begin elsewhere, but only where its whole movement would otherwise be
/// pressed into less than a third of the height.
pub(crate) fn range(values: impl Iterator<Item = f64>, from_zero: bool) -> (f64, f64) {
    let (low, high) =
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let reach = low.abs().max(high.abs());
    let spread = high - low;
    if from_zero || spread >= reach * 0.3 || spread <= reach * 1e-6 {
        (low.min(0.0), high.max(0.0))
    } else {
        (low, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_data() {
        let scale = Scale::round(0.0, 1267.9, 5, 1e-9);
        assert_eq!(scale.ticks, [0.0, 500.0, 1000.0, 1500.0]);
        // Six steps to 120 are nearer to five than three to 150, and waste no height.
        assert_eq!(Scale::round(0.0, 120.0, 5, 1e-9).step, 20.0);
        // Three steps to 150 would leave a quarter of a phone's axis empty.
        assert_eq!(Scale::snug(0.0, 112.0, 4, 1e-9).ticks, [0.0, 20.0, 40.0, 60.0, 80.0, 100.0, 120.0]);
        assert_eq!(Scale::round(0.0, 9.9, 4, 1e-9).ticks, [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
        let scale = Scale::round(-5.0, 38.5, 5, 1e-9);
        assert_eq!((scale.low, scale.high, scale.step), (-10.0, 40.0, 10.0));
        let scale = Scale::round(-40.2, 16.2, 5, 1e-9);
        assert_eq!(scale.ticks, [-40.0, -20.0, 0.0, 20.0]);
        assert!(scale.low < -40.2);
    }

    #[test]
    fn extremes_have_ticks() {
        for (low, high) in [(0.0, 0.0), (1e-9, 3e-9), (0.0, 1e15), (-1e24, 1e24), (0.0, 1e-300), (5.0, 5.0)] {
            let scale = Scale::round(low, high, 5, 1e-9);
            assert!(scale.low <= low && scale.high >= high && scale.ticks.len() >= 2, "{low} {high} {scale:?}");
        }
    }

    #[test]
    fn a_line_far_from_zero_may_begin_elsewhere() {
        assert_eq!(range([6.9, 7.8].into_iter(), false), (6.9, 7.8));
        assert_eq!(range([557.0, 1267.9].into_iter(), false), (0.0, 1267.9));
        assert_eq!(range([7.0].into_iter(), false), (0.0, 7.0));
        assert_eq!(range([6.9, 7.8].into_iter(), true), (0.0, 7.8));
    }
}

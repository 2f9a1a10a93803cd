//! An indicator's course in the size of a word, for cards and rows that have its newest figure beside it.

use super::alternative;
use super::lines;
use super::points::Track;
use crate::chart::{self, ChartSpec, Kind, Width};
use crate::model::{Indicator, PeriodKind};
use crate::render::scribe::Scribe;
use crate::render::view::Spark;
use crate::theme::Html;

/// Fewer points have no course.
const FEWEST: usize = 3;

/// The drawing with its first and its last figure in words. `None` where the periods are not comparable (of different
/// length, or each containing the one before it), or too few.
pub fn of(scribe: &Scribe<'_>, indicator: &Indicator) -> Option<Spark> {
    let comparable = match indicator.period_kind? {
        PeriodKind::Annual | PeriodKind::Quarterly | PeriodKind::Monthly | PeriodKind::Stock => true,
        PeriodKind::Cumulative | PeriodKind::Mixed => false,
    };
    if !comparable || indicator.series.len() < FEWEST {
        return None;
    }
    let track = Track::whole(scribe, indicator);
    let text = alternative::first_and_last(scribe, &track)?;
    let mut line = lines::sparkline(scribe, &track);
    line.has_value = false;
    let spec = ChartSpec {
        id: format!("spark-{}", indicator.id.value),
        lang: scribe.lang.to_string(),
        name: scribe.owned(&indicator.short),
        description: text.clone(),
        kind: Kind::Sparkline(line),
    };
    // What cannot be drawn is told where the indicator's own chart is.
    let drawing = chart::svg(&spec, Width::Wide).ok()?;
    Some(Spark { drawing: Html::from_markup(&drawing), text })
}

//! By what the index of indicators can be narrowed down: only what its cards are marked with.

use super::cards;
use super::scribe::Scribe;
use super::view::{Choice, Filter};
use crate::model::{Group, Indicator};

/// A target with a number, one in words, a published figure.
pub fn status(indicator: &Indicator) -> &'static str {
    match indicator.group {
        Group::Plan if cards::is_in_words(indicator) => "words",
        Group::Plan => "number",
        Group::Context => "actual",
    }
}

/// The plan's dimension; `unstated` where the source does not say it. A figure from elsewhere belongs to none.
pub fn dimension(indicator: &Indicator) -> String {
    match (&indicator.dimension, indicator.group) {
        (Some(id), _) => id.value.clone(),
        (None, Group::Plan) => "unstated".to_owned(),
        (None, Group::Context) => String::new(),
    }
}

/// The pillar; `all` for the whole of industry.
pub fn pillar(indicator: &Indicator) -> String {
    indicator.pillar.as_ref().map_or_else(|| "all".to_owned(), |id| id.value.clone())
}

/// The filters, each choice with how many indicators it leaves: none is left out, since that none has it says something, too.
pub fn all(scribe: &Scribe<'_>) -> Vec<Filter> {
    let report = scribe.report();
    let filter =
        |name: &'static str, label: &'static str, of: &dyn Fn(&Indicator) -> String, known: Vec<(String, String)>| {
            let choice = |(value, label): (String, String)| {
                let count = report.indicators.values().filter(|indicator| of(indicator) == value).count();
                Choice { label, count: scribe.count(count), value }
            };
            Filter { name, label: scribe.t(label).to_owned(), choices: known.into_iter().map(choice).collect() }
        };
    let named = |value: &str, phrase: &'static str| (value.to_owned(), scribe.t(phrase).to_owned());
    let states =
        vec![named("number", "filter_number"), named("words", "filter_words"), named("actual", "context_indicator")];
    let dimensions = report.settings.frame.iter().flat_map(|frame| &frame.dimensions);
    let mut dimensions: Vec<_> = dimensions.map(|it| (it.id.value.clone(), scribe.owned(&it.name))).collect();
    dimensions.push(named("unstated", "not_stated"));
    let mut pillars = vec![named("all", "group_context_industry")];
    pillars.extend(report.pillars.iter().map(|it| (it.id.value.clone(), scribe.owned(&it.short))));
    vec![
        filter("status", "state", &|it| status(it).to_owned(), states),
        filter("dimension", "dimension", &dimension, dimensions),
        filter("pillar", "pillar", &pillar, pillars),
    ]
}

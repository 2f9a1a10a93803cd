//! By what the index of indicators can be narrowed down: only what its cards are marked with.

use super::scribe::Scribe;
use super::view::{Choice, Filter};
use crate::model::{Group, Indicator};

/// A target of its own with a number, one in words; or a published figure, with or without the target of somebody else.
pub fn status(indicator: &Indicator) -> &'static str {
    let own = indicator.target.as_ref().filter(|target| indicator.group == Group::Plan && target.of.is_none());
    match own {
        Some(target) if target.words.is_some() => "words",
        Some(_) => "number",
        None => "actual",
    }
}

/// The plan's dimension; `unstated` where the report does not say it. A figure from elsewhere belongs to none.
pub fn dimension(indicator: &Indicator) -> String {
    match (&indicator.dimension, indicator.group) {
        (Some(id), _) => id.value.clone(),
        (None, Group::Plan) => "unstated".to_owned(),
        (None, Group::Context) => String::new(),
    }
}

/// The pillar; `all` for none.
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
    dimensions.push(named("unstated", "not_given"));
    let mut pillars = vec![named("all", "no_pillar")];
    pillars.extend(report.pillars.iter().map(|it| (it.id.value.clone(), scribe.owned(&it.short))));
    let filters = [
        filter("status", "state", &|it| status(it).to_owned(), states),
        filter("dimension", "dimension", &dimension, dimensions),
        filter("pillar", "pillar", &pillar, pillars),
    ];
    // A report without pillars, or without dimensions, has nothing to choose from.
    filters.into_iter().filter(|filter| filter.choices.len() > 1).collect()
}

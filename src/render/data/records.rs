//! An indicator and its figures as programs read them: every language at once, codes instead of words, values as written.

use super::observations;
use crate::i18n::{Localized, Period};
use crate::model::{Direction, Group, Indicator, Obligation, Observation, Op, PeriodKind, Source};
use crate::render::scribe::Scribe;
use crate::source::Spanned;
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};

/// Text in each language, by BCP 47 tag.
pub type Texts = BTreeMap<String, String>;

/// One page's scribes, one for each language of the report, in its order.
pub type Scribes<'a> = [Scribe<'a>];

/// An indicator.
#[derive(Debug, Serialize)]
pub struct IndicatorRecord {
    id: String,
    group: Group,
    pillar: Option<String>,
    dimension: Option<String>,
    name: Texts,
    definition: Option<Texts>,
    area: Option<Texts>,
    unit: Option<UnitRecord>,
    period_kind: Option<PeriodKind>,
    direction: Option<Direction>,
    obligation: Option<Obligation>,
    target: Option<Figure>,
    baseline: Option<Figure>,
    series: Vec<Figure>,
    /// Periods that were looked for and for which no figure was found.
    gaps: Vec<String>,
    /// Figures of other sources for the same quantity.
    also: Vec<Figure>,
}

/// A unit of measure: the amount is the value times `multiplier` in the unit `code`.
#[derive(Debug, Serialize)]
struct UnitRecord {
    code: String,
    multiplier: Box<RawValue>,
    label: Texts,
}

/// A figure: an observation, a baseline or a target.
#[derive(Debug, Serialize)]
pub struct Figure {
    period: String,
    /// First and last day, ISO 8601.
    start: String,
    end: String,
    comparator: &'static str,
    value: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Texts>,
    source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Texts>,
}

/// A source.
#[derive(Debug, Serialize)]
pub struct SourceRecord {
    id: String,
    title: Option<String>,
    title_translated: Option<Texts>,
    description: Option<Texts>,
    lang: String,
    publisher: String,
    date: Option<String>,
    url: Option<String>,
    /// A, B; absent for a document that is stored in full.
    grade: Option<String>,
    /// The digest of a stored document.
    sha256: Option<String>,
}

/// The texts of `text`.
pub fn texts(text: &Localized) -> Texts {
    text.iter().map(|(lang, text)| (lang.to_string(), text.value.clone())).collect()
}

/// What `write` says in each language; nothing where it says nothing in any.
fn said(scribes: &Scribes<'_>, write: impl Fn(&Scribe<'_>) -> Option<String>) -> Option<Texts> {
    let texts: Texts = scribes.iter().filter_map(|it| Some((it.lang.to_string(), write(it)?))).collect();
    (!texts.is_empty()).then_some(texts)
}

/// A decimal as a JSON number, every digit kept.
pub fn number(value: Decimal) -> Option<Box<RawValue>> {
    RawValue::from_string(value.to_string()).ok()
}

/// `indicator` as a record.
pub fn indicator(scribes: &Scribes<'_>, indicator: &Indicator) -> IndicatorRecord {
    let unit = indicator.unit.as_ref().and_then(|unit| {
        Some(UnitRecord {
            code: unit.code.value.clone(),
            multiplier: number(unit.scale.0.normalize())?,
            label: said(scribes, |scribe| observations::unit(scribe, indicator)).unwrap_or_default(),
        })
    });
    IndicatorRecord {
        id: indicator.id.value.clone(),
        group: indicator.group,
        pillar: indicator.pillar.as_ref().map(|id| id.value.clone()),
        dimension: indicator.dimension.as_ref().map(|id| id.value.clone()),
        name: texts(&indicator.name),
        definition: indicator.definition.as_ref().map(texts),
        area: said(scribes, |scribe| scribe.area(indicator).map(str::to_owned)),
        unit,
        period_kind: indicator.period_kind,
        direction: indicator.direction,
        obligation: indicator.obligation,
        target: target(indicator),
        baseline: indicator.baseline.as_ref().map(observed),
        series: indicator.series.iter().map(observed).collect(),
        gaps: indicator.gaps.iter().map(|gap| gap.value.to_string()).collect(),
        also: indicator.also.iter().map(observed).collect(),
    }
}

fn target(indicator: &Indicator) -> Option<Figure> {
    let target = &indicator.target.as_ref()?.value;
    let figure = figure(target.period.value, target.op, target.source.value.clone());
    Some(Figure {
        value: target.value.as_ref().and_then(|value| number(value.value.0)),
        words: target.words.as_ref().map(texts),
        quote: target.quote.as_ref().map(|quote| quote.value.clone()),
        note: target.note.as_ref().map(texts),
        ..figure
    })
}

fn observed(observation: &Spanned<Observation>) -> Figure {
    let observation = &observation.value;
    Figure {
        value: number(observation.value.value.0),
        quote: observation.quote.as_ref().map(|quote| quote.value.clone()),
        note: observation.note.as_ref().map(texts),
        ..figure(observation.period.value, observation.op, observation.source.value.clone())
    }
}

fn figure(period: Period, op: Op, source: String) -> Figure {
    Figure {
        period: period.to_string(),
        start: period.first_day(),
        end: period.last_day(),
        comparator: op.key(),
        value: None,
        words: None,
        source,
        quote: None,
        note: None,
    }
}

/// `source` as a record.
pub fn source(source: &Source) -> SourceRecord {
    SourceRecord {
        id: source.id.value.clone(),
        title: source.title.as_ref().map(|title| title.value.clone()),
        title_translated: source.title_translated.as_ref().map(texts),
        description: source.description.as_ref().map(texts),
        lang: source.lang.to_string(),
        publisher: source.publisher.clone(),
        date: source.date.map(|date| date.to_string()),
        url: source.url.as_ref().map(|url| url.value.clone()),
        grade: source.grade.clone(),
        sha256: source.sha256.as_ref().map(|digest| digest.value.clone()),
    }
}

/// The sources on which figures of `indicators` rest, by id.
pub fn used<'i>(indicators: impl IntoIterator<Item = &'i &'i Indicator>) -> BTreeSet<&'i str> {
    let of = |indicator: &'i Indicator| {
        let observations = indicator.baseline.iter().chain(&indicator.series).chain(&indicator.also);
        let observed = observations.map(|observation| observation.value.source.value.as_str());
        indicator.target.iter().map(|target| target.value.source.value.as_str()).chain(observed)
    };
    indicators.into_iter().flat_map(|indicator| of(indicator)).collect()
}

//! An indicator's page.

use super::charts::{Track, table};
use super::scribe::Scribe;
use super::view::{self, Cell, ChartFigure, Definition, Indicator, Table};
use super::{cards, charts, data, takeaway};
use crate::diag::Diagnostic;
use crate::model::{self, Direction, Obligation};
use crate::plan::{Page, Scope};

/// Draws the page of the indicator `id`.
///
/// # Errors
/// A problem in a template, or a chart without a drawing.
pub fn draw(scribe: &Scribe<'_>, id: &str, frame: &view::Page) -> Result<String, Diagnostic> {
    match scribe.report().indicators.get(id) {
        Some(indicator) => scribe.draw("indicator.html", frame, &view(scribe, indicator)?),
        None => Ok(String::new()),
    }
}

fn view(scribe: &Scribe<'_>, indicator: &model::Indicator) -> Result<Indicator, Diagnostic> {
    let id = &indicator.id.value;
    let has_series = !indicator.series.is_empty();
    Ok(Indicator {
        card: cards::indicator(scribe, indicator),
        definition: scribe.cited(indicator.definition.as_ref(), &indicator.cites),
        facts: facts(scribe, indicator),
        // The page has the table in full; the chart needs not repeat it.
        chart: charts::of_indicator(scribe, indicator)?.map(|chart| ChartFigure { table: Table::default(), ..chart }),
        table: has_series.then(|| table::of_series(scribe, &[Track::whole(scribe, indicator)])),
        also: also(scribe, indicator),
        pillar: indicator.pillar.as_ref().map(|id| scribe.link(&Page::Pillar(id.value.clone()))),
        take: takeaway::view(scribe, &Scope::Indicator(id.clone())),
        used_by: scribe.users(id),
    })
}

/// What is known of the indicator, and what the report does not give of it.
fn facts(scribe: &Scribe<'_>, indicator: &model::Indicator) -> Vec<Definition> {
    let known = |label, value: String| Definition { label: scribe.t(label).to_owned(), value, unstated: false };
    let stated = |label, value: Option<String>| match value {
        Some(value) => known(label, value),
        None => {
            Definition { label: scribe.t(label).to_owned(), value: scribe.t("not_given").to_owned(), unstated: true }
        }
    };
    let plan = super::filters::status(indicator) != "actual";
    let mut facts = Vec::new();
    if plan || !indicator.series.is_empty() {
        facts.push(known("kind", scribe.t(if plan { "plan_indicator" } else { "context_indicator" }).to_owned()));
    }
    facts.extend(scribe.area(indicator).map(|area| known("area", area.to_owned())));
    if let Some(unit) = data::unit(scribe, indicator) {
        facts.push(known("unit", unit));
    }
    facts.extend(indicator.price_base.map(|base| known("price_base", scribe.t(base.phrase()).to_owned())));
    facts.extend(indicator.period_kind.map(|kind| known("kind_of_period", scribe.t(kind.phrase()).to_owned())));
    if plan {
        let dimensions = scribe.report().settings.frame.iter().flat_map(|frame| &frame.dimensions);
        let dimension = indicator.dimension.as_ref().and_then(|id| {
            dimensions
                .clone()
                .find(|dimension| dimension.id.value == id.value)
                .map(|dimension| scribe.owned(&dimension.name))
        });
        let obligation = indicator.obligation.map(|obligation| match obligation {
            Obligation::Binding => scribe.t("obligation_binding").to_owned(),
            Obligation::Anticipated => scribe.t("obligation_anticipated").to_owned(),
        });
        let direction = indicator.direction.map(|direction| match direction {
            Direction::Up => scribe.t("direction_up").to_owned(),
            Direction::Down => scribe.t("direction_down").to_owned(),
            Direction::Maintain => scribe.t("direction_maintain").to_owned(),
        });
        let baseline = indicator.baseline.as_ref().map(|baseline| scribe.single(indicator, baseline).text());
        // Only a frame of indicators says of each where it belongs and whether it binds.
        if scribe.report().settings.frame.is_some() {
            facts.push(stated("dimension", dimension));
            facts.push(stated("obligation", obligation));
        } else {
            facts.extend(obligation.map(|obligation| known("obligation", obligation)));
        }
        facts.extend(direction.map(|direction| known("direction", direction)));
        facts.push(stated("baseline", baseline));
    }
    facts
}

/// Figures of other sources for the same indicator.
fn also(scribe: &Scribe<'_>, indicator: &model::Indicator) -> Option<Table> {
    let row = |observation: &model::Observation| {
        let citation = scribe.citation(&observation.source.value, observation.quote.as_ref());
        let source = table::label(scribe, &citation.label, citation.grade.as_deref());
        vec![
            table::head(&scribe.period(observation.period.value)),
            Cell { numeric: true, ..table::cell(scribe.single(indicator, observation).text()) },
            Cell { href: Some(citation.href), ..table::cell(source) },
            table::cell(scribe.observation_note(observation).unwrap_or_default()),
        ]
    };
    (!indicator.also.is_empty()).then(|| Table {
        caption: scribe.t("also_heading").to_owned(),
        head: vec![
            table::head(scribe.t("period")),
            Cell { numeric: true, ..table::head(scribe.t("value")) },
            table::head(scribe.t("source")),
            table::head(scribe.t("note")),
        ],
        rows: indicator.also.iter().map(|observation| row(observation)).collect(),
    })
}

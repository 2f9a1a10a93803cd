//! What a reader takes away from a chart: its data as CSV, its drawing as SVG, and the code that embeds it elsewhere.

use super::{Composed, composed, impossible, indicators, series};
use crate::chart::{self, Surround};
use crate::diag::Diagnostic;
use crate::i18n::Told;
use crate::model::Chart;
use crate::plan::{Page, relative};
use crate::render::data;
use crate::render::scribe::Scribe;
use crate::render::view::{Citation, Embed};
use crate::theme::escape;

/// Room for title, subtitle, sources and note around a drawing in an embedded page, in CSS px.
const AROUND: u32 = 250;

/// The page that shows a chart, with the anchor where it stands there.
pub fn home(scribe: &Scribe<'_>, alone: &Page) -> Option<(Page, String)> {
    match alone {
        Page::Chart(id) => Some((scribe.plan.uses().chart_page(id)?.clone(), super::anchor(id))),
        Page::IndicatorChart(id) => Some((Page::Indicator(id.clone()), super::anchor(id))),
        _ => None,
    }
}

/// How the chart named `name`, alone on `alone`, is put into another site. The frame is as high as `drawing` asks for.
pub fn embed(scribe: &Scribe<'_>, alone: &Page, name: &str, drawing: &str) -> Embed {
    let address = alone.address(scribe.lang);
    let base = scribe.plan.base_url();
    let source = format!("{}{address}", base.unwrap_or_else(|| scribe.t("embed_base")));
    let height = AROUND + height(drawing);
    Embed {
        href: relative(scribe.from, &address),
        code: format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" style=\"border:0\"></iframe>",
            escape(&source),
            escape(name)
        ),
        absolute: base.is_some(),
    }
}

/// The height of a drawing in its own units, which are CSS px at its full width.
fn height(drawing: &str) -> u32 {
    let view = drawing.split_once("viewBox=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(view, _)| view);
    view.rsplit(' ').next().and_then(|height| height.parse().ok()).unwrap_or_default()
}

/// The chart as a file of its own, with its style, source and licence inside.
///
/// # Errors
/// A problem at the chart's id, where its data have no drawing.
pub fn svg(scribe: &Scribe<'_>, chart: &Chart, alone: &Page) -> Result<String, Diagnostic> {
    let Composed { spec, subtitle, notes, sources, .. } = composed(scribe, chart)?;
    let surround = Surround { subtitle, notes, imprint: imprint(scribe, alone, &sources) };
    let style = |markup: &str| scribe.theme.drawings().of(markup);
    chart::sheet(&spec, &surround, style).map_err(|error| impossible(chart, error.told()))
}

/// Sources, publisher and licence.
fn imprint(scribe: &Scribe<'_>, alone: &Page, sources: &[Citation]) -> Vec<String> {
    let settings = &scribe.report().settings;
    let colon = format!("{}{}", scribe.t("colon"), scribe.t("word_space"));
    let named: Vec<&str> = sources.iter().map(|source| source.away.as_str()).collect();
    let page = home(scribe, alone).map_or(Page::Home, |(page, _)| page);
    let address = page.address(scribe.lang);
    let url = scribe.plan.absolute(&address);
    let date = settings.modified.text(&scribe.language.dates);
    let holes = [
        ("publisher", scribe.text(&settings.publisher.name)),
        ("site", scribe.text(&settings.title)),
        ("date", date.as_str()),
        ("url", url.as_deref().unwrap_or_default()),
    ];
    let licence = format!("{} {}", scribe.text(&settings.licence.name), settings.licence.url.value);
    vec![
        format!("{}{colon}{}", scribe.t("sources"), named.join(scribe.t("clause_separator"))),
        scribe.language.fill("chart_imprint", &holes).trim().to_owned(),
        format!("{}{colon}{licence}", scribe.t("licence")),
    ]
}

/// The chart's data: its observations in full, or for a drawing of structure its table.
///
/// # Errors
/// As [`svg`].
pub fn csv(scribe: &Scribe<'_>, chart: &Chart) -> Result<String, Diagnostic> {
    let indicators: Vec<_> = indicators(scribe, chart).into_iter().chain(series::whole(scribe, chart)).collect();
    if !indicators.is_empty() {
        return Ok(data::observations(scribe, &indicators));
    }
    let Composed { table, sources, .. } = composed(scribe, chart)?;
    Ok(data::table(scribe, &table, &sources))
}

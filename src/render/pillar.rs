//! A pillar's page.

use super::scribe::Scribe;
use super::view::{self, FactView, Pillar};
use super::{cards, charts, prose};
use crate::diag::Diagnostic;
use crate::model::{self, Fact};
use crate::plan::{Page, Scope};
use crate::theme::Html;

/// Draws the page of the pillar `id`.
///
/// # Errors
/// A problem in a template, or a chart without a drawing.
pub fn draw(scribe: &Scribe<'_>, id: &str, frame: &view::Page) -> Result<String, Diagnostic> {
    match scribe.report().pillar(id) {
        Some(pillar) => scribe.draw("pillar.html", frame, &view(scribe, pillar)?),
        None => Ok(String::new()),
    }
}

/// A pillar with all that its page shows.
///
/// # Errors
/// A problem in a template, or a chart without a drawing.
pub fn view(scribe: &Scribe<'_>, pillar: &model::Pillar) -> Result<Pillar, Diagnostic> {
    let report = scribe.report();
    let text = pillar.writing.as_ref().and_then(|writing| writing.texts.get(scribe.lang));
    let summary = text.and_then(|text| text.summary.as_ref()).map(|summary| summary.value.clone());
    let indicators = pillar.indicators.iter().filter_map(|id| report.indicators.get(&id.value));
    Ok(Pillar {
        card: cards::pillar(scribe, pillar),
        cites: scribe.sources(&pillar.cites),
        sentence: scribe.citation(&pillar.source.value, Some(&pillar.quote)),
        tier_citation: pillar.tier_quote.as_ref().map(|quote| scribe.citation(&pillar.source.value, Some(quote))),
        summary: summary.unwrap_or_default(),
        body: text.map_or(Ok(Html::default()), |text| prose::html(scribe, &text.document))?,
        facts: pillar.facts.iter().map(|fact| of_fact(scribe, pillar, fact)).collect(),
        charts: pillar.charts.iter().map(|chart| charts::figure(scribe, chart)).collect::<Result<_, _>>()?,
        indicators: indicators.map(|indicator| cards::indicator(scribe, indicator)).collect(),
        take: super::takeaway::view(scribe, &Scope::Pillar(pillar.id.value.clone())),
        parallel: super::parallel::link(scribe, &Page::ParallelPillar(pillar.id.value.clone())),
        siblings: cards::pillars(scribe),
    })
}

/// A fact as its page shows it.
pub fn of_fact(scribe: &Scribe<'_>, pillar: &model::Pillar, fact: &Fact) -> FactView {
    FactView {
        kind: scribe.t(fact.kind.phrase()).to_owned(),
        items: fact.items.iter().map(|item| scribe.owned(item)).collect(),
        more: fact.open.then(|| scribe.t("more").to_owned()),
        citation: scribe.citation(&pillar.source.value, Some(&fact.quote)),
        note: scribe.cited(fact.note.as_ref(), &fact.cites),
    }
}

//! What a page looks like where somebody passes it on: its card, and what is said of it there.

use super::scribe::Scribe;
#[cfg(feature = "cards")]
use crate::card::{self, Card, Marks};
#[cfg(feature = "cards")]
use crate::i18n::Script;
use crate::plan::{Page, Route};

/// The absolute address of the page's card; only where the site's own is known, since those who show cards need one.
pub fn address(scribe: &Scribe<'_>, page: &Page) -> Option<String> {
    let base = scribe.plan.base_url()?;
    // Another form of a page is known by the page itself.
    let page = page.original().unwrap_or_else(|| page.clone());
    scribe
        .plan
        .has_card(scribe.lang, &page)
        .then(|| format!("{base}{}", Route::Card(scribe.lang.clone(), page).address()))
}

/// The card of `page`.
#[cfg(feature = "cards")]
pub fn card(scribe: &Scribe<'_>, page: &Page) -> Vec<u8> {
    let settings = &scribe.report().settings;
    let publisher = scribe.owned(&settings.publisher.name);
    let period = scribe.period(settings.period);
    let is_home = *page == Page::Home;
    let kind = match page.section() {
        Some(section) => scribe.title(&section),
        None if is_home => period.clone(),
        None => String::new(),
    };
    let joined = [publisher.as_str(), period.as_str()].join(scribe.t("separator"));
    let (site, imprint) =
        if is_home { (publisher, String::new()) } else { (scribe.owned(&settings.short_title), joined) };
    let marks = if scribe.lang.script() == Script::Spaced { Marks::Narrow } else { Marks::Wide };
    card::png(&Card { kind, title: scribe.title(page), figure: figure(scribe, page), site, imprint, marks })
}

/// The figure that an indicator is known by: its target, or else its newest value.
#[cfg(feature = "cards")]
fn figure(scribe: &Scribe<'_>, page: &Page) -> Option<[String; 2]> {
    let (Page::Indicator(id) | Page::IndicatorChart(id)) = page else { return None };
    let indicator = scribe.report().indicators.get(id)?;
    let target = scribe.target_figure(indicator).filter(|figure| !figure.words_only);
    let (label, figure) = match target {
        Some(figure) => (scribe.t("target"), figure),
        None => (scribe.t("latest"), scribe.latest_figure(indicator)?),
    };
    Some([figure.text, [label, &figure.period].join(scribe.t("separator"))])
}

/// `zh-CN` as Open Graph writes it: `zh_CN`. Its grammar wants a territory; a language without one is left as it is.
pub fn locale(locale: &str) -> String {
    locale.replace('-', "_")
}

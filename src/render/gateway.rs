//! The two pages at the root, in all languages at once, and what a language's pages share.

use super::Press;
use super::frame::root;
use super::security;
use super::view::{LanguageLink, Site};
use crate::diag::Diagnostic;
use crate::i18n::{Lang, Period};
use crate::plan::{Indexing, Page, Route, SitePlan, relative};
use crate::theme::{Language, Theme};
use serde::Serialize;

/// What the root's pages have in place of a page's frame.
#[derive(Debug, Serialize)]
struct Frame {
    root: String,
    canonical: Option<String>,
    /// As on home pages.
    entrance: Option<String>,
    /// The card of the home page in the first language.
    card: Option<String>,
    languages: Vec<LanguageLink>,
}

#[derive(Debug, Serialize)]
struct Gateway {
    languages: Vec<Door>,
}

/// A language with what awaits the reader there.
#[derive(Debug, Serialize)]
struct Door {
    tag: String,
    name: String,
    href: String,
    title: String,
    description: String,
}

/// The site in one language, the same on all its pages.
pub fn site(plan: &SitePlan, theme: &Theme, language: &Language, lang: &Lang) -> Site {
    let settings = &plan.checked().report().settings;
    let [css, js, chart_js, search_js, icon] = theme.roles().map(str::to_owned);
    let period: Period = settings.period;
    Site {
        lang: lang.to_string(),
        right_to_left: lang.is_right_to_left(),
        title: settings.title.get(lang).to_owned(),
        short_title: settings.short_title.get(lang).to_owned(),
        description: settings.description.get(lang).to_owned(),
        publisher: settings.publisher.name.get(lang).to_owned(),
        publisher_url: settings.publisher.url.as_ref().map(|url| url.value.clone()),
        licence: settings.licence.name.get(lang).to_owned(),
        licence_url: settings.licence.url.value.clone(),
        period: period.text(&language.dates),
        modified: settings.modified.text(&language.dates),
        modified_iso: settings.modified.to_string(),
        css,
        js,
        chart_js,
        search_js,
        icon,
        integrity: plan.has_integrity().then(|| theme.integrity().clone()),
        has_classes: !settings.tiers.is_empty(),
        noindex: plan.indexing() == Indexing::Refused,
        policy: security::POLICY,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// Draws `template` for the page at `address`.
///
/// # Errors
/// A problem in the template.
pub fn draw(press: &Press, template: &str, address: &str) -> Result<String, Diagnostic> {
    let report = press.plan.checked().report();
    let base = press.plan.base_url();
    let Some((_, shared)) = report.languages().next().and_then(|lang| press.language(lang)) else {
        return Ok(String::new());
    };
    // A host shows the missing page under any address: only there an absolute root is right, where it is known.
    let lost = template == "root-missing.html";
    let absolute = base.filter(|_| lost);
    let href = |to: &str| absolute.map_or_else(|| relative(address, to), |base| format!("{base}{to}"));
    let doors = report.languages().filter_map(|lang| {
        let (language, _) = press.language(lang)?;
        Some(Door {
            tag: lang.to_string(),
            name: language.name.clone(),
            href: href(&Page::Home.address(lang)),
            title: if lost {
                language.phrase("missing_title").to_owned()
            } else {
                report.settings.title.get(lang).to_owned()
            },
            description: if lost {
                language.phrase("missing_text").to_owned()
            } else {
                report.settings.description.get(lang).to_owned()
            },
        })
    });
    let links = report.languages().filter_map(|lang| {
        Some(LanguageLink {
            tag: lang.to_string(),
            name: press.language(lang)?.0.name.clone(),
            locale: super::share::locale(&press.language(lang)?.0.locale),
            href: href(&Page::Home.address(lang)),
            absolute: press.plan.absolute(&Page::Home.address(lang)),
            current: false,
        })
    });
    let first = report.languages().next().and_then(|lang| press.scribe(lang, address));
    let frame = Frame {
        root: absolute.map_or_else(|| root(address), str::to_owned),
        canonical: press.plan.absolute(&Route::Gateway.address()).filter(|_| !lost),
        entrance: press.plan.entrance().filter(|_| !lost),
        card: first.filter(|_| !lost).and_then(|scribe| super::share::address(&scribe, &Page::Home)),
        languages: links.collect(),
    };
    press.theme.draw(template, shared, &frame, &Gateway { languages: doors.collect() })
}

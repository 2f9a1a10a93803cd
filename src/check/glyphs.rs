//! Characters that no social card can show: a page whose title has one has no card, and a language that the fonts cannot write has none.

use crate::diag::{Diagnostic, SiteProblem};
use crate::i18n::{Lang, Localized};
use crate::model::{Report, Writing};
use crate::source::Spanned;

/// Looks at the languages and at the titles in YAML. Cards are drawn only for a site that knows its address.
pub fn data(report: &Report, problems: &mut Vec<Diagnostic>) {
    if !has_cards(report) {
        return;
    }
    for lang in &report.settings.languages.value {
        let missing = unwritten(&lang.value);
        if !missing.is_empty() {
            let problem = SiteProblem::CardGlyph { missing, lang: Some(lang.value.to_string()) };
            problems.push(Diagnostic::new(problem, lang.span));
        }
    }
    let with: Vec<&Lang> = report.languages().filter(|lang| unwritten(lang).is_empty()).collect();
    // What stands on every card of a language leaves all of its pages without one, whatever else they say.
    for lang in &with {
        let shared = shared(report).into_iter().filter_map(|text| text.spanned(lang));
        shared.for_each(|text| one(text, Some(lang), problems));
    }
    let with: Vec<&Lang> = with.into_iter().filter(|lang| !is_cardless(report, lang)).collect();
    let indicators = report.indicators.values();
    let nouns = indicators.clone().filter_map(|it| it.unit.as_ref()?.noun.as_ref());
    let pillars = report.pillars.iter().map(|it| &it.name);
    let charts = report.all_charts().map(|it| &it.title);
    let documents = report.sources.iter().filter(|it| it.file.is_some());
    let translated = documents.clone().filter_map(|it| it.title_translated.as_ref());
    let names = indicators.map(|it| &it.name);
    for text in names.chain(nouns).chain(pillars).chain(charts).chain(translated) {
        with.iter().filter_map(|lang| text.spanned(lang)).for_each(|text| one(text, None, problems));
    }
    if !with.is_empty() {
        documents.filter_map(|it| it.title.as_ref()).for_each(|title| one(title, None, problems));
    }
}

/// Looks at the titles of a writing.
pub fn writing(report: &Report, writing: &Writing, problems: &mut Vec<Diagnostic>) {
    if has_cards(report) {
        let texts = writing.texts.iter().filter(|(lang, _)| !is_cardless(report, lang));
        texts.for_each(|(_, text)| one(&text.title, None, problems));
    }
}

fn has_cards(report: &Report) -> bool {
    cfg!(feature = "cards") && report.settings.base_url.is_some()
}

/// What every card has.
fn shared(report: &Report) -> [&Localized; 3] {
    let settings = &report.settings;
    [&settings.title, &settings.short_title, &settings.publisher.name]
}

/// Whether no page has a card in `lang`.
pub fn is_cardless(report: &Report, lang: &Lang) -> bool {
    !unwritten(lang).is_empty() || shared(report).into_iter().any(|text| lacks(text.get(lang)))
}

/// Letters that the language needs and no card can show.
#[cfg(feature = "cards")]
fn unwritten(lang: &Lang) -> String {
    missing(crate::card::letters(lang.as_str()))
}

#[cfg(not(feature = "cards"))]
fn unwritten(_: &Lang) -> String {
    String::new()
}

/// Whether a card cannot show `text`.
pub fn lacks(text: &str) -> bool {
    !missing(text).is_empty()
}

#[cfg(feature = "cards")]
fn missing(text: &str) -> String {
    // Nearly every title in Latin letters is one of these.
    if text.is_ascii() { String::new() } else { crate::card::missing(text).into_iter().collect() }
}

#[cfg(not(feature = "cards"))]
fn missing(_: &str) -> String {
    String::new()
}

fn one(text: &Spanned<String>, of_all: Option<&Lang>, problems: &mut Vec<Diagnostic>) {
    let missing = missing(&text.value);
    if !missing.is_empty() {
        let lang = of_all.map(ToString::to_string);
        problems.push(Diagnostic::new(SiteProblem::CardGlyph { missing, lang }, text.span));
    }
}

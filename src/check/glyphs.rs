//! Characters that no social card can show: titles that somebody passes on would have boxes in them.

use crate::diag::{Diagnostic, SiteProblem};
use crate::i18n::Localized;
use crate::model::{Report, Writing};
use crate::source::Spanned;

/// Looks at the titles in YAML. Cards are drawn only for a site that knows its address.
pub fn data(report: &Report, problems: &mut Vec<Diagnostic>) {
    if !has_cards(report) {
        return;
    }
    let settings = &report.settings;
    let own = [&settings.title, &settings.publisher.name].into_iter();
    let indicators = report.indicators.values().map(|it| &it.name);
    let pillars = report.pillars.iter().map(|it| &it.name);
    let charts = report.all_charts().map(|it| &it.title);
    let documents = report.sources.iter().filter(|it| it.file.is_some());
    let translated = documents.clone().filter_map(|it| it.title_translated.as_ref());
    let texts: Vec<&Localized> = own.chain(indicators).chain(pillars).chain(charts).chain(translated).collect();
    texts.into_iter().flat_map(Localized::iter).for_each(|(_, text)| one(text, problems));
    documents.filter_map(|it| it.title.as_ref()).for_each(|title| one(title, problems));
}

/// Looks at the titles of a writing.
pub fn writing(report: &Report, writing: &Writing, problems: &mut Vec<Diagnostic>) {
    if has_cards(report) {
        writing.texts.values().for_each(|text| one(&text.title, problems));
    }
}

fn has_cards(report: &Report) -> bool {
    cfg!(feature = "cards") && report.settings.base_url.is_some()
}

fn one(text: &Spanned<String>, problems: &mut Vec<Diagnostic>) {
    #[cfg(feature = "cards")]
    let missing: String = crate::card::missing(&text.value).into_iter().collect();
    #[cfg(not(feature = "cards"))]
    let missing = String::new();
    if !missing.is_empty() {
        problems.push(Diagnostic::new(SiteProblem::CardGlyph { missing }, text.span));
    }
}

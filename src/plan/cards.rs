//! Which pages have a social card: those whose words its fonts can write. Nobody is shown a card of boxes.

use super::Page;
use crate::check::{CheckedReport, glyphs};
use crate::i18n::Lang;
use crate::model::Report;
use std::collections::BTreeSet;

/// What has no card.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Cardless {
    /// Languages that the fonts cannot write, or that have a sign on every card that they lack.
    languages: BTreeSet<Lang>,
    /// Single pages.
    pages: BTreeSet<(Lang, Page)>,
}

impl Cardless {
    /// What has no card in the site of `checked`.
    pub fn of(checked: &CheckedReport) -> Self {
        let report = checked.report();
        let (without, with): (Vec<&Lang>, Vec<&Lang>) =
            report.languages().partition(|lang| glyphs::is_cardless(report, lang));
        let data = |lang: &Lang| of_data(report, lang).into_iter().map(|page| (lang.clone(), page)).collect::<Vec<_>>();
        let pages = with.into_iter().flat_map(data).collect();
        let mut cardless = Self { languages: without.into_iter().cloned().collect(), pages };
        cardless.look_again(checked, |_| true);
        cardless
    }

    /// Looks again at the writings at some places, whose texts changed. Gives whether a page gained or lost its card.
    pub fn look_again(&mut self, checked: &CheckedReport, is_at: impl Fn(usize) -> bool) -> bool {
        let report = checked.report();
        let mut has_changed = false;
        let writings = report.writings().zip(checked.gists()).zip(0..).filter(|(_, place)| is_at(*place));
        for (((kind, writing), gist), _) in writings {
            let page = match kind {
                "chapter" => Page::Chapter(writing.id.clone()),
                "page" => Page::Plain(writing.id.clone()),
                // A pillar is called what its YAML file says.
                _ => continue,
            };
            for lang in report.languages().filter(|lang| !self.languages.contains(*lang)) {
                let key = (lang.clone(), page.clone());
                let lacks = gist.without_card.contains(lang.as_str());
                has_changed |= if lacks { self.pages.insert(key) } else { self.pages.remove(&key) };
            }
        }
        has_changed
    }

    /// Whether the page has a card in the language, if there are cards at all.
    pub fn allows(&self, lang: &Lang, page: &Page) -> bool {
        let is_without = || self.pages.contains(&(lang.clone(), page.clone()));
        !self.languages.contains(lang) && (self.pages.is_empty() || !is_without())
    }
}

/// Pages whose titles come from YAML.
fn of_data(report: &Report, lang: &Lang) -> Vec<Page> {
    let lacks = |text: &str| glyphs::lacks(text);
    let indicators = report.indicators.values().filter(|it| {
        let noun = it.unit.iter().filter_map(|unit| unit.noun.as_ref());
        [&it.name].into_iter().chain(noun).any(|text| lacks(text.get(lang)))
    });
    let indicators =
        indicators.flat_map(|it| [Page::Indicator(it.id.value.clone()), Page::IndicatorChart(it.id.value.clone())]);
    let pillars = report.pillars.iter().filter(|it| lacks(it.name.get(lang)));
    let charts = report.all_charts().filter(|it| lacks(it.title.get(lang)));
    let documents = report.sources.iter().filter(|it| it.file.is_some());
    let documents = documents.filter(|it| {
        let translated = it.title_translated.as_ref().filter(|_| it.lang != *lang).and_then(|text| text.spanned(lang));
        translated.or(it.title.as_ref()).is_some_and(|title| lacks(&title.value))
    });
    indicators
        .chain(pillars.map(|it| Page::Pillar(it.id.value.clone())))
        .chain(charts.map(|it| Page::Chart(it.id.value.clone())))
        .chain(documents.map(|it| Page::Source(it.id.value.clone())))
        .collect()
}

//! From a planned address to its bytes: a pure function, called for one route at a time.

mod cards;
mod charts;
mod data;
mod document;
mod feeds;
mod frame;
mod gateway;
mod indicator;
mod lists;
mod pages;
mod pillar;
mod prose;
mod scribe;
pub mod view;

use crate::diag::Diagnostic;
use crate::i18n::Lang;
use crate::model::Chart;
use crate::plan::{Page, Route, SitePlan};
use crate::source::SourceSet;
use crate::theme::{Language, Shared, Theme};
use scribe::Scribe;
use std::collections::BTreeMap;

/// A planned site with its theme: everything that drawing a page needs.
#[derive(Debug)]
pub struct Press {
    plan: SitePlan,
    theme: Theme,
    shared: BTreeMap<Lang, Shared>,
}

impl Press {
    /// Prepares what the pages of each language share.
    pub fn new(plan: SitePlan, theme: Theme) -> Self {
        let report = plan.checked().report();
        let shared = report
            .languages()
            .filter_map(|lang| {
                let language = theme.language(lang)?;
                Some((lang.clone(), theme.share(&gateway::site(&plan, &theme, language, lang), language)))
            })
            .collect();
        Self { plan, theme, shared }
    }

    /// Every address of the site.
    pub fn routes(&self) -> Vec<Route> {
        self.plan.routes(self.theme.assets().iter().map(|asset| asset.address.as_str()))
    }

    /// The plan that it draws.
    pub fn plan(&self) -> &SitePlan {
        &self.plan
    }

    /// The bytes at `route`; the same for the same input, whatever was drawn before. `sources` holds the static files.
    ///
    /// # Errors
    /// A problem at its place: a template that asks for what is not there, a chart that has no drawing.
    pub fn draw(&self, route: &Route, sources: &SourceSet) -> Result<Vec<u8>, Diagnostic> {
        let address = route.address();
        let text = match route {
            Route::Gateway => gateway::draw(self, "gateway.html", &address)?,
            Route::RootMissing => gateway::draw(self, "root-missing.html", &address)?,
            Route::Robots => feeds::robots(&self.plan),
            Route::Sitemap => feeds::sitemap(&self.plan),
            Route::Page(lang, page) => match self.scribe(lang, &address) {
                Some(scribe) => pages::draw(&scribe, page, &frame::frame(&scribe, page))?,
                None => String::new(),
            },
            Route::Feed(lang) => self.scribe(lang, &address).map(|scribe| feeds::feed(&scribe)).unwrap_or_default(),
            Route::Csv(lang, id) => {
                let scribe = self.scribe(lang, &address);
                let indicator = self.plan.checked().report().indicators.get(id);
                scribe.zip(indicator).map(|(scribe, it)| data::observations(&scribe, &[it])).unwrap_or_default()
            }
            Route::ChartCsv(lang, page) => self.away(lang, &address, page, charts::csv)?,
            Route::ChartSvg(lang, page) => {
                self.away(lang, &address, page, |scribe, chart| charts::svg(scribe, chart, page))?
            }
            Route::Asset(_) => {
                let asset = self.theme.assets().iter().find(|asset| asset.address == address);
                return Ok(asset.map(|asset| asset.bytes.clone()).unwrap_or_default());
            }
            Route::Static(path) => {
                let wanted = format!("content/static/{path}");
                let file = sources.binaries().iter().find(|file| file.path == wanted);
                return Ok(file.map(|file| file.bytes.clone()).unwrap_or_default());
            }
        };
        Ok(text.into_bytes())
    }

    /// What `write` makes of the chart that is alone on `page`.
    fn away(
        &self,
        lang: &Lang,
        address: &str,
        page: &Page,
        write: impl Fn(&Scribe<'_>, &Chart) -> Result<String, Diagnostic>,
    ) -> Result<String, Diagnostic> {
        let Some(scribe) = self.scribe(lang, address) else { return Ok(String::new()) };
        charts::on_page(&scribe, page).map_or(Ok(String::new()), |chart| write(&scribe, &chart))
    }

    fn language(&self, lang: &Lang) -> Option<(&Language, &Shared)> {
        Some((self.theme.language(lang)?, self.shared.get(lang)?))
    }

    fn scribe<'a>(&'a self, lang: &'a Lang, from: &'a str) -> Option<Scribe<'a>> {
        let (language, shared) = self.language(lang)?;
        Some(Scribe { plan: &self.plan, theme: &self.theme, language, shared, lang, from })
    }
}

//! From a planned address to its bytes: a pure function, called for one route at a time.

mod cards;
mod changes;
mod charts;
mod cite;
mod comparison;
mod data;
mod document;
mod feeds;
mod footnotes;
mod filters;
mod foreign;
mod frame;
mod gateway;
mod indicator;
mod lists;
mod memo;
mod pages;
mod paper;
mod parallel;
mod pillar;
mod place;
mod progress;
mod prose;
mod scribe;
mod search;
mod security;
mod share;
mod takeaway;
mod tips;
mod whole;
pub mod view;

pub use security::POLICY;

use crate::check::Revision;
use crate::diag::Diagnostic;
use crate::i18n::Lang;
use crate::model::{Chart, Texts};
use crate::plan::{DataFile, Form, FoundKind, Page, Revised, Route, Scope, SearchFile, SitePlan};
use crate::search::Index;
use crate::source::SourceSet;
use crate::theme::{Language, Shared, Theme};
use memo::Memo;
use place::Place;
use rayon::prelude::*;
use scribe::Scribe;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Of each language; made when the first of its files is asked for, since a server may never be.
type Indexes = BTreeMap<Lang, OnceLock<Index>>;

fn no_indexes(plan: &SitePlan) -> Indexes {
    plan.checked().report().languages().map(|lang| (lang.clone(), OnceLock::new())).collect()
}

/// A planned site with its theme: everything that drawing a page needs.
#[derive(Debug)]
pub struct Press {
    plan: SitePlan,
    theme: Theme,
    shared: BTreeMap<Lang, Shared>,
    memo: Memo,
    indexes: Indexes,
}

impl Press {
    /// Prepares what the pages of each language share.
    pub fn new(plan: SitePlan, theme: Theme) -> Self {
        let report = plan.checked().report();
        let shared = report
            .languages()
            .filter_map(|lang| {
                let language = theme.language(lang)?;
                Some((lang.clone(), theme.share(&gateway::site(&plan, &theme, language, lang), language, lang)))
            })
            .collect();
        let indexes = no_indexes(&plan);
        Self { plan, theme, shared, memo: Memo::default(), indexes }
    }

    /// Puts texts in place of those that were there, as [`SitePlan::revise`] does.
    ///
    /// # Errors
    /// As there.
    pub fn revise(
        &mut self,
        revisions: Vec<Revision>,
        sources: &SourceSet,
        before: &[Diagnostic],
    ) -> Result<Revised, Vec<Diagnostic>> {
        let revised = self.plan.revise(revisions, sources, before)?;
        match revised {
            Revised::Words => {}
            Revised::Links | Revised::Addresses => self.memo = Memo::default(),
        }
        self.indexes = no_indexes(&self.plan);
        Ok(revised)
    }

    /// Every address of the site.
    pub fn routes(&self) -> Vec<Route> {
        self.plan.routes(self.theme.assets().iter().map(|asset| asset.address.as_str()))
    }

    /// The plan that it draws.
    pub fn plan(&self) -> &SitePlan {
        &self.plan
    }

    /// Makes what many of `routes` are drawn from, on all threads. Whoever draws them in parallel should call this first.
    pub fn prepare(&self, routes: &[&Route]) {
        let is_wanted = |lang: &Lang| {
            routes.iter().any(|route| matches!(route, Route::Search(of, SearchFile::Shard(_)) if of == lang))
        };
        self.indexes.par_iter().filter(|(lang, _)| is_wanted(lang)).for_each(|(lang, index)| {
            let address = Page::Search.address(lang);
            if let (None, Some(scribe)) = (index.get(), self.scribe(lang, &address)) {
                // Nobody else makes it now, and if somebody did, it would be the same.
                let _ = index.set(search::index_in_parallel(&scribe));
            }
        });
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
            Route::Headers => security::headers(self.plan(), &self.routes()),
            Route::NoJekyll => String::new(),
            Route::SecurityTxt => security::contact(&self.plan),
            Route::Sitemap => feeds::sitemap(&self.plan),
            Route::Page(lang, page) => match self.scribe(lang, &address) {
                Some(scribe) if page.original().is_some() => {
                    parallel::draw(&self.beside(&scribe), page, &frame::frame(&scribe, page))?
                }
                Some(scribe) => pages::draw(&scribe, page, &frame::frame(&scribe, page))?,
                None => String::new(),
            },
            Route::Running(lang) => {
                self.scribe(lang, &address).map(|scribe| whole::running(&scribe)).unwrap_or_default()
            }
            Route::Feed(lang) => self.scribe(lang, &address).map(|scribe| feeds::feed(&scribe)).unwrap_or_default(),
            Route::Take(lang, scope, form) => {
                return self.scribe(lang, &address).map_or(Ok(Vec::new()), |scribe| taken(&scribe, scope, *form));
            }
            Route::Data(file) => self.for_programs(file, &address),
            Route::Search(lang, file) => self.search(lang, *file),
            Route::ChartCsv(lang, page) => self.away(lang, &address, page, charts::csv)?,
            Route::ChartSvg(lang, page) => {
                self.away(lang, &address, page, |scribe, chart| charts::svg(scribe, chart, page))?
            }
            Route::Card(lang, page) => return Ok(self.card(lang, page, &address)),
            Route::Asset(_) => {
                let asset = self.theme.assets().iter().find(|asset| asset.address == address);
                return Ok(asset.map(|asset| asset.bytes.clone()).unwrap_or_default());
            }
            Route::Static(path) => {
                let wanted = format!("content/static/{path}");
                let file = sources.binary(&wanted);
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

    /// The social card of `page`; empty where the program draws none, which then plans none.
    fn card(&self, lang: &Lang, page: &Page, address: &str) -> Vec<u8> {
        #[cfg(feature = "cards")]
        return self.scribe(lang, address).map(|scribe| share::card(&scribe, page)).unwrap_or_default();
        #[cfg(not(feature = "cards"))]
        return {
            let _ = (lang, page, address);
            Vec::new()
        };
    }

    /// A file of a language's index.
    fn search(&self, lang: &Lang, file: SearchFile) -> String {
        let address = Page::Search.address(lang);
        let Some((scribe, index)) = self.scribe(lang, &address).zip(self.indexes.get(lang)) else {
            return String::new();
        };
        match file {
            SearchFile::Shard(number) => index.get_or_init(|| search::index(&scribe)).shard(number),
            SearchFile::Heads(number) => search::heads(&scribe, number),
            SearchFile::Text(number) => search::text(&scribe, number),
            SearchFile::Variants => crate::search::variants(),
        }
    }

    /// The shards of a language that differ from those of the site before, in which only the `edited` writings were others, and how
    /// they are now; `former` reads the files of that site. `None` where they do not tell it.
    pub fn changed_shards(
        &self,
        lang: &Lang,
        edited: &[(FoundKind, &str)],
        former: &dyn Fn(SearchFile) -> Option<Vec<u8>>,
    ) -> Option<BTreeMap<usize, String>> {
        let address = Page::Search.address(lang);
        search::changed_shards(&self.scribe(lang, &address)?, edited, former)
    }

    /// Gives a writing its texts, as [`SitePlan::supply`] does.
    pub fn supply(&mut self, place: usize, texts: Texts) {
        self.plan.supply(place, texts);
    }

    /// A file that holds every language at once.
    fn for_programs(&self, file: &DataFile, address: &str) -> String {
        let scribes: Vec<Scribe<'_>> =
            self.plan.checked().report().languages().filter_map(|lang| self.scribe(lang, address)).collect();
        match file {
            DataFile::Index => data::index(&scribes),
            DataFile::Json(scope) => data::json(&scribes, scope),
            DataFile::Table(name) => data::package_table(&scribes, *name),
            DataFile::Package => data::package(&scribes),
            DataFile::Catalogue => data::catalogue(&scribes),
        }
    }

    fn language(&self, lang: &Lang) -> Option<(&Language, &Shared)> {
        Some((self.theme.language(lang)?, self.shared.get(lang)?))
    }

    fn scribe<'a>(&'a self, lang: &'a Lang, from: &'a str) -> Option<Scribe<'a>> {
        let (language, shared) = self.language(lang)?;
        let (plan, theme, memo) = (&self.plan, &self.theme, &self.memo);
        Some(Scribe { plan, theme, language, shared, lang, from, place: Place::Own, memo })
    }

    /// The scribe and those of the other languages, all for the same page.
    fn beside<'a>(&'a self, scribe: &Scribe<'a>) -> Vec<Scribe<'a>> {
        let others = self.plan.checked().report().languages().filter(|lang| *lang != scribe.lang);
        let others = others.filter_map(|lang| self.scribe(lang, scribe.from));
        let others = others.map(|other| other.at(Place::Beside(other.lang.as_str())));
        [scribe.at(Place::Beside(""))].into_iter().chain(others).collect()
    }
}

/// What a reader takes away from `scope` in one form.
fn taken(scribe: &Scribe<'_>, scope: &Scope, form: Form) -> Result<Vec<u8>, Diagnostic> {
    Ok(match form {
        Form::Csv => data::observations(scribe, &scope.indicators(scribe.report())).into_bytes(),
        #[cfg(feature = "xlsx")]
        Form::Xlsx => data::workbook(scribe, scope)?,
        #[cfg(not(feature = "xlsx"))]
        Form::Xlsx => Vec::new(),
        Form::Bibtex | Form::Ris | Form::CslJson => cite::file(scribe, scope, form).into_bytes(),
    })
}

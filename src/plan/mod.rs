//! The site on paper: every address, what it shows, and who refers to whom. No HTML yet.

mod addresses;
mod cards;
mod found;
mod index;
mod route;
mod slice;
mod taken;
mod uses;

pub use addresses::problems as address_problems;
pub use found::{Findable, Findables, FoundKind, OVERVIEWS, SearchFile};
pub use route::{Page, Route, pdf, relative};
pub use slice::Slice;
pub use taken::{DataFile, Form, Scope, TableName};
pub use uses::Uses;

use crate::check::{CheckedReport, Revision};
use crate::diag::Diagnostic;
use crate::i18n::Lang;
use crate::model::{Chart, Part, Texts, Writing};
use crate::source::SourceSet;
use cards::Cardless;
use index::Index;
use std::collections::BTreeSet;
use std::mem::discriminant;

/// The site on paper.
#[derive(Debug)]
pub struct SitePlan {
    checked: CheckedReport,
    pages: Vec<Page>,
    index: Index,
    uses: uses::Counts,
    findables: Findables,
    base_url: Option<String>,
    indexing: Indexing,
    cardless: Cardless,
    pdf: bool,
}

/// Whether search engines may show the site.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Indexing {
    /// They may.
    #[default]
    Allowed,
    /// They are asked not to: it shows what is not published.
    Refused,
}

/// Plans the site of `checked`.
pub fn plan(checked: CheckedReport) -> SitePlan {
    let report = checked.report();
    let base_url = report.settings.base_url.as_ref().map(|url| url.value.to_string());
    let pages = route::pages(&checked);
    let index = Index::new(report, &pages);
    let uses = uses::collect(&checked);
    let findables = found::collect(&checked, &pages);
    let cardless = base_url.as_ref().map(|_| Cardless::of(&checked)).unwrap_or_default();
    SitePlan { checked, pages, index, uses, findables, base_url, indexing: Indexing::Allowed, cardless, pdf: false }
}

/// What a revision of texts leaves as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Revised {
    /// Who refers to whom: other words, nothing else.
    Words,
    /// Every address: words, and links.
    Links,
    /// Nothing: pages have cards now that had none, or none that had one.
    Addresses,
}

impl SitePlan {
    /// Puts texts in place of those that were there, as [`CheckedReport::revise`] does.
    ///
    /// # Errors
    /// As there.
    pub fn revise(
        &mut self,
        revisions: Vec<Revision>,
        sources: &SourceSet,
        before: &[Diagnostic],
    ) -> Result<Revised, Vec<Diagnostic>> {
        let places: BTreeSet<usize> = revisions.iter().map(|revision| revision.place).collect();
        let links = |checked: &CheckedReport| -> Vec<uses::Links> {
            places.iter().map(|place| uses::of_writing(checked, *place)).collect()
        };
        let former = links(&self.checked);
        self.checked.revise(revisions, sources, before)?;
        let now = links(&self.checked);
        if former != now {
            self.uses.replace(&former, &now);
        }
        if self.base_url.is_some() && self.cardless.look_again(&self.checked, |place| places.contains(&place)) {
            return Ok(Revised::Addresses);
        }
        Ok(if former == now { Revised::Words } else { Revised::Links })
    }

    /// Gives a writing its texts, as [`CheckedReport::supply`] does.
    pub fn supply(&mut self, place: usize, texts: Texts) {
        self.checked.supply(place, texts);
    }

    /// The report, checked.
    pub fn checked(&self) -> &CheckedReport {
        &self.checked
    }

    /// The pages that every language has, in reading order.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// Whether the site has such a page.
    pub fn has(&self, page: &Page) -> bool {
        self.index.place(page).is_some()
    }

    /// The pages before and after `page` that belong to the same index, in the order of reading.
    pub fn neighbours(&self, page: &Page) -> (Option<&Page>, Option<&Page>) {
        let like = |place: Option<usize>| {
            let other = self.pages.get(place?)?;
            (page.section().is_some() && discriminant(other) == discriminant(page)).then_some(other)
        };
        let Some(place) = self.index.place(page) else { return (None, None) };
        (like(place.checked_sub(1)), like(place.checked_add(1)))
    }

    /// The chapter of that id.
    pub fn chapter(&self, id: &str) -> Option<&Writing> {
        self.index.chapter(self.checked.report(), id)
    }

    /// The page beside the chapters of that id.
    pub fn page(&self, id: &str) -> Option<&Writing> {
        self.index.page(self.checked.report(), id)
    }

    /// The chart of that id, of the report or of a pillar.
    pub fn chart(&self, id: &str) -> Option<&Chart> {
        self.index.chart(self.checked.report(), id)
    }

    /// The part that names a chapter.
    pub fn part_of(&self, chapter: &str) -> Option<&Part> {
        self.index.part_of(self.checked.report(), chapter)
    }

    /// Who refers to whom.
    pub fn uses(&self) -> Uses<'_> {
        Uses { counts: &self.uses, checked: &self.checked }
    }

    /// What a reader can look up.
    pub fn findables(&self) -> &Findables {
        &self.findables
    }

    /// The absolute address of the site, with a slash at its end, if it is known.
    pub fn base_url(&self) -> Option<&str> {
        self.base_url.as_deref()
    }

    /// The absolute address under which the file at `address` is known, if the site's own is known: a folder's index is the folder,
    /// but for hosts that look for no index.
    pub fn absolute(&self, address: &str) -> Option<String> {
        let names_index = self.checked.report().settings.hosting.index_html;
        let known = if names_index { address } else { route::canonical(address) };
        self.base_url.as_ref().map(|base| format!("{base}{known}"))
    }

    /// The absolute address of the root page, where readers choose among the languages.
    pub fn entrance(&self) -> Option<String> {
        let has_choice = self.checked.report().languages().count() > 1;
        self.absolute(&Route::Gateway.address()).filter(|_| has_choice)
    }

    /// Whether pages say the digests of what they load. Browsers refuse what has a digest where it is opened from a folder; a build
    /// that knows its address is for a host.
    pub fn has_integrity(&self) -> bool {
        self.base_url.is_some() && self.checked.report().settings.hosting.integrity
    }

    /// Whether a page has a social card in a language: only where the site's address is known, which those who show cards need.
    pub fn has_card(&self, lang: &Lang, page: &Page) -> bool {
        self.base_url.is_some() && page.has_card() && self.cardless.allows(lang, page)
    }

    /// The same site, for search engines to show or not.
    #[must_use]
    pub fn with_indexing(self, indexing: Indexing) -> Self {
        Self { indexing, ..self }
    }

    /// Whether search engines may show it.
    pub fn indexing(&self) -> Indexing {
        self.indexing
    }

    /// The same site with the whole report as a PDF in each language, if it has a page with the whole report.
    #[must_use]
    pub fn with_pdf(self, pdf: bool) -> Self {
        Self { pdf: pdf && self.has(&Page::Whole), ..self }
    }

    /// Whether the whole report will be there as a PDF: somebody else makes it.
    pub fn has_pdf(&self) -> bool {
        self.pdf
    }

    /// Every address of the site, `assets` being those of the theme.
    pub fn routes<'a>(&'a self, assets: impl IntoIterator<Item = &'a str>) -> Vec<Route> {
        let report = self.checked.report();
        let languages: Vec<&Lang> = report.languages().collect();
        let scopes = taken::scopes(report);
        let mut routes = vec![Route::Gateway, Route::RootMissing, Route::Robots];
        // A report that has its own knows better.
        let own = |route: &Route| report.statics.iter().any(|path| *path == route.address());
        routes.extend([Route::Headers, Route::NoJekyll].into_iter().filter(|route| !own(route)));
        routes.extend(report.settings.security.as_ref().map(|_| Route::SecurityTxt));
        // A sitemap holds absolute addresses only; without a base URL there are none.
        let is_listed = self.base_url.is_some() && self.indexing == Indexing::Allowed;
        routes.extend(is_listed.then_some(Route::Sitemap));
        for lang in languages {
            routes.extend(self.pages.iter().map(|page| Route::Page(lang.clone(), page.clone())));
            let embeds = self.pages.iter().filter(|page| page.is_embed());
            routes.extend(embeds.flat_map(|page| {
                [Route::ChartCsv(lang.clone(), page.clone()), Route::ChartSvg(lang.clone(), page.clone())]
            }));
            routes.extend(self.has(&Page::Whole).then(|| Route::Running(lang.clone())));
            let cards = self.pages.iter().filter(|page| self.has_card(lang, page));
            routes.extend(cards.map(|page| Route::Card(lang.clone(), page.clone())));
            routes.push(Route::Feed(lang.clone()));
            routes.extend(self.findables.files().map(|file| Route::Search(lang.clone(), file)));
            let taken = scopes.iter().flat_map(|scope| Form::ALL.iter().map(move |form| (scope, form)));
            routes.extend(taken.map(|(scope, form)| Route::Take(lang.clone(), scope.clone(), *form)));
        }
        routes.extend(taken::data_files(report).into_iter().map(Route::Data));
        routes.extend(assets.into_iter().map(|address| Route::Asset(address.to_owned())));
        routes.extend(report.statics.iter().map(|path| Route::Static(path.clone())));
        routes
    }
}

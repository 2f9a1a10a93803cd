//! What each address of a site depends on, as one fingerprint: where it is what it was, so are the bytes.

use super::record::Printed;
use crate::check::Earlier;
use crate::i18n::Lang;
use crate::model::Writing;
use crate::plan::{Findable, FoundKind, Page, Route, SearchFile, SitePlan};
use crate::source::Fingerprint;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The parts of which the fingerprints of addresses are made.
pub struct Prints<'a> {
    plan: &'a SitePlan,
    earlier: &'a Earlier,
    /// Every file.
    all: Fingerprint,
    /// All but what writings say; their titles and summaries, and who refers to whom, are in it.
    outline: Fingerprint,
    /// All but what writings say, and the places to which links to charts, lists and quotes lead.
    ground: Fingerprint,
    /// Who refers to whom.
    uses: Fingerprint,
}

impl<'a> Prints<'a> {
    /// The parts for the site of `plan`, in which who refers to whom has the fingerprint `uses` where that is known.
    pub fn new(plan: &'a SitePlan, earlier: &'a Earlier, uses: Option<Fingerprint>) -> Self {
        let report = plan.checked().report();
        let head = |writing: &'a Writing| -> Vec<_> {
            let texts = writing.texts.iter();
            texts.map(|(lang, text)| (lang, &text.title.value, text.summary.as_ref().map(|it| &it.value))).collect()
        };
        let heads: Vec<_> =
            report.writings().map(|(kind, writing)| (kind, &writing.id, writing.number, head(writing))).collect();
        // A pillar's page has its writing and much else.
        let pillars: Vec<_> = report.pillars.iter().filter_map(|pillar| pillar.writing.as_ref()).collect();
        let pillars: Vec<Fingerprint> = pillars.into_iter().map(|writing| own(earlier, writing)).collect();
        let uses = uses.unwrap_or_else(|| plan.uses().all());
        Self {
            plan,
            earlier,
            uses,
            all: Fingerprint::of(&(earlier.around, &earlier.files)),
            outline: Fingerprint::of(&(earlier.around, heads, pillars, uses)),
            ground: Fingerprint::of(&(earlier.around, plan.uses().places())),
        }
    }

    /// Every address of `routes` with its fingerprint.
    pub fn all(&self, routes: &[Route]) -> Printed {
        let routes = routes.par_iter().map(|route| (route.address(), self.of(route))).collect();
        Printed { routes, outline: Some(self.outline), ground: Some(self.ground), uses: Some(self.uses) }
    }

    /// The same where those of the `last` build are known, which had the same addresses, and only the writings at `read` may say
    /// something else; and the addresses with another fingerprint than they had.
    pub fn after(&self, routes: &[Route], last: &Printed, read: &BTreeSet<usize>) -> (Printed, Vec<Route>) {
        let near = Near::of(self.plan, read);
        let (outline, ground) = (last.outline != Some(self.outline), last.ground != Some(self.ground));
        let may_differ = |route: &&Route| match route {
            Route::Page(_, Page::Chapter(id) | Page::ParallelChapter(id) | Page::Plain(id)) => {
                ground || near.beside.contains(id.as_str())
            }
            Route::Card(_, Page::Chapter(id) | Page::Plain(id)) => near.read.contains(id.as_str()),
            Route::Search(_, SearchFile::Text(number)) => {
                self.plan.findables().in_text(*number).iter().any(|it| near.read.contains(it.id.as_str()))
            }
            route if shows_no_writing(route) => outline,
            _ => true,
        };
        let mut now = Printed {
            routes: last.routes.clone(),
            outline: Some(self.outline),
            ground: Some(self.ground),
            uses: Some(self.uses),
        };
        let mut changed = Vec::new();
        let prints: Vec<(&Route, String, Fingerprint)> =
            routes.par_iter().filter(may_differ).map(|route| (route, route.address(), self.of(route))).collect();
        for (route, address, print) in prints {
            if now.routes.insert(address, print) != Some(print) {
                changed.push(route.clone());
            }
        }
        debug_assert_eq!(now, self.all(routes), "an address was not looked at that depends on what was edited");
        (now, changed)
    }

    /// All that the bytes at `route` depend on. What is not known to depend on less depends on everything.
    fn of(&self, route: &Route) -> Fingerprint {
        match route {
            Route::Page(_, Page::Chapter(id) | Page::ParallelChapter(id)) => {
                self.of_writing(route, self.plan.chapter(id))
            }
            Route::Page(_, Page::Plain(id)) => self.of_writing(route, self.plan.page(id)),
            Route::Card(lang, page) => self.of_card(lang, page),
            Route::Search(_, SearchFile::Text(number)) => self.of_entries(*number),
            route if shows_no_writing(route) => self.outline,
            _ => self.all,
        }
    }

    /// A card shows a page's title and what stands in YAML.
    fn of_card(&self, lang: &Lang, page: &Page) -> Fingerprint {
        let writing = match page {
            Page::Chapter(id) => self.plan.chapter(id),
            Page::Plain(id) => self.plan.page(id),
            _ => None,
        };
        let title = writing.and_then(|writing| writing.texts.get(lang)).map(|text| &text.title.value);
        Fingerprint::of(&(self.earlier.around, title))
    }

    /// What entries of the index say is what their writings do, and figures in them.
    fn of_entries(&self, number: usize) -> Fingerprint {
        let text = |it: &Findable| {
            let writing = match it.kind {
                FoundKind::Chapter => self.plan.chapter(&it.id),
                FoundKind::Page => self.plan.page(&it.id),
                FoundKind::Pillar => self.plan.checked().report().pillar(&it.id).and_then(|it| it.writing.as_ref()),
                _ => None,
            };
            writing.map(|writing| own(self.earlier, writing))
        };
        let entries: Vec<_> = self.plan.findables().in_text(number).iter().map(|it| (&it.id, text(it))).collect();
        Fingerprint::of(&(self.earlier.around, entries))
    }

    /// The page of a writing shows its text, and the titles of the pages beside it.
    fn of_writing(&self, route: &Route, writing: Option<&Writing>) -> Fingerprint {
        let (Route::Page(lang, page), Some(writing)) = (route, writing) else { return self.all };
        let (before, after) = self.plan.neighbours(page);
        let title = |page: Option<&Page>| match page {
            Some(Page::Chapter(id) | Page::ParallelChapter(id)) => {
                let text = self.plan.chapter(id).and_then(|writing| writing.texts.get(lang));
                Some((id.clone(), text.map(|text| text.title.value.clone())))
            }
            _ => None,
        };
        Fingerprint::of(&(self.ground, own(self.earlier, writing), title(before), title(after)))
    }
}

/// The ids of writings that may say something else, whatever their kind.
struct Near<'a> {
    /// Their own.
    read: BTreeSet<&'a str>,
    /// Theirs, and those of the chapters before and after them.
    beside: BTreeSet<&'a str>,
}

impl<'a> Near<'a> {
    fn of(plan: &'a SitePlan, places: &BTreeSet<usize>) -> Self {
        let (mut read, mut beside) = (BTreeSet::new(), BTreeSet::new());
        let writings = plan.checked().report().writings().zip(0..).filter(|(_, place)| places.contains(place));
        for ((_, writing), _) in writings {
            read.insert(writing.id.as_str());
            beside.insert(writing.id.as_str());
            for page in [Page::Chapter(writing.id.clone()), Page::ParallelChapter(writing.id.clone())] {
                let (before, after) = plan.neighbours(&page);
                beside.extend([before, after].into_iter().flatten().filter_map(|page| match page {
                    Page::Chapter(id) | Page::ParallelChapter(id) => Some(id.as_str()),
                    _ => None,
                }));
            }
        }
        Self { read, beside }
    }
}

/// Whether no text of a chapter or page is shown there, only what is told of it.
pub fn shows_no_writing(route: &Route) -> bool {
    match route {
        Route::Page(_, page) => is_outline(page),
        Route::Search(_, file) => matches!(file, SearchFile::Heads(_) | SearchFile::Variants),
        Route::Gateway | Route::RootMissing | Route::Robots | Route::Sitemap | Route::Feed(_) => true,
        Route::Headers | Route::NoJekyll | Route::SecurityTxt | Route::Running(_) => true,
        Route::ChartCsv(..) | Route::ChartSvg(..) | Route::Take(..) | Route::Data(_) => true,
        Route::Card(..) | Route::Asset(_) | Route::Static(_) => true,
    }
}

fn is_outline(page: &Page) -> bool {
    matches!(
        page,
        Page::Home
            | Page::Chapters
            | Page::Pillars
            | Page::Pillar(_)
            | Page::ParallelPillar(_)
            | Page::Indicators
            | Page::Progress
            | Page::Comparison
            | Page::Indicator(_)
            | Page::Glossary
            | Page::Sources
            | Page::Changes
            | Page::Source(_)
            | Page::Chart(_)
            | Page::IndicatorChart(_)
            | Page::Missing
            | Page::Search
            | Page::Data
    )
}

/// The text of a writing in every language.
fn own(earlier: &Earlier, writing: &Writing) -> Fingerprint {
    let texts = writing.texts.iter();
    let texts: Vec<_> = texts.map(|(lang, text)| (lang, earlier.files.get(&text.span.file))).collect();
    Fingerprint::of(&(&writing.id, writing.number, texts))
}

//! Addresses: one for each thing a site shows, the same in every language but for the first folder.

use super::found::SearchFile;
use super::taken::{DataFile, Form, Scope};
use crate::check::CheckedReport;
use crate::i18n::Lang;

/// A page, whatever the language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it; the text is the id")]
pub enum Page {
    Home,
    Chapters,
    Chapter(String),
    Pillars,
    Pillar(String),
    Indicators,
    Indicator(String),
    Glossary,
    Sources,
    /// A stored source document.
    Source(String),
    /// All that can be taken away, and how.
    Data,
    /// Releases of the data, and what changed.
    Changes,
    /// Where a reader looks something up.
    Search,
    /// A page beside the chapters: about.
    Plain(String),
    /// How far each target is reached.
    Progress,
    /// The pillars beside each other.
    Comparison,
    /// The whole report, to be printed.
    Whole,
    /// A chapter with its languages side by side.
    ParallelChapter(String),
    /// A pillar with its languages side by side.
    ParallelPillar(String),
    /// A chart alone, to be embedded elsewhere.
    Chart(String),
    /// The chart of an indicator, alone.
    IndicatorChart(String),
    /// What a host shows for an address that does not exist.
    Missing,
}

impl Page {
    /// Its address below the language's folder.
    pub fn path(&self) -> String {
        match self {
            Self::Home => "index.html".into(),
            Self::Chapters => "chapters/index.html".into(),
            Self::Chapter(id) => format!("chapters/{id}.html"),
            Self::Pillars => "pillars/index.html".into(),
            Self::Pillar(id) => format!("pillars/{id}.html"),
            Self::Indicators => "indicators/index.html".into(),
            Self::Indicator(id) => format!("indicators/{id}.html"),
            Self::Glossary => "glossary.html".into(),
            Self::Sources => "sources/index.html".into(),
            Self::Source(id) => format!("sources/{id}.html"),
            Self::Data => "data/index.html".into(),
            Self::Changes => "changes.html".into(),
            Self::Search => "search.html".into(),
            Self::Plain(id) => format!("{id}.html"),
            Self::Progress => "explore/progress.html".into(),
            Self::Comparison => "explore/pillars.html".into(),
            Self::Whole => "report/index.html".into(),
            Self::ParallelChapter(id) => format!("parallel/chapters/{id}.html"),
            Self::ParallelPillar(id) => format!("parallel/pillars/{id}.html"),
            Self::Chart(id) => format!("charts/{id}.html"),
            // In a folder of its own: an indicator and a chart may have the same id.
            Self::IndicatorChart(id) => format!("charts/indicators/{id}.html"),
            Self::Missing => "404.html".into(),
        }
    }

    /// Whether readers come to it by itself; a chart alone is shown inside other pages, and is known by the page it stands on.
    pub fn is_embed(&self) -> bool {
        matches!(self, Self::Chart(_) | Self::IndicatorChart(_))
    }

    /// The index that it belongs to.
    pub fn section(&self) -> Option<Self> {
        match self {
            Self::Chapter(_) | Self::ParallelChapter(_) => Some(Self::Chapters),
            Self::Pillar(_) | Self::ParallelPillar(_) | Self::Comparison => Some(Self::Pillars),
            Self::Indicator(_) | Self::Progress => Some(Self::Indicators),
            Self::Source(_) => Some(Self::Sources),
            _ => None,
        }
    }

    /// Whether it has a social card of its own; always none where the program draws no cards.
    pub fn has_card(&self) -> bool {
        cfg!(feature = "cards") && *self != Self::Missing && self.original().is_none()
    }

    /// The page of which it is another form.
    pub fn original(&self) -> Option<Self> {
        match self {
            Self::ParallelChapter(id) => Some(Self::Chapter(id.clone())),
            Self::ParallelPillar(id) => Some(Self::Pillar(id.clone())),
            _ => None,
        }
    }

    /// Its address from the site's root.
    pub fn address(&self, lang: &Lang) -> String {
        format!("{lang}/{}", self.path())
    }
}

/// Something that the site has an address for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// `/`: leads to the better language.
    Gateway,
    /// `/404.html`, in all languages.
    RootMissing,
    /// `/robots.txt`
    Robots,
    /// `/_headers`: what hosts that read it (Netlify, Cloudflare Pages) send with each file.
    Headers,
    /// `/.nojekyll`: without it GitHub Pages leaves out what begins with `_` or a dot when it publishes a branch.
    NoJekyll,
    /// `/.well-known/security.txt` (RFC 9116).
    SecurityTxt,
    /// `/sitemap.xml`
    Sitemap,
    /// A page in a language.
    Page(Lang, Page),
    /// What stands at the head and foot of the printed pages of the whole report, as a style sheet.
    Running(Lang),
    /// A language's Atom feed.
    Feed(Lang),
    /// What a reader takes away from a part of the report, in a language.
    Take(Lang, Scope, Form),
    /// A file for programs, the same for every language.
    Data(DataFile),
    /// A part of a language's index for searching.
    Search(Lang, SearchFile),
    /// The data of the chart that is alone on a page.
    ChartCsv(Lang, Page),
    /// The drawing of the chart that is alone on a page.
    ChartSvg(Lang, Page),
    /// The social card of a page.
    Card(Lang, Page),
    /// An asset of the theme, by its address.
    Asset(String),
    /// A file of `content/static/`, copied to the root.
    Static(String),
}

impl Route {
    /// Its address from the site's root, without a slash before it.
    pub fn address(&self) -> String {
        match self {
            Self::Gateway => "index.html".into(),
            Self::RootMissing => "404.html".into(),
            Self::Robots => "robots.txt".into(),
            Self::Headers => "_headers".into(),
            Self::NoJekyll => ".nojekyll".into(),
            Self::SecurityTxt => ".well-known/security.txt".into(),
            Self::Sitemap => "sitemap.xml".into(),
            Self::Page(lang, page) => page.address(lang),
            Self::Running(lang) => format!("{lang}/report/running.css"),
            Self::Feed(lang) => format!("{lang}/feed.xml"),
            Self::Take(lang, scope, form) => format!("{lang}/{}.{}", scope.path(), form.extension()),
            Self::Data(file) => file.address(),
            Self::Search(lang, file) => format!("{lang}/search/{}.js", file.name()),
            Self::ChartCsv(lang, page) => beside(&page.address(lang), "csv"),
            Self::ChartSvg(lang, page) => beside(&page.address(lang), "svg"),
            Self::Card(lang, page) => beside(&page.address(lang), "png"),
            Self::Asset(address) | Self::Static(address) => address.clone(),
        }
    }
}

/// The file of another kind beside a page.
fn beside(page: &str, extension: &str) -> String {
    format!("{}.{extension}", page.strip_suffix(".html").unwrap_or(page))
}

/// `to` as a link on the page at `from`; both from the site's root. No link begins with a slash: the site works in any
/// folder and without a server.
pub fn relative(from: &str, to: &str) -> String {
    let (folder, _) = from.rsplit_once('/').unwrap_or(("", from));
    let mut rest = to;
    let mut folders = folder.split('/').filter(|part| !part.is_empty());
    let mut remaining = folders.clone().count();
    for part in folders.by_ref() {
        match rest.strip_prefix(part).and_then(|rest| rest.strip_prefix('/')) {
            Some(shorter) => {
                rest = shorter;
                remaining -= 1;
            }
            None => break,
        }
    }
    format!("{}{rest}", "../".repeat(remaining))
}

/// The address of the whole report as a PDF file, for a build that makes one.
pub fn pdf(lang: &Lang) -> String {
    format!("{lang}/report/report-{lang}.pdf")
}

/// The address under which a page is known: a folder's index is the folder.
pub(super) fn canonical(address: &str) -> &str {
    match address.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => address,
    }
}

/// The pages of a report, in reading order.
pub fn pages(checked: &CheckedReport) -> Vec<Page> {
    let report = checked.report();
    let mut pages = vec![Page::Home];
    pages.push(Page::Chapters);
    pages.extend(report.chapters.iter().map(|chapter| Page::Chapter(chapter.id.clone())));
    // What a report has nothing of has no page.
    let about_all = report.charts.iter().any(crate::model::Chart::is_about_all_pillars);
    pages.extend(
        (!report.pillars.is_empty() || about_all || !report.settings.tiers.is_empty()).then_some(Page::Pillars),
    );
    pages.extend(report.pillars.iter().map(|pillar| Page::Pillar(pillar.id.value.clone())));
    let counted = !report.indicators.is_empty() || report.settings.frame.is_some();
    pages.extend(counted.then_some(Page::Indicators));
    pages.extend(report.indicators.keys().map(|id| Page::Indicator(id.clone())));
    let aims = report.indicators.values().any(|indicator| indicator.target.is_some());
    pages.extend(aims.then_some(Page::Progress));
    pages.extend((report.pillars.len() > 1).then_some(Page::Comparison));
    pages.extend((!report.terms.is_empty()).then_some(Page::Glossary));
    pages.extend((!report.sources.is_empty()).then_some(Page::Sources));
    pages.extend(checked.documents().keys().map(|id| Page::Source(id.clone())));
    pages.push(Page::Data);
    pages.extend((!report.releases.is_empty()).then_some(Page::Changes));
    pages.push(Page::Search);
    pages.extend(report.pages.iter().map(|page| Page::Plain(page.id.clone())));
    let languages = report.languages().count();
    if report.settings.editions.has_parallel(languages, report.chapters.len()) {
        pages.extend(report.chapters.iter().map(|chapter| Page::ParallelChapter(chapter.id.clone())));
        pages.extend(report.pillars.iter().map(|pillar| Page::ParallelPillar(pillar.id.value.clone())));
    }
    pages.extend(report.settings.editions.has_whole(report.chapters.len()).then_some(Page::Whole));
    pages.extend(report.all_charts().map(|chart| Page::Chart(chart.id.value.clone())));
    let drawn = report.indicators.values().filter(|indicator| indicator.chart().is_some());
    pages.extend(drawn.map(|indicator| Page::IndicatorChart(indicator.id.value.clone())));
    pages.push(Page::Missing);
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_and_short() {
        assert_eq!(relative("zh/pillars/food.html", "zh/pillars/energy.html"), "energy.html");
        assert_eq!(relative("zh/pillars/food.html", "zh/index.html"), "../index.html");
        assert_eq!(relative("zh/pillars/food.html", "en/pillars/food.html"), "../../en/pillars/food.html");
        assert_eq!(relative("index.html", "zh/index.html"), "zh/index.html");
        assert_eq!(relative("zh/index.html", "zhx/a.html"), "../zhx/a.html");
    }
}

//! What machines read beside the pages: sitemap, robots, feeds.

use super::scribe::Scribe;
use crate::i18n::Lang;
use crate::model::Release;
use crate::plan::{Indexing, Page, SitePlan};
use crate::theme::escape;

/// The sitemap, each page with its siblings in other languages. Empty addresses never stand in it: it needs a base URL.
pub fn sitemap(plan: &SitePlan) -> String {
    let report = plan.checked().report();
    let languages: Vec<&Lang> = report.languages().collect();
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let modified = report.settings.modified;
    for page in plan.pages().iter().filter(|page| **page != Page::Missing && !page.is_embed()) {
        let url = |lang: &Lang| escape(&plan.absolute(&page.address(lang)).unwrap_or_default());
        let mut alternates = String::new();
        for lang in &languages {
            alternates.push_str(&format!("<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\"/>", url(lang)));
        }
        // Who speaks none of them is led to the root, where a reader chooses.
        if let Some(entrance) = plan.entrance().filter(|_| *page == Page::Home) {
            let href = escape(&entrance);
            alternates.push_str(&format!("<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"{href}\"/>"));
        }
        for lang in &languages {
            out.push_str(&format!("<url><loc>{}</loc><lastmod>{modified}</lastmod>{alternates}</url>\n", url(lang)));
        }
    }
    out.push_str("</urlset>\n");
    out
}

/// Everything may be read; a site with drafts by nobody.
pub fn robots(plan: &SitePlan) -> String {
    if plan.indexing() == Indexing::Refused {
        return "User-agent: *\nDisallow: /\n".to_owned();
    }
    let sitemap = plan.base_url().map(|base| format!("Sitemap: {base}sitemap.xml\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

/// The entry of a release: what changed, one line a figure.
fn of_release(scribe: &Scribe<'_>, release: &Release, id: &str, address: &str) -> String {
    let view = super::changes::view(scribe, release);
    let title = scribe.language.fill("release_of", &[("date", &view.date)]);
    let lines = view.changes.iter().map(|change| super::changes::line(scribe, change));
    let summary: Vec<String> = [view.note.clone()].into_iter().chain(lines).collect();
    format!(
        "<entry><title>{}</title><id>{}</id><updated>{}</updated><link href=\"{}\"/><summary>{}</summary></entry>\n",
        escape(&title),
        escape(&format!("{id}#{}", view.id)),
        release.date.value.rfc3339(),
        escape(&format!("{address}#{}", view.id)),
        escape(&summary.join("\n")),
    )
}

/// The language's Atom feed (RFC 4287): releases of the data, the report, its chapters and its pillars.
pub fn feed(scribe: &Scribe<'_>) -> String {
    let settings = &scribe.report().settings;
    let updated = settings.modified.rfc3339();
    let base = scribe.plan.base_url();
    let address = |page: &Page| {
        let address = page.address(scribe.lang);
        scribe.plan.absolute(&address).unwrap_or_else(|| crate::plan::relative(scribe.from, &address))
    };
    // An id must be absolute and never change; without a base URL it is a tag URI (RFC 4151) of the content's date.
    let id = |page: &Page| match base {
        Some(_) => address(page),
        None => format!("tag:gongbao.invalid,{}:{}", settings.modified, page.address(scribe.lang)),
    };
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n\
         <id>{}</id>\n<updated>{updated}</updated>\n<author><name>{}</name></author>\n<link rel=\"alternate\" href=\"{}\"/>\n",
        scribe.lang,
        escape(scribe.text(&settings.title)),
        escape(&id(&Page::Home)),
        escape(scribe.text(&settings.publisher.name)),
        escape(&address(&Page::Home)),
    );
    if let Some(base) = base {
        out.push_str(&format!("<link rel=\"self\" href=\"{}\"/>\n", escape(&format!("{base}{}", scribe.from))));
    }
    for release in scribe.report().releases.iter().rev() {
        out.push_str(&of_release(scribe, release, &id(&Page::Changes), &address(&Page::Changes)));
    }
    let listed = |page: &&Page| matches!(page, Page::Chapter(_) | Page::Pillar(_));
    for page in scribe.plan.pages().iter().filter(listed) {
        out.push_str(&format!(
            "<entry><title>{}</title><id>{}</id><updated>{updated}</updated><link href=\"{}\"/><summary>{}</summary></entry>\n",
            escape(&scribe.title(page)),
            escape(&id(page)),
            escape(&address(page)),
            escape(&super::frame::description(scribe, page)),
        ));
    }
    out.push_str("</feed>\n");
    out
}

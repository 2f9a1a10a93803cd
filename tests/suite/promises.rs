//! What the real report promises its readers, held on the report itself.

use super::project::{build, check, copy, edit, files, real, root, told};
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The real report, built once without and once with an address.
fn site(base_url: Option<&str>) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    assert_eq!(build(&root(), &out, base_url), "");
    files(&out)
}

#[test]
fn the_report_holds_without_a_warning() {
    let found = check(&root());
    assert_eq!(told(&found), "");
    let summary = found.summary.unwrap();
    assert!(summary.pages >= 2 * 80, "{summary:?}");
}

#[test]
fn one_thread_and_eight_write_the_same_bytes() {
    let built = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| site(Some("https://example.org/report/")))
    };
    assert!(built(1) == built(8));
}

#[test]
fn both_languages_have_the_same_addresses() {
    let addresses = |lang: &str, site: &BTreeMap<String, Vec<u8>>| -> BTreeSet<String> {
        site.keys().filter_map(|path| path.strip_prefix(lang).map(str::to_owned)).collect()
    };
    let site = site(None);
    assert_eq!(addresses("zh/", &site), addresses("en/", &site));
    assert!(addresses("zh/", &site).len() > 80);
}

/// Every link of a page: the attribute that holds it, and where it leads.
fn links(page: &Html) -> Vec<(&'static str, String)> {
    ["href", "src"]
        .into_iter()
        .flat_map(|attribute| {
            let selector = Selector::parse(&format!("[{attribute}]")).unwrap();
            page.select(&selector)
                .map(|element| (attribute, element.value().attr(attribute).unwrap().to_owned()))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The address that `link` on the page at `from` leads to.
fn resolve(from: &str, link: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{link} on {from} leads out of the site"),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_link_and_fragment_leads_somewhere() {
    let site = site(None);
    let pages: BTreeMap<&str, Html> = site
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), Html::parse_document(std::str::from_utf8(bytes).unwrap())))
        .collect();
    let any_id = Selector::parse("[id]").unwrap();
    let mut ids: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (path, page) in &pages {
        for element in page.select(&any_id) {
            let id = element.value().attr("id").unwrap().to_owned();
            assert!(ids.entry(path).or_default().insert(id.clone()), "{path} has the id {id} twice");
        }
    }
    let mut followed = 0;
    for (path, page) in &pages {
        for (attribute, link) in links(page) {
            if link.starts_with("https://") || link.starts_with("http://") {
                assert_eq!(attribute, "href", "{path} loads {link} from elsewhere");
                continue;
            }
            assert!(!link.starts_with('/'), "{path}: {link} is not relative");
            let (file, fragment) = link.split_once('#').unwrap_or((&link, ""));
            let target = if file.is_empty() { (*path).to_owned() } else { resolve(path, file) };
            assert!(site.contains_key(&target), "{path}: {link} leads to {target}, which is not there");
            if !fragment.is_empty() {
                let known = ids.get(target.as_str()).is_some_and(|ids| ids.contains(fragment));
                assert!(known, "{path}: {link} names nothing on {target}");
            }
            followed += 1;
        }
    }
    assert!(followed > 5_000, "only {followed} links were followed");
}

#[test]
fn every_row_of_figures_names_its_source() {
    let site = site(None);
    let rows = Selector::parse("section table tbody tr").unwrap();
    let value = Selector::parse("td.numeric:not(.gap)").unwrap();
    let cited = Selector::parse("a[href*='sources/']").unwrap();
    let mut figures = 0;
    for (path, bytes) in site.iter().filter(|(path, _)| path.contains("/indicators/") && path.ends_with(".html")) {
        let page = Html::parse_document(std::str::from_utf8(bytes).unwrap());
        for row in page.select(&rows).filter(|row| row.select(&value).next().is_some()) {
            assert!(row.select(&cited).next().is_some(), "{path}: a figure without a source: {}", row.html());
            figures += 1;
        }
    }
    assert!(figures > 200, "only {figures} figures were seen");
}

#[test]
fn every_pillar_has_two_charts_or_more_in_both_widths() {
    let site = site(None);
    let chart = Selector::parse("figure.chart-figure").unwrap();
    let drawing = Selector::parse("svg[role=img]").unwrap();
    let pillars: Vec<_> = site
        .iter()
        .filter(|(path, _)| {
            path.contains("/pillars/")
                && path.ends_with(".html")
                && !path.ends_with("index.html")
                && !path.contains("parallel")
        })
        .collect();
    assert_eq!(pillars.len(), 18);
    for (path, bytes) in pillars {
        let page = Html::parse_document(std::str::from_utf8(bytes).unwrap());
        let charts: Vec<_> = page.select(&chart).collect();
        assert!(charts.len() >= 2, "{path} has {} charts", charts.len());
        assert!(charts.iter().all(|chart| chart.select(&drawing).count() == 2), "{path}: a chart lacks a drawing");
    }
}

#[test]
fn a_changed_quote_breaks_the_build_at_its_place() {
    let project = real();
    let file = "content/indicators/gross-industrial-output.yaml";
    edit(project.path(), file, "quote: 规模以上工业总产值达到17000亿元以上", "quote: 规模以上工业总产值达到17000亿元");
    let text = told(&check(project.path()));
    assert!(!text.contains("quote-not-found"), "a shorter quote still stands in the source: {text}");
    assert!(text.contains("error[comparator-not-in-quote]"), "it has lost 以上: {text}");
    edit(project.path(), file, "quote: 规模以上工业总产值达到17000亿元", "quote: 规模以上工业总产值达到17000亿元左右");
    let text = told(&check(project.path()));
    assert!(text.contains("error[quote-not-found]"), "{text}");
    let line = fs::read_to_string(project.path().join(file)).unwrap();
    let line = line.lines().position(|line| line.contains("左右")).unwrap() + 1;
    assert!(text.contains(&format!("{file}:{line}:")), "{text}");
    assert!(text.contains("nearest passage"), "{text}");
}

#[test]
fn a_changed_source_breaks_the_build() {
    let project = real();
    edit(project.path(), "seeds/jilin-industry-plan-interpretation.zh.txt", "17000亿元", "18000亿元");
    let text = told(&check(project.path()));
    assert!(text.contains("error[source-digest]"), "{text}");
    assert!(text.contains("error[quote-not-found]"), "{text}");
    assert!(text.contains("content/sources.yaml:"), "{text}");
}

#[test]
fn a_changed_number_breaks_the_build() {
    let project = real();
    edit(project.path(), "content/indicators/cloud-platform-enterprises.yaml", "value: 18000", "value: 19000");
    let text = told(&check(project.path()));
    assert!(text.contains("error[value-not-in-quote]: the value 19000"), "{text}");
    edit(project.path(), "content/chapters/2-goals.en.md", "with 15 indicators in all", "with 16 indicators in all");
    let text = told(&check(project.path()));
    assert!(text.contains("error[number-without-source]: the number 16"), "{text}");
    assert!(text.contains("content/chapters/2-goals.en.md:"), "{text}");
}

#[test]
fn a_failed_build_leaves_the_site_as_it_was_and_nothing_beside_it() {
    let project = real();
    let out = project.path().join("public");
    assert_eq!(build(project.path(), &out, None), "");
    let before = files(&out);
    edit(project.path(), "content/report.yaml", "theme: default", "theme: defualt");
    let text = build(project.path(), &out, None);
    assert!(text.contains("error[theme-unknown]"), "{text}");
    assert!(before == files(&out));
    let beside: BTreeSet<String> = fs::read_dir(project.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(beside, ["content", "public", "seeds"].map(str::to_owned).into());
}

#[test]
fn a_project_overrides_a_single_template_and_its_errors_have_a_place() {
    let project = real();
    let templates = project.path().join("themes/default/templates");
    fs::create_dir_all(&templates).unwrap();
    fs::write(templates.join("glossary.html"), "<p>{{ page.title }}: {{ it.count }}</p>\n").unwrap();
    let out = project.path().join("public");
    assert_eq!(build(project.path(), &out, None), "");
    assert_eq!(fs::read_to_string(out.join("zh/glossary.html")).unwrap(), "<p>术语: 109</p>\n");
    fs::write(templates.join("glossary.html"), "<p>\n  {{ it.cuont }}</p>\n").unwrap();
    let text = told(&check(project.path()));
    assert!(text.contains("themes/default/templates/glossary.html:2:"), "{text}");
    assert!(text.contains("cuont"), "{text}");
    fs::write(templates.join("glossary.html"), "<p>\n  {{ it.count | nosuch }}</p>\n").unwrap();
    let text = told(&check(project.path()));
    assert!(text.contains("themes/default/templates/glossary.html:2:17"), "{text}");
    assert!(text.contains("Unknown filter `nosuch`"), "{text}");
}

#[test]
fn an_address_feeds_canonical_links_sitemap_and_feeds() {
    let site = site(Some("https://example.org/report"));
    let text = |path: &str| String::from_utf8(site[path].clone()).unwrap();
    let page = text("zh/pillars/food.html");
    assert!(page.contains(r#"<link rel="canonical" href="https://example.org/report/zh/pillars/food.html">"#));
    assert!(page.contains(r#"hreflang="en" href="https://example.org/report/en/pillars/food.html""#));
    let sitemap = text("sitemap.xml");
    roxmltree::Document::parse(&sitemap).unwrap();
    assert!(sitemap.contains("<loc>https://example.org/report/zh/</loc>"));
    assert!(sitemap.contains(r#"hreflang="en" href="https://example.org/report/en/pillars/food.html""#));
    // Who speaks neither language is led to the root, from the home pages alone.
    let entrance = r#"hreflang="x-default" href="https://example.org/report/""#;
    for page in ["index.html", "zh/index.html", "en/index.html"] {
        assert!(text(page).contains(entrance), "{page}");
    }
    assert!(!page.contains("x-default") && sitemap.matches(entrance).count() == 2);
    assert!(text("robots.txt").contains("Sitemap: https://example.org/report/sitemap.xml"));
    for lang in ["zh", "en"] {
        let feed = text(&format!("{lang}/feed.xml"));
        let feed = roxmltree::Document::parse(&feed).unwrap();
        assert_eq!(
            feed.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", "entry"))).count(),
            16,
            "six chapters, nine industries and the release of the data"
        );
    }
}

#[test]
fn a_project_without_themes_is_built_with_the_embedded_one() {
    let project = real();
    let with = tempfile::tempdir().unwrap();
    copy(project.path(), with.path());
    copy(&root().join("themes"), &with.path().join("themes"));
    let built = |project: &Path| {
        let out = project.join("public");
        assert_eq!(build(project, &out, None), "");
        files(&out)
    };
    assert!(built(project.path()) == built(with.path()));
}

#[test]
fn a_changed_sign_is_found_wherever_a_quote_stands() {
    let source = "interpretation";
    for (file, quote, changed) in [
        ("content/report.yaml", "quote: 第一板块为总论", "第二板块为总论"),
        ("content/pillars/automotive.yaml", "quote: 积极推进实施“六个回归”", "积极推进实施“七个回归”"),
        ("content/lists/highlights.yaml", "quote: （二）突出创新驱动", "（二）突出创新驱劲"),
    ] {
        let project = real();
        edit(project.path(), file, quote, &format!("quote: {changed}"));
        let text = fs::read_to_string(project.path().join(file)).unwrap();
        let (above, line) = text.split_at(text.find(changed).unwrap()).0.rsplit_once('\n').unwrap();
        let place = format!("{file}:{}:{}\n", above.lines().count() + 1, line.chars().count() + 1);
        let told = told(&check(project.path()));
        assert!(told.contains(&format!("error[quote-not-found]: this quote does not stand in the source `{source}`")));
        assert!(told.contains(&place), "{place} is missing in:\n{told}");
    }
}

/// Title, subtitle, sources with links, notes where the axis begins elsewhere, table, name and text alternative.
fn says_what_it_shows(page: &Html, path: &str) {
    let all = |what: &str| -> Vec<String> {
        let words = |found: scraper::ElementRef<'_>| found.text().collect::<String>().trim().to_owned();
        page.select(&Selector::parse(what).unwrap()).map(words).collect()
    };
    let [title, subtitle] = ["figure .chart-title", "figure .chart-subtitle"].map(|what| all(what).concat());
    assert!(title.chars().count() > 3 && title != subtitle && !title.ends_with(['.', '。']), "{path}: {title}");
    assert!(subtitle.split(['·', '・']).count() >= 3, "{path}: {subtitle}");
    assert!(
        ["Jilin", "吉林", "area", "地区"].iter().any(|place| subtitle.contains(place)),
        "{path}: no place: {subtitle}"
    );
    assert!(subtitle.contains("20"), "{path}: no period: {subtitle}");
    assert!(!all("figure .chart-sources a[href]").is_empty(), "{path}: no source");
    assert!(!all("figure .chart-data table td").is_empty(), "{path}: no table");
    assert_eq!(
        all("figure svg[role=img][aria-labelledby] > desc").iter().filter(|text| text.len() > 20).count(),
        2,
        "{path}"
    );
    // Lines alone may begin elsewhere than at zero; then a note says so.
    let ticks = all("svg.chart-line .c-tick text");
    let begins_elsewhere = !ticks.is_empty() && !ticks.iter().any(|tick| tick == "0" || tick == "0%");
    let says_so = all(".chart-notes li")
        .iter()
        .any(|note| ["不从零开始", "not begin at zero"].iter().any(|it| note.contains(it)));
    assert_eq!(begins_elsewhere, says_so, "{path}");
}

#[test]
fn every_chart_can_be_taken_away() {
    let site = site(Some("https://example.org/report"));
    let text = |path: &str| std::str::from_utf8(&site[path]).unwrap();
    let alone: Vec<&str> = site.keys().map(String::as_str).filter(|path| path.contains("/charts/")).collect();
    let pages: Vec<&str> = alone.iter().copied().filter(|path| path.ends_with(".html")).collect();
    // Page, drawing and data, and the page's social card where the program draws them.
    let forms = if cfg!(feature = "cards") { 4 } else { 3 };
    assert!(pages.len() > 100);
    assert_eq!(alone.len(), forms * pages.len());
    let select = |page: &Html, what: &str| page.select(&Selector::parse(what).unwrap()).count();
    for path in pages {
        let page = Html::parse_document(text(path));
        says_what_it_shows(&page, path);
        assert_eq!((select(&page, "figure.chart-figure"), select(&page, "nav, header, footer")), (1, 0), "{path}");
        let canonical = Selector::parse("link[rel=canonical]").unwrap();
        let canonical = page.select(&canonical).next().and_then(|link| link.attr("href")).unwrap();
        let home = canonical.strip_prefix("https://example.org/report/").unwrap();
        let home = if home.ends_with('/') { format!("{home}index.html") } else { home.to_owned() };
        let anchor = Selector::parse("figure.chart-figure").unwrap();
        let anchor = page.select(&anchor).next().and_then(|figure| figure.attr("id")).unwrap();
        assert!(text(&home).contains(&format!("id=\"{anchor}\"")), "{path}: {home} does not show {anchor}");
        assert!(
            text(&home).contains(&format!("https://example.org/report/{path}&quot;")),
            "{home} does not tell how to embed {path}"
        );
        let csv = text(&path.replace(".html", ".csv"));
        assert!(csv.starts_with('\u{feff}') && csv.lines().count() > 1, "{path}");
        let svg = text(&path.replace(".html", ".svg"));
        let drawing = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(!svg.contains("var(") && svg.contains("prefers-color-scheme:dark"), "{path}");
        let words: String = drawing.descendants().filter_map(|node| node.text()).collect();
        assert!(words.contains("creativecommons.org"), "{path}: no licence");
    }
    assert!(!text("sitemap.xml").contains("/charts/"));
}

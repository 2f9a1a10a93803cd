//! The forms in which a reader takes a report besides its pages: languages side by side, and all of it on one page.

use super::project::{build, copy, edit, files, root, tests};
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn select(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

/// Builds a project; every file of its site.
fn site(project: &Path) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    assert_eq!(build(project, &out, None), "");
    files(&out)
}

fn page(site: &BTreeMap<String, Vec<u8>>, address: &str) -> Html {
    let bytes = site.get(address).unwrap_or_else(|| panic!("{address} is missing"));
    Html::parse_document(std::str::from_utf8(bytes).unwrap())
}

/// A report of one chapter in these languages, on the default theme.
fn small(folder: &Path, languages: &[&str]) {
    let text = |words: &str| {
        let texts: Vec<String> = languages.iter().map(|lang| format!("{lang}: {words}")).collect();
        format!("{{{}}}", texts.join(", "))
    };
    let report = format!(
        "title: {0}\nshort_title: {0}\ndescription: {0}\nlead: {0}\nlanguages: [{1}]\nperiod: 2021/2025\nmodified: 2026-01-02\n\
         publisher: {{name: {0}}}\nlicence: {{name: {0}, url: \"https://example.org/l\"}}\nparts: []\nseverity: {{numbers-not-compared: ignore}}\n",
        text("Words"),
        languages.join(", ")
    );
    fs::create_dir_all(folder.join("content/chapters")).unwrap();
    fs::write(folder.join("content/report.yaml"), report).unwrap();
    for lang in languages {
        let chapter = format!(
            "---\ntitle: Title {lang}\nsummary: Summary {lang}.\n---\nOpening {lang}.\n\n## Part {lang}\n\nBody {lang}.\n\n- Item {lang}\n"
        );
        fs::write(folder.join(format!("content/chapters/1-first.{lang}.md")), chapter).unwrap();
    }
    // Every language that does not ship speaks English here.
    copy(&root().join("themes/default/i18n"), &folder.join("themes/default/i18n"));
    for lang in languages {
        let own = folder.join(format!("themes/default/i18n/{lang}.yaml"));
        if !own.exists() {
            fs::copy(root().join("themes/default/i18n/en.yaml"), own).unwrap();
        }
    }
}

#[test]
fn every_block_of_every_chapter_and_pillar_stands_beside_its_translation() {
    let site = site(&root());
    let (row, text, ids) = (select(".parallel-row"), select(":scope > [lang]"), select("[id]"));
    let pages: Vec<&String> = site.keys().filter(|path| path.contains("/parallel/")).collect();
    assert_eq!(pages.len(), 2 * (6 + 9));
    for path in pages {
        let (own, other) = if path.starts_with("zh") { ("zh", "en") } else { ("en", "zh") };
        let page = page(&site, path);
        let rows: Vec<_> = page.select(&row).collect();
        assert!(rows.len() > 5, "{path}");
        for row in &rows {
            let texts: Vec<_> = row.select(&text).collect();
            let languages: Vec<_> = texts.iter().map(|text| text.value().attr("lang").unwrap()).collect();
            assert_eq!(languages, [own, other], "{path}: {}", row.html());
            for text in texts {
                assert!(!text.text().collect::<String>().trim().is_empty(), "{path}: {}", row.html());
            }
            assert!(row.value().attr("id").is_some(), "{path}: a row without an anchor");
        }
        let anchors: Vec<_> = page.select(&ids).filter_map(|element| element.value().attr("id")).collect();
        let once: BTreeSet<_> = anchors.iter().collect();
        assert_eq!(once.len(), anchors.len(), "{path}: an anchor stands twice");
        // The language switch keeps the place.
        let sibling = self::page(&site, &format!("{other}{}", &path[2..]));
        let anchors = |page: &Html| {
            page.select(&select(".parallel-row"))
                .map(|row| row.value().attr("id").unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(anchors(&page), anchors(&sibling), "{path}");
    }
}

#[test]
fn a_block_put_in_leaves_the_anchors_of_other_sections() {
    let folder = tempfile::tempdir().unwrap();
    small(folder.path(), &["zh", "en"]);
    let anchors = || {
        let site = site(folder.path());
        let page = page(&site, "en/parallel/chapters/first.html");
        page.select(&select(".parallel-row")).map(|row| row.value().attr("id").unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(anchors(), ["lead_1", "lead_2", "sec-1", "sec-1_1", "sec-1_2"]);
    for lang in ["zh", "en"] {
        let (file, opening) = (format!("content/chapters/1-first.{lang}.md"), format!("Opening {lang}.\n"));
        edit(folder.path(), &file, &opening, &format!("{opening}\nMore.\n"));
    }
    assert_eq!(anchors(), ["lead_1", "lead_2", "lead_3", "sec-1", "sec-1_1", "sec-1_2"]);
}

#[test]
fn one_language_has_nothing_beside_it_and_three_stand_in_three_columns() {
    let folder = tempfile::tempdir().unwrap();
    small(&folder.path().join("one"), &["en"]);
    let one = site(&folder.path().join("one"));
    assert!(!one.keys().any(|path| path.contains("parallel")), "{:?}", one.keys());
    assert!(page(&one, "en/chapters/first.html").select(&select(".ways a")).next().is_none());

    small(&folder.path().join("three"), &["en", "zh", "fr"]);
    let three = site(&folder.path().join("three"));
    for (own, order) in [("en", ["en", "zh", "fr"]), ("zh", ["zh", "en", "fr"]), ("fr", ["fr", "en", "zh"])] {
        let page = page(&three, &format!("{own}/parallel/chapters/first.html"));
        for row in page.select(&select(".parallel-3 .parallel-row")) {
            let texts = select(":scope > [lang]");
            let languages: Vec<_> = row.select(&texts).map(|text| text.value().attr("lang").unwrap()).collect();
            assert_eq!(languages, order);
            for (text, lang) in row.select(&texts).zip(order) {
                assert!(text.text().collect::<String>().contains(lang), "{}", row.html());
            }
        }
    }
}

#[test]
fn a_report_says_whether_it_is_read_side_by_side() {
    let folder = tempfile::tempdir().unwrap();
    copy(&tests("golden/project"), folder.path());
    edit(folder.path(), "content/report.yaml", "theme: tiny\n", "theme: tiny\neditions: {parallel: false}\n");
    assert!(!site(folder.path()).keys().any(|path| path.contains("parallel")));
}

#[test]
fn the_whole_report_has_all_of_it_and_its_links_stay_on_the_page() {
    let site = site(&root());
    for lang in ["zh", "en"] {
        let page = page(&site, &format!("{lang}/report/index.html"));
        let ids: Vec<&str> = page.select(&select("[id]")).filter_map(|element| element.value().attr("id")).collect();
        let once: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(once.len(), ids.len(), "{lang}: an anchor stands twice");
        let mut inside = 0;
        for link in page.select(&select("main a[href]")) {
            let href = link.value().attr("href").unwrap();
            match href.strip_prefix('#') {
                Some(anchor) => {
                    assert!(ids.contains(&anchor), "{lang}: {href} leads nowhere");
                    inside += 1;
                }
                None => {
                    let breadcrumb = link.ancestors().any(|it| {
                        it.value()
                            .as_element()
                            .is_some_and(|it| it.has_class("breadcrumbs", scraper::CaseSensitivity::CaseSensitive))
                    });
                    assert!(breadcrumb || href.starts_with("http"), "{lang}: {href} leads off the page");
                }
            }
        }
        assert!(inside > 400, "{lang}: {inside} links");
        let count = |css: &str| page.select(&select(css)).count();
        assert_eq!(count("[id^='chapter-']:is(section)"), 6);
        assert_eq!(count(".whole-pillar"), 9);
        assert!(count(".whole-pillar figure.chart-figure svg") >= 36);
        assert_eq!(count("tr[id^='indicator-']"), fs::read_dir(root().join("content/indicators")).unwrap().count());
        assert!(count(".whole-terms > div") > 100 && count(".whole-sources > li") > 30);
        let running = String::from_utf8_lossy(&site[&format!("{lang}/report/running.css")]).into_owned();
        assert!(running.contains("@page chapter-goals { @top-right"), "{running}");
    }
}

#[test]
fn a_target_is_reached_on_track_behind_or_has_no_figure() {
    let base = tests("golden/project");
    let indicator = fs::read_to_string(base.join("content/indicators/output.yaml")).unwrap();
    assert!(indicator.contains("progress: linear"), "{indicator}");
    let states = |project: &Path| {
        let site = site(project);
        let text = String::from_utf8_lossy(&site["en/explore/progress.html"]).into_owned();
        let rows =
            text.split("\n      card:\n        id: output\n").nth(1).unwrap_or_else(|| panic!("{text}")).to_owned();
        rows.lines().find_map(|line| line.trim().strip_prefix("state: ").map(str::to_owned)).unwrap()
    };
    assert_eq!(states(&base), "behind");
    let folder = tempfile::tempdir().unwrap();
    copy(&base, folder.path());
    // Three of five years have gone by: three fifths of the way are on the line.
    for (value, state) in [("15000", "on-track"), ("14999.9", "behind"), ("17000", "reached")] {
        fs::write(folder.path().join("content/indicators/output.yaml"), indicator.replace("14500.5", value)).unwrap();
        assert_eq!(states(folder.path()), state, "{value}");
    }
    fs::write(folder.path().join("content/indicators/output.yaml"), &indicator).unwrap();
    edit(folder.path(), "content/indicators/output.yaml", "progress: linear", "progress: none");
    assert_eq!(states(folder.path()), "none");
}
